//! Everybody in a list: searched, filtered, in one of several orders; several chosen at once.

pub mod letters;
pub mod roll;
pub mod row;
pub mod several;

use leptos::prelude::*;

use super::duplicates::MayBeTwice;
use crate::browser::{hash, page};
use crate::id::PersonId;
use crate::insight::{Order, Under};
use crate::people::Circle;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, LongList, PageTitle, Row, select, unique};
use crate::ui::pieces::words::people_count;
use letters::Letters;
use roll::{Roll, Who};
use row::PersonRow;
use several::Several;

/// The id of the field to search in.
pub const SEARCH: &str = "people-search";

/// Fewer people than this need no letters between them.
const LETTERS_FROM: usize = 20;

/// What stands over some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    /// A letter; `None` for all that isn't one. The number tells apart what comes twice: signs before
    /// the letters and after them.
    Letter(Option<char>, usize),
    /// A circle, or a warmth.
    Under(Under),
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// What stands over some.
    Head(Head),
    /// One of them.
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
    let roll = Roll::new(desk);
    let rows = Memo::new(move |_| {
        let lettered =
            roll.order.get() == Order::Name && roll.typed.with(|typed| typed.trim().is_empty());
        roll.listed.with(|listed| {
            let lettered = lettered && listed.len() >= LETTERS_FROM;
            rows(listed, |id| lettered.then(|| roll.letter(id)))
        })
    });
    let jump = RwSignal::new(None);
    // Where it is the whole page, one comes back to where one stood.
    let top = StoredValue::new(0.0_f64);
    Effect::new(move |before: Option<bool>| {
        let alone = alone.get();
        if before == Some(false) && alone && page::is_narrow() {
            let top = top.get_value();
            page::after_paint(move || page::after_paint(move || hash::stand_at(top)));
        }
        alone
    });
    let any = desk.memo(|notebook| notebook.people().next().is_some());
    view! {
        <section class="people-list" data-scrolls aria-label="Everybody" class:choosing=move || roll.choosing.get()>
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
                <Show when=move || any.get()>
                    <Tools roll=roll rows=rows jump=jump />
                    <MayBeTwice />
                </Show>
            </div>
            // On a narrow screen it goes along with the list.
            <Letters rows=rows jump=jump class="people-letters along" />
            <LongList
                label="Everybody"
                rows=rows
                first=jump
                shown=Signal::derive(move || selected.get().map(Key::Person))
                row=move |key| match key {
                    Key::Head(head) => {
                        view! {
                            <p class="letter" aria-hidden="true">
                                {head_words(head)}
                            </p>
                        }
                            .into_any()
                    }
                    Key::Person(id) => {
                        let leave = move |()| top.set_value(hash::top());
                        view! { <PersonRow id=id selected=selected roll=roll leave=leave /> }.into_any()
                    }
                }
            />
            <Show when=move || roll.choosing.get()>
                <Several roll=roll />
            </Show>
        </section>
    }
}

/// What is shown of everybody, and in which order.
#[component]
fn Tools(roll: Roll, rows: Memo<Vec<Row<Key>>>, jump: RwSignal<Option<Key>>) -> impl IntoView {
    let desk = use_desk();
    let all = desk.memo(|notebook| notebook.people().count());
    let some = move || roll.listed.with(Vec::len);
    let told = move || match (some(), all.get()) {
        (0, _) => "Nobody fits".to_owned(),
        (some, _) if roll.is_near.get() => format!("{} nearly so", people_count(some)),
        (some, all) if some == all => people_count(all),
        (some, all) => format!("{some} of {}", people_count(all)),
    };
    let orders = Order::ALL.map(|order| (order.words().to_owned(), order.words().to_owned()));
    let order = Signal::derive(move || roll.order.get().words().to_owned());
    let sort = move |words: String| {
        let chosen = Order::ALL.into_iter().find(|order| order.words() == words);
        roll.order.set(chosen.unwrap_or_default());
    };
    let states = Who::ALL.map(|who| (who.words().to_owned(), who.words().to_owned()));
    let state = Signal::derive(move || roll.who.get().words().to_owned());
    let show = move |words: String| {
        let chosen = Who::ALL.into_iter().find(|who| who.words() == words);
        roll.who.set(chosen.unwrap_or_default());
    };
    let tags = move || {
        let tags = roll.tags.get();
        (!tags.is_empty()).then(|| {
            let any = [(String::new(), "Any tag".to_owned())].into_iter();
            let tags = any.chain(tags.into_iter().map(|tag| (tag.clone(), tag))).collect();
            let choose = Callback::new(move |tag| roll.tag.set(tag));
            select(unique("tag"), Some("With which tag"), tags, roll.tag.into(), choose)
        })
    };
    view! {
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
                bind:value=roll.typed
            />
        </search>
        <CircleFilters roll=roll />
        <div class="people-ways">
            {select(unique("order"), Some("In which order"), orders.to_vec(), order, Callback::new(sort))}
            {select(unique("who"), Some("Who is shown"), states.to_vec(), state, Callback::new(show))}
            {tags}
            <Letters rows=rows jump=jump class="people-letters beside" />
        </div>
        <div class="people-line">
            <p class="people-count" role="status">
                {told}
            </p>
            <Show when=move || !roll.choosing.get()>
                <button
                    type="button"
                    class="button quiet small"
                    on:click=move |_| {
                        roll.choosing.set(true);
                        page::focus_soon("#several");
                    }
                >
                    <Icon glyph=Glyph::Check />
                    <span>"Choose several"</span>
                </button>
            </Show>
        </div>
    }
}

/// Which circles are shown; with none chosen, all.
#[component]
fn CircleFilters(roll: Roll) -> impl IntoView {
    let circles = roll.circles;
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

fn head_words(head: Head) -> String {
    match head {
        Head::Letter(letter, _) => letter.map_or_else(|| "…".into(), String::from),
        Head::Under(Under::Circle(circle)) => circle.map_or("Not placed", Circle::word).to_owned(),
        Head::Under(Under::Warmth(warmth)) => {
            let mut word = warmth.word().chars();
            word.next().into_iter().flat_map(char::to_uppercase).chain(word).collect()
        }
    }
}

/// The rows of these people, with what they stand under between them. `letter` is asked for where
/// there is nothing else; it answers `None` where no letters are shown.
fn rows(
    listed: &[(Option<Under>, PersonId)],
    letter: impl Fn(PersonId) -> Option<Option<char>>,
) -> Vec<Row<Key>> {
    let mut rows = Vec::with_capacity(listed.len() + 30);
    let mut last = None;
    for (under, id) in listed {
        // Which sign it is counts only where it is another than the one before.
        let here = under.map(Head::Under).or_else(|| Some(Head::Letter(letter(*id)?, 0)));
        if here.is_some() && last != here {
            last = here;
            let head = match here {
                Some(Head::Letter(letter, _)) => Some(Head::Letter(letter, rows.len())),
                other => other,
            };
            if let Some(head) = head {
                rows.push(Row { key: Key::Head(head), height: 0.65, is_item: false });
            }
        }
        rows.push(Row { key: Key::Person(*id), height: 1.0, is_item: true });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn letters_stand_between() {
        let letters = [None, Some('A'), Some('A'), Some('B'), None];
        let people: Vec<_> = (0..5).map(|n| (None, PersonId::from_random(n))).collect();
        let letter = |id| {
            let at = people.iter().position(|(_, one)| *one == id).unwrap();
            Some(letters[at])
        };
        let heads: Vec<_> = rows(&people, letter)
            .into_iter()
            .filter_map(|row| match row.key {
                Key::Head(Head::Letter(letter, _)) => Some(letter),
                _ => None,
            })
            .collect();
        assert_eq!(heads, [None, Some('A'), Some('B'), None]);
        assert_eq!(rows(&people, |_| None).len(), people.len());
    }

    #[test]
    fn circles_stand_between_where_they_make_the_order() {
        let heart = Some(Under::Circle(Some(Circle::Heart)));
        let none = Some(Under::Circle(None));
        let ids = [1, 2, 3].map(PersonId::from_random);
        let listed = [(heart, ids[0]), (heart, ids[1]), (none, ids[2])];
        assert_eq!(rows(&listed, |_| Some(Some('A'))).len(), 5);
        assert_eq!(head_words(Head::Under(Under::Circle(None))), "Not placed");
        assert_eq!(head_words(Head::Under(Under::Warmth(crate::people::Warmth::Mild))), "Mild");
    }
}
