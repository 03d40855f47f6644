//! How often, in a form.

use leptos::prelude::*;

use super::fields::DaysOfWeek;
use crate::giving::{Rhythm, Weekdays};
use crate::ui::parts::{Choice, Segmented, TextField};

/// The ways to say how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Often {
    Daily,
    Weekdays,
    Week,
    Month,
    Days,
}

/// A rhythm, while it is being written.
#[derive(Clone, Copy)]
pub struct RhythmDraft {
    often: RwSignal<Often>,
    weekdays: RwSignal<Weekdays>,
    week: RwSignal<u8>,
    times: RwSignal<String>,
    days: RwSignal<String>,
    amiss: RwSignal<String>,
}

impl RhythmDraft {
    /// As this one stands.
    pub fn of(rhythm: &Rhythm) -> Self {
        let draft = Self {
            often: RwSignal::new(Often::Daily),
            weekdays: RwSignal::new(Weekdays::NONE),
            week: RwSignal::new(3),
            times: RwSignal::new("1".to_owned()),
            days: RwSignal::new("2".to_owned()),
            amiss: RwSignal::default(),
        };
        match rhythm {
            Rhythm::Daily => {}
            Rhythm::Weekdays(days) => {
                draft.often.set(Often::Weekdays);
                draft.weekdays.set(Weekdays::of(days.iter().copied()));
            }
            Rhythm::TimesAWeek(times) => {
                draft.often.set(Often::Week);
                draft.week.set(*times);
            }
            Rhythm::TimesAMonth(times) => {
                draft.often.set(Often::Month);
                draft.times.set(times.to_string());
            }
            Rhythm::TimesIn { times, days } => {
                draft.often.set(Often::Days);
                draft.times.set(times.to_string());
                draft.days.set(days.to_string());
            }
        }
        draft
    }

    /// As it is written now; what is amiss is said.
    pub fn read(self) -> Option<Rhythm> {
        let times = self.times.get_untracked();
        let (rhythm, amiss) = match self.often.get_untracked() {
            Often::Daily => (Some(Rhythm::Daily), ""),
            Often::Weekdays => (
                Rhythm::weekdays(self.weekdays.get_untracked().iter()),
                "On which days? One is enough.",
            ),
            Often::Week => (Rhythm::times_a_week(self.week.get_untracked()), ""),
            Often::Month => (
                times.trim().parse().ok().and_then(Rhythm::times_a_month),
                "How many times a month? From 1 to 31.",
            ),
            Often::Days => {
                let days = self.days.get_untracked().trim().parse::<u16>().ok();
                let times = times.trim().parse::<u16>().ok();
                let rhythm =
                    times.zip(days).and_then(|(times, days)| Rhythm::times_in(times, days));
                (rhythm, "How many times, in how many days? At most once a day.")
            }
        };
        self.amiss.set(if rhythm.is_none() { amiss.to_owned() } else { String::new() });
        rhythm
    }
}

/// The field.
#[component]
pub fn RhythmField(
    /// What is written there.
    draft: RhythmDraft,
) -> impl IntoView {
    let ways = vec![
        Choice::new(Often::Daily, "Every day"),
        Choice::new(Often::Weekdays, "On some days"),
        Choice::new(Often::Week, "Times a week"),
        Choice::new(Often::Month, "Times a month"),
        Choice::new(Often::Days, "Every few days"),
    ];
    let times = (1..=6).map(|times| Choice::new(times, times.to_string()));
    let times = StoredValue::new(times.collect::<Vec<_>>());
    let is = move |often: Often| move || draft.often.get() == often;
    let counted = move || matches!(draft.often.get(), Often::Month | Often::Days);
    view! {
        <Segmented
            legend="How often"
            choices=ways
            chosen=draft.often
            choose=move |often| draft.often.set(often)
            class="wrap"
        />
        <Show when=is(Often::Weekdays)>
            <DaysOfWeek legend="Days of the week" unlabelled=true chosen=draft.weekdays />
        </Show>
        <Show when=is(Often::Week)>
            <Segmented
                legend="How many times"
                unlabelled=true
                choices=times.get_value()
                chosen=draft.week
                choose=move |times| draft.week.set(times)
            />
        </Show>
        <Show when=counted>
            <div class="form-few">
                <TextField label="Times" value=draft.times inputmode="numeric" />
                <Show when=is(Often::Days)>
                    <TextField label="In so many days" value=draft.days inputmode="numeric" />
                </Show>
            </div>
        </Show>
        <p class="amiss" aria-live="polite">
            {draft.amiss}
        </p>
    }
}
