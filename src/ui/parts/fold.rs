//! A part of a page that opens and closes: the platform's own `<details>`. What is inside is made
//! when it opens.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::browser::view;

/// The part.
#[component]
pub fn Fold(
    /// What it is about.
    title: &'static str,
    /// How it stands, in a few words beside the title.
    #[prop(optional, into)]
    note: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <details
            class="fold"
            prop:open=move || open.get()
            on:toggle=move |event| {
                if let Some(now) = view::is_unfolded(&event)
                    && open.get_untracked() != now
                {
                    open.set(now);
                }
            }
        >
            <summary>
                <h3>{title}</h3>
                <span class="fold-note">{move || note.get()}</span>
                <Icon glyph=Glyph::Down />
            </summary>
            <Show when=move || open.get()>
                <div class="fold-inside">{children()}</div>
            </Show>
        </details>
    }
}
