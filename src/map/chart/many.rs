//! Several people chosen together: one by one, by a loop drawn around them, or all that are here. No
//! awareness of what is done with them.

use std::collections::BTreeSet;

use super::Chart;
use crate::id::PersonId;
use crate::map::point::Point;

/// A loop's line has a point at least so far from the one before, CSS pixels.
const STEP: f32 = 3.0;

impl Chart {
    /// Those chosen together.
    pub fn chosen_many(&self) -> &BTreeSet<PersonId> {
        &self.many
    }

    /// Chooses these together.
    pub fn choose_many(&mut self, people: BTreeSet<PersonId>) {
        self.many = people;
    }

    /// The same as nodes, sorted.
    pub(super) fn many_nodes(&self) -> Vec<u32> {
        let nodes = self.many.iter().filter_map(|&person| self.graph.node(person));
        nodes.filter_map(|node| u32::try_from(node).ok()).collect()
    }

    /// The two whose tie is marked, as nodes, if both are there.
    pub(super) fn pair_nodes(&self) -> Vec<u32> {
        let Some((a, b)) = self.pair else { return Vec::new() };
        let node = |person| u32::try_from(self.graph.node(person)?).ok();
        node(a).zip(node(b)).map(|(a, b)| vec![a, b]).unwrap_or_default()
    }

    /// Everybody who is here.
    pub fn all_here(&self) -> BTreeSet<PersonId> {
        let here = (0..self.graph.len()).filter(|&node| self.is_here(node));
        here.filter_map(|node| self.graph.person(node)).collect()
    }

    /// Begins a loop, or goes on with it.
    pub fn draw_lasso(&mut self, at: Point) {
        if at.is_finite() && self.lasso.last().is_none_or(|last| last.distance(at) >= STEP) {
            self.lasso.push(at);
        }
    }

    /// The loop is closed. Says who is in it.
    pub fn close_lasso(&mut self) -> BTreeSet<PersonId> {
        let lasso = std::mem::take(&mut self.lasso);
        let points = self.positions.points().iter().enumerate();
        let inside = points.filter(|&(node, &point)| {
            self.is_here(node) && is_inside(&lasso, self.camera.to_screen(point))
        });
        inside.filter_map(|(node, _)| self.graph.person(node)).collect()
    }
}

/// Whether a point lies in a polygon: a ray to the right crosses its sides an odd number of times
/// (Shimrat, "Algorithm 112: Position of point relative to polygon", CACM 1962).
fn is_inside(polygon: &[Point], point: Point) -> bool {
    let sides = polygon.iter().zip(polygon.iter().cycle().skip(1));
    let crossed = sides.filter(|(a, b)| {
        (a.y > point.y) != (b.y > point.y)
            && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_and_outside() {
        let at = Point::new;
        // An L.
        let bent = [(0.0, 0.0), (10.0, 0.0), (10.0, 4.0), (4.0, 4.0), (4.0, 10.0), (0.0, 10.0)];
        let bent = bent.map(|(x, y)| at(x, y));
        for (x, y, inside) in [
            (2.0, 2.0, true),
            (8.0, 2.0, true),
            (2.0, 8.0, true),
            (8.0, 8.0, false),
            (-1.0, 2.0, false),
        ] {
            assert_eq!(is_inside(&bent, at(x, y)), inside, "{x} {y}");
        }
        assert!(!is_inside(&[], at(0.0, 0.0)));
        assert!(!is_inside(&bent[..2], at(5.0, 0.0)));
    }
}
