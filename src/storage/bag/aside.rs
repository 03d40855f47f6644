//! What can't be read is moved out of the way, and never removed by us.

use super::{Bag, PREFIX};
use crate::storage::shelf::Shelf;

/// Values that can't be read stand under keys that begin with this, followed by their old key.
pub const ASIDE: &str = "kith-aside/";

impl<S: Shelf> Bag<S> {
    /// Sets a value aside: a copy under a key of its own, read back, and only then is the old key
    /// free. Where that can't be done, it stays where it is. A value that is whole and yet can't
    /// be merged is not ours to remove either. Answers the key it now stands under.
    pub fn set_aside(&mut self, key: &str) -> String {
        self.merged.remove(key);
        self.unread.insert(key.to_owned());
        self.moved_aside(key).unwrap_or_else(|| key.to_owned())
    }

    fn moved_aside(&mut self, key: &str) -> Option<String> {
        let text = self.shelf.get(key).ok()??;
        let mut place = format!("{ASIDE}{}", key.strip_prefix(PREFIX)?);
        // Another value that stood under the same key, another time.
        while self.shelf.get(&place).ok()?.is_some_and(|there| there != text) {
            place.push('+');
        }
        self.write(&place, &text).ok()?;
        self.shelf.remove(key).ok()?;
        Some(place)
    }

    /// What was set aside: the keys, in order, and their texts.
    pub fn aside(&self) -> Vec<(String, String)> {
        let mut keys = self.shelf.keys().unwrap_or_default();
        keys.retain(|key| key.starts_with(ASIDE));
        crate::sort::by(&mut keys, Ord::cmp);
        let texts = keys.into_iter().filter_map(|key| {
            let text = self.shelf.get(&key).ok().flatten()?;
            Some((key, text))
        });
        texts.collect()
    }

    /// Removes what was set aside: the reader's own wish, and nobody else's.
    pub fn drop_aside(&mut self) {
        for (key, _) in self.aside() {
            // What can't be removed is still listed.
            self.shelf.remove(&key).ok();
        }
        self.aside.clear();
    }
}
