//! The words to find somebody by: shown under their name, and written there.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::shelf::{Part, adding, change, followed};
use super::writing::RowWriting;
use crate::id::PersonId;
use crate::people::{Person, clean_line};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, TextField};

/// What to do with the field.
pub const HINT: &str = "Words to find them by, with commas between.";

/// Tags as they are written: "choir, maths".
pub fn written(tags: &BTreeSet<String>) -> String {
    tags.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Tags read from what is written.
pub fn read(text: &str) -> BTreeSet<String> {
    text.split(',').map(clean_line).filter(|tag| !tag.is_empty()).collect()
}

/// The tags in a row, or the field to write them in; nothing while there is none.
#[component]
pub fn Tags(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let person = followed(id);
    let adding = adding();
    let tags = Memo::new(move |_| {
        person.with(|person| person.as_ref().map(|one| one.tags.clone()).unwrap_or_default())
    });
    let is_writing = Memo::new(move |_| adding.get() == Some(Part::Tags));
    let row = move || {
        view! {
            <div class="tag-row">
                <ul class="tag-row" aria-label="Tags">
                    <For
                        each=move || tags.get()
                        key=String::clone
                        children=|tag| view! { <li class="tag" dir="auto">{tag}</li> }
                    />
                </ul>
                <button
                    type="button"
                    class="icon-button shelf-add"
                    aria-label="Change the tags"
                    on:click=move |_| adding.set(Some(Part::Tags))
                >
                    <Icon glyph=Glyph::Edit />
                </button>
            </div>
        }
    };
    let inside = move || match (is_writing.get(), tags.with(BTreeSet::is_empty)) {
        (true, _) => Some(view! { <Writing id=id /> }.into_any()),
        (false, false) => Some(row().into_any()),
        (false, true) => None,
    };
    view! { <div id="shelf-tags" class="tags">{inside}</div> }
}

#[component]
fn Writing(id: PersonId) -> impl IntoView {
    let desk = use_desk();
    let adding = adding();
    let before = desk.peek(|notebook| notebook.person(id).map(|one| one.tags.clone()));
    let before = before.unwrap_or_default();
    let value = RwSignal::new(written(&before));
    let done = Callback::new(move |()| {
        adding.set(None);
        Part::Tags.focus();
    });
    let send = move |()| {
        let from = Person { tags: before.clone(), ..Person::default() };
        let to = Person { tags: value.with_untracked(|text| read(text)), ..Person::default() };
        let today = untrack(|| desk.today());
        change(
            desk,
            id,
            |who| format!("Changed the tags of {who}"),
            |person| {
                // What another tab has changed meanwhile stays.
                let after = person.changed_as(&from, &to, today);
                let changed = after != *person;
                *person = after;
                changed
            },
        );
        done.run(());
    };
    view! {
        <RowWriting send=send done=done new=false>
            <TextField label="Tags" value=value hint=HINT autofocus=true />
        </RowWriting>
    }
}
