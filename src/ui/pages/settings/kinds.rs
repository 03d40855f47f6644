//! Kinds of tie in the reader's own words: which there are, how they read, and other words for them.

use std::collections::BTreeMap;

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::notebook::Notebook;
use crate::people::TieKind;
use crate::ui::desk::use_desk;
use crate::ui::pages::data::part::Part;
use crate::ui::parts::{FormEnd, TextField};

/// Where the focus goes when a form is gone.
const NEAR: &str = ".own-kinds .button";

/// The part; nothing while there are no such words.
#[component]
pub fn KindsPart() -> impl IntoView {
    let desk = use_desk();
    let kinds = desk.memo(own_kinds);
    view! {
        <Show when=move || kinds.with(|kinds| !kinds.is_empty())>
            <Part
                id="kinds"
                title="Kinds of tie"
                words="Those in your own words. Other words for one are other words for all its ties; two kinds of the same words become one."
            >
                <ul class="cadences own-kinds">
                    <For each=move || kinds.get() key=Clone::clone let:kind>
                        <KindRow word=kind.0 reads=kind.1 />
                    </For>
                </ul>
            </Part>
        </Show>
    }
}

/// Each of the user's own words, by its letters, and a tie that it is said of.
fn own_kinds(notebook: &Notebook) -> Vec<(String, String)> {
    let mut kinds = BTreeMap::new();
    for tie in notebook.ties() {
        let TieKind::Own(word) = tie.key.kind() else { continue };
        kinds.entry(word.clone()).or_insert_with(|| {
            let name = |id| notebook.full_name(id);
            let words = tie.key.kind().phrase(true);
            format!("{} {words} {}", name(tie.key.from()), name(tie.key.to()))
        });
    }
    kinds.into_iter().collect()
}

#[component]
fn KindRow(word: String, reads: String) -> impl IntoView {
    let desk = use_desk();
    let editing = RwSignal::new(false);
    let written = RwSignal::new(word.clone());
    let amiss = RwSignal::new(String::new());
    let old = StoredValue::new(TieKind::Own(word.clone()));
    let back = move |()| {
        editing.set(false);
        page::focus_soon(NEAR);
    };
    let keep = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let new = written.with_untracked(|words| TieKind::from_slug(words));
        // Which of the two sides it would be is not known of words of one's own.
        let Some(new) = new.filter(TieKind::is_symmetric) else {
            amiss.set("A few words that are true from both sides, please.".into());
            return;
        };
        let (old, today) = (old.get_value(), untrack(|| desk.today()));
        desk.edit(format!("“{}” is “{}” now", old.slug(), new.forward()), |edit| {
            edit.rename_kind(&old, &new, today);
        });
        back(());
    };
    let label = format!("Other words for: {word}");
    view! {
        <li class="cadence-row">
            <span class="dot tie-own"></span>
            <div class="cadence-words">
                <p class="cadence-name" dir="auto">{word}</p>
                <p class="soft small" dir="auto">{reads}</p>
            </div>
            <button
                type="button"
                class="button small"
                aria-label=label
                aria-expanded=move || if editing.get() { "true" } else { "false" }
                on:click=move |_| editing.update(|editing| *editing = !*editing)
            >
                "Other words"
            </button>
            <Show when=move || editing.get()>
                <form class="form compact cadence-form" on:submit=keep novalidate>
                    <TextField label="In your own words" value=written amiss=amiss autofocus=true />
                    <FormEnd word="Keep it" cancel=Callback::new(back) />
                </form>
            </Show>
        </li>
    }
}
