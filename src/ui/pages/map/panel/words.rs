//! How the panel names what it shows: people as something to press, groups, and who is seen.

use leptos::prelude::*;

use super::super::atlas::{Asked, Atlas};
use crate::browser::dates;
use crate::id::PersonId;
use crate::insight::group_name;
use crate::people::GroupKey;
use crate::route::Route;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::PersonFace;
use crate::ui::pieces::words::people_count;

/// So many people of a group are told at first.
const SHOWN: usize = 24;

/// Whether the panel stands beside the twin, where nobody can be shown by being chosen.
#[derive(Clone, Copy)]
pub struct BesideTwin(pub bool);

/// What is seen now, and why: "12 of 150 people: in Close".
pub fn told(desk: Desk, atlas: Atlas) -> (String, Vec<String>) {
    let all = desk.with(|notebook| notebook.people().count());
    let some = atlas.shown().len();
    let mut why = Vec::new();
    let full = |id| desk.with(|notebook| notebook.full_name(id).to_owned());
    let group = |key: &GroupKey| {
        // Asked only where a group is named: it has to be found.
        let found = atlas.found();
        desk.with(|notebook| group_name(notebook, &found, key))
    };
    atlas.filter.with(|filter| {
        if !filter.is_everybody() {
            why.push(filter.words(&full, &group));
        }
    });
    if let Some(key) = atlas.only.get() {
        why.push(format!("in the group {}", group(&key)));
    }
    if let Some((person, degrees)) = atlas.focus.get() {
        let steps = if degrees == 1 { "one step".into() } else { format!("{degrees} steps") };
        why.push(format!("within {steps} of {}", full(person)));
    }
    if let Some(day) = atlas.until.get() {
        why.push(format!("known by {}", dates::month_and_year(day)));
    }
    let count = if some == all {
        format!("Everybody, {}", people_count(all))
    } else {
        format!("{some} of {}", people_count(all))
    };
    // A way lets all others step back.
    let way = atlas.path.get().map(|asked| (asked, atlas.on_the_way()));
    let Some((Asked { from, to, .. }, on)) = way.filter(|(_, on)| *on > 0) else {
        return (count, why);
    };
    if some < all {
        why.insert(0, count);
    }
    let from = from.map_or_else(|| "you".to_owned(), full);
    why.insert(0, format!("on the way from {from} to {}", full(to)));
    let stand = if on == 1 { "stands" } else { "stand" };
    (format!("{on} of {} {stand} out", people_count(all)), why)
}

/// Somebody, to be pressed: on the map they are chosen, from the twin their page opens.
#[component]
pub fn Someone(
    /// Who.
    id: PersonId,
    /// What is shared.
    atlas: Atlas,
    /// What is said of them besides their name.
    #[prop(optional, into)]
    more: String,
) -> impl IntoView {
    let desk = use_desk();
    let name = move || desk.with(|notebook| notebook.full_name(id).to_owned());
    let twin = use_context::<BesideTwin>().is_some_and(|twin| twin.0);
    let inside = view! {
        <PersonFace id=id class="small" />
        <span>
            <span dir="auto">{name}</span>
            {(!more.is_empty()).then(|| view! { <span class="soft">{format!(" · {more}")}</span> })}
        </span>
    };
    if twin {
        view! {
            <a class="people-line" href=Route::Person(id).to_string()>
                {inside}
            </a>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="people-line" on:click=move |_| atlas.select(Some(id))>
                {inside}
            </button>
        }
        .into_any()
    }
}

/// People below each other, each with what is said of them; of very many the first, and a button
/// for the rest.
#[component]
pub fn PeopleLines(
    /// Who, in order.
    people: Vec<(PersonId, String)>,
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let all = people.len();
    let is_more = move || shown.get() < all;
    let people = StoredValue::new(people);
    view! {
        <ul class="people-lines">
            <For
                each=move || people.with_value(|people| people.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                key=|(id, _)| *id
                children=move |(id, more)| {
                    view! {
                        <li>
                            <Someone id=id atlas=atlas more=more />
                        </li>
                    }
                }
            />
        </ul>
        <Show when=is_more>
            <button
                type="button"
                class="button quiet small"
                on:click=move |_| shown.update(|shown| *shown += 4 * SHOWN)
            >
                <Icon glyph=Glyph::Down />
                <span>{move || format!("{} more", all - shown.get().min(all))}</span>
            </button>
        </Show>
    }
}
