//! A short word on what was just done, with the way back. It is spoken, and goes by itself.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

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
    view! {
        <div class="toast" class:shown=move || words.with(Option::is_some)>
            <p role="status" class="toast-words">
                {move || words.get()}
            </p>
            <Show when=move || undo.get()>
                <button type="button" class="toast-undo" on:click=move |_| take_back.run(())>
                    "Undo"
                </button>
            </Show>
            <Show when=move || words.with(Option::is_some)>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Close this word"
                    on:click=move |_| dismiss.run(())
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </Show>
        </div>
    }
}
