//! One person in full.

use leptos::prelude::*;

use super::about::{About, Ways};
use super::form::EditPerson;
use super::intentions::Intentions;
use super::moments::Moments;
use super::ties::Ties;
use crate::browser::{hash, page};
use crate::id::PersonId;
use crate::insight::{Warmth, warmth};
use crate::people::Person;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pages::map::panel::AskForPath;
use crate::ui::parts::{Empty, Glyph, Icon, Menu, MenuItem, PageTitle};
use crate::ui::pieces::words::day_words;
use crate::ui::pieces::{CadenceLine, CircleChoice, PersonFace, about, put_in_circle};

/// The person, or the form to change them.
#[component]
pub fn PersonInFull(
    /// Who.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let there = Memo::new(move |_| desk.with(|notebook| notebook.person(id).is_some()));
    let editing = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let now = editing.get();
        if before.is_some_and(|before| before != now) {
            page::focus_soon("main [data-arrive]");
        }
        now
    });
    let inside = move || match (there.get(), editing.get()) {
        (false, _) => view! { <Gone /> }.into_any(),
        (true, true) => view! { <EditPerson id=id done=move |()| editing.set(false) /> }.into_any(),
        (true, false) => view! { <Shown id=id editing=editing /> }.into_any(),
    };
    view! {
        <a class="back" href=Route::People.to_string()>
            <Icon glyph=Glyph::Back />
            <span>"People"</span>
        </a>
        {inside}
    }
}

/// Whom the address names isn't here.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <PageTitle words="Nobody is here" unseen=true />
        <Empty
            glyph=Glyph::People
            title="Nobody is here"
            words="Whoever this address led to has been deleted, or lives in another notebook."
        >
            <a class="button" href=Route::People.to_string()>
                "Everybody"
            </a>
        </Empty>
    }
}

#[component]
fn Shown(id: PersonId, editing: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let person = Memo::new(move |_| desk.with(|notebook| notebook.person(id).cloned()));
    let of = move |read: fn(&Person) -> String| {
        Memo::new(move |_| person.with(|person| person.as_deref().map(read).unwrap_or_default()))
    };
    let name = of(|person| person.shown_name().to_owned());
    let about = of(|person| {
        let nick = (!person.nick.is_empty()).then(|| format!("“{}”", person.nick));
        let about = Some(about(person)).filter(|about| !about.is_empty());
        nick.into_iter().chain(about).collect::<Vec<_>>().join(" · ")
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
    let circle = Memo::new(move |_| person.with(|person| person.as_ref()?.circle));
    let place = move |circle| {
        put_in_circle(desk, id, circle);
    };
    let delete = move |_| {
        let today = desk.today();
        desk.edit(format!("Deleted {}", name.get_untracked()), |edit| {
            edit.delete_person(id, today)
        });
        hash::go_instead(&Route::People.to_string());
    };
    view! {
        <article class="person">
            <header class="person-head">
                <PersonFace id=id class="large" />
                <div class="person-words">
                    <PageTitle words=name tab=desk.sealed_tab("Someone you know") />
                    {move || {
                        let about = about.get();
                        (!about.is_empty()).then(|| view! { <p class="soft" dir="auto">{about}</p> })
                    }}
                    <p class="touch">
                        <span class="touch-word" class:quiet=move || touch().0 == Warmth::Quiet>
                            {move || touch().0.word()}
                        </span>
                        <span aria-hidden="true">"·"</span>
                        <span>{move || touch().1}</span>
                    </p>
                    <CadenceLine id=id />
                </div>
                <div class="person-actions">
                    <a class="button" href=Route::Meet(vec![id]).to_string()>
                        <Icon glyph=Glyph::Meet />
                        <span>"Before you meet"</span>
                    </a>
                    <button type="button" class="button" on:click=move |_| editing.set(true)>
                        <Icon glyph=Glyph::Edit />
                        <span>"Edit"</span>
                    </button>
                    <Menu label="More about this person">
                        <a class="menu-item" href=Route::Meal(vec![id]).to_string()>
                            <Icon glyph=Glyph::Meal />
                            <span>"Plan a meal"</span>
                        </a>
                        <AskForPath to=id />
                        <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
                    </Menu>
                </div>
            </header>
            <CircleChoice chosen=circle choose=place />
            <Ways id=id />
            <Intentions id=id />
            <Moments id=id />
            <Ties id=id />
            <About id=id />
        </article>
    }
}
