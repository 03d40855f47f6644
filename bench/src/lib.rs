//! What of Kith is timed from outside, as it ships.

#[cfg(feature = "keeper")]
mod keeper;
mod layout;
