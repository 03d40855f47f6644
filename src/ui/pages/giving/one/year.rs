//! A year of a habit as a table of months and days: warmer where there was more.

use leptos::prelude::*;

use super::Followed;
use crate::browser::dates;
use crate::day::Day;
use crate::giving::{Course, Habit, State};
use crate::id::HabitId;
use crate::ui::desk::use_desk;
use crate::ui::pages::giving::look::{class_of, counts};
use crate::ui::pages::giving::mark::hue_class;
use crate::ui::parts::{Glyph, Icon};

/// The table.
#[component]
pub fn Year(
    /// Of which habit.
    id: HabitId,
    /// Its course.
    course: Followed,
) -> impl IntoView {
    let desk = use_desk();
    let this = move || desk.today().ymd().0;
    let year = RwSignal::new(untrack(this));
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    let is_last = move || year.get() >= this();
    let earliest = move || course.with(|course| course.as_ref().map(|c| c.first().ymd().0));
    let is_first = move || earliest().is_none_or(|first| year.get() <= first);
    let rows = move || {
        let year = year.get();
        let (Some(habit), Some(course)) = (habit.get(), course.get()) else { return Vec::new() };
        let today = desk.today();
        (1..=12).filter_map(|month| row(year, month, &habit, &course, today)).collect()
    };
    let heads = (1..=31).map(|day| {
        view! { <th scope="col">{day}</th> }
    });
    let hue = move || habit.with(|habit| habit.as_ref().map(|h| hue_class(h)).unwrap_or_default());
    view! {
        <section class="part" aria-label="The year">
            <header class="part-head">
                <h2 aria-live="polite">{move || year.get().to_string()}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="The year before"
                    disabled=is_first
                    on:click=move |_| year.update(|year| *year -= 1)
                >
                    <Icon glyph=Glyph::Earlier />
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="The year after"
                    disabled=is_last
                    on:click=move |_| year.update(|year| *year += 1)
                >
                    <Icon glyph=Glyph::Later />
                </button>
            </header>
            <table class=move || format!("year-table {}", hue())>
                <caption class="unseen">
                    {move || format!("{}: each day of it", year.get())}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="unseen">"Month"</span>
                        </th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="year-legend faint small" aria-hidden="true">
                <span>
                    <i class="heat done"></i>
                    "done"
                </span>
                <span>
                    <i class="heat covered"></i>
                    "done often enough around it"
                </span>
                <span>
                    <i class="heat rest"></i>
                    "rest"
                </span>
            </p>
        </section>
    }
}

fn row(year: i32, month: u8, habit: &Habit, course: &Course, today: Day) -> Option<AnyView> {
    let (first, days) = Day::new(year, month, 1)?.month();
    let cells = (0..i32::from(days)).map(|n| {
        let day = first.plus(n);
        let state = if day > today { State::Outside } else { course.state(day) };
        let word = match state {
            State::Outside | State::Open => "",
            state => state.word(),
        };
        view! {
            <td class=format!("heat {} {}", class_of(state), warmth(habit, course, day, state))>
                {(!word.is_empty()).then(|| view! { <span class="unseen">{word}</span> })}
            </td>
        }
    });
    Some(
        view! {
            <tr>
                <th scope="row">
                    <span aria-hidden="true">{dates::month_short(month)}</span>
                    <span class="unseen">{dates::month(month)}</span>
                </th>
                {cells.collect::<Vec<_>>()}
            </tr>
        }
        .into_any(),
    )
}

/// How warm a day is, in three steps, where amounts are kept.
fn warmth(habit: &Habit, course: &Course, day: Day, state: State) -> &'static str {
    if !counts(habit) || !matches!(state, State::Done | State::Part) {
        return "";
    }
    let target = habit.target.units().max(f64::MIN_POSITIVE);
    match course.amount(day).units() / target {
        part if part < 0.5 => "warm-1",
        part if part < 1.0 => "warm-2",
        part if part < 1.5 => "",
        _ => "warm-3",
    }
}
