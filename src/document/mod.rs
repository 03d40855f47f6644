//! The document: the notebook's history, as a Yjs document (by the crate yrs). All that changes
//! the notebook goes through here and comes out as an update of a few bytes.
//! No awareness of where the bytes are kept, of the clock or of the screen.

mod edit;
mod fields;
mod mirror;
mod records;
mod sound;
mod undo;
mod value;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yrs::types::EntryChange;
use yrs::updates::decoder::Decode;
use yrs::{Doc, MapRef, Observable, ReadTxn, StateVector, Transact, TransactionMut, Update};

use crate::notebook::Notebook;
pub use edit::Edit;
use undo::{History, Step, Writing};
use value::{Value, plain};

/// The version of the shape in which things are stored. It grows when an older Kith would
/// misread what a newer one writes.
pub const SCHEMA: i64 = 1;

/// The largest update that is decoded, in bytes: far above any notebook that fits a browser.
const LARGEST_UPDATE: usize = 64 << 20;

/// The root maps, one a collection; all hold plain values, none a nested type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Collection {
    People,
    Ties,
    Moments,
    Habits,
    Checks,
    Settings,
    Meta,
}

impl Collection {
    const ALL: [Collection; 7] = [
        Collection::People,
        Collection::Ties,
        Collection::Moments,
        Collection::Habits,
        Collection::Checks,
        Collection::Settings,
        Collection::Meta,
    ];

    fn name(self) -> &'static str {
        match self {
            Collection::People => "people",
            Collection::Ties => "ties",
            Collection::Moments => "moments",
            Collection::Habits => "habits",
            Collection::Checks => "checks",
            Collection::Settings => "settings",
            Collection::Meta => "meta",
        }
    }
}

struct Maps(Vec<(Collection, MapRef)>);

impl Maps {
    fn get(&self, collection: Collection) -> Option<&MapRef> {
        self.0.iter().find(|(name, _)| *name == collection).map(|(_, map)| map)
    }
}

/// One key that a transaction changed, and its value now.
struct Change {
    collection: Collection,
    key: Rc<str>,
    value: Option<Value>,
}

/// Why bytes could not be merged. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// More bytes than any notebook has.
    TooLarge,
    /// Not a Yjs update, or one cut short.
    NotAnUpdate,
    /// An update that contradicts what is here.
    Refused,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MergeError::TooLarge => "It is too large to be a notebook.",
            MergeError::NotAnUpdate => "It can't be read as a part of a notebook.",
            MergeError::Refused => "It doesn't fit the rest of the notebook.",
        })
    }
}

impl std::error::Error for MergeError {}

/// A step that was taken, taken back or taken again: its words, and the bytes to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was done, as a sentence without its full stop.
    pub words: String,
    /// The Yjs update (version 1) that holds it.
    pub update: Vec<u8>,
}

/// A notebook with its history.
pub struct Document {
    doc: Doc,
    maps: Maps,
    heard: Rc<RefCell<Vec<Change>>>,
    notebook: Notebook,
    history: History,
    schema: i64,
}

impl Document {
    /// An empty one, which writes as this Yjs client. Two writers must never share an id, so each
    /// page load draws its own; only the lowest 53 bits count.
    pub fn new(client: u64) -> Self {
        let doc = Doc::with_client_id(client & ((1 << 53) - 1));
        let heard = Rc::new(RefCell::new(Vec::new()));
        let mut maps = Vec::new();
        for collection in Collection::ALL {
            let map = doc.get_or_insert_map(collection.name());
            let heard = Rc::clone(&heard);
            map.observe(
                "notebook",
                move |txn: &TransactionMut, event: &yrs::types::map::MapEvent| {
                    let mut heard = heard.borrow_mut();
                    for (key, change) in event.keys(txn) {
                        let value = match change {
                            EntryChange::Inserted(new) | EntryChange::Updated(_, new) => plain(new),
                            EntryChange::Removed(_) => None,
                        };
                        heard.push(Change { collection, key: Rc::from(&**key), value });
                    }
                },
            );
            maps.push((collection, map));
        }
        Self {
            doc,
            maps: Maps(maps),
            heard,
            notebook: Notebook::default(),
            history: History::default(),
            schema: SCHEMA,
        }
    }

    /// What the user knows, now.
    pub fn notebook(&self) -> &Notebook {
        &self.notebook
    }

    /// The schema version of the newest Kith that wrote here; above [`SCHEMA`] it is not ours to
    /// write.
    pub fn schema(&self) -> i64 {
        self.schema
    }

    /// Changes the notebook in one step that can be undone. `None` when nothing differs.
    pub fn edit(
        &mut self,
        words: impl Into<String>,
        change: impl FnOnce(&mut Edit<'_>),
    ) -> Option<Done> {
        let step = self.write(|txn, maps, notebook| {
            let mut writing = Writing { txn, maps, step: Step::default() };
            change(&mut Edit::new(&mut writing, notebook));
            writing.step
        });
        self.done(words.into(), step, History::take_step)
    }

    /// Takes the last step back, save where somebody has changed the same since. A step of which
    /// nothing is left to take back is passed over.
    pub fn undo(&mut self) -> Option<Done> {
        self.reverse(History::last_step, History::take_back)
    }

    /// Takes the last undone step again, under the same condition.
    pub fn redo(&mut self) -> Option<Done> {
        self.reverse(History::last_undone, History::take_again)
    }

    fn reverse(
        &mut self,
        next: fn(&History) -> Option<Step>,
        keep: fn(&mut History, Step),
    ) -> Option<Done> {
        loop {
            let step = next(&self.history)?;
            let reverse = self.write(|txn, maps, _| step.reverse(txn, maps));
            if let Some(done) = self.done(step.words, reverse, keep) {
                return Some(done);
            }
        }
    }

    /// Takes what was done so far as given: undo leads back to here and no further.
    pub fn forget_history(&mut self) {
        self.history = History::default();
    }

    /// The words of the step that undo would take back.
    pub fn undo_words(&self) -> Option<&str> {
        self.history.undo_words()
    }

    /// The words of the step that redo would take again.
    pub fn redo_words(&self) -> Option<&str> {
        self.history.redo_words()
    }

    /// Merges updates from elsewhere: what was stored, another tab, another device. Any order, any
    /// number of times. Answers which of them could not be read; those change nothing.
    pub fn merge<'a>(
        &mut self,
        updates: impl IntoIterator<Item = &'a [u8]>,
    ) -> Vec<(usize, MergeError)> {
        let mut refused = Vec::new();
        {
            let mut txn = self.doc.transact_mut();
            for (at, bytes) in updates.into_iter().enumerate() {
                if let Err(why) = apply(&mut txn, bytes) {
                    refused.push((at, why));
                }
            }
            take_up(&mut txn);
        }
        self.take_in();
        refused
    }

    /// Whether something merged still waits for an update that is missing.
    pub fn is_waiting(&self) -> bool {
        self.doc.transact().has_missing_updates()
    }

    /// Everything, as one Yjs update (version 1), what waits included.
    pub fn snapshot(&self) -> Vec<u8> {
        self.doc.transact().encode_state_as_update_v1(&StateVector::default())
    }

    fn write(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>, &Maps, &Notebook) -> Step,
    ) -> (Step, Vec<u8>) {
        let result = {
            let mut txn = self.doc.transact_mut();
            let mut step = change(&mut txn, &self.maps, &self.notebook);
            if !step.is_empty() && self.notebook_has_no_schema(&txn) {
                step.write_schema(&mut txn, &self.maps);
            }
            txn.commit();
            let update = if step.is_empty() { Vec::new() } else { txn.encode_update_v1() };
            (step, update)
        };
        self.take_in();
        result
    }

    fn notebook_has_no_schema(&self, txn: &TransactionMut<'_>) -> bool {
        self.maps
            .get(Collection::Meta)
            .is_some_and(|meta| yrs::Map::get(meta, txn, undo::SCHEMA_KEY).is_none())
    }

    fn done(
        &mut self,
        words: String,
        (mut step, update): (Step, Vec<u8>),
        keep: fn(&mut History, Step),
    ) -> Option<Done> {
        let changed = !step.is_empty();
        step.words.clone_from(&words);
        keep(&mut self.history, step);
        changed.then_some(Done { words, update })
    }

    /// Brings the notebook up to date with what the last transaction changed.
    fn take_in(&mut self) {
        let changes = self.heard.take();
        mirror::apply(&mut self.notebook, &mut self.schema, changes);
    }
}

fn apply(txn: &mut TransactionMut<'_>, bytes: &[u8]) -> Result<(), MergeError> {
    if bytes.len() > LARGEST_UPDATE {
        return Err(MergeError::TooLarge);
    }
    if !sound::is_sound(bytes) {
        return Err(MergeError::NotAnUpdate);
    }
    let update = Update::decode_v1(bytes).map_err(|_| MergeError::NotAnUpdate)?;
    txn.apply_update(update).map_err(|_| MergeError::Refused)
}

/// yrs 0.28.1 leaves some updates waiting though what they waited for has come (where one of
/// several that wait stands on another). What it encodes has them all; applied again, they fit.
fn take_up(txn: &mut TransactionMut<'_>) {
    while txn.has_missing_updates() {
        let before = txn.state_vector();
        let all = txn.encode_state_as_update_v1(&StateVector::default());
        if apply(txn, &all).is_err() || txn.state_vector() == before {
            return;
        }
    }
}

/// Several updates (version 1) as one that does the same; `None` where one can't be read.
pub fn merged(updates: &[&[u8]]) -> Option<Vec<u8>> {
    if !updates.iter().all(|update| sound::is_sound(update)) {
        return None;
    }
    yrs::merge_updates_v1(updates.iter().copied()).ok().filter(|merged| sound::is_sound(merged))
}

mod stub;
pub use stub::*;

#[cfg(test)]
mod tests;
