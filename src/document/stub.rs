//! Where another tab's work met what was done here just now.

use super::{Document, Done, MergeError};

/// What came of hearing another tab.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Heard {
    /// Which updates could not be read.
    pub refused: Vec<(usize, MergeError)>,
}

impl Document {
    /// Brings what an older Kith wrote into today's shape.
    pub fn migrate(&mut self) -> Option<Done> {
        None
    }

    /// What was done so far is no longer "just now".
    pub fn settle(&mut self) {}

    /// Merges what another tab wrote.
    pub fn hear<'a>(&mut self, updates: impl IntoIterator<Item = &'a [u8]>) -> Heard {
        Heard { refused: self.merge(updates) }
    }
}
