//! Who was put where by hand, and stays there. No awareness of how the others find their places.

use crate::insight::Graph;
use crate::map::point::Point;
use crate::notebook::Notebook;
use crate::people::View;
use crate::people::{Person, Place};

/// Thousandths of a radian, as an angle is kept.
const MILLI: f32 = 1000.0;

/// Pins of both views: nodes, and where they are held.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pins {
    /// In the constellation.
    pub(super) places: Vec<(usize, Point)>,
    /// Around the rings, radians.
    pub(super) angles: Vec<(usize, f32)>,
    /// Who has one, by node, in each view.
    held: [Vec<bool>; 2],
}

impl Pins {
    /// The pins of a notebook's people.
    pub(super) fn of(graph: &Graph, notebook: &Notebook) -> Self {
        let mut pins = Self::default();
        let [on_rings, free] = &mut pins.held;
        for (node, &person) in graph.people().iter().enumerate() {
            let person = notebook.person(person);
            let angle = person.and_then(|person| angle(person));
            let place = person.and_then(|person| place(person));
            pins.angles.extend(angle.map(|angle| (node, angle)));
            pins.places.extend(place.map(|place| (node, place)));
            on_rings.push(angle.is_some());
            free.push(place.is_some());
        }
        pins
    }

    /// Who is pinned in a view, by node.
    pub(super) fn held(&self, view: View) -> &[bool] {
        let [rings, constellation] = &self.held;
        if view == View::Rings { rings } else { constellation }
    }
}

#[allow(clippy::cast_precision_loss, reason = "whole units of a plane of some thousands")]
fn place(person: &Person) -> Option<Point> {
    person.pin.map(|pin| Point::new(pin.x as f32, pin.y as f32))
}

#[allow(clippy::cast_precision_loss, reason = "some thousands")]
fn angle(person: &Person) -> Option<f32> {
    person.angle.map(|angle| angle as f32 / MILLI)
}

/// A place as it is kept.
#[allow(clippy::cast_possible_truncation, reason = "clamped to what a float tells apart")]
pub(super) fn kept_place(point: Point) -> Place {
    let whole = |value: f32| value.round().clamp(-1e6, 1e6) as i32;
    Place { x: whole(point.x), y: whole(point.y) }
}

/// An angle as it is kept.
#[allow(clippy::cast_possible_truncation, reason = "some thousands")]
pub(super) fn kept_angle(point: Point) -> i32 {
    (point.angle() * MILLI).round() as i32
}
