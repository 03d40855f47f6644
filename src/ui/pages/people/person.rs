//! One person in full: what matters before meeting them first, then all that is known besides.

use leptos::prelude::*;

use super::carried::Carried;
use super::dates::Dates;
use super::form::EditPerson;
use super::head::{Closeness, Head};
use super::household::Households;
use super::intentions::Intentions;
use super::moments::Moments;
use super::places::{PairShelf, Pairs};
use super::shelf::{Adding, Offers, Part, followed};
use super::story::{Met, Notes};
use super::ties::Ties;
use super::topics::TopicShelf;
use super::ways::Ways;
use super::work::WorkOverTime;
use crate::browser::page;
use crate::id::PersonId;
use crate::people::{Person, Topic};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Empty, Glyph, Icon, PageTitle};

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
    let person = followed(id);
    provide_context(Adding(RwSignal::new(None)));
    let there = Memo::new(move |_| {
        let has_household = desk.with(|notebook| notebook.households_of(id).next().is_some());
        person.with(|person| {
            let person = person.as_deref();
            let is_there = |part: &Part| {
                person.is_none_or(|one| is_known(one, *part))
                    || (*part == Part::Household && has_household)
            };
            Part::ALL.into_iter().filter(is_there).collect::<Vec<_>>()
        })
    });
    view! {
        <article class="person">
            <Head id=id editing=editing />
            <Closeness id=id />
            <Ways id=id />
            <div class="person-parts">
                <div class="person-now">
                    <Carried id=id />
                    <Intentions id=id />
                    <TopicShelf id=id topic=Topic::Questions />
                    <TopicShelf id=id topic=Topic::Cares />
                    <TopicShelf id=id topic=Topic::Helps />
                    <TopicShelf id=id topic=Topic::Host />
                    <TopicShelf id=id topic=Topic::Gifts />
                </div>
                <div class="person-facts">
                    <Dates id=id />
                    <Households id=id />
                    <PairShelf id=id pairs=Pairs::Addresses />
                    <Met id=id />
                    <WorkOverTime id=id />
                    <Notes id=id />
                    <PairShelf id=id pairs=Pairs::Own />
                </div>
            </div>
            <Offers there=there />
            <Moments id=id />
            <Ties id=id />
        </article>
    }
}

/// Whether something stands in this section already, or nothing is to be asked of them there.
fn is_known(person: &Person, part: Part) -> bool {
    match part {
        Part::Topic(Topic::Questions | Topic::Gifts) if person.died.is_some() => true,
        Part::Topic(topic) => !topic.texts(person).is_empty(),
        Part::Dates => !person.dates.is_empty(),
        Part::Met => person.met.is_some() || !person.met_how.is_empty() || person.through.is_some(),
        Part::Tags => !person.tags.is_empty(),
        Part::Household => false,
        Part::Addresses => !person.addresses.is_empty(),
        Part::Work => !person.work.is_empty(),
        Part::Own => !person.extra.is_empty(),
        Part::Notes => !person.notes.is_empty(),
    }
}
