//! Several who were chosen together: what can be done with all of them in one step.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::atlas::{Asked, Atlas};
use super::super::deeds;
use super::super::tie::{TieDialog, Tying};
use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Circle, Grouping, NamedGroup, Person};
use crate::route::{MEET_MAX, Route};
use crate::sort;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon, unique};
use crate::ui::pieces::together::{change_all, put_all, tag_all};
use crate::ui::pieces::words::people_count;
use crate::ui::pieces::{TagField, list_words};

/// So many are told by name.
const NAMED: usize = 6;
/// Fewer are no group.
const GROUP: usize = 3;

/// Lets several people move again.
pub fn unpin_all(desk: Desk, people: &BTreeSet<PersonId>) {
    change_all(desk, people, "no longer pinned", |person| {
        let pinned = person.pin.take().is_some();
        person.angle.take().is_some() || pinned
    });
}

/// What the field below the bar asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    Tag,
    Group,
}

/// Gives a name to several people together, and shows the groups among which they are now.
fn name_all(desk: Desk, atlas: Atlas, people: BTreeSet<PersonId>, name: String) {
    let id = desk.fresh();
    let words = format!("The group is called {name}");
    desk.edit(words, |edit| edit.name_group(&NamedGroup { id, name, people }));
    atlas.grouping.set(Grouping::Found);
}

/// What can be done with those who were chosen together: a bar above the map or its twin, which keep
/// their size.
#[component]
pub fn Many(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let many = atlas.many;
    let now = move || many.get_untracked();
    let asking = RwSignal::new(None::<Asking>);
    let names = Memo::new(move |_| {
        many.with(|many| {
            desk.with(|notebook| {
                let mut people: Vec<&Person> =
                    many.iter().filter_map(|id| Some(notebook.person(*id)?.as_ref())).collect();
                sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
                let all = people.len();
                let mut names: Vec<String> =
                    people.iter().take(NAMED).map(|p| notebook.short_name(p.id)).collect();
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
    let ask = move |what: Asking, glyph: Glyph, word: &'static str| {
        let is_open = move || asking.get() == Some(what);
        view! {
            <button
                type="button"
                class="button small"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=move |_| asking.set((!untrack(is_open)).then_some(what))
            >
                <Icon glyph=glyph />
                <span>{word}</span>
            </button>
        }
        .into_any()
    };
    let circle_id = unique("many");
    view! {
        <section
            class="many"
            aria-labelledby="many"
            on:keydown=move |event| {
                if event.key() == "Escape" && asking.get_untracked().is_some() {
                    event.prevent_default();
                    asking.set(None);
                    page::focus_soon("#many");
                }
            }
        >
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
                {ask(Asking::Tag, Glyph::Tag, "Tag")}
                <Show when=move || { many.with(BTreeSet::len) >= GROUP }>
                    {ask(Asking::Group, Glyph::People, "Group")}
                </Show>
                <Show when=move || pair.get().is_some()>
                    <button type="button" class="button small" on:click=tie>
                        <Icon glyph=Glyph::Tie />
                        <span>"Tie them"</span>
                    </button>
                    <button type="button" class="button small" on:click=path>
                        "How are they tied?"
                    </button>
                </Show>
                <Show when=move || (1..=MEET_MAX).contains(&many.with(BTreeSet::len))>
                    <a
                        class="button small"
                        href=move || Route::Meet(many.with(|many| many.iter().copied().collect())).to_string()
                    >
                        <Icon glyph=Glyph::Meet />
                        <span>"Before you meet"</span>
                    </a>
                </Show>
                <button type="button" class="button small" on:click=pin>
                    <Icon glyph=Glyph::Pin />
                    <span>{move || if pinned.get() { "Unpin" } else { "Pin" }}</span>
                </button>
            </div>
            {move || {
                let done = move |word: String| {
                    let asked = asking.get_untracked();
                    asking.set(None);
                    match asked {
                        Some(Asking::Group) => name_all(desk, atlas, now(), word),
                        _ => tag_all(desk, &now(), &word),
                    }
                    page::focus_soon("#many");
                };
                asking
                    .get()
                    .map(|asked| match asked {
                        Asking::Tag => view! { <TagField done=done /> }.into_any(),
                        Asking::Group => {
                            view! {
                                <TagField
                                    done=done
                                    label="Name of the group"
                                    button="Name them"
                                    placeholder="Thursday choir"
                                />
                            }
                                .into_any()
                        }
                    })
            }}
        </section>
        <TieDialog tying=tying />
    }
}
