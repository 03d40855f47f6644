//! The card of one of those who come: what they carry, what to ask, the last moments, dates, the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::day::{Day, PartialDate};
use crate::id::PersonId;
use crate::insight::{Ahead, Before, before};
use crate::life::Moment;
use crate::people::Jotting;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::{day_words, moment_glyph, when_words};
use crate::ui::pieces::{PersonFace, about};

/// The card.
#[component]
pub fn MeetCard(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let known = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| before(notebook, &[id], today).pop())
    });
    let inside = move || {
        let known = known.get()?;
        let today = desk.today();
        let last = desk.with(|notebook| notebook.last_contact(id, today));
        let touch = last.map(|day| format!("in touch {}", day_words(day, today)));
        let name = known.person.shown_name().to_owned();
        let about = [known.person.pronouns.clone(), about(&known.person)];
        let about: Vec<String> =
            about.into_iter().filter(|about| !about.is_empty()).chain(touch).collect();
        let parts = parts(&known, today);
        let questions = known.questions.clone();
        let nothing = parts.is_empty() && questions.is_empty();
        Some(view! {
            <article class="card meet-card">
                <header class="meet-head">
                    <PersonFace id=id />
                    <div>
                        <h2>
                            <a href=Route::Person(id).to_string() dir="auto">
                                {name}
                            </a>
                        </h2>
                        <p class="soft small" dir="auto">
                            {about.join(" · ")}
                        </p>
                    </div>
                </header>
                {(!questions.is_empty()).then(|| view! { <Questions id=id questions=questions /> })}
                {parts
                    .into_iter()
                    .map(|(glyph, title, lines)| {
                        view! {
                            <section class="meet-part">
                                <h3>
                                    <Icon glyph=glyph />
                                    {title}
                                </h3>
                                <ul class="meet-lines">
                                    {lines
                                        .into_iter()
                                        .map(|(line, when)| {
                                            view! {
                                                <li>
                                                    <span class="meet-line" dir="auto">
                                                        {line}
                                                    </span>
                                                    {(!when.is_empty())
                                                        .then(|| view! { <span class="faint small">{when}</span> })}
                                                </li>
                                            }
                                        })
                                        .collect_view()}
                                </ul>
                            </section>
                        }
                    })
                    .collect_view()}
                {nothing
                    .then(|| {
                        view! {
                            <p class="soft">
                                "Nothing is noted of them yet. What you hear today has a place on their page."
                            </p>
                        }
                    })}
            </article>
        })
    };
    view! { {inside} }
}

/// A part of the card: what it is about, and lines with when they were.
type Part = (Glyph, &'static str, Vec<(String, String)>);

fn parts(known: &Before, today: Day) -> Vec<Part> {
    let person = &known.person;
    let plain = |texts: &BTreeSet<String>| {
        texts.iter().map(|text| (text.clone(), String::new())).collect::<Vec<_>>()
    };
    let moment = |one: &Arc<Moment>| {
        let words = match one.text.as_str() {
            "" => one.kind.words().to_owned(),
            text => format!("{}: {text}", one.kind.words()),
        };
        let when = match one.when() {
            PartialDate::Day(day) => day_words(day, today),
            part => when_words(part),
        };
        (words, when)
    };
    let gift = |(text, occasion): &(String, String)| (text.clone(), occasion.clone());
    let carried_glyph = known.carried.first().map_or(Glyph::Rain, |one| moment_glyph(one.kind));
    let notes = person.notes.lines().map(str::trim).filter(|line| !line.is_empty());
    let notes = notes.map(|line| (line.to_owned(), String::new())).collect();
    let all: [Part; 7] = [
        (carried_glyph, "They carry", known.carried.iter().map(moment).collect()),
        (Glyph::Talk, "Last time", known.last.iter().map(moment).collect()),
        (Glyph::Calendar, "Coming up", known.dates.iter().map(|date| ahead(date, today)).collect()),
        (Glyph::Meal, "For the host", plain(&person.host)),
        (Glyph::Thank, "Cares about", plain(&person.cares)),
        (Glyph::Gift, "Would please them", known.gifts.iter().map(gift).collect()),
        (Glyph::Note, "Worth remembering", notes),
    ];
    all.into_iter().filter(|(.., lines)| !lines.is_empty()).collect()
}

fn ahead(date: &Ahead, today: Day) -> (String, String) {
    let words = match date.turns() {
        Some(years) => format!("{}, turns {years}", date.label),
        None => date.label.clone(),
    };
    (words, day_words(date.on, today))
}

/// What to ask: a tap says that it was asked, another that it wasn't.
#[component]
fn Questions(id: PersonId, questions: Vec<String>) -> impl IntoView {
    let desk = use_desk();
    let row = move |question: String| {
        let asked = {
            let question = question.clone();
            desk.memo(move |notebook| {
                let person = notebook.person(id);
                let jotting = person.and_then(|person| person.questions.get(&question));
                jotting.is_some_and(|jotting| !jotting.is_open())
            })
        };
        let tap = {
            let question = question.clone();
            move |_| {
                let today = untrack(|| desk.today());
                let Some(person) = desk.peek(|notebook| notebook.person(id).cloned()) else {
                    return;
                };
                let mut person = (*person).clone();
                let Some(jotting) = person.questions.get_mut(&question) else { return };
                let was_open = jotting.is_open();
                let now = Jotting { done: was_open.then_some(today), ..jotting.clone() };
                *jotting = now;
                let said = if was_open { "Asked" } else { "Still to ask" };
                desk.edit(format!("{said}: {question}"), |edit| edit.put_person(&person));
            }
        };
        view! {
            <li class="meet-question" class:done=asked>
                <button
                    type="button"
                    class="check small"
                    aria-pressed=move || if asked.get() { "true" } else { "false" }
                    aria-label=format!("Asked: {question}")
                    on:click=tap
                >
                    <Icon glyph=Glyph::Check />
                </button>
                <span class="meet-line" dir="auto">
                    {question}
                </span>
            </li>
        }
    };
    view! {
        <section class="meet-part">
            <h3>
                <Icon glyph=Glyph::Help />
                "Ask"
            </h3>
            <ul class="meet-questions">{questions.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
