//! A place with nothing in it yet: says what belongs there and offers what to do.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What belongs here.
#[component]
pub fn Empty(
    /// A picture of it.
    glyph: Glyph,
    /// In one sentence.
    #[prop(into)]
    title: String,
    /// In a few more.
    #[prop(optional, into)]
    words: String,
    /// What to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-glyph">
                <Icon glyph=glyph />
            </span>
            <p class="empty-title">{title}</p>
            {(!words.is_empty()).then(|| view! { <p class="soft">{words}</p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
