//! The map: where everybody stands, and what to draw of it. Stands on the notebook alone; no awareness
//! of a canvas, a colour value, a pixel ratio or a pointer event.
//!
//! World units are pixels at zoom 1; x grows to the right, y downwards, and *me* is at (0, 0).
//! A *node* is a person's index in the [`Graph`], stable as long as the same people are there.

#[cfg(test)]
mod fixtures;
mod graph;
/// Where everybody stands. The seam for other engines.
pub mod layout;
mod point;

pub use graph::Graph;
pub use layout::{Bands, ME_RADIUS, NODE_RADIUS, Positions, rings};
pub use point::{Point, Rect};
