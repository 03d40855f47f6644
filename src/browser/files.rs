//! Files that the user brings, chosen in a field or dropped anywhere; and files for the user to keep.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, HtmlAnchorElement, HtmlInputElement, Url,
};

use super::wait::pause;
use crate::interchange::file_name;

/// A file that was brought, not read yet.
#[derive(Clone, Debug)]
pub struct Brought(File);

impl Brought {
    /// What it is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// A file of this name and these bytes, as if it had been brought. `None` where the browser
    /// can't make one.
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        File::new_with_u8_array_sequence(&parts, name).ok().map(Self)
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

/// Gives the user a file to keep, where the browser puts downloads. `name` is cleaned as
/// [`file_name`] says; `mime` is a media type, such as "application/json".
///
/// # Errors
/// With the browser's words, when it takes no more into memory.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), String> {
    let told = |why: JsValue| super::words(&why);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(told)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(told)?;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let link = link.ok_or("there is no page")?;
    link.set_href(&address);
    link.set_download(&file_name(name));
    link.click();
    spawn_local(async move {
        // The browser may ask the user where to put it before it begins to read.
        pause(60_000).await;
        // Refused only for what is no address.
        drop(Url::revoke_object_url(&address));
    });
    Ok(())
}

/// Lets the browser do what it does after a moment: what is on the screen is drawn first.
pub async fn breathe() {
    pause(30).await;
}
