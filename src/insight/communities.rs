//! Groups of people with more ties among each other than to the rest: the Leiden algorithm
//! (V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
//! communities", Scientific Reports 9, 5233, 2019), by modularity. No awareness of who anybody is.
//!
//! Ours differs from the paper in one thing: where a node joins a part of its group while that is
//! refined, the best part is taken and not one at random by its worth (their θ towards 0), so that
//! a seed changes the order of visits only. What the paper proves of connected groups rests on the
//! refinement alone, and stands.

#![allow(clippy::indexing_slicing, reason = "every index is a node or a group of this graph")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use std::collections::VecDeque;

use super::random::Random;
use super::weighted::Weighted;

/// More levels than any graph of people has; each halves it, more or less.
const LEVELS: usize = 40;
/// What a move must gain to be one, above the noise of 32 bits.
const GAIN: f32 = 1e-5;

/// A partition of nodes in two grains. Each group is connected.
pub struct Communities {
    /// The small group of each node, numbered from 0.
    pub(crate) fine: Vec<u32>,
    /// The large group of each node, numbered from 0; small groups lie within large ones.
    pub(crate) coarse: Vec<u32>,
    /// The ties between large groups.
    pub(crate) between: Weighted,
}

/// The groups of a graph; the same for the same graph and seed. About 15 ms for 5,000 people and
/// 11,000 ties.
pub(crate) fn communities(graph: &Weighted, seed: u64) -> Communities {
    let mut random = Random::new(seed);
    // Each node at first on its own.
    let mut groups = settle(graph, (0..graph.len() as u32).collect(), &mut random);
    let (mut parts, mut count) = refine(graph, &groups, &mut random);
    let fine = parts.clone();
    let mut coarse = fine.clone();
    let mut between = merged(graph, &parts, count);
    for _ in 0..LEVELS {
        // The parts are nodes now, and begin in the groups that they are parts of.
        let mut of_part = vec![0; count];
        for (part, group) in parts.iter().zip(&groups) {
            of_part[*part as usize] = *group;
        }
        groups = settle(&between, of_part, &mut random);
        (parts, count) = refine(&between, &groups, &mut random);
        if count == between.len() {
            // No part could join another: if groups are still made of several, they fall apart here.
            break;
        }
        for group in &mut coarse {
            *group = parts[*group as usize];
        }
        between = merged(&between, &parts, count);
    }
    Communities { fine, coarse, between }
}

/// The strength of each node and of all.
fn strengths(graph: &Weighted) -> (Vec<f32>, f32) {
    let strength: Vec<f32> = (0..graph.len()).map(|node| graph.strength(node)).collect();
    let all = strength.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    (strength, all)
}

/// Moves each node to the neighbouring group that raises modularity most, and visits again those
/// around it, until none moves (the paper's *MoveNodesFast*).
fn settle(graph: &Weighted, group: Vec<u32>, random: &mut Random) -> Vec<u32> {
    let n = graph.len();
    let (mut group, _) = numbered(group);
    let (strength, all) = strengths(graph);
    let mut total = vec![0.0_f32; n];
    let mut size = vec![0_u32; n];
    for node in 0..n {
        total[group[node] as usize] += strength[node];
        size[group[node] as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32).rev().filter(|at| size[*at as usize] == 0).collect();
    let mut order: Vec<usize> = (0..n).filter(|&node| graph.degree(node) > 0).collect();
    random.shuffle(&mut order);
    let mut waits = vec![false; n];
    order.iter().for_each(|node| waits[*node] = true);
    let mut queue: VecDeque<usize> = order.into();

    let mut ties_to = vec![0.0_f32; n];
    let mut touched: Vec<u32> = Vec::new();
    while let Some(node) = queue.pop_front() {
        waits[node] = false;
        let own = group[node];
        touched.clear();
        touched.push(own);
        for (other, weight) in graph.neighbours(node) {
            let near = group[other];
            if ties_to[near as usize] == 0.0 && near != own {
                touched.push(near);
            }
            ties_to[near as usize] += weight;
        }
        total[own as usize] -= strength[node];
        size[own as usize] -= 1;
        if size[own as usize] == 0 {
            empty.push(own);
        } else if let Some(alone) = empty.last() {
            touched.push(*alone);
        }
        let gain = |to: u32| ties_to[to as usize] - strength[node] * total[to as usize] / all;
        let mut best = (own, gain(own));
        for &to in &touched {
            let gain = gain(to);
            if gain > best.1 + GAIN {
                best = (to, gain);
            }
        }
        let to = best.0;
        if size[to as usize] == 0 {
            // It was the last of the empty ones, own or new.
            empty.pop();
        }
        total[to as usize] += strength[node];
        size[to as usize] += 1;
        group[node] = to;
        for &to in &touched {
            ties_to[to as usize] = 0.0;
        }
        if to != own {
            for (other, _) in graph.neighbours(node) {
                if group[other] != to && !waits[other] {
                    waits[other] = true;
                    queue.push_back(other);
                }
            }
        }
    }
    group
}

/// Parts of the groups, each connected: every node begins on its own and may join a part that it is
/// tied to, within its group, where both are well tied to the rest of that group (the paper's
/// *RefinePartition*). Returns the part of each node and how many there are.
fn refine(graph: &Weighted, group: &[u32], random: &mut Random) -> (Vec<u32>, usize) {
    let n = graph.len();
    let (strength, all) = strengths(graph);
    let mut of_group = vec![0.0_f32; n];
    for node in 0..n {
        of_group[group[node] as usize] += strength[node];
    }
    // What ties a part to the rest of its group.
    let within =
        |node: usize| graph.neighbours(node).filter(move |(to, _)| group[*to] == group[node]);
    let mut outward: Vec<f32> =
        (0..n).map(|node| within(node).map(|(_, weight)| weight).sum()).collect();
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut total = strength.clone();
    let mut size = vec![1_u32; n];
    let mut order: Vec<usize> = (0..n).filter(|&node| outward[node] > 0.0).collect();
    random.shuffle(&mut order);

    let mut ties_to = vec![0.0_f32; n];
    let mut touched: Vec<u32> = Vec::new();
    for node in order {
        let own = part[node] as usize;
        let rest = of_group[group[node] as usize];
        let is_well_tied =
            |outward: f32, total: f32| outward + GAIN >= total * (rest - total) / all;
        if size[own] > 1 || !is_well_tied(outward[own], strength[node]) {
            continue;
        }
        touched.clear();
        for (other, weight) in within(node) {
            let near = part[other];
            if ties_to[near as usize] == 0.0 {
                touched.push(near);
            }
            ties_to[near as usize] += weight;
        }
        let mut best = (own, 0.0);
        for &to in &touched {
            let to = to as usize;
            let gain = ties_to[to] - strength[node] * total[to] / all;
            if gain > best.1 + GAIN && is_well_tied(outward[to], total[to]) {
                best = (to, gain);
            }
        }
        let to = best.0;
        if to != own {
            part[node] = to as u32;
            total[to] += strength[node];
            size[to] += 1;
            size[own] = 0;
            // Ties between the two are inner ones now.
            outward[to] += outward[own] - 2.0 * ties_to[to];
        }
        for &to in &touched {
            ties_to[to as usize] = 0.0;
        }
    }
    numbered(part)
}

/// Numbers groups from 0 in the order of their first node.
fn numbered(mut group: Vec<u32>) -> (Vec<u32>, usize) {
    let most = group.iter().max().map_or(0, |most| *most as usize + 1);
    let mut number = vec![u32::MAX; most];
    let mut count = 0;
    for label in &mut group {
        let number = &mut number[*label as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *label = *number;
    }
    (group, count as usize)
}

/// The graph whose nodes are the groups.
fn merged(graph: &Weighted, group: &[u32], count: usize) -> Weighted {
    let mut edges = Vec::new();
    for node in 0..graph.len() {
        if graph.inside[node] > 0.0 {
            edges.push((group[node], group[node], graph.inside[node]));
        }
        let ties = graph.neighbours(node);
        edges.extend(ties.map(|(other, weight)| (group[node], group[other], weight)));
    }
    Weighted::new(count, edges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{Dice, graph_of, group_of, planted};
    use proptest::prelude::*;

    #[test]
    fn planted_groups_are_found() {
        let graph = Weighted::of(&planted(200, 20, 3, |_| 0));
        let groups = communities(&graph, 1);
        let together = |a: usize, b: usize| groups.coarse[a] == groups.coarse[b];
        let pairs = (0..200).flat_map(|a| (0..a).map(move |b| (a, b)));
        let right =
            pairs.filter(|&(a, b)| together(a, b) == (group_of(a, 10) == group_of(b, 10))).count();
        assert!(right > 19_900 * 95 / 100, "{right}");
    }

    #[test]
    fn components_are_never_joined() {
        let graph = Weighted::of(&graph_of(9, |_| 0, [(0, 1), (1, 2), (3, 4), (6, 7)]));
        let groups = communities(&graph, 1);
        assert_eq!(groups.coarse, [0, 0, 0, 1, 1, 2, 3, 3, 4]);
        assert_eq!(groups.between.len(), 5);
    }

    #[test]
    fn nobody() {
        let groups = communities(&Weighted::of(&graph_of(0, |_| 0, [])), 1);
        assert!(groups.coarse.is_empty());
    }

    /// Q of Newman and Girvan (2004), by its definition, with ties of equal weight.
    fn modularity(n: usize, edges: &[(usize, usize)], group: &[u32]) -> f64 {
        let graph = graph_of(n, |_| 0, edges.iter().copied());
        let twice = graph.edges().len() as f64 * 2.0;
        let degree = |node| graph.neighbours(node).len() as f64;
        let mut sum = 0.0;
        for a in 0..n {
            for b in (0..n).filter(|b| group[a] == group[*b]) {
                let tied = f64::from(u8::from(graph.are_tied(a, b)));
                sum += tied - degree(a) * degree(b) / twice;
            }
        }
        sum / twice
    }

    #[test]
    fn zacharys_club_is_parted_as_well_as_can_be() {
        // W. W. Zachary, "An information flow model for conflict and fission in small groups", 1977.
        let club = [
            (0, 1),
            (0, 2),
            (0, 3),
            (0, 4),
            (0, 5),
            (0, 6),
            (0, 7),
            (0, 8),
            (0, 10),
            (0, 11),
            (0, 12),
            (0, 13),
            (0, 17),
            (0, 19),
            (0, 21),
            (0, 31),
            (1, 2),
            (1, 3),
            (1, 7),
            (1, 13),
            (1, 17),
            (1, 19),
            (1, 21),
            (1, 30),
            (2, 3),
            (2, 7),
            (2, 8),
            (2, 9),
            (2, 13),
            (2, 27),
            (2, 28),
            (2, 32),
            (3, 7),
            (3, 12),
            (3, 13),
            (4, 6),
            (4, 10),
            (5, 6),
            (5, 10),
            (5, 16),
            (6, 16),
            (8, 30),
            (8, 32),
            (8, 33),
            (9, 33),
            (13, 33),
            (14, 32),
            (14, 33),
            (15, 32),
            (15, 33),
            (18, 32),
            (18, 33),
            (19, 33),
            (20, 32),
            (20, 33),
            (22, 32),
            (22, 33),
            (23, 25),
            (23, 27),
            (23, 29),
            (23, 32),
            (23, 33),
            (24, 25),
            (24, 27),
            (24, 31),
            (25, 31),
            (26, 29),
            (26, 33),
            (27, 33),
            (28, 31),
            (28, 33),
            (29, 32),
            (29, 33),
            (30, 32),
            (30, 33),
            (31, 32),
            (31, 33),
            (32, 33),
        ];
        let graph = Weighted::of(&graph_of(34, |_| 0, club));
        // The largest modularity there is, 0.4198 (U. Brandes et al., 2008).
        let best = (0..20).map(|seed| modularity(34, &club, &communities(&graph, seed).coarse));
        assert!((best.fold(0.0, f64::max) - 0.4198).abs() < 1e-4);
        let one = modularity(34, &club, &communities(&graph, 1).coarse);
        assert!(one > 0.41, "{one}");
    }

    fn is_connected(graph: &Weighted, members: &[usize]) -> bool {
        let mut seen = vec![members[0]];
        let mut next = 0;
        while let Some(&node) = seen.get(next) {
            next += 1;
            for (other, _) in graph.neighbours(node) {
                if members.contains(&other) && !seen.contains(&other) {
                    seen.push(other);
                }
            }
        }
        seen.len() == members.len()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn a_partition_into_connected_groups(n in 1_usize..60, ties in 0_usize..150, seed: u64) {
            let mut dice = Dice(seed);
            let ties: Vec<(u32, u32, f32)> = (0..ties)
                .map(|_| (dice.below(n) as u32, dice.below(n) as u32, 1.0 + dice.below(4) as f32))
                .filter(|(a, b, _)| a != b)
                .collect();
            let graph = Weighted::of_ties(n, ties);
            let found = communities(&graph, seed);
            prop_assert_eq!(found.coarse.len(), n);
            for grain in [&found.fine, &found.coarse] {
                let count = grain.iter().max().unwrap() + 1;
                for label in 0..count {
                    let members: Vec<usize> = (0..n).filter(|at| grain[*at] == label).collect();
                    prop_assert!(!members.is_empty() && is_connected(&graph, &members));
                }
            }
            for (a, b) in (0..n).zip(1..n) {
                if found.fine[a] == found.fine[b] {
                    prop_assert_eq!(found.coarse[a], found.coarse[b]);
                }
            }
            prop_assert_eq!(communities(&graph, seed).coarse, found.coarse);
        }
    }
}
