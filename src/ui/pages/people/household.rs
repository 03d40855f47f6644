//! With whom somebody lives: their households, which share an address and can be met together.

use leptos::prelude::*;

use super::shelf::{Part, Shelf};
use super::writing::RowWriting;
use crate::browser::page;
use crate::id::{HouseholdId, PersonId};
use crate::life::{Moment, MomentKind};
use crate::people::{Household, clean_line, clean_text};
use crate::route::{MEET_MAX, Route};
use crate::ui::desk::use_desk;
use crate::ui::forms::{Form, use_forms};
use crate::ui::parts::{Glyph, Icon, MenuItem, TextField};
use crate::ui::pieces::{PersonFace, PersonPicker};

/// The section.
#[component]
pub fn Households(
    /// Whose.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let rows = desk.memo(move |notebook| {
        let mut all: Vec<String> =
            notebook.households_of(id).map(|household| household.id.to_string()).collect();
        crate::sort::by(&mut all, Ord::cmp);
        all
    });
    let row = Callback::new(move |key: String| match key.parse() {
        Ok(household) => view! { <HouseholdRow household=household person=id /> }.into_any(),
        Err(_) => ().into_any(),
    });
    let name = Callback::new(move |key: String| {
        let id = key.parse::<HouseholdId>().ok();
        let name = desk.peek(|notebook| Some(notebook.household(id?)?.name.clone()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| "who they live with".to_owned())
    });
    let form = Callback::new(move |(key, done): (Option<String>, Callback<()>)| {
        let household = key.and_then(|key| key.parse().ok());
        view! { <HouseholdForm household=household person=id done=done /> }.into_any()
    });
    let more = Callback::new(move |key: String| {
        let leave = move |_| {
            let Ok(household) = key.parse::<HouseholdId>() else { return };
            let Some(now) = desk.peek(|notebook| notebook.household(household).cloned()) else {
                return;
            };
            let mut left = (*now).clone();
            left.people.remove(&id);
            let words = format!("{} no longer lives there", desk.peek(|book| book.short_name(id)));
            // One alone is no household.
            let today = untrack(|| desk.today());
            desk.edit(words, |edit| match left.people.len() {
                0 | 1 => edit.delete_household(household, today),
                _ => edit.put_household(&left),
            });
            Part::Household.focus();
        };
        view! { <MenuItem glyph=Glyph::Less words="No longer lives there" press=leave /> }
            .into_any()
    });
    let take_out = Callback::new(move |key: String| {
        let Ok(household) = key.parse() else { return };
        let today = untrack(|| desk.today());
        desk.edit("Took a household apart", |edit| edit.delete_household(household, today));
    });
    view! {
        <Shelf
            part=Part::Household
            rows=rows
            row=row
            form=form
            name=Some(name)
            more=Some(more)
            take_out=take_out
            take_out_words="Take the household apart"
        />
    }
}

#[component]
fn HouseholdRow(household: HouseholdId, person: PersonId) -> impl IntoView {
    let desk = use_desk();
    let shown = desk.memo(move |notebook| notebook.household(household).cloned());
    // Who is in the trash isn't shown, and stays in the household all the same.
    let others = desk.memo(move |notebook| {
        let household = notebook.household(household);
        let others = household.into_iter().flat_map(|one| one.people.iter().copied());
        let others = others.filter(|one| *one != person && notebook.person(*one).is_some());
        others.map(|one| (one, notebook.full_name(one).to_owned())).collect::<Vec<_>>()
    });
    let text = move |read: fn(&Household) -> &str| {
        let text = shown.with(|one| one.as_deref().map(|one| read(one).to_owned()));
        text.filter(|text| !text.is_empty())
    };
    let forms = use_forms();
    let together = move |_| {
        let all = others.with_untracked(|all| all.iter().map(|(one, _)| *one).collect::<Vec<_>>());
        let people = all.into_iter().chain([person]).collect();
        let today = untrack(|| desk.today());
        let moment = Moment::new(desk.fresh(), today, MomentKind::Met);
        forms.open(Form::Moment(Moment { people, ..moment }));
    };
    let before_we_meet = move || {
        let others = others.get().into_iter().map(|(one, _)| one);
        Route::Meet([person].into_iter().chain(others).take(MEET_MAX).collect()).to_string()
    };
    let one = |(other, name): (PersonId, String)| {
        view! {
            <li>
                <a href=Route::Person(other).to_string()>
                    <PersonFace id=other class="small" />
                    <span dir="auto">{name}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="household">
            {move || text(|one| &one.name).map(|name| view! { <p class="household-name" dir="auto">{name}</p> })}
            <ul class="household-people">
                <For each=move || others.get() key=|one| one.clone() children=one />
            </ul>
            {move || text(|one| &one.address).map(|one| view! { <p class="address" dir="auto">{one}</p> })}
            <Show when=move || !others.with(Vec::is_empty)>
                <button type="button" class="button small" on:click=together>
                    <Icon glyph=Glyph::Meet />
                    <span>"Met together"</span>
                </button>
                <a class="button small quiet" href=before_we_meet>
                    "Before you meet them"
                </a>
            </Show>
        </div>
    }
}

/// A household being made or changed.
#[component]
fn HouseholdForm(
    household: Option<HouseholdId>,
    person: PersonId,
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let before = desk.peek(|notebook| notebook.household(household?).cloned());
    let new = before.is_none();
    let (name, people, address) = before.as_ref().map_or_else(Default::default, |one| {
        let others: Vec<PersonId> =
            one.people.iter().copied().filter(|one| *one != person).collect();
        (one.name.clone(), others, one.address.clone())
    });
    // Who is in the trash can't be chosen, and stays.
    let hidden: Vec<PersonId> = desk.peek(|notebook| {
        people.iter().copied().filter(|one| notebook.person(*one).is_none()).collect()
    });
    let seen = people.into_iter().filter(|one| !hidden.contains(one)).collect::<Vec<_>>();
    let people = RwSignal::new(seen);
    let [name, address] = [name, address].map(RwSignal::new);
    let amiss = RwSignal::new(String::new());
    let send = move |()| {
        let others = people.get_untracked();
        if others.is_empty() && hidden.is_empty() {
            amiss.set("Who lives with them?".to_owned());
            return;
        }
        let written = Household {
            id: household.unwrap_or_else(|| desk.fresh()),
            name: name.with_untracked(|name| clean_line(name)),
            people: others.into_iter().chain(hidden.iter().copied()).chain([person]).collect(),
            address: address.with_untracked(|address| clean_text(address)),
        };
        let now = desk.peek(|notebook| notebook.household(written.id).cloned());
        let written = match before.as_deref().zip(now.as_deref()) {
            Some((before, now)) => now.changed_as(before, &written),
            None => written,
        };
        if now.as_deref() != Some(&written) {
            let words = if new { "Noted who lives together" } else { "Changed a household" };
            desk.edit(words, |edit| edit.put_household(&written));
        }
        done.run(());
    };
    page::after_paint(|| {
        page::focus("#shelf-household .picker-input");
    });
    view! {
        <RowWriting send=send done=done new=new>
            <PersonPicker label="They live with" chosen=people except=Some(person) />
            <p class="amiss" aria-live="polite">
                {amiss}
            </p>
            <TextField label="What the household is called" value=name placeholder="The Reyes" />
            <TextField label="Where they live" value=address lines=2 placeholder="As on a letter" />
        </RowWriting>
    }
}
