//! Other tabs, and what happens to the storage behind our back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::shelf::LocalShelf;
use crate::browser::{clock, crypto, page};
use crate::storage::{LOCK, PREFIX, Shelf, sealed_bytes};
use crate::ui::desk::Desk;
use crate::ui::keeping::{Seal, SecondCopy};

/// A tab that has not looked for so long was asleep, in milliseconds: twice the time between looks.
const ASLEEP: f64 = 60_000.0;

impl Desk {
    /// Another tab has stored this.
    pub(in crate::ui) fn wrote_elsewhere(self, name: String, text: String) {
        if name == LOCK {
            let is_known = self.vault.lock.with_value(|lock| match lock {
                Some(Ok(lock)) => lock.to_text() == text,
                _ => false,
            });
            if !is_known {
                self.locked_elsewhere(&text);
            }
        } else if name.starts_with(PREFIX) {
            self.hear(vec![(name, text)]);
        }
    }

    /// Merges what others have stored, once what is sealed of it is readable.
    fn hear(self, values: Vec<(String, String)>) {
        let mut all = Vec::new();
        let mut sealed = Vec::new();
        for (name, text) in values {
            match sealed_bytes(&text) {
                Some(bytes) => sealed.push((name, text, bytes)),
                None => all.push((name, text, None)),
            }
        }
        let key = self.vault.key.get_value().filter(|_| !sealed.is_empty());
        let Some(key) = key else { return self.take_in(all) };
        spawn_local(async move {
            for (name, text, bytes) in sealed {
                if let Ok(content) = crypto::open(&key, name.as_bytes(), &bytes).await {
                    all.push((name, text, Some(content)));
                }
            }
            self.take_in(all);
        });
    }

    fn take_in(self, values: Vec<(String, String, Option<Vec<u8>>)>) {
        if values.is_empty() || self.vault.seal.get_untracked() == Seal::Locked {
            return;
        }
        if let Some(heard) = self.with_own(|keeper, _| keeper.hear_all(values)).flatten() {
            self.met(heard.clashes);
            self.changed();
        }
    }

    /// Looks what others have stored while this tab slept, and whether all is still there.
    pub(in crate::ui) fn look(self) {
        self.vault.looked.set_value(clock::milliseconds());
        if self.vault.seal.get_untracked() == Seal::Locked {
            return;
        }
        self.hear(self.with_own(|keeper, _| keeper.look()).unwrap_or_default());
        self.follow_saving();
    }

    /// What must be seen before anything is written: that another tab has sealed the notebook, and
    /// what it wrote while this one slept. Says whether one may write.
    pub(in crate::ui) fn may_write(self) -> bool {
        if let (Seal::Open, Ok(Some(lock))) =
            (self.vault.seal.get_untracked(), LocalShelf.get(LOCK))
        {
            self.locked_elsewhere(&lock);
            return false;
        }
        let slept = clock::milliseconds() - self.vault.looked.get_value();
        if slept > ASLEEP {
            self.look();
        }
        true
    }

    /// Half a minute has passed.
    pub(in crate::ui) fn look_after(self) {
        self.look();
        // What was done half a minute ago is no longer "just now".
        self.with_own(|keeper, _| keeper.settle());
        let is_missing = matches!(self.vault.second.get_untracked(), SecondCopy::Missing(_));
        if is_missing && self.vault.seal.get_untracked() != Seal::Locked {
            self.heal();
        }
        self.send_on();
    }

    /// Somebody has emptied the storage: all is written anew.
    pub fn keep_again(self) {
        if let Some(Ok(lock)) = self.vault.lock.get_value() {
            LocalShelf.set(LOCK, &lock.to_text()).ok();
        }
        self.with_own(|keeper, _| keeper.rewrite());
        self.changed();
    }

    /// It was emptied on purpose: the second copy goes, too, and the page begins again.
    pub fn let_go(self) {
        spawn_local(async move {
            if let Some(mirror) = self.vault.mirror.get_value()
                && let Err(why) = mirror.replace(&[]).await
            {
                self.say(format!("The second copy could not be emptied ({why})"));
                return;
            }
            page::reload();
        });
    }
}
