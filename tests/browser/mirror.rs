//! The second copy, in a real IndexedDB.

use idb::{Factory, TransactionMode};
use js_sys::{Object, Reflect};
use kith::browser::mirror::Mirror;
use kith::browser::wait::pause;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::window;

async fn delete() {
    Factory::new().unwrap().delete("kith").unwrap().await.unwrap();
}

/// An empty one; the tests run one after another on the same origin.
async fn emptied() -> Mirror {
    delete().await;
    Mirror::open().await.unwrap()
}

fn put(key: &str, text: &str) -> (String, Option<String>) {
    (key.into(), Some(text.into()))
}

fn pair(key: &str, text: &str) -> (String, String) {
    (key.into(), text.into())
}

/// Says what `window[name]` is until it is dropped.
pub(crate) struct Instead {
    name: JsValue,
    before: JsValue,
}

impl Instead {
    pub(crate) fn of(name: &str, descriptor: &Object) -> Self {
        let (window, name) = (window().unwrap(), JsValue::from(name));
        let before = Object::get_own_property_descriptor(&window, &name);
        Reflect::set(descriptor, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(&window, &name, descriptor);
        Self { name, before }
    }

    pub(crate) fn value(name: &str, value: &JsValue) -> Self {
        let descriptor = Object::new();
        Reflect::set(&descriptor, &"value".into(), value).unwrap();
        Self::of(name, &descriptor)
    }
}

impl Drop for Instead {
    fn drop(&mut self) {
        let window = window().unwrap();
        if self.before.is_undefined() {
            Reflect::delete_property(&window, &self.name).unwrap();
        } else {
            Object::define_property(&window, &self.name, self.before.unchecked_ref());
        }
    }
}

#[wasm_bindgen_test]
async fn the_mirror_keeps_and_forgets() {
    let mirror = emptied().await;
    assert_eq!(mirror.all().await, Ok(vec![]));
    let tea = "Grace’s tea, 15:00 ☕\u{0}\u{ffff}";
    mirror.apply(&[put("kith/1.1", ""), put("kith/1.0", tea)]).await.unwrap();
    mirror.apply(&[]).await.unwrap();
    assert_eq!(mirror.all().await.unwrap(), [pair("kith/1.0", tea), pair("kith/1.1", "")]);
    mirror.apply(&[("kith/1.0".into(), None), ("kith/9.9".into(), None)]).await.unwrap();
    mirror.apply(&[put("kith/1.1", "new")]).await.unwrap();
    assert_eq!(mirror.all().await.unwrap(), [pair("kith/1.1", "new")]);

    let again = Mirror::open().await.unwrap();
    assert_eq!(again.all().await.unwrap(), [pair("kith/1.1", "new")]);
    mirror.replace(&[put("kith/2.0", "sealed")]).await.unwrap();
    assert_eq!(again.all().await.unwrap(), [pair("kith/2.0", "sealed")]);
    mirror.replace(&[]).await.unwrap();
    assert_eq!(again.all().await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn a_large_notebook_is_copied_whole() {
    let mirror = emptied().await;
    let text = "\u{7fff}".repeat(1 << 20);
    let all: Vec<_> = (0..8).map(|n| put(&format!("kith/{n}"), &text)).collect();
    mirror.apply(&all).await.unwrap();
    let read = mirror.all().await.unwrap();
    assert!(read.len() == 8 && read.iter().all(|(_, value)| *value == text));
    mirror.replace(&[]).await.unwrap();
}

#[wasm_bindgen_test]
async fn one_writing_is_all_or_nothing() {
    let mirror = emptied().await;
    mirror.apply(&[put("kith/1", "old")]).await.unwrap();
    // The browser refuses the second write of the next transaction, as where the disk is full.
    let store = Reflect::get(&window().unwrap(), &"IDBObjectStore".into()).unwrap();
    let methods = Reflect::get(&store, &"prototype".into()).unwrap();
    let real = Reflect::get(&methods, &"put".into()).unwrap();
    let refuses = js_sys::Function::new_with_args(
        "text, key",
        "if (key === 'kith/2') throw new DOMException('no room', 'QuotaExceededError');
         return this.add(text, key + '!');",
    );
    Reflect::set(&methods, &"put".into(), &refuses).unwrap();
    let done =
        mirror.apply(&[("kith/1".into(), None), put("kith/3", "x"), put("kith/2", "x")]).await;
    Reflect::set(&methods, &"put".into(), &real).unwrap();
    assert!(done.unwrap_err().contains("no room"));
    assert_eq!(mirror.all().await.unwrap(), [pair("kith/1", "old")]);

    // And where it only says so afterwards: the second `add` of one key fails by its event.
    let fails = js_sys::Function::new_with_args("text, key", "return this.add(text, 'same');");
    Reflect::set(&methods, &"put".into(), &fails).unwrap();
    let done = mirror.apply(&[put("kith/3", "x"), put("kith/2", "x")]).await;
    Reflect::set(&methods, &"put".into(), &real).unwrap();
    assert!(done.is_err());
    assert_eq!(mirror.all().await.unwrap(), [pair("kith/1", "old")]);
}

#[wasm_bindgen_test]
async fn two_openings_at_once_are_one_database() {
    delete().await;
    let opening = |n: u32| async move {
        let mirror = Mirror::open().await.unwrap();
        mirror.apply(&[put(&format!("kith/{n}"), "x")]).await.unwrap();
        Ok(JsValue::UNDEFINED)
    };
    let both: js_sys::Array =
        (1..=2).map(|n| wasm_bindgen_futures::future_to_promise(opening(n))).collect();
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::all(&both)).await.unwrap();
    let all = Mirror::open().await.unwrap().all().await.unwrap();
    assert_eq!(all, [pair("kith/1", "x"), pair("kith/2", "x")]);
}

#[wasm_bindgen_test]
async fn what_is_not_text_is_given_as_damage() {
    let mirror = emptied().await;
    let database = Factory::new().unwrap().open("kith", None).unwrap().await.unwrap();
    let transaction = database.transaction(&["values"], TransactionMode::ReadWrite).unwrap();
    let store = transaction.object_store("values").unwrap();
    store.put(&7.into(), Some(&"kith/7".into())).unwrap();
    store.put(&"x".into(), Some(&7.into())).unwrap();
    assert!(transaction.await.unwrap().is_committed());
    database.close();
    assert_eq!(mirror.all().await.unwrap(), [pair("kith/7", "")]);
}

#[wasm_bindgen_test]
async fn fault_04_a_window_without_indexed_db_has_no_mirror() {
    {
        let _none = Instead::value("indexedDB", &JsValue::UNDEFINED);
        assert!(Mirror::open().await.is_err());
    }
    {
        let throws = Object::new();
        let getter = js_sys::Function::new_no_args("throw new DOMException('no', 'SecurityError')");
        Reflect::set(&throws, &"get".into(), &getter).unwrap();
        let _throws = Instead::of("indexedDB", &throws);
        assert!(Mirror::open().await.is_err());
    }
    assert!(Mirror::open().await.is_ok(), "and then it is there again");
}

#[wasm_bindgen_test]
async fn one_that_never_answers_is_given_up_and_does_not_stand_in_the_way_later() {
    drop(emptied().await);
    // A tab that doesn't let go holds up a deletion, and that holds up every opening after it.
    let holds = Factory::new().unwrap().open("kith", None).unwrap().await.unwrap();
    let deletion = Factory::new().unwrap().delete("kith").unwrap();
    let began = js_sys::Date::now();
    let opened = Mirror::open().await;
    let waited = js_sys::Date::now() - began;
    assert_eq!(opened.unwrap_err(), "it doesn't answer");
    assert!((1_900.0..4_000.0).contains(&waited), "{waited} ms");
    holds.close();
    deletion.await.unwrap();
    pause(100).await;
    // The opening that came too late has let go of what it opened: nothing holds this up.
    let began = js_sys::Date::now();
    delete().await;
    assert!(js_sys::Date::now() - began < 1_000.0);
    assert!(Mirror::open().await.is_ok());
}

#[wasm_bindgen_test]
async fn another_tab_may_delete_it_at_once() {
    let mirror = emptied().await;
    mirror.apply(&[put("kith/1", "x")]).await.unwrap();
    assert!(!mirror.is_closed());
    delete().await;
    assert!(mirror.is_closed());
    assert!(mirror.apply(&[put("kith/2", "x")]).await.is_err());
    assert!(mirror.all().await.is_err());
    assert_eq!(Mirror::open().await.unwrap().all().await, Ok(vec![]));
}
