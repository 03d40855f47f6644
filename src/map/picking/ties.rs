//! Which tie is under the pointer. No awareness of who it ties, or of events.

use crate::map::point::{Point, Rect};

/// Side of a cell, world units.
const CELL: f32 = 90.0;
/// Each curve is so many straight pieces; it is bent little.
const PIECES: usize = 8;
/// Of at most so many cells a side is the grid, however far people stand.
const MOST: usize = 512;

/// Quadratic curves in a grid of the cells they pass, made anew when anybody has moved.
#[derive(Clone, Debug, Default)]
pub(in crate::map) struct TiePicker {
    curves: Vec<[Point; 3]>,
    area: Rect,
    cell: f32,
    columns: usize,
    rows: usize,
    /// The curves of cell i are `passing[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    passing: Vec<u32>,
}

impl TiePicker {
    /// A picker of these curves: where each begins, its control point, where it ends, world units.
    pub(in crate::map) fn new(curves: Vec<[Point; 3]>) -> Self {
        let mut picker = Self::default();
        let points = || curves.iter().flatten().filter(|point| point.is_finite());
        let Some(&first) = points().next() else { return picker };
        picker.area = points().fold(Rect { min: first, max: first }, |area, point| Rect {
            min: Point::new(area.min.x.min(point.x), area.min.y.min(point.y)),
            max: Point::new(area.max.x.max(point.x), area.max.y.max(point.y)),
        });
        let size = picker.area.size();
        picker.cell = CELL.max(size.x.max(size.y) / MOST as f32);
        picker.columns = (size.x / picker.cell) as usize + 1;
        picker.rows = (size.y / picker.cell) as usize + 1;
        let mut entries: Vec<(u32, u32)> = Vec::new();
        for (curve, of) in (0_u32..).zip(&curves) {
            let from = entries.len();
            for piece in pieces(of) {
                picker.cells(piece_bounds(piece), |cell| entries.push((cell as u32, curve)));
            }
            // The same cell holds several pieces.
            entries[from..].sort_unstable();
            let mut kept = from;
            for at in from..entries.len() {
                if kept == from || entries[kept - 1] != entries[at] {
                    entries[kept] = entries[at];
                    kept += 1;
                }
            }
            entries.truncate(kept);
        }
        picker.starts = vec![0; picker.columns * picker.rows + 1];
        for &(cell, _) in &entries {
            picker.starts[cell as usize + 1] += 1;
        }
        for cell in 1..picker.starts.len() {
            picker.starts[cell] += picker.starts[cell - 1];
        }
        picker.passing = vec![0; entries.len()];
        let mut next = picker.starts.clone();
        for (cell, curve) in entries {
            picker.passing[next[cell as usize] as usize] = curve;
            next[cell as usize] += 1;
        }
        picker.curves = curves;
        picker
    }

    fn cells(&self, area: Rect, mut each: impl FnMut(usize)) {
        let cell = |at: f32, from: f32, most: usize| {
            (((at - from) / self.cell).max(0.0) as usize).min(most.saturating_sub(1))
        };
        let min = self.area.min;
        if !(area.min.is_finite() && area.max.is_finite() && area.meets(&self.area)) {
            return;
        }
        for row in cell(area.min.y, min.y, self.rows)..=cell(area.max.y, min.y, self.rows) {
            for column in
                cell(area.min.x, min.x, self.columns)..=cell(area.max.x, min.x, self.columns)
            {
                each(row * self.columns + column);
            }
        }
    }

    /// The curve nearest to a place of those that may be picked, not farther than `reach`; both in
    /// world units.
    pub(in crate::map) fn nearest(
        &self,
        place: Point,
        reach: f32,
        may: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if self.curves.is_empty() || !place.is_finite() || !reach.is_finite() {
            return None;
        }
        let mut best = None;
        let mut least = reach;
        self.cells(Rect::around(place, reach), |cell| {
            for &curve in &self.passing[self.starts[cell] as usize..self.starts[cell + 1] as usize]
            {
                let curve = curve as usize;
                let off = pieces(&self.curves[curve]).map(|piece| distance(piece, place));
                let off = off.fold(f32::INFINITY, f32::min);
                if off <= least && may(curve) {
                    (best, least) = (Some(curve), off);
                }
            }
        });
        best
    }
}

fn pieces(curve: &[Point; 3]) -> impl Iterator<Item = [Point; 2]> {
    let [from, by, to] = *curve;
    let at = move |piece: usize| {
        let share = piece as f32 / PIECES as f32;
        from.towards(by, share).towards(by.towards(to, share), share)
    };
    (0..PIECES).map(move |piece| [at(piece), at(piece + 1)])
}

fn piece_bounds([a, b]: [Point; 2]) -> Rect {
    Rect {
        min: Point::new(a.x.min(b.x), a.y.min(b.y)),
        max: Point::new(a.x.max(b.x), a.y.max(b.y)),
    }
}

/// From a place to a straight piece.
fn distance([a, b]: [Point; 2], place: Point) -> f32 {
    let (way, to) = (b - a, place - a);
    let length = way.x * way.x + way.y * way.y;
    let share = if length > 0.0 { (way.x * to.x + way.y * to.y) / length } else { 0.0 };
    a.towards(b, share.clamp(0.0, 1.0)).distance(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::Dice;

    #[test]
    fn the_nearest_as_by_looking_at_all() {
        let mut dice = Dice(7);
        let mut point = |wide: usize| {
            Point::new(dice.below(wide) as f32 - 900.0, dice.below(wide) as f32 - 700.0)
        };
        let curves: Vec<[Point; 3]> = (0..800)
            .map(|_| {
                let from = point(2000);
                let to = from.towards(point(2000), 0.2);
                [from, from.towards(to, 0.5).towards(point(2000), 0.1), to]
            })
            .collect();
        let picker = TiePicker::new(curves.clone());
        let mut found = 0;
        for round in 0..2000 {
            let place = point(2200);
            let reach = [3.0, 9.0, 40.0][round % 3];
            let off = |curve: &[Point; 3]| {
                pieces(curve).map(|piece| distance(piece, place)).fold(f32::INFINITY, f32::min)
            };
            let all = curves.iter().map(off).enumerate().filter(|(i, _)| i % 2 == 0);
            let nearest = all.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, off)| *off <= reach);
            let picked = picker.nearest(place, reach, |i| i % 2 == 0);
            assert_eq!(picked, nearest.map(|(curve, _)| curve));
            found += usize::from(picked.is_some());
        }
        assert!(found > 100, "{found}");
    }

    #[test]
    fn no_ties_and_nonsense() {
        let nowhere = Point::new(f32::NAN, 0.0);
        assert_eq!(TiePicker::default().nearest(Point::ORIGIN, 9.0, |_| true), None);
        let one = TiePicker::new(vec![[Point::ORIGIN; 3], [nowhere; 3]]);
        assert_eq!(one.nearest(nowhere, 9.0, |_| true), None);
        assert_eq!(one.nearest(Point::new(3.0, 0.0), 9.0, |_| true), Some(0));
        assert_eq!(one.nearest(Point::new(30.0, 0.0), 9.0, |_| true), None);
        assert_eq!(one.nearest(Point::ORIGIN, f32::INFINITY, |_| true), None);
    }
}
