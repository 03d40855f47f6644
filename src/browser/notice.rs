//! Words that the browser says for us while the page is open, where the reader lets it; and the mark
//! on the page's own icon. No awareness of what is said.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::object;

/// Whether the reader lets the page speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The browser can't.
    NotOffered,
    /// Nobody has asked yet.
    NotAsked,
    /// Yes.
    Given,
    /// No; only the browser's own settings can change that.
    Refused,
}

fn global(name: &str) -> Option<JsValue> {
    let found = Reflect::get(&web_sys::window()?.into(), &name.into()).ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Whether it does now.
pub fn leave() -> Leave {
    let Some(notification) = global("Notification") else { return Leave::NotOffered };
    let word = Reflect::get(&notification, &"permission".into()).ok();
    match word.and_then(|word| word.as_string()).as_deref() {
        Some("granted") => Leave::Given,
        Some("denied") => Leave::Refused,
        Some(_) => Leave::NotAsked,
        None => Leave::NotOffered,
    }
}

fn call(on: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(on, &name.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&function, on, &with.iter().collect()).ok()
}

/// Asks the reader; only to be called for a press of theirs.
pub async fn ask() -> Leave {
    let asked = global("Notification").and_then(|notice| call(&notice, "requestPermission", &[]));
    if let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        drop(JsFuture::from(asked).await);
    }
    leave()
}

/// Says this. `tag` names what it is about: a later word of the same name takes its place.
pub async fn say(title: &str, tag: &str) {
    let options: Object = object(&[("tag", tag.into()), ("icon", "./icons/icon-192.png".into())]);
    // On a phone only the service worker may speak.
    if let Some(worker) = registration().await {
        let shown = call(&worker, "showNotification", &[title.into(), options.clone().into()]);
        let shown = shown.and_then(|shown| shown.dyn_into::<Promise>().ok());
        if let Some(shown) = shown
            && JsFuture::from(shown).await.is_ok()
        {
            return;
        }
    }
    if let Some(notification) = global("Notification").and_then(|it| it.dyn_into::<Function>().ok())
    {
        let with = js_sys::Array::of2(&title.into(), &options);
        // Refused where only a worker may.
        drop(Reflect::construct(&notification, &with));
    }
}

async fn registration() -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let workers = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    let found = call(&workers, "getRegistration", &[])?.dyn_into::<Promise>().ok()?;
    let found = JsFuture::from(found).await.ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Puts a mark on the icon of the installed page, or takes it away. Nothing happens where there is
/// no such icon.
pub fn mark(is_marked: bool) {
    let Some(window) = web_sys::window() else { return };
    let navigator: JsValue = window.navigator().into();
    let name = if is_marked { "setAppBadge" } else { "clearAppBadge" };
    if let Some(done) = call(&navigator, name, &[]).and_then(|it| it.dyn_into::<Promise>().ok()) {
        // Refused where the page is not installed: then there is no icon.
        super::wait::start(async move {
            drop(JsFuture::from(done).await);
        });
    }
}

/// Whether icons can be marked here.
pub fn can_mark() -> bool {
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator()));
    navigator
        .is_some_and(|navigator| Reflect::has(&navigator, &"setAppBadge".into()).unwrap_or(false))
}
