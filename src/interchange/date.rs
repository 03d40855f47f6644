//! Dates as other programs write them. What could be read in two ways is read in none.

use std::fmt;

use crate::day::{Day, digits};
use crate::people::CalendarDate;

/// Why a text is not taken as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoDate {
    /// 30 February, a 13th month, the years 0 and 9999.
    NoSuchDay,
    /// 03/04/2020.
    Ambiguous,
    /// 85 may be 1885 or 1985.
    ShortYear,
    /// Only a year, or only a month.
    Partial,
    /// No date at all, as far as Kith can tell.
    Unknown,
}

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoDate::NoSuchDay => "There is no such day.",
            NoDate::Ambiguous => "It could be day and month or month and day.",
            NoDate::ShortYear => "The century is missing.",
            NoDate::Partial => "A day and a month are needed.",
            NoDate::Unknown => "Kith can't tell what date it is.",
        })
    }
}

/// A whole date.
pub(super) fn day(text: &str) -> Result<Day, NoDate> {
    let parts = parts(text)?;
    let year = parts.year.ok_or(NoDate::Partial)?;
    Day::new(year, parts.month, parts.day).ok_or(NoDate::NoSuchDay)
}

/// A date that may lack its year.
pub(super) fn date(text: &str) -> Result<CalendarDate, NoDate> {
    let parts = parts(text)?;
    CalendarDate::new(parts.year, parts.month, parts.day).ok_or(NoDate::NoSuchDay)
}

#[derive(Clone, Copy)]
struct Parts {
    year: Option<i32>,
    month: u8,
    day: u8,
}

/// What is written: `1815-12-10`, `18151210`, either with a time behind it, `--12-10`, `--1210`,
/// `10 Dec 1815`, `Dec 10, 1815` in seven languages, `10.12.1815`, and `13/12/1815` where only one
/// reading is a date.
fn parts(text: &str) -> Result<Parts, NoDate> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("--") {
        return without_year(rest);
    }
    if let Some(parts) = iso(text) {
        return Ok(parts);
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '\u{a0}'))
        .filter(|word| !word.is_empty() && !is_let_go(word))
        .collect();
    match words.as_slice() {
        [year, month] if year.len() == 4 && digits(year).is_some() && digits(month).is_some() => {
            Err(NoDate::Partial)
        }
        [year] if year.len() == 4 && digits(year).is_some() => Err(NoDate::Partial),
        [a, b, c] => match (digits(a), digits(b), digits(c)) {
            (Some(day), None, Some(year)) => named(day, b, year, c.len()),
            (None, Some(day), Some(year)) => named(day, a, year, c.len()),
            (Some(_), Some(_), Some(_)) => numbers(text, a, b, c),
            _ => Err(NoDate::Unknown),
        },
        _ => Err(NoDate::Unknown),
    }
}

/// Words that tell nothing of the day: "5 de marzo", "3/13/24, 9:05 PM".
fn is_let_go(word: &str) -> bool {
    matches!(word, "de" | "of" | "the" | "AM" | "PM" | "am" | "pm") || word.contains(':')
}

fn without_year(rest: &str) -> Result<Parts, NoDate> {
    let rest = rest.split(['T', ' ']).next().unwrap_or_default();
    let (month, day) = match rest.split_once('-') {
        Some(pair) => pair,
        None => rest.split_at_checked(2).ok_or(NoDate::Unknown)?,
    };
    if month.is_empty() || day.is_empty() {
        return Err(NoDate::Partial);
    }
    if (month.len(), day.len()) != (2, 2) {
        return Err(NoDate::Unknown);
    }
    Ok(Parts { year: None, month: small(digits(month))?, day: small(digits(day))? })
}

/// ISO 8601, basic or extended, with or without a time; the time and its zone are let go.
fn iso(text: &str) -> Option<Parts> {
    let date = text.split(['T', 't', ' ']).next()?;
    let (year, month, day) = if date.len() == 8 && digits(date).is_some() {
        (date.get(..4)?, date.get(4..6)?, date.get(6..)?)
    } else {
        let mut parts = date.split('-');
        let found = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        found
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let (month, day) = (small(digits(month)).ok()?, small(digits(day)).ok()?);
    Some(Parts { year: Some(digits(year)?), month, day })
}

fn named(day: i32, month: &str, year: i32, year_length: usize) -> Result<Parts, NoDate> {
    let month = month_named(month).ok_or(NoDate::Unknown)?;
    if year_length != 4 {
        return Err(NoDate::ShortYear);
    }
    Ok(Parts { year: Some(year), month, day: small(Some(day))? })
}

fn numbers(text: &str, a: &str, b: &str, c: &str) -> Result<Parts, NoDate> {
    let (first, second) = (small(digits(a))?, small(digits(b))?);
    if c.len() != 4 {
        return Err(if a.len() == 4 { NoDate::Unknown } else { NoDate::ShortYear });
    }
    let year = digits(c);
    // With full stops, the day comes first wherever dates are written so.
    if text.contains('.') || first > 12 {
        return Ok(Parts { year, month: second, day: first });
    }
    if second > 12 || first == second {
        return Ok(Parts { year, month: first, day: second });
    }
    Err(NoDate::Ambiguous)
}

fn small(number: Option<i32>) -> Result<u8, NoDate> {
    let number = number.ok_or(NoDate::Unknown)?;
    u8::try_from(number).map_err(|_| NoDate::NoSuchDay)
}

/// How the names of a month begin, folded, in English, German, French, Spanish, Italian, Portuguese
/// and Dutch. No two months share a beginning.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fev"],
    &["mar", "maa", "mrt", "mrz", "mae"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "dic"],
];

fn month_named(word: &str) -> Option<u8> {
    if word.len() > 20 {
        return None;
    }
    let folded = crate::people::fold(word);
    let begins = |names: &&[&str]| names.iter().any(|name| folded.starts_with(name));
    let index = MONTHS.iter().position(begins)?;
    u8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_programs_write_them() {
        for (text, read) in [
            ("05 Mar 2024", "2024-03-05"),
            ("5 March 2024", "2024-03-05"),
            ("Mar 5, 2024", "2024-03-05"),
            ("05. März 2024", "2024-03-05"),
            ("05. Mrz. 2024", "2024-03-05"),
            ("12 mars 2023", "2023-03-12"),
            ("3 févr. 2023", "2023-02-03"),
            ("1 août 2023", "2023-08-01"),
            ("1 juin 2023", "2023-06-01"),
            ("1 juil. 2023", "2023-07-01"),
            ("5 de marzo de 2024", "2024-03-05"),
            ("5 gen 2024", "2024-01-05"),
            ("05 de out. de 2024", "2024-10-05"),
            ("5 mrt 2024", "2024-03-05"),
            ("2024-03-05", "2024-03-05"),
            ("2024-3-5", "2024-03-05"),
            ("20240305", "2024-03-05"),
            ("1985-03-15T00:00:00Z", "1985-03-15"),
            ("1985-03-15 00:00", "1985-03-15"),
            ("19850315T000000", "1985-03-15"),
            ("--0315", "--03-15"),
            ("--03-15", "--03-15"),
            ("--02-29", "--02-29"),
            ("05.03.2024", "2024-03-05"),
            ("13/02/2024", "2024-02-13"),
            ("02/13/2024", "2024-02-13"),
            ("02/02/2024", "2024-02-02"),
        ] {
            let found = date(text).map_or("unknown".to_owned(), |date| date.to_string());
            assert_eq!(found, read, "{text}");
        }
    }

    #[test]
    fn fault_59_no_such_day_says_why() {
        for (text, why) in [
            ("30 Feb 2024", NoDate::NoSuchDay),
            ("2023-02-29", NoDate::NoSuchDay),
            ("2024-02-30", NoDate::NoSuchDay),
            ("--0230", NoDate::NoSuchDay),
            ("--1301", NoDate::NoSuchDay),
            ("0000-03-15", NoDate::NoSuchDay),
            ("9999-12-31", NoDate::NoSuchDay),
            ("99991231", NoDate::NoSuchDay),
            ("32.01.2024", NoDate::NoSuchDay),
            ("400.01.2024", NoDate::NoSuchDay),
            ("03/04/2024", NoDate::Ambiguous),
            ("3/13/24", NoDate::ShortYear),
            ("1/13/14, 9:05 AM", NoDate::ShortYear),
            ("85-03-15", NoDate::ShortYear),
            ("5 Mar 24", NoDate::ShortYear),
            ("1985", NoDate::Partial),
            ("1985-03", NoDate::Partial),
            ("---15", NoDate::Partial),
            ("--03-", NoDate::Partial),
            ("yesterday", NoDate::Unknown),
            ("5 Foo 2024", NoDate::Unknown),
            ("", NoDate::Unknown),
            ("NaN", NoDate::Unknown),
            ("1e309", NoDate::Unknown),
            ("９ Mar 2024", NoDate::Unknown),
        ] {
            assert_eq!(date(text).unwrap_err(), why, "{text}");
        }
        assert_eq!(day("--0315"), Err(NoDate::Partial));
    }
}
