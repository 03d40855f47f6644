//! What to draw of the map: rings, ties, glows, discs and names, in CSS pixels, culled to the window.
//! No awareness of how: no canvas, no font, no colour value. Buffers are kept from frame to frame.

mod labels;
mod marks;
mod occupancy;

pub use marks::{Curve, Disc, Emphasis, Glow, Label, Look, Node, Ring, Role, Subject};

use super::camera::Camera;
use super::layout::{Bands, ME_RADIUS, NODE_RADIUS};
use super::point::{Point, Rect};
use occupancy::Occupancy;

/// Size of names and of the words of rings, CSS pixels.
pub const LABEL_SIZE: f32 = 12.5;
/// Size of initials as a share of the disc's radius.
pub const INITIALS_SIZE: f32 = 0.8;
/// Discs smaller than this have no initials, CSS pixels.
const INITIALS_FROM: f32 = 8.0;
/// Discs don't become larger than this, however near.
const LARGEST: f32 = 30.0;
/// From afar they shrink less than the map, up to this, as long as neighbours stay apart.
const SMALL: f32 = 9.0;
/// How far a long tie is bent towards the middle, as a share of the way there.
const BEND: f32 = 0.28;
/// Ties from this length on are bent fully, world units.
const LONG: f32 = 420.0;
/// Warmth below this doesn't glow.
const GLOWS_FROM: f32 = 0.05;

/// One frame. Everything is in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The bands of the circles, innermost first.
    pub rings: Vec<Ring>,
    /// Ties by emphasis: faint, plain, near. All of a list are one stroke.
    pub ties: [Vec<Curve>; 3],
    /// What shines behind people who are warm.
    pub glows: Vec<Glow>,
    /// The disc in the middle, while it is in the window.
    pub me: Option<Disc>,
    /// Where somebody who is being dragged stood.
    pub ghost: Option<Disc>,
    /// People; the chosen ones last.
    pub nodes: Vec<Node>,
    /// Names, the most important first; none covers another or a disc, but for a chosen one's.
    pub labels: Vec<Label>,
    at: Vec<Point>,
    emphasis: Vec<Emphasis>,
    occupancy: Occupancy,
}

impl Scene {
    /// Composes a frame anew.
    pub fn compose(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look) {
        let Point { x: width, y: height } = camera.size();
        let window = Rect { min: Point::ORIGIN, max: Point::new(width, height) };
        let widest = 0.43 * Bands::LEAST_DISTANCE;
        let radius = (widest * camera.zoom()).min(SMALL).max(NODE_RADIUS * camera.zoom());
        let radius = radius.min(LARGEST);

        self.at.clear();
        let places = subject.positions.points().iter().take(subject.graph.len());
        self.at.extend(places.map(|&point| camera.to_screen(point)));
        self.ghost = None;
        if let Some((node, place)) = look.dragged
            && let Some(at) = self.at.get_mut(node)
        {
            self.ghost = Some(Disc { at: *at, radius });
            *at = camera.to_screen(place);
        }

        self.weigh(subject, look);
        self.draw_rings(subject, camera, look);
        self.draw_ties(subject, camera, look, &window);
        self.draw_people(subject, look, &window.grown(radius * 3.0), radius);
        let middle = camera.to_screen(Point::ORIGIN);
        let me = Disc { at: middle, radius: (ME_RADIUS * camera.zoom()).min(1.6 * LARGEST) };
        self.me = window.grown(me.radius).contains(middle).then_some(me);
        self.write_words(subject, camera, look, radius);
    }

    /// How much each person stands out: the chosen and those tied to them before the others, who step
    /// back only for a selection, so that a moving pointer doesn't make the whole map flicker.
    fn weigh(&mut self, subject: &Subject<'_>, look: &Look) {
        let rest = if look.selected.is_some() { Emphasis::Faint } else { Emphasis::Plain };
        self.emphasis.clear();
        self.emphasis.resize(self.at.len(), rest);
        for chosen in look.chosen() {
            for &near in subject.graph.neighbours(chosen) {
                if let Some(emphasis) =
                    usize::try_from(near).ok().and_then(|i| self.emphasis.get_mut(i))
                {
                    *emphasis = Emphasis::Near;
                }
            }
        }
        for chosen in look.chosen() {
            if let Some(emphasis) = self.emphasis.get_mut(chosen) {
                *emphasis = Emphasis::Chosen;
            }
        }
    }

    fn draw_rings(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look) {
        self.rings.clear();
        let Some(bands) = subject.positions.bands() else { return };
        let centre = camera.to_screen(Point::ORIGIN);
        for (circle, band) in bands.all() {
            let [inner, outer] = [band.inner, band.outer].map(|radius| radius * camera.zoom());
            let target = look.target == Some(circle);
            // Where nobody is yet somebody can be dropped all the same.
            let outer = if target { outer.max(inner + LARGEST) } else { outer };
            if outer <= inner {
                continue;
            }
            let role = circle.map_or(Role::Unplaced, Role::Ring);
            self.rings.push(Ring { circle, role, centre, inner, outer, word_at: None, target });
        }
    }

    fn draw_ties(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look, window: &Rect) {
        for ties in &mut self.ties {
            ties.clear();
        }
        let middle = camera.to_screen(Point::ORIGIN);
        let long = LONG * camera.zoom();
        let [faint, plain, near] = &mut self.ties;
        for &[a, b] in subject.graph.edges() {
            let ends = [a, b].map(|node| usize::try_from(node).unwrap_or(usize::MAX));
            let (Some(&from), Some(&to)) = (self.at.get(ends[0]), self.at.get(ends[1])) else {
                continue;
            };
            let bend = BEND * (from.distance(to) / long).min(1.0);
            let curve = Curve { from, by: from.towards(to, 0.5).towards(middle, bend), to };
            if !curve.bounds().meets(window) {
                continue;
            }
            let chosen = look.chosen().any(|chosen| ends.contains(&chosen));
            match (chosen, look.selected) {
                (true, _) => near.push(curve),
                (false, Some(_)) => faint.push(curve),
                (false, None) => plain.push(curve),
            }
        }
    }

    fn draw_people(&mut self, subject: &Subject<'_>, look: &Look, window: &Rect, radius: f32) {
        self.glows.clear();
        self.nodes.clear();
        for chosen in [false, true] {
            for (node, (&at, &emphasis)) in self.at.iter().zip(&self.emphasis).enumerate() {
                if (emphasis == Emphasis::Chosen) != chosen || !window.contains(at) {
                    continue;
                }
                let warmth = subject.warmth.get(node).copied().unwrap_or(0.0);
                if warmth >= GLOWS_FROM {
                    let warmth = warmth.min(1.0);
                    let radius = radius * (1.5 + 1.3 * warmth);
                    self.glows.push(Glow { at, radius, strength: warmth * emphasis.opacity() });
                }
                let circle = subject.graph.circle(node);
                let raised = if look.is_dragged(node) { 1.15 } else { 1.0 };
                self.nodes.push(Node {
                    node,
                    at,
                    radius: radius * raised,
                    role: circle.map_or(Role::Unplaced, Role::Ring),
                    emphasis,
                    initials: radius >= INITIALS_FROM,
                    selected: look.selected == Some(node),
                    focused: look.focused == Some(node),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests;
