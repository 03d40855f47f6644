//! What the reader is about on the map, above it: looking around somebody, so many degrees far, at a
//! way, or choosing several.

use leptos::{ev, prelude::*};

use super::atlas::Atlas;
use crate::browser::page;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};

/// From one degree to the farthest that still says something of one person.
pub const FARTHEST: u8 = 4;

/// "those tied to them", by degrees.
pub fn degree_words(degrees: u8) -> &'static str {
    match degrees {
        0 | 1 => "1 degree, those tied to them",
        2 => "2 degrees, and those tied to these",
        3 => "3 degrees",
        _ => "4 degrees",
    }
}

/// The strip with the slider, while somebody is looked around.
#[component]
pub fn Around(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let who = Memo::new(move |_| atlas.focus.get().map(|(person, _)| person));
    let degrees = Memo::new(move |_| atlas.focus.get().map_or(1, |(_, degrees)| degrees));
    let name = Memo::new(move |_| {
        let who = who.get()?;
        Some(desk.with(|notebook| notebook.short_name(who)))
    });
    let slide = move |event: ev::Event| {
        if let Ok(degrees) = event_target_value(&event).parse::<u8>() {
            atlas.look_farther(|_| degrees);
        }
    };
    let back = move |_| {
        atlas.focus.set(None);
        page::focus(".map-canvas");
    };
    view! {
        <Show when=move || who.get().is_some()>
            <div class="map-strip" role="group" aria-label="Looking around">
                <label for="map-degrees">
                    "Around " <span dir="auto">{move || name.get()}</span>
                </label>
                <input
                    id="map-degrees"
                    type="range"
                    min="1"
                    max=FARTHEST
                    step="1"
                    prop:value=move || degrees.get()
                    aria-valuetext=move || degree_words(degrees.get())
                    on:input=slide
                />
                <span class="map-degrees" aria-hidden="true">
                    {move || degrees.get()}
                </span>
                {to_everybody(back)}
            </div>
        </Show>
    }
}

/// The strip that says which way stands out.
#[component]
pub fn Way(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| atlas.told_way(desk));
    let back = move |_| {
        atlas.path.set(None);
        page::focus(".map-canvas");
    };
    view! {
        <div role="status">
            <Show when=move || told.with(Option::is_some)>
                <div class="map-strip">
                    <span dir="auto">{move || told.get()}</span>
                    {to_everybody(back)}
                </div>
            </Show>
        </div>
    }
}

fn to_everybody(back: impl Fn(ev::MouseEvent) + 'static) -> AnyView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label="Back to everybody"
            title="Back to everybody"
            on:click=back
        >
            <Icon glyph=Glyph::Close />
        </button>
    }
    .into_any()
}

/// The strip that says what a tap does while several are chosen.
#[component]
pub fn ChoosingSeveral(
    /// Whether a tap chooses one more.
    choosing: RwSignal<bool>,
) -> impl IntoView {
    let done = move |_| {
        choosing.set(false);
        page::focus(".map-canvas");
    };
    view! {
        <div role="status">
            <Show when=move || choosing.get()>
                <div class="map-strip">
                    <span>"Tap people, or draw a loop."</span>
                    <button type="button" class="button quiet small" on:click=done>
                        "Done"
                    </button>
                </div>
            </Show>
        </div>
    }
}
