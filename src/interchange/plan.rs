//! What an import would change: who in a draft is new, who fills in somebody already there, and who
//! adds nothing. Compares only; the document applies it.

mod giving;
mod matcher;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub use self::giving::HabitDays;
use self::matcher::Matcher;
use super::fill::fill;
use super::{Draft, Format, Marked, Problem};
use crate::document::Edit;
use crate::giving::{Check, Habit};
use crate::id::PersonId;
use crate::life::Moment;
use crate::notebook::Notebook;
use crate::people::{Person, Tie, TieKey};

/// Somebody already there, before and after what the file adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// As they are in the notebook.
    pub before: Arc<Person>,
    /// The same with what was empty filled in; nothing that was written is changed.
    pub after: Person,
}

/// What an import would change, with the ids it would be stored under.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The format of the file.
    pub format: Format,
    /// Who is not there yet.
    pub new_people: Vec<Person>,
    /// Whom the file tells more of.
    pub filled: Vec<Filled>,
    /// How many in the file are there already, with all that it says.
    pub same: usize,
    /// Ties that are not there yet.
    pub new_ties: Vec<Tie>,
    /// Moments that are not there yet.
    pub moments: Vec<Moment>,
    /// Habits that are not there yet.
    pub habits: Vec<Habit>,
    /// Checks that are not there yet.
    pub checks: Vec<Check>,
    /// Rests and notes of days that are not there yet, with what is there already.
    pub marks: Vec<Marked>,
    /// What of the days of each habit is new: those that are there already, and new ones.
    pub habit_days: Vec<HabitDays>,
    /// How many habits in the file are there already, with all their days.
    pub same_habits: usize,
    /// What of the file could not be taken.
    pub problems: Vec<Problem>,
}

impl Plan {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.new_people.is_empty()
            && self.filled.is_empty()
            && self.new_ties.is_empty()
            && self.moments.is_empty()
            && self.habits.is_empty()
            && self.checks.is_empty()
            && self.marks.is_empty()
    }

    /// Writes all of it, as a part of one step.
    pub fn apply(&self, edit: &mut Edit<'_>) {
        self.new_people.iter().for_each(|person| edit.put_person(person));
        self.filled.iter().for_each(|filled| edit.put_person(&filled.after));
        self.new_ties.iter().for_each(|tie| edit.put_tie(tie));
        self.moments.iter().for_each(|moment| edit.put_moment(moment));
        self.habits.iter().for_each(|habit| edit.put_habit(habit));
        for check in &self.checks {
            match check.amount {
                Some(much) => edit.check_with(check.habit, check.day, much),
                None => edit.check(check.habit, check.day),
            }
        }
        for Marked { key, mark } in &self.marks {
            edit.mark_day(key.habit, key.day, mark);
        }
    }
}

/// Compares a draft with the notebook.
///
/// A person in the draft is somebody already there when they share a source, or a LinkedIn profile that
/// nobody else in the draft has; else when they share
/// an address and their names agree; else when they alone have this name on both sides. A known
/// birthday that differs speaks against the latter two. Only a shared source makes two people of a
/// draft the same. A habit is one that is there when they have the same name, the first with the
/// first; how it is kept stays, only its days are added. Planned again after it was applied, the same draft changes nothing.
pub fn plan(draft: Draft, notebook: &Notebook) -> Plan {
    let matches = Matcher::new(notebook).all(&draft.people);
    let mut new_ids: HashMap<PersonId, PersonId> = HashMap::new();
    let mut after: HashMap<PersonId, Filled> = HashMap::new();
    let (mut order, mut new_people, mut known) = (Vec::new(), Vec::new(), 0);
    for (person, there) in draft.people.into_iter().zip(matches) {
        let Some(before) = there else {
            new_people.push(person);
            continue;
        };
        known += 1;
        new_ids.insert(person.id, before.id);
        let filled = after.entry(before.id).or_insert_with(|| {
            order.push(before.id);
            Filled { after: (*before).clone(), before }
        });
        filled.after = fill(&filled.after, &person);
    }
    let filled = order.iter().filter_map(|id| after.remove(id));
    let filled: Vec<Filled> = filled.filter(|one| one.after != *one.before).collect();
    let id_of = |id: PersonId| new_ids.get(&id).copied().unwrap_or(id);

    let mut seen: HashSet<TieKey> = HashSet::new();
    let new_ties = draft.ties.into_iter().filter_map(|tie| {
        let (from, to) = (id_of(tie.key.from()), id_of(tie.key.to()));
        // Two that turned out to be one have no tie.
        let key = TieKey::new(from, to, tie.key.kind().clone()).ok()?;
        let new = notebook.tie(&key).is_none() && seen.insert(key.clone());
        new.then_some(Tie { key, ..tie })
    });
    let moments = draft.moments.into_iter().filter(|moment| notebook.moment(moment.id).is_none());
    let given = giving::plan(draft.habits, draft.checks, draft.marks, notebook);
    Plan {
        format: draft.format,
        new_people,
        same: known - filled.len(),
        filled,
        new_ties: new_ties.collect(),
        moments: moments
            .map(|moment| Moment {
                people: moment.people.iter().map(|id| id_of(*id)).collect(),
                ..moment
            })
            .collect(),
        habits: given.habits,
        checks: given.checks,
        marks: given.marks,
        habit_days: given.days,
        same_habits: given.same,
        problems: draft.problems,
    }
}

#[cfg(test)]
mod tests;
