//! What the browser promises, how long it takes to write, and when this page must be quick.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::shelf::{LocalShelf, last_write};
use crate::browser::tabs::{on_leave, on_wake};
use crate::browser::{clock, quota};
use crate::storage::{Keeper, Shelf};
use crate::ui::desk::Desk;
use crate::ui::device::Memory;
use crate::ui::keeping::{Room, Seal};

/// A write that takes longer than this, in milliseconds, is kept out of the way of a tap.
const SLOW: f64 = 100.0;

/// On a slow storage, steps are written together once nothing came for so long.
const QUIET: Duration = Duration::from_millis(600);

/// With so many people there is something to lose.
const WORTH_KEEPING: usize = 5;

/// What is written to see how long it takes.
const PROBE: &str = "kith-device/probe";

/// What is known of the browser's storage.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    room: RwSignal<Room>,
    slow: RwSignal<Option<u64>>,
    /// When the last step was taken on a slow storage, in milliseconds.
    stepped: StoredValue<f64>,
    is_asking: StoredValue<bool>,
}

impl Ground {
    pub(super) fn new() -> Self {
        Self {
            room: RwSignal::new(Room::default()),
            slow: RwSignal::new(None),
            stepped: StoredValue::new(0.0),
            is_asking: StoredValue::new(false),
        }
    }
}

impl Desk {
    /// Begins to watch, once the page stands.
    pub(in crate::ui) fn watch_storage(self) {
        on_wake(move || self.look_up());
        on_leave(move || self.flush());
        spawn_local(async move {
            let persisted = quota::is_persisted().await;
            self.vault.ground.room.set(Room { persisted });
        });
        // How long a write takes is known before the first tap that waits for one.
        set_timeout(
            move || {
                let mut shelf = LocalShelf;
                if shelf.set(PROBE, "").is_ok() {
                    self.heed_slowness();
                    // It is empty, and the next one writes over it.
                    shelf.remove(PROBE).ok();
                }
            },
            Duration::from_millis(500),
        );
    }

    /// What the browser says of its room.
    pub fn room(self) -> Room {
        self.vault.ground.room.get()
    }

    /// Asks the browser not to clear it, when it needs room.
    pub fn ask_to_persist(self) {
        spawn_local(async move {
            self.persist().await;
            self.say(match self.vault.ground.room.get_untracked().persisted {
                Some(true) => "The browser keeps it until you clear it yourself",
                _ => "The browser did not promise it. It may say yes once you have used Kith for a while",
            });
        });
    }

    async fn persist(self) {
        let persisted = quota::persist().await;
        self.vault.ground.room.update(|room| room.persisted = persisted);
    }

    /// Asks by itself, once on this device, as soon as there is something to lose.
    pub(in crate::ui) fn persist_in_time(self) {
        let ground = self.vault.ground;
        let is_wanted = ground.room.with_untracked(|room| room.persisted == Some(false))
            && !ground.is_asking.get_value()
            && self.peek(|notebook| notebook.people().nth(WORTH_KEEPING - 1).is_some());
        if is_wanted {
            ground.is_asking.set_value(true);
            if Memory::AskedToKeep.text().is_none() {
                Memory::AskedToKeep.keep("");
                // Not again with each page, where that can't be remembered.
                if Memory::AskedToKeep.text().is_some() {
                    spawn_local(self.persist());
                }
            }
        }
    }

    /// How long saving takes, in tenths of a second, where that is long.
    pub fn slow(self) -> Option<u64> {
        self.vault.ground.slow.get()
    }

    /// Whether local storage was empty when this page was opened, though the second copy was not.
    pub fn forgotten(self) -> bool {
        self.vault.forgotten
    }

    /// Looks how long the last write took.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` takes what is below zero or no number as 0"
    )]
    pub(in crate::ui) fn heed_slowness(self) {
        let took = last_write();
        if took > SLOW {
            self.with_own(|keeper, _| keeper.set_slow());
            let tenths = (took / 100.0).round() as u64;
            if self.vault.ground.slow.get_untracked() != Some(tenths) {
                self.vault.ground.slow.set(Some(tenths));
            }
        }
    }

    /// On a slow storage, what was done is written once the hands rest.
    pub(in crate::ui) fn write_when_quiet(self) {
        if self.vault.ground.slow.get_untracked().is_none() {
            return;
        }
        let now = clock::milliseconds();
        self.vault.ground.stepped.set_value(now);
        set_timeout(
            move || {
                if self.vault.ground.stepped.get_value().to_bits() == now.to_bits() {
                    self.flush();
                }
            },
            QUIET,
        );
    }

    /// Writes what is not written yet: the page may be about to end.
    fn flush(self) {
        self.device.remember_changes();
        if self.vault.seal.get_untracked() != Seal::Locked {
            self.with_own(|keeper, _| Keeper::retry(keeper));
            self.follow_saving();
            self.send_on();
        }
    }
}
