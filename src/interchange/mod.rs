//! Readers of other programs' files: bytes in; people, ties, habits and a list of problems out. No awareness
//! of files, screens, clocks or of what the notebook holds; only `plan` compares with that, and only
//! `backup` and `network` write.
//!
//! Nothing is ever half read: a file is refused whole with a sentence for the user (`Refusal`), or
//! read with every line that could not be taken named in `Draft::problems`.

pub mod backup;
pub mod calendar;
mod date;
mod decode;
mod fields;
mod file_name;
mod fill;
pub mod habits;
mod linkedin;
pub mod network;
mod plan;
mod problem;
mod refusal;
mod sniff;
mod table;
mod vcard;

pub use file_name::file_name;
pub use plan::{Filled, HabitDays, Plan, plan};
pub use problem::Problem;
pub use refusal::{Refusal, SIZE_MAX, check_size};

use serde::{Deserialize, Serialize};

use crate::giving::{Check, CheckKey, DayMark, Habit};
use crate::id::Ids;
use crate::life::Moment;
use crate::people::{Person, Tie};

/// Which format a file is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// LinkedIn's `Connections.csv`.
    LinkedIn,
    /// vCard 2.1, 3.0 (RFC 2426) or 4.0 (RFC 6350).
    VCard,
    /// Loop Habit Tracker's archive of CSV files.
    LoopCsv,
    /// Table Habit's JSON.
    TableHabit,
    /// The JSON of Beaver Habits.
    Beaver,
    /// HabitBull's CSV.
    HabitBull,
}

impl Format {
    /// What it is called on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Format::LinkedIn => "LinkedIn's Connections.csv",
            Format::VCard => "vCard",
            Format::LoopCsv => "Loop Habit Tracker's CSV",
            Format::TableHabit => "Table Habit's JSON",
            Format::Beaver => "Beaver Habits' JSON",
            Format::HabitBull => "HabitBull's CSV",
        }
    }
}

/// What a file holds, before it is compared with the notebook. Every id is new and made up for this
/// draft; ties and moments name people by it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// The format it was in.
    pub format: Format,
    /// Everybody in it, in the order of the file; each with at least one source, no two sharing one.
    pub people: Vec<Person>,
    /// How they are tied; both ends are among `people`.
    pub ties: Vec<Tie>,
    /// What happened with them. Neither LinkedIn nor a vCard tells of any.
    pub moments: Vec<Moment>,
    /// Habits, from who tracks them.
    pub habits: Vec<Habit>,
    /// Days they were done.
    pub checks: Vec<Check>,
    /// What is said of their days besides.
    pub marks: Vec<Marked>,
    /// What could not be taken, or only in another way than it was written.
    pub problems: Vec<Problem>,
}

/// What is said of a habit's day besides whether it was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Marked {
    /// Of which day of which habit.
    #[serde(serialize_with = "as_text")]
    pub key: CheckKey,
    /// What.
    pub mark: DayMark,
}

fn as_text<S: serde::Serializer>(key: &CheckKey, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(key)
}

impl Draft {
    fn of_habits(
        format: Format,
        habits: Vec<Habit>,
        checks: Vec<Check>,
        marks: Vec<Marked>,
        problems: Vec<Problem>,
    ) -> Self {
        let (people, ties, moments) = Default::default();
        Self { format, people, ties, moments, habits, checks, marks, problems }
    }

    fn of_people(format: Format, people: Vec<Person>, ties: Vec<Tie>) -> Self {
        let (moments, habits, checks, marks, problems) = Default::default();
        Self { format, people, ties, moments, habits, checks, marks, problems }
    }
}

/// Reads a file of any format. What it is, is told by its content; `file_name` only serves to
/// name it in a refusal. The same bytes and the same source of ids give the same draft.
///
/// # Errors
/// When the whole file can't be taken, with a sentence for the user.
pub fn read(bytes: &[u8], file_name: &str, ids: &mut Ids<'_>) -> Result<Draft, Refusal> {
    check_size(bytes.len().try_into().unwrap_or(u64::MAX))?;
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::Empty);
    }
    let looks_like = |like: sniff::Looks| Refusal::Neither(problem::file(file_name), like);
    if sniff::is_zip(bytes)
        && let Some(draft) = habits::archive(bytes, ids)
    {
        return draft;
    }
    if let Some(like) = sniff::binary(bytes) {
        return Err(looks_like(like));
    }
    let source = decode::Source::new(bytes)?;
    if sniff::starts_as_vcard(&source.bytes) {
        return vcard::read(&source, ids);
    }
    if let Some(draft) = habits::json(&source, ids).or_else(|| habits::table(&source, ids)) {
        return draft;
    }
    match linkedin::read(&source, ids) {
        Ok(draft) => Ok(draft),
        Err(linkedin::Unread::Refused(refusal)) => Err(refusal),
        Err(linkedin::Unread::NoHeader(_)) if sniff::has_vcard(&source.bytes) => {
            vcard::read(&source, ids)
        }
        Err(linkedin::Unread::NoHeader(columns)) => Err(sniff::text(&source.bytes)
            .map(looks_like)
            .or_else(|| columns.map(|columns| columns.refusal(file_name)))
            .unwrap_or_else(|| looks_like(sniff::Looks::PLAIN))),
    }
}
