//! What is asked in the form besides a name and a circle.

use leptos::prelude::*;

use super::draft::{Draft, Rests};
use super::rows::RowsField;
use super::ways::WaysToReach;
use crate::id::PersonId;
use crate::people::Person;
use crate::ui::pages::people::dates::{DateDraft, DateFields};
use crate::ui::pages::people::places::{PairDraft, PairFields, Pairs};
use crate::ui::pages::people::story::MetFields;
use crate::ui::pages::people::tags;
use crate::ui::pages::people::work::{WorkDraft, WorkFields};
use crate::ui::parts::{Choice, Segmented, TextField};
use crate::ui::pieces::{CadenceField, SinceField};

/// The other names.
#[component]
pub fn Names(
    /// What is written.
    draft: Draft,
) -> impl IntoView {
    view! {
        <div class="form-pair">
            <TextField label="What friends call them" value=draft.nick />
            <TextField label="Pronouns" value=draft.pronouns placeholder="she/her" />
            <TextField label="Given name" value=draft.given />
            <TextField label="Family name" value=draft.family />
            <TextField label="Name before" value=draft.former hint="At birth, or spelt another way." />
            <TextField label="An emoji for them" value=draft.face hint="Shown instead of their initials." />
        </div>
    }
}

/// All that is asked besides names and circle.
#[component]
pub fn Fields(
    /// What is written.
    draft: Draft,
    /// Of whom.
    who: PersonId,
) -> impl IntoView {
    let blank = Person::default;
    let date = Callback::new(|date: DateDraft| {
        view! { <DateFields draft=date legend="A date" labelled=true /> }.into_any()
    });
    let pair = Callback::new(|pair: PairDraft| view! { <PairFields draft=pair /> }.into_any());
    let work = Callback::new(|work: WorkDraft| view! { <WorkFields draft=work /> }.into_any());
    view! {
        <section class="form-part">
            <h2>"Work"</h2>
            <div class="form-pair">
                <TextField label="What they do" value=draft.role placeholder="Nurse, gardener, engineer" />
                <TextField label="Where they work or belong" value=draft.company />
                <TextField label="Tags" value=draft.tags hint=tags::HINT />
            </div>
            <RowsField
                legend="Work over time"
                rows=draft.work
                fresh=Callback::new(move |()| WorkDraft::of(&blank(), ""))
                field=work
                another="What they did before"
                take_out="Take out this work"
            />
        </section>
        <section class="form-part">
            <h2>"Reaching them"</h2>
            <WaysToReach rows=draft.ways />
            <RowsField
                legend="Where they live"
                rows=draft.addresses
                fresh=Callback::new(move |()| PairDraft::of(Pairs::Addresses, &blank(), ""))
                field=pair
                another="An address"
                take_out="Take out this address"
            />
        </section>
        <section class="form-part">
            <h2>"Dates"</h2>
            <DateFields draft=draft.birthday legend="Birthday" />
            <RowsField
                legend="Other dates"
                rows=draft.dates
                fresh=Callback::new(move |()| DateDraft::of(&blank(), ""))
                field=date
                another="Another date"
                take_out="Take out this date"
            />
        </section>
        <section class="form-part">
            <h2>"How you met"</h2>
            <MetFields draft=draft.met who=who />
        </section>
        <section class="form-part">
            <h2>"Staying in touch"</h2>
            <CadenceField draft=draft.cadence inherited="As their circle and tags have it" />
            <Rest draft=draft />
            <Died draft=draft />
            <Switch
                label="Leave them out of the map"
                hint="They stay here, with all that is noted."
                value=draft.off_map
            />
        </section>
        <section class="form-part">
            <h2>"Besides"</h2>
            <RowsField
                legend="Fields of your own"
                rows=draft.own
                fresh=Callback::new(move |()| PairDraft::of(Pairs::Own, &blank(), ""))
                field=pair
                another="Another field"
                take_out="Take out this field"
            />
            <TextField label="Worth remembering" value=draft.notes lines=4 placeholder="What they care about, who is dear to them, what to ask next time" />
        </section>
    }
}

/// Not now, and until when.
#[component]
fn Rest(draft: Draft) -> impl IntoView {
    let choices = vec![
        Choice::new(Rests::No, "In mind"),
        Choice::new(Rests::Until, "Not until a day"),
        Choice::new(Rests::Open, "Not now"),
    ];
    view! {
        <Segmented
            legend="Shall Kith bring them to mind"
            choices=choices
            chosen=draft.rests
            choose=move |rests| draft.rests.set(rests)
            class="wrap"
        />
        <Show when=move || draft.rests.get() == Rests::Until>
            <TextField label="The last day of the rest" value=draft.rests_until kind="date" amiss=draft.rests_amiss class="short" />
        </Show>
    }
}

/// Whether they died, and when.
#[component]
fn Died(draft: Draft) -> impl IntoView {
    view! {
        <Switch
            label="They have died"
            hint="They are kept as they are, and nothing asks for them any more."
            value=draft.has_died
        />
        <Show when=move || draft.has_died.get()>
            <fieldset>
                <legend class="unseen">"When they died"</legend>
                <SinceField draft=draft.died legend="When, as far as you know" seasons=true />
                <p class="amiss" aria-live="polite">
                    {draft.died_amiss}
                </p>
            </fieldset>
        </Show>
    }
}

#[component]
fn Switch(label: &'static str, hint: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                prop:checked=value
                on:change:target=move |event| value.set(event.target().checked())
            />
            <span>
                {label}
                <span class="hint">{hint}</span>
            </span>
        </label>
    }
}
