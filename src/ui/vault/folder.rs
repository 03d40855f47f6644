//! A copy in a folder: written after changes, one file a device; where several devices share the
//! folder, the others' files are brought in when the notebook is opened, and the devices become one.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::files::Brought;
use crate::browser::folder::{self, Found, Permission, Place};
use crate::browser::{clock, crypto};
use crate::document::Choices;
use crate::interchange::backup;
use crate::ui::desk::Desk;
use crate::ui::keeping::{Folder, Seal};

/// So long after the last change the copy is written: a sentence is more than one change.
const AFTER: Duration = Duration::from_secs(4);

/// The place chosen, and how it stands.
#[derive(Clone, Copy)]
pub(super) struct Copies {
    place: StoredValue<Option<Place>, LocalStorage>,
    folder: RwSignal<Folder>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Copies {
    pub(super) fn new() -> Self {
        let folder = if folder::is_offered() { Folder::None } else { Folder::NotOffered };
        Self {
            place: StoredValue::new_local(None),
            folder: RwSignal::new(folder),
            timer: StoredValue::new_local(None),
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
            self.say("No copy is written any more. What is in the folder stays");
        });
    }

    async fn use_place(self, place: Place) {
        self.vault.copies.place.set_value(Some(place.clone()));
        match place.permission().await {
            Permission::Granted => {
                let others = self.bring_in_others(&place).await;
                self.write_copy(&place, others).await;
            }
            Permission::Ask | Permission::Denied => {
                self.vault.copies.folder.set(Folder::Asks(place.name()));
            }
        }
    }

    /// Something has changed: the copy is written once it is quiet.
    pub(in crate::ui) fn copy_soon(self) {
        let Folder::Keeps(_, others) = self.vault.copies.folder.get_untracked() else { return };
        let write = move || {
            if let Some(place) = self.vault.copies.place.get_value() {
                spawn_local(self.write_copy_of(place, others));
            }
        };
        self.vault.copies.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(write, AFTER).ok();
        });
    }

    async fn write_copy_of(self, place: Place, others: usize) {
        self.write_copy(&place, others).await;
    }

    async fn write_copy(self, place: &Place, others: usize) {
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
    }

    /// What is to be in this device's file: sealed, where the notebook is.
    async fn copy_text(self) -> Result<Option<String>, String> {
        let seal = self.vault.seal.get_untracked();
        if seal == Seal::Locked {
            return Ok(None);
        }
        let today = clock::today();
        let text = self.with_own(|keeper, _| backup::write(keeper.document(), today));
        let (Some(text), Seal::Sealed) = (&text, seal) else { return Ok(text) };
        let (Some(Ok(lock)), Some(key)) = (self.vault.lock.get_value(), self.vault.key.get_value())
        else {
            return Ok(None);
        };
        let sealed = crypto::seal_backup(&lock, &key, text.as_bytes()).await;
        sealed.map(Some).map_err(|why| why.to_string())
    }

    /// Brings in the files of other devices. What both sides have changed is for the reader to
    /// decide: such a file is laid before them. Answers how many there are.
    async fn bring_in_others(self, place: &Place) -> usize {
        let found = match place.found().await {
            Ok(found) => found,
            Err(why) => {
                self.say(format!("The folder could not be read ({why})"));
                return 0;
            }
        };
        let own = own_name();
        let mut others = 0;
        for Found { name, bytes } in found.into_iter().filter(|file| file.name != own) {
            let Ok(bytes) = bytes else { continue };
            let plan = backup::read(&bytes)
                .and_then(|file| self.peek_document(|document| file.plan(document)));
            match plan {
                Ok(plan) if plan.comparison.is_empty() => {}
                Ok(plan)
                    if plan.comparison.conflicts.is_empty() && plan.comparison.asked.is_empty() =>
                {
                    self.bring_in(format!("Brought in {name}"), &plan.update, &Choices::default());
                }
                // It is shown, and what can't be read is said, where files are brought.
                _ => {
                    if let Some(file) = Brought::of(&name, &bytes) {
                        self.bring(file);
                    }
                }
            }
            others += 1;
        }
        others
    }
}
