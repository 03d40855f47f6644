//! One step of changes: the only way to write.

use std::collections::{BTreeMap, BTreeSet};

use super::Collection;
use super::fields::{DELETED, Entity, Fields, INTO};
use super::members::tie_key;
use super::records::{
    day_members, group_members, household_members, intention_members, moment_members, record,
    rest_members, tie_members, view_members,
};
use super::value::{Value, as_map, day, number};
use crate::day::Day;
use crate::giving::{Amount, CheckKey, DayMark, Habit, Rest};
use crate::id::{
    AnyId, GroupId, HabitId, HouseholdId, IntentionId, MomentId, PersonId, RestId, ViewId,
};
use crate::life::{Intention, Moment};
use crate::notebook::{Notebook, Settings, moment_of};
use crate::people::{Household, NamedGroup, Person, SavedView, Tie, TieKey, TieKind};

/// Where an edit writes: the open transaction.
pub(super) trait Target {
    fn get(&self, collection: Collection, key: &str) -> Option<Value>;
    fn write(&mut self, collection: Collection, key: &str, value: Option<Value>);
    /// Every key of a collection, those we don't know too.
    fn all(&self, collection: Collection) -> Vec<(String, Option<Value>)>;
    /// Nothing of this step may be remembered.
    fn forget(&mut self);
}

/// Writes into the document, within one step. Putting a thing writes what differs from what is
/// there and no more.
pub struct Edit<'a> {
    pub(super) target: &'a mut dyn Target,
    notebook: &'a Notebook,
    // What this step has put already: the notebook hears of it only afterwards.
    people: BTreeMap<PersonId, Person>,
    habits: BTreeMap<HabitId, Habit>,
    settings: Settings,
}

impl<'a> Edit<'a> {
    pub(super) fn new(target: &'a mut dyn Target, notebook: &'a Notebook) -> Self {
        let settings = notebook.settings().clone();
        Self { target, notebook, people: BTreeMap::new(), habits: BTreeMap::new(), settings }
    }

    /// The notebook as it was before this step.
    pub fn before(&self) -> &Notebook {
        self.notebook
    }

    /// Adds a person, or changes the fields in which this one differs from what is there.
    pub fn put_person(&mut self, person: &Person) {
        let old = self.people.get(&person.id).cloned();
        let old = old.or_else(|| Some((*self.notebook.kept_person(person.id)?.value).clone()));
        self.put_fields(Collection::People, person.id, old, person);
        self.people.insert(person.id, person.clone());
    }

    /// Puts a person into the trash. Their ties and moments are out of sight with them.
    pub fn delete_person(&mut self, id: PersonId, today: Day) {
        self.target.write(Collection::People, &format!("{id}.{DELETED}"), Some(day(today)));
        self.target.write(Collection::People, &format!("{id}.{INTO}"), None);
    }

    /// Adds a tie, or changes its note and when it began. One that was deleted is back.
    pub fn put_tie(&mut self, tie: &Tie) {
        let known = tie_members(tie).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Ties, &tie_key(&tie.key), known);
    }

    /// Puts a tie into the trash.
    pub fn delete_tie(&mut self, key: &TieKey, today: Day) {
        self.delete_record(Collection::Ties, &tie_key(key), today);
    }

    /// All ties of one kind are of another from now on, with what is noted of them. Where two people
    /// have a tie of that kind already, it stays as it is.
    pub fn rename_kind(&mut self, old: &TieKind, new: &TieKind, today: Day) {
        let ties = self.notebook.ties().filter(|tie| tie.key.kind() == old && old != new);
        for tie in ties.cloned().collect::<Vec<_>>() {
            let Ok(key) = TieKey::new(tie.key.from(), tie.key.to(), new.clone()) else { continue };
            self.delete_tie(&tie.key, today);
            if self.notebook.tie(&key).is_none() {
                self.put_tie(&Tie { key, ..(*tie).clone() });
            }
        }
    }

    /// Adds a moment, or changes it. One that was deleted is back.
    pub fn put_moment(&mut self, moment: &Moment) {
        let known = moment_members(moment).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Moments, &moment.id.to_string(), known);
    }

    /// Puts a moment into the trash.
    pub fn delete_moment(&mut self, id: MomentId, today: Day) {
        self.delete_record(Collection::Moments, &id.to_string(), today);
    }

    /// Adds an intention, or changes it. One that was deleted is back.
    pub fn put_intention(&mut self, intention: &Intention) {
        let known = intention_members(intention).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Intentions, intention.id.as_str(), known);
    }

    /// Puts an intention into the trash.
    pub fn delete_intention(&mut self, id: IntentionId, today: Day) {
        self.delete_record(Collection::Intentions, id.as_str(), today);
    }

    /// Adds a household, or changes it. One that was deleted is back.
    pub fn put_household(&mut self, household: &Household) {
        let known = household_members(household).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Households, household.id.as_str(), known);
    }

    /// Puts a household into the trash. Nobody in it is touched.
    pub fn delete_household(&mut self, id: HouseholdId, today: Day) {
        self.delete_record(Collection::Households, id.as_str(), today);
    }

    /// Adds a habit, or changes the fields in which this one differs.
    pub fn put_habit(&mut self, habit: &Habit) {
        let old = self.habits.get(&habit.id).cloned();
        let old = old.or_else(|| Some((*self.notebook.kept_habit(habit.id)?.value).clone()));
        self.put_fields(Collection::Habits, habit.id, old, habit);
        self.habits.insert(habit.id, habit.clone());
    }

    /// Puts a habit into the trash. Its checks stay with it; the moments they wrote stay with the
    /// people.
    pub fn delete_habit(&mut self, id: HabitId, today: Day) {
        self.target.write(Collection::Habits, &format!("{id}.{DELETED}"), Some(day(today)));
    }

    /// The habit was done on this day.
    pub fn check(&mut self, habit: HabitId, day: Day) {
        let key = CheckKey { habit, day }.to_string();
        self.target.write(Collection::Checks, &key, Some(Value::Bool(true)));
    }

    /// So much of the habit was done on this day.
    pub fn check_with(&mut self, habit: HabitId, day: Day, much: Amount) {
        let key = CheckKey { habit, day }.to_string();
        self.target.write(Collection::Checks, &key, Some(number(much.thousandths())));
    }

    /// What is said of a habit's day besides: a rest, a note. What a newer Kith says of it stays.
    pub fn mark_day(&mut self, habit: HabitId, day: Day, mark: &DayMark) {
        let key = CheckKey { habit, day }.to_string();
        let old = self.target.get(Collection::Days, &key);
        let new = record(old.as_ref(), day_members(mark));
        let is_empty = as_map(&new).is_some_and(|members| members.is_empty());
        self.target.write(Collection::Days, &key, (!is_empty).then_some(new));
    }

    /// Adds a rest, or changes it. One that was deleted is back.
    pub fn put_rest(&mut self, rest: &Rest) {
        let known = rest_members(rest).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Rests, rest.id.as_str(), known);
    }

    /// Puts a rest into the trash.
    pub fn delete_rest(&mut self, id: RestId, today: Day) {
        self.delete_record(Collection::Rests, id.as_str(), today);
    }

    /// The weave: the habit was done on this day, for these people. Writes the check and, where
    /// there is somebody it was for, the moment between us, under the id given.
    pub fn check_for(
        &mut self,
        habit: &Habit,
        day: Day,
        people: impl IntoIterator<Item = PersonId>,
        moment: MomentId,
    ) {
        self.check(habit.id, day);
        let people: BTreeSet<PersonId> = people.into_iter().collect();
        if habit.is_for_people() && !people.is_empty() {
            let kind = moment_of(habit.kind);
            let habit = Some(habit.id);
            self.put_moment(&Moment { people, habit, ..Moment::new(moment, day, kind) });
        }
    }

    /// It was not, after all. The moments which that check wrote go with it, save those to which
    /// words were added.
    pub fn uncheck(&mut self, habit: HabitId, day: Day, today: Day) {
        self.target.write(Collection::Checks, &CheckKey { habit, day }.to_string(), None);
        for moment in self.notebook.moments_of_check(habit, day) {
            if moment.text.is_empty() {
                self.delete_moment(moment.id, today);
            }
        }
    }

    /// Keeps a view of the map, or changes it. One that was deleted is back.
    pub fn put_view(&mut self, view: &SavedView) {
        let known = view_members(view).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Views, view.id.as_str(), known);
    }

    /// Puts a view into the trash.
    pub fn delete_view(&mut self, id: ViewId, today: Day) {
        self.delete_record(Collection::Views, id.as_str(), today);
    }

    /// Gives a group a name, or changes it or who is known to be in it. One that was deleted is
    /// back.
    pub fn name_group(&mut self, group: &NamedGroup) {
        let known = group_members(group).into_iter().chain([(DELETED, None)]);
        self.put_record(Collection::Groups, group.id.as_str(), known);
    }

    /// Puts a group's name into the trash. Nobody in it is touched.
    pub fn delete_group_name(&mut self, id: GroupId, today: Day) {
        self.delete_record(Collection::Groups, id.as_str(), today);
    }

    /// Changes what differs in the settings.
    pub fn put_settings(&mut self, settings: &Settings) {
        let old = self.settings.fields();
        self.put_differing(Collection::Settings, "", &old, &settings.fields());
        self.settings = settings.clone();
    }

    fn put_fields<T: Entity>(&mut self, to: Collection, id: T::Id, old: Option<T>, new: &T) {
        let old = old.map(|old| old.fields()).unwrap_or_default();
        self.put_differing(to, &format!("{}.", id.as_str()), &old, &new.fields());
    }

    fn put_differing(
        &mut self,
        to: Collection,
        prefix: &str,
        old: &BTreeMap<String, Value>,
        new: &BTreeMap<String, Value>,
    ) {
        for field in old.keys().filter(|field| !new.contains_key(*field)) {
            self.target.write(to, &format!("{prefix}{field}"), None);
        }
        for (field, value) in new.iter().filter(|(field, value)| old.get(*field) != Some(value)) {
            self.target.write(to, &format!("{prefix}{field}"), Some(value.clone()));
        }
    }

    fn put_record(
        &mut self,
        to: Collection,
        key: &str,
        known: impl IntoIterator<Item = (&'static str, Option<Value>)>,
    ) {
        let old = self.target.get(to, key);
        self.target.write(to, key, Some(record(old.as_ref(), known)));
    }

    fn delete_record(&mut self, to: Collection, key: &str, today: Day) {
        if let Some(old) = self.target.get(to, key) {
            let marked = record(Some(&old), [(DELETED, Some(day(today)))]);
            self.target.write(to, key, Some(marked));
        }
    }
}
