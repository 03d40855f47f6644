//! Who brings others together, and who is tied to nobody but the reader: in words, by the alphabet.

use leptos::prelude::*;

use super::super::atlas::{Atlas, Sizes};
use super::words::PeopleLines;
use crate::id::PersonId;
use crate::insight::{Graph, roles};
use crate::sort;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, Segmented};

/// Both lists, and what sizes say.
#[component]
pub fn RolesPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| {
        desk.with(|notebook| {
            let graph = Graph::of(notebook);
            let roles = roles(&graph);
            let mut bridges: Vec<(PersonId, String)> = Vec::new();
            let mut alone: Vec<(PersonId, String)> = Vec::new();
            let mut people = notebook.people_by_name();
            sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
            for person in people {
                let Some(node) = graph.node(person.id) else { continue };
                let words = roles.bridge(node).words();
                if !words.is_empty() {
                    bridges.push((person.id, words.to_owned()));
                }
                if graph.neighbours(node).is_empty() {
                    alone.push((person.id, String::new()));
                }
            }
            (bridges, alone)
        })
    });
    let sizes = vec![
        Choice::new(Sizes::None, "nothing").hint("All discs are of one size"),
        Choice::new(Sizes::Bridges, "who brings people together"),
        Choice::new(Sizes::Closeness, "who is near to many"),
    ];
    view! {
        <Segmented
            legend="Let the size of a disc say"
            choices=sizes
            chosen=atlas.sizes
            choose=move |sizes| atlas.sizes.set(sizes)
            class="wrap"
        />
        <div>
            <h4>"They bring others together"</h4>
            {move || {
                let people = found.with(|(bridges, _)| bridges.clone());
                if people.is_empty() {
                    view! { <p class="soft small">"Nobody stands between others yet."</p> }.into_any()
                } else {
                    view! { <PeopleLines people=people atlas=atlas /> }.into_any()
                }
            }}
        </div>
        <div>
            <h4>"Tied to nobody but you"</h4>
            {move || {
                let people = found.with(|(_, alone)| alone.clone());
                if people.is_empty() {
                    view! { <p class="soft small">"Everybody is tied to somebody else, too."</p> }.into_any()
                } else {
                    view! {
                        <p class="soft small">"You are their only tie here. Whom might they like to meet?"</p>
                        <PeopleLines people=people atlas=atlas />
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
