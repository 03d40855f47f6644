//! A field for when something is to be done: today, on a day, when we meet.

use leptos::prelude::*;

use crate::browser::page;
use crate::day::Day;
use crate::life::Due;
use crate::ui::parts::{Choice, Glyph, Segmented, TextField, unique};

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Today,
    OnADay,
    Meeting,
}

/// What is written in it.
#[derive(Clone, Copy)]
pub struct DueDraft {
    when: RwSignal<When>,
    day: RwSignal<String>,
    amiss: RwSignal<String>,
}

impl DueDraft {
    /// A draft of this.
    pub fn of(due: Due, today: Day) -> Self {
        let (when, day) = match due {
            Due::On(day) if day == today => (When::Today, String::new()),
            Due::On(day) => (When::OnADay, day.to_string()),
            Due::WhenWeMeet => (When::Meeting, String::new()),
        };
        Self {
            when: RwSignal::new(when),
            day: RwSignal::new(day),
            amiss: RwSignal::new(String::new()),
        }
    }

    /// What is chosen; `None` where something is amiss, which is then said. Nobody is met who isn't
    /// named.
    pub fn read(self, today: Day, for_nobody: bool) -> Option<Due> {
        let read = match self.when.get_untracked() {
            When::Today => Ok(Due::On(today)),
            When::OnADay => {
                let day = self.day.with_untracked(|day| day.parse().map(Due::On));
                day.map_err(|_| "Which day?")
            }
            When::Meeting if for_nobody => Err("When you meet whom?"),
            When::Meeting => Ok(Due::WhenWeMeet),
        };
        self.amiss.set(read.err().unwrap_or_default().to_owned());
        read.ok()
    }
}

/// The field.
#[component]
pub fn DueField(
    /// What is written.
    draft: DueDraft,
) -> impl IntoView {
    let id = StoredValue::new(unique("due"));
    let choices = vec![
        Choice::new(When::Today, "Today").glyph(Glyph::Today),
        Choice::new(When::OnADay, "On a day").glyph(Glyph::Calendar),
        Choice::new(When::Meeting, "When we meet").glyph(Glyph::Meet),
    ];
    let choose = move |when| {
        draft.when.set(when);
        draft.amiss.set(String::new());
        if when == When::OnADay {
            let id = id.get_value();
            page::after_paint(move || {
                page::focus_field(&id);
            });
        }
    };
    view! {
        <div class="due">
            <Segmented legend="When" choices=choices chosen=draft.when choose=choose class="wrap" />
            <Show when=move || draft.when.get() == When::OnADay>
                <TextField label="Day" value=draft.day kind="date" unlabelled=true id=id.get_value() />
            </Show>
            <p class="amiss" aria-live="polite">
                {draft.amiss}
            </p>
        </div>
    }
}
