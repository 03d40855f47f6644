//! The chips: each a button with a menu to correct what it says.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{Captured, LINE};
use crate::browser::{page, view};
use crate::capture::{Change, Mention, Whom};
use crate::day::PartialDate;
use crate::id::PersonId;
use crate::life::{Due, MomentKind};
use crate::people::CalendarDate;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem};
use crate::ui::pieces::words::{date_words, moment_glyph, when_words};
use crate::ui::pieces::{DueDraft, DueField, PersonPicker, WhenDraft, WhenField, about, day_words};

/// Where to go on once a chip was corrected: to the same row, or to the field.
pub fn go_back(row: &str) {
    let row = format!("#{row} button");
    page::after_paint(move || {
        let is_kept = page::has_focus_within("capture");
        if !is_kept && !page::focus(&row) && !page::focus_field(LINE) {
            page::focus(".capture-field");
        }
    });
}

/// What kind of moment it was. What was no moment becomes one by choosing a kind.
#[component]
pub fn KindChip(
    /// What is being written.
    captured: Captured,

    /// The key of the entry.
    entry: Memo<String>,

    /// What it is now.
    label: String,

    /// Its picture.
    glyph: Glyph,

    /// The id of the row it stands in.
    row: String,
) -> impl IntoView {
    let items = MomentKind::ALL
        .map(|other| {
            let row = row.clone();
            let press = move |_: MouseEvent| {
                let change = Change::Kind(other);
                captured.corrections.update(|one| one.change(&entry.get_untracked(), change));
                go_back(&row);
            };
            view! { <MenuItem glyph=moment_glyph(other) words=other.words() press=press /> }
        })
        .collect_view();
    view! {
        <li>
            <Menu label=label glyph=glyph class="chip press" worded=true>
                {items}
            </Menu>
        </li>
    }
}

/// When it was.
#[component]
pub fn WhenChip(
    /// What is being written.
    captured: Captured,

    /// The key of the entry.
    entry: Memo<String>,

    /// What it is now.
    when: PartialDate,

    /// The id of the row it stands in.
    row: String,
) -> impl IntoView {
    let desk = use_desk();
    let today = desk.today();
    let words = match when {
        PartialDate::Day(day) => capital(&day_words(day, today)),
        part => capital(&when_words(part)),
    };
    let draft = WhenDraft::of(when);
    let set = move |event: MouseEvent| {
        let Some(read) = draft.read(when) else { return };
        view::close_around(&event);
        captured.corrections.update(|one| one.change(&entry.get_untracked(), Change::When(read)));
        go_back(&row);
    };
    view! {
        <li>
            <Menu label=words glyph=Glyph::Calendar class="chip press" inside="capture-form" worded=true>
                <div on:click=|event| event.stop_propagation()>
                    <WhenField draft=draft />
                    <button type="button" class="button primary" on:click=set>"This is when"</button>
                </div>
            </Menu>
        </li>
    }
}

/// When it is to be done.
#[component]
pub fn DueChip(
    /// What is being written.
    captured: Captured,

    /// The key of the entry.
    entry: Memo<String>,

    /// What it is now.
    due: Due,

    /// The id of the row it stands in.
    row: String,

    /// Who is in it.
    people: Memo<Vec<Mention>>,
) -> impl IntoView {
    let desk = use_desk();
    let today = desk.today();
    let words = match due {
        Due::On(day) => format!("To do {}", day_words(day, today)),
        Due::WhenWeMeet => "To do when we meet".to_owned(),
    };
    let draft = DueDraft::of(due, today);
    let set = move |event: MouseEvent| {
        let for_nobody = people.with_untracked(Vec::is_empty);
        let Some(read) = draft.read(today, for_nobody) else { return };
        view::close_around(&event);
        captured.corrections.update(|one| one.change(&entry.get_untracked(), Change::Due(read)));
        go_back(&row);
    };
    view! {
        <li>
            <Menu label=words glyph=Glyph::Check class="chip press" inside="capture-form" worded=true>
                <div on:click=|event| event.stop_propagation()>
                    <DueField draft=draft />
                    <button type="button" class="button primary" on:click=set>"This is when"</button>
                </div>
            </Menu>
        </li>
    }
}

/// Who was in it.
#[component]
pub fn PersonChip(
    /// What is being written.
    captured: Captured,

    /// The key of the entry.
    entry: Memo<String>,

    /// Who it is.
    mention: Mention,

    /// The id of the row it stands in.
    row: String,
) -> impl IntoView {
    let desk = use_desk();
    let Mention { key, said, who, others } = mention;
    let called = desk.peek(|notebook| who.as_ref().map(|who| who.called(notebook)));
    let (label, glyph, class) = match (&who, called) {
        (Some(Whom::Known(_)), Some(name)) => (name, Glyph::Person, ""),
        (_, Some(name)) => (format!("{name}, new"), Glyph::Add, "new"),
        (_, None) => (format!("{said}: who?"), Glyph::Help, "unclear"),
    };
    // Whom somebody known is meant instead of, may be new as well.
    let mut others: Vec<Whom> =
        others.into_iter().filter(|other| Some(other) != who.as_ref()).collect();
    let is_new = |one: &Whom| matches!(one, Whom::New(_));
    let mut names = others.iter().chain(&who).filter(|one| is_new(one));
    if names.next().is_none() && !said.is_empty() && key.starts_with(&crate::people::fold(&said)) {
        others.push(Whom::New(said));
    }
    let choices = others
        .into_iter()
        .map(|other| {
            let (words, glyph) = desk.peek(|notebook| match &other {
                Whom::Known(id) => {
                    let more = notebook.person(*id).map(|one| about(one)).unwrap_or_default();
                    let dot = if more.is_empty() { "" } else { " · " };
                    (format!("{}{dot}{more}", notebook.full_name(*id)), Glyph::Person)
                }
                Whom::New(name) => (format!("Add “{name}” as someone new"), Glyph::Add),
            });
            let (key, row) = (key.clone(), row.clone());
            let press = move |_: MouseEvent| {
                captured.corrections.update(|one| one.choose(&key, other.clone()));
                go_back(&row);
            };
            view! { <MenuItem glyph=glyph words=words press=press /> }
        })
        .collect_view();
    let take_out = move |_: MouseEvent| {
        captured.corrections.update(|one| one.without(&entry.get_untracked(), &key));
        go_back(&row);
    };
    view! {
        <li class=class>
            <Menu label=label glyph=glyph class="chip press" worded=true>
                {choices}
                <MenuItem glyph=Glyph::Close words="Take out" press=take_out />
            </Menu>
        </li>
    }
}

/// Somebody else who was there.
#[component]
pub fn WithChip(
    /// What is being written.
    captured: Captured,
    /// The key of the entry.
    entry: Memo<String>,
    /// The id of the row it stands in.
    row: String,
) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<PersonId>::new());
    Effect::new(move |_| {
        let Some(id) = chosen.with(|chosen| chosen.first().copied()) else { return };
        chosen.set(Vec::new());
        captured.corrections.update(|one| one.change(&entry.get_untracked(), Change::With(id)));
        go_back(&row);
    });
    view! {
        <li>
            <Menu label="Someone else" glyph=Glyph::Add class="chip press" inside="capture-form">
                <div on:click=|event| event.stop_propagation()>
                    <PersonPicker label="Who else?" chosen=chosen most=1 known=true />
                </div>
            </Menu>
        </li>
    }
}

/// A date that comes round, and the one it takes the place of, which must not go unseen.
#[component]
pub fn DateChip(
    /// The label it is kept under.
    label: String,

    /// The date.
    date: CalendarDate,

    /// Whose it is.
    people: Memo<Vec<Mention>>,
) -> impl IntoView {
    let desk = use_desk();
    let words = move || {
        let known = |mention: &Mention| {
            let Some(Whom::Known(id)) = mention.who else { return None };
            let known = desk.with(|notebook| notebook.person(id)?.dates.get(&label).copied());
            known.filter(|known| !known.agrees(date))
        };
        let known = people.with(|people| people.iter().find_map(known));
        let known = known.map(|known| format!(", instead of {}", date_words(known)));
        format!("{}{}", date_words(date), known.unwrap_or_default())
    };
    view! { <li class="chip done"><Icon glyph=Glyph::Calendar /><span>{words}</span></li> }
}

/// With a capital in front, as it begins a chip.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
