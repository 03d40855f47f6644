//! How the notebook is kept, as the pages show it and do it: plain values and calls, no rule.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::shelf::LocalShelf;
use crate::browser::{clock, files};
use crate::document::{Choices, Clash, ClashKind, Document, Edit};
use crate::interchange::backup;
use crate::notebook::Trashed;
use crate::storage::{Keeper, Saving, Usage, raw};
use crate::ui::desk::Desk;
use crate::ui::fetched;

/// Where the second copy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondCopy {
    /// Not known yet.
    Opening,
    /// All of it is there.
    Kept,
    /// The last changes are still on their way.
    Behind,
    /// There is none, and why.
    Missing(String),
}

/// What the browser says of its room for this address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Whether the browser has promised not to clear it; `None` where it can't be asked.
    pub persisted: Option<bool>,
}

/// The folder in which this device keeps a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folder {
    /// The browser has no such thing.
    NotOffered,
    /// None was chosen.
    None,
    /// The browser wants to be asked again whether Kith may write there.
    Asks(String),
    /// A copy is kept there; how many files of other devices were read.
    Keeps(String, usize),
    /// It can't be written, and why.
    Trouble(String, String),
}

/// Whether what is stored can be read without the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    /// The browser can't seal, and why.
    NotOffered(String),
    /// It can be read.
    Open,
    /// Nobody reads it without the passphrase; it is open now.
    Sealed,
    /// And it is locked.
    Locked,
}

/// Why a passphrase did not open what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is another passphrase.
    Passphrase,
    /// Something else, in a sentence.
    Other(String),
}

impl Desk {
    /// What takes how much of the storage; follows each change.
    pub fn usage(self) -> Usage {
        self.with(|_| ());
        self.saving();
        self.keeper.with_value(Keeper::usage)
    }

    /// What was set aside as unreadable: keys and texts.
    pub fn aside(self) -> Vec<(String, String)> {
        self.opening();
        self.keeper.with_value(Keeper::aside)
    }

    /// Removes what was set aside, by the reader's own wish.
    pub fn drop_aside(self) {
        self.with_own(|keeper, opening| {
            keeper.drop_aside();
            opening.damaged.clear();
        });
        self.send_on();
        self.say("Removed what could not be read");
    }

    /// Saves what was set aside as a file.
    pub fn save_aside(self) {
        let aside = self.keeper.with_value(Keeper::aside);
        self.hand_over("kith-unreadable", &aside.into_iter().collect());
    }

    /// Saves all that is stored as a file, as it lies there.
    pub fn save_raw(self) {
        self.hand_over("kith-as-stored", &raw(&LocalShelf));
    }

    fn hand_over(self, what: &str, values: &BTreeMap<String, String>) {
        let name = format!("{what}-{}.json", clock::today());
        let saved = serde_json::to_vec_pretty(values)
            .map_err(|why| why.to_string())
            .and_then(|text| files::save(&name, "application/json", &text));
        match saved {
            Ok(()) => self.say(format!("Saved as {name}")),
            Err(why) => self.say(format!("The browser did not save it ({why})")),
        }
    }

    /// Saves a backup as a file, which whoever has it can read.
    pub fn save_backup(self) {
        spawn_local(async move {
            let today = clock::today();
            match fetched::copy(self, today, false).await {
                Ok(text) => {
                    self.hand_over_backup(&backup::file_name(today), &text.unwrap_or_default());
                }
                // As it lies there it is whole, too.
                Err(_) => self.save_raw(),
            }
        });
    }

    /// Saves a backup that opens with the passphrase of today, and with nothing else.
    pub fn save_sealed_backup(self) {
        spawn_local(async move {
            let today = clock::today();
            let sealed = match fetched::copy(self, today, false).await {
                Ok(text) => self.sealed(text.unwrap_or_default().as_bytes()).await,
                Err(why) => Err(why),
            };
            match sealed {
                Ok(sealed) => {
                    let name = backup::file_name(today).replace(".json", ".sealed.json");
                    self.hand_over_backup(&name, &sealed);
                }
                Err(why) => self.say(format!("It could not be sealed ({why})")),
            }
        });
    }

    fn hand_over_backup(self, name: &str, text: &str) {
        match files::save(name, "application/json", text.as_bytes()) {
            Ok(()) => {
                self.device.backed_up(clock::today());
                self.say(format!("Saved as {name}"));
            }
            Err(why) => self.say(format!("The browser did not save it ({why})")),
        }
    }

    /// Reads the document once, to compare it with another.
    pub fn peek_document<R>(self, read: impl FnOnce(&Document) -> R) -> R {
        self.keeper.with_value(|keeper| read(keeper.document()))
    }

    /// Merges another notebook in one step, and says it with an undo. Answers whether it could be
    /// merged; nothing was changed otherwise.
    pub fn bring_in(self, words: String, update: &[u8], choices: &Choices) -> bool {
        let mut refused = None;
        let done = self.step(|keeper| {
            keeper.step(|document| {
                let done = document.bring_in(words, update, choices);
                done.unwrap_or_else(|why| {
                    refused = Some(why);
                    None
                })
            })
        });
        match (done, refused) {
            (Some(words), _) => self.speak(words, true),
            (None, Some(why)) => {
                self.say(format!("{why} Nothing was changed"));
                return false;
            }
            (None, None) => self.say("Nothing in it is new"),
        }
        true
    }

    /// Removes things for good, also from what is stored; it can't be undone.
    pub fn purge(self, words: String, things: &[Trashed]) {
        let done = self.step(|keeper| {
            let purge = |edit: &mut Edit<'_>| things.iter().for_each(|one| edit.purge(&one.key));
            let done = keeper.edit(words, purge);
            if done.is_some() {
                keeper.rewrite();
            }
            done
        });
        if let Some(words) = done {
            self.forget_places_of_gone();
            self.speak(words, false);
        }
    }

    /// Another tab has met what was done here.
    pub(super) fn met(self, clashes: Vec<Clash>) {
        if clashes.is_empty() {
            return;
        }
        self.clashes.update(|all| {
            for clash in clashes {
                if all.iter().any(|(_, known)| *known == clash) {
                    continue;
                }
                let number = all.last().map_or(0, |(number, _)| number + 1);
                all.push((number, clash));
            }
        });
    }

    /// Where another tab met what was done here, each with a number.
    pub fn clashes(self) -> Vec<(u32, Clash)> {
        self.clashes.get()
    }

    /// What stands after the two met is fine.
    pub fn let_stand(self, number: u32) {
        self.clashes.update(|all| all.retain(|(other, _)| *other != number));
    }

    /// What was done here shall stand after all; it can be undone.
    pub fn insist(self, number: u32) {
        let found = self.clashes.with_untracked(|all| {
            all.iter().find(|(other, _)| *other == number).map(|(_, clash)| clash.clone())
        });
        let Some(clash) = found else { return };
        self.let_stand(number);
        // Deleted here, edited there: it lies in the trash with its edits, unless they woke it.
        let lies_there = clash.kind == ClashKind::EditedThere
            && clash
                .thing
                .as_ref()
                .is_some_and(|thing| self.peek(|notebook| notebook.deleted_on(thing).is_some()));
        match clash.thing.as_ref().filter(|_| lies_there) {
            Some(thing) => {
                self.edit(format!("Brought back {}", clash.what), |edit| edit.restore(thing));
            }
            None => {
                self.edit(format!("As it was here: {}", clash.what), |edit| edit.put_back(&clash))
            }
        }
    }

    /// Tries again to save what is not saved yet, and says how it went.
    pub fn retry(self) {
        self.with_own(|keeper, _| keeper.retry());
        self.changed();
        match untrack(|| self.saving()) {
            Saving::Saved | Saving::Pending => self.say("All of it is saved"),
            _ => self.say("It could not be saved yet"),
        }
    }
}

/// As much as browsers let all pages of one origin keep, in UTF-16 units of keys and texts: 5 Mi in
/// Chromium and Firefox, half of it in Safari, which counts bytes.
pub const ROOM: usize = 5 << 20;

/// The size of so many UTF-16 units, of two bytes each.
pub fn units_words(units: usize) -> String {
    size_words(u64::try_from(units).unwrap_or(u64::MAX).saturating_mul(2))
}

/// "96 kB", "1.2 MB".
fn size_words(bytes: u64) -> String {
    match bytes {
        0 => "nothing".into(),
        1..1000 => "less than 1 kB".into(),
        1000..1_000_000 => format!("{} kB", bytes.saturating_add(500) / 1000),
        _ => {
            let tenths = bytes.saturating_add(50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_words() {
        assert_eq!(size_words(0), "nothing");
        assert_eq!(size_words(999), "less than 1 kB");
        assert_eq!(size_words(1499), "1 kB");
        assert_eq!(size_words(96_400), "96 kB");
        assert_eq!(size_words(1_249_999), "1.2 MB");
        assert_eq!(size_words(10_485_760), "10.5 MB");
    }
}
