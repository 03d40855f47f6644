//! Places of people, and the bands they stand on. No awareness of how they were found.

use super::bands::Bands;
use crate::id::PersonId;
use crate::map::point::{Point, Rect};

/// Where everybody stands, in world units with *me* at (0, 0).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    people: Vec<PersonId>,
    at: Vec<Point>,
    bands: Bands,
}

impl Positions {
    /// `people` sorted, `at` in the same order.
    pub(super) fn new(people: Vec<PersonId>, at: Vec<Point>, bands: Bands) -> Self {
        Self { people, at, bands }
    }

    /// All places, by node.
    pub fn points(&self) -> &[Point] {
        &self.at
    }

    /// Where a node stands; the middle for no node.
    pub fn at(&self, node: usize) -> Point {
        self.at.get(node).copied().unwrap_or_default()
    }

    /// Where a person stands.
    pub fn of(&self, person: PersonId) -> Option<Point> {
        let node = self.people.binary_search(&person).ok()?;
        self.at.get(node).copied()
    }

    /// The bands of the circles.
    pub fn bands(&self) -> &Bands {
        &self.bands
    }

    /// The square around everything, bands included.
    pub fn bounds(&self) -> Rect {
        Rect::around(Point::ORIGIN, self.bands.radius())
    }

    /// Puts somebody somewhere else, by hand.
    pub fn put(&mut self, person: PersonId, place: Point) {
        if let Ok(node) = self.people.binary_search(&person)
            && let Some(at) = self.at.get_mut(node)
            && place.is_finite()
        {
            *at = place;
        }
    }

    /// A step of the movement from `before` to here: `share` 0 is there, 1 is here. Who was not there
    /// before stands where they will be.
    #[must_use]
    pub fn coming_from(&self, before: &Positions, share: f32) -> Self {
        if share >= 1.0 {
            return self.clone();
        }
        let places = self.people.iter().zip(&self.at);
        let at = places
            .map(|(person, &to)| before.of(*person).map_or(to, |from| from.towards(to, share)));
        Self {
            people: self.people.clone(),
            at: at.collect(),
            bands: before.bands.towards(&self.bands, share),
        }
    }
}
