//! When the program stops on a mistake of its own: from then on nothing is written any more, for
//! what is in memory may be wrong. `static/boot.js` then shows a plain page that needs no wasm.

use web_sys::{CustomEvent, CustomEventInit, Element};

/// On `<html>`, once it has happened.
const MARK: &str = "data-panicked";

/// From now on a panic is announced; it is logged to the console, too. Call once, first of all.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        announce(&info.to_string());
        console_error_panic_hook::hook(info);
    }));
}

/// Marks the page and sends `kith:panicked` to the window, with what happened as its detail.
pub fn announce(what: &str) {
    // First of all: whatever else goes wrong here, nothing is written after it.
    if let Some(root) = root() {
        // Refused only for a name that is none.
        drop(root.set_attribute(MARK, ""));
    }
    let told = CustomEventInit::new();
    told.set_detail(&what.into());
    let event = CustomEvent::new_with_event_init_dict("kith:panicked", &told);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Refused only for an event that is being sent already.
        drop(window.dispatch_event(&event));
    }
}

/// Whether it has happened: to this program, or to what `static/boot.js` saw of it.
pub fn has_panicked() -> bool {
    root().is_some_and(|root| root.has_attribute(MARK))
}

/// What is said to who would write then.
pub(super) const STOPPED: &str = "the page has stopped";

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
