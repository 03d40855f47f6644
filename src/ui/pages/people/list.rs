//! Everybody from A to Z, with a search and the circles.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::duplicates::MayBeTwice;
use crate::id::PersonId;
use crate::people::{Circle, Person, fold};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, LongList, PageTitle, Row};
use crate::ui::pieces::words::people_count;
use crate::ui::pieces::{PersonFace, about};

/// The id of the field to search in.
pub const SEARCH: &str = "people-search";

/// Fewer people than this need no letters between them.
const LETTERS_FROM: usize = 20;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The heading of a letter; `None` for all that isn't one. The number tells apart what comes
    /// twice: signs before the letters and after them.
    Letter(Option<char>, usize),
    Person(PersonId),
}

/// The list.
#[component]
pub fn PeopleList(
    /// Who stands beside it.
    #[prop(into)]
    selected: Signal<Option<PersonId>>,
    /// Whether it is the page itself, with nothing beside.
    #[prop(into)]
    alone: Signal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let circles = RwSignal::new(BTreeSet::<Option<Circle>>::new());

    let everybody = Memo::new(move |_| desk.with(|notebook| notebook.people_by_name()));
    let found = Memo::new(move |_| {
        let folded = typed.with(|typed| fold(typed));
        let words: Vec<&str> = folded.split_whitespace().collect();
        let fits = |person: &&Arc<Person>| {
            circles.with(|circles| circles.is_empty() || circles.contains(&person.circle))
                && (words.is_empty() || person.matches(&words))
        };
        everybody.with(|people| people.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let rows = Memo::new(move |_| {
        let lettered = typed.with(|typed| typed.trim().is_empty());
        found.with(|people| rows(people, lettered && people.len() >= LETTERS_FROM))
    });

    let all = move || everybody.with(Vec::len);
    let some = move || found.with(Vec::len);
    let told = move || match (some(), all()) {
        (some, all) if some == all => people_count(all),
        (0, _) => "Nobody fits".to_owned(),
        (some, all) => format!("{some} of {}", people_count(all)),
    };
    view! {
        <section class="people-list" data-scrolls aria-label="Everybody">
            <div class="people-tools">
                <header class="page-head">
                    {move || {
                        if alone.get() {
                            view! { <PageTitle words="People" /> }.into_any()
                        } else {
                            view! { <h2 class="page-title">"People"</h2> }.into_any()
                        }
                    }} <a class="button" href=Route::PersonNew.to_string()>
                        <Icon glyph=Glyph::Add />
                        <span>"New"</span>
                    </a>
                </header>
                <Show when=move || { all() > 0 }>
                    <search class="search">
                        <label class="unseen" for=SEARCH>
                            "Search people"
                        </label>
                        <Icon glyph=Glyph::Search />
                        <input
                            id=SEARCH
                            class="input"
                            type="search"
                            placeholder="Name, place, tag"
                            autocomplete="off"
                            spellcheck="false"
                            bind:value=typed
                        />
                    </search>
                    <CircleFilters circles=circles />
                    <p class="people-count" role="status">
                        {told}
                    </p>
                    <MayBeTwice />
                </Show>
            </div>
            <LongList
                label="Everybody"
                rows=rows
                shown=Signal::derive(move || selected.get().map(Key::Person))
                row=move |key| match key {
                    Key::Letter(letter, _) => {
                        let letter = letter.map_or_else(|| "…".into(), String::from);
                        view! {
                            <p class="letter" aria-hidden="true">
                                {letter}
                            </p>
                        }
                            .into_any()
                    }
                    Key::Person(id) => view! { <PersonRow id=id selected=selected /> }.into_any(),
                }
            />
        </section>
    }
}

/// Which circles are shown; with none chosen, all.
#[component]
fn CircleFilters(circles: RwSignal<BTreeSet<Option<Circle>>>) -> impl IntoView {
    let filter = move |circle: Option<Circle>| {
        let pressed = move || circles.with(|circles| circles.contains(&circle));
        let press = move |_| {
            circles.update(|circles| {
                if !circles.remove(&circle) {
                    circles.insert(circle);
                }
            });
        };
        view! {
            <button
                type="button"
                class="filter"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=press
            >
                <span class=format!("dot ring-{}", circle.map_or(0, Circle::ring))></span>
                {circle.map_or("Not placed", Circle::word)}
            </button>
        }
    };
    let filters = Circle::ALL.into_iter().map(Some).chain([None]).map(filter);
    view! {
        <div class="filters" role="group" aria-label="Circles">
            {filters.collect_view()}
        </div>
    }
}

/// One of them.
#[component]
fn PersonRow(id: PersonId, selected: Signal<Option<PersonId>>) -> impl IntoView {
    let desk = use_desk();
    let person = Memo::new(move |_| desk.with(|notebook| notebook.person(id).cloned()));
    let name =
        move || person.with(|person| person.as_ref().map(|person| person.shown_name().to_owned()));
    let about = Memo::new(move |_| {
        person.with(|person| person.as_deref().map(about).filter(|words| !words.is_empty()))
    });
    view! {
        <a
            class="person-row"
            href=Route::Person(id).to_string()
            aria-current=move || (selected.get() == Some(id)).then_some("page")
        >
            <PersonFace id=id />
            <span class="person-row-words">
                <span class="line person-row-name" dir="auto">
                    {name}
                </span>
                {move || about.get().map(|about| view! { <span class="line faint small" dir="auto">{about}</span> })}
            </span>
        </a>
    }
}

fn rows(people: &[Arc<Person>], lettered: bool) -> Vec<Row<Key>> {
    let mut rows = Vec::with_capacity(people.len() + 30);
    let mut last = None;
    for person in people {
        let letter = letter(person);
        if lettered && last != Some(letter) {
            last = Some(letter);
            rows.push(Row { key: Key::Letter(letter, rows.len()), height: 0.65, is_item: false });
        }
        rows.push(Row { key: Key::Person(person.id), height: 1.0, is_item: true });
    }
    rows
}

/// The letter a person stands under, in a script that has capitals.
fn letter(person: &Person) -> Option<char> {
    let first = person.sort_key().chars().next()?;
    let mut capital = first.to_uppercase();
    let (one, more) = (capital.next()?, capital.next());
    (more.is_none() && one != first).then_some(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn letters_stand_between() {
        let names = ["8-Bit", "Ada", "Ángel", "Bo", "王秀英"];
        let people = names
            .into_iter()
            .zip(0..)
            .map(|(name, n)| Arc::new(Person::new(PersonId::from_random(n), name)));
        let people: Vec<_> = people.collect();
        let letters: Vec<_> = rows(&people, true)
            .into_iter()
            .filter_map(|row| match row.key {
                Key::Letter(letter, _) => Some(letter),
                Key::Person(_) => None,
            })
            .collect();
        assert_eq!(letters, [None, Some('A'), Some('B'), None]);
        assert_eq!(rows(&people, false).len(), people.len());
    }
}
