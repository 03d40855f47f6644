//! The map: where everybody stands, and what to draw of it. Stands on the notebook alone; no awareness
//! of a canvas, a colour value, a pixel ratio or a pointer event.
//!
//! World units are pixels at zoom 1; x grows to the right, y downwards, and *me* is at (0, 0).
//! A *node* is a person's index in the [`Graph`], stable as long as the same people are there.

mod camera;
mod chart;
/// What is seen, as a file.
pub mod export;
mod faces;
mod form;
mod gesture;
mod hues;
/// Where everybody stands. The seam for other engines.
pub mod layout;
mod picking;
mod point;
mod scene;
mod shown;
mod table;
mod walk;
mod years;

pub use crate::insight::Graph;
pub use crate::people::View;
pub use camera::{Camera, MAX_ZOOM, MIN_ZOOM};
pub use chart::{Chart, LetGo, Thought};
pub use faces::{Face, Faces, text_ems};
pub use form::{Asks, Form, Joined, Line, Rule};
pub use gesture::{Deed, Drag, Gestures, Input, Modifiers, Under};
pub use layout::{Bands, Live, ME_RADIUS, NODE_RADIUS, Positions, constellation, rings, without};
pub use picking::{Picker, TOUCH_RADIUS, circle_at};
pub use point::{Point, Rect};
pub use scene::{
    Curve, Disc, Emphasis, Glow, Hull, INITIALS_SIZE, LABEL_SIZE, Label, Layer, Look, Made, Node,
    Outline, Presence, Ring, Role, Scene, Shape, Strand, Subject, Ties, Type, Word, bends, dashes,
    disc_radius, rim, strands, strands_of,
};
pub use shown::{Wanted, here};
pub use table::{Row, RowTie, Sort, TIES_SHOWN, row_of, rows};
pub use walk::{Direction, Trail, announce, around, step, ties_around};
pub use years::Years;
