//! An intention: a specific thing to do for someone.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::{IntentionId, MomentId, PersonId};
use crate::meanwhile::{change, change_set};
use crate::written::{Unknown, written};

/// When it is to be done. Written as its day, or `when we meet`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// On this day.
    On(Day),
    /// When we meet next.
    WhenWeMeet,
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(day) => day.fmt(f),
            Self::WhenWeMeet => f.write_str("when we meet"),
        }
    }
}

impl FromStr for Due {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "when we meet" => Ok(Self::WhenWeMeet),
            day => day.parse().map(Self::On).map_err(|_| Unknown),
        }
    }
}

/// What became of it. Written as `open`, `done 2026-11-22` or `let go 2026-11-22`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is still to be done.
    #[default]
    Open,
    /// It was done on this day.
    Done(Day),
    /// It was let go on this day, which is fine.
    LetGo(Day),
}

impl Outcome {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::Done(day) => write!(f, "done {day}"),
            Self::LetGo(day) => write!(f, "let go {day}"),
        }
    }
}

impl FromStr for Outcome {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let day = |day: &str| day.parse().map_err(|_| Unknown);
        match text.rsplit_once(' ') {
            None if text == "open" => Ok(Self::Open),
            Some(("done", on)) => day(on).map(Self::Done),
            Some(("let go", on)) => day(on).map(Self::LetGo),
            _ => Err(Unknown),
        }
    }
}

written!(Due, Outcome);

/// A specific thing to do, for someone, on a day or when we meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intention {
    /// Which it is.
    pub id: IntentionId,
    /// What to do, in the user's words: one line.
    pub text: String,
    /// For whom, or with whom; may be empty.
    #[serde(default)]
    pub people: BTreeSet<PersonId>,
    /// When.
    pub due: Due,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Outcome::is_open")]
    pub outcome: Outcome,
    /// The day it was noted.
    pub noted: Day,
    /// The moment it follows up: a frustration, a joy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<MomentId>,
}

impl Intention {
    /// This one, changed as one was that was `from` and is `to` now: what another hand changed of it
    /// meanwhile stays.
    #[must_use]
    pub fn changed_as(&self, from: &Self, to: &Self) -> Self {
        let mut now = self.clone();
        change(&mut now.text, &from.text, &to.text);
        change_set(&mut now.people, &from.people, &to.people);
        change(&mut now.due, &from.due, &to.due);
        change(&mut now.outcome, &from.outcome, &to.outcome);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn what_another_tab_changed_meanwhile_stays() {
        let today: Day = "2026-11-22".parse().unwrap();
        let people = |ids: &[u64]| ids.iter().map(|id| PersonId::from_random(*id)).collect();
        let from = Intention {
            id: IntentionId::from_random(1),
            text: "call".into(),
            people: people(&[1, 2]),
            due: Due::On(today),
            outcome: Outcome::Open,
            noted: today,
            after: None,
        };
        let written =
            Intention { text: "call her".into(), people: people(&[1, 2, 3]), ..from.clone() };
        let moved = Intention { people: people(&[1]), due: Due::WhenWeMeet, ..from.clone() };
        let expected =
            Intention { text: "call her".into(), people: people(&[1, 3]), ..moved.clone() };
        assert_eq!(moved.changed_as(&from, &written), expected);
        assert_eq!(from.changed_as(&from, &written), written);
        assert_eq!(moved.changed_as(&from, &from), moved);
    }

    #[test]
    fn written_and_read_back() {
        for text in ["2026-11-22", "when we meet"] {
            assert_eq!(text.parse::<Due>().unwrap().to_string(), text);
        }
        for text in ["open", "done 2026-11-22", "let go 2026-11-22"] {
            assert_eq!(text.parse::<Outcome>().unwrap().to_string(), text);
        }
        for text in ["", "soon", "done", "done tomorrow", "lost 2026-11-22"] {
            assert_eq!(text.parse::<Outcome>(), Err(Unknown), "{text}");
            assert_eq!(text.parse::<Due>(), Err(Unknown), "{text}");
        }
    }
}
