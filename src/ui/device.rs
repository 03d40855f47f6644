//! What this device remembers of itself: when it was backed up, when it locks, where people stand on
//! its map, for whom it is "not today". None of it is part of the notebook, none names anybody, and all of it may be lost.

use leptos::prelude::*;

use crate::browser::idle;
use crate::browser::shelf::LocalShelf;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::{REST_DAYS, is_backup_due};
use crate::map::without;
use crate::storage::{LOCK, PREFIX, Saving, Shelf as _};
use crate::ui::desk::Desk;

/// A small value, under a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The day of the last backup.
    BackedUp,
    /// How many steps were taken since.
    ChangesSince,
    /// Until when nobody is reminded of a backup.
    RemindFrom,
    /// After how many idle minutes a sealed notebook locks itself.
    IdleMinutes,
    /// The day this device was last used.
    Seen,
    /// That the browser was asked to keep what is stored.
    AskedToKeep,
    /// Which view of the map was seen last.
    MapView,
    /// Where everybody stood on it.
    Places,
    /// For whom it is "not today", and the day.
    NotToday,
}

impl Memory {
    fn key(self) -> &'static str {
        match self {
            Memory::BackedUp => "kith-device/backed-up",
            Memory::ChangesSince => "kith-device/changes-since",
            Memory::RemindFrom => "kith-device/remind-from",
            Memory::IdleMinutes => "kith-device/idle-minutes",
            Memory::Seen => "kith-device/seen",
            Memory::AskedToKeep => "kith-device/asked-to-keep",
            Memory::MapView => "kith-device/map-view",
            Memory::Places => "kith-device/places",
            Memory::NotToday => "kith-device/not-today",
        }
    }

    /// What is remembered, if it can be read.
    pub fn text(self) -> Option<String> {
        LocalShelf.get(self.key()).ok().flatten()
    }

    /// The day that is remembered.
    pub fn day(self) -> Option<Day> {
        self.text()?.parse().ok()
    }

    /// The number that is remembered.
    pub fn number(self) -> Option<u32> {
        self.text()?.parse().ok()
    }

    /// Remembers this. Where there is no room for so little, the notebook's own lines say so.
    pub fn keep(self, value: impl ToString) {
        LocalShelf.set(self.key(), &value.to_string()).ok();
    }

    /// Forgets it.
    pub fn forget(self) {
        LocalShelf.remove(self.key()).ok();
    }
}

/// For whom it was "not today", and when.
fn passed_over() -> Vec<(Day, PersonId)> {
    let text = Memory::NotToday.text().unwrap_or_default();
    let mut words = text.split(' ');
    let Some(day) = words.next().and_then(|day| day.parse().ok()) else { return Vec::new() };
    words.filter_map(|id| Some((day, id.parse().ok()?))).collect()
}

/// What is remembered, as signals.
#[derive(Clone, Copy)]
pub(super) struct Device {
    backed_up: RwSignal<Option<Day>>,
    changes: RwSignal<u32>,
    remind_from: RwSignal<Option<Day>>,
    idle: RwSignal<Option<u32>>,
    /// For whom it is "not today", and on which day that was said.
    not_today: RwSignal<Vec<(Day, PersonId)>>,
    /// Steps that are counted and not remembered yet.
    uncounted: StoredValue<u32>,
}

impl Device {
    /// As this device remembers it.
    pub(super) fn read() -> Self {
        Self {
            backed_up: RwSignal::new(Memory::BackedUp.day()),
            changes: RwSignal::new(Memory::ChangesSince.number().unwrap_or(0)),
            remind_from: RwSignal::new(Memory::RemindFrom.day()),
            idle: RwSignal::new(Memory::IdleMinutes.number()),
            not_today: RwSignal::new(passed_over()),
            uncounted: StoredValue::new(0),
        }
    }

    /// A step was taken.
    pub(super) fn one_more_change(self) {
        self.uncounted.update_value(|steps| *steps += 1);
        self.changes.update(|changes| *changes = changes.saturating_add(1));
    }

    /// Remembers how many steps were taken, once the tap has been answered. Other tabs count in the
    /// same place.
    pub(super) fn remember_changes(self) {
        let steps = self.uncounted.get_value();
        if steps > 0 {
            self.uncounted.set_value(0);
            let changes = Memory::ChangesSince.number().unwrap_or(0).saturating_add(steps);
            Memory::ChangesSince.keep(changes);
            self.changes.set(changes);
        }
    }

    /// A backup was handed over.
    pub(super) fn backed_up(self, today: Day) {
        Memory::BackedUp.keep(today);
        Memory::ChangesSince.forget();
        self.uncounted.set_value(0);
        self.backed_up.set(Some(today));
        self.changes.set(0);
    }
}

impl Desk {
    /// The day of the last backup; `None` when there is none.
    pub fn last_backup(self) -> Option<Day> {
        self.device.backed_up.get()
    }

    /// How many steps were taken since, in any tab of this browser.
    pub fn changes_since_backup(self) -> u32 {
        self.device.changes.get()
    }

    /// Whether it is time for a word on backups.
    pub fn reminds_of_backup(self) -> bool {
        let Device { backed_up, changes, remind_from, .. } = self.device;
        !self.is_sample()
            && is_backup_due(backed_up.get(), changes.get(), remind_from.get(), self.today())
    }

    /// No such word for two weeks.
    pub fn put_off_reminder(self) {
        let until = self.today().plus(REST_DAYS);
        Memory::RemindFrom.keep(until);
        self.device.remind_from.set(Some(until));
    }

    /// Locks a sealed notebook once nobody has touched the page for as long as the reader chose.
    /// To be asked now and then.
    pub(super) fn lock_if_idle(self) {
        let untouched = idle::untouched();
        let minutes = self.device.idle.get_untracked();
        if minutes.is_some_and(|minutes| untouched >= f64::from(minutes) * 60_000.0) {
            self.lock();
        }
    }

    /// After how many idle minutes a sealed notebook locks itself; `None` for never.
    pub fn idle_minutes(self) -> Option<u32> {
        self.device.idle.get()
    }

    /// Sets that.
    pub fn set_idle(self, minutes: Option<u32>) {
        match minutes {
            Some(minutes) => Memory::IdleMinutes.keep(minutes),
            None => Memory::IdleMinutes.forget(),
        }
        self.device.idle.set(minutes);
    }

    /// For whom it is "not today".
    pub fn not_today(self) -> Vec<PersonId> {
        let today = self.today();
        self.device.not_today.with(|all| {
            all.iter().filter(|(day, _)| *day == today).map(|(_, person)| *person).collect()
        })
    }

    /// It is "not today" for this person; for nobody any more where there is none. It costs nothing,
    /// and is over with the day. Of the sample and of what is sealed nothing is kept.
    pub fn pass_over(self, person: Option<PersonId>) {
        let today = untrack(|| self.today());
        self.device.not_today.update(|all| match person {
            Some(person) => {
                all.retain(|(day, _)| *day == today);
                all.push((today, person));
            }
            None => all.clear(),
        });
        if self.is_sample_untracked() {
            return;
        }
        let ids = self.device.not_today.with_untracked(|all| {
            all.iter().map(|(_, person)| format!(" {person}")).collect::<String>()
        });
        if ids.is_empty() || !self.keeps_places() {
            Memory::NotToday.forget();
        } else {
            Memory::NotToday.keep(format!("{today}{ids}"));
        }
    }

    /// Whether places may be kept: of people who are stored, all of them, and readable.
    fn keeps_places(self) -> bool {
        let stored = |keys: Vec<String>| {
            keys.iter().any(|key| key.starts_with(PREFIX)) && keys.iter().all(|key| key != LOCK)
        };
        self.saving_now() == Saving::Saved && LocalShelf.keys().is_ok_and(stored)
    }

    /// Where everybody stood on the map when it was last told.
    pub fn places(self) -> Option<String> {
        Memory::Places.text().filter(|_| !self.is_sample_untracked() && self.keeps_places())
    }

    /// Remembers where everybody stands on the map, if that is to be told. Nothing of the sample, nor
    /// of what is sealed; and where the notebook has no room, none is taken from it.
    pub fn keep_places(self, tell: impl FnOnce() -> Option<String>) {
        if self.is_sample_untracked() {
            return;
        }
        if !self.keeps_places() {
            Memory::Places.forget();
        } else if let Some(places) = tell() {
            Memory::Places.keep(places);
        }
    }

    /// Forgets where those stood who are in the notebook no more.
    pub(super) fn forget_places_of_gone(self) {
        let Some(places) = Memory::Places.text() else { return };
        self.with_own(|keeper, _| {
            let notebook = keeper.notebook();
            Memory::Places.keep(without(&places, &|id| notebook.person(id).is_some()));
        });
    }
}
