//! Rest: days that neither break nor lengthen anything.

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::{HabitId, RestId};

/// A time of rest, of one habit or of all: "I am away until ...".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// Which it is.
    pub id: RestId,
    /// Of which habit; of all where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub habit: Option<HabitId>,
    /// Its first day.
    pub from: Day,
    /// Its last day; open where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What for, in the user's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Rest {
    /// Whether this habit rests on this day by it.
    pub fn covers(&self, habit: HabitId, day: Day) -> bool {
        self.is_of(habit) && self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it is this habit's, or everybody's.
    pub fn is_of(&self, habit: HabitId) -> bool {
        self.habit.is_none_or(|its| its == habit)
    }
}

/// What is said of a habit's day besides whether it was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DayMark {
    /// A rest on this day alone. Where the habit was done all the same, it was done.
    pub rest: bool,
    /// A note.
    pub note: String,
}
