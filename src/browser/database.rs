//! One database of IndexedDB with one store in it, that never keeps the page waiting.

use std::cell::Cell;
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, Query, Transaction,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::panic::{STOPPED, has_panicked};
use super::wait::within;

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
pub(super) struct Base(Rc<Open>);

#[derive(Debug)]
struct Open {
    // Another tab may want to delete the database: then it is let go, for good.
    closed: Rc<Cell<bool>>,
    inner: IdbDatabase,
    store: &'static str,
    // Listens for that.
    _listening: Database,
}

impl Drop for Open {
    fn drop(&mut self) {
        // Else nobody would be there any more to hear that a tab waits for it.
        self.inner.close();
    }
}

impl Base {
    /// Opens it, and makes it where there is none. Fails after two seconds without an answer.
    pub(super) async fn open(name: &'static str, store: &'static str) -> Result<Self, String> {
        // One that comes too late is let go of by being dropped.
        within(OPENING, opened(name, store)).await.unwrap_or_else(|| Err(SILENT.into()))
    }

    pub(super) fn is_closed(&self) -> bool {
        self.0.closed.get()
    }

    /// Every key with its value, in the order of the keys.
    pub(super) async fn all(&self) -> Result<Vec<(JsValue, JsValue)>, String> {
        let this = self.clone();
        waited(async move {
            let transaction = this.transaction("readonly")?;
            let store = transaction.object_store(this.0.store)?;
            // Both asked for before either is awaited: a transaction ends where nothing is asked.
            let (keys, values) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
            let (keys, values) = (keys.await?, values.await?);
            Ok(keys.into_iter().zip(values).collect())
        })
        .await
    }

    /// Writes all of these, or nothing, in one transaction that is on the disk when it is done;
    /// `clear` first removes all there was. `None` removes a key.
    pub(super) async fn write(
        &self,
        clear: bool,
        writes: Vec<(JsValue, Option<JsValue>)>,
    ) -> Result<(), String> {
        if has_panicked() {
            return Err(STOPPED.into());
        }
        if writes.is_empty() && !clear {
            return Ok(());
        }
        let this = self.clone();
        waited(async move {
            let transaction = this.transaction("readwrite")?;
            let asked = transaction
                .object_store(this.0.store)
                .and_then(|store| requested(&store, clear, &writes));
            if let Err(why) = asked {
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
        // A browser that knows no durability ignores it.
        let options = super::object(&[("durability", "strict".into())]);
        let database: &Durable = self.0.inner.unchecked_ref();
        let transaction = database.transaction(self.0.store, mode, &options);
        Ok(transaction.map_err(Error::TransactionOpenFailed)?.into())
    }
}

const SILENT: &str = "it doesn't answer";

/// Asks for each write; none is awaited, for the transaction answers for all of them.
fn requested(
    store: &ObjectStore,
    clear: bool,
    writes: &[(JsValue, Option<JsValue>)],
) -> Result<(), Error> {
    if clear {
        store.clear()?;
    }
    for (key, value) in writes {
        match value {
            Some(value) => drop(store.put(value, Some(key))?),
            None => drop(store.delete(Query::Key(key.clone()))?),
        }
    }
    Ok(())
}

async fn opened(name: &str, store: &'static str) -> Result<Base, String> {
    let mut request =
        Factory::new().and_then(|factory| factory.open(name, Some(1))).map_err(words)?;
    request.on_upgrade_needed(move |event| {
        if let Ok(database) = event.database() {
            // Where it is refused, the opening is too: the store isn't there.
            drop(database.create_object_store(store, ObjectStoreParams::new()));
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
    Ok(Base(Rc::new(Open { closed, inner, store, _listening: database })))
}

async fn waited<T: 'static>(
    work: impl Future<Output = Result<T, Error>> + 'static,
) -> Result<T, String> {
    match within(WORKING, work).await {
        Some(result) => result.map_err(words),
        None => Err(SILENT.into()),
    }
}

fn words(why: Error) -> String {
    why.to_string()
}
