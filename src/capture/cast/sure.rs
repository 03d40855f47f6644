//! Whether a word that is somebody's name means them where it stands.

use super::{Reader, Sure};
use crate::capture::kinds::is_told;
use crate::capture::lexicon::{COMMON, KEEPERS, NO_NAMES, NOT_AFTER, PERSON_NEXT, has};
use crate::capture::words::Gap;

impl Reader<'_> {
    /// Whether a word that is somebody's name means them here.
    pub(super) fn is_meant(&self, at: usize, taken: usize, exact: bool) -> Sure {
        let Some(word) = self.words.get(at) else { return Sure::No };
        let strong = self.lead.cue || self.lead.listed;
        let sure = |yes| if yes { Sure::Yes } else { Sure::No };
        let is_start = word.gap == Gap::Stop;
        let letters = word.folded.chars().count();
        let common = taken == 1 && has(COMMON, &word.folded);
        if !exact {
            let is_word = taken == 1 && (common || has(NO_NAMES, &word.folded) || is_told(word));
            return sure(
                !is_word
                    && match (word.cap, is_start) {
                        (true, false) => true,
                        (true, true) => taken > 1 || has(PERSON_NEXT, self.folded(at + 1)),
                        (false, _) => strong && letters >= 5 && !has(KEEPERS, &word.folded),
                    },
            );
        }
        if taken > 1 {
            return Sure::Yes;
        }
        match (word.cap, is_start) {
            (true, false) => Sure::Yes,
            (true, true) if common => self.begins(at),
            (true, true) => Sure::Yes,
            (false, _) if common => sure(strong && self.folded(at.saturating_sub(1)) != "to"),
            (false, _) => sure(letters >= 4 || strong || is_start),
        }
    }

    /// "Will", "May", "Grace" at the beginning of a sentence.
    fn begins(&self, at: usize) -> Sure {
        let Some(word) = self.words.get(at) else { return Sure::No };
        let Some(next) = self.words.get(at + 1) else { return Sure::Yes };
        let next_word = next.folded.as_str();
        if word.own || next.gap >= Gap::Comma || has(PERSON_NEXT, next_word) || next_word == "and" {
            return Sure::Yes;
        }
        if has(NOT_AFTER, next_word) || next_word.ends_with("ly") {
            return Sure::No;
        }
        if next_word.ends_with("ed") || next_word.ends_with('s') {
            Sure::Yes
        } else {
            Sure::Unclear
        }
    }
}
