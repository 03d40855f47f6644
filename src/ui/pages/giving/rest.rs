//! Rest: a day, a time, everything at once. What rests is kept as it is.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::deeds;
use super::form::fields::DaysOfWeek;
use crate::browser::{dates, page};
use crate::day::{Day, Weekday};
use crate::giving::{Rest, Weekdays};
use crate::id::HabitId;
use crate::notebook::Settings;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Dialog, FormEnd, Glyph, Icon, SelectField, TextField};
use crate::ui::pieces::words::day_words;

/// The dialog in which a rest begins.
#[component]
pub fn RestDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The habit it is first offered for; all where there is none.
    #[prop(optional)]
    habit: Option<HabitId>,
) -> impl IntoView {
    view! {
        <Dialog open=open title="Time to rest">
            <RestForm habit=habit done=move |()| open.set(false) />
        </Dialog>
    }
}

#[component]
fn RestForm(habit: Option<HabitId>, #[prop(into)] done: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let today = deeds::now(desk);
    let whose = RwSignal::new(habit.map(|id| id.to_string()).unwrap_or_default());
    let from = RwSignal::new(today.to_string());
    let until = RwSignal::new(String::new());
    let (from_amiss, until_amiss) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let note = RwSignal::new(String::new());
    let settings = desk.peek(|notebook| notebook.settings().clone());
    let rest_days = RwSignal::new(settings.rest_days);
    let week_start = RwSignal::new(settings.week_start.code().to_owned());
    let starts = [Weekday::Monday, Weekday::Saturday, Weekday::Sunday];
    let starts = starts.map(|day| (day.code().to_owned(), dates::weekday(day)));
    let habits = desk.peek(|notebook| notebook.habits());
    let habits = habits.into_iter().filter(|habit| habit.archived.is_none());
    let options = habits.map(|habit| (habit.id.to_string(), habit.name.clone()));
    let options = [(String::new(), "Everything: I am away".to_owned())].into_iter().chain(options);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let begins = from.with_untracked(|text| text.parse::<Day>()).ok();
        let words = until.get_untracked();
        let ends = if words.is_empty() { Some(None) } else { words.parse::<Day>().ok().map(Some) };
        from_amiss.set(if begins.is_none() { "From which day?".into() } else { String::new() });
        let ends = ends.filter(|end| end.is_none_or(|end| begins.is_none_or(|from| end >= from)));
        until_amiss.set(if ends.is_none() {
            "Until a day after it begins, or left open.".into()
        } else {
            String::new()
        });
        let (Some(from), Some(until)) = (begins, ends) else { return page::focus_amiss() };
        let habit = whose.with_untracked(|id| id.parse().ok());
        let note = note.get_untracked().trim().to_owned();
        let rest = Rest { id: desk.fresh(), habit, from, until, note };
        let told = desk.peek(|notebook| rest_words(&rest, |id| name_of(notebook, id), today));
        desk.edit(told, |edit| edit.put_rest(&rest));
        done.run(());
    };
    let keep_days = move |_| {
        let rest_days = rest_days.get_untracked();
        let week_start = week_start.with_untracked(|code| Weekday::from_code(code));
        desk.edit("Kept the days of the week", |edit| {
            let before = edit.before().settings().clone();
            let week_start = week_start.unwrap_or(before.week_start);
            edit.put_settings(&Settings { rest_days, week_start, ..before });
        });
        done.run(());
    };
    view! {
        <form class="form" on:submit=save novalidate>
            <p class="soft">
                "A rest breaks nothing and lengthens nothing. What you have grown waits for you as it is."
            </p>
            <SelectField label="What rests" value=whose options=options.collect() />
            <div class="form-pair">
                <TextField label="From" kind="date" value=from amiss=from_amiss />
                <TextField
                    label="Until"
                    kind="date"
                    value=until
                    amiss=until_amiss
                    hint="Left open, it lasts until you say so."
                />
            </div>
            <TextField label="What for" value=note placeholder="A journey, a cold, a quiet week" />
            <FormEnd word="Rest" cancel=done />
            <details class="more-fields" open=settings.rest_days != Weekdays::NONE>
                <summary>
                    "Days of the week"
                    <Icon glyph=Glyph::Down />
                </summary>
                <DaysOfWeek legend="Everything rests on" chosen=rest_days />
                <SelectField
                    label="My week begins on"
                    value=week_start
                    options=starts.to_vec()
                    class="short"
                />
                <button type="button" class="button" on:click=keep_days>
                    "Keep these days"
                </button>
            </details>
        </form>
    }
}

fn name_of(notebook: &crate::notebook::Notebook, id: HabitId) -> String {
    notebook.habit(id).map(|habit| habit.name.clone()).unwrap_or_default()
}

/// A rest in words: "Everything rests until Mon, Nov 30".
fn rest_words(rest: &Rest, name: impl Fn(HabitId) -> String, today: Day) -> String {
    let what = rest.habit.map_or_else(|| "Everything".to_owned(), name);
    let from = (rest.from > today).then(|| format!(" from {}", day_words(rest.from, today)));
    let until = rest.until.map(|until| format!(" until {}", day_words(until, today)));
    format!("{what} rests{}{}", from.unwrap_or_default(), until.unwrap_or_default())
}

/// Ends a rest: from today on it is over; one that has hardly begun goes whole.
fn end(desk: Desk, rest: &Rest) {
    let today = deeds::now(desk);
    if rest.from >= today {
        desk.edit("The rest is taken back", |edit| edit.delete_rest(rest.id, today));
    } else {
        let ended = Rest { until: Some(today.plus(-1)), ..rest.clone() };
        desk.edit("Good to have you back", |edit| edit.put_rest(&ended));
    }
}

/// Rests that are going on or will come, of one habit or of all; each can be ended.
#[component]
pub fn Rests(
    /// Those of this habit; all where there is none.
    #[prop(optional)]
    habit: Option<HabitId>,
) -> impl IntoView {
    let desk = use_desk();
    let rests = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let rests = notebook.rests().into_iter();
            let lasting = rests.filter(|rest| rest.until.is_none_or(|until| until >= today));
            let own = lasting.filter(|rest| habit.is_none_or(|id| rest.is_of(id)));
            let told = own.map(|rest| {
                (rest_words(&rest, |id| name_of(notebook, id), today), rest.from <= today, rest)
            });
            told.collect::<Vec<_>>()
        })
    });
    let row = move |(words, begun, rest): (String, bool, Arc<Rest>)| {
        let more = match (begun, rest.habit) {
            (true, None) => "Nothing asks for you. All you have grown waits as it is.",
            (true, Some(_)) => "It waits as it is.",
            (false, _) => "It comes.",
        };
        let note = rest.note.clone();
        view! {
            <li class="rest-word">
                <Icon glyph=Glyph::Rest />
                <span class="rest-words">
                    <strong>{words}"."</strong>
                    " "
                    <span class="soft">{more}</span>
                    {(!note.is_empty()).then(|| view! { <span class="soft small" dir="auto">{note}</span> })}
                </span>
                <button type="button" class="button small" on:click=move |_| end(desk, &rest)>
                    {if begun { "I am back" } else { "Take it back" }}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !rests.with(Vec::is_empty)>
            <ul class="rests-now">
                <For each=move || rests.get() key=|rest| (rest.0.clone(), rest.2.id) children=row />
            </ul>
        </Show>
    }
}
