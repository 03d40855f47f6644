//! The giving side of the notebook: habits, the days they were done, and rests. No awareness of
//! history or bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use super::{Kept, Notebook, set};
use crate::day::Day;
use crate::giving::{Amount, Check, Course, DayMark, Habit, HabitKind, Known, Rest};
use crate::id::{HabitId, PersonId, RestId};
use crate::life::{Moment, MomentKind};
use crate::people::Person;
use crate::sort;

/// What is kept of habits: by habit, and by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Giving {
    pub(super) habits: BTreeMap<HabitId, Kept<Habit>>,
    checks: BTreeMap<HabitId, BTreeMap<Day, Option<Amount>>>,
    marks: BTreeMap<HabitId, BTreeMap<Day, DayMark>>,
    pub(super) rests: BTreeMap<RestId, Kept<Rest>>,
    courses: Courses,
}

/// The last course of each habit that was worked out, by the day it goes up to, until something
/// changes that it came from: a check of one of a hundred habits costs one course and not a hundred.
/// No part of what is known, so that copies begin without and all are equal.
#[derive(Debug, Default)]
struct Courses(Mutex<BTreeMap<HabitId, (Day, Arc<Course>)>>);

impl Clone for Courses {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Courses {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Courses {
    fn get(&self, id: HabitId, today: Day) -> Option<Arc<Course>> {
        let kept = self.0.lock().ok()?;
        kept.get(&id).filter(|one| one.0 == today).map(|one| Arc::clone(&one.1))
    }

    fn keep(&self, id: HabitId, today: Day, course: &Arc<Course>) {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(id, (today, Arc::clone(course)));
        }
    }

    /// Forgets the course of this habit; of all where there is none.
    fn forget(&mut self, id: Option<HabitId>) {
        let Ok(kept) = self.0.get_mut() else { return };
        match id {
            Some(id) => drop(kept.remove(&id)),
            None => kept.clear(),
        }
    }
}

impl Notebook {
    /// All habits, also those put away: in the order by hand, then the oldest first, then by name.
    pub fn habits(&self) -> Vec<Arc<Habit>> {
        let live = self.giving.habits.values().filter_map(Kept::live);
        let mut habits: Vec<Arc<Habit>> = live.cloned().collect();
        sort::by(&mut habits, |a, b| {
            (a.order, a.started, &a.name, a.id).cmp(&(b.order, b.started, &b.name, b.id))
        });
        habits
    }

    /// The habit of this id, unless deleted.
    pub fn habit(&self, id: HabitId) -> Option<&Arc<Habit>> {
        self.giving.habits.get(&id)?.live()
    }

    /// Whether the habit was done on this day, or some of it.
    pub fn is_checked(&self, habit: HabitId, day: Day) -> bool {
        self.giving.checks.get(&habit).is_some_and(|days| days.contains_key(&day))
    }

    /// The check of this day.
    pub fn check(&self, habit: HabitId, day: Day) -> Option<Check> {
        let amount = *self.giving.checks.get(&habit)?.get(&day)?;
        Some(Check { habit, day, amount })
    }

    /// The days a habit was done, or some of it, in order.
    pub fn checks_of(&self, habit: HabitId) -> impl DoubleEndedIterator<Item = Day> {
        self.giving.checks.get(&habit).into_iter().flat_map(BTreeMap::keys).copied()
    }

    /// The same with how much, where an amount was given.
    pub fn amounts_of(
        &self,
        habit: HabitId,
    ) -> impl DoubleEndedIterator<Item = (Day, Option<Amount>)> {
        self.giving.checks.get(&habit).into_iter().flatten().map(|(day, much)| (*day, *much))
    }

    /// What is said of the days of a habit besides, in order.
    pub fn marks_of(&self, habit: HabitId) -> impl DoubleEndedIterator<Item = (Day, &DayMark)> {
        self.giving.marks.get(&habit).into_iter().flatten().map(|(day, mark)| (*day, mark))
    }

    /// What is said of a habit's day besides.
    pub fn mark_of(&self, habit: HabitId, day: Day) -> Option<&DayMark> {
        self.giving.marks.get(&habit)?.get(&day)
    }

    /// All rests whose habit is there, the latest first.
    pub fn rests(&self) -> Vec<Arc<Rest>> {
        let live = self.giving.rests.keys().filter_map(|id| self.rest(*id));
        let mut rests: Vec<Arc<Rest>> = live.cloned().collect();
        sort::by(&mut rests, |a, b| (b.from, b.id).cmp(&(a.from, a.id)));
        rests
    }

    /// The rest of this id, while it and the habit it is of are there.
    pub fn rest(&self, id: RestId) -> Option<&Arc<Rest>> {
        let rest = self.giving.rests.get(&id)?.live()?;
        rest.habit.is_none_or(|habit| self.habit(habit).is_some()).then_some(rest)
    }

    /// The course of a habit up to today; worked out again only when something of it has changed.
    pub fn course(&self, id: HabitId, today: Day) -> Option<Arc<Course>> {
        let habit = self.habit(id)?;
        if let Some(course) = self.giving.courses.get(id, today) {
            return Some(course);
        }
        let course = Arc::new(self.course_as(habit, today));
        self.giving.courses.keep(id, today, &course);
        Some(course)
    }

    /// The same as if the habit were this one, worked out anew.
    pub fn course_as(&self, habit: &Habit, today: Day) -> Course {
        let id = habit.id;
        let (no_checks, no_marks) = (BTreeMap::new(), BTreeMap::new());
        let rests = self.rests();
        let rests: Vec<&Rest> = rests.iter().map(|rest| &**rest).collect();
        let known = Known {
            habit,
            checks: self.giving.checks.get(&id).unwrap_or(&no_checks),
            marks: self.giving.marks.get(&id).unwrap_or(&no_marks),
            rests: &rests,
            rest_days: self.settings.rest_days,
        };
        Course::of(&known, today)
    }

    /// Whether everything rests on this day: away, or a day of the week on which all rest.
    pub fn all_rest_on(&self, day: Day) -> bool {
        let mut rests = self.giving.rests.values().filter_map(Kept::live);
        self.settings.rest_days.contains(day.weekday())
            || rests.any(|rest| {
                rest.habit.is_none() && rest.from <= day && rest.until.is_none_or(|to| day <= to)
            })
    }

    /// Those whom a habit has reached, by name.
    pub fn reached_by(&self, habit: HabitId) -> Vec<Arc<Person>> {
        let moments = self.moments.values().filter_map(Kept::live);
        let its = moments.filter(|moment| moment.habit == Some(habit));
        let ids: BTreeSet<PersonId> = its.flat_map(|moment| moment.people.clone()).collect();
        let mut people: Vec<Arc<Person>> =
            ids.into_iter().filter_map(|id| self.person(id)).cloned().collect();
        sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
        people
    }

    /// The moments that checks of this habit wrote on this day, also with people who are deleted.
    pub fn moments_of_check(&self, habit: HabitId, day: Day) -> Vec<Arc<Moment>> {
        let moments = self.kept_on(day).filter_map(|id| self.moments.get(&id)?.live());
        moments.filter(|moment| moment.habit == Some(habit)).cloned().collect()
    }
}

/// What a check of a habit means between two people.
pub fn moment_of(kind: HabitKind) -> MomentKind {
    match kind {
        HabitKind::Listen => MomentKind::Listened,
        HabitKind::Give => MomentKind::Gave,
        HabitKind::Thank => MomentKind::Thanked,
        HabitKind::Introduce => MomentKind::Introduced,
        HabitKind::Meet => MomentKind::Met,
        HabitKind::Craft => MomentKind::Note,
    }
}

/// How the document writes.
impl Notebook {
    pub(crate) fn kept_habit(&self, id: HabitId) -> Option<&Kept<Habit>> {
        self.giving.habits.get(&id)
    }

    /// Takes a habit out for a change.
    pub(crate) fn take_habit(&mut self, id: HabitId) -> Option<Kept<Habit>> {
        self.giving.courses.forget(Some(id));
        self.giving.habits.remove(&id)
    }

    pub(crate) fn set_habit(&mut self, id: HabitId, kept: Option<Kept<Habit>>) {
        self.giving.courses.forget(Some(id));
        set(&mut self.giving.habits, id, kept);
    }

    /// `Some(None)` is done without an amount.
    pub(crate) fn set_check(&mut self, habit: HabitId, day: Day, done: Option<Option<Amount>>) {
        self.giving.courses.forget(Some(habit));
        by_day(&mut self.giving.checks, habit, day, done);
    }

    pub(crate) fn set_day_mark(&mut self, habit: HabitId, day: Day, mark: Option<DayMark>) {
        self.giving.courses.forget(Some(habit));
        by_day(&mut self.giving.marks, habit, day, mark);
    }

    /// What is worked out by a setting is worked out anew.
    pub(super) fn forget_courses(&mut self) {
        self.giving.courses.forget(None);
    }

    pub(crate) fn set_kept_rest(&mut self, id: RestId, kept: Option<Kept<Rest>>) {
        self.giving.courses.forget(None);
        set(&mut self.giving.rests, id, kept);
    }
}

fn by_day<V>(
    map: &mut BTreeMap<HabitId, BTreeMap<Day, V>>,
    habit: HabitId,
    day: Day,
    value: Option<V>,
) {
    let days = map.entry(habit).or_default();
    set(days, day, value);
    if days.is_empty() {
        map.remove(&habit);
    }
}
