//! How often a habit wants to be done.

use std::fmt;
use std::str::FromStr;

use crate::day::{Day, Weekday, digits};
use crate::sort;
use crate::written::written;

/// How often a habit wants to be done.
///
/// Written as `daily`, as weekdays by their RFC 5545 codes (`MO,WE,FR`), as `3/week`, `2/month`, or
/// `3/10` for so many times in so many days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// On these days of the week: at least one, in order.
    Weekdays(Vec<Weekday>),
    /// So many times in a week: 1 to 7, on any days.
    TimesAWeek(u8),
    /// So many times in a month: 1 to 31, on any days.
    TimesAMonth(u8),
    /// So many times in so many days, whenever they begin: at least once in 2 to 366 days, and not
    /// more often than daily.
    TimesIn {
        /// How many times.
        times: u16,
        /// In how many days.
        days: u16,
    },
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

    /// So many times a month, if it is 1 to 31.
    pub fn times_a_month(times: u8) -> Option<Self> {
        (1..=31).contains(&times).then_some(Rhythm::TimesAMonth(times))
    }

    /// So many times in so many days, if it is 1 to 366 days and at most once a day. As often as
    /// there are days is [`Rhythm::Daily`]; in seven days it is another word for a week.
    pub fn times_in(times: u16, days: u16) -> Option<Self> {
        if times == 0 || times > days || days > 366 {
            return None;
        }
        match (u8::try_from(times), days) {
            _ if times == days => Some(Rhythm::Daily),
            (Ok(times), 7) => Some(Rhythm::TimesAWeek(times)),
            _ => Some(Rhythm::TimesIn { times, days }),
        }
    }

    /// As a part: so many times in so many days, as strength has it. A month has 30 there.
    pub fn part(&self) -> (u32, u32) {
        match self {
            Rhythm::Daily => (1, 1),
            Rhythm::Weekdays(days) => (u32::try_from(days.len()).unwrap_or(7), 7),
            Rhythm::TimesAWeek(7) => (1, 1),
            Rhythm::TimesAWeek(times) => ((*times).into(), 7),
            Rhythm::TimesAMonth(times) => (u32::from(*times).min(30), 30),
            Rhythm::TimesIn { times, days } => ((*times).into(), (*days).into()),
        }
    }

    /// Whether the habit asks for this day in particular. One that is free within the week asks
    /// for none.
    pub fn asks_for(&self, day: Day) -> bool {
        match self {
            Rhythm::Daily => true,
            Rhythm::Weekdays(days) => days.contains(&day.weekday()),
            Rhythm::TimesAWeek(_) | Rhythm::TimesAMonth(_) | Rhythm::TimesIn { .. } => false,
        }
    }

    /// Whether today it is at rest: not asked for today, or already done often enough this week,
    /// this month, or in the last days. `done` are the days it was done; weeks begin on `first`.
    pub fn rests_in_week(&self, today: Day, first: Weekday, done: &dyn Fn(Day) -> bool) -> bool {
        let enough = |from: Day, days: i32, times: u16| {
            let others = (0..days).map(|n| from.plus(n)).filter(|day| *day != today);
            others.filter(|day| done(*day)).count() >= usize::from(times)
        };
        match self {
            Rhythm::Daily => false,
            Rhythm::Weekdays(days) => !days.contains(&today.weekday()),
            Rhythm::TimesAWeek(times) => enough(today.week(first), 7, (*times).into()),
            Rhythm::TimesAMonth(times) => {
                let (first, days) = today.month();
                enough(first, days.into(), u16::from(*times).min(days.into()))
            }
            Rhythm::TimesIn { times, days } => {
                let days = i32::from(*days);
                enough(today.plus(1 - days), days, *times)
            }
        }
    }

    /// In words: "every day", "Mon, Wed, Fri", "3 times a week".
    pub fn words(&self) -> String {
        match self {
            Rhythm::Daily => "every day".into(),
            Rhythm::Weekdays(days) => {
                let words: Vec<&str> = days.iter().map(|day| day.word()).collect();
                words.join(", ")
            }
            Rhythm::TimesAWeek(times) => format!("{} a week", times_word((*times).into())),
            Rhythm::TimesAMonth(times) => format!("{} a month", times_word((*times).into())),
            Rhythm::TimesIn { times: 1, days: 2 } => "every other day".into(),
            Rhythm::TimesIn { times: 1, days } => format!("every {days} days"),
            Rhythm::TimesIn { times, days } => format!("{} in {days} days", times_word(*times)),
        }
    }
}

fn times_word(times: u16) -> String {
    match times {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{times} times"),
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
            Rhythm::TimesAMonth(times) => write!(f, "{times}/month"),
            Rhythm::TimesIn { times, days } => write!(f, "{times}/{days}"),
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
        if let Some((times, span)) = text.split_once('/') {
            let times = digits(times).and_then(|times| u16::try_from(times).ok());
            let times = times.ok_or(NotARhythm)?;
            let few = || u8::try_from(times).ok();
            let rhythm = match span {
                "week" => few().and_then(Rhythm::times_a_week),
                "month" => few().and_then(Rhythm::times_a_month),
                days => digits(days)
                    .and_then(|days| u16::try_from(days).ok())
                    .and_then(|days| Rhythm::times_in(times, days)),
            };
            return rhythm.ok_or(NotARhythm);
        }
        let days: Option<Vec<Weekday>> = text.split(',').map(Weekday::from_code).collect();
        days.and_then(Rhythm::weekdays).ok_or(NotARhythm)
    }
}

written!(Rhythm);

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
            ("1/month", "once a month"),
            ("31/month", "31 times a month"),
            ("1/2", "every other day"),
            ("1/10", "every 10 days"),
            ("3/10", "3 times in 10 days"),
        ] {
            let rhythm: Rhythm = text.parse().unwrap();
            assert_eq!(rhythm.to_string(), text);
            assert_eq!(rhythm.words(), words);
        }
        assert_eq!("FR,MO,FR".parse::<Rhythm>().unwrap().to_string(), "MO,FR");
        assert_eq!("MO,TU,WE,TH,FR,SA,SU".parse(), Ok(Rhythm::Daily));
        assert_eq!("7/7".parse(), Ok(Rhythm::Daily));
        assert_eq!("3/7".parse(), Ok(Rhythm::TimesAWeek(3)));
        for text in [
            "", "0/week", "8/week", "-1/week", "32/month", "0/10", "11/10", "1/367", "1/0", "XX",
            "MO,", "Daily", "3/", "/3", "1/2/3",
        ] {
            assert_eq!(text.parse::<Rhythm>(), Err(NotARhythm), "{text}");
        }
    }

    #[test]
    fn rests_when_nothing_is_asked() {
        let rests = |rhythm: &Rhythm, today, done: &dyn Fn(Day) -> bool| {
            rhythm.rests_in_week(today, Weekday::Monday, done)
        };
        let saturday = day("2026-11-21");
        let weekdays: Rhythm = "MO,WE".parse().unwrap();
        assert!(rests(&weekdays, saturday, &|_| false));
        assert!(!rests(&weekdays, day("2026-11-18"), &|_| false));
        assert!(!rests(&Rhythm::Daily, saturday, &|_| true));

        let twice: Rhythm = "2/week".parse().unwrap();
        let done = [day("2026-11-16"), day("2026-11-18")];
        assert!(rests(&twice, saturday, &|day| done.contains(&day)));
        assert!(!rests(&twice, saturday, &|day| day == done[0]));
        // Today itself doesn't count: a done day is done, not resting.
        assert!(!rests(&twice, done[1], &|day| done.contains(&day)));
        // A new week begins on Monday.
        assert!(!rests(&twice, day("2026-11-23"), &|day| done.contains(&day)));
    }
}
