//! The last touch: each person in turn tries some places nearby and takes the best by what a reader
//! sees: few crossings, distances like those in ties, and the nearest being those tied. After
//! Davidson, Harel, "Drawing Graphs Nicely Using Simulated Annealing" (ACM TOG 1996), without the
//! heat; one by one for crossings as Radermacher, Reichard, Rutter, Wagner, "A Geometric Heuristic for
//! Rectilinear Crossing Minimization" (ALENEX 2018). Nobody comes nearer to another than is allowed.

use super::forces::mean_tie;
use super::stress::Stress;
use super::ties::Ties;
use super::web::Web;
use crate::map::layout::random::Random;

/// What a share of all crossings, of all stress, and of all neighbours kept is worth.
const CROSSINGS: f32 = 2.5;
const STRESS: f32 = 2.0;
const KEPT: f32 = 0.7;
/// Nobody with more ties is moved: the places of all the others hang on theirs.
const HUB: usize = 64;
/// Who has more ties than so many keeps no count of the nearest.
const NEAREST: usize = 16;
/// Places tried, all together, and by one person in one pass and in all.
const TRIES: usize = 16_000;
const TRIES_A_PASS: usize = 12;
const TRIES_EACH: usize = 240;
/// At least so many passes' worth for large maps.
const TRIES_AT_LEAST: usize = 6;
/// How many ties are looked at, at most, for each person and in any case: many where ties are dense.
const LOOKS_EACH: usize = 4_000;
const LOOKS: usize = 3_000_000;

/// Moves people but the `held`. Says how good it is by the logarithms of what is weighed: less is
/// better, and only drawings of the same graph compare.
pub(super) fn run(
    ties: &Ties,
    stress: &Stress,
    (x, y): (&mut [f32], &mut [f32]),
    held: &[bool],
    least: f32,
    random: &mut Random,
) -> f32 {
    let n = ties.len();
    let mut polish = Polish {
        unit: mean_tie(ties, x, y),
        scale: stress.scale(x, y),
        web: Web::new(ties, x, y, least),
        stress,
        least2: least * least,
        worth: [0.0; 3],
        sight: Sight::default(),
        near: Vec::new(),
    };
    polish.weigh();
    // Who is tied to great hubs alone has no better place.
    let can = |&v: &u32| {
        let near = ties.of(v as usize);
        !held[v as usize]
            && near.len() <= HUB
            && near.iter().any(|&other| ties.degree(other as usize) <= 4 * HUB)
    };
    let mut order: Vec<u32> = (0..n as u32).filter(can).collect();
    let mut left = (TRIES / n.max(1)).clamp(TRIES_AT_LEAST, TRIES_EACH);
    let most = polish.web.looked + LOOKS + LOOKS_EACH * n;
    while left > 0 {
        let tries = left.min(TRIES_A_PASS);
        left -= tries;
        random.shuffle(&mut order);
        for &v in &order {
            if polish.web.looked > most {
                return polish.weigh();
            }
            polish.improve(v as usize, tries, random);
        }
    }
    polish.weigh()
}

/// A drawing, and what is worth how much in it.
struct Polish<'a> {
    web: Web<'a>,
    stress: &'a Stress,
    /// The mean tie.
    unit: f32,
    /// From places to distances in ties.
    scale: f32,
    least2: f32,
    /// Of one crossing, of so much stress, and of one person whose nearest are all those tied.
    worth: [f32; 3],
    sight: Sight,
    near: Vec<(f32, u32)>,
}

/// Where the pivots are, and how far one node should be from each: as one over that.
#[derive(Default)]
struct Sight {
    x: Vec<f32>,
    y: Vec<f32>,
    far: Vec<f32>,
}

impl Sight {
    /// Stress of a place.
    fn stress(&self, (px, py): (f32, f32)) -> f32 {
        let mut sum = 0.0;
        for ((&x, &y), &far) in self.x.iter().zip(&self.y).zip(&self.far) {
            let (dx, dy) = (px - x, py - y);
            let off = (dx * dx + dy * dy).sqrt() * far - 1.0;
            sum += off * off;
        }
        sum
    }
}

impl Polish<'_> {
    /// Looks at the whole: a share of it is worth the same from now on, whatever it is a share of.
    fn weigh(&mut self) -> f32 {
        let m = self.web.edges.len() as f32;
        // Hardly any is as good as none: then the worth of one isn't beyond measure.
        let (mut crossings, mut stress, mut kept) = (1.0 + 1e-5 * m * m, 1e-3, 1e-3);
        for tie in 0..self.web.edges.len() {
            let [a, b] = self.web.edges[tie];
            let at = (self.web.x[a as usize], self.web.y[a as usize]);
            crossings += self.web.crossings(a, at, b) as f32 / 2.0;
        }
        for v in 0..self.web.ties.len() {
            let place = (self.web.x[v], self.web.y[v]);
            self.look_from(v);
            stress += self.sight.stress(place) / 2.0;
            kept += self.kept(v, place).unwrap_or(0.0);
        }
        self.worth = [CROSSINGS / crossings, STRESS / stress, KEPT / kept];
        let doublings = |value: f32| value.to_bits() as f32 / (1 << 23) as f32;
        CROSSINGS * doublings(crossings) + STRESS * doublings(stress) - KEPT * doublings(kept)
    }

    fn look_from(&mut self, v: usize) {
        let sight = &mut self.sight;
        sight.x.clear();
        sight.y.clear();
        sight.far.clear();
        for (pivot, far) in self.stress.sights(v) {
            sight.x.push(self.web.x[pivot]);
            sight.y.push(self.web.y[pivot]);
            sight.far.push(self.scale / far);
        }
    }

    /// The Jaccard index of those tied to `v` and as many nearest to a place; `None` where somebody
    /// stands too near.
    fn kept(&mut self, v: usize, place: (f32, f32)) -> Option<f32> {
        let ties = self.web.ties.of(v);
        let count = if ties.len() <= NEAREST { ties.len() } else { 1 };
        self.web.nearest(v, place, count, &mut self.near);
        if self.near.first().is_some_and(|nearest| nearest.0 < self.least2) {
            return None;
        }
        let tied = self.near.iter().filter(|near| ties.binary_search(&near.1).is_ok()).count();
        let tied = if ties.len() <= NEAREST { tied as f32 } else { 0.0 };
        Some(tied / (2.0 * ties.len() as f32 - tied))
    }

    fn improve(&mut self, v: usize, tries: usize, random: &mut Random) {
        let ties = self.web.ties;
        let friends = ties.of(v);
        self.look_from(v);
        let (mut middle_x, mut middle_y) = (0.0, 0.0);
        for &friend in friends {
            middle_x += self.web.x[friend as usize];
            middle_y += self.web.y[friend as usize];
        }
        let share = 1.0 / friends.len() as f32;
        let middle = (middle_x * share, middle_y * share);
        let here = (self.web.x[v], self.web.y[v]);
        let mut best = (f32::INFINITY, here);
        for turn in 0..=tries {
            // Where they are; then around there, around the middle of those tied, around one of them.
            let (around, reach) = match turn % 3 {
                _ if turn == 0 => (here, 0.0),
                0 => (here, if turn % 2 == 0 { 0.7 } else { 2.0 }),
                1 => (middle, 0.7),
                _ => {
                    let one = (random.share() * friends.len() as f32) as usize;
                    let one = friends[one.min(friends.len() - 1)] as usize;
                    ((self.web.x[one], self.web.y[one]), 1.0)
                }
            };
            let mut off = || (2.0 * random.share() - 1.0) * reach * self.unit;
            let place = (around.0 + off(), around.1 + off());
            let kept = match self.kept(v, place) {
                Some(kept) => kept,
                None if turn == 0 => 0.0,
                None => continue,
            };
            let [crossing, stress, keeping] = self.worth;
            let mut cost = stress * self.sight.stress(place) - keeping * kept;
            for &friend in friends {
                if cost >= best.0 {
                    break;
                }
                cost += crossing * self.web.crossings(v as u32, place, friend) as f32;
            }
            if cost < best.0 {
                best = (cost, place);
            }
        }
        if best.1 != here {
            self.web.put(v, best.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::planted;

    fn crossings(ties: &Ties, x: &mut [f32], y: &mut [f32]) -> u32 {
        let mut web = Web::new(ties, x, y, 1.0);
        let edges = ties.edges();
        let each = edges.iter().map(|&[a, b]| {
            let at = (web.x[a as usize], web.y[a as usize]);
            web.crossings(a, at, b)
        });
        each.sum::<u32>() / 2
    }

    #[test]
    fn fewer_crossings_and_nobody_too_near() {
        let n = 120;
        let ties = Ties::new(n, planted(n, 20, 3, |_| 0).edges());
        let part = ties.components().swap_remove(0);
        let ties = ties.among(&part);
        let n = ties.len();
        let mut random = Random::new(1);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) =
            (0..n).map(|i| ((i % 11) as f32 * 60.0, (i / 11) as f32 * 60.0)).unzip();
        let before = crossings(&ties, &mut x, &mut y);
        let held: Vec<bool> = (0..n).map(|node| node % 10 == 0).collect();
        let (old_x, old_y) = (x.clone(), y.clone());
        let stress = Stress::of(&ties);
        let first = run(&ties, &stress, (&mut x, &mut y), &held, 40.0, &mut random);
        let after = crossings(&ties, &mut x, &mut y);
        assert!(after * 2 < before, "{before} to {after}");
        for a in 0..n {
            assert!(!held[a] || (x[a], y[a]) == (old_x[a], old_y[a]));
            for b in 0..a {
                assert!((x[a] - x[b]).hypot(y[a] - y[b]) >= 40.0, "{a} and {b}");
            }
        }
        let again = run(&ties, &stress, (&mut x, &mut y), &held, 40.0, &mut random);
        assert!(again < first, "{first} to {again}");
    }
}
