//! The keeper: a document and the bag that keeps it. Each step is written as it is taken; what
//! can't be written stays in memory and is said.

use super::bag::{Bag, Opened};
use super::shelf::{Shelf, ShelfError};
use crate::document::{Document, Done, Edit, SCHEMA};
use crate::notebook::Notebook;

/// Whether what the user did is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// All of it.
    Saved,
    /// Not the last steps: how many, and why.
    Unsaved {
        /// How many steps are in memory only.
        steps: usize,
        /// Why they could not be written.
        why: ShelfError,
    },
    /// A newer Kith has written here, in a shape this one doesn't know. It may look, not write.
    Newer,
}

/// How the notebook was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Nothing was ever kept here: a first visit.
    pub is_new: bool,
    /// Keys of stored values that can't be read. They stay where they are.
    pub damaged: Vec<String>,
    /// Why nothing could be read at all, if so.
    pub blocked: Option<ShelfError>,
    /// Some edits wait for one that is missing.
    pub is_waiting: bool,
}

/// A document, and the bag that keeps it.
pub struct Keeper<S> {
    document: Document,
    bag: Bag<S>,
    trouble: Option<ShelfError>,
}

impl<S: Shelf> Keeper<S> {
    /// Opens what is kept. `client` is a random number of this page load's own.
    pub fn open(shelf: S, client: u64) -> (Self, Opening) {
        let (mut bag, opened) = Bag::open(shelf, client);
        let mut document = Document::new(client);
        let is_new = opened.is_new();
        let Opened { updates, mut damaged, blocked } = opened;
        // Whole by its checksum and yet no update that fits: never removed either.
        for (at, _) in document.merge(updates.iter().map(|(_, update)| update.as_slice())) {
            if let Some((key, _)) = updates.get(at) {
                bag.set_aside(key);
                damaged.push(key.clone());
            }
        }
        let is_waiting = document.is_waiting();
        let trouble = blocked.clone();
        (Self { document, bag, trouble }, Opening { is_new, damaged, blocked, is_waiting })
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

    fn step(&mut self, take: impl FnOnce(&mut Document) -> Option<Done>) -> Option<String> {
        if self.is_newer() {
            return None;
        }
        let Done { words, update } = take(&mut self.document)?;
        self.trouble = self.bag.save(update).err();
        Some(words)
    }

    /// Merges what another tab has stored. Answers whether it was ours and whole.
    pub fn hear(&mut self, key: &str, text: &str) -> bool {
        match self.bag.hear(key, text) {
            Some(update) => self.document.merge([update.as_slice()]).is_empty(),
            None => false,
        }
    }

    /// Tries again to write what could not be written.
    pub fn retry(&mut self) {
        self.trouble = self.bag.retry().err();
    }

    /// Tidies, if there is much to tidy and all of it was read: what waits for a missing edit must
    /// keep its own value. Where there is no room for it, every edit still stands by itself, and
    /// nothing needs to be said.
    pub fn tidy(&mut self) {
        let may = !self.document.is_waiting() && !self.is_newer();
        if may && self.bag.wants_tidying() && self.bag.tidy(&self.document.snapshot()).is_ok() {
            // It holds what was not saved, too.
            self.trouble = None;
        }
    }

    /// Whether what the user did is kept.
    pub fn saving(&self) -> Saving {
        match &self.trouble {
            _ if self.is_newer() => Saving::Newer,
            Some(why) => Saving::Unsaved { steps: self.bag.unsaved(), why: why.clone() },
            None => Saving::Saved,
        }
    }

    fn is_newer(&self) -> bool {
        self.document.schema() > SCHEMA
    }
}
