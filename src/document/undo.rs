//! Undo of our own: the old values of the keys a step wrote, put back where nobody has written
//! since. (yrs's undo manager has open faults with nested types, y-crdt #412; and it knows nothing
//! of what a merge from another device has touched.)

use std::collections::HashSet;
use std::rc::Rc;

use yrs::{Map, TransactionMut};

use super::edit::Target;
use super::value::{Value, as_number, number, plain};
use super::{Change, Collection, Maps, SCHEMA};

/// Where the schema version stands in the map `meta`.
pub(super) const SCHEMA_KEY: &str = "schema";

/// One key that was written.
#[derive(Clone)]
pub(super) struct Write {
    pub(super) collection: Collection,
    pub(super) key: Rc<str>,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
}

/// What one step wrote, in order.
#[derive(Clone, Default)]
pub(super) struct Step {
    pub(super) words: String,
    pub(super) writes: Vec<Write>,
    /// Whether it removed something for good: nothing of it is remembered.
    pub(super) for_good: bool,
}

impl Step {
    /// What a transaction changed, whoever wrote it.
    pub(super) fn of(changes: Vec<Change>) -> Self {
        let ours = changes.into_iter().filter(|change| change.collection != Collection::Meta);
        let writes = ours.map(|Change { collection, key, before, after }| Write {
            collection,
            key,
            before,
            after,
        });
        Step { writes: writes.collect(), ..Step::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Writes one value, or removes it, and remembers what was there. Nothing is written that is
    /// there already.
    pub(super) fn write(
        &mut self,
        txn: &mut TransactionMut<'_>,
        maps: &Maps,
        collection: Collection,
        key: &str,
        after: Option<Value>,
    ) {
        let Some(map) = maps.get(collection) else { return };
        let before = map.get(txn, key).and_then(|out| plain(&out));
        if before == after {
            return;
        }
        put(map, txn, key, after.clone());
        self.writes.push(Write { collection, key: Rc::from(key), before, after });
    }

    /// Puts back what was there before this step, and answers the step that did so.
    pub(super) fn reverse(&self, txn: &mut TransactionMut<'_>, maps: &Maps) -> Step {
        let mut reverse = Step::default();
        for Write { collection, key, before, after } in self.writes.iter().rev() {
            let Some(map) = maps.get(*collection) else { continue };
            let now = map.get(txn, key).and_then(|out| plain(&out));
            if now == *after {
                reverse.write(txn, maps, *collection, key, before.clone());
            }
        }
        reverse
    }
}

/// Says which schema the notebook is written in; no step that undo takes back.
pub(super) fn write_schema(txn: &mut TransactionMut<'_>, maps: &Maps) {
    if let Some(meta) = maps.get(Collection::Meta) {
        let schema = meta.get(txn, SCHEMA_KEY).and_then(|out| as_number(&plain(&out)?));
        if schema.is_none_or(|schema| schema < SCHEMA) {
            put(meta, txn, SCHEMA_KEY, Some(number(SCHEMA)));
        }
    }
}

/// An open transaction, and the step that remembers what it writes.
pub(super) struct Writing<'a, 't> {
    pub(super) txn: &'a mut TransactionMut<'t>,
    pub(super) maps: &'a Maps,
    pub(super) step: Step,
}

impl Target for Writing<'_, '_> {
    fn get(&self, collection: Collection, key: &str) -> Option<Value> {
        plain(&self.maps.get(collection)?.get(self.txn, key)?)
    }

    fn write(&mut self, collection: Collection, key: &str, value: Option<Value>) {
        self.step.write(self.txn, self.maps, collection, key, value);
    }

    fn all(&self, collection: Collection) -> Vec<(String, Option<Value>)> {
        let map = self.maps.get(collection).into_iter();
        map.flat_map(|map| map.iter(self.txn).map(|(key, out)| (key.to_owned(), plain(&out))))
            .collect()
    }

    fn forget(&mut self) {
        self.step.for_good = true;
    }
}

fn put(map: &yrs::MapRef, txn: &mut TransactionMut<'_>, key: &str, value: Option<Value>) {
    match value {
        Some(value) => {
            map.insert(txn, key, value);
        }
        None => {
            map.remove(txn, key);
        }
    }
}

/// The steps taken and taken back since the page was opened.
#[derive(Default)]
pub(super) struct History {
    taken: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step. Of one that removes for good nothing is remembered, and nothing of what
    /// earlier steps wrote under the same keys.
    pub(super) fn take_step(&mut self, step: Step) {
        if step.for_good {
            let gone: HashSet<(Collection, &str)> =
                step.writes.iter().map(|write| (write.collection, &*write.key)).collect();
            self.forget(&|collection, key| gone.contains(&(collection, key)));
        } else if !step.is_empty() {
            self.taken.push(step);
            self.undone.clear();
        }
    }

    /// Forgets what was written under these keys.
    pub(super) fn forget(&mut self, gone: &dyn Fn(Collection, &str) -> bool) {
        for steps in [&mut self.taken, &mut self.undone] {
            for step in steps.iter_mut() {
                step.writes.retain(|write| !gone(write.collection, &write.key));
            }
            steps.retain(|step| !step.is_empty());
        }
    }

    pub(super) fn last_step(&self) -> Option<Step> {
        self.taken.last().cloned()
    }

    pub(super) fn last_undone(&self) -> Option<Step> {
        self.undone.last().cloned()
    }

    pub(super) fn take_back(&mut self, reverse: Step) {
        self.taken.pop();
        if !reverse.is_empty() {
            self.undone.push(reverse);
        }
    }

    pub(super) fn take_again(&mut self, reverse: Step) {
        self.undone.pop();
        if !reverse.is_empty() {
            self.taken.push(reverse);
        }
    }

    pub(super) fn undo_words(&self) -> Option<&str> {
        self.taken.last().map(|step| step.words.as_str())
    }

    pub(super) fn redo_words(&self) -> Option<&str> {
        self.undone.last().map(|step| step.words.as_str())
    }
}
