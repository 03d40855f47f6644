//! What a joy or a frustration asks for next, beside the form of the moment: a word to be glad with
//! them, or a day to ask again.

use leptos::prelude::*;

use crate::browser::page;
use crate::day::Day;
use crate::id::{IntentionId, PersonId};
use crate::insight::{FollowUp, ask_again, follow_up};
use crate::life::{Due, Intention, Moment, MomentKind, Outcome};
use crate::people::clean_line;
use crate::ui::desk::Desk;
use crate::ui::parts::TextField;
use crate::ui::pieces::{DueDraft, DueField, list_words};

/// What is written.
#[derive(Clone, Copy)]
pub struct FollowDraft {
    word: RwSignal<String>,
    due: DueDraft,
    ask: RwSignal<bool>,
    on: RwSignal<String>,
}

impl FollowDraft {
    /// Nothing yet; a frustration is asked after again unless one takes that out.
    pub fn new(today: Day) -> Self {
        let on = match follow_up(MomentKind::Frustration, today) {
            Some(FollowUp::AskAgain(day)) => day,
            _ => today,
        };
        Self {
            word: RwSignal::new(String::new()),
            due: DueDraft::of(Due::On(today), today),
            ask: RwSignal::new(true),
            on: RwSignal::new(on.to_string()),
        }
    }

    /// What this moment asks for, as it is written. `None` where something is amiss, which is said.
    pub fn read(self, moment: &Moment, id: IntentionId, today: Day) -> Option<Option<Intention>> {
        let intend = |text: String, due: Due| Intention {
            id,
            text,
            people: moment.people.clone(),
            due,
            outcome: Outcome::Open,
            noted: today,
            after: Some(moment.id),
        };
        match follow_up(moment.kind, today) {
            Some(FollowUp::GladWord) => {
                let word = self.word.with_untracked(|word| clean_line(word));
                if word.is_empty() {
                    return Some(None);
                }
                self.due.read(today, moment.people.is_empty()).map(|due| Some(intend(word, due)))
            }
            Some(FollowUp::AskAgain(day)) if self.ask.get_untracked() => {
                let on = self.on.with_untracked(|on| on.parse()).unwrap_or(day);
                Some(Some(intend(ask_again(&moment.text), Due::On(on))))
            }
            _ => Some(None),
        }
    }
}

/// What is asked, by the kind of moment; nothing for most.
#[component]
pub fn FollowField(
    /// What is written.
    draft: FollowDraft,
    /// What the moment is.
    kind: RwSignal<MomentKind>,
    /// With whom it was.
    #[prop(into)]
    people: Signal<Vec<PersonId>>,
    /// Where their names are known.
    desk: Desk,
) -> impl IntoView {
    let names = move || {
        let people = people.get();
        let names: Vec<String> =
            desk.with(|notebook| people.iter().map(|id| notebook.short_name(*id)).collect());
        if names.is_empty() { "them".to_owned() } else { list_words(&names) }
    };
    let asks = Memo::new(move |_| match kind.get() {
        MomentKind::Joy => Some(true),
        MomentKind::Frustration => Some(false),
        _ => None,
    });
    move || match asks.get() {
        Some(true) => view! {
            <div class="follow">
                <p class="follow-word" dir="auto">
                    {move || format!("Be glad with {}.", names())}
                </p>
                <TextField
                    label="What will you say or ask?"
                    value=draft.word
                    placeholder="How did you do it? Tell me all of it!"
                />
                <Show when=move || draft.word.with(|word| !word.trim().is_empty())>
                    <DueField draft=draft.due />
                </Show>
            </div>
        }
        .into_any(),
        Some(false) => view! {
            <div class="follow">
                <p class="follow-word">"Listen first; no advice needed."</p>
                <label class="switch">
                    <input
                        type="checkbox"
                        role="switch"
                        prop:checked=move || draft.ask.get()
                        on:change=move |_| {
                            draft.ask.update(|ask| *ask = !*ask);
                            if draft.ask.get_untracked() {
                                page::focus_soon(".follow input[type=date]");
                            }
                        }
                    />
                    <span>"Ask again on"</span>
                </label>
                <Show when=move || draft.ask.get()>
                    <TextField label="Ask again on" value=draft.on kind="date" unlabelled=true />
                </Show>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    }
}
