//! Where the notebook is kept, as the desk sees it: the storage, its second copy, its seal. What
//! takes time (IndexedDB, WebCrypto) is done here, between calls of the keeper, which knows neither.

use std::collections::BTreeMap;

use leptos::prelude::*;

mod folder;
mod room;
mod seal;
mod second;
mod tabs;
mod trash;

use crate::browser::clock;
use crate::browser::crypto::{self, CryptoError, DataKey};
use crate::browser::mirror::Mirror;
use crate::browser::shelf::LocalShelf;
use crate::storage::lock::Lock;
use crate::storage::{
    ASIDE, Keeper, LOCK, MemoryShelf, Opening, PREFIX, Shelf, Unsealed, raw, sealed_bytes,
};
use crate::ui::desk::{Laid, boxed, kept};
use crate::ui::keeping::{Seal, SecondCopy};
use folder::Copies;
use room::Ground;

/// All values of one copy, by their keys.
type Texts = BTreeMap<String, String>;

/// What was found before the page is shown.
#[derive(Debug, Default)]
pub struct Found {
    lock: Option<String>,
    second: Option<(Mirror, Texts)>,
    forgotten: bool,
}

impl Found {
    /// Looks into local storage, and into the second copy where the first is empty or its lock is
    /// gone: nobody shall be taken for a new reader while a notebook is there.
    pub async fn look() -> Self {
        let texts = local();
        let lock = texts.get(LOCK).cloned();
        let mut values = texts.iter().filter(|(key, _)| key.starts_with(PREFIX)).peekable();
        let is_there = values.peek().is_some() && values.all(|(_, text)| !is_sealed(text));
        if lock.is_some() || is_there {
            return Self { lock, ..Self::default() };
        }
        let second = second_copy().await.ok();
        let forgotten =
            texts.is_empty() && second.as_ref().is_some_and(|(_, there)| !there.is_empty());
        let lock = second.as_ref().and_then(|(_, texts)| texts.get(LOCK).cloned());
        if let Some(lock) = &lock {
            // Where there is no room for so little, the second copy still has it.
            LocalShelf.set(LOCK, lock).ok();
        }
        Self { lock, second, forgotten }
    }
}

fn is_sealed(text: &str) -> bool {
    sealed_bytes(text).is_some()
}

/// What of the notebook is in local storage.
fn local() -> Texts {
    let mut texts = raw(&LocalShelf);
    texts.retain(|key, _| key.starts_with(PREFIX) || key.starts_with(ASIDE) || key == LOCK);
    texts
}

async fn second_copy() -> Result<(Mirror, Texts), String> {
    let mirror = Mirror::open().await?;
    let texts = mirror.all().await?.into_iter().collect();
    Ok((mirror, texts))
}

/// What runs in the background, at most once each.
#[derive(Clone, Copy, Debug, Default)]
struct Busy {
    sealing: bool,
    mirroring: bool,
    healing: bool,
}

/// The lock as it stands, or why it is none; nothing while nothing is sealed.
type Standing = Option<Result<Lock, String>>;

/// The desk's part of keeping.
#[derive(Clone, Copy)]
pub(super) struct Vault {
    mirror: StoredValue<Option<Mirror>, LocalStorage>,
    second: RwSignal<SecondCopy>,
    lock: StoredValue<Standing, LocalStorage>,
    key: StoredValue<Option<DataKey>, LocalStorage>,
    seal: RwSignal<Seal>,
    /// What could not be saved before another tab sealed the notebook.
    leftover: StoredValue<Option<Vec<u8>>, LocalStorage>,
    busy: StoredValue<Busy>,
    /// When this tab last looked what others have stored, in milliseconds.
    looked: StoredValue<f64>,
    /// Whether local storage was empty though the second copy was not.
    forgotten: bool,
    ground: Ground,
    copies: Copies,
}

impl Vault {
    fn new(lock: Standing, forgotten: bool) -> Self {
        let seal = match (&lock, crypto::is_offered()) {
            (Some(_), _) => Seal::Locked,
            (None, true) => Seal::Open,
            (None, false) => Seal::NotOffered(CryptoError::Unavailable.to_string()),
        };
        Self {
            mirror: StoredValue::new_local(None),
            second: RwSignal::new(SecondCopy::Opening),
            lock: StoredValue::new_local(lock),
            key: StoredValue::new_local(None),
            seal: RwSignal::new(seal),
            leftover: StoredValue::new_local(None),
            busy: StoredValue::new(Busy::default()),
            looked: StoredValue::new(clock::milliseconds()),
            forgotten,
            ground: Ground::new(),
            copies: Copies::new(),
        }
    }

    /// The vault and what lies on the desk first: the notebook, or nothing while it is locked.
    pub(in crate::ui) fn open(found: &Found) -> (Self, Laid) {
        let lock = found.lock.as_deref().map(read_lock);
        let laid = match (&lock, &found.second) {
            (Some(_), _) => nothing(),
            (None, None) => kept(),
            (None, Some((_, texts))) => {
                let (mut keeper, mut opening) = kept();
                keeper.heal(texts, &Unsealed::new(), &mut opening);
                (keeper, opening)
            }
        };
        (Self::new(lock, found.forgotten), laid)
    }
}

fn read_lock(text: &str) -> Result<Lock, String> {
    Lock::from_text(text).map_err(|why| why.to_string())
}

/// What lies on the desk while the notebook is locked.
fn nothing() -> Laid {
    (Keeper::open(boxed(MemoryShelf::default()), clock::random()).0, Opening::default())
}
