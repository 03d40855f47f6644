//! What happened with a person: noting a moment, and those there were, latest first, by year.

pub mod follow;
pub mod form;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::{page, view};
use crate::day::{Day, PartialDate};
use crate::id::{MomentId, PersonId};
use crate::life::{Moment, MomentKind};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::errands::{Errand, on_errand};
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem};
use crate::ui::pieces::words::{day_words, list_words, moment_glyph, when_words};

pub use form::MomentForm;

/// How many are shown at first, and how many more at each asking.
const SHOWN: usize = 20;

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
            let mut moments = notebook.moments_of(id);
            let mut years: Vec<(i32, Vec<MomentId>)> = Vec::new();
            for moment in moments.by_ref().take(shown.get()) {
                let year = moment.day.ymd().0;
                match years.last_mut() {
                    Some((last, ids)) if *last == year => ids.push(moment.id),
                    _ => years.push((year, vec![moment.id])),
                }
            }
            (years, moments.next().is_some())
        })
    });
    // One who comes to read a moment finds it, however long ago it was.
    on_errand(move |errand| {
        let Errand::Moment(person, moment) = errand else { return false };
        if person != id {
            return false;
        }
        let place = desk.peek(|notebook| notebook.moments_of(id).position(|one| one.id == moment));
        if let Some(place) = place {
            shown.update(|shown| *shown = (*shown).max(place + 1));
            // The page takes the focus to its heading first.
            let arrive = move || {
                let element = format!("moment-{moment}");
                view::reveal(&element);
                page::focus(&format!("#{element}"));
            };
            page::after_paint(move || page::after_paint(arrive));
        }
        true
    });
    let years = move || -> Vec<i32> {
        moments.with(|(years, _)| years.iter().map(|(year, _)| *year).collect())
    };
    let of_year = move |year: i32| {
        moments.with(|(years, _)| {
            let ids = years.iter().find(|(one, _)| *one == year).map(|(_, ids)| ids.clone());
            ids.unwrap_or_default()
        })
    };
    let this_year = move |year: i32| desk.today().ymd().0 == year;
    let earlier = move |_| {
        let before = moments.with_untracked(|(years, _)| years.last()?.1.last().copied());
        shown.update(|n| *n += SHOWN);
        // Read on from where the list went on.
        if let Some(before) = before {
            page::after_paint(move || {
                page::focus(&format!("#moment-{before} + .moment button"));
            });
        }
    };
    view! {
        <section class="part">
            <h2>"Moments"</h2>
            <NoteMoment id=id />
            <For
                each=years
                key=|year| *year
                children=move |year| {
                    view! {
                        <Show when=move || !this_year(year)>
                            <h3 class="moments-year">{year}</h3>
                        </Show>
                        <ol class="moments">
                            <For each=move || of_year(year) key=|moment| *moment let:moment>
                                <MomentOf moment=moment person=id />
                            </For>
                        </ol>
                    }
                }
            />
            <Show when=move || moments.with(|(_, more)| *more)>
                <button type="button" class="button small" on:click=earlier>
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
            let today = untrack(|| desk.today());
            let people = BTreeSet::from([id]);
            let start = Moment { people, ..Moment::new(desk.fresh(), today, first) };
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
    let pass = move |over: Option<Day>| {
        let Some(moment) = shown.get_untracked() else { return };
        let words = if over.is_some() { "It has passed" } else { "They carry it again" };
        desk.edit(words, |edit| edit.put_moment(&Moment { over, ..(*moment).clone() }));
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
        let carried = moment.is_carried(today);
        let over = !carried && moment.may_be_carried(today);
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
                    <time datetime=told_as(moment.when())>{said_of(moment.when(), today)}</time>
                    {(moment.day > today).then(|| view! { <span class="soft">"lies ahead"</span> })}
                    {moment.over.map(|_| view! { <span class="soft">"has passed"</span> })}
                </p>
                {(!text.is_empty()).then(|| view! { <p class="notes" dir="auto">{text}</p> })}
            </div>
            <Menu label=about>
                {carried
                    .then(|| {
                        view! {
                            <MenuItem
                                glyph=Glyph::Rest
                                words="It has passed"
                                press=move |_| pass(Some(untrack(|| desk.today())))
                            />
                        }
                    })}
                {over
                    .then(|| {
                        view! {
                            <MenuItem
                                glyph=Glyph::Undo
                                words="They still carry it"
                                press=move |_| pass(None)
                            />
                        }
                    })}
                <MenuItem glyph=Glyph::Edit words="Edit" press=move |_| editing.set(true) />
                <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
            </Menu>
        };
        Some(moment.into_any())
    };
    view! {
        <li class="moment" class:editing=editing id=format!("moment-{moment}") tabindex="-1">
            {inside}
        </li>
    }
}

/// When a moment was: "yesterday", "Mon 16 Nov", "spring 2019".
fn said_of(when: PartialDate, today: Day) -> String {
    match when {
        PartialDate::Day(day) => day_words(day, today),
        part => when_words(part),
    }
}

/// The same as `datetime` takes it: a season is its first month there.
fn told_as(when: PartialDate) -> String {
    match when {
        PartialDate::Season(..) => when.first().to_string().chars().take(7).collect(),
        when => when.to_string(),
    }
}
