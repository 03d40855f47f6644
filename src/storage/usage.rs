//! What takes how much of the storage.

use std::collections::BTreeMap;

use super::bag::{ASIDE, Bag, PREFIX};
use super::entry::{Entry, Stored};
use super::shelf::Shelf;

/// What stands in the storage, each in UTF-16 units of keys and texts together: browsers allow
/// about five million for a whole origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The last edits, one a value; sealed ones that can't be told apart too.
    pub edits: usize,
    /// How many they are.
    pub edits_len: usize,
    /// Values that hold everything: the last, and the one before it.
    pub tidied: usize,
    /// What was set aside as unreadable.
    pub aside: usize,
    /// Keys of ours besides: the lock, and what this device remembers for itself.
    pub rest: usize,
    /// What other pages of this origin have put there.
    pub foreign: usize,
}

/// All keys of ours begin with this.
const OURS: &str = "kith";

impl Usage {
    /// What all that is ours takes.
    pub fn ours(&self) -> usize {
        self.edits + self.tidied + self.aside + self.rest
    }
}

impl<S: Shelf> Bag<S> {
    /// What takes how much.
    pub fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        for (key, text) in self.everything() {
            let units = key.encode_utf16().count() + text.encode_utf16().count();
            if key.starts_with(ASIDE) {
                usage.aside += units;
            } else if key.starts_with(PREFIX) {
                match self.stands_for_others(&key, &text) {
                    true => usage.tidied += units,
                    false => {
                        usage.edits += units;
                        usage.edits_len += 1;
                    }
                }
            } else if key.starts_with(OURS) {
                usage.rest += units;
            } else {
                usage.foreign += units;
            }
        }
        usage
    }

    fn stands_for_others(&self, key: &str, text: &str) -> bool {
        match self.holds(key) {
            Some(holds) => holds,
            None => matches!(Stored::from_text(text), Ok(Stored::Plain(Entry::Tidy { .. }))),
        }
    }

    /// All that is stored under keys of ours, as it is.
    pub fn raw(&self) -> BTreeMap<String, String> {
        self.everything().filter(|(key, _)| key.starts_with(OURS)).collect()
    }

    fn everything(&self) -> impl Iterator<Item = (String, String)> {
        let keys = self.shelf().keys().unwrap_or_default();
        keys.into_iter().filter_map(|key| {
            let text = self.shelf().get(&key).ok().flatten()?;
            Some((key, text))
        })
    }
}
