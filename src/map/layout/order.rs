//! The order of people around the circle: groups with ties between them side by side, each group
//! together. No awareness of bands but for how much of the circle a person takes on theirs.

#![allow(clippy::indexing_slicing, reason = "every index is a node or a group of this graph")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use std::f32::consts::{FRAC_PI_2, TAU};

use super::bands::Bands;
use super::counts;
use super::weighted::Weighted;
use crate::insight::{Communities, Graph};
use crate::sort;

/// Groups that are tried in every place; beyond so many, a group goes beside its nearest.
const TRIED: usize = 400;

/// The angle each person would like, from the top clockwise; `None` for who is tied to nobody.
pub(super) fn angles(graph: &Graph, weighted: &Weighted, groups: &Communities) -> Vec<Option<f32>> {
    let mut place = vec![0; groups.between.len()];
    for (at, group) in around(&groups.between).into_iter().enumerate() {
        place[group] = at;
    }
    let mut tied: Vec<usize> = (0..graph.len()).filter(|&node| weighted.degree(node) > 0).collect();
    sort::by_key(&mut tied, |&node| (place[groups.coarse[node] as usize], groups.fine[node], node));

    // A person on a band with few others takes more of the circle. The square root keeps a handful of
    // people in the inner bands from pushing everybody else aside.
    let counts = counts(graph);
    let share = |node| 1.0 / (counts[Bands::index(graph.circle(node))] as f32).sqrt();
    let all: f32 = tied.iter().map(|&node| share(node)).sum();
    let mut angles = vec![None; graph.len()];
    let mut before = 0.0;
    for node in tied {
        angles[node] = Some(before / all * TAU - FRAC_PI_2);
        before += share(node);
    }
    angles
}

/// An order of the nodes around a circle in which tied ones are near each other: each, the one with
/// the strongest ties to those that are there first, is put where its ties are shortest; then pairs
/// are swapped while that helps.
fn around(graph: &Weighted) -> Vec<usize> {
    let n = graph.len();
    let mut circle: Vec<usize> = Vec::with_capacity(n);
    let mut place = vec![usize::MAX; n];
    let mut pull = vec![0.0_f32; n];
    let mut waiting: Vec<usize> = (0..n).collect();
    // Where nothing pulls, the largest come first, and those tied to no other at the end.
    let size: Vec<f32> = (0..n).map(|node| graph.strength(node)).collect();
    let alone = |node: usize| graph.degree(node) == 0;
    sort::by(&mut waiting, |&a, &b| {
        alone(a).cmp(&alone(b)).then(size[b].total_cmp(&size[a])).then(a.cmp(&b))
    });
    for _ in 0..n {
        let (mut next, mut most) = (None, 0.0);
        for (i, &node) in waiting.iter().enumerate() {
            if pull[node] > most || next.is_none() {
                (next, most) = (Some(i), pull[node]);
            }
            if alone(node) {
                break;
            }
        }
        let Some(next) = next else { break };
        let node = waiting.remove(next);
        let at = best_place(graph, node, &circle, &place);
        circle.insert(at, node);
        for (i, &node) in circle.iter().enumerate().skip(at) {
            place[node] = i;
        }
        for (other, weight) in graph.neighbours(node) {
            pull[other] += weight;
        }
    }
    swap_pairs(graph, &mut circle, &mut place);
    circle
}

/// Steps between two places of a circle of `n`.
fn apart(a: usize, b: usize, n: usize) -> f32 {
    let steps = a.abs_diff(b);
    steps.min(n - steps) as f32
}

fn best_place(graph: &Weighted, node: usize, circle: &[usize], place: &[usize]) -> usize {
    let n = circle.len() + 1;
    let ties: Vec<(usize, f32)> =
        graph.neighbours(node).filter(|&(other, _)| place[other] != usize::MAX).collect();
    let Some(&(nearest, _)) = ties.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return circle.len();
    };
    if n > TRIED {
        return place[nearest] + 1;
    }
    let cost = |at: usize| {
        let moved = |other: usize| place[other] + usize::from(place[other] >= at);
        ties.iter().map(|&(other, weight)| weight * apart(at, moved(other), n)).sum::<f32>()
    };
    let best = (0..n).map(|at| (at, cost(at))).min_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0, |(at, _)| at)
}

fn swap_pairs(graph: &Weighted, circle: &mut [usize], place: &mut [usize]) {
    let n = circle.len();
    // Those tied to no other are at the end and stay there.
    let tied = circle.iter().filter(|&&node| graph.degree(node) > 0).count();
    let reach = if tied <= TRIED / 4 { tied } else { 8 };
    let cost = |node: usize, at: usize, other: usize, place: &[usize]| {
        let ties = graph.neighbours(node).filter(|&(to, _)| to != other);
        ties.map(|(to, weight)| weight * apart(at, place[to], n)).sum::<f32>()
    };
    for _ in 0..6 {
        let mut swapped = false;
        for i in 0..tied {
            for j in i + 1..(i + reach).min(tied) {
                let (a, b) = (circle[i], circle[j]);
                let now = cost(a, i, b, place) + cost(b, j, a, place);
                let then = cost(a, j, b, place) + cost(b, i, a, place);
                if then < now - 1e-3 {
                    circle.swap(i, j);
                    (place[a], place[b]) = (j, i);
                    swapped = true;
                }
            }
        }
        if !swapped {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::graph_of;

    #[test]
    fn a_ring_of_groups_is_found_again() {
        // Node i is tied to the next of a circle whose order is mixed by a factor.
        let n = 23;
        let graph = graph_of(n, |_| 0, (0..n).map(|i| (i * 5 % n, (i + 1) * 5 % n)));
        let weighted = Weighted::of(&graph);
        let circle = around(&weighted);
        let mut place = vec![0; n];
        for (at, &node) in circle.iter().enumerate() {
            place[node] = at;
        }
        let steps: f32 = graph
            .edges()
            .iter()
            .map(|&[a, b]| apart(place[a as usize], place[b as usize], n))
            .sum();
        assert!(steps < 2.0 * n as f32, "{steps} for {n} ties");
    }

    #[test]
    fn everybody_once() {
        let graph = Weighted::of(&graph_of(9, |_| 0, [(0, 5), (5, 7), (2, 3)]));
        let mut circle = around(&graph);
        sort::by(&mut circle, Ord::cmp);
        assert_eq!(circle, (0..9).collect::<Vec<_>>());
    }
}
