//! The keys of a shortcut, as they stand on the reader's keyboard.

use leptos::prelude::*;

use crate::browser::page;

/// The keys, one after the other; nothing where there are none.
#[component]
pub fn Keys(
    /// Their names; "Ctrl" stands for Cmd on a Mac.
    keys: &'static [&'static str],
) -> impl IntoView {
    let name = |key: &'static str| if key == "Ctrl" && page::is_apple() { "⌘" } else { key };
    let keys = keys.iter().map(|key| view! { <kbd>{name(key)}</kbd> }).collect_view();
    (!keys.is_empty()).then(|| view! { <span class="keys">{keys}</span> })
}
