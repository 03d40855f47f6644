//! Habits, and a meal, as a calendar with alarms (RFC 5545), for who wants to be reminded without a server: any
//! calendar takes the file, and a second one updates the first. No awareness of files or screens.
//!
//! Times float: half past seven is half past seven wherever one is. Ours and no crate's: what is
//! written are a dozen properties, and the crates for it bring time zones along.

mod line;
mod meal;
mod rule;

use std::fmt::Write as _;

use self::line::{escaped, push};
pub use self::meal::MealEvent;
use self::rule::Rule;
use crate::day::Day;
use crate::giving::{Habit, Reminder, Rest, Time, Weekdays};

/// What the calendar is made of.
pub struct Calendar<'a> {
    /// The habits; those put away are left out.
    pub habits: &'a [&'a Habit],
    /// Times of rest: no alarm then.
    pub rests: &'a [&'a Rest],
    /// The days of the week on which everything rests.
    pub rest_days: Weekdays,
    /// Today; nothing earlier is written.
    pub today: Day,
    /// Now, in seconds since 1970-01-01 00:00 UTC. A later file has precedence over an earlier one.
    pub now: i64,
}

/// How many days a rest is left out of a rule one by one; a longer one ends the rule.
const LEFT_OUT: i32 = 366;

impl Calendar<'_> {
    /// The file: lines of at most 75 bytes, each closed by a carriage return and a line feed.
    pub fn ics(&self) -> String {
        let mut file = begun();
        for habit in self.habits.iter().filter(|habit| habit.archived.is_none()) {
            let reminders: Vec<&Reminder> = habit.reminders.iter().collect();
            if reminders.is_empty() {
                self.event(&mut file, habit, 0, None);
            }
            for (number, reminder) in (1..).zip(reminders) {
                self.event(&mut file, habit, number, Some(reminder));
            }
        }
        push(&mut file, "END:VCALENDAR");
        file
    }

    /// One event: of a reminder, or of the habit itself for whole days.
    fn event(&self, file: &mut String, habit: &Habit, number: u32, reminder: Option<&Reminder>) {
        let rest_days = habit.rest_days.or(self.rest_days);
        let days = reminder.map_or(Weekdays::ALL, |reminder| reminder.days);
        let Some(rule) = Rule::of(&habit.rhythm, days, rest_days) else { return };
        let from = habit.started.max(self.today);
        let rests: Vec<&Rest> =
            self.rests.iter().copied().filter(|rest| rest.is_of(habit.id)).collect();
        let is_long = |rest: &&&Rest| {
            rest.until.is_none_or(|until| until.since(rest.from.max(from)) > LEFT_OUT)
                && rest.until.is_none_or(|until| until >= from)
        };
        let end = rests.iter().filter(is_long).map(|rest| rest.from).min();
        let is_off = |day: Day| rests.iter().any(|rest| rest.covers(habit.id, day));
        // The first day is one on which it rings: some calendars show it in any case.
        let days =
            (0..2 * LEFT_OUT).map(|n| from.plus(n)).take_while(|day| end.is_none_or(|e| *day < e));
        let mut days = days.filter(|day| rule.is_on(*day, habit.started));
        let Some(first) = days.clone().find(|day| !is_off(*day)) else { return };

        let stamp = stamp(self.now);
        let sequence = sequence(self.now);
        let mut line = |text: &str| push(file, text);
        line("BEGIN:VEVENT");
        line(&format!("UID:kith-{}-{number}", habit.id));
        line(&format!("SEQUENCE:{sequence}"));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("LAST-MODIFIED:{stamp}"));
        match reminder {
            Some(reminder) => {
                line(&format!("DTSTART:{}", at(first, reminder)));
                line("DURATION:PT10M");
            }
            None => {
                line(&format!("DTSTART;VALUE=DATE:{}", plain(first)));
            }
        }
        let until = end.map(|end| match reminder {
            Some(reminder) => at(end.plus(-1), reminder),
            None => plain(end.plus(-1)),
        });
        line(&format!("RRULE:{}", rule.text(until.as_deref())));
        for day in days.by_ref().filter(|day| *day > first && is_off(*day)) {
            match reminder {
                Some(reminder) => line(&format!("EXDATE:{}", at(day, reminder))),
                None => line(&format!("EXDATE;VALUE=DATE:{}", plain(day))),
            }
        }
        line(&format!("SUMMARY:{}", escaped(&habit.name)));
        let mut words = habit.rhythm.words();
        if let Some(target) = habit.target_words() {
            write!(words, ", {target}").unwrap_or_default();
        }
        if !habit.notes.is_empty() {
            write!(words, "\n{}", habit.notes).unwrap_or_default();
        }
        line(&format!("DESCRIPTION:{}", escaped(&words)));
        if !habit.group.is_empty() {
            line(&format!("CATEGORIES:{}", escaped(&habit.group)));
        }
        line("TRANSP:TRANSPARENT");
        if reminder.is_some() {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            line(&format!("DESCRIPTION:{}", escaped(&habit.name)));
            line("TRIGGER:PT0S");
            line("END:VALARM");
        }
        line("END:VEVENT");
    }
}

/// How every calendar of ours begins.
fn begun() -> String {
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kith//Giving//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Kith",
    ] {
        push(&mut file, line);
    }
    file
}

/// A later file has precedence over an earlier one.
fn sequence(now: i64) -> i64 {
    (now / 60 - SEQUENCE_FROM).clamp(0, i64::from(i32::MAX))
}

/// Minutes from 1970 to 2020, so that the number stays small for half a century.
const SEQUENCE_FROM: i64 = 26_297_280;

/// `20261121`.
fn plain(day: Day) -> String {
    let (year, month, date) = day.ymd();
    format!("{year:04}{month:02}{date:02}")
}

/// `20261121T073000`: local time, wherever that is.
fn at(day: Day, reminder: &Reminder) -> String {
    at_time(day, reminder.at)
}

fn at_time(day: Day, time: Time) -> String {
    let minutes = time.minutes();
    format!("{}T{:02}{:02}00", plain(day), minutes / 60, minutes % 60)
}

/// `20261121T063000Z`.
fn stamp(now: i64) -> String {
    let day = Day::from_number(now.div_euclid(86_400)).unwrap_or(Day::EPOCH);
    let seconds = now.rem_euclid(86_400);
    let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
    format!("{}T{hour:02}{minute:02}{:02}Z", plain(day), seconds % 60)
}

#[cfg(test)]
mod tests;
