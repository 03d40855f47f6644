//! How often one wants to be in touch. No awareness of when that last was.

use std::fmt;
use std::str::FromStr;

use crate::day::digits;
use crate::written::{Unknown, words, written};

/// How often one wants to be in touch with somebody.
///
/// Written as days, `21-42`; with ` together` where only being together counts; or `never`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// As it comes: nobody drifts.
    Never,
    /// After `ideal` days without a moment one begins to drift, after `longest` it has been long:
    /// 1 to 3,660 each, the second not the smaller one.
    Every {
        /// The span one would like best.
        ideal: u16,
        /// The span that should not be passed.
        longest: u16,
        /// Whether only being together counts: a meal, a meeting.
        together: bool,
    },
}

/// Ten years.
const MOST: u16 = 3660;

impl Cadence {
    /// Every so many days, at the longest so many. `None` outside of the range.
    pub const fn every(ideal: u16, longest: u16) -> Option<Self> {
        if 1 <= ideal && ideal <= longest && longest <= MOST {
            Some(Self::Every { ideal, longest, together: false })
        } else {
            None
        }
    }

    /// The same, where only being together counts.
    #[must_use]
    pub fn together(self, only: bool) -> Self {
        match self {
            Self::Every { ideal, longest, .. } => Self::Every { ideal, longest, together: only },
            Self::Never => Self::Never,
        }
    }

    /// The span one would like best, in days.
    pub fn ideal(self) -> Option<i32> {
        match self {
            Self::Every { ideal, .. } => Some(ideal.into()),
            Self::Never => None,
        }
    }

    /// The span that should not be passed, in days.
    pub fn longest(self) -> Option<i32> {
        match self {
            Self::Every { longest, .. } => Some(longest.into()),
            Self::Never => None,
        }
    }

    /// The longest span in words: "6 weeks", "a year"; nothing where it is as it comes.
    pub fn longest_words(self) -> Option<String> {
        let Self::Every { longest, .. } = self else { return None };
        let words = span(longest);
        let is_one = !words.starts_with(|sign: char| sign.is_ascii_digit());
        Some(if is_one { format!("a {words}") } else { words })
    }

    /// In words: "every 3 weeks", "as it comes".
    pub fn words(self) -> String {
        match self {
            Self::Never => "as it comes".to_owned(),
            Self::Every { ideal, together, .. } => {
                let only = if together { ", together" } else { "" };
                format!("every {}{only}", span(ideal))
            }
        }
    }
}

words! {
    /// What a span is told in.
    SpanUnit {
        Days => "days", "days";
        Weeks => "weeks", "weeks";
        /// Of 30.4375 days on average.
        Months => "months", "months";
        /// Of 365 days.
        Years => "years", "years";
    }
}

impl SpanUnit {
    /// So many of it, in whole days. `None` outside of 1 to 3,660 days.
    pub fn days(self, many: u16) -> Option<u16> {
        let many = u32::from(many);
        let days = match self {
            Self::Days => many,
            Self::Weeks => 7 * many,
            Self::Months => (487 * many + 8) / 16,
            Self::Years => 365 * many,
        };
        u16::try_from(days).ok().filter(|days| (1..=MOST).contains(days))
    }

    /// So many days in the largest unit in which they are a whole number.
    pub fn of(days: u16) -> (u16, Self) {
        let largest_first = [Self::Years, Self::Months, Self::Weeks];
        let whole = largest_first.into_iter().find_map(|unit| {
            // 120 months are ten years.
            (1..=120).find(|many| unit.days(*many) == Some(days)).map(|many| (many, unit))
        });
        whole.unwrap_or((days, Self::Days))
    }
}

/// So many days in the words of a calendar, as near as whole weeks or months come.
fn span(days: u16) -> String {
    let (many, unit) = match days {
        0..14 => (days, "day"),
        30 | 31 => (1, "month"),
        14..60 => ((days + 3) / 7, "week"),
        60..350 => ((days + 15) / 30, "month"),
        _ => ((days + 180) / 365, "year"),
    };
    if many == 1 { unit.to_owned() } else { format!("{many} {unit}s") }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => f.write_str("never"),
            Self::Every { ideal, longest, together } => {
                write!(f, "{ideal}-{longest}{}", if *together { " together" } else { "" })
            }
        }
    }
}

impl FromStr for Cadence {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        if text == "never" {
            return Ok(Self::Never);
        }
        let (days, together) = match text.strip_suffix(" together") {
            Some(days) => (days, true),
            None => (text, false),
        };
        let number = |text| digits(text).and_then(|days| u16::try_from(days).ok()).ok_or(Unknown);
        let (ideal, longest) = days.split_once('-').ok_or(Unknown)?;
        let cadence = Self::every(number(ideal)?, number(longest)?).ok_or(Unknown)?;
        Ok(cadence.together(together))
    }
}

written!(Cadence);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        for (text, words) in [
            ("never", "as it comes"),
            ("1-2", "every day"),
            ("21-42", "every 3 weeks"),
            ("7-30 together", "every 7 days, together"),
            ("30-61", "every month"),
            ("35-61", "every 5 weeks"),
            ("61-122", "every 2 months"),
            ("183-366", "every 6 months"),
            ("365-730", "every year"),
            ("3660-3660", "every 10 years"),
        ] {
            let cadence: Cadence = text.parse().unwrap();
            assert_eq!(cadence.to_string(), text);
            assert_eq!(cadence.words(), words);
        }
    }

    #[test]
    fn spans_are_told_in_whole_units() {
        for (days, many, unit) in [
            (1, 1, SpanUnit::Days),
            (7, 1, SpanUnit::Weeks),
            (21, 3, SpanUnit::Weeks),
            (30, 1, SpanUnit::Months),
            (61, 2, SpanUnit::Months),
            (183, 6, SpanUnit::Months),
            (365, 1, SpanUnit::Years),
            (730, 2, SpanUnit::Years),
            (50, 50, SpanUnit::Days),
            (3650, 10, SpanUnit::Years),
        ] {
            assert_eq!(SpanUnit::of(days), (many, unit));
            assert_eq!(unit.days(many), Some(days));
        }
        for days in 1..=MOST {
            let (many, unit) = SpanUnit::of(days);
            assert_eq!(unit.days(many), Some(days));
        }
        assert_eq!(SpanUnit::Years.days(11), None);
        assert_eq!(SpanUnit::Days.days(0), None);
        assert_eq!(SpanUnit::Months.days(u16::MAX), None);
    }

    #[test]
    fn the_longest_span_in_words() {
        let words = |text: &str| text.parse::<Cadence>().unwrap().longest_words();
        assert_eq!(words("21-42").as_deref(), Some("6 weeks"));
        assert_eq!(words("183-366").as_deref(), Some("a year"));
        assert_eq!(words("never"), None);
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["", "21", "42-21", "0-1", "1-3661", "-1-2", "21-42 apart", "21 - 42", "é"] {
            assert_eq!(text.parse::<Cadence>(), Err(Unknown), "{text}");
        }
    }
}
