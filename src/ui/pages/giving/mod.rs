//! Giving: the habits, and the days they were done.

pub mod arrange;
pub mod bar;
pub mod board;
pub mod deeds;
pub mod form;
pub mod grid;
pub mod hands;
pub mod look;
pub mod mark;
pub mod one;
pub mod reminders;
pub mod rest;
pub mod sheet;
pub mod shelf;

use leptos::prelude::*;

use crate::giving::Habit;
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::errands::{Errand, on_errand};
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, Menu, MenuItem, PageTitle};
use arrange::Arrange;
use form::HabitForm;
use grid::HabitGrid;
use mark::HabitMark;
use one::HabitInFull;
use reminders::{RemindersDialog, save_for_loop};
use rest::{RestDialog, Rests};
use sheet::DaySheet;
use shelf::{Shelf, ShelfDialog};

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
    let none = desk.memo(|notebook| notebook.habits().is_empty());
    let any_open =
        desk.memo(|notebook| notebook.habits().iter().any(|habit| habit.archived.is_none()));
    let making = RwSignal::new(false);
    let [shelf, resting, arranging, reminding] = [(); 4].map(|()| RwSignal::new(false));
    let asked = RwSignal::new(None);
    on_errand(move |errand| {
        match errand {
            Errand::NewHabit => making.set(true),
            Errand::Rest => resting.set(true),
            Errand::Moment(..) => return false,
        }
        true
    });
    view! {
        <div class="page giving">
            <header class="page-head">
                <PageTitle words="Giving" />
                <div class="head-actions">
                <button type="button" class="button" on:click=move |_| making.set(true)>
                    <Icon glyph=Glyph::Add />
                    <span>"New habit"</span>
                </button>
                <Show when=move || !none.get()>
                    <Menu label="More about giving">
                        <MenuItem glyph=Glyph::Giving words="Practices to begin with" press=move |_| shelf.set(true) />
                        <MenuItem glyph=Glyph::Rest words="Rest…" press=move |_| resting.set(true) />
                        <MenuItem glyph=Glyph::Order words="Put in order" press=move |_| arranging.set(true) />
                        <MenuItem glyph=Glyph::Bell words="Being reminded" press=move |_| reminding.set(true) />
                        <MenuItem glyph=Glyph::Save words="Save for Loop Habit Tracker" press=move |_| save_for_loop(desk) />
                    </Menu>
                </Show>
                </div>
            </header>
            <Rests />
            <Welcome />
            <Show
                when=move || !none.get()
                fallback=move || {
                    view! {
                        <Empty
                            glyph=Glyph::Giving
                            title="What I give, a little every day"
                            words="A habit here is a small kindness, or a craft you hone. It is yours alone to look at, and it may rest."
                        />
                        <section class="practices-part">
                            <h2>"To begin with"</h2>
                            <Shelf />
                        </section>
                    }
                }
            >
                <Show when=move || any_open.get()>
                    <HabitGrid asked=asked />
                </Show>
                <PutAway />
            </Show>
            <DaySheet asked=asked />
            <Dialog open=making title="A new habit">
                <HabitForm done=move |()| making.set(false) />
            </Dialog>
            <ShelfDialog open=shelf />
            <RestDialog open=resting />
            <Arrange open=arranging />
            <RemindersDialog open=reminding />
        </div>
    }
}

/// A warm word for who comes back.
#[component]
fn Welcome() -> impl IntoView {
    let desk = use_desk();
    let back = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| deeds::was_away(notebook, today))
    });
    view! {
        <Show when=move || back.get()>
            <p class="welcome-back">
                <Icon glyph=Glyph::Today />
                <span>
                    <strong>"Good to see you again."</strong>
                    " Everything is where you left it. Begin anywhere."
                </span>
            </p>
        </Show>
    }
}

/// The habits that were put away, folded.
#[component]
fn PutAway() -> impl IntoView {
    let desk = use_desk();
    let habits = desk.memo(|notebook| {
        let all = notebook.habits().into_iter();
        all.filter(|habit| habit.archived.is_some()).collect::<Vec<_>>()
    });
    let row = move |habit: std::sync::Arc<Habit>| {
        let (id, name) = (habit.id, habit.name.clone());
        let take_up = move |_| {
            desk.edit(format!("Took up again: {}", habit.name), |edit| {
                edit.put_habit(&Habit { archived: None, ..(*habit).clone() });
            });
        };
        view! {
            <li class="put-away">
                <a class="habit-link" href=Route::Habit(id).to_string()>
                    <HabitMark id=id />
                    <span class="habit-name line" dir="auto">
                        {name}
                    </span>
                </a>
                <button type="button" class="button small" on:click=take_up>
                    "Take it up again"
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !habits.with(Vec::is_empty)>
            <details class="more-fields put-away-part">
                <summary>
                    "Put away"
                    <Icon glyph=Glyph::Down />
                </summary>
                <ul>
                    <For each=move || habits.get() key=|habit| (habit.id, habit.name.clone()) children=row />
                </ul>
            </details>
        </Show>
    }
}
