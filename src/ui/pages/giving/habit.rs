//! One habit in full: its calendar, and the moments it brought.

use leptos::prelude::*;

use super::Week;
use super::day::DayButton;
use super::form::HabitForm;
use crate::browser::{dates, hash};
use crate::day::{Day, Weekday, days_in_month};
use crate::id::HabitId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, Menu, PageTitle};
use crate::ui::pieces::words::{day_words, habit_glyph, list_words};

/// How many of its moments are shown.
const MOMENTS: usize = 12;

/// The habit.
#[component]
pub fn HabitInFull(
    /// Which.
    id: HabitId,
) -> impl IntoView {
    let desk = use_desk();
    let there = desk.memo(move |notebook| notebook.habit(id).is_some());
    view! {
        <div class="page narrow">
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
    let name = Signal::derive(move || {
        habit.with(|habit| habit.as_ref().map(|habit| habit.name.clone())).unwrap_or_default()
    });
    let glyph = move || {
        habit.with(|habit| habit.as_ref().map_or(Glyph::Giving, |habit| habit_glyph(habit.kind)))
    };
    let kind = move || habit.with(|habit| habit.as_ref().map(|habit| habit.kind.words()));
    let editing = RwSignal::new(false);
    let delete = move |_| {
        let (name, today) = untrack(|| (name.get(), desk.today()));
        desk.edit(format!("Deleted: {name}"), |edit| edit.delete_habit(id, today));
        hash::go_instead(&Route::Giving.to_string());
    };
    view! {
        <header class="habit-head">
            <span class="habit-glyph large">
                <Icon glyph=Signal::derive(glyph) />
            </span>
            <div class="person-words">
                <PageTitle words=name tab=desk.sealed_tab("A habit") />
                <p class="soft">{kind}</p>
                <Week id=id />
            </div>
            <div class="person-actions">
                <button type="button" class="button" on:click=move |_| editing.set(true)>
                    <Icon glyph=Glyph::Edit />
                    <span>"Edit"</span>
                </button>
                <Menu label="More about this habit">
                    <button type="button" class="menu-item" on:click=delete>
                        <Icon glyph=Glyph::Delete />
                        <span>"Delete"</span>
                    </button>
                </Menu>
            </div>
        </header>
        <Calendar id=id />
        <Ahead id=id />
        <Brought id=id />
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

/// A month of days, and the months before it.
#[component]
fn Calendar(id: HabitId) -> impl IntoView {
    let desk = use_desk();
    // The first day of the month shown.
    let month = RwSignal::new(first_of_month(untrack(|| desk.today())));
    let is_last = move || month.get() == first_of_month(desk.today());
    let heads = Weekday::ALL.map(|day| {
        view! {
            <li class="day-head" aria-hidden="true">
                {dates::weekday_letter(day)}
            </li>
        }
    });
    let days = move || {
        let (first, today) = (month.get(), desk.today());
        let (year, number, _) = first.ymd();
        let length = days_in_month(year, number).unwrap_or_default();
        let before = (0..first.weekday().index()).map(|_| view! { <li></li> }.into_any());
        let days = (0..i32::from(length)).map(move |at| {
            let day = first.plus(at);
            if day > today {
                return view! {
                    <li>
                        <span class="day ahead">
                            <span class="day-number">{day.ymd().2}</span>
                        </span>
                    </li>
                }
                .into_any();
            }
            view! {
                <li>
                    <DayButton habit=id day=day />
                </li>
            }
            .into_any()
        });
        before.chain(days).collect_view()
    };
    view! {
        <section class="part calendar" aria-label="Calendar">
            <header class="part-head">
                <h2 aria-live="polite">{move || dates::month_and_year(month.get())}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="The month before"
                    on:click=move |_| month.update(|month| *month = first_of_month(month.plus(-1)))
                >
                    <Icon glyph=Glyph::Earlier />
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="The month after"
                    disabled=is_last
                    on:click=move |_| month.update(|month| *month = first_of_month(month.plus(31)))
                >
                    <Icon glyph=Glyph::Later />
                </button>
            </header>
            <ol class="days month">{heads.into_iter().collect_view()} {days}</ol>
        </section>
    }
}

fn first_of_month(day: Day) -> Day {
    day.plus(1 - i32::from(day.ymd().2))
}

/// What was checked on days that lie ahead, for the clock was wrong: it can be taken away.
#[component]
fn Ahead(id: HabitId) -> impl IntoView {
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

/// The moments its checks wrote: with whom, and when.
#[component]
fn Brought(id: HabitId) -> impl IntoView {
    let desk = use_desk();
    let moments = desk.memo(move |notebook| {
        let own = notebook.moments().filter(|moment| moment.habit == Some(id));
        own.take(MOMENTS).cloned().collect::<Vec<_>>()
    });
    let row = move |moment: std::sync::Arc<crate::life::Moment>| {
        let people = desk.with(|notebook| notebook.people_at(&moment));
        let first = people.first().map(|person| Route::Person(person.id).to_string());
        let names: Vec<String> = people.iter().map(|one| one.shown_name().to_owned()).collect();
        let (words, day) = (list_words(&names), moment.day);
        view! {
            <li class="brought">
                <a href=first>{words}</a>
                <time class="faint" datetime=day.to_string()>
                    {move || day_words(day, desk.today())}
                </time>
            </li>
        }
    };
    view! {
        <Show when=move || !moments.with(Vec::is_empty)>
            <section class="part">
                <h2>"For whom"</h2>
                <ul>{move || moments.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(first_of_month(day("2026-11-21")), day("2026-11-01"));
        assert_eq!(first_of_month(day("2026-03-01").plus(-1)), day("2026-02-01"));
        assert_eq!(first_of_month(day("2026-02-01").plus(31)), day("2026-03-01"));
        assert_eq!(first_of_month(day("2026-12-01").plus(31)), day("2027-01-01"));
    }
}
