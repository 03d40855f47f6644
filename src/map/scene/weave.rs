//! How ties run: curved, those that go the same way drawn together, several of a pair side by side.
//! In world units, found once for where people stand. No awareness of a window.
//!
//! Bundling is a light form of what Holten, "Hierarchical Edge Bundles" (2006), does along a tree: the
//! plane is cut into squares, and long ties between the same two squares share a part of their control
//! point. One sort, no iteration: 11,000 ties take less than a millisecond.

#![allow(clippy::cast_possible_truncation, reason = "cells of a map are few")]

use super::Subject;
use super::marks::Curve;
use crate::map::layout::ME_RADIUS;
use crate::map::point::Point;
use crate::sort;

/// How far a long tie is bent towards the middle of the rings, as a share of the way there.
const BEND: f32 = 0.28;
/// Ties from this length on are bent fully, world units.
const LONG: f32 = 420.0;
/// Without rings a tie is bent sideways by this share of its length.
const SIDEWAYS: f32 = 0.07;
/// Ties from this length on are bundled, world units.
const BUNDLED_FROM: f32 = 150.0;
/// Side of the squares, world units.
const SQUARE: f32 = 190.0;
/// Ties between the same two squares that make a bundle.
const BUNDLE: usize = 3;
/// How near to each other they are drawn, 0 to 1.
const PULL: f32 = 0.72;
/// From tie to tie of one pair: as a share of their length, at least and at most so many pixels.
const APART: (f32, f32, f32) = (0.09, 5.0, 15.0);
/// No tie comes nearer to the middle, where *me* is tied to nobody: it would look like mine. World
/// units.
const CLEAR: f32 = ME_RADIUS + 14.0;
/// From here inwards ties are pushed outwards, the nearer the farther, so that they stay apart.
const PUSHED_FROM: f32 = 2.0 * CLEAR;
/// At so many places of a tie its distance from the middle is looked at.
const LOOKS: u8 = 16;

/// The control points of all edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Weave {
    points: Vec<Point>,
    edges: Vec<[u32; 2]>,
    rings: f32,
    by: Vec<Point>,
}

/// The control point of a tie by itself, world units. `rings` is how far the rings are there, 0 to 1.
pub(super) fn alone(from: Point, to: Point, rings: f32) -> Point {
    let middle = from.towards(to, 0.5);
    let bend = BEND * (from.distance(to) / LONG).min(1.0);
    let step = to - from;
    let free = middle + Point::new(-step.y, step.x) * SIDEWAYS;
    around_me(from, free.towards(middle.towards(Point::ORIGIN, bend), rings), to, rings)
}

/// The control point of the same tie, led around *me* as far as the rings are there.
fn around_me(from: Point, mut by: Point, to: Point, rings: f32) -> Point {
    let (clear, far) = (CLEAR * rings, PUSHED_FROM * rings);
    // A curve lies within its three points; and no end can be led anywhere else.
    let within = Curve { from, by, to }.bounds().grown(far).contains(Point::ORIGIN);
    if !within || from.length().min(to.length()) <= clear {
        return by;
    }
    let nearest = |by: Point| {
        let curve = Curve { from, by, to };
        let at = |look: u8| f32::from(look) / f32::from(LOOKS);
        let looks = (1..LOOKS).map(at).map(|share| (share, curve.at(share)));
        looks.min_by(|a, b| a.1.length().total_cmp(&b.1.length()))
    };
    let Some((share, passes)) = nearest(by).filter(|(_, passes)| passes.length() < far) else {
        return by;
    };
    // To the side of the middle on which it passes already, square to the way it goes there.
    let way = (by - from) * (1.0 - share) + (to - by) * share;
    let square = Point::new(-way.y, way.x) * (1.0 / way.length().max(1e-3));
    let off = passes.x * square.x + passes.y * square.y;
    let out = if off < 0.0 { square * -1.0 } else { square };
    let wanted = clear + off.abs() * (1.0 - clear / far);
    for _ in 0..6 {
        let Some((share, passes)) = nearest(by) else { break };
        let short = wanted - (passes.x * out.x + passes.y * out.y);
        if short < 0.5 || passes.length() >= far {
            break;
        }
        by = by + out * (short / (2.0 * share * (1.0 - share)).max(0.2));
    }
    by
}

/// The control points of all edges, world units.
pub fn bends(subject: &Subject<'_>) -> Vec<Point> {
    let mut weave = Weave::default();
    weave.follow(subject);
    weave.by
}

impl Weave {
    /// Finds them anew where anybody stands elsewhere than before.
    pub(super) fn follow(&mut self, subject: &Subject<'_>) {
        let (points, edges) = (subject.positions.points(), subject.graph.edges());
        let rings = subject.positions.presence();
        if self.points == points && self.edges == edges && self.rings == rings {
            return;
        }
        self.points.clear();
        self.points.extend_from_slice(points);
        self.edges.clear();
        self.edges.extend_from_slice(edges);
        self.rings = rings;
        self.by.clear();
        let mut long: Vec<(u64, u32)> = Vec::new();
        for (edge, &[a, b]) in (0_u32..).zip(edges) {
            let (from, to) = (subject.positions.at(a as usize), subject.positions.at(b as usize));
            self.by.push(alone(from, to, rings));
            if from.distance(to) >= BUNDLED_FROM {
                let (a, b) = (square(from), square(to));
                long.push(((u64::from(a.min(b)) << 32) | u64::from(a.max(b)), edge));
            }
        }
        sort::by(&mut long, Ord::cmp);
        for bundle in long.chunk_by(|a, b| a.0 == b.0).filter(|bundle| bundle.len() >= BUNDLE) {
            let of = |edge: u32, by: &[Point]| by.get(edge as usize).copied().unwrap_or_default();
            let sum = bundle.iter().fold(Point::ORIGIN, |sum, &(_, edge)| sum + of(edge, &self.by));
            #[allow(clippy::cast_precision_loss, reason = "a share of few thousands")]
            let mean = sum * (1.0 / bundle.len() as f32);
            for &(_, edge) in bundle {
                if let (Some(by), Some(&[a, b])) =
                    (self.by.get_mut(edge as usize), edges.get(edge as usize))
                {
                    let at = |node: u32| subject.positions.at(node as usize);
                    *by = around_me(at(a), by.towards(mean, PULL), at(b), rings);
                }
            }
        }
    }

    /// The control point of an edge, world units.
    pub(super) fn by(&self, edge: usize) -> Point {
        self.by.get(edge).copied().unwrap_or_default()
    }
}

/// The number of the square a place is in.
#[allow(clippy::cast_sign_loss, reason = "shifted to be positive")]
fn square(at: Point) -> u32 {
    let cell = |x: f32| ((x / SQUARE).floor() + 32_768.0).clamp(0.0, 65_535.0) as u32;
    (cell(at.x) << 16) | cell(at.y)
}

/// The curve of the `which`th of `all` ties of a pair, pixels: the first in the middle or all beside
/// it. From afar, where there is no room between two discs, they lie on each other.
#[allow(clippy::cast_precision_loss, reason = "two people have few ties")]
pub(super) fn beside(curve: Curve, which: usize, all: usize) -> Curve {
    let Curve { from, by, to } = curve;
    let step = to - from;
    let length = step.length();
    if all < 2 || length < 1.0 {
        return curve;
    }
    let (share, least, most) = APART;
    let apart = (length * share).clamp(least, most);
    let aside = (which as f32 - (all - 1) as f32 / 2.0) * apart;
    // The middle of a curve is half as far aside as its control point.
    let by = by + Point::new(-step.y, step.x) * (2.0 * aside / length);
    Curve { from, by, to }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tie_passes_behind_the_middle() {
        let mut nearest = f32::INFINITY;
        for turn in 0..40 {
            for other in 0..40 {
                for (near, far) in [(90.0, 130.0), (120.0, 120.0), (150.0, 700.0), (600.0, 620.0)] {
                    let turned = |turn: usize| turn as f32 * std::f32::consts::TAU / 40.0;
                    let from = Point::polar(near, turned(turn));
                    let to = Point::polar(far, turned(other) + 0.01);
                    let curve = Curve { from, by: alone(from, to, 1.0), to };
                    for share in 0..=100 {
                        nearest = nearest.min(curve.at(share as f32 / 100.0).length());
                    }
                    // Nor does one go far out of its way.
                    let out = (0..=50).map(|n| curve.at(n as f32 / 50.0).length());
                    let out = out.fold(0.0, f32::max);
                    assert!(out < far + 60.0, "{near} {far} {turn} {other}: {out}");
                }
            }
        }
        assert!(nearest > ME_RADIUS + 8.0, "{nearest}");
        let (from, to) = (Point::new(-200.0, 0.0), Point::new(200.0, 10.0));
        let behind = Curve { from, by: alone(from, to, 0.0), to };
        assert!(behind.at(0.5).length() < ME_RADIUS, "without rings nobody is in the middle");
    }

    #[test]
    fn ties_of_a_pair_lie_side_by_side() {
        let (from, to) = (Point::new(10.0, 10.0), Point::new(150.0, 60.0));
        let curve = Curve { from, by: from.towards(to, 0.5), to };
        for all in 2..6 {
            let middles: Vec<Point> =
                (0..all).map(|which| beside(curve, which, all).middle()).collect();
            for pair in middles.windows(2) {
                assert!(pair[0].distance(pair[1]) >= 5.0, "{middles:?}");
            }
        }
        assert_eq!(beside(curve, 0, 1), curve);
        let nowhere = Curve { from, by: from, to: from };
        assert_eq!(beside(nowhere, 1, 3), nowhere);
    }
}
