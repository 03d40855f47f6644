//! A short word on what was just done, with the way back. It is spoken, and goes by itself.

use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};
use crate::browser::page;

/// The word. The live region stays on the page, so that each new one is heard.
#[component]
pub fn Toast(
    /// What is said now, if anything.
    #[prop(into)]
    words: Signal<Option<String>>,
    /// Whether it can be taken back.
    #[prop(into)]
    undo: Signal<bool>,
    /// Called when it shall be taken back.
    #[prop(into)]
    take_back: Callback<()>,
    /// Called when it shall go.
    #[prop(into)]
    dismiss: Callback<()>,
) -> impl IntoView {
    let close = NodeRef::<html::Button>::new();
    // The focus stays where the reader was, though the button pressed is gone.
    let taken_back = move |_| {
        take_back.run(());
        page::after_paint(move || {
            if let Some(Some(close)) = close.try_get_untracked() {
                drop(close.focus());
            }
        });
    };
    let dismissed = move |_| {
        dismiss.run(());
        page::focus("main [data-arrive]");
    };
    view! {
        <div class="toast" class:shown=move || words.with(Option::is_some)>
            <p role="status" class="toast-words">
                {move || words.get()}
            </p>
            <Show when=move || undo.get()>
                <button type="button" class="toast-undo" on:click=taken_back>
                    "Undo"
                </button>
            </Show>
            <Show when=move || words.with(Option::is_some)>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Close this word"
                    node_ref=close
                    on:click=dismissed
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </Show>
        </div>
    }
}
