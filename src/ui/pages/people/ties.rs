//! Whom a person is tied to, and how.

use std::cmp::Reverse;

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Tie, TieKey, ended};
use crate::route::Route;
use crate::sort;
use crate::ui::desk::use_desk;
use crate::ui::parts::{FormEnd, Glyph, Icon};
use crate::ui::pieces::words::since_words;
use crate::ui::pieces::{
    KindChoice, KindField, OwnKindField, PersonFace, PersonPicker, SinceDraft, SinceField,
};

/// The button that begins a tie; the focus goes on there.
const TIE: &str = "#tie";

/// The person's ties.
#[component]
pub fn Ties(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let tying = RwSignal::new(false);
    let ties = Memo::new(move |_| {
        desk.with(|notebook| {
            let mut ties: Vec<_> = notebook
                .ties_of(id)
                .filter_map(|tie| {
                    let (other, words) = tie.key.seen_from(id)?;
                    let other = notebook.person(other)?;
                    let ring = Reverse(other.circle.map(|circle| Reverse(circle.ring())));
                    Some(((ring, other.sort_key()), (tie.key.clone(), words.to_owned(), other.id)))
                })
                .collect();
            sort::by(&mut ties, |(a, _), (b, _)| a.cmp(b));
            ties.into_iter().map(|(_, tie)| tie).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="part">
            <header class="part-head">
                <h2>"Ties"</h2>
                <button
                    type="button"
                    id="tie"
                    class="button small"
                    aria-expanded=move || if tying.get() { "true" } else { "false" }
                    on:click=move |_| tying.update(|tying| *tying = !*tying)
                >
                    <Icon glyph=Glyph::Tie />
                    <span>"Tie to someone"</span>
                </button>
            </header>
            <Show when=move || tying.get()>
                <TieForm
                    id=id
                    done=move |()| {
                        tying.set(false);
                        page::focus(TIE);
                    }
                />
            </Show>
            <ul class="ties">
                <For
                    each=move || ties.get()
                    key=|(key, ..)| key.clone()
                    children=move |(key, words, other)| {
                        view! { <TieTo key_of=key words=words other=other /> }
                    }
                />
            </ul>
            <Show when=move || ties.with(Vec::is_empty) && !tying.get()>
                <p class="soft">"Ties make the map: family, friends, colleagues, who introduced whom."</p>
            </Show>
        </section>
    }
}

#[component]
fn TieTo(key_of: TieKey, words: String, other: PersonId) -> impl IntoView {
    let desk = use_desk();
    let name = Memo::new(move |_| {
        desk.with(|notebook| notebook.person(other).map(|other| other.shown_name().to_owned()))
            .unwrap_or_default()
    });
    let since = {
        let key = key_of.clone();
        move || {
            let since = desk.with(|notebook| notebook.tie(&key).and_then(|tie| tie.since));
            since.map(|since| format!(", {}", since_words(since)))
        }
    };
    let untie = {
        let words = words.clone();
        move |_| {
            let today = desk.today();
            let done = format!("No longer {words} {}", name.get_untracked());
            desk.edit(done, |edit| edit.delete_tie(&key_of, today));
            page::focus(TIE);
        }
    };
    let about = {
        let words = words.clone();
        move || format!("Remove the tie: {words} {}", name.get())
    };
    view! {
        <li class="tie">
            <a class="tie-to" href=Route::Person(other).to_string()>
                <PersonFace id=other class="small" />
                <span class="tie-words">
                    <span class="faint small">{words}{since}</span>
                    <span class="line" dir="auto">
                        {name}
                    </span>
                </span>
            </a>
            <button type="button" class="icon-button" aria-label=about on:click=untie>
                <Icon glyph=Glyph::Close />
            </button>
        </li>
    }
}

/// A tie being made.
#[component]
fn TieForm(id: PersonId, #[prop(into)] done: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let chosen = RwSignal::new(Vec::<PersonId>::new());
    let kind = KindChoice::new();
    let since = SinceDraft::of(None);
    let amiss = RwSignal::new(String::new());

    let name = move |id: PersonId| desk.with(|notebook| notebook.full_name(id).to_owned());
    let sentence = move || {
        let other = chosen.with(|chosen| chosen.first().copied())?;
        let (kind, forward) = kind.read()?;
        Some(format!("{} {} {}", name(id), kind.phrase(forward), name(other)))
    };
    // What was amiss isn't any more.
    Effect::new(move |_| {
        chosen.track();
        kind.read();
        amiss.set(String::new());
    });
    let tie = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let other = chosen.with_untracked(|chosen| chosen.first().copied());
        let Some(other) = other else {
            amiss.set("Who is it?".into());
            return;
        };
        let Some((kind, forward)) = untrack(|| kind.read()) else {
            amiss.set("How are they tied? A word or two will do.".into());
            return;
        };
        let (from, to) = if forward { (id, other) } else { (other, id) };
        match TieKey::new(from, to, kind) {
            Ok(key) => {
                let Some(since) = since.read() else { return page::focus_amiss() };
                let done_words = untrack(sentence).unwrap_or_default();
                // What is noted of a tie that is there already stays.
                let known = desk.peek(|notebook| notebook.tie(&key).map(|tie| (**tie).clone()));
                let tie = known.clone().unwrap_or_else(|| Tie::new(key));
                let tie = Tie { since: since.or(tie.since), ..tie };
                if known.as_ref() == Some(&tie) {
                    desk.say(format!("Tied so already: {done_words}"));
                } else {
                    desk.edit(done_words, |edit| edit.put_tie(&tie));
                }
                done.run(());
            }
            Err(why) => amiss.set(why.to_string()),
        }
    };
    view! {
        <form class="card form compact" on:submit=tie novalidate>
            <div class="form-pair">
                <KindField
                    label=Signal::derive(move || format!("{} …", name(id)))
                    choice=kind
                />
                <PersonPicker label="Whom" chosen=chosen most=1 except=Some(id) />
            </div>
            <OwnKindField choice=kind />
            <p class="sentence" aria-live="polite">
                {move || sentence().map(ended)}
            </p>
            <SinceField draft=since />
            <p class="amiss" aria-live="polite">
                {amiss}
            </p>
            <FormEnd word="Tie" cancel=done />
        </form>
    }
}
