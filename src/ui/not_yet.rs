//! What the desk can't do yet: each answers that there is no such thing, so that the pages leave it
//! out. A line goes from here as soon as the desk has it.

use crate::ui::desk::Desk;
use crate::ui::keeping::{Folder, Room};

impl Desk {
    /// What the browser says of its room.
    pub fn room(self) -> Room {
        Room::default()
    }

    /// Asks the browser not to clear it.
    pub fn ask_to_persist(self) {}

    /// How long saving takes, in tenths of a second, where that is long.
    pub fn slow(self) -> Option<u64> {
        None
    }

    /// Whether the browser did not keep what was written last time.
    pub fn forgotten(self) -> bool {
        false
    }

    /// The folder in which a copy is kept.
    pub fn folder(self) -> Folder {
        Folder::NotOffered
    }

    /// Lets the reader choose it.
    pub fn choose_folder(self) {}

    /// Asks whether Kith may still write there.
    pub fn allow_folder(self) {}

    /// Writes there no more.
    pub fn stop_folder(self) {}
}
