//! Habits of giving and of craft, and the days they were done. No awareness of people's accounts:
//! a habit has a history, a person has none.

mod amount;
mod check;
mod course;
mod habit;
mod looks;
mod reminder;
mod rest;
mod rhythm;
mod shelf;
mod span;
mod spot;

pub use amount::Amount;
pub use check::{Check, CheckKey};
pub use course::{Course, Known, Season, State, Tap, strength_word};
pub use habit::{Aim, Habit, HabitKind, moved};
pub use looks::{Hue, Measure, Symbol};
pub use reminder::{Reminder, Reminders, Time, Weekdays};
pub use rest::{DayMark, Rest};
pub use rhythm::{NotARhythm, Rhythm};
pub use shelf::{Practice, SHELF};
pub use span::{Period, Span, period, periods, weeks_of};
pub use spot::{Marked, Shape, Spot, Way, grouped, step, step_days};

#[cfg(test)]
mod tests;
