//! Who is under the pointer, which tie, and on which circle a place lies. No awareness of events.

#![allow(clippy::indexing_slicing, reason = "cells are clamped to the grid, nodes come from it")]
#![allow(clippy::cast_possible_truncation, reason = "a grid has few cells")]
#![allow(clippy::cast_sign_loss, reason = "cells are clamped to 0 and more")]
#![allow(clippy::cast_precision_loss, reason = "a grid has few cells")]

mod ties;

use super::camera::Camera;
use super::layout::{NODE_RADIUS, Positions};
use super::point::{Point, Rect};
use crate::people::Circle;
pub(super) use ties::TiePicker;

/// How far from a person's middle a finger may be, CSS pixels: half of a target of 48.
pub const TOUCH_RADIUS: f32 = 24.0;
/// The same for a mouse or pen, beyond the disc's edge.
const MOUSE_SLACK: f32 = 4.0;
/// Side of a cell, world units.
const CELL: f32 = 64.0;

/// A grid of people by place, made anew for new positions.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    points: Vec<Point>,
    origin: Point,
    columns: usize,
    rows: usize,
    /// The nodes of cell i are `nodes[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Picker {
    /// A picker of people at these places.
    pub fn new(positions: &Positions) -> Self {
        let bounds = positions.bounds();
        let columns = (bounds.size().x / CELL) as usize + 1;
        let rows = (bounds.size().y / CELL) as usize + 1;
        let mut picker = Self {
            points: positions.points().to_vec(),
            origin: bounds.min,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            nodes: vec![0; positions.points().len()],
        };
        let cells: Vec<usize> = picker.points.iter().map(|&point| picker.cell(point)).collect();
        for &cell in &cells {
            picker.starts[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            picker.starts[cell + 1] += picker.starts[cell];
        }
        let mut next = picker.starts.clone();
        for (node, &cell) in cells.iter().enumerate() {
            picker.nodes[next[cell] as usize] = node as u32;
            next[cell] += 1;
        }
        picker
    }

    fn column(&self, x: f32) -> usize {
        (((x - self.origin.x) / CELL).max(0.0) as usize).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: f32) -> usize {
        (((y - self.origin.y) / CELL).max(0.0) as usize).min(self.rows.saturating_sub(1))
    }

    fn cell(&self, point: Point) -> usize {
        self.row(point.y) * self.columns + self.column(point.x)
    }

    /// The person nearest to a place of those who may be picked, not farther than `reach`; both in
    /// world units.
    pub fn nearest(&self, place: Point, reach: f32, may: impl Fn(usize) -> bool) -> Option<usize> {
        if self.points.is_empty() || !place.is_finite() || reach.is_nan() {
            return None;
        }
        let area = Rect::around(place, reach);
        let mut best = None;
        let mut least = reach;
        for row in self.row(area.min.y)..=self.row(area.max.y) {
            for column in self.column(area.min.x)..=self.column(area.max.x) {
                let cell = row * self.columns + column;
                for &node in &self.nodes[self.starts[cell] as usize..self.starts[cell + 1] as usize]
                {
                    let distance = self.points[node as usize].distance(place);
                    if distance <= least && may(node as usize) {
                        (best, least) = (Some(node as usize), distance);
                    }
                }
            }
        }
        best
    }

    /// The person under a point of the screen, in pixels, of those who may be picked.
    pub fn under(
        &self,
        camera: &Camera,
        screen: Point,
        touch: bool,
        may: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let disc = NODE_RADIUS * camera.zoom();
        let disc = disc + MOUSE_SLACK;
        let reach = if touch { TOUCH_RADIUS.max(disc) } else { disc };
        self.nearest(camera.to_world(screen), reach / camera.zoom(), may)
    }
}

/// The circle whose band a place of the world is on: the innermost in the middle, none outside and
/// where there are no bands.
pub fn circle_at(positions: &Positions, place: Point) -> Option<Circle> {
    positions.bands()?.circle_at(place.length())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{Dice, lifelike, planted};
    use crate::map::layout::rings;

    #[test]
    fn the_nearest_as_by_looking_at_all() {
        let positions = rings(&planted(500, 25, 2, lifelike), 1, None, &[]);
        let picker = Picker::new(&positions);
        let mut dice = Dice(4);
        for _ in 0..2000 {
            let place =
                Point::new(dice.below(2400) as f32 - 1200.0, dice.below(2400) as f32 - 1200.0);
            let reach = dice.below(120) as f32;
            let all = positions.points().iter().map(|point| point.distance(place)).enumerate();
            let nearest = all.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, d)| *d <= reach);
            assert_eq!(picker.nearest(place, reach, |_| true), nearest.map(|(node, _)| node));
        }
        for node in 0..500 {
            assert_eq!(picker.nearest(positions.at(node), 1.0, |_| true), Some(node));
            assert_ne!(picker.nearest(positions.at(node), 99.0, |other| other != node), Some(node));
        }
    }

    #[test]
    fn a_finger_reaches_farther_than_a_mouse() {
        let positions = rings(&planted(1, 1, 1, |_| 1), 1, None, &[]);
        let picker = Picker::new(&positions);
        let mut camera = Camera::new(400.0, 400.0);
        camera.fit(&positions.bounds(), 0.0);
        camera.zoom_about(Point::new(200.0, 200.0), 0.5);
        let beside = camera.to_screen(positions.at(0)) + Point::new(22.0, 0.0);
        assert_eq!(picker.under(&camera, beside, false, |_| true), None);
        assert_eq!(picker.under(&camera, beside, true, |_| true), Some(0));
        assert_eq!(circle_at(&positions, positions.at(0)), Some(Circle::Heart));
        assert_eq!(circle_at(&positions, Point::new(9e9, 0.0)), None);
    }

    #[test]
    fn nobody_to_pick() {
        let picker = Picker::new(&Positions::default());
        assert_eq!(picker.nearest(Point::ORIGIN, 1e9, |_| true), None);
        assert_eq!(Picker::default().nearest(Point::new(f32::NAN, 0.0), 1.0, |_| true), None);
    }
}
