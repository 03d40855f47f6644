//! Files that the user brings.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// A file's bytes, or the browser's words why they can't be read.
///
/// # Errors
/// When the file is gone, or reading it was refused.
pub async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|why| format!("{why:?}"))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// A file's size in bytes.
pub fn size(file: &File) -> u64 {
    // A size is a whole number below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as u64;
    size
}
