//! A check: a habit done on a day, or an amount of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use crate::day::{Day, digits};
use crate::id::HabitId;

/// A habit and a day. A habit is done on a day or it isn't: two devices that check the same day
/// write the same check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CheckKey {
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: Day,
}

impl fmt::Display for CheckKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.habit, self.day.number())
    }
}

/// Why a text is no key of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACheckKey;

impl FromStr for CheckKey {
    type Err = NotACheckKey;

    fn from_str(text: &str) -> Result<Self, NotACheckKey> {
        let (habit, number) = text.split_at_checked(8).ok_or(NotACheckKey)?;
        let habit = habit.parse().map_err(|_| NotACheckKey)?;
        let (sign, plain) = match number.strip_prefix('-') {
            Some(plain) => (-1, plain),
            None => (1, number),
        };
        let number = sign * i64::from(digits(plain).ok_or(NotACheckKey)?);
        let day = Day::from_number(number).ok_or(NotACheckKey)?;
        let key = CheckKey { habit, day };
        // "007" and "-0" are other spellings, not other keys.
        (key.to_string() == text).then_some(key).ok_or(NotACheckKey)
    }
}

/// A check, as it is read and written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: Day,
    /// How much; done without an amount where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

impl Check {
    /// What it is known by.
    pub fn key(self) -> CheckKey {
        CheckKey { habit: self.habit, day: self.day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn keys_are_read_back() {
        for number in [20_778, 0, -56_270] {
            let day = Day::from_number(number).unwrap();
            let key = CheckKey { habit: HabitId::from_random(7), day };
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in ["", "70000000", "70000000007", "70000000-0", "70000000x", "7000000099999999"] {
            assert_eq!(text.parse::<CheckKey>(), Err(NotACheckKey), "{text}");
        }
    }
}
