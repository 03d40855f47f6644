//! What can be made of the days that are marked, at the foot of the grid or the calendar.

use leptos::prelude::*;

use super::board::Board;
use super::deeds;
use crate::browser::page;
use crate::giving::Tap;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::day_words;

/// The bar, while something is marked.
#[component]
pub fn Bar(
    /// Of which days.
    board: Board,
) -> impl IntoView {
    let told = move || {
        let Some(marked) = board.marked.get() else { return String::new() };
        let (order, today) = (board.order.get(), board.desk.today());
        let (first, last) = marked.days();
        let habits = marked.habits(&order);
        let name = match habits {
            [one] => board.desk.with(|notebook| notebook.habit(*one).map(|h| h.name.clone())),
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
        if let Some(marked) = board.marked.get_untracked() {
            let days = marked.all(&untrack(|| board.order.get()));
            deeds::make(board.desk, &days, deed);
            leave(board);
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
        <Show when=move || board.marked.get().is_some()>
            <div class="grid-bar" role="group" aria-label="What is marked">
                <p class="grid-bar-words">{told}</p>
                {button(Tap::Check, Glyph::Check, "Done")}
                {button(Tap::Rest, Glyph::Rest, "Rest")}
                {button(Tap::Clear, Glyph::Less, "Clear")}
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Mark nothing"
                    on:click=move |_| leave(board)
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
        </Show>
    }
}

// The bar goes with what was marked; the focus goes back into the board.
fn leave(board: Board) {
    board.marked.set(None);
    if let Some(spot) = untrack(|| board.spot()) {
        page::after_paint(move || {
            if let Some(shape) = board.shape.try_get_untracked() {
                page::focus_field(&spot.element(shape));
            }
        });
    }
}
