//! What was: seasons of practice, days of the week, notes, and the people it reached, without a
//! count of any of them.

use leptos::prelude::*;

use super::Followed;
use crate::browser::dates;
use crate::day::{Day, Weekday};
use crate::giving::Season;
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pieces::PersonFace;
use crate::ui::pieces::words::day_words;

/// As many seasons and notes are shown at first, and as many more at each asking.
const SHOWN: usize = 8;

/// Shows more of what was earlier, where there is more.
fn earlier(
    shown: RwSignal<usize>,
    all: impl Fn() -> usize + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Show when=move || shown.get() < all()>
            <button type="button" class="button small" on:click=move |_| shown.update(|n| *n += SHOWN)>
                "Earlier ones"
            </button>
        </Show>
    }
}

/// Seasons of practice, the latest first.
#[component]
pub fn Seasons(
    /// The course.
    course: Followed,
) -> impl IntoView {
    let desk = use_desk();
    let shown = RwSignal::new(SHOWN);
    let seasons = Memo::new(move |_| {
        course.with(|course| {
            let course = course.as_ref()?;
            let latest = course.seasons().iter().rev().take(shown.get());
            Some((latest.copied().collect::<Vec<_>>(), course.season()))
        })
    });
    let all =
        move || course.with(|course| course.as_ref().map_or(0, |course| course.seasons().len()));
    let row = move |(season, now): (Season, bool)| {
        let today = desk.today();
        let from = dates::short(season.from, today);
        let words = match (now, season.from == season.to) {
            (true, _) => format!("Since {from}"),
            (false, true) => from,
            (false, false) => format!("{from} to {}", dates::short(season.to, today)),
        };
        let days =
            if season.days == 1 { "a day".to_owned() } else { format!("{} days", season.days) };
        view! {
            <li class="season" class:now=now>
                <span>{words}</span>
                <span class="faint small">{if now { format!("{days}, and it goes on") } else { days }}</span>
            </li>
        }
    };
    let rows = move || {
        let (seasons, now) = seasons.get().unwrap_or_default();
        let rows = seasons.into_iter().map(|season| row((season, Some(season) == now)));
        rows.collect_view()
    };
    let none = move || seasons.with(|all| all.as_ref().is_none_or(|all| all.0.is_empty()));
    view! {
        <section class="part">
            <h2>"Seasons of practice"</h2>
            <Show
                when=move || !none()
                fallback=|| view! { <p class="soft">"The first one begins with the first day."</p> }
            >
                <ol class="seasons">{rows}</ol>
                {earlier(shown, all)}
            </Show>
        </section>
    }
}

/// How often on each day of the week.
#[component]
pub fn Weekdays(
    /// The course.
    course: Followed,
) -> impl IntoView {
    let desk = use_desk();
    let first = desk.memo(|notebook| notebook.settings().week_start);
    let rows = move || {
        let times = course.with(|course| course.as_ref().map(|course| course.by_weekday()));
        let times = times.unwrap_or_default();
        let most = f64::from(times.iter().copied().max().unwrap_or_default().max(1));
        let start = usize::from(first.get().index());
        let rows = (0..7).filter_map(|n| {
            let at = (start + n) % 7;
            let (day, times) = (*Weekday::ALL.get(at)?, *times.get(at)?);
            let share = format!("{:.1}%", f64::from(times) / most * 100.0);
            let told = match times {
                0 => "never".to_owned(),
                1 => "once".to_owned(),
                times => format!("{times} times"),
            };
            Some(view! {
                <li class="weekday-row">
                    <span>{dates::weekday(day)}</span>
                    <span class="weekday-bar" style=("--share", share) aria-hidden="true"></span>
                    <span class="faint small">{told}</span>
                </li>
            })
        });
        rows.collect_view()
    };
    view! {
        <section class="part">
            <h2>"By day of the week"</h2>
            <ul class="weekday-rows">{rows}</ul>
        </section>
    }
}

/// The people it reached.
#[component]
pub fn Reached(
    /// Which habit.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let people = desk.memo(move |notebook| {
        let people = notebook.reached_by(id).into_iter();
        people.map(|one| (one.id, one.shown_name().to_owned())).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !people.with(Vec::is_empty)>
            <section class="part">
                <h2>"For whom"</h2>
                <ul class="reached">
                    <For each=move || people.get() key=|one| one.clone() let:one>
                        <li>
                            <a href=Route::Person(one.0).to_string()>
                                <PersonFace id=one.0 class="small" />
                                <span class="line" dir="auto">
                                    {one.1}
                                </span>
                            </a>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// What was noted of its days, the latest first.
#[component]
pub fn Notes(
    /// Which habit.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let notes = desk.memo(move |notebook| {
        let marks = notebook.marks_of(id).rev();
        let noted = marks.filter(|(_, mark)| !mark.note.is_empty());
        noted.map(|(day, mark)| (day, mark.note.clone())).collect::<Vec<_>>()
    });
    let shown = RwSignal::new(SHOWN);
    let latest =
        move || notes.with(|notes| notes.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <Show when=move || !notes.with(Vec::is_empty)>
            <section class="part">
                <h2>"Notes"</h2>
                <ul class="day-notes">
                    <For each=latest key=|note| note.clone() let:note>
                        <li>
                            <time class="faint small" datetime=note.0.to_string()>
                                {move || day_words(note.0, desk.today())}
                            </time>
                            <p dir="auto">{note.1.clone()}</p>
                        </li>
                    </For>
                </ul>
                {earlier(shown, move || notes.with(Vec::len))}
            </section>
        </Show>
    }
}

/// What was checked on days that lie ahead, for the clock was wrong: it can be taken away.
#[component]
pub fn Ahead(
    /// Which habit.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let days = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|all| all.checks_of(id).filter(|day| *day > today).collect::<Vec<_>>())
    });
    let row = move |day: Day| {
        let take_away = move |_| {
            let today = desk.today();
            let words = format!("Took it away from {}", day_words(day, today));
            desk.edit(words, |edit| edit.uncheck(id, day, today));
        };
        view! {
            <li class="brought">
                <time datetime=day.to_string()>{day_words(day, desk.today())}</time>
                <button type="button" class="button small" on:click=take_away>
                    "Take it away"
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !days.with(Vec::is_empty)>
            <section class="part" aria-label="Days that lie ahead">
                <h2>"Marked on days that lie ahead"</h2>
                <p class="soft">"The clock of this device may have been wrong."</p>
                <ul>{move || days.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
