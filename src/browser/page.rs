//! The page as a whole: its title, its colours, what has focus.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement};

use super::wait;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Names the page, for the tab and for the history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Wears the colours of this theme: "light", "dark", or else what the system says.
pub fn set_theme(slug: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        // Refused only for a name that is none.
        drop(root.set_attribute("data-theme", slug));
    }
}

/// Gives the focus to the first element of this selector, without moving the page. Says whether
/// there was one.
pub fn focus(selector: &str) -> bool {
    let Some(element) = find(selector) else { return false };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// The same, once the page has been drawn as it now is: for what has just appeared, and for where
/// to go on when what had the focus is gone.
pub fn focus_soon(selector: &'static str) {
    after_paint(move || {
        focus(selector);
    });
}

/// Whether the focus is within an element of this class.
pub fn has_focus_within(class: &str) -> bool {
    find(&format!(".{class} :focus")).is_some()
}

/// What has the focus.
fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Gives the focus to the field of this id, if it is shown, and marks what is written in its one
/// line, unless the reader is there already. Says whether it has it.
pub fn focus_field(id: &str) -> bool {
    let field = document().and_then(|document| document.get_element_by_id(id));
    field.and_then(|field| field.dyn_into().ok()).is_some_and(|field| enter(&field))
}

fn enter(field: &HtmlElement) -> bool {
    if focused().as_ref() == Some(field) {
        // What has been typed since is not typed over.
        return true;
    }
    // What isn't laid out, on a phone with one person open, has no place to stand in.
    if field.get_client_rects().length() == 0 {
        return false;
    }
    if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
        line.select();
    }
    field.focus().is_ok()
}

/// A field that is amiss, or the first of several that are only amiss together.
const AMISS: &str = "form [aria-invalid], form fieldset:has(> .amiss:not(:empty)) input";

/// Takes the reader to the first field of which something is amiss, once that is said.
pub fn focus_amiss() {
    lead(|| find(AMISS));
}

/// Takes the reader to the field of this id in a form that opens now.
pub fn focus_opened(id: String) {
    lead(move || find(&format!("#{id}")));
}

/// Takes the reader to a field once all that follows from what was changed just now is on the page,
/// drawn or not, and opens what it lies folded in. Who has gone to another field of its form by then
/// stays there: what they write would end in this one.
fn lead(to: impl FnOnce() -> Option<HtmlElement> + 'static) {
    let before = focused();
    wait::start(async move {
        wait::pause(0).await;
        let Some(field) = to() else { return };
        let now = focused();
        let form = field.closest("form").ok().flatten();
        let is_ahead = now != before && form.is_some_and(|form| form.contains(now.as_deref()));
        if !is_ahead {
            unfold(&field);
            enter(&field);
        }
    });
}

/// Opens each fold around it.
fn unfold(field: &Element) {
    while let Ok(Some(fold)) = field.closest("details:not([open])") {
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Whether the page is read from right to left.
pub fn is_rtl() -> bool {
    document().is_some_and(|document| document.dir() == "rtl")
}

/// Whether the reader's machine calls the command key Cmd.
pub fn is_apple() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_some_and(|agent| agent.contains("Mac") || agent.contains("iPhone"))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only where the page is being left.
        drop(window.location().reload());
    }
}

/// Opens the browser's own way to print.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused only where nothing can be printed.
        drop(window.print());
    }
}

/// Runs with the next frame, just before the page is drawn.
pub fn after_paint(run: impl FnOnce() + 'static) {
    let run = wasm_bindgen::closure::Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        drop(window.request_animation_frame(run.unchecked_ref()));
    }
}

/// Whether the reader wants no motion.
pub fn is_calm() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the page is as narrow as a phone, where what is else beside lies below.
pub fn is_narrow() -> bool {
    !matches("(min-width: 56.25rem)")
}

fn matches(query: &str) -> bool {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    media.is_some_and(|media| media.matches())
}
