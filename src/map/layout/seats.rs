//! Seats on the rows of the bands, and who has which. No awareness of ties while seats are given out.

#![allow(clippy::indexing_slicing, reason = "every index is a seat, a row or a node of this map")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 seats")]
#![allow(clippy::cast_possible_wrap, reason = "there are fewer than 2^31 seats")]
#![allow(clippy::cast_sign_loss, reason = "remainders are not negative")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use std::f32::consts::{FRAC_PI_2, TAU};
use std::ops::Range;

use super::bands::{BANDS, Band, Bands, PITCH, gap, seats};
use super::spread::{apart, wrapped};
use super::weighted::Weighted;
use crate::insight::Graph;
use crate::map::point::Point;
use crate::sort;

const NOBODY: u32 = u32::MAX;
/// Turned by so much each time, nothing comes to stand where it stood before.
const GOLDEN: f32 = 0.618_034;

struct Row {
    radius: f32,
    /// Its seats, from the top clockwise.
    seats: Range<usize>,
    /// Every other row is turned by half a seat, so that names don't stand in one line, and each band
    /// by some part of one, so that a few people on each don't either.
    turned: f32,
}

pub(super) struct Seats {
    /// The rows of each band.
    bands: [Range<usize>; BANDS],
    rows: Vec<Row>,
    row_of: Vec<u32>,
    /// Where each seat is.
    at: Vec<Point>,
    /// Who has each seat.
    who: Vec<u32>,
    /// Which seat each person has.
    seat: Vec<u32>,
}

impl Seats {
    /// Everybody has a seat on their band: those with an angle as near to it as their order allows,
    /// the others evenly on the seats that are left.
    pub(super) fn taken(graph: &Graph, bands: &Bands, angles: &[Option<f32>]) -> Self {
        let mut people: [Vec<usize>; BANDS] = Default::default();
        for node in 0..graph.len() {
            people[Bands::index(graph.circle(node))].push(node);
        }
        let mut seats = Self::free(bands, &people.each_ref().map(Vec::len));
        for (band, people) in people.iter().enumerate() {
            seats.take(band, people, angles);
        }
        seats
    }

    /// Seats for so many people on each band.
    fn free(bands: &Bands, people: &[usize; BANDS]) -> Self {
        let (mut rows, mut row_of, mut at) = (Vec::new(), Vec::new(), Vec::new());
        let mut ranges: [Range<usize>; BANDS] = Default::default();
        let each = bands.all().zip(&mut ranges).zip(people).enumerate();
        for (index, (((_, band), range), &people)) in each {
            let phase = index as f32 * GOLDEN;
            range.start = rows.len();
            for (i, count) in shared_out(band, people).into_iter().enumerate() {
                let radius = band.row_radius(i);
                let turned = (phase + if i % 2 == 1 { 0.5 } else { 0.0 }).fract();
                let row = Row { radius, seats: at.len()..at.len() + count, turned };
                for seat in 0..count {
                    row_of.push(rows.len() as u32);
                    at.push(Point::polar(radius, row.angle(seat)));
                }
                rows.push(row);
            }
            range.end = rows.len();
        }
        let who = vec![NOBODY; at.len()];
        let seat = vec![0; people.iter().sum()];
        Self { bands: ranges, rows, row_of, at, who, seat }
    }

    fn take(&mut self, band: usize, people: &[usize], angles: &[Option<f32>]) {
        let rows = &self.rows[self.bands[band].clone()];
        let mut free: Vec<usize> = rows.iter().flat_map(|row| row.seats.clone()).collect();
        let from_top = |point: Point| (point.angle() + FRAC_PI_2).rem_euclid(TAU);
        sort::by(&mut free, |&a, &b| {
            from_top(self.at[a]).total_cmp(&from_top(self.at[b])).then(a.cmp(&b))
        });

        let mut wishes: Vec<(f32, usize)> = people
            .iter()
            .filter_map(|&node| {
                let turn = (angles[node]? + FRAC_PI_2).rem_euclid(TAU) / TAU;
                Some((turn * free.len() as f32, node))
            })
            .collect();
        sort::by(&mut wishes, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        even_out(&mut wishes, free.len());
        let places = in_order(&wishes, free.len());
        for (&(_, node), &place) in wishes.iter().zip(&places) {
            self.give(free[place], node);
        }

        free.retain(|&seat| self.who[seat] == NOBODY);
        let loose: Vec<usize> =
            people.iter().copied().filter(|&node| angles[node].is_none()).collect();
        for (i, &node) in loose.iter().enumerate() {
            self.give(free[i * free.len() / loose.len()], node);
        }
    }

    fn give(&mut self, seat: usize, node: usize) {
        self.who[seat] = node as u32;
        self.seat[node] = seat as u32;
    }

    /// Where a person sits.
    pub(super) fn place(&self, node: usize) -> Point {
        self.at[self.seat[node] as usize]
    }

    /// Where a seat is.
    pub(super) fn at(&self, seat: usize) -> Point {
        self.at[seat]
    }

    pub(super) fn seat(&self, node: usize) -> usize {
        self.seat[node] as usize
    }

    /// Who has a seat.
    pub(super) fn who(&self, seat: usize) -> Option<usize> {
        Some(self.who[seat] as usize).filter(|_| self.who[seat] != NOBODY)
    }

    /// Seats on this person's band near a point: three on each of the nearest rows; and those beside
    /// their own.
    pub(super) fn near(&self, node: usize, point: Point, found: &mut Vec<usize>) {
        found.clear();
        let own = self.row_of[self.seat(node)] as usize;
        self.rows[own].beside(self.place(node).angle(), found);
        let angle = point.angle();
        self.rows[own].beside(angle, found);
        let band = self.bands.iter().find(|rows| rows.contains(&own)).cloned().unwrap_or_default();
        let radius = point.length();
        let beyond = self.rows[band.clone()].partition_point(|row| row.radius < radius);
        let nearest = band.start + beyond;
        for row in nearest.saturating_sub(2).max(band.start)..(nearest + 1).min(band.end) {
            if row != own {
                self.rows[row].beside(angle, found);
            }
        }
    }

    /// Gives a person this seat, and who had it theirs.
    pub(super) fn swap(&mut self, node: usize, seat: usize) {
        let (old, other) = (self.seat(node), self.who(seat));
        self.who[old] = NOBODY;
        if let Some(other) = other {
            self.give(old, other);
        }
        self.give(seat, node);
    }

    /// Where everybody stands in the end: in the order of the seats of each row, but, where a row has
    /// room, evenly apart and towards their ties.
    pub(super) fn spread(&self, graph: &Weighted) -> Vec<Point> {
        let mut at: Vec<Point> = (0..self.seat.len()).map(|node| self.place(node)).collect();
        // Twice, since each row looks at where the others stand by then.
        for _ in 0..2 {
            for row in &self.rows {
                self.spread_row(row, graph, &mut at);
            }
        }
        at
    }

    fn spread_row(&self, row: &Row, graph: &Weighted, at: &mut [Point]) {
        let people: Vec<usize> = row.seats.clone().filter_map(|seat| self.who(seat)).collect();
        let share = people.len() as f32 / seats(row.radius, PITCH).max(1) as f32;
        let mut angles: Vec<f32> = people
            .iter()
            .map(|&node| {
                let seat = self.place(node).angle();
                let pull = |(other, weight): (usize, f32)| {
                    let length = at[other].length().max(1.0);
                    at[other] * (weight / length)
                };
                let sum = graph.neighbours(node).map(pull).fold(Point::ORIGIN, |a, b| a + b);
                if sum.length() < 0.1 {
                    return seat;
                }
                seat + (1.0 - share).max(0.0) * wrapped(sum.angle() - seat)
            })
            .collect();
        let even = TAU / people.len().max(1) as f32;
        // A full row is left even: else all its free room would gather in one gap.
        let fullness = ((share - 0.3) / 0.4).clamp(0.0, 1.0);
        let few: f32 = if people.len() <= 12 { 0.85 } else { 0.6 };
        let evenly = few.max(0.6 + 0.36 * fullness);
        apart(&mut angles, &[], gap(row.radius, PITCH).max(evenly * even));
        for (&node, angle) in people.iter().zip(angles) {
            at[node] = Point::polar(row.radius, angle);
        }
    }
}

impl Row {
    fn angle(&self, seat: usize) -> f32 {
        (seat as f32 + self.turned) / self.seats.len() as f32 * TAU - FRAC_PI_2
    }

    /// Its three seats nearest to an angle.
    fn beside(&self, angle: f32, found: &mut Vec<usize>) {
        let count = self.seats.len() as i64;
        if count == 0 {
            return;
        }
        let turn = (angle + FRAC_PI_2) / TAU;
        let nearest = (turn * count as f32 - self.turned).round() as i64;
        let seats = (nearest - 1..=nearest + 1).map(|i| i.rem_euclid(count) as usize);
        found.extend(seats.map(|seat| self.seats.start + seat));
    }
}

/// How many seats each row of a band gets for so many people: few more than people, since those who
/// seek short ties crowd the inner rows and would leave all free seats in the outer ones. A single row
/// has room to choose.
fn shared_out(band: &Band, people: usize) -> Vec<usize> {
    let room: Vec<usize> = (0..band.rows).map(|row| seats(band.row_radius(row), PITCH)).collect();
    let all: usize = room.iter().sum();
    let wanted = if band.rows == 1 { 2 * people + 2 } else { people + people / 24 + 1 };
    let wanted = wanted.min(all);
    let mut before = 0;
    let until = |before: usize| before * wanted / all.max(1);
    let share = |room: usize| {
        let from = until(before);
        before += room;
        until(before) - from
    };
    room.into_iter().map(share).collect()
}

/// Draws sorted wishes, each 0 to `room`, towards an even spread over all places, the more the fuller
/// it is: free places then lie among the people, not in one gap.
fn even_out(wishes: &mut [(f32, usize)], room: usize) {
    let (n, all) = (wishes.len() as f32, room as f32);
    let evenly = ((n / all - 0.3) / 0.4).clamp(0.0, 1.0);
    let even = |i: usize| i as f32 / n * all;
    // Turned as a whole to where the wishes are.
    let off = |(i, wish): (usize, &(f32, usize))| Point::polar(1.0, (wish.0 - even(i)) / all * TAU);
    let turn = wishes.iter().enumerate().map(off).fold(Point::ORIGIN, |a, b| a + b).angle();
    let turn = turn / TAU * all;
    for (i, wish) in wishes.iter_mut().enumerate() {
        let aside = wrapped((even(i) + turn - wish.0) / all * TAU) / TAU * all;
        wish.0 += aside * evenly;
    }
}

/// Places 0 to `room`-1, all different and in the circular order of the wishes, each near its wish.
/// There are at most `room` wishes, in order around the circle.
fn in_order(wishes: &[(f32, usize)], room: usize) -> Vec<usize> {
    let n = wishes.len();
    if n == 0 {
        return Vec::new();
    }
    let turn = TAU / room as f32;
    // The same as keeping people apart around a circle whose gap is one place.
    let mut angles: Vec<f32> = wishes.iter().map(|(wish, _)| wish * turn).collect();
    apart(&mut angles, &[], turn);
    let whole = |angle: f32| (angle.rem_euclid(TAU) / turn).round() as usize % room;
    let first = whole(angles[0]);
    // Counted from the first, so that rounding can be mended on the way round.
    let mut places: Vec<usize> = Vec::with_capacity(n);
    for (i, angle) in angles.iter().enumerate() {
        let after = (whole(*angle) + room - first) % room;
        let least = places.last().map_or(0, |last| last + 1);
        places.push(after.max(least).min(room - n + i));
    }
    for place in &mut places {
        *place = (*place + first) % room;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_places_differ(mut wishes in prop::collection::vec(0.0_f32..40.0, 0..40)) {
            sort::by(&mut wishes, f32::total_cmp);
            let wishes: Vec<(f32, usize)> = wishes.into_iter().map(|wish| (wish, 0)).collect();
            let mut places = in_order(&wishes, 40);
            sort::by(&mut places, Ord::cmp);
            places.dedup();
            prop_assert_eq!(places.len(), wishes.len());
            prop_assert!(places.iter().all(|place| *place < 40));
        }
    }
}
