//! The desk: the one context that every page works at. It holds the keeper, says what was done,
//! and wakes what depends on the notebook. No rule is decided here.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::files::Brought;
use crate::browser::shelf::LocalShelf;
use crate::browser::tabs::{Elsewhere, on_elsewhere};
use crate::day::Day;
use crate::document::{Clash, Edit};
use crate::id::{AnyId, Ids};
use crate::notebook::Notebook;
use crate::sample;
use crate::storage::{Keeper, MemoryShelf, Opening, Saving, Shelf};
use crate::ui::device::Device;
use crate::ui::vault::{Found, Vault};

/// What was just done, to be said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Which one: the same words twice are said twice.
    pub number: u32,
    /// A sentence without its full stop.
    pub words: String,
    /// Whether it can be undone from where it is said.
    pub undo: bool,
}

/// A keeper, wherever it keeps.
pub(super) type OwnKeeper = Keeper<Box<dyn Shelf>>;

/// A notebook that is kept somewhere, and how it was found.
pub(super) type Laid = (OwnKeeper, Opening);

/// A handle to the one desk.
#[derive(Clone, Copy)]
pub struct Desk {
    pub(super) keeper: StoredValue<OwnKeeper, LocalStorage>,
    opening: RwSignal<Opening>,
    /// The reader's own notebook, while the sample lies on the desk.
    own: StoredValue<Option<Laid>, LocalStorage>,
    /// Whether this is the sample, which nobody keeps.
    sample: RwSignal<bool>,
    /// Grows whenever the notebook has changed.
    pub(super) revision: RwSignal<u64>,
    today: RwSignal<Day>,
    saving: RwSignal<Saving>,
    said: RwSignal<Option<Said>>,
    brought: RwSignal<Option<Brought>, LocalStorage>,
    /// Where another tab met what was done here, oldest first, each with a number.
    pub(super) clashes: RwSignal<Vec<(u32, Clash)>, LocalStorage>,
    /// What this device remembers of itself.
    pub(super) device: Device,
    /// The storage, its second copy, its seal.
    pub(super) vault: Vault,
}

pub(super) fn boxed(shelf: impl Shelf + 'static) -> Box<dyn Shelf> {
    Box::new(shelf)
}

/// The reader's own notebook, as this browser keeps it.
pub(super) fn kept() -> Laid {
    Keeper::open(boxed(LocalShelf), clock::random())
}

/// The desk. Called below [`Desk::open`].
#[allow(
    clippy::expect_used,
    reason = "a page without its desk is a fault of ours, not of the data"
)]
pub fn use_desk() -> Desk {
    use_context().expect("the desk is provided by the app")
}

impl Desk {
    /// Opens the notebook and provides the desk to everything below.
    pub fn open(found: Found) -> Self {
        let (vault, (keeper, opening)) = Vault::open(&found);
        let saving = keeper.saving();
        let desk = Self {
            keeper: StoredValue::new_local(keeper),
            opening: RwSignal::new(opening),
            own: StoredValue::new_local(None),
            sample: RwSignal::new(false),
            revision: RwSignal::new(0),
            today: RwSignal::new(clock::today()),
            saving: RwSignal::new(saving),
            said: RwSignal::new(None),
            brought: RwSignal::new_local(None),
            clashes: RwSignal::new_local(Vec::new()),
            device: Device::read(),
            vault,
        };
        provide_context(desk);
        desk.follow_second_copy(found);
        desk.follow_folder();
        on_elsewhere(move |what| match what {
            Elsewhere::Wrote(key, text) => desk.wrote_elsewhere(key, text),
            Elsewhere::Removed | Elsewhere::Cleared => desk.removed_elsewhere(),
        });
        // A minute is soon enough for midnight, and for storage that has room again.
        set_interval(move || desk.look_up(), Duration::from_secs(30));
        set_interval(move || desk.lock_if_idle(), Duration::from_secs(10));
        desk.watch_storage();
        // Once both copies have met.
        set_timeout(move || desk.let_expired_go(), Duration::from_secs(5));
        desk
    }

    /// Reads the notebook, and again whenever it has changed. Not to be called within
    /// [`Desk::edit`]: there is [`Edit::before`].
    pub fn with<R>(self, read: impl FnOnce(&Notebook) -> R) -> R {
        self.revision.track();
        self.peek(read)
    }

    /// Reads the notebook once.
    pub fn peek<R>(self, read: impl FnOnce(&Notebook) -> R) -> R {
        self.keeper.with_value(|keeper| read(keeper.notebook()))
    }

    /// A value that follows the notebook.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Notebook) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.with(&read))
    }

    /// Changes the notebook in one step, and says it with an undo. `words` are a sentence without
    /// its full stop: "Added Ada Lovelace".
    pub fn edit(self, words: impl Into<String>, change: impl FnOnce(&mut Edit<'_>)) {
        let words = words.into();
        if let Some(words) = self.step(|keeper| keeper.edit(words, change)) {
            self.speak(words, true);
        } else if self.saving.get_untracked() == Saving::Newer {
            self.say("A newer Kith has written here; this one can only read");
        }
    }

    /// Takes a step. Answers its words, if it changed anything.
    pub(super) fn step(
        self,
        take: impl FnOnce(&mut OwnKeeper) -> Option<String>,
    ) -> Option<String> {
        if !self.is_sample_untracked() && !self.may_write() {
            return None;
        }
        let words = self.keeper.try_update_value(take).flatten()?;
        if !self.is_sample_untracked() {
            self.heed_slowness();
            self.device.one_more_change();
            self.write_when_quiet();
            self.copy_soon();
            self.persist_in_time();
        }
        self.changed();
        Some(words)
    }

    pub(super) fn is_sample_untracked(self) -> bool {
        self.sample.get_untracked()
    }

    /// Takes the last step back.
    pub fn undo(self) {
        match self.step(Keeper::undo) {
            Some(words) => self.speak(format!("Undone: {words}"), false),
            None => self.say("There is nothing to undo"),
        }
    }

    /// Takes the last undone step again.
    pub fn redo(self) {
        match self.step(Keeper::redo) {
            Some(words) => self.speak(format!("Done again: {words}"), true),
            None => self.say("There is nothing to redo"),
        }
    }

    /// Whether there is something to undo and to redo, and what: their words.
    pub fn history(self) -> (Option<String>, Option<String>) {
        self.revision.track();
        self.keeper.with_value(|keeper| {
            let document = keeper.document();
            let owned = |words: Option<&str>| words.map(str::to_owned);
            (owned(document.undo_words()), owned(document.redo_words()))
        })
    }

    /// Says something that was not an edit.
    pub fn say(self, words: impl Into<String>) {
        self.speak(words.into(), false);
    }

    /// What was said last; `None` once it has been heard.
    pub fn said(self) -> Option<Said> {
        self.said.get()
    }

    /// It has been heard.
    pub fn heard(self) {
        self.said.set(None);
    }

    /// A new id.
    pub fn fresh<T: AnyId>(self) -> T {
        T::from_random(clock::random())
    }

    /// The reader's day; follows midnight.
    pub fn today(self) -> Day {
        self.today.get()
    }

    /// Whether what was done is kept.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// The same, once.
    pub(super) fn saving_now(self) -> Saving {
        self.saving.get_untracked()
    }

    /// How the notebook was found when the page was opened.
    pub fn opening(self) -> Opening {
        self.opening.get()
    }

    /// Takes a file to be looked at; nothing is changed yet.
    pub fn bring(self, file: Brought) {
        self.brought.set(Some(file));
    }

    /// The file to be looked at.
    pub fn brought(self) -> Option<Brought> {
        self.brought.get()
    }

    /// Puts a sample in place of the notebook, to look around in. What is done there is kept
    /// nowhere.
    pub fn look_around(self) {
        if self.sample.get_untracked() {
            return;
        }
        let (mut keeper, opening) = Keeper::open(boxed(MemoryShelf::default()), clock::random());
        let today = clock::today();
        keeper.edit("", |edit| sample::put(edit, today, &mut Ids::new(&mut clock::random)));
        // Nothing is left to undo but what the reader does.
        keeper.forget_history();
        let own = self.lay_out((keeper, opening), true);
        self.own.set_value(own);
    }

    /// Leaves the sample: the reader's own notebook is back, with what could not be saved yet.
    pub fn come_back(self) {
        if let Some(own) = self.own.try_update_value(Option::take).flatten() {
            self.lay_out(own, false);
        }
    }

    /// Whether this is the sample.
    pub fn is_sample(self) -> bool {
        self.sample.get()
    }

    /// Puts this notebook on the desk. Answers the one that lay there.
    pub(super) fn lay_out(self, (mut keeper, opening): Laid, sample: bool) -> Option<Laid> {
        self.keeper.try_update_value(|laid| std::mem::swap(laid, &mut keeper))?;
        let before = self.opening.get_untracked();
        self.opening.set(opening);
        self.sample.set(sample);
        self.said.set(None);
        self.changed();
        Some((keeper, before))
    }

    pub(super) fn speak(self, words: String, undo: bool) {
        self.said.update(|said| {
            let number = said.as_ref().map_or(0, |said| said.number.wrapping_add(1));
            *said = Some(Said { number, words, undo });
        });
    }

    pub(super) fn changed(self) {
        self.revision.update(|revision| *revision += 1);
        self.follow_saving();
        self.send_on();
        // Tidying waits until the tap has been answered.
        set_timeout(
            move || {
                self.keeper.try_update_value(Keeper::tidy);
                self.device.remember_changes();
                self.send_on();
                self.look();
            },
            Duration::from_millis(300),
        );
    }

    /// Works at the reader's own notebook, also while the sample lies on the desk.
    pub(super) fn with_own<R>(
        self,
        work: impl FnOnce(&mut OwnKeeper, &mut Opening) -> R,
    ) -> Option<R> {
        if self.is_sample_untracked() {
            let own = self.own.try_update_value(|own| {
                own.as_mut().map(|(keeper, opening)| work(keeper, opening))
            });
            return own.flatten();
        }
        let mut opening = self.opening.get_untracked();
        let answer = self.keeper.try_update_value(|keeper| work(keeper, &mut opening));
        if self.opening.with_untracked(|before| *before != opening) {
            self.opening.set(opening);
        }
        answer
    }

    /// Time has passed, or the page goes on after it stood still.
    pub(super) fn look_up(self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
            self.let_expired_go();
        }
        if matches!(self.saving.get_untracked(), Saving::Unsaved { .. }) {
            self.keeper.try_update_value(Keeper::retry);
            self.follow_saving();
        }
        self.look_after();
        self.lock_if_idle();
    }

    pub(super) fn follow_saving(self) {
        let saving = self.keeper.with_value(Keeper::saving);
        if self.saving.with_untracked(|old| *old != saving) {
            self.saving.set(saving);
        }
    }
}
