//! A folder on the disk: the browser's private one, which is a real folder that needs no picker.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Function, Promise, Reflect};
use kith::browser::folder::{Found, Permission, Place, device, is_offered};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    DomException, FileSystemDirectoryHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemHandle, FileSystemRemoveOptions, window,
};

use super::mirror::Instead;

/// A new folder in the private one.
async fn folder(name: &str) -> FileSystemDirectoryHandle {
    let root = window().unwrap().navigator().storage().get_directory();
    let root: FileSystemDirectoryHandle = JsFuture::from(root).await.unwrap().unchecked_into();
    let all = FileSystemRemoveOptions::new();
    all.set_recursive(true);
    drop(JsFuture::from(root.remove_entry_with_options(name, &all)).await);
    let create = FileSystemGetDirectoryOptions::new();
    create.set_create(true);
    let made = root.get_directory_handle_with_options(name, &create);
    JsFuture::from(made).await.unwrap().unchecked_into()
}

async fn file(folder: &FileSystemDirectoryHandle, name: &str) -> JsValue {
    let create = FileSystemGetFileOptions::new();
    create.set_create(true);
    JsFuture::from(folder.get_file_handle_with_options(name, &create)).await.unwrap()
}

/// The user chooses this, wherever they are asked.
fn picks(what: &JsValue) -> [Instead; 2] {
    let makes = Function::new_with_args("what", "return () => Promise.resolve(what);");
    let picker = makes.call1(&JsValue::UNDEFINED, what).unwrap();
    [Instead::value("showDirectoryPicker", &picker), Instead::value("showSaveFilePicker", &picker)]
}

async fn chosen(name: &str) -> (Place, FileSystemDirectoryHandle) {
    let handle = folder(name).await;
    let _picks = picks(&handle);
    (Place::choose_folder().await.unwrap().unwrap(), handle)
}

fn there(name: &str, bytes: &[u8]) -> Found {
    Found { name: name.into(), bytes: Ok(bytes.to_vec()) }
}

#[wasm_bindgen_test]
async fn each_device_writes_its_file_and_reads_all_of_them() {
    let (place, handle) = chosen("kept").await;
    assert!(place.is_folder());
    assert_eq!(place.name(), "kept");
    assert_eq!(place.permission().await, Permission::Granted);
    assert_eq!(place.ask().await, Permission::Granted);
    assert_eq!(place.found().await, Ok(vec![]));

    let large: Vec<u8> = (0..=255).cycle().take(3 << 20).collect();
    place.write("kith-2.json", &large).await.unwrap();
    place.write("kith-1.json", b"one").await.unwrap();
    place.write("notes.json", b"not ours to read").await.unwrap();
    place.write("kith-1.json.txt", b"nor this").await.unwrap();
    let inner = FileSystemGetDirectoryOptions::new();
    inner.set_create(true);
    let made = handle.get_directory_handle_with_options("kith-folder.json", &inner);
    JsFuture::from(made).await.unwrap();
    let all = place.found().await.unwrap();
    assert_eq!(all, [there("kith-1.json", b"one"), there("kith-2.json", &large)]);

    place.write("kith-2.json", b"shorter").await.unwrap();
    place.write("../kith-3.json", b"").await.unwrap();
    let all = place.found().await.unwrap();
    assert_eq!(all, [there("kith-1.json", b"one"), there("kith-2.json", b"shorter")]);
}

#[wasm_bindgen_test]
async fn a_single_file_is_written_whatever_it_is_called() {
    let handle = folder("single").await;
    let chosen = file(&handle, "mine.json").await;
    let place = {
        let _picks = picks(&chosen);
        Place::choose_file("kith.json").await.unwrap().unwrap()
    };
    assert!(!place.is_folder());
    place.write("kith-1.json", b"all of it").await.unwrap();
    assert_eq!(place.found().await, Ok(vec![]));
    let read = chosen.unchecked_into::<web_sys::FileSystemFileHandle>().get_file();
    let read: web_sys::File = JsFuture::from(read).await.unwrap().unchecked_into();
    assert_eq!((read.name(), read.size()), ("mine.json".into(), 9.0));
}

#[wasm_bindgen_test]
async fn a_writing_that_breaks_off_leaves_the_file_as_it_was() {
    let (place, _) = chosen("torn").await;
    place.write("kith-1.json", b"before").await.unwrap();
    let streams = Reflect::get(&window().unwrap(), &"FileSystemWritableFileStream".into()).unwrap();
    let methods = Reflect::get(&streams, &"prototype".into()).unwrap();
    for method in ["write", "close"] {
        let real = Reflect::get(&methods, &method.into()).unwrap();
        let broken = Function::new_no_args(
            "return Promise.reject(new DOMException('no room', 'QuotaExceededError'));",
        );
        Reflect::set(&methods, &method.into(), &broken).unwrap();
        let why = place.write("kith-1.json", b"after").await.unwrap_err();
        Reflect::set(&methods, &method.into(), &real).unwrap();
        assert_eq!(why, "QuotaExceededError: no room");
        assert_eq!(place.found().await.unwrap(), [there("kith-1.json", b"before")], "{method}");
    }
    // One that is written and isn't there is no success.
    let real = Reflect::get(&methods, &"write".into()).unwrap();
    let forgets = Function::new_no_args("return Promise.resolve();");
    Reflect::set(&methods, &"write".into(), &forgets).unwrap();
    let written = place.write("kith-1.json", b"after").await;
    Reflect::set(&methods, &"write".into(), &real).unwrap();
    assert!(written.is_err());
}

#[wasm_bindgen_test]
async fn the_place_is_remembered_until_it_is_forgotten() {
    Place::forget().await.unwrap();
    assert!(Place::remembered().await.unwrap().is_none());
    let (place, handle) = chosen("remembered").await;
    chosen("another").await.0.remember().await.unwrap();
    place.remember().await.unwrap();
    let again = Place::remembered().await.unwrap().unwrap();
    assert_eq!(again.name(), "remembered");
    again.write("kith-1.json", b"x").await.unwrap();
    assert_eq!(place.found().await.unwrap(), [there("kith-1.json", b"x")]);
    let kept: FileSystemHandle = handle.unchecked_into();
    assert_eq!(kept.name(), again.name());
    Place::forget().await.unwrap();
    assert!(Place::remembered().await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn choosing_nothing_is_no_error_and_what_is_not_offered_is_said() {
    assert!(is_offered());
    let rejects = |name: &str| {
        let why: JsValue = DomException::new_with_message_and_name("words", name).unwrap().into();
        let makes = Function::new_with_args("why", "return () => Promise.reject(why);");
        makes.call1(&JsValue::UNDEFINED, &why).unwrap()
    };
    {
        let _none = Instead::value("showDirectoryPicker", &rejects("AbortError"));
        assert!(Place::choose_folder().await.unwrap().is_none());
    }
    {
        let _refused = Instead::value("showSaveFilePicker", &rejects("SecurityError"));
        let why = Place::choose_file("kith.json").await.unwrap_err();
        assert_eq!(why, "SecurityError: words");
    }
    let (place, handle) = chosen("gone").await;
    let root = window().unwrap().navigator().storage().get_directory();
    let root: FileSystemDirectoryHandle = JsFuture::from(root).await.unwrap().unchecked_into();
    JsFuture::from(root.remove_entry("gone")).await.unwrap();
    assert!(place.write("kith-1.json", b"x").await.is_err());
    assert!(place.found().await.is_err());
    drop((handle, Promise::resolve(&JsValue::UNDEFINED)));
}

#[wasm_bindgen_test]
fn a_device_has_one_name() {
    LocalStorage::delete("kith-device");
    let name = device();
    assert!(name.len() == 8 && name.chars().all(|c| c.is_ascii_hexdigit()), "{name}");
    assert_eq!(device(), name);
    LocalStorage::raw().set_item("kith-device", "../../etc").unwrap();
    let another = device();
    assert!(another.len() == 8 && another != name);
    LocalStorage::delete("kith-device");
}
