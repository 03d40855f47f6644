//! Days of which only the year, or the year and the month, may be known. No awareness of what they
//! are dates of, nor of any language.

use std::fmt;
use std::str::FromStr;

use super::{Day, NotADay, days_in_month, digits, small};
use crate::written::{words, written};

words! {
    /// A season of the northern year, of three whole months, as meteorologists count them.
    Season {
        Spring => "21", "Spring";
        Summer => "22", "Summer";
        Autumn => "23", "Autumn";
        /// December of its year, and the two months after it.
        Winter => "24", "Winter";
    }
}

impl Season {
    /// Its first month, 1 to 12.
    fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// A year, a season or a month of it, or a day: a date of reduced precision, as ISO 8601-1:2019
/// (5.2.2) and EDTF (ISO 8601-2; seasons are of its level 1) write it: `2019`, `2019-21` for spring,
/// `2019-04`, `2019-04-12`. Range: that of [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Some day of this year.
    Year(i32),
    /// Some day of this season; a winter is that which begins in this year.
    Season(i32, Season),
    /// Some day of this month, 1 to 12.
    Month(i32, u8),
    /// This day.
    Day(Day),
}

impl PartialDate {
    /// A year, where `month` is 0; a month of it, where `day` is 0; else a day. `None` when there is
    /// none such.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Day::new(year, month.max(1), day.max(1))?;
        match (month, day) {
            (0, 0) => Some(Self::Year(year)),
            (0, _) => None,
            (_, 0) => Some(Self::Month(year, month)),
            _ => Day::new(year, month, day).map(Self::Day),
        }
    }

    /// The first day that it may be.
    pub fn first(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => Day::new(year, month, 1).unwrap_or(Day::EPOCH),
            Self::Season(year, season) => {
                Day::new(year, season.first_month(), 1).unwrap_or(Day::EPOCH)
            }
            Self::Year(year) => Day::new(year, 1, 1).unwrap_or(Day::EPOCH),
        }
    }

    /// The last day that it may be.
    pub fn last(self) -> Day {
        let last =
            |year, month| days_in_month(year, month).and_then(|days| Day::new(year, month, days));
        match self {
            Self::Day(day) => Some(day),
            Self::Month(year, month) => last(year, month),
            Self::Season(year, Season::Winter) => last(year + 1, 2),
            Self::Season(year, season) => last(year, season.first_month() + 2),
            Self::Year(year) => last(year, 12),
        }
        .unwrap_or(Day::EPOCH)
    }

    /// Of two dates that may be one, the more exact; `None` where neither lies in the other.
    pub fn either(self, other: Self) -> Option<Self> {
        let holds =
            |wide: Self, exact: Self| wide.first() <= exact.first() && exact.last() <= wide.last();
        match (holds(self, other), holds(other, self)) {
            (_, true) => Some(self),
            (true, false) => Some(other),
            (false, false) => None,
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first().ymd().0
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Season(year, season) => write!(f, "{year:04}-{season}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl FromStr for PartialDate {
    type Err = NotADay;

    /// Reads `YYYY`, `YYYY-MM` (21 to 24 for a season) and `YYYY-MM-DD`, nothing else.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        if text.len() > 7 {
            return text.parse().map(Self::Day);
        }
        let (year, month) = match text.split_once('-') {
            None => (text, 0),
            Some((year, month)) if month.len() == 2 => {
                let month = digits(month).filter(|month| *month > 0).ok_or(NotADay)?;
                (year, small(month))
            }
            Some(_) => return Err(NotADay),
        };
        let year = Some(year).filter(|year| year.len() == 4).and_then(digits).ok_or(NotADay)?;
        match text.get(5..).and_then(Season::from_slug) {
            Some(season) => {
                let whole = Day::new(year, 1, 1).and(Day::new(year + 1, 2, 28)).ok_or(NotADay);
                whole.map(|_| Self::Season(year, season))
            }
            None => Self::new(year, month, 0).ok_or(NotADay),
        }
    }
}

written!(PartialDate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_is_known() {
        for (text, first, last) in [
            ("2019", "2019-01-01", "2019-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2019-12", "2019-12-01", "2019-12-31"),
            ("2019-21", "2019-03-01", "2019-05-31"),
            ("2019-23", "2019-09-01", "2019-11-30"),
            ("2019-24", "2019-12-01", "2020-02-29"),
            ("1815-12-10", "1815-12-10", "1815-12-10"),
            ("0001", "0001-01-01", "0001-12-31"),
        ] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!([date.first(), date.last()].map(|day| day.to_string()), [first, last]);
            assert_eq!(date.year(), date.first().ymd().0);
            let json = serde_json::to_string(&date).unwrap();
            assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), date);
        }
        assert_eq!(PartialDate::new(2019, 4, 0), Some(PartialDate::Month(2019, 4)));
        assert_eq!(PartialDate::new(2019, 0, 4), None);
        assert_eq!(PartialDate::new(2019, 2, 29), None);
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in [
            "",
            "19",
            "0000",
            "9999",
            "20190",
            "2019-",
            "2019-0",
            "2019-00",
            "2019-13",
            "2019-20",
            "2019-25",
            "9998-24",
            "2019-1",
            "2019-1-1",
            "2019-02-29",
            "-019",
            "+019",
            "2019-é",
            "é19",
            "2019/04",
            "2019-04-",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn two_that_may_be_one() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        for (one, other, exact) in [
            ("2019", "2019-04", Some("2019-04")),
            ("2019-04-12", "2019-21", Some("2019-04-12")),
            ("2019", "2019", Some("2019")),
            ("2019", "2018-24", None),
            ("2019-04", "2019-05", None),
        ] {
            assert_eq!(date(one).either(date(other)), exact.map(date), "{one} {other}");
            assert_eq!(date(other).either(date(one)), exact.map(date), "{other} {one}");
        }
    }
}
