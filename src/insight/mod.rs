//! What the notebook suggests: who is near in these days, and whom to put first. Pure functions of
//! the notebook and a day; nothing here counts what anyone gave or received.

mod acts;
mod backup;
mod dates;
mod first;
#[cfg(test)]
pub(crate) mod fixtures;
mod graph;
mod near;
mod warmth;

pub use crate::people::Warmth;
pub use acts::{Act, acts};
pub use backup::{REST_DAYS, is_backup_due};
pub use dates::{Ahead, dates_ahead};
pub use first::{First, Reason, first};
pub use graph::Graph;
pub use near::nearest;
pub use warmth::warmth;
