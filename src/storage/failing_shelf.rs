//! A shelf for tests: it fills up, forgets, tears and dies at a chosen call. What it holds outlives
//! it, like a browser's storage outlives a tab.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::shelf::{Shelf, ShelfError};

/// What goes wrong, and at which write (a set or a remove), counted from 0.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Fault {
    #[default]
    None,
    /// The k-th write fails, and only that.
    FullAt(usize),
    /// From the k-th write on, all fail.
    FullFrom(usize),
    /// The tab is killed: the k-th write and all after it never happen.
    KilledAt(usize),
    /// The k-th write is torn: half of the text is there, and then the tab is killed.
    TornAt(usize),
    /// Says yes and keeps nothing.
    Forgets,
    /// Says yes to the k-th write and keeps nothing of it.
    ForgetsAt(usize),
    /// Every call fails.
    Blocked,
}

#[derive(Clone, Default)]
pub(crate) struct FailingShelf {
    pub(crate) texts: Rc<RefCell<BTreeMap<String, String>>>,
    pub(crate) fault: Rc<Cell<Fault>>,
    pub(crate) writes: Rc<Cell<usize>>,
}

impl FailingShelf {
    pub(crate) fn with(&self, fault: Fault) -> Self {
        Self {
            texts: Rc::clone(&self.texts),
            fault: Rc::new(Cell::new(fault)),
            writes: Rc::default(),
        }
    }

    fn write(&self, key: &str, text: Option<&str>) -> Result<(), ShelfError> {
        let at = self.writes.get();
        self.writes.set(at + 1);
        let mut texts = self.texts.borrow_mut();
        match self.fault.get() {
            Fault::FullAt(k) if at == k => return Err(ShelfError::Full),
            Fault::FullFrom(k) if at >= k => return Err(ShelfError::Full),
            Fault::Blocked => return Err(ShelfError::Blocked),
            // A killed tab hears of nothing more; the caller goes on into the void.
            Fault::KilledAt(k) | Fault::TornAt(k) if at > k => return Ok(()),
            Fault::KilledAt(k) if at == k => return Ok(()),
            Fault::TornAt(k) if at == k => {
                if let Some(text) = text {
                    let half: String = text.chars().take(text.chars().count() / 2).collect();
                    texts.insert(key.into(), half);
                }
                return Ok(());
            }
            Fault::Forgets => return Ok(()),
            Fault::ForgetsAt(k) if at == k => return Ok(()),
            _ => {}
        }
        match text {
            Some(text) => texts.insert(key.into(), text.into()),
            None => texts.remove(key),
        };
        Ok(())
    }
}

impl Shelf for FailingShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        match self.fault.get() {
            Fault::Blocked => Err(ShelfError::Blocked),
            _ => Ok(self.texts.borrow().keys().cloned().collect()),
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        match self.fault.get() {
            Fault::Blocked => Err(ShelfError::Blocked),
            _ => Ok(self.texts.borrow().get(key).cloned()),
        }
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        self.write(key, Some(text))
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        self.write(key, None)
    }
}
