//! What an older schema wrote, in the shape of today. Both shapes are read at any time, so that it
//! doesn't matter when, how often, or on how many devices at once this is done.

use std::rc::Rc;

use super::Collection;
use super::edit::Target;
use super::members::{KIND, Member, tie_key};
use super::records::{read_old_tie, record};
use super::value::{Value, text};
use crate::id::PersonId;

/// Rewrites these keys, whose values have a shape of schema 1. Where today's shape stands already,
/// it stays; what the record holds that we don't know goes along.
pub(super) fn migrate<'a>(
    target: &mut dyn Target,
    old: impl IntoIterator<Item = &'a (Collection, Rc<str>)>,
) {
    for (collection, key) in old {
        let Some(value) = target.get(*collection, key) else { continue };
        if let Some((today, value)) = in_todays_shape(*collection, key, &value) {
            if target.get(*collection, &today).is_none() {
                target.write(*collection, &today, Some(value));
            }
            target.write(*collection, key, None);
        }
    }
}

/// The key and the value of today for what stands there in the shape of schema 1.
pub(super) fn in_todays_shape(
    collection: Collection,
    key: &str,
    value: &Value,
) -> Option<(String, Value)> {
    match collection {
        Collection::People => {
            let (id, field) = key.split_once('.')?;
            let member = Member::read_old(field, value)?;
            Some((format!("{id}.{}", member.field(id.parse::<PersonId>().ok()?)), member.value()))
        }
        Collection::Ties => {
            let tie = read_old_tie(key, value)?;
            let kind = text(tie.key.kind().slug());
            Some((tie_key(&tie.key), record(Some(value), [(KIND, Some(kind))])))
        }
        _ => None,
    }
}
