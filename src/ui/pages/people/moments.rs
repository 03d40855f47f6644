//! What happened with a person: noting a moment, and those there were, latest first.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::id::{MomentId, PersonId};
use crate::life::{Moment, MomentKind};
use crate::people::clean_text;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, FormEnd, Glyph, Icon, Menu, MenuItem, Segmented, TextField};
use crate::ui::pieces::PersonPicker;
use crate::ui::pieces::words::{day_words, list_words, moment_glyph};

/// How many are shown at first, and how many more at each asking.
const SHOWN: usize = 12;

/// Where the focus goes on when a form is done.
const OFFER: &str = ".offer button";

/// The person's moments.
#[component]
pub fn Moments(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let shown = RwSignal::new(SHOWN);
    let moments = Memo::new(move |_| {
        desk.with(|notebook| {
            let mut moments = notebook.moments_of(id).map(|moment| moment.id);
            let first: Vec<MomentId> = moments.by_ref().take(shown.get()).collect();
            (first, moments.next().is_some())
        })
    });
    view! {
        <section class="part">
            <h2>"Moments"</h2>
            <NoteMoment id=id />
            <ol class="moments">
                <For
                    each=move || moments.with(|(first, _)| first.clone())
                    key=|moment| *moment
                    children=move |moment| view! { <MomentOf moment=moment person=id /> }
                />
            </ol>
            <Show when=move || moments.with(|(_, more)| *more)>
                <button type="button" class="button small" on:click=move |_| shown.update(|n| *n += SHOWN)>
                    "Earlier ones"
                </button>
            </Show>
        </section>
    }
}

/// A new moment: one press for what it was, and words if there are any.
#[component]
fn NoteMoment(id: PersonId) -> impl IntoView {
    let desk = use_desk();
    let kind = RwSignal::new(None::<MomentKind>);
    let inside = move || {
        kind.get().map(|first| {
            let start = Moment {
                id: desk.fresh(),
                day: untrack(|| desk.today()),
                kind: first,
                people: BTreeSet::from([id]),
                text: String::new(),
                habit: None,
                part: None,
                over: None,
            };
            let done = move |()| {
                kind.set(None);
                page::focus_soon(OFFER);
            };
            view! { <MomentForm start=start person=id done=done /> }
        })
    };
    let offer = move |one: MomentKind| {
        view! {
            <button type="button" class="filter" on:click=move |_| kind.set(Some(one))>
                <Icon glyph=moment_glyph(one) />
                {one.words()}
            </button>
        }
    };
    view! {
        <Show when=move || kind.with(Option::is_none)>
            <div class="filters offer" role="group" aria-label="Note a moment">
                {MomentKind::ALL.map(offer).into_iter().collect_view()}
            </div>
        </Show>
        {inside}
    }
}

/// A moment being written, new or not.
#[component]
fn MomentForm(
    /// What it is before.
    start: Moment,
    /// On whose page.
    person: PersonId,
    /// Called when it is written, or left.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let kind = RwSignal::new(start.kind);
    let text = RwSignal::new(start.text.clone());
    let day = RwSignal::new(start.day.to_string());
    let others = start.people.iter().copied().filter(|one| *one != person).collect::<Vec<_>>();
    let others = RwSignal::new(others);
    let start = StoredValue::new(start);
    let note = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let before = start.get_value();
        let moment = Moment {
            day: day.with_untracked(|day| day.parse()).unwrap_or(before.day),
            kind: kind.get_untracked(),
            people: others.get_untracked().into_iter().chain([person]).collect(),
            text: text.with_untracked(|text| clean_text(text)),
            ..before
        };
        let done_words = format!("Noted: {}", moment.kind.words());
        desk.edit(done_words, |edit| edit.put_moment(&moment));
        done.run(());
    };
    let kinds =
        MomentKind::ALL.map(|kind| Choice::new(kind, kind.words()).glyph(moment_glyph(kind)));
    view! {
        <form class="card form compact" on:submit=note novalidate>
            <Segmented
                legend="What it was"
                unlabelled=true
                choices=kinds.to_vec()
                chosen=kind
                choose=move |one| kind.set(one)
                class="wrap"
            />
            <TextField
                label="In your words"
                value=text
                lines=3
                unlabelled=true
                placeholder="In your words, if you like"
                autofocus=true
            />
            <div class="form-pair">
                <TextField label="Day" value=day kind="date" />
                <PersonPicker label="Who else was there" chosen=others except=Some(person) />
            </div>
            <FormEnd word="Note it" cancel=done />
        </form>
    }
}

/// A moment that was.
#[component]
fn MomentOf(moment: MomentId, person: PersonId) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| desk.with(|notebook| notebook.moment(moment).cloned()));
    let editing = RwSignal::new(false);
    let delete = move |_| {
        let today = desk.today();
        desk.edit("Deleted a moment", |edit| edit.delete_moment(moment, today));
        page::focus_soon(OFFER);
    };
    let inside = move || {
        let moment = shown.get()?;
        if editing.get() {
            let start = (*moment).clone();
            let done = move |()| {
                editing.set(false);
                page::focus_soon(OFFER);
            };
            let form = view! { <MomentForm start=start person=person done=done /> };
            return Some(form.into_any());
        }
        let today = desk.today();
        let others = desk.with(|notebook| notebook.people_at(&moment));
        let others = others.into_iter().filter(|one| one.id != person);
        let others =
            others.map(|other| (other.id, other.shown_name().to_owned())).collect::<Vec<_>>();
        let names: Vec<String> = others.iter().map(|(_, name)| name.clone()).collect();
        let with = others
            .into_iter()
            .enumerate()
            .map(|(at, (id, name))| {
                let between = match at {
                    0 => "with ",
                    at if at + 1 == names.len() => " and ",
                    _ => ", ",
                };
                view! {
                    {between}
                    <a href=Route::Person(id).to_string() dir="auto">
                        {name}
                    </a>
                }
            })
            .collect_view();
        let about = format!("More about {}", list_words(&[moment.kind.words().to_lowercase()]));
        let text = moment.text.clone();
        let moment = view! {
            <span class="moment-glyph">
                <Icon glyph=moment_glyph(moment.kind) />
            </span>
            <div class="moment-words">
                <p class="moment-head">
                    <strong>{moment.kind.words()}</strong>
                    {(!names.is_empty()).then(|| view! { <span>{with}</span> })}
                    <span class="faint" aria-hidden="true">
                        "·"
                    </span>
                    <time datetime=moment.day.to_string()>{day_words(moment.day, today)}</time>
                    {(moment.day > today).then(|| view! { <span class="soft">"lies ahead"</span> })}
                </p>
                {(!text.is_empty()).then(|| view! { <p class="notes" dir="auto">{text}</p> })}
            </div>
            <Menu label=about>
                <MenuItem glyph=Glyph::Edit words="Edit" press=move |_| editing.set(true) />
                <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
            </Menu>
        };
        Some(moment.into_any())
    };
    view! {
        <li class="moment" class:editing=editing>
            {inside}
        </li>
    }
}
