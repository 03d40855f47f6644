//! Who is there and who is tied to whom, as flat arrays of indices. No awareness of places or names.

#![allow(clippy::indexing_slicing, reason = "every index is made here, below the number of people")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use std::collections::BTreeMap;

use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Circle, Person, fold};
use crate::sort;

/// People as nodes 0 to n-1 in the order of their ids, and undirected edges between them. However
/// many ties two people have, they are one edge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    people: Vec<PersonId>,
    circles: Vec<Option<Circle>>,
    edges: Vec<[u32; 2]>,
    hints: Vec<[u32; 2]>,
    /// The neighbours of node i are `neighbours[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    neighbours: Vec<u32>,
}

impl Graph {
    /// The graph of a notebook. People of one company get hints to stand together.
    pub fn of(notebook: &Notebook) -> Self {
        Self::with_circles(notebook, |person| person.circle)
    }

    /// The same, with everybody in the circle that they were in at the end of this day, as far as is
    /// known.
    pub fn on(notebook: &Notebook, day: Day) -> Self {
        Self::with_circles(notebook, |person| person.circle_on(day))
    }

    fn with_circles(notebook: &Notebook, circle: impl Fn(&Person) -> Option<Circle>) -> Self {
        let people = notebook.people().map(|person| (person.id, circle(person)));
        let ties = notebook.ties().map(|tie| (tie.key.from(), tie.key.to()));
        let mut graph = Self::new(people, ties);

        let mut companies: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for person in notebook.people().filter(|person| !person.company.is_empty()) {
            if let Some(node) = graph.node(person.id) {
                companies.entry(fold(&person.company)).or_default().push(node as u32);
            }
        }
        let chains = companies.values().flat_map(|nodes| nodes.windows(2).map(|w| [w[0], w[1]]));
        graph.hints = chains.collect();
        graph
    }

    /// A graph of these people and ties. Who comes twice counts once; ties to oneself or to somebody
    /// who is not there are left out.
    pub fn new(
        people: impl IntoIterator<Item = (PersonId, Option<Circle>)>,
        ties: impl IntoIterator<Item = (PersonId, PersonId)>,
    ) -> Self {
        let people: BTreeMap<PersonId, Option<Circle>> = people.into_iter().collect();
        let circles = people.values().copied().collect();
        let people: Vec<PersonId> = people.into_keys().collect();
        let node = |id| people.binary_search(&id).ok().map(|node| node as u32);
        let pairs = ties.into_iter().filter_map(|(a, b)| Some((node(a)?, node(b)?)));
        let mut edges: Vec<[u32; 2]> =
            pairs.filter(|(a, b)| a != b).map(|(a, b)| [a.min(b), a.max(b)]).collect();
        sort::by(&mut edges, Ord::cmp);
        edges.dedup();

        let mut starts = vec![0; people.len() + 1];
        for &[a, b] in &edges {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 0..people.len() {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut neighbours = vec![0; edges.len() * 2];
        for &[a, b] in &edges {
            for (from, to) in [(a, b), (b, a)] {
                neighbours[next[from as usize] as usize] = to;
                next[from as usize] += 1;
            }
        }
        Self { people, circles, edges, hints: Vec::new(), starts, neighbours }
    }

    /// How many people.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// All people, by node.
    pub fn people(&self) -> &[PersonId] {
        &self.people
    }

    /// Who a node is.
    pub fn person(&self, node: usize) -> Option<PersonId> {
        self.people.get(node).copied()
    }

    /// Which node a person is.
    pub fn node(&self, person: PersonId) -> Option<usize> {
        self.people.binary_search(&person).ok()
    }

    /// The circle of a node; `None` for who is not placed yet, and for no node.
    pub fn circle(&self, node: usize) -> Option<Circle> {
        self.circles.get(node).copied().flatten()
    }

    /// All edges, each once, the smaller node first, sorted.
    pub fn edges(&self) -> &[[u32; 2]] {
        &self.edges
    }

    /// Pairs that are not tied but like to stand together.
    pub fn hints(&self) -> &[[u32; 2]] {
        &self.hints
    }

    /// The nodes tied to a node, sorted; empty for no node.
    pub fn neighbours(&self, node: usize) -> &[u32] {
        if node >= self.len() {
            return &[];
        }
        &self.neighbours[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Whether two nodes are tied.
    pub fn are_tied(&self, a: usize, b: usize) -> bool {
        self.neighbours(a).binary_search(&(b as u32)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::people::Person;

    #[test]
    fn several_ties_are_one_edge_and_strays_are_none() {
        let people = [3, 1, 2, 2].map(|n| (person_id(n), None));
        let ties = [(1, 2), (2, 1), (1, 2), (3, 3), (3, 9), (2, 3)];
        let graph = Graph::new(people, ties.map(|(a, b)| (person_id(a), person_id(b))));
        assert_eq!(graph.len(), 3);
        assert_eq!(graph.edges(), [[0, 1], [1, 2]]);
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert_eq!(graph.neighbours(99), [0; 0]);
        assert!(graph.are_tied(2, 1) && !graph.are_tied(0, 2));
        assert_eq!(graph.node(person_id(2)), Some(1));
        assert_eq!(graph.person(3), None);
    }

    #[test]
    fn on_a_day_everybody_is_in_the_circle_of_that_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut ada = Person::new(person_id(1), "Ada");
        ada.place(Some(Circle::Known), day("2020-01-01"));
        ada.place(Some(Circle::Heart), day("2024-05-01"));
        let book = notebook([ada, Person::new(person_id(2), "Bo")], [(1, 2, "friend")]);
        for (on, circle) in [("2024-04-30", Circle::Known), ("2024-05-01", Circle::Heart)] {
            let graph = Graph::on(&book, day(on));
            assert_eq!(graph.circle(0), Some(circle), "{on}");
            assert_eq!(graph.edges(), Graph::of(&book).edges());
        }
        assert_eq!(Graph::on(&book, day("2026-01-01")), Graph::of(&book));
    }

    #[test]
    fn colleagues_get_hints() {
        let at = |n, company: &str| Person {
            company: company.into(),
            circle: (n == 2).then_some(Circle::Close),
            ..Person::new(person_id(n), format!("P{n}"))
        };
        let people = [at(1, "Navy"), at(2, "navy "), at(3, ""), at(4, "Navy"), at(5, "Bell")];
        let graph = Graph::of(&notebook(people, [(1, 4, "friend"), (1, 4, "mentor")]));
        assert_eq!(graph.edges(), [[0, 3]]);
        assert_eq!(graph.hints(), [[0, 3]]);
        assert_eq!(graph.circle(1), Some(Circle::Close));
        assert_eq!(Graph::of(&Notebook::default()), Graph::new([], []));
    }
}
