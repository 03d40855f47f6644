//! A field for a passphrase, which can be shown.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::unique;
use crate::browser::page;

/// The field. Nothing of it is kept, completed or corrected by the browser.
#[component]
pub fn SecretField(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What is written.
    value: RwSignal<String>,
    /// Whether it is shown; several fields may share it.
    shown: RwSignal<bool>,
    /// What is amiss; empty while nothing is.
    #[prop(optional, into)]
    amiss: Signal<String>,
    /// A word of help below.
    #[prop(optional, into)]
    hint: String,
    /// "current-password" or "new-password", for who lets a keeper of passwords write it.
    #[prop(default = "new-password")]
    autocomplete: &'static str,
    /// Whether it has the focus from the start.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let id = unique("secret");
    let (hint_id, amiss_id) = (format!("{id}-hint"), format!("{id}-amiss"));
    let described = format!("{hint_id} {amiss_id}");
    let invalid = move || (!amiss.with(String::is_empty)).then_some("true");
    if autofocus {
        let id = id.clone();
        page::after_paint(move || {
            page::focus_field(&id);
        });
    }
    view! {
        <div class="field">
            <label class="label" for=id.clone()>
                {label}
            </label>
            <span class="secret">
                <input
                    id=id.clone()
                    class="input"
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    autofocus=autofocus
                    aria-describedby=described
                    aria-invalid=invalid
                    bind:value=value
                />
                <button
                    type="button"
                    class="icon-button"
                    aria-label=move || if shown.get() { "Hide what is written" } else { "Show what is written" }
                    aria-controls=id
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Icon glyph=Signal::derive(move || if shown.get() { Glyph::Hide } else { Glyph::Show }) />
                </button>
            </span>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            <p class="amiss" id=amiss_id aria-live="polite">
                {move || amiss.get()}
            </p>
        </div>
    }
}
