//! What stays of the map while the reader is elsewhere: where everybody stood, what was seen, who
//! was chosen. It lives as long as the page and is kept nowhere.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::map::Chart;
use crate::ui::desk::Desk;

/// A handle to it.
#[derive(Clone, Copy)]
pub struct Atlas {
    chart: StoredValue<Chart, LocalStorage>,
    selected: RwSignal<Option<PersonId>>,
    /// Whether the reader comes to be shown somebody.
    arriving: StoredValue<bool>,
}

impl Atlas {
    /// A map that nobody has looked at.
    pub fn new() -> Self {
        Self {
            chart: StoredValue::new_local(Chart::default()),
            selected: RwSignal::new(None),
            arriving: StoredValue::new(false),
        }
    }

    /// Reads or changes the chart. Not to be called within itself.
    pub fn chart<R: Default>(self, act: impl FnOnce(&mut Chart) -> R) -> R {
        self.chart.try_update_value(act).unwrap_or_default()
    }

    /// Follows the notebook, and again whenever it has changed.
    pub fn follow(self, desk: Desk) {
        let today = desk.today();
        desk.with(|notebook| self.chart(|chart| chart.follow(notebook, today)));
        let gone = |id| desk.peek(|notebook| notebook.person(id).is_none());
        if self.selected.get_untracked().is_some_and(gone) {
            self.select(None);
        }
    }

    /// Who is chosen.
    pub fn selected(self) -> Option<PersonId> {
        self.selected.get()
    }

    /// Who is chosen, once.
    pub fn selected_now(self) -> Option<PersonId> {
        self.selected.get_untracked()
    }

    /// Chooses somebody, or nobody.
    pub fn select(self, person: Option<PersonId>) {
        self.chart(|chart| chart.select(person));
        if self.selected_now() != person {
            self.selected.set(person);
        }
    }

    /// Somebody is to be seen as soon as the map is.
    pub fn show(self, person: PersonId) {
        self.select(Some(person));
        self.chart(|chart| {
            chart.focus(Some(person));
            chart.centre(person);
        });
        self.arriving.set_value(true);
    }

    /// Whether the reader has come to be shown somebody; only once.
    pub fn has_arrived(self) -> bool {
        self.arriving.try_update_value(std::mem::take).unwrap_or_default()
    }
}

impl Default for Atlas {
    fn default() -> Self {
        Self::new()
    }
}
