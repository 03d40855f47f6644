//! The seal: everything at rest encrypted, by a passphrase.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::second::unsealed;
use super::{Texts, is_sealed, local, nothing, read_lock, second_copy};
use crate::browser::clock;
use crate::browser::crypto::{self, CryptoError};
use crate::browser::shelf::LocalShelf;
use crate::storage::lock::{BACKUP_CONTEXT, Lock, SealedFile};
use crate::storage::{Keeper, LOCK, PREFIX, Saving, Shelf};
use crate::ui::desk::{Desk, boxed, kept};
use crate::ui::device::Memory;
use crate::ui::keeping::{Seal, SecondCopy, Wrong};

fn wrong(why: CryptoError) -> Wrong {
    match why {
        CryptoError::WrongPassphrase => Wrong::Passphrase,
        why => Wrong::Other(why.to_string()),
    }
}

impl Desk {
    /// Whether what is stored can be read without the passphrase.
    pub fn seal(self) -> Seal {
        self.vault.seal.get()
    }

    /// What the tab of a page on somebody is called while the notebook is sealed: the browser
    /// writes titles to its history, which isn't.
    pub fn sealed_tab(self, words: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            matches!(self.seal(), Seal::Sealed | Seal::Locked).then(|| words.to_owned())
        })
    }

    /// Opens a locked notebook.
    ///
    /// # Errors
    /// When it is another passphrase, or the lock or what is behind it can't be opened.
    pub async fn unlock(self, passphrase: String) -> Result<(), Wrong> {
        let lock = match self.vault.lock.get_value() {
            Some(Ok(lock)) => lock,
            Some(Err(why)) => return Err(Wrong::Other(why)),
            None => return Ok(()),
        };
        let key = crypto::unlock(&lock, &passphrase).await.map_err(wrong)?;
        let second = second_copy().await;
        let (here, none) = (local(), Texts::new());
        let there = second.as_ref().map_or(&none, |(_, texts)| texts);
        let mut all = unsealed(&key, there).await;
        all.extend(unsealed(&key, &here).await);
        let is_any_sealed = here.values().chain(there.values()).any(|text| is_sealed(text));
        if is_any_sealed && all.is_empty() {
            return Err(Wrong::Other(
                "The passphrase is right, but what is stored here was sealed with another.".into(),
            ));
        }
        let shelf = boxed(LocalShelf);
        let (mut keeper, mut opening) = Keeper::open_sealed(shelf, clock::random(), &all);
        keeper.heal(there, &all, &mut opening);
        if let Some(leftover) = self.vault.leftover.try_update_value(Option::take).flatten() {
            keeper.absorb(leftover);
        }
        self.vault.key.set_value(Some(key));
        self.lay_out((keeper, opening), false);
        self.vault.seal.set(Seal::Sealed);
        match second {
            Ok((mirror, _)) => self.keep_second_copy(mirror),
            Err(why) => self.vault.second.set(SecondCopy::Missing(why)),
        }
        self.follow_folder();
        Ok(())
    }

    /// Locks a sealed notebook, once all of it is saved.
    pub fn lock(self) {
        if self.vault.seal.get_untracked() != Seal::Sealed {
            return;
        }
        self.come_back();
        spawn_local(async move {
            self.all_sealed().await;
            match self.with_own(|keeper, _| keeper.saving()) {
                Some(Saving::Saved | Saving::Newer) => self.close(),
                _ => self.say("Not locked: the last changes are not saved yet"),
            }
        });
    }

    fn close(self) {
        self.clashes.set(Vec::new());
        self.vault.key.set_value(None);
        self.vault.mirror.set_value(None);
        self.lay_out(nothing(), false);
        self.vault.seal.set(Seal::Locked);
    }

    /// Another tab has sealed the notebook, or has changed its lock.
    pub(in crate::ui) fn locked_elsewhere(self, lock: &str) {
        self.come_back();
        let leftover = self.with_own(|keeper, _| keeper.leftover()).flatten();
        self.vault.leftover.update_value(|left| *left = leftover.or(left.take()));
        self.vault.lock.set_value(Some(read_lock(lock)));
        self.close();
    }

    /// Another tab has removed something: perhaps the seal.
    pub(in crate::ui) fn removed_elsewhere(self) {
        let texts = local();
        let is_off = self.vault.lock.with_value(Option::is_some)
            && !texts.contains_key(LOCK)
            && texts.iter().any(|(key, text)| key.starts_with(PREFIX) && !is_sealed(text));
        if is_off {
            let leftover = self.with_own(|keeper, _| keeper.leftover()).flatten();
            self.vault.key.set_value(None);
            self.vault.lock.set_value(None);
            let (mut keeper, opening) = kept();
            if let Some(leftover) = leftover {
                keeper.absorb(leftover);
            }
            self.lay_out((keeper, opening), false);
            self.vault.seal.set(Seal::Open);
            self.heal();
        } else {
            self.look();
        }
    }

    /// Seals everything with a passphrase.
    ///
    /// # Errors
    /// Why it could not be done; nothing is changed then, or it is finished later by itself.
    pub async fn seal_up(self, passphrase: String) -> Result<(), Wrong> {
        let (lock, key) = crypto::new_lock(&passphrase).await.map_err(wrong)?;
        // The lock first: a page that is killed after it finds what is plain, and seals it.
        self.put_lock(&lock).await?;
        // It can be read without a passphrase.
        Memory::Places.forget();
        Memory::NotToday.forget();
        self.vault.lock.set_value(Some(Ok(lock)));
        self.vault.key.set_value(Some(key));
        self.vault.seal.set(Seal::Sealed);
        self.with_own(|keeper, _| keeper.set_sealed(true));
        self.all_sealed().await;
        self.finish_anew(
            "It is sealed from now on. Not all that was stored before could be sealed yet",
        )
        .await
    }

    /// Takes the seal off: all is stored readable again.
    ///
    /// # Errors
    /// Why it could not be done; it is sealed then as before.
    pub async fn take_seal_off(self, passphrase: String) -> Result<(), Wrong> {
        let Some(Ok(lock)) = self.vault.lock.get_value() else { return Ok(()) };
        crypto::unlock(&lock, &passphrase).await.map_err(wrong)?;
        self.all_sealed().await;
        let done = self.with_own(|keeper, _| keeper.set_sealed(false));
        if done != Some(true) {
            self.with_own(|keeper, _| keeper.set_sealed(true));
            self.all_sealed().await;
            self.follow_saving();
            return Err(Wrong::Other("There is no room to write it anew. It stays sealed.".into()));
        }
        // The lock last: until then whoever opens the page is asked.
        LocalShelf.remove(LOCK).map_err(|why| Wrong::Other(why.to_string()))?;
        self.vault.lock.set_value(None);
        self.vault.key.set_value(None);
        self.vault.seal.set(Seal::Open);
        self.finish_anew("The seal is off. The second copy still is sealed").await
    }

    /// Changes the passphrase: what is sealed stays as it is.
    ///
    /// # Errors
    /// When the old one is another, or it can't be stored; nothing is changed then.
    pub async fn change_passphrase(self, old: String, new: String) -> Result<(), Wrong> {
        let Some(Ok(lock)) = self.vault.lock.get_value() else { return Ok(()) };
        let lock = crypto::rewrap(&lock, &old, &new).await.map_err(wrong)?;
        self.put_lock(&lock).await?;
        self.vault.lock.set_value(Some(Ok(lock)));
        Ok(())
    }

    /// A backup's text, sealed.
    ///
    /// # Errors
    /// Why it could not be sealed.
    pub(in crate::ui) async fn sealed(self, file: &[u8]) -> Result<String, String> {
        match (self.vault.lock.get_value(), self.vault.key.get_value()) {
            (Some(Ok(lock)), Some(key)) => {
                crypto::seal_backup(&lock, &key, file).await.map_err(|why| why.to_string())
            }
            _ => Err("nothing is sealed here".into()),
        }
    }

    /// What a sealed backup says that was sealed with this notebook's own key.
    pub(in crate::ui) async fn unsealed(self, file: &[u8]) -> Option<Vec<u8>> {
        let key = self.vault.key.get_value()?;
        let sealed = SealedFile::from_bytes(file).ok()?.sealed;
        crypto::open(&key, BACKUP_CONTEXT, &sealed).await.ok()
    }

    async fn put_lock(self, lock: &Lock) -> Result<(), Wrong> {
        let text = lock.to_text();
        let kept = LocalShelf.set(LOCK, &text).map_err(|why| why.to_string());
        kept.map_err(Wrong::Other)?;
        if LocalShelf.get(LOCK).ok().flatten().as_ref() != Some(&text) {
            return Err(Wrong::Other("The browser did not keep what was written.".into()));
        }
        if let Some(mirror) = self.vault.mirror.get_value() {
            mirror.apply(&[(LOCK.to_owned(), Some(text))]).await.map_err(Wrong::Other)?;
        }
        Ok(())
    }

    async fn finish_anew(self, otherwise: &str) -> Result<(), Wrong> {
        self.follow_saving();
        let saved = self.with_own(|keeper, _| keeper.saving()) == Some(Saving::Saved);
        let mirrored = self.mirror_anew().await;
        self.mirror_out();
        match (saved, mirrored) {
            (true, Ok(())) => Ok(()),
            (true, Err(why)) => Err(Wrong::Other(format!("{otherwise} ({why})."))),
            (false, _) => Err(Wrong::Other(format!("{otherwise}."))),
        }
    }

    /// Waits until the cipher has answered all that waits for it.
    async fn all_sealed(self) {
        self.vault.busy.update_value(|busy| busy.sealing = true);
        while let Some((name, content)) = self.with_own(|keeper, _| keeper.to_seal()).flatten() {
            let Some(key) = self.vault.key.get_value() else { break };
            match crypto::seal(&key, name.as_bytes(), &content).await {
                Ok(bytes) => self.with_own(|keeper, _| keeper.sealed(&name, &bytes)),
                Err(why) => {
                    self.say(why.to_string());
                    break;
                }
            };
        }
        self.vault.busy.update_value(|busy| busy.sealing = false);
    }

    /// Sends on what a step has left to do: to be sealed, and to be told to the second copy.
    pub(in crate::ui) fn send_on(self) {
        let waits = self.with_own(|keeper, _| keeper.to_seal().is_some()) == Some(true);
        if waits && !self.vault.busy.with_value(|busy| busy.sealing) {
            spawn_local(async move {
                self.all_sealed().await;
                self.follow_saving();
                self.mirror_out();
            });
        } else {
            self.mirror_out();
        }
    }
}
