//! A moment being written: what it was, when, with whom, and what it asks for next. All of it is one
//! step.

use leptos::{ev, prelude::*};

use super::follow::{FollowDraft, FollowField};
use crate::browser::page;
use crate::id::PersonId;
use crate::life::{Moment, MomentKind};
use crate::people::clean_text;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, FormEnd, Segmented, TextField};
use crate::ui::pieces::words::moment_glyph;
use crate::ui::pieces::{PersonPicker, WhenDraft, WhenField};

/// The form.
#[component]
pub fn MomentForm(
    /// What it is before.
    start: Moment,
    /// On whose page: they were there in any case.
    #[prop(optional, into)]
    person: Option<PersonId>,
    /// Called when it is written, or left.
    #[prop(into)]
    done: Callback<()>,
    /// The form's class.
    #[prop(default = "card form compact")]
    class: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let today = untrack(|| desk.today());
    let is_new = desk.peek(|notebook| notebook.moment(start.id).is_none());
    let kind = RwSignal::new(start.kind);
    let text = RwSignal::new(start.text.clone());
    let when = WhenDraft::of(start.when());
    let others = start.people.iter().copied().filter(|one| Some(*one) != person);
    let others = RwSignal::new(others.collect::<Vec<_>>());
    let people =
        Signal::derive(move || others.get().into_iter().chain(person).collect::<Vec<PersonId>>());
    let nobody = RwSignal::new(false);
    let follow = FollowDraft::new(today);
    let start = StoredValue::new(start);
    let note = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let before = start.get_value();
        let Some(when) = when.read(before.when()) else { return page::focus_amiss() };
        let mut written = Moment {
            kind: kind.get_untracked(),
            text: text.with_untracked(|text| clean_text(text)),
            people: people.get_untracked().into_iter().collect(),
            ..before.clone()
        };
        written.set_when(when);
        let now = desk.peek(|notebook| notebook.moment(before.id).cloned());
        let moment = now.map_or(written.clone(), |now| now.changed_as(&before, &written));
        nobody.set(moment.people.is_empty());
        if moment.people.is_empty() {
            return page::focus_amiss();
        }
        let next = match is_new {
            true => follow.read(&moment, desk.fresh(), today),
            false => Some(None),
        };
        let Some(next) = next else { return page::focus_amiss() };
        desk.edit(format!("Noted: {}", moment.kind.words()), |edit| {
            edit.put_moment(&moment);
            if let Some(next) = &next {
                edit.put_intention(next);
            }
        });
        done.run(());
    };
    let kinds =
        MomentKind::ALL.map(|kind| Choice::new(kind, kind.words()).glyph(moment_glyph(kind)));
    let with = if person.is_some() { "Who else was there" } else { "With whom" };
    view! {
        <form class=class on:submit=note novalidate>
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
                <WhenField draft=when />
                <PersonPicker label=with chosen=others except=person households=true />
            </div>
            <Show when=move || nobody.get() && people.with(Vec::is_empty)>
                <p class="amiss" role="alert">
                    "Whom was it with?"
                </p>
            </Show>
            {is_new.then(|| view! { <FollowField draft=follow kind=kind people=people desk=desk /> })}
            <FormEnd word="Note it" cancel=done />
        </form>
    }
}
