//! What happens between people: moments. No awareness of habits' arithmetic, storage or clock.

mod moment;

pub use moment::{Moment, MomentKind};
