//! Fields of the form of a habit: days of the week, and reminders.

use leptos::prelude::*;

use crate::browser::dates;
use crate::day::Weekday;
use crate::giving::{Reminder, Reminders, Weekdays};
use crate::ui::parts::{Glyph, Icon, unique};

/// Chosen days of the week.
#[component]
pub fn DaysOfWeek(
    /// What is being chosen.
    legend: &'static str,
    /// Whether that is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// Those chosen.
    chosen: RwSignal<Weekdays>,
) -> impl IntoView {
    let days = Weekday::ALL.map(|day| {
        let pressed = move || chosen.get().contains(day);
        let press = move |_| chosen.update(|all| *all = all.with(day, !all.contains(day)));
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
        <div class="field">
            {(!unlabelled).then(|| view! { <span class="label">{legend}</span> })}
            <div class="weekdays" role="group" aria-label=legend>
                {days.into_iter().collect_view()}
            </div>
        </div>
    }
}

/// A reminder, while it is being written.
#[derive(Clone, Copy)]
pub struct ReminderRow {
    time: RwSignal<String>,
    days: RwSignal<Weekdays>,
}

impl ReminderRow {
    /// As this one stands.
    pub fn of(reminder: &Reminder) -> Self {
        Self { time: RwSignal::new(reminder.at.to_string()), days: RwSignal::new(reminder.days) }
    }
}

/// The reminders of these rows; `None` where one lacks its time or its days.
pub fn read(rows: &[ReminderRow]) -> Option<Reminders> {
    let all = rows.iter().map(|row| {
        let at = row.time.with_untracked(|time| time.parse()).ok()?;
        let days = row.days.get_untracked();
        (!days.is_empty()).then_some(Reminder { at, days })
    });
    all.collect::<Option<Vec<_>>>().map(Reminders::of)
}

/// When it would like to be thought of.
#[component]
pub fn RemindersField(
    /// One a time of day.
    rows: RwSignal<Vec<ReminderRow>>,
    /// What is amiss.
    amiss: RwSignal<String>,
) -> impl IntoView {
    let add = move |_| {
        let (time, days) = (RwSignal::new("19:00".to_owned()), RwSignal::new(Weekdays::ALL));
        rows.update(|rows| rows.push(ReminderRow { time, days }));
    };
    let row = move |row: ReminderRow| {
        let id = unique("time");
        let remove = move |_| rows.update(|rows| rows.retain(|other| other.time != row.time));
        view! {
            <li class="reminder-row">
                <label class="unseen" for=id.clone()>
                    "At"
                </label>
                <input id=id class="input" type="time" bind:value=row.time />
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Take this reminder out"
                    on:click=remove
                >
                    <Icon glyph=Glyph::Close />
                </button>
                <DaysOfWeek legend="Reminds on" unlabelled=true chosen=row.days />
            </li>
        }
    };
    view! {
        <div class="field">
            <span class="label">"Reminders"</span>
            <ul class="reminders">
                <For each=move || rows.get() key=|row| row.time children=row />
            </ul>
            <button type="button" class="button small" on:click=add>
                <Icon glyph=Glyph::Add />
                <span>"A time of day"</span>
            </button>
            <p class="amiss" aria-live="polite">{amiss}</p>
        </div>
    }
}
