//! Habits of other programs: Loop Habit Tracker's CSV archive, the JSON of Table Habit and of Beaver
//! Habits, HabitBull's CSV; and Loop's archive again, so that leaving is as easy. No awareness of
//! what the notebook holds; what of a file is new, `plan` says.
//!
//! Loop's SQLite backup is not read (ARCHITECTURE.md, Choices), and who brings it is told where in Loop
//! to export the archive.

mod beaver;
mod book;
mod export;
mod habitbull;
mod loop_csv;
mod mhabit;
mod zip;

pub use export::{LoopArchive, LoopFile, loop_archive};

use serde_json::Value;

use self::book::Book;
use super::decode::{Line, Source};
use super::refusal::Refusal;
use super::{Draft, Format};
use crate::id::Ids;

/// Reads an archive, if it is Loop's.
pub(super) fn archive(bytes: &[u8], ids: &mut Ids<'_>) -> Option<Result<Draft, Refusal>> {
    loop_csv::read(bytes, ids)
}

/// Reads a JSON text, if it is of a program that is known.
pub(super) fn json(source: &Source<'_>, ids: &mut Ids<'_>) -> Option<Result<Draft, Refusal>> {
    let text = source.bytes.trim_ascii_start();
    if !text.starts_with(b"{") {
        return None;
    }
    let Value::Object(file) = serde_json::from_slice(text).ok()? else { return None };
    let habits = file.get("habits")?.as_array()?;
    let mut book = Book::default();
    let format = if habits.iter().any(|habit| habit.get("freq_type").is_some()) {
        mhabit::read(habits, file.get("groups"), &mut book);
        Format::TableHabit
    } else if habits.iter().any(|habit| habit.get("records").is_some_and(Value::is_array)) {
        beaver::read(habits, file.get("order"), &mut book);
        Format::Beaver
    } else {
        return None;
    };
    Some(book.draft(format, None, ids))
}

/// Reads a table, if it is HabitBull's.
pub(super) fn table(source: &Source<'_>, ids: &mut Ids<'_>) -> Option<Result<Draft, Refusal>> {
    let (mut text, mut damaged) = (String::with_capacity(source.bytes.len()), Vec::new());
    for (number, line) in (1..).zip(source.bytes.split(|byte| *byte == b'\n')) {
        match source.line(line.strip_suffix(b"\r").unwrap_or(line)) {
            Line::Text(line) => text.push_str(&line),
            Line::Guessed(line) => text.push_str(&line),
            Line::Damaged => damaged.push(number),
        }
        text.push('\n');
        if number == 1 && !habitbull::is_header(&text) {
            return None;
        }
    }
    let mut book = Book::default();
    for number in damaged {
        let why = "Its characters are damaged.";
        book.problems.add(format!("line {number}"), "The line was left out", why);
    }
    habitbull::read(&text, &mut book);
    Some(book.draft(Format::HabitBull, None, ids))
}
