//! Reads a text as a draft. See the module for how.

use std::ops::Range;

use super::cast::{Cast, cast};
use super::days::{Said, Sight, When};
use super::draft::{Draft, Entry, LONGEST, Mention, Remark, What, Whom};
use super::kinds::{is_not, kind, tells_frustration};
use super::names::Names;
use super::segment::{Segment, days, segments};
use super::tense::{due_by, is_other_day, is_past, is_together, leads_on, tells_ahead};
use super::words::{Word, words};
use crate::day::{Day, PartialDate, Weekday};
use crate::giving::HabitKind;
use crate::id::HabitId;
use crate::insight::{FollowUp, ask_again, follow_up};
use crate::life::{Due, MomentKind};
use crate::notebook::moment_of;
use crate::people::{CalendarDate, clean_text};

mod intend;
mod refer;
mod text;
mod yearly;

use text::{join, tidy};

/// In how many days something is to be done where no day is said.
const SOON: i32 = 3;

/// How long ago a frustration may have been to ask how it is now, in days.
const LATELY: i32 = 14;

/// What a text says, as it would be filed on this day. `week_start` is where weeks begin, for "next
/// week". Never fails: what isn't understood is the text of a note.
pub fn read(text: &str, names: &Names, today: Day, week_start: Weekday) -> Draft {
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return Draft { entries: Vec::new(), remarks: vec![Remark::TooLong] };
    }
    let all = words(text);
    let sight = Sight { today, week_start, ahead: false };
    let mut reader = Reader {
        text,
        words: &all,
        names,
        sight,
        moments: Vec::new(),
        meant: Vec::new(),
        yearly: Vec::new(),
        checks: Vec::new(),
        remarks: Vec::new(),
        new: Vec::new(),
        before: Vec::new(),
        day: None,
        clause: String::new(),
    };
    let parts = segments(&all, sight);
    for (n, part) in parts.iter().enumerate() {
        let next = parts.get(n + 1).and_then(|next| all.get(next.words.start));
        reader.part(part, next.map_or(text.len(), |word| word.at.start));
    }
    let text = clean_text(text);
    let is_empty = reader.moments.is_empty() && reader.meant.is_empty() && reader.yearly.is_empty();
    if is_empty && !text.is_empty() {
        reader.note(text);
    }
    reader.finish()
}

/// A moment as it is put together.
struct Told {
    kind: MomentKind,
    when: PartialDate,
    text: String,
    people: Vec<Mention>,
    /// Whether its words tell a frustration.
    hard: bool,
    habit: Option<HabitId>,
}

/// A date that comes round.
struct Yearly {
    label: String,
    date: CalendarDate,
    text: String,
    people: Vec<Mention>,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word<'a>],
    names: &'a Names,
    sight: Sight,
    moments: Vec<Told>,
    meant: Vec<(String, Due, Vec<Mention>)>,
    yearly: Vec<Yearly>,
    checks: Vec<(HabitId, Day)>,
    remarks: Vec<Remark>,
    /// Those who were found to be new.
    new: Vec<Mention>,
    /// Who was spoken of last.
    before: Vec<Mention>,
    /// The day that was said last of what happened.
    day: Option<PartialDate>,
    /// What happened, in the sentence that is being read.
    clause: String,
}

impl Reader<'_> {
    fn part(&mut self, part: &Segment, end: usize) {
        if part.begins {
            self.clause.clear();
        }
        let all = self.words.get(part.words.clone()).unwrap_or_default();
        match part.meant {
            Some(_) => self.intend(part, all, end),
            None => self.happened(part, all, end),
        }
    }

    /// Where the text of a part begins.
    fn start(&self, part: &Segment) -> usize {
        let first = self.words.get(part.words.start).map_or(0, |word| word.at.start);
        if part.words.start == 0 { 0 } else { first }
    }

    fn happened(&mut self, part: &Segment, all: &[Word<'_>], end: usize) {
        if self.come_round(part, all, end) {
            return;
        }
        let mut found = self.days(all, false);
        let taken: Vec<Range<usize>> = found.iter().map(|(at, _)| at.clone()).collect();
        let cast = cast(self.names, &self.new, all, &taken);
        self.learn(&cast);
        let rest = others(all, &cast, &taken);
        let mut first = first_of(&found);
        if let Some((at, when)) = &first
            && self.is_ahead(&rest, all.get(at.clone()).unwrap_or_default(), *when)
        {
            found = self.days(all, true);
            first = first_of(&found);
        }
        let today = self.sight.today;
        let is_to_come = |when: PartialDate| when.first() > today;
        if let Some((at, when)) = first.clone().filter(|(_, when)| is_to_come(*when))
            && !is_past(&rest)
        {
            let day = due_by(all, &at, when.first(), today);
            let text = self.without(self.start(part), end, all, &[at]);
            let people = self.there(&cast);
            return self.mean(text, Due::On(day), people);
        }
        self.remark(&found, all);
        let own = first.filter(|(_, when)| !is_to_come(*when));
        let cuts: Vec<Range<usize>> = own.iter().map(|(at, _)| at.clone()).collect();
        let text = self.without(self.start(part), end, all, &cuts);
        let people = self.there(&cast);
        let kind = match kind(&rest, !people.is_empty() || cast.somebody) {
            MomentKind::Note if is_together(all, &cast.taken) && !is_not(&rest) => MomentKind::Met,
            kind => kind,
        };
        let hard = tells_frustration(&rest);
        self.clause.clone_from(&text);
        let day = own.map(|(_, when)| when);
        self.tell(
            Told {
                kind,
                when: day.or(self.day).unwrap_or(self.sight.today.into()),
                text,
                people,
                hard,
                habit: None,
            },
            day,
            &cast,
        );
        self.day = day.or(self.day);
        self.practise(all);
    }

    /// The days that are said in some words, and not only spoken of.
    fn days(&self, all: &[Word<'_>], ahead: bool) -> Vec<(Range<usize>, Said)> {
        let mut found = days(all, Sight { ahead, ..self.sight });
        found.retain(|(at, said)| said.when == When::Never || !is_other_day(all, at, true));
        found
    }

    /// Whether a day without "last" or "next" lies ahead: by the words, or because it would be far
    /// behind and is near ahead: "dinner with Ada on the 25th".
    fn is_ahead(&self, rest: &[Word<'_>], day: &[Word<'_>], when: PartialDate) -> bool {
        if tells_ahead(rest, day) {
            return true;
        }
        let PartialDate::Day(behind) = when else { return false };
        let today = self.sight.today;
        let ahead = days(day, Sight { ahead: true, ..self.sight });
        let Some((_, PartialDate::Day(ahead))) = first_of(&ahead) else { return false };
        let (behind, ahead) = (today.since(behind), ahead.since(today));
        let is_near = behind > 14 && (1..=31).contains(&ahead) && 2 * ahead < behind;
        is_near && kind(rest, true).is_contact() && !is_past(rest)
    }

    /// Says which days the calendar doesn't have.
    fn remark(&mut self, found: &[(Range<usize>, Said)], all: &[Word<'_>]) {
        for (at, _) in found.iter().filter(|(_, said)| said.when == When::Never) {
            let words = all.get(at.clone()).unwrap_or_default();
            let start = words.first().map_or(0, |word| word.at.start);
            let end = words.last().map_or(0, |word| word.at.end);
            let said = self.text.get(start..end).unwrap_or_default();
            let said = said.trim_start_matches("on ").trim_start_matches("On ");
            self.remarks.push(Remark::NoSuchDay(said.to_owned()));
        }
    }

    /// Remembers who is new, so that they are known when they are named again.
    fn learn(&mut self, cast: &Cast) {
        let is_new = |one: &&Mention| matches!(one.who, Some(Whom::New(_)));
        self.new.extend(cast.named.iter().filter(is_new).cloned());
    }

    /// Puts what happened into the moment before, or makes one of its own.
    fn tell(&mut self, told: Told, own_day: Option<PartialDate>, cast: &Cast) {
        if told.text.is_empty() && told.people.is_empty() {
            return;
        }
        if !told.people.is_empty() && (!cast.named.is_empty() || self.before.is_empty()) {
            self.before.clone_from(&told.people);
        }
        let is_news = told.kind.is_carried() || told.kind == MomentKind::Life;
        let is_clear = matches!(told.people.as_slice(), [one] if one.who.is_some());
        if let Some(last) = self.moments.last_mut() {
            let same_day = own_day.is_none_or(|day| day == last.when);
            let is_there = |one: &Mention| {
                one.who.is_none() || last.people.iter().any(|other| other.who == one.who)
            };
            let same_people = told.people.iter().all(is_there);
            let apart =
                is_news && is_clear && told.kind != last.kind && last.kind != MomentKind::Note;
            if same_day && same_people && !apart {
                if last.kind == MomentKind::Note {
                    last.kind = told.kind;
                }
                last.hard |= told.hard;
                join(&mut last.text, &told.text);
                return;
            }
        }
        if is_news && is_clear {
            self.before.clone_from(&told.people);
        }
        self.moments.push(told);
    }

    fn note(&mut self, text: String) {
        let when = self.sight.today.into();
        let people = Vec::new();
        self.moments.push(Told {
            kind: MomentKind::Note,
            when,
            text,
            people,
            hard: false,
            habit: None,
        });
    }

    /// The habits that this part tells of, by their name or by what was done.
    fn practise(&mut self, all: &[Word<'_>]) {
        let Some(last) = self.moments.last_mut() else { return };
        let PartialDate::Day(day) = last.when else { return };
        let known: Vec<_> = last
            .people
            .iter()
            .filter_map(|one| match one.who {
                Some(Whom::Known(id)) => Some(id),
                _ => None,
            })
            .collect();
        let near = |circle| {
            known.iter().any(|id| self.names.face(*id).is_some_and(|face| face.circle == circle))
        };
        for practice in self.names.practices() {
            let wanted = practice.words.as_slice();
            let letters: usize = wanted.iter().map(|word| word.chars().count()).sum();
            let says = |at: usize| {
                wanted
                    .iter()
                    .enumerate()
                    .all(|(n, word)| all.get(at + n).is_some_and(|one| one.folded == *word))
            };
            let is_named = letters >= 3 && (0..all.len()).any(says);
            let fits = practice.for_people
                && practice.kind != HabitKind::Craft
                && !last.people.is_empty()
                && (practice.circle.is_none() || near(practice.circle))
                && (moment_of(practice.kind) == last.kind
                    || practice.kind == HabitKind::Meet && last.kind == MomentKind::Meal);
            let by_doing = fits && last.habit.is_none();
            if !is_named && !by_doing || self.checks.contains(&(practice.id, day)) {
                continue;
            }
            if fits || practice.for_people && !last.people.is_empty() {
                last.habit = last.habit.or(Some(practice.id));
            }
            self.checks.push((practice.id, day));
        }
    }

    /// A part of the text without the words that say the day.
    fn without(&self, start: usize, end: usize, all: &[Word<'_>], cuts: &[Range<usize>]) -> String {
        let mut kept = String::new();
        let mut at = start;
        // "The exam is on Friday" would be no sentence without its day.
        let cuts: Vec<_> = cuts.iter().filter(|cut| !leads_on(all, cut)).collect();
        for cut in &cuts {
            let words = all.get((*cut).clone()).unwrap_or_default();
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            kept.push_str(self.text.get(at..first.at.start.max(at)).unwrap_or_default());
            at = last.at.end.max(at);
            // "On 3.3. in the park": the point belongs to the day.
            let rest = self.text.get(at..end).unwrap_or_default();
            if last.folded.contains('.') && rest.starts_with('.') {
                at += 1;
            }
        }
        kept.push_str(self.text.get(at..end.max(at)).unwrap_or_default());
        let is_cut = !cuts.is_empty();
        tidy(&kept, is_cut)
    }

    fn finish(mut self) -> Draft {
        let mut entries = Vec::new();
        let number = |word: &str, n: usize| {
            if n == 0 { word.to_owned() } else { format!("{word} {}", n + 1) }
        };
        let mut suggested = Vec::new();
        let again = match follow_up(MomentKind::Frustration, self.sight.today) {
            Some(FollowUp::AskAgain(day)) => day,
            _ => self.sight.today.plus(SOON),
        };
        for (n, told) in self.moments.into_iter().enumerate() {
            let key = number("moment", n);
            let Told { kind, when, text, people, hard, habit } = told;
            let text = match text.strip_suffix('.') {
                Some(bare) if !bare.is_empty() && !bare.ends_with('.') => bare.to_owned(),
                _ => text,
            };
            let lately =
                matches!(when, PartialDate::Day(day) if self.sight.today.since(day) <= LATELY);
            let is_hard = kind == MomentKind::Frustration || hard && people.len() == 1;
            let is_clear = people.iter().all(|one| one.who.is_some()) || people.len() == 1;
            let is_met = self.meant.iter().any(|(_, _, others)| {
                others.iter().any(|other| {
                    other.who.is_none() || people.iter().any(|one| one.who == other.who)
                })
            });
            if is_hard && lately && is_clear && !people.is_empty() && !is_met {
                suggested.push((key.clone(), ask_again(&text), people.clone()));
            }
            entries.push(Entry { key, what: What::Moment { kind, when, text, habit }, people });
        }
        for (n, Yearly { label, date, text, people }) in self.yearly.into_iter().enumerate() {
            let noted = self.sight.today;
            let what = What::Yearly { label, date, text, noted };
            entries.push(Entry { key: number("date", n), what, people });
        }
        for (n, (text, due, people)) in self.meant.into_iter().enumerate() {
            let what = What::Intention { text, due, after: None };
            entries.push(Entry { key: number("to do", n), what, people });
        }
        for (n, (after, text, people)) in suggested.into_iter().enumerate() {
            let what = What::Intention { text, due: Due::On(again), after: Some(after) };
            entries.push(Entry { key: number("ask again", n), what, people });
        }
        for (habit, day) in self.checks {
            let key = format!("check {habit} {day}");
            entries.push(Entry { key, what: What::Check { habit, day }, people: Vec::new() });
        }
        self.remarks.dedup();
        Draft { entries, remarks: self.remarks }
    }
}

/// The first of these days.
fn first_of(found: &[(Range<usize>, Said)]) -> Option<(Range<usize>, PartialDate)> {
    found.iter().find_map(|(at, said)| match said.when {
        When::At(when) => Some((at.clone(), when)),
        _ => None,
    })
}

/// The words that are neither a name nor a day.
fn others<'a>(all: &[Word<'a>], cast: &Cast, days: &[Range<usize>]) -> Vec<Word<'a>> {
    let is_taken = |at: usize| cast.taken.iter().chain(days).any(|taken| taken.contains(&at));
    all.iter().enumerate().filter(|(at, _)| !is_taken(*at)).map(|(_, word)| word.clone()).collect()
}
