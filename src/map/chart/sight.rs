//! Several people brought into sight together, and the way back to what was seen before. No awareness
//! of why they are looked at.

use super::Chart;
use crate::id::PersonId;
use crate::map::camera::Camera;
use crate::map::layout::{ME_RADIUS, NODE_RADIUS};
use crate::map::point::{Point, Rect};

/// Left free around them, for their names, CSS pixels.
const AROUND: f32 = 44.0;

/// Who was brought into sight.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    people: Vec<PersonId>,
    /// And *me*, where there are rings.
    me: bool,
    /// What was seen before them, and whether that was all.
    before: (Camera, bool),
    /// Whether the reader has not looked elsewhere since.
    pub(super) held: bool,
}

impl Chart {
    /// Shows all of these, and *me*, in the free part of the window, as near as they fit. Whoever else is shown so
    /// after them, [`look_back`](Self::look_back) leads to what was seen before the first.
    pub fn look_at(&mut self, people: Vec<PersonId>, me: bool) {
        let before = match self.sight.take() {
            Some(sight) => sight.before,
            None => (self.camera, self.whole),
        };
        self.sight = Some(Sight { people, me, before, held: true });
        self.look_again();
    }

    /// Whether some were brought into sight.
    pub fn looks_at_some(&self) -> bool {
        self.sight.is_some()
    }

    /// Shows what was seen before.
    pub fn look_back(&mut self) {
        let Some(Sight { before: (camera, whole), .. }) = self.sight.take() else { return };
        let Point { x, y } = self.camera.size();
        if whole {
            return self.show_whole();
        }
        self.glide(|now| {
            *now = camera;
            now.resize(x, y);
        });
        self.camera.hold(&self.positions.bounds());
    }

    /// Shows them where they are now, in the part that is free now.
    pub(super) fn look_again(&mut self) {
        let Some(sight) = self.sight.as_mut() else { return };
        sight.held = true;
        let around =
            |&person: &PersonId| Some(Rect::around(self.positions.of(person)?, NODE_RADIUS));
        let me = sight.me && self.positions.bands().is_some();
        let me = me.then_some(Rect::around(Point::ORIGIN, ME_RADIUS));
        let part = sight.people.iter().filter_map(around).chain(me).reduce(|all, one| Rect {
            min: Point::new(all.min.x.min(one.min.x), all.min.y.min(one.min.y)),
            max: Point::new(all.max.x.max(one.max.x), all.max.y.max(one.max.y)),
        });
        let Some(part) = part else { return };
        self.centred = None;
        let free = self.free();
        let size = free.size();
        let around = AROUND.min(0.2 * size.x.min(size.y));
        self.glide(|camera| camera.fit_within(&part, &free, around));
        self.whole = false;
    }
}
