//! A folder or a file on the user's disk, chosen once and written after changes, by the File System
//! Access API where the browser has it (Chrome and Edge on a desk, in 2026).
//!
//! In a folder each device has a file of its own, so that a folder which is kept the same on two
//! devices, by whatever service, brings their notebooks together: nobody writes another's file, and
//! everybody reads all of them.

use js_sys::{Array, AsyncIterator, IteratorNext, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File};

use super::database::Base;
use super::panic::{STOPPED, has_panicked};
use super::shelf::LocalShelf;
use super::wait::within;
use super::{clock, object, words};
use crate::interchange::{check_size, file_name};
use crate::sort;
use crate::storage::Shelf;

/// The local storage key of this device's name.
const DEVICE: &str = "kith-device";
/// Where the chosen place is remembered.
const PLACE: &str = "place";
/// Milliseconds; a folder may be on another machine.
const WORKING: i32 = 60_000;

// web-sys has the pickers and permissions behind its unstable flag only, and lets what an older
// browser lacks throw through us.
#[wasm_bindgen]
extern "C" {
    type Pickers;

    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    fn show_directory_picker(this: &Pickers, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    fn show_save_file_picker(this: &Pickers, options: &Object) -> Result<Promise, JsValue>;

    /// A `FileSystemDirectoryHandle` or a `FileSystemFileHandle`.
    #[derive(Clone, Debug)]
    type Handle;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &Handle) -> String;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &Handle, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Handle, mode: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn values(this: &Handle) -> Result<AsyncIterator, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn get_file_handle(this: &Handle, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, bytes: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

/// The folder or the file that was chosen.
#[derive(Clone, Debug)]
pub struct Place(Handle);

/// Whether the page may write there now. The browser may take it back between two visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// Only once the user has said so again: [`Place::ask`], in answer to a click.
    Ask,
    /// The user has said no.
    Denied,
}

/// A file in the chosen folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub name: String,
    /// Its bytes, or in words why they can't be read.
    pub bytes: Result<Vec<u8>, String>,
}

/// Whether the browser lets the user choose such a place.
pub fn is_offered() -> bool {
    let has = |name: &str| Reflect::has(&js_sys::global(), &name.into()).unwrap_or_default();
    has("showDirectoryPicker") && has("showSaveFilePicker")
}

/// This device's name in such a folder, made up once: eight hex digits that say nothing of it.
pub fn device() -> String {
    let mut shelf = LocalShelf;
    let is_one = |name: &String| name.len() == 8 && name.chars().all(|c| c.is_ascii_hexdigit());
    if let Some(name) = shelf.get(DEVICE).ok().flatten().filter(is_one) {
        return name;
    }
    let name = format!("{:08x}", clock::random() >> 32);
    // Where it can't be kept it is another name next time; both files are read all the same.
    drop(shelf.set(DEVICE, &name));
    name
}

impl Place {
    /// Lets the user choose a folder; must be called in answer to a click. `None` when they chose
    /// none.
    ///
    /// # Errors
    /// In the browser's words.
    pub async fn choose_folder() -> Result<Option<Self>, String> {
        let options = object(&[("id", "kith".into()), ("mode", "readwrite".into())]);
        chosen(pickers().show_directory_picker(&options)).await
    }

    /// Lets the user choose where one file is to be; the same otherwise.
    ///
    /// # Errors
    /// In the browser's words.
    pub async fn choose_file(suggested: &str) -> Result<Option<Self>, String> {
        let endings = Array::of1(&".json".into());
        let accept = object(&[("application/json", endings.into())]);
        let kind = object(&[("description", "Kith".into()), ("accept", accept.into())]);
        let options = object(&[
            ("id", "kith".into()),
            ("suggestedName", file_name(suggested).into()),
            ("types", Array::of1(&kind).into()),
        ]);
        chosen(pickers().show_save_file_picker(&options)).await
    }

    /// The place that was chosen at an earlier visit.
    ///
    /// # Errors
    /// In the browser's words, when that can't be known.
    pub async fn remembered() -> Result<Option<Self>, String> {
        let all = memory().await?.all().await?;
        let place = all.into_iter().find(|(key, _)| key.as_string().as_deref() == Some(PLACE));
        let handle = place.map(|(_, handle)| handle).filter(JsValue::is_object);
        Ok(handle.map(|handle| Self(handle.unchecked_into())))
    }

    /// Remembers it for the next visit, instead of any other.
    ///
    /// # Errors
    /// In the browser's words.
    pub async fn remember(&self) -> Result<(), String> {
        memory().await?.write(true, vec![(PLACE.into(), Some(self.0.clone().into()))]).await
    }

    /// Forgets what was chosen. The files stay where they are.
    ///
    /// # Errors
    /// In the browser's words.
    pub async fn forget() -> Result<(), String> {
        memory().await?.write(true, Vec::new()).await
    }

    /// What it is called, without the folders above it, which no page may know.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it is a folder; else it is one file.
    pub fn is_folder(&self) -> bool {
        self.0.kind() == "directory"
    }

    /// Whether it may be written now.
    pub async fn permission(&self) -> Permission {
        permission(self.0.query_permission(&readwrite())).await
    }

    /// Asks the user, in answer to a click.
    pub async fn ask(&self) -> Permission {
        permission(self.0.request_permission(&readwrite())).await
    }

    /// Writes a file of the folder, or the chosen file itself, whatever `name` is: whole, or it
    /// stays as it was. It is read back before it counts as written.
    ///
    /// # Errors
    /// In the browser's words, when it stayed as it was or can't be read back.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        if has_panicked() {
            return Err(STOPPED.into());
        }
        let (place, name, bytes) = (self.clone(), file_name(name), bytes.to_vec());
        let written = async move { place.written(&name, &bytes).await };
        within(WORKING, written).await.unwrap_or_else(|| Err("it takes too long".into()))
    }

    async fn written(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let handle = if self.is_folder() {
            let create = object(&[("create", true.into())]);
            answer(self.0.get_file_handle(name, &create)).await?.unchecked_into()
        } else {
            self.0.clone()
        };
        // Written beside it, and put in its place by closing.
        let stream: Writable = answer(handle.create_writable()).await?.unchecked_into();
        if let Err(why) = answer(stream.write(&bytes.into())).await {
            drop(answer(stream.abort()).await);
            return Err(why);
        }
        answer(stream.close()).await?;
        match read(&handle).await {
            Ok(there) if there == bytes => Ok(()),
            Ok(_) => Err("what is in the file is not what was written".into()),
            Err(why) => Err(why),
        }
    }

    /// Every file `kith-….json` of the folder, this device's own among them, by name. None where a
    /// single file was chosen. Those too large to read are there with why.
    ///
    /// # Errors
    /// In the browser's words, when the folder can't be read.
    pub async fn found(&self) -> Result<Vec<Found>, String> {
        if !self.is_folder() {
            return Ok(Vec::new());
        }
        let place = self.clone();
        let found = async move { place.all().await };
        within(WORKING, found).await.unwrap_or_else(|| Err("it takes too long".into()))
    }

    async fn all(&self) -> Result<Vec<Found>, String> {
        let handles = self.0.values().map_err(|why| words(&why))?;
        let mut found = Vec::new();
        loop {
            let next: IteratorNext = answer(handles.next()).await?.unchecked_into();
            if next.done() {
                break;
            }
            let handle: Handle = next.value().unchecked_into();
            let name = handle.name();
            let is_ours = name.starts_with("kith-") && name.ends_with(".json");
            if is_ours && handle.kind() == "file" {
                found.push(Found { name, bytes: read(&handle).await });
            }
        }
        sort::by_key(&mut found, |found| found.name.clone());
        Ok(found)
    }
}

async fn chosen(asked: Result<Promise, JsValue>) -> Result<Option<Place>, String> {
    let picked = match asked {
        // However long the user looks for it.
        Ok(promise) => JsFuture::from(promise).await,
        Err(why) => Err(why),
    };
    match picked {
        Ok(handle) => Ok(Some(Place(handle.unchecked_into()))),
        Err(why) => match why.dyn_ref::<DomException>() {
            Some(why) if why.name() == "AbortError" => Ok(None),
            _ => Err(words(&why)),
        },
    }
}

async fn permission(asked: Result<Promise, JsValue>) -> Permission {
    match answer(asked).await.ok().and_then(|answer| answer.as_string()).as_deref() {
        Some("granted") => Permission::Granted,
        Some("denied") => Permission::Denied,
        // The browser refuses to ask without a click, too.
        _ => Permission::Ask,
    }
}

async fn read(handle: &Handle) -> Result<Vec<u8>, String> {
    let file: File = answer(handle.get_file()).await?.unchecked_into();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number below 2^53"
    )]
    check_size(file.size() as u64).map_err(|why| why.to_string())?;
    let buffer = answer(Ok(file.array_buffer())).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn answer(asked: Result<Promise, JsValue>) -> Result<JsValue, String> {
    let answered = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(why) => Err(why),
    };
    answered.map_err(|why| words(&why))
}

async fn memory() -> Result<Base, String> {
    Base::open("kith-folder", "places").await
}

fn pickers() -> Pickers {
    js_sys::global().unchecked_into()
}

fn readwrite() -> Object {
    object(&[("mode", "readwrite".into())])
}
