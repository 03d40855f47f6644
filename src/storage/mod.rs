//! How the notebook's bytes are kept. No awareness of the browser: a [`Shelf`] stands between.

mod bag;
mod entry;
mod keeper;
pub mod lock;
mod memory;
mod packing;
mod shelf;
mod usage;

/// Where the lock of a sealed notebook stands, beside the values.
pub const LOCK: &str = "kith-lock";

pub use bag::{ASIDE, Bag, Healed, Mirrored, Opened, PREFIX, Unsealed};
pub use entry::sealed_bytes;
pub use keeper::{Keeper, Opening, Saving};
pub use memory::MemoryShelf;
pub use shelf::{Shelf, ShelfError};
pub use usage::{Usage, raw};

#[cfg(test)]
mod failing_shelf;
#[cfg(test)]
mod tests;
