//! Never eat alone: who comes, with whom one hasn't sat, who would enjoy whose company.

use std::sync::Arc;

use leptos::prelude::*;

use super::chosen_by;
use super::plan::Plan;
use crate::browser::page;
use crate::id::PersonId;
use crate::insight::{Company, company, last_sat, not_sat_with, old_company};
use crate::people::Person;
use crate::route::{MEAL_MAX, Route};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Fold, Glyph, Icon, PageTitle};
use crate::ui::pieces::{PersonFace, PersonPicker, list_words};

/// So many are offered at a time: a choice, not a list.
const OFFERED: usize = 6;
/// So many of those who are known already.
const KNOWN: usize = 3;

const NOT_SAT: &str = "You haven't sat with them for a while";

/// The page.
#[component]
pub fn Meal(
    /// Whom the address names; `None` while the reader is elsewhere.
    people: Signal<Option<Vec<PersonId>>>,
) -> impl IntoView {
    let desk = use_desk();
    let chosen = chosen_by(people, Route::Meal);
    let anybody = move || chosen.with(|chosen| !chosen.is_empty());
    let shown = RwSignal::new(OFFERED);
    let not_sat = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let found = not_sat_with(notebook, today).into_iter();
            let mut found =
                found.filter(|one| chosen.with(|chosen| !chosen.contains(&one.person.id)));
            let first: Vec<_> = found
                .by_ref()
                .take(shown.get())
                .map(|one| Row::of(one.person.id, &one.person, last_sat(one.last, today)))
                .collect();
            (first, found.next().is_some())
        })
    });
    let enjoy = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let found = chosen.with(|chosen| company(notebook, chosen, today));
            let row = |one: &Company| Row::of(one.person.id, &one.person, one.sentence(notebook));
            found.iter().map(row).collect::<Vec<_>>()
        })
    });
    let know = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let found = chosen.with(|chosen| old_company(notebook, chosen, today)).into_iter();
            // Nobody is offered twice.
            let told = |id| enjoy.with(|rows| rows.iter().any(|row| row.id == id));
            let found = found.filter(|one| !told(one.id)).take(KNOWN);
            found.map(|one| Row::of(one.id, &one, String::new())).collect::<Vec<_>>()
        })
    });
    let names = move || {
        chosen.with(|chosen| {
            let names = desk.with(|notebook| {
                chosen.iter().map(|id| notebook.short_name(*id)).collect::<Vec<_>>()
            });
            list_words(&names)
        })
    };
    let not_sat_rows = Memo::new(move |_| not_sat.with(|(rows, _)| rows.clone()));
    let others = move || {
        not_sat.with(|(_, more)| *more).then(|| {
            view! {
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| shown.update(|n| *n += OFFERED)
                >
                    "Others"
                </button>
            }
        })
    };
    // Once somebody comes, the others step back.
    let open = RwSignal::new(false);
    let folded = move || {
        view! {
            <Fold title=NOT_SAT open=open>
                <Rows rows=not_sat_rows chosen=chosen />
                {others}
            </Fold>
        }
    };
    view! {
        <div class="page meal">
            <header class="page-head">
                <div>
                    <PageTitle words="Never eat alone" />
                    <p class="soft">"Two or three make a good table."</p>
                </div>
            </header>
            <div class="meal-columns">
                <div class="meal-who">
                    <PersonPicker
                        label="Who comes"
                        chosen=chosen
                        most=MEAL_MAX
                        known=true
                        households=true
                    />
                    <Offers
                        title=Signal::derive(move || format!("Would enjoy meeting {}", names()))
                        rows=enjoy
                        chosen=chosen
                    />
                    <Offers
                        title=Signal::derive(move || {
                            match chosen.with(Vec::len) {
                                1 => format!("Know {} already", names()),
                                _ => "Know one of them already".to_owned(),
                            }
                        })
                        rows=know
                        chosen=chosen
                    />
                    <Show when=move || !not_sat_rows.with(Vec::is_empty)>
                        <Show when=move || !anybody() fallback=folded>
                            <Offers title=NOT_SAT rows=not_sat_rows chosen=chosen />
                            {others}
                        </Show>
                    </Show>
                </div>
                <Show
                    when=anybody
                    fallback=|| {
                        view! {
                            <p class="soft meal-begin">
                                "Choose who comes: then a day, an invitation to send and a date for your calendar are at hand."
                            </p>
                        }
                    }
                >
                    <Plan chosen=chosen />
                </Show>
            </div>
        </div>
    }
}

/// Somebody who is offered, and the words beside their name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    id: PersonId,
    name: String,
    words: String,
}

impl Row {
    fn of(id: PersonId, person: &Person, words: String) -> Self {
        Self { id, name: person.shown_name().to_owned(), words }
    }
}

/// Some who could come, each with a button that asks them along.
#[component]
fn Offers(
    #[prop(into)] title: Signal<String>,
    rows: Memo<Vec<Row>>,
    chosen: RwSignal<Vec<PersonId>>,
) -> impl IntoView {
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="meal-offers">
                <h2>{title}</h2>
                <Rows rows=rows chosen=chosen />
            </section>
        </Show>
    }
}

#[component]
fn Rows(rows: Memo<Vec<Row>>, chosen: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let full = move || chosen.with(|chosen| chosen.len() >= MEAL_MAX);
    let row = move |row: Row| {
        let id = row.id;
        let take = move |_| {
            chosen.update(|chosen| {
                if chosen.len() < MEAL_MAX && !chosen.contains(&id) {
                    chosen.push(id);
                }
            });
            // The button is gone with its row: on with who comes.
            page::focus_soon(".meal-who .picker-input");
        };
        view! {
            <li class="meal-row">
                <PersonFace id=id class="small" />
                <div class="meal-words">
                    <a href=Route::Person(id).to_string() dir="auto">
                        {row.name.clone()}
                    </a>
                    {(!row.words.is_empty())
                        .then(|| view! { <span class="faint small" dir="auto">{row.words}</span> })}
                </div>
                <button
                    type="button"
                    class="button small"
                    disabled=full
                    aria-label=format!("Ask {} along", row.name)
                    on:click=take
                >
                    <Icon glyph=Glyph::Add />
                    <span>"Ask along"</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="rows">
            <For each=move || rows.get() key=|row| row.clone() children=row />
        </ul>
    }
}
