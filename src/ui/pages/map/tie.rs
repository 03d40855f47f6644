//! Ties on the map: how two people are tied, changed or taken off, and a new tie as it is made.

use leptos::{ev, html, prelude::*};

use super::deeds;
use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Tie, TieKey, clean_line, ended};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Dialog, Glyph, Icon, TextField};
use crate::ui::pieces::words::since_words;
use crate::ui::pieces::{KindChoice, KindField, OwnKindField, PersonFace, SinceDraft, SinceField};

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
    desk.with(|notebook| notebook.full_name(id).to_owned())
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
    // By name, for the order of ids means nothing.
    let (a, b) = pair;
    let key = |id| desk.peek(|notebook| notebook.person(id).map(|person| person.sort_key()));
    let (a, b) = if key(b) < key(a) { (b, a) } else { (a, b) };
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
    let more = more_of(&tie);
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
                    .then(|| view! { <span class="soft small block" dir="auto">{more}</span> })}
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

/// "since 2019. At the mill".
fn more_of(tie: &Tie) -> String {
    let note = (!tie.note.is_empty()).then(|| tie.note.clone());
    tie.since.map(since_words).into_iter().chain(note).collect::<Vec<_>>().join(". ")
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
    // What ties them besides is shown, and not offered as new.
    let others: Vec<Tie> = desk.peek(|notebook| {
        let ties = notebook.ties_of(from).filter(|tie| tie.key.has(to));
        ties.filter(|tie| Some(&tie.key) != before.as_ref()).map(|tie| (**tie).clone()).collect()
    });
    let kind = match &old {
        Some(old) => KindChoice::of(old.key.kind(), true),
        None if others.is_empty() => KindChoice::new(),
        None => KindChoice::open(),
    };
    let note = RwSignal::new(old.as_ref().map(|old| old.note.clone()).unwrap_or_default());
    let since = SinceDraft::of(old.as_ref().and_then(|old| old.since));
    let amiss = RwSignal::new(String::new());
    let sentence = move || {
        let (kind, forward) = kind.read()?;
        Some(format!("{} {} {}", name(desk, from), kind.phrase(forward), name(desk, to)))
    };
    let is_new = old.is_none();
    let told = others.iter().map(|tie| {
        let (words, more) = (self::sentence(desk, &tie.key), more_of(tie));
        view! {
            <li dir="auto">
                {words} {(!more.is_empty()).then(|| view! { <span class="soft">{format!(", {more}")}</span> })}
            </li>
        }
    });
    let told = told.collect_view();
    let are_tied = (!others.is_empty()).then(|| {
        view! {
            <div class="ties-there">
                <p class="soft">"Tied already:"</p>
                <ul>{told}</ul>
            </div>
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some((kind, forward)) = untrack(|| kind.read()) else {
            amiss.set("How are they tied? A word or two will do.".into());
            return;
        };
        let (from, to) = if forward { (from, to) } else { (to, from) };
        let key = match TieKey::new(from, to, kind) {
            Ok(key) => key,
            Err(why) => return amiss.set(why.to_string()),
        };
        let words = untrack(sentence).unwrap_or_default();
        if others.iter().any(|tie| tie.key == key) {
            return amiss
                .set(format!("{} Choose another kind.", ended(format!("{words} already"))));
        }
        amiss.set(String::new());
        let Some(since) = since.read() else { return page::focus_amiss() };
        let tie = Tie { key, note: clean_line(&note.get_untracked()), since };
        if old.as_deref() == Some(&tie) {
            desk.say("Nothing was changed");
        } else {
            deeds::put_tie(desk, words, before.as_ref(), &tie);
        }
        tying.set(None);
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            {are_tied}
            <KindField label=Signal::derive(move || format!("{} …", name(desk, from))) choice=kind />
            <OwnKindField choice=kind />
            <p class="sentence" aria-live="polite">
                {move || sentence().map(ended)}
            </p>
            <SinceField draft=since />
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
