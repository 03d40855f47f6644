//! Bringing in another device's notebook, as one step that can be undone.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use yrs::{Map, Transact, TransactionMut};

use super::compare::{Side, Spot, collection_of, mark_of};
use super::edit::Target as _;
use super::meeting::{Key, Meeting};
use super::migrate::migrate;
use super::order::apply;
use super::purge::key_of;
use super::undo::{Step, Writing, write_schema};
use super::value::{Value, plain};
use super::{Change, Collection, Document, Done, Maps, MergeError, has_changed};
use crate::notebook::Thing;

/// What becomes of a thing that one side has deleted and the other edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It stays, with its edits.
    Keep,
    /// It goes where the one who deleted it put it: into the trash, or for good.
    Delete,
}

/// What the user has decided. What they left open goes as merging goes: of two writes the one that
/// every device picks; what was put into the trash lies there with its edits; of what was removed
/// for good the edits remain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Whose value stands after a conflict.
    pub conflicts: HashMap<Spot, Side>,
    /// What becomes of what was asked about.
    pub asked: HashMap<Thing, Fate>,
}

impl Document {
    /// Merges an update (the whole notebook of another device) as one step that can be undone.
    /// `None` when there was nothing in it that isn't here.
    ///
    /// # Errors
    /// When it can't be merged; nothing has changed then.
    pub fn bring_in(
        &mut self,
        words: impl Into<String>,
        update: &[u8],
        choices: &Choices,
    ) -> Result<Option<Done>, MergeError> {
        // In copies first: what can't be merged must not be merged half.
        let meeting = Meeting::of(self, update)?;
        let (writes, merged) = (meeting.writes(choices), &meeting.merged.document);
        let choose = |txn: &mut TransactionMut<'_>, maps: &Maps| {
            let mut writing = Writing { txn, maps, step: Step::default() };
            migrate(&mut writing, &merged.mirror.old);
            for ((collection, key), value) in &writes {
                writing.write(*collection, key, value.clone());
            }
            if merged.is_old() {
                write_schema(txn, maps);
            }
        };
        let (mut step, update) = if self.is_next(update) {
            let update = {
                let mut txn = self.doc.transact_mut();
                apply(&mut txn, update)?;
                choose(&mut txn, &self.maps);
                txn.commit();
                has_changed(&txn).then(|| txn.encode_update_v1())
            };
            (Step::of(self.follow()), update)
        } else {
            // Where something is missing, what happened is told by before and after.
            let before = self.values();
            self.take([update], true);
            choose(&mut self.doc.transact_mut(), &self.maps);
            self.follow();
            let update = self.snapshot();
            self.keep_beside_gap(Some(&update));
            (Step::of(difference(before, self.values())), Some(update))
        };
        let words = words.into();
        step.words.clone_from(&words);
        self.history.take_step(step);
        Ok(update.map(|update| Done { words, update }))
    }

    fn values(&self) -> Values {
        let txn = self.doc.transact();
        let maps = self.maps.0.iter();
        let all = maps.flat_map(|(collection, map)| {
            map.iter(&txn).map(|(key, out)| ((*collection, Rc::from(key)), plain(&out)))
        });
        all.collect()
    }
}

type Values = BTreeMap<(Collection, Rc<str>), Option<Value>>;

fn difference(mut before: Values, after: Values) -> Vec<Change> {
    let mut changes = Vec::new();
    for ((collection, key), after) in after {
        let before = before.remove(&(collection, Rc::clone(&key))).flatten();
        changes.push(Change { collection, key, before, after });
    }
    let gone = before.into_iter();
    changes.extend(gone.map(|((collection, key), before)| Change {
        collection,
        key,
        before,
        after: None,
    }));
    changes.retain(|change| change.before != change.after);
    changes
}

impl Meeting {
    /// What has to be written after merging, so that the choices stand.
    fn writes(&self, choices: &Choices) -> Vec<(Key, Option<Value>)> {
        let mut writes = Vec::new();
        for (Spot(key), side) in &choices.conflicts {
            if self.conflict(key).is_some_and(|picks| picks != *side) {
                writes.push((key.clone(), self.sides(*side).0.value(key).cloned()));
            }
        }
        for (thing, fate) in &choices.asked {
            let Some(asked) = self.asked(thing) else { continue };
            let (deleter, editor) = self.sides(asked.deleted);
            let winner = if *fate == Fate::Keep { editor } else { deleter };
            if asked.for_good {
                let its = |key: &Key| self.thing(key).as_ref() == Some(thing);
                writes.extend(self.merged.values_of(its).map(|(key, _)| (key.clone(), None)));
                let back = winner.values_of(its);
                writes.extend(back.map(|(key, value)| (key.clone(), Some(value.clone()))));
            } else {
                let key = match thing {
                    Thing::Person(_) | Thing::Habit(_) => mark_of(thing),
                    _ => (collection_of(thing), key_of(thing)),
                };
                let value = winner.value(&key).cloned();
                writes.push((key, value));
            }
        }
        writes
    }
}
