//! Who was chosen on the map: who they are to the reader, in short, and their circle to be changed.

use leptos::{html, prelude::*};

use super::atlas::Atlas;
use super::deeds;
use super::panel::HowTied;
use crate::browser::page;
use crate::id::PersonId;
use crate::insight::{Warmth, glow};
use crate::map::{Row, row_of};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::day_words;
use crate::ui::pieces::{CircleChoice, PersonFace, about, put_in_circle};

/// What is told beside the row.
#[derive(Clone, Default, PartialEq)]
struct More {
    about: String,
    touch: String,
}

/// The card.
#[component]
pub fn Card(
    /// Who.
    id: PersonId,
    /// What is shared.
    atlas: Atlas,
    /// For who needs to know where it lies.
    node: NodeRef<html::Section>,
    /// Called with somebody they are tied to.
    #[prop(into)]
    choose: Callback<PersonId>,
    /// Called with somebody they are tied to, whose tie shall be looked at.
    #[prop(into)]
    tie: Callback<PersonId>,
    /// Called when it shall go.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| row_of(notebook, id, glow(notebook, id, today)))
    });
    let more = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let person = notebook.person(id)?;
            let touch = match notebook.last_contact(id, today) {
                Some(day) => format!("in touch {}", day_words(day, today)),
                None => "no moment together noted yet".into(),
            };
            Some(More { about: about(person), touch })
        })
        .unwrap_or_default()
    });
    let around = Memo::new(move |_| atlas.focus.get().is_some_and(|(person, _)| person == id));
    let look = move |_| {
        if around.get_untracked() {
            atlas.focus.set(None);
        } else {
            atlas.look_around(id);
        }
    };
    let pinned = Memo::new(move |_| {
        let view = atlas.view.get();
        desk.with(|notebook| notebook.person(id).is_some_and(|p| deeds::is_pinned(p, view)))
    });
    let pin = move |_| {
        deeds::toggle_pins(desk, atlas, atlas.view.get_untracked(), &[id].into());
    };
    let of = move |read: fn(&Row) -> String| {
        move || row.with(|row| row.as_ref().map(read).unwrap_or_default())
    };
    let ties = move || {
        let row = row.get()?;
        let more = row.more_ties;
        let tie = |row: crate::map::RowTie| {
            let other = row.other;
            let change = format!("Change the tie: {}", row.words);
            view! {
                <li class="map-tie-row">
                    <button type="button" class="map-tie" on:click=move |_| choose.run(other)>
                        <PersonFace id=other class="small" />
                        <span dir="auto">{row.words}</span>
                    </button>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=change
                        title="Change the tie"
                        on:click=move |_| {
                            tie.run(other);
                            page::focus_soon("#map-pair");
                        }
                    >
                        <Icon glyph=Glyph::Edit />
                    </button>
                </li>
            }
        };
        let ties = row.ties.into_iter().map(tie).collect_view();
        let rest = (more > 0).then(|| {
            view! {
                <li>
                    <a class="map-tie" href=Route::Person(id).to_string()>
                        {format!("{more} more")}
                    </a>
                </li>
            }
        });
        Some(view! { <ul class="map-ties" aria-label="Ties">{ties}{rest}</ul> }.into_any())
    };
    view! {
        <section
            class="map-card card"
            node_ref=node
            aria-labelledby="map-card"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    close.run(());
                }
            }
        >
            <header class="map-card-head">
                <PersonFace id=id />
                <div class="map-card-words">
                    <h2 id="map-card">
                        <a href=Route::Person(id).to_string() dir="auto">
                            {of(|row| row.name.clone())}
                        </a>
                    </h2>
                    <p class="touch">
                        <span class="touch-word">
                            {move || row.with(|row| row.as_ref().map_or(Warmth::Quiet, |row| row.warmth).word())}
                        </span>
                        <span aria-hidden="true">"·"</span>
                        <span>{move || more.with(|more| more.touch.clone())}</span>
                    </p>
                </div>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Close"
                    on:click=move |_| close.run(())
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <p class="map-card-about soft small" dir="auto">
                {move || more.with(|more| more.about.clone())}
            </p>
            <CircleChoice
                chosen=Signal::derive(move || row.with(|row| row.as_ref()?.circle))
                choose=move |circle| {
                    put_in_circle(desk, id, circle);
                }
            />
            {ties}
            <div class="actions">
                <a class="button small" href=Route::Person(id).to_string()>
                    "Open"
                </a>
                <button
                    type="button"
                    class="button small"
                    aria-pressed=move || if around.get() { "true" } else { "false" }
                    on:click=look
                >
                    <Icon glyph=Glyph::Closer />
                    <span>"Look around"</span>
                </button>
                <button type="button" class="button small" on:click=pin>
                    <Icon glyph=Glyph::Pin />
                    <span>{move || if pinned.get() { "Unpin" } else { "Pin" }}</span>
                </button>
                <HowTied to=id />
            </div>
        </section>
    }
}
