//! A second copy of what is stored, in IndexedDB: texts under keys, as on the shelf.
//!
//! It heals local storage and is healed by it; what it holds is checked by the storage's own
//! checksums, so nothing is checked here. It is never needed: each call may fail or be too slow,
//! and a page without it has one copy.

use wasm_bindgen::JsValue;

use super::database::Base;

/// The open copy. Clones are the same one, and the last of them lets it go.
#[derive(Clone, Debug)]
pub struct Mirror(Base);

impl Mirror {
    /// Opens it, and makes it where there is none.
    ///
    /// # Errors
    /// In the browser's words, where there is no IndexedDB, where it is denied (as private windows
    /// may), broken, or doesn't answer within two seconds.
    pub async fn open() -> Result<Self, String> {
        Base::open("kith", "values").await.map(Self)
    }

    /// Whether it was let go of: another tab deletes the database, or the browser took it away.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// Every key with its text, in the order of the keys. A value that isn't text is given as "",
    /// which no checksum takes for sound.
    ///
    /// # Errors
    /// In the browser's words, when it can't be read.
    pub async fn all(&self) -> Result<Vec<(String, String)>, String> {
        // Keys that aren't text are none of ours.
        let pairs = self.0.all().await?.into_iter();
        Ok(pairs
            .filter_map(|(key, text)| {
                Some((key.as_string()?, text.as_string().unwrap_or_default()))
            })
            .collect())
    }

    /// Writes all of these, or nothing: one transaction, which is only said to be done once it is
    /// on the disk, where the browser can tell (durability "strict"). `None` removes a key; one
    /// that isn't there is no error.
    ///
    /// # Errors
    /// In the browser's words, when nothing was written.
    pub async fn apply(&self, writes: &[(String, Option<String>)]) -> Result<(), String> {
        self.0.write(false, values(writes)).await
    }

    /// The same, but with everything removed that was there before: after it the mirror holds these
    /// and nothing else.
    ///
    /// # Errors
    /// In the browser's words, when nothing was written or removed.
    pub async fn replace(&self, all: &[(String, Option<String>)]) -> Result<(), String> {
        self.0.write(true, values(all)).await
    }
}

fn values(writes: &[(String, Option<String>)]) -> Vec<(JsValue, Option<JsValue>)> {
    writes.iter().map(|(key, text)| (key.into(), text.as_ref().map(JsValue::from))).collect()
}
