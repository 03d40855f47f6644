//! Files that the user brings: chosen in a field, or dropped anywhere.

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

/// The first file dropped.
pub fn dropped(event: &DragEvent) -> Option<Brought> {
    event.data_transfer()?.files()?.get(0).map(Brought)
}

/// Whether what is dragged here is a file, not a piece of text.
pub fn is_dragged(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Whether what was dragged has left the page, and not only gone from one thing on it to another.
pub fn has_left(event: &DragEvent) -> bool {
    event.related_target().is_none()
}

/// Lets the browser do what it does after a moment: what is on the screen is drawn first.
pub async fn breathe() {
    super::wait::pause(30).await;
}
