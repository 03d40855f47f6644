//! Which names and words of rings are written, and where: the most important first, each where nothing is covered.

use super::marks::{Emphasis, Label, Node};
use super::{LABEL_SIZE, Look, Scene, Subject};
use crate::map::camera::Camera;
use crate::map::faces::text_ems;
use crate::map::point::{Point, Rect};

/// Height of a line as a share of the size of its letters.
const LINE: f32 = 1.2;
/// From a disc to its name, pixels.
const AIR: f32 = 2.0;
/// From this zoom on the whole name is written where it fits.
const FULL_FROM: f32 = 1.3;
/// Names are placed this far outside the window too, pixels.
const MARGIN: f32 = 60.0;
/// Angles at which a ring's word is tried, degrees: the top first, then down both sides.
const WORD_ANGLES: [f32; 8] = [-90.0, -76.0, -104.0, -50.0, -130.0, 90.0, -10.0, -170.0];
/// Height of a capital as a share of the size of its letters.
const CAPITALS: f32 = 0.72;
/// A disc with a smaller radius is a dot, pixels.
const DOT: f32 = 4.0;
/// How much of a disc's square counts as taken.
const DISC: f32 = 0.9;

impl Scene {
    pub(super) fn write_words(
        &mut self,
        subject: &Subject<'_>,
        camera: &Camera,
        look: &Look<'_>,
        radius: f32,
    ) {
        let window = Rect { min: Point::ORIGIN, max: camera.size() };
        let area = window.grown(MARGIN);
        self.occupancy.clear(&area, camera.to_screen(Point::ORIGIN));
        for node in &self.nodes {
            self.occupancy.take(&Rect::around(node.at, node.radius * DISC));
        }
        if let Some(me) = self.me {
            self.occupancy.take(&Rect::around(me.at, me.radius * DISC));
        }
        self.labels.clear();
        let mut taken = Vec::with_capacity(8);
        for (i, node) in look.chosen().enumerate() {
            if look.chosen().take(i).all(|before| before != node) {
                taken.extend(self.write(subject, node, radius, &area, true, true));
            }
        }
        self.place_words(&window, radius, taken);
        let full = camera.zoom() >= FULL_FROM;
        for near in [true, false] {
            for &node in subject.faces.by_weight() {
                let emphasis = self.emphasis.get(node).copied().unwrap_or_default();
                if emphasis != Emphasis::Chosen && (emphasis == Emphasis::Near) == near {
                    self.write(subject, node, radius, &area, full, false);
                }
            }
        }
    }

    /// Puts each ring's word on the line where its band ends, for nobody stands there: at the first
    /// angle where that is seen and free, or, for the ring somebody would be dropped on, just seen.
    /// `words` are those that stand already.
    fn place_words(&mut self, window: &Rect, radius: f32, mut words: Vec<Rect>) {
        let inside = window.grown(-LINE / 2.0 * LABEL_SIZE);
        // From far away discs are dots, and knowing the circles is worth covering some.
        let covering = radius < DOT;
        let meets_disc = |node: &Node, rect: &Rect| {
            let Point { x, y } = node.at;
            let nearest =
                Point::new(x.max(rect.min.x).min(rect.max.x), y.max(rect.min.y).min(rect.max.y));
            nearest.distance(node.at) < node.radius
        };
        for ring in &mut self.rings {
            let half = Point::new(text_ems(ring.word()) / 2.0, CAPITALS / 2.0) * LABEL_SIZE;
            let rect = |at: Point| Rect { min: at - half, max: at + half };
            let on_line =
                |degrees: f32| ring.centre + Point::polar(ring.outer, degrees.to_radians());
            let seen = || WORD_ANGLES.map(on_line).into_iter().filter(|at| inside.contains(*at));
            let free = |at: &Point| {
                let rect = rect(*at);
                !words.iter().any(|word| word.grown(1.0).meets(&rect))
                    && (covering || !self.nodes.iter().any(|node| meets_disc(node, &rect)))
            };
            ring.word_at = seen().find(free).or_else(|| seen().next().filter(|_| ring.target));
            if let Some(at) = ring.word_at {
                self.occupancy.take(&rect(at));
                words.push(rect(at));
            }
        }
    }

    /// Writes a name where there is room for it, `always` even where there is none. Says where.
    fn write(
        &mut self,
        subject: &Subject<'_>,
        node: usize,
        radius: f32,
        area: &Rect,
        full: bool,
        always: bool,
    ) -> Option<Rect> {
        let (disc, face) = (*self.at.get(node)?, subject.faces.get(node)?);
        if !area.contains(disc) {
            return None;
        }
        let widths = [(true, face.name_ems), (false, face.short_ems)];
        for (full, ems) in widths.into_iter().filter(|(is_full, _)| full || !is_full) {
            let half = Point::new(ems / 2.0 * LABEL_SIZE, LINE / 2.0 * LABEL_SIZE);
            let beyond = radius + AIR;
            // Below, above, right, left.
            let places = [
                Point::new(0.0, beyond + half.y),
                Point::new(0.0, -beyond - half.y),
                Point::new(beyond + AIR + half.x, 0.0),
                Point::new(-beyond - AIR - half.x, 0.0),
            ];
            let is_free = |&place: &Point| self.occupancy.is_free(&around(disc + place, ems));
            let is_whole = |&place: &Point| !cut(&around(disc + place, ems), area);
            let free = || places.into_iter().filter(is_free);
            let free = free().find(is_whole).or_else(|| free().next());
            let [below, ..] = places;
            let Some(place) = free.or(always.then_some(below)) else { continue };
            let rect = around(disc + place, ems);
            self.occupancy.take(&rect);
            // Half a name says nothing; its place stays taken, so that others don't come and go.
            if cut(&rect, area) && !always {
                return None;
            }
            let emphasis = self.emphasis.get(node).copied().unwrap_or_default();
            self.labels.push(Label { node, at: disc + place, full, emphasis });
            return Some(rect);
        }
        None
    }
}

/// Whether a side of the window cuts off a part of a name.
fn cut(rect: &Rect, area: &Rect) -> bool {
    rect.min.x < area.min.x + MARGIN || rect.max.x > area.max.x - MARGIN
}

/// The rectangle of a line of text, centred.
fn around(at: Point, ems: f32) -> Rect {
    let half = Point::new(ems / 2.0, LINE / 2.0) * LABEL_SIZE;
    Rect { min: at - half, max: at + half }
}
