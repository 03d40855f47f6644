//! The heading of a page: names the tab, and takes the focus when one arrives.

use leptos::prelude::*;

use crate::browser::page;

/// The page's first heading.
#[component]
pub fn PageTitle(
    /// Its words.
    #[prop(into)]
    words: Signal<String>,
    /// Whether it is spoken only.
    #[prop(optional)]
    unseen: bool,
    /// What the tab is called instead, for its title goes into the browser's history.
    #[prop(optional, into)]
    tab: MaybeProp<String>,
) -> impl IntoView {
    Effect::new(move |_| {
        let words = tab.get().unwrap_or_else(|| words.get());
        page::set_title(&format!("{words} · Kith"));
    });
    view! {
        <h1 class="page-title" class:unseen=unseen tabindex="-1" dir="auto" data-arrive>
            {move || words.get()}
        </h1>
    }
}
