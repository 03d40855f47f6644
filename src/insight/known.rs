//! Since when somebody is known, and what the network was by a day.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::{Day, PartialDate};
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Known, Person, Tie, TieKey, TieKind};

/// Since when this person is known: the day we met, else that of our first moment.
pub(super) fn met_on(notebook: &Notebook, person: &Person) -> Option<Day> {
    person
        .met
        .map(PartialDate::first)
        .or_else(|| notebook.moments_of(person.id).last().map(|moment| moment.day))
}

/// Through whom we met this person, as far as they are there: who is noted with them first, then who
/// is tied to them as having introduced them.
pub(super) fn through(notebook: &Notebook, person: PersonId) -> Vec<PersonId> {
    let introduced = TieKind::Known(Known::Introduced);
    let noted = notebook.person(person).and_then(|person| person.through);
    let noted = noted.filter(|by| *by != person && notebook.person(*by).is_some());
    let ties = notebook.ties_of(person).filter(|tie| *tie.key.kind() == introduced);
    let tied = ties.map(|tie| tie.key.from()).filter(|by| *by != person && Some(*by) != noted);
    noted.into_iter().chain(tied).collect()
}

/// How the network came to be, as far as its dates tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The first day that anything is known of.
    pub from: Day,
    /// Today.
    pub to: Day,
    /// How many people no date tells of; they are there in the present only.
    pub undated: usize,
    people: BTreeMap<PersonId, Day>,
    ties: BTreeMap<TieKey, Day>,
}

/// The timeline of a notebook up to today; `None` where no date tells of anybody. A person is known
/// since the day we met, else our first moment, else since the first of their ties began. A tie stands
/// since it began (of a year or a month alone, since its first day); where that isn't noted, since
/// both people are known.
pub fn timeline(notebook: &Notebook, today: Day) -> Option<Timeline> {
    let mut people: BTreeMap<PersonId, Day> = BTreeMap::new();
    for person in notebook.people() {
        let ties = || notebook.ties_of(person.id).filter_map(|tie| Some(tie.since?.first())).min();
        if let Some(day) = met_on(notebook, person).or_else(ties) {
            people.insert(person.id, day);
        }
    }
    let began = |tie: &Tie| {
        let both = people.get(&tie.key.from()).max(people.get(&tie.key.to()))?;
        let are_known = [tie.key.from(), tie.key.to()].iter().all(|id| people.contains_key(id));
        are_known.then(|| tie.since.map_or(*both, |since| since.first().max(*both)))
    };
    let ties: BTreeMap<TieKey, Day> =
        notebook.ties().filter_map(|tie| Some((tie.key.clone(), began(tie)?))).collect();
    let from = people.values().min().copied()?.min(today);
    let undated = notebook.people().count() - people.len();
    Some(Timeline { from, to: today, undated, people, ties })
}

impl Timeline {
    /// Who was known by this day; from today on, everybody a date tells of.
    pub fn known_by(&self, day: Day) -> BTreeSet<PersonId> {
        let is_known = |(id, since): (&PersonId, &Day)| (*since <= day).then_some(*id);
        self.people.iter().filter_map(is_known).collect()
    }

    /// Which ties there were by this day.
    pub fn ties_by(&self, day: Day) -> BTreeSet<TieKey> {
        let is_there = |(key, since): (&TieKey, &Day)| (*since <= day).then(|| key.clone());
        self.ties.iter().filter_map(is_there).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId};
    use crate::insight::fixtures::person_id;
    use crate::life::{Moment, MomentKind};
    use crate::people::TieKind;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn by_meeting_by_moment_by_tie() {
        let mut document = Document::new(1);
        let tie = |a, b, since: Option<&str>| {
            let kind = TieKind::from_slug("friend").unwrap();
            let since = since.map(|since| since.parse().unwrap());
            Tie { since, ..Tie::new(TieKey::new(person_id(a), person_id(b), kind).unwrap()) }
        };
        document.edit("", |edit| {
            let met = Some(day("2015-05-01").into());
            edit.put_person(&Person { met, ..Person::new(person_id(1), "met") });
            for n in 2..=5 {
                edit.put_person(&Person::new(person_id(n), "P"));
            }
            for (n, on) in ["2018-01-01", "2017-01-01"].into_iter().enumerate() {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(n as u64),
                    day: day(on),
                    kind: MomentKind::Talked,
                    people: [person_id(2)].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
            edit.put_tie(&tie(1, 2, None));
            edit.put_tie(&tie(1, 3, Some("2019")));
            edit.put_tie(&tie(1, 4, None));
            edit.put_tie(&tie(2, 3, Some("2000-01-01")));
        });
        let notebook = document.notebook();
        let timeline = timeline(notebook, day("2026-11-21")).unwrap();
        // The third is known since a tie that is older than all else.
        let span = (timeline.from, timeline.to, timeline.undated);
        assert_eq!(span, (day("2000-01-01"), day("2026-11-21"), 2));
        let known = |on: &str| -> Vec<usize> {
            let known = timeline.known_by(day(on));
            (1..=5).filter(|n| known.contains(&person_id(*n))).collect()
        };
        assert_eq!(known("1999-12-31"), [0; 0]);
        assert_eq!(known("2000-01-01"), [3]);
        assert_eq!(known("2016-12-31"), [1, 3]);
        assert_eq!(known("2026-11-21"), [1, 2, 3]);
        let ties = |on: &str| timeline.ties_by(day(on)).len();
        assert_eq!(ties("2016-12-31"), 0);
        assert_eq!(ties("2017-01-01"), 2, "both of two ties are known");
        assert_eq!(ties("2019-01-01"), 3);
    }

    #[test]
    fn without_a_date_there_is_no_time_to_go_through() {
        let nobody = crate::insight::fixtures::notebook([Person::new(person_id(1), "A")], []);
        assert_eq!(timeline(&nobody, day("2026-11-21")), None);
    }

    #[test]
    fn a_date_that_lies_ahead_turns_nothing_round() {
        let met = Some(day("2099-01-01").into());
        let ahead = Person { met, ..Person::new(person_id(1), "A") };
        let notebook = crate::insight::fixtures::notebook([ahead], []);
        let timeline = timeline(&notebook, day("2026-11-21")).unwrap();
        assert!(timeline.from <= timeline.to);
        assert!(timeline.known_by(timeline.to).is_empty());
    }
}
