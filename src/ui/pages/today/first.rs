//! The first thing on the first page: a person to put first, why it is them, and kind acts at hand.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::{Act, First, acts, first};
use crate::life::Moment;
use crate::notebook::{Notebook, moment_of};
use crate::people::{Circle, Person};
use crate::route::Route;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::{PersonFace, list_words};

/// The card.
#[component]
pub fn FirstPerson() -> impl IntoView {
    let desk = use_desk();
    let not = RwSignal::new(Vec::<PersonId>::new());
    // Once somebody was put first today it is enough, unless one asks for more.
    let more = RwSignal::new(false);
    let been_there = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| names_of_today(notebook, today))
    });
    let chosen = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| not.with(|not| first(notebook, today, not)))
    });
    let enough = move || !more.get() && been_there.with(|names| !names.is_empty());
    view! {
        <Show when=move || chosen.with(Option::is_some) || enough()>
            <section class="card first" aria-labelledby="first-person">
                {move || {
                    if enough() {
                        view! { <BeenThere names=been_there more=more /> }.into_any()
                    } else {
                        chosen.get().map(|first| view! { <Chosen first=first not=not /> }).into_any()
                    }
                }}
            </section>
        </Show>
    }
}

fn names_of_today(notebook: &Notebook, today: Day) -> Vec<String> {
    let mut names = Vec::new();
    for moment in notebook.moments_on(today).filter(|moment| moment.kind.is_contact()) {
        for person in notebook.people_at(moment) {
            let name = notebook.short_name(person.id);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

#[component]
fn BeenThere(names: Memo<Vec<String>>, more: RwSignal<bool>) -> impl IntoView {
    let words = move || format!("You were there for {} today.", list_words(&names.get()));
    view! {
        <p class="eyebrow" id="first-person">"Put first"</p>
        <p class="first-sentence">{words}</p>
        <div class="actions">
            <button
                type="button"
                class="button quiet"
                on:click=move |_| {
                    more.set(true);
                    go_on();
                }
            >
                "Someone else?"
            </button>
        </div>
    }
}

#[component]
fn Chosen(first: First, not: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let desk = use_desk();
    let First { person, reason } = first;
    let id = person.id;
    let name = desk.peek(|notebook| notebook.short_name(id));
    let about = [person.circle.map_or("", Circle::word), &person.role, &person.company];
    let about: Vec<&str> = about.into_iter().filter(|word| !word.is_empty()).collect();
    let about = about.join(" · ");
    let shown_name = person.shown_name().to_owned();
    let label = format!("Kind acts for {name}");
    let act_buttons = {
        let name = name.clone();
        move || {
            let acts = desk.with(acts).into_iter().map(|act| {
                let (words, person) = (act.done(&name), Arc::clone(&person));
                view! {
                    <button type="button" class="button act" on:click=move |_| take(desk, &act, &person)>
                        <Icon glyph=Glyph::Check />
                        <span>{words}</span>
                    </button>
                }
            });
            acts.collect_view()
        }
    };
    view! {
        <p class="eyebrow" id="first-person">"Put first today"</p>
        <div class="first-who">
            <PersonFace id=id class="large" />
            <div class="first-words">
                <h2 class="first-name">
                    <a href=Route::Person(id).to_string()>{shown_name}</a>
                </h2>
                <p class="soft line">{about}</p>
            </div>
        </div>
        <p class="first-sentence">{move || reason.sentence(&name, desk.today())}</p>
        <div class="actions" role="group" aria-label=label>
            {act_buttons}
        </div>
        <button
            type="button"
            class="button quiet not-today"
            on:click=move |_| {
                not.update(|not| not.push(id));
                go_on();
            }
        >
            "Not today"
        </button>
    }
}

/// One tap: the check of the habit, the moment between us, and with it the warmth.
fn take(desk: Desk, act: &Act, person: &Person) {
    let (today, id) = (desk.today(), desk.fresh());
    desk.edit(act.done(person.shown_name()), |edit| match &act.habit {
        Some(habit) => edit.check_for(habit, today, [person.id], id),
        None => edit.put_moment(&Moment {
            id,
            day: today,
            kind: moment_of(act.kind),
            people: [person.id].into(),
            text: String::new(),
            habit: None,
            part: None,
            over: None,
        }),
    });
    go_on();
}

/// What was pressed is gone; the focus goes on with what stands there now.
fn go_on() {
    page::after_paint(|| {
        if !page::focus(".first a, .first button") {
            page::focus("main [data-arrive]");
        }
    });
}
