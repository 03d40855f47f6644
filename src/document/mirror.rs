//! Brings the notebook up to date with what a transaction changed, key by key, without reading the
//! whole document again.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use super::fields::{DELETED, Entity, Fields as _, as_amount};
use super::members::{Member, is_member, tie_key};
use super::records::{
    deleted, read_day, read_group, read_household, read_intention, read_moment, read_old_tie,
    read_rest, read_tie, read_view,
};
use super::undo::SCHEMA_KEY;
use super::value::{Value, as_day, as_number};
use super::{Change, Collection};
use crate::giving::{CheckKey, Habit};
use crate::id::PersonId;
use crate::notebook::{Kept, Notebook};
use crate::people::{Person, TieKey};

/// What follows the document.
#[derive(Default)]
pub(super) struct Mirror {
    pub(super) notebook: Notebook,
    /// The version that the document says it has, if it says any.
    pub(super) schema: Option<i64>,
    /// The keys whose values have a shape of schema 1.
    pub(super) old: BTreeSet<(Collection, Rc<str>)>,
}

/// Where the document's values are looked up, as they are now.
type Look<'a> = &'a dyn Fn(Collection, &str) -> Option<Value>;

impl Mirror {
    pub(super) fn follow(&mut self, changes: &[Change], look: Look<'_>) {
        for Change { collection, key, after, .. } in changes {
            let value = after.as_ref();
            match collection {
                Collection::People => self.person(key, value, look),
                Collection::Habits => self.habit(key, value),
                Collection::Ties => self.tie(key, value, look),
                Collection::Moments => self.moment(key, value),
                Collection::Checks => self.check(key, value),
                Collection::Views => self.view(key, value),
                Collection::Groups => self.group(key, value),
                Collection::Rests => self.rest(key, value),
                Collection::Days => self.day(key, value),
                Collection::Intentions => self.intention(key, value),
                Collection::Households => self.household(key, value),
                Collection::Settings => self.notebook.settings_mut().set_field(key, value),
                Collection::Meta => {
                    if &**key == SCHEMA_KEY {
                        self.schema = value.and_then(as_number);
                    }
                }
            }
        }
    }

    fn remember_shape(&mut self, collection: Collection, key: &Rc<str>, old: bool) {
        if old {
            self.old.insert((collection, Rc::clone(key)));
        } else if !self.old.is_empty() {
            self.old.remove(&(collection, Rc::clone(key)));
        }
    }

    fn person(&mut self, key: &Rc<str>, value: Option<&Value>, look: Look<'_>) {
        let Some((id, field)) = split::<PersonId>(key) else { return };
        let kept = self.notebook.take_person(id);
        let kept = if is_member(field) {
            let old = value.is_some_and(|value| Member::read_old(field, value).is_some());
            self.remember_shape(Collection::People, key, old);
            changed(kept, id, |kept| member(Arc::make_mut(&mut kept.value), field, value, look))
        } else {
            with_field::<Person>(kept, id, field, value)
        };
        self.notebook.set_person(id, kept);
    }

    fn habit(&mut self, key: &str, value: Option<&Value>) {
        if let Some((id, field)) = split(key) {
            let kept = with_field::<Habit>(self.notebook.take_habit(id), id, field, value);
            self.notebook.set_habit(id, kept);
        }
    }

    fn tie(&mut self, key: &Rc<str>, value: Option<&Value>, look: Look<'_>) {
        let old = value.is_some_and(|value| read_old_tie(key, value).is_some());
        self.remember_shape(Collection::Ties, key, old);
        if let Some((value, tie)) = value.and_then(|value| Some((value, read_tie(key, value)?))) {
            self.notebook.set_tie(tie.key.clone(), kept(value, Some(tie)));
            return;
        }
        for candidate in self.tie_candidates(key) {
            let (today, before) = (tie_key(&candidate), candidate.to_string());
            let in_shape = |key: &str, read: fn(&str, &Value) -> Option<_>| {
                let value = look(Collection::Ties, key)?;
                kept(&value, read(key, &value))
            };
            let found = in_shape(&today, read_tie).or_else(|| in_shape(&before, read_old_tie));
            self.notebook.set_tie(candidate, found);
        }
    }

    /// Which ties a key may have stood for whose value is gone or can't be read.
    fn tie_candidates(&self, key: &str) -> Vec<TieKey> {
        let mut candidates: Vec<TieKey> = Vec::new();
        if let Some(from) = key.get(..8).and_then(|from| from.parse().ok()) {
            candidates = self.notebook.tie_keys(from).filter(|tie| tie_key(tie) == key).collect();
        }
        // A spelling of the key that we would not write ourselves is not ours to show.
        candidates.extend(key.parse().ok().filter(|tie: &TieKey| tie.to_string() == key));
        candidates
    }

    fn moment(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let moment = value.and_then(|value| kept(value, read_moment(key, value)));
            self.notebook.set_moment(id, moment);
        }
    }

    fn intention(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let intention = value.and_then(|value| kept(value, read_intention(key, value)));
            self.notebook.set_kept_intention(id, intention);
        }
    }

    fn household(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let household = value.and_then(|value| kept(value, read_household(key, value)));
            self.notebook.set_kept_household(id, household);
        }
    }

    fn view(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let view = value.and_then(|value| kept(value, read_view(key, value)));
            self.notebook.set_kept_view(id, view);
        }
    }

    fn group(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let group = value.and_then(|value| kept(value, read_group(key, value)));
            self.notebook.set_kept_group(id, group);
        }
    }

    fn check(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(CheckKey { habit, day }) = key.parse() {
            let done = value.filter(|value| !matches!(value, Value::Bool(false) | Value::Null));
            self.notebook.set_check(habit, day, done.map(as_amount));
        }
    }

    fn rest(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(id) = key.parse() {
            let rest = value.and_then(|value| kept(value, read_rest(key, value)));
            self.notebook.set_kept_rest(id, rest);
        }
    }

    fn day(&mut self, key: &str, value: Option<&Value>) {
        if let Ok(CheckKey { habit, day }) = key.parse() {
            self.notebook.set_day_mark(habit, day, value.and_then(read_day));
        }
    }
}

fn split<Id: std::str::FromStr>(key: &str) -> Option<(Id, &str)> {
    let (id, field) = key.split_once('.')?;
    Some((id.parse().ok()?, field))
}

fn with_field<T: Entity>(
    kept: Option<Kept<T>>,
    id: T::Id,
    field: &str,
    value: Option<&Value>,
) -> Option<Kept<T>> {
    changed(kept, id, |kept| {
        if field == DELETED {
            kept.deleted = value.and_then(as_day);
        } else {
            Arc::make_mut(&mut kept.value).set_field(field, value);
        }
    })
}

/// The thing after a change; `None` while none of its fields is one we know.
fn changed<T: Entity>(
    kept: Option<Kept<T>>,
    id: T::Id,
    change: impl FnOnce(&mut Kept<T>),
) -> Option<Kept<T>> {
    let mut kept = kept.unwrap_or_else(|| Kept { value: Arc::new(T::blank(id)), deleted: None });
    change(&mut kept);
    let gone = kept.deleted.is_none() && *kept.value == T::blank(id);
    (!gone).then_some(kept)
}

/// A member may stand there in the shape of today, in that of schema 1, or for a while in both:
/// today's counts, and it is gone when both are.
fn member(person: &mut Person, field: &str, value: Option<&Value>, look: Look<'_>) {
    if let Some(member) = value.and_then(|value| Member::read(person.id, field, value)) {
        member.put(person);
        return;
    }
    let id = person.id;
    let at = |field: &str| look(Collection::People, &format!("{id}.{field}"));
    for candidate in Member::candidates(person, field) {
        let (today, before) = (candidate.field(id), candidate.old_field());
        let found = at(&today).and_then(|value| Member::read(id, &today, &value));
        let found = found.or_else(|| Member::read_old(&before, &at(&before)?));
        match found {
            Some(member) => member.put(person),
            None => candidate.remove(person),
        }
    }
}

fn kept<T>(value: &Value, thing: Option<T>) -> Option<Kept<T>> {
    Some(Kept { value: Arc::new(thing?), deleted: deleted(value) })
}
