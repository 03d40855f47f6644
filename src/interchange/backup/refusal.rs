//! Why a backup is refused, in a sentence for the user.

use std::fmt;

use crate::document::MergeError;

/// Why nothing of a file was taken. The notebook is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More bytes than are read at all.
    TooLarge,
    /// Nothing in it but white space.
    Empty,
    /// Something else.
    NotABackup,
    /// It ends before its end.
    CutOff,
    /// It is not what Kith wrote, in a place that nobody edits by hand.
    Altered,
    /// Its readable part was edited: where, and what can't be understood of it.
    Edited(String, String),
    /// A newer Kith wrote it.
    Newer,
    /// Its history can't be merged.
    Merge(MergeError),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLarge => f.write_str("This file is larger than any backup of Kith."),
            Refusal::Empty => f.write_str("This file is empty."),
            Refusal::NotABackup => f.write_str("This file is no backup of Kith."),
            Refusal::CutOff => f.write_str(
                "This backup is cut off before its end. Copy it again from where it was made.",
            ),
            Refusal::Altered => f.write_str(
                "This backup is not as Kith wrote it: its bytes were changed on the way. \
                 Copy it again from where it was made.",
            ),
            Refusal::Edited(place, why) => {
                write!(f, "This backup was edited by hand, and {place} can't be understood: {why}.")
            }
            Refusal::Newer | Refusal::Merge(MergeError::Newer) => {
                f.write_str("A newer Kith wrote this backup. Open the newest Kith and try again.")
            }
            Refusal::Merge(why) => write!(f, "The history in this backup can't be taken. {why}"),
        }
    }
}

impl std::error::Error for Refusal {}
