//! All habits as Loop Habit Tracker's archive of CSV files, so that leaving is as easy as coming.
//! Whom a check was for is not in it: Loop has no place for people.

use std::fmt::Write as _;

use super::book::COLOURS;
use super::zip::archive;
use crate::day::Day;
use crate::giving::{Course, Habit, Measure, State};
use crate::notebook::Notebook;

/// An archive and the name it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopFile {
    /// `Loop Habits CSV 2026-11-21.zip`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The archive of all habits, also those put away, as of today.
pub fn loop_archive(notebook: &Notebook, today: Day) -> LoopFile {
    let mut files = Vec::new();
    let mut table = String::from(
        "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,\
         Unit,Target Type,Target Value,Archived?\n",
    );
    let mut all = Vec::new();
    for (position, habit) in (1_u32..).zip(notebook.habits()) {
        row(&mut table, position, &habit);
        // The days after it was put away are Loop's to pass over, not ours to lose.
        let kept = Habit { archived: None, ..(*habit).clone() };
        let course = notebook.course_as(&kept, today);
        let folder = format!("{position:03} {}", plain(&habit.name));
        let folder = folder.trim_end();
        files.push((format!("{folder}/Scores.csv"), scores(&course, today).into_bytes()));
        let checkmarks = checkmarks(notebook, &habit, &course, today);
        files.push((format!("{folder}/Checkmarks.csv"), checkmarks.into_bytes()));
        all.push((habit, course));
    }
    for (name, scores) in [("Scores.csv", true), ("Checkmarks.csv", false)] {
        files.push((name.to_owned(), wide(&all, today, scores).into_bytes()));
    }
    files.insert(0, ("Habits.csv".to_owned(), table.into_bytes()));
    LoopFile { name: format!("Loop Habits CSV {today}.zip"), bytes: archive(&files, today.ymd()) }
}

fn row(table: &mut String, position: u32, habit: &Habit) {
    let (times, days) = habit.rhythm.part();
    let colour = COLOURS.iter().find(|(hue, _)| Some(*hue) == habit.hue);
    let [r, g, b] = colour.map_or([0x2c, 0x63, 0x50], |(_, colour)| *colour);
    let (kind, side) = match habit.measure {
        Measure::YesNo => ("YES_NO", ""),
        Measure::AtLeast => ("NUMERICAL", "AT_LEAST"),
        Measure::AtMost => ("NUMERICAL", "AT_MOST"),
    };
    let target = match habit.measure {
        Measure::YesNo => String::new(),
        _ => format!("{:?}", habit.target.units()),
    };
    let archived = habit.archived.is_some();
    let (name, notes, unit) = (cell(&habit.name), cell(&habit.notes), cell(&habit.unit));
    let line = format!(
        "{position:03},{name},{kind},,{notes},{times},{days},#{r:02X}{g:02X}{b:02X},\
         {unit},{side},{target},{archived}\n"
    );
    table.push_str(&line);
}

/// The days of a habit, the newest first.
fn checkmarks(notebook: &Notebook, habit: &Habit, course: &Course, today: Day) -> String {
    let mut table = String::from("Date,Value,Notes\n");
    for (day, state) in newest_first(course, today) {
        let mark = notebook.mark_of(habit.id, day);
        let note = mark.map(|mark| mark.note.as_str()).unwrap_or_default();
        let value = value(habit, course, day, state);
        if value != "UNKNOWN" || !note.is_empty() {
            writeln!(table, "{day},{value},{}", cell(note)).unwrap_or_default();
        }
    }
    table
}

fn value(habit: &Habit, course: &Course, day: Day, state: State) -> String {
    let is_amount = habit.measure != Measure::YesNo;
    match state {
        State::Done | State::Part if is_amount => course.amount(day).thousandths().to_string(),
        State::Done => "YES_MANUAL".to_owned(),
        State::Rest => "SKIP".to_owned(),
        State::Covered if !is_amount => "YES_AUTO".to_owned(),
        State::Part => "NO".to_owned(),
        State::Covered | State::Open | State::Free | State::Outside => "UNKNOWN".to_owned(),
    }
}

fn scores(course: &Course, today: Day) -> String {
    let mut table = String::from("Date,Score\n");
    for (day, _) in newest_first(course, today) {
        writeln!(table, "{day},{:.4}", course.strength_on(day)).unwrap_or_default();
    }
    table
}

/// One table of all habits. Loop doesn't escape the names in its header; commas would shift it.
fn wide(all: &[(std::sync::Arc<Habit>, Course)], today: Day, scores: bool) -> String {
    let mut table = String::from("Date,");
    for (habit, _) in all {
        write!(table, "{},", cell(&habit.name)).unwrap_or_default();
    }
    table.push('\n');
    let Some(first) = all.iter().map(|(_, course)| course.first()).min() else { return table };
    let mut day = today;
    while day >= first {
        write!(table, "{day},").unwrap_or_default();
        for (habit, course) in all {
            let text = if scores {
                format!("{:.4}", course.strength_on(day))
            } else {
                value(habit, course, day, course.state(day))
            };
            write!(table, "{text},").unwrap_or_default();
        }
        table.push('\n');
        if day.plus(-1) == day {
            break;
        }
        day = day.plus(-1);
    }
    table
}

fn newest_first(course: &Course, today: Day) -> impl Iterator<Item = (Day, State)> {
    let count = today.since(course.first()) + 1;
    (0..count).map(move |ago| today.plus(-ago)).map(|day| (day, course.state(day)))
}

/// What Loop keeps of a name in a folder's.
fn plain(name: &str) -> String {
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || " ._-".contains(*letter);
    name.chars().filter(kept).take(100).collect()
}

/// A cell of a table (RFC 4180).
fn cell(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests;
