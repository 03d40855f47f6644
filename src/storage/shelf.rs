//! A place that keeps texts under keys, like a browser's local storage, and may fail at any call.

use std::fmt;

/// Why a shelf did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// No room is left.
    Full,
    /// The browser doesn't allow it, or there is none.
    Blocked,
    /// What was written is not what can be read.
    NotKept,
    /// Anything else, in the browser's own words.
    Broken(String),
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShelfError::Full => f.write_str("The browser's storage for this page is full."),
            ShelfError::Blocked => f.write_str("The browser doesn't let this page store anything."),
            ShelfError::NotKept => f.write_str("The browser did not keep what was written."),
            ShelfError::Broken(words) => {
                write!(f, "The browser's storage doesn't work ({words}).")
            }
        }
    }
}

impl std::error::Error for ShelfError {}

/// A place that keeps texts under keys. Every call may fail; one that fails has changed nothing,
/// or left a value that its checksum gives away.
pub trait Shelf {
    /// All keys, foreign ones too, in any order.
    ///
    /// # Errors
    /// When the shelf can't be read.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;

    /// The text under a key.
    ///
    /// # Errors
    /// When it can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// When it could not be written.
    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError>;

    /// Removes a key; one that isn't there is no error.
    ///
    /// # Errors
    /// When it could not be removed.
    fn remove(&mut self, key: &str) -> Result<(), ShelfError>;
}

/// Whatever shelf it is.
impl Shelf for Box<dyn Shelf> {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        (**self).keys()
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        (**self).get(key)
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        (**self).set(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        (**self).remove(key)
    }
}
