//! What has waited in the trash for its time goes for good, by itself.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::shelf::LocalShelf;
use crate::day::Day;
use crate::notebook::TRASH_DAYS;
use crate::storage::Shelf;
use crate::ui::desk::Desk;
use crate::ui::keeping::Seal;

/// The day this device was last used, under a key of its own.
const SEEN: &str = "kith-device/seen";

impl Desk {
    /// Removes what has waited long enough, by the clock of today and by that of the last day this
    /// device was used: one that ran ahead must not empty the trash.
    pub(in crate::ui) fn let_expired_go(self) {
        if self.is_sample_untracked() || self.vault.seal.get_untracked() == Seal::Locked {
            return;
        }
        let (mut shelf, today) = (LocalShelf, clock::today());
        let seen: Option<Day> = shelf.get(SEEN).ok().flatten().and_then(|day| day.parse().ok());
        if seen != Some(today) {
            // Where there is no room for so little, it is only tried again tomorrow.
            shelf.set(SEEN, &today.to_string()).ok();
        }
        let Some(seen) = seen else { return };
        let before = seen.min(today).plus(-TRASH_DAYS);
        let gone = self.with_own(|keeper, _| {
            let gone = keeper.edit("", |edit| edit.purge_expired(before)).is_some();
            if gone {
                keeper.rewrite();
            }
            gone
        });
        if gone == Some(true) {
            self.changed();
        }
    }
}
