//! The layout of the constellation over flat arrays, for `layout.mjs` to time from outside.

use kith::id::{AnyId, PersonId};
use kith::insight::Graph;
use kith::map::layout::free::place;
use kith::map::{Bands, Live, Point, Positions, constellation};
use wasm_bindgen::prelude::wasm_bindgen;

fn pairs(edges: &[u32]) -> Vec<[u32; 2]> {
    edges.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// Places as x, y, x, y, ... of nodes 0 to `n`-1; edges as pairs one after the other.
#[wasm_bindgen]
pub fn layout(n: usize, edges: &[u32], seed: u64) -> Vec<f32> {
    let points = place(n, &pairs(edges), seed, Bands::LEAST_DISTANCE, &[]);
    points.into_iter().flat_map(|point| [point.x, point.y]).collect()
}

/// A constellation with somebody carried through it.
#[wasm_bindgen]
pub struct LiveMap {
    people: Vec<PersonId>,
    edges: Vec<[u32; 2]>,
    positions: Positions,
    live: Live,
}

#[wasm_bindgen]
impl LiveMap {
    #[wasm_bindgen(constructor)]
    pub fn new(n: usize, edges: &[u32]) -> LiveMap {
        let people: Vec<PersonId> = (0..=n).map(|i| PersonId::from_random(i as u64)).collect();
        let edges = pairs(edges);
        let graph = graph(&people[..n], &edges);
        let positions = constellation(&graph, 1, None, &[]);
        let live = Live::new(&graph, &positions, &[]);
        LiveMap { people, edges, positions, live }
    }

    /// Carries somebody there, and makes one tick.
    pub fn carry(&mut self, node: usize, x: f32, y: f32) {
        self.live.carry(node, Point::new(x, y));
        self.live.tick();
    }

    /// How far the median other person moves when one comes who is tied to three: a share of the
    /// diagonal.
    pub fn steadiness(&self) -> f32 {
        let n = self.people.len() - 1;
        let more = [0, n / 2, n / 3].map(|other| [other as u32, n as u32]);
        let edges: Vec<[u32; 2]> = self.edges.iter().chain(&more).copied().collect();
        let after = constellation(&graph(&self.people, &edges), 1, Some(&self.positions), &[]);
        let both = self.people[..n].iter();
        let moved = both.filter_map(|&id| Some(self.positions.of(id)?.distance(after.of(id)?)));
        let mut moved: Vec<f32> = moved.collect();
        moved.sort_by(f32::total_cmp);
        moved[n / 2] / self.positions.bounds().size().length()
    }
}

fn graph(people: &[PersonId], edges: &[[u32; 2]]) -> Graph {
    let id = |node: u32| people.get(node as usize).copied();
    let ties = edges.iter().filter_map(|&[a, b]| Some((id(a)?, id(b)?)));
    Graph::new(people.iter().map(|&id| (id, None)), ties)
}
