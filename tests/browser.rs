//! What only a real browser can show: run by `make test` in headless Chromium.
#![cfg(target_arch = "wasm32")]

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn local_storage_keeps_what_it_is_given() {
    let words = vec!["Ada".to_owned(), "Grace’s tea, 15:00".to_owned()];
    LocalStorage::set("kith-test", &words).unwrap();
    assert_eq!(LocalStorage::get::<Vec<String>>("kith-test").unwrap(), words);
    LocalStorage::delete("kith-test");
    assert!(LocalStorage::get::<Vec<String>>("kith-test").is_err());
}
