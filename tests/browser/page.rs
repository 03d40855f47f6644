//! The page and its window: when it sleeps, wakes and stops; what it may keep; files for the user.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use kith::browser::mirror::Mirror;
use kith::browser::panic::{announce, has_panicked};
use kith::browser::shelf::LocalShelf;
use kith::browser::{files, quota, tabs};
use kith::storage::{Shelf, ShelfError};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, Event, HtmlAnchorElement, window};

use super::mirror::Instead;

#[wasm_bindgen_test]
async fn fault_19_nothing_is_written_once_it_has_panicked() {
    let mut shelf = LocalShelf;
    shelf.set("kith/1.0", "before").unwrap();
    let mirror = Mirror::open().await.unwrap();
    mirror.replace(&[("kith/1.0".into(), Some("before".into()))]).await.unwrap();

    let heard = Rc::new(RefCell::new(Vec::new()));
    let hears = Closure::<dyn FnMut(CustomEvent)>::new({
        let heard = Rc::clone(&heard);
        move |event: CustomEvent| heard.borrow_mut().push((event.detail(), has_panicked()))
    });
    let hears = hears.as_ref().unchecked_ref();
    window().unwrap().add_event_listener_with_callback("kith:panicked", hears).unwrap();
    assert!(!has_panicked());
    announce("index out of bounds");
    assert_eq!(*heard.borrow(), [(JsValue::from("index out of bounds"), true)]);

    assert!(matches!(shelf.set("kith/1.0", "after"), Err(ShelfError::Broken(_))));
    assert!(matches!(shelf.remove("kith/1.0"), Err(ShelfError::Broken(_))));
    assert!(mirror.apply(&[("kith/1.0".into(), None)]).await.is_err());
    assert!(mirror.replace(&[]).await.is_err());

    let root = window().unwrap().document().unwrap().document_element().unwrap();
    root.remove_attribute("data-panicked").unwrap();
    window().unwrap().remove_event_listener_with_callback("kith:panicked", hears).unwrap();
    assert_eq!(shelf.get("kith/1.0").unwrap().as_deref(), Some("before"));
    assert_eq!(mirror.all().await.unwrap(), [("kith/1.0".into(), "before".into())]);
    shelf.remove("kith/1.0").unwrap();
    mirror.replace(&[]).await.unwrap();
}

fn send(name: &str, members: &[(&str, JsValue)], to_document: bool) {
    let event = Event::new(name).unwrap();
    for (name, value) in members {
        Reflect::set(&event, &JsValue::from(*name), value).unwrap();
    }
    let window = window().unwrap();
    if to_document {
        window.document().unwrap().dispatch_event(&event).unwrap();
    } else {
        window.dispatch_event(&event).unwrap();
    }
}

/// What the document says of being out of sight, until it is dropped.
fn hidden(is: bool) -> impl Drop {
    struct Shown;
    impl Drop for Shown {
        fn drop(&mut self) {
            let document = window().unwrap().document().unwrap();
            Reflect::delete_property(&document, &"hidden".into()).unwrap();
        }
    }
    let descriptor = Object::new();
    Reflect::set(&descriptor, &"value".into(), &is.into()).unwrap();
    Reflect::set(&descriptor, &"configurable".into(), &true.into()).unwrap();
    let document = window().unwrap().document().unwrap();
    Object::define_property(&document, &"hidden".into(), &descriptor);
    Shown
}

#[wasm_bindgen_test]
fn fault_18_and_25_leaving_and_waking_are_heard() {
    let (woken, left) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let count = |to: &Rc<Cell<u32>>| {
        let to = Rc::clone(to);
        move || to.set(to.get() + 1)
    };
    tabs::on_wake(count(&woken));
    tabs::on_leave(count(&left));
    let after = |name: &str, members: &[(&str, JsValue)], to_document: bool| {
        (woken.set(0), left.set(0));
        send(name, members, to_document);
        (woken.get(), left.get())
    };
    assert_eq!(after("pageshow", &[("persisted", true.into())], false), (1, 0));
    assert_eq!(after("pageshow", &[("persisted", false.into())], false), (0, 0));
    assert_eq!(after("focus", &[], false), (1, 0));
    assert_eq!(after("resume", &[], true), (1, 0));
    assert_eq!(after("pagehide", &[], false), (0, 1));
    assert_eq!(after("freeze", &[], true), (0, 1));
    // The browser's own goes to the document and bubbles to the window.
    {
        let _hidden = hidden(true);
        assert_eq!(after("visibilitychange", &[], false), (0, 1));
    }
    let _shown = hidden(false);
    assert_eq!(after("visibilitychange", &[], false), (1, 0));
}

#[wasm_bindgen_test]
async fn what_may_be_kept_is_told_where_it_can_be_asked() {
    let estimate = quota::estimate().await.unwrap();
    assert!(estimate.quota > 1_000_000 && estimate.usage <= estimate.quota, "{estimate:?}");
    assert!(quota::persist().await.is_some());
    assert!(quota::is_persisted().await.is_some());

    let navigator = Object::new();
    let _instead = Instead::value("navigator", &navigator);
    assert_eq!(quota::estimate().await, None);
    assert_eq!(quota::persist().await, None);
    assert_eq!(quota::is_persisted().await, None);
    // As in a Safari that has a part of it.
    Reflect::set(&navigator, &"storage".into(), &Object::new()).unwrap();
    assert_eq!(quota::estimate().await, None);
    assert_eq!(quota::persist().await, None);
}

#[wasm_bindgen_test]
async fn fault_64_a_file_to_keep_has_a_clean_name_and_its_bytes() {
    let clicked: Rc<RefCell<Option<HtmlAnchorElement>>> = Rc::default();
    let click = Closure::<dyn FnMut(HtmlAnchorElement)>::new({
        let clicked = Rc::clone(&clicked);
        move |link| *clicked.borrow_mut() = Some(link)
    });
    // A link that is on no page tells nobody of being clicked.
    let links = Reflect::get(&window().unwrap(), &"HTMLAnchorElement".into()).unwrap();
    let methods: Object = Reflect::get(&links, &"prototype".into()).unwrap().unchecked_into();
    let calls = js_sys::Function::new_with_args("heard", "return function () { heard(this); }");
    let calls = calls.call1(&JsValue::UNDEFINED, click.as_ref()).unwrap();
    Reflect::set(&methods, &"click".into(), &calls).unwrap();
    let bytes: Vec<u8> = (0..=255).collect();
    let saved = files::save("../ev\u{202e}il.json", "application/json", &bytes);
    Reflect::delete_property(&methods, &"click".into()).unwrap();
    saved.unwrap();
    let link = clicked.borrow_mut().take().unwrap();
    assert_eq!(link.download(), "-evil.json");
    let read = window().unwrap().fetch_with_str(&link.href());
    let response: web_sys::Response = JsFuture::from(read).await.unwrap().dyn_into().unwrap();
    assert_eq!(response.headers().get("content-type").unwrap().unwrap(), "application/json");
    let read = JsFuture::from(response.array_buffer().unwrap()).await.unwrap();
    assert_eq!(js_sys::Uint8Array::new(&read).to_vec(), bytes);
}
