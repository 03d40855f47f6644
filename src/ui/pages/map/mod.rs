//! The map: everybody around the reader, drawn; and its twin, the same people and powers in a table.

pub mod atlas;
pub mod card;
pub mod deeds;
pub mod drawn;
pub mod keys;
pub mod legend;
pub mod looking;
pub mod panel;
pub mod table;
pub mod thinking;
pub mod tie;

pub use atlas::{Asked, Atlas, Sizes};
pub use drawn::Map;
pub use panel::Beside;
pub use table::MapTable;
