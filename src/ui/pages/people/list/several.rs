//! Several of the list who were chosen: a bar at its foot with what can be done with all of them.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::roll::Roll;
use crate::browser::page;
use crate::people::{Circle, fold};
use crate::route::{MEAL_MAX, MEET_MAX, Route};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, unique};
use crate::ui::pieces::TagField;
use crate::ui::pieces::together::{delete_all, put_all, rest_all, tag_all, untag_all, wake_all};
use crate::ui::pieces::words::people_count;

/// The bar.
#[component]
pub fn Several(
    /// The list.
    roll: Roll,
) -> impl IntoView {
    let desk = use_desk();
    let chosen = roll.chosen;
    let now = move || chosen.get_untracked();
    let none = Memo::new(move |_| chosen.with(BTreeSet::is_empty));
    let tagging = RwSignal::new(false);
    let tags = Memo::new(move |_| {
        desk.with(|notebook| {
            let people = chosen.get();
            let people = people.iter().filter_map(|id| notebook.person(*id));
            let tags = people.flat_map(|person| person.tags.iter().cloned());
            tags.map(|tag| (fold(&tag), tag)).collect::<BTreeMap<_, _>>()
        })
    });
    let all_rest = Memo::new(move |_| {
        desk.with(|notebook| {
            let is_resting = |id| notebook.person(id).is_some_and(|one| one.resting.is_some());
            chosen.with(|chosen| !chosen.is_empty() && chosen.iter().all(|id| is_resting(*id)))
        })
    });
    let circles = Circle::ALL
        .map(|circle| (circle.ring().to_string(), circle.word().to_owned()))
        .into_iter()
        .chain([("0".to_owned(), "Not placed".to_owned())]);
    let circles = circles.collect::<Vec<_>>();
    let place = move |ring: String| {
        put_all(desk, &now(), ring.parse().ok().and_then(Circle::from_ring));
    };
    // Pages that are about a few people together.
    let ways = move || {
        let few = chosen.get().into_iter().collect::<Vec<_>>();
        let way = |route: Route, glyph: Glyph, words: &'static str| {
            view! {
                <a class="button small" href=route.to_string()>
                    <Icon glyph=glyph />
                    <span>{words}</span>
                </a>
            }
        };
        let pair = match *few.as_slice() {
            [one, other] => Some(way(Route::Pair(one, other), Glyph::People, "Merge")),
            _ => None,
        };
        let meal = (few.len() <= MEAL_MAX)
            .then(|| way(Route::Meal(few.clone()), Glyph::Meal, "Plan a meal"));
        let meet =
            (few.len() <= MEET_MAX).then(|| way(Route::Meet(few), Glyph::Meet, "Before you meet"));
        (meet, meal, pair)
    };
    let stop = move || {
        roll.stop_choosing();
        page::focus_soon(".people-line button");
    };
    view! {
        <section
            class="many several"
            aria-labelledby="several"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    if tagging.get_untracked() {
                        tagging.set(false);
                        page::focus_soon("#several");
                    } else {
                        stop();
                    }
                }
            }
        >
            <header class="many-head">
                <h2 id="several" tabindex="-1" aria-live="polite">
                    {move || match chosen.with(BTreeSet::len) {
                        0 => "Choose whom it is about".to_owned(),
                        count => format!("{} chosen", people_count(count)),
                    }}
                </h2>
                <button
                    type="button"
                    class="button quiet small"
                    on:click=move |_| roll.choose_shown()
                    disabled=move || roll.listed.with(Vec::is_empty)
                >
                    "All shown"
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Choose no more"
                    on:click=move |_| stop()
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <Show when=move || !none.get()>
                <div class="actions">
                    {ask("Put them in a circle", "Put in a circle…", circles.clone(), place)}
                    <button
                        type="button"
                        class="button small"
                        aria-expanded=move || if tagging.get() { "true" } else { "false" }
                        on:click=move |_| tagging.update(|open| *open = !*open)
                    >
                        <Icon glyph=Glyph::Tag />
                        <span>"Tag"</span>
                    </button>
                    {move || {
                        let tags = tags.get();
                        (!tags.is_empty())
                            .then(|| {
                                let tags = tags.into_values().map(|tag| (tag.clone(), tag)).collect();
                                let take = move |tag: String| untag_all(desk, &now(), &tag);
                                ask("Take a tag from them", "Take a tag off…", tags, take)
                            })
                    }}
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            if all_rest.get_untracked() {
                                wake_all(desk, &now());
                            } else {
                                rest_all(desk, &now());
                            }
                        }
                    >
                        <Icon glyph=Glyph::Rest />
                        <span>{move || if all_rest.get() { "In mind again" } else { "Not now" }}</span>
                    </button>
                    {ways}
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            delete_all(desk, &now());
                            page::focus_soon("#several");
                        }
                    >
                        <Icon glyph=Glyph::Delete />
                        <span>"Delete"</span>
                    </button>
                </div>
            </Show>
            <Show when=move || tagging.get() && !none.get()>
                <TagField done=move |tag: String| {
                    tagging.set(false);
                    tag_all(desk, &now(), &tag);
                    page::focus_soon("#several");
                } />
            </Show>
        </section>
    }
}

/// A list to choose from, of which each choice does something at once.
fn ask(
    label: &'static str,
    first: &'static str,
    options: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = [(String::new(), first.to_owned())]
        .into_iter()
        .chain(options)
        .map(|(value, words)| view! { <option value=value>{words}</option> })
        .collect_view();
    view! {
        <span class="select">
            <select
                id=unique("several")
                class="input"
                aria-label=label
                on:change:target=move |event| {
                    let select = event.target();
                    let value = select.value();
                    select.set_value("");
                    if !value.is_empty() {
                        choose(value);
                    }
                }
            >
                {options}
            </select>
            <Icon glyph=Glyph::Down />
        </span>
    }
    .into_any()
}
