//! A part of the page: what it is about on one side, what can be done on the other.

use leptos::prelude::*;

use crate::ui::parts::{Glyph, Icon};

/// One part, known by its heading.
#[component]
pub fn Part(
    /// The id of its heading.
    id: &'static str,
    /// Its heading.
    title: &'static str,
    /// What it is about, in a sentence or two.
    words: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="data-part" aria-labelledby=id>
            <div class="data-about">
                <h2 id=id>{title}</h2>
                <p class="soft">{words}</p>
            </div>
            <div class="data-card card">{children()}</div>
        </section>
    }
}

/// One thing of it: a picture, how it stands, more about it, and what can be done.
#[component]
pub fn Row(
    /// Its picture.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// How it stands.
    #[prop(into)]
    what: Signal<String>,
    /// More about it; empty for nothing.
    #[prop(into, optional)]
    more: Signal<String>,
    /// Whether it deserves a look.
    #[prop(into, optional)]
    notice: Signal<bool>,
    /// Whether what can be done stands below, not beside it.
    #[prop(optional)]
    below: bool,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="data-row" class:notice=notice class:below=below>
            <span class="data-glyph">
                <Icon glyph=glyph />
            </span>
            <div class="data-words">
                <p class="data-what">{move || what.get()}</p>
                <Show when=move || more.with(|more| !more.is_empty())>
                    <p class="soft">{move || more.get()}</p>
                </Show>
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
