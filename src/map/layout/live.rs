//! A constellation while somebody is dragged through it: those tied follow softly, others make room,
//! and soon all is at rest. No awareness of pointers, frames or time.

#![allow(clippy::indexing_slicing, reason = "every index is a node of this graph")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use super::bands::Bands;
use super::free::{Ties, room};
use super::positions::Positions;
use crate::insight::Graph;
use crate::map::point::Point;

/// How much of what their ties moved people move too, were all of them moved.
const SOFT: f32 = 0.9;
/// What is left of the heat after a tick; each step of who is carried brings all of it back.
const COOLING: f32 = 0.92;
/// Colder than this, nobody moves on.
const COLD: f32 = 0.02;
/// Less than this in a tick is no movement, world units.
const STILL: f32 = 0.05;

/// People who move tick by tick. What happens to whom they are tied to spreads from tie to tie, weaker
/// with each: a person's own step from home nears a share of the mean of their neighbours' steps (a
/// screened diffusion). So nobody ever goes farther than who is carried, but to make room.
///
/// A tick takes time in proportion to people and ties.
#[derive(Clone, Debug, Default)]
pub struct Live {
    ties: Ties,
    home_x: Vec<f32>,
    home_y: Vec<f32>,
    x: Vec<f32>,
    y: Vec<f32>,
    held: Vec<bool>,
    carried: Option<usize>,
    heat: f32,
    at_rest: bool,
}

impl Live {
    /// People where they stand; those pinned stay there. At rest until somebody is carried.
    pub fn new(graph: &Graph, positions: &Positions, pins: &[(usize, Point)]) -> Self {
        let n = graph.len();
        let (mut x, mut y): (Vec<f32>, Vec<f32>) =
            (0..n).map(|node| positions.at(node)).map(|point| (point.x, point.y)).unzip();
        let mut held = vec![false; n];
        for &(node, pin) in pins.iter().filter(|(node, pin)| *node < n && pin.is_finite()) {
            (x[node], y[node], held[node]) = (pin.x, pin.y, true);
        }
        Self {
            ties: Ties::new(n, graph.edges()),
            home_x: x.clone(),
            home_y: y.clone(),
            x,
            y,
            held,
            carried: None,
            heat: 0.0,
            at_rest: true,
        }
    }

    /// Carries somebody to a place, at once; who is pinned comes loose.
    pub fn carry(&mut self, node: usize, to: Point) {
        if node >= self.x.len() || !to.is_finite() {
            return;
        }
        if self.carried != Some(node) {
            self.let_go(false);
            self.carried = Some(node);
        }
        if (self.x[node], self.y[node]) != (to.x, to.y) {
            (self.x[node], self.y[node]) = (to.x, to.y);
            self.held[node] = true;
            self.heat = 1.0;
            self.at_rest = false;
        }
    }

    /// Lets go of who is carried: they stay exactly there if pinned, else they too make room.
    pub fn let_go(&mut self, pinned: bool) {
        if let Some(node) = self.carried.take() {
            self.held[node] = pinned;
            self.at_rest = false;
        }
    }

    /// Moves everybody by one step. Nothing once all is at rest.
    pub fn tick(&mut self) {
        if self.at_rest {
            return;
        }
        let mut farthest = 0.0_f32;
        let rate = 0.5 * self.heat;
        let (old_x, old_y) = (self.x.clone(), self.y.clone());
        for node in (0..self.x.len()).filter(|&node| !self.held[node] && Some(node) != self.carried)
        {
            let near = self.ties.of(node);
            let (mut step_x, mut step_y) = (0.0, 0.0);
            for &other in near {
                let other = other as usize;
                step_x += old_x[other] - self.home_x[other];
                step_y += old_y[other] - self.home_y[other];
            }
            let share = SOFT / near.len().max(1) as f32;
            self.x[node] += rate * (self.home_x[node] + step_x * share - old_x[node]);
            self.y[node] += rate * (self.home_y[node] + step_y * share - old_y[node]);
        }
        let crowd = room::step_apart(&mut self.x, &mut self.y, &self.held, Bands::LEAST_DISTANCE);
        for node in 0..self.x.len() {
            let (dx, dy) = (self.x[node] - old_x[node], self.y[node] - old_y[node]);
            farthest = farthest.max(dx * dx + dy * dy);
        }
        self.heat *= COOLING;
        let settled = farthest < STILL * STILL && crowd < STILL;
        if settled || self.heat < COLD {
            self.come_to_rest();
        }
    }

    /// Room for everybody, once and for all; where they stand is home from now on, unless somebody is
    /// still carried, and may be carried back.
    fn come_to_rest(&mut self) {
        room::make(&mut self.x, &mut self.y, &self.held, Bands::LEAST_DISTANCE);
        self.at_rest = true;
        if self.carried.is_none() {
            self.home_x.clone_from(&self.x);
            self.home_y.clone_from(&self.y);
        }
    }

    /// Whether nobody moves until somebody is carried on.
    pub fn is_at_rest(&self) -> bool {
        self.at_rest
    }

    /// Where a node is now; the middle for no node.
    pub fn at(&self, node: usize) -> Point {
        match (self.x.get(node), self.y.get(node)) {
            (Some(&x), Some(&y)) => Point::new(x, y),
            _ => Point::ORIGIN,
        }
    }

    /// Puts everybody of a constellation of the same people where they are now.
    pub fn show(&self, positions: &mut Positions) {
        let points = self.x.iter().zip(&self.y);
        positions.replace(points.map(|(&x, &y)| Point::new(x, y)).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::super::constellation;
    use super::*;
    use crate::insight::fixtures::{graph_of, planted};
    use crate::map::layout::free::room::least_distance;

    fn started(n: usize) -> (Graph, Positions) {
        let graph = planted(n, 25, 3, |_| 0);
        let positions = constellation(&graph, 1, None, &[]);
        (graph, positions)
    }

    fn until_rest(live: &mut Live) -> usize {
        let mut ticks = 0;
        while !live.is_at_rest() {
            live.tick();
            ticks += 1;
            assert!(ticks < 400);
        }
        ticks
    }

    #[test]
    fn at_rest_nobody_moves() {
        let (graph, mut positions) = started(150);
        let before = positions.clone();
        let mut live = Live::new(&graph, &positions, &[]);
        assert!(live.is_at_rest());
        live.tick();
        live.show(&mut positions);
        assert_eq!(positions, before);
    }

    #[test]
    fn the_carried_follows_the_pointer_and_those_tied_follow_softly() {
        let (graph, mut positions) = started(300);
        let before = positions.clone();
        let (who, pinned) = (17, 100);
        let mut live = Live::new(&graph, &positions, &[(pinned, before.at(pinned))]);
        let way = Point::new(900.0, -300.0);
        for step in 1..=30 {
            let to = before.at(who) + way * (step as f32 / 30.0);
            live.carry(who, to);
            live.tick();
            assert_eq!(live.at(who), to);
            assert_eq!(live.at(pinned), before.at(pinned));
        }
        live.let_go(true);
        assert!(until_rest(&mut live) < 90);
        live.show(&mut positions);
        assert_eq!(positions.at(who), before.at(who) + way);
        assert_eq!(positions.at(pinned), before.at(pinned));
        let moved = |node: usize| positions.at(node).distance(before.at(node));
        for node in (0..300).filter(|&node| node != who) {
            assert!(moved(node) < way.length(), "{node} flew {}", moved(node));
        }
        let tied = graph.neighbours(who);
        let mean = |nodes: &mut dyn Iterator<Item = usize>| {
            let moves: Vec<f32> = nodes.map(moved).collect();
            moves.iter().sum::<f32>() / moves.len() as f32
        };
        let near = mean(&mut tied.iter().map(|&node| node as usize).filter(|&node| node != pinned));
        let far = mean(&mut (0..300).filter(|&node| node != who && !graph.are_tied(who, node)));
        assert!(near > 60.0 && near > 3.0 * far, "{near} {far}");
        assert!(least_distance(positions.points()) >= Bands::LEAST_DISTANCE);
        assert_eq!(constellation(&graph, 1, Some(&positions), &[]), positions);
    }

    #[test]
    fn carried_into_a_crowd_and_back_nobody_is_lost() {
        let (graph, before) = started(200);
        let mut live = Live::new(&graph, &before, &[]);
        let into = before.at(3);
        live.carry(150, into);
        until_rest(&mut live);
        live.carry(150, before.at(150));
        until_rest(&mut live);
        live.let_go(false);
        until_rest(&mut live);
        let far = (0..200).map(|node| live.at(node).distance(before.at(node))).fold(0.0, f32::max);
        assert!(far < 3.0 * Bands::LEAST_DISTANCE, "{far}");
    }

    #[test]
    fn nonsense_is_nothing() {
        let mut live = Live::new(&graph_of(0, |_| 0, []), &Positions::default(), &[]);
        live.carry(3, Point::ORIGIN);
        live.tick();
        assert!(live.is_at_rest());
        let (graph, positions) = started(5);
        let mut live = Live::new(&graph, &positions, &[(9, Point::ORIGIN)]);
        live.carry(2, Point::new(f32::NAN, 0.0));
        assert!(live.is_at_rest());
    }
}
