//! Who is seen of all people, by what the reader thinks with: rules, a group, degrees around
//! somebody, a day. The map draws by it and the table lists by it, so that both always agree.

use std::collections::BTreeSet;

use super::scene::Presence;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::{Graph, degrees, fits, timeline};
use crate::notebook::Notebook;
use crate::people::{Filter, GroupKey};

/// What the reader thinks with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Who fits.
    pub filter: Filter,
    /// The one group that is looked at.
    pub only: Option<GroupKey>,
    /// Who is looked around, and how many ties far.
    pub focus: Option<(PersonId, u8)>,
    /// Only who was known by this day.
    pub until: Option<Day>,
    /// Whether the others are hidden; else they fade. Who was not known yet is hidden always.
    pub hides: bool,
}

impl Wanted {
    /// Whether everybody is wanted. Who was left out of the map is gone all the same.
    pub fn is_everybody(&self) -> bool {
        let Self { filter, only, focus, until, hides: _ } = self;
        filter.is_everybody() && only.is_none() && focus.is_none() && until.is_none()
    }

    /// Whether somebody is seen, by node of the notebook's graph. Who was left out of the map is gone,
    /// whatever is wanted. A person who is looked around and is not there any more hides nobody.
    pub fn presence(&self, notebook: &Notebook, graph: &Graph, today: Day) -> Vec<Presence> {
        let away = if self.hides { Presence::Gone } else { Presence::Faded };
        let mut presence = vec![Presence::Here; graph.len()];
        let on_map = |person: PersonId| notebook.person(person).is_none_or(|one| !one.off_map);
        for (seen, &person) in presence.iter_mut().zip(graph.people()) {
            if !on_map(person) {
                *seen = Presence::Gone;
            }
        }
        if self.is_everybody() {
            return presence;
        }
        let mut keep = |away: Presence, stays: &dyn Fn(usize, PersonId) -> bool| {
            for (node, (seen, &person)) in presence.iter_mut().zip(graph.people()).enumerate() {
                if *seen != Presence::Gone && !stays(node, person) {
                    *seen = away;
                }
            }
        };
        if let Some(day) = self.until {
            let known = timeline(notebook, today).map(|line| line.known_by(day));
            let known = known.unwrap_or_default();
            keep(Presence::Gone, &|_, person| known.contains(&person));
        }
        let group = self.only.clone().map(Filter::Group);
        for filter in [Some(&self.filter), group.as_ref()].into_iter().flatten() {
            if !filter.is_everybody() {
                let fit = fits(notebook, filter, today);
                keep(away, &|_, person| fit.contains(&person));
            }
        }
        if let Some((person, most)) = self.focus
            && let Some(from) = graph.node(person)
        {
            let far = degrees(graph, from);
            let near = |node: usize| far.get(node).copied().flatten();
            keep(away, &|node, _| near(node).is_some_and(|ties| ties <= u32::from(most)));
        }
        presence
    }
}

/// Those who are here, of all people of a graph.
pub fn here(graph: &Graph, presence: &[Presence]) -> BTreeSet<PersonId> {
    let people = graph.people().iter().zip(presence);
    people.filter(|(_, seen)| **seen == Presence::Here).map(|(person, _)| *person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::people::Person;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// 0 - 1 - 2 - 3, and 4 alone; of the first four the met days are the years 2020 to 2023.
    fn sample() -> Notebook {
        let person = |n: usize| Person {
            tags: if n.is_multiple_of(2) { [String::from("even")].into() } else { [].into() },
            met: (n < 4).then(|| Day::new(2020 + i32::try_from(n).unwrap(), 1, 1).unwrap().into()),
            ..Person::new(person_id(n), format!("P{n}"))
        };
        notebook((0..5).map(person), (0..3).map(|n| (n, n + 1, "friend")))
    }

    fn seen(wanted: &Wanted) -> Vec<Presence> {
        let notebook = sample();
        wanted.presence(&notebook, &Graph::of(&notebook), day("2026-01-01"))
    }

    const HERE: Presence = Presence::Here;
    const FADED: Presence = Presence::Faded;
    const GONE: Presence = Presence::Gone;

    #[test]
    fn everybody_is_here_until_something_is_wanted() {
        assert_eq!(seen(&Wanted::default()), [HERE; 5]);
        assert_eq!(seen(&Wanted { hides: true, ..Wanted::default() }), [HERE; 5]);
        let stranger = Wanted { focus: Some((person_id(99), 1)), ..Wanted::default() };
        assert_eq!(seen(&stranger), [HERE; 5]);
    }

    #[test]
    fn each_wish_leaves_who_fits() {
        let even = Wanted { filter: Filter::Tag("Even".into()), ..Wanted::default() };
        assert_eq!(seen(&even), [HERE, FADED, HERE, FADED, HERE]);
        let hidden = Wanted { hides: true, ..even.clone() };
        assert_eq!(seen(&hidden), [HERE, GONE, HERE, GONE, HERE]);
        let only = Wanted { only: Some(GroupKey::Tag("even".into())), ..Wanted::default() };
        assert_eq!(seen(&only), seen(&even));
        let around = Wanted { focus: Some((person_id(1), 1)), ..Wanted::default() };
        assert_eq!(seen(&around), [HERE, HERE, HERE, FADED, FADED]);
        let both = Wanted { focus: Some((person_id(1), 2)), ..even };
        assert_eq!(seen(&both), [HERE, FADED, HERE, FADED, FADED]);
    }

    #[test]
    fn who_was_left_out_is_gone_whatever_is_wanted() {
        let person =
            |n: usize| Person { off_map: n == 1, ..Person::new(person_id(n), format!("P{n}")) };
        let notebook = notebook((0..3).map(person), [(0, 1, "friend")]);
        let graph = Graph::of(&notebook);
        let around = Wanted { focus: Some((person_id(0), 2)), ..Wanted::default() };
        for (wanted, seen) in
            [(Wanted::default(), [HERE, GONE, HERE]), (around, [HERE, GONE, FADED])]
        {
            let presence = wanted.presence(&notebook, &graph, day("2026-01-01"));
            assert_eq!(presence, seen);
            assert!(!here(&graph, &presence).contains(&person_id(1)));
        }
    }

    #[test]
    fn who_was_not_known_yet_is_not_there() {
        let then = Wanted { until: Some(day("2021-06-01")), ..Wanted::default() };
        assert_eq!(seen(&then), [HERE, HERE, GONE, GONE, GONE]);
        let even = Wanted { filter: Filter::Tag("even".into()), ..then };
        assert_eq!(seen(&even), [HERE, FADED, GONE, GONE, GONE]);
        let notebook = sample();
        let graph = Graph::of(&notebook);
        let here = here(&graph, &even.presence(&notebook, &graph, day("2026-01-01")));
        assert_eq!(here, [person_id(0)].into());
    }
}
