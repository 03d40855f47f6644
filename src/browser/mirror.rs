//! A second copy of what is stored, in IndexedDB: texts under keys, as on the shelf.
//!
//! It heals local storage and is healed by it; what it holds is checked by the storage's own
//! checksums, so nothing is checked here. It is never needed: each call may fail or be too slow,
//! and a page without it has one copy.

use std::cell::Cell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, Transaction};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::wait::within;

/// The database, and its one store.
const DATABASE: &str = "kith";
const VALUES: &str = "values";

/// Milliseconds: a page that waits for a copy is worse than one that has none.
const OPENING: i32 = 2_000;
/// Milliseconds; a whole notebook on a slow phone may take a while.
const WORKING: i32 = 20_000;

#[wasm_bindgen]
extern "C" {
    /// A database that can be asked for durability: web-sys has that behind its unstable flag only.
    #[wasm_bindgen(js_name = IDBDatabase)]
    type Durable;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Durable,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The open database. Clones are the same one, and the last of them lets it go.
#[derive(Clone, Debug)]
pub struct Mirror(Rc<Open>);

#[derive(Debug)]
struct Open {
    // Another tab may want to delete the database: then it is let go, for good.
    closed: Rc<Cell<bool>>,
    inner: IdbDatabase,
    // Listens for that.
    _listening: Database,
}

impl Drop for Open {
    fn drop(&mut self) {
        // Else nobody would be there any more to hear that a tab waits for it.
        self.inner.close();
    }
}

impl Mirror {
    /// Opens it, and makes it where there is none.
    ///
    /// # Errors
    /// In the browser's words, where there is no IndexedDB, where it is denied (as private windows
    /// may), broken, or doesn't answer within two seconds.
    pub async fn open() -> Result<Self, String> {
        // One that comes too late is let go of by being dropped.
        within(OPENING, opened()).await.unwrap_or_else(|| Err("it doesn't answer".into()))
    }

    /// Whether it was let go of: another tab deletes the database, or the browser took it away.
    pub fn is_closed(&self) -> bool {
        self.0.closed.get()
    }

    /// Every key with its text, in the order of the keys. A value that isn't text is given as "",
    /// which no checksum takes for sound.
    ///
    /// # Errors
    /// In the browser's words, when it can't be read.
    pub async fn all(&self) -> Result<Vec<(String, String)>, String> {
        let this = self.clone();
        waited(async move {
            let transaction = this.transaction("readonly")?;
            let store = transaction.object_store(VALUES)?;
            // Both asked for before either is awaited: a transaction ends where nothing is asked.
            let (keys, texts) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
            let (keys, texts) = (keys.await?, texts.await?);
            let pairs = keys.into_iter().zip(texts);
            // Keys that aren't text are none of ours.
            Ok(pairs
                .filter_map(|(key, text)| {
                    Some((key.as_string()?, text.as_string().unwrap_or_default()))
                })
                .collect())
        })
        .await
    }

    /// Writes all of these, or nothing: one transaction, which is only said to be done once it is
    /// on the disk, where the browser can tell (durability "strict"). `None` removes a key; one
    /// that isn't there is no error.
    ///
    /// # Errors
    /// In the browser's words, when nothing was written.
    pub async fn apply(&self, writes: &[(String, Option<String>)]) -> Result<(), String> {
        self.write(false, writes).await
    }

    /// The same, but with everything removed that was there before: after it the mirror holds these
    /// and nothing else.
    ///
    /// # Errors
    /// In the browser's words, when nothing was written or removed.
    pub async fn replace(&self, all: &[(String, Option<String>)]) -> Result<(), String> {
        self.write(true, all).await
    }

    async fn write(&self, clear: bool, all: &[(String, Option<String>)]) -> Result<(), String> {
        if all.is_empty() && !clear {
            return Ok(());
        }
        let this = self.clone();
        let writes: Vec<(JsValue, Option<JsValue>)> =
            all.iter().map(|(key, text)| (key.into(), text.as_ref().map(JsValue::from))).collect();
        waited(async move {
            let transaction = this.transaction("readwrite")?;
            if let Err(why) = requested(&transaction, clear, &writes) {
                drop(transaction.abort());
                return Err(why);
            }
            match transaction.await? {
                done if done.is_committed() => Ok(()),
                _ => Err(Error::DomExceptionNotFound),
            }
        })
        .await
    }

    fn transaction(&self, mode: &str) -> Result<Transaction, Error> {
        let options = js_sys::Object::new();
        // Refused only by an object that is frozen. A browser that knows no durability ignores it.
        drop(js_sys::Reflect::set(&options, &"durability".into(), &"strict".into()));
        let database: &Durable = self.0.inner.unchecked_ref();
        let transaction = database.transaction(VALUES, mode, &options);
        Ok(transaction.map_err(Error::TransactionOpenFailed)?.into())
    }
}

/// Asks for each write; none is awaited, for the transaction answers for all of them.
fn requested(
    transaction: &Transaction,
    clear: bool,
    writes: &[(JsValue, Option<JsValue>)],
) -> Result<(), Error> {
    let store = transaction.object_store(VALUES)?;
    if clear {
        store.clear()?;
    }
    for (key, text) in writes {
        match text {
            Some(text) => drop(store.put(text, Some(key))?),
            None => drop(store.delete(Query::Key(key.clone()))?),
        }
    }
    Ok(())
}

async fn opened() -> Result<Mirror, String> {
    let mut request =
        Factory::new().and_then(|factory| factory.open(DATABASE, Some(1))).map_err(words)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Where it is refused, the opening is too: the store isn't there.
            drop(database.create_object_store(VALUES, ObjectStoreParams::new()));
        }
    });
    let inner = IdbDatabase::from(request.await.map_err(words)?);
    let closed = Rc::new(Cell::new(false));
    let mut database = Database::from(inner.clone());
    database.on_version_change({
        let (closed, inner) = (Rc::clone(&closed), inner.clone());
        move |_| {
            closed.set(true);
            inner.close();
        }
    });
    database.on_close({
        let closed = Rc::clone(&closed);
        move |_| closed.set(true)
    });
    Ok(Mirror(Rc::new(Open { closed, inner, _listening: database })))
}

async fn waited<T: 'static>(
    work: impl Future<Output = Result<T, Error>> + 'static,
) -> Result<T, String> {
    match within(WORKING, work).await {
        Some(result) => result.map_err(words),
        None => Err("it doesn't answer".into()),
    }
}

fn words(why: Error) -> String {
    why.to_string()
}
