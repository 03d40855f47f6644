//! One habit in full: its calendar, how strong it has become, its seasons, whom it reached.

pub mod days;
pub mod growth;
pub mod past;
pub mod year;

use std::sync::Arc;

use leptos::prelude::*;

use super::form::HabitForm;
use super::grid::row::rhythm_words;
use super::mark::{HabitMark, hue_class};
use super::reminders::save_calendar;
use super::rest::{RestDialog, Rests};
use super::sheet::DaySheet;
use crate::browser::{hash, page};
use crate::giving::{Course, Habit};
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, Menu, MenuItem, PageTitle};
use days::Calendar;
use growth::Growth;
use past::{Ahead, Notes, Reached, Seasons, Weekdays};
use year::Year;

/// The course of the habit that is shown, worked out once for all of the page.
pub type Followed = Memo<Option<Arc<Course>>>;

/// The habit.
#[component]
pub fn HabitInFull(
    /// Which.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let there = desk.memo(move |notebook| notebook.habit(id).is_some());
    view! {
        <div class="page narrow habit-page">
            <a class="back stays" href=Route::Giving.to_string()>
                <Icon glyph=Glyph::Back />
                <span>"Giving"</span>
            </a>
            <Show
                when=move || there.get()
                fallback=|| {
                    view! {
                        <PageTitle words="This habit isn't here" unseen=true />
                        <Empty
                            glyph=Glyph::Giving
                            title="This habit isn't here"
                            words="It has been deleted, or belongs to another notebook."
                        />
                    }
                }
            >
                <Shown id=id />
            </Show>
        </div>
    }
}

#[component]
fn Shown(id: HabitId) -> impl IntoView {
    let desk = use_desk();
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    let course: Followed = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.course(id, today))
    });
    let name = Signal::derive(move || {
        habit.with(|habit| habit.as_ref().map(|habit| habit.name.clone())).unwrap_or_default()
    });
    let hue = move || habit.with(|habit| habit.as_ref().map(|h| hue_class(h)).unwrap_or_default());
    let about = move || habit.with(|habit| habit.as_ref().map(rhythm_words));
    let notes = move || {
        let notes = habit.with(|habit| habit.as_ref().map(|habit| habit.notes.clone()));
        notes.filter(|notes| !notes.is_empty())
    };
    let is_away = move || habit.with(|habit| habit.as_ref().is_some_and(|h| h.archived.is_some()));
    let [editing, resting] = [(); 2].map(|()| RwSignal::new(false));
    let asked = RwSignal::new(None);
    let put_away = move |_| {
        let (Some(habit), today) = untrack(|| (habit.get(), desk.today())) else { return };
        let archived = habit.archived.is_none().then_some(today);
        let words = if archived.is_some() { "Put away" } else { "Took up again" };
        desk.edit(format!("{words}: {}", habit.name), |edit| {
            edit.put_habit(&Habit { archived, ..(*habit).clone() });
        });
    };
    let delete = move |_| {
        let (name, today) = untrack(|| (name.get(), desk.today()));
        desk.edit(format!("Deleted: {name}"), |edit| edit.delete_habit(id, today));
        hash::go_instead(&Route::Giving.to_string());
    };
    view! {
        <header class="habit-head">
            <HabitMark id=id class="large" course=course />
            <div class="person-words">
                <PageTitle words=name tab=desk.sealed_tab("A habit") />
                <p class="soft">{about}</p>
                {move || notes().map(|notes| view! { <p class="habit-why" dir="auto">{notes}</p> })}
            </div>
            <div class="person-actions">
                <button type="button" class="button" on:click=move |_| editing.set(true)>
                    <Icon glyph=Glyph::Edit />
                    <span>"Edit"</span>
                </button>
                <Menu label="More about this habit">
                    <MenuItem glyph=Glyph::Rest words="Rest…" press=move |_| resting.set(true) />
                    <MenuItem glyph=Glyph::Calendar words="Save as a calendar" press=move |_| save_calendar(desk, Some(id)) />
                    <MenuItem glyph=Glyph::Print words="Print" press=move |_| page::print() />
                    <MenuItem glyph=Glyph::Data words={move || if is_away() { "Take it up again" } else { "Put it away" }} press=put_away />
                    <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
                </Menu>
            </div>
        </header>
        <Rests habit=id />
        <div class=hue>
            <Calendar id=id course=course asked=asked />
            <Ahead id=id />
            <Year id=id course=course asked=asked />
            <Growth course=course />
            <div class="habit-columns">
                <Seasons course=course />
                <Weekdays course=course />
            </div>
            <Reached id=id />
            <Notes id=id />
        </div>
        <DaySheet asked=asked />
        <RestDialog open=resting habit=id />
        <Dialog open=editing title="Change this habit">
            {move || {
                habit
                    .get_untracked()
                    .map(|habit| {
                        view! { <HabitForm habit=habit done=move |()| editing.set(false) /> }
                    })
            }}
        </Dialog>
    }
}
