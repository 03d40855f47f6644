//! The notebook: everything the user knows, as plain values, with look-ups by id, person and day.
//! No awareness of history or bytes; only the document changes it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::day::{Day, Weekday};
use crate::giving::Weekdays;
use crate::id::{GroupId, HouseholdId, IntentionId, MomentId, PersonId, ViewId};
use crate::life::{Intention, Moment};
use crate::people::{
    Cadence, Circle, Household, NamedGroup, Person, SavedView, Tie, TieKey, called, fold,
};
use crate::sort;

mod giving;
mod trash;

pub use giving::moment_of;
pub use trash::{TRASH_DAYS, Thing, TrashKey, Trashed};

/// Which set of colours the page wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

impl Theme {
    /// All three.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// How it is stored, and the value of the page's `data-theme`.
    pub fn slug(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.slug() == slug)
    }
}

/// What the user has chosen for the page as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The colours.
    #[serde(default)]
    pub theme: Theme,
    /// Whether a letter alone does nothing, for who speaks to the device or touches keys unmeant
    /// (WCAG 2.1.4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keys_off: bool,
    /// The day on which a week begins.
    #[serde(default, skip_serializing_if = "Weekday::is_monday")]
    pub week_start: Weekday,
    /// The days of the week on which every habit rests.
    #[serde(default, skip_serializing_if = "Weekdays::is_empty")]
    pub rest_days: Weekdays,
    /// How often to be in touch with those in a circle, where it was chosen otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cadences: BTreeMap<Circle, Cadence>,
    /// The same by tag; of several, the most frequent one counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tag_cadences: BTreeMap<String, Cadence>,
}

/// Something kept, and the day it was deleted, while it waits in the trash.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kept<T> {
    pub(crate) value: Arc<T>,
    pub(crate) deleted: Option<Day>,
}

impl<T> Kept<T> {
    fn live(&self) -> Option<&Arc<T>> {
        self.deleted.is_none().then_some(&self.value)
    }
}

/// The whole of what the user knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    people: BTreeMap<PersonId, Kept<Person>>,
    ties: BTreeMap<TieKey, Kept<Tie>>,
    moments: HashMap<MomentId, Kept<Moment>>,
    giving: giving::Giving,
    views: BTreeMap<ViewId, Kept<SavedView>>,
    groups: BTreeMap<GroupId, Kept<NamedGroup>>,
    intentions: BTreeMap<IntentionId, Kept<Intention>>,
    households: BTreeMap<HouseholdId, Kept<Household>>,
    settings: Settings,
    ties_of: HashMap<PersonId, BTreeSet<TieKey>>,
    moments_of: HashMap<PersonId, BTreeSet<(Day, MomentId)>>,
    moments_by_day: BTreeSet<(Day, MomentId)>,
}

impl Notebook {
    /// Whether nobody and no habit is in it.
    pub fn is_empty(&self) -> bool {
        self.people().next().is_none() && self.habits().is_empty()
    }

    /// Everybody, in no order that means anything.
    pub fn people(&self) -> impl Iterator<Item = &Arc<Person>> {
        self.people.values().filter_map(Kept::live)
    }

    /// The person of this id, unless deleted.
    pub fn person(&self, id: PersonId) -> Option<&Arc<Person>> {
        self.people.get(&id)?.live()
    }

    /// Everybody, by name.
    pub fn people_by_name(&self) -> Vec<Arc<Person>> {
        let mut people: Vec<Arc<Person>> = self.people().cloned().collect();
        sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
        people
    }

    /// What to call somebody in short, so that nobody else is meant; see [`called`].
    pub fn short_name(&self, id: PersonId) -> String {
        let Some(person) = self.person(id) else { return "Someone".to_owned() };
        let short = fold(person.short_name());
        let is_near = |other: &&Person| fold(other.short_name()).starts_with(&short);
        called(self.people().map(AsRef::as_ref).filter(is_near)).remove(&id).unwrap_or_default()
    }

    /// The whole name of somebody, as it is shown.
    pub fn full_name(&self, id: PersonId) -> &str {
        self.person(id).map_or("Someone", |person| person.shown_name())
    }

    /// All ties whose two people are both there, ordered.
    pub fn ties(&self) -> impl Iterator<Item = &Arc<Tie>> {
        self.ties.values().filter_map(|kept| self.live_tie(kept))
    }

    /// The tie of this key, while it and both its people are there.
    pub fn tie(&self, key: &TieKey) -> Option<&Arc<Tie>> {
        self.live_tie(self.ties.get(key)?)
    }

    /// A person's ties, ordered.
    pub fn ties_of(&self, person: PersonId) -> impl Iterator<Item = &Arc<Tie>> {
        let keys = self.ties_of.get(&person).into_iter().flatten();
        keys.filter_map(|key| self.tie(key))
    }

    fn live_tie<'a>(&self, kept: &'a Kept<Tie>) -> Option<&'a Arc<Tie>> {
        let tie = kept.live()?;
        (self.person(tie.key.from()).is_some() && self.person(tie.key.to()).is_some())
            .then_some(tie)
    }

    /// The moment of this id, while it and one of those who were there are.
    pub fn moment(&self, id: MomentId) -> Option<&Arc<Moment>> {
        let moment = self.moments.get(&id)?.live()?;
        self.is_any_there(&moment.people).then_some(moment)
    }

    /// Those who were there, by name.
    pub fn people_at(&self, moment: &Moment) -> Vec<Arc<Person>> {
        self.among(&moment.people)
    }

    /// Those of these people who are there, by name.
    pub fn among(&self, people: &BTreeSet<PersonId>) -> Vec<Arc<Person>> {
        let people = people.iter().filter_map(|id| self.person(*id));
        let mut people: Vec<Arc<Person>> = people.cloned().collect();
        sort::by_cached_key(&mut people, |person| (person.sort_key(), person.id));
        people
    }

    /// How many moments are kept.
    pub fn moments_len(&self) -> usize {
        self.moments.values().filter(|kept| kept.deleted.is_none()).count()
    }

    /// All moments, latest first.
    pub fn moments(&self) -> impl Iterator<Item = &Arc<Moment>> {
        self.moments_by_day.iter().rev().filter_map(|(_, id)| self.moment(*id))
    }

    /// A person's moments, latest first.
    pub fn moments_of(&self, person: PersonId) -> impl Iterator<Item = &Arc<Moment>> {
        let keys = self.moments_of.get(&person).into_iter().flat_map(|keys| keys.iter().rev());
        keys.filter_map(|(_, id)| self.moment(*id))
    }

    /// The moments of one day.
    pub fn moments_on(&self, day: Day) -> impl Iterator<Item = &Arc<Moment>> {
        self.kept_on(day).filter_map(|id| self.moment(id))
    }

    fn kept_on(&self, day: Day) -> impl Iterator<Item = MomentId> {
        let start = (day, crate::id::AnyId::from_random(0));
        let keys = self.moments_by_day.range(start..).take_while(move |(on, _)| *on == day);
        keys.map(|(_, id)| *id)
    }

    /// The last day up to `today` on which the two of us were in touch.
    pub fn last_contact(&self, person: PersonId, today: Day) -> Option<Day> {
        let in_touch = |moment: &&Arc<Moment>| moment.kind.is_contact() && moment.day <= today;
        self.moments_of(person).find(in_touch).map(|moment| moment.day)
    }

    /// The views of the map that were kept, by name.
    pub fn views(&self) -> Vec<Arc<SavedView>> {
        let mut views: Vec<Arc<SavedView>> =
            self.views.values().filter_map(Kept::live).cloned().collect();
        sort::by_cached_key(&mut views, |view| (fold(&view.name), view.id));
        views
    }

    /// The names given to groups, by name.
    pub fn group_names(&self) -> Vec<Arc<NamedGroup>> {
        let mut groups: Vec<Arc<NamedGroup>> =
            self.groups.values().filter_map(Kept::live).cloned().collect();
        sort::by_cached_key(&mut groups, |group| (fold(&group.name), group.id));
        groups
    }

    /// Whether somebody of these is there, or nobody was named.
    fn is_any_there(&self, people: &BTreeSet<PersonId>) -> bool {
        people.is_empty() || people.iter().any(|id| self.person(*id).is_some())
    }

    /// The intention of this id, while it and one of those it is for are there.
    pub fn intention(&self, id: IntentionId) -> Option<&Arc<Intention>> {
        let intention = self.intentions.get(&id)?.live()?;
        self.is_any_there(&intention.people).then_some(intention)
    }

    /// All intentions, also those that are done, in no order that means anything.
    pub fn intentions(&self) -> impl Iterator<Item = &Arc<Intention>> {
        self.intentions.keys().filter_map(|id| self.intention(*id))
    }

    /// The household of this id, while it and somebody of it are there.
    pub fn household(&self, id: HouseholdId) -> Option<&Arc<Household>> {
        let household = self.households.get(&id)?.live()?;
        self.is_any_there(&household.people).then_some(household)
    }

    /// All households, in no order that means anything.
    pub fn households(&self) -> impl Iterator<Item = &Arc<Household>> {
        self.households.keys().filter_map(|id| self.household(*id))
    }

    /// The households that a person is of.
    pub fn households_of(&self, person: PersonId) -> impl Iterator<Item = &Arc<Household>> {
        self.households().filter(move |household| household.people.contains(&person))
    }

    /// Whether these two were said to be two people.
    pub fn are_apart(&self, one: PersonId, other: PersonId) -> bool {
        let says = |one, other| self.person(one).is_some_and(|one| one.apart.contains(other));
        says(one, &other) || says(other, &one)
    }

    /// What the user has chosen.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}

/// How the document writes: one call a kind of thing, `None` for what is gone.
impl Notebook {
    pub(crate) fn kept_person(&self, id: PersonId) -> Option<&Kept<Person>> {
        self.people.get(&id)
    }

    /// Everybody, also those in the trash.
    pub(crate) fn kept_people(&self) -> impl Iterator<Item = &Arc<Person>> {
        self.people.values().map(|kept| &kept.value)
    }

    /// The moments in which somebody was named, also those in the trash.
    pub(crate) fn moment_keys(&self, person: PersonId) -> impl Iterator<Item = MomentId> {
        self.moments_of.get(&person).into_iter().flatten().map(|(_, id)| *id)
    }

    /// The keys of a person's ties, also of those in the trash.
    pub(crate) fn tie_keys(&self, person: PersonId) -> impl Iterator<Item = TieKey> {
        self.ties_of.get(&person).into_iter().flatten().cloned()
    }

    /// The tie of this key where it wasn't deleted itself, also with somebody in the trash.
    pub(crate) fn kept_tie(&self, key: &TieKey) -> Option<&Arc<Tie>> {
        self.ties.get(key)?.live()
    }

    /// Takes a person out for a change; [`Notebook::set_person`] puts them back.
    pub(crate) fn take_person(&mut self, id: PersonId) -> Option<Kept<Person>> {
        self.people.remove(&id)
    }

    pub(crate) fn set_person(&mut self, id: PersonId, kept: Option<Kept<Person>>) {
        set(&mut self.people, id, kept);
    }

    pub(crate) fn set_tie(&mut self, key: TieKey, kept: Option<Kept<Tie>>) {
        for end in [key.from(), key.to()] {
            let keys = self.ties_of.entry(end).or_default();
            if kept.is_some() {
                keys.insert(key.clone());
            } else {
                keys.remove(&key);
                if keys.is_empty() {
                    self.ties_of.remove(&end);
                }
            }
        }
        set(&mut self.ties, key, kept);
    }

    pub(crate) fn set_moment(&mut self, id: MomentId, kept: Option<Kept<Moment>>) {
        if let Some(old) = self.moments.remove(&id) {
            let key = (old.value.day, id);
            self.moments_by_day.remove(&key);
            for person in &old.value.people {
                if let Some(keys) = self.moments_of.get_mut(person) {
                    keys.remove(&key);
                    if keys.is_empty() {
                        self.moments_of.remove(person);
                    }
                }
            }
        }
        if let Some(new) = kept {
            let key = (new.value.day, id);
            self.moments_by_day.insert(key);
            for person in &new.value.people {
                self.moments_of.entry(*person).or_default().insert(key);
            }
            self.moments.insert(id, new);
        }
    }

    pub(crate) fn set_kept_view(&mut self, id: ViewId, kept: Option<Kept<SavedView>>) {
        set(&mut self.views, id, kept);
    }

    pub(crate) fn set_kept_group(&mut self, id: GroupId, kept: Option<Kept<NamedGroup>>) {
        set(&mut self.groups, id, kept);
    }

    pub(crate) fn set_kept_intention(&mut self, id: IntentionId, kept: Option<Kept<Intention>>) {
        set(&mut self.intentions, id, kept);
    }

    pub(crate) fn set_kept_household(&mut self, id: HouseholdId, kept: Option<Kept<Household>>) {
        set(&mut self.households, id, kept);
    }

    pub(crate) fn settings_mut(&mut self) -> &mut Settings {
        self.forget_courses();
        &mut self.settings
    }
}

fn set<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => {
            map.insert(key, value);
        }
        None => {
            map.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;
    use crate::life::MomentKind;
    use crate::people::TieKind;

    fn person(n: u64, name: &str) -> Person {
        Person::new(PersonId::from_random(n), name)
    }

    fn keep<T>(value: T) -> Option<Kept<T>> {
        Some(Kept { value: Arc::new(value), deleted: None })
    }

    fn moment(n: u64, day: &str, kind: MomentKind, people: &[u64]) -> Moment {
        Moment {
            people: people.iter().map(|n| PersonId::from_random(*n)).collect(),
            ..Moment::new(MomentId::from_random(n), day.parse().unwrap(), kind)
        }
    }

    #[test]
    fn ties_of_the_deleted_are_out_of_sight_and_come_back() {
        let mut notebook = Notebook::default();
        let (ada, grace) = (person(1, "Ada"), person(2, "Grace"));
        let (a, g) = (ada.id, grace.id);
        let key = TieKey::new(a, g, TieKind::from_slug("friend").unwrap()).unwrap();
        notebook.set_person(a, keep(ada));
        notebook.set_person(g, keep(grace.clone()));
        notebook.set_tie(key.clone(), keep(Tie::new(key.clone())));
        assert_eq!(notebook.ties_of(a).count(), 1);

        let gone = Kept { value: Arc::new(grace.clone()), deleted: Day::from_number(1) };
        notebook.set_person(g, Some(gone));
        assert_eq!(notebook.ties_of(a).count(), 0);
        assert_eq!(notebook.ties().count(), 0);
        assert_eq!(notebook.person(g), None);

        notebook.set_person(g, keep(grace));
        assert_eq!(notebook.ties_of(a).count(), 1);
        notebook.set_tie(key, None);
        assert_eq!(notebook.ties_of(g).count(), 0);
    }

    #[test]
    fn moments_move_with_their_day_and_people() {
        let mut notebook = Notebook::default();
        let (a, g) = (PersonId::from_random(1), PersonId::from_random(2));
        notebook.set_person(a, keep(person(1, "Ada")));
        notebook.set_person(g, keep(person(2, "Grace")));
        let nothing_yet = notebook.clone();
        let first = moment(9, "2026-11-01", MomentKind::Talked, &[1, 2]);
        let id = first.id;
        notebook.set_moment(id, keep(first));
        assert_eq!(notebook.moments_of(g).count(), 1);
        let moved = moment(9, "2026-11-03", MomentKind::Talked, &[1]);
        notebook.set_moment(id, keep(moved.clone()));
        assert_eq!(notebook.moments_of(g).count(), 0);
        assert_eq!(notebook.moments_on("2026-11-01".parse().unwrap()).count(), 0);
        assert_eq!(notebook.last_contact(a, "2026-11-21".parse().unwrap()), Some(moved.day));
        assert_eq!(notebook.last_contact(a, "2026-11-02".parse().unwrap()), None);
        notebook.set_moment(id, None);
        assert_eq!(notebook, nothing_yet);
    }

    #[test]
    fn a_note_about_someone_is_no_contact() {
        let mut notebook = Notebook::default();
        let note = moment(9, "2026-11-01", MomentKind::Note, &[1]);
        notebook.set_person(PersonId::from_random(1), keep(person(1, "Ada")));
        notebook.set_moment(note.id, keep(note));
        let today = "2026-11-21".parse().unwrap();
        assert_eq!(notebook.last_contact(PersonId::from_random(1), today), None);
    }
}
