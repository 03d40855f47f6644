//! One frame of the map: where everybody is at this moment, and the camera. No awareness of how it is
//! painted.

use super::Chart;
use crate::id::PersonId;
use crate::map::camera::Camera;
use crate::map::picking::circle_at;
use crate::map::point::Point;
use crate::map::scene::{Look, Scene, Subject};
use crate::people::View;

use super::hand::Carried;

/// Within this distance of the edge the map moves along with who is carried, CSS pixels.
const EDGE: f32 = 36.0;
/// And so fast, CSS pixels per millisecond.
const EDGE_SPEED: f32 = 0.5;
/// The size of a picture of a map that was never on a screen, CSS pixels.
const UNSEEN: Point = Point::new(1200.0, 900.0);
/// Around what is drawn on a sheet, CSS pixels.
const SHEET_EDGE: f32 = 14.0;
/// Whoever is centred is seen at least this near.
const CENTRED_ZOOM: f32 = 0.9;

impl Chart {
    /// Composes the frame of this moment, in milliseconds, for a window of this size. Says whether
    /// another has to follow. Where motion isn't wanted, everything is at once where it goes.
    pub fn compose(&mut self, now: f64, width: f32, height: f32, calm: bool) -> bool {
        let mut scene = std::mem::take(&mut self.scene);
        let more = self.show(now, width, height, calm, |subject, camera, look| {
            scene.compose(subject, camera, look);
        });
        self.scene = scene;
        more
    }

    /// What is seen now, as a picture, cut to where anything is: nobody stands out for being under a hand.
    /// A map that nobody has looked at yet is seen whole.
    pub fn picture(&mut self) -> Scene {
        let (size, now) = (self.camera.size(), self.last_frame.unwrap_or_default());
        let size = if size.x < 100.0 || size.y < 100.0 { UNSEEN } else { size };
        let mut scene = Scene::default();
        self.show(now, size.x, size.y, true, |subject, camera, look| {
            let look = Look { hovered: None, focused: None, handle: None, lasso: &[], ..*look };
            scene.compose(subject, camera, &look);
            // The sheet is cut to what is on it.
            if let Some(drawn) = scene.drawn() {
                let drawn = drawn.grown(SHEET_EDGE);
                let mut cut = *camera;
                cut.pan(camera.size() * 0.5 - drawn.centre());
                cut.resize(drawn.size().x, drawn.size().y);
                scene.compose(subject, &cut, &look);
            }
        });
        scene
    }

    /// The same for who composes it: what there is to be drawn is handed to `draw`.
    pub fn show(
        &mut self,
        now: f64,
        width: f32,
        height: f32,
        calm: bool,
        draw: impl FnOnce(&Subject<'_>, &Camera, &Look<'_>),
    ) -> bool {
        let elapsed = self.last_frame.map_or(0.0, |last| now - last);
        self.last_frame = Some(now);
        self.resize(width, height);
        self.go_to_centre();
        if calm {
            (self.moving, self.gliding) = (None, None);
        }
        let mut camera = self.camera;
        if let Some(way) = &mut self.gliding {
            let share = way.go(now);
            camera = way.from.towards(&self.camera, share);
            if share >= 1.0 {
                self.gliding = None;
            }
        }
        let moved = self.moving.as_mut().map(|way| {
            let share = way.go(now);
            (self.positions.coming_from(&way.from, share), share)
        });
        if moved.as_ref().is_some_and(|(_, share)| *share >= 1.0) {
            self.moving = None;
        }
        let pushed = self.push_at_edge(elapsed);
        if pushed {
            camera = self.camera;
        }
        let tugged = self.tug(&camera, calm);
        let shown = moved.as_ref().map_or(&self.positions, |(moved, _)| moved);
        self.handle = self.place_handle(shown, &camera);
        let many = self.many_nodes();
        let mut look = Look { chosen_many: &many, ..self.look(&camera) };
        let pair = self.pair_nodes();
        if look.path.is_empty() {
            look.path = &pair;
        }
        let subject = Subject {
            warmth: &self.warmth,
            strands: self.thought.strands.as_ref().unwrap_or(&self.strands),
            groups: &self.groups,
            weights: &self.thought.weights,
            revision: self.revision,
            ..Subject::of(&self.graph, shown, &self.faces)
        };
        draw(&subject, &camera, &look);
        let more = self.moving.is_some() || self.gliding.is_some() || pushed || tugged;
        if !more {
            self.last_frame = None;
        }
        more
    }

    fn look(&self, camera: &Camera) -> Look<'_> {
        let node = |person: Option<PersonId>| person.and_then(|person| self.graph.node(person));
        let carried = self.carried.and_then(|carried| {
            let place = camera.to_world(carried.at + carried.grip);
            Some((self.graph.node(carried.person)?, place))
        });
        let tying = self.tying.and_then(|(from, at)| {
            let to = || Some(camera.to_screen(self.positions.of(self.focused?)?));
            Some((self.graph.node(from)?, at.or_else(to)?))
        });
        let on_rings = self.view == View::Rings;
        Look {
            selected: node(self.selected),
            hovered: node(self.hovered),
            focused: node(self.focused).filter(|_| self.walking),
            dragged: carried,
            target: carried
                .filter(|_| on_rings)
                .map(|(_, place)| circle_at(&self.positions, place)),
            chosen_many: &[],
            presence: &self.thought.presence,
            around: self.thought.around,
            path: &self.thought.path,
            lasso: &self.lasso,
            tying,
            handle: self.handle,
            pinned: self.pins.held(self.view),
        }
    }

    fn go_to_centre(&mut self) {
        let Some((person, false)) = self.centred else { return };
        if let Some(at) = self.positions.of(person) {
            self.centred = Some((person, true));
            self.gliding = None;
            self.camera.centre_on(at, CENTRED_ZOOM);
            self.whole = false;
        }
    }

    /// Moves the map under who is carried along its edge. Says whether it did.
    #[allow(clippy::cast_possible_truncation, reason = "milliseconds of one frame")]
    fn push_at_edge(&mut self, elapsed: f64) -> bool {
        let Some(Carried { at, .. }) = self.carried else { return false };
        let size = self.camera.size();
        let push = |at: f32, length: f32| {
            if at < EDGE {
                1.0
            } else if at > length - EDGE {
                -1.0
            } else {
                0.0
            }
        };
        let by = Point::new(push(at.x, size.x), push(at.y, size.y));
        if by == Point::ORIGIN {
            return false;
        }
        let before = self.camera;
        self.camera.pan(by * (EDGE_SPEED * elapsed.min(50.0) as f32));
        self.camera.hold(&self.positions.bounds());
        self.whole = false;
        before != self.camera || elapsed == 0.0
    }
}
