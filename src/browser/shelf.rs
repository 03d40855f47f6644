//! Local storage as a shelf.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::clock;
use super::panic::{STOPPED, has_panicked};
use crate::storage::{Shelf, ShelfError};

thread_local! {
    static TOOK: Cell<f64> = const { Cell::new(0.0) };
}

/// How long the last write to local storage took, in milliseconds.
pub fn last_write() -> f64 {
    TOOK.get()
}

/// The browser's local storage, where it has one and lets us.
#[derive(Debug, Default)]
pub struct LocalShelf;

impl LocalShelf {
    // Asked each time: it may be taken away while the page is open. gloo's own `raw` panics then,
    // so the window is asked first.
    fn storage() -> Result<Storage, ShelfError> {
        let window = web_sys::window().ok_or(ShelfError::Blocked)?;
        match window.local_storage() {
            Ok(Some(_)) => Ok(LocalStorage::raw()),
            Ok(None) => Err(ShelfError::Blocked),
            Err(why) => Err(sorted(&why)),
        }
    }
}

// Nothing more is written once the program has stopped on a mistake of its own.
fn running() -> Result<(), ShelfError> {
    if has_panicked() { Err(ShelfError::Broken(STOPPED.into())) } else { Ok(()) }
}

fn sorted(why: &JsValue) -> ShelfError {
    let name = why.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => ShelfError::Full,
        "SecurityError" => ShelfError::Blocked,
        "" => ShelfError::Broken(format!("{why:?}")),
        _ => ShelfError::Broken(name),
    }
}

impl Shelf for LocalShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = Self::storage()?;
        let length = storage.length().map_err(|why| sorted(&why))?;
        let keys = (0..length).map(|at| storage.key(at).map_err(|why| sorted(&why)));
        keys.filter_map(Result::transpose).collect()
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Self::storage()?.get_item(key).map_err(|why| sorted(&why))
    }

    fn set(&mut self, key: &str, text: &str) -> Result<(), ShelfError> {
        running()?;
        let began = clock::milliseconds();
        let done = Self::storage()?.set_item(key, text).map_err(|why| sorted(&why));
        TOOK.set(clock::milliseconds() - began);
        done
    }

    fn remove(&mut self, key: &str) -> Result<(), ShelfError> {
        running()?;
        Self::storage()?.remove_item(key).map_err(|why| sorted(&why))
    }
}
