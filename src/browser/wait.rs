//! Waiting: for a moment, or for an answer, but not for ever.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Begins this work and goes on; also before the page stands.
pub fn start(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// Lets the browser do what it does for this many milliseconds.
pub async fn pause(milliseconds: i32) {
    drop(JsFuture::from(timer(milliseconds)).await);
}

fn timer(milliseconds: i32) -> Promise {
    Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Refused only where there is no clock at all; then nothing is waited for.
            let waits =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
            if waits.is_err() {
                drop(done.call0(&JsValue::UNDEFINED));
            }
        }
    })
}

/// What `work` gives, or `None` once this many milliseconds have passed without an answer.
///
/// The work goes on in any case: what the browser was asked for may still call back, and must find
/// somebody there. An answer that comes too late is dropped.
pub(super) async fn within<T: 'static>(
    milliseconds: i32,
    work: impl Future<Output = T> + 'static,
) -> Option<T> {
    let answer = Rc::new(RefCell::new(None));
    // Once nobody waits any more there is no place left to put it.
    let place = Rc::downgrade(&answer);
    let working = future_to_promise(async move {
        let result = work.await;
        if let Some(answer) = place.upgrade() {
            answer.replace(Some(result));
        }
        Ok(JsValue::UNDEFINED)
    });
    let race = Promise::race(&js_sys::Array::of2(&working, &timer(milliseconds)));
    drop(JsFuture::from(race).await);
    answer.take()
}
