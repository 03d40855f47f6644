//! Dates that come round: "Ada's birthday is on 3 March", "Tom turns 40 on Friday". Only where a
//! part says nothing else, so that no word of it is lost.

use std::ops::Range;

use super::{Reader, Yearly};
use crate::capture::cast::{Cast, cast};
use crate::capture::days::{Sight, When};
use crate::capture::draft::{Mention, Whom};
use crate::capture::lexicon::{NO_NAMES, RELATIONS, has};
use crate::capture::segment::{Segment, days};
use crate::capture::words::{Gap, Word, longest};
use crate::day::{Day, PartialDate, digits};
use crate::people::{BIRTHDAY, CalendarDate};

/// What comes round, and the label it is kept under.
const YEARLY: &[(&str, &str)] = &[
    ("birthday", BIRTHDAY),
    ("bday", BIRTHDAY),
    ("b-day", BIRTHDAY),
    ("wedding anniversary", "anniversary"),
    ("anniversary", "anniversary"),
    ("name day", "name day"),
];

/// Words that may stand between it and the day.
const BETWEEN: &str = "is on falls";

impl Reader<'_> {
    /// Reads a part that tells of such a date and nothing else; whether it does.
    pub(super) fn come_round(&mut self, part: &Segment, all: &[Word<'_>], end: usize) -> bool {
        let found = self.yearly(all);
        let Some((label, date, people)) = found else { return false };
        let text = self.without(self.start(part), end, all, &[]);
        self.new.extend(people.iter().filter(|one| is_new(one)).cloned());
        self.before.clone_from(&people);
        let text = text.trim_end_matches('.').to_owned();
        self.yearly.push(Yearly { label: label.to_owned(), date, text, people });
        true
    }

    fn yearly(&self, all: &[Word<'_>]) -> Option<(&'static str, CalendarDate, Vec<Mention>)> {
        let ahead = Sight { ahead: true, ..self.sight };
        let found = days(all, ahead);
        // The day is the last that is said.
        let (at, said) = found.last().filter(|(at, _)| at.end == all.len())?;
        let When::At(PartialDate::Day(day)) = said.when else { return None };
        let taken = [at.clone()];
        let cast = cast(self.names, &self.new, all, &taken);
        let said_in = |words: &[Word<'_>], test: fn(&str) -> bool| {
            words.get(at.clone()).is_some_and(|said| said.iter().any(|word| test(&word.folded)))
        };
        let has_year = said_in(all, has_year);
        let by_number = said_in(all, |word| word.starts_with(|c: char| c.is_ascii_digit()));
        let name_of = |what: usize| YEARLY.iter().find(|(name, _)| longest(all, what, &[name]) > 0);
        let is = |at: usize, word: &str| all.get(at).is_some_and(|one| one.folded == word);
        let dated = |day: Day, year: Option<i32>| {
            let (_, month, day) = day.ymd();
            CalendarDate::new(year, month, day)
        };
        let year = |day: Day| has_year.then_some(day.ymd().0);
        for what in 0..at.start {
            let Some((name, label)) = name_of(what) else { continue };
            let more = what + name.split(' ').count();
            // "Birthday of Ada: 3 March".
            let (who, between) = match is(more, "of") && what == 0 {
                true => (more + 1..at.start, at.start..at.start),
                false => (0..what, more..at.start),
            };
            let mut between = all.get(between)?.iter();
            let is_said = is(more, "is");
            if !between.all(|word| has(BETWEEN, &word.folded)) || !is_said && !by_number {
                return None;
            }
            let people = self.whose(&cast, all, who)?;
            return Some((label, dated(day, year(day))?, people));
        }
        // "Ada turns 40 on 3 March", "Ada was born on 12 May 1985".
        let verb = (1..at.start).find(|at| is(*at, "turns") || is(*at, "was"))?;
        let people = || self.whose(&cast, all, 0..verb);
        if is(verb, "turns") && verb + 2 == at.start {
            let age = all.get(verb + 1).and_then(|word| digits(&word.folded))?;
            return Some((BIRTHDAY, dated(day, Some(day.ymd().0 - age))?, people()?));
        }
        let born = is(verb + 1, "born") && verb + 2 == at.start && has_year;
        // Who was born just now is news.
        let long_ago = self.sight.today.since(day) > 366;
        (born && long_ago).then(|| Some((BIRTHDAY, dated(day, year(day))?, people()?)))?
    }

    /// Whose it is, if these words say nothing else.
    fn whose(&self, cast: &Cast, all: &[Word<'_>], who: Range<usize>) -> Option<Vec<Mention>> {
        let words = all.get(who.clone()).filter(|words| !words.is_empty())?;
        let is_named = |at: usize| cast.taken.iter().any(|taken| taken.contains(&at));
        let is_and = |at: usize| all.get(at).is_some_and(|word| word.folded == "and");
        if let [one] = words
            && matches!(one.folded.as_str(), "his" | "her" | "their" | "she" | "he")
        {
            let people = self.there(cast);
            return (!people.is_empty()).then_some(people);
        }
        if cast.named.is_empty() {
            return new(words).map(|one| vec![one]);
        }
        who.clone().all(|at| is_named(at) || is_and(at)).then(|| cast.named.clone())
    }
}

/// Somebody who isn't known yet: "Priya's birthday is on 3 March".
fn new(words: &[Word<'_>]) -> Option<Mention> {
    let is_name = |(at, word): (usize, &Word<'_>)| {
        let close = at == 0 || word.gap == Gap::Space;
        // "Mum" is a name by herself.
        let is_word =
            has(NO_NAMES, &word.folded) || words.len() > 1 && has(RELATIONS, &word.folded);
        word.cap && close && !is_word && word.own == (at + 1 == words.len())
    };
    let is_one = words.len() <= 3 && words.iter().enumerate().all(is_name);
    let joined =
        |text: fn(&Word<'_>) -> String| words.iter().map(text).collect::<Vec<_>>().join(" ");
    let said = joined(|word| word.text.to_owned());
    let who = Whom::New(said.clone());
    is_one.then(|| Mention {
        key: joined(|word| word.folded.clone()),
        said,
        who: Some(who.clone()),
        others: vec![who],
    })
}

fn is_new(one: &Mention) -> bool {
    matches!(one.who, Some(Whom::New(_)))
}

/// Whether a year is written in this word: "2009", "3.3.2009".
fn has_year(word: &str) -> bool {
    word.split(['.', '-', '/']).any(|part| part.len() == 4 && digits(part).is_some())
}
