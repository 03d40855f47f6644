//! A field for when something was: a day, or a part of life where no day is known.

use leptos::prelude::*;

use super::since::{SinceDraft, SinceField};
use crate::browser::page;
use crate::day::PartialDate;
use crate::ui::parts::TextField;

/// What is written in it.
#[derive(Clone, Copy)]
pub struct WhenDraft {
    day: RwSignal<String>,
    part: SinceDraft,
    /// Whether only a part of life is told.
    is_part: RwSignal<bool>,
}

impl WhenDraft {
    /// A draft of this.
    pub fn of(when: PartialDate) -> Self {
        let is_part = !matches!(when, PartialDate::Day(_));
        Self {
            day: RwSignal::new(when.first().to_string()),
            part: SinceDraft::of(is_part.then_some(when)),
            is_part: RwSignal::new(is_part),
        }
    }

    /// What is written: `before` where nothing is. `None` where something is amiss, which is said.
    pub fn read(self, before: PartialDate) -> Option<PartialDate> {
        let day = self.day.with_untracked(|day| day.parse().map_or(before, PartialDate::Day));
        match self.is_part.get_untracked() {
            true => self.part.read().map(|part| part.unwrap_or(day)),
            false => Some(day),
        }
    }
}

/// The field.
#[component]
pub fn WhenField(
    /// What is written.
    draft: WhenDraft,
) -> impl IntoView {
    let turn = move |_| {
        draft.is_part.update(|is_part| *is_part = !*is_part);
        page::focus_soon(".when input");
    };
    view! {
        <div class="when">
            {move || match draft.is_part.get() {
                true => {
                    view! { <SinceField draft=draft.part legend="Some time in" seasons=true /> }
                        .into_any()
                }
                false => view! { <TextField label="Day" value=draft.day kind="date" /> }.into_any(),
            }}
            <button type="button" class="button quiet small" on:click=turn>
                {move || if draft.is_part.get() { "I know the day" } else { "Only the year or season?" }}
            </button>
        </div>
    }
}
