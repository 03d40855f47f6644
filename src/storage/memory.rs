//! A shelf in memory: for a notebook that leaves without a trace.

use std::collections::BTreeMap;

use super::shelf::{Shelf, ShelfError};

/// Keeps until it is dropped.
#[derive(Clone, Debug, Default)]
pub struct MemoryShelf(BTreeMap<String, String>);

impl Shelf for MemoryShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.get(key).cloned())
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.0.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        self.0.remove(key);
        Ok(())
    }
}
