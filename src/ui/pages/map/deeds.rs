//! What is done on the map to who is on it, each one step to be undone: pins, circles and tags of
//! several, ties.

use std::collections::{BTreeMap, BTreeSet};

use super::atlas::Atlas;
use crate::id::PersonId;
use crate::map::{Chart, View};
use crate::notebook::Notebook;
use crate::people::{Person, Place, Tie, TieKey};
use crate::ui::desk::Desk;
use crate::ui::pieces::words::people_count;

/// Changes all of these people in one step.
fn change(
    desk: Desk,
    words: impl Into<String>,
    people: impl IntoIterator<Item = PersonId>,
    change: impl Fn(&mut Person),
) {
    let changed = |notebook: &Notebook, id| {
        let mut person = (**notebook.person(id)?).clone();
        change(&mut person);
        Some(person)
    };
    let changed: Vec<Person> =
        desk.peek(|notebook| people.into_iter().filter_map(|id| changed(notebook, id)).collect());
    desk.edit(words, |edit| {
        for person in &changed {
            edit.put_person(person);
        }
    });
}

fn name(desk: Desk, id: PersonId) -> String {
    desk.peek(|notebook| notebook.full_name(id).to_owned())
}

/// Someone stays at a place of the constellation.
pub fn pin_place(desk: Desk, id: PersonId, place: Place) {
    let words = format!("{} stays there in the constellation", name(desk, id));
    change(desk, words, [id], |person| person.pin = Some(place));
}

/// Someone stays at an angle of their ring, thousandths of a radian.
pub fn pin_angle(desk: Desk, id: PersonId, angle: i32) {
    let words = format!("{} stays there on the ring", name(desk, id));
    change(desk, words, [id], |person| person.angle = Some(angle));
}

/// Whether someone was put where they stand in this view.
pub fn is_pinned(person: &Person, view: View) -> bool {
    match view {
        View::Rings => person.angle.is_some(),
        View::Constellation => person.pin.is_some(),
    }
}

/// How many are pinned in this view.
pub fn pinned(notebook: &Notebook, view: View) -> usize {
    notebook.people().filter(|person| is_pinned(person, view)).count()
}

/// Where people stand in the view that is seen: their angle, and their place.
type Places = BTreeMap<PersonId, (Option<i32>, Option<Place>)>;

fn places(chart: &Chart, people: &BTreeSet<PersonId>) -> Places {
    let of = |&id: &PersonId| (id, (chart.angle_of(id), chart.place_of(id)));
    people.iter().map(of).collect()
}

/// Several stay where they stand. Who is pinned already stays there.
fn pin_all(desk: Desk, view: View, places: &Places) {
    let words = match places.keys().next() {
        Some(&one) if places.len() == 1 => format!("{} stays there", name(desk, one)),
        _ => format!("{} stay where they are", people_count(places.len())),
    };
    change(desk, words, places.keys().copied(), |person| {
        let (angle, place) = places.get(&person.id).copied().unwrap_or_default();
        match view {
            _ if is_pinned(person, view) => {}
            View::Rings => person.angle = angle,
            View::Constellation => person.pin = place,
        }
    });
}

/// Several may move again in a view.
pub fn let_go(desk: Desk, view: View, people: &BTreeSet<PersonId>) {
    let words = match people.iter().next() {
        Some(&one) if people.len() == 1 => format!("{} may move again", name(desk, one)),
        _ => format!("{} may move again", people_count(people.len())),
    };
    change(desk, words, people.iter().copied(), |person| match view {
        View::Rings => person.angle = None,
        View::Constellation => person.pin = None,
    });
}

/// Lets these people go if all of them are pinned, else pins them.
pub fn toggle_pins(desk: Desk, atlas: Atlas, view: View, people: &BTreeSet<PersonId>) {
    if desk.peek(|notebook| are_pinned(notebook, view, people)) {
        let_go(desk, view, people);
    } else {
        // Not within the chart, which follows what is kept.
        let places = atlas.chart(|chart| places(chart, people));
        pin_all(desk, view, &places);
    }
}

/// Whether all of these are pinned in a view.
pub fn are_pinned(notebook: &Notebook, view: View, people: &BTreeSet<PersonId>) -> bool {
    let mut there = people.iter().filter_map(|&id| notebook.person(id));
    there.all(|person| is_pinned(person, view))
}

/// Everybody may move again in a view.
pub fn let_all_go(desk: Desk, view: View) {
    let all = desk.peek(|notebook| {
        let pinned = notebook.people().filter(|person| is_pinned(person, view));
        pinned.map(|person| person.id).collect()
    });
    let_go(desk, view, &all);
}

/// Makes a tie, or puts it in the place of another. `words` say it.
pub fn put_tie(desk: Desk, words: String, before: Option<&TieKey>, tie: &Tie) {
    let today = desk.today();
    desk.edit(words, |edit| {
        if let Some(before) = before.filter(|before| **before != tie.key) {
            edit.delete_tie(before, today);
        }
        edit.put_tie(tie);
    });
}
