//! Files that the user brings: chosen in a field, or dropped anywhere.

use super::on_window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// A file that was brought, not read yet.
#[derive(Clone, Debug)]
pub struct Brought(File);

impl Brought {
    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number below 2^53"
    )]
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Its bytes.
    ///
    /// # Errors
    /// With the browser's words, when it is gone or may not be read.
    pub async fn bytes(&self) -> Result<Vec<u8>, String> {
        let buffer =
            JsFuture::from(self.0.array_buffer()).await.map_err(|why| format!("{why:?}"))?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

/// The file chosen in a field. The field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> Option<Brought> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(Brought(file))
}

/// Calls back while a file hangs over the page, and with the first file that is dropped, for as long
/// as the page lives. What else is dragged, a piece of text say, goes its own way.
pub fn on_drag(hangs: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Brought) + 'static) {
    let over = hangs.clone();
    on_window("dragover", move |event| {
        if is_file(&event) {
            event.prevent_default();
            over(true);
        }
    });
    let left = hangs.clone();
    on_window("dragleave", move |event| {
        // Leaving an element for another one inside the window is no leaving.
        let event: Option<&DragEvent> = event.dyn_ref();
        if event.is_some_and(|event| event.related_target().is_none()) {
            left(false);
        }
    });
    on_window("drop", move |event| {
        if is_file(&event) {
            event.prevent_default();
            hangs(false);
            let event: Option<&DragEvent> = event.dyn_ref();
            let files = event.and_then(DragEvent::data_transfer).and_then(|data| data.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                dropped(Brought(file));
            }
        }
    });
}

fn is_file(event: &Event) -> bool {
    let event: Option<&DragEvent> = event.dyn_ref();
    let types = event.and_then(DragEvent::data_transfer).map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Lets the browser do what it does after a moment: what is on the screen is drawn first.
pub async fn breathe() {
    let moment = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Refused only where there is no clock at all; then nothing is waited for.
            let waits = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 30);
            if waits.is_err() {
                drop(done.call0(&wasm_bindgen::JsValue::UNDEFINED));
            }
        }
    });
    drop(JsFuture::from(moment).await);
}
