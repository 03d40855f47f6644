//! A quadtree over places, for forces that fade with distance: what is far and small counts as one
//! (Barnes, Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 1986).
//! No awareness of ties.

use super::range;

/// So many places in a leaf are looked at one by one.
const LEAF: usize = 6;
/// Halvings of the square that holds all.
const LEVELS: u32 = 16;

/// One square with somebody in it.
struct Square {
    /// Where its people are on average, by mass.
    x: f32,
    y: f32,
    mass: f32,
    /// Its side, squared.
    size2: f32,
    /// Its people, in the tree's order.
    from: u32,
    to: u32,
    /// The square to go on with when this one is done.
    skip: u32,
}

/// The tree of one moment. Made once and filled anew at each.
#[derive(Default)]
pub(super) struct Tree {
    /// Each square before those within it.
    squares: Vec<Square>,
    /// Everybody, those near each other together.
    order: Vec<u32>,
    keys: Vec<u32>,
    spare: Vec<(u32, u32)>,
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
}

impl Tree {
    /// The tree of these places.
    pub(super) fn fill(&mut self, x: &[f32], y: &[f32], mass: &[f32]) {
        let n = x.len();
        self.squares.clear();
        self.order.clear();
        if n == 0 {
            return;
        }
        let (low_x, high_x) = range(x);
        let (low_y, high_y) = range(y);
        let side = (high_x - low_x).max(high_y - low_y).max(1e-6) * 1.0001;
        self.sort(x, y, low_x, low_y, 65536.0 / side);
        for (from, to) in [(x, &mut self.x), (y, &mut self.y), (mass, &mut self.mass)] {
            to.clear();
            to.extend(self.order.iter().map(|&node| from[node as usize]));
        }
        self.grow(0, n, 0, side);
    }

    /// Everybody in the order of their places along a Z-shaped curve (Morton 1966).
    fn sort(&mut self, x: &[f32], y: &[f32], low_x: f32, low_y: f32, scale: f32) {
        let n = x.len();
        let mut items: Vec<(u32, u32)> = std::mem::take(&mut self.spare);
        items.clear();
        items.extend((0..n).map(|node| {
            let column = ((x[node] - low_x) * scale) as u32;
            let row = ((y[node] - low_y) * scale) as u32;
            (spaced(column.min(65535)) | spaced(row.min(65535)) << 1, node as u32)
        }));
        let mut sorted = vec![(0, 0); n];
        for shift in [0, 8, 16, 24] {
            let mut starts = [0_u32; 257];
            for (key, _) in &items {
                starts[(key >> shift & 255) as usize + 1] += 1;
            }
            for digit in 1..256 {
                starts[digit] += starts[digit - 1];
            }
            for item in &items {
                let start = &mut starts[(item.0 >> shift & 255) as usize];
                sorted[*start as usize] = *item;
                *start += 1;
            }
            std::mem::swap(&mut items, &mut sorted);
        }
        self.order.clear();
        self.order.extend(items.iter().map(|item| item.1));
        self.keys.clear();
        self.keys.extend(items.iter().map(|item| item.0));
        self.spare = items;
    }

    fn grow(&mut self, from: usize, to: usize, level: u32, side: f32) {
        let own = self.squares.len();
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        for i in from..to {
            x += self.x[i] * self.mass[i];
            y += self.y[i] * self.mass[i];
            mass += self.mass[i];
        }
        let (x, y) = (x / mass, y / mass);
        let (first, last) = (from as u32, to as u32);
        self.squares.push(Square {
            x,
            y,
            mass,
            size2: side * side,
            from: first,
            to: last,
            skip: 0,
        });
        if to - from > LEAF && level < LEVELS {
            let shift = 2 * (LEVELS - 1 - level);
            let mut start = from;
            for quarter in 0..4 {
                let keys = &self.keys[start..to];
                let end = start + keys.partition_point(|key| key >> shift & 3 <= quarter);
                if end > start {
                    self.grow(start, end, level + 1, side / 2.0);
                }
                start = end;
            }
            // Looked into, not at: told from a leaf by holding nobody itself.
            self.squares[own].to = first;
        }
        self.squares[own].skip = self.squares.len() as u32;
    }

    /// Adds to the force on everybody `mass · other mass / distance`, away from each other. A square
    /// counts as one from `1 / theta` times its side on.
    pub(super) fn push(&self, fx: &mut [f32], fy: &mut [f32], strength: f32, theta: f32) {
        let theta2 = theta * theta;
        let (all_x, all_y, all_mass) = (&self.x[..], &self.y[..], &self.mass[..]);
        let squares = &self.squares[..];
        for (i, &node) in self.order.iter().enumerate() {
            let (px, py) = (all_x[i], all_y[i]);
            let (mut x, mut y) = (0.0, 0.0);
            let mut next = 0;
            while let Some(square) = squares.get(next) {
                let (dx, dy) = (px - square.x, py - square.y);
                let d2 = dx * dx + dy * dy;
                if square.size2 < theta2 * d2 {
                    let force = square.mass / d2;
                    x += dx * force;
                    y += dy * force;
                    next = square.skip as usize;
                    continue;
                }
                for other in square.from as usize..square.to as usize {
                    let (dx, dy) = (px - all_x[other], py - all_y[other]);
                    let force = all_mass[other] / (dx * dx + dy * dy + 1e-6);
                    x += dx * force;
                    y += dy * force;
                }
                next += 1;
            }
            let force = strength * all_mass[i];
            fx[node as usize] += x * force;
            fy[node as usize] += y * force;
        }
    }
}

/// The bits of a number below 65,536, each followed by a free one.
fn spaced(bits: u32) -> u32 {
    let bits = (bits | bits << 8) & 0x00ff_00ff;
    let bits = (bits | bits << 4) & 0x0f0f_0f0f;
    let bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::random::Random;

    #[test]
    fn near_to_what_all_pairs_give() {
        let mut random = Random::new(3);
        let n = 400;
        let mut values = |size: f32| (0..n).map(|_| random.share() * size).collect::<Vec<f32>>();
        let (mut x, y, mass) = (values(900.0), values(500.0), values(9.0));
        // Some on one spot, and one far away.
        x[7] = x[8];
        x[9] = 40_000.0;
        let mut tree = Tree::default();
        for theta in [0.0, 0.5] {
            let (mut fx, mut fy) = (vec![0.0; n], vec![0.0; n]);
            tree.fill(&x, &y, &mass);
            tree.push(&mut fx, &mut fy, 2.0, theta);
            let (mut off, mut all) = (0.0, 0.0);
            for a in 0..n {
                let (mut ex, mut ey) = (0.0, 0.0);
                for b in 0..n {
                    let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
                    let force = 2.0 * mass[a] * mass[b] / (dx * dx + dy * dy + 1e-6);
                    ex += dx * force;
                    ey += dy * force;
                }
                off += (fx[a] - ex).hypot(fy[a] - ey);
                all += ex.hypot(ey);
            }
            assert!(off <= (1e-3 + 0.05 * theta) * all, "{theta}: {}", off / all);
        }
        tree.fill(&[], &[], &[]);
        tree.push(&mut [], &mut [], 1.0, 0.5);
    }
}
