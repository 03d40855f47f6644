//! What the notebook suggests: who is near in these days, and whom to put first. Pure functions of
//! the notebook and a day; nothing here counts what anyone gave or received.

mod acts;
mod backup;
mod communities;
mod dates;
mod first;
#[cfg(test)]
pub(crate) mod fixtures;
mod graph;
mod near;
pub(crate) mod random;
mod warmth;
pub(crate) mod weighted;

pub use crate::people::Warmth;
pub use acts::{Act, acts};
pub use backup::{REST_DAYS, is_backup_due};
pub use communities::Communities;
pub(crate) use communities::communities;
pub use dates::{Ahead, dates_ahead};
pub use first::{First, Reason, first};
pub use graph::Graph;
pub use near::nearest;
pub use warmth::warmth;
