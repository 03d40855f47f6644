//! Places of people, and the bands they stand on, if any. No awareness of how they were found.

use super::bands::Bands;
use crate::id::PersonId;
use crate::map::point::{Point, Rect};

/// Around everybody of a map without bands is so much room, world units: a disc and a name.
const AROUND: f32 = 56.0;
/// Half of the least side of a map without bands.
const LEAST: f32 = 160.0;

/// Where everybody stands, in world units: on bands with *me* at (0, 0), or free.
#[derive(Clone, Debug, PartialEq)]
pub struct Positions {
    people: Vec<PersonId>,
    at: Vec<Point>,
    bands: Option<Bands>,
    bounds: Rect,
    /// How far the bands are there, 0 to 1: between only while the map goes from one view to another.
    presence: f32,
    /// What each person's ties were when they were placed, as one number; empty on bands.
    pub(super) ties: Vec<u32>,
}

impl Default for Positions {
    fn default() -> Self {
        Self::on_bands(Vec::new(), Vec::new(), Bands::default())
    }
}

impl Positions {
    /// `people` sorted, `at` in the same order.
    pub(super) fn on_bands(people: Vec<PersonId>, at: Vec<Point>, bands: Bands) -> Self {
        let bounds = Rect::around(Point::ORIGIN, bands.radius());
        Self { people, at, bands: Some(bands), bounds, presence: 1.0, ties: Vec::new() }
    }

    /// The same without bands; `ties` by which a later layout tells whose ties are others.
    pub(super) fn free(people: Vec<PersonId>, at: Vec<Point>, ties: Vec<u32>) -> Self {
        let bounds = around(&at);
        Self { people, at, bands: None, bounds, presence: 0.0, ties }
    }

    /// Everybody, by node.
    pub(super) fn people(&self) -> &[PersonId] {
        &self.people
    }

    /// All places, by node.
    pub fn points(&self) -> &[Point] {
        &self.at
    }

    /// Where a node stands; the middle for no node.
    pub fn at(&self, node: usize) -> Point {
        self.at.get(node).copied().unwrap_or_default()
    }

    fn index(&self, person: PersonId) -> Option<usize> {
        self.people.binary_search(&person).ok()
    }

    /// Where a person stands.
    pub fn of(&self, person: PersonId) -> Option<Point> {
        self.at.get(self.index(person)?).copied()
    }

    /// What a person's ties were.
    pub(super) fn ties_of(&self, person: PersonId) -> Option<u32> {
        self.ties.get(self.index(person)?).copied()
    }

    /// The bands of the circles; `None` where ties alone decide.
    pub fn bands(&self) -> Option<&Bands> {
        self.bands.as_ref()
    }

    /// How far the bands, and *me* in their middle, are there: 1 on bands, 0 without, and between on
    /// the way from one to the other.
    pub fn presence(&self) -> f32 {
        self.presence
    }

    /// What holds everything: the square of the bands, or the rectangle around all people.
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// Puts somebody somewhere else, by hand.
    pub fn put(&mut self, person: PersonId, place: Point) {
        if let Some(node) = self.index(person)
            && let Some(at) = self.at.get_mut(node)
            && place.is_finite()
        {
            *at = place;
            if self.bands.is_none() {
                self.bounds = union(self.bounds, Rect::around(place, AROUND));
            }
        }
    }

    /// Everybody somewhere else, by node; as many places as people.
    pub(super) fn replace(&mut self, at: Vec<Point>) {
        self.bounds = around(&at);
        self.at = at;
    }

    /// A step of the movement from `before` to here: `share` 0 is there, 1 is here. Who was not there
    /// before stands where they will be. Between a map with bands and one without, the bands of the
    /// one stay and their [`presence`](Self::presence) tells how far they are there.
    #[must_use]
    pub fn coming_from(&self, before: &Positions, share: f32) -> Self {
        if share >= 1.0 {
            return self.clone();
        }
        let places = self.people.iter().zip(&self.at);
        let at = places
            .map(|(person, &to)| before.of(*person).map_or(to, |from| from.towards(to, share)));
        let bands = match (before.bands, self.bands) {
            (Some(from), Some(to)) => Some(from.towards(&to, share)),
            (from, to) => from.or(to),
        };
        let (from, to) = (before.bounds, self.bounds);
        Self {
            people: self.people.clone(),
            at: at.collect(),
            bands,
            bounds: Rect {
                min: from.min.towards(to.min, share),
                max: from.max.towards(to.max, share),
            },
            presence: before.presence + (self.presence - before.presence) * share,
            ties: self.ties.clone(),
        }
    }
}

fn around(points: &[Point]) -> Rect {
    let rect = |&point: &Point| Rect::around(point, AROUND);
    let all = points.iter().map(rect).reduce(union).unwrap_or_default();
    let (centre, half) = (all.centre(), all.size() * 0.5);
    let half = Point::new(half.x.max(LEAST), half.y.max(LEAST));
    Rect { min: centre - half, max: centre + half }
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect {
        min: Point::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
        max: Point::new(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
    }
}
