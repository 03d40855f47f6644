//! How often to be in touch with those who have a tag.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use super::change;
use super::circles::{CadenceForm, words};
use crate::browser::page;
use crate::notebook::Notebook;
use crate::people::{Cadence, Circle, fold};
use crate::ui::desk::use_desk;
use crate::ui::pages::data::part::Part;
use crate::ui::parts::{FormEnd, Glyph, Icon, Menu, MenuItem, SelectField};
use crate::ui::pieces::{CadenceDraft, CadenceField};

/// Where the focus goes when a row or a form is gone.
const OFFER: &str = ".tag-cadences > button, .tag-cadences .icon-button";

/// The part.
#[component]
pub fn TagsPart() -> impl IntoView {
    let desk = use_desk();
    let tags =
        desk.memo(|notebook| notebook.settings().tag_cadences.keys().cloned().collect::<Vec<_>>());
    let free = desk.memo(free_tags);
    let adding = RwSignal::new(false);
    let done = move |()| {
        adding.set(false);
        page::focus_soon(OFFER);
    };
    let nothing = move || tags.with(Vec::is_empty) && free.with(Vec::is_empty);
    view! {
        <Part
            id="tags"
            title="Tags"
            words="A tag can have a rhythm of its own, which goes before that of the circle. Of several, the most frequent one counts. A person's own goes before all."
        >
            <div class="tag-cadences">
                <ul class="cadences">
                    <For each=move || tags.get() key=Clone::clone let:tag>
                        <TagRow tag=tag />
                    </For>
                </ul>
                <Show when=nothing>
                    <p class="soft setting">"Nobody has a tag yet. Tags are given where a person is edited."</p>
                </Show>
                <Show when=move || adding.get()>
                    <AddTag free=free.get_untracked() done=done />
                </Show>
                <Show when=move || !adding.get() && free.with(|free| !free.is_empty())>
                    <button type="button" class="button small" on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Add />
                        <span>"For a tag"</span>
                    </button>
                </Show>
            </div>
        </Part>
    }
}

/// The tags that somebody has and that have no cadence yet, by name.
fn free_tags(notebook: &Notebook) -> Vec<String> {
    let taken: Vec<String> = notebook.settings().tag_cadences.keys().map(|tag| fold(tag)).collect();
    let all: BTreeSet<&String> = notebook.people().flat_map(|person| &person.tags).collect();
    all.into_iter().filter(|tag| !taken.contains(&fold(tag))).cloned().collect()
}

#[component]
fn TagRow(tag: String) -> impl IntoView {
    let desk = use_desk();
    let cadence = {
        let tag = tag.clone();
        desk.memo(move |notebook| notebook.settings().tag_cadences.get(&tag).copied())
    };
    let editing = RwSignal::new(false);
    let done = move |()| {
        editing.set(false);
        page::focus_soon(OFFER);
    };
    let keep = {
        let tag = tag.clone();
        move |new: Option<Cadence>| {
            let Some(new) = new else { return };
            let words = format!("{tag}: {}", new.words());
            change(desk, words, |settings| {
                settings.tag_cadences.insert(tag.clone(), new);
            });
        }
    };
    let remove = {
        let tag = tag.clone();
        move |_| {
            change(desk, format!("{tag}: no rhythm of its own"), |settings| {
                settings.tag_cadences.remove(&tag);
            });
            page::focus_soon(OFFER);
        }
    };
    let about = format!("More about {tag}");
    let named = tag.clone();
    view! {
        <li class="cadence-row">
            <span class="cadence-glyph">
                <Icon glyph=Glyph::Tag />
            </span>
            <div class="cadence-words">
                <p class="cadence-name" dir="auto">{named}</p>
                <p class="soft small">{move || cadence.get().map(words)}</p>
            </div>
            <Menu label=about>
                <MenuItem glyph=Glyph::Edit words="Change" press=move |_| editing.set(true) />
                <MenuItem glyph=Glyph::Delete words="Remove" press=remove />
            </Menu>
            <Show when=move || editing.get()>
                <CadenceForm start=cadence.get_untracked() keep=keep.clone() done=done />
            </Show>
        </li>
    }
}

/// A tag being given a cadence.
#[component]
fn AddTag(free: Vec<String>, #[prop(into)] done: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let tag = RwSignal::new(free.first().cloned().unwrap_or_default());
    let draft = CadenceDraft::of(Some(Circle::Close.cadence()), Cadence::Never);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(Some(cadence)) = draft.read() else { return };
        let tag = tag.get_untracked();
        change(desk, format!("{tag}: {}", cadence.words()), |settings| {
            settings.tag_cadences.insert(tag, cadence);
        });
        done.run(());
    };
    let options = free.into_iter().map(|tag| (tag.clone(), tag)).collect::<Vec<_>>();
    view! {
        <form class="form compact cadence-form" on:submit=submit novalidate>
            <SelectField label="Tag" value=tag options=options />
            <CadenceField draft=draft />
            <FormEnd word="Keep it" cancel=done />
        </form>
    }
}
