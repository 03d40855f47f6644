//! A year of a habit as a table of months and days: warmer where there was more. Days of it are
//! marked by dragging or by keys.

use std::sync::Arc;

use leptos::prelude::*;

use super::Followed;
use crate::browser::dates;
use crate::day::Day;
use crate::giving::{Course, Habit, Shape, Spot, State};
use crate::id::HabitId;
use crate::ui::desk::use_desk;
use crate::ui::pages::giving::bar::Bar;
use crate::ui::pages::giving::board::Board;
use crate::ui::pages::giving::hands::Hands;
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
    /// The day whose sheet shall open.
    asked: RwSignal<Option<(HabitId, Day)>>,
) -> impl IntoView {
    let desk = use_desk();
    let this = move || desk.today().ymd().0;
    let year = RwSignal::new(untrack(this));
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    let is_last = move || year.get() >= this();
    let earliest = move || course.with(|course| course.as_ref().map(|c| c.first().ymd().0));
    let is_first = move || earliest().is_none_or(|first| year.get() <= first);
    let turn = Callback::new(move |pages: i32| {
        let to = year.get_untracked() + pages;
        let (least, most) = untrack(|| (earliest().unwrap_or(to), this()));
        year.set(to.clamp(least.min(most), most));
    });
    let days = Signal::derive(move || {
        let (year, today) = (year.get(), desk.today());
        let first = Day::new(year, 1, 1).unwrap_or(today);
        (first, Day::new(year, 12, 31).map_or(today, |last| last.min(today)))
    });
    let board = Board::of_one(desk, id, Signal::stored(Shape::Months), days, asked, turn);
    let hands = Hands::new(board);
    Effect::new(move |_| {
        days.track();
        board.marked.set(None);
    });
    let rows = move || {
        let year = year.get();
        (1..=12).filter_map(|month| row(board, id, (year, month), habit, course)).collect_view()
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
                    on:click=move |_| turn.run(-1)
                >
                    <Icon glyph=Glyph::Earlier />
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="The year after"
                    disabled=is_last
                    on:click=move |_| turn.run(1)
                >
                    <Icon glyph=Glyph::Later />
                </button>
            </header>
            <table
                class=move || format!("year-table {}", hue())
                class:marking=move || board.marked.get().is_some()
                role="grid"
                aria-multiselectable="true"
                aria-describedby="year-keys"
                {..hands.surface()}
            >
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
            <p id="year-keys" hidden>
                "Arrow keys go from day to day and from month to month. Shift with the arrows marks several days. Space makes it done, then rest, then clear. Enter opens a day. Page up and down turn the year."
            </p>
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
            <Bar board=board />
        </section>
    }
}

fn row(
    board: Board,
    id: HabitId,
    (year, month): (i32, u8),
    habit: Memo<Option<Arc<Habit>>>,
    course: Followed,
) -> Option<AnyView> {
    let (first, length) = Day::new(year, month, 1)?.month();
    let last = first.plus(i32::from(length) - 1);
    // What each day is and how warm, and anew only where that is another.
    let looks = Memo::new(move |_| {
        let today = board.desk.today();
        let (Some(habit), Some(course)) = (habit.get(), course.get()) else { return Vec::new() };
        let days = (0..i32::from(length)).map(|n| first.plus(n));
        let days = days.map(|day| {
            let state = if day > today { State::Outside } else { course.state(day) };
            (day, state, warmth(&habit, &course, day, state))
        });
        days.collect::<Vec<_>>()
    });
    let here = Memo::new(move |_| {
        board.spot().and_then(|spot| spot.day).filter(|day| first <= *day && *day <= last)
    });
    let marked = Memo::new(move |_| board.marked_of(id, first, last));
    let cells = move || {
        let (here, marked, last) = (here.get(), marked.get(), board.days.get().1);
        let cell = |&(day, state, warmth): &(Day, State, &'static str)| {
            let word = if state == State::Open { "" } else { state.word() };
            let word = (!word.is_empty()).then(|| view! { <span class="unseen">{word}</span> });
            let class = format!("heat {} {warmth}", class_of(state));
            if day > last {
                return view! { <td class=class></td> }.into_any();
            }
            let spot = Spot { habit: id, day: Some(day) };
            let is_marked = marked.is_some_and(|(a, b)| a <= day && day <= b);
            view! {
                <td
                    class=class
                    id=spot.element(Shape::Months)
                    tabindex=if here == Some(day) { "0" } else { "-1" }
                    aria-selected=if is_marked { "true" } else { "false" }
                    data-at=spot.written()
                >
                    {word}
                </td>
            }
            .into_any()
        };
        looks.with(|looks| looks.iter().map(cell).collect_view())
    };
    Some(
        view! {
            <tr>
                <th scope="row">
                    <span aria-hidden="true">{dates::month_short(month)}</span>
                    <span class="unseen">{dates::month(month)}</span>
                </th>
                {cells}
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
