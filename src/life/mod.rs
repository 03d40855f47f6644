//! What happens between people, and what one means to do: moments and intentions. No awareness of habits' arithmetic, storage or clock.

mod intention;
mod moment;

pub use intention::{Due, Intention, Outcome};
pub use moment::{Moment, MomentKind};
