//! LinkedIn's `Connections.csv` -> people. "Connected On" is the day we met, never a moment and
//! never warmth: it says that two people clicked, not that they were in touch.

mod columns;
mod person;
mod seen;

use self::columns::{Column, Columns};
use self::person::RowOf;
use self::seen::Seen;
use super::decode::{Line, Source};
use super::problem::{Problems, quoted};
use super::refusal::Refusal;
use super::{Draft, Format, table};
use crate::id::Ids;

/// The most rows that are read. LinkedIn allows 30,000 connections.
const ROWS_MAX: usize = 250_000;

/// Why a file is not read as LinkedIn's.
pub(super) enum Unread {
    /// No header of LinkedIn's; the header of another table, if there is one.
    NoHeader(Option<Columns>),
    /// It is LinkedIn's, and yet can't be taken.
    Refused(Refusal),
}

/// Reads the file.
pub(super) fn read(source: &Source<'_>, ids: &mut Ids<'_>) -> Result<Draft, Unread> {
    let mut problems = Problems::default();
    let text = lines(source, &mut problems);
    let (delimiter, header, columns) = columns::find(&text).map_err(Unread::NoHeader)?;
    for column in [Column::First, Column::Last, Column::Connected] {
        if columns.index(column).is_none() {
            let what = format!("The column {} is missing", columns::english(column));
            problems.add(format!("row {header}"), what, "What it would say is left empty.");
        }
    }
    // A comma at the end of the header makes a column without a name: no cause to ask.
    let named = |index: &usize| !columns.names().get(*index).is_none_or(|name| name.is_empty());
    for (_, name) in columns.unknown().filter(|(index, _)| named(index)) {
        let what = format!("The column {} is kept, but only as text", quoted(&name));
        problems.add(format!("row {header}"), what, "Kith doesn't know what it means.");
    }
    tell_rows_before(&text, (delimiter, header, &columns), &mut problems);

    let (body, numbers) = body(&text, delimiter, header, &mut problems)?;
    let last = numbers.last().copied();
    let ends_cut = !matches!(source.bytes.last(), Some(b'\n' | b'\r'));
    let mut reader = table::reader(&body, delimiter);
    let mut record = csv::StringRecord::new();
    let mut seen = Seen::default();
    let mut people = Vec::new();
    for number in numbers {
        match reader.read_record(&mut record) {
            Ok(true) if ends_cut && Some(number) == last && record.len() < columns.len() => {
                let what = format!("The row {} was left out", quoted(record.get(0).unwrap_or("")));
                let why = "The file ends in the middle of it and may be cut off.";
                problems.add(format!("row {number}"), what, why);
                continue;
            }
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                problems.add(format!("row {number}"), "It was left out", format!("{error}."));
                continue;
            }
        }
        let row = RowOf { columns: &columns, record: &record, number };
        if let Some(person) = row.person(ids, &mut problems) {
            people.extend(seen.settle(person, &row, &mut problems));
        }
    }
    let mut draft = Draft::of_people(Format::LinkedIn, people, Vec::new());
    draft.problems = problems.into_list();
    Ok(draft)
}

/// The text with `\n` at the end of each line.
fn lines(source: &Source<'_>, problems: &mut Problems) -> String {
    let bytes: &[u8] = &source.bytes;
    let mut text = String::with_capacity(bytes.len() + 1);
    let (mut number, mut guessed) = (0_usize, None);
    let mut rest = Some(bytes);
    while let Some(bytes) = rest {
        number += 1;
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, after) = bytes.split_at_checked(end.unwrap_or(bytes.len())).unwrap_or_default();
        rest =
            end.map(|_| after.strip_prefix(b"\r\n").or_else(|| after.get(1..)).unwrap_or_default());
        match source.line(line) {
            Line::Text(line) => text.push_str(&line),
            Line::Guessed(line) => {
                guessed.get_or_insert(number);
                text.push_str(&line);
            }
            Line::Damaged => {
                let why = "Some of its bytes are no UTF-8, unlike the rest of the file.";
                problems.add(format!("line {number}"), "This line was left out", why);
            }
        }
        text.push('\n');
    }
    if let Some(number) = guessed {
        let what = "The letters beyond A to Z were taken as Windows-1252";
        let why = "The file isn't UTF-8. Please look whether the names are right.";
        problems.add(format!("line {number}"), what, why);
    }
    text
}

/// Names the rows before the header that might be people: the file may have been sorted.
fn tell_rows_before(
    text: &str,
    (delimiter, header, columns): (u8, usize, &Columns),
    problems: &mut Problems,
) {
    for row in table::rows(text, delimiter).take(header.saturating_sub(1)).filter(|row| !row.open) {
        let cells = table::cells(row.text, delimiter);
        if cells.len() == columns.len() && cells.iter().any(|cell| !cell.trim().is_empty()) {
            let what = format!("The row {} was left out", quoted(row.text));
            problems.add(format!("row {}", row.number), what, "It stands before the header.");
        }
    }
}

/// The rows after the header that have something in them, and their numbers.
fn body(
    text: &str,
    delimiter: u8,
    header: usize,
    problems: &mut Problems,
) -> Result<(String, Vec<usize>), Unread> {
    let (mut body, mut numbers) = (String::with_capacity(text.len()), Vec::new());
    let mut empty = 0_usize;
    let nothing = |c: char| c.is_whitespace() || c == char::from(delimiter) || c == '"';
    for row in table::rows(text, delimiter).skip(header) {
        if row.open {
            let what = format!("The row {} was left out", quoted(row.text));
            let why = "A quotation mark in it is opened and never closed.";
            problems.add(format!("row {}", row.number), what, why);
        } else if row.text.trim_matches(nothing).is_empty() {
            // Empty lines are no rows; rows of nothing but commas are how LinkedIn writes the gone.
            empty += usize::from(!row.text.trim().is_empty());
        } else {
            body.push_str(row.text);
            numbers.push(row.number);
        }
        if numbers.len() > ROWS_MAX {
            return Err(Unread::Refused(Refusal::TooMany(ROWS_MAX)));
        }
    }
    if empty > 0 {
        let what = match empty {
            1 => "1 row has nothing in it and was left out".to_owned(),
            _ => format!("{empty} rows have nothing in them and were left out"),
        };
        problems.add_whole(what, "LinkedIn's files often have such rows.");
    }
    Ok((body, numbers))
}
