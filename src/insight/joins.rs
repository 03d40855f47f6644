//! Which groups somebody brings together, in words: "joins Choir and Mill"; and whom they alone tie to
//! the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::groups::Group;
use crate::id::PersonId;

/// So many groups are named; the rest are "others".
const NAMED: usize = 3;

/// Which groups each person joins: those they have a tie into, and their own, by name. Who is tied
/// into one group only is not there.
pub fn joins(graph: &Graph, groups: &[Group]) -> BTreeMap<PersonId, String> {
    let group_of: BTreeMap<PersonId, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(at, group)| group.people.iter().map(move |person| (*person, at)))
        .collect();
    let mut words = BTreeMap::new();
    for (node, person) in graph.people().iter().enumerate() {
        let others = graph.neighbours(node).iter().filter_map(|&other| usize::try_from(other).ok());
        let others = others.filter_map(|other| graph.person(other));
        let into = others.chain([*person]).filter_map(|person| group_of.get(&person));
        let names: BTreeSet<&str> =
            into.filter_map(|at| Some(groups.get(*at)?.name.as_str())).collect();
        if names.len() > 1 {
            words.insert(*person, told(&names.into_iter().collect::<Vec<_>>()));
        }
    }
    words
}

/// Those who are tied to one person alone, this one: to the rest of the network only through them.
pub fn held(graph: &Graph, node: usize) -> Vec<PersonId> {
    let others = graph.neighbours(node).iter().filter_map(|&other| usize::try_from(other).ok());
    let ends = others.filter(|&other| graph.neighbours(other).len() == 1);
    // Of two who have only each other, neither holds the other to anything.
    if graph.neighbours(node).len() < 2 {
        return Vec::new();
    }
    ends.filter_map(|other| graph.person(other)).collect()
}

fn told(names: &[&str]) -> String {
    let shown = names.get(..NAMED).unwrap_or(names);
    if shown.len() < names.len() {
        return format!("joins {} and others", shown.join(", "));
    }
    match shown {
        [first @ .., last] => format!("joins {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::person_id;
    use crate::people::GroupKey;

    fn group(name: &str, people: &[usize]) -> Group {
        Group {
            key: GroupKey::Tag(name.into()),
            name: name.into(),
            people: people.iter().map(|n| person_id(*n)).collect(),
            named: false,
        }
    }

    fn joined(ties: &[(usize, usize)], groups: &[Group]) -> Vec<(PersonId, String)> {
        let people = (0..20).map(|n| (person_id(n), None));
        let ties = ties.iter().map(|(a, b)| (person_id(*a), person_id(*b)));
        joins(&Graph::new(people, ties), groups).into_iter().collect()
    }

    #[test]
    fn who_is_tied_into_two_groups_joins_them() {
        let groups = [group("Mill", &[0, 1, 2]), group("Choir", &[3, 4, 5])];
        // 0 is of the mill and tied to two of the choir; 6 is of neither, and tied to one of each.
        let ties = [(0, 1), (0, 3), (0, 4), (6, 2), (6, 5), (4, 5)];
        let words = joined(&ties, &groups);
        let who: Vec<PersonId> = [0, 3, 4, 6].map(person_id).into();
        assert_eq!(words.iter().map(|(person, _)| *person).collect::<Vec<_>>(), who);
        assert!(words.iter().all(|(_, words)| words == "joins Choir and Mill"));
        assert_eq!(joined(&ties, &[]), []);
        assert_eq!(joined(&ties, &groups[..1]), []);
    }

    #[test]
    fn whom_somebody_alone_ties_to_the_rest() {
        let people = (0..8).map(|n| (person_id(n), None));
        let ties =
            [(0, 1), (1, 2), (2, 3), (1, 3), (4, 5)].map(|(a, b)| (person_id(a), person_id(b)));
        let graph = Graph::new(people, ties);
        assert_eq!(held(&graph, 1), [person_id(0)]);
        for node in [0, 2, 3, 4, 5, 6, 99] {
            assert_eq!(held(&graph, node), [], "{node}");
        }
    }

    #[test]
    fn of_many_the_first_are_named() {
        let groups: Vec<Group> =
            (0..5).map(|n| group(&format!("G{n}"), &[2 * n + 1, 2 * n + 2])).collect();
        let ties: Vec<(usize, usize)> = (1..=10).map(|n| (0, n)).collect();
        let words = joined(&ties, &groups);
        assert_eq!(words, [(person_id(0), "joins G0, G1, G2 and others".into())]);
    }
}
