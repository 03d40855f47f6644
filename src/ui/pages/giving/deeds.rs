//! What is made of days, each as one step that can be undone, and the words it is said in.

use leptos::prelude::untrack;

use super::look::tap_of;
use crate::day::Day;
use crate::giving::{Amount, DayMark, Habit, Measure, State, Tap};
use crate::id::{HabitId, PersonId};
use crate::notebook::Notebook;
use crate::ui::desk::Desk;
use crate::ui::pieces::words::{day_words, list_words};

/// The reader's day, once.
pub fn now(desk: Desk) -> Day {
    untrack(|| desk.today())
}

/// Days without a check, save those of rest, after which a new one is a return.
const GAP: usize = 14;

/// Makes this of days of habits, in one step.
pub fn make(desk: Desk, days: &[(HabitId, Day)], deed: Tap) {
    let today = now(desk);
    let told = desk.peek(|notebook| words(notebook, days, deed, today));
    desk.edit(told, |edit| {
        for (id, day) in days {
            let before = edit.before();
            let Some(habit) = before.habit(*id).cloned() else { continue };
            let mark = before.mark_of(*id, *day).cloned().unwrap_or_default();
            let checked = before.is_checked(*id, *day);
            match deed {
                Tap::Check => match done_amount(&habit) {
                    Some(much) => edit.check_with(*id, *day, much),
                    None => edit.check(*id, *day),
                },
                Tap::Rest | Tap::Clear if checked => edit.uncheck(*id, *day, today),
                Tap::Rest | Tap::Clear => {}
            }
            let rest = deed == Tap::Rest;
            if mark.rest != rest {
                edit.mark_day(*id, *day, &DayMark { rest, ..mark });
            }
        }
    });
}

/// What comes next for this day, by one tap.
pub fn tap(desk: Desk, id: HabitId, day: Day) {
    let today = now(desk);
    let next = desk.peek(|notebook| Some(tap_of(notebook, notebook.habit(id)?, day, today)));
    if let Some(next) = next {
        make(desk, &[(id, day)], next);
    }
}

/// How much "done" means where an amount is kept.
pub fn done_amount(habit: &Habit) -> Option<Amount> {
    match habit.measure {
        Measure::YesNo => None,
        Measure::AtLeast => Some(habit.target),
        Measure::AtMost => Some(Amount::ZERO),
    }
}

/// What a day's sheet says.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// What was made of it.
    pub deed: Option<Tap>,
    /// How much.
    pub amount: Option<Amount>,
    /// A note.
    pub note: String,
    /// For whom.
    pub people: Vec<PersonId>,
}

/// Writes a day whole, in one step.
pub fn write(desk: Desk, habit: &Habit, day: Day, written: &Written) {
    let (id, today) = (habit.id, now(desk));
    let deed = written.deed.unwrap_or(Tap::Check);
    let names: Vec<String> = desk.peek(|notebook| {
        let people = written.people.iter().filter_map(|id| notebook.person(*id));
        people.map(|person| person.shown_name().to_owned()).collect()
    });
    let mut told = desk.peek(|notebook| words(notebook, &[(id, day)], deed, today));
    if deed == Tap::Check && !names.is_empty() {
        told = format!("{told}, for {}", list_words(&names));
    }
    let moment = desk.fresh();
    desk.edit(told, |edit| {
        match deed {
            Tap::Check => {
                if written.people.is_empty() {
                    if written.amount.is_none() {
                        edit.check(id, day);
                    }
                } else {
                    edit.check_for(habit, day, written.people.iter().copied(), moment);
                }
                if let Some(much) = written.amount {
                    edit.check_with(id, day, much);
                }
            }
            Tap::Rest | Tap::Clear => edit.uncheck(id, day, today),
        }
        edit.mark_day(id, day, &DayMark { rest: deed == Tap::Rest, note: written.note.clone() });
    });
}

/// What was done, in words: "Listen: yesterday", and a warm word where it is a return.
fn words(notebook: &Notebook, days: &[(HabitId, Day)], deed: Tap, today: Day) -> String {
    let [(id, day), rest @ ..] = days else { return String::new() };
    let name = notebook.habit(*id).map(|habit| habit.name.clone()).unwrap_or_default();
    let one_habit = rest.iter().all(|(other, _)| other == id);
    let when = if rest.is_empty() {
        day_words(*day, today)
    } else if one_habit {
        format!("{} days", days.len())
    } else {
        "the days marked".to_owned()
    };
    let what = if one_habit { name } else { "Several habits".to_owned() };
    match deed {
        Tap::Check if one_habit && is_return(notebook, *id, *day) => {
            format!("{what}: {when}. Good to have you back")
        }
        Tap::Check => format!("{what}: {when}"),
        Tap::Rest => format!("{what}: rest, {when}"),
        Tap::Clear => format!("{what}: cleared, {when}"),
    }
}

/// Whether doing it on this day is coming back to it: there were days, and then there were none
/// for a while, save those of rest.
fn is_return(notebook: &Notebook, id: HabitId, day: Day) -> bool {
    let last = notebook.checks_of(id).rev().find(|other| *other < day);
    last.is_some_and(|last| quiet_days(notebook, id, last, day) >= GAP)
}

/// Days between two, without those of rest.
fn quiet_days(notebook: &Notebook, id: HabitId, from: Day, to: Day) -> usize {
    let course = notebook.course(id, to);
    let days = (1..to.since(from)).map(|n| from.plus(n));
    let is_rest = |day: &Day| course.as_ref().is_some_and(|one| one.state(*day) == State::Rest);
    days.filter(|day| !is_rest(day)).count()
}

/// Whether the reader was away from all habits for a while, and has done nothing of them since.
pub fn was_away(notebook: &Notebook, today: Day) -> bool {
    let habits = notebook.habits();
    let last = habits.iter().filter_map(|habit| {
        let last = notebook.checks_of(habit.id).rev().find(|day| *day <= today)?;
        Some((last, habit.id))
    });
    last.max().is_some_and(|(last, id)| quiet_days(notebook, id, last, today) >= GAP)
}
