//! What was deleted in the last 30 days: to be had back, or to go for good.

use leptos::prelude::*;

use crate::browser::page;
use crate::day::Day;
use crate::notebook::{TRASH_DAYS, Thing, Trashed};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, PageTitle};
use crate::ui::pieces::day_words;

/// The page.
#[component]
pub fn Trash() -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.trash(today))
    });
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    // What the reader is asked about; more than one for all of it.
    let asked = RwSignal::new(Vec::<Trashed>::new());
    let asking = RwSignal::new(false);
    let ask = Callback::new(move |which: Vec<Trashed>| {
        asked.set(which);
        asking.set(true);
    });
    let days = Memo::new(move |_| {
        let mut days: Vec<Day> = all.with(|all| all.iter().map(|one| one.day).collect());
        days.dedup();
        days
    });
    view! {
        <div class="page narrow">
            <a class="back stays" href=Route::Data.to_string()>
                <Icon glyph=Glyph::Back />
                <span>"Your data"</span>
            </a>
            <header class="page-head">
                <PageTitle words="Deleted things" />
            </header>
            <Show
                when=move || !is_empty.get()
                fallback=|| {
                    view! {
                        <Empty
                            glyph=Glyph::Delete
                            title="Nothing is here"
                            words="What you delete waits here for 30 days, in case you want it back. Then it goes for good."
                        />
                    }
                }
            >
                <p class="soft">
                    "Each waits for 30 days after it was deleted, and then goes for good."
                </p>
                <For
                    each=move || days.get()
                    key=|day| *day
                    children=move |day| view! { <OneDay day=day all=all ask=ask /> }
                />
                <div class="actions trash-all">
                    <button
                        type="button"
                        class="button quiet small"
                        on:click=move |_| ask.run(all.get_untracked())
                    >
                        "Delete all of it for good…"
                    </button>
                </div>
            </Show>
            <Dialog open=asking title=Signal::derive(move || question(&asked.get()))>
                <Ask open=asking asked=asked />
            </Dialog>
        </div>
    }
}

/// What was deleted on one day.
#[component]
fn OneDay(day: Day, all: Memo<Vec<Trashed>>, ask: Callback<Vec<Trashed>>) -> impl IntoView {
    let desk = use_desk();
    let those = Memo::new(move |_| {
        let those = all.with(|all| all.iter().filter(|one| one.day == day).cloned().collect());
        let mut those: Vec<Trashed> = those;
        // By kind, and within one as it comes: the sort is stable.
        crate::sort::by_cached_key(&mut those, |one| kind(&one.key));
        those
    });
    let goes = move || match day.plus(TRASH_DAYS).since(desk.today()) {
        ..=1 => "goes for good tomorrow".to_owned(),
        days => format!("goes for good in {days} days"),
    };
    let heading = move || {
        let words = day_words(day, desk.today());
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    view! {
        <section class="trash-day">
            <div class="trash-head">
                <h2>{heading}</h2>
                <p class="faint small">{goes}</p>
            </div>
            <ul class="card trash-list">
                <For
                    each=move || those.get()
                    key=|one| (one.key.clone(), one.what.clone())
                    children=move |one| view! { <Gone one=one ask=ask /> }
                />
            </ul>
        </section>
    }
}

/// One thing.
#[component]
fn Gone(one: Trashed, ask: Callback<Vec<Trashed>>) -> impl IntoView {
    let desk = use_desk();
    let words = one.what.clone();
    let restore = {
        let one = one.clone();
        move |_| {
            desk.edit(format!("Brought back {}", one.what), |edit| edit.restore(&one.key));
            page::focus_soon("main [data-arrive]");
        }
    };
    let about = kind_words(&one.key);
    let (glyph, all) = (kind_glyph(&one.key), one.clone());
    view! {
        <li class="trash-row">
            <span class="data-glyph">
                <Icon glyph=glyph />
            </span>
            <div class="trash-words">
                <p dir="auto">{words.clone()}</p>
                <p class="faint small">{about}</p>
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="button small"
                    aria-label=format!("Bring back {words}")
                    on:click=restore
                >
                    "Bring back"
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=format!("Delete {words} for good")
                    title="Delete for good"
                    on:click=move |_| ask.run(vec![all.clone()])
                >
                    <Icon glyph=Glyph::Delete />
                </button>
            </div>
        </li>
    }
}

fn question(asked: &[Trashed]) -> String {
    match asked {
        [one] => format!("Delete {} for good?", one.what),
        all => format!("Delete {} things for good?", all.len()),
    }
}

/// Whether it shall go for good: it can't be undone, so it is asked.
#[component]
fn Ask(open: RwSignal<bool>, asked: RwSignal<Vec<Trashed>>) -> impl IntoView {
    let desk = use_desk();
    let go = move |_| {
        let which = asked.get_untracked();
        let words = match which.as_slice() {
            [one] => format!("{} is deleted for good", one.what),
            all => format!("{} things are deleted for good", all.len()),
        };
        open.set(false);
        desk.purge(words, &which);
        page::focus_soon("main [data-arrive]");
    };
    view! {
        <p>
            "All that was written there goes from this browser: from both copies, and from the history by which changes are undone. This one can't be undone."
        </p>
        <p class="soft">
            "What Kith can't reach stays as it is: backups you saved before today, and other devices until they and this one have met again. Then it goes there too."
        </p>
        <div class="actions">
            <button type="button" class="button primary" on:click=go>
                "Delete for good"
            </button>
            <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                "Keep it here"
            </button>
        </div>
    }
}

/// By what it is sorted within a day.
fn kind(thing: &Thing) -> u8 {
    match thing {
        Thing::Person(_) => 0,
        Thing::Habit(_) => 1,
        Thing::Tie(_) => 2,
        Thing::Moment(_) => 3,
        Thing::View(_) => 4,
        Thing::Group(_) => 5,
        Thing::Rest(_) => 6,
        Thing::Intention(_) => 7,
        Thing::Household(_) => 8,
    }
}

fn kind_words(thing: &Thing) -> &'static str {
    match thing {
        Thing::Person(_) => "With their ties and moments",
        Thing::Habit(_) => "A habit, with its days",
        Thing::Tie(_) => "A tie",
        Thing::Moment(_) => "A moment",
        Thing::View(_) => "A view of the map",
        Thing::Group(_) => "A group's name",
        Thing::Rest(_) => "A time of rest",
        Thing::Intention(_) => "Something you meant to do",
        Thing::Household(_) => "A household; nobody in it is touched",
    }
}

fn kind_glyph(thing: &Thing) -> Glyph {
    match thing {
        Thing::Person(_) => Glyph::Person,
        Thing::Habit(_) | Thing::Rest(_) => Glyph::Giving,
        Thing::Tie(_) => Glyph::Tie,
        Thing::Moment(_) | Thing::Intention(_) => Glyph::Note,
        Thing::Household(_) => Glyph::Home,
        Thing::View(_) | Thing::Group(_) => Glyph::Map,
    }
}
