//! What rings, light and lines mean, and what hands and keys do.

use leptos::prelude::*;

use super::atlas::Atlas;
use super::deeds;
use super::keys::LISTED;
use crate::map::{View, dashes};
use crate::people::{Circle, TieFamily};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Menu};
use crate::ui::pieces::words::people_count;

/// The button that tells it.
#[component]
pub fn Legend(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let pinned = Memo::new(move |_| {
        let view = atlas.view.get();
        desk.with(|notebook| deeds::pinned(notebook, view))
    });
    let let_go = move |_| deeds::let_all_go(desk, atlas.view.get_untracked());
    let told = move || {
        let place = match atlas.view.get() {
            View::Rings => "to their place on the rings",
            View::Constellation => "in the constellation",
        };
        format!("{} pinned {place}.", people_count(pinned.get()))
    };
    let family = |family: TieFamily| {
        let dashes: Vec<String> = dashes(family).iter().map(f32::to_string).collect();
        view! {
            <li>
                <svg class=format!("tie-sample {}", family.slug()) viewBox="0 0 40 8" aria-hidden="true">
                    <line x1="0" y1="4" x2="40" y2="4" stroke-dasharray=dashes.join(" ") />
                </svg>
                <span>{family.word()}</span>
            </li>
        }
    };
    let ring = |ring: u8, word: &'static str, hint: &'static str| {
        view! {
            <li>
                <span class=format!("dot ring-{ring}")></span>
                <span>
                    <strong>{word}</strong>
                    {format!(", {hint}")}
                </span>
            </li>
        }
    };
    let rings = Circle::ALL
        .into_iter()
        .map(|circle| (circle.ring(), circle.word(), circle.hint()))
        .chain([(0, "Not placed", "whoever has no ring yet, outside")])
        .map(|(number, word, hint)| ring(number, word, hint))
        .collect_view();
    let keys = LISTED
        .into_iter()
        .map(|(keys, what)| {
            let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view();
            view! {
                <li class="key-row">
                    <span>{what}</span>
                    <span class="keys">{keys}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <Menu label="What the map shows" glyph=Glyph::Help inside="legend" read=true>
            <h2>"Rings"</h2>
            <ul class="legend-rings">{rings}</ul>
            <h2>"Light and lines"</h2>
            <p>"The more you have been together lately, the more someone glows. A line is a tie between two people:"</p>
            <ul class="legend-ties">{TieFamily::ALL.map(family).collect_view()}</ul>
            <h2>"By hand"</h2>
            <p>
                "Drag someone to another ring, or along their own to pin them there; in the constellation, anywhere. With a finger, hold them first. Held and not moved, they are looked around. Drag the ground to move, turn the wheel or pinch to zoom."
            </p>
            <p>
                "To tie two people, choose one and drag from the dot beside them to the other, or drag with Shift. Click a line to see the tie. Drag with Shift on the ground to draw a loop around several, or use the loop button."
            </p>
            <Show when=move || pinned.get() != 0>
                <h2>"Pins"</h2>
                <p>{told}</p>
                <button type="button" class="button small" on:click=let_go>
                    "Let all go"
                </button>
            </Show>
            <h2 class="by-mouse">"By keyboard"</h2>
            <ul class="by-mouse">{keys}</ul>
        </Menu>
    }
}
