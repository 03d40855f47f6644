//! The head of a person's page: who they are, how close, how near now, and whether they rest or died.

use leptos::prelude::*;

use super::duplicates::{MergeItem, MergeWith};
use super::shelf::{change, followed};
use super::tags::Tags;
use crate::browser::{dates, hash};
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::{Warmth, warmth};
use crate::people::{Circle, Person, Resting};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pages::map::panel::AskForPath;
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem, PageTitle};
use crate::ui::pieces::words::{day_words, when_words};
use crate::ui::pieces::{CadenceLine, CircleChoice, PersonFace, put_in_circle};

/// Face, names, how near, and what can be done with all of it.
#[component]
pub fn Head(
    /// Who.
    id: PersonId,
    /// Turned on for the form.
    editing: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let of = move |read: fn(&Person) -> String| {
        Memo::new(move |_| person.with(|person| person.as_deref().map(read).unwrap_or_default()))
    };
    let name = of(|person| person.shown_name().to_owned());
    let names = of(other_names);
    let about = of(Person::work_now);
    let died = Memo::new(move |_| person.with(|person| person.as_ref()?.died));
    let is_resting = Memo::new(move |_| {
        let resting = person.with(|person| person.as_ref()?.resting);
        resting.is_some_and(|rest| rest.is_on(desk.today()))
    });
    let touch = move || {
        let today = desk.today();
        desk.with(|notebook| {
            let word = Warmth::of(warmth(notebook, id, today));
            let last = notebook.last_contact(id, today);
            let last = last.map(|day| format!("in touch {}", day_words(day, today)));
            (word, last.unwrap_or_else(|| "no moment together noted yet".into()))
        })
    };
    let delete = move |_| {
        let today = untrack(|| desk.today());
        desk.edit(format!("Deleted {}", name.get_untracked()), |edit| {
            edit.delete_person(id, today)
        });
        hash::go_instead(&Route::People.to_string());
    };
    let rest = move |_| {
        let rests = is_resting.get_untracked();
        let words = |who: &str| {
            if rests { format!("{who} is back in mind") } else { format!("Not now: {who}") }
        };
        change(desk, id, words, |person| {
            person.resting = (!rests).then_some(Resting::Open);
            true
        });
    };
    let line = move |text: Memo<String>, class: &'static str| {
        move || {
            let text = text.get();
            (!text.is_empty()).then(|| view! { <p class=class dir="auto">{text}</p> })
        }
    };
    let merging = RwSignal::new(false);
    view! {
        <header class="person-head">
            <PersonFace id=id class="large" />
            <div class="person-words">
                <PageTitle words=name tab=desk.sealed_tab("Someone you know") />
                {line(names, "soft names")}
                {line(about, "soft")}
                <Show when=move || died.with(Option::is_none)>
                    <p class="touch">
                        <span class="touch-word" class:quiet=move || touch().0 == Warmth::Quiet>
                            {move || touch().0.word()}
                        </span>
                        <span aria-hidden="true">"·"</span>
                        <span>{move || touch().1}</span>
                    </p>
                    <CadenceLine id=id />
                </Show>
            </div>
            <div class="person-actions">
                <Show when=move || died.with(Option::is_none)>
                    <a class="button" href=Route::Meet(vec![id]).to_string()>
                        <Icon glyph=Glyph::Meet />
                        <span>"Before you meet"</span>
                    </a>
                </Show>
                <button type="button" class="button" on:click=move |_| editing.set(true)>
                    <Icon glyph=Glyph::Edit />
                    <span>"Edit"</span>
                </button>
                <Menu label="More about this person">
                    <Show when=move || died.with(Option::is_none)>
                        <a class="menu-item" href=Route::Meal(vec![id]).to_string()>
                            <Icon glyph=Glyph::Meal />
                            <span>"Plan a meal"</span>
                        </a>
                    </Show>
                    <AskForPath to=id />
                    <Show when=move || died.with(Option::is_none)>
                        <MenuItem
                            glyph=Glyph::Rest
                            words=move || if is_resting.get() { "Back in mind" } else { "Not now" }
                            press=rest
                        />
                    </Show>
                    <MergeItem open=merging />
                    <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
                </Menu>
            </div>
        </header>
        <MergeWith id=id open=merging />
        <Quiet id=id />
        <Tags id=id />
    }
}

/// "“Amazing Grace” · she/her · formerly Murray": a name before may be any, not only one at birth.
fn other_names(person: &Person) -> String {
    let nick = (!person.nick.is_empty()).then(|| format!("“{}”", person.nick));
    let pronouns = (!person.pronouns.is_empty()).then(|| person.pronouns.clone());
    let former = (!person.former.is_empty()).then(|| format!("formerly {}", person.former));
    [nick, pronouns, former].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Whether they rest or died, in a quiet line.
#[component]
fn Quiet(id: PersonId) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let line = move || {
        let person = person.get()?;
        let map = if person.off_map { " They are left out of the map." } else { "" };
        if let Some(died) = person.died {
            let words =
                format!("Died {}. Kept here, and nothing asks for them.{map}", when_words(died));
            return Some((Glyph::Plant, words));
        }
        match person.resting.filter(|rest| rest.is_on(desk.today())) {
            Some(Resting::Open) => {
                Some((Glyph::Rest, format!("Not now: nothing asks you to think of them.{map}")))
            }
            Some(Resting::Until(last)) => {
                let until = dates::with_year(last);
                let words =
                    format!("Not now: nothing asks you to think of them until {until}.{map}");
                Some((Glyph::Rest, words))
            }
            None => person.off_map.then(|| (Glyph::Hide, map.trim().to_owned())),
        }
    };
    view! {
        {move || {
            line()
                .map(|(glyph, words)| {
                    view! {
                        <p class="quiet-line">
                            <Icon glyph=glyph />
                            <span>{words}</span>
                        </p>
                    }
                })
        }}
    }
}

/// How close they are, and since when.
#[component]
pub fn Closeness(
    /// Who.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let person = followed(id);
    let circle = Memo::new(move |_| person.with(|person| person.as_ref()?.circle));
    let place = move |circle| {
        put_in_circle(desk, id, circle);
    };
    let history = Memo::new(move |_| {
        person.with(|person| person.as_ref().and_then(|one| history_words(&one.circle_history())))
    });
    let line = move |text: Memo<Option<String>>| {
        move || text.get().map(|text| view! { <p class="aside">{text}</p> })
    };
    view! {
        <div class="closeness">
            <CircleChoice chosen=circle choose=place />
            {line(history)}
        </div>
    }
}

/// "Close since March 2024, before that Friends"; none where there is no change to tell.
fn history_words(history: &[(Option<Circle>, Option<Day>)]) -> Option<String> {
    let word = |circle: Option<Circle>| circle.map_or("not placed", Circle::word);
    let (now, before) = history.split_first()?;
    let since = dates::month_and_year(now.1?);
    let mut words = format!("{} since {since}", word(now.0));
    for (circle, since) in before {
        words += ", before that ";
        words += word(*circle);
        if let Some(since) = since {
            words += &format!(" from {}", dates::month_and_year(*since));
        }
    }
    // At the head of a sentence.
    Some(if now.0.is_none() { words.replacen("not", "Not", 1) } else { words })
}
