//! Today: one person to put first and why; the day's habits; what one means to do; dates that come
//! up; what was noted. Parts with nothing to say aren't there, so that it fits one screen.

pub mod first;
pub mod habits;
pub mod noted;
pub mod place;
pub mod reminder;
pub mod welcome;

use leptos::prelude::*;

use crate::browser::dates;
use crate::insight::{Ahead, coming, dates_ahead, due_today};
use crate::notebook::Notebook;
use crate::route::Route;
use crate::ui::capture::CaptureLine;
use crate::ui::desk::use_desk;
use crate::ui::parts::PageTitle;
use crate::ui::pieces::{IntentionRows, day_words};
use first::FirstPerson;
use habits::HabitsToday;
use noted::NotedToday;
use place::PlaceByHeart;
use reminder::BackupReminder;
use welcome::Welcome;

/// So many days ahead what one means to do is told.
const DAYS_TO_DO: i32 = 7;
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
                        <CaptureLine />
                        <HabitsToday />
                    </div>
                    <div class="today-side">
                        <IntentionsToday />
                        <DatesAhead />
                        <NotedToday />
                        <PlaceByHeart />
                    </div>
                </div>
            </Show>
        </div>
    }
}

/// What waits, and what comes in the next days. Hidden while there is nothing, by style: what was
/// done here stays in its row a while.
#[component]
fn IntentionsToday() -> impl IntoView {
    let desk = use_desk();
    let ids = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let mut ids = due_today(notebook, today);
            ids.extend(coming(notebook, today, DAYS_TO_DO));
            ids
        })
    });
    view! {
        <section class="card intentions-today" aria-labelledby="intentions-today">
            <h2 id="intentions-today">"What I mean to do"</h2>
            <IntentionRows ids=ids />
        </section>
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
    let row = move |ahead: Ahead| {
        let turns = ahead.turns();
        let Ahead { on, person, label, .. } = ahead;
        let words = match turns {
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
                <ul class="dates-rows">{move || ahead.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
