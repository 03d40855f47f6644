//! The form for a habit: what, what for, how often.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::ready::PRACTICES;
use crate::browser::{dates, page};
use crate::day::Weekday;
use crate::giving::{Habit, HabitKind, Rhythm};
use crate::people::clean_name;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, Icon, Segmented, TextField};
use crate::ui::pieces::words::habit_glyph;

/// The three ways to say how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Often {
    Daily,
    Weekdays,
    Times,
    /// A rhythm that has no other choice here.
    Other,
}

/// A habit, while it is being written.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    amiss: RwSignal<String>,
    kind: RwSignal<HabitKind>,
    often: RwSignal<Often>,
    weekdays: RwSignal<BTreeSet<Weekday>>,
    times: RwSignal<u8>,
    other: RwSignal<Option<Rhythm>>,
    rhythm_amiss: RwSignal<String>,
}

impl Draft {
    fn of(habit: Option<&Habit>) -> Self {
        let draft = Self {
            name: RwSignal::new(habit.map(|habit| habit.name.clone()).unwrap_or_default()),
            amiss: RwSignal::default(),
            kind: RwSignal::new(habit.map_or(HabitKind::Listen, |habit| habit.kind)),
            often: RwSignal::new(Often::Daily),
            weekdays: RwSignal::default(),
            times: RwSignal::new(3),
            other: RwSignal::default(),
            rhythm_amiss: RwSignal::default(),
        };
        draft.put_rhythm(habit.map_or(&Rhythm::Daily, |habit| &habit.rhythm));
        draft
    }

    fn put_rhythm(self, rhythm: &Rhythm) {
        match rhythm {
            Rhythm::Daily => self.often.set(Often::Daily),
            Rhythm::Weekdays(days) => {
                self.often.set(Often::Weekdays);
                self.weekdays.set(days.iter().copied().collect());
            }
            Rhythm::TimesAWeek(times) => {
                self.often.set(Often::Times);
                self.times.set(*times);
            }
            other => {
                self.often.set(Often::Other);
                self.other.set(Some(other.clone()));
            }
        }
    }

    fn rhythm(self) -> Option<Rhythm> {
        let rhythm = match self.often.get_untracked() {
            Often::Daily => Some(Rhythm::Daily),
            Often::Weekdays => Rhythm::weekdays(self.weekdays.get_untracked()),
            Often::Times => Rhythm::times_a_week(self.times.get_untracked()),
            Often::Other => self.other.get_untracked(),
        };
        let amiss = if rhythm.is_none() { "On which days? One is enough." } else { "" };
        self.rhythm_amiss.set(amiss.to_owned());
        rhythm
    }

    fn read_name(self) -> Option<String> {
        let name = self.name.with_untracked(|name| clean_name(name)).ok();
        let amiss = if name.is_none() { "What is it? A few words will do." } else { "" };
        self.amiss.set(amiss.to_owned());
        name
    }
}

/// The form, for a new habit or one that is there.
#[component]
pub fn HabitForm(
    /// The one that is there.
    #[prop(optional)]
    habit: Option<Arc<Habit>>,
    /// Called when it is written, or left.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let draft = Draft::of(habit.as_deref());
    let is_new = habit.is_none();
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (Some(name), Some(rhythm)) = (draft.read_name(), draft.rhythm()) else {
            return page::focus_amiss();
        };
        let kind = draft.kind.get_untracked();
        let (words, written) = match &habit {
            Some(habit) => {
                (format!("Changed: {name}"), Habit { name, kind, rhythm, ..(**habit).clone() })
            }
            None => {
                let started = untrack(|| desk.today());
                let id = desk.fresh();
                (format!("Took up: {name}"), Habit::new(id, &name, kind, rhythm, started))
            }
        };
        desk.edit(words, |edit| edit.put_habit(&written));
        done.run(());
    };
    let kinds = HabitKind::ALL.map(|kind| Choice::new(kind, kind.words()).glyph(habit_glyph(kind)));
    let mut ways = vec![
        Choice::new(Often::Daily, "Every day"),
        Choice::new(Often::Weekdays, "On some days"),
        Choice::new(Often::Times, "Times a week"),
    ];
    if let Some(other) = draft.other.get_untracked() {
        let mut words = other.words();
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        ways.push(Choice::new(Often::Other, words));
    }
    let times = (1..=6).map(|times| Choice::new(times, times.to_string()));
    let times = StoredValue::new(times.collect::<Vec<_>>());
    view! {
        <form class="form" on:submit=save novalidate>
            {is_new.then(|| view! { <Ideas draft=draft /> })}
            <TextField
                label="What you do"
                value=draft.name
                amiss=draft.amiss
                placeholder="Call someone on the way home"
                autofocus=true
            />
            <Segmented
                legend="What it is for"
                choices=kinds.to_vec()
                chosen=draft.kind
                choose=move |kind| draft.kind.set(kind)
                class="wrap"
            />
            <Segmented
                legend="How often"
                choices=ways
                chosen=draft.often
                choose=move |often| draft.often.set(often)
            />
            <Show when=move || draft.often.get() == Often::Weekdays>
                <Weekdays chosen=draft.weekdays />
            </Show>
            <Show when=move || draft.often.get() == Often::Times>
                <Segmented
                    legend="How many times"
                    unlabelled=true
                    choices=times.get_value()
                    chosen=draft.times
                    choose=move |times| draft.times.set(times)
                />
            </Show>
            <p class="amiss" aria-live="polite">
                {draft.rhythm_amiss}
            </p>
            <div class="actions">
                <button type="submit" class="button primary">
                    {if is_new { "Take it up" } else { "Save" }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| done.run(())>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}

/// Practices that fill in the form.
#[component]
fn Ideas(draft: Draft) -> impl IntoView {
    let ideas = PRACTICES.map(|practice| {
        let fill = move |_| {
            draft.name.set(practice.name.to_owned());
            draft.kind.set(practice.kind);
            draft.put_rhythm(&practice.rhythm());
        };
        view! {
            <button type="button" class="filter" on:click=fill>
                <Icon glyph=habit_glyph(practice.kind) />
                {practice.name}
            </button>
        }
    });
    view! {
        <div class="filters ideas" role="group" aria-label="Ideas">
            {ideas.into_iter().collect_view()}
        </div>
    }
}

/// Chosen days of the week.
#[component]
fn Weekdays(chosen: RwSignal<BTreeSet<Weekday>>) -> impl IntoView {
    let days = Weekday::ALL.map(|day| {
        let pressed = move || chosen.with(|chosen| chosen.contains(&day));
        let press = move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&day) {
                    chosen.insert(day);
                }
            });
        };
        view! {
            <button
                type="button"
                class="weekday"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                aria-label=dates::weekday(day)
                on:click=press
            >
                {dates::weekday_letter(day)}
            </button>
        }
    });
    view! {
        <div class="weekdays" role="group" aria-label="Days of the week">
            {days.into_iter().collect_view()}
        </div>
    }
}
