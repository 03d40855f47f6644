//! The places, at the side of a wide screen and at the foot of a narrow one.

use leptos::prelude::*;

use crate::route::Route;
use crate::storage::Saving;
use crate::ui::app::{Standing, standing};
use crate::ui::desk::use_desk;
use crate::ui::keeping::Folder;
use crate::ui::more::More;
use crate::ui::palette::PaletteButton;
use crate::ui::parts::{Glyph, Icon};

/// The places, and the menu.
#[component]
pub fn Places(
    /// Where the reader is.
    route: RwSignal<Route>,
) -> impl IntoView {
    let here = Memo::new(move |_| route.with(standing));
    view! {
        <nav class="places" aria-label="Places">
            <a class="wordmark" href=Route::Today.to_string()>
                <Mark />
                "Kith"
            </a>
            <PaletteButton class="rail-search" />
            <ul>
                <Place to=Route::Today word="Today" away=Glyph::Today at=Glyph::TodayHere here=here />
                <Place to=Route::Map word="Map" away=Glyph::Map at=Glyph::MapHere here=here />
                <Place to=Route::People word="People" away=Glyph::People at=Glyph::PeopleHere here=here />
                <Place to=Route::Giving word="Giving" away=Glyph::Giving at=Glyph::GivingHere here=here />
                <li>
                    <More />
                </li>
            </ul>
            <Keeping />
        </nav>
    }
}

#[component]
fn Place(
    to: Route,
    word: &'static str,
    /// Its picture while the reader is elsewhere.
    away: Glyph,
    /// Its picture while the reader is there.
    at: Glyph,
    here: Memo<Standing>,
) -> impl IntoView {
    let address = to.to_string();
    let own = standing(&to);
    // The map's twin is the same place, and so is who may be among the people twice.
    let current = Memo::new(move |_| {
        here.with(|here| match here {
            Standing::MapTable => own == Standing::Map,
            Standing::Duplicates => own == Standing::People,
            here => *here == own,
        })
    });
    view! {
        <li>
            <a class="nav-item" href=address aria-current=move || current.get().then_some("page")>
                <Icon glyph=Signal::derive(move || if current.get() { at } else { away }) />
                <span>{word}</span>
            </a>
        </li>
    }
}

/// Where all this is kept.
#[component]
fn Keeping() -> impl IntoView {
    let desk = use_desk();
    let kept = move || desk.saving() == Saving::Saved && !desk.is_sample();
    let words = move || match desk.folder() {
        Folder::Keeps(..) => "Kept in this browser, and a copy in your folder.",
        _ => "Kept in this browser, and nowhere else.",
    };
    view! {
        <Show when=kept>
            <p class="keeping">
                <Icon glyph=Glyph::Saved />
                {words}
            </p>
        </Show>
    }
}

/// One who glows, and the circles around.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="15" stroke-width="1" stroke-opacity="0.3" />
            <circle cx="16" cy="16" r="9.5" stroke-width="1.25" stroke-opacity="0.6" />
            <circle class="heart" cx="16" cy="16" r="4.5" />
        </svg>
    }
}
