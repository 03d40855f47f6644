//! What can be made of the days that are marked, at the foot of the page.

use leptos::prelude::*;

use super::Grid;
use crate::browser::page;
use crate::giving::Tap;
use crate::ui::pages::giving::deeds;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::day_words;

/// The bar, while something is marked.
#[component]
pub fn Bar(
    /// Of which grid.
    grid: Grid,
) -> impl IntoView {
    let told = move || {
        let Some(marked) = grid.marked.get() else { return String::new() };
        let (order, today) = (grid.order.get(), grid.desk.today());
        let (first, last) = marked.days();
        let habits = marked.habits(&order);
        let name = match habits {
            [one] => grid.desk.with(|notebook| notebook.habit(*one).map(|h| h.name.clone())),
            _ => Some(format!("{} habits", habits.len())),
        };
        let name = name.unwrap_or_default();
        if first == last {
            format!("{name}, {}", day_words(first, today))
        } else {
            format!("{name}, {} to {}", day_words(first, today), day_words(last, today))
        }
    };
    let make = move |deed: Tap| {
        if let Some(marked) = grid.marked.get_untracked() {
            let days = marked.all(&untrack(|| grid.order.get()));
            deeds::make(grid.desk, &days, deed);
            leave(grid);
        }
    };
    let button = move |deed: Tap, glyph: Glyph, word: &'static str| {
        view! {
            <button type="button" class="button small" on:click=move |_| make(deed)>
                <Icon glyph=glyph />
                <span>{word}</span>
            </button>
        }
    };
    view! {
        <p class="unseen" aria-live="polite">
            {told}
        </p>
        <Show when=move || grid.marked.get().is_some()>
            <div class="grid-bar" role="group" aria-label="What is marked">
                <p class="grid-bar-words line">{told}</p>
                {button(Tap::Check, Glyph::Check, "Done")}
                {button(Tap::Rest, Glyph::Rest, "Rest")}
                {button(Tap::Clear, Glyph::Less, "Clear")}
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Mark nothing"
                    on:click=move |_| leave(grid)
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
        </Show>
    }
}

// The bar goes with what was marked; the focus goes back into the grid.
fn leave(grid: Grid) {
    grid.marked.set(None);
    if let Some(spot) = untrack(|| grid.spot()) {
        page::after_paint(move || {
            page::focus_field(&spot.element());
        });
    }
}
