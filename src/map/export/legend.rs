//! What a picture's legend tells, and where: circles, families of ties, and light, each under its heading and
//! only if it is on the picture. No awareness of how it is drawn.

use crate::map::faces::text_ems;
use crate::map::point::{Point, Rect};
use crate::map::scene::{Curve, LABEL_SIZE, Role, Scene};
use crate::people::{Circle, TieFamily};

use super::svg::EDGE;

/// Height of a line of the legend.
pub(super) const LINE: f32 = 24.0;
/// From a heading of the legend to what is below it.
const HEADING: f32 = 74.0;

/// What the legend says.
pub(super) enum Entry {
    /// What the next ones are, on a line of their own.
    Heading(&'static str),
    /// A disc of this colour.
    Disc(Role, &'static str),
    /// A line as this family has it.
    Tie(TieFamily),
    /// What light means.
    Glow,
}

impl Entry {
    /// What stands beside it.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Entry::Heading(words) | Entry::Disc(_, words) => words,
            Entry::Tie(family) => family.word(),
            Entry::Glow => "the brighter, the more you have been together lately",
        }
    }
}

/// What is on the picture and has to be told: circles, families of ties, and light.
pub(super) fn legend(scene: &Scene) -> Vec<Entry> {
    let window = Rect { min: Point::ORIGIN, max: scene.size };
    let seen = || scene.nodes.iter().filter(|node| window.contains(node.at));
    let roles = Circle::ALL.map(|circle| (Role::Ring(circle), circle.word()));
    let circles = roles.into_iter().chain([(Role::Unplaced, "Not placed yet")]);
    let circles = circles.filter(|(role, _)| seen().any(|node| node.role == *role));
    let is_drawn = |family: &TieFamily| {
        let on_paper =
            |curve: &Curve| [0.2, 0.5, 0.8].iter().any(|at| window.contains(curve.at(*at)));
        let of = scene.ties.iter().filter(|ties| ties.family == Some(*family));
        of.flat_map(|ties| &ties.curves).any(on_paper)
    };
    let ties = TieFamily::ALL.into_iter().filter(is_drawn).map(Entry::Tie);
    let glow = scene.glows.iter().any(|glow| window.contains(glow.at)).then_some(Entry::Glow);
    let mut legend = Vec::new();
    let mut add = |heading, entries: Vec<Entry>| {
        if !entries.is_empty() {
            legend.push(Entry::Heading(heading));
            legend.extend(entries);
        }
    };
    add("Circles", circles.map(|(role, words)| Entry::Disc(role, words)).collect());
    add("Ties", ties.collect());
    add("Light", glow.into_iter().collect());
    legend
}

/// Where the entries of a legend come to stand, and in how many lines.
pub(super) fn in_lines(legend: &[Entry], width: f32) -> (f32, Vec<Point>) {
    let mut at = Point::new(EDGE, -LINE / 2.0);
    let mut placed = Vec::with_capacity(legend.len());
    for entry in legend {
        if let Entry::Heading(_) = entry {
            at = Point::new(EDGE, at.y + LINE);
            placed.push(at);
            at.x += HEADING;
            continue;
        }
        let room = 34.0 + text_ems(entry.words()) * LABEL_SIZE + 14.0;
        if at.x + room > width - EDGE / 2.0 && at.x > EDGE + HEADING {
            at = Point::new(EDGE + HEADING, at.y + LINE);
        }
        placed.push(at);
        at.x += room;
    }
    ((at.y / LINE).ceil(), placed)
}
