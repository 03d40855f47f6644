//! Where people stand when their ties alone decide. No awareness of who they are, of circles, or of
//! *me*: nodes are numbers, places are `f32` in world units.
//!
//! Each part that hangs together is laid out by itself: distances from at most 200 pivots, 15 steps
//! of descent on sparse stress, up to 50 steps of ForceAtlas2, room for everybody, and a last touch by
//! which each takes a better place nearby; then the parts are packed. The sources stand in each file.
//! Nothing but sums, products, quotients and square roots of
//! `f32`, in a fixed order: the same bytes natively and in wasm.

#![allow(clippy::indexing_slicing, reason = "every index is a node or a cell of these arrays")]
#![allow(
    clippy::cast_precision_loss,
    reason = "a count that a float rounds is far beyond a network"
)]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people and ties")]
#![allow(clippy::cast_sign_loss, reason = "what is cast is clamped to 0 and more")]
#![allow(clippy::cast_possible_wrap, reason = "rows and columns are few")]

mod fit;
mod forces;
mod pack;
mod polish;
pub(super) mod room;
mod stress;
mod ties;
mod tree;
mod web;

use super::random::Random;
use crate::map::point::Point;
pub(super) use fit::Fit;
pub(super) use pack::Sheet;
pub(super) use room::around;
use stress::Stress;
pub(super) use ties::Ties;

/// The length of a tie between two with few others, world units.
pub(super) const TIE: f32 = 90.0;
/// From one person to the next, were all spread evenly.
const PITCH: f32 = 100.0;
/// A part of at most so many people is drawn so many times, and the best is kept.
const FEW: usize = 150;
const DRAWINGS: usize = 2;
/// So many ties a person are a thicket.
const DENSE: usize = 20;
/// From one to the next of those tied to nobody.
const FIELD: f32 = 64.0;

/// Places for nodes 0 to `n`-1, at least `least` apart, around (0, 0). The same input gives the same
/// bytes. Edges may come twice, and those to oneself or to none below `n` don't count.
///
/// `held` stand exactly where they are given, and their part with them.
pub fn place(
    n: usize,
    edges: &[[u32; 2]],
    seed: u64,
    least: f32,
    held: &[(usize, Point)],
) -> Vec<Point> {
    let all = Ties::new(n, edges);
    // A little more, for a step of the whole rounds each place.
    let least = least * 1.001;
    let mut random = Random::new(seed);
    let mut at = vec![Point::ORIGIN; n];
    let mut pins: Vec<Option<Point>> = vec![None; n];
    for &(node, point) in held.iter().filter(|(node, point)| *node < n && point.is_finite()) {
        pins[node] = Some(point);
    }
    let mut sheet = Sheet::default();
    let (parts, alone): (Vec<_>, Vec<_>) = all.components().into_iter().partition(|p| p.len() > 1);
    let (pinned, loose): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| part.iter().any(|&node| pins[node as usize].is_some()));
    let mut alone: Vec<u32> = alone.into_iter().flatten().collect();
    alone.retain(|&node| match pins[node as usize] {
        Some(pin) => {
            at[node as usize] = pin;
            sheet.take(&[pin], &[]);
            false
        }
        None => true,
    });
    for part in pinned.into_iter().chain(loose) {
        let ties = all.among(&part);
        let pins: Vec<Option<Point>> = part.iter().map(|&node| pins[node as usize]).collect();
        let mut points = place_part(&ties, &mut random, least, &pins);
        if pins.iter().any(Option::is_some) {
            sheet.take(&points, &ties.edges());
        } else {
            let step = sheet.put(&points, &ties.edges(), Point::ORIGIN);
            points.iter_mut().for_each(|point| *point = *point + step);
        }
        for (&node, point) in part.iter().zip(points) {
            at[node as usize] = point;
        }
    }
    if !alone.is_empty() {
        let field = field(alone.len());
        let step = sheet.put(&field, &[], Point::ORIGIN);
        for (&node, point) in alone.iter().zip(field) {
            at[node as usize] = point + step;
        }
    }
    at
}

/// Places for nodes that hang together, around (0, 0) or as the pins say: for few people the best of
/// some drawings.
fn place_part(ties: &Ties, random: &mut Random, least: f32, pins: &[Option<Point>]) -> Vec<Point> {
    let mut stress = Stress::of(ties);
    let drawings = if ties.len() <= FEW && !is_dense(ties) { DRAWINGS } else { 1 };
    let mut best = draw(ties, &mut stress, random, least, pins);
    for _ in 1..drawings {
        let other = draw(ties, &mut stress, random, least, pins);
        if other.0 < best.0 {
            best = other;
        }
    }
    best.1.into_iter().zip(best.2).map(|(x, y)| Point::new(x, y)).collect()
}

/// One drawing from a random start, and how good it is: less is better.
fn draw(
    ties: &Ties,
    stress: &mut Stress,
    random: &mut Random,
    least: f32,
    pins: &[Option<Point>],
) -> (f32, Vec<f32>, Vec<f32>) {
    let n = ties.len();
    let mut held = vec![false; n];
    let (mut x, mut y): (Vec<f32>, Vec<f32>) =
        (0..n).map(|_| (random.share() - 0.5, random.share() - 0.5)).unzip();
    stress.descend(&mut x, &mut y, random);
    forces::settle(ties, &mut x, &mut y, &held, steps(n));
    let scale = scale(ties, &x, &y);
    for value in x.iter_mut().chain(&mut y) {
        *value *= scale;
    }
    follow_pins(ties, &mut x, &mut y, &mut held, pins);
    room::make(&mut x, &mut y, &held, least);
    if is_dense(ties) {
        return (0.0, x, y);
    }
    let worth = polish::run(ties, stress, (&mut x, &mut y), &held, least, random);
    (worth, x, y)
}

/// Whether so many are tied that crossings can't be told, and all drawings are about as good.
fn is_dense(ties: &Ties) -> bool {
    ties.edges().len() > DENSE * ties.len()
}

/// How many steps of forces: groups of many people take longer to find each other.
fn steps(n: usize) -> usize {
    (25 + n / 150).min(50)
}

/// Lays a drawing onto its pins, and lets everybody else settle around them.
fn follow_pins(
    ties: &Ties,
    x: &mut [f32],
    y: &mut [f32],
    held: &mut [bool],
    pins: &[Option<Point>],
) {
    let pinned = (0..x.len()).filter_map(|node| Some((Point::new(x[node], y[node]), pins[node]?)));
    let Some(fit) = Fit::of(pinned) else { return };
    for node in 0..x.len() {
        let place = fit.of_point(Point::new(x[node], y[node]));
        let place = pins[node].unwrap_or(place);
        (x[node], y[node]) = (place.x, place.y);
        held[node] = pins[node].is_some();
    }
    forces::settle(ties, x, y, held, steps(x.len()));
}

/// How much larger the drawing has to be for ties to be long enough, and people to have room.
fn scale(ties: &Ties, x: &[f32], y: &[f32]) -> f32 {
    let tie = forces::mean_tie(ties, x, y);
    // As wide as a round field of people this far apart.
    let n = x.len() as f32;
    let spread = |values: &[f32]| {
        let mean = values.iter().sum::<f32>() / n;
        values.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>()
    };
    let radius = ((spread(x) + spread(y)) / n).sqrt();
    let wanted = PITCH * (n / std::f32::consts::TAU).sqrt();
    if tie > 0.0 { (TIE / tie).max(wanted / radius) } else { 1.0 }
}

/// The least and the greatest of some numbers. Compared by hand: `min` and `max` of floats are calls
/// into a library in wasm.
fn range(values: &[f32]) -> (f32, f32) {
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for &value in values {
        if value < low {
            low = value;
        }
        if value > high {
            high = value;
        }
    }
    (low, high)
}

/// People tied to nobody, in even rows.
fn field(count: usize) -> Vec<Point> {
    let columns = ((count as f32 * 1.5).sqrt().ceil() as usize).max(1);
    let place = |i: usize| {
        let (row, column) = (i / columns, i % columns);
        // Every other row half a place aside: names then don't stand in one line.
        let aside = if row % 2 == 1 { 0.5 } else { 0.0 };
        Point::new((column as f32 + aside) * FIELD, row as f32 * FIELD * 0.87)
    };
    (0..count).map(place).collect()
}

#[cfg(test)]
mod tests;
