//! The bag: every stored value is a checksummed Yjs update, and opening is merging all that are
//! there. An edit adds one small value. Tidying writes one that holds everything, reads it back,
//! and only then removes what the tidying *before* it had merged already; so at any moment every
//! edit stands in two values, or in one that nobody is about to touch.
//!
//! Updates merge in any order and any number of times, so no crash, no second tab and no
//! half-finished tidying can lose or double anything, without locks. A value that can't be read is
//! set aside under a key of its own, named, and never removed.
//!
//! Sealed, each value is encrypted, and nothing else changes: what waits for the cipher is handed
//! out by [`Bag::to_seal`] and taken back by [`Bag::sealed`], for the browser's cipher takes its
//! time. No awareness of the cipher.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::entry::{Entry, Stored, Unreadable};
use super::shelf::{Shelf, ShelfError};
use crate::sort;

mod aside;
mod heal;
mod tidying;

pub use aside::ASIDE;
pub use heal::Healed;
use tidying::Tidying;

/// All our values stand under keys that begin with this; no other is ever taken for one.
pub const PREFIX: &str = "kith/";

/// After so many edits it is time to tidy.
const TIDY_AFTER: usize = 200;

/// What the sealed values say, by their keys: made readable by who holds the data key.
pub type Unsealed = BTreeMap<String, Vec<u8>>;

/// What was found on opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The updates to merge, in any order, and the keys they stand under.
    pub updates: Vec<(String, Vec<u8>)>,
    /// The keys whose values can't be read.
    pub damaged: Vec<String>,
    /// Whether some are of a form that a newer Kith writes.
    pub is_newer: bool,
    /// Why nothing could be read at all, if so.
    pub blocked: Option<ShelfError>,
}

/// A text that is to be stored, or what it will be made of.
#[derive(Clone, Debug)]
enum Text {
    Ready(String),
    ToSeal(Vec<u8>),
}

/// A value in memory that the shelf doesn't have yet.
struct Unsaved {
    key: String,
    text: Text,
    /// Whether the second copy has it.
    is_mirrored: bool,
}

/// A change to make in the second copy: a key, and its text or nothing.
pub type Mirrored = (String, Option<String>);

/// The stored values, and what of the notebook is not stored yet.
pub struct Bag<S> {
    shelf: S,
    writer: u64,
    written: u32,
    tidied: u32,
    is_sealed: bool,
    /// Whether a value was found that ought to be sealed and isn't.
    has_plain: bool,
    /// The keys whose values have been merged; for one that stands for others, their keys.
    merged: BTreeMap<String, Option<Vec<String>>>,
    /// Keys that are ours and whose values can't be merged.
    unread: BTreeSet<String>,
    /// What was set aside sealed, made readable.
    aside: Unsealed,
    /// Oldest first.
    unsaved: VecDeque<Unsaved>,
    /// What came after those, and will be written as one.
    later: Vec<Vec<u8>>,
    tidying: Option<Tidying>,
    to_mirror: Vec<Mirrored>,
    /// With more values than this it is time to tidy; grows when there was no room for it.
    tidy_above: usize,
}

impl<S: Shelf> Bag<S> {
    /// Reads all that is there. `writer` is this page load's own number: no two write the same key.
    /// `unsealed` is what the sealed values say, where the notebook is sealed.
    pub fn open(shelf: S, writer: u64, unsealed: Option<&Unsealed>) -> (Self, Opened) {
        let mut bag = Self {
            shelf,
            writer,
            written: 0,
            tidied: 0,
            is_sealed: unsealed.is_some(),
            has_plain: false,
            merged: BTreeMap::new(),
            unread: BTreeSet::new(),
            aside: Unsealed::new(),
            unsaved: VecDeque::new(),
            later: Vec::new(),
            tidying: None,
            to_mirror: Vec::new(),
            tidy_above: TIDY_AFTER,
        };
        let unsealed = unsealed.cloned().unwrap_or_default();
        let mut opened = Opened::default();
        match bag.shelf.keys() {
            Err(why) => opened.blocked = Some(why),
            Ok(keys) => {
                for key in keys {
                    if key.starts_with(PREFIX) {
                        bag.open_one(key, &unsealed, &mut opened);
                    }
                }
            }
        }
        bag.aside = unsealed.into_iter().filter(|(key, _)| key.starts_with(ASIDE)).collect();
        sort::by(&mut opened.damaged, Ord::cmp);
        (bag, opened)
    }

    fn open_one(&mut self, key: String, unsealed: &Unsealed, opened: &mut Opened) {
        let text = self.shelf.get(&key).ok().flatten();
        let entry = text.ok_or(Unreadable::Damaged);
        match entry.and_then(|text| self.entry(&text, unsealed.get(&key).map(Vec::as_slice))) {
            Ok(entry) => {
                let update = self.keep(key.clone(), entry);
                opened.updates.push((key, update));
            }
            Err(why) => {
                self.unread.insert(key.clone());
                match why {
                    Unreadable::Damaged => opened.damaged.push(key),
                    Unreadable::Newer => opened.is_newer = true,
                }
            }
        }
    }

    /// The entry of a text; `content` is what a sealed one says.
    fn entry(&mut self, text: &str, content: Option<&[u8]>) -> Result<Entry, Unreadable> {
        match Stored::from_text(text)? {
            Stored::Plain(entry) => {
                self.has_plain |= self.is_sealed;
                Ok(entry)
            }
            Stored::Sealed(_) => Entry::from_content(content.ok_or(Unreadable::Damaged)?),
        }
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

    /// Keeps an edit. On an error it stays in memory, and is tried again with the next edit and by
    /// [`Bag::retry`]; the order of edits is kept. Sealed, it waits for the cipher first.
    ///
    /// # Errors
    /// When it, or one before it, could not be written.
    pub fn save(&mut self, update: Vec<u8>) -> Result<(), ShelfError> {
        self.take(update);
        self.retry()
    }

    /// Takes an edit that is to be written by [`Bag::retry`].
    pub fn take(&mut self, update: Vec<u8>) {
        let key = self.next_key();
        let text = self.text(&Entry::Edit(update));
        if let Text::Ready(text) = &text {
            self.to_mirror.push((key.clone(), Some(text.clone())));
        }
        self.unsaved.push_back(Unsaved { key, text, is_mirrored: false });
    }

    fn text(&self, entry: &Entry) -> Text {
        match self.is_sealed {
            true => Text::ToSeal(entry.content()),
            false => Text::Ready(entry.to_text()),
        }
    }

    /// Writes what is not stored yet, as far as it needn't be sealed first.
    ///
    /// # Errors
    /// When something still can't be written.
    pub fn retry(&mut self) -> Result<(), ShelfError> {
        while let Some(Unsaved { key, text: Text::Ready(text), .. }) = self.unsaved.front() {
            let (key, text) = (key.clone(), text.clone());
            self.write(&key, &text)?;
            self.merged.entry(key).or_default();
            self.unsaved.pop_front();
        }
        Ok(())
    }

    /// Writes a text and reads it back: only what is read is kept.
    fn write(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.shelf.set(key, text)?;
        match self.shelf.get(key)?.as_deref() == Some(text) {
            true => Ok(()),
            false => Err(ShelfError::NotKept),
        }
    }

    /// How many edits are in memory only.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len() + self.later.len()
    }

    /// How many of them the second copy has.
    pub fn unsaved_but_mirrored(&self) -> usize {
        self.unsaved.iter().filter(|unsaved| unsaved.is_mirrored).count()
    }

    /// The next content that waits for the cipher, and the key it will stand under, which is to be
    /// sealed with it.
    pub fn to_seal(&self) -> Option<(String, Vec<u8>)> {
        let unsaved = self.unsaved.iter().map(|unsaved| (&unsaved.key, &unsaved.text));
        let tidying = self.tidying.iter().flat_map(Tidying::texts);
        let mut waiting = unsaved.chain(tidying);
        waiting.find_map(|(key, text)| match text {
            Text::ToSeal(content) => Some((key.clone(), content.clone())),
            Text::Ready(_) => None,
        })
    }

    /// What the cipher made of it.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn sealed(&mut self, key: &str, bytes: &[u8]) -> Result<(), ShelfError> {
        let text = Stored::sealed_text(bytes);
        if let Some(unsaved) = self.unsaved.iter_mut().find(|unsaved| unsaved.key == key) {
            self.to_mirror.push((key.to_owned(), Some(text.clone())));
            unsaved.text = Text::Ready(text);
            return self.retry();
        }
        let is_whole = self.tidying.as_mut().is_some_and(|tidying| tidying.sealed(key, text));
        if is_whole { self.finish() } else { Ok(()) }
    }

    /// An update that another tab has stored, if this is one of ours and whole. It is validated
    /// like everything that comes from storage. `content` is what a sealed one says.
    pub fn hear(&mut self, key: &str, text: &str, content: Option<&[u8]>) -> Option<Vec<u8>> {
        if !key.starts_with(PREFIX) || self.merged.contains_key(key) {
            return None;
        }
        match self.entry(text, content) {
            Ok(entry) => {
                self.unread.remove(key);
                if matches!(entry, Entry::Tidy { .. }) {
                    self.forget_gone();
                }
                Some(self.keep(key.to_owned(), entry))
            }
            Err(_) => None,
        }
    }

    /// The values that stand on the shelf and were not heard of: another tab's, while this one
    /// slept.
    ///
    /// # Errors
    /// When the shelf can't be read.
    pub fn unheard(&mut self) -> Result<Vec<(String, String)>, ShelfError> {
        let keys = self.shelf.keys()?;
        let ours = keys.into_iter().filter(|key| key.starts_with(PREFIX));
        let new = ours.filter(|key| !self.merged.contains_key(key) && !self.unread.contains(key));
        let new: Vec<String> = new.collect();
        let texts = new.into_iter().filter_map(|key| {
            let text = self.shelf.get(&key).ok().flatten()?;
            Some((key, text))
        });
        Ok(texts.collect())
    }

    /// Whether something that was merged is gone from the shelf, though no value that is there
    /// stands for it: somebody has emptied the storage.
    pub fn is_emptied(&self) -> bool {
        let Ok(keys) = self.shelf.keys() else { return false };
        let there: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        let waiting: BTreeSet<&str> =
            self.unsaved.iter().map(|unsaved| unsaved.key.as_str()).collect();
        let stands = |key: &str| there.contains(key) || waiting.contains(key);
        let merged = self.merged.iter().filter(|(key, _)| stands(key));
        let held: BTreeSet<&str> =
            merged.flat_map(|(_, holds)| holds).flatten().map(String::as_str).collect();
        self.merged.keys().map(String::as_str).any(|key| !stands(key) && !held.contains(key))
    }

    /// Another tab has tidied: what is not there any more, it has merged.
    fn forget_gone(&mut self) {
        let keys: BTreeSet<String> = self.shelf.keys().unwrap_or_default().into_iter().collect();
        if !keys.is_empty() {
            let waiting = self.waiting();
            self.merged.retain(|key, _| keys.contains(key) || waiting.contains(key));
        }
    }

    /// How many edits are missing: each page load numbers its edits from 0, and a number that no
    /// value has, nor any says it stands for, between two that are known, was lost. One that was
    /// lost at the end is not noticed; nor is one at the beginning, once anything was tidied.
    pub fn missing(&self) -> usize {
        let mut numbers: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for key in self.merged.keys().chain(self.merged.values().flatten().flatten()) {
            if let Some((writer, number)) = key.rsplit_once('.')
                && let Ok(number) = number.parse()
            {
                numbers.entry(writer).or_default().insert(number);
            }
        }
        let is_tidied = self.merged.values().any(Option::is_some);
        let gaps = numbers.values().map(|numbers| {
            let first = if is_tidied { numbers.first().copied().unwrap_or(0) } else { 0 };
            let last = numbers.last().copied().unwrap_or(0);
            usize::try_from(last + 1 - first).unwrap_or(0).saturating_sub(numbers.len())
        });
        gaps.sum()
    }

    /// Takes an edit that is to be written together with others, by [`Bag::combine`].
    pub fn take_later(&mut self, update: Vec<u8>) {
        self.later.push(update);
    }

    /// Makes one edit of those that were to be written together; `merge` merges updates.
    pub fn combine(&mut self, merge: impl FnOnce(&[&[u8]]) -> Option<Vec<u8>>) {
        let later = std::mem::take(&mut self.later);
        let updates: Vec<&[u8]> = later.iter().map(Vec::as_slice).collect();
        match if later.len() > 1 { merge(&updates) } else { None } {
            Some(one) => self.take(one),
            None => later.into_iter().for_each(|update| self.take(update)),
        }
    }

    /// Another tab's value that is whole and yet can't be merged: it stays as it is.
    pub fn ignore(&mut self, key: &str) {
        self.merged.remove(key);
        self.unread.insert(key.to_owned());
    }

    /// Whether the value of this key stands for others.
    pub(super) fn stands_for_others(&self, key: &str) -> bool {
        self.merged.get(key).is_some_and(Option::is_some)
    }

    pub(super) fn shelf(&self) -> &S {
        &self.shelf
    }

    fn next_key(&mut self) -> String {
        let key = format!("{PREFIX}{:x}.{}", self.writer, self.written);
        self.written += 1;
        key
    }

    /// Values that stand for others are numbered apart: one that finds no room leaves no gap.
    fn next_tidy_key(&mut self) -> String {
        let key = format!("{PREFIX}{:x}.t{}", self.writer, self.tidied);
        self.tidied += 1;
        key
    }
}
