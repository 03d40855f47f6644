//! The only place that names web-sys, js-sys or gloo: what the page needs of its browser, in the
//! page's own words. No rule of the notebook is decided here.

pub mod canvas;
pub mod clock;
pub mod collation;
pub mod crypto;
mod database;
pub mod dates;
pub mod files;
pub mod folder;
pub mod hash;
pub mod idle;
pub mod keys;
pub mod mirror;
pub mod notice;
pub mod page;
pub mod panic;
pub mod quota;
pub mod share;
pub mod shelf;
pub mod tabs;
/// A newer version of the page.
pub mod update;
pub mod view;
pub mod wait;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A listener, until it is dropped.
pub struct Listening {
    target: Option<web_sys::EventTarget>,
    event: &'static str,
    capture: bool,
    heard: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listening {
    /// On the window.
    fn to(event: &'static str, capture: bool, heard: impl FnMut(web_sys::Event) + 'static) -> Self {
        let target = web_sys::window().map(web_sys::EventTarget::from);
        Self::on(target, event, capture, heard)
    }

    fn on(
        target: Option<web_sys::EventTarget>,
        event: &'static str,
        capture: bool,
        heard: impl FnMut(web_sys::Event) + 'static,
    ) -> Self {
        let heard = Closure::<dyn FnMut(web_sys::Event)>::new(heard);
        if let Some(target) = &target {
            let call = heard.as_ref().unchecked_ref();
            // Only refused for a listener that is none.
            drop(target.add_event_listener_with_callback_and_bool(event, call, capture));
        }
        Self { target, event, capture, heard }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let call = self.heard.as_ref().unchecked_ref();
            let Self { event, capture, .. } = *self;
            drop(target.remove_event_listener_with_callback_and_bool(event, call, capture));
        }
    }
}

/// Listens on the window for as long as the page lives.
fn on_window(event: &'static str, heard: impl FnMut(web_sys::Event) + 'static) {
    std::mem::forget(Listening::to(event, false, heard));
}

/// What the browser says went wrong, in its own words.
fn words(why: &wasm_bindgen::JsValue) -> String {
    if let Some(why) = why.dyn_ref::<web_sys::DomException>() {
        return match (why.name(), why.message()) {
            (name, message) if message.is_empty() => name,
            (name, message) => format!("{name}: {message}"),
        };
    }
    match why.dyn_ref::<js_sys::Error>() {
        Some(why) => String::from(why.to_string()),
        None => why.as_string().unwrap_or_else(|| format!("{why:?}")),
    }
}

/// A plain object with these members, as the browser takes options.
fn object(members: &[(&str, wasm_bindgen::JsValue)]) -> js_sys::Object {
    let object = js_sys::Object::new();
    for (name, value) in members {
        // Refused only by an object that is frozen.
        drop(js_sys::Reflect::set(&object, &wasm_bindgen::JsValue::from(*name), value));
    }
    object
}
