//! Two copies heal each other: what one has lost, the other still has.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bag, Mirrored, PREFIX, Text, Unsaved, Unsealed};
use crate::storage::entry::{Entry, Stored, Unreadable};
use crate::storage::shelf::{Shelf, ShelfError};

/// What the second copy had that the first had not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Healed {
    /// The updates to merge, and the keys they stand under.
    pub updates: Vec<(String, Vec<u8>)>,
    /// Whether a newer Kith has written there.
    pub is_newer: bool,
    /// Why they could not be written back, if so.
    pub trouble: Option<ShelfError>,
}

impl<S: Shelf> Bag<S> {
    /// Compares with the second copy, of which these are all values. What is missing here is
    /// written back and answered, to be merged; what is missing there waits in
    /// [`Bag::drain_mirror`]. A value that can't be read there, and isn't here, is left alone.
    pub fn heal(&mut self, mirror: &BTreeMap<String, String>, unsealed: &Unsealed) -> Healed {
        let mut healed = Healed::default();
        let holds = self.merged.values().flatten().flatten();
        let held: BTreeSet<String> = holds.cloned().collect();
        let mut missing = Vec::new();
        for (key, text) in mirror.iter().filter(|(key, _)| key.starts_with(PREFIX)) {
            if self.merged.contains_key(key) {
                continue;
            }
            if held.contains(key) {
                missing.push((key.clone(), None));
                continue;
            }
            match self.entry(text, unsealed.get(key).map(Vec::as_slice)) {
                Ok(entry) => healed.updates.push((key.clone(), self.put_back(key, text, entry))),
                Err(Unreadable::Newer) => healed.is_newer = true,
                Err(Unreadable::Damaged) => {}
            }
        }
        if !healed.is_newer {
            healed.trouble = self.retry().err();
        }
        for key in self.merged.keys() {
            let there = mirror.get(key).map(|text| Stored::from_text(text));
            if matches!(there, None | Some(Err(Unreadable::Damaged)))
                && let Ok(Some(text)) = self.shelf.get(key)
            {
                missing.push((key.clone(), Some(text)));
            }
        }
        self.to_mirror.extend(missing);
        healed
    }

    fn put_back(&mut self, key: &str, text: &str, entry: Entry) -> Vec<u8> {
        if matches!(self.shelf.get(key), Ok(None)) {
            let text = Text::Ready(text.to_owned());
            self.unsaved.push_back(Unsaved { key: key.to_owned(), text, is_mirrored: true });
            return self.keep(key.to_owned(), entry);
        }
        // A damaged one that could not be moved aside stands there: this goes beside it.
        let (Entry::Edit(update) | Entry::Tidy { update, .. }) = entry;
        self.take(update.clone());
        update
    }

    /// What the second copy is to be told since the last call, in order: a key, and its text or
    /// that it is gone. Whoever takes it must bring it there whole, or heal again.
    pub fn drain_mirror(&mut self) -> Vec<Mirrored> {
        std::mem::take(&mut self.to_mirror)
    }

    /// The second copy has these now.
    pub fn mirrored(&mut self, writes: &[Mirrored]) {
        for unsaved in &mut self.unsaved {
            unsaved.is_mirrored |=
                writes.iter().any(|(key, text)| *key == unsaved.key && text.is_some());
        }
    }
}
