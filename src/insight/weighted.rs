//! A weighted undirected graph in flat arrays, for what is found in it and for the layout.

#![allow(clippy::indexing_slicing, reason = "every index is a node of this graph")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people and ties")]

use super::graph::Graph;
use crate::sort;

/// What a hint weighs beside a tie's 1.
const HINT: f32 = 0.25;

/// Nodes 0 to n-1 and what their ties weigh.
pub(crate) struct Weighted {
    starts: Vec<u32>,
    to: Vec<u32>,
    weight: Vec<f32>,
    /// Twice the weight of the ties that a node, being a group, has within it.
    pub(crate) inside: Vec<f32>,
}

impl Weighted {
    /// Ties and hints of a graph.
    pub(crate) fn of(graph: &Graph) -> Self {
        let ties = graph.edges().iter().map(|&[a, b]| (a, b, 1.0));
        let hints = graph.hints().iter().map(|&[a, b]| (a, b, HINT));
        Self::of_ties(graph.len(), ties.chain(hints))
    }

    /// Undirected ties with their weights, each given once, in whatever order; equal ones add up.
    pub(crate) fn of_ties(n: usize, ties: impl IntoIterator<Item = (u32, u32, f32)>) -> Self {
        let both_ways = ties.into_iter().flat_map(|(a, b, w)| [(a, b, w), (b, a, w)]);
        Self::new(n, both_ways.collect())
    }

    /// Edges between nodes below `n`, each given both ways; equal ones are added up, and those of a
    /// node to itself go inside.
    pub(crate) fn new(n: usize, mut edges: Vec<(u32, u32, f32)>) -> Self {
        sort::by_key(&mut edges, |&(a, b, _)| (a, b));
        edges.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let mut graph = Self {
            starts: Vec::with_capacity(n + 1),
            to: Vec::with_capacity(edges.len()),
            weight: Vec::with_capacity(edges.len()),
            inside: vec![0.0; n],
        };
        for (a, b, weight) in edges {
            if a == b {
                graph.inside[a as usize] = weight;
                continue;
            }
            while graph.starts.len() <= a as usize {
                graph.starts.push(graph.to.len() as u32);
            }
            graph.to.push(b);
            graph.weight.push(weight);
        }
        graph.starts.resize(n + 1, graph.to.len() as u32);
        graph
    }

    pub(crate) fn len(&self) -> usize {
        self.inside.len()
    }

    /// How many different neighbours.
    pub(crate) fn degree(&self, node: usize) -> usize {
        (self.starts[node + 1] - self.starts[node]) as usize
    }

    pub(crate) fn neighbours(&self, node: usize) -> impl Iterator<Item = (usize, f32)> {
        let range = self.starts[node] as usize..self.starts[node + 1] as usize;
        let to = self.to[range.clone()].iter().map(|&to| to as usize);
        to.zip(self.weight[range].iter().copied())
    }

    /// The weight of all its ties, inner ones twice.
    pub(crate) fn strength(&self, node: usize) -> f32 {
        self.inside[node] + self.neighbours(node).map(|(_, weight)| weight).sum::<f32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_edges_add_up() {
        let graph =
            Weighted::new(4, vec![(1, 0, 1.0), (0, 1, 1.0), (1, 1, 4.0), (1, 0, 0.5), (0, 1, 0.5)]);
        assert_eq!(graph.neighbours(0).collect::<Vec<_>>(), [(1, 1.5)]);
        assert_eq!(graph.neighbours(3).count(), 0);
        assert_eq!((graph.strength(1), graph.degree(1), graph.len()), (5.5, 1, 4));
    }
}
