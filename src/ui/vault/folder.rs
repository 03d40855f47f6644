//! A copy in a folder: written after changes, one file a device; where several devices share the
//! folder, the others' files are brought in when the notebook is opened, and the devices become one.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::files::Brought;
use crate::browser::folder::{self, Found, Permission, Place};
use crate::document::Choices;
use crate::interchange::backup;
use crate::storage::lock::SealedFile;
use crate::ui::desk::Desk;
use crate::ui::fetched;
use crate::ui::keeping::{Folder, Seal};

/// So long after the last change the copy is written: a sentence is more than one change.
const AFTER: Duration = Duration::from_secs(4);

/// The place chosen, and how it stands.
#[derive(Clone, Copy)]
pub(super) struct Copies {
    place: StoredValue<Option<Place>, LocalStorage>,
    folder: RwSignal<Folder>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    /// Files of other devices in which both sides have changed the same.
    waiting: RwSignal<Vec<Brought>, LocalStorage>,
}

impl Copies {
    pub(super) fn new() -> Self {
        let folder = if folder::is_offered() { Folder::None } else { Folder::NotOffered };
        Self {
            place: StoredValue::new_local(None),
            folder: RwSignal::new(folder),
            timer: StoredValue::new_local(None),
            waiting: RwSignal::new_local(Vec::new()),
        }
    }
}

/// This device's own file there.
fn own_name() -> String {
    format!("kith-{}.json", folder::device())
}

impl Desk {
    /// The folder in which a copy is kept.
    pub fn folder(self) -> Folder {
        self.vault.copies.folder.get()
    }

    /// The files of other devices that wait for the reader, by name.
    pub fn waiting_files(self) -> Vec<String> {
        self.vault.copies.waiting.with(|files| files.iter().map(Brought::name).collect())
    }

    /// Shows what the first of them would bring.
    pub fn look_at_waiting(self) {
        let first = self
            .vault
            .copies
            .waiting
            .try_update(|files| (!files.is_empty()).then(|| files.remove(0)));
        if let Some(file) = first.flatten() {
            self.bring(file);
        }
    }

    /// Begins to keep a copy where the reader has chosen to, at an earlier visit.
    pub(in crate::ui) fn follow_folder(self) {
        let is_locked = self.vault.seal.get_untracked() == Seal::Locked;
        if is_locked || self.vault.copies.folder.get_untracked() == Folder::NotOffered {
            return;
        }
        spawn_local(async move {
            if let Ok(Some(place)) = Place::remembered().await {
                self.use_place(place).await;
            }
        });
    }

    /// Lets the reader choose a folder. To be called in answer to a click.
    pub fn choose_folder(self) {
        spawn_local(async move {
            match Place::choose_folder().await {
                Ok(Some(place)) => {
                    if let Err(why) = place.remember().await {
                        self.say(format!("It can't be remembered for the next visit ({why})"));
                    }
                    self.use_place(place).await;
                }
                Ok(None) => {}
                Err(why) => self.say(format!("The browser did not open the folder ({why})")),
            }
        });
    }

    /// Asks whether Kith may still write there. To be called in answer to a click.
    pub fn allow_folder(self) {
        spawn_local(async move {
            if let Some(place) = self.vault.copies.place.get_value() {
                place.ask().await;
                self.use_place(place).await;
            }
        });
    }

    /// Writes there no more; what is there stays.
    pub fn stop_folder(self) {
        spawn_local(async move {
            if let Err(why) = Place::forget().await {
                self.say(format!("It could not be forgotten ({why})"));
                return;
            }
            self.vault.copies.place.set_value(None);
            self.vault.copies.folder.set(Folder::None);
            self.vault.copies.waiting.set(Vec::new());
            self.say("No copy is written any more. What is in the folder stays");
        });
    }

    async fn use_place(self, place: Place) {
        self.vault.copies.place.set_value(Some(place.clone()));
        match place.permission().await {
            Permission::Granted => match self.bring_in_all(&place).await {
                Ok(others) => self.write_copy(&place, others).await,
                // It may be the only copy of something: it is not written over.
                Err(why) => self.vault.copies.folder.set(Folder::Trouble(place.name(), why)),
            },
            Permission::Ask | Permission::Denied => {
                self.vault.copies.folder.set(Folder::Asks(place.name()));
            }
        }
    }

    /// Something has changed: the copy is written once it is quiet.
    pub(in crate::ui) fn copy_soon(self) {
        let others = match self.vault.copies.folder.get_untracked() {
            Folder::Keeps(_, others) => Some(others),
            Folder::Trouble(..) => None,
            _ => return,
        };
        let write = move || {
            let Some(place) = self.vault.copies.place.get_value() else { return };
            match others {
                Some(others) => spawn_local(async move { self.write_copy(&place, others).await }),
                // What is there is read again before it is written over.
                None => spawn_local(self.use_place(place)),
            }
        };
        self.vault.copies.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(write, AFTER).ok();
        });
    }

    async fn write_copy(self, place: &Place, others: usize) {
        let revision = self.revision.get_untracked();
        let written = match self.copy_text().await {
            Ok(Some(text)) => place.write(&own_name(), text.as_bytes()).await,
            // Locked, or only the sample: the copy stays as it is.
            Ok(None) => return,
            Err(why) => Err(why),
        };
        self.vault.copies.folder.set(match written {
            Ok(()) => {
                self.device.backed_up(clock::today());
                Folder::Keeps(place.name(), others)
            }
            Err(why) => Folder::Trouble(place.name(), format!("The browser says: {why}.")),
        });
        // What was done while it was written isn't in it.
        if self.revision.get_untracked() != revision {
            self.copy_soon();
        }
    }

    /// What is to be in this device's file: sealed, where the notebook is.
    async fn copy_text(self) -> Result<Option<String>, String> {
        let seal = self.vault.seal.get_untracked();
        if seal == Seal::Locked {
            return Ok(None);
        }
        let text = fetched::copy(self, clock::today(), true).await?;
        let (Some(text), Seal::Sealed) = (&text, seal) else { return Ok(text) };
        self.sealed(text.as_bytes()).await.map(Some)
    }

    /// Brings in all files there: those of other devices, and our own, which may hold what was lost
    /// here. What both sides have changed waits for the reader. Answers how many are of others.
    async fn bring_in_all(self, place: &Place) -> Result<usize, String> {
        let found = place.found().await.map_err(|why| format!("The browser says: {why}."))?;
        let own = own_name();
        let (mut others, mut waiting) = (0, Vec::new());
        for Found { name, bytes } in found {
            let is_own = name == own;
            match self.take_file(&name, bytes).await {
                Ok(waits) => {
                    waiting.extend(waits);
                    others += usize::from(!is_own);
                }
                Err(why) if is_own => return Err(format!("{name} can't be read: {why}")),
                Err(_) => {}
            }
        }
        self.vault.copies.waiting.set(waiting);
        Ok(others)
    }

    /// Brings in a file, or answers it where both sides have changed the same.
    async fn take_file(
        self,
        name: &str,
        bytes: Result<Vec<u8>, String>,
    ) -> Result<Option<Brought>, String> {
        let mut bytes = bytes?;
        if SealedFile::is_one(&bytes) {
            // Another seal, of another device or another day, can't be opened here.
            let Some(plain) = self.unsealed(&bytes).await else { return Ok(None) };
            bytes = plain;
        }
        fetched::take_in(self, name, bytes).await
    }

    /// The same, once what reads it is here.
    pub(in crate::ui) fn take_backup_in(
        self,
        name: &str,
        bytes: &[u8],
    ) -> Result<Option<Brought>, String> {
        let plan = backup::read(bytes)
            .and_then(|file| self.peek_document(|document| file.plan(document)))
            .map_err(|why| why.to_string())?;
        if !plan.comparison.conflicts.is_empty() || !plan.comparison.asked.is_empty() {
            return Ok(Brought::of(name, bytes));
        }
        let words = format!("Brought in {name}");
        if !plan.comparison.is_empty() && !self.bring_in(words, &plan.update, &Choices::default()) {
            return Err("it could not be merged".into());
        }
        Ok(None)
    }
}
