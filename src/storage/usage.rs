//! What takes how much of the storage.

use std::collections::BTreeMap;

use super::bag::{ASIDE, Bag, PREFIX};
use super::shelf::Shelf;

/// What stands in the storage, each in UTF-16 units of keys and texts together: browsers allow
/// about five million for a whole origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The last edits, one a value.
    pub edits: usize,
    /// How many they are.
    pub edits_len: usize,
    /// The values that hold everything.
    pub tidied: usize,
    /// The values that such a one has replaced, and that stay until the next tidying.
    pub before: usize,
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
        self.edits + self.tidied + self.before + self.aside + self.rest
    }
}

impl<S: Shelf> Bag<S> {
    /// What takes how much.
    pub fn usage(&self) -> Usage {
        let mut usage = Usage::default();
        let held = self.held();
        for (key, text) in everything(self.shelf()) {
            let units = key.encode_utf16().count() + text.encode_utf16().count();
            if key.starts_with(ASIDE) {
                usage.aside += units;
            } else if held.contains(&key) {
                usage.before += units;
            } else if key.starts_with(PREFIX) {
                match self.stands_for_others(&key) {
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

    /// All that is stored under keys of ours, as it is.
    pub fn raw(&self) -> BTreeMap<String, String> {
        raw(self.shelf())
    }
}

/// All that a shelf holds under keys of ours, as it is.
pub fn raw(shelf: &impl Shelf) -> BTreeMap<String, String> {
    everything(shelf).filter(|(key, _)| key.starts_with(OURS)).collect()
}

fn everything(shelf: &impl Shelf) -> impl Iterator<Item = (String, String)> {
    let keys = shelf.keys().unwrap_or_default();
    keys.into_iter().filter_map(|key| {
        let text = shelf.get(&key).ok().flatten()?;
        Some((key, text))
    })
}
