//! The bag: every stored value is a checksummed Yjs update, and opening is merging all that are
//! there. An edit adds one small value. Tidying writes one that holds everything, reads it back,
//! and only then removes what the tidying *before* it had merged already; so at any moment every
//! edit stands in two values, or in one that nobody is about to touch.
//!
//! Updates merge in any order and any number of times, so no crash, no second tab and no
//! half-finished tidying can lose or double anything, without locks. A value that can't be read is
//! named, and never overwritten or removed.

use crate::sort;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::entry::Entry;
use super::shelf::{Shelf, ShelfError};

/// All our keys begin with this; no other is ever read or touched.
pub(super) const PREFIX: &str = "kith/";

/// After so many edits it is time to tidy.
const TIDY_AFTER: usize = 200;

/// What was found on opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The updates to merge, in any order, and the keys they stand under.
    pub updates: Vec<(String, Vec<u8>)>,
    /// The keys whose values can't be read. They stay where they are.
    pub damaged: Vec<String>,
    /// Why nothing could be read at all, if so.
    pub blocked: Option<ShelfError>,
}

impl Opened {
    /// Whether nothing was ever kept here. Damage is not "nothing".
    pub fn is_new(&self) -> bool {
        self.updates.is_empty() && self.damaged.is_empty() && self.blocked.is_none()
    }
}

/// The stored values, and what of the notebook is not stored yet.
pub struct Bag<S> {
    shelf: S,
    writer: u64,
    written: u32,
    /// The keys whose values have been merged; for a tidy value, the keys it holds.
    merged: BTreeMap<String, Option<Vec<String>>>,
    /// Edits in memory that no value holds yet, oldest first.
    unsaved: VecDeque<Vec<u8>>,
    /// With more values than this it is time to tidy; grows when there was no room for it.
    tidy_above: usize,
}

impl<S: Shelf> Bag<S> {
    /// Reads all that is there. `writer` is this page load's own number: no two write the same key.
    pub fn open(shelf: S, writer: u64) -> (Self, Opened) {
        let mut bag = Self {
            shelf,
            writer,
            written: 0,
            merged: BTreeMap::new(),
            unsaved: VecDeque::new(),
            tidy_above: TIDY_AFTER,
        };
        let mut opened = Opened::default();
        match bag.shelf.keys() {
            Err(why) => opened.blocked = Some(why),
            Ok(keys) => {
                for key in keys.into_iter().filter(|key| key.starts_with(PREFIX)) {
                    match bag.read(&key) {
                        Some(entry) => {
                            let update = bag.keep(key.clone(), entry);
                            opened.updates.push((key, update));
                        }
                        None => opened.damaged.push(key),
                    }
                }
            }
        }
        sort::by(&mut opened.damaged, Ord::cmp);
        (bag, opened)
    }

    fn read(&self, key: &str) -> Option<Entry> {
        Entry::from_text(&self.shelf.get(key).ok()??).ok()
    }

    fn keep(&mut self, key: String, entry: Entry) -> Vec<u8> {
        match entry {
            Entry::Edit(update) => {
                self.merged.insert(key, None);
                update
            }
            Entry::Tidy { holds, update } => {
                self.merged.insert(key, Some(holds));
                update
            }
        }
    }

    /// Sets a value aside that is whole and yet can't be merged: it is not ours to remove.
    pub fn set_aside(&mut self, key: &str) {
        self.merged.remove(key);
    }

    /// Keeps an edit. On an error it stays in memory, and is tried again with the next edit and by
    /// [`Bag::retry`]; the order of edits is kept.
    ///
    /// # Errors
    /// When it, or one before it, could not be written.
    pub fn save(&mut self, update: Vec<u8>) -> Result<(), ShelfError> {
        self.unsaved.push_back(update);
        self.retry()
    }

    /// Writes what is not stored yet.
    ///
    /// # Errors
    /// When something still can't be written.
    pub fn retry(&mut self) -> Result<(), ShelfError> {
        while let Some(update) = self.unsaved.front() {
            let text = Entry::Edit(update.clone()).to_text();
            let key = self.next_key();
            self.shelf.set(&key, &text)?;
            self.merged.insert(key, None);
            self.unsaved.pop_front();
        }
        Ok(())
    }

    /// How many edits are in memory only.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// An update that another tab has stored, if this is one of ours and whole. It is validated
    /// like everything that comes from storage.
    pub fn hear(&mut self, key: &str, text: &str) -> Option<Vec<u8>> {
        if !key.starts_with(PREFIX) || self.merged.contains_key(key) {
            return None;
        }
        let entry = Entry::from_text(text).ok()?;
        Some(self.keep(key.to_owned(), entry))
    }

    /// Whether there is much to tidy.
    pub fn wants_tidying(&self) -> bool {
        self.loose() > self.tidy_above
    }

    /// How many values no tidy value stands for.
    fn loose(&self) -> usize {
        self.merged.len().saturating_sub(self.held().len())
    }

    /// The keys that some tidy value stands for already.
    fn held(&self) -> BTreeSet<String> {
        let held = self.merged.values().flatten().flatten();
        held.filter(|key| self.merged.contains_key(*key)).cloned().collect()
    }

    /// Writes everything as one value, and removes the values that the tidy value before it holds.
    /// `everything` must hold all that was opened, saved and heard.
    ///
    /// # Errors
    /// When it could not be written, or is not kept as written; nothing is removed then. Values
    /// that can't be removed are left for the next time and are no error.
    pub fn tidy(&mut self, everything: &[u8]) -> Result<(), ShelfError> {
        // Where there is no room, another try with every edit would only take time.
        self.tidy_above = self.loose() + TIDY_AFTER;
        let past = self.held();
        let holds = self.merged.keys().filter(|key| !past.contains(*key)).cloned().collect();
        let entry = Entry::Tidy { holds, update: everything.to_vec() };
        let (key, text) = (self.next_key(), entry.to_text());
        self.shelf.set(&key, &text)?;
        if self.shelf.get(&key)?.as_deref() != Some(text.as_str()) {
            return Err(ShelfError::NotKept);
        }
        self.keep(key, entry);
        self.unsaved.clear();
        self.tidy_above = TIDY_AFTER;
        for key in past {
            if self.shelf.remove(&key).is_ok() {
                self.merged.remove(&key);
            }
        }
        Ok(())
    }

    fn next_key(&mut self) -> String {
        let key = format!("{PREFIX}{:x}.{}", self.writer, self.written);
        self.written += 1;
        key
    }
}
