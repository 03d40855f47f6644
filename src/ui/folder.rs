//! The folder in which this device keeps a copy, written after changes. Where another device syncs
//! the same folder, its file lies there too: what meets nothing of ours comes in by itself, what
//! does waits for the reader.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::files::Brought;
use crate::browser::folder::{self, Found, Permission, Place};
use crate::document::{Choices, Comparison};
use crate::interchange::backup;
use crate::storage::Saving;
use crate::storage::lock::SealedFile;
use crate::ui::desk::Desk;
use crate::ui::keeping::{Folder, Seal};

/// So long after a change it is written; several in a row are written once.
const SOON: Duration = Duration::from_secs(2);

/// The desk's part of it.
#[derive(Clone, Copy)]
pub(super) struct Copies {
    place: StoredValue<Option<Place>, LocalStorage>,
    state: RwSignal<Folder>,
    /// Files of other devices in which both sides have changed the same.
    waiting: RwSignal<Vec<Brought>, LocalStorage>,
    /// All files there have been read, so that ours can be written over.
    has_read: StoredValue<bool>,
    is_writing: StoredValue<bool>,
    is_changed: StoredValue<bool>,
}

impl Copies {
    pub(super) fn new() -> Self {
        let offered = folder::is_offered();
        let state = if offered { Folder::None } else { Folder::NotOffered };
        Self {
            place: StoredValue::new_local(None),
            state: RwSignal::new(state),
            waiting: RwSignal::new_local(Vec::new()),
            has_read: StoredValue::new(false),
            is_writing: StoredValue::new(false),
            is_changed: StoredValue::new(false),
        }
    }
}

/// The name of this device's own file.
fn own_name() -> String {
    format!("kith-{}.json", folder::device())
}

impl Desk {
    /// The folder, and how it is with it.
    pub fn folder(self) -> Folder {
        self.copies.state.get()
    }

    /// The files there that wait for the reader, by name.
    pub fn waiting_files(self) -> Vec<String> {
        self.copies.waiting.with(|files| files.iter().map(Brought::name).collect())
    }

    /// Shows what the first of them would bring.
    pub fn look_at_waiting(self) {
        let first =
            self.copies.waiting.try_update(|files| (!files.is_empty()).then(|| files.remove(0)));
        if let Some(file) = first.flatten() {
            self.bring(file);
        }
    }

    /// Goes on with the folder that was chosen at an earlier visit, and follows the changes.
    pub(super) fn follow_folder(self) {
        if self.copies.state.get_untracked() == Folder::NotOffered {
            return;
        }
        spawn_local(async move {
            if let Ok(Some(place)) = Place::remembered().await {
                self.copies.place.set_value(Some(place));
                self.use_folder().await;
            }
        });
        Effect::new(move |before: Option<()>| {
            self.with(|_| ());
            self.seal();
            if before.is_some() {
                self.copies.is_changed.set_value(true);
                set_timeout(move || self.write_copy(), SOON);
            }
        });
    }

    /// Lets the reader choose a folder; in answer to a click.
    pub fn choose_folder(self) {
        spawn_local(async move {
            match Place::choose_folder().await {
                Ok(Some(place)) => {
                    if let Err(why) = place.remember().await {
                        self.say(format!("The folder will be asked for again next time ({why})"));
                    }
                    self.copies.place.set_value(Some(place));
                    self.use_folder().await;
                }
                Ok(None) => {}
                Err(why) => self.say(format!("The browser did not give the folder ({why})")),
            }
        });
    }

    /// Asks the reader again; in answer to a click.
    pub fn allow_folder(self) {
        let Some(place) = self.copies.place.get_value() else { return };
        spawn_local(async move {
            if place.ask().await == Permission::Granted {
                self.use_folder().await;
            }
        });
    }

    /// Writes there no more. What is there stays.
    pub fn stop_folder(self) {
        self.copies.place.set_value(None);
        self.copies.has_read.set_value(false);
        self.copies.waiting.set(Vec::new());
        self.copies.state.set(Folder::None);
        spawn_local(async move {
            match Place::forget().await {
                Ok(()) => self.say("No copy is kept in the folder any more. The file stays there"),
                Err(why) => self.say(format!("It could not be forgotten ({why})")),
            }
        });
    }

    async fn use_folder(self) {
        let Some(place) = self.copies.place.get_value() else { return };
        let name = place.name();
        match place.permission().await {
            Permission::Granted => {}
            Permission::Ask | Permission::Denied => {
                self.copies.state.set(Folder::Asks(name));
                return;
            }
        }
        self.read_folder().await;
    }

    /// Reads all files there and takes in what meets nothing of ours, then writes our own.
    async fn read_folder(self) {
        let Some(place) = self.copies.place.get_value() else { return };
        if !self.may_copy() {
            return;
        }
        let name = place.name();
        let found = match place.found().await {
            Ok(found) => found,
            Err(why) => {
                self.copies.state.set(Folder::Trouble(name, sentence(&why)));
                return;
            }
        };
        let (mut others, mut waiting) = (0, Vec::new());
        for Found { name: file, bytes } in found {
            let is_own = file == own_name();
            match self.take_in_file(&file, bytes).await {
                Ok(Taken::In) => others += usize::from(!is_own),
                Ok(Taken::Waits(bytes)) => {
                    waiting.extend(Brought::of(&file, &bytes));
                    others += usize::from(!is_own);
                }
                // Another device's seal is its own.
                Ok(Taken::Sealed) => {}
                Err(why) if is_own => {
                    // The only copy of something, perhaps: it is not written over.
                    let why = format!("{file} can't be read: {why}");
                    self.copies.state.set(Folder::Trouble(name, why));
                    return;
                }
                Err(_) => {}
            }
        }
        self.copies.waiting.set(waiting);
        self.copies.state.set(Folder::Keeps(name, others));
        self.copies.has_read.set_value(true);
        self.copies.is_changed.set_value(true);
        self.write_copy();
    }

    async fn take_in_file(
        self,
        file: &str,
        bytes: Result<Vec<u8>, String>,
    ) -> Result<Taken, String> {
        let mut bytes = bytes?;
        if SealedFile::is_one(&bytes) {
            match self.unsealed(&bytes).await {
                Some(plain) => bytes = plain,
                None => return Ok(Taken::Sealed),
            }
        }
        let plan = backup::read(&bytes)
            .and_then(|backup| self.peek_document(|document| backup.plan(document)))
            .map_err(|why| why.to_string())?;
        let Comparison { conflicts, asked, .. } = &plan.comparison;
        if !conflicts.is_empty() || !asked.is_empty() {
            return Ok(Taken::Waits(bytes));
        }
        let is_new = !plan.comparison.is_empty();
        let words = format!("Brought in {file} from the folder");
        if is_new && !self.bring_in(words, &plan.update, &Choices::default()) {
            return Err("it could not be merged".into());
        }
        Ok(Taken::In)
    }

    /// Whether what lies on the desk is the reader's own, and open.
    fn may_copy(self) -> bool {
        let seal = untrack(|| self.seal());
        !untrack(|| self.is_sample())
            && seal != Seal::Locked
            && untrack(|| self.saving()) != Saving::Newer
    }

    fn write_copy(self) {
        let Copies { place, has_read, is_writing, is_changed, .. } = self.copies;
        let Some(place) = place.get_value() else { return };
        if is_writing.get_value() || !has_read.get_value() || !self.may_copy() {
            return;
        }
        if !is_changed.get_value() {
            return;
        }
        is_changed.set_value(false);
        is_writing.set_value(true);
        let today = clock::today();
        let text = self.peek_document(|document| backup::write(document, today));
        spawn_local(async move {
            let text = match untrack(|| self.seal()) {
                Seal::Sealed => self.sealed(text.as_bytes()).await,
                _ => Ok(text),
            };
            let done = match text {
                Ok(text) => place.write(&own_name(), text.as_bytes()).await,
                Err(why) => Err(why),
            };
            is_writing.set_value(false);
            match done {
                Ok(()) => {
                    self.device.backed_up(today);
                    self.copies.state.update(|state| {
                        if let Folder::Trouble(name, _) = state {
                            *state = Folder::Keeps(name.clone(), 0);
                        }
                    });
                    // What was changed meanwhile.
                    self.write_copy();
                }
                Err(why) => {
                    is_changed.set_value(true);
                    let trouble = match place.permission().await {
                        Permission::Granted => Folder::Trouble(place.name(), sentence(&why)),
                        Permission::Ask | Permission::Denied => Folder::Asks(place.name()),
                    };
                    self.copies.state.set(trouble);
                }
            }
        });
    }
}

/// What became of a file.
enum Taken {
    In,
    Waits(Vec<u8>),
    Sealed,
}

fn sentence(why: &str) -> String {
    format!("The browser says: {why}.")
}
