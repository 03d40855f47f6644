//! Parts that don't hang together, put beside each other without overlap: each is the cells it
//! covers, and goes to the free place nearest to the middle (Freivalds, Dogrusoz, Kikusts,
//! "Disconnected Graph Layout and the Polyomino Packing Approach", Graph Drawing 2001).
//! No awareness of how a part came to its form.

use std::collections::BTreeMap;

use crate::map::point::Point;

/// Side of a cell, world units.
const CELL: f32 = 48.0;
/// Around everybody is so much air: parts stand at least twice as far apart.
const AIR: f32 = 60.0;
/// A screen is wider than high.
const WIDE: i32 = 3;
const HIGH: i32 = 2;

/// The cells of a part, in each row from the first to the last: what lies between its people is its
/// own.
type Shape = BTreeMap<i32, (i32, i32)>;

/// What is taken already.
#[derive(Default)]
pub(crate) struct Sheet {
    /// In each row, from the first to the last cell of each part.
    taken: BTreeMap<i32, Vec<(i32, i32)>>,
    /// How large the last part was that was put in the middle, and how far out it had to go: one as
    /// large finds no place nearer.
    last: (usize, i32),
}

impl Sheet {
    /// Takes the cells of what stands where it is: places, and ties between them by index.
    pub(crate) fn take(&mut self, points: &[Point], edges: &[[u32; 2]]) {
        self.fill(&shape(points, edges), (0, 0));
    }

    /// Finds the free place nearest to `wish` for the middle of a part, and takes it. Returns the step
    /// there.
    pub(crate) fn put(&mut self, points: &[Point], edges: &[[u32; 2]], wish: Point) -> Point {
        let own = shape(points, edges);
        let size = own.values().map(|(from, to)| (to - from) as usize + 1).sum();
        let left = own.values().map(|row| row.0).min().unwrap_or(0);
        let right = own.values().map(|row| row.1).max().unwrap_or(0);
        let (top, bottom) = (own.keys().min().unwrap_or(&0), own.keys().max().unwrap_or(&0));
        let wished = |value: f32| (value / CELL).round() as i32;
        let start = (wished(wish.x) - (left + right) / 2, wished(wish.y) - (top + bottom) / 2);
        let central = wish == Point::ORIGIN;
        let nearest = if central && size >= self.last.0 { self.last.1 } else { 0 };
        let found = (nearest..).find_map(|ring| Some((ring, self.free_on(ring, &own, start)?)));
        let Some((ring, step)) = found else { return Point::ORIGIN };
        if central {
            self.last = (size, ring);
        }
        self.fill(&own, step);
        Point::new(step.0 as f32 * CELL, step.1 as f32 * CELL)
    }

    fn fill(&mut self, shape: &Shape, (x, y): (i32, i32)) {
        for (row, &(from, to)) in shape {
            self.taken.entry(row + y).or_default().push((from + x, to + x));
        }
    }

    fn fits(&self, shape: &Shape, (x, y): (i32, i32)) -> bool {
        shape.iter().all(|(row, &(from, to))| {
            let taken = self.taken.get(&(row + y)).map_or(&[][..], Vec::as_slice);
            taken.iter().all(|taken| taken.1 < from + x || to + x < taken.0)
        })
    }

    /// The nearest free step on one ring around `start`, of a screen's shape.
    fn free_on(&self, ring: i32, own: &Shape, start: (i32, i32)) -> Option<(i32, i32)> {
        let (wide, inner) = (ring * WIDE / HIGH, (ring - 1) * WIDE / HIGH);
        let mut best: Option<(i32, (i32, i32))> = None;
        for y in -ring..=ring {
            for x in -wide..=wide {
                if ring > 0 && x.abs() <= inner && y.abs() < ring {
                    continue;
                }
                let off = x * x * HIGH * HIGH + y * y * WIDE * WIDE;
                let step = (start.0 + x, start.1 + y);
                if best.is_none_or(|best| off < best.0) && self.fits(own, step) {
                    best = Some((off, step));
                }
            }
        }
        best.map(|best| best.1)
    }
}

fn shape(points: &[Point], edges: &[[u32; 2]]) -> Shape {
    let mut shape = Shape::new();
    let cell = |value: f32| (value / CELL).floor() as i32;
    let mut cover = |point: Point| {
        let (from, to) = (cell(point.x - AIR), cell(point.x + AIR));
        for row in cell(point.y - AIR)..=cell(point.y + AIR) {
            let row = shape.entry(row).or_insert((from, to));
            *row = (row.0.min(from), row.1.max(to));
        }
    };
    points.iter().for_each(|&point| cover(point));
    for &[a, b] in edges {
        let (Some(&a), Some(&b)) = (points.get(a as usize), points.get(b as usize)) else {
            continue;
        };
        let steps = (a.distance(b) / CELL).ceil().max(1.0);
        for step in 1..steps as usize {
            cover(a.towards(b, step as f32 / steps));
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_beside_each_other() {
        let mut sheet = Sheet::default();
        let part = [Point::new(0.0, 0.0), Point::new(60.0, 0.0), Point::new(30.0, 50.0)];
        let mut all: Vec<Point> = Vec::new();
        for _ in 0..40 {
            let step = sheet.put(&part, &[[0, 1], [1, 2]], Point::ORIGIN);
            let placed = part.map(|point| point + step);
            for point in placed {
                assert!(all.iter().all(|other| other.distance(point) >= 2.0 * AIR));
            }
            all.extend(placed);
        }
        let wide = all.iter().map(|point| point.x.abs()).fold(0.0, f32::max);
        let high = all.iter().map(|point| point.y.abs()).fold(0.0, f32::max);
        assert!(wide < 1100.0 && high < 800.0 && high < wide, "{wide} {high}");
    }

    #[test]
    fn a_part_goes_near_its_wish_and_not_on_what_stands_there() {
        let mut sheet = Sheet::default();
        let wish = Point::new(1000.0, -500.0);
        sheet.take(&[wish], &[]);
        let step = sheet.put(&[Point::ORIGIN], &[], wish);
        assert!((60.0..200.0).contains(&step.distance(wish)));
    }
}
