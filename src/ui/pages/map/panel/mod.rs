//! To look closer: a panel beside the map and its twin, with all that the reader thinks with. What
//! is chosen here are the signals of the [`Atlas`]; what follows from them is decided elsewhere.

pub mod state;

pub use state::PanelState;

use leptos::{ev, prelude::*};

use super::atlas::Atlas;
use crate::browser::page;
use crate::ui::parts::{Glyph, Icon};

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
    view! {
        <div class="map-frame" class:twin=twin>
            {children()}
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

/// The button.
#[component]
pub fn LookCloser(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let shown = atlas.panel.shown;
    view! {
        <button
            type="button"
            id="look-closer"
            class="button quiet small"
            aria-expanded=move || if shown.get() { "true" } else { "false" }
            aria-keyshortcuts="f"
            on:click=move |_| look_closer(atlas)
        >
            <Icon glyph=Glyph::Closer />
            <span>"Look closer"</span>
        </button>
    }
}

/// The panel.
#[component]
fn Panel(atlas: Atlas) -> impl IntoView {
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
        </section>
    }
}
