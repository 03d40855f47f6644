//! What other tabs do to the same storage.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::StorageEvent;

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
