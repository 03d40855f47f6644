//! The order of habits by hand: by dragging, by buttons, by keys.

use leptos::{ev::PointerEvent, prelude::*};

use super::mark::HabitMark;
use crate::browser::view;
use crate::giving::{Habit, moved};
use crate::id::HabitId;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Dialog, Glyph, Icon};

/// The attribute that names a habit.
const AT: &str = "data-habit";

/// Puts a habit where another of its group stands, in one step.
pub fn put_at(desk: Desk, id: HabitId, other: HabitId) {
    let habits = desk.peek(|notebook| notebook.habits());
    let places: Vec<(HabitId, i32)> = habits.iter().map(|habit| (habit.id, habit.order)).collect();
    let Some(to) = places.iter().position(|one| one.0 == other).filter(|_| id != other) else {
        return;
    };
    let written = moved(&places, id, to);
    let name = habits.iter().find(|habit| habit.id == id).map(|habit| habit.name.clone());
    desk.edit(format!("Moved: {}", name.unwrap_or_default()), |edit| {
        for (id, order) in written {
            if let Some(habit) = habits.iter().find(|habit| habit.id == id) {
                edit.put_habit(&Habit { order, ..(**habit).clone() });
            }
        }
    });
}

/// Moves a habit by one place among those of its group: -1 up, 1 down. Says whether it could.
pub fn move_by(desk: Desk, id: HabitId, by: isize) -> bool {
    let others = desk.peek(|notebook| {
        let habits = notebook.habits();
        let own = habits.iter().find(|habit| habit.id == id)?.group.clone();
        let of_group = habits.iter().filter(|h| h.archived.is_none() && h.group == own);
        Some(of_group.map(|habit| habit.id).collect::<Vec<_>>())
    });
    let others = others.unwrap_or_default();
    let at = others.iter().position(|other| *other == id);
    let other = at.and_then(|at| others.get(at.checked_add_signed(by)?)).copied();
    if let Some(other) = other {
        put_at(desk, id, other);
    }
    other.is_some()
}

/// The dialog in which all are put in order.
#[component]
pub fn Arrange(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title="The order of my habits">
            <Rows />
        </Dialog>
    }
}

#[component]
fn Rows() -> impl IntoView {
    let desk = use_desk();
    let habits = desk.memo(|notebook| {
        let open = notebook.habits().into_iter().filter(|habit| habit.archived.is_none());
        open.map(|habit| (habit.id, habit.name.clone(), habit.group.clone())).collect::<Vec<_>>()
    });
    let dragged = RwSignal::new(None::<HabitId>);
    let over = RwSignal::new(None::<HabitId>);
    let down = move |event: PointerEvent| {
        if view::befell(&event, ".arrange-handle") {
            event.prevent_default();
            let id = view::told_by(&event, AT).and_then(|id| id.parse().ok());
            dragged.set(id);
            over.set(None);
        }
    };
    let moved = move |event: PointerEvent| {
        if dragged.get_untracked().is_some() {
            over.set(view::told_under(&event, AT).and_then(|id| id.parse().ok()));
        }
    };
    let up = move |_| {
        if let (Some(id), Some(other)) = (dragged.get_untracked(), over.get_untracked()) {
            put_at(desk, id, other);
        }
        dragged.set(None);
        over.set(None);
    };
    let row = move |(id, name, group): (HabitId, String, String)| {
        let button = |word: &'static str, glyph: Glyph, by: isize| {
            let label = format!("{name}: {word}");
            view! {
                <button
                    type="button"
                    class="icon-button"
                    aria-label=label
                    on:click=move |_| {
                        move_by(desk, id, by);
                    }
                >
                    <Icon glyph=glyph />
                </button>
            }
        };
        let buttons = (button("up", Glyph::Up, -1), button("down", Glyph::Down, 1));
        view! {
            <li
                class="arrange-row"
                class:dragged=move || dragged.get() == Some(id)
                class:over=move || over.get() == Some(id) && dragged.get() != Some(id)
                data-habit=id.to_string()
            >
                <span class="arrange-handle" aria-hidden="true">
                    <Icon glyph=Glyph::Grip />
                </span>
                <HabitMark id=id />
                <span class="habit-words">
                    <span class="line" dir="auto">{name.clone()}</span>
                    {(!group.is_empty()).then(|| view! { <span class="faint small line">{group}</span> })}
                </span>
                {buttons}
            </li>
        }
    };
    view! {
        <p class="soft small">"Drag by the dots, or use the arrows. In the grid, Alt with up and down does the same."</p>
        <ol
            class="arrange"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=move |_| dragged.set(None)
        >
            <For each=move || habits.get() key=|habit| habit.clone() children=row />
        </ol>
    }
}
