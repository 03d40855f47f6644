//! What rings, light and lines mean, and what hands and keys do.

use leptos::prelude::*;

use super::keys::LISTED;
use crate::people::Circle;
use crate::ui::parts::{Glyph, Menu};

/// The button that tells it.
#[component]
pub fn Legend() -> impl IntoView {
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
        <Menu label="What the map shows" glyph=Glyph::Help inside="legend">
            <h2>"Rings"</h2>
            <ul class="legend-rings">{rings}</ul>
            <h2>"Light and lines"</h2>
            <p>"The more you have been together lately, the more someone glows. A line is a tie between two people."</p>
            <h2>"By hand"</h2>
            <p>
                "Drag someone to another ring; with a finger, hold them first. Drag the ground to move, turn the wheel or pinch to zoom. From afar everything drags the ground."
            </p>
            <h2 class="by-mouse">"By keyboard"</h2>
            <ul class="by-mouse">{keys}</ul>
        </Menu>
    }
}
