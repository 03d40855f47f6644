//! The words of the calendar: numbers, weekdays, months, seasons, years. English only.

use crate::day::{Day, PartialDate, Season, Weekday, days_in_month, digits};

const NUMBERS: &[(&str, i32)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("couple", 2),
];

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// A number as a word.
pub(super) fn number(word: &str) -> Option<i32> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// The same day of another month, or its last one.
pub(super) fn months_from(day: Day, months: i32) -> Day {
    let (year, month, date) = day.ymd();
    let at = i32::from(month) - 1 + months;
    let year = year + at.div_euclid(12);
    let month = u8::try_from(at.rem_euclid(12) + 1).unwrap_or(1);
    let date = date.min(days_in_month(year, month).unwrap_or(28));
    Day::new(year, month, date).unwrap_or(day)
}

pub(super) fn weekday(word: &str, short_too: bool) -> Option<Weekday> {
    const LONG: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let short = match word {
        "tues" => "tue",
        "weds" => "wed",
        "thur" | "thurs" => "thu",
        other => other,
    };
    let mut days = LONG.iter().zip(Weekday::ALL);
    let is_it =
        |long: &str| long == word || short_too && short.len() == 3 && long.starts_with(short);
    days.find(|(long, _)| is_it(long)).map(|(_, day)| day)
}

pub(super) fn month(word: &str) -> Option<u8> {
    let word = if word == "sept" { "sep" } else { word };
    let mut months = MONTHS.iter().zip(1_u8..);
    months.find(|((long, short), _)| *long == word || *short == word).map(|(_, month)| month)
}

pub(super) fn season(word: &str) -> Option<Season> {
    match word {
        "spring" => Some(Season::Spring),
        "summer" => Some(Season::Summer),
        "autumn" | "fall" => Some(Season::Autumn),
        "winter" => Some(Season::Winter),
        _ => None,
    }
}

pub(super) fn whole_season(year: i32, season: Season) -> Option<PartialDate> {
    let part = PartialDate::Season(year, season);
    // A winter goes on into the next year, which must be one.
    (Day::new(year, 1, 1).is_some() && Day::new(year + 1, 2, 28).is_some()).then_some(part)
}

/// Four digits from 1800 on: what people write for a year, and not for a number of things.
pub(super) fn year(word: &str) -> Option<i32> {
    digits(word).filter(|year| word.len() == 4 && (1800..=2200).contains(year))
}

/// "3", "3rd", as 1 to 99, for who writes "the 32nd" is told so; and whether it is an ordinal, which
/// alone may mean a day of the month.
pub(super) fn day_of_month(word: &str) -> Option<(i32, bool)> {
    if let Some(plain) = digits(word) {
        return (1..=99).contains(&plain).then_some((plain, false));
    }
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    digits(bare).filter(|day| (1..=99).contains(day)).map(|day| (day, true))
}

/// "20/11", "11/20/2026": a day, a month and maybe a year. "3/4" is read in two ways in two countries,
/// and so in none; "24/7" is always.
pub(super) fn slashed(word: &str) -> Option<(i32, i32, Option<i32>)> {
    let mut parts = word.split('/').map(digits);
    let (one, two) = (parts.next()??, parts.next()??);
    let year = parts.next();
    let year = match year {
        Some(year) => Some(year.filter(|year| *year >= 1000)?),
        None => None,
    };
    let is_month = |n| (1..=12).contains(&n);
    let is_day = |n| (13..=31).contains(&n);
    if parts.next().is_some() || word == "24/7" {
        return None;
    }
    match (one, two) {
        (day, month) if is_day(day) && is_month(month) => Some((day, month, year)),
        (month, day) if is_day(day) && is_month(month) => Some((day, month, year)),
        _ => None,
    }
}
