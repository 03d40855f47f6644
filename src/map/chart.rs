//! A map in use: where everybody is now, what is seen of it, and what the user is about. No awareness
//! of a canvas, a key or a clock: time comes with each frame.

mod view;

use super::camera::Camera;
use super::faces::Faces;
use super::layout::{NODE_RADIUS, Positions, rings};
use super::picking::{Picker, circle_at};
use super::point::{Point, Rect};
use super::scene::{Look, Scene, Strand, Subject, strands};
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::Graph;
use crate::insight::warmth;
use crate::notebook::Notebook;
use crate::people::Circle;

/// The layout begins anew from here each time, so that the same people stand at the same places.
const SEED: u64 = 1;
/// How long people and the camera take to where they go, milliseconds.
const WAY: f64 = 180.0;
/// Left free around everything that is shown, CSS pixels.
const PADDING: f32 = 22.0;
/// Who is smaller than this can't be lifted, CSS pixels: from afar a drag moves the map.
const LIFTED_FROM: f32 = 5.0;
/// Within this distance of the edge the map moves along with who is carried, CSS pixels.
const EDGE: f32 = 36.0;
/// And so fast, CSS pixels per millisecond.
const EDGE_SPEED: f32 = 0.5;
/// Whoever is centred is seen at least this near.
const CENTRED_ZOOM: f32 = 0.9;

/// Something on its way; it sets out with the next frame.
#[derive(Clone, Debug)]
struct Way<T> {
    from: T,
    began: Option<f64>,
}

impl<T> Way<T> {
    fn from(from: T) -> Self {
        Self { from, began: None }
    }

    /// How much of it is done, 0 to 1, slowing down.
    #[allow(clippy::cast_possible_truncation, reason = "a share")]
    fn share(&mut self, now: f64) -> f32 {
        let began = *self.began.get_or_insert(now);
        let left = 1.0 - ((now - began) / WAY).clamp(0.0, 1.0);
        (1.0 - left * left * left) as f32
    }
}

/// Somebody in the user's hand.
#[derive(Clone, Copy, Debug)]
struct Carried {
    person: PersonId,
    /// From the pointer to their middle, CSS pixels.
    grip: Point,
    /// Where the pointer is, CSS pixels.
    at: Point,
}

/// The map and what is going on on it.
#[derive(Debug)]
pub struct Chart {
    graph: Graph,
    faces: Faces,
    positions: Positions,
    picker: Picker,
    warmth: Vec<f32>,
    strands: Vec<Strand>,
    camera: Camera,
    scene: Scene,
    /// Whether all is shown and the user has not looked elsewhere since.
    whole: bool,
    /// Part of the window in which nothing is seen, CSS pixels.
    covered: Option<Rect>,
    moving: Option<Way<Positions>>,
    gliding: Option<Way<Camera>>,
    last_frame: Option<f64>,
    selected: Option<PersonId>,
    hovered: Option<PersonId>,
    focused: Option<PersonId>,
    /// Whether the reader walks by keyboard, and has to see where they are.
    walking: bool,
    carried: Option<Carried>,
    dropped: Option<(PersonId, Point)>,
    to_centre: Option<PersonId>,
}

impl Default for Chart {
    fn default() -> Self {
        Self {
            graph: Graph::default(),
            faces: Faces::default(),
            positions: Positions::default(),
            picker: Picker::default(),
            warmth: Vec::new(),
            strands: Vec::new(),
            camera: Camera::new(0.0, 0.0),
            scene: Scene::default(),
            whole: true,
            covered: None,
            moving: None,
            gliding: None,
            last_frame: None,
            selected: None,
            hovered: None,
            focused: None,
            walking: false,
            carried: None,
            dropped: None,
            to_centre: None,
        }
    }
}

impl Chart {
    /// Follows the notebook. Whoever was there stays as nearly as room allows.
    pub fn follow(&mut self, notebook: &Notebook, today: Day) {
        let graph = Graph::of(notebook);
        self.faces = Faces::of(&graph, notebook);
        self.warmth =
            graph.people().iter().map(|&person| warmth(notebook, person, today)).collect();
        self.strands = strands(&graph, notebook);
        if graph == self.graph {
            return;
        }
        let mut seen = self.seen();
        let mut before = std::mem::take(&mut self.positions);
        if let Some((person, at)) = self.dropped.take() {
            seen.put(person, at);
            before.put(person, at);
        }
        let known = graph.people().iter().filter(|&&person| before.of(person).is_some()).count();
        self.positions = rings(&graph, SEED, Some(&before), &[]);
        self.picker = Picker::new(&self.positions);
        self.graph = graph;
        for hand in [&mut self.selected, &mut self.hovered, &mut self.focused] {
            *hand = hand.filter(|&person| self.graph.node(person).is_some());
        }
        self.carried = self.carried.filter(|c| self.graph.node(c.person).is_some());
        if known * 2 < self.graph.len() || known == 0 {
            // Another map than before.
            self.moving = None;
            self.show_all();
            self.gliding = None;
            return;
        }
        self.moving = Some(Way::from(seen));
        let grown = self.positions.bounds().size().x > before.bounds().size().x * 1.02;
        if self.whole && grown {
            self.show_all();
        }
    }

    /// Where everybody is seen now.
    fn seen(&self) -> Positions {
        match &self.moving {
            // As of the last frame; within the time of one frame nobody notices.
            Some(Way { from, began }) => {
                let mut way = Way { from: (), began: *began };
                let share = self.last_frame.map_or(0.0, |now| way.share(now));
                self.positions.coming_from(from, share)
            }
            None => self.positions.clone(),
        }
    }

    /// Composes the frame of this moment, in milliseconds, for a window of this size. Says whether
    /// another has to follow. Where motion isn't wanted, everything is at once where it goes.
    pub fn compose(&mut self, now: f64, width: f32, height: f32, calm: bool) -> bool {
        let elapsed = self.last_frame.map_or(0.0, |last| now - last);
        self.last_frame = Some(now);
        self.resize(width, height);
        if calm {
            (self.moving, self.gliding) = (None, None);
        }
        let mut camera = self.camera;
        if let Some(way) = &mut self.gliding {
            let share = way.share(now);
            camera = way.from.towards(&self.camera, share);
            if share >= 1.0 {
                self.gliding = None;
            }
        }
        let moved = self.moving.as_mut().map(|way| {
            let share = way.share(now);
            (self.positions.coming_from(&way.from, share), share)
        });
        if moved.as_ref().is_some_and(|(_, share)| *share >= 1.0) {
            self.moving = None;
        }
        let pushed = self.push_at_edge(elapsed);
        if pushed {
            camera = self.camera;
        }
        let mut scene = std::mem::take(&mut self.scene);
        let look = self.look(&camera);
        let positions = moved.as_ref().map_or(&self.positions, |(moved, _)| moved);
        let subject = Subject {
            warmth: &self.warmth,
            strands: &self.strands,
            ..Subject::of(&self.graph, positions, &self.faces)
        };
        scene.compose(&subject, &camera, &look);
        self.scene = scene;
        let more = self.moving.is_some() || self.gliding.is_some() || pushed;
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
        Look {
            selected: node(self.selected),
            hovered: node(self.hovered),
            focused: node(self.focused).filter(|_| self.walking),
            dragged: carried,
            target: carried.map(|(_, place)| circle_at(&self.positions, place)),
            ..Look::default()
        }
    }

    fn resize(&mut self, width: f32, height: f32) {
        if self.camera.size() != Point::new(width, height) {
            self.camera.resize(width, height);
            if self.whole {
                self.camera.fit(&self.positions.bounds(), PADDING);
            }
            self.gliding = None;
        }
        if let Some(person) = self.to_centre.take()
            && let Some(at) = self.positions.of(person)
        {
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

    /// The frame that was composed last.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// What everybody is called on it.
    pub fn faces(&self) -> &Faces {
        &self.faces
    }

    /// Who is there and who is tied.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Where everybody goes or stands.
    pub fn positions(&self) -> &Positions {
        &self.positions
    }

    /// What is seen.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Chooses somebody, or nobody.
    pub fn select(&mut self, person: Option<PersonId>) {
        self.selected = person;
    }

    /// Whom the keyboard is at; nobody is *me*.
    pub fn focus(&mut self, person: Option<PersonId>) {
        self.focused = person;
    }

    /// Whom the keyboard is at.
    pub fn focused(&self) -> Option<PersonId> {
        self.focused
    }

    /// The same as a node.
    pub fn focused_node(&self) -> Option<usize> {
        self.graph.node(self.focused?)
    }

    /// Whether whom the keyboard is at shall be seen.
    pub fn walk(&mut self, walking: bool) {
        self.walking = walking;
    }

    /// Whom the pointer is at. Says whether that is somebody else than before.
    pub fn hover(&mut self, person: Option<PersonId>) -> bool {
        std::mem::replace(&mut self.hovered, person) != person
    }

    /// Who is at a place of the window, for a finger or a mouse.
    pub fn under(&self, at: Point, touch: bool) -> Option<PersonId> {
        self.graph.person(self.picker.under(&self.camera, at, touch)?)
    }

    /// Whether somebody is there who may be lifted: not from too far away, where a drag moves the
    /// map, but for who is selected.
    pub fn may_lift(&self, at: Point, touch: bool) -> bool {
        let near = NODE_RADIUS * self.camera.zoom() >= LIFTED_FROM;
        self.under(at, touch).is_some_and(|person| near || self.selected == Some(person))
    }

    /// Lifts whoever is at a place; the pointer is at another by now. Says who.
    pub fn lift(&mut self, from: Point, at: Point, touch: bool) -> Option<PersonId> {
        let person = self.under(from, touch)?;
        let stood = self.camera.to_screen(self.positions.of(person)?);
        self.carried = Some(Carried { person, grip: stood - from, at });
        self.hovered = None;
        Some(person)
    }

    /// Carries who was lifted. Says who it is and which circle they would come to.
    pub fn carry(&mut self, at: Point) -> Option<(PersonId, Option<Circle>)> {
        let carried = self.carried.as_mut()?;
        carried.at = at;
        let place = self.camera.to_world(at + carried.grip);
        Some((carried.person, circle_at(&self.positions, place)))
    }

    /// Lets go of who was lifted. Says who it is, and which circle they shall come to when that is
    /// another; else they go back.
    pub fn let_go(&mut self, at: Point) -> Option<(PersonId, Option<Option<Circle>>)> {
        let (person, circle) = self.carry(at)?;
        let carried = self.carried.take()?;
        let place = self.camera.to_world(at + carried.grip);
        let node = self.graph.node(person)?;
        if self.graph.circle(node) == circle {
            self.send_back(person, place);
            return Some((person, None));
        }
        self.dropped = Some((person, place));
        Some((person, Some(circle)))
    }

    /// Whoever is carried goes back. Says whether somebody was.
    pub fn put_back(&mut self) -> bool {
        let Some(carried) = self.carried.take() else { return false };
        let place = self.camera.to_world(carried.at + carried.grip);
        self.send_back(carried.person, place);
        true
    }

    fn send_back(&mut self, person: PersonId, from: Point) {
        let mut seen = self.seen();
        seen.put(person, from);
        self.moving = Some(Way::from(seen));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::people::Person;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn people(circles: &[Option<Circle>]) -> Notebook {
        let person = |(n, &circle): (usize, &Option<Circle>)| Person {
            circle,
            ..Person::new(person_id(n), format!("P{n}"))
        };
        notebook(circles.iter().enumerate().map(person), [])
    }

    fn shown(circles: &[Option<Circle>]) -> Chart {
        let mut chart = Chart::default();
        chart.follow(&people(circles), today());
        assert!(!chart.compose(0.0, 800.0, 600.0, false));
        chart
    }

    const FOUR: [Option<Circle>; 4] =
        [Some(Circle::Heart), Some(Circle::Close), Some(Circle::Known), None];

    #[test]
    fn all_is_shown_at_first_and_in_another_window() {
        let mut chart = shown(&FOUR);
        let seen = chart.camera().visible();
        assert!(chart.positions().points().iter().all(|&point| seen.contains(point)));
        chart.compose(1.0, 300.0, 600.0, false);
        let narrow = chart.camera().visible();
        assert!(chart.positions().points().iter().all(|&point| narrow.contains(point)));
        chart.zoom(Point::new(10.0, 10.0), 4.0);
        let near = chart.camera().zoom();
        chart.compose(2.0, 800.0, 600.0, false);
        assert_eq!(chart.camera().zoom(), near);
    }

    #[test]
    fn who_is_dropped_comes_from_there_and_stays_near() {
        let mut chart = shown(&FOUR);
        let who = person_id(0);
        let stood = chart.camera().to_screen(chart.positions().of(who).unwrap());
        let band = *chart.positions().bands().unwrap().of(Some(Circle::Known));
        let goal = chart.camera().to_screen(Point::new(-(band.inner + band.outer) / 2.0, 0.0));
        assert_eq!(chart.lift(stood, stood, false), Some(who));
        assert_eq!(chart.carry(goal), Some((who, Some(Circle::Known))));
        chart.compose(1.0, 800.0, 600.0, false);
        assert!(chart.scene().rings.iter().any(|ring| ring.target));
        assert_eq!(chart.let_go(goal), Some((who, Some(Some(Circle::Known)))));

        let mut circles = FOUR;
        circles[0] = Some(Circle::Known);
        chart.follow(&people(&circles), today());
        assert!(chart.compose(100.0, 800.0, 600.0, false));
        let at = |chart: &Chart| chart.scene().nodes.iter().find(|n| n.node == 0).unwrap().at;
        assert!(at(&chart).distance(goal) < 1.0, "{:?} {goal:?}", at(&chart));
        let between = chart.compose(150.0, 800.0, 600.0, false);
        assert!(between && !chart.compose(400.0, 800.0, 600.0, false));
        let angle = chart.positions().of(who).unwrap().angle().abs();
        assert!(angle > 3.0, "{angle}");
    }

    #[test]
    fn who_is_let_go_on_their_own_ring_goes_back() {
        let mut chart = shown(&FOUR);
        let stood = chart.camera().to_screen(chart.positions().of(person_id(2)).unwrap());
        chart.lift(stood, stood, false);
        let near = stood + Point::new(6.0, 0.0);
        assert_eq!(chart.let_go(near), Some((person_id(2), None)));
        assert!(chart.compose(1.0, 800.0, 600.0, false));
        chart.lift(stood, stood, false);
        assert!(chart.put_back() && !chart.put_back());
        assert_eq!(chart.let_go(near), None);
    }

    #[test]
    fn without_motion_everything_is_where_it_goes() {
        let mut chart = shown(&FOUR);
        chart.zoom_gently(None, 2.0);
        chart.follow(&people(&[None; 4]), today());
        assert!(!chart.compose(5.0, 800.0, 600.0, true));
        assert!(!chart.scene().nodes.is_empty());
        for node in &chart.scene().nodes {
            let goal = chart.camera().to_screen(chart.positions().at(node.node));
            assert!(node.at.distance(goal) < 0.5);
        }
    }

    #[test]
    fn whoever_is_revealed_is_not_behind_what_covers() {
        let mut chart = shown(&FOUR);
        chart.cover(Some(Rect { min: Point::new(0.0, 250.0), max: Point::new(800.0, 600.0) }));
        for n in 0..4 {
            chart.reveal(person_id(n));
            let at = chart.camera().to_screen(chart.positions().of(person_id(n)).unwrap());
            assert!(at.y < 250.0 && at.y > 0.0, "{at:?}");
        }
        chart.centre(person_id(2));
        chart.compose(9.0, 800.0, 600.0, true);
        let at = chart.camera().to_screen(chart.positions().of(person_id(2)).unwrap());
        assert!(at.distance(Point::new(400.0, 300.0)) < 0.5);
    }

    #[test]
    fn those_who_are_gone_are_in_nobodys_hand() {
        let mut chart = shown(&FOUR);
        chart.select(Some(person_id(3)));
        chart.focus(Some(person_id(3)));
        chart.walk(true);
        let stood = chart.camera().to_screen(chart.positions().of(person_id(3)).unwrap());
        chart.lift(stood, stood, false);
        chart.follow(&people(&FOUR[..3]), today());
        chart.compose(1.0, 800.0, 600.0, false);
        assert!(!chart.put_back());
        assert!(chart.scene().nodes.iter().all(|node| !node.selected && !node.focused));
        chart.follow(&people(&[]), today());
        assert!(!chart.compose(1.0, 800.0, 600.0, false));
        assert!(chart.scene().nodes.is_empty());
    }
}
