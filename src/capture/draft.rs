//! What a sentence was understood to say, as it will be filed: nothing else is. No awareness of how
//! it was read.

use std::collections::BTreeSet;
use std::fmt;

use crate::day::{Day, PartialDate};
use crate::id::{HabitId, PersonId};
use crate::life::{Due, MomentKind};
use crate::people::CalendarDate;

/// A sentence has no more letters than this; what is longer is a note, and belongs to a person.
pub const LONGEST: usize = 4_000;

/// Somebody who is known, or who would be new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Somebody in the notebook.
    Known(PersonId),
    /// Somebody to be added under this name.
    New(String),
}

/// Somebody in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What a correction of it is kept under: the folded words, and a count where two of them mean
    /// two people. A pronoun has that of whom it stands for.
    pub key: String,
    /// As it was written.
    pub said: String,
    /// Who it is; `None` while that has to be chosen.
    pub who: Option<Whom>,
    /// Who else it may be, the likeliest first.
    pub others: Vec<Whom>,
}

/// What is to be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A moment.
    Moment {
        /// What kind.
        kind: MomentKind,
        /// When it was.
        when: PartialDate,
        /// The words, without those that say the day.
        text: String,
        /// The habit that was done by it.
        habit: Option<HabitId>,
    },
    /// An intention.
    Intention {
        /// What to do, in one line.
        text: String,
        /// When.
        due: Due,
        /// The key of the entry it follows up and was suggested for; `None` where it was written.
        after: Option<String>,
    },
    /// A date of theirs that comes round: a birthday.
    Yearly {
        /// What comes round, as it is kept with them.
        label: String,
        /// When.
        date: CalendarDate,
        /// The words, for who would rather keep them as a moment.
        text: String,
        /// The day of those words.
        noted: Day,
    },
    /// The check of a habit.
    Check {
        /// Which habit.
        habit: HabitId,
        /// The day it was done.
        day: Day,
    },
}

/// One thing to be filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What a correction of it is kept under: "moment", "moment 2", "date", "to do".
    pub key: String,
    /// What it is.
    pub what: What,
    /// Who is in it. A check has nobody: they are in its moment.
    pub people: Vec<Mention>,
}

/// What has to be said of a sentence besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// These words name a day that the calendar doesn't have. They stay text.
    NoSuchDay(String),
    /// It is longer than [`LONGEST`], and nothing of it was read.
    TooLong,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchDay(words) => {
                write!(f, "The calendar has no “{words}”. It stays in the words; choose the day.")
            }
            Self::TooLong => write!(
                f,
                "This is longer than {LONGEST} letters. So long a text is better kept as a note on a person’s page."
            ),
        }
    }
}

/// Why a draft can't be filed as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unready {
    /// There is nothing in it.
    Empty,
    /// Who is meant by these words has to be chosen first.
    WhoIs(String),
    /// It is too long.
    TooLong,
}

impl fmt::Display for Unready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("There is nothing to file yet."),
            Self::WhoIs(said) => write!(f, "Who is “{said}”? Choose first, or take it out."),
            Self::TooLong => Remark::TooLong.fmt(f),
        }
    }
}

/// Everything that a sentence says, as it will be filed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What will be filed: moments, then dates, intentions and checks.
    pub entries: Vec<Entry>,
    /// What else is to be said.
    pub remarks: Vec<Remark>,
}

impl Draft {
    /// Why it can't be filed yet, if it can't.
    pub fn unready(&self) -> Option<Unready> {
        if self.remarks.contains(&Remark::TooLong) {
            return Some(Unready::TooLong);
        }
        if self.entries.is_empty() {
            return Some(Unready::Empty);
        }
        let mut people = self.entries.iter().flat_map(|entry| &entry.people);
        let unclear = people.find(|mention| mention.who.is_none());
        unclear.map(|mention| Unready::WhoIs(mention.said.clone()))
    }

    /// The names of those who would be new, each once.
    pub fn new_names(&self) -> BTreeSet<&str> {
        let people = self.entries.iter().flat_map(|entry| &entry.people);
        let new = people.filter_map(|mention| match &mention.who {
            Some(Whom::New(name)) => Some(name.as_str()),
            _ => None,
        });
        new.collect()
    }
}

impl Entry {
    /// Those who are known by now.
    pub fn known(&self) -> impl Iterator<Item = PersonId> {
        self.people.iter().filter_map(|mention| match mention.who {
            Some(Whom::Known(id)) => Some(id),
            _ => None,
        })
    }
}
