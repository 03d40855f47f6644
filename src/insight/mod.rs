//! What the notebook suggests: who is near in these days, and whom to put first. Pure functions of
//! the notebook and a day; nothing here counts what anyone gave or received.

mod first;
mod warmth;

pub use first::{First, Reason, first};
pub use warmth::{Warmth, warmth};
