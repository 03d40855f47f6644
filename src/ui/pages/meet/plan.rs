//! A meal being planned: when and where, what to know at the table, the invitation, the calendar.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, dates, files, page, share};
use crate::day::Day;
use crate::giving::Time;
use crate::id::{IntentionId, PersonId};
use crate::insight::{invitation, meal_word, next_weekend};
use crate::interchange::calendar::MealEvent;
use crate::life::{Due, Intention, Outcome};
use crate::people::{called, clean_line};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, TextField};
use crate::ui::pieces::list_words;

/// The plan.
#[component]
pub fn Plan(
    /// Who comes: somebody.
    chosen: RwSignal<Vec<PersonId>>,
) -> impl IntoView {
    let desk = use_desk();
    let id: IntentionId = desk.fresh();
    let day = RwSignal::new(next_weekend(untrack(|| desk.today())).to_string());
    let time = RwSignal::new("12:30".to_owned());
    let place = RwSignal::new(String::new());
    let amiss = RwSignal::new(String::new());
    let on = move || day.with(|day| day.parse::<Day>().ok());
    let at = move || time.with(|time| time.parse::<Time>().ok());
    let what = move || at().map_or("Lunch", |at| meal_word(at.minutes()));
    let names = Memo::new(move |_| {
        chosen.with(|chosen| {
            desk.with(|notebook| {
                chosen.iter().map(|id| notebook.short_name(*id)).collect::<Vec<_>>()
            })
        })
    });
    // To themselves, they are called as among those who come: who else is called Ada isn't theirs to know.
    let invited = Memo::new(move |_| {
        chosen.with(|chosen| {
            desk.with(|notebook| {
                let there = chosen.iter().filter_map(|id| notebook.person(*id));
                let names = called(there.map(AsRef::as_ref));
                chosen.iter().filter_map(|id| names.get(id).cloned()).collect::<Vec<_>>()
            })
        })
    });
    let line = move |text: RwSignal<String>| text.with(|text| clean_line(text));
    // The proposal follows what is chosen until the reader has words of their own.
    let proposed = Memo::new(move |_| {
        let day = on().map(dates::long).unwrap_or_default();
        let time = at().map(|_| time.get()).unwrap_or_default();
        invitation(&invited.get(), what(), &day, &time, &line(place))
    });
    let words = RwSignal::new(proposed.get_untracked());
    Effect::new(move |before: Option<String>| {
        let now = proposed.get();
        let is_own = words.with_untracked(|words| {
            before.as_ref().is_some_and(|before| words != before) && !words.trim().is_empty()
        });
        if !is_own {
            words.set(now.clone());
        }
        now
    });
    let table = Memo::new(move |_| {
        chosen.with(|chosen| {
            desk.with(|notebook| {
                let there = chosen.iter().filter_map(|id| notebook.person(*id));
                let fed = there.filter(|person| !person.host.is_empty());
                fed.map(|person| {
                    let host: Vec<&str> = person.host.iter().map(String::as_str).collect();
                    (notebook.short_name(person.id), host.join(", "))
                })
                .collect::<Vec<_>>()
            })
        })
    });
    let title = move || format!("{} with {}", what(), list_words(&names.get()));
    // Kept under one id: planned again, it is changed, not doubled.
    let plan = move |_| {
        let Some(on) = untrack(on) else {
            amiss.set("Which day?".to_owned());
            return page::focus_amiss();
        };
        amiss.set(String::new());
        let place = untrack(|| line(place));
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        let time = untrack(|| at().map(|_| format!(" at {}", time.get()))).unwrap_or_default();
        let text = format!("{} together{time}{place}", untrack(what));
        let said = format!("Planned: {}", untrack(title));
        let people = chosen.get_untracked().into_iter().collect();
        let today = untrack(|| desk.today());
        let before = desk.peek(|notebook| notebook.intention(id).map(|one| (**one).clone()));
        let intention = Intention {
            text,
            people,
            due: Due::On(on),
            ..before.unwrap_or(Intention {
                id,
                text: String::new(),
                people: BTreeSet::new(),
                due: Due::On(on),
                outcome: Outcome::Open,
                noted: today,
                after: None,
            })
        };
        desk.edit(said, |edit| edit.put_intention(&intention));
    };
    let planned = desk.memo(move |notebook| match notebook.intention(id)?.due {
        Due::On(day) => Some(day),
        Due::WhenWeMeet => None,
    });
    let save = move |_| {
        let Some(day) = untrack(on) else {
            amiss.set("Which day?".to_owned());
            return page::focus_amiss();
        };
        let table: Vec<String> = table.with_untracked(|table| {
            table.iter().map(|(name, host)| format!("{name}: {host}")).collect()
        });
        #[allow(clippy::cast_possible_truncation, reason = "seconds since 1970")]
        let now = (clock::milliseconds() / 1000.0) as i64;
        let (title, place, time) = untrack(|| (title(), line(place), at()));
        let notes = table.join("\n");
        let file =
            MealEvent { id, title: &title, place: &place, notes: &notes, day, time, now }.ics();
        match files::save(&format!("{title}.ics"), "text/calendar", file.as_bytes()) {
            Ok(()) => desk.say("The date is saved: open it with your calendar"),
            Err(why) => desk.say(format!("It could not be saved: {why}")),
        }
    };
    let copy = move |_| {
        let words = words.get_untracked();
        spawn_local(async move {
            match share::copy(&words).await {
                true => desk.say("The invitation is copied"),
                false => desk.say("It could not be copied: mark the words and copy them by hand"),
            }
        });
    };
    let pass_on = move |_| {
        let words = words.get_untracked();
        spawn_local(async move {
            // Not taken where the reader thought better of it: nothing to be said.
            share::share(&words).await;
        });
    };
    view! {
        <div class="meal-plan">
            <section class="card form compact" aria-labelledby="meal-when">
                <h2 id="meal-when">{title}</h2>
                <div class="form-pair meal-when">
                    <TextField label="Day" value=day kind="date" amiss=amiss />
                    <TextField label="Time" value=time kind="time" />
                </div>
                <TextField label="Where" value=place placeholder="at my place, at the harbour" />
                <Show when=move || table.with(|table| !table.is_empty())>
                    <div class="meal-table">
                        <h3>
                            <Icon glyph=Glyph::Meal />
                            "Good to know"
                        </h3>
                        <ul class="meet-lines">
                            {move || {
                                let table = table.get().into_iter();
                                table
                                    .map(|(name, host)| {
                                        view! {
                                            <li>
                                                <span dir="auto">
                                                    <strong>{name}</strong>
                                                    {format!(": {host}")}
                                                </span>
                                            </li>
                                        }
                                    })
                                    .collect_view()
                            }}
                        </ul>
                    </div>
                </Show>
                <div class="actions">
                    <button type="button" class="button primary" on:click=plan>
                        {move || if planned.get().is_some() { "Plan it so" } else { "Plan it" }}
                    </button>
                    <button type="button" class="button" on:click=save>
                        <Icon glyph=Glyph::Calendar />
                        <span>"For my calendar"</span>
                    </button>
                </div>
                <p class="soft" role="status">
                    {move || {
                        planned
                            .get()
                            .map(|day| {
                                let to = Route::Meet(chosen.get()).to_string();
                                view! {
                                    {format!("It is planned for {}. ", dates::long(day))}
                                    <a href=to>"Before you meet"</a>
                                }
                            })
                    }}
                </p>
            </section>
            <section class="card form compact" aria-labelledby="meal-invitation">
                <h2 id="meal-invitation">"Invitation"</h2>
                <TextField label="In your words" value=words lines=5 unlabelled=true />
                <div class="actions">
                    <button type="button" class="button" on:click=copy>
                        <Icon glyph=Glyph::Copy />
                        <span>"Copy"</span>
                    </button>
                    {share::is_possible()
                        .then(|| {
                            view! {
                                <button type="button" class="button" on:click=pass_on>
                                    <Icon glyph=Glyph::Later />
                                    <span>"Share"</span>
                                </button>
                            }
                        })}
                </div>
            </section>
        </div>
    }
}
