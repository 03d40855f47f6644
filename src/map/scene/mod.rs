//! What to draw of the map: hulls, rings, ties, glows, discs, names and words, in CSS pixels, culled to
//! the paper. No awareness of how: no canvas, no font, no colour value. Buffers are kept from frame to
//! frame.

mod hulls;
mod labels;
mod marks;
mod occupancy;
mod people;
mod subject;
mod weave;
mod words;

pub use marks::{
    Curve, Disc, Emphasis, Glow, Label, Node, Outline, Ring, Role, Shape, Ties, Type, Word, dashes,
    rim,
};
pub use subject::{Hull, Look, Made, Presence, Strand, Subject, strands, strands_of};
pub use weave::bends;

use super::camera::Camera;
use super::layout::{Bands, ME_RADIUS, NODE_RADIUS};
use super::point::{Point, Rect};
use crate::people::TieFamily;

use hulls::Hulls;
use labels::Held;
use occupancy::Occupancy;
use weave::Weave;

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
/// *Me* has a word from afar, too, as long as the heart has room around: the least radius, CSS pixels, and
/// the most of the usual one.
const ME_LEAST: (f32, f32) = (11.5, 1.6);
/// Ties of a pair nearer to each other than this are drawn as one, CSS pixels.
const ONE_BELOW: f32 = 26.0;

/// One frame. Everything is in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width and height of the paper.
    pub size: Point,
    /// How far rings and *me* are there, 0 to 1: between only on the way to the other view.
    pub presence: f32,
    /// The bands of the circles, innermost first.
    pub rings: Vec<Ring>,
    /// The soft outlines of groups.
    pub outlines: Vec<Outline>,
    /// Ties, those that step back first. All of one are one stroke; some have none.
    pub ties: Vec<Ties>,
    /// What shines behind people who are warm.
    pub glows: Vec<Glow>,
    /// The disc in the middle, while it is in the window.
    pub me: Option<Disc>,
    /// Where somebody who is being dragged stood.
    pub ghost: Option<Disc>,
    /// People; the chosen ones last.
    pub nodes: Vec<Node>,
    /// Names, the most important first; none covers another, or a disc but of those who are faded or
    /// step back behind a way; a chosen one's may.
    pub labels: Vec<Label>,
    /// Names of groups and words of ties; they cover nothing.
    pub words: Vec<Word>,
    /// Where a tie is drawn from, beside whoever is selected; set by who knows what hands do.
    pub handle: Option<Disc>,
    /// A tie being drawn.
    pub tying: Option<[Point; 2]>,
    /// A lasso being drawn; few points are none.
    pub lasso: Vec<Point>,
    at: Vec<Point>,
    emphasis: Vec<Emphasis>,
    drawn: Vec<Drawn>,
    radius: f32,
    margin: Point,
    layer: Layer,
    weave: Weave,
    hulls: Hulls,
    held: Held,
    occupancy: Occupancy,
    widths: Type,
    /// Where names stand.
    written: Vec<Rect>,
    /// Of which rings the words stand, and where.
    ring_words: Vec<(usize, Rect)>,
}

/// Which part of the map is composed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// All of it.
    #[default]
    All,
    /// What stays where it is while a hand moves.
    Ground,
    /// What follows the hand: who is dragged with their ties, the ring below, a lasso, a new tie.
    Hand,
}

/// One tie of a known kind that is seen.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    strand: usize,
    curve: Curve,
    emphasis: Emphasis,
}

/// The radius of a disc of the usual size at a zoom, CSS pixels.
pub fn disc_radius(zoom: f32) -> f32 {
    let widest = 0.43 * Bands::LEAST_DISTANCE;
    (widest * zoom).min(SMALL).max(NODE_RADIUS * zoom).min(LARGEST)
}

impl Scene {
    /// Composes a frame anew: what the camera sees.
    pub fn compose(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look<'_>) {
        self.compose_on(subject, camera, Point::ORIGIN, look, Layer::All);
    }

    /// Composes a layer of a paper that is larger than the window by a margin on every side; the camera
    /// sees all of it. Names that the window's edge would cut are left out.
    pub fn compose_on(
        &mut self,
        subject: &Subject<'_>,
        camera: &Camera,
        margin: Point,
        look: &Look<'_>,
        layer: Layer,
    ) {
        self.layer = layer;
        self.size = camera.size();
        self.presence = subject.positions.presence();
        self.margin = margin;
        let window = Rect { min: Point::ORIGIN, max: self.size };
        self.radius = disc_radius(camera.zoom());

        self.at.clear();
        let places = subject.positions.points().iter().take(subject.graph.len());
        self.at.extend(places.map(|&point| camera.to_screen(point)));
        self.ghost = None;
        if let Some((node, place)) = look.dragged
            && let Some(at) = self.at.get_mut(node)
        {
            self.ghost = Some(Disc { at: *at, radius: self.radius });
            *at = camera.to_screen(place);
        }
        self.ghost = self.ghost.filter(|_| layer != Layer::Hand);

        self.weigh(subject, look);
        self.draw_ground(subject, camera, look);
        self.draw_ties(subject, camera, look, &window);
        self.draw_people(subject, look, &window.grown(self.radius * 3.0));
        let middle = camera.to_screen(Point::ORIGIN);
        let usual = ME_RADIUS * camera.zoom();
        let (least, most) = ME_LEAST;
        let radius = usual.max(least.min(most * usual)).min(1.6 * LARGEST);
        let me = Disc { at: middle, radius };
        let seen =
            self.presence > 0.0 && layer != Layer::Hand && window.grown(me.radius).contains(middle);
        self.me = seen.then_some(me);
        self.write_names(subject, camera, look);
        let tying = look.tying.filter(|(_, to)| to.is_finite());
        self.tying = tying.and_then(|(node, to)| Some([*self.at.get(node)?, to + margin]));
        self.lasso.clear();
        self.lasso.extend(look.lasso.iter().map(|&at| at + margin));
        self.handle = look.handle.filter(|_| layer != Layer::Ground);
        if let Some(handle) = &mut self.handle {
            handle.at = handle.at + margin;
        }
        if layer == Layer::Ground {
            self.tying = None;
            self.lasso.clear();
        }
    }

    /// How wide names are in the fonts they will be written in.
    pub fn set_type(&mut self, widths: Type) {
        self.widths = widths;
    }

    /// The part of the paper on which anything is: people with their names, rings, groups.
    pub fn drawn(&self) -> Option<Rect> {
        let people = self.nodes.iter().map(|node| Rect::around(node.at, 2.4 * node.radius));
        let rings = self.rings.iter().map(|ring| Rect::around(ring.centre, ring.outer));
        let all = people.chain(rings).chain(self.written.iter().copied());
        let around = all.reduce(|a, b| Rect {
            min: Point::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
            max: Point::new(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
        })?;
        let Point { x, y } = self.size;
        Some(Rect {
            min: Point::new(around.min.x.clamp(0.0, x), around.min.y.clamp(0.0, y)),
            max: Point::new(around.max.x.clamp(0.0, x), around.max.y.clamp(0.0, y)),
        })
    }

    /// Whether somebody, or a tie of theirs, is on the layer that is composed.
    fn is_here(&self, is_dragged: bool) -> bool {
        match self.layer {
            Layer::All => true,
            Layer::Ground => !is_dragged,
            Layer::Hand => is_dragged,
        }
    }

    /// How many ties stand out that much.
    pub fn tie_count(&self, emphasis: Emphasis) -> usize {
        let alike = self.ties.iter().filter(|ties| ties.emphasis == emphasis);
        alike.map(|ties| ties.curves.len()).sum()
    }

    fn draw_ground(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look<'_>) {
        self.rings.clear();
        let centre = camera.to_screen(Point::ORIGIN);
        let bands = subject.positions.bands().filter(|_| self.presence > 0.0);
        for (circle, band) in bands.into_iter().flat_map(Bands::all) {
            let [inner, outer] = [band.inner, band.outer].map(|radius| radius * camera.zoom());
            let target = look.target == Some(circle) && self.layer != Layer::Ground;
            if self.layer == Layer::Hand && !target {
                continue;
            }
            // Where nobody is yet somebody can be dropped all the same.
            let outer = if target { outer.max(inner + LARGEST) } else { outer };
            if outer <= inner {
                continue;
            }
            let role = circle.map_or(Role::Unplaced, Role::Ring);
            self.rings.push(Ring { circle, role, centre, inner, outer, word_at: None, target });
        }
        self.outlines.clear();
        if self.layer == Layer::Hand {
            return;
        }
        self.hulls.follow(subject, look);
        let radius = self.reach(camera);
        for body in &self.hulls.bodies {
            let shape = match &body.shape {
                Shape::Convex(corners) => {
                    Shape::Convex(corners.iter().map(|&at| camera.to_screen(at)).collect())
                }
                Shape::Bones(bones) => Shape::Bones(
                    bones.iter().map(|bone| bone.map(|at| camera.to_screen(at))).collect(),
                ),
            };
            self.outlines.push(Outline { hue: body.hue, shape, radius });
        }
    }

    fn draw_ties(
        &mut self,
        subject: &Subject<'_>,
        camera: &Camera,
        look: &Look<'_>,
        window: &Rect,
    ) {
        self.weave.follow(subject);
        if self.ties.is_empty() {
            for emphasis in [Emphasis::Faint, Emphasis::Plain, Emphasis::Near] {
                let families = TieFamily::ALL.into_iter().map(Some);
                self.ties.extend([None].into_iter().chain(families).map(|family| Ties {
                    family,
                    emphasis,
                    curves: Vec::new(),
                }));
            }
        }
        self.ties.iter_mut().for_each(|ties| ties.curves.clear());
        self.drawn.clear();
        let stepping_back = look.steps_back();
        let chosen: Vec<usize> = look.chosen().collect();
        let mut strands = subject.strands.iter().enumerate().peekable();
        for (edge, &[a, b]) in subject.graph.edges().iter().enumerate() {
            let first = strands.peek().map_or(0, |(at, _)| *at);
            let mut count = 0;
            while strands
                .next_if(|(_, strand)| usize::try_from(strand.edge).is_ok_and(|e| e <= edge))
                .is_some()
            {
                count += 1;
            }
            if count == 0 && !subject.strands.is_empty() {
                continue;
            }
            let ends = [a, b].map(|node| usize::try_from(node).unwrap_or(usize::MAX));
            if ends.iter().any(|&end| look.is_gone(end)) {
                continue;
            }
            let (Some(&from), Some(&to)) = (self.at.get(ends[0]), self.at.get(ends[1])) else {
                continue;
            };
            let dragged = ends.iter().any(|&end| look.is_dragged(end));
            if !self.is_here(dragged) {
                continue;
            }
            // Who is carried leaves the bundle.
            let by = if dragged {
                let world = [from, to].map(|at| camera.to_world(at));
                weave::alone(world[0], world[1], self.presence)
            } else {
                self.weave.by(edge)
            };
            let curve = Curve { from, by: camera.to_screen(by), to };
            if !curve.bounds().grown(16.0).meets(window) {
                continue;
            }
            let on_path = look.path.windows(2).any(|two| two == [a, b] || two == [b, a]);
            let faded = ends.iter().any(|&end| look.presence(end) == Presence::Faded);
            let near = chosen.iter().any(|chosen| ends.contains(chosen)) && look.path.is_empty();
            let emphasis = if on_path || (near && !faded) {
                Emphasis::Near
            } else if stepping_back || faded {
                Emphasis::Faint
            } else {
                Emphasis::Plain
            };
            let room = from.distance(to) >= ONE_BELOW;
            for which in 0..if room { count } else { count.min(1) } {
                let strand = first + which;
                let curve = if room { weave::beside(curve, which, count) } else { curve };
                self.drawn.push(Drawn { strand, curve, emphasis });
                let family = subject.strands.get(strand).map(Strand::family);
                self.put(emphasis, family, curve);
            }
            if count == 0 {
                self.put(emphasis, None, curve);
            }
        }
    }

    fn put(&mut self, emphasis: Emphasis, family: Option<TieFamily>, curve: Curve) {
        let alike = |ties: &&mut Ties| ties.emphasis == emphasis && ties.family == family;
        if let Some(ties) = self.ties.iter_mut().find(alike) {
            ties.curves.push(curve);
        }
    }
}

#[cfg(test)]
mod tests;
