//! Placing people by heart: how close is each? Offered while few are placed and some are not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Circle, Person, fold};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::TextField;
use crate::ui::pieces::{PersonFace, about};

/// From so many on, the map says something.
const ENOUGH: usize = 5;
/// So many are shown at a time.
const SHOWN: usize = 5;

/// The card.
#[component]
pub fn PlaceByHeart() -> impl IntoView {
    let desk = use_desk();
    let counts = desk.memo(|notebook| {
        let placed = notebook.people().filter(|person| person.circle.is_some()).count();
        (placed, notebook.people().count() - placed)
    });
    // Once begun, it stays until it is enough, and while the fifth is being placed.
    let wanted = Memo::new(move |_| counts.with(|(placed, rest)| *placed < ENOUGH && *rest > 0));
    let typed = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let folded = typed.with(|typed| fold(typed));
        let words: Vec<&str> = folded.split_whitespace().collect();
        desk.with(|notebook| {
            let unplaced = notebook.people_by_name().into_iter().filter(|one| one.circle.is_none());
            unplaced
                .filter(|one| one.matches(&words))
                .take(SHOWN)
                .map(|one| one.id)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || wanted.get()>
            <section class="card place" aria-labelledby="place-by-heart">
                <h2 id="place-by-heart">"Who is close to you?"</h2>
                <p class="soft">
                    {move || {
                        let placed = counts.with(|(placed, _)| *placed);
                        format!("Place {ENOUGH} people by heart, and the map begins to speak: {placed} so far.")
                    }}
                </p>
                <TextField label="Find somebody" kind="search" value=typed unlabelled=true placeholder="Find somebody" />
                <ul class="rows">
                    <For each=move || shown.get() key=|id| *id let:id>
                        <PlaceRow id=id />
                    </For>
                </ul>
                <Show when=move || shown.with(Vec::is_empty)>
                    <p class="soft">"Nobody of that name is waiting for a place."</p>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn PlaceRow(id: PersonId) -> impl IntoView {
    let desk = use_desk();
    let person = desk.memo(move |notebook| notebook.person(id).cloned());
    move || {
        person.get().map(|person| {
            let (name, about) = (person.shown_name().to_owned(), about(&person));
            let legend = format!("How close is {name}?");
            // Buttons, not one of a few: the first press places, and the row is gone.
            let choices = Circle::ALL.map(|circle| {
                let person = Arc::clone(&person);
                view! {
                    <button
                        type="button"
                        class="filter"
                        title=circle.hint()
                        on:click=move |_| place(desk, &person, circle)
                    >
                        <span class=format!("dot ring-{}", circle.ring())></span>
                        {circle.word()}
                    </button>
                }
            });
            let choices = choices.into_iter().collect_view();
            view! {
                <li class="place-row">
                    <PersonFace id=id class="small" />
                    <div class="place-words">
                        <span class="line">{name}</span>
                        <span class="line faint small">{about}</span>
                    </div>
                    <div class="filters" role="group" aria-label=legend>
                        {choices}
                    </div>
                </li>
            }
        })
    }
}

fn place(desk: Desk, person: &Person, circle: Circle) {
    let mut placed = person.clone();
    placed.place(Some(circle), untrack(|| desk.today()));
    let words = format!("{}: {}", person.shown_name(), circle.word());
    desk.edit(words, |edit| edit.put_person(&placed));
    page::after_paint(|| {
        if !page::focus(".place-row button") {
            page::focus("main [data-arrive]");
        }
    });
}
