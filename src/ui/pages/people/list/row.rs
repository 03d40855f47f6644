//! Somebody in the list: a way to their page, or something to choose.

use leptos::{ev, prelude::*};

use super::roll::{Roll, seen_words};
use crate::browser::{page, view};
use crate::id::PersonId;
use crate::insight::Order;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pieces::{PersonFace, about};

fn tick_id(id: PersonId) -> String {
    format!("tick-{id}")
}

/// One of them.
#[component]
pub fn PersonRow(
    /// Who.
    id: PersonId,
    /// Who stands beside the list.
    selected: Signal<Option<PersonId>>,
    /// The list.
    roll: Roll,
    /// Called when one goes to their page.
    #[prop(into)]
    leave: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let person = Memo::new(move |_| desk.with(|notebook| notebook.person(id).cloned()));
    let name =
        move || person.with(|person| person.as_ref().map(|person| person.shown_name().to_owned()));
    let seen = seen_words(id);
    let about = Memo::new(move |_| {
        let about = person.with(|person| person.as_deref().map(about).unwrap_or_default());
        let seen = (roll.order.get() == Order::Seen).then(|| seen.get());
        let words = seen.into_iter().chain(Some(about).filter(|about| !about.is_empty()));
        words.collect::<Vec<_>>().join(" · ")
    });
    let words = move || {
        view! {
            <PersonFace id=id />
            <span class="person-row-words">
                <span class="line person-row-name" dir="auto">
                    {name}
                </span>
                {move || {
                    let about = about.get();
                    (!about.is_empty()).then(|| view! { <span class="line faint small" dir="auto">{about}</span> })
                }}
            </span>
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let after = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = roll.beside(id, after) {
            if event.shift_key() && !roll.chosen.with_untracked(|chosen| chosen.contains(&next)) {
                roll.toggle(next, false);
            }
            page::focus_field(&tick_id(next));
        }
    };
    // A label passes a click on to its box without telling that Shift was held.
    let clicked = move |event: ev::MouseEvent| {
        if !view::befell(&event, "input") {
            event.prevent_default();
            page::focus_field(&tick_id(id));
        }
        roll.toggle(id, event.shift_key());
    };
    move || match roll.choosing.get() {
        true => view! {
            <label class="person-row" on:click=clicked>
                <input
                    id=tick_id(id)
                    type="checkbox"
                    prop:checked=move || roll.is_chosen(id)
                    on:keydown=pressed
                />
                {words()}
            </label>
        }
        .into_any(),
        false => view! {
            <a
                class="person-row"
                href=Route::Person(id).to_string()
                aria-current=move || (selected.get() == Some(id)).then_some("page")
                on:click=move |_| leave.run(())
            >
                {words()}
            </a>
        }
        .into_any(),
    }
}
