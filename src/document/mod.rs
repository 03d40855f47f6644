//! The document: the notebook's history, as a Yjs document (by the crate yrs). All that changes
//! the notebook goes through here and comes out as an update of a few bytes.
//! No awareness of where the bytes are kept, of the clock or of the screen.

mod bring;
mod clash;
mod compare;
mod edit;
mod fields;
mod meeting;
mod members;
mod migrate;
mod mirror;
mod one;
mod order;
mod purge;
mod records;
mod sound;
mod undo;
mod value;
mod words;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yrs::types::EntryChange;
use yrs::{Doc, Map, MapRef, Observable, ReadTxn, StateVector, Transact, TransactionMut};

use crate::notebook::Notebook;
pub use bring::{Choices, Fate};
use clash::Fresh;
pub use clash::{Clash, ClashKind, Heard};
pub use compare::{Asked, Changed, Comparison, Conflict, Difference, Named, Side, Spot};
pub use edit::Edit;
use mirror::Mirror;
use order::Waiting;
use undo::{History, Step, Writing};
use value::{Value, plain};

/// The version of the shape in which things are stored. It grows when an older Kith would
/// misread what a newer one writes. 2: no key holds what the user wrote.
pub const SCHEMA: i64 = 2;

/// The root maps, one a collection; all hold plain values, none a nested type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Collection {
    People,
    Ties,
    Moments,
    Habits,
    Checks,
    Views,
    Groups,
    Rests,
    Days,
    Intentions,
    Households,
    Settings,
    Meta,
}

impl Collection {
    const ALL: [Collection; 13] = [
        Collection::People,
        Collection::Ties,
        Collection::Moments,
        Collection::Habits,
        Collection::Checks,
        Collection::Views,
        Collection::Groups,
        Collection::Rests,
        Collection::Days,
        Collection::Intentions,
        Collection::Households,
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
            Collection::Views => "views",
            Collection::Groups => "groups",
            Collection::Rests => "rests",
            Collection::Days => "days",
            Collection::Intentions => "intentions",
            Collection::Households => "households",
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

/// One key that a transaction changed, its value before and its value now.
struct Change {
    collection: Collection,
    key: Rc<str>,
    before: Option<Value>,
    after: Option<Value>,
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
    /// A newer Kith wrote it, or has written here: not to be mixed by this one.
    Newer,
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MergeError::TooLarge => "It is too large to be a notebook.",
            MergeError::NotAnUpdate => "It can't be read as a part of a notebook.",
            MergeError::Refused => "It doesn't fit the rest of the notebook.",
            MergeError::Newer => "A newer Kith wrote it. Open the newest Kith and try again.",
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

/// What a transaction wrote: the update, if anything changed, and the counter of our own writes
/// before it.
#[derive(Default)]
struct Written {
    step: Step,
    update: Option<Vec<u8>>,
    clock: u32,
}

/// The Yjs document, its maps, and what they tell of each transaction.
struct Parts {
    doc: Doc,
    maps: Maps,
    heard: Rc<RefCell<Vec<Change>>>,
}

impl Parts {
    fn new(client: u64) -> Self {
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
                        let (before, after) = match change {
                            EntryChange::Inserted(new) => (None, plain(new)),
                            EntryChange::Updated(old, new) => (plain(old), plain(new)),
                            EntryChange::Removed(old) => (plain(old), None),
                        };
                        heard.push(Change { collection, key: Rc::from(&**key), before, after });
                    }
                },
            );
            maps.push((collection, map));
        }
        Self { doc, maps: Maps(maps), heard }
    }
}

/// A notebook with its history.
pub struct Document {
    doc: Doc,
    maps: Maps,
    heard: Rc<RefCell<Vec<Change>>>,
    mirror: Mirror,
    history: History,
    fresh: Fresh,
    waiting: Waiting,
}

impl Document {
    /// An empty one, which writes as this Yjs client. Two writers must never share an id, so each
    /// page load draws its own; only the lowest 53 bits count.
    pub fn new(client: u64) -> Self {
        let Parts { doc, maps, heard } = Parts::new(client);
        Self {
            doc,
            maps,
            heard,
            mirror: Mirror::default(),
            history: History::default(),
            fresh: Fresh::default(),
            waiting: Waiting::default(),
        }
    }

    /// What the user knows, now.
    pub fn notebook(&self) -> &Notebook {
        &self.mirror.notebook
    }

    /// The schema version of the newest Kith that wrote here. Above [`SCHEMA`] it is not ours to
    /// write: every step answers `None` then, and changes nothing.
    pub fn schema(&self) -> i64 {
        self.mirror.schema.unwrap_or(SCHEMA)
    }

    /// Changes the notebook in one step that can be undone, save one that removes for good. `None`
    /// when nothing differs.
    pub fn edit(
        &mut self,
        words: impl Into<String>,
        change: impl FnOnce(&mut Edit<'_>),
    ) -> Option<Done> {
        let written = self.write(|txn, maps, notebook| {
            let mut writing = Writing { txn, maps, step: Step::default() };
            change(&mut Edit::new(&mut writing, notebook));
            writing.step
        });
        self.done(words.into(), written, History::take_step)
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
        while !self.is_newer() {
            let step = next(&self.history)?;
            let reverse = self.write(|txn, maps, _| step.reverse(txn, maps));
            if let Some(done) = self.done(step.words, reverse, keep) {
                return Some(done);
            }
        }
        None
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

    /// Rewrites what an older schema wrote in the shape of today, in one step that can't be undone:
    /// one update, so that whoever is stopped half-way leaves the old or the new. `None` when there
    /// is nothing to do. Both shapes are read at any time; a step brings along what is still old.
    pub fn migrate(&mut self) -> Option<Done> {
        if !self.is_old() {
            return None;
        }
        let update = self.write(|_, _, _| Step::default()).update?;
        Some(Done { words: "Brought into the newest form".into(), update })
    }

    /// Merges updates from elsewhere: what was stored, another tab, another device. Any order, any
    /// number of times; what stands on one that is missing waits for that, unseen. Answers which of
    /// them could not be read; those change nothing.
    pub fn merge<'a>(
        &mut self,
        updates: impl IntoIterator<Item = &'a [u8]>,
    ) -> Vec<(usize, MergeError)> {
        let (refused, _) = self.take(updates, true);
        let changes = self.follow();
        self.forget_gone(&changes);
        refused
    }

    /// Whether something merged still waits for an update that is missing.
    pub fn is_waiting(&self) -> bool {
        !self.waiting.is_empty() || self.doc.transact().has_missing_updates()
    }

    /// Everything, as one Yjs update (version 1), save what waits: that must be kept as it came.
    pub fn snapshot(&self) -> Vec<u8> {
        self.doc.transact().encode_diff_v1(&StateVector::default())
    }

    /// Writes in one transaction, in the shape of today.
    fn write(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>, &Maps, &Notebook) -> Step,
    ) -> Written {
        if self.is_newer() {
            return Written::default();
        }
        let written = {
            let mut txn = self.doc.transact_mut();
            if self.is_old() {
                self.modernise(&mut txn);
            }
            let step = change(&mut txn, &self.maps, &self.mirror.notebook);
            if self.mirror.schema.is_none() && !step.is_empty() {
                undo::write_schema(&mut txn, &self.maps);
            }
            txn.commit();
            let update = has_changed(&txn).then(|| txn.encode_update_v1());
            let clock = txn.before_state().get(&self.doc.client_id());
            Written { step, update, clock }
        };
        self.keep_beside_gap(written.update.as_ref());
        self.follow();
        written
    }

    fn modernise(&self, txn: &mut TransactionMut<'_>) {
        let mut writing = Writing { txn, maps: &self.maps, step: Step::default() };
        migrate::migrate(&mut writing, &self.mirror.old);
        undo::write_schema(txn, &self.maps);
    }

    /// Whether anything has a shape that is not today's.
    fn is_old(&self) -> bool {
        !self.is_newer() && (self.schema() < SCHEMA || !self.mirror.old.is_empty())
    }

    fn is_newer(&self) -> bool {
        self.schema() > SCHEMA
    }

    fn done(
        &mut self,
        words: String,
        Written { mut step, update, clock }: Written,
        keep: fn(&mut History, Step),
    ) -> Option<Done> {
        step.words.clone_from(&words);
        self.remember(&step, clock);
        keep(&mut self.history, step);
        Some(Done { words, update: update? })
    }

    /// Brings the notebook up to date with what the last transaction changed, and answers that.
    fn follow(&mut self) -> Vec<Change> {
        let changes = self.heard.take();
        let txn = self.doc.transact();
        self.mirror.follow(&changes, &|collection, key| {
            plain(&self.maps.get(collection)?.get(&txn, key)?)
        });
        changes
    }
}

fn has_changed(txn: &TransactionMut<'_>) -> bool {
    !txn.insert_set().is_empty() || !txn.delete_set().is_empty()
}

/// Several updates (version 1) as one that does the same; `None` where one can't be read. They must
/// continue each other: what yrs makes of a gap is in `order.rs`.
pub fn merged(updates: &[&[u8]]) -> Option<Vec<u8>> {
    yrs::merge_updates_v1(updates.iter().copied()).ok()
}

#[cfg(test)]
mod tests;
