//! Places after a change: whoever was there stays, newcomers come near their ties.
//! No awareness of seats, groups or seeds.

#![allow(clippy::indexing_slicing, reason = "every index is a row or a node of this map")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use std::f32::consts::{FRAC_PI_2, TAU};

use super::bands::{BANDS, Band, Bands, TIGHT, gap, seats};
use super::counts;
use super::positions::Positions;
use super::spread::{apart, wrapped};
use super::weighted::Weighted;
use crate::insight::Graph;
use crate::map::point::Point;
use crate::sort;

/// Less than this is no movement, world units.
const STILL: f32 = 0.01;
/// So much harder than others is who is pinned to move from their angle.
const PINNED: f32 = 10_000.0;

/// Whether there were bands, and at least half of the people on them.
pub(super) fn is_worth(graph: &Graph, before: &Positions) -> bool {
    if before.bands().is_none() {
        return false;
    }
    let known = graph.people().iter().filter(|&&person| before.of(person).is_some()).count();
    known > 0 && known * 2 >= graph.len()
}

/// People on a row: their angle, and who; sorted by angle.
type Standing = Vec<(f32, usize)>;

/// `pins` are angles by node.
pub(super) fn place(
    graph: &Graph,
    weighted: &Weighted,
    before: &Positions,
    pins: &[Option<f32>],
) -> Positions {
    let had = before.bands().copied().unwrap_or_default();
    let bands = Bands::keeping(&had, &counts(graph));
    let old: Vec<Option<Point>> = graph.people().iter().map(|&person| before.of(person)).collect();
    let mut at = vec![Point::ORIGIN; graph.len()];
    let mut people: [Vec<usize>; BANDS] = Default::default();
    for node in 0..graph.len() {
        people[Bands::index(graph.circle(node))].push(node);
    }
    for ((circle, band), people) in bands.all().zip(&people) {
        let before = had.of(circle);
        let mut rows: Vec<Standing> = vec![Vec::new(); band.rows];
        let mut newcomers = Vec::new();
        for &node in people {
            match old[node] {
                Some(old) if on(before, old) => {
                    let row = before.row_at(old.length()).min(band.rows - 1);
                    rows[row].push((pins[node].unwrap_or(old.angle()), node));
                }
                _ => newcomers.push(node),
            }
        }
        for (row, standing) in rows.iter_mut().enumerate() {
            sort::by(standing, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let room = seats(band.row_radius(row), TIGHT);
            newcomers.extend(standing.drain(room.min(standing.len())..).map(|(_, node)| node));
        }
        for node in newcomers {
            let wish = pins[node].or_else(|| wish(weighted, node, &old));
            let (row, angle) = best_gap(band, &rows, wish);
            let angle = pins[node].unwrap_or(angle);
            let after = rows[row].partition_point(|other| other.0 <= angle);
            rows[row].insert(after, (angle, node));
        }
        for (row, standing) in rows.iter().enumerate() {
            let radius = band.row_radius(row);
            let mut angles: Vec<f32> = standing.iter().map(|(angle, _)| *angle).collect();
            let weigh = |(_, node): &(f32, usize)| if pins[*node].is_some() { PINNED } else { 1.0 };
            let weights: Vec<f32> = standing.iter().map(weigh).collect();
            apart(&mut angles, &weights, gap(radius, TIGHT));
            for ((_, node), angle) in standing.iter().zip(angles) {
                let point = Point::polar(radius, angle);
                // Who needn't move doesn't, to the last bit: else rounding would add up over years.
                at[*node] = old[*node].filter(|old| old.distance(point) < STILL).unwrap_or(point);
            }
        }
    }
    Positions::on_bands(graph.people().to_vec(), at, bands)
}

/// Whether somebody who stood here stood on this band.
fn on(band: &Band, point: Point) -> bool {
    band.rows > 0 && (band.inner..band.outer).contains(&point.length())
}

/// The angle a newcomer would like: where they were, else the middle of their ties.
fn wish(graph: &Weighted, node: usize, old: &[Option<Point>]) -> Option<f32> {
    if let Some(old) = old[node] {
        return Some(old.angle());
    }
    let pulls = graph.neighbours(node).filter_map(|(other, weight)| {
        let point = old[other]?;
        Some(point * (weight / point.length().max(1.0)))
    });
    let sum = pulls.fold(Point::ORIGIN, |a, b| a + b);
    (sum.length() > 0.05).then(|| sum.angle())
}

/// The row and angle where a newcomer disturbs least: near to the wish, and where few have to step
/// aside; without a wish, in the widest gap.
fn best_gap(band: &Band, rows: &[Standing], wish: Option<f32>) -> (usize, f32) {
    let mut best = (f32::INFINITY, 0, -FRAC_PI_2);
    let mut consider = |cost: f32, row: usize, angle: f32| {
        if cost < best.0 {
            best = (cost, row, angle);
        }
    };
    for (row, standing) in rows.iter().enumerate() {
        let radius = band.row_radius(row);
        let needed = gap(radius, TIGHT);
        let n = standing.len();
        if n == 0 {
            // As wide as a circle, and exactly where one wishes to be.
            consider(wish.map_or(-TAU * radius, |_| 0.0), row, wish.unwrap_or(-FRAC_PI_2));
        }
        if n >= seats(radius, TIGHT) {
            continue;
        }
        for i in 0..n {
            let from = standing[i].0;
            let next = standing[(i + 1) % n].0;
            let open = if i + 1 < n { next - from } else { next + TAU - from };
            let middle = wrapped(from + open / 2.0);
            let Some(wish) = wish else {
                consider(-open * radius, row, middle);
                continue;
            };
            // How far one may stand from the middle, and how far others must step aside.
            let slack = (open / 2.0 - needed).max(0.0);
            let push = (needed - open / 2.0).max(0.0);
            let angle = wrapped(middle + wrapped(wish - middle).clamp(-slack, slack));
            consider((wrapped(wish - angle).abs() + 2.0 * push) * radius, row, angle);
        }
    }
    (best.1, best.2)
}
