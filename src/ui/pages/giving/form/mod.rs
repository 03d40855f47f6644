//! The form for a habit: what, what for, how often; and more of it below, for who wants it.

pub mod fields;
pub mod looks;
pub mod rhythm;

use std::sync::Arc;

use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::day::Day;
use crate::giving::{Aim, Amount, Habit, HabitKind, Hue, Measure, Rhythm, Symbol, Weekdays};
use crate::id::HabitId;
use crate::people::{Circle, clean_name};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, FormEnd, Glyph, Icon, Segmented, SelectField, TextField};
use crate::ui::pieces::words::habit_glyph;
use fields::{DaysOfWeek, ReminderRow, RemindersField};
use looks::Looks;
use rhythm::{RhythmDraft, RhythmField};

/// A habit, while it is being written.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    amiss: RwSignal<String>,
    kind: RwSignal<HabitKind>,
    rhythm: RhythmDraft,
    measure: RwSignal<Measure>,
    target: RwSignal<String>,
    target_amiss: RwSignal<String>,
    unit: RwSignal<String>,
    group: RwSignal<String>,
    hue: RwSignal<Option<Hue>>,
    symbol: RwSignal<Option<Symbol>>,
    aim: RwSignal<String>,
    started: RwSignal<String>,
    started_amiss: RwSignal<String>,
    notes: RwSignal<String>,
    reminders: RwSignal<Vec<ReminderRow>>,
    reminders_amiss: RwSignal<String>,
    rest_days: RwSignal<Weekdays>,
}

impl Draft {
    fn of(habit: &Habit) -> Self {
        let target =
            if habit.measure == Measure::YesNo { String::new() } else { habit.target.to_string() };
        Self {
            name: RwSignal::new(habit.name.clone()),
            amiss: RwSignal::default(),
            kind: RwSignal::new(habit.kind),
            rhythm: RhythmDraft::of(&habit.rhythm),
            measure: RwSignal::new(habit.measure),
            target: RwSignal::new(target),
            target_amiss: RwSignal::default(),
            unit: RwSignal::new(habit.unit.clone()),
            group: RwSignal::new(habit.group.clone()),
            hue: RwSignal::new(habit.hue),
            symbol: RwSignal::new(habit.symbol),
            aim: RwSignal::new(habit.aim.to_string()),
            started: RwSignal::new(habit.started.to_string()),
            started_amiss: RwSignal::default(),
            notes: RwSignal::new(habit.notes.clone()),
            reminders: RwSignal::new(habit.reminders.iter().map(ReminderRow::of).collect()),
            reminders_amiss: RwSignal::default(),
            rest_days: RwSignal::new(habit.rest_days),
        }
    }

    /// The habit as it is written now, or `None` where something is amiss; then that is said.
    fn read(self, old: &Habit) -> Option<Habit> {
        let say = |to: RwSignal<String>, amiss: bool, words: &str| {
            to.set(if amiss { words.to_owned() } else { String::new() });
        };
        let name = self.name.with_untracked(|name| clean_name(name)).ok();
        say(self.amiss, name.is_none(), "What is it? A few words will do.");
        let rhythm = self.rhythm.read();
        let measure = self.measure.get_untracked();
        let target = match measure {
            Measure::YesNo => Some(Amount::ZERO),
            _ => self.target.with_untracked(|text| text.parse::<Amount>()).ok(),
        };
        let target = target.filter(|much| measure != Measure::AtLeast || *much > Amount::ZERO);
        say(self.target_amiss, target.is_none(), "A number, please: 30 or 2.5.");
        let started = self.started.with_untracked(|text| text.parse::<Day>()).ok();
        say(self.started_amiss, started.is_none(), "Which day?");
        let reminders = fields::read(&self.reminders.get_untracked());
        say(self.reminders_amiss, reminders.is_none(), "Each wants a time, and one day at least.");
        let trimmed = |text: RwSignal<String>| text.with_untracked(|text| text.trim().to_owned());
        Some(Habit {
            name: name?,
            kind: self.kind.get_untracked(),
            rhythm: rhythm?,
            measure,
            target: target?,
            unit: if measure == Measure::YesNo { String::new() } else { trimmed(self.unit) },
            group: trimmed(self.group),
            hue: self.hue.get_untracked(),
            symbol: self.symbol.get_untracked(),
            aim: self.aim.with_untracked(|aim| aim.parse()).unwrap_or_default(),
            started: started?,
            notes: trimmed(self.notes),
            reminders: reminders?,
            rest_days: self.rest_days.get_untracked(),
            ..old.clone()
        })
    }
}

/// The form, for a new habit or one that is there.
#[component]
pub fn HabitForm(
    /// The one that is there, or one to begin with.
    #[prop(optional)]
    habit: Option<Arc<Habit>>,
    /// Whether it is not kept yet.
    #[prop(optional)]
    fresh: bool,
    /// Called when it is written, or left.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let desk = use_desk();
    let is_new = fresh || habit.is_none();
    let word = if is_new { "Take it up" } else { "Save" };
    let old = habit.unwrap_or_else(|| {
        let (id, today): (HabitId, Day) = (desk.fresh(), untrack(|| desk.today()));
        Arc::new(Habit::new(id, "", HabitKind::Listen, Rhythm::Daily, today))
    });
    let draft = Draft::of(&old);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(habit) = draft.read(&old) else { return page::focus_amiss() };
        let words = if is_new { "Took up" } else { "Changed" };
        desk.edit(format!("{words}: {}", habit.name), |edit| edit.put_habit(&habit));
        done.run(());
    };
    let kinds = HabitKind::ALL.map(|kind| Choice::new(kind, kind.words()).glyph(habit_glyph(kind)));
    let measures = [
        (Measure::YesNo, "Done or not"),
        (Measure::AtLeast, "At least"),
        (Measure::AtMost, "At most"),
    ];
    let measures = measures.map(|(measure, word)| Choice::new(measure, word));
    view! {
        <form class="form" on:submit=save novalidate>
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
            <RhythmField draft=draft.rhythm />
            <Segmented
                legend="How it is measured"
                choices=measures.to_vec()
                chosen=draft.measure
                choose=move |measure| draft.measure.set(measure)
            />
            <Show when=move || draft.measure.get() != Measure::YesNo>
                <div class="form-pair">
                    <TextField
                        label="How much a day"
                        value=draft.target
                        amiss=draft.target_amiss
                        inputmode="decimal"
                    />
                    <TextField label="Of what" value=draft.unit placeholder="minutes" />
                </div>
            </Show>
            <details class="more-fields">
                <summary>
                    "Looks, reminders and more"
                    <Icon glyph=Glyph::Down />
                </summary>
                <Looks hue=draft.hue symbol=draft.symbol kind=draft.kind />
                <GroupField group=draft.group />
                <SelectField label="For whom" value=draft.aim options=aims() />
                <RemindersField rows=draft.reminders amiss=draft.reminders_amiss />
                <DaysOfWeek legend="Always rests on" chosen=draft.rest_days />
                <TextField
                    label="Since"
                    kind="date"
                    value=draft.started
                    amiss=draft.started_amiss
                    class="short"
                />
                <TextField
                    label="Notes"
                    value=draft.notes
                    lines=3
                    placeholder="Why it matters to me"
                />
            </details>
            <FormEnd word=word cancel=done />
        </form>
    }
}

fn aims() -> Vec<(String, String)> {
    let circles = Circle::ALL.map(|circle| {
        let words = format!("Somebody in {}: {}", circle.word(), circle.hint());
        (Aim::Ring(circle.ring()).to_string(), words)
    });
    let plain = [
        (Aim::ByKind, "As its purpose says"),
        (Aim::People, "People"),
        (Aim::Nobody, "Nobody in particular"),
    ];
    let plain = plain.map(|(aim, words)| (aim.to_string(), words.to_owned()));
    plain.into_iter().chain(circles).collect()
}

/// The group: a new one by its name, or one that is there by a press.
#[component]
fn GroupField(group: RwSignal<String>) -> impl IntoView {
    let desk = use_desk();
    let known = desk.peek(|notebook| {
        let groups = notebook.habits().into_iter().map(|habit| habit.group.clone());
        let groups = groups.filter(|group| !group.is_empty());
        groups.collect::<std::collections::BTreeSet<String>>()
    });
    let known = known.into_iter().map(|name| {
        let (here, to) = (name.clone(), name.clone());
        let pressed = move || group.with(|group| *group == here);
        view! {
            <button
                type="button"
                class="filter"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| group.set(to.clone())
            >
                {name}
            </button>
        }
    });
    view! {
        <div class="field">
            <TextField label="Group" value=group placeholder="Family, work, garden" />
            <div class="filters" role="group" aria-label="Groups there are">
                {known.collect_view()}
            </div>
        </div>
    }
}
