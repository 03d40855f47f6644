//! Giving: the habits, and the days they were done.

pub mod day;
pub mod form;
pub mod habit;
pub mod ready;

use leptos::prelude::*;

use crate::browser::dates;
use crate::giving::{Habit, Rhythm};
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, PageTitle};
use crate::ui::pieces::words::habit_glyph;
use day::DayButton;
use form::HabitForm;
use habit::HabitInFull;
use ready::Practices;

/// How many days the page looks back on, today among them.
const DAYS: i32 = 14;

/// The page: all habits, or one in full.
#[component]
pub fn Giving(
    /// The one in full, if it is one.
    #[prop(into)]
    habit: Signal<Option<HabitId>>,
) -> impl IntoView {
    move || match habit.get() {
        Some(id) => view! { <HabitInFull id=id /> }.into_any(),
        None => view! { <Habits /> }.into_any(),
    }
}

#[component]
fn Habits() -> impl IntoView {
    let desk = use_desk();
    let habits = desk
        .memo(|notebook| notebook.habits().iter().map(|habit| habit.id).collect::<Vec<HabitId>>());
    let making = RwSignal::new(false);
    view! {
        <div class="page giving">
            <header class="page-head">
                <PageTitle words="Giving" />
                <button type="button" class="button" on:click=move |_| making.set(true)>
                    <Icon glyph=Glyph::Add />
                    <span>"New habit"</span>
                </button>
            </header>
            <Show
                when=move || !habits.with(Vec::is_empty)
                fallback=move || {
                    view! {
                        <Empty
                            glyph=Glyph::Giving
                            title="What I give, a little every day"
                            words="A habit here is a small kindness, or a craft you hone. It is yours alone to look at, and it may rest."
                        />
                        <Practices />
                    }
                }
            >
                <div class="habits">
                    <DayHeads />
                    <ul>
                        <For
                            each=move || habits.get()
                            key=|id| *id
                            children=move |id| view! { <HabitRow id=id /> }
                        />
                    </ul>
                </div>
            </Show>
            <Dialog open=making title="A new habit">
                <HabitForm done=move |()| making.set(false) />
            </Dialog>
        </div>
    }
}

/// The days' letters and numbers above their columns, where there is room for columns.
#[component]
fn DayHeads() -> impl IntoView {
    let desk = use_desk();
    let heads = (0..DAYS).map(|at| {
        let day = move || desk.today().plus(at + 1 - DAYS);
        view! {
            <li class="day-head" class:today=at + 1 == DAYS>
                <span>{move || dates::weekday_letter(day().weekday())}</span>
                <span>{move || day().ymd().2}</span>
            </li>
        }
    });
    view! {
        <ol class="days day-heads" aria-hidden="true">
            {heads.collect_view()}
        </ol>
    }
}

/// A habit and its last days.
#[component]
fn HabitRow(id: HabitId) -> impl IntoView {
    let desk = use_desk();
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    let name = move || habit.with(|habit| habit.as_ref().map(|habit| habit.name.clone()));
    let glyph = move || {
        habit.with(|habit| habit.as_ref().map_or(Glyph::Giving, |habit| habit_glyph(habit.kind)))
    };
    let days = (0..DAYS).map(|at| {
        let day = Signal::derive(move || desk.today().plus(at + 1 - DAYS));
        view! {
            <li>
                <DayButton habit=id day=day />
            </li>
        }
    });
    view! {
        <li class="habit">
            <a class="habit-link" href=Route::Habit(id).to_string()>
                <span class="habit-glyph">
                    <Icon glyph=Signal::derive(glyph) />
                </span>
                <span class="habit-name">{name}</span>
                " "
                <Week id=id />
            </a>
            <ol class="days" aria-label="The last fourteen days">
                {days.collect_view()}
            </ol>
        </li>
    }
}

/// The habit's rhythm, and where it is in this week.
#[component]
pub fn Week(
    /// Of which habit.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let week = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let habit = notebook.habit(id)?;
            let done = |day| notebook.is_checked(id, day);
            let times = (0..7).filter(|n| done(today.monday().plus(*n))).count();
            let rests = habit.rhythm.rests_on(today, done) && !done(today);
            Some((words(habit, times), dots(habit, times), rests))
        })
    });
    let inside = move || {
        let (words, dots, rests) = week.get()?;
        Some(view! {
            <span class="habit-week">
                {dots
                    .map(|dots| {
                        let dots = dots
                            .into_iter()
                            .map(|done| view! { <span class="week-dot" class:done=done></span> })
                            .collect_view();
                        view! {
                            <span class="week-dots" aria-hidden="true">
                                {dots}
                            </span>
                        }
                    })} <span>{words}</span> " "
                {rests
                    .then(|| {
                        view! {
                            <span class="rests-today">
                                <Icon glyph=Glyph::Rest />
                                "rests today"
                            </span>
                        }
                    })}
            </span>
        })
    };
    view! { {inside} }
}

fn words(habit: &Habit, times: usize) -> String {
    match habit.rhythm {
        Rhythm::TimesAWeek(want) => format!("{times} of {want} this week"),
        _ => habit.rhythm.words(),
    }
}

/// A dot for each time wanted, or more if it was done more often.
fn dots(habit: &Habit, times: usize) -> Option<Vec<bool>> {
    let Rhythm::TimesAWeek(want) = habit.rhythm else { return None };
    Some((0..times.max(want.into())).map(|at| at < times).collect())
}
