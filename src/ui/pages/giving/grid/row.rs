//! A habit's row: its name and its days. A row is drawn anew only where something in it changed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::day::Day;
use crate::giving::{Habit, Shape, Spot, State};
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::pages::giving::board::Board;
use crate::ui::pages::giving::look::Look;
use crate::ui::pages::giving::mark::{HabitMark, hue_class};
use crate::ui::pages::giving::one::Followed;
use crate::ui::parts::{Glyph, Icon};

/// The cells of this habit's row.
pub fn cells(board: Board, id: HabitId) -> AnyView {
    let desk = board.desk;
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    // Worked out once, for the days and for the mark.
    let course: Followed = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.course(id, today))
    });
    let looks = Memo::new(move |_| {
        let (first, last) = board.days.get();
        let today = desk.today();
        let course = course.get();
        desk.with(|notebook| {
            let (Some(habit), Some(course)) = (notebook.habit(id), course) else {
                return Vec::new();
            };
            let days = (0..=last.since(first)).map(|n| first.plus(n));
            days.map(|day| Look::on(notebook, habit, &course, day, today)).collect::<Vec<Look>>()
        })
    });
    // Only the row that is left and the one that is entered hear of the reader's way.
    let here = Memo::new(move |_| board.spot().filter(|spot| spot.habit == id));
    let marked = Memo::new(move |_| {
        let (first, last) = board.days.get();
        board.marked_of(id, first, last)
    });
    let days = move || {
        let unit =
            habit.with(|habit| habit.as_ref().map(|habit| habit.unit.clone()).unwrap_or_default());
        let here = here.get().and_then(|here| here.day);
        let marked = marked.get();
        looks.with(|looks| {
            let cells = looks.iter().map(|look| cell(id, look, &unit, here, marked));
            cells.collect_view()
        })
    };
    let at_name = Spot { habit: id, day: None };
    let name_stop = move || {
        if here.get().is_some_and(|here| here.day.is_none()) { "0" } else { "-1" }
    };
    let name = move || habit.with(|habit| habit.as_ref().map(|habit| habit.name.clone()));
    let hue = move || habit.with(|habit| habit.as_ref().map(|h| hue_class(h)).unwrap_or_default());
    let words = move || habit.with(|habit| habit.as_ref().map(rhythm_words));
    view! {
        <span role="rowheader" class="grid-name">
            <a
                id=at_name.element(Shape::Rows)
                class="habit-link"
                href=Route::Habit(id).to_string()
                tabindex=name_stop
                data-at=at_name.written()
                draggable="false"
            >
                <HabitMark id=id course=course />
                <span class="habit-words">
                    <span class="habit-name line" dir="auto">{name}</span>
                    " "
                    <span class="faint small line">{words}</span>
                </span>
            </a>
        </span>
        <div class=move || format!("grid-days {}", hue())>{days}</div>
    }
    .into_any()
}

/// How often, and how much: "every day · at least 30 minutes".
pub fn rhythm_words(habit: &Arc<Habit>) -> String {
    match habit.target_words() {
        Some(target) => format!("{} · {target}", habit.rhythm.words()),
        None => habit.rhythm.words(),
    }
}

fn cell(
    id: HabitId,
    look: &Look,
    unit: &str,
    here: Option<Day>,
    marked: Option<(Day, Day)>,
) -> AnyView {
    let spot = Spot { habit: id, day: Some(look.day) };
    let is_marked = marked.is_some_and(|(first, last)| first <= look.day && look.day <= last);
    let stop = if here == Some(look.day) { "0" } else { "-1" };
    view! {
        <span
            role="gridcell"
            id=spot.element(Shape::Rows)
            class=look.class()
            tabindex=stop
            aria-selected=if is_marked { "true" } else { "false" }
            aria-label=look.label(unit)
            data-at=spot.written()
        >
            {face(look)}
        </span>
    }
    .into_any()
}

/// What a day shows: a tick, a leaf, an amount, or nothing but its own shape.
pub fn face(look: &Look) -> AnyView {
    match (look.state, look.amount) {
        (State::Done | State::Part, Some(amount)) => {
            view! { <span class="day-amount">{amount.to_string()}</span> }.into_any()
        }
        (State::Done | State::Part, None) => view! { <Icon glyph=Glyph::Check /> }.into_any(),
        (State::Rest, _) => view! { <Icon glyph=Glyph::Rest /> }.into_any(),
        _ => ().into_any(),
    }
}
