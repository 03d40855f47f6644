//! The trash: what was deleted lies there for a while, and can be had back.

use std::collections::BTreeSet;

use super::{Kept, Notebook};
use crate::day::Day;
use crate::giving::Rest;
use crate::id::{GroupId, HabitId, HouseholdId, IntentionId, MomentId, PersonId, RestId, ViewId};
use crate::life::{Intention, Moment};
use crate::people::{GroupKey, Household, Tie, TieKey};
use crate::sort;

/// How many days a thing lies in the trash before it is removed for good.
pub const TRASH_DAYS: i32 = 30;

/// How much of a moment's text names it, in characters.
const TEXT_SHOWN: usize = 60;

/// One thing of the notebook.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// A person.
    Person(PersonId),
    /// A tie between two people.
    Tie(TieKey),
    /// A moment.
    Moment(MomentId),
    /// A habit.
    Habit(HabitId),
    /// A view of the map that was kept.
    View(ViewId),
    /// A name given to a group.
    Group(GroupId),
    /// A time of rest.
    Rest(RestId),
    /// An intention.
    Intention(IntentionId),
    /// A household.
    Household(HouseholdId),
}

/// What a thing in the trash is known by.
pub type TrashKey = Thing;

/// A thing in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// Which it is.
    pub key: TrashKey,
    /// What it is, in words.
    pub what: String,
    /// The day it was deleted.
    pub day: Day,
}

impl Notebook {
    /// What was deleted in the last [`TRASH_DAYS`] days, the latest first. A tie or a moment
    /// stands here only if it was deleted itself: those of a deleted person come back with them.
    pub fn trash(&self, today: Day) -> Vec<Trashed> {
        let mut trash: Vec<Trashed> = self.deleted().collect();
        trash.retain(|thing| today.since(thing.day) <= TRASH_DAYS);
        sort::by(&mut trash, |a, b| (b.day, &a.what, &a.key).cmp(&(a.day, &b.what, &b.key)));
        trash
    }

    /// Everything that is marked as deleted, in no order that means anything.
    pub(crate) fn deleted(&self) -> impl Iterator<Item = Trashed> {
        let people = self.people.iter().map(|(id, kept)| (Thing::Person(*id), kept.deleted));
        let ties = self.ties.iter().map(|(key, kept)| (Thing::Tie(key.clone()), kept.deleted));
        let moments = self.moments.iter().map(|(id, kept)| (Thing::Moment(*id), kept.deleted));
        let habits = self.giving.habits.iter().map(|(id, kept)| (Thing::Habit(*id), kept.deleted));
        let views = self.views.iter().map(|(id, kept)| (Thing::View(*id), kept.deleted));
        let groups = self.groups.iter().map(|(id, kept)| (Thing::Group(*id), kept.deleted));
        let rests = self.giving.rests.iter().map(|(id, kept)| (Thing::Rest(*id), kept.deleted));
        let all = people.chain(ties).chain(moments).chain(habits).chain(views).chain(groups);
        let intentions = self.intentions.iter();
        let intentions = intentions.map(|(id, kept)| (Thing::Intention(*id), kept.deleted));
        let households = self.households.iter();
        let households = households.map(|(id, kept)| (Thing::Household(*id), kept.deleted));
        let all = all.chain(rests).chain(intentions).chain(households);
        all.filter_map(|(key, day)| {
            let day = day?;
            Some(Trashed { what: self.what(&key)?, key, day })
        })
    }

    /// What a thing is, in words; also of one in the trash. `None` when it isn't here.
    pub fn what(&self, thing: &Thing) -> Option<String> {
        Some(match thing {
            Thing::Person(id) => self.people.get(id)?.value.shown_name().to_owned(),
            Thing::Tie(key) => self.tie_words(&self.ties.get(key)?.value),
            Thing::Moment(id) => self.moment_words(&self.moments.get(id)?.value),
            Thing::Habit(id) => {
                let name = &self.giving.habits.get(id)?.value.name;
                if name.is_empty() { "A habit without a name".to_owned() } else { name.clone() }
            }
            Thing::View(id) => format!("The view “{}”", self.views.get(id)?.value.name),
            Thing::Group(id) => format!("The group “{}”", self.groups.get(id)?.value.name),
            Thing::Rest(id) => self.rest_words(&self.giving.rests.get(id)?.value),
            Thing::Intention(id) => self.intention_words(&self.intentions.get(id)?.value),
            Thing::Household(id) => self.household_words(&self.households.get(id)?.value),
        })
    }

    /// The day a thing was deleted, while it lies in the trash.
    pub fn deleted_on(&self, thing: &Thing) -> Option<Day> {
        fn day<T>(kept: Option<&Kept<T>>) -> Option<Day> {
            kept?.deleted
        }
        match thing {
            Thing::Person(id) => day(self.people.get(id)),
            Thing::Tie(key) => day(self.ties.get(key)),
            Thing::Moment(id) => day(self.moments.get(id)),
            Thing::Habit(id) => day(self.giving.habits.get(id)),
            Thing::View(id) => day(self.views.get(id)),
            Thing::Group(id) => day(self.groups.get(id)),
            Thing::Rest(id) => day(self.giving.rests.get(id)),
            Thing::Intention(id) => day(self.intentions.get(id)),
            Thing::Household(id) => day(self.households.get(id)),
        }
    }

    /// Whether a thing is here, also in the trash.
    pub(crate) fn keeps(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Person(id) => self.people.contains_key(id),
            Thing::Tie(key) => self.ties.contains_key(key),
            Thing::Moment(id) => self.moments.contains_key(id),
            Thing::Habit(id) => self.giving.habits.contains_key(id),
            Thing::View(id) => self.views.contains_key(id),
            Thing::Group(id) => self.groups.contains_key(id),
            Thing::Rest(id) => self.giving.rests.contains_key(id),
            Thing::Intention(id) => self.intentions.contains_key(id),
            Thing::Household(id) => self.households.contains_key(id),
        }
    }

    /// What a group is called, as far as its key tells: its name, or "around Grace".
    pub fn group_words(&self, key: &GroupKey) -> String {
        match key {
            GroupKey::Named(id) => self
                .groups
                .get(id)
                .map_or_else(|| "that has lost its name".into(), |kept| kept.value.name.clone()),
            GroupKey::Around(id) => {
                let person = self.people.get(id).map(|kept| kept.value.short_name());
                format!("around {}", person.unwrap_or("somebody"))
            }
            GroupKey::Tag(name) | GroupKey::Company(name) => name.clone(),
        }
    }

    fn name_of(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("Someone", |kept| kept.value.shown_name())
    }

    fn rest_words(&self, rest: &Rest) -> String {
        let name =
            rest.habit.and_then(|id| self.giving.habits.get(&id)).map(|kept| &*kept.value.name);
        let of = match (rest.habit, name) {
            (None, _) => "Rest".to_owned(),
            (Some(_), name) => format!("Rest of {}", name.unwrap_or("a habit")),
        };
        match rest.until {
            Some(until) => format!("{of} from {} to {until}", rest.from),
            None => format!("{of} since {}", rest.from),
        }
    }

    fn tie_words(&self, tie: &Tie) -> String {
        let (from, to) = (self.name_of(tie.key.from()), self.name_of(tie.key.to()));
        format!("{from} {} {to}", tie.key.kind().phrase(true))
    }

    fn moment_words(&self, moment: &Moment) -> String {
        let mut words = moment.kind.words().to_owned();
        if !moment.people.is_empty() {
            words = format!("{words} · {}", self.names_of(&moment.people));
        }
        if !moment.text.trim().is_empty() {
            words = format!("{words} · “{}”", begin_of(&moment.text));
        }
        words
    }

    fn names_of(&self, people: &BTreeSet<PersonId>) -> String {
        people.iter().map(|id| self.name_of(*id)).collect::<Vec<_>>().join(", ")
    }

    fn intention_words(&self, intention: &Intention) -> String {
        let text = begin_of(&intention.text);
        match intention.people.is_empty() {
            true => format!("To do: “{text}”"),
            false => format!("To do: “{text}” · {}", self.names_of(&intention.people)),
        }
    }

    /// What a household is called: its name, else those who live there.
    pub fn household_words(&self, household: &Household) -> String {
        match household.name.as_str() {
            "" => format!("The household of {}", self.names_of(&household.people)),
            name => name.to_owned(),
        }
    }
}

/// The first line of a text, cut where it is long.
fn begin_of(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(TEXT_SHOWN).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{short}{more}")
}
