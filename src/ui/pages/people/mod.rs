//! People: everybody from A to Z, and one of them in full beside it.

pub mod carried;
pub mod dates;
pub mod duplicates;
pub mod form;
pub mod head;
pub mod household;
pub mod intentions;
pub mod list;
pub mod moments;
pub mod person;
pub mod places;
pub mod shelf;
pub mod story;
pub mod tags;
pub mod ties;
pub mod topics;
pub mod ways;
pub mod work;
pub mod writing;

use leptos::prelude::*;

use crate::id::PersonId;
use crate::insight::nearest;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Empty, Glyph};
use crate::ui::pieces::PersonFace;
pub use duplicates::Duplicates;
use form::NewPerson;
use list::PeopleList;
pub use list::SEARCH;
pub use moments::MomentForm;
use person::PersonInFull;

/// How many are shown as near.
const NEAR: usize = 8;

/// What stands beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleView {
    /// Nothing.
    All,
    /// The form for someone new.
    New,
    /// One person.
    One(PersonId),
}

/// The page. On a narrow screen the list and the person take turns.
#[component]
pub fn People(
    /// What stands beside the list.
    #[prop(into)]
    shown: Signal<PeopleView>,
) -> impl IntoView {
    let desk = use_desk();
    let selected = Memo::new(move |_| match shown.get() {
        PeopleView::One(id) => Some(id),
        PeopleView::All | PeopleView::New => None,
    });
    let nobody = Memo::new(move |_| desk.with(|notebook| notebook.people().next().is_none()));
    let beside = move || match shown.get() {
        PeopleView::New => view! { <NewPerson /> }.into_any(),
        PeopleView::One(id) => view! { <PersonInFull id=id /> }.into_any(),
        PeopleView::All if nobody.get() => view! { <Nobody /> }.into_any(),
        PeopleView::All => view! { <Near /> }.into_any(),
    };
    view! {
        <div class="people" class:has-one=move || shown.get() != PeopleView::All class:nobody=nobody>
            <PeopleList selected=selected alone=Signal::derive(move || shown.get() == PeopleView::All) />
            <div class="people-beside">{beside}</div>
        </div>
    }
}

/// Where nobody is yet.
#[component]
fn Nobody() -> impl IntoView {
    view! {
        <Empty
            glyph=Glyph::People
            title="The people you know and care for"
            words="Begin with one: a name is enough. What you know of them can come later, as you remember it."
        >
            <a class="button primary" href=Route::PersonNew.to_string()>
                "Add someone"
            </a>
        </Empty>
    }
}

/// Where nobody is chosen yet, on a wide screen: who is nearest.
#[component]
fn Near() -> impl IntoView {
    let desk = use_desk();
    let near = Memo::new(move |_| {
        let today = desk.today();
        let near = desk.with(|notebook| nearest(notebook, today, NEAR));
        near.into_iter().map(|person| person.id).collect::<Vec<_>>()
    });
    let face = move |id: PersonId| {
        let name = desk.memo(move |notebook| notebook.short_name(id));
        view! {
            <li>
                <a href=Route::Person(id).to_string()>
                    <PersonFace id=id class="large" />
                    <span class="line" dir="auto">
                        {name}
                    </span>
                </a>
            </li>
        }
    };
    view! {
        <section class="near">
            <h2>"Nearest to you"</h2>
            <ul class="near-people">
                <For each=move || near.get() key=|id| *id children=face />
            </ul>
            <p class="soft">"Choose someone from the list, or add someone new."</p>
        </section>
    }
}
