//! The second copy, in IndexedDB: it is told what was stored, and each heals the other.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Found, Texts, is_sealed, local, second_copy};
use crate::browser::crypto::{self, DataKey};
use crate::browser::mirror::Mirror;
use crate::browser::shelf::LocalShelf;
use crate::storage::{ASIDE, LOCK, Mirrored, Saving, Shelf, Unsealed, sealed_bytes};
use crate::ui::desk::Desk;
use crate::ui::keeping::{Seal, SecondCopy};

impl Desk {
    /// Begins to follow the second copy, once the page stands.
    pub(in crate::ui) fn follow_second_copy(self, found: Found) {
        match found.second {
            _ if self.vault.seal.get_untracked() == Seal::Locked => {}
            Some((mirror, _)) => self.keep_second_copy(mirror),
            None => self.heal(),
        }
    }

    /// Where the second copy stands.
    pub fn second_copy(self) -> SecondCopy {
        self.vault.second.get()
    }

    pub(in crate::ui) fn keep_second_copy(self, mirror: Mirror) {
        self.vault.mirror.set_value(Some(mirror));
        self.vault.second.set(SecondCopy::Behind);
        self.mirror_out();
    }

    /// Opens the second copy and lets both heal each other.
    pub(in crate::ui) fn heal(self) {
        if self.vault.busy.with_value(|busy| busy.healing) {
            return;
        }
        self.vault.busy.update_value(|busy| busy.healing = true);
        spawn_local(async move {
            let done = self.healed().await;
            self.vault.busy.update_value(|busy| busy.healing = false);
            match done {
                Ok(mirror) => self.keep_second_copy(mirror),
                Err(why) => self.vault.second.set(SecondCopy::Missing(why)),
            }
        });
    }

    async fn healed(self) -> Result<Mirror, String> {
        let (mirror, texts) = second_copy().await?;
        let lock = LocalShelf.get(LOCK).ok().flatten();
        let there = texts.get(LOCK).cloned();
        if lock.is_none() && texts.values().any(|text| is_sealed(text)) {
            // The second copy came late, and it is sealed.
            if let Some(there) = there {
                LocalShelf.set(LOCK, &there).ok();
                self.locked_elsewhere(&there);
            }
            return Ok(mirror);
        }
        let key = self.vault.key.get_value();
        let unsealed = match key {
            Some(key) => unsealed(&key, &texts).await,
            None => Unsealed::new(),
        };
        let changed = self.with_own(|keeper, opening| {
            // All is compared, so what waited to be told is told anyway.
            drop(keeper.drain_mirror());
            keeper.heal(&texts, &unsealed, opening)
        });
        if lock != there {
            mirror.apply(&[(LOCK.to_owned(), lock)]).await?;
        }
        if changed == Some(true) {
            self.changed();
        }
        Ok(mirror)
    }

    /// Brings to the second copy what it has not been told yet.
    pub(in crate::ui) fn mirror_out(self) {
        let Some(mirror) = self.vault.mirror.get_value() else {
            // Without one, nothing waits: the next healing compares everything.
            self.with_own(|keeper, _| drop(keeper.drain_mirror()));
            return;
        };
        if self.vault.busy.with_value(|busy| busy.mirroring) {
            return;
        }
        self.vault.busy.update_value(|busy| busy.mirroring = true);
        spawn_local(async move {
            let done = self.mirrored(&mirror).await;
            self.vault.busy.update_value(|busy| busy.mirroring = false);
            self.vault.second.set(match done {
                Ok(()) => SecondCopy::Kept,
                Err(why) => {
                    self.vault.mirror.set_value(None);
                    SecondCopy::Missing(why)
                }
            });
            self.follow_saving();
        });
    }

    async fn mirrored(self, mirror: &Mirror) -> Result<(), String> {
        loop {
            let writes: Vec<Mirrored> =
                self.with_own(|keeper, _| keeper.drain_mirror()).unwrap_or_default();
            if writes.is_empty() {
                return Ok(());
            }
            self.vault.second.set(SecondCopy::Behind);
            mirror.apply(&writes).await?;
            self.with_own(|keeper, _| keeper.mirrored(&writes));
        }
    }

    /// The second copy becomes what local storage holds, and nothing else is left in it.
    pub(in crate::ui) async fn mirror_anew(self) -> Result<(), String> {
        if self.with_own(|keeper, _| keeper.saving()) != Some(Saving::Saved) {
            return Ok(());
        }
        let Some(mirror) = self.vault.mirror.get_value() else { return Ok(()) };
        self.with_own(|keeper, _| drop(keeper.drain_mirror()));
        let texts = local().into_iter().filter(|(key, _)| !key.starts_with(ASIDE));
        let all: Vec<Mirrored> = texts.map(|(key, text)| (key, Some(text))).collect();
        mirror.replace(&all).await
    }
}

/// What the sealed ones of these say, as far as this key opens them.
pub(super) async fn unsealed(key: &DataKey, texts: &Texts) -> Unsealed {
    let mut unsealed = Unsealed::new();
    for (name, text) in texts {
        if let Some(bytes) = sealed_bytes(text)
            && let Ok(content) = crypto::open(key, name.as_bytes(), &bytes).await
        {
            unsealed.insert(name.clone(), content);
        }
    }
    unsealed
}
