//! All habits as Loop Habit Tracker's archive of CSV files, so that leaving is as easy as coming.
//! Whom a check was for is not in it: Loop has no place for people.

use std::sync::Arc;

use super::book::COLOURS;
use super::zip::Archive;
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
    let mut archive = LoopArchive::of(notebook, today);
    while archive.step(notebook).is_some() {}
    archive.finish()
}

/// The archive while it is written, a habit at a time: with many habits and years it takes longer
/// than a frame. A habit that was deleted meanwhile is left out.
pub struct LoopArchive {
    archive: Archive,
    habits: Vec<Arc<Habit>>,
    /// Those that are written, and which place each has.
    written: Vec<Column>,
    /// The newest day first, and each as it is written: a number of days is formatted once.
    days: Vec<(Day, String)>,
    today: Day,
    at: usize,
}

/// What the tables at the root need of a habit.
struct Column {
    name: String,
    course: Arc<Course>,
    habit: Arc<Habit>,
}

impl LoopArchive {
    /// Of all habits there are; none is written yet but their list.
    pub fn of(notebook: &Notebook, today: Day) -> Self {
        let habits = notebook.habits();
        let mut table = String::from(
            "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,\
             Color,Unit,Target Type,Target Value,Archived?\n",
        );
        for (position, habit) in (1_u32..).zip(&habits) {
            row(&mut table, position, habit);
        }
        let mut archive = Archive::new(today.ymd());
        archive.add("Habits.csv", table.as_bytes());
        let (written, days) = (Vec::with_capacity(habits.len()), Vec::new());
        Self { archive, habits, written, days, today, at: 0 }
    }

    /// Writes the next part. How many parts of how many are written then; `None` when there was none
    /// left.
    pub fn step(&mut self, notebook: &Notebook) -> Option<(usize, usize)> {
        let all = self.habits.len() + 2;
        let at = self.at;
        match at.checked_sub(self.habits.len()) {
            None => self.habit(notebook, at),
            Some(0) => self.wide("Scores.csv", &|text, column, day| {
                push_strength(text, column.course.strength_on(day));
            }),
            Some(1) => self.wide("Checkmarks.csv", &|text, column, day| {
                push_value(text, column, day);
            }),
            Some(_) => return None,
        }
        self.at += 1;
        Some((self.at, all))
    }

    /// The archive, when all of it is written.
    pub fn finish(self) -> LoopFile {
        let name = format!("Loop Habits CSV {}.zip", self.today);
        LoopFile { name, bytes: self.archive.finish() }
    }

    fn habit(&mut self, notebook: &Notebook, at: usize) {
        let Some(habit) = self.habits.get(at).and_then(|one| notebook.habit(one.id)) else {
            return;
        };
        let habit = Arc::clone(habit);
        // The days after it was put away are Loop's to pass over, not ours to lose.
        let course = match habit.archived {
            None => notebook.course(habit.id, self.today),
            Some(_) => {
                let kept = Habit { archived: None, ..(*habit).clone() };
                Some(Arc::new(notebook.course_as(&kept, self.today)))
            }
        };
        let Some(course) = course else { return };
        let oldest = self.days.last().map_or(self.today.plus(1), |one| one.0);
        for ago in 1..=oldest.since(course.first()).max(0) {
            let day = oldest.plus(-ago);
            self.days.push((day, day.to_string()));
        }
        let column = Column { name: cell(&habit.name), course, habit };
        let count = usize::try_from(self.today.since(column.course.first()) + 1).unwrap_or(0);
        let days = || self.days.iter().take(count);

        let mut scores = String::from("Date,Score\n");
        let mut checkmarks = String::from("Date,Value,Notes\n");
        let mut value = String::new();
        for (day, text) in days() {
            push(&mut scores, &[text, ","]);
            push_strength(&mut scores, column.course.strength_on(*day));
            scores.push('\n');
            value.clear();
            push_value(&mut value, &column, *day);
            let mark = notebook.mark_of(column.habit.id, *day);
            let note = mark.map(|mark| mark.note.as_str()).unwrap_or_default();
            if value != UNKNOWN || !note.is_empty() {
                push(&mut checkmarks, &[text, ",", &value, ",", &cell(note), "\n"]);
            }
        }
        let folder = format!("{:03} {}", at + 1, plain(&column.habit.name));
        let folder = folder.trim_end();
        self.archive.add(&format!("{folder}/Scores.csv"), scores.as_bytes());
        self.archive.add(&format!("{folder}/Checkmarks.csv"), checkmarks.as_bytes());
        self.written.push(column);
    }

    /// One table of all habits. Loop doesn't escape the names in its header; commas would shift it.
    fn wide(&mut self, file: &str, write: &dyn Fn(&mut String, &Column, Day)) {
        let mut table = String::from("Date,");
        for column in &self.written {
            push(&mut table, &[&column.name, ","]);
        }
        table.push('\n');
        for (day, text) in &self.days {
            push(&mut table, &[text, ","]);
            for column in &self.written {
                write(&mut table, column, *day);
                table.push(',');
            }
            table.push('\n');
        }
        self.archive.add(file, table.as_bytes());
    }
}

fn push(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
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

/// What is written of a day of which nothing is known.
const UNKNOWN: &str = "UNKNOWN";

fn push_value(text: &mut String, column: &Column, day: Day) {
    let (course, state) = (&column.course, column.course.state(day));
    let is_amount = column.habit.measure != Measure::YesNo;
    text.push_str(match state {
        State::Done | State::Part if is_amount => {
            return text.push_str(&course.amount(day).thousandths().to_string());
        }
        State::Done => "YES_MANUAL",
        State::Rest => "SKIP",
        State::Covered if !is_amount => "YES_AUTO",
        State::Part => "NO",
        State::Covered | State::Open | State::Free | State::Outside => UNKNOWN,
    });
}

/// A strength, 0 to 1, with four places: a tenth of the time that formatting a float takes.
fn push_strength(text: &mut String, strength: f64) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10,000")]
    let places = (strength.clamp(0.0, 1.0) * 10_000.0).round() as u32;
    let digit = |by: u32| char::from_digit(places / by % 10, 10).unwrap_or('0');
    text.extend([digit(10_000), '.', digit(1000), digit(100), digit(10), digit(1)]);
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
