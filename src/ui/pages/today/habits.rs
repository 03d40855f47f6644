//! Today's habits: one tap logs, and "for whom?" if one likes.

use std::sync::Arc;

use leptos::{html, prelude::*};

use crate::day::Day;
use crate::giving::Habit;
use crate::id::{HabitId, PersonId};
use crate::insight::{Deed, nearest};
use crate::notebook::Notebook;
use crate::people::Person;
use crate::route::Route;
use crate::sort;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::pages::giving::grid::row::rhythm_words;
use crate::ui::pages::giving::look::counts;
use crate::ui::pages::giving::sheet::DaySheet;
use crate::ui::parts::{Empty, Glyph, Icon};
use crate::ui::pieces::{PersonPicker, list_words};

/// So many people are at hand without typing.
const AT_HAND: usize = 4;

/// The day whose sheet shall open.
type Asking = RwSignal<Option<(HabitId, Day)>>;

/// The list.
#[component]
pub fn HabitsToday() -> impl IntoView {
    let desk = use_desk();
    let ids = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let mut habits = notebook.habits();
            habits.retain(|habit| habit.archived.is_none());
            // Those that rest come last, in their own order.
            sort::by_cached_key(&mut habits, |habit| rests(notebook, habit.id, today));
            habits.iter().map(|habit| habit.id).collect::<Vec<_>>()
        })
    });
    let asked: Asking = RwSignal::new(None);
    view! {
        <section class="card" aria-labelledby="habits-today">
            <header class="card-head">
                <h2 id="habits-today">"Giving today"</h2>
                <a class="small" href=Route::Giving.to_string()>"All habits"</a>
            </header>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=|| {
                    view! {
                        <Empty
                            glyph=Glyph::Giving
                            title="No habit yet"
                            words="Something kind, small enough for any day: listening, thanking, bringing two people together."
                        >
                            <a class="button" href=Route::Giving.to_string()>"Choose a habit"</a>
                        </Empty>
                    }
                }
            >
                <ul class="rows habits">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <HabitRow id=id asked=asked />
                    </For>
                </ul>
            </Show>
            <DaySheet asked=asked />
        </section>
    }
}

/// Whether nothing is asked of it today: a rest, a day the rhythm leaves free, or one that was done
/// often enough.
fn rests(notebook: &Notebook, id: HabitId, today: Day) -> bool {
    let (Some(habit), Some(course)) = (notebook.habit(id), notebook.course(id, today)) else {
        return false;
    };
    course.rests(&habit.rhythm, today, notebook.settings().week_start)
}

#[component]
fn HabitRow(id: HabitId, asked: Asking) -> impl IntoView {
    let desk = use_desk();
    let habit = desk.memo(move |notebook| notebook.habit(id).cloned());
    move || habit.get().map(|habit| view! { <HabitLine habit=habit asked=asked /> })
}

#[component]
fn HabitLine(habit: Arc<Habit>, asked: Asking) -> impl IntoView {
    let desk = use_desk();
    let id = habit.id;
    let done = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.is_checked(id, today))
    });
    let rests = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| rests(notebook, id, today))
    });
    let asking = RwSignal::new(false);
    // Answered, the question is gone; the focus stays with who asked it.
    let asks = NodeRef::<html::Button>::new();
    Effect::new(move |before: Option<bool>| {
        let now = asking.get();
        if let (Some(true), false, Some(asks)) = (before, now, asks.get_untracked()) {
            drop(asks.focus());
        }
        now
    });
    let tap = {
        let habit = Arc::clone(&habit);
        move |_| {
            if counts(&habit) {
                asked.set(Some((id, untrack(|| desk.today()))));
            } else {
                toggle(desk, &habit, done.get_untracked());
            }
        }
    };
    let words = {
        let (rhythm, habit) = (rhythm_words(&habit), Arc::clone(&habit));
        move || {
            let today = desk.today();
            let much = desk.with(|notebook| notebook.check(id, today)?.amount);
            match (rests.get(), done.get(), much) {
                (_, true, Some(much)) if counts(&habit) => {
                    format!("{rhythm} · {} today", habit.amount_words(much))
                }
                (true, false, _) => format!("{rhythm} · rests today"),
                _ => rhythm.clone(),
            }
        }
    };
    let for_people = habit.is_for_people();
    let name = habit.name.clone();
    view! {
        <li class="habit-row" class:rests=move || rests.get() && !done.get()>
            <div class="habit-line">
                <button
                    type="button"
                    class="check"
                    aria-pressed=move || if done.get() { "true" } else { "false" }
                    aria-label=name.clone()
                    on:click=tap
                >
                    <Icon glyph=Glyph::Check />
                </button>
                <div class="habit-words">
                    <a class="habit-name" href=Route::Habit(id).to_string()>{name.clone()}</a>
                    <span class="faint small">{words}</span>
                </div>
                {for_people
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button quiet small for-whom"
                                node_ref=asks
                                aria-expanded=move || if asking.get() { "true" } else { "false" }
                                aria-label=format!("{name}: for whom?")
                                on:click=move |_| asking.update(|asking| *asking = !*asking)
                            >
                                <Icon glyph=Glyph::Person />
                                <span>"For whom?"</span>
                            </button>
                        }
                    })}
            </div>
            {for_people.then(|| view! { <ForWhom habit=habit asking=asking /> })}
        </li>
    }
}

fn toggle(desk: Desk, habit: &Habit, done: bool) {
    let today = desk.today();
    if done {
        desk.edit(format!("Cleared “{}”", habit.name), |edit| {
            edit.uncheck(habit.id, today, today)
        });
    } else {
        desk.edit(habit.name.clone(), |edit| edit.check(habit.id, today));
    }
}

/// Those it was for today, and a way to name more.
#[component]
fn ForWhom(habit: Arc<Habit>, asking: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let id = habit.id;
    let named = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let moments = notebook.moments_of_check(id, today);
            moments.iter().flat_map(|moment| notebook.people_at(moment)).collect::<Vec<_>>()
        })
    });
    let words = move || {
        let names = named
            .with(|named| named.iter().map(|one| one.shown_name().to_owned()).collect::<Vec<_>>());
        (!names.is_empty())
            .then(|| view! { <p class="habit-for">{format!("for {}", list_words(&names))}</p> })
    };
    view! {
        {words}
        <Show when=move || asking.get()>
            <Asked habit=Arc::clone(&habit) named=named asking=asking />
        </Show>
    }
}

/// The question, while it is open: a few at hand for one tap, anybody by name.
#[component]
fn Asked(
    habit: Arc<Habit>,
    named: Memo<Vec<Arc<Person>>>,
    asking: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let chosen = RwSignal::new(Vec::<PersonId>::new());
    let at_hand = Memo::new(move |_| {
        let today = desk.today();
        let near = desk.with(|notebook| nearest(notebook, today, AT_HAND + named.with(Vec::len)));
        let new = near.into_iter().filter(|one| named.with(|named| !named.contains(one)));
        new.take(AT_HAND).collect::<Vec<_>>()
    });
    let label = format!("{}: for whom?", habit.name);
    let give = {
        let habit = Arc::clone(&habit);
        move |people: Vec<PersonId>| {
            give_to(desk, &habit, people);
            asking.set(false);
        }
    };
    let chips = {
        let give = give.clone();
        move || {
            let chips = at_hand.get().into_iter().map(|person| {
                let (give, who, name) = (give.clone(), person.id, person.shown_name().to_owned());
                view! {
                    <button type="button" class="chip press" on:click=move |_| give(vec![who])>
                        {name}
                    </button>
                }
            });
            chips.collect_view()
        }
    };
    view! {
        <div class="for-whom-box" role="group" aria-label=label>
            <div class="chips">{chips}</div>
            <PersonPicker label="Or anybody, by name" chosen=chosen />
            <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
                <div class="actions">
                    <button
                        type="button"
                        class="button primary"
                        on:click={
                            let give = give.clone();
                            move |_| give(chosen.get_untracked())
                        }
                    >
                        "Log it"
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// The weave: the check, the moment and with it the warmth, in one step.
fn give_to(desk: Desk, habit: &Habit, people: Vec<PersonId>) {
    let (today, moment) = (desk.today(), desk.fresh());
    let names: Vec<String> = desk.peek(|notebook| {
        let people = people.iter().filter_map(|id| notebook.person(*id));
        people.map(|person| person.shown_name().to_owned()).collect()
    });
    let words = Deed::Habit(habit.kind).done(&list_words(&names));
    desk.edit(words, |edit| edit.check_for(habit, today, people, moment));
}
