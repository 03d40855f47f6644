//! Groups of people with many ties among them: the Louvain method (Blondel, Guillaume, Lambiotte,
//! Lefebvre, "Fast unfolding of communities in large networks", J. Stat. Mech. 2008, P10008).

#![allow(clippy::indexing_slicing, reason = "every index is a node or a group of this graph")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use super::random::Random;
use super::weighted::Weighted;

/// Passes over all nodes before a level is taken as settled; a handful nearly always suffices.
const PASSES: usize = 10;

pub(super) struct Groups {
    /// The small group of each node, numbered from 0.
    pub(super) fine: Vec<u32>,
    /// The large group of each node, numbered from 0; small groups lie within large ones.
    pub(super) coarse: Vec<u32>,
    /// The ties between large groups.
    pub(super) between: Weighted,
}

pub(super) fn find(graph: &Weighted, random: &mut Random) -> Groups {
    let (fine, count) = settle(graph, random);
    let mut coarse = fine.clone();
    let mut between = merged(graph, &fine, count);
    loop {
        let (next, count) = settle(&between, random);
        if count == between.len() {
            return Groups { fine, coarse, between };
        }
        for group in &mut coarse {
            *group = next[*group as usize];
        }
        between = merged(&between, &next, count);
    }
}

/// Moves each node to the neighbouring group that raises modularity most, until none moves.
/// Returns the group of each node and how many there are.
fn settle(graph: &Weighted, random: &mut Random) -> (Vec<u32>, usize) {
    let n = graph.len();
    let strength: Vec<f32> = (0..n).map(|node| graph.strength(node)).collect();
    let all: f32 = strength.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let mut group: Vec<u32> = (0..n as u32).collect();
    let mut total = strength.clone();
    let mut order: Vec<usize> = (0..n).filter(|&node| graph.degree(node) > 0).collect();
    random.shuffle(&mut order);

    let mut ties_to = vec![0.0_f32; n];
    let mut touched: Vec<u32> = Vec::new();
    for _ in 0..PASSES {
        let mut moved = false;
        for &node in &order {
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
            let gain = |to: u32| ties_to[to as usize] - strength[node] * total[to as usize] / all;
            let mut best = (own, gain(own));
            for &to in &touched {
                let gain = gain(to);
                if gain > best.1 + 1e-5 {
                    best = (to, gain);
                }
            }
            total[best.0 as usize] += strength[node];
            moved |= best.0 != own;
            group[node] = best.0;
            for &to in &touched {
                ties_to[to as usize] = 0.0;
            }
        }
        if !moved {
            break;
        }
    }
    numbered(group)
}

/// Numbers groups from 0 in the order of their first node.
fn numbered(mut group: Vec<u32>) -> (Vec<u32>, usize) {
    let mut number = vec![u32::MAX; group.len()];
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
    use crate::insight::fixtures::{graph_of, group_of, planted};

    #[test]
    fn planted_groups_are_found() {
        let graph = Weighted::of(&planted(200, 20, 3, |_| 0));
        let groups = find(&graph, &mut Random::new(1));
        let together = |a: usize, b: usize| groups.coarse[a] == groups.coarse[b];
        let pairs = (0..200).flat_map(|a| (0..a).map(move |b| (a, b)));
        let right =
            pairs.filter(|&(a, b)| together(a, b) == (group_of(a, 10) == group_of(b, 10))).count();
        assert!(right > 19_900 * 95 / 100, "{right}");
    }

    #[test]
    fn components_are_never_joined() {
        let graph = Weighted::of(&graph_of(9, |_| 0, [(0, 1), (1, 2), (3, 4), (6, 7)]));
        let groups = find(&graph, &mut Random::new(1));
        assert_eq!(groups.coarse, [0, 0, 0, 1, 1, 2, 3, 3, 4]);
        assert_eq!(groups.between.len(), 5);
    }

    #[test]
    fn nobody() {
        let groups = find(&Weighted::of(&graph_of(0, |_| 0, [])), &mut Random::new(1));
        assert!(groups.coarse.is_empty());
    }
}
