//! How many ties lie between people: breadth first.

#![allow(clippy::indexing_slicing, reason = "every index is a node of this graph")]

use super::graph::Graph;

/// By how many ties each node is away from this one: 0 for itself, `None` for who can't be reached;
/// all `None` when there is no such node.
pub fn degrees(graph: &Graph, from: usize) -> Vec<Option<u32>> {
    let mut degrees = vec![None; graph.len()];
    if from >= graph.len() {
        return degrees;
    }
    degrees[from] = Some(0);
    let mut reached = vec![(from, 0)];
    let mut next = 0;
    while let Some(&(node, far)) = reached.get(next) {
        next += 1;
        for &other in graph.neighbours(node) {
            let other = other as usize;
            if degrees[other].is_none() {
                degrees[other] = Some(far + 1);
                reached.push((other, far + 1));
            }
        }
    }
    degrees
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::graph_of;

    #[test]
    fn along_the_fewest_ties() {
        let graph = graph_of(6, |_| 0, [(0, 1), (1, 2), (2, 3), (0, 3), (4, 5)]);
        assert_eq!(degrees(&graph, 0), [Some(0), Some(1), Some(2), Some(1), None, None]);
        assert_eq!(degrees(&graph, 5), [None, None, None, None, Some(1), Some(0)]);
        assert_eq!(degrees(&graph, 6), [None; 6]);
    }
}
