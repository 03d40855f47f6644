//! The soft outlines of groups: a convex hull where hardly anybody else is inside, else everybody of the
//! group joined by broad bones, so that nobody else is taken in. No awareness of colours or words.
//!
//! The convex hull is Andrew's monotone chain (1979); the bones are the group's minimum spanning tree
//! (Prim 1957), without what is far, and all that are next to each other.

#![allow(clippy::indexing_slicing, reason = "every index is below the number of points it is of")]

use super::Subject;
use super::marks::Shape;
use super::subject::{Hull, Look, Presence};
use crate::map::layout::NODE_RADIUS;
use crate::map::point::{Point, Rect};
use crate::sort;

/// How far a hull reaches beyond the middles of its people, world units.
pub(super) const REACH: f32 = NODE_RADIUS + 13.0;
/// Bones longer than this many times the usual one are left out: the group is drawn in parts.
const FAR: f32 = 3.0;
/// Bones up to this length are always drawn, world units.
const ALWAYS: f32 = 150.0;
/// A convex hull with a longer side would take in too much that is empty, world units.
const WIDEST: f32 = 620.0;
/// Bones beside the tree join who is no farther apart than this many times the usual bone.
const NEAR: f32 = 1.5;
/// Larger groups are drawn convex: bones take the square of time.
const LARGEST: usize = 600;

/// The hull of a group, world units.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Body {
    pub(super) hue: u8,
    /// Which of the groups.
    pub(super) group: usize,
    pub(super) shape: Shape,
    /// Around its largest part, without its reach.
    pub(super) bounds: Rect,
}

/// The hulls of all groups, found once for where people stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Hulls {
    points: Vec<Point>,
    presence: Vec<Presence>,
    groups: Vec<Hull>,
    pub(super) bodies: Vec<Body>,
}

impl Hulls {
    /// Finds them anew where anything is other than before.
    pub(super) fn follow(&mut self, subject: &Subject<'_>, look: &Look<'_>) {
        let points = subject.positions.points();
        let points = if subject.groups.is_empty() { &[] } else { points };
        if self.points == points && self.presence == look.presence && self.groups == subject.groups
        {
            return;
        }
        self.points = points.to_vec();
        self.presence = look.presence.to_vec();
        self.groups = subject.groups.to_vec();
        self.bodies.clear();
        let here: Vec<(Point, usize)> = points
            .iter()
            .enumerate()
            .filter(|(node, _)| look.presence(*node) == Presence::Here)
            .map(|(node, &at)| (at, node))
            .collect();
        for (number, group) in subject.groups.iter().enumerate() {
            let mut inside = vec![false; points.len()];
            for &node in &group.nodes {
                if let Some(inside) = inside.get_mut(node as usize) {
                    *inside = true;
                }
            }
            let own: Vec<Point> =
                here.iter().filter(|(_, node)| inside[*node]).map(|(at, _)| *at).collect();
            let others = here.iter().filter(|(_, node)| !inside[*node]).map(|(at, _)| *at);
            if let Some((shape, bounds)) = shape(&own, others) {
                self.bodies.push(Body { hue: group.hue % 8, group: number, shape, bounds });
            }
        }
    }
}

fn shape(own: &[Point], others: impl Iterator<Item = Point>) -> Option<(Shape, Rect)> {
    let first = *own.first()?;
    let around = |points: &mut dyn Iterator<Item = Point>| {
        let start = Rect { min: first, max: first };
        points
            .fold(None, |rect: Option<Rect>, Point { x, y }| {
                let rect = rect.unwrap_or(Rect { min: Point::new(x, y), max: Point::new(x, y) });
                Some(Rect {
                    min: Point::new(rect.min.x.min(x), rect.min.y.min(y)),
                    max: Point::new(rect.max.x.max(x), rect.max.y.max(y)),
                })
            })
            .unwrap_or(start)
    };
    let corners = convex(own);
    let others: Vec<Point> = others.collect();
    let inside = others.iter().filter(|at| holds(&corners, **at));
    let taken = if corners.len() > 2 { inside.count() } else { 0 };
    let compact = taken == 0 && size(&corners) < WIDEST;
    if corners.len() > 2 && (compact || own.len() > LARGEST) {
        return Some((Shape::Convex(corners), around(&mut own.iter().copied())));
    }
    let (bones, part) = bones(own, &others);
    let bounds = around(&mut part.into_iter());
    Some((Shape::Bones(bones), bounds))
}

/// The longest side of a polygon.
fn size(corners: &[Point]) -> f32 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| a.distance(*b)).fold(0.0, f32::max)
}

/// The corners of the convex hull of some points, clockwise as seen; all that are on a line are its ends.
pub(super) fn convex(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sort::by(&mut sorted, |a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let mut hull: Vec<Point> = Vec::new();
    for back in [false, true] {
        let start = hull.len();
        let mut add = |at: Point| {
            while hull.len() >= start + 2
                && turn(hull[hull.len() - 2], hull[hull.len() - 1], at) <= 0.0
            {
                hull.pop();
            }
            hull.push(at);
        };
        if back {
            sorted.iter().rev().copied().for_each(&mut add);
        } else {
            sorted.iter().copied().for_each(&mut add);
        }
        hull.pop();
    }
    hull
}

/// Twice the area of a triangle; positive where it turns clockwise as seen.
fn turn(a: Point, b: Point, c: Point) -> f32 {
    let (ab, ac) = (b - a, c - a);
    ab.x * ac.y - ab.y * ac.x
}

fn holds(corners: &[Point], at: Point) -> bool {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).all(|(a, b)| turn(*a, *b, at) >= 0.0)
}

/// How far a point is from a line between two.
fn apart([a, b]: [Point; 2], at: Point) -> f32 {
    let (step, way) = (b - a, at - a);
    let square = step.x * step.x + step.y * step.y;
    let along = way.x * step.x + way.y * step.y;
    let share = if square > 0.0 { (along / square).clamp(0.0, 1.0) } else { 0.0 };
    a.towards(b, share).distance(at)
}

/// The bones of a group, and the points of its largest part. Beside the tree that holds it together,
/// bones join neighbours, as long as they don't run over anybody else.
fn bones(points: &[Point], others: &[Point]) -> (Vec<[Point; 2]>, Vec<Point>) {
    let count = points.len();
    // Prim: of each who is not joined yet, who of the joined is nearest.
    let mut nearest = vec![(f32::INFINITY, 0); count];
    let mut joined = vec![false; count];
    let mut tree = Vec::with_capacity(count);
    let mut last = 0;
    for _ in 1..count {
        joined[last] = true;
        let mut next = (f32::INFINITY, 0);
        for i in (0..count).filter(|&i| !joined[i]) {
            let apart = points[last].distance(points[i]);
            if apart < nearest[i].0 {
                nearest[i] = (apart, last);
            }
            if nearest[i].0 <= next.0 {
                next = (nearest[i].0, i);
            }
        }
        last = next.1;
        tree.push((nearest[last].0, nearest[last].1, last));
    }
    let mut lengths: Vec<f32> = tree.iter().map(|bone| bone.0).collect();
    sort::by(&mut lengths, f32::total_cmp);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
    let far = (usual * FAR).max(ALWAYS);
    let near = (usual * NEAR).clamp(2.2 * REACH, ALWAYS);
    // Parts, by their least number; a tree's bones come with one end already known.
    let mut part: Vec<usize> = (0..count).collect();
    let mut bones = Vec::new();
    for &(length, from, to) in &tree {
        if length <= far {
            part[to] = part[from];
            bones.push([points[from], points[to]]);
        }
    }
    for i in 0..count {
        for j in 0..i {
            let bone = [points[j], points[i]];
            let over = |at: &Point| apart(bone, *at) < NODE_RADIUS + 6.0;
            if points[i].distance(points[j]) < near && !others.iter().any(over) {
                bones.push(bone);
            }
        }
    }
    let alone = |i: usize| part.iter().filter(|other| **other == part[i]).count();
    bones.extend((0..count).filter(|&i| alone(i) == 1).map(|i| [points[i], points[i]]));
    let largest = (0..count).max_by_key(|&i| (alone(i), std::cmp::Reverse(i))).unwrap_or(0);
    let of_largest = (0..count).filter(|&i| part[i] == part[largest]).map(|i| points[i]);
    (bones, of_largest.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How far a point is from a shape.
    fn away(shape: &Shape, at: Point) -> f32 {
        let from_line = |a: Point, b: Point| super::apart([a, b], at);
        match shape {
            Shape::Convex(corners) if holds(corners, at) => 0.0,
            Shape::Convex(corners) => {
                let next = corners.iter().cycle().skip(1);
                corners.iter().zip(next).map(|(a, b)| from_line(*a, *b)).fold(9e9, f32::min)
            }
            Shape::Bones(bones) => bones.iter().map(|[a, b]| from_line(*a, *b)).fold(9e9, f32::min),
        }
    }

    #[test]
    fn corners_of_a_square() {
        let at = |x: f32, y: f32| Point::new(x, y);
        let points = [at(0.0, 0.0), at(4.0, 0.0), at(2.0, 2.0), at(4.0, 4.0), at(0.0, 4.0)];
        assert_eq!(convex(&points), [at(0.0, 0.0), at(4.0, 0.0), at(4.0, 4.0), at(0.0, 4.0)]);
        assert_eq!(convex(&[at(1.0, 1.0); 4]), [at(1.0, 1.0)]);
        let line = [at(0.0, 0.0), at(1.0, 0.0), at(2.0, 0.0)];
        assert_eq!(convex(&line), [at(0.0, 0.0), at(2.0, 0.0)]);
    }

    prop_compose! {
        fn point()(x in -500_f32..500.0, y in -500_f32..500.0) -> Point {
            Point::new(x, y)
        }
    }

    proptest! {
        #[test]
        fn a_hull_holds_its_people(own in prop::collection::vec(point(), 1..30), others in prop::collection::vec(point(), 0..30)) {
            let (shape, bounds) = shape(&own, others.iter().copied()).unwrap();
            for at in &own {
                prop_assert!(away(&shape, *at) < 0.1, "{:?} {:?}", at, shape);
            }
            prop_assert!(bounds.min.x <= bounds.max.x);
            if let Shape::Convex(corners) = &shape {
                prop_assert!(own.len() > 2 && others.iter().all(|at| !holds(corners, *at)));
            }
        }
    }
}
