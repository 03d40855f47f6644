//! The course of a habit: what each of its days was, how strong it has become, and its seasons. All
//! is worked out on *days of practice*, from which the days of rest are left out, as if the calendar
//! stood still on them: so a rest neither breaks nor lengthens anything. Where weekdays are chosen,
//! the others are left out as well. No awareness of people, clocks or of how it is drawn.
//!
//! Which days a satisfied window covers is as in Loop Habit Tracker (iSoron/uhabits, `EntryList.kt`),
//! but for the length of a month (`windows.rs`); strength is Loop's (`strength.rs`). Our own code; the
//! tests have Loop's published values.
//!
//! Loop has no chosen weekdays. Done on another day, it is added to the chosen day before it, and
//! stands for that if it wasn't done then, else for the next one.
#![allow(clippy::indexing_slicing, reason = "all indices are of vectors of one length made here")]

mod strength;
mod windows;

use std::collections::BTreeMap;

use self::strength::{steps, strengths};
use self::windows::{Practised, held, windows};
use super::{Amount, DayMark, Habit, Measure, Rest, Rhythm, Weekdays};
use crate::day::Day;

/// What a day of a habit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Not a day of it yet, or no longer: before it was taken up, after it was put away, or to come.
    Outside,
    /// Nothing was said of it.
    Open,
    /// Nothing was said of it, and the rhythm doesn't ask for this day of the week.
    Free,
    /// Asked for, not done, and needn't be: it was done often enough around it.
    Covered,
    /// Some of it was done, or more than it should be at most.
    Part,
    /// Done.
    Done,
    /// A rest.
    Rest,
}

/// What one tap makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tap {
    /// It was done.
    Check,
    /// It was a rest.
    Rest,
    /// Nothing is said of it.
    Clear,
}

impl State {
    /// What comes next: done, rest, nothing.
    pub fn tap(self) -> Tap {
        match self {
            State::Done | State::Part => Tap::Rest,
            State::Rest => Tap::Clear,
            State::Outside | State::Open | State::Free | State::Covered => Tap::Check,
        }
    }

    /// In a word, for who can't see it.
    pub fn word(self) -> &'static str {
        match self {
            State::Outside => "",
            State::Open => "open",
            State::Free => "free",
            State::Covered => "covered",
            State::Part => "some",
            State::Done => "done",
            State::Rest => "rest",
        }
    }
}

/// A season of practice: days that were done or covered, one after the other. Rests may lie within,
/// and days the rhythm doesn't ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// Its first day, of practice.
    pub from: Day,
    /// Its last day, of practice.
    pub to: Day,
    /// How many days of practice it has; those of rest and those not asked for are not among them.
    pub days: usize,
}

/// What the course is worked out from.
pub struct Known<'a> {
    /// The habit.
    pub habit: &'a Habit,
    /// The days it was done, and how much.
    pub checks: &'a BTreeMap<Day, Option<Amount>>,
    /// What is said of its days besides.
    pub marks: &'a BTreeMap<Day, DayMark>,
    /// Times of rest, its own and everybody's; those of other habits are passed over.
    pub rests: &'a [&'a Rest],
    /// The days of the week on which everything rests.
    pub rest_days: Weekdays,
}

/// The course of a habit up to a day, worked out once.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    first: Day,
    states: Vec<State>,
    amounts: Vec<Amount>,
    strengths: Vec<f64>,
    seasons: Vec<Season>,
    /// The longest gap that is none yet: the length of the window, in steps.
    window: usize,
    /// How many days of practice lie after the last season.
    since: usize,
    /// How many lay before the last season and after the one before it.
    gap: Option<usize>,
}

/// A hundred years: a misspelt year must not cost more than a life has days.
const LONGEST: i32 = 36_525;

impl Course {
    /// Up to today, or to the day it was put away.
    pub fn of(known: &Known<'_>, today: Day) -> Self {
        let habit = known.habit;
        let earliest = known.checks.keys().next().copied().unwrap_or(habit.started);
        let until = habit.archived.map_or(today, |day| day.min(today));
        let first = earliest.min(habit.started).max(until.plus(1 - LONGEST));
        let length = usize::try_from(until.since(first) + 1).unwrap_or_default();
        let mut course = Self {
            first,
            states: Vec::with_capacity(length),
            amounts: vec![Amount::ZERO; length],
            strengths: Vec::new(),
            seasons: Vec::new(),
            window: usize::try_from(steps(&habit.rhythm).1).unwrap_or(usize::MAX),
            since: 0,
            gap: None,
        };
        let practised = course.read(known, length);
        let held = held(&practised, &windows(habit, &practised));
        for (one, held) in practised.iter().zip(&held) {
            if *held && course.states[one.at] == State::Open {
                course.states[one.at] = State::Covered;
            }
        }
        course.strengths = strengths(habit, &practised, length);
        course.find_seasons(&practised, &held);
        course
    }

    /// Fills in the states, and answers the days of practice.
    fn read(&mut self, known: &Known<'_>, length: usize) -> Vec<Practised> {
        let habit = known.habit;
        let rest_days = habit.rest_days.or(known.rest_days);
        let rests: Vec<&Rest> =
            known.rests.iter().copied().filter(|rest| rest.is_of(habit.id)).collect();
        let last = self.first.plus(i32::try_from(length).unwrap_or(i32::MAX));
        let mut checks = known.checks.range(self.first..last).peekable();
        let mut marks = known.marks.range(self.first..last).peekable();
        let mut practised: Vec<Practised> = Vec::with_capacity(length);
        let mut is_early = false;
        let mut day = self.first;
        for at in 0..length {
            let check = checks.next_if(|(on, _)| **on == day).map(|(_, much)| *much);
            let mark = marks.next_if(|(on, _)| **on == day);
            let is_asked = match &habit.rhythm {
                Rhythm::Weekdays(days) => days.contains(&day.weekday()),
                _ => true,
            };
            let state = match check {
                Some(much) => {
                    let much = much.unwrap_or(match habit.measure {
                        Measure::YesNo => Amount::ONE,
                        Measure::AtLeast | Measure::AtMost => habit.target,
                    });
                    let is_done = match habit.measure {
                        Measure::YesNo => much > Amount::ZERO,
                        Measure::AtLeast => much >= habit.target,
                        Measure::AtMost => much <= habit.target,
                    };
                    self.amounts[at] = much;
                    let much = match habit.measure {
                        Measure::YesNo => u64::from(is_done),
                        _ => u64::try_from(much.thousandths()).unwrap_or_default(),
                    };
                    match practised.last_mut().filter(|_| !is_asked) {
                        Some(before) => {
                            before.much += much;
                            is_early |= is_done && before.is_held;
                            before.is_held |= is_done;
                        }
                        None => {
                            let is_held = is_done | std::mem::take(&mut is_early);
                            practised.push(Practised { at, much, is_held });
                        }
                    }
                    if is_done { State::Done } else { State::Part }
                }
                None if mark.is_some_and(|(_, mark)| mark.rest)
                    || rest_days.contains(day.weekday())
                    || rests.iter().any(|rest| rest.covers(habit.id, day)) =>
                {
                    State::Rest
                }
                None if is_asked => {
                    let is_held = std::mem::take(&mut is_early);
                    practised.push(Practised { at, much: 0, is_held });
                    State::Open
                }
                None => State::Free,
            };
            self.states.push(state);
            day = day.plus(1);
        }
        practised
    }

    fn find_seasons(&mut self, practised: &[Practised], held: &[bool]) {
        let mut begun = None;
        for place in 0..=practised.len() {
            let is_held = held.get(place).copied().unwrap_or(false);
            match (begun, is_held) {
                (None, true) => begun = Some(place),
                (Some(from), false) => {
                    let season = Season {
                        from: self.day(practised[from].at),
                        to: self.day(practised[place - 1].at),
                        days: place - from,
                    };
                    if !self.seasons.is_empty() {
                        self.gap = Some(from - (practised.len() - self.since));
                    }
                    self.seasons.push(season);
                    self.since = practised.len() - place;
                    begun = None;
                }
                _ => {}
            }
        }
    }

    fn day(&self, at: usize) -> Day {
        self.first.plus(i32::try_from(at).unwrap_or(i32::MAX))
    }

    fn at(&self, day: Day) -> Option<usize> {
        let at = usize::try_from(day.since(self.first)).ok()?;
        (at < self.states.len()).then_some(at)
    }

    /// Its first day: the day it was taken up, or was done before that.
    pub fn first(&self) -> Day {
        self.first
    }

    /// Its last day; `None` where it has not begun yet.
    pub fn last(&self) -> Option<Day> {
        self.states.len().checked_sub(1).map(|at| self.day(at))
    }

    /// What this day is.
    pub fn state(&self, day: Day) -> State {
        self.at(day).map_or(State::Outside, |at| self.states[at])
    }

    /// How much was done on this day.
    pub fn amount(&self, day: Day) -> Amount {
        self.at(day).map_or(Amount::ZERO, |at| self.amounts[at])
    }

    /// Its days from this to that, those outside of it too.
    pub fn days(&self, from: Day, to: Day) -> impl Iterator<Item = (Day, State)> {
        let count = i64::from(to.since(from)) + 1;
        (0..count).map_while(move |n| {
            let day = from.plus(i32::try_from(n).ok()?);
            Some((day, self.state(day)))
        })
    }

    /// How strong it was at the end of this day, 0 to 1; before it began 0, later the last.
    pub fn strength_on(&self, day: Day) -> f64 {
        match self.at(day) {
            Some(at) => self.strengths[at],
            None if day < self.first => 0.0,
            None => self.strengths.last().copied().unwrap_or_default(),
        }
    }

    /// How strong it is, 0 to 1. A last day of which nothing is said yet takes nothing away.
    pub fn strength(&self) -> f64 {
        let last = self.strengths.len().saturating_sub(1);
        let is_open = matches!(
            self.states.last(),
            Some(State::Open | State::Free | State::Covered | State::Part)
        );
        let before = last.checked_sub(1).map_or(0.0, |at| self.strengths[at]);
        let now = self.strengths.last().copied().unwrap_or_default();
        if is_open { now.max(before) } else { now }
    }

    /// All seasons of practice, the earliest first.
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The season that goes on: its last day is no longer ago than the rhythm allows.
    pub fn season(&self) -> Option<Season> {
        self.seasons.last().copied().filter(|_| self.since <= self.window)
    }

    /// A word for who comes back after a gap, in the first days of the new season.
    pub fn welcome(&self) -> Option<&'static str> {
        let season = self.season().filter(|season| season.days <= 3)?;
        let is_back = self.gap.is_some_and(|gap| gap > self.window.max(3));
        (is_back && self.since <= 1 && season.days > 0).then_some("Good to be back.")
    }

    /// How often it was done on each day of the week, Monday first.
    pub fn by_weekday(&self) -> [u32; 7] {
        let mut times = [0; 7];
        let mut place = usize::from(self.first.weekday().index());
        for state in &self.states {
            times[place] += u32::from(*state == State::Done);
            place = (place + 1) % 7;
        }
        times
    }
}

/// How strong it is, in a word.
pub fn strength_word(strength: f64) -> &'static str {
    match strength {
        s if s < 0.1 => "a seed",
        s if s < 0.35 => "sprouting",
        s if s < 0.6 => "growing",
        s if s < 0.85 => "rooted",
        _ => "firmly rooted",
    }
}

#[cfg(test)]
mod tests;
