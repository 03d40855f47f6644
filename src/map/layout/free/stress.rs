//! Distances in the plane brought near to distances in ties: stochastic gradient descent on stress
//! (Zheng, Pawar, Goodman, "Graph Drawing by Stochastic Gradient Descent", IEEE TVCG 2019), made
//! sparse by pivots that stand for what is nearest to them (Ortmann, Klimenta, Brandes, "A Sparse
//! Stress Model", Graph Drawing 2016). No awareness of room: people may come to stand on each other.

use super::ties::Ties;
use crate::map::layout::random::Random;

/// From how many nodes distances are counted, at most.
const PIVOTS: usize = 200;
/// Of these, from how many a place is looked at.
const SIGHTS: usize = 64;
/// Steps of descent.
const STEPS: usize = 15;
/// The last step's rate; the first is the widest distance squared.
const LAST: f32 = 0.1;

/// What the descent knows of the distances.
pub(super) struct Stress {
    pivots: Vec<Pivot>,
    edges: Vec<[u32; 2]>,
    /// The greatest distance found.
    widest: f32,
}

/// One node, and how far and how heavy each node is to it.
struct Pivot {
    node: u32,
    far: Vec<f32>,
    weight: Vec<f32>,
}

impl Stress {
    /// `ties` all hang together.
    pub(super) fn of(ties: &Ties) -> Self {
        let n = ties.len();
        let count = n.min(PIVOTS);
        let mut chosen: Vec<(u32, Vec<u32>)> = Vec::with_capacity(count);
        let mut nearest = vec![u32::MAX; n];
        let mut region = vec![0_u32; n];
        let mut queue = Vec::with_capacity(n);
        let mut widest = 1;
        let mut pivot = (0..n).max_by_key(|&node| (ties.degree(node), n - node)).unwrap_or(0);
        while chosen.len() < count {
            let mut far = vec![0; n];
            ties.distances(pivot, &mut far, &mut queue);
            // Next is the one farthest from all before, and of these the one with most ties.
            let mut next = (0, 0, 0);
            let near = nearest.iter_mut().zip(&mut region).zip(&far).enumerate();
            for (node, ((nearest, region), &far)) in near {
                if far < *nearest {
                    *nearest = far;
                    *region = chosen.len() as u32;
                }
                if *nearest >= next.0 {
                    let degree = ties.degree(node);
                    if *nearest > next.0 || degree > next.1 {
                        next = (*nearest, degree, node);
                    }
                }
                widest = widest.max(far);
            }
            chosen.push((pivot as u32, far));
            pivot = next.2;
        }

        let mut regions = vec![Vec::new(); count];
        for (node, &region) in region.iter().enumerate() {
            regions[region as usize].push(node);
        }
        let mut within = vec![0_u32; widest as usize + 1];
        let pivots = chosen.into_iter().zip(&regions).map(|((node, far), region)| {
            // How many of its region are at most so far from it: for so many it stands.
            within.fill(0);
            for &other in region {
                within[far[other] as usize] += 1;
            }
            for i in 1..within.len() {
                within[i] += within[i - 1];
            }
            let weight = |&far: &u32| match far {
                // A tie has a term of its own, which moves both of its ends.
                0 | 1 => 0.0,
                _ => within[far as usize / 2] as f32 / (far as f32 * far as f32),
            };
            let weight = far.iter().map(weight).collect();
            Pivot { node, far: far.iter().map(|&far| far as f32).collect(), weight }
        });
        Self { pivots: pivots.collect(), edges: ties.edges(), widest: widest as f32 }
    }

    /// Moves everybody, from wherever they are. A tie is 1 long.
    pub(super) fn descend(&mut self, x: &mut [f32], y: &mut [f32], random: &mut Random) {
        let mut rate = self.widest * self.widest;
        let fall = root(LAST / rate, STEPS - 1);
        for _ in 0..STEPS {
            random.shuffle(&mut self.pivots);
            random.shuffle(&mut self.edges);
            for pivot in &self.pivots {
                pivot.draw(x, y, rate);
            }
            let share = rate.min(1.0) / 2.0;
            for &[a, b] in &self.edges {
                let (a, b) = (a as usize, b as usize);
                let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
                let length = (dx * dx + dy * dy + 1e-12).sqrt();
                let step = share * (length - 1.0) / length;
                x[a] -= step * dx;
                y[a] -= step * dy;
                x[b] += step * dx;
                y[b] += step * dy;
            }
            rate *= fall;
        }
    }

    /// Some pivots, and how far a node should be from each.
    pub(super) fn sights(&self, node: usize) -> impl Iterator<Item = (usize, f32)> {
        let step = self.pivots.len().div_ceil(SIGHTS).max(1);
        let some = self.pivots.iter().step_by(step);
        some.map(move |pivot| (pivot.node as usize, pivot.far[node])).filter(|sight| sight.1 > 0.0)
    }

    /// By what to multiply places for distances to be like those in ties.
    pub(super) fn scale(&self, x: &[f32], y: &[f32]) -> f32 {
        let (mut sum, mut squares) = (0.0, 0.0);
        for node in 0..x.len() {
            for (pivot, far) in self.sights(node) {
                let (dx, dy) = (x[node] - x[pivot], y[node] - y[pivot]);
                let share2 = (dx * dx + dy * dy) / (far * far);
                sum += share2.sqrt();
                squares += share2;
            }
        }
        if squares > 0.0 { sum / squares } else { 1.0 }
    }
}

impl Pivot {
    /// Draws everybody towards their distance from this one: each by itself, so that several can be
    /// reckoned at once.
    fn draw(&self, x: &mut [f32], y: &mut [f32], rate: f32) {
        let (px, py) = (x[self.node as usize], y[self.node as usize]);
        for (((x, y), &far), &weight) in x.iter_mut().zip(y).zip(&self.far).zip(&self.weight) {
            let (dx, dy) = (*x - px, *y - py);
            // Never 0; and no `max`, which is a call into a library in wasm.
            let length = (dx * dx + dy * dy + 1e-12).sqrt();
            let share = rate * weight;
            let share = if share < 1.0 { share } else { 1.0 };
            let step = share * (length - far) / length;
            *x -= step * dx;
            *y -= step * dy;
        }
    }
}

/// The `nth` root of a number between 0 and 1, by halving: the same on every machine.
fn root(of: f32, nth: usize) -> f32 {
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        let power = (0..nth).fold(1.0, |power, _| power * middle);
        if power < of { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(ties: &Ties, seed: u64) -> (Vec<f32>, Vec<f32>) {
        let mut random = Random::new(seed);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) =
            (0..ties.len()).map(|_| (random.share(), random.share())).unzip();
        Stress::of(ties).descend(&mut x, &mut y, &mut random);
        (x, y)
    }

    #[test]
    fn a_path_is_straight_and_a_grid_is_flat() {
        // Longer than there are pivots.
        let path: Vec<[u32; 2]> = (1..500).map(|i| [i - 1, i]).collect();
        let (x, y) = drawn(&Ties::new(500, &path), 1);
        for (a, b) in [(0, 499), (0, 250), (100, 130)] {
            let length = (x[a] - x[b]).hypot(y[a] - y[b]);
            let ties = (b - a) as f32;
            assert!((length - ties).abs() < 0.1 * ties, "{a} to {b}: {length}");
        }
        let side = 18;
        let grid: Vec<[u32; 2]> = (0..side * side)
            .flat_map(|i| {
                let right = (i % side + 1 < side).then_some([i, i + 1]);
                right.into_iter().chain((i / side + 1 < side).then_some([i, i + side]))
            })
            .collect();
        let (x, y) = drawn(&Ties::new((side * side) as usize, &grid), 2);
        let lengths = grid.iter().map(|&[a, b]| {
            let (a, b) = (a as usize, b as usize);
            (x[a] - x[b]).hypot(y[a] - y[b])
        });
        let (least, most) = lengths.fold((f32::MAX, 0.0_f32), |(l, m), v| (l.min(v), m.max(v)));
        assert!(least > 0.4 && most < 1.6, "{least} to {most}");
    }

    #[test]
    fn the_root_is_a_root() {
        for (of, nth) in [(0.5, 2), (1e-4, 14), (0.1, 1)] {
            let root = root(of, nth);
            assert!((root.powi(nth as i32) / of - 1.0).abs() < 1e-3, "{of} {nth}: {root}");
        }
    }
}
