//! Something to do, being written.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::id::PersonId;
use crate::life::{Intention, Outcome};
use crate::people::clean_line;
use crate::ui::desk::use_desk;
use crate::ui::parts::{FormEnd, TextField};
use crate::ui::pieces::{DueDraft, DueField, PersonPicker};

/// The form.
#[component]
pub fn IntentionForm(
    /// What it is before.
    start: Intention,
    /// Called when it is written, or left.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let today = untrack(|| desk.today());
    let text = RwSignal::new(start.text.clone());
    let amiss = RwSignal::new(String::new());
    let people = RwSignal::new(start.people.iter().copied().collect::<Vec<PersonId>>());
    let due = DueDraft::of(start.due, today);
    let start = StoredValue::new(start);
    let write = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let before = start.get_value();
        let words = text.with_untracked(|text| clean_line(text));
        amiss.set(if words.is_empty() { "What will you do? A few words." } else { "" }.to_owned());
        let people: BTreeSet<PersonId> = people.get_untracked().into_iter().collect();
        let Some(due) = due.read(today, people.is_empty()).filter(|_| !words.is_empty()) else {
            page::focus_amiss();
            return;
        };
        let now = desk.peek(|notebook| notebook.intention(before.id).cloned());
        let said = if now.is_some() { "Changed" } else { "To do" };
        let written = Intention { text: words, people, due, ..before.clone() };
        let intention = match now {
            Some(now) => now.changed_as(&before, &written),
            None => Intention { outcome: Outcome::Open, ..written },
        };
        desk.edit(format!("{said}: {}", intention.text), |edit| edit.put_intention(&intention));
        done.run(());
    };
    view! {
        <form class="form" on:submit=write novalidate>
            <TextField
                label="What"
                value=text
                amiss=amiss
                placeholder="Ask how the move went"
                autofocus=true
            />
            <PersonPicker label="For whom, or with whom" chosen=people households=true />
            <DueField draft=due />
            <FormEnd word="Keep it" cancel=done />
        </form>
    }
}
