//! How people stand between others: who alone holds a part of the network to the rest, who is often
//! on the way, and who is near to everybody. It answers a question on the
//! map by a word and a size. It is no ranking of people, and no number is told of anybody.

#![allow(clippy::indexing_slicing, reason = "every index is a node of this graph")]
#![allow(clippy::cast_precision_loss, reason = "there are fewer people than f32 is exact for")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use super::graph::Graph;
use super::random::Random;

/// So many steps along ties are walked at most; beyond, as many starts as that allows stand for all.
const STEPS: usize = 4_000_000;
/// Fewer starts than this tell too little.
const LEAST_STARTS: usize = 64;

/// How somebody stands between others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bridge {
    /// No way leads through them that matters.
    None,
    /// Some short ways lead through them.
    Some,
    /// Many do.
    Many,
    /// Some people are tied to the rest through them alone.
    Only,
}

impl Bridge {
    /// A few words that end a sentence about them: "Grace ...". Empty where there is nothing to say.
    pub fn words(self) -> &'static str {
        match self {
            Bridge::None => "",
            Bridge::Some => "is on the way between some of your people",
            Bridge::Many => "brings together people who would hardly meet",
            Bridge::Only => "alone ties some of your people to the rest",
        }
    }
}

/// What is found for each node of a graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roles {
    /// How much each node stands between others, 0 to 1 (who most does), for a size.
    pub between: Vec<f32>,
    /// How near each node is to all others, 0 (to nobody) to 1 (who is nearest), for a size.
    pub near: Vec<f32>,
    /// Whether two people or more are tied to the rest through this node alone.
    pub only: Vec<bool>,
}

impl Roles {
    /// How a node stands between others, in words.
    pub fn bridge(&self, node: usize) -> Bridge {
        let between = self.between.get(node).copied().unwrap_or_default();
        if self.only.get(node).copied().unwrap_or_default() {
            Bridge::Only
        } else if between >= 0.75 {
            Bridge::Many
        } else if between >= 0.65 {
            Bridge::Some
        } else {
            Bridge::None
        }
    }

    /// Whether few ties lead from a node to anybody else, as from nearly no other.
    pub fn is_in_the_midst(&self, node: usize) -> bool {
        self.near.get(node).is_some_and(|near| *near >= 0.9)
    }
}

/// The roles in a graph.
///
/// Who alone holds parts of two or more together: R. E. Tarjan, "Depth-first search and linear graph algorithms", 1972.
/// Between others: the share of shortest ways that lead through somebody, U. Brandes, "A faster
/// algorithm for betweenness centrality", 2001; near: the sum of 1/distance to all others (harmonic
/// centrality: P. Boldi, S. Vigna, "Axioms for centrality", 2014). Both from every node in graphs of
/// up to about 800 people; in larger ones from as many as [`STEPS`] allow, spread by chance (U.
/// Brandes, C. Pich, "Centrality estimation in large networks", 2007). For a size the square root of
/// "between" is taken, for its spread is wide. About 40 ms for 5,000 people and 11,000 ties.
pub fn roles(graph: &Graph) -> Roles {
    let n = graph.len();
    let cost = n + 2 * graph.edges().len();
    let starts = (STEPS / cost.max(1)).max(LEAST_STARTS).min(n);
    let mut order: Vec<usize> = (0..n).collect();
    if starts < n {
        Random::new(1).shuffle(&mut order);
    }
    let mut walk = Walk::new(n);
    for start in order.into_iter().take(starts) {
        walk.from(graph, start);
    }
    let share = |values: Vec<f32>| {
        let most = values.iter().copied().fold(0.0, f32::max).max(f32::MIN_POSITIVE);
        values.into_iter().map(move |value| value / most)
    };
    Roles {
        between: share(walk.between).map(f32::sqrt).collect(),
        near: share(walk.near).collect(),
        only: cut_nodes(graph),
    }
}

/// What walks from single nodes add up to; its lists are used again and again.
struct Walk {
    between: Vec<f32>,
    near: Vec<f32>,
    far: Vec<u32>,
    ways: Vec<f32>,
    share: Vec<f32>,
    reached: Vec<u32>,
}

const UNSEEN: u32 = u32::MAX;

impl Walk {
    fn new(n: usize) -> Self {
        Self {
            between: vec![0.0; n],
            near: vec![0.0; n],
            far: vec![UNSEEN; n],
            ways: vec![0.0; n],
            share: vec![0.0; n],
            reached: Vec::with_capacity(n),
        }
    }

    /// Breadth first from a node, then back: each hands on what it stands for to those before it.
    fn from(&mut self, graph: &Graph, start: usize) {
        for &node in &self.reached {
            self.far[node as usize] = UNSEEN;
        }
        self.reached.clear();
        self.reached.push(start as u32);
        (self.far[start], self.ways[start], self.share[start]) = (0, 1.0, 0.0);
        let mut next = 0;
        while let Some(&here) = self.reached.get(next) {
            next += 1;
            let here = here as usize;
            let (far, ways) = (self.far[here], self.ways[here]);
            if far > 0 {
                self.near[here] += 1.0 / far as f32;
            }
            for &other in graph.neighbours(here) {
                let at = other as usize;
                if self.far[at] == UNSEEN {
                    (self.far[at], self.ways[at], self.share[at]) = (far + 1, 0.0, 0.0);
                    self.reached.push(other);
                }
                if self.far[at] == far + 1 {
                    self.ways[at] += ways;
                }
            }
        }
        for &here in self.reached.iter().skip(1).rev() {
            let here = here as usize;
            let part = (1.0 + self.share[here]) / self.ways[here];
            for &other in graph.neighbours(here) {
                let other = other as usize;
                if self.far[other] + 1 == self.far[here] {
                    self.share[other] += self.ways[other] * part;
                }
            }
            self.between[here] += self.share[here];
        }
    }
}

/// The nodes without which their network falls into parts of which two have two people at least;
/// who has one more friend that nobody else knows is no bridge for it. No recursion: a path of
/// people may be as long as they are many.
fn cut_nodes(graph: &Graph) -> Vec<bool> {
    let n = graph.len();
    let (mut seen, mut low) = (vec![UNSEEN; n], vec![0_u32; n]);
    // What falls off without a node: how many people, and how many parts of two or more.
    let (mut off, mut parts) = (vec![0_u32; n], vec![0_u32; n]);
    let mut order: Vec<usize> = Vec::with_capacity(n);
    let mut cut = vec![false; n];
    for root in 0..n {
        if seen[root] != UNSEEN {
            continue;
        }
        // A node, the one it was come to from, and how many of its neighbours were looked at.
        let mut open: Vec<(usize, usize, usize)> = vec![(root, usize::MAX, 0)];
        let first = order.len();
        (seen[root], low[root]) = (first as u32, first as u32);
        order.push(root);
        while let Some(top) = open.last_mut() {
            let (here, before, looked) = *top;
            top.2 += 1;
            if let Some(&other) = graph.neighbours(here).get(looked) {
                let other = other as usize;
                if seen[other] == UNSEEN {
                    let time = order.len() as u32;
                    (seen[other], low[other]) = (time, time);
                    order.push(other);
                    open.push((other, here, 0));
                } else if other != before {
                    low[here] = low[here].min(seen[other]);
                }
                continue;
            }
            open.pop();
            if before != usize::MAX {
                low[before] = low[before].min(low[here]);
                if low[here] >= seen[before] {
                    // All who were come to since hang on the one before alone.
                    let size = order.len() as u32 - seen[here];
                    off[before] += size;
                    parts[before] += u32::from(size > 1);
                }
            }
        }
        let all = (order.len() - first) as u32;
        for &node in order.iter().skip(first) {
            let rest = all - 1 - off[node];
            cut[node] = parts[node] + u32::from(rest > 1) > 1;
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::degrees;
    use crate::insight::fixtures::{Dice, graph_of, planted};
    use proptest::prelude::*;

    #[test]
    fn between_two_triangles_stands_one() {
        let graph =
            graph_of(8, |_| 0, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5), (5, 6)]);
        let roles = roles(&graph);
        let only: Vec<usize> = (0..8).filter(|node| roles.only[*node]).collect();
        // Not 5, without whom only 6 would be alone.
        assert_eq!(only, [2, 3]);
        let bridges: Vec<Bridge> = (0..8).map(|node| roles.bridge(node)).collect();
        assert_eq!(bridges[3], Bridge::Only);
        assert_eq!(
            (bridges[0], bridges[7], roles.bridge(99)),
            (Bridge::None, Bridge::None, Bridge::None)
        );
        assert_eq!((roles.between[3], roles.between[0]), (1.0, 0.0));
        assert!(roles.is_in_the_midst(3) && !roles.is_in_the_midst(6) && !roles.is_in_the_midst(7));
        assert_eq!(super::roles(&graph_of(0, |_| 0, [])), Roles::default());
    }

    #[test]
    fn a_sample_of_starts_tells_nearly_the_same() {
        let graph = planted(3_000, 20, 3, |_| 0);
        let sampled = roles(&graph);
        let mut walk = Walk::new(graph.len());
        (0..graph.len()).for_each(|start| walk.from(&graph, start));
        let most = walk.between.iter().copied().fold(0.0, f32::max);
        let off = |node: usize| (sampled.between[node] - (walk.between[node] / most).sqrt()).abs();
        let mean = (0..graph.len()).map(off).sum::<f32>() / graph.len() as f32;
        assert!(mean < 0.05, "{mean}");
    }

    #[test]
    fn a_long_path_and_a_star() {
        let path = roles(&graph_of(5_000, |_| 0, (0..4_999).map(|a| (a, a + 1))));
        assert_eq!(path.only.iter().filter(|only| **only).count(), 4_996);
        let star = roles(&graph_of(10_001, |_| 0, (1..10_001).map(|a| (0, a))));
        assert!(!star.only[0] && star.between[0] == 1.0 && star.near[0] == 1.0);
        assert!(star.between.iter().chain(&star.near).all(|share| share.is_finite()));
    }

    /// The number of shortest ways between two nodes, and of those through a third, by definition.
    fn betweenness_by_definition(graph: &Graph) -> Vec<f32> {
        let n = graph.len();
        let far: Vec<Vec<Option<u32>>> = (0..n).map(|node| degrees(graph, node)).collect();
        let mut ways = vec![vec![0.0_f32; n]; n];
        for a in 0..n {
            ways[a][a] = 1.0;
            for step in 1..n as u32 {
                for b in (0..n).filter(|b| far[a][*b] == Some(step)) {
                    let before = graph.neighbours(b).iter().map(|other| *other as usize);
                    let before = before.filter(|other| far[a][*other] == Some(step - 1));
                    ways[a][b] = before.map(|other| ways[a][other]).sum();
                }
            }
        }
        let through = |node: usize, a: usize, b: usize| {
            let (first, second, all) = (far[a][node]?, far[node][b]?, far[a][b]?);
            (first + second == all).then(|| ways[a][node] * ways[node][b] / ways[a][b])
        };
        let mut between = vec![0.0; n];
        for (node, sum) in between.iter_mut().enumerate() {
            for a in (0..n).filter(|a| *a != node) {
                for b in (0..n).filter(|b| *b != node && *b != a) {
                    *sum += through(node, a, b).unwrap_or(0.0);
                }
            }
        }
        between
    }

    /// How many are in each part that is left of the network of a node without it.
    fn parts(graph: &Graph, without: usize) -> Vec<usize> {
        let mut seen = vec![false; graph.len()];
        seen[without] = true;
        let mut parts = Vec::new();
        for &start in graph.neighbours(without) {
            let (mut open, mut size) = (vec![start as usize], 0);
            while let Some(node) = open.pop() {
                if !std::mem::replace(&mut seen[node], true) {
                    size += 1;
                    open.extend(graph.neighbours(node).iter().map(|other| *other as usize));
                }
            }
            parts.push(size);
        }
        parts
    }

    proptest! {
        #[test]
        fn as_by_definition(n in 1_usize..14, ties in 0_usize..26, seed: u64) {
            let mut dice = Dice(seed);
            let graph = graph_of(n, |_| 0, (0..ties).map(|_| (dice.below(n), dice.below(n))));
            let roles = roles(&graph);
            let mut walk = Walk::new(n);
            (0..n).for_each(|start| walk.from(&graph, start));
            for (node, expected) in betweenness_by_definition(&graph).into_iter().enumerate() {
                prop_assert!((walk.between[node] - expected).abs() < 1e-3 * (1.0 + expected));
                let near = degrees(&graph, node).into_iter().flatten().filter(|far| *far > 0);
                let near: f32 = near.map(|far| 1.0 / far as f32).sum();
                prop_assert!((walk.near[node] - near).abs() < 1e-3);
                let is_cut = parts(&graph, node).into_iter().filter(|size| *size > 1).count() > 1;
                prop_assert_eq!(roles.only[node], is_cut);
                prop_assert!((0.0..=1.0).contains(&roles.between[node]));
                prop_assert!((0.0..=1.0).contains(&roles.near[node]));
            }
        }
    }
}
