//! The frame: the places at the side or the foot, the page between, what was just done. Which
//! page stands in it is decided here and nowhere else.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

use crate::browser::hash::{self, Arrival};
use crate::browser::{files, keys, page, update, view};
use crate::route::Route;
use crate::ui::acts::Hands;
use crate::ui::capture::{CaptureDialog, Captured};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::errands::Errands;
use crate::ui::fetched::{OfNotebook, OfPeople, Piece, Pieces, needed};
use crate::ui::forms::Forms;
use crate::ui::keeping::Seal;
use crate::ui::lock::LockScreen;
use crate::ui::pages::{Atlas, PeopleView, SEARCH, Today, Unknown};
use crate::ui::palette::Wishes;
use crate::ui::parts::Toast;
use crate::ui::places::Places;
use crate::ui::remind;
use crate::ui::shortcuts::{self, Act};
use crate::ui::standing::StandingLines;

/// How long a word on what was done stays. The way back stays longer: in the menu, and by key.
const TOAST: Duration = Duration::from_secs(8);

/// The page that stands in the frame. Two routes of one page leave it standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Whom to put first.
    Today,
    /// The map.
    Map,
    /// The map's twin.
    MapTable,
    /// Everybody, or one of them.
    People,
    /// Who may be here twice.
    Duplicates,
    /// What to know before one meets.
    Meet,
    /// A meal.
    Meal,
    /// All habits, or one of them.
    Giving,
    /// How the notebook is kept.
    Data,
    /// What was deleted.
    Trash,
    /// Settings.
    Settings,
    /// Help.
    Help,
    /// No place at all.
    Unknown,
}

/// Which page a route belongs to.
pub fn standing(route: &Route) -> Standing {
    match route {
        Route::Today => Standing::Today,
        Route::People | Route::PersonNew | Route::Person(_) => Standing::People,
        Route::Duplicates | Route::Pair(..) => Standing::Duplicates,
        Route::Meet(_) => Standing::Meet,
        Route::Meal(_) => Standing::Meal,
        Route::Giving | Route::Habit(_) => Standing::Giving,
        Route::Data => Standing::Data,
        Route::Trash => Standing::Trash,
        Route::Settings => Standing::Settings,
        Route::Help => Standing::Help,
        Route::Map => Standing::Map,
        Route::MapTable => Standing::MapTable,
        Route::Unknown(_) => Standing::Unknown,
    }
}

/// The whole page. Expects a desk in its context.
#[component]
pub fn App(
    /// The piece of the first page, and whether it came.
    first: Option<(Piece, bool)>,
) -> impl IntoView {
    let desk = use_desk();
    let pieces = Pieces::new(first);
    let errands = Errands::provide();
    page::after_paint(move || pieces.fetch_quietly());
    let route = RwSignal::new(Route::from_fragment(&hash::read()));
    // Whether the reader goes to the people in order to search.
    let sought = StoredValue::new(false);
    hash::on_change(move |arrival| {
        let next = Route::from_fragment(&hash::read());
        let is_sought = sought.get_value();
        sought.set_value(false);
        route.set(next.clone());
        pieces.want(needed(&next), move || {
            page::after_paint(move || {
                // Who has gone on meanwhile arrives elsewhere.
                if route.with_untracked(|route| standing(route) == standing(&next)) {
                    arrived(arrival, is_sought);
                }
            });
        });
    });
    let theme = Memo::new(move |_| desk.with(|notebook| notebook.settings().theme));
    Effect::new(move |_| page::set_theme(theme.get().slug()));
    let locked = Memo::new(move |_| desk.seal() == Seal::Locked);
    let captured = Captured::new();
    provide_context(captured);
    provide_context(pieces);
    let hands = Hands { desk, sought, errands, wishes: Wishes::new(), captured };
    provide_context(hands);
    act_on_keys(hands, locked);
    remind::begin(desk);
    let newer = RwSignal::new(false);
    update::on_waiting(move || newer.set(true));
    // Another notebook is another page, though the address stays; so is one that was locked.
    Effect::new(move |before: Option<(bool, bool)>| {
        let now = (desk.is_sample(), locked.get());
        if before.is_some_and(|before| before != now) {
            captured.forget();
            page::after_paint(|| arrived(Arrival::New, false));
        }
        now
    });
    move || match locked.get() {
        true => view! { <LockScreen /> }.into_any(),
        false => view! { <Frame route=route newer=newer pieces=pieces /> }.into_any(),
    }
}

/// The places, and the page that stands between. Taken down with all that is on it when the
/// notebook is locked.
#[component]
fn Frame(route: RwSignal<Route>, newer: RwSignal<bool>, pieces: Pieces) -> impl IntoView {
    let desk = use_desk();
    // Whether a file is held over the page.
    let dropping = RwSignal::new(false);
    let atlas = Atlas::new(desk);
    provide_context(atlas);
    let hands = use_context::<Hands>();
    Forms::begin();
    let standing = Memo::new(move |_| route.with(standing));
    let page = move || match standing.get() {
        Standing::Today => view! { <Today /> }.into_any(),
        Standing::Map => pieces.map(atlas, false),
        Standing::MapTable => pieces.map(atlas, true),
        Standing::People => {
            let shown = Memo::new(move |_| match route.get() {
                Route::Person(id) => PeopleView::One(id),
                Route::PersonNew => PeopleView::New,
                _ => PeopleView::All,
            });
            pieces.people(OfPeople::Page(shown))
        }
        Standing::Duplicates => {
            let pair = Memo::new(move |_| match route.get() {
                Route::Pair(keep, gone) => Some((keep, gone)),
                _ => None,
            });
            pieces.people(OfPeople::Duplicates(pair))
        }
        // Each address is heard, also the one that stood there before the reader chose others.
        Standing::Meet => {
            pieces.people(OfPeople::Meet(Signal::derive(move || match route.get() {
                Route::Meet(people) => Some(people),
                _ => None,
            })))
        }
        Standing::Meal => {
            pieces.people(OfPeople::Meal(Signal::derive(move || match route.get() {
                Route::Meal(people) => Some(people),
                _ => None,
            })))
        }
        Standing::Giving => {
            let habit = Memo::new(move |_| match route.get() {
                Route::Habit(id) => Some(id),
                _ => None,
            });
            pieces.giving(habit)
        }
        Standing::Data => pieces.notebook(OfNotebook::Data),
        Standing::Trash => pieces.notebook(OfNotebook::Trash),
        Standing::Settings => pieces.notebook(OfNotebook::Settings),
        Standing::Help => pieces.notebook(OfNotebook::Help),
        Standing::Unknown => view! { <Unknown /> }.into_any(),
    };
    view! {
        <div
            class="frame"
            on:dragover=move |event| {
                if files::is_dragged(&event) {
                    event.prevent_default();
                    dropping.set(true);
                }
            }
            on:dragleave=move |event| {
                if files::has_left(&event) {
                    dropping.set(false);
                }
            }
            on:drop=move |event| {
                dropping.set(false);
                if files::is_dragged(&event) {
                    event.prevent_default();
                    if let Some(file) = files::dropped(&event) {
                        desk.bring(file);
                    }
                }
            }
        >
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
                <StandingLines newer=newer />
                {page}
            </main>
            <Word />
            {pieces.bring()}
            {hands.map(|hands| pieces.palette(hands.wishes))}
            {pieces.form()}
            <CaptureDialog />
            <Show when=move || dropping.get()>
                <p class="drop-here">"Let go, and see what it would bring."</p>
            </Show>
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

fn act_on_keys(hands: Hands, locked: Memo<bool>) {
    let mut after_g = false;
    keys::on_press(move |press| {
        if locked.get_untracked() {
            return false;
        }
        let off = hands.desk.peek(|notebook| notebook.settings().keys_off);
        let act = shortcuts::act(press, after_g, off);
        after_g = act == Some(Act::Await);
        // Before another dialog nothing else opens.
        let act = act.filter(|_| !press.in_dialog || untrack(|| hands.wishes.is_open()));
        if let Some(act) = &act {
            hands.act(act, None);
        }
        act.is_some()
    });
}

/// What was just done, and the way back.
#[component]
fn Word() -> impl IntoView {
    let desk = use_desk();
    let words = Signal::derive(move || desk.said().map(|said| said.words));
    let undo = Signal::derive(move || desk.said().is_some_and(|said| said.undo));
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    Effect::new(move |_| wait(desk, timer, desk.said().is_some()));
    view! {
        <Toast words=words undo=undo take_back=move |()| desk.undo() dismiss=move |()| desk.heard() />
    }
}

/// Lets the word go after a while; while the reader is at it, it stays.
fn wait(desk: Desk, timer: StoredValue<Option<TimeoutHandle>, LocalStorage>, told: bool) {
    let go = move || {
        if view::is_held(".toast") {
            wait(desk, timer, true);
        } else {
            desk.heard();
        }
    };
    timer.update_value(|timer| {
        if let Some(timer) = timer.take() {
            timer.clear();
        }
        if told {
            *timer = set_timeout_with_handle(go, TOAST).ok();
        }
    });
}
