//! Out of the trash: back among the rest, or gone for good.
//!
//! What remains of a thing that was removed for good is what Yjs needs to tell it from a new one:
//! the keys it had (random ids, the names of fields, day numbers, and hashes of members), without
//! their values. Nothing of that names anybody; who already has a guess at a tag or an address
//! *and* the id can try it against its hash. The ids of those who were there leave a moment that
//! others share, and a group's name; their words stay, for they belong to the others too. In the
//! filter of a view nobody's id takes the place of theirs.

use std::collections::BTreeSet;

use super::edit::Edit;
use super::fields::{DELETED, INTO, THROUGH};
use super::members::{APART, tie_key};
use super::records::{FILTER, HABIT, record};
use super::value::{Value, as_map, as_text, text};
use super::{Collection, compare};
use crate::day::Day;
use crate::id::{AnyId, PersonId};
use crate::notebook::Thing;

impl Edit<'_> {
    /// Takes a thing out of the trash. A person's ties and moments are back with them; a tie comes
    /// into sight when both its people are there.
    pub fn restore(&mut self, thing: &Thing) {
        let key = key_of(thing);
        match thing {
            Thing::Person(_) => self.target.write(Collection::People, &mark(&key), None),
            Thing::Habit(_) => self.target.write(Collection::Habits, &mark(&key), None),
            _ => {
                let collection = compare::collection_of(thing);
                if let Some(old) = self.target.get(collection, &key) {
                    let back = record(Some(&old), [(DELETED, None)]);
                    self.target.write(collection, &key, Some(back));
                }
            }
        }
    }

    /// Removes a thing for good: all its keys, those of a newer version too. A person takes along
    /// their ties and the moments and groups that are theirs alone; a habit its checks and rests. This can't be undone,
    /// and earlier steps no longer bring back what they wrote there.
    pub fn purge(&mut self, thing: &Thing) {
        self.purge_all(&BTreeSet::from([thing.clone()]));
    }

    /// Removes for good what was deleted before this day.
    pub fn purge_expired(&mut self, before: Day) {
        let deleted = self.before().deleted().filter(|thing| thing.day < before);
        let things: BTreeSet<Thing> = deleted.map(|thing| thing.key).collect();
        self.purge_all(&things);
    }

    fn purge_all(&mut self, things: &BTreeSet<Thing>) {
        if things.is_empty() {
            return;
        }
        self.target.forget();
        let keys: BTreeSet<(Collection, String)> =
            things.iter().map(|thing| (compare::collection_of(thing), key_of(thing))).collect();
        let has = |collection: Collection, key: &str| keys.contains(&(collection, key.to_owned()));
        let person = |id: &str| has(Collection::People, id);
        for collection in Collection::ALL {
            if matches!(collection, Collection::Settings | Collection::Meta) {
                continue;
            }
            for (key, value) in self.target.all(collection) {
                let part = |from: usize| key.get(from..from + 8).unwrap_or_default();
                let gone = match collection {
                    Collection::People | Collection::Habits => {
                        let (id, field) = key.split_once('.').unwrap_or_default();
                        // Through whom we met others is forgotten with them, and who was told apart
                        // from them.
                        let names = [THROUGH, INTO].contains(&field)
                            || field.split_once('.').is_some_and(|(set, _)| set == APART);
                        let named = names.then(|| value.as_ref().and_then(as_text));
                        has(collection, id) || named.flatten().is_some_and(&person)
                    }
                    Collection::Ties => has(collection, &key) || person(part(0)) || person(part(8)),
                    Collection::Checks | Collection::Days => has(Collection::Habits, part(0)),
                    Collection::Rests => {
                        let of = value.as_ref().and_then(as_map).and_then(|m| m.get(HABIT));
                        let of = of.and_then(as_text);
                        has(collection, &key) || of.is_some_and(|id| has(Collection::Habits, id))
                    }
                    _ => has(collection, &key),
                };
                if gone {
                    self.target.write(collection, &key, None);
                } else if holds_people(collection) {
                    self.leave(collection, &key, value.as_ref(), &person);
                } else if collection == Collection::Views {
                    self.blot(&key, value.as_ref(), things);
                }
            }
        }
    }

    /// Puts nobody's id into a view's filter for those who are gone; also into one of a newer
    /// version, whose words we can't read.
    fn blot(&mut self, key: &str, value: Option<&Value>, gone: &BTreeSet<Thing>) {
        let filter = value.and_then(as_map).and_then(|members| members.get(FILTER));
        let Some(filter) = filter.and_then(as_text) else { return };
        let mut left = filter.to_owned();
        for thing in gone {
            if let Thing::Person(id) = thing {
                left = left.replace(id.as_str(), PersonId::from_random(0).as_str());
            }
        }
        if left != filter {
            let rest = record(value, [(FILTER, Some(text(&left)))]);
            self.target.write(Collection::Views, key, Some(rest));
        }
    }

    /// Takes those who are gone out of what holds several, and it away if nobody is left of it.
    fn leave(
        &mut self,
        collection: Collection,
        key: &str,
        value: Option<&Value>,
        gone: &dyn Fn(&str) -> bool,
    ) {
        let Some(Value::Array(people)) = value.and_then(as_map).and_then(|m| m.get("people"))
        else {
            return;
        };
        let is_left = |id: &&Value| !as_text(id).is_some_and(gone);
        let left: Vec<Value> = people.iter().filter(is_left).cloned().collect();
        if left.len() < people.len() {
            let rest =
                (!left.is_empty()).then(|| record(value, [("people", Some(Value::from(left)))]));
            self.target.write(collection, key, rest);
        }
    }
}

fn holds_people(collection: Collection) -> bool {
    use Collection::{Groups, Households, Intentions, Moments};
    matches!(collection, Moments | Groups | Intentions | Households)
}

fn mark(key: &str) -> String {
    format!("{key}.{DELETED}")
}

/// The key of a thing's record; of what has a key a field, what they begin with.
pub(super) fn key_of(thing: &Thing) -> String {
    match thing {
        Thing::Person(id) => id.as_str().to_owned(),
        Thing::Habit(id) => id.as_str().to_owned(),
        Thing::Moment(id) => id.as_str().to_owned(),
        Thing::Tie(key) => tie_key(key),
        Thing::View(id) => id.as_str().to_owned(),
        Thing::Group(id) => id.as_str().to_owned(),
        Thing::Rest(id) => id.as_str().to_owned(),
        Thing::Intention(id) => id.as_str().to_owned(),
        Thing::Household(id) => id.as_str().to_owned(),
    }
}
