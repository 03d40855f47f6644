//! A day of a habit, opened: done or at rest, how much, for whom, and a note. One step writes it.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::deeds::{self, Written};
use super::look::{counts, is_enough};
use crate::browser::{dates, page};
use crate::day::Day;
use crate::giving::{Amount, Habit, Tap};
use crate::id::{HabitId, PersonId};
use crate::insight::nearest;
use crate::people::Circle;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Choice, Dialog, FormEnd, Glyph, Icon, Segmented, TextField, unique};
use crate::ui::pieces::{PersonPicker, list_words};

/// So many people are at hand without typing.
const AT_HAND: usize = 4;

/// The sheet, for a whole page.
#[component]
pub fn DaySheet(
    /// Which day of which habit; none while it is closed.
    asked: RwSignal<Option<(HabitId, Day)>>,
) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.get().is_some() {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && asked.get_untracked().is_some() {
            asked.set(None);
        }
    });
    let title = Signal::derive(move || {
        let name = asked
            .get()
            .and_then(|(id, _)| desk.with(|notebook| Some(notebook.habit(id)?.name.clone())));
        name.unwrap_or_default()
    });
    view! {
        <Dialog open=open title=title>
            {move || {
                let (id, day) = asked.get_untracked()?;
                let habit = desk.peek(|notebook| notebook.habit(id).cloned())?;
                Some(view! { <Sheet habit=habit day=day done=move |()| open.set(false) /> })
            }}
        </Dialog>
    }
}

#[component]
fn Sheet(habit: Arc<Habit>, day: Day, #[prop(into)] done: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let id = habit.id;
    let mark = desk.peek(|notebook| notebook.mark_of(id, day).cloned()).unwrap_or_default();
    let was_much = desk.peek(|notebook| notebook.check(id, day)?.amount);
    let deed = RwSignal::new(if mark.rest { Tap::Rest } else { Tap::Check });
    let note = RwSignal::new(mark.note);
    let counts = counts(&habit);
    let amount = RwSignal::new(was_much.map(|amount| amount.to_string()).unwrap_or_default());
    let amiss = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<PersonId>::new());
    let was = desk.peek(|notebook| {
        let moments = notebook.moments_of_check(id, day);
        let people = moments.iter().flat_map(|moment| notebook.people_at(moment));
        people.map(|one| one.shown_name().to_owned()).collect::<Vec<_>>()
    });
    let save = {
        let habit = Arc::clone(&habit);
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            let text = amount.get_untracked();
            let much = match text.trim() {
                _ if !counts => None,
                "" => deeds::done_amount(&habit),
                text => match text.parse::<Amount>() {
                    Ok(much) => Some(much),
                    Err(_) => {
                        amiss.set("A number, please: 30 or 2.5.".to_owned());
                        return page::focus_amiss();
                    }
                },
            };
            let written = Written {
                deed: Some(deed.get_untracked()),
                amount: much,
                note: note.get_untracked().trim().to_owned(),
                people: chosen.get_untracked(),
            };
            deeds::write(desk, &habit, day, &written);
            done.run(());
        }
    };
    let choices = vec![
        Choice::new(Tap::Check, "Done").glyph(Glyph::Check),
        Choice::new(Tap::Rest, "Rest").glyph(Glyph::Rest),
        Choice::new(Tap::Clear, "Neither"),
    ];
    let is_done = move || deed.get() == Tap::Check;
    let for_people = habit.is_for_people();
    let ring = habit.ring();
    let counter = {
        let habit = Arc::clone(&habit);
        move || view! { <Counter habit=Arc::clone(&habit) amount=amount amiss=amiss /> }
    };
    view! {
        <form class="form" on:submit=save novalidate>
            <p class="sheet-day">{dates::long(day)}</p>
            <Segmented
                legend="How it was"
                unlabelled=true
                choices=choices
                chosen=deed
                choose=move |to| deed.set(to)
            />
            <Show when=move || counts && is_done()>{counter.clone()}</Show>
            {for_people
                .then(|| {
                    view! {
                        <Show when=is_done>
                            <ForWhom chosen=chosen was=was.clone() ring=ring />
                        </Show>
                    }
                })}
            <TextField label="A note" value=note lines=2 />
            <FormEnd word="Keep it" cancel=done />
        </form>
    }
}

/// How much: less, typing, more.
#[component]
fn Counter(habit: Arc<Habit>, amount: RwSignal<String>, amiss: RwSignal<String>) -> impl IntoView {
    let read = move || amount.with(|text| text.trim().parse::<Amount>().unwrap_or_default());
    let id = unique("amount");
    let (hint, wrong) = (format!("{id}-hint"), format!("{id}-amiss"));
    let described = format!("{hint} {wrong}");
    let told = {
        let habit = Arc::clone(&habit);
        let target = habit.target_words().unwrap_or_default();
        move || {
            let enough = amount.with(|text| !text.trim().is_empty()) && is_enough(&habit, read());
            if enough { format!("{target}: that is it") } else { target.clone() }
        }
    };
    let label = if habit.unit.is_empty() { "How much".to_owned() } else { habit.unit.clone() };
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <div class="counter">
                <button
                    type="button"
                    class="icon-button"
                    aria-label="One less"
                    on:click=move |_| amount.set(read().less(Amount::ONE).to_string())
                >
                    <Icon glyph=Glyph::Less />
                </button>
                <input
                    id=id
                    class="input"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || (!amiss.with(String::is_empty)).then_some("true")
                    bind:value=amount
                    on:input=move |_| amiss.set(String::new())
                />
                <button
                    type="button"
                    class="icon-button"
                    aria-label="One more"
                    on:click=move |_| amount.set(read().plus(Amount::ONE).to_string())
                >
                    <Icon glyph=Glyph::Add />
                </button>
            </div>
            <p class="hint" id=hint>{told}</p>
            <p class="amiss" id=wrong aria-live="polite">{amiss}</p>
        </div>
    }
}

/// Those it was for, and more of them: a few at hand, anybody by name.
#[component]
fn ForWhom(chosen: RwSignal<Vec<PersonId>>, was: Vec<String>, ring: Option<u8>) -> impl IntoView {
    let desk = use_desk();
    let at_hand = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let many = if ring.is_some() { usize::MAX } else { AT_HAND };
            let near = nearest(notebook, today, many).into_iter();
            let near = near
                .filter(|one| ring.is_none_or(|ring| one.circle.map(Circle::ring) == Some(ring)));
            let near = near.filter(|one| chosen.with(|chosen| !chosen.contains(&one.id)));
            near.take(AT_HAND).collect::<Vec<_>>()
        })
    });
    let chips = move || {
        let chips = at_hand.get().into_iter().map(|person| {
            let (who, name) = (person.id, person.shown_name().to_owned());
            let choose = move |_| chosen.update(|chosen| chosen.push(who));
            view! {
                <button type="button" class="chip press" on:click=choose>
                    {name}
                </button>
            }
        });
        chips.collect_view()
    };
    let circle = ring.and_then(Circle::from_ring).map(Circle::word);
    view! {
        <div class="sheet-whom" role="group" aria-label="For whom">
            <PersonPicker label="For whom" chosen=chosen />
            <div class="chips">{chips}</div>
            {circle.map(|word| view! { <p class="hint">{format!("This one aims at {word}.")}</p> })}
            {(!was.is_empty()).then(|| view! { <p class="hint">{format!("Noted already for {}.", list_words(&was))}</p> })}
        </div>
    }
}
