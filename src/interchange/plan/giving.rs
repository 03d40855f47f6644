//! What of a file's habits is new. Days that are there already stay as they are.

use std::collections::{BTreeMap, HashMap};

use crate::giving::{Check, CheckKey, DayMark, Habit, State};
use crate::id::HabitId;
use crate::interchange::Marked;
use crate::notebook::Notebook;
use crate::people::fold;

/// What of the days of a habit is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HabitDays {
    /// Which habit, under the id it is stored with.
    pub habit: HabitId,
    /// What it is called.
    pub name: String,
    /// Whether it is new itself.
    pub is_new: bool,
    /// How many days it was done.
    pub done: usize,
    /// How many days it rested.
    pub rests: usize,
    /// How many days have a note.
    pub notes: usize,
}

pub(super) struct Given {
    pub(super) habits: Vec<Habit>,
    pub(super) checks: Vec<Check>,
    pub(super) marks: Vec<Marked>,
    pub(super) days: Vec<HabitDays>,
    pub(super) same: usize,
}

pub(super) fn plan(
    habits: Vec<Habit>,
    checks: Vec<Check>,
    marks: Vec<Marked>,
    notebook: &Notebook,
) -> Given {
    let mut there: HashMap<String, std::vec::IntoIter<HabitId>> = HashMap::new();
    let mut by_name: BTreeMap<String, Vec<HabitId>> = BTreeMap::new();
    let known = notebook.habits();
    for habit in &known {
        by_name.entry(fold(&habit.name)).or_default().push(habit.id);
    }
    there.extend(by_name.into_iter().map(|(name, ids)| (name, ids.into_iter())));

    let (mut new, mut ids, mut days) = (Vec::new(), HashMap::new(), Vec::new());
    let last = known.iter().map(|habit| habit.order).max();
    for habit in habits {
        let known = there.get_mut(&fold(&habit.name)).and_then(Iterator::next);
        let id = known.unwrap_or(habit.id);
        ids.insert(habit.id, id);
        let (name, is_new) = (habit.name.clone(), known.is_none());
        days.push(HabitDays { habit: id, name, is_new, done: 0, rests: 0, notes: 0 });
        if is_new {
            // After those that are there, in the order of the file.
            let order = last.map_or(habit.order, |last| last.saturating_add(1024 + habit.order));
            new.push(Habit { order, ..habit });
        }
    }
    let place: HashMap<HabitId, usize> =
        (0..).zip(&days).map(|(at, one)| (one.habit, at)).collect();
    let mut count = |habit: HabitId, add: &dyn Fn(&mut HabitDays)| {
        if let Some(one) = place.get(&habit).and_then(|at| days.get_mut(*at)) {
            add(one);
        }
    };

    let mut new_checks = Vec::new();
    for check in checks {
        let habit = ids.get(&check.habit).copied().unwrap_or(check.habit);
        if !notebook.is_checked(habit, check.day) {
            count(habit, &|one| one.done += 1);
            new_checks.push(Check { habit, ..check });
        }
    }
    let mut new_marks = Vec::new();
    let mut courses = HashMap::new();
    let latest = marks.iter().map(|marked| marked.key.day).max();
    for Marked { key: CheckKey { habit, day }, mark } in marks {
        let habit = ids.get(&habit).copied().unwrap_or(habit);
        let course = courses
            .entry(habit)
            .or_insert_with(|| latest.and_then(|latest| notebook.course(habit, latest)));
        let rests = course.as_ref().is_some_and(|course| course.state(day) == State::Rest);
        let before = notebook.mark_of(habit, day).cloned().unwrap_or_default();
        let is_free = !rests && !notebook.is_checked(habit, day);
        let note = if before.note.is_empty() { mark.note } else { before.note.clone() };
        let after = DayMark { rest: before.rest || (mark.rest && is_free), note };
        if after != before {
            count(habit, &|one| {
                one.rests += usize::from(after.rest && !before.rest);
                one.notes += usize::from(after.note != before.note);
            });
            new_marks.push(Marked { key: CheckKey { habit, day }, mark: after });
        }
    }
    let is_same = |one: &&HabitDays| !one.is_new && one.done + one.rests + one.notes == 0;
    let same = days.iter().filter(is_same).count();
    days.retain(|one| one.is_new || one.done + one.rests + one.notes > 0);
    Given { habits: new, checks: new_checks, marks: new_marks, days, same }
}
