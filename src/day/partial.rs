//! Days of which only the year, or the year and the month, may be known. No awareness of what they
//! are dates of, nor of any language.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Day, NotADay, days_in_month, digits, small};

/// A year, a month of a year, or a day: a date of reduced precision, as ISO 8601-1:2019 (5.2.2) and
/// EDTF (level 0 of ISO 8601-2) write it: `2019`, `2019-04`, `2019-04-12`. Range: that of [`Day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Some day of this year.
    Year(i32),
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
            Self::Year(year) => last(year, 12),
        }
        .unwrap_or(Day::EPOCH)
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
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl FromStr for PartialDate {
    type Err = NotADay;

    /// Reads `YYYY`, `YYYY-MM` and `YYYY-MM-DD`, nothing else.
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
        Self::new(year, month, 0).ok_or(NotADay)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_is_known() {
        for (text, first, last) in [
            ("2019", "2019-01-01", "2019-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2019-12", "2019-12-01", "2019-12-31"),
            ("1815-12-10", "1815-12-10", "1815-12-10"),
            ("0001", "0001-01-01", "0001-12-31"),
        ] {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!([date.first(), date.last()].map(|day| day.to_string()), [first, last]);
            assert_eq!(date.year(), date.last().ymd().0);
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
}
