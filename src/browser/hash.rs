//! The fragment of the address, and where the reader stood on each page of the history.
//! No awareness of what a fragment means.

use std::cell::RefCell;
use std::collections::HashMap;

use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Window};

use super::on_window;

/// How the reader came to a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// By a link: it begins at its top.
    New,
    /// Back or forward through the history: where they stood, in pixels from the top.
    Again(f64),
}

thread_local! {
    static STOOD: RefCell<Stood> = RefCell::new(Stood::default());
}

#[derive(Default)]
struct Stood {
    entry: f64,
    last: f64,
    tops: HashMap<u64, f64>,
}

/// The fragment, with its `#`; empty where there is none.
pub fn read() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a fragment, as a link would.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only where the page is being left.
        drop(window.location().set_hash(fragment));
    }
}

/// Goes to a fragment in place of the present one, so that "back" doesn't lead here again.
pub fn go_instead(fragment: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(fragment));
    }
}

/// Writes another fragment into the address without going there: what the page shows has changed,
/// and the page stays.
pub fn rewrite(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let state = history.state().unwrap_or_default();
        // Refused only where it is done a hundred times in a few seconds.
        drop(history.replace_state_with_url(&state, "", Some(fragment)));
    }
}

/// Calls back whenever the fragment has changed, with how the reader came.
pub fn on_change(mut changed: impl FnMut(Arrival) + 'static) {
    let Some(window) = web_sys::window() else { return };
    if let Ok(history) = window.history() {
        // The page is made anew after the browser would have restored it.
        drop(history.set_scroll_restoration(ScrollRestoration::Manual));
    }
    arrive(&window);
    on_window("hashchange", move |_| changed(arrive(&window)));
}

// Each entry of the history bears a number as its state, given on the first visit; the tops are
// kept here by that number. The page still stands where it stood on the entry left.
fn arrive(window: &Window) -> Arrival {
    let Ok(history) = window.history() else { return Arrival::New };
    let numbered = history.state().ok().and_then(|state| state.as_f64());
    STOOD.with_borrow_mut(|stood| {
        let left = stood.entry.to_bits();
        stood.tops.insert(left, window.scroll_y().unwrap_or_default());
        if let Some(entry) = numbered {
            stood.entry = entry;
            stood.last = stood.last.max(entry);
            Arrival::Again(stood.tops.get(&entry.to_bits()).copied().unwrap_or_default())
        } else {
            stood.last += 1.0;
            stood.entry = stood.last;
            drop(history.replace_state(&JsValue::from_f64(stood.entry), ""));
            Arrival::New
        }
    })
}

/// How many pixels the window stands from the page's top.
pub fn top() -> f64 {
    let window = web_sys::window();
    window.and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Moves the window to this many pixels from the page's top.
pub fn stand_at(top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}
