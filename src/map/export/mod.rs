//! What is seen of the map, as a file. No awareness of a screen or of where files go.

mod legend;
mod svg;

pub use svg::{Paper, svg};
