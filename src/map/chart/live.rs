//! Who is carried through the constellation takes those tied to them along, and all come to rest where
//! they are let go. No awareness of pointers.

use super::Chart;
use super::pins::{Pins, kept_place};
use crate::id::PersonId;
use crate::map::camera::Camera;
use crate::map::layout::Live;
use crate::map::point::Point;
use crate::people::View;

/// Less than this is the rounding of what is kept, world units.
const SAME: f32 = 0.8;

impl Chart {
    /// Whoever is carried begins to pull.
    pub(super) fn take_along(&mut self) {
        if self.view == View::Constellation {
            self.moving = None;
            self.lifted = Some(self.positions.clone());
            self.live = Some(Live::new(&self.graph, &self.positions, &self.pins.places));
        }
    }

    /// They pull for one frame. Says whether anybody may still move. Without motion nobody is pulled;
    /// others make room once they are let go.
    pub(super) fn tug(&mut self, camera: &Camera, calm: bool) -> bool {
        let carried = self.carried.and_then(|carried| {
            let place = camera.to_world(carried.at + carried.grip);
            Some((self.graph.node(carried.person)?, place))
        });
        let Some(live) = &mut self.live else { return false };
        if calm {
            self.live = None;
            return false;
        }
        if let Some((node, place)) = carried {
            live.carry(node, place);
        }
        live.tick();
        live.show(&mut self.positions);
        self.unkept = true;
        let more = !live.is_at_rest();
        if !more && carried.is_none() {
            self.live = None;
            self.stands();
        }
        more
    }

    /// Who was carried stays where they are, and the others come to rest.
    pub(super) fn leave_along(&mut self, person: PersonId, place: Point) {
        self.lifted = None;
        let kept = kept_place(place);
        #[allow(clippy::cast_precision_loss, reason = "whole units of a plane of some thousands")]
        let place = Point::new(kept.x as f32, kept.y as f32);
        if let (Some(live), Some(node)) = (&mut self.live, self.graph.node(person)) {
            live.carry(node, place);
            live.let_go(true);
            self.positions.put(person, place);
        }
    }

    /// Everybody goes back to where they stood before somebody was lifted.
    pub(super) fn bring_back(&mut self) {
        self.live = None;
        if let Some(positions) = self.lifted.take() {
            self.positions = positions;
            self.stands();
        }
    }

    /// Whether somebody has just been left where these pins say, and the others are coming to rest
    /// around them already.
    pub(super) fn is_left_there(&mut self, pins: &Pins) -> bool {
        let there = |&(node, pin): &(usize, Point)| self.positions.at(node).distance(pin) < SAME;
        let left = self.live.is_some()
            && self.carried.is_none()
            && pins.angles == self.pins.angles
            && pins.places.len() >= self.pins.places.len()
            && pins.places.iter().all(there);
        if left {
            self.dropped = None;
        }
        left
    }
}
