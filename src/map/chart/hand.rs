//! Who is in the user's hand, and what comes of it: a circle, a place, a tie. No awareness of how it
//! is kept.

use super::pins::{kept_angle, kept_place};
use super::{Chart, Way};
use crate::id::PersonId;
use crate::map::camera::Camera;
use crate::map::gesture::Under;
use crate::map::layout::{NODE_RADIUS, Positions};
use crate::map::picking::{TOUCH_RADIUS, TiePicker, circle_at};
use crate::map::point::{Point, Rect};
use crate::map::scene::{Disc, Presence, Subject, bends, disc_radius};
use crate::people::{Circle, Place, View};

/// Who is smaller than this can't be lifted, CSS pixels: from afar a drag moves the map.
const LIFTED_FROM: f32 = 5.0;
/// Who is let go no farther from where they stood was only held, CSS pixels.
const HELD: f32 = 14.0;
/// From the edge of whoever is chosen to the middle of their handle, CSS pixels.
const HANDLE_BESIDE: f32 = 13.0;
/// How far from a tie a mouse may be, and a finger, CSS pixels.
const TIE_BY_MOUSE: f32 = 5.0;
const TIE_BY_TOUCH: f32 = 14.0;
/// Radius of the handle, CSS pixels.
const HANDLE: f32 = 9.0;

/// Somebody in the user's hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carried {
    pub(super) person: PersonId,
    /// From the pointer to their middle, CSS pixels.
    pub(super) grip: Point,
    /// Where the pointer is, CSS pixels.
    pub(super) at: Point,
}

/// What comes of letting somebody go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetGo {
    /// They come to another circle, or to none.
    Circle(Option<Circle>),
    /// They stay at an angle on their ring, thousandths of a radian.
    Angle(i32),
    /// They stay at a place of the constellation.
    Place(Place),
    /// They go back to where they stood.
    Back,
}

impl Chart {
    /// Who is at a place of the window, for a finger or a mouse.
    pub fn under(&self, at: Point, touch: bool) -> Option<PersonId> {
        let drawn = |node| !self.is_gone(node);
        self.graph.person(self.picker.under(&self.camera, at, touch, drawn)?)
    }

    /// Whether somebody is there who may be lifted: not from too far away, where a drag moves the
    /// map, but for who is selected.
    pub fn may_lift(&self, at: Point, touch: bool) -> bool {
        let near = NODE_RADIUS * self.camera.zoom() >= LIFTED_FROM;
        self.under(at, touch).is_some_and(|person| near || self.selected == Some(person))
    }

    /// What a pointer at a place is on.
    pub fn what_is_under(&self, at: Point, touch: bool) -> Under {
        if self.is_on_handle(at, touch) {
            Under::Handle
        } else if self.under(at, touch).is_none() {
            Under::Ground
        } else if self.may_lift(at, touch) {
            Under::Somebody
        } else {
            Under::Afar
        }
    }

    /// Which two people the tie at a place ties.
    pub fn tie_at(&mut self, at: Point, touch: bool) -> Option<(PersonId, PersonId)> {
        let reach = if touch { TIE_BY_TOUCH } else { TIE_BY_MOUSE } / self.camera.zoom();
        let picker = self.ties.get_or_insert_with(|| {
            let positions = &self.positions;
            let bends = bends(&Subject::of(&self.graph, positions, &self.faces));
            let at = |node: u32| positions.at(usize::try_from(node).unwrap_or(usize::MAX));
            let edges = self.graph.edges().iter().zip(bends);
            TiePicker::new(edges.map(|(&[a, b], by)| [at(a), by, at(b)]).collect())
        });
        let thought = &self.thought;
        let graph = &self.graph;
        let ends = |edge: usize| {
            let [a, b] = *graph.edges().get(edge)?;
            Some((usize::try_from(a).ok()?, usize::try_from(b).ok()?))
        };
        let drawn = |edge: usize| {
            ends(edge).is_some_and(|(a, b)| {
                [a, b].iter().all(|&node| thought.presence(node) == Presence::Here)
            })
        };
        let (a, b) = ends(picker.nearest(self.camera.to_world(at), reach, drawn)?)?;
        Some((graph.person(a)?, graph.person(b)?))
    }

    /// Where somebody stands on the rings, as it is kept.
    pub fn angle_of(&self, person: PersonId) -> Option<i32> {
        self.positions.of(person).map(kept_angle)
    }

    /// Where somebody stands in the constellation, as it is kept.
    pub fn place_of(&self, person: PersonId) -> Option<Place> {
        self.positions.of(person).map(kept_place)
    }

    /// Lifts whoever is at a place; the pointer is at another by now. Says who.
    pub fn lift(&mut self, from: Point, at: Point, touch: bool) -> Option<PersonId> {
        let person = self.under(from, touch)?;
        let stood = self.camera.to_screen(self.positions.of(person)?);
        self.carried = Some(Carried { person, grip: stood - from, at });
        self.hovered = None;
        self.take_along();
        Some(person)
    }

    /// Carries who was lifted. Says who it is and what would come of letting them go.
    pub fn carry(&mut self, at: Point) -> Option<(PersonId, LetGo)> {
        let carried = self.carried.as_mut()?;
        carried.at = at;
        let Carried { person, grip, .. } = *carried;
        let place = self.camera.to_world(at + grip);
        let node = self.graph.node(person)?;
        if self.view == View::Constellation {
            return Some((person, LetGo::Place(kept_place(place))));
        }
        let circle = circle_at(&self.positions, place);
        if circle != self.graph.circle(node) {
            return Some((person, LetGo::Circle(circle)));
        }
        Some((person, LetGo::Angle(kept_angle(place))))
    }

    /// Lets go of who was lifted. Says who it is and what comes of it.
    pub fn let_go(&mut self, at: Point) -> Option<(PersonId, LetGo)> {
        let (person, mut what) = self.carry(at)?;
        let carried = self.carried.take()?;
        let place = self.camera.to_world(at + carried.grip);
        let stood = self.lifted.as_ref().unwrap_or(&self.positions).of(person)?;
        let far = self.camera.to_screen(stood).distance(at + carried.grip);
        if far <= HELD && !matches!(what, LetGo::Circle(_)) {
            what = LetGo::Back;
            self.send_back(person, place);
        } else {
            self.dropped = Some((person, place));
            self.leave_along(person, place);
        }
        Some((person, what))
    }

    /// Whoever is carried goes back. Says whether somebody was.
    pub fn put_back(&mut self) -> bool {
        let tying = self.tying.take().is_some();
        let looping = !std::mem::take(&mut self.lasso).is_empty();
        let Some(carried) = self.carried.take() else { return tying || looping };
        let place = self.camera.to_world(carried.at + carried.grip);
        self.send_back(carried.person, place);
        true
    }

    fn send_back(&mut self, person: PersonId, from: Point) {
        let mut seen = self.seen();
        seen.put(person, from);
        self.moving = Some(Way::from(seen));
        self.bring_back();
    }

    /// Where a tie is drawn from: beside whoever is selected, if they are seen; CSS pixels.
    pub(super) fn place_handle(&self, positions: &Positions, camera: &Camera) -> Option<Disc> {
        let node = self.graph.node(self.selected?).filter(|&node| !self.is_gone(node))?;
        if self.carried.is_some() || self.tying.is_some() {
            return None;
        }
        let middle = camera.to_screen(positions.at(node));
        let radius = disc_radius(camera.zoom());
        let seen = Rect { min: Point::ORIGIN, max: camera.size() }.grown(radius);
        let way = radius + HANDLE_BESIDE;
        let at = middle + Point::new(way, -way) * std::f32::consts::FRAC_1_SQRT_2;
        seen.contains(middle).then_some(Disc { at, radius: HANDLE })
    }

    /// Whether a place is on the handle.
    pub fn is_on_handle(&self, at: Point, touch: bool) -> bool {
        let Some(Disc { at: middle, radius }) = self.handle else { return false };
        let reach = if touch { TOUCH_RADIUS } else { radius + 2.0 };
        // A finger near both means whoever is nearer.
        let nearer = self
            .selected
            .and_then(|person| self.positions.of(person))
            .is_some_and(|at_of| self.camera.to_screen(at_of).distance(at) < middle.distance(at));
        middle.distance(at) <= reach && !nearer
    }

    /// Begins to draw a tie from whoever is at a place, or has the handle there. Says from whom.
    pub fn tie_from(&mut self, from: Point, at: Point, touch: bool) -> Option<PersonId> {
        let person =
            if self.is_on_handle(from, touch) { self.selected } else { self.under(from, touch) }?;
        self.tying = Some((person, Some(at)));
        self.hovered = None;
        Some(person)
    }

    /// Begins to draw a tie from somebody to whoever has the keyboard's focus.
    pub fn tie_by_key(&mut self, from: PersonId) {
        self.tying = Some((from, None));
    }

    /// From whom a tie is being drawn.
    pub fn tying(&self) -> Option<PersonId> {
        Some(self.tying?.0)
    }

    /// Draws the tie to a place. Says from whom, and to whom it would lead.
    pub fn tie_to(&mut self, at: Point) -> Option<(PersonId, Option<PersonId>)> {
        let (from, end) = self.tying.as_mut()?;
        *end = Some(at);
        let from = *from;
        let to = self.under(at, true).filter(|&to| to != from);
        self.hovered = to;
        Some((from, to))
    }

    /// The tie is drawn. Says between whom, if it leads to somebody.
    pub fn tie_end(&mut self, at: Point) -> Option<(PersonId, PersonId)> {
        let (from, to) = self.tie_to(at)?;
        self.tying = None;
        self.hovered = None;
        Some((from, to?))
    }
}
