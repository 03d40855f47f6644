//! To look closer: a panel beside the map and its twin, with all that the reader thinks with. What
//! is chosen here are the signals of the [`Atlas`]; what follows from them is decided elsewhere.

pub mod files;
pub mod groups;
pub mod many;
pub mod path;
pub mod roles;
pub mod rules;
pub mod seen;
pub mod state;
pub mod views;
pub mod words;
pub mod years;

pub use state::PanelState;

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use super::atlas::{Asked, Atlas};
use crate::browser::{dates, page, view};
use crate::id::PersonId;
use crate::people::Filter;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Fold, Glyph, Icon};
use files::FilesPart;
use groups::GroupsPart;
use many::Many;
use path::PathPart;
use roles::RolesPart;
use seen::SeenPart;
use views::ViewsPart;
use words::{BesideTwin, told};
use years::YearsPart;

/// The button that opens the panel; the focus goes back there.
const BUTTON: &str = "#look-closer";

/// The map or its twin, and beside it the panel.
#[component]
pub fn Beside(
    /// What is shared.
    atlas: Atlas,
    /// Whether this is the twin.
    #[prop(optional)]
    twin: bool,
    children: Children,
) -> impl IntoView {
    provide_context(BesideTwin(twin));
    let desk = use_desk();
    let pressed = move |event: ev::KeyboardEvent| {
        let off = desk.peek(|notebook| notebook.settings().keys_off);
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        let writes = "input:not([type=radio], [type=checkbox], [type=range]), select, textarea";
        let f = event.key().eq_ignore_ascii_case("f");
        if f && !held && !off && !event.default_prevented() && !view::befell(&event, writes) {
            event.prevent_default();
            look_closer(atlas);
        }
    };
    view! {
        <div class="map-frame" class:twin=twin on:keydown=pressed>
            {children()}
            <div class="map-many">
                <Show when=move || !atlas.many.with(BTreeSet::is_empty)>
                    <Many atlas=atlas />
                </Show>
            </div>
            <div class="map-side">
                <div class="map-side-inside">
                    <Show when=move || atlas.panel.shown.get()>
                        <Panel atlas=atlas />
                    </Show>
                </div>
            </div>
        </div>
    }
}

/// Opens or closes the panel.
pub fn look_closer(atlas: Atlas) {
    let shown = atlas.panel.shown;
    shown.update(|shown| *shown = !*shown);
    if shown.get_untracked() {
        page::focus_soon("#map-panel");
    } else {
        page::focus_soon(BUTTON);
    }
}

/// Opens the panel where it tells how the reader is tied to somebody.
pub fn ask_for_path(atlas: Atlas, to: PersonId) {
    atlas.path.set(Some(Asked { from: None, to, warmest: false }));
    atlas.panel.path.set(true);
    atlas.panel.shown.set(true);
    page::focus_soon("#map-panel");
}

/// The same as a button, beside somebody on the map.
#[component]
pub fn HowTied(
    /// To whom.
    to: PersonId,
) -> impl IntoView {
    use_context::<Atlas>().map(|atlas| {
        view! {
            <button type="button" class="button quiet small" on:click=move |_| ask_for_path(atlas, to)>
                "How am I tied to them?"
            </button>
        }
    })
}

/// A line of a menu, wherever somebody is shown: to the map, where the way to them is told.
#[component]
pub fn AskForPath(
    /// To whom.
    to: PersonId,
) -> impl IntoView {
    use_context::<Atlas>().map(|atlas| {
        view! {
            <a
                class="menu-item"
                href=Route::Map.to_string()
                on:click=move |_| {
                    atlas.select(Some(to));
                    ask_for_path(atlas, to);
                }
            >
                <Icon glyph=Glyph::Tie />
                <span>"How am I tied to them?"</span>
            </a>
        }
    })
}

/// The button.
#[component]
pub fn LookCloser(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let shown = atlas.panel.shown;
    // What is on, in words; on a phone, where there is no room for them, a mark stands for them.
    let narrowed = Memo::new(move |_| {
        let all = desk.with(|notebook| notebook.people().count());
        let some = match (atlas.path.get(), atlas.on_the_way()) {
            (Some(_), on) if on > 0 => on,
            _ => atlas.shown().len(),
        };
        let until = atlas.until.get().map(dates::month_and_year);
        let some = (some < all).then(|| format!("{some} of {all}"));
        let on: Vec<String> = until.into_iter().chain(some).collect();
        (!on.is_empty()).then(|| format!(" · {}", on.join(", ")))
    });
    view! {
        <button
            type="button"
            id="look-closer"
            class="button quiet small look-closer"
            class:on=move || narrowed.with(Option::is_some)
            aria-expanded=move || if shown.get() { "true" } else { "false" }
            aria-keyshortcuts="f"
            on:click=move |_| look_closer(atlas)
        >
            <Icon glyph=Glyph::Closer />
            <span>"Look closer" {narrowed}</span>
        </button>
    }
}

/// The panel.
#[component]
fn Panel(atlas: Atlas) -> impl IntoView {
    let desk = use_desk();
    let open = atlas.panel;
    let told = Memo::new(move |_| told(desk, atlas));
    let everybody = move |_| {
        atlas.filter.set(Filter::default());
        atlas.only.set(None);
        atlas.focus.set(None);
        atlas.until.set(None);
        atlas.path.set(None);
        page::focus_soon("#map-panel");
    };
    let is_narrowed = move || told.with(|(_, why)| !why.is_empty());
    let close = move || look_closer(atlas);
    view! {
        <section
            class="map-panel"
            aria-labelledby="map-panel"
            on:keydown=move |event: ev::KeyboardEvent| {
                if event.key() == "Escape" && !event.default_prevented() {
                    event.prevent_default();
                    close();
                }
            }
        >
            <header class="map-panel-head">
                <h2 id="map-panel" tabindex="-1">
                    "Look closer"
                </h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Close"
                    on:click=move |_| close()
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="map-panel-told">
                <p role="status">
                    <strong>{move || told.with(|(count, _)| count.clone())}</strong>
                    {move || told.with(|(_, why)| (!why.is_empty()).then(|| format!(": {}", why.join("; "))))}
                </p>
                <Show when=is_narrowed>
                    <div class="actions">
                        <button type="button" class="button small" on:click=everybody>
                            "Show everybody"
                        </button>
                    </div>
                </Show>
            </div>
            <Fold title="Who is seen" open=open.seen>
                <SeenPart atlas=atlas />
            </Fold>
            <Fold title="Views I keep" open=open.views>
                <ViewsPart atlas=atlas />
            </Fold>
            <Fold title="How are they tied?" open=open.path>
                <PathPart atlas=atlas />
            </Fold>
            <Fold
                title="Groups"
                note=Signal::derive(move || atlas.grouping.get().word().to_owned())
                open=open.groups
            >
                <GroupsPart atlas=atlas />
            </Fold>
            <Fold title="Between and alone" open=open.roles>
                <RolesPart atlas=atlas />
            </Fold>
            <Fold title="Through the years" open=open.years>
                <YearsPart atlas=atlas />
            </Fold>
            <Fold title="Take it with you" open=open.files>
                <FilesPart atlas=atlas />
            </Fold>
        </section>
    }
}
