//! Graphs and notebooks for the tests of what is found in them and of the map.

use std::sync::Arc;

use crate::id::{AnyId, PersonId};
use crate::insight::Graph;
use crate::notebook::{Kept, Notebook};
use crate::people::{Circle, Person, Tie, TieKey, TieKind};

/// An id whose order is the order of `n`, up to 62^2.
pub(crate) fn person_id(n: usize) -> PersonId {
    // The first digit of an id is the lowest of its number, so the digits are turned round.
    let mut n = n as u64;
    let mut random = 0;
    for _ in 0..8 {
        random = random * 62 + n % 62;
        n /= 62;
    }
    PersonId::from_random(random)
}

pub(crate) fn notebook(
    people: impl IntoIterator<Item = Person>,
    ties: impl IntoIterator<Item = (usize, usize, &'static str)>,
) -> Notebook {
    let mut notebook = Notebook::default();
    for person in people {
        let kept = Kept { value: Arc::new(person.clone()), deleted: None };
        notebook.set_person(person.id, Some(kept));
    }
    for (a, b, kind) in ties {
        let kind = TieKind::from_slug(kind).unwrap();
        let key = TieKey::new(person_id(a), person_id(b), kind).unwrap();
        let kept = Kept { value: Arc::new(Tie::new(key.clone())), deleted: None };
        notebook.set_tie(key, Some(kept));
    }
    notebook
}

/// Small numbers that look random, for fixtures only.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) % n as u64) as usize
    }
}

/// The circle of person `i`: `ring` gives 1 to 5, anything else is not placed.
pub(crate) fn graph_of(
    n: usize,
    ring: impl Fn(usize) -> u8,
    edges: impl IntoIterator<Item = (usize, usize)>,
) -> Graph {
    let people = (0..n).map(|i| (person_id(i), Circle::from_ring(ring(i))));
    Graph::new(people, edges.into_iter().map(|(a, b)| (person_id(a), person_id(b))))
}

/// As many ties as given per person within groups of `size`, and one in ten to anybody. Who is in
/// which group is mixed; `group_of` tells.
pub(crate) fn planted(n: usize, size: usize, seed: u64, ring: impl Fn(usize) -> u8) -> Graph {
    let mut dice = Dice(seed);
    let groups = n.div_ceil(size);
    let mut edges = Vec::new();
    for a in 0..n {
        for _ in 0..3 {
            let b = if dice.below(10) == 0 {
                dice.below(n)
            } else {
                group_of(a, groups) + groups * dice.below(size)
            };
            if b < n {
                edges.push((a, b));
            }
        }
    }
    graph_of(n, ring, edges)
}

pub(crate) fn group_of(person: usize, groups: usize) -> usize {
    person % groups
}

/// Circles as they are in life: 5, 10, 35, 100, 350, and the rest not placed.
pub(crate) fn lifelike(person: usize) -> u8 {
    // 7919 is prime: neighbours in the list are in different circles.
    match person * 7919 % 1009 {
        0..5 => 1,
        5..15 => 2,
        15..50 => 3,
        50..150 => 4,
        150..500 => 5,
        _ => 0,
    }
}
