//! The shelf: practices to begin with, each with why it matters. Chosen one by one, changed at
//! will, never imposed.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::HabitForm;
use crate::giving::{Habit, Practice, SHELF};
use crate::ui::desk::use_desk;
use crate::ui::pages::giving::mark::{glyph_of, hue_class};
use crate::ui::parts::{Dialog, Glyph, Icon};

/// All of them, to choose from.
#[component]
pub fn Shelf() -> impl IntoView {
    let desk = use_desk();
    let editing = RwSignal::new(None::<Arc<Habit>>);
    let open = RwSignal::new(false);
    let taken = desk.memo(|notebook| {
        notebook.habits().iter().map(|habit| habit.name.clone()).collect::<Vec<_>>()
    });
    let habit_of =
        move |practice: &Practice| practice.habit(desk.fresh(), untrack(|| desk.today()));
    let row = |practice: &'static Practice| {
        let habit = habit_of(practice);
        let (glyph, hue, rhythm) = (glyph_of(&habit), hue_class(&habit), habit.rhythm.words());
        let is_taken =
            Memo::new(move |_| taken.with(|taken| taken.iter().any(|name| name == practice.name)));
        let take_up = move |_| {
            let habit = habit_of(practice);
            desk.edit(format!("Took up: {}", habit.name), |edit| edit.put_habit(&habit));
        };
        let change = move |_| {
            editing.set(Some(Arc::new(habit_of(practice))));
            open.set(true);
        };
        view! {
            <li class="practice">
                <span class=format!("habit-glyph {hue}")>
                    <Icon glyph=glyph />
                </span>
                <div class="practice-words">
                    <h3 class="practice-name">{practice.name}</h3>
                    <p class="soft small">{practice.why}</p>
                    <p class="faint small">{rhythm}</p>
                    <div class="actions">
                        <Show
                            when=move || !is_taken.get()
                            fallback=|| {
                                view! {
                                    <p class="practice-taken small">
                                        <Icon glyph=Glyph::Check />
                                        "Taken up"
                                    </p>
                                }
                            }
                        >
                            <button
                                type="button"
                                class="button small"
                                aria-label=format!("Take it up: {}", practice.name)
                                on:click=take_up
                            >
                                "Take it up"
                            </button>
                            <button
                                type="button"
                                class="button small quiet"
                                aria-label=format!("Change first: {}", practice.name)
                                on:click=change
                            >
                                "Change first"
                            </button>
                        </Show>
                    </div>
                </div>
            </li>
        }
    };
    view! {
        <ul class="practices">{SHELF.iter().map(row).collect_view()}</ul>
        <Dialog open=open title="A new habit">
            {move || {
                editing
                    .get_untracked()
                    .map(|habit| {
                        view! { <HabitForm habit=habit fresh=true done=move |()| open.set(false) /> }
                    })
            }}
        </Dialog>
    }
}

/// The shelf before the page, for who has habits already.
#[component]
pub fn ShelfDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title="Practices to begin with">
            <p class="soft">"Take what speaks to you. One is plenty."</p>
            <Shelf />
        </Dialog>
    }
}
