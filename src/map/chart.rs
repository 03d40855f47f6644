//! A map in use: where everybody is now, what is seen of it, and what the user is about. No awareness
//! of a canvas, a key or a clock: time comes with each frame.

mod frame;
mod hand;
mod live;
mod many;
mod pins;
mod places;
mod sight;
mod thought;
mod view;
mod way;

use std::collections::BTreeSet;

use super::camera::Camera;
use super::faces::Faces;
use super::layout::{Live, Positions, constellation, rings};
use super::picking::{Picker, TiePicker};
use super::point::{Point, Rect};
use super::scene::{Disc, Hull, Scene, Strand, strands};
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::Graph;
use crate::insight::glow;
use crate::notebook::Notebook;
use crate::people::View;
use hand::Carried;
pub use hand::LetGo;
use pins::Pins;
use sight::Sight;
pub use thought::Thought;
use way::Way;

/// The layout begins anew from here each time, so that the same people stand at the same places.
const SEED: u64 = 1;
/// Left free around everything that is shown, CSS pixels.
const PADDING: f32 = 22.0;

/// The map and what is going on on it.
#[derive(Debug)]
pub struct Chart {
    view: View,
    graph: Graph,
    faces: Faces,
    warmth: Vec<f32>,
    strands: Vec<Strand>,
    /// Grows with each look at the notebook.
    revision: u64,
    pins: Pins,
    /// Where everybody stands or goes to in this view.
    positions: Positions,
    /// Where everybody stood in the other, and whether that still holds.
    beyond: Option<(Positions, bool)>,
    picker: Picker,
    /// Whether anybody stands elsewhere than when their places were asked for last.
    unkept: bool,
    /// Made when first asked for.
    ties: Option<TiePicker>,
    thought: Thought,
    /// The groups of it, each in a hue of its own.
    groups: Vec<Hull>,
    camera: Camera,
    scene: Scene,
    /// Where a tie can be drawn from, CSS pixels.
    handle: Option<Disc>,
    /// Whether all is shown and the user has not looked elsewhere since.
    whole: bool,
    /// Whether that is what is seen first: near to *me*, where the window is small.
    near: bool,
    /// What lies on the top of the window, CSS pixels.
    head: Vec<Rect>,
    /// Whom the camera was brought to, all of them.
    sight: Option<Sight>,
    /// Parts of the window in which nothing is seen, CSS pixels.
    covered: Vec<Rect>,
    /// The size of the window when that was told.
    covered_at: Point,
    moving: Option<Way<Positions>>,
    gliding: Option<Way<Camera>>,
    last_frame: Option<f64>,
    selected: Option<PersonId>,
    hovered: Option<PersonId>,
    focused: Option<PersonId>,
    /// The two whose tie is looked at.
    pair: Option<(PersonId, PersonId)>,
    /// Those chosen together.
    many: BTreeSet<PersonId>,
    /// Whether the reader walks by keyboard, and has to see where they are.
    walking: bool,
    carried: Option<Carried>,
    dropped: Option<(PersonId, Point)>,
    /// Where everybody stood in the constellation before somebody was lifted.
    lifted: Option<Positions>,
    /// The constellation while somebody is carried through it, and until it has come to rest.
    live: Option<Live>,
    /// A tie being drawn from somebody to a place, CSS pixels; `None` for whoever has the focus.
    tying: Option<(PersonId, Option<Point>)>,
    /// The loop being drawn, CSS pixels.
    lasso: Vec<Point>,
    /// Who was put into the middle, until the reader looks elsewhere; and whether they are there.
    centred: Option<(PersonId, bool)>,
}

impl Default for Chart {
    fn default() -> Self {
        Self {
            view: View::default(),
            graph: Graph::default(),
            faces: Faces::default(),
            warmth: Vec::new(),
            strands: Vec::new(),
            revision: 0,
            pins: Pins::default(),
            positions: Positions::default(),
            beyond: None,
            picker: Picker::default(),
            unkept: false,
            ties: None,
            thought: Thought::default(),
            groups: Vec::new(),
            camera: Camera::new(0.0, 0.0),
            scene: Scene::default(),
            handle: None,
            whole: true,
            near: true,
            head: Vec::new(),
            sight: None,
            covered: Vec::new(),
            covered_at: Point::ORIGIN,
            moving: None,
            gliding: None,
            last_frame: None,
            selected: None,
            hovered: None,
            focused: None,
            pair: None,
            many: BTreeSet::new(),
            walking: false,
            carried: None,
            dropped: None,
            lifted: None,
            live: None,
            tying: None,
            lasso: Vec::new(),
            centred: None,
        }
    }
}

impl Chart {
    /// Follows the notebook. Whoever was there stays as nearly as room allows.
    /// `graph` is the notebook's.
    pub fn follow(&mut self, notebook: &Notebook, graph: &Graph, today: Day) {
        let pins = Pins::of(graph, notebook);
        self.faces = Faces::of(graph, notebook);
        self.warmth = graph.people().iter().map(|&person| glow(notebook, person, today)).collect();
        self.strands = strands(graph, notebook);
        self.revision += 1;
        let same = *graph == self.graph;
        if same && pins == self.pins {
            return;
        }
        if same && self.is_left_there(&pins) {
            self.pins = pins;
            return;
        }
        self.live = None;
        let strange = self.is_strange(graph);
        let mut seen = self.seen();
        let mut before = std::mem::take(&mut self.positions);
        if let Some((person, at)) = self.dropped.take() {
            seen.put(person, at);
            before.put(person, at);
        }
        if let Some((_, holds)) = &mut self.beyond {
            *holds = false;
        }
        self.graph = graph.clone();
        self.pins = pins;
        self.thought = Thought::default();
        self.groups.clear();
        self.stand(Some(&before));
        for hand in [&mut self.selected, &mut self.hovered, &mut self.focused] {
            *hand = hand.filter(|&person| self.graph.node(person).is_some());
        }
        self.many.retain(|&person| self.graph.node(person).is_some());
        self.carried = self.carried.filter(|c| self.graph.node(c.person).is_some());
        self.tying = self.tying.filter(|(from, _)| self.graph.node(*from).is_some());
        if strange {
            // Another map than before.
            self.moving = None;
            self.sight = None;
            self.show_first();
            self.gliding = None;
            return;
        }
        self.moving = Some(Way::from(seen));
        let grown = self.positions.bounds().size().x > before.bounds().size().x * 1.02;
        if self.whole && grown {
            self.show_whole();
        }
    }

    /// Finds a place for everybody in this view, near where they stood before.
    fn stand(&mut self, before: Option<&Positions>) {
        self.positions = match self.view {
            View::Rings => rings(&self.graph, SEED, before, &self.pins.angles),
            View::Constellation => constellation(&self.graph, SEED, before, &self.pins.places),
        };
        self.stands();
    }

    /// Everybody stands somewhere else than before.
    fn stands(&mut self) {
        self.picker = Picker::new(&self.positions);
        self.ties = None;
        self.unkept = true;
    }

    /// Where everybody is seen now.
    fn seen(&self) -> Positions {
        match &self.moving {
            // As of the last frame; within the time of one frame nobody notices.
            Some(way) => self.positions.coming_from(&way.from, way.share(self.last_frame)),
            None => self.positions.clone(),
        }
    }

    /// Which of the two views this is.
    pub fn view(&self) -> View {
        self.view
    }

    /// Goes over to a view. Everybody moves there from where they are seen, on the way too.
    pub fn set_view(&mut self, view: View) {
        if view == self.view {
            return;
        }
        self.put_back();
        let seen = self.seen();
        let left = std::mem::take(&mut self.positions);
        self.view = view;
        match self.beyond.replace((left, true)) {
            Some((positions, true)) => {
                self.positions = positions;
                self.stands();
            }
            Some((positions, false)) => self.stand(Some(&positions)),
            None => self.stand(None),
        }
        self.set_groups_apart();
        if self.graph.is_empty() {
            return;
        }
        self.moving = Some(Way::slowly(seen));
        self.show_first();
        self.centred = self.centred.filter(|(_, there)| !there);
        self.look_again();
        if let Some(way) = self.gliding.take() {
            self.gliding = Some(Way::slowly(way.from));
        }
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

    /// Marks the tie of two, or none.
    pub fn mark_tie(&mut self, pair: Option<(PersonId, PersonId)>) {
        self.pair = pair;
    }

    /// Whom the keyboard is at; nobody is *me*.
    pub fn focus(&mut self, person: Option<PersonId>) {
        self.centred = None;
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
    /// With the walk ends a tie that was drawn by it.
    pub fn walk(&mut self, walking: bool) {
        self.walking = walking;
        if !walking && matches!(self.tying, Some((_, None))) {
            self.tying = None;
        }
    }

    /// Whom the pointer is at. Says whether that is somebody else than before.
    pub fn hover(&mut self, person: Option<PersonId>) -> bool {
        std::mem::replace(&mut self.hovered, person) != person
    }
}

#[cfg(test)]
mod tests;
