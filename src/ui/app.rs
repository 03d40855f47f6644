//! The frame: the places at the side or the foot, the page between, what was just done. Which
//! page stands in it is decided here and nowhere else.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

use crate::browser::hash::{self, Arrival};
use crate::browser::{keys, page};
use crate::route::Route;
use crate::storage::Saving;
use crate::ui::bring::Bring;
use crate::ui::desk::use_desk;
use crate::ui::more::More;
use crate::ui::notices::Notices;
use crate::ui::pages::{Giving, Help, People, PeopleView, SEARCH, Today, Unknown};
use crate::ui::parts::{Glyph, Icon, Toast};
use crate::ui::shortcuts::{self, Act};

/// How long a word on what was done stays. The way back stays longer: in the menu, and by key.
const TOAST: Duration = Duration::from_secs(8);

/// The page that stands in the frame. Two routes of one page leave it standing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    Today,
    People,
    Giving,
    Help,
    Unknown,
}

fn standing(route: &Route) -> Standing {
    match route {
        Route::Today => Standing::Today,
        Route::People | Route::PersonNew | Route::Person(_) => Standing::People,
        Route::Giving | Route::Habit(_) => Standing::Giving,
        Route::Help => Standing::Help,
        Route::Map | Route::MapTable | Route::Unknown(_) => Standing::Unknown,
    }
}

/// The whole page. Expects a desk in its context.
#[component]
pub fn App() -> impl IntoView {
    let desk = use_desk();
    let route = RwSignal::new(Route::from_fragment(&hash::read()));
    // Whether the reader goes to the people in order to search.
    let sought = StoredValue::new(false);
    hash::on_change(move |arrival| {
        route.set(Route::from_fragment(&hash::read()));
        page::after_paint(move || arrived(arrival, sought.get_value()));
        sought.set_value(false);
    });
    let theme = Memo::new(move |_| desk.with(|notebook| notebook.settings().theme));
    Effect::new(move |_| page::set_theme(theme.get().slug()));
    act_on_keys(sought);

    let standing = Memo::new(move |_| route.with(standing));
    let page = move || match standing.get() {
        Standing::Today => view! { <Today /> }.into_any(),
        Standing::People => {
            let shown = Memo::new(move |_| match route.get() {
                Route::Person(id) => PeopleView::One(id),
                Route::PersonNew => PeopleView::New,
                _ => PeopleView::All,
            });
            view! { <People shown=shown /> }.into_any()
        }
        Standing::Giving => {
            let habit = Memo::new(move |_| match route.get() {
                Route::Habit(id) => Some(id),
                _ => None,
            });
            view! { <Giving habit=habit /> }.into_any()
        }
        Standing::Help => view! { <Help /> }.into_any(),
        Standing::Unknown => view! { <Unknown /> }.into_any(),
    };
    view! {
        <div class="frame">
            <a
                class="skip"
                href="#main"
                on:click=|event| {
                    event.prevent_default();
                    page::focus("main");
                }
            >
                "Skip to the page"
            </a>
            <Places route=route />
            <main id="main" tabindex="-1">
                <Notices />
                {page}
            </main>
            <Word />
            <Bring />
        </div>
    }
}

// A page was opened: the reader hears its heading and stands at its top, or where they stood.
fn arrived(arrival: Arrival, sought: bool) {
    match arrival {
        Arrival::New => hash::stand_at(0.0),
        Arrival::Again(top) => hash::stand_at(top),
    }
    if sought && page::focus_field(SEARCH) {
        return;
    }
    // Someone who is asked to write something has the focus there already.
    if !page::focus("main [autofocus]") && !page::focus("main [data-arrive]") {
        page::focus("main");
    }
}

fn act_on_keys(sought: StoredValue<bool>) {
    let desk = use_desk();
    let mut after_g = false;
    keys::on_press(move |press| {
        let act = shortcuts::act(press, after_g);
        after_g = act == Some(Act::Await);
        match act {
            Some(Act::Undo) => desk.undo(),
            Some(Act::Redo) => desk.redo(),
            Some(Act::Go(ref route)) => hash::go(&route.to_string()),
            Some(Act::Search) => {
                if !page::focus_field(SEARCH) {
                    sought.set_value(true);
                    hash::go(&Route::People.to_string());
                }
            }
            Some(Act::Await) | None => {}
        }
        act.is_some()
    });
}

/// The places, and the menu.
#[component]
fn Places(route: RwSignal<Route>) -> impl IntoView {
    let desk = use_desk();
    let place = move |to: Route, word: &'static str, away: Glyph, here: Glyph| {
        let address = to.to_string();
        let to = standing(&to);
        let current = Memo::new(move |_| route.with(|route| standing(route) == to));
        view! {
            <li>
                <a class="place" href=address aria-current=move || current.get().then_some("page")>
                    <Icon glyph=Signal::derive(move || if current.get() { here } else { away }) />
                    <span>{word}</span>
                </a>
            </li>
        }
    };
    let saved = move || desk.saving() == Saving::Saved;
    view! {
        <nav class="places" aria-label="Places">
            <a class="wordmark" href=Route::Today.to_string()>
                <Mark />
                "Kith"
            </a>
            <ul>
                {place(Route::Today, "Today", Glyph::Today, Glyph::TodayHere)}
                {place(Route::Map, "Map", Glyph::Map, Glyph::MapHere)}
                {place(Route::People, "People", Glyph::People, Glyph::PeopleHere)}
                {place(Route::Giving, "Giving", Glyph::Giving, Glyph::GivingHere)} <li>
                    <More />
                </li>
            </ul>
            <Show when=saved>
                <p class="keeping">
                    <Icon glyph=Glyph::Saved />
                    {move || {
                        if desk.is_sample() {
                            "A sample to look around in. It is kept nowhere."
                        } else {
                            "Kept in this browser, and nowhere else."
                        }
                    }}
                </p>
            </Show>
        </nav>
    }
}

/// One who glows, and the circles around.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="15" stroke-width="1" stroke-opacity="0.3" />
            <circle cx="16" cy="16" r="9.5" stroke-width="1.25" stroke-opacity="0.6" />
            <circle class="heart" cx="16" cy="16" r="4.5" />
        </svg>
    }
}

/// What was just done, and the way back.
#[component]
fn Word() -> impl IntoView {
    let desk = use_desk();
    let words = Signal::derive(move || desk.said().map(|said| said.words));
    let undo = Signal::derive(move || desk.said().is_some_and(|said| said.undo));
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let told = desk.said().is_some();
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            if told {
                *timer = set_timeout_with_handle(move || desk.heard(), TOAST).ok();
            }
        });
    });
    view! {
        <Toast words=words undo=undo take_back=move |()| desk.undo() dismiss=move |()| desk.heard() />
    }
}
