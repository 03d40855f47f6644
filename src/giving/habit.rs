//! A habit: something kind, or a craft, done again and again.

use serde::{Deserialize, Serialize};

use super::rhythm::Rhythm;
use crate::day::Day;
use crate::id::HabitId;

/// What a habit is for, and what a check of it for somebody means between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HabitKind {
    /// Giving attention: listening, asking, being there.
    Listen,
    /// Giving help, time, a thing.
    Give,
    /// Saying thanks or a good word.
    Thank,
    /// Bringing people together.
    Introduce,
    /// Eating or meeting together.
    Meet,
    /// One's own craft, honed while waiting; for nobody in particular.
    Craft,
}

impl HabitKind {
    /// All of them, in the order of the form.
    pub const ALL: [HabitKind; 6] = [
        HabitKind::Listen,
        HabitKind::Give,
        HabitKind::Thank,
        HabitKind::Introduce,
        HabitKind::Meet,
        HabitKind::Craft,
    ];

    /// How it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            HabitKind::Listen => "listen",
            HabitKind::Give => "give",
            HabitKind::Thank => "thank",
            HabitKind::Introduce => "introduce",
            HabitKind::Meet => "meet",
            HabitKind::Craft => "craft",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            HabitKind::Listen => "Listening, being there",
            HabitKind::Give => "Helping, giving",
            HabitKind::Thank => "Thanking, encouraging",
            HabitKind::Introduce => "Bringing people together",
            HabitKind::Meet => "Meeting, eating together",
            HabitKind::Craft => "My own craft",
        }
    }

    /// Whether a check may say for whom it was.
    pub fn is_for_people(self) -> bool {
        self != HabitKind::Craft
    }
}

/// A habit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    /// Which it is.
    pub id: HabitId,
    /// What is done: "Listen to someone's day".
    pub name: String,
    /// What it is for.
    pub kind: HabitKind,
    /// How often.
    pub rhythm: Rhythm,
    /// The day it was taken up.
    pub started: Day,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_back() {
        for kind in HabitKind::ALL {
            assert_eq!(HabitKind::from_slug(kind.slug()), Some(kind));
        }
        assert!(!HabitKind::Craft.is_for_people());
    }
}
