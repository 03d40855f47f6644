//! Ties on the map: how two people are tied, changed or taken off, and a new tie as it is made.

use leptos::{ev, html, prelude::*};

use super::deeds;
use crate::browser::{dates, page};
use crate::day::Day;
use crate::id::PersonId;
use crate::people::{Tie, TieKey, clean_line};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Dialog, Glyph, Icon, TextField};
use crate::ui::pieces::{KindChoice, KindField, OwnKindField, PersonFace};

/// A tie being made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tying {
    /// From whom, as it is told.
    pub from: PersonId,
    /// To whom.
    pub to: PersonId,
    /// What is changed; `None` makes a new one.
    pub before: Option<TieKey>,
}

fn name(desk: Desk, id: PersonId) -> String {
    desk.with(|notebook| notebook.person(id).map(|person| person.short_name().to_owned()))
        .unwrap_or_default()
}

/// The card of two people: each of their ties.
#[component]
pub fn Pair(
    /// Who.
    pair: (PersonId, PersonId),
    /// For who needs to know where it lies.
    node: NodeRef<html::Section>,
    /// Called with one of them, to be looked at.
    #[prop(into)]
    choose: Callback<PersonId>,
    /// What is made or changed.
    tying: RwSignal<Option<Tying>>,
    /// Called when it shall go.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let (a, b) = pair;
    let ties = Memo::new(move |_| {
        desk.with(|notebook| {
            let ties = notebook.ties_of(a).filter(|tie| tie.key.has(b));
            ties.map(|tie| (**tie).clone()).collect::<Vec<Tie>>()
        })
    });
    let person = move |id: PersonId| {
        view! {
            <button type="button" class="map-tie" on:click=move |_| choose.run(id)>
                <PersonFace id=id class="small" />
                <span dir="auto">{move || name(desk, id)}</span>
            </button>
        }
    };
    view! {
        <section
            class="map-card card"
            node_ref=node
            aria-labelledby="map-pair"
            on:keydown=move |event| {
                if event.key() == "Escape" && !event.default_prevented() {
                    event.prevent_default();
                    close.run(());
                }
            }
        >
            <header class="map-pair-head">
                <h2 id="map-pair" tabindex="-1" dir="auto">
                    {move || format!("{} and {}", name(desk, a), name(desk, b))}
                </h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Close"
                    on:click=move |_| close.run(())
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <ul class="map-pair-ties">
                <For
                    each=move || ties.get()
                    key=|tie| (tie.key.clone(), tie.note.clone(), tie.since)
                    children=move |tie| view! { <TieRow tie=tie tying=tying /> }
                />
            </ul>
            <div class="map-pair-people">{person(a)} {person(b)}</div>
            <div class="actions">
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| tying.set(Some(Tying { from: a, to: b, before: None }))
                >
                    <Icon glyph=Glyph::Tie />
                    <span>"Tie them another way"</span>
                </button>
            </div>
        </section>
    }
}

/// One tie, as a sentence.
#[component]
fn TieRow(tie: Tie, tying: RwSignal<Option<Tying>>) -> impl IntoView {
    let desk = use_desk();
    let key = StoredValue::new(tie.key.clone());
    let sentence = move || key.with_value(|key| sentence(desk, key));
    let since = tie.since.map(|day| format!("since {}", dates::with_year(day)));
    let more: Vec<String> =
        since.into_iter().chain((!tie.note.is_empty()).then(|| tie.note.clone())).collect();
    let change = move |_| {
        key.with_value(|key| {
            let before = Some(key.clone());
            tying.set(Some(Tying { from: key.from(), to: key.to(), before }));
        });
    };
    let untie = move |_| {
        let today = desk.today();
        let words = format!("No longer: {}", untrack(sentence));
        key.with_value(|key| desk.edit(words, |edit| edit.delete_tie(key, today)));
        page::focus("#map-pair");
    };
    view! {
        <li class="map-pair-tie">
            <span>
                <span dir="auto">{sentence}</span>
                {(!more.is_empty())
                    .then(|| view! { <span class="soft small block" dir="auto">{more.join(". ")}</span> })}
            </span>
            <button
                type="button"
                class="icon-button"
                aria-label=move || format!("Change: {}", sentence())
                title="Change"
                on:click=change
            >
                <Icon glyph=Glyph::Edit />
            </button>
            <button
                type="button"
                class="icon-button"
                aria-label=move || format!("Take off: {}", sentence())
                title="Take off"
                on:click=untie
            >
                <Icon glyph=Glyph::Close />
            </button>
        </li>
    }
}

fn sentence(desk: Desk, key: &TieKey) -> String {
    format!("{} {} {}", name(desk, key.from()), key.kind().phrase(true), name(desk, key.to()))
}

/// The dialog that asks how two people are tied.
#[component]
pub fn TieDialog(
    /// Who, while it is open.
    tying: RwSignal<Option<Tying>>,
) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = tying.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move |_| {
        if !open.get() && tying.with_untracked(Option::is_some) {
            tying.set(None);
        }
    });
    let title = Signal::derive(move || {
        tying.with(|tying| {
            let Some(tying) = tying else { return String::new() };
            format!("How {} and {} are tied", name(desk, tying.from), name(desk, tying.to))
        })
    });
    view! {
        <Dialog open=open title=title>
            {move || {
                tying.get_untracked().map(|what| view! { <TieForm what=what tying=tying /> })
            }}
        </Dialog>
    }
}

#[component]
fn TieForm(what: Tying, tying: RwSignal<Option<Tying>>) -> impl IntoView {
    let desk = use_desk();
    let Tying { from, to, before } = what;
    let old = before.as_ref().and_then(|key| desk.peek(|notebook| notebook.tie(key).cloned()));
    let kind = match &old {
        Some(old) => KindChoice::of(old.key.kind(), true),
        None => KindChoice::new(),
    };
    let note = RwSignal::new(old.as_ref().map(|old| old.note.clone()).unwrap_or_default());
    let since = old.as_ref().and_then(|old| old.since);
    let since = RwSignal::new(since.map(|day| day.to_string()).unwrap_or_default());
    let amiss = RwSignal::new(String::new());
    let sentence = move || {
        let (kind, forward) = kind.read()?;
        Some(format!("{} {} {}", name(desk, from), kind.phrase(forward), name(desk, to)))
    };
    let is_new = old.is_none();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some((kind, forward)) = untrack(|| kind.read()) else {
            amiss.set("How are they tied? A word or two will do.".into());
            return;
        };
        let (from, to) = if forward { (from, to) } else { (to, from) };
        match TieKey::new(from, to, kind) {
            Ok(key) => {
                let note = clean_line(&note.get_untracked());
                let since: Option<Day> = since.get_untracked().parse().ok();
                let words = untrack(sentence).unwrap_or_default();
                deeds::put_tie(desk, words, before.as_ref(), &Tie { key, note, since });
                tying.set(None);
            }
            Err(why) => amiss.set(why.to_string()),
        }
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <KindField label=Signal::derive(move || format!("{} …", name(desk, from))) choice=kind />
            <OwnKindField choice=kind />
            <p class="sentence" aria-live="polite">
                {move || sentence().map(|sentence| sentence + ".")}
            </p>
            <TextField label="Since" value=since kind="date" />
            <TextField label="A note" value=note />
            <p class="amiss" aria-live="polite">
                {amiss}
            </p>
            <div class="actions">
                <button type="submit" class="button primary">
                    {if is_new { "Tie" } else { "Save" }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| tying.set(None)>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}
