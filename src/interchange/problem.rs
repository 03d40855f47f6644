//! Problems: what of a file could not be taken, where it stands and why. A problem stops nothing.

use serde::{Deserialize, Serialize};

use crate::people::clean_line;
use crate::sort;

/// One thing that could not be taken as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Problem {
    /// Where it stands: "row 12", "line 40", or "the whole file". Rows and lines count from 1.
    #[serde(rename = "where")]
    pub place: String,
    /// What happened to it.
    pub what: String,
    /// Why, in a sentence.
    pub why: String,
}

/// As many are listed one by one; a broken file may have a million.
const LISTED: usize = 1000;

/// Collects problems; those after the thousandth are counted.
#[derive(Default)]
pub(super) struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds one. `place` is "row 12" or "line 40".
    pub(super) fn add(&mut self, place: String, what: impl Into<String>, why: impl Into<String>) {
        if self.listed.len() < LISTED {
            self.listed.push(Problem { place, what: what.into(), why: why.into() });
        } else {
            self.more += 1;
        }
    }

    /// Adds one that is about no line in particular.
    pub(super) fn add_whole(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.add("the whole file".to_owned(), what, why);
    }

    /// All of them in the order of the file, those about the whole of it first; the last one says
    /// how many more there were.
    pub(super) fn into_list(mut self) -> Vec<Problem> {
        let number = |problem: &Problem| {
            let last = problem.place.rsplit(' ').next();
            last.and_then(|word| word.parse::<usize>().ok()).unwrap_or_default()
        };
        sort::by_key(&mut self.listed, number);
        if self.more > 0 {
            self.listed.push(Problem {
                place: "the whole file".to_owned(),
                what: format!("{} more problems are not listed", self.more),
                why: format!("The first {LISTED} are."),
            });
        }
        self.listed
    }
}

/// A text from the file in quotation marks, on one line, cut after 60 characters.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    // Not all of what may be a megabyte is looked at.
    let start: String = text.trim_start().chars().take(SHOWN * 4).collect();
    let line = clean_line(&start);
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < line.len() || start.len() < text.trim().len() {
        shown.push('…');
    }
    format!("“{shown}”")
}

/// The name of a file in quotation marks, or what stands for it.
pub(super) fn file(name: &str) -> String {
    if clean_line(name).is_empty() { "This file".to_owned() } else { quoted(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_problems_are_counted() {
        let mut problems = Problems::default();
        for row in 0..1_000_000 {
            problems.add(format!("row {row}"), "", "");
        }
        let list = problems.into_list();
        assert_eq!(list.len(), LISTED + 1);
        assert_eq!(list[LISTED].what, "999000 more problems are not listed");
    }

    #[test]
    fn quoted_texts_are_short() {
        assert_eq!(quoted(" Ada\nLovelace "), "“Ada Lovelace”");
        assert_eq!(quoted(&"x".repeat(1 << 20)), format!("“{}…”", "x".repeat(60)));
        assert_eq!(quoted(""), "“”");
    }

    #[test]
    fn as_the_shell_reads_it() {
        let problem = Problem { place: "row 2".into(), what: "a".into(), why: "b".into() };
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(json, r#"{"where":"row 2","what":"a","why":"b"}"#);
    }
}
