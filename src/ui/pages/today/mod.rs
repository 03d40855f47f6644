//! Today: one person to put first and why; the day's habits; dates that come up; what was noted.

pub mod first;
pub mod habits;
pub mod place;
pub mod reminder;
pub mod welcome;

use leptos::prelude::*;

use crate::browser::dates;
use crate::insight::{Ahead, dates_ahead};
use crate::life::Moment;
use crate::notebook::Notebook;
use crate::people::BIRTHDAY;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::PageTitle;
use crate::ui::pieces::{day_words, list_words};
use first::FirstPerson;
use habits::HabitsToday;
use place::PlaceByHeart;
use reminder::BackupReminder;
use welcome::Welcome;

/// So many days ahead a date is told.
const DAYS_AHEAD: i32 = 30;
/// At most so many dates are told.
const DATES_SHOWN: usize = 5;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    let desk = use_desk();
    let is_empty = desk.memo(Notebook::is_empty);
    view! {
        <div class="page today">
            <header class="today-head">
                <PageTitle words="Today" />
                <p class="soft">{move || dates::long(desk.today())}</p>
            </header>
            <Show when=move || !is_empty.get() fallback=|| view! { <Welcome /> }>
                <BackupReminder />
                <div class="today-columns">
                    <div class="today-main">
                        <FirstPerson />
                        <HabitsToday />
                    </div>
                    <div class="today-side">
                        <PlaceByHeart />
                        <DatesAhead />
                        <NotedToday />
                    </div>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn DatesAhead() -> impl IntoView {
    let desk = use_desk();
    let ahead = Memo::new(move |_| {
        let today = desk.today();
        let mut ahead = desk.with(|notebook| dates_ahead(notebook, today, DAYS_AHEAD));
        ahead.truncate(DATES_SHOWN);
        ahead
    });
    let row = move |Ahead { on, person, label, date }: Ahead| {
        let turns = date.year().filter(|_| label == BIRTHDAY).map(|year| on.ymd().0 - year);
        let words = match turns.filter(|years| *years > 0) {
            Some(years) => format!("turns {years}"),
            None => label,
        };
        let when = day_words(on, desk.today());
        view! {
            <li class="date-row">
                <span class="date-when">{when}</span>
                <span class="line">
                    <a href=Route::Person(person.id).to_string()>{person.shown_name().to_owned()}</a>
                    <span class="soft">{format!(" · {words}")}</span>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || ahead.with(|ahead| !ahead.is_empty())>
            <section class="card" aria-labelledby="dates-ahead">
                <h2 id="dates-ahead">"Coming up"</h2>
                <ul class="rows">{move || ahead.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

#[component]
fn NotedToday() -> impl IntoView {
    let desk = use_desk();
    let noted = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let moments = notebook.moments_on(today);
            moments.map(|moment| (moment.id, told(notebook, moment))).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || noted.with(|noted| !noted.is_empty())>
            <section class="card" aria-labelledby="noted-today">
                <h2 id="noted-today">"Noted today"</h2>
                <ul class="rows">
                    <For each=move || noted.get() key=|noted| noted.clone() let:noted>
                        <li class="noted">{noted.1}</li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// A moment on one line: "Listened · Grace Hopper · her words".
fn told(notebook: &Notebook, moment: &Moment) -> String {
    let people = notebook.people_at(moment);
    let names: Vec<String> = people.iter().map(|one| one.shown_name().to_owned()).collect();
    let parts = [moment.kind.words().to_owned(), list_words(&names), moment.text.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
