//! What other tabs do to the same storage.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

use super::{Listening, on_window};

/// What another tab did.
pub enum Elsewhere {
    /// It wrote this text under this key.
    Wrote(String, String),
    /// It removed this key.
    Removed,
    /// It emptied the whole storage.
    Cleared,
}

/// Calls back whenever another tab changes the storage, for as long as the page is open.
pub fn on_elsewhere(mut heard: impl FnMut(Elsewhere) + 'static) {
    listen("storage", move |event: StorageEvent| {
        heard(match (event.key(), event.new_value()) {
            (None, _) => Elsewhere::Cleared,
            (Some(key), Some(text)) => Elsewhere::Wrote(key, text),
            (Some(_), None) => Elsewhere::Removed,
        });
    });
}

/// Calls back when the page comes into sight again, for as long as it is open.
pub fn on_return(mut back: impl FnMut() + 'static) {
    listen("visibilitychange", {
        move |_: web_sys::Event| {
            let document = web_sys::window().and_then(|window| window.document());
            if document.is_some_and(|document| !document.hidden()) {
                back();
            }
        }
    });
}

/// Calls back when the page goes on after it stood still, for as long as it is open: it comes into
/// sight, gets the focus, comes out of the browser's cache of pages or was frozen. Then another tab
/// may have written without its hearing of it. Often called more than once for one such moment.
pub fn on_wake(back: impl Fn() + Clone + 'static) {
    on_return(back.clone());
    let anew = back.clone();
    on_window("pageshow", move |event| {
        // The first showing of all is none of them.
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            anew();
        }
    });
    let focused = back.clone();
    on_window("focus", move |_| focused());
    on_document("resume", back);
}

/// Calls back when the page may be about to end, for as long as it is open: it goes out of sight,
/// is left, or is frozen. What isn't written by then may never be. Often called more than once.
pub fn on_leave(leave: impl Fn() + Clone + 'static) {
    let hidden = leave.clone();
    listen("visibilitychange", move |_: web_sys::Event| {
        let document = web_sys::window().and_then(|window| window.document());
        if document.is_some_and(|document| document.hidden()) {
            hidden();
        }
    });
    let left = leave.clone();
    on_window("pagehide", move |_| left());
    on_document("freeze", leave);
}

fn on_document(event: &'static str, heard: impl Fn() + 'static) {
    let document = web_sys::window().and_then(|window| window.document());
    let listening = Listening::on(document.map(Into::into), event, false, move |_| heard());
    std::mem::forget(listening);
}

fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    kind: &str,
    heard: impl FnMut(E) + 'static,
) {
    let Some(window) = web_sys::window() else { return };
    let closure = Closure::<dyn FnMut(E)>::new(heard);
    // It fails only for a listener that is none.
    window.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()).ok();
    closure.forget();
}
