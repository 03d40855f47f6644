//! Rows of what one means to do: done in one tap, moved, let go. What is done here stays in sight
//! until the page is left, so that a slip is one tap, too.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::day::Day;
use crate::id::{IntentionId, PersonId};
use crate::insight::moment_of_deed;
use crate::life::{Due, Intention, Moment, MomentKind, Outcome};
use crate::route::{MEET_MAX, Route};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::forms::{Form, use_forms};
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem};
use crate::ui::pieces::words::{day_words, list_words};

/// The rows.
#[component]
pub fn IntentionRows(
    /// Which, in order. Those done here stay in their place.
    #[prop(into)]
    ids: Signal<Vec<IntentionId>>,
    /// On whose page: their name goes without saying.
    #[prop(optional, into)]
    on_page_of: Option<PersonId>,
    /// What the list is called, spoken.
    #[prop(default = "What I mean to do")]
    label: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let held = RwSignal::new(Vec::<IntentionId>::new());
    let shown = Memo::new(move |before: Option<&Vec<IntentionId>>| {
        let mut shown = ids.get();
        let before = before.map(Vec::as_slice).unwrap_or_default();
        for (place, id) in before.iter().enumerate() {
            let is_held = !shown.contains(id) && held.with(|held| held.contains(id));
            if is_held && desk.with(|notebook| is_done(notebook.intention(*id)?)).is_some() {
                shown.insert(place.min(shown.len()), *id);
            }
        }
        shown
    });
    view! {
        <ul class="rows intentions" aria-label=label>
            <For each=move || shown.get() key=|id| *id let:id>
                <IntentionRow id=id on_page_of=on_page_of held=held />
            </For>
        </ul>
    }
}

fn is_done(intention: &Arc<Intention>) -> Option<Day> {
    match intention.outcome {
        Outcome::Done(day) => Some(day),
        Outcome::Open | Outcome::LetGo(_) => None,
    }
}

/// Changes an intention, and says so: "Moved: Ask about her mother".
fn change(desk: Desk, id: IntentionId, what: &str, change: impl FnOnce(&mut Intention)) {
    if let Some(mut intention) =
        desk.peek(|notebook| notebook.intention(id).map(|one| (**one).clone()))
    {
        change(&mut intention);
        desk.edit(format!("{what}: {}", intention.text), |edit| edit.put_intention(&intention));
        go_on();
    }
}

/// Where the row is gone with what had the focus, it goes on with the page.
fn go_on() {
    page::after_paint(|| {
        if !page::has_focus_within("frame") {
            page::focus("main [data-arrive]");
        }
    });
}

#[component]
fn IntentionRow(
    id: IntentionId,
    on_page_of: Option<PersonId>,
    held: RwSignal<Vec<IntentionId>>,
) -> impl IntoView {
    let desk = use_desk();
    let forms = use_forms();
    let one = desk.memo(move |notebook| notebook.intention(id).cloned());
    let done = Memo::new(move |_| one.with(|one| one.as_ref().and_then(is_done).is_some()));
    let text = Memo::new(move |_| {
        one.with(|one| one.as_ref().map(|one| one.text.clone()).unwrap_or_default())
    });
    let people = Memo::new(move |_| {
        let people = one.with(|one| one.as_ref().map(|one| one.people.clone()).unwrap_or_default());
        desk.with(|notebook| {
            let there = notebook.among(&people).into_iter();
            there.map(|person| (person.id, person.shown_name().to_owned())).collect::<Vec<_>>()
        })
    });
    let due = move || one.with(|one| Some(due_words(one.as_ref()?.due, desk.today())));
    let noted = RwSignal::new(false);
    let tap = move |_| {
        let today = untrack(|| desk.today());
        held.update(|held| {
            if !held.contains(&id) {
                held.push(id);
            }
        });
        noted.set(false);
        match done.get_untracked() {
            false => change(desk, id, "Done", |one| one.outcome = Outcome::Done(today)),
            true => change(desk, id, "Still to do", |one| one.outcome = Outcome::Open),
        }
    };
    let names = move || {
        let others = people.get().into_iter().filter(|(id, _)| Some(*id) != on_page_of);
        let others: Vec<_> = others.collect();
        others
            .into_iter()
            .map(|(id, name)| {
                view! {
                    <a href=Route::Person(id).to_string() dir="auto">
                        {name}
                    </a>
                    <span aria-hidden="true">"·"</span>
                }
            })
            .collect_view()
    };
    let move_to = move |due: Due| {
        change(desk, id, "Moved", |one| one.due = due);
    };
    let ahead = move |days: i32| Due::On(untrack(|| desk.today()).plus(days));
    let is_for_when_we_meet =
        move || one.with(|one| one.as_ref().is_some_and(|one| one.due == Due::WhenWeMeet));
    let edit = move |_| {
        if let Some(one) = one.get_untracked() {
            forms.open(Form::Intention((*one).clone()));
        }
    };
    let let_go = move |_| {
        let today = untrack(|| desk.today());
        change(desk, id, "Let go", |one| one.outcome = Outcome::LetGo(today));
    };
    let delete = move |_| {
        let (today, text) = (untrack(|| desk.today()), text.get_untracked());
        desk.edit(format!("Deleted: {text}"), |edit| edit.delete_intention(id, today));
        go_on();
    };
    let before_we_meet = move || {
        let people = people.get().into_iter().take(MEET_MAX);
        Route::Meet(people.map(|(id, _)| id).collect()).to_string()
    };
    let offers = move || done.get() && !noted.get() && people.with(|people| !people.is_empty());
    // Made anew with other words: its name tells them.
    let menu = move || {
        let label = move_label(&text.get());
        (!done.get()).then(|| {
            view! {
                <Menu label=label>
                    <MenuItem glyph=Glyph::Later words="Tomorrow" press=move |_| move_to(ahead(1)) />
                    <MenuItem glyph=Glyph::Calendar words="In a week" press=move |_| move_to(ahead(7)) />
                    <Show when=move || people.with(|people| !people.is_empty()) && !is_for_when_we_meet()>
                        <MenuItem
                            glyph=Glyph::Meet
                            words="When we meet"
                            press=move |_| move_to(Due::WhenWeMeet)
                        />
                    </Show>
                    <Show when=move || people.with(|people| !people.is_empty())>
                        <a class="menu-item" href=before_we_meet>
                            <Icon glyph=Glyph::Meet />
                            <span>"Before you meet"</span>
                        </a>
                    </Show>
                    <MenuItem glyph=Glyph::Edit words="Another day, other words" press=edit />
                    <MenuItem glyph=Glyph::Rest words="Let go" press=let_go />
                    <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
                </Menu>
            }
        })
    };
    view! {
        <li class="intention" class:done=done>
            <button
                type="button"
                class="check"
                aria-pressed=move || if done.get() { "true" } else { "false" }
                aria-label=move || format!("Done: {}", text.get())
                on:click=tap
            >
                <Icon glyph=Glyph::Check />
            </button>
            <div class="intention-words">
                <p class="intention-text" dir="auto">
                    {text}
                </p>
                <p class="intention-about small">
                    {names} <span>{move || if done.get() { Some("done".to_owned()) } else { due() }}</span>
                </p>
                <Show when=offers>
                    <OfferMoment id=id noted=noted />
                </Show>
            </div>
            {menu}
        </li>
    }
}

fn move_label(text: &str) -> String {
    format!("Move or change: {text}")
}

/// "today", "since Mon 16 Nov", "tomorrow", "when we meet".
fn due_words(due: Due, today: Day) -> String {
    match due {
        Due::WhenWeMeet => "when we meet".to_owned(),
        Due::On(day) if day < today => format!("since {}", day_words(day, today)),
        Due::On(day) => day_words(day, today),
    }
}

/// What was done was likely a moment, too: one tap notes it, and nothing asks twice.
#[component]
fn OfferMoment(id: IntentionId, noted: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let offer = desk.memo(move |notebook| {
        let one = notebook.intention(id)?;
        let people: Vec<PersonId> =
            notebook.among(&one.people).iter().map(|person| person.id).collect();
        let names: Vec<String> = people.iter().map(|id| notebook.short_name(*id)).collect();
        let kind = moment_of_deed(&one.text);
        Some((kind, people, deed_words(kind, &list_words(&names))))
    });
    let words = move || offer.with(|offer| offer.as_ref().map(|offer| format!("{}?", offer.2)));
    let note = move |_| {
        let Some((kind, people, words)) = offer.get_untracked() else { return };
        let today = untrack(|| desk.today());
        let people = people.into_iter().collect();
        let moment = Moment { people, ..Moment::new(desk.fresh(), today, kind) };
        desk.edit(format!("Noted: {words}"), |edit| edit.put_moment(&moment));
        noted.set(true);
        go_on();
    };
    view! {
        <p class="offer-moment small">
            <span dir="auto">{words}</span>
            <button type="button" class="button quiet small" on:click=note>
                "Note it"
            </button>
        </p>
    }
}

/// "Talked with Grace", "Thanked Grace".
fn deed_words(kind: MomentKind, names: &str) -> String {
    match kind {
        MomentKind::Meal => format!("Ate with {names}"),
        MomentKind::Met => format!("Met {names}"),
        MomentKind::Thanked => format!("Thanked {names}"),
        MomentKind::Introduced => format!("Introduced {names}"),
        MomentKind::Gave => format!("Helped {names}"),
        _ => format!("Talked with {names}"),
    }
}
