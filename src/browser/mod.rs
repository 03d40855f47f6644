//! The only place that names web-sys, js-sys or gloo: what the page needs of its browser, in the
//! page's own words. No rule of the notebook is decided here.

pub mod clock;
pub mod dates;
pub mod files;
pub mod hash;
pub mod keys;
pub mod page;
pub mod shelf;
pub mod tabs;
pub mod view;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A listener on the window, until it is dropped.
pub struct Listening {
    event: &'static str,
    capture: bool,
    heard: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listening {
    fn to(event: &'static str, capture: bool, heard: impl FnMut(web_sys::Event) + 'static) -> Self {
        let heard = Closure::<dyn FnMut(web_sys::Event)>::new(heard);
        if let Some(window) = web_sys::window() {
            let call = heard.as_ref().unchecked_ref();
            // Only refused for a listener that is none.
            drop(window.add_event_listener_with_callback_and_bool(event, call, capture));
        }
        Self { event, capture, heard }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let call = self.heard.as_ref().unchecked_ref();
            let Self { event, capture, .. } = *self;
            drop(window.remove_event_listener_with_callback_and_bool(event, call, capture));
        }
    }
}

/// Listens on the window for as long as the page lives.
fn on_window(event: &'static str, heard: impl FnMut(web_sys::Event) + 'static) {
    std::mem::forget(Listening::to(event, false, heard));
}
