//! Habits of giving and of craft, and the days they were done. No awareness of people's accounts:
//! a habit has a history, a person has none.

mod check;
mod habit;
mod rhythm;

pub use check::{Check, CheckKey};
pub use habit::{Habit, HabitKind};
pub use rhythm::{NotARhythm, Rhythm};
