//! HabitBull's CSV, a row a day (the test assets of iSoron/uhabits have four of them). Its dates have
//! the order of the phone's language, told by the whole file.

use std::collections::BTreeMap;

use super::book::{Book, Page, amount};
use crate::day::{Day, digits};
use crate::giving::{Amount, Measure};
use crate::interchange::problem::quoted;
use crate::interchange::table;

const HEADER: [&str; 6] =
    ["habitname", "habitdescription", "habitcategory", "calendardate", "value", "commenttext"];

/// What HabitBull writes for a day that was skipped.
const SKIPPED: &str = "-2150000000";

/// Whether a line is its header.
pub(super) fn is_header(line: &str) -> bool {
    let cells = table::cells(line, b',');
    let names: Vec<String> = cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
    names.iter().map(String::as_str).take(5).eq(HEADER.into_iter().take(5))
}

/// Reads the rows after the header.
pub(super) fn read(text: &str, book: &mut Book) {
    let mut reader = table::reader(text, b',');
    let rows = (1..).zip(reader.records().map_while(Result::ok)).skip(1);
    let rows: Vec<(usize, csv::StringRecord)> = rows.collect();
    let is_day_first =
        rows.iter().filter_map(|(_, cells)| numbers(cells.get(3)?)).any(|[a, ..]| a > 12);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (number, cells) in rows {
        let cell = |at: usize| cells.get(at).map_or("", str::trim);
        if cell(0).is_empty() && cell(3).is_empty() {
            continue;
        }
        let place = *places.entry(cell(0).to_owned()).or_insert_with(|| {
            book.pages.push(Page {
                name: cell(0).to_owned(),
                notes: cell(1).to_owned(),
                group: cell(2).to_owned(),
                ..Page::default()
            });
            book.pages.len() - 1
        });
        let (day, value) = (day(cell(3), is_day_first), cell(4));
        let much = value.parse::<f64>().ok().and_then(amount);
        let (Some(day), true) = (day, value == SKIPPED || much.is_some()) else {
            let what = format!("The day {} with {} was left out", quoted(cell(3)), quoted(value));
            book.problems.add(format!("row {number}"), what, "Kith can't read it.");
            continue;
        };
        let Some(page) = book.pages.get_mut(place) else { continue };
        match much {
            None => page.rest(day),
            Some(Amount::ZERO) => {}
            Some(Amount::ONE) => {
                page.checks.insert(day, None);
            }
            Some(much) => {
                page.measure = Some(Measure::AtLeast);
                page.checks.insert(day, Some(much));
            }
        }
        page.note(day, cell(5));
    }
    for page in &mut book.pages {
        if page.measure == Some(Measure::AtLeast) {
            // The goal is not in the file; one is what counted as done there.
            page.target = Amount::ONE;
            for much in page.checks.values_mut() {
                *much = much.or(Some(Amount::ONE));
            }
        }
    }
}

fn numbers(text: &str) -> Option<[i32; 3]> {
    let mut parts = text.trim().split('/').map(digits);
    let all = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(all)
}

fn day(text: &str, is_day_first: bool) -> Option<Day> {
    let Some([a, b, year]) = numbers(text) else { return text.get(..10)?.parse().ok() };
    let (month, date) = if is_day_first { (b, a) } else { (a, b) };
    Day::new(year, u8::try_from(month).ok()?, u8::try_from(date).ok()?)
}
