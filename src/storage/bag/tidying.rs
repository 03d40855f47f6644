//! Tidying: many values become one. Rewriting: all become two new ones, and nothing that was
//! written before is left; for what must be gone, and for sealing.

use std::collections::BTreeSet;

use super::{ASIDE, Bag, TIDY_AFTER, Text};
use crate::storage::entry::{Entry, Stored};
use crate::storage::shelf::{Shelf, ShelfError};

/// A value to be written.
struct Part {
    key: String,
    /// The keys it stands for, where it is a tidy one; nothing for one that was set aside.
    stands: Option<Option<Vec<String>>>,
    text: Text,
}

/// A tidying that has begun; its values may wait for the cipher.
pub(super) struct Tidying {
    parts: Vec<Part>,
    /// What goes once all parts are written.
    past: Vec<String>,
    /// What was not saved, and is in it.
    covers: BTreeSet<String>,
    /// Whether what can't be removed is an error.
    must_go: bool,
}

impl Tidying {
    pub(super) fn texts(&self) -> impl Iterator<Item = (&String, &Text)> {
        self.parts.iter().map(|part| (&part.key, &part.text))
    }

    /// Takes a sealed text. Says whether it was one of this tidying's and the last it waited for.
    pub(super) fn sealed(&mut self, key: &str, text: String) -> bool {
        let Some(part) = self.parts.iter_mut().find(|part| part.key == key) else { return false };
        part.text = Text::Ready(text);
        self.parts.iter().all(|part| matches!(part.text, Text::Ready(_)))
    }
}

impl<S: Shelf> Bag<S> {
    /// Whether there is much to tidy.
    pub fn wants_tidying(&self) -> bool {
        self.tidying.is_none() && self.loose() > self.tidy_above
    }

    /// Whether a value is readable that ought to be sealed: a sealing that was cut short.
    pub fn wants_rewriting(&self) -> bool {
        self.tidying.is_none() && self.has_plain
    }

    /// Whether a tidying or rewriting waits for the cipher.
    pub fn is_tidying(&self) -> bool {
        self.tidying.is_some()
    }

    /// How many values no tidy value stands for.
    fn loose(&self) -> usize {
        self.merged.len().saturating_sub(self.held().len())
    }

    /// The keys that some tidy value stands for already.
    pub(in crate::storage) fn held(&self) -> BTreeSet<String> {
        let held = self.merged.values().flatten().flatten();
        held.filter(|key| self.merged.contains_key(*key)).cloned().collect()
    }

    pub(super) fn waiting(&self) -> BTreeSet<String> {
        self.unsaved.iter().map(|unsaved| unsaved.key.clone()).collect()
    }

    /// Writes everything as one value, and removes the values that the tidy value before it holds.
    /// `everything` must hold all that was opened, saved and heard. Sealed, it is done once the
    /// cipher has answered.
    ///
    /// # Errors
    /// When it could not be written, or is not kept as written; nothing is removed then. Values
    /// that can't be removed are left for the next time and are no error.
    pub fn tidy(&mut self, everything: &[u8]) -> Result<(), ShelfError> {
        // Where there is no room, another try with every edit would only take time.
        self.tidy_above = self.loose() + TIDY_AFTER;
        let past = self.held();
        let covers = self.waiting();
        let loose = self.merged.keys().filter(|key| !past.contains(*key)).cloned();
        let holds: Vec<String> = loose.chain(covers.iter().cloned()).collect();
        let part = self.part(holds, everything);
        let past = past.into_iter().collect();
        self.tidying = Some(Tidying { parts: vec![part], past, covers, must_go: false });
        self.finish()
    }

    /// Writes everything as two new values, and removes all that stood there before, the
    /// generation before included. `everything` as in [`Bag::tidy`]; `beside` is what must be kept
    /// by itself, for something is missing that it stands on.
    ///
    /// # Errors
    /// When there is no room for it, or something that must go can't be removed.
    pub fn rewrite(&mut self, everything: &[u8], beside: &[Vec<u8>]) -> Result<(), ShelfError> {
        let covers = self.waiting();
        let past: Vec<String> = self.merged.keys().cloned().collect();
        let mut holds: Vec<String> = past.iter().chain(&covers).cloned().collect();
        let first = self.part(holds.clone(), everything);
        holds.push(first.key.clone());
        let second = self.part(holds, everything);
        let mut parts = vec![first, second];
        for update in beside {
            let text = self.text(&Entry::Edit(update.clone()));
            parts.push(Part { key: self.next_key(), stands: Some(None), text });
        }
        parts.extend(self.aside_parts());
        self.tidying = Some(Tidying { parts, past, covers, must_go: true });
        self.finish()
    }

    /// From now on values are sealed, or no longer; what is there is to be rewritten.
    pub fn set_sealed(&mut self, is_sealed: bool) {
        self.is_sealed = is_sealed;
        self.has_plain = is_sealed;
        self.tidying = None;
    }

    fn part(&mut self, holds: Vec<String>, everything: &[u8]) -> Part {
        let entry = Entry::Tidy { holds: holds.clone(), update: everything.to_vec() };
        Part { key: self.next_tidy_key(), text: self.text(&entry), stands: Some(Some(holds)) }
    }

    /// What was set aside, as it must be stored from now on.
    fn aside_parts(&self) -> Vec<Part> {
        let keys = self.shelf.keys().unwrap_or_default();
        let keys = keys.into_iter().filter(|key| key.starts_with(ASIDE));
        let parts = keys.filter_map(|key| {
            let text = self.shelf.get(&key).ok().flatten()?;
            let is_ours = matches!(Stored::from_text(&text), Ok(Stored::Sealed(_)));
            let known = self.aside.get(&key);
            let text = match (self.is_sealed, is_ours, known) {
                (true, false, _) => Text::ToSeal(text.into_bytes()),
                (false, true, Some(content)) => {
                    Text::Ready(String::from_utf8(content.clone()).ok()?)
                }
                _ => return None,
            };
            Some(Part { key, stands: None, text })
        });
        parts.collect()
    }

    /// Writes what has been made ready; until all is, nothing happens.
    pub(super) fn finish(&mut self) -> Result<(), ShelfError> {
        let is_ready = |tidying: &Tidying| {
            tidying.parts.iter().all(|part| matches!(part.text, Text::Ready(_)))
        };
        if !self.tidying.as_ref().is_some_and(is_ready) {
            return Ok(());
        }
        let Some(Tidying { parts, past, covers, must_go }) = self.tidying.take() else {
            return Ok(());
        };
        for Part { key, stands, text } in parts {
            let Text::Ready(text) = text else { continue };
            self.write(&key, &text)?;
            if let Some(holds) = stands {
                self.merged.insert(key.clone(), holds);
                self.to_mirror.push((key, Some(text)));
            }
        }
        self.unsaved.retain(|unsaved| !covers.contains(&unsaved.key));
        self.to_mirror.extend(covers.into_iter().map(|key| (key, None)));
        self.tidy_above = TIDY_AFTER;
        let mut left = None;
        for key in past {
            match self.shelf.remove(&key).and_then(|()| self.shelf.get(&key)) {
                Ok(None) => {
                    self.merged.remove(&key);
                    self.to_mirror.push((key, None));
                }
                Ok(Some(_)) => left = Some(ShelfError::NotKept),
                Err(why) => left = Some(why),
            }
        }
        match left {
            Some(why) if must_go => Err(why),
            _ => {
                self.has_plain &= !must_go;
                Ok(())
            }
        }
    }
}
