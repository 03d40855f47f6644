//! Kith: a network map of your people, woven with a daily habit of giving.
//!
//! The code map, in the order of dependence: a module stands only on those above it.

/// Civil days, without clock or zone.
pub mod day;
/// Short ids, given from outside.
pub mod id;

/// People, the ties between them, and how close each is.
pub mod people;

/// Habits, their rhythm, and the days they were done.
pub mod giving;

/// Moments: what happened with people on a day.
pub mod life;

/// All of it together, with look-ups.
pub mod notebook;

/// Readers of other programs' files, and what an import would change.
pub mod interchange;
