//! How much the browser lets this page keep, and whether it promises to keep it.
//!
//! Whether the window is a private one, whose storage ends with it, can't be known: browsers hide
//! it on purpose (Chrome reports the same quota in both since version 138, and asking for
//! persistence is refused in ordinary windows too). So nothing here pretends to tell.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::wait::within;

/// Milliseconds.
const WAITING: i32 = 2_000;

/// What all storage of this page takes, in bytes, as the browser rounds it. Local storage has a
/// limit of its own, about 5 million characters, that is no part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What is used.
    pub usage: u64,
    /// What may be used; made up by browsers that don't tell how large the disk is.
    pub quota: u64,
}

/// Asks the browser to keep what is stored even when the disk runs full, and until the user removes
/// it. Chrome decides by itself, Firefox asks the user. `None` where that can't be asked.
pub async fn persist() -> Option<bool> {
    // However long the user thinks about it.
    JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
}

/// Whether it has promised that. `None` where that can't be asked.
pub async fn is_persisted() -> Option<bool> {
    let asked = manager()?.persisted().ok()?;
    within(WAITING, JsFuture::from(asked)).await?.ok()?.as_bool()
}

/// How much is stored and how much can be. `None` where that can't be asked.
pub async fn estimate() -> Option<Estimate> {
    let asked = manager()?.estimate().ok()?;
    let estimate: StorageEstimate =
        within(WAITING, JsFuture::from(asked)).await?.ok()?.unchecked_into();
    Some(Estimate { usage: whole(estimate.get_usage()?), quota: whole(estimate.get_quota()?) })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` takes what is below zero or no number as 0"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}

// Over plain http, and in older browsers, there is nothing in this place.
fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    let is_there = JsValue::is_object(&manager);
    is_there.then_some(manager)
}
