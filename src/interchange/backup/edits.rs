//! What was edited by hand, as edits on top of the update.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::readable::{HabitDays, Readable};
use super::{Backup, File, Refusal};
use crate::day::Day;
use crate::document::{Document, Edit, SCHEMA};
use crate::giving::DayMark;
use crate::id::HabitId;
use crate::notebook::Thing;

/// The backup with what its readable part says now. `written` is the document of its update.
pub(super) fn apply(
    written: Document,
    update: Option<Vec<u8>>,
    file: &File<Value>,
    bytes: &[u8],
) -> Result<Backup, Refusal> {
    let readable = Readable::read(&file.notebook)?;
    let base = written.snapshot();
    let mut edited = Document::new(writer(bytes));
    edited.merge([base.as_slice()]);
    let before = Readable::of(written.notebook());
    if edited.edit("By hand", |edit| put(edit, &before, &readable, file.made)).is_none() {
        return Ok(Backup { made: file.made, update: update.unwrap_or(base), by_hand: None });
    }
    let update = edited.snapshot();
    let by_hand = written.compare(&update).map_err(Refusal::Merge)?;
    Ok(Backup { made: file.made, update, by_hand: Some(by_hand) })
}

/// The Yjs client of what was edited: the same file, read by the same Kith, is the same writer who
/// writes the same, so that it adds nothing twice.
fn writer(bytes: &[u8]) -> u64 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(format!("{} {SCHEMA} ", env!("CARGO_PKG_VERSION")).as_bytes());
    hasher.update(bytes);
    let length = u64::try_from(bytes.len()).unwrap_or_default();
    (u64::from(hasher.finalize()) << 21) | (length & 0x1f_ffff)
}

/// Puts what stands there, and deletes what no longer does.
fn put(edit: &mut Edit<'_>, before: &Readable, now: &Readable, made: Day) {
    let left = |then: BTreeSet<Thing>, now: BTreeSet<Thing>| -> Vec<Thing> {
        then.difference(&now).cloned().collect()
    };
    for habit in &now.habits {
        let id = habit.habit.id;
        edit.restore(&Thing::Habit(id));
        edit.put_habit(&habit.habit);
        put_days(edit, id, &habit.days, made);
    }
    for person in &now.people {
        edit.restore(&Thing::Person(person.id));
        edit.put_person(person);
    }
    now.ties.iter().for_each(|tie| edit.put_tie(tie));
    // After the checks, for a check that goes takes its moment along.
    now.moments.iter().for_each(|moment| edit.put_moment(moment));
    now.views.iter().for_each(|view| edit.put_view(view));
    now.groups.iter().for_each(|group| edit.name_group(group));
    now.rests.iter().for_each(|rest| edit.put_rest(rest));
    now.intentions.iter().for_each(|one| edit.put_intention(one));
    now.households.iter().for_each(|one| edit.put_household(one));
    edit.put_settings(&now.settings);
    for gone in left(things(before), things(now)) {
        match gone {
            Thing::Person(id) => edit.delete_person(id, made),
            Thing::Tie(key) => edit.delete_tie(&key, made),
            Thing::Moment(id) => edit.delete_moment(id, made),
            Thing::Habit(id) => edit.delete_habit(id, made),
            Thing::View(id) => edit.delete_view(id, made),
            Thing::Group(id) => edit.delete_group_name(id, made),
            Thing::Rest(id) => edit.delete_rest(id, made),
            Thing::Intention(id) => edit.delete_intention(id, made),
            Thing::Household(id) => edit.delete_household(id, made),
        }
    }
}

fn put_days(edit: &mut Edit<'_>, id: HabitId, days: &HabitDays, made: Day) {
    let checks: HashSet<Day> = days.checks.iter().copied().collect();
    let then: Vec<Day> = edit.before().checks_of(id).collect();
    for day in then.into_iter().filter(|day| !checks.contains(day)) {
        edit.uncheck(id, day, made);
    }
    for day in &days.checks {
        match days.amounts.get(day) {
            Some(much) => edit.check_with(id, *day, *much),
            None => edit.check(id, *day),
        }
    }
    let marks = days.marks();
    let then: Vec<Day> = edit.before().marks_of(id).map(|(day, _)| day).collect();
    for day in then.iter().filter(|day| !marks.contains_key(day)) {
        edit.mark_day(id, *day, &DayMark::default());
    }
    marks.iter().for_each(|(day, mark)| edit.mark_day(id, *day, mark));
}

fn things(readable: &Readable) -> BTreeSet<Thing> {
    let people = readable.people.iter().map(|person| Thing::Person(person.id));
    let ties = readable.ties.iter().map(|tie| Thing::Tie(tie.key.clone()));
    let moments = readable.moments.iter().map(|moment| Thing::Moment(moment.id));
    let habits = readable.habits.iter().map(|habit| Thing::Habit(habit.habit.id));
    let views = readable.views.iter().map(|view| Thing::View(view.id));
    let groups = readable.groups.iter().map(|group| Thing::Group(group.id));
    let rests = readable.rests.iter().map(|rest| Thing::Rest(rest.id));
    let all = people.chain(ties).chain(moments).chain(habits).chain(views).chain(groups);
    let intentions = readable.intentions.iter().map(|one| Thing::Intention(one.id));
    let households = readable.households.iter().map(|one| Thing::Household(one.id));
    all.chain(rests).chain(intentions).chain(households).collect()
}
