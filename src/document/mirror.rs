//! Brings the notebook up to date with what a transaction changed, key by key, without reading the
//! whole document again.

use std::rc::Rc;
use std::sync::Arc;

use super::fields::{DELETED, Entity, Fields as _};
use super::records::{deleted, read_moment, read_tie};
use super::undo::SCHEMA_KEY;
use super::value::{Value, as_day, as_number};
use super::{Change, Collection};
use crate::giving::{CheckKey, Habit};
use crate::notebook::{Kept, Notebook};
use crate::people::{Person, TieKey};

pub(super) fn apply(notebook: &mut Notebook, schema: &mut i64, changes: Vec<Change>) {
    for Change { collection, key, value } in changes {
        match collection {
            Collection::People => person(notebook, &key, value.as_ref()),
            Collection::Habits => habit(notebook, &key, value.as_ref()),
            Collection::Ties => tie(notebook, &key, value.as_ref()),
            Collection::Moments => moment(notebook, &key, value.as_ref()),
            Collection::Checks => check(notebook, &key, value.as_ref()),
            Collection::Settings => notebook.settings_mut().set_field(&key, value.as_ref()),
            Collection::Meta => {
                if &*key == SCHEMA_KEY {
                    *schema = value.as_ref().and_then(as_number).unwrap_or(super::SCHEMA);
                }
            }
        }
    }
}

fn person(notebook: &mut Notebook, key: &Rc<str>, value: Option<&Value>) {
    if let Some((id, field)) = split::<Person>(key) {
        let kept = with_field(notebook.take_person(id), id, field, value);
        notebook.set_person(id, kept);
    }
}

fn habit(notebook: &mut Notebook, key: &Rc<str>, value: Option<&Value>) {
    if let Some((id, field)) = split::<Habit>(key) {
        let kept = with_field(notebook.take_habit(id), id, field, value);
        notebook.set_habit(id, kept);
    }
}

fn split<T: Entity>(key: &str) -> Option<(T::Id, &str)> {
    let (id, field) = key.split_once('.')?;
    Some((id.parse().ok()?, field))
}

/// The thing with one field changed; `None` while none of its fields is one we know.
fn with_field<T: Entity>(
    kept: Option<Kept<T>>,
    id: T::Id,
    field: &str,
    value: Option<&Value>,
) -> Option<Kept<T>> {
    let mut kept = kept.unwrap_or_else(|| Kept { value: Arc::new(T::blank(id)), deleted: None });
    if field == DELETED {
        kept.deleted = value.and_then(as_day);
    } else {
        Arc::make_mut(&mut kept.value).set_field(field, value);
    }
    let gone = kept.deleted.is_none() && *kept.value == T::blank(id);
    (!gone).then_some(kept)
}

fn tie(notebook: &mut Notebook, key: &str, value: Option<&Value>) {
    let Ok(tie_key) = key.parse::<TieKey>() else { return };
    // A spelling of the key that we would not write ourselves is not ours to show.
    if tie_key.to_string() == key {
        notebook.set_tie(tie_key, value.and_then(|value| kept(value, read_tie(key, value))));
    }
}

fn moment(notebook: &mut Notebook, key: &str, value: Option<&Value>) {
    if let Ok(id) = key.parse() {
        notebook.set_moment(id, value.and_then(|value| kept(value, read_moment(key, value))));
    }
}

fn kept<T>(value: &Value, thing: Option<T>) -> Option<Kept<T>> {
    Some(Kept { value: Arc::new(thing?), deleted: deleted(value) })
}

fn check(notebook: &mut Notebook, key: &str, value: Option<&Value>) {
    if let Ok(CheckKey { habit, day }) = key.parse() {
        let done = !matches!(value, None | Some(Value::Bool(false) | Value::Null));
        notebook.set_check(habit, day, done);
    }
}
