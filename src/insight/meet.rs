//! What is worth knowing before one meets somebody: the last moments, what they carry, what to ask,
//! and who of those coming knows whom. Pure functions of the notebook and a day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::dates::{Ahead, dates_ahead};
use crate::day::Day;
use crate::id::PersonId;
use crate::life::Moment;
use crate::notebook::Notebook;
use crate::people::{Jotting, Person, Tie, ended};
use crate::sort;

/// So many of the last moments are told.
const LAST: usize = 3;
/// Dates of the next days are near; one that is worth a word earlier is told earlier.
const DATES_DAYS: i32 = 30;

/// What is worth knowing of one of those who come.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    /// Who.
    pub person: Arc<Person>,
    /// The last moments that aren't told as carried, the latest first.
    pub last: Vec<Arc<Moment>>,
    /// The joys and frustrations they carry, the latest first.
    pub carried: Vec<Arc<Moment>>,
    /// What to ask, the longest noted first; what was asked today stays until the day is over.
    pub questions: Vec<String>,
    /// What would please them, and what for; the longest noted first.
    pub gifts: Vec<(String, String)>,
    /// Their dates that are near, the nearest first.
    pub dates: Vec<Ahead>,
}

/// What is worth knowing before one meets these people, in their order; who isn't there is left out.
pub fn before(notebook: &Notebook, people: &[PersonId], today: Day) -> Vec<Before> {
    let ahead = dates_ahead(notebook, today, DATES_DAYS);
    let there = people.iter().filter_map(|id| notebook.person(*id));
    there
        .map(|person| {
            let carried = carried(notebook, person.id, today);
            let past = notebook.moments_of(person.id).filter(|moment| moment.day <= today);
            let last = past.filter(|moment| carried.iter().all(|one| one.id != moment.id));
            let open = |all: &BTreeMap<String, Jotting>| {
                let is_now = |one: &Jotting| one.done.is_none_or(|day| day == today);
                let mut open: Vec<(Day, String, String)> = all
                    .iter()
                    .filter(|(_, jotting)| is_now(jotting))
                    .map(|(text, one)| (one.noted, text.clone(), one.occasion.clone()))
                    .collect();
                sort::by(&mut open, Ord::cmp);
                open.into_iter().map(|(_, text, occasion)| (text, occasion)).collect::<Vec<_>>()
            };
            Before {
                person: Arc::clone(person),
                last: last.take(LAST).cloned().collect(),
                questions: open(&person.questions).into_iter().map(|(text, _)| text).collect(),
                gifts: open(&person.gifts),
                dates: ahead.iter().filter(|one| one.person.id == person.id).cloned().collect(),
                carried,
            }
        })
        .collect()
}

/// The joys and frustrations that somebody carries today, the latest first.
pub fn carried(notebook: &Notebook, person: PersonId, today: Day) -> Vec<Arc<Moment>> {
    notebook.moments_of(person).filter(|moment| moment.is_carried(today)).cloned().collect()
}

/// The ties among these people, ordered.
pub fn ties_among(notebook: &Notebook, people: &[PersonId]) -> Vec<Arc<Tie>> {
    let among: BTreeSet<PersonId> = people.iter().copied().collect();
    let ties = among.iter().flat_map(|id| {
        // Each tie is told from where it starts.
        notebook.ties_of(*id).filter(move |tie| tie.key.from() == *id)
    });
    ties.filter(|tie| among.contains(&tie.key.to())).cloned().collect()
}

/// A tie as a sentence: "Ada is a mentor of Grace."
pub fn tie_sentence(notebook: &Notebook, tie: &Tie) -> String {
    let name = |id| notebook.short_name(id);
    let (from, to) = (name(tie.key.from()), name(tie.key.to()));
    ended(format!("{from} {} {to}", tie.key.kind().phrase(true)))
}

/// Everybody whom this person knows, as far as is noted: a tie between them, a moment with both, one
/// household.
pub fn known_to(notebook: &Notebook, person: PersonId) -> BTreeSet<PersonId> {
    let ties = notebook.ties_of(person).flat_map(|tie| [tie.key.from(), tie.key.to()]);
    let moments = notebook.moments_of(person).filter(|moment| moment.kind.is_contact());
    let moments = moments.flat_map(|moment| moment.people.iter().copied());
    let homes = notebook.households_of(person).flat_map(|home| home.people.iter().copied());
    ties.chain(moments).chain(homes).filter(|one| *one != person).collect()
}

/// Who of these may be new to whom, each pair once: those before in the order, and for each who comes
/// later and isn't known to them.
pub fn new_to_each_other(
    notebook: &Notebook,
    people: &[PersonId],
) -> Vec<(PersonId, Vec<PersonId>)> {
    let there: Vec<PersonId> =
        people.iter().copied().filter(|id| notebook.person(*id).is_some()).collect();
    let pairs = there.iter().enumerate().map(|(at, one)| {
        let known = known_to(notebook, *one);
        let later = there.iter().skip(at + 1).filter(|other| !known.contains(other));
        (*one, later.copied().collect::<Vec<_>>())
    });
    pairs.filter(|(_, others)| !others.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, HouseholdId, MomentId};
    use crate::insight::fixtures::person_id;
    use crate::life::MomentKind;
    use crate::people::{Household, TieKey, TieKind};

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    /// Five people; `moments` by kind, days ago, and people.
    fn document(moments: &[(MomentKind, i32, &[usize])]) -> Document {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, name) in ["Ada", "Grace", "Mary", "Joan", "Rosa"].iter().enumerate() {
                edit.put_person(&Person::new(person_id(n), *name));
            }
            for (n, (kind, ago, people)) in moments.iter().enumerate() {
                edit.put_moment(&Moment {
                    people: people.iter().map(|n| person_id(*n)).collect(),
                    text: n.to_string(),
                    ..Moment::new(MomentId::from_random(n as u64), today().plus(-ago), *kind)
                });
            }
        });
        document
    }

    fn texts(moments: &[Arc<Moment>]) -> Vec<&str> {
        moments.iter().map(|moment| moment.text.as_str()).collect()
    }

    #[test]
    fn what_they_carry_is_not_told_twice_and_what_lies_ahead_is_no_last_moment() {
        use MomentKind as M;
        let document = document(&[
            (M::Talked, 400, &[0]),
            (M::Frustration, 100, &[0]),
            (M::Joy, 100, &[0]),
            (M::Joy, 10, &[0]),
            (M::Meal, 3, &[0]),
            (M::Frustration, -3, &[0]),
            (M::Frustration, 184, &[0]),
            (M::Talked, 1, &[1]),
        ]);
        let cards = before(document.notebook(), &[person_id(0), person_id(9)], today());
        assert_eq!(cards.len(), 1, "who isn't there is left out");
        assert_eq!(texts(&cards[0].carried), ["3", "1"]);
        assert_eq!(texts(&cards[0].last), ["4", "2", "6"]);
    }

    #[test]
    fn what_has_passed_is_no_longer_carried() {
        let mut document = document(&[(MomentKind::Frustration, 10, &[0])]);
        let moment = document.notebook().moments().next().unwrap().clone();
        assert_eq!(carried(document.notebook(), person_id(0), today()).len(), 1);
        document.edit("", |edit| {
            edit.put_moment(&Moment { over: Some(today()), ..(*moment).clone() });
        });
        assert!(carried(document.notebook(), person_id(0), today()).is_empty());
    }

    #[test]
    fn open_questions_and_gifts_the_longest_noted_first_and_dates_that_are_near() {
        let mut document = document(&[]);
        let jot = |text: &str| text.parse().unwrap();
        document.edit("", |edit| {
            edit.put_person(&Person {
                questions: [
                    ("How is the dog?".into(), jot("2026-11-01")),
                    ("Did it rain?".into(), jot("2026-10-01")),
                    ("Asked today".into(), jot("2026-11-02/2026-11-22")),
                    ("Asked".into(), jot("2026-10-01/2026-10-02")),
                ]
                .into(),
                gifts: [("A kite".into(), jot("2026-11-01 just because"))].into(),
                dates: [
                    ("birthday".into(), "--12-10".parse().unwrap()),
                    ("anniversary".into(), "--03-01".parse().unwrap()),
                    ("name day".into(), "--03-02".parse().unwrap()),
                ]
                .into(),
                lead: [("anniversary".into(), 120)].into(),
                ..Person::new(person_id(0), "Ada")
            });
        });
        let card = before(document.notebook(), &[person_id(0)], today()).remove(0);
        assert_eq!(card.questions, ["Did it rain?", "How is the dog?", "Asked today"]);
        assert_eq!(card.gifts, [("A kite".to_owned(), "just because".to_owned())]);
        let labels: Vec<&str> = card.dates.iter().map(|date| date.label.as_str()).collect();
        assert_eq!(labels, ["birthday", "anniversary"]);
    }

    #[test]
    fn who_knows_whom_by_tie_by_moment_and_by_household() {
        let mut document = document(&[
            (MomentKind::Meal, 10, &[0, 2]),
            // That both are in a note doesn't mean that they met.
            (MomentKind::Note, 10, &[0, 4]),
        ]);
        let mentor = TieKind::from_slug("mentor").unwrap();
        let tie = Tie::new(TieKey::new(person_id(1), person_id(0), mentor).unwrap());
        document.edit("", |edit| {
            edit.put_tie(&tie);
            edit.put_household(&Household {
                id: HouseholdId::from_random(1),
                name: String::new(),
                people: [person_id(0), person_id(3)].into(),
                address: String::new(),
            });
        });
        let notebook = document.notebook();
        let all: Vec<PersonId> = (0..5).map(person_id).collect();
        assert_eq!(
            known_to(notebook, person_id(0)),
            [person_id(1), person_id(2), person_id(3)].into()
        );
        let new = new_to_each_other(notebook, &all);
        let expected = [(0, vec![4]), (1, vec![2, 3, 4]), (2, vec![3, 4]), (3, vec![4])];
        let expected: Vec<(PersonId, Vec<PersonId>)> = expected
            .into_iter()
            .map(|(one, others)| (person_id(one), others.into_iter().map(person_id).collect()))
            .collect();
        assert_eq!(new, expected);
        let ties = ties_among(notebook, &all);
        assert_eq!(ties.len(), 1);
        assert_eq!(tie_sentence(notebook, &ties[0]), "Grace is a mentor of Ada.");
        assert!(ties_among(notebook, &all[1..]).is_empty());
    }
}
