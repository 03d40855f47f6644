//! One thing that will be filed: its words, and a chip for each part of it.

use leptos::prelude::*;

use super::Captured;
use super::chips::{DateChip, DueChip, KindChip, PersonChip, WhenChip, WithChip, capital, go_back};
use crate::capture::{Change, Entry, Mention, What};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::moment_glyph;

/// The row.
#[component]
pub fn EntryRow(
    /// What is being written.
    captured: Captured,
    /// What will be filed.
    entry: Memo<Option<Entry>>,
    /// Which one it is.
    place: usize,
) -> impl IntoView {
    let desk = use_desk();
    let key = Memo::new(move |_| {
        entry.with(|entry| entry.as_ref().map(|one| one.key.clone()).unwrap_or_default())
    });
    let row = format!("capture-entry-{place}");
    let (row_of_chips, row_of_out) = (row.clone(), row.clone());
    let people = Memo::new(move |_| {
        entry.with(|entry| entry.as_ref().map(|one| one.people.clone()).unwrap_or_default())
    });
    let what = Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|one| one.what.clone())));
    let words = move || match what.get() {
        Some(
            What::Moment { text, .. } | What::Intention { text, .. } | What::Yearly { text, .. },
        ) => text,
        Some(What::Check { habit, .. }) => desk
            .with(|notebook| notebook.habit(habit).map(|one| one.name.clone()).unwrap_or_default()),
        None => String::new(),
    };
    let is_check = move || matches!(what.get(), Some(What::Check { .. }));
    // Not the words: while one writes on, the chips stay what they are.
    let head = Memo::new(move |_| {
        what.get().map(|what| match what {
            What::Moment { kind, when, .. } => {
                (Some((kind.words().to_owned(), moment_glyph(kind))), Some(when), None, None)
            }
            What::Yearly { label, date, .. } => {
                (Some((capital(&label), Glyph::Calendar)), None, None, Some((label, date)))
            }
            What::Intention { due, .. } => (None, None, Some(due), None),
            What::Check { day, .. } => (None, Some(day.into()), None, None),
        })
    });
    let first = move || {
        let (kind, when, due, date) = head.get()?;
        let is_done = kind.is_none() && due.is_none();
        let back = row_of_chips.clone();
        Some(view! {
            {kind.map(|(label, glyph)| view! { <KindChip captured=captured entry=key label=label glyph=glyph row=back.clone() /> })}
            {when.map(|when| view! { <WhenChip captured=captured entry=key when=when row=back.clone() /> })}
            {due.map(|due| view! { <DueChip captured=captured entry=key due=due row=back.clone() people=people /> })}
            {date.map(|(label, date)| view! { <DateChip label=label date=date people=people /> })}
            {is_done.then(|| view! {
                <li class="chip done"><Icon glyph=Glyph::Check /><span>"Habit done"</span></li>
            })}
        })
    };
    let row_of_people = row.clone();
    let row_of_with = row.clone();
    let out = move |_| {
        captured.corrections.update(|one| one.change(&key.get_untracked(), Change::Out));
        go_back(&row_of_out);
    };
    view! {
        <li class="capture-entry" id=row>
            <div class="capture-words">
                <p dir="auto">{words}</p>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=move || format!("Don’t file: {}", words())
                    on:click=out
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </div>
            <ul class="chips">
                {first}
                <For
                    each=move || people.get()
                    key=|one: &Mention| format!("{one:?}")
                    children=move |one| {
                        view! { <PersonChip captured=captured entry=key mention=one row=row_of_people.clone() /> }
                    }
                />
                <Show when=move || !is_check()>
                    <WithChip captured=captured entry=key row=row_of_with.clone() />
                </Show>
            </ul>
        </li>
    }
}
