//! Civil days: a day as people live it, without clock or zone. No awareness of "now"; today is an argument.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

mod partial;

use crate::written::written;
pub use partial::{PartialDate, Season};

/// A civil day, counted from 1970-01-01. Range: 0001-01-01 to 9998-12-31; year 9999 is what programs
/// write for "never", so it is refused rather than believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(i32);

const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_531;

impl Day {
    /// 1970-01-01, the day of number 0.
    pub const EPOCH: Day = Day(0);

    /// The day with this number, if it is in range.
    pub fn from_number(number: i64) -> Option<Self> {
        let number = i32::try_from(number).ok()?;
        (FIRST..=LAST).contains(&number).then_some(Self(number))
    }

    /// The day with this year (1 to 9998), month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9998).contains(&year) || day == 0 || day > days_in_month(year, month)? {
            return None;
        }
        // days_from_civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let shifted = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Days since 1970-01-01; negative before it.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u8, u8) {
        // civil_from_days, from the same source.
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, small(month), small(day))
    }

    /// This day moved by so many days, held within the range.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(FIRST, LAST))
    }

    /// How many days `earlier` lies before this day; negative when it lies after.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The Monday on or before this day.
    pub fn monday(self) -> Self {
        self.week(Weekday::Monday)
    }

    /// The first day of its week, where weeks begin on this day.
    pub fn week(self, first: Weekday) -> Self {
        let past = i32::from(self.weekday().index()) - i32::from(first.index());
        self.plus(-past.rem_euclid(7))
    }

    /// The first day of its month, and how many days that has.
    pub fn month(self) -> (Self, u8) {
        let (year, month, day) = self.ymd();
        let days = days_in_month(year, month).unwrap_or(30);
        (self.plus(1 - i32::from(day)), days)
    }
}

fn small(value: i32) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

/// Days in this month of this year; `None` when there is no such month.
pub fn days_in_month(year: i32, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `YYYY-MM-DD` (ISO 8601 extended), nothing else.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let (Some(y), Some(m), Some(d), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADay);
        };
        if (y.len(), m.len(), d.len()) != (4, 2, 2) {
            return Err(NotADay);
        }
        let year = digits(y).ok_or(NotADay)?;
        let month = digits(m).ok_or(NotADay)?;
        let day = digits(d).ok_or(NotADay)?;
        Day::new(year, small(month), small(day)).ok_or(NotADay)
    }
}

/// A number of up to nine ASCII digits and nothing else: no sign, no space.
pub(crate) fn digits(text: &str) -> Option<i32> {
    let plain =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

written!(Day);

/// A day of the week, Monday first (ISO 8601).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Weekday {
    #[default]
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Whether it is the first one.
    pub fn is_monday(&self) -> bool {
        *self == Weekday::Monday
    }

    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> u8 {
        match self {
            Weekday::Monday => 0,
            Weekday::Tuesday => 1,
            Weekday::Wednesday => 2,
            Weekday::Thursday => 3,
            Weekday::Friday => 4,
            Weekday::Saturday => 5,
            Weekday::Sunday => 6,
        }
    }

    /// The two-letter code of RFC 5545: `MO` to `SU`.
    pub fn code(self) -> &'static str {
        match self {
            Weekday::Monday => "MO",
            Weekday::Tuesday => "TU",
            Weekday::Wednesday => "WE",
            Weekday::Thursday => "TH",
            Weekday::Friday => "FR",
            Weekday::Saturday => "SA",
            Weekday::Sunday => "SU",
        }
    }

    /// Its short name in English.
    pub fn word(self) -> &'static str {
        match self {
            Weekday::Monday => "Mon",
            Weekday::Tuesday => "Tue",
            Weekday::Wednesday => "Wed",
            Weekday::Thursday => "Thu",
            Weekday::Friday => "Fri",
            Weekday::Saturday => "Sat",
            Weekday::Sunday => "Sun",
        }
    }

    /// The day of the week with this RFC 5545 code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.code() == code)
    }
}

impl Serialize for Weekday {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Weekday {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| de::Error::custom("not a day of the week"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (text, number, weekday) in [
            ("1970-01-01", 0, Weekday::Thursday),
            ("2000-02-29", 11_016, Weekday::Tuesday),
            ("2026-11-21", 20_778, Weekday::Saturday),
            ("1815-12-10", -56_270, Weekday::Sunday),
            ("0001-01-01", FIRST, Weekday::Monday),
            ("9998-12-31", LAST, Weekday::Thursday),
        ] {
            let day: Day = text.parse().unwrap();
            assert_eq!(day.number(), number, "{text}");
            assert_eq!(day.weekday(), weekday, "{text}");
            assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn no_such_day() {
        for text in [
            "2026-02-30",
            "2025-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "0000-01-01",
            "9999-01-01",
            "26-01-01",
            "2026-1-1",
            "+026-01-01",
            "2026-01-01-",
            "",
            "٢٠٢٦-٠١-٠١",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert_eq!(Day::from_number(i64::MAX), None);
    }

    #[test]
    fn weeks_begin_on_monday() {
        let day: Day = "2026-11-21".parse().unwrap();
        assert_eq!(day.monday().to_string(), "2026-11-16");
        assert_eq!(day.monday().monday(), day.monday());
        assert_eq!(day.week(Weekday::Saturday), day);
        assert_eq!(day.week(Weekday::Sunday).to_string(), "2026-11-15");
    }

    #[test]
    fn months_begin_on_the_first() {
        for (day, first, days) in [
            ("2024-02-29", "2024-02-01", 29),
            ("2025-02-01", "2025-02-01", 28),
            ("1900-02-28", "1900-02-01", 28),
            ("2026-12-31", "2026-12-01", 31),
        ] {
            let month = day.parse::<Day>().unwrap().month();
            assert_eq!((month.0.to_string().as_str(), month.1), (first, days));
        }
    }

    proptest! {
        #[test]
        fn every_number_is_one_day(number in FIRST..=LAST) {
            let day = Day::from_number(number.into()).unwrap();
            let (year, month, date) = day.ymd();
            prop_assert_eq!(Day::new(year, month, date), Some(day));
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(day.plus(7).weekday() == day.weekday(), number + 7 <= LAST || LAST % 7 == number % 7);
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".{0,24}") {
            if let Ok(day) = text.parse::<Day>() {
                prop_assert_eq!(day.to_string(), text);
            }
        }
    }
}
