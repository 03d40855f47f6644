//! Keys pressed anywhere on the page. No awareness of what they do.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::on_window;

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// What it writes, "g" or "?", or its name, "Escape"; letters in lower case.
    pub key: String,
    /// Whether Ctrl was held, or Cmd.
    pub command: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether it went into something one writes in or chooses from.
    pub typing: bool,
    /// Whether a dialog stands before the page.
    pub in_dialog: bool,
}

/// Calls back for each key press; where that says `true`, the key was ours and the browser does
/// nothing more with it.
pub fn on_press(mut pressed: impl FnMut(&Press) -> bool + 'static) {
    on_window("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // A key that another part has dealt with, or that composes a letter, is nobody's shortcut.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let inside = |selector: &str| {
            let found = target.as_ref().map(|target| target.closest(selector));
            found.is_some_and(|found| matches!(found, Ok(Some(_))))
        };
        let press = Press {
            key: event.key().to_lowercase(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
            typing: inside(
                "input:not([type=radio], [type=checkbox], [type=range], [type=button], [type=file]), textarea, select, \
                 [contenteditable], [role=combobox]",
            ),
            in_dialog: inside("dialog[open]"),
        };
        if pressed(&press) {
            event.prevent_default();
        }
    });
}
