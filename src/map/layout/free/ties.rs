//! Who is tied to whom, as flat arrays: neighbours, components, and distances counted in ties.
//! No awareness of places.

use crate::sort;

/// An undirected graph of nodes 0 to n-1; every tie stands at both of its ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ties {
    /// The neighbours of node i are `to[starts[i]..starts[i + 1]]`, sorted.
    starts: Box<[u32]>,
    to: Box<[u32]>,
}

impl Ties {
    /// Equal edges count once; those of a node to itself, or to none below `n`, not at all.
    pub(crate) fn new(n: usize, edges: &[[u32; 2]]) -> Self {
        let kept = |&&[a, b]: &&[u32; 2]| a != b && (a as usize) < n && (b as usize) < n;
        let mut starts = vec![0_u32; n + 2];
        for &[a, b] in edges.iter().filter(kept) {
            starts[a as usize + 2] += 1;
            starts[b as usize + 2] += 1;
        }
        for i in 2..n + 2 {
            starts[i] += starts[i - 1];
        }
        let mut to = vec![0; starts[n + 1] as usize];
        for &[a, b] in edges.iter().filter(kept) {
            for (from, other) in [(a, b), (b, a)] {
                let next = &mut starts[from as usize + 1];
                to[*next as usize] = other;
                *next += 1;
            }
        }
        starts.pop();
        tidy(&mut starts, &mut to);
        Self { starts: starts.into(), to: to.into() }
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    #[inline(always)]
    pub(crate) fn of(&self, node: usize) -> &[u32] {
        &self.to[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    #[inline(always)]
    pub(crate) fn degree(&self, node: usize) -> usize {
        (self.starts[node + 1] - self.starts[node]) as usize
    }

    /// Each tie once, the smaller node first.
    pub(crate) fn edges(&self) -> Vec<[u32; 2]> {
        let mut edges = Vec::with_capacity(self.to.len() / 2);
        for a in 0..self.len() {
            edges.extend(self.of(a).iter().filter(|&&b| a < b as usize).map(|&b| [a as u32, b]));
        }
        edges
    }

    /// The parts that hang together, each in the order of its nodes, the largest first.
    pub(crate) fn components(&self) -> Vec<Vec<u32>> {
        let mut part = vec![u32::MAX; self.len()];
        let mut queue: Vec<u32> = Vec::new();
        let mut sizes: Vec<usize> = Vec::new();
        for start in 0..self.len() {
            if part[start] != u32::MAX {
                continue;
            }
            let own = sizes.len() as u32;
            part[start] = own;
            queue.clear();
            queue.push(start as u32);
            let mut next = 0;
            while next < queue.len() {
                for &other in self.of(queue[next] as usize) {
                    if part[other as usize] == u32::MAX {
                        part[other as usize] = own;
                        queue.push(other);
                    }
                }
                next += 1;
            }
            sizes.push(queue.len());
        }
        let mut parts: Vec<Vec<u32>> = sizes.iter().map(|&size| Vec::with_capacity(size)).collect();
        for (node, &part) in part.iter().enumerate() {
            parts[part as usize].push(node as u32);
        }
        sort::by(&mut parts, |a, b| b.len().cmp(&a.len()));
        parts
    }

    /// The ties among these nodes, which are then numbered in the order given.
    pub(crate) fn among(&self, nodes: &[u32]) -> Self {
        if nodes.len() == self.len() {
            return self.clone();
        }
        let mut number = vec![u32::MAX; self.len()];
        for (i, &node) in nodes.iter().enumerate() {
            number[node as usize] = i as u32;
        }
        let mut edges = Vec::new();
        for (i, &node) in nodes.iter().enumerate() {
            let others = self.of(node as usize).iter().map(|&other| number[other as usize]);
            edges.extend(
                others
                    .filter(|&other| other > i as u32 && other != u32::MAX)
                    .map(|b| [i as u32, b]),
            );
        }
        Self::new(nodes.len(), &edges)
    }

    /// How many ties each node is from `start`, into `far`; those out of reach stay `u32::MAX`.
    /// `queue` is room to work in.
    pub(crate) fn distances(&self, start: usize, far: &mut [u32], queue: &mut Vec<u32>) {
        far.fill(u32::MAX);
        far[start] = 0;
        queue.clear();
        queue.push(start as u32);
        let mut next = 0;
        while next < queue.len() {
            let node = queue[next] as usize;
            next += 1;
            let beyond = far[node] + 1;
            for &other in self.of(node) {
                if far[other as usize] == u32::MAX {
                    far[other as usize] = beyond;
                    queue.push(other);
                }
            }
        }
    }
}

/// Sorts the neighbours of each node and drops the doubles.
fn tidy(starts: &mut [u32], to: &mut Vec<u32>) {
    let (mut kept, mut from) = (0, 0);
    for end in starts.iter_mut().skip(1) {
        let until = *end as usize;
        let near = &mut to[from..until];
        if near.windows(2).any(|pair| pair[0] >= pair[1]) {
            sort::by_key(near, |&node| node);
        }
        let first = kept;
        for i in from..until {
            if kept == first || to[kept - 1] != to[i] {
                to[kept] = to[i];
                kept += 1;
            }
        }
        *end = kept as u32;
        from = until;
    }
    to.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_loops_and_strays_are_left_out() {
        let ties = Ties::new(4, &[[0, 1], [1, 0], [2, 2], [3, 9], [1, 3], [0, 1]]);
        assert_eq!(ties.edges(), [[0, 1], [1, 3]]);
        assert_eq!(ties.of(1), [0, 3]);
        assert_eq!((ties.degree(2), ties.len()), (0, 4));
        assert_eq!(ties.components(), [vec![0, 1, 3], vec![2]]);
        assert_eq!(ties.among(&[3, 1]).edges(), [[0, 1]]);
        let (mut far, mut queue) = (vec![0; 4], Vec::new());
        ties.distances(3, &mut far, &mut queue);
        assert_eq!(far, [2, 1, u32::MAX, 0]);
        assert_eq!(Ties::new(0, &[]).components().len(), 0);
    }
}
