//! How often to be in touch with those in a circle.

use leptos::{ev, prelude::*};

use super::change;
use crate::browser::page;
use crate::insight::circle_cadence;
use crate::people::{Cadence, Circle};
use crate::ui::desk::use_desk;
use crate::ui::pages::data::part::Part;
use crate::ui::parts::{FormEnd, unique};
use crate::ui::pieces::{CadenceDraft, CadenceField};

/// The part.
#[component]
pub fn CirclesPart() -> impl IntoView {
    let rows = Circle::ALL.map(|circle| view! { <CircleRow circle=circle /> });
    view! {
        <Part
            id="circles"
            title="Circles"
            words="How often you like to be in touch. Nobody is ever late: after the first span one drifts, and is offered to be put first; after the second it has been long."
        >
            <ul class="cadences">{rows.into_iter().collect_view()}</ul>
        </Part>
    }
}

/// "Best every 3 weeks, at the longest 6 weeks."
pub(super) fn words(cadence: Cadence) -> String {
    match cadence.longest_words() {
        None => "As it comes: nobody drifts.".to_owned(),
        Some(longest) => format!("Best {}; at the longest {longest}.", cadence.words()),
    }
}

#[component]
fn CircleRow(circle: Circle) -> impl IntoView {
    let desk = use_desk();
    let cadence = desk.memo(move |notebook| circle_cadence(notebook.settings(), circle));
    let is_usual = Memo::new(move |_| cadence.get() == circle.cadence());
    let editing = RwSignal::new(false);
    let button = unique("cadence");
    let at = StoredValue::new(format!("#{button}"));
    let focus_again = move || {
        let at = at.get_value();
        page::after_paint(move || {
            page::focus(&at);
        });
    };
    let back = move |()| {
        editing.set(false);
        focus_again();
    };
    let keep = move |new: Option<Cadence>| {
        let Some(new) = new else { return };
        let words = format!("{}: {}", circle.word(), new.words());
        change(desk, words, |settings| {
            // What is usual needn't be kept: it stays usual where a newer Kith thinks otherwise.
            match new == circle.cadence() {
                true => settings.cadences.remove(&circle),
                false => settings.cadences.insert(circle, new),
            };
        });
    };
    let reset = move |_| {
        keep(Some(circle.cadence()));
        focus_again();
    };
    view! {
        <li class="cadence-row">
            <span class=format!("dot ring-{}", circle.ring())></span>
            <div class="cadence-words">
                <p class="cadence-name">{circle.word()}</p>
                <p class="soft small">{move || words(cadence.get())}</p>
            </div>
            <div class="actions">
                <Show when=move || !is_usual.get() && !editing.get()>
                    <button
                        type="button"
                        class="button quiet small"
                        aria-label=format!("{}: as usual", circle.word())
                        on:click=reset
                    >
                        "As usual"
                    </button>
                </Show>
                <button
                    type="button"
                    id=button
                    class="button small"
                    aria-label=format!("Change how often: {}", circle.word())
                    aria-expanded=move || if editing.get() { "true" } else { "false" }
                    on:click=move |_| editing.update(|editing| *editing = !*editing)
                >
                    "Change"
                </button>
            </div>
            <Show when=move || editing.get()>
                <CadenceForm start=Some(cadence.get_untracked()) keep=keep done=back />
            </Show>
        </li>
    }
}

/// A cadence being chosen.
#[component]
pub(super) fn CadenceForm(
    /// What it is before.
    start: Option<Cadence>,
    /// Called with what was chosen.
    #[prop(into)]
    keep: Callback<Option<Cadence>>,
    /// Called when the form is left, either way.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let draft = CadenceDraft::of(start, Circle::Close.cadence());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(chosen) = draft.read() {
            keep.run(chosen);
            done.run(());
        }
    };
    view! {
        <form class="form compact cadence-form" on:submit=submit novalidate>
            <CadenceField draft=draft />
            <FormEnd word="Keep it" cancel=done />
        </form>
    }
}
