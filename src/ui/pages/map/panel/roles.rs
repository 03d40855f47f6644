//! Who brings others together, who is in their midst, and who is tied to nobody but the reader: in
//! words, by the alphabet.

use leptos::prelude::*;

use super::super::atlas::{Atlas, Sizes};
use super::words::PeopleLines;
use crate::id::PersonId;
use crate::insight::{Bridge, Graph, held, joins, roles};
use crate::sort;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, Segmented};
use crate::ui::pieces::list_words;

/// So many are told by name.
const NAMED: usize = 3;

/// The lists, and what sizes say.
#[component]
pub fn RolesPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| {
        let groups = atlas.found();
        desk.with(|notebook| {
            let graph = Graph::of(notebook);
            let roles = roles(&graph);
            let joins = joins(&graph, &groups);
            let mut bridges: Vec<(PersonId, String)> = Vec::new();
            let mut midst: Vec<(PersonId, String)> = Vec::new();
            let mut alone: Vec<(PersonId, String)> = Vec::new();
            let mut people = notebook.people_by_name();
            sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
            for person in people {
                let Some(node) = graph.node(person.id) else { continue };
                if roles.bridge(node) != Bridge::None {
                    // Whom they bring together, where that is known.
                    let held = || {
                        let held = held(&graph, node);
                        let names = held.iter().take(NAMED);
                        let mut names: Vec<String> =
                            names.map(|id| notebook.short_name(*id)).collect();
                        if held.len() > NAMED {
                            names.push("others".to_owned());
                        }
                        (!held.is_empty())
                            .then(|| format!("alone ties {} to the rest", list_words(&names)))
                    };
                    let words = joins.get(&person.id).cloned().or_else(held);
                    let words = words.unwrap_or_else(|| roles.bridge(node).words().to_owned());
                    bridges.push((person.id, words));
                }
                if roles.is_in_the_midst(node) {
                    midst.push((person.id, String::new()));
                }
                if graph.neighbours(node).is_empty() {
                    alone.push((person.id, String::new()));
                }
            }
            (bridges, midst, alone)
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
                let people = found.with(|(bridges, ..)| bridges.clone());
                if people.is_empty() {
                    view! { <p class="soft small">"Nobody stands between others yet."</p> }.into_any()
                } else {
                    view! { <PeopleLines people=people atlas=atlas /> }.into_any()
                }
            }}
        </div>
        <Show when=move || found.with(|(_, midst, _)| !midst.is_empty())>
            <div>
                <h4>"In the midst of them all"</h4>
                <p class="soft small">"From them it is only a few ties to anybody."</p>
                {move || {
                    let people = found.with(|(_, midst, _)| midst.clone());
                    view! { <PeopleLines people=people atlas=atlas /> }
                }}
            </div>
        </Show>
        <div>
            <h4>"Tied to nobody but you"</h4>
            {move || {
                let people = found.with(|(.., alone)| alone.clone());
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
