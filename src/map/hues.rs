//! Which of the eight hues each group has: its own one, kept from day to day, unless a group beside it
//! has it, or one that looks much like it. No awareness of colour values.
//!
//! Greedy colouring of who stands next to whom (Welsh and Powell 1967), in the order given.

use super::layout::Positions;
use super::point::Point;
use super::scene::Hull;

/// How many hues there are.
pub(super) const HUES: u8 = 8;
/// The hues as they stand on the wheel: pink, amber, olive, green, teal, blue, indigo, purple.
const WHEEL: [u8; HUES as usize] = [4, 1, 6, 3, 5, 0, 7, 2];
/// Groups nearer to each other than this are neighbours, and those nearer than that are all but; world
/// units, and how much it counts that they look alike.
const NEAR: [(f32, f32); 2] = [(200.0, 1.0), (420.0, 0.3)];
/// Of each group so many people tell where it is.
const ASKED: usize = 24;
/// A neighbour with a hue that stands beside this one on the wheel, where the same counts 1.
const ALIKE: f32 = 0.25;

/// Gives each group a hue: its own or the next that is seen to be another than its neighbours'.
pub(super) fn set_apart(groups: &mut [Hull], positions: &Positions) {
    let asked = |group: &Hull| -> Vec<Point> {
        let step = group.nodes.len().div_ceil(ASKED).max(1);
        let at = |&node: &u32| usize::try_from(node).ok().map(|node| positions.at(node));
        group.nodes.iter().step_by(step).filter_map(at).collect()
    };
    let places: Vec<Vec<Point>> = groups.iter().map(asked).collect();
    let nearness = |a: &[Point], b: &[Point]| {
        let apart = a.iter().flat_map(|a| b.iter().map(|b| *b - *a));
        let square = |step: Point| step.x * step.x + step.y * step.y;
        let apart = apart.map(square).fold(f32::INFINITY, f32::min).sqrt();
        NEAR.into_iter().find(|(near, _)| apart < *near).map_or(0.0, |(_, counts)| counts)
    };
    let mut done: Vec<(usize, &Vec<Point>)> = Vec::with_capacity(groups.len());
    for (group, own) in groups.iter_mut().zip(&places) {
        let beside: Vec<(usize, f32)> =
            done.iter().map(|(at, other)| (*at, nearness(own, other))).collect();
        let count = WHEEL.len();
        let cost = |at: usize| -> f32 {
            let alike = |other: usize| match at.abs_diff(other).min(count - at.abs_diff(other)) {
                0 => 1.0,
                1 => ALIKE,
                _ => 0.0,
            };
            beside.iter().map(|&(other, near)| near * alike(other)).sum()
        };
        let first = WHEEL.iter().position(|&hue| hue == group.hue % HUES).unwrap_or_default();
        // Of those that are as good the first; steps of three visit all eight.
        let mut best = (first, cost(first));
        for at in (1..count).map(|step| (first + 3 * step) % count) {
            let now = cost(at);
            if now < best.1 {
                best = (at, now);
            }
        }
        group.hue = WHEEL.get(best.0).copied().unwrap_or_default();
        done.push((best.0, own));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{graph_of, person_id};
    use crate::map::layout::rings;

    /// Groups of two, each where it is said.
    fn groups(at: &[(f32, f32)], hue: impl Fn(usize) -> u8) -> (Vec<Hull>, Positions) {
        let graph = graph_of(2 * at.len(), |_| 1, []);
        let mut positions = rings(&graph, 1, None, &[]);
        let mut groups = Vec::new();
        for (i, &(x, y)) in at.iter().enumerate() {
            positions.put(person_id(2 * i), Point::new(x, y));
            positions.put(person_id(2 * i + 1), Point::new(x + 30.0, y));
            let nodes = vec![2 * i as u32, 2 * i as u32 + 1];
            groups.push(Hull { name: String::new(), nodes, hue: hue(i) });
        }
        set_apart(&mut groups, &positions);
        (groups, positions)
    }

    #[test]
    fn neighbours_never_share_a_hue() {
        let grid: Vec<(f32, f32)> =
            (0..36).map(|i| ((i % 6) as f32 * 150.0, (i / 6) as f32 * 150.0)).collect();
        for wish in [0, 3, 7] {
            let (groups, _) = groups(&grid, |i| if i % 2 == 0 { wish } else { (i % 8) as u8 });
            for (i, a) in groups.iter().enumerate() {
                for (j, b) in groups.iter().enumerate().skip(i + 1) {
                    let near = grid[i].0 - grid[j].0;
                    let near = near.hypot(grid[i].1 - grid[j].1) < NEAR[0].0;
                    assert!(!near || a.hue != b.hue, "{i} and {j} have {}", a.hue);
                }
            }
        }
    }

    #[test]
    fn who_has_no_such_neighbour_keeps_the_hue() {
        let apart: Vec<(f32, f32)> = (0..9).map(|i| (500.0 * i as f32, 0.0)).collect();
        let (alone, _) = groups(&apart, |_| 5);
        assert!(alone.iter().all(|group| group.hue == 5));
        // One more beside the last changes that one alone.
        let more: Vec<(f32, f32)> = apart.iter().copied().chain([(4080.0, 60.0)]).collect();
        let (with, positions) = groups(&more, |_| 5);
        assert!(with[..9].iter().all(|group| group.hue == 5));
        assert_ne!(with[9].hue, 5);
        let mut again = with.clone();
        set_apart(&mut again, &positions);
        assert_eq!(again, with);
    }
}
