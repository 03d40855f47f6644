//! Dates in a card: birthdays and what else comes round, with or without a year.

use std::collections::BTreeMap;

use super::line::ContentLine;
use super::value::unescaped;
use crate::interchange::date::{self, NoDate};
use crate::people::{BIRTHDAY, CalendarDate};

/// Apple and others write this year where none is known: a leap year nobody alive was born in.
const NO_YEAR: i32 = 1604;

/// Whether a property of this name holds a date that comes round.
pub(super) fn is_date(name: &str) -> bool {
    label_of(name).is_some() || name == "X-ABDATE"
}

fn label_of(name: &str) -> Option<&'static str> {
    match name {
        "BDAY" => Some(BIRTHDAY),
        "ANNIVERSARY"
        | "X-ANNIVERSARY"
        | "X-EVOLUTION-ANNIVERSARY"
        | "X-KADDRESSBOOK-X-ANNIVERSARY" => Some("anniversary"),
        _ => None,
    }
}

/// The label and the date.
///
/// # Errors
/// When it is no date of the calendar, or could be two.
pub(super) fn read(
    line: &ContentLine,
    group_label: Option<&str>,
) -> Result<(String, CalendarDate), NoDate> {
    let date = date::date(&unescaped(&line.value))?;
    let omitted = line.param("X-APPLE-OMIT-YEAR").and_then(|year| year.trim().parse().ok());
    let unknown = date.year() == Some(NO_YEAR) || (omitted.is_some() && date.year() == omitted);
    let date = if unknown {
        CalendarDate::new(None, date.month(), date.day()).ok_or(NoDate::NoSuchDay)?
    } else {
        date
    };
    let label = label_of(&line.name).or(group_label).unwrap_or("date");
    Ok((label.to_owned(), date))
}

/// Writes the date under its label, or under `label 2` and so on when there is another. False when
/// there are too many, or it would be a second birthday.
pub(super) fn put(
    dates: &mut BTreeMap<String, CalendarDate>,
    label: &str,
    date: CalendarDate,
) -> bool {
    for count in 1..=20 {
        let key = if count == 1 { label.to_owned() } else { format!("{label} {count}") };
        match dates.get(&key) {
            Some(known) if *known == date => return true,
            Some(_) if label == BIRTHDAY => return false,
            Some(_) => {}
            None => {
                dates.insert(key, date);
                return true;
            }
        }
    }
    false
}
