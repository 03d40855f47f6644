//! LinkedIn's `Connections.csv` -> people. "Connected On" is the day we met, never a moment and
//! never warmth: it says that two people clicked, not that they were in touch.

mod columns;
mod person;

use std::collections::HashMap;

use self::columns::{Column, Columns};
use self::person::RowOf;
use super::decode::{Line, Source};
use super::fields::{UniqueKeys, linkedin_profile};
use super::problem::{Problems, quoted};
use super::refusal::Refusal;
use super::{Draft, Format, table};
use crate::id::Ids;
use crate::people::{Person, fold};

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
    let mut reader = table::reader(&body, delimiter);
    let mut record = csv::StringRecord::new();
    let mut seen = Seen::default();
    let mut people = Vec::new();
    for number in numbers {
        match reader.read_record(&mut record) {
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

/// Who has been read so far.
#[derive(Default)]
struct Seen {
    /// The row and the folded name of each profile.
    profiles: HashMap<String, (usize, String)>,
    /// The row of all cells together, of those without a profile.
    rows: HashMap<String, usize>,
    keys: UniqueKeys,
}

impl Seen {
    /// The person with a source nobody else in the file has; `None` when it is somebody again.
    fn settle(
        &mut self,
        mut person: Person,
        row: &RowOf<'_>,
        problems: &mut Problems,
    ) -> Option<Person> {
        let name = fold(&person.name);
        let again = |first: usize, problems: &mut Problems| {
            let what = format!("{} was left out", quoted(&person.name));
            problems.add(row.place(), what, format!("It is the same person as in row {first}."));
            None
        };
        if let Some(profile) = linkedin_profile(row.cell(Column::Url)) {
            match self.profiles.get(&profile) {
                None => {
                    self.profiles.insert(profile.clone(), (row.number, name));
                    person.sources.insert(profile);
                    return Some(person);
                }
                Some((first, same)) if *same == name => return again(*first, problems),
                Some((first, _)) => {
                    let what = format!("The profile of {} is kept as text", quoted(&person.name));
                    problems.add(row.place(), what, format!("Row {first} has the same address."));
                    let address = row.cell(Column::Url);
                    person.reach.retain(|_, label| label != person::PROFILE);
                    person.extra.insert("URL".to_owned(), address.to_owned());
                }
            }
        }
        let cells = row.record.iter().collect::<Vec<_>>().join("\u{1f}");
        if let Some(first) = self.rows.get(&cells) {
            return again(*first, problems);
        }
        self.rows.insert(cells, row.number);
        let as_written = || row.cell(Column::Connected).chars().take(40).collect::<String>();
        let connected = person.met.map_or_else(|| fold(&as_written()), |day| day.to_string());
        person.sources.insert(self.keys.unique(format!("linkedin:{name}:{connected}")));
        Some(person)
    }
}
