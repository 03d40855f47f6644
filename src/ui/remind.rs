//! Reminders while the page is open: at the time a habit asks for, the browser says its name, where
//! the reader lets it. What was done, or rests, is not spoken of.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::{clock, notice, wait};
use crate::day::Day;
use crate::giving::State;
use crate::id::{AnyId, HabitId};
use crate::notebook::Notebook;
use crate::ui::desk::Desk;
use crate::ui::keeping::Seal;

/// How often it looks.
const LOOK: Duration = Duration::from_secs(20);

/// Those that want to be thought of after one minute of the day and up to another, and are neither
/// done nor at rest: which, and their names.
fn due(notebook: &Notebook, today: Day, after: u16, until: u16) -> Vec<(HabitId, String)> {
    let habits = notebook.habits().into_iter().filter(|habit| habit.archived.is_none());
    let asked = habits.filter(|habit| {
        habit.reminders.iter().any(|reminder| {
            let at = reminder.at.minutes();
            reminder.days.contains(today.weekday()) && after < at && at <= until
        })
    });
    let open = asked.filter(|habit| is_open(notebook, habit.id, today));
    open.map(|habit| (habit.id, habit.name.clone())).collect()
}

fn is_open(notebook: &Notebook, id: HabitId, today: Day) -> bool {
    let course = notebook.course(id, today);
    course.is_some_and(|one| matches!(one.state(today), State::Open | State::Part))
}

/// Begins to remind, for as long as the page is open.
pub fn begin(desk: Desk) {
    let today = move || untrack(|| desk.today());
    let looked = StoredValue::new((today(), clock::minute()));
    set_interval(
        move || {
            let (today, now) = (today(), clock::minute());
            let (day, minute) = looked.get_value();
            // A clock that was set, or a device that slept over midnight, begins anew.
            let after = if day == today && minute <= now { minute } else { now };
            looked.set_value((today, now));
            if after == now || desk.is_sample_untracked() || notice::leave() != notice::Leave::Given
            {
                return;
            }
            let is_sealed = untrack(|| desk.seal()) == Seal::Sealed;
            for (id, name) in desk.peek(|notebook| due(notebook, today, after, now)) {
                // What is sealed isn't told to whoever sees the screen.
                let name = if is_sealed { "A habit of giving".to_owned() } else { name };
                wait::start(async move { notice::say(&name, id.as_str()).await });
            }
        },
        LOOK,
    );
    // The icon is marked while something with a reminder is open today; it says no number.
    let any = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let habits = notebook.habits().into_iter();
            let mut reminding =
                habits.filter(|one| one.archived.is_none() && !one.reminders.is_empty());
            reminding.any(|habit| is_open(notebook, habit.id, today))
        })
    });
    Effect::new(move |_| notice::mark(any.get()));
}
