//! Several who were chosen together: what can be done with all of them in one step.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::atlas::{Asked, Atlas};
use super::super::deeds;
use super::super::tie::{TieDialog, Tying};
use super::groups::TagField;
use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Circle, Person, fold};
use crate::sort;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon, unique};
use crate::ui::pieces::list_words;
use crate::ui::pieces::words::people_count;

/// So many are told by name.
const NAMED: usize = 6;

/// Changes several people in one step; `change` says whether it did. Who isn't there any more is
/// left out.
fn change_all(
    desk: Desk,
    people: &BTreeSet<PersonId>,
    words: impl FnOnce(usize) -> String,
    change: impl Fn(&mut Person) -> bool,
) {
    let changed: Vec<Person> = desk.peek(|notebook| {
        let there = people.iter().filter_map(|id| notebook.person(*id));
        let changed = there.filter_map(|person| {
            let mut person = (**person).clone();
            change(&mut person).then_some(person)
        });
        changed.collect()
    });
    if changed.is_empty() {
        return desk.say("It is so already");
    }
    desk.edit(words(changed.len()), |edit| {
        for person in &changed {
            edit.put_person(person);
        }
    });
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// Gives a tag to several people.
pub fn tag_all(desk: Desk, people: &BTreeSet<PersonId>, tag: &str) {
    let words = |count| format!("{} {} tagged {tag}", people_count(count), are(count));
    change_all(desk, people, words, |person| {
        // However it is spelt, a tag they have is not given twice.
        let folded = fold(tag);
        let has = person.tags.iter().any(|one| fold(one) == folded);
        !has && person.tags.insert(tag.to_owned())
    });
}

/// Puts several people in a circle, or in none.
pub fn put_all(desk: Desk, people: &BTreeSet<PersonId>, circle: Option<Circle>) {
    let place = circle.map_or("no circle", Circle::word);
    let words = |count| format!("{} {} in {place}", people_count(count), are(count));
    change_all(desk, people, words, |person| {
        let moves = person.circle != circle;
        person.circle = circle;
        moves
    });
}

/// Lets several people move again.
pub fn unpin_all(desk: Desk, people: &BTreeSet<PersonId>) {
    let words = |count| format!("{} {} no longer pinned", people_count(count), are(count));
    change_all(desk, people, words, |person| {
        let pinned = person.pin.take().is_some();
        person.angle.take().is_some() || pinned
    });
}

/// What can be done with those who were chosen together.
#[component]
pub fn Many(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let many = atlas.many;
    let now = move || many.get_untracked();
    let tagging = RwSignal::new(false);
    let names = Memo::new(move |_| {
        many.with(|many| {
            desk.with(|notebook| {
                let mut people: Vec<&Person> =
                    many.iter().filter_map(|id| Some(notebook.person(*id)?.as_ref())).collect();
                sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
                let all = people.len();
                let mut names: Vec<String> = people
                    .iter()
                    .take(NAMED)
                    .map(|person| person.short_name().to_owned())
                    .collect();
                if all > NAMED {
                    names.push(format!("{} more", all - NAMED));
                }
                list_words(&names)
            })
        })
    });
    let pair = Memo::new(move |_| {
        many.with(|many| match *many.iter().collect::<Vec<_>>() {
            [a, b] => Some((*a, *b)),
            _ => None,
        })
    });
    let pinned = Memo::new(move |_| {
        let view = atlas.view.get();
        many.with(|many| desk.with(|notebook| deeds::are_pinned(notebook, view, many)))
    });
    let pin = move |_| {
        // Beside the twin nobody may have been placed yet.
        atlas.catch_up(desk);
        deeds::toggle_pins(desk, atlas, atlas.view.get_untracked(), &now());
    };
    let place = move |value: String| {
        if !value.is_empty() {
            put_all(desk, &now(), value.parse().ok().and_then(Circle::from_ring));
        }
    };
    let circles = [("".to_owned(), "Put in a circle…")]
        .into_iter()
        .chain(Circle::ALL.map(|circle| (circle.ring().to_string(), circle.word())))
        .chain([("0".to_owned(), "Not placed")])
        .map(|(value, word)| view! { <option value=value>{word}</option> })
        .collect_view();
    let path = move |_| {
        if let Some((from, to)) = pair.get_untracked() {
            atlas.path.set(Some(Asked { from: Some(from), to, warmest: false }));
            atlas.panel.path.set(true);
            atlas.panel.shown.set(true);
        }
    };
    let tying = RwSignal::new(None);
    let tie = move |_| {
        let pair = pair.get_untracked();
        tying.set(pair.map(|(from, to)| Tying { from, to, before: None }));
    };
    let circle_id = unique("many");
    view! {
        <section class="many" aria-labelledby="many">
            <header class="many-head">
                <div>
                    <h2 id="many" tabindex="-1" aria-live="polite">
                        {move || format!("{} chosen", people_count(many.with(BTreeSet::len)))}
                    </h2>
                    <p class="many-names" dir="auto">
                        {names}
                    </p>
                </div>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Choose nobody"
                    on:click=move |_| {
                        many.set(BTreeSet::new());
                        page::focus_soon("main [data-arrive]");
                    }
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="actions">
                <span class="select">
                    <select
                        id=circle_id
                        class="input"
                        aria-label="Put them in a circle"
                        on:change:target=move |event| {
                            let select = event.target();
                            place(select.value());
                            select.set_value("");
                        }
                    >
                        {circles}
                    </select>
                    <Icon glyph=Glyph::Down />
                </span>
                <button
                    type="button"
                    class="button small"
                    aria-expanded=move || if tagging.get() { "true" } else { "false" }
                    on:click=move |_| tagging.update(|tagging| *tagging = !*tagging)
                >
                    <Icon glyph=Glyph::Tag />
                    <span>"Tag"</span>
                </button>
                <Show when=move || pair.get().is_some()>
                    <button type="button" class="button small" on:click=tie>
                        <Icon glyph=Glyph::Tie />
                        <span>"Tie them"</span>
                    </button>
                    <button type="button" class="button small" on:click=path>
                        "How are they tied?"
                    </button>
                </Show>
                <button type="button" class="button small" on:click=pin>
                    <Icon glyph=Glyph::Pin />
                    <span>{move || if pinned.get() { "Unpin" } else { "Pin" }}</span>
                </button>
            </div>
            <Show when=move || tagging.get()>
                <TagField done=move |tag: String| {
                    tagging.set(false);
                    tag_all(desk, &now(), &tag);
                    page::focus_soon("#many");
                } />
            </Show>
        </section>
        <TieDialog tying=tying />
    }
}
