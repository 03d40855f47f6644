//! What is known of a person: ways to reach them, dates, notes, and what a file told besides.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::people::{BIRTHDAY, Person, Reach, ReachKind};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::{date_words, reach_glyph, when_words};

/// Ways to reach a person. Only what a tap can safely follow is a link.
#[component]
pub fn Ways(
    /// Whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let ways = Memo::new(move |_| {
        desk.with(|notebook| notebook.person(id).map(|person| person.reach.clone()))
            .unwrap_or_default()
    });
    let way = |uri: String, label: String| {
        let label = (!label.is_empty()).then(|| view! { <span class="way-label">{label}</span> });
        match Reach::from_uri(&uri) {
            Some(reach) => view! {
                <li>
                    <a class="way" href=reach.uri().to_owned() rel="noopener noreferrer" target=(reach.kind() == ReachKind::Web).then_some("_blank")>
                        <Icon glyph=reach_glyph(reach.kind()) />
                        <span class="line">{reach.shown().to_owned()}</span>
                        {label}
                    </a>
                </li>
            }
            .into_any(),
            None => view! {
                <li>
                    <span class="way">
                        <span class="line">{uri}</span>
                        {label}
                    </span>
                </li>
            }
            .into_any(),
        }
    };
    view! {
        <Show when=move || !ways.with(|ways| ways.is_empty())>
            <ul class="ways" aria-label="Ways to reach them">
                {move || ways.get().into_iter().map(|(uri, label)| way(uri, label)).collect_view()}
            </ul>
        </Show>
    }
}

/// Everything else that is known.
#[component]
pub fn About(
    /// Of whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = Memo::new(move |_| desk.with(|notebook| notebook.person(id).cloned()));
    let inside = move || {
        let person = person.get()?;
        let rows = rows(&person);
        let notes = person.notes.clone();
        (!rows.is_empty() || !notes.is_empty()).then(|| {
            view! {
                <section class="part">
                    <h2>"Worth remembering"</h2>
                    {(!notes.is_empty()).then(|| view! { <p class="notes" dir="auto">{notes}</p> })}
                    <dl class="facts">
                        {rows
                            .into_iter()
                            .map(|(glyph, name, value)| {
                                view! {
                                    <div class="fact">
                                        <dt>{glyph.map(|glyph| view! { <Icon glyph=glyph /> })} {name}</dt>
                                        <dd dir="auto">{value}</dd>
                                    </div>
                                }
                            })
                            .collect_view()}
                    </dl>
                </section>
            }
        })
    };
    view! { {inside} }
}

fn rows(person: &Person) -> Vec<(Option<Glyph>, String, String)> {
    let mut rows = Vec::new();
    for (label, date) in &person.dates {
        let (glyph, name) = if label == BIRTHDAY {
            (Glyph::Birthday, "Birthday".to_owned())
        } else {
            (Glyph::Calendar, label.clone())
        };
        rows.push((Some(glyph), name, date_words(*date)));
    }
    if let Some(met) = person.met {
        rows.push((Some(Glyph::Meet), "We met".into(), when_words(met)));
    }
    if !person.tags.is_empty() {
        let tags: Vec<&str> = person.tags.iter().map(String::as_str).collect();
        rows.push((Some(Glyph::Tag), "Tags".into(), tags.join(", ")));
    }
    rows.extend(person.extra.iter().map(|(name, value)| (None, name.clone(), value.clone())));
    rows
}
