//! A text taken apart: its sentences, and in each the parts of which one thing is told.

use std::ops::Range;

use super::days::{Said, Sight, When, said};
use super::kinds::kind;
use super::meant::{Opening, opening};
use super::words::{Gap, Word, are, longest};

/// A part of a sentence that tells one thing.
#[derive(Debug)]
pub(super) struct Segment {
    /// Its words.
    pub(super) words: Range<usize>,
    /// How it begins, if it is something to be done.
    pub(super) meant: Option<Opening>,
    /// How many words before that say the day: "tomorrow call Ada".
    pub(super) lead: usize,
    /// Whether it begins a sentence.
    pub(super) begins: bool,
}

/// The parts of a text.
pub(super) fn segments(words: &[Word<'_>], sight: Sight) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    for at in 0..words.len() {
        let Some(word) = words.get(at) else { break };
        let begins = word.gap == Gap::Stop || at == 0;
        let may_begin =
            word.gap >= Gap::Comma || matches!(word.folded.as_str(), "and" | "then" | "but");
        if !begins && !may_begin {
            continue;
        }
        let clause = rest_of_sentence(words, at);
        let (lead, meant) = meant_at(clause, sight);
        let is_own = begins
            || meant.is_some()
            || found.last().is_some_and(|before| {
                let before = words.get(before.words.start..at).unwrap_or_default();
                word.gap >= Gap::Comma && is_another(before, clause, sight)
            });
        if is_own {
            if let Some(last) = found.last_mut() {
                last.words.end = at;
            }
            found.push(Segment { words: at..words.len(), meant, lead, begins });
        }
    }
    found
}

fn rest_of_sentence<'a>(words: &'a [Word<'a>], at: usize) -> &'a [Word<'a>] {
    let rest = words.get(at..).unwrap_or_default();
    let end = rest
        .iter()
        .skip(1)
        .position(|word| word.gap == Gap::Stop)
        .map_or(rest.len(), |end| end + 1);
    rest.get(..end).unwrap_or_default()
}

/// Whether something to be done begins here, maybe after a day.
fn meant_at(clause: &[Word<'_>], sight: Sight) -> (usize, Option<Opening>) {
    let ahead = Sight { ahead: true, ..sight };
    if let Some(opening) = opening(clause, 0) {
        return (0, Some(opening));
    }
    let filler = longest(clause, 0, &["and", "then", "but", "so"]);
    match said(clause, filler, ahead) {
        Some(day) if day.when != When::Never => {
            let lead = filler + day.words;
            (lead, opening(clause, lead))
        }
        _ => (0, None),
    }
}

/// Whether what follows a comma is another meeting on a day of its own: ", today dinner with Tom".
fn is_another(before: &[Word<'_>], clause: &[Word<'_>], sight: Sight) -> bool {
    let skip = usize::from(are(clause, 0, &["and"]));
    let has_day = |words: &[Word<'_>]| (0..words.len()).any(|at| said(words, at, sight).is_some());
    said(clause, skip, sight).is_some()
        && kind(clause, true).is_contact()
        && has_day(before)
        && kind(before, true).is_contact()
}

/// The days that are said in some words, by the words that say them.
pub(super) fn days(words: &[Word<'_>], sight: Sight) -> Vec<(Range<usize>, Said)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match said(words, at, sight) {
            Some(day) => {
                found.push((at..at + day.words, day));
                at += day.words.max(1);
            }
            None => at += 1,
        }
    }
    found
}
