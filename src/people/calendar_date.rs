//! Dates in a person's life, with or without the year.

use std::fmt;
use std::str::FromStr;

use crate::day::{Day, days_in_month, digits};
use crate::written::written;

/// A date whose year may be unknown, written as in vCard 4 (RFC 6350 §4.3.1, extended form):
/// `1815-12-10`, or `--12-10` without the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDate {
    year: Option<i32>,
    month: u8,
    day: u8,
}

impl CalendarDate {
    /// A date of the calendar, if there is one; 29 February needs no year.
    pub fn new(year: Option<i32>, month: u8, day: u8) -> Option<Self> {
        match year {
            Some(year) => {
                Day::new(year, month, day)?;
            }
            // 2000 was a leap year.
            None if day == 0 || day > days_in_month(2000, month)? => return None,
            None => {}
        }
        Some(Self { year, month, day })
    }

    /// The year, where it is known.
    pub fn year(self) -> Option<i32> {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whether both may be one date: the same day of the year, and no two years are known.
    pub fn agrees(self, other: Self) -> bool {
        let years = self.year.is_none() || other.year.is_none() || self.year == other.year;
        years && (self.month, self.day) == (other.month, other.day)
    }

    /// The next time it comes round, on `today` or later, and never before its own year. 29 February is
    /// kept on 1 March in a common year.
    pub fn next_on_or_after(self, today: Day) -> Day {
        let year = self.year.unwrap_or(0).max(today.ymd().0);
        let this_year = self.in_year(year);
        let next = this_year.filter(|day| *day >= today);
        next.or_else(|| self.in_year(year + 1)).unwrap_or(today)
    }

    fn in_year(self, year: i32) -> Option<Day> {
        Day::new(year, self.month, self.day).or_else(|| Day::new(year, self.month + 1, 1))
    }
}

/// Why what was written in the three fields of a date is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTyped {
    /// The day or the month is missing.
    Half,
    /// There is none such.
    NoSuchDay,
}

impl fmt::Display for NotTyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotTyped::Half => "A date needs a day and a month; the year may stay open.",
            NotTyped::NoSuchDay => "There is no such day in the calendar.",
        })
    }
}

impl std::error::Error for NotTyped {}

impl CalendarDate {
    /// The date written in three fields, of which the year's may be empty; `None` where all are.
    ///
    /// # Errors
    /// When it is half a date, or none of the calendar.
    pub fn typed(day: &str, month: &str, year: &str) -> Result<Option<Self>, NotTyped> {
        let [day, month, year] = [day, month, year].map(str::trim);
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        if day.is_empty() || month.is_empty() {
            return Err(NotTyped::Half);
        }
        let number = |text: &str| text.parse::<u8>().map_err(|_| NotTyped::NoSuchDay);
        let year = match year {
            "" => None,
            year => Some(year.parse().map_err(|_| NotTyped::NoSuchDay)?),
        };
        Self::new(year, number(month)?, number(day)?).map(Some).ok_or(NotTyped::NoSuchDay)
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// Why a text is no date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the calendar")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for CalendarDate {
    type Err = NotADate;

    /// Reads `YYYY-MM-DD`, `YYYYMMDD`, `--MM-DD` and `--MMDD`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = text.split_at_checked(4).ok_or(NotADate)?;
                (Some(digits(year).ok_or(NotADate)?), rest)
            }
        };
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let (month, day) = match rest.split_once('-') {
            Some(pair) => pair,
            None => rest.split_at_checked(2).ok_or(NotADate)?,
        };
        if (month.len(), day.len()) != (2, 2) {
            return Err(NotADate);
        }
        let number = |text| digits(text).and_then(|n| u8::try_from(n).ok());
        let month = number(month).ok_or(NotADate)?;
        let day = number(day).ok_or(NotADate)?;
        CalendarDate::new(year, month, day).ok_or(NotADate)
    }
}

written!(CalendarDate);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_a_year() {
        for (text, canonical) in [
            ("1815-12-10", "1815-12-10"),
            ("18151210", "1815-12-10"),
            ("--12-10", "--12-10"),
            ("--1210", "--12-10"),
            ("--02-29", "--02-29"),
        ] {
            let date: CalendarDate = text.parse().unwrap();
            assert_eq!(date.to_string(), canonical, "{text}");
        }
    }

    #[test]
    fn no_such_date() {
        for text in [
            "",
            "1815",
            "1815-12",
            "--02-30",
            "--13-01",
            "--00-01",
            "2025-02-29",
            "0000-01-01",
            "9999-12-31",
            "1815-1-2",
            "-12-10",
            "--é1-1",
            "15-12-10",
        ] {
            assert_eq!(text.parse::<CalendarDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn what_is_typed_in_three_fields() {
        for (day, month, year, read) in [
            ("", " ", "", Ok(None)),
            (" 9", "12", "", Ok(Some("--12-09"))),
            ("9", "12", "1906 ", Ok(Some("1906-12-09"))),
            ("29", "2", "", Ok(Some("--02-29"))),
            ("29", "2", "2025", Err(NotTyped::NoSuchDay)),
            ("31", "2", "", Err(NotTyped::NoSuchDay)),
            ("300", "2", "", Err(NotTyped::NoSuchDay)),
            ("x", "2", "", Err(NotTyped::NoSuchDay)),
            ("1", "2", "'06", Err(NotTyped::NoSuchDay)),
            ("", "2", "", Err(NotTyped::Half)),
            ("1", "", "", Err(NotTyped::Half)),
            ("", "", "1906", Err(NotTyped::Half)),
        ] {
            let typed = CalendarDate::typed(day, month, year);
            let read = read.map(|date| date.map(|date: &str| date.parse().unwrap()));
            assert_eq!(typed, read, "{day} {month} {year}");
        }
    }

    fn check(date: &str, today: &str, next: &str) {
        let date: CalendarDate = date.parse().unwrap();
        let day = date.next_on_or_after(today.parse().unwrap());
        assert_eq!(day.to_string(), next);
    }

    #[test]
    fn comes_round_every_year() {
        check("--12-10", "2026-11-21", "2026-12-10");
        check("1815-12-10", "2026-12-10", "2026-12-10");
        check("--12-10", "2026-12-11", "2027-12-10");
    }

    #[test]
    fn what_is_still_to_come_does_not_come_round_before() {
        check("2027-05-01", "2026-04-20", "2027-05-01");
        check("2027-05-01", "2027-05-02", "2028-05-01");
        check("2026-11-22", "2026-11-22", "2026-11-22");
        check("2028-02-29", "2026-02-01", "2028-02-29");
    }

    #[test]
    fn fault_42_29_february_is_kept_on_1_march_in_a_common_year() {
        check("--02-29", "2026-02-01", "2026-03-01");
        check("--02-29", "2028-02-01", "2028-02-29");
    }
}
