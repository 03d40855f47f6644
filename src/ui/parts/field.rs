//! Fields of a form: a label, something to write in, a hint, and what is amiss, in words.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::unique;
use crate::browser::page;

/// A text: one line, or several.
#[component]
pub fn TextField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is written.
    value: RwSignal<String>,
    /// The input's type: "text", "search", "date", "email"...
    #[prop(default = "text")]
    kind: &'static str,
    /// A word of help below.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is amiss; empty while nothing is.
    #[prop(optional, into)]
    amiss: Signal<String>,
    /// An example inside, while nothing is written.
    #[prop(optional)]
    placeholder: &'static str,
    /// How many lines; one line is another kind of field.
    #[prop(default = 1)]
    lines: u8,
    /// Whether the label is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// Whether it has the focus from the start.
    #[prop(optional)]
    autofocus: bool,
    /// Whether something must be written.
    #[prop(optional)]
    required: bool,
    /// The id, where something else needs to know it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The keyboard that a phone shows.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// A further class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("field"));
    let (hint_id, amiss_id) = (format!("{id}-hint"), format!("{id}-amiss"));
    let described = {
        let (hint_id, amiss_id) = (hint_id.clone(), amiss_id.clone());
        move || {
            let mut ids = Vec::new();
            if !hint.with(String::is_empty) {
                ids.push(hint_id.clone());
            }
            if !amiss.with(String::is_empty) {
                ids.push(amiss_id.clone());
            }
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let invalid = move || (!amiss.with(String::is_empty)).then_some("true");
    // The attribute alone works for what is there when a page or a dialog opens.
    if autofocus {
        let id = id.clone();
        page::after_paint(move || {
            page::focus_field(&id);
        });
    }
    let input = if lines > 1 {
        view! {
            <textarea
                id=id.clone()
                class="input"
                rows=lines
                placeholder=placeholder
                autocomplete="off"
                autofocus=autofocus
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                class="input"
                type=kind
                placeholder=placeholder
                autocomplete="off"
                autofocus=autofocus
                required=required
                inputmode=inputmode
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            />
        }
        .into_any()
    };
    view! {
        <div class=format!("field {class}")>
            <label class=if unlabelled { "unseen" } else { "label" } for=id>
                {move || label.get()}
            </label>
            {input}
            <Show when=move || !hint.with(String::is_empty)>
                <p class="hint" id=hint_id.clone()>
                    {move || hint.get()}
                </p>
            </Show>
            <p class="amiss" id=amiss_id aria-live="polite">
                {move || amiss.get()}
            </p>
        </div>
    }
}

/// One of a list, each by its value and its words.
#[component]
pub fn SelectField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The value chosen.
    value: RwSignal<String>,
    /// Values and their words.
    options: Vec<(String, String)>,
    /// Whether the label is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// A further class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let id = unique("field");
    view! {
        <div class=format!("field {class}")>
            <label class=if unlabelled { "unseen" } else { "label" } for=id.clone()>
                {move || label.get()}
            </label>
            {select(
                id,
                None,
                options,
                value.into(),
                Callback::new(move |chosen| value.set(chosen)),
            )}
        </div>
    }
}

/// The platform's own list to choose one from: values and their words. `label` where nothing else
/// names it.
pub fn select(
    id: String,
    label: Option<&'static str>,
    options: Vec<(String, String)>,
    value: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(key, words)| {
            let here = key.clone();
            view! {
                <option value=key prop:selected=move || value.with(|value| *value == here)>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <span class="select">
            <select
                id=id
                class="input"
                aria-label=label
                on:change:target=move |event| choose.run(event.target().value())
            >
                {options}
            </select>
            <Icon glyph=Glyph::Down />
        </span>
    }
    .into_any()
}
