//! How a day of a habit looks, and what it is called. No awareness of where it is shown.

use crate::browser::dates;
use crate::day::Day;
use crate::giving::{Amount, Course, Habit, Measure, State, Tap};
use crate::notebook::Notebook;

/// A day of a habit, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which day.
    pub day: Day,
    /// What it is.
    pub state: State,
    /// How much, where an amount is kept.
    pub amount: Option<Amount>,
    /// Whether there is a note.
    pub noted: bool,
    /// Whether it is today.
    pub today: bool,
}

/// Its class in the style sheet.
pub fn class_of(state: State) -> &'static str {
    match state {
        State::Outside => "outside",
        State::Open => "open",
        State::Free => "free",
        State::Covered => "covered",
        State::Part => "some",
        State::Done => "done",
        State::Rest => "rest",
    }
}

impl Look {
    /// This day of the habit, by its course.
    pub fn on(notebook: &Notebook, habit: &Habit, course: &Course, day: Day, today: Day) -> Self {
        let check = notebook.check(habit.id, day);
        let mark = notebook.mark_of(habit.id, day);
        Self {
            day,
            state: match course.state(day) {
                // Before it began, a day that was said to be one of rest is one all the same.
                State::Outside if mark.is_some_and(|mark| mark.rest) => State::Rest,
                state => state,
            },
            amount: check.and_then(|check| check.amount).filter(|_| counts(habit)),
            noted: mark.is_some_and(|mark| !mark.note.is_empty()),
            today: day == today,
        }
    }

    /// Its classes.
    pub fn class(&self) -> String {
        let noted = if self.noted { " noted" } else { "" };
        let today = if self.today { " today" } else { "" };
        format!("day {}{noted}{today}", class_of(self.state))
    }

    /// It in words: "Friday 20 November, done, 30 minutes, with a note".
    pub fn label(&self, unit: &str) -> String {
        let mut words = dates::long(self.day);
        words.push_str(match self.state {
            State::Done => ", done",
            State::Part => ", some of it",
            State::Rest => ", at rest",
            State::Free | State::Covered => ", free",
            State::Open | State::Outside => "",
        });
        if let Some(amount) = self.amount {
            words.push_str(&format!(", {amount}"));
            if !unit.is_empty() {
                words.push_str(&format!(" {unit}"));
            }
        }
        if self.noted {
            words.push_str(", with a note");
        }
        words
    }
}

/// Whether amounts of it are kept.
pub fn counts(habit: &Habit) -> bool {
    habit.measure != Measure::YesNo
}

/// Whether this much is what was aimed at.
pub fn is_enough(habit: &Habit, amount: Amount) -> bool {
    match habit.measure {
        Measure::YesNo => true,
        Measure::AtLeast => amount >= habit.target,
        Measure::AtMost => amount <= habit.target,
    }
}

/// What a tap makes of this day. A rest that is a weekday's, or a whole time's, isn't cleared by a
/// tap on one day of it: it is done all the same.
pub fn tap_of(notebook: &Notebook, habit: &Habit, day: Day, today: Day) -> Tap {
    let state = notebook.course(habit.id, today.max(day)).map(|course| course.state(day));
    let own = notebook.mark_of(habit.id, day).is_some_and(|mark| mark.rest);
    match state {
        Some(State::Rest) if !own => Tap::Check,
        _ if own && !notebook.is_checked(habit.id, day) => Tap::Clear,
        Some(state) => state.tap(),
        None => Tap::Check,
    }
}
