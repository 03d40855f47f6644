//! When a habit would like to be thought of: times of the day, on days of the week. No awareness of
//! clocks, zones or how it is said.

use std::fmt;
use std::str::FromStr;

use crate::day::{Weekday, digits};
use crate::written::{Unknown, written};

/// A set of days of the week. Written as RFC 5545 codes (`MO,WE`), `daily` for all, empty for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Weekdays(u8);

impl Weekdays {
    /// None.
    pub const NONE: Weekdays = Weekdays(0);
    /// All seven.
    pub const ALL: Weekdays = Weekdays(127);

    /// Those given.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        days.into_iter().fold(Self::NONE, |set, day| set.with(day, true))
    }

    /// With or without this day.
    #[must_use]
    pub fn with(self, day: Weekday, is_in: bool) -> Self {
        let bit = 1 << day.index();
        Self(if is_in { self.0 | bit } else { self.0 & !bit })
    }

    /// Those of either.
    #[must_use]
    pub fn or(self, other: Weekdays) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this day is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.index()) != 0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// In words: "Mon, Wed", "every day".
    pub fn words(self) -> String {
        if self == Self::ALL {
            return "every day".to_owned();
        }
        let words: Vec<&str> = self.iter().map(Weekday::word).collect();
        words.join(", ")
    }

    /// In order, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.into_iter().filter(move |day| self.contains(*day))
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ALL {
            return f.write_str("daily");
        }
        let codes: Vec<&str> = self.iter().map(|day| day.code()).collect();
        f.write_str(&codes.join(","))
    }
}

impl FromStr for Weekdays {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "" => Ok(Self::NONE),
            "daily" => Ok(Self::ALL),
            _ => {
                let days: Option<Vec<Weekday>> = text.split(',').map(Weekday::from_code).collect();
                days.map(Self::of).ok_or(Unknown)
            }
        }
    }
}

/// A time of day on a clock on the wall, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Time(u16);

impl Time {
    /// This hour (0 to 23) and minute (0 to 59).
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| Self(u16::from(hour) * 60 + u16::from(minute)))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Time {
    /// `07:30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Time {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let two = |text: &str| {
            (text.len() == 2).then(|| digits(text)).flatten().and_then(|n| u8::try_from(n).ok())
        };
        let (hour, minute) = text.split_once(':').ok_or(Unknown)?;
        Time::new(two(hour).ok_or(Unknown)?, two(minute).ok_or(Unknown)?).ok_or(Unknown)
    }
}

/// A time of day, on these days of the week. Written as `07:30 daily` or `19:00 MO,FR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reminder {
    /// When.
    pub at: Time,
    /// On which days: at least one.
    pub days: Weekdays,
}

impl fmt::Display for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.at, self.days)
    }
}

impl FromStr for Reminder {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let (at, days) = text.split_once(' ').ok_or(Unknown)?;
        let (at, days): (Time, Weekdays) = (at.parse()?, days.parse()?);
        if days.is_empty() { Err(Unknown) } else { Ok(Self { at, days }) }
    }
}

/// All reminders of a habit, by time. Written with `;` between.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reminders(Vec<Reminder>);

impl Reminders {
    /// These, in order and each once.
    pub fn of(reminders: impl IntoIterator<Item = Reminder>) -> Self {
        let mut all: Vec<Reminder> = reminders.into_iter().filter(|r| !r.days.is_empty()).collect();
        crate::sort::by(&mut all, Ord::cmp);
        all.dedup();
        Self(all)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In words: "07:30 every day; 19:00 Mon, Fri".
    pub fn words(&self) -> String {
        let all = self.iter().map(|one| format!("{} {}", one.at, one.days.words()));
        all.collect::<Vec<_>>().join("; ")
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Reminder> {
        self.0.iter()
    }
}

impl fmt::Display for Reminders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.iter().map(Reminder::to_string).collect();
        f.write_str(&all.join(";"))
    }
}

impl FromStr for Reminders {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let all: Result<Vec<Reminder>, Unknown> = text.split(';').map(str::parse).collect();
        all.map(Self::of)
    }
}

written!(Weekdays, Time, Reminder, Reminders);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        for text in ["", "07:30 daily", "07:30 daily;19:00 MO,FR", "00:00 SU;23:59 SA,SU"] {
            assert_eq!(text.parse::<Reminders>().unwrap().to_string(), text);
        }
        let both: Reminders = "19:00 FR,MO;07:30 daily;19:00 MO,FR".parse().unwrap();
        assert_eq!(both.to_string(), "07:30 daily;19:00 MO,FR");
        for text in ["24:00 daily", "7:30 daily", "07:60 MO", "07:30", "07:30 ", "07:30 XX", ";"] {
            assert_eq!(text.parse::<Reminders>(), Err(Unknown), "{text}");
        }
    }

    #[test]
    fn sets_of_weekdays() {
        let weekend = Weekdays::of([Weekday::Sunday, Weekday::Saturday]);
        assert_eq!(weekend.to_string(), "SA,SU");
        assert!(!weekend.with(Weekday::Sunday, false).contains(Weekday::Sunday));
        assert_eq!(Weekdays::of(Weekday::ALL), Weekdays::ALL);
        assert_eq!(weekend.or(Weekdays::of([Weekday::Monday])).to_string(), "MO,SA,SU");
    }
}
