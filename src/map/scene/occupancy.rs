//! Which parts of the window are taken, as a bitmap: the method of Kittivorawong, Moritz, Wongsuphasawat,
//! Heer, "Fast and Flexible Overlap Detection for Chart Labeling with Occupancy Bitmap" (2020).

#![allow(clippy::indexing_slicing, reason = "cells are clamped to the bitmap")]
#![allow(clippy::cast_possible_truncation, reason = "cells are clamped to the bitmap")]
#![allow(clippy::cast_precision_loss, reason = "a disc has few rows")]
#![allow(clippy::cast_sign_loss, reason = "cells are clamped to 0 and more")]

use crate::map::point::{Point, Rect};

/// Side of a cell, pixels.
const CELL: f32 = 2.0;
const BITS: usize = 64;

#[derive(Clone, Debug, Default)]
pub(super) struct Occupancy {
    origin: Point,
    columns: usize,
    rows: usize,
    words: Vec<u64>,
}

impl Occupancy {
    /// Frees everything within an area. `anchor` moves with what is drawn: cells keep their place on
    /// the map while it is panned, so that names don't come and go.
    pub(super) fn clear(&mut self, area: &Rect, anchor: Point) {
        let aligned = |least: f32, anchor: f32| {
            let offset = (least - anchor).rem_euclid(CELL);
            least - if offset.is_finite() { offset } else { 0.0 }
        };
        self.origin = Point::new(aligned(area.min.x, anchor.x), aligned(area.min.y, anchor.y));
        let size = area.max - self.origin;
        self.columns = ((size.x / CELL).ceil().max(1.0) as usize).min(16_384);
        self.rows = ((size.y / CELL).ceil().max(1.0) as usize).min(16_384);
        self.words.clear();
        self.words.resize(self.columns.div_ceil(BITS) * self.rows, 0);
    }

    /// The cells of a rectangle, as far as they are here: columns and rows, half open.
    fn cells(&self, rect: &Rect) -> [usize; 4] {
        let least = (rect.min - self.origin) * (1.0 / CELL);
        let most = (rect.max - self.origin) * (1.0 / CELL);
        let cell = |at: f32, end: usize| (at.max(0.0) as usize).min(end);
        [
            cell(least.x.floor(), self.columns),
            cell(most.x.ceil(), self.columns),
            cell(least.y.floor(), self.rows),
            cell(most.y.ceil(), self.rows),
        ]
    }

    /// The words that a rectangle's cells are in, each with the mask of those cells.
    fn masks(&self, rect: &Rect) -> impl Iterator<Item = (usize, u64)> + use<> {
        let [left, right, top, bottom] = self.cells(rect);
        let stride = self.columns.div_ceil(BITS);
        let words = if left < right { left / BITS..(right - 1) / BITS + 1 } else { 0..0 };
        (top..bottom).flat_map(move |row| {
            words.clone().map(move |word| {
                let from = left.max(word * BITS) - word * BITS;
                let to = right.min((word + 1) * BITS) - word * BITS;
                let mask = (u64::MAX >> (BITS - (to - from))) << from;
                (row * stride + word, mask)
            })
        })
    }

    pub(super) fn is_free(&self, rect: &Rect) -> bool {
        self.masks(rect).all(|(word, mask)| self.words[word] & mask == 0)
    }

    /// Takes a disc, row by row.
    pub(super) fn take_disc(&mut self, at: Point, radius: f32) {
        if !at.is_finite() || radius.is_nan() {
            return;
        }
        let rows = ((radius / CELL).ceil().max(1.0) as usize).min(1024);
        // A row is as wide as the disc is where the row is nearest to its middle.
        for row in 0..rows {
            let (near, far) = (row as f32 * CELL, ((row + 1) as f32 * CELL).min(radius));
            let half = (radius * radius - near * near).max(0.0).sqrt();
            for (top, bottom) in [(near, far), (-far, -near)] {
                self.take(&Rect {
                    min: Point::new(at.x - half, at.y + top),
                    max: Point::new(at.x + half, at.y + bottom),
                });
            }
        }
    }

    pub(super) fn take(&mut self, rect: &Rect) {
        for (word, mask) in self.masks(rect) {
            self.words[word] |= mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn rect()(x in -50_f32..450.0, y in -50_f32..150.0, w in 0.5_f32..300.0, h in 0.5_f32..40.0) -> Rect {
            Rect { min: Point::new(x, y), max: Point::new(x + w, y + h) }
        }
    }

    proptest! {
        #[test]
        fn nothing_is_taken_twice(rects in prop::collection::vec(rect(), 1..40), dx in -9_f32..9.0) {
            let window = Rect { min: Point::ORIGIN, max: Point::new(400.0, 100.0) };
            let mut occupancy = Occupancy::default();
            occupancy.clear(&window, Point::new(dx, 0.0));
            let mut taken: Vec<Rect> = Vec::new();
            for rect in rects.into_iter().filter(|rect| rect.meets(&window)) {
                let free = occupancy.is_free(&rect);
                let visible = |r: &Rect| Rect {
                    min: Point::new(r.min.x.max(0.0), r.min.y.max(0.0)),
                    max: Point::new(r.max.x.min(400.0), r.max.y.min(100.0)),
                };
                let meets = |other: &Rect, slack: f32| visible(&rect).grown(-slack).meets(&visible(other));
                if free {
                    prop_assert!(!taken.iter().any(|other| meets(other, 0.01)));
                    occupancy.take(&rect);
                    prop_assert!(!occupancy.is_free(&rect));
                    taken.push(rect);
                } else {
                    prop_assert!(taken.iter().any(|other| meets(other, -2.0 * CELL)));
                }
            }
        }
    }
}
