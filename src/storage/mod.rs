//! How the notebook's bytes are kept. No awareness of the browser: a [`Shelf`] stands between.

mod bag;
mod entry;
mod keeper;
pub mod lock;
mod memory;
mod shelf;

pub use bag::{Bag, Opened};
pub use keeper::{Keeper, Opening, Saving};
pub use memory::MemoryShelf;
pub use shelf::{Shelf, ShelfError};

#[cfg(test)]
mod failing_shelf;
#[cfg(test)]
mod tests;
