//! Being reminded without a server: a calendar file with alarms, and a word while the page is open.
//! What a browser can't do is said plainly.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::deeds;
use crate::browser::{clock, files, notice, wait};
use crate::giving::{Habit, Rest};
use crate::id::HabitId;
use crate::interchange::calendar::Calendar;
use crate::interchange::habits::LoopArchive;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Dialog, Glyph, Icon};

/// Saves the habits as a calendar: one of them, or all.
pub fn save_calendar(desk: Desk, only: Option<HabitId>) {
    let today = deeds::now(desk);
    let file = desk.peek(|notebook| {
        let (habits, rests) = (notebook.habits(), notebook.rests());
        let habits: Vec<&Habit> =
            habits.iter().map(|one| &**one).filter(|h| only.is_none_or(|id| id == h.id)).collect();
        let rests: Vec<&Rest> = rests.iter().map(|rest| &**rest).collect();
        #[allow(clippy::cast_possible_truncation, reason = "seconds since 1970")]
        let now = (clock::milliseconds() / 1000.0) as i64;
        let rest_days = notebook.settings().rest_days;
        Calendar { habits: &habits, rests: &rests, rest_days, today, now }.ics()
    });
    save(desk, "kith-habits.ics", "text/calendar", file.as_bytes(), "The calendar is saved");
}

/// Saves all habits as Loop Habit Tracker's archive, so that leaving is as easy as coming.
pub fn save_for_loop(desk: Desk) {
    let today = deeds::now(desk);
    let mut archive = desk.peek(|notebook| LoopArchive::of(notebook, today));
    spawn_local(async move {
        // A habit at a time: years of many take longer than a finger waits.
        while desk.peek(|notebook| archive.step(notebook)).is_some() {
            wait::pause(0).await;
        }
        let file = archive.finish();
        save(desk, &file.name, "application/zip", &file.bytes, "The archive is saved");
    });
}

/// Saves a file, and says so.
fn save(desk: Desk, name: &str, mime: &str, bytes: &[u8], told: &str) {
    match files::save(name, mime, bytes) {
        Ok(()) => desk.say(told),
        Err(why) => desk.say(format!("It could not be saved: {why}")),
    }
}

/// The dialog about it.
#[component]
pub fn RemindersDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title="Being reminded">
            <About />
        </Dialog>
    }
}

#[component]
fn About() -> impl IntoView {
    let desk = use_desk();
    let leave = RwSignal::new(notice::leave());
    let ask = move |_| {
        wait::start(async move {
            leave.set(notice::ask().await);
        });
    };
    let told = move || match leave.get() {
        notice::Leave::Given => {
            "While Kith is open, in a tab or installed, it says the name of a habit at its time."
        }
        notice::Leave::NotAsked => {
            "While Kith is open, it can say the name of a habit at its time, if you let it."
        }
        notice::Leave::Refused => {
            "This browser has been told not to let Kith speak. Its settings for this page can change that."
        }
        notice::Leave::NotOffered => "This browser lets no page speak by itself.",
    };
    let marks = if notice::can_mark() {
        "Installed, Kith's icon wears a dot while something with a reminder is still open today."
    } else {
        "This browser doesn't mark the icon of a page."
    };
    view! {
        <div class="form">
            <p class="soft">
                "Times of day are set in the form of each habit. Kith has no server, so nothing can wake a page that is closed: your calendar can."
            </p>
            <section class="remind-way">
                <h3>
                    <Icon glyph=Glyph::Calendar />
                    "In your calendar"
                </h3>
                <p class="soft small">
                    "Works always, closed and offline, on every phone. Open the file with your calendar: it brings each habit with its alarms. Saved and opened again, it changes what is there. Rests are left out."
                </p>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save_calendar(desk, None)
                >
                    <Icon glyph=Glyph::Save />
                    <span>"Save the calendar"</span>
                </button>
            </section>
            <section class="remind-way">
                <h3>
                    <Icon glyph=Glyph::Bell />
                    "By this browser"
                </h3>
                <p class="soft small" role="status">
                    {told}
                </p>
                <Show when=move || leave.get() == notice::Leave::NotAsked>
                    <button type="button" class="button" on:click=ask>
                        "Let Kith speak"
                    </button>
                </Show>
                <p class="soft small">{marks}</p>
                <details class="as-number">
                    <summary>"What each browser can do"</summary>
                    <ul class="plain-list soft small">
                        <li>"Chrome and Edge on a desk or on Android: a word while Kith is open; a dot on the icon once it is installed."</li>
                        <li>"Firefox: a word while Kith is open; no dot."</li>
                        <li>"Safari on a Mac: a word while Kith is open; a dot once it is added to the Dock."</li>
                        <li>"Safari on iPhone and iPad: a word and a dot only once Kith is on the home screen, and only while it is open."</li>
                        <li>"None of them: a word while Kith is closed. That would take a server."</li>
                    </ul>
                </details>
            </section>
        </div>
    }
}
