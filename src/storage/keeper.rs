//! The keeper: a document and the bag that keeps it. Each step is written as it is taken; what
//! can't be written stays in memory and is said.

use std::collections::BTreeMap;

use super::bag::{Bag, Mirrored, Opened, Unsealed};
use super::shelf::{Shelf, ShelfError};
use super::usage::Usage;
use crate::document::{Document, Done, Edit, Heard, SCHEMA, merged};
use crate::notebook::Notebook;

/// Whether what the user did is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// All of it.
    Saved,
    /// The last steps are on their way: they are being sealed, or the storage is slow.
    Pending,
    /// Not the last steps: how many, and why.
    Unsaved {
        /// How many steps are in memory only.
        steps: usize,
        /// How many of them the second copy has.
        mirrored: usize,
        /// Why they could not be written.
        why: ShelfError,
    },
    /// Something that was kept is gone: somebody has emptied the storage. Memory still has it.
    Emptied,
    /// A newer Kith has written here, in a shape this one doesn't know. It may look, not write.
    Newer,
}

/// How the notebook was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Nothing was ever kept here: a first visit.
    pub is_new: bool,
    /// Keys of stored values that can't be read, as they stand now. They are never removed.
    pub damaged: Vec<String>,
    /// Why nothing could be read at all, if so.
    pub blocked: Option<ShelfError>,
    /// Some edits are missing: how many are known to be, at least.
    pub missing: usize,
    /// How many stored values the second copy gave back.
    pub healed: usize,
}

/// A document, and the bag that keeps it.
pub struct Keeper<S> {
    document: Document,
    bag: Bag<S>,
    trouble: Option<ShelfError>,
    /// A stored value is of a form that a newer Kith writes.
    has_newer: bool,
    is_emptied: bool,
    /// Whether writing waits for [`Keeper::retry`], since it takes the browser long.
    is_slow: bool,
}

impl<S: Shelf> Keeper<S> {
    /// Opens what is kept. `client` is a random number of this page load's own.
    pub fn open(shelf: S, client: u64) -> (Self, Opening) {
        Self::open_with(shelf, client, None)
    }

    /// Opens what is kept sealed; `unsealed` is what the sealed values say.
    pub fn open_sealed(shelf: S, client: u64, unsealed: &Unsealed) -> (Self, Opening) {
        Self::open_with(shelf, client, Some(unsealed))
    }

    fn open_with(shelf: S, client: u64, unsealed: Option<&Unsealed>) -> (Self, Opening) {
        let (bag, opened) = Bag::open(shelf, client, unsealed);
        let Opened { updates, mut damaged, is_newer, blocked } = opened;
        let mut keeper = Self {
            document: Document::new(client),
            bag,
            trouble: blocked.clone(),
            has_newer: is_newer,
            is_emptied: false,
            is_slow: false,
        };
        // Whole by its checksum and yet no update that fits: never removed either.
        damaged.extend(keeper.merge(&updates));
        let is_new = updates.is_empty()
            && damaged.is_empty()
            && blocked.is_none()
            && !is_newer
            && keeper.bag.aside().is_empty();
        if !keeper.is_newer() {
            damaged = damaged.iter().map(|key| keeper.bag.set_aside(key)).collect();
        }
        let missing = keeper.missing();
        keeper.put_right();
        (keeper, Opening { is_new, damaged, blocked, missing, healed: 0 })
    }

    /// Merges updates; answers the keys of those that don't fit.
    fn merge(&mut self, updates: &[(String, Vec<u8>)]) -> Vec<String> {
        let refused = self.document.merge(updates.iter().map(|(_, update)| update.as_slice()));
        let keys = refused.into_iter().filter_map(|(at, _)| updates.get(at));
        keys.map(|(key, _)| key.clone()).collect()
    }

    /// Once all of it is there, what an older Kith wrote is brought into today's shape, and what
    /// came late comes to whom it belongs. Each is one edit: a kill leaves it undone, and the next
    /// opening does it.
    fn put_right(&mut self) {
        if self.is_newer() || self.document.is_waiting() {
            return;
        }
        let migrated = self.document.migrate();
        for done in migrated.into_iter().chain(self.document.hand_over_late()) {
            self.keep(done.update);
        }
    }

    /// Compares with the second copy, of which these are all values, by their keys: each gives the
    /// other what it has lost. `opening` is told. Answers whether the notebook has changed.
    pub fn heal(
        &mut self,
        mirror: &BTreeMap<String, String>,
        unsealed: &Unsealed,
        opening: &mut Opening,
    ) -> bool {
        let healed = self.bag.heal(mirror, unsealed);
        let is_changed = !healed.updates.is_empty();
        for key in self.merge(&healed.updates) {
            self.bag.set_aside(&key);
        }
        self.has_newer |= healed.is_newer;
        self.trouble = healed.trouble.or(self.trouble.take());
        opening.is_new &= !is_changed;
        opening.healed += healed.updates.len();
        opening.missing = self.missing();
        self.put_right();
        is_changed
    }

    fn missing(&self) -> usize {
        self.bag.missing().max(usize::from(self.document.is_waiting()))
    }

    /// What the user knows, now.
    pub fn notebook(&self) -> &Notebook {
        self.document.notebook()
    }

    /// The document, to read.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Takes one step. Answers its words if anything changed.
    pub fn edit(
        &mut self,
        words: impl Into<String>,
        change: impl FnOnce(&mut Edit<'_>),
    ) -> Option<String> {
        let words = words.into();
        self.step(|document| document.edit(words, change))
    }

    /// Takes the last step back. Answers its words.
    pub fn undo(&mut self) -> Option<String> {
        self.step(Document::undo)
    }

    /// Takes the last undone step again. Answers its words.
    pub fn redo(&mut self) -> Option<String> {
        self.step(Document::redo)
    }

    /// Takes what was done so far as given: undo leads back to here and no further.
    pub fn forget_history(&mut self) {
        self.document.forget_history();
    }

    /// What was done so far is no longer "just now", when another tab writes the same.
    pub fn settle(&mut self) {
        self.document.settle();
    }

    /// Takes a step of the document, whatever it is. Answers its words if anything changed.
    pub fn step(&mut self, take: impl FnOnce(&mut Document) -> Option<Done>) -> Option<String> {
        if self.is_newer() {
            return None;
        }
        let Done { words, update } = take(&mut self.document)?;
        self.keep(update);
        Some(words)
    }

    fn keep(&mut self, update: Vec<u8>) {
        if self.is_slow {
            self.bag.take_later(update);
        } else {
            self.bag.take(update);
            self.trouble = self.bag.retry().err();
        }
    }

    /// From now on writing waits for [`Keeper::retry`]: the browser takes long over it, and a tap
    /// must be answered first.
    pub fn set_slow(&mut self) {
        self.is_slow = true;
    }

    /// Tries again to write what is not written yet. Many steps are written as one.
    pub fn retry(&mut self) {
        if !self.is_newer() {
            self.bag.combine(merged);
            self.trouble = self.bag.retry().err();
        }
    }

    /// Everything, where something of it is not saved: for who must let go of this keeper.
    pub fn leftover(&self) -> Option<Vec<u8>> {
        (self.bag.unsaved() > 0).then(|| self.document.snapshot())
    }

    /// Takes what another keeper could not save.
    pub fn absorb(&mut self, leftover: Vec<u8>) {
        if self.document.merge([leftover.as_slice()]).is_empty() {
            self.keep(leftover);
        }
    }

    /// Merges what another tab has stored. `content` is what a sealed value says. Answers, if it
    /// was ours and whole, where it met what was done here just now.
    pub fn hear(&mut self, key: &str, text: &str, content: Option<&[u8]>) -> Option<Heard> {
        let content = content.map(<[u8]>::to_vec);
        self.hear_all([(key.to_owned(), text.to_owned(), content)])
    }

    /// The same for several at once, in any order.
    pub fn hear_all(
        &mut self,
        values: impl IntoIterator<Item = (String, String, Option<Vec<u8>>)>,
    ) -> Option<Heard> {
        let mut updates = Vec::new();
        for (key, text, content) in values {
            if let Some(update) = self.bag.hear(&key, &text, content.as_deref()) {
                updates.push((key, update));
            }
        }
        let heard = self.document.hear(updates.iter().map(|(_, update)| update.as_slice()));
        for (at, _) in &heard.refused {
            if let Some((key, _)) = updates.get(*at) {
                self.bag.ignore(key);
            }
        }
        (updates.len() > heard.refused.len()).then_some(heard)
    }

    /// What other tabs have stored while this one slept: keys and texts, for [`Keeper::hear`].
    /// Also looks whether what was kept is still there.
    pub fn look(&mut self) -> Vec<(String, String)> {
        let unheard = self.bag.unheard().unwrap_or_default();
        // What is new may stand for what is gone.
        if unheard.is_empty() {
            self.is_emptied = self.bag.is_emptied();
        }
        unheard
    }

    /// Tidies, if there is much to tidy and all of it was read: what waits for a missing edit must
    /// keep its own value. Where there is no room for it, every edit still stands by itself, and
    /// nothing needs to be said.
    pub fn tidy(&mut self) {
        if self.bag.wants_rewriting() && !self.is_emptied {
            self.rewrite();
        } else if self.may_tidy()
            && self.bag.wants_tidying()
            && let Some(pieces) = self.proven()
            && let [everything] = pieces.as_slice()
            && self.bag.tidy(everything).is_ok()
        {
            self.follow();
        }
    }

    fn may_tidy(&self) -> bool {
        !self.document.is_waiting() && !self.is_newer() && !self.is_emptied
    }

    /// Updates that hold everything, if they open as what is here: only then may they stand for
    /// others. Updates that contradict each other, which no honest device writes, can make a
    /// document that nobody can open again.
    fn proven(&mut self) -> Option<Vec<Vec<u8>>> {
        self.bag.combine(merged);
        let pieces = self.document.pieces();
        let mut again = Document::new(0);
        let is_read = again.merge(pieces.iter().map(Vec::as_slice)).is_empty();
        let is_same =
            again.notebook() == self.notebook() && again.is_waiting() == self.document.is_waiting();
        (is_read && is_same).then_some(pieces)
    }

    /// Writes all anew and removes what stood there before: what was deleted for good, or is to be
    /// sealed, is in no stored value any more. Also what brings an emptied storage back. Answers
    /// whether it is done, or waits for the cipher.
    pub fn rewrite(&mut self) -> bool {
        if self.is_newer() {
            return false;
        }
        let Some(pieces) = self.proven() else { return false };
        let Some((everything, beside)) = pieces.split_first() else { return false };
        match self.bag.rewrite(everything, beside) {
            Ok(()) => {
                self.is_emptied = false;
                self.follow();
                true
            }
            Err(why) => {
                self.trouble = Some(why);
                false
            }
        }
    }

    // A tidy value holds what was not saved, too.
    fn follow(&mut self) {
        if self.bag.unsaved() == 0 {
            self.trouble = None;
        }
    }

    /// From now on all is sealed, or no longer. Answers as [`Keeper::rewrite`] does.
    pub fn set_sealed(&mut self, is_sealed: bool) -> bool {
        self.bag.set_sealed(is_sealed);
        self.rewrite()
    }

    /// The next content that waits for the cipher, and its key, which is to be sealed with it.
    pub fn to_seal(&self) -> Option<(String, Vec<u8>)> {
        self.bag.to_seal()
    }

    /// What the cipher made of it.
    pub fn sealed(&mut self, key: &str, bytes: &[u8]) {
        self.trouble = self.bag.sealed(key, bytes).err();
    }

    /// What the second copy is to be told, in order: a key, and its text or that it is gone.
    pub fn drain_mirror(&mut self) -> Vec<Mirrored> {
        self.bag.drain_mirror()
    }

    /// The second copy has these now.
    pub fn mirrored(&mut self, writes: &[Mirrored]) {
        self.bag.mirrored(writes);
    }

    /// What was set aside as unreadable: keys and texts.
    pub fn aside(&self) -> Vec<(String, String)> {
        self.bag.aside()
    }

    /// Removes what was set aside, by the reader's own wish.
    pub fn drop_aside(&mut self) {
        self.bag.drop_aside();
    }

    /// All that is stored under keys of ours, as it is: to be saved where nothing else helps.
    pub fn raw(&self) -> BTreeMap<String, String> {
        self.bag.raw()
    }

    /// What takes how much of the storage.
    pub fn usage(&self) -> Usage {
        self.bag.usage()
    }

    /// Whether what the user did is kept.
    pub fn saving(&self) -> Saving {
        let steps = self.bag.unsaved();
        match &self.trouble {
            _ if self.is_newer() => Saving::Newer,
            Some(why) => {
                let mirrored = self.bag.unsaved_but_mirrored();
                Saving::Unsaved { steps, mirrored, why: why.clone() }
            }
            None if self.is_emptied => Saving::Emptied,
            None if steps > 0 || self.bag.is_tidying() => Saving::Pending,
            None => Saving::Saved,
        }
    }

    fn is_newer(&self) -> bool {
        self.has_newer || self.document.schema() > SCHEMA
    }
}
