//! How often a habit wants to be done.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::day::{Day, Weekday, digits};
use crate::sort;

/// How often a habit wants to be done.
///
/// Written as `daily`, as weekdays by their RFC 5545 codes (`MO,WE,FR`), or as `3/week`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// On these days of the week: at least one, in order.
    Weekdays(Vec<Weekday>),
    /// So many times in a week from Monday to Sunday: 1 to 7, on any days.
    TimesAWeek(u8),
}

impl Rhythm {
    /// Chosen weekdays; all seven are [`Rhythm::Daily`], none is no rhythm.
    pub fn weekdays(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let mut days: Vec<Weekday> = days.into_iter().collect();
        sort::by(&mut days, Ord::cmp);
        days.dedup();
        match days.len() {
            0 => None,
            7 => Some(Rhythm::Daily),
            _ => Some(Rhythm::Weekdays(days)),
        }
    }

    /// So many times a week, if it is 1 to 7.
    pub fn times_a_week(times: u8) -> Option<Self> {
        (1..=7).contains(&times).then_some(Rhythm::TimesAWeek(times))
    }

    /// Whether the habit asks for this day in particular. One that is free within the week asks
    /// for none.
    pub fn asks_for(&self, day: Day) -> bool {
        match self {
            Rhythm::Daily => true,
            Rhythm::Weekdays(days) => days.contains(&day.weekday()),
            Rhythm::TimesAWeek(_) => false,
        }
    }

    /// Whether today it is at rest: not asked for today, or already done often enough this week.
    /// `done` are the days it was done.
    pub fn rests_on(&self, today: Day, done: impl Fn(Day) -> bool) -> bool {
        match self {
            Rhythm::Daily => false,
            Rhythm::Weekdays(days) => !days.contains(&today.weekday()),
            Rhythm::TimesAWeek(times) => {
                let monday = today.monday();
                let others = (0..7).map(|n| monday.plus(n)).filter(|day| *day != today);
                others.filter(|day| done(*day)).count() >= usize::from(*times)
            }
        }
    }

    /// In words: "every day", "Mon, Wed, Fri", "3 times a week".
    pub fn words(&self) -> String {
        match self {
            Rhythm::Daily => "every day".into(),
            Rhythm::Weekdays(days) => {
                let words: Vec<&str> = days.iter().map(|day| weekday_word(*day)).collect();
                words.join(", ")
            }
            Rhythm::TimesAWeek(1) => "once a week".into(),
            Rhythm::TimesAWeek(2) => "twice a week".into(),
            Rhythm::TimesAWeek(times) => format!("{times} times a week"),
        }
    }
}

fn weekday_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rhythm::Daily => f.write_str("daily"),
            Rhythm::Weekdays(days) => {
                let codes: Vec<&str> = days.iter().map(|day| day.code()).collect();
                f.write_str(&codes.join(","))
            }
            Rhythm::TimesAWeek(times) => write!(f, "{times}/week"),
        }
    }
}

/// Why a text is no rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARhythm;

impl fmt::Display for NotARhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a rhythm that this version of Kith knows")
    }
}

impl std::error::Error for NotARhythm {}

impl FromStr for Rhythm {
    type Err = NotARhythm;

    fn from_str(text: &str) -> Result<Self, NotARhythm> {
        if text == "daily" {
            return Ok(Rhythm::Daily);
        }
        if let Some(times) = text.strip_suffix("/week") {
            let times = digits(times).and_then(|times| u8::try_from(times).ok());
            return times.and_then(Rhythm::times_a_week).ok_or(NotARhythm);
        }
        let days: Option<Vec<Weekday>> = text.split(',').map(Weekday::from_code).collect();
        days.and_then(Rhythm::weekdays).ok_or(NotARhythm)
    }
}

impl Serialize for Rhythm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rhythm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn written_and_read_back() {
        for (text, words) in [
            ("daily", "every day"),
            ("MO,WE,FR", "Mon, Wed, Fri"),
            ("SU", "Sun"),
            ("1/week", "once a week"),
            ("3/week", "3 times a week"),
        ] {
            let rhythm: Rhythm = text.parse().unwrap();
            assert_eq!(rhythm.to_string(), text);
            assert_eq!(rhythm.words(), words);
        }
        assert_eq!("FR,MO,FR".parse::<Rhythm>().unwrap().to_string(), "MO,FR");
        assert_eq!("MO,TU,WE,TH,FR,SA,SU".parse(), Ok(Rhythm::Daily));
        for text in ["", "0/week", "8/week", "-1/week", "3/month", "XX", "MO,", "Daily"] {
            assert_eq!(text.parse::<Rhythm>(), Err(NotARhythm), "{text}");
        }
    }

    #[test]
    fn rests_when_nothing_is_asked() {
        let saturday = day("2026-11-21");
        let weekdays: Rhythm = "MO,WE".parse().unwrap();
        assert!(weekdays.rests_on(saturday, |_| false));
        assert!(!weekdays.rests_on(day("2026-11-18"), |_| false));
        assert!(!Rhythm::Daily.rests_on(saturday, |_| true));

        let twice: Rhythm = "2/week".parse().unwrap();
        let done = [day("2026-11-16"), day("2026-11-18")];
        assert!(twice.rests_on(saturday, |day| done.contains(&day)));
        assert!(!twice.rests_on(saturday, |day| day == done[0]));
        // Today itself doesn't count: a done day is done, not resting.
        assert!(!twice.rests_on(done[1], |day| done.contains(&day)));
        // A new week begins on Monday.
        assert!(!twice.rests_on(day("2026-11-23"), |day| done.contains(&day)));
    }
}
