//! A day of a habit: a press says it was done, another takes that back.

use leptos::prelude::*;

use crate::browser::dates;
use crate::day::Day;
use crate::id::HabitId;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::day_words;

/// How a day stands to a habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Done,
    /// The habit may be done.
    Open,
    /// The habit doesn't ask for it.
    Rest,
    /// Before the habit was taken up.
    Before,
}

/// The day.
#[component]
pub fn DayButton(
    /// Of which habit.
    habit: HabitId,
    /// Which day.
    #[prop(into)]
    day: Signal<Day>,
) -> impl IntoView {
    let desk = use_desk();
    let stand = Memo::new(move |_| {
        let day = day.get();
        desk.with(|notebook| {
            let known = notebook.habit(habit)?;
            let done = |day| notebook.is_checked(habit, day);
            Some(match () {
                () if done(day) => Stand::Done,
                () if day < known.started => Stand::Before,
                () if known.rhythm.rests_on(day, done) => Stand::Rest,
                () => Stand::Open,
            })
        })
        .unwrap_or(Stand::Before)
    });
    let name = desk.memo(move |notebook| {
        notebook.habit(habit).map(|habit| habit.name.clone()).unwrap_or_default()
    });
    let label = move || {
        let told = match stand.get() {
            Stand::Done => ", done",
            Stand::Rest => ", at rest",
            Stand::Open | Stand::Before => "",
        };
        format!("{}, {}{told}", name.get(), dates::long(day.get()))
    };
    let press = move |_| {
        let (day, today, name) = untrack(|| (day.get(), desk.today(), name.get()));
        let words = day_words(day, today);
        if stand.get_untracked() == Stand::Done {
            desk.edit(format!("{name}: not {words}"), |edit| edit.uncheck(habit, day, today));
        } else {
            desk.edit(format!("{name}: {words}"), |edit| edit.check(habit, day));
        }
    };
    let class = move || {
        let stand = match stand.get() {
            Stand::Done => "done",
            Stand::Open => "open",
            Stand::Rest => "rest",
            Stand::Before => "before",
        };
        let today = if day.get() == desk.today() { "today" } else { "" };
        format!("day {stand} {today}")
    };
    view! {
        <button
            type="button"
            class=class
            aria-pressed=move || if stand.get() == Stand::Done { "true" } else { "false" }
            aria-label=label
            on:click=press
        >
            <span class="day-number">{move || day.get().ymd().2}</span>
            <Icon glyph=Glyph::Check />
        </button>
    }
}
