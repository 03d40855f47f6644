//! What is to be done, as it is said in a part of a sentence.

use std::ops::Range;

use super::text::{capital, lowered};
use super::{Reader, SOON};
use crate::capture::cast::cast;
use crate::capture::days::{Sight, When};
use crate::capture::draft::Mention;
use crate::capture::lexicon::{PRONOUNS, has};
use crate::capture::segment::{Segment, days};
use crate::capture::tense::{due_by, is_other_day};
use crate::capture::words::Word;
use crate::life::Due;

impl Reader<'_> {
    pub(super) fn intend(&mut self, part: &Segment, all: &[Word<'_>], end: usize) {
        let Some(opening) = part.meant else { return };
        let ahead = Sight { ahead: true, ..self.sight };
        let mut found = days(all, ahead);
        found.retain(|(at, said)| said.when == When::Never || !is_other_day(all, at, false));
        let taken: Vec<Range<usize>> = found.iter().map(|(at, _)| at.clone()).collect();
        let cast = cast(self.names, &self.new, all, &taken);
        self.learn(&cast);
        self.remark(&found, all);
        let begin = part.lead + opening.words;
        let mut people = self.there(&cast);
        if people.is_empty() && (opening.for_somebody || opening.when_we_meet) {
            people.clone_from(&self.before);
        }
        let due = found.iter().find_map(|(at, said)| match said.when {
            When::At(when) => {
                let day = when.first().plus(0);
                let due = due_by(all, at, day, self.sight.today);
                (day >= self.sight.today).then_some((at.clone(), Due::On(due)))
            }
            When::Meet => Some((at.clone(), Due::WhenWeMeet)),
            When::Never => None,
        });
        let cuts: Vec<Range<usize>> = due.iter().map(|(at, _)| at.clone()).collect();
        let start = all.get(begin).map_or(end, |word| word.at.start);
        let mut text = self.without(start, end, all, &cuts);
        let meets = opening.when_we_meet && !people.is_empty();
        let soon = || if meets { Due::WhenWeMeet } else { Due::On(self.sight.today.plus(SOON)) };
        let due = due.map_or_else(soon, |(_, due)| due);
        // "Ask her" is not enough to know later what to ask.
        let is_said = |at: &usize| {
            let taken = cast.taken.iter().chain(&taken).any(|taken| taken.contains(at));
            let is_small = |word: &Word<'_>| has(PRONOUNS, &word.folded);
            !taken && !all.get(*at).is_some_and(is_small)
        };
        let said: Vec<usize> = (begin..all.len()).filter(is_said).collect();
        let first = said.first().and_then(|at| all.get(*at));
        let asks = first.is_some_and(|word| matches!(word.folded.as_str(), "ask" | "tell"));
        let bare = asks && said.len() == 1;
        if bare && !self.clause.is_empty() {
            let told = self.clause.trim_end_matches('.');
            text = format!("{text}: {}", lowered(told));
        }
        self.mean(text, due, people);
    }

    pub(super) fn mean(&mut self, text: String, due: Due, people: Vec<Mention>) {
        let text = capital(text.trim_end_matches('.'));
        if text.is_empty() {
            return;
        }
        if !people.is_empty() {
            self.before.clone_from(&people);
        }
        self.meant.push((text, due, people));
    }
}
