//! A newer version of the page, which `static/boot.js` has found and which waits to be wanted.

use web_sys::Event;

use super::on_window;

/// Calls back once a newer version waits; at once if it does already.
pub fn on_waiting(waits: impl Fn() + 'static) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if root.is_some_and(|root| root.get_attribute("data-update").as_deref() == Some("waiting")) {
        waits();
    }
    on_window("kith:update-waiting", move |_| waits());
}

/// Lets it take over: the page is loaded anew.
pub fn take_over() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("kith:take-over")) {
        // Refused only for an event that is being sent already.
        drop(window.dispatch_event(&event));
    }
}

/// Says on the page that all of its pieces are here.
pub fn is_whole() {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // Refused only for a name that is none.
        drop(root.set_attribute("data-whole", ""));
    }
}
