//! What has waited in the trash for its time goes for good, by itself.

use leptos::prelude::*;

use crate::browser::clock;
use crate::notebook::TRASH_DAYS;
use crate::ui::desk::Desk;
use crate::ui::device::Memory;
use crate::ui::keeping::Seal;

impl Desk {
    /// Removes what has waited long enough, by the clock of today and by that of the last day this
    /// device was used: one that ran ahead must not empty the trash.
    pub(in crate::ui) fn let_expired_go(self) {
        if self.is_sample_untracked() || self.vault.seal.get_untracked() == Seal::Locked {
            return;
        }
        let (today, seen) = (clock::today(), Memory::Seen.day());
        if seen != Some(today) {
            // Where there is no room for so little, it is only tried again tomorrow.
            Memory::Seen.keep(today);
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
            self.forget_places_of_gone();
            self.changed();
        }
    }
}
