//! The bands of the circles around *me*: how far out each begins and how many rows of people it has.
//! No awareness of who stands where.

#![allow(clippy::indexing_slicing, reason = "a band's index is below BANDS")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]
#![allow(clippy::cast_possible_truncation, reason = "a row seats few people")]
#![allow(clippy::cast_sign_loss, reason = "a row seats no negative number")]

use std::f32::consts::TAU;

use crate::people::Circle;

/// How many bands: the five circles, and outside them those not placed yet.
pub(super) const BANDS: usize = 6;

/// Radius of a person's disc, world units.
pub const NODE_RADIUS: f32 = 16.0;
/// Radius of the disc of *me*.
pub const ME_RADIUS: f32 = 26.0;
/// Where the innermost band begins.
const CENTRE: f32 = 44.0;
/// Width of a band with nobody on it: enough to drop somebody there.
const EMPTY: f32 = 40.0;
/// From row to row: a disc, a line of text and air.
pub(super) const ROW: f32 = 56.0;
/// From person to person within a row, as a map is first laid out.
pub(super) const PITCH: f32 = 60.0;
/// The least that newcomers may press it to before a band grows.
pub(super) const TIGHT: f32 = 44.0;
/// From a band's edge to its first row and from its last row to its other edge: the circle's word
/// stands on the edge, also from afar.
const MARGIN: f32 = 38.0;
/// A row less is worth this much radius.
const FEWER_ROWS: f32 = 0.5 * ROW;
/// No band has more rows, or begins so far from the one before.
const MOST_ROWS: usize = 1000;
const FARTHEST: f32 = 1e5;

/// A band: a ring of one colour, with people on its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// Where it begins, distance from the middle.
    pub inner: f32,
    /// Where it ends.
    pub outer: f32,
    /// How many rows of people it has; 0 when nobody is on it.
    pub rows: usize,
    /// Radius of the innermost row.
    first: f32,
}

impl Band {
    fn empty(inner: f32, width: f32) -> Self {
        Self { inner, outer: inner + width, rows: 0, first: inner + width / 2.0 }
    }

    fn with_rows(inner: f32, first: f32, rows: usize) -> Self {
        Self { inner, outer: first + (rows - 1) as f32 * ROW + MARGIN, rows, first }
    }

    /// Radius of a row, counted from 0 inside.
    pub fn row_radius(&self, row: usize) -> f32 {
        self.first + row as f32 * ROW
    }

    /// The row nearest to this distance from the middle.
    pub(super) fn row_at(&self, radius: f32) -> usize {
        let row = ((radius - self.first) / ROW).round().max(0.0) as usize;
        row.min(self.rows.saturating_sub(1))
    }

    /// How many people its rows hold this far apart.
    fn capacity(&self, pitch: f32) -> usize {
        (0..self.rows).map(|row| seats(self.row_radius(row), pitch)).sum()
    }

    /// The band that ends first among those that hold `count` people, but with few rows.
    fn fitting(inner: f32, count: usize) -> Self {
        // Some seats stay free, for swapping and for those who come later.
        let wanted = count + count / 8 + 1;
        let mut best: Option<Band> = None;
        for rows in 1..=count {
            let needed =
                (wanted as f32 * PITCH / TAU / rows as f32) - (rows - 1) as f32 * ROW / 2.0;
            let mut band = Self::with_rows(inner, needed.max(inner + MARGIN), rows);
            while band.capacity(PITCH) < wanted {
                band = Self::with_rows(inner, band.first + 4.0, rows);
            }
            match best {
                Some(best) if band.outer >= best.outer + ROW => break,
                Some(best) if band.outer + FEWER_ROWS * (rows - best.rows) as f32 >= best.outer => {
                }
                _ => best = Some(band),
            }
        }
        best.unwrap_or(Self::empty(inner, EMPTY))
    }
}

/// How many people stand around a row, with so much between neighbours as the bird flies.
pub(super) fn seats(radius: f32, pitch: f32) -> usize {
    (TAU / gap(radius, pitch) + 1e-3) as usize
}

/// The angle between two people of a row who are `pitch` apart as the bird flies.
pub(super) fn gap(radius: f32, pitch: f32) -> f32 {
    2.0 * (pitch / (2.0 * radius)).min(1.0).asin()
}

/// All bands, from the heart outwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bands([Band; BANDS]);

impl Default for Bands {
    fn default() -> Self {
        Self::fitting(&[0; BANDS])
    }
}

impl Bands {
    /// Any two people are at least this far apart, centre to centre, world units.
    pub const LEAST_DISTANCE: f32 = TIGHT - 0.5;

    pub(super) fn index(circle: Option<Circle>) -> usize {
        circle.map_or(BANDS - 1, |circle| usize::from(circle.ring()) - 1)
    }

    /// The band of a circle; `None` for those not placed yet.
    pub fn of(&self, circle: Option<Circle>) -> &Band {
        &self.0[Self::index(circle)]
    }

    /// Every circle with its band, and last those not placed yet, whose band has no width when
    /// everybody is placed.
    pub fn all(&self) -> impl Iterator<Item = (Option<Circle>, &Band)> {
        let circles = Circle::ALL.map(Some).into_iter().chain([None]);
        circles.zip(&self.0)
    }

    /// Radius of all of it.
    pub fn radius(&self) -> f32 {
        self.0[BANDS - 1].outer
    }

    /// The circle whose band is at this distance from the middle: the innermost for *me*, none for
    /// everything outside.
    pub fn circle_at(&self, radius: f32) -> Option<Circle> {
        Circle::ALL.into_iter().find(|circle| radius < self.of(Some(*circle)).outer)
    }

    /// Bands for so many people on each.
    pub(super) fn fitting(counts: &[usize; BANDS]) -> Self {
        Self::build(counts, Self::fresh)
    }

    /// Bands for so many people on each, with the rows as they were wherever these still do.
    pub(super) fn keeping(before: &Bands, counts: &[usize; BANDS]) -> Self {
        Self::build(counts, |inner, index, count| {
            let fresh = Self::fresh(inner, index, count);
            let old = before.0[index];
            if count == 0 || old.rows == 0 {
                return fresh;
            }
            let kept = if inner == old.inner {
                old
            } else {
                Band::with_rows(inner, inner + old.first - old.inner, old.rows)
            };
            let wasteful = kept.outer > fresh.outer + 2.0 * ROW;
            if kept.capacity(TIGHT) < count || wasteful { fresh } else { kept }
        })
    }

    /// How many rows each band has, and the radius of the first: all that tells one from another.
    pub(super) fn rows(&self) -> [(usize, f32); BANDS] {
        self.0.map(|band| (band.rows, band.first))
    }

    /// The bands with these rows; `None` if one of them would begin within the one before, or be
    /// beyond all reason.
    pub(super) fn of_rows(rows: &[(usize, f32); BANDS]) -> Option<Self> {
        let counts = rows.map(|(rows, _)| rows);
        let bands = Self::build(&counts, |inner, index, rows_of| match rows_of {
            0 => Self::fresh(inner, index, 0),
            _ => Band::with_rows(inner, rows[index].1, rows_of),
        });
        let sound = |band: &Band| {
            let reach = band.first + 1.0 - band.inner - MARGIN;
            band.rows <= MOST_ROWS && (band.rows == 0 || (0.0..FARTHEST).contains(&reach))
        };
        bands.0.iter().all(sound).then_some(bands)
    }

    fn fresh(inner: f32, index: usize, count: usize) -> Band {
        match count {
            0 if index == BANDS - 1 => Band::empty(inner, 0.0),
            0 => Band::empty(inner, EMPTY),
            _ => Band::fitting(inner, count),
        }
    }

    fn build(counts: &[usize; BANDS], band: impl Fn(f32, usize, usize) -> Band) -> Self {
        let mut bands = [Band::default(); BANDS];
        let mut inner = CENTRE;
        for (index, &count) in counts.iter().enumerate() {
            bands[index] = band(inner, index, count);
            inner = bands[index].outer;
        }
        Self(bands)
    }

    /// Bands between these and others, for a movement; `share` is 0 to 1.
    #[must_use]
    pub(super) fn towards(&self, other: &Bands, share: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        let mut bands = other.0;
        for (band, from) in bands.iter_mut().zip(&self.0) {
            band.inner = mix(from.inner, band.inner);
            band.outer = mix(from.outer, band.outer);
        }
        Self(bands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_follow_one_another() {
        for counts in
            [[0; 6], [5, 15, 50, 150, 300, 1000], [0, 0, 0, 0, 0, 5000], [1, 0, 2, 0, 3, 0]]
        {
            let bands = Bands::fitting(&counts);
            let mut inner = CENTRE;
            for ((_, band), count) in bands.all().zip(counts) {
                assert_eq!(band.inner, inner);
                assert!(band.capacity(PITCH) >= count);
                assert_eq!(band.rows == 0, count == 0);
                if count > 0 {
                    assert!(band.first >= band.inner + MARGIN);
                    assert_eq!(band.row_radius(band.rows - 1) + MARGIN, band.outer);
                }
                inner = band.outer;
            }
        }
    }

    #[test]
    fn small_maps_are_small_and_large_ones_dense() {
        assert!(Bands::fitting(&[5, 0, 0, 0, 0, 0]).radius() < 300.0);
        assert!(Bands::fitting(&[0, 0, 0, 0, 0, 5]).radius() < 330.0);
        let radius = Bands::fitting(&[5, 10, 35, 100, 350, 500]).radius();
        let share = 1000.0 * PITCH * ROW / (TAU / 2.0 * radius * radius);
        assert!(share > 0.7, "{radius}: {share}");
    }

    #[test]
    fn a_few_more_change_no_band() {
        let before = Bands::fitting(&[5, 10, 35, 100, 150, 0]);
        assert_eq!(Bands::keeping(&before, &[6, 12, 40, 115, 175, 0]), before);
        assert_eq!(Bands::keeping(&before, &[4, 8, 30, 90, 130, 0]), before);
        assert_ne!(Bands::keeping(&before, &[5, 10, 35, 100, 400, 0]), before);
        assert!(Bands::keeping(&before, &[5, 10, 35, 0, 0, 0]).radius() < before.radius());
    }

    #[test]
    fn every_distance_is_in_a_circle_or_outside() {
        let bands = Bands::fitting(&[0, 4, 0, 0, 0, 9]);
        assert_eq!(bands.circle_at(0.0), Some(Circle::Heart));
        for (circle, band) in bands.all() {
            assert_eq!(bands.circle_at((band.inner + band.outer) / 2.0), circle);
        }
        assert_eq!(bands.circle_at(f32::INFINITY), None);
        assert_eq!(bands.circle_at(f32::NAN), None);
    }
}
