//! The form for a person: a name is enough, everything else may come later. What is read of it is
//! brought to what is known by then, so that what another tab changed meanwhile stays.

pub mod draft;
pub mod fields;
pub mod rows;
pub mod ways;

use leptos::{ev, prelude::*};

use crate::browser::{hash, page};
use crate::id::PersonId;
use crate::people::Person;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{FormEnd, Glyph, Icon, PageTitle, TextField};
use crate::ui::pieces::CircleChoice;
use draft::Draft;
use fields::{Fields, Names};

/// Someone new. On the way there the reader has the focus in the name.
#[component]
pub fn NewPerson() -> impl IntoView {
    let desk = use_desk();
    let id: PersonId = desk.fresh();
    let draft = Draft::of(&Person::new(id, ""));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = draft.read() else { return page::focus_amiss() };
        desk.edit(format!("Added {}", person.name), |edit| edit.put_person(&person));
        hash::go_instead(&Route::Person(person.id).to_string());
    };
    view! {
        <a class="back" href=Route::People.to_string()>
            <Icon glyph=Glyph::Back />
            <span>"People"</span>
        </a>
        <form class="form" on:submit=add novalidate>
            <PageTitle words="Someone new" />
            <TextField label="Name" value=draft.name amiss=draft.name_amiss autofocus=true required=true />
            <CircleChoice chosen=draft.circle choose=move |circle| draft.circle.set(circle) />
            <details class="more-fields">
                <summary>
                    <Icon glyph=Glyph::Down />
                    "More that you know already"
                </summary>
                <Names draft=draft />
                <Fields draft=draft who=id />
            </details>
            <div class="actions form-end">
                <button type="submit" class="button primary">
                    "Add"
                </button>
                <a class="button quiet" href=Route::People.to_string()>
                    "Cancel"
                </a>
            </div>
        </form>
    }
}

/// Someone who is there already.
#[component]
pub fn EditPerson(
    /// Who.
    id: PersonId,
    /// Called when nothing more is to be changed.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
    let draft = Draft::of(&before);
    let title = format!("What you know of {}", before.shown_name());
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(to) = draft.read() else { return page::focus_amiss() };
        // What has been changed elsewhere meanwhile, and not here, stays.
        let Some(now) = desk.peek(|notebook| notebook.person(id).cloned()) else { return };
        let today = untrack(|| desk.today());
        let person = now.changed_as(&before, &to, today);
        if person != *now {
            desk.edit(format!("Changed {}", person.name), |edit| edit.put_person(&person));
        }
        done.run(());
    };
    view! {
        <form class="form" on:submit=save novalidate>
            <PageTitle words=title tab=desk.sealed_tab("What you know of them") />
            <TextField label="Name" value=draft.name amiss=draft.name_amiss required=true />
            <Names draft=draft />
            <Fields draft=draft who=id />
            <FormEnd word="Save" cancel=done class="form-end" />
        </form>
    }
}
