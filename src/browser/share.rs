//! Handing a text on: to the clipboard, or to what the device offers to share with.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

fn navigator() -> JsValue {
    web_sys::window().map(|window| window.navigator().into()).unwrap_or_default()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

async fn called(on: &JsValue, name: &str, with: &JsValue) -> bool {
    let promise = method(on, name).and_then(|call| call.call1(on, with).ok());
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Copies a text. Says whether it is on the clipboard: a page from a file may have none.
pub async fn copy(text: &str) -> bool {
    let clipboard = Reflect::get(&navigator(), &"clipboard".into()).unwrap_or_default();
    !clipboard.is_undefined() && called(&clipboard, "writeText", &text.into()).await
}

/// Whether the device offers to share a text.
pub fn is_possible() -> bool {
    method(&navigator(), "share").is_some()
}

/// Offers a text to what the device can share it with. Says whether it was taken; not, where the
/// reader thought better of it.
pub async fn share(text: &str) -> bool {
    let what = Object::new();
    // A plain object takes any property.
    drop(Reflect::set(&what, &"text".into(), &text.into()));
    called(&navigator(), "share", &what).await
}
