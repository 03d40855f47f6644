//! What stays of the map while the reader is elsewhere: where everybody stood, what was seen, who
//! was chosen. It lives as long as the page and is kept nowhere.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::panel::PanelState;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::Graph;
use crate::map::{Chart, View, Wanted, here};
use crate::people::{Filter, GroupKey, Grouping};
use crate::ui::desk::Desk;

/// What the size of a disc says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sizes {
    /// Nothing: all are the same.
    #[default]
    None,
    /// How much somebody stands between others.
    Bridges,
    /// How near somebody is to all others.
    Closeness,
}

/// A way through the network that the reader has asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where it begins; `None` is *me*.
    pub from: Option<PersonId>,
    /// Where it ends.
    pub to: PersonId,
    /// Over the warmest ties; else over the fewest.
    pub warmest: bool,
}

/// A handle to it. What the reader thinks with are signals that both the map and its twin, the
/// table, follow: who is seen of all people is computed from them in one place, [`Atlas::follow`].
#[derive(Clone, Copy)]
pub struct Atlas {
    chart: StoredValue<Chart, LocalStorage>,
    selected: RwSignal<Option<PersonId>>,
    /// Those chosen together, besides whoever is `selected`.
    pub many: RwSignal<BTreeSet<PersonId>>,
    /// Which of the two ways to see them.
    pub view: RwSignal<View>,
    /// Around whom the reader looks, and how many degrees far, 1 to 4.
    pub focus: RwSignal<Option<(PersonId, u8)>>,
    /// Who is seen at all.
    pub filter: RwSignal<Filter>,
    /// Whether those who don't fit are hidden; else they fade.
    pub hides: RwSignal<bool>,
    /// The one group that is looked at; the rest fades.
    pub only: RwSignal<Option<GroupKey>>,
    /// Which groups are shown.
    pub grouping: RwSignal<Grouping>,
    /// The network as it was known by this day; `None` is today.
    pub until: RwSignal<Option<Day>>,
    /// The way that stands out.
    pub path: RwSignal<Option<Asked>>,
    /// What sizes say.
    pub sizes: RwSignal<Sizes>,
    /// Which parts of the panel are open.
    pub panel: PanelState,
    /// Who is here by all of these, of all people.
    shown: Memo<BTreeSet<PersonId>>,
    /// Whether the reader comes to be shown somebody.
    arriving: StoredValue<bool>,
}

impl Atlas {
    /// A map of this desk's notebook that nobody has looked at.
    pub fn new(desk: Desk) -> Self {
        let focus = RwSignal::new(None);
        let filter = RwSignal::new(Filter::default());
        let hides = RwSignal::new(false);
        let only = RwSignal::new(None);
        let until = RwSignal::new(None);
        let wanted = move || Wanted {
            filter: filter.get(),
            only: only.get(),
            focus: focus.get(),
            until: until.get(),
            hides: hides.get(),
        };
        let shown = Memo::new(move |_| {
            let (wanted, today) = (wanted(), desk.today());
            desk.with(|notebook| {
                let graph = Graph::of(notebook);
                here(&graph, &wanted.presence(notebook, &graph, today))
            })
        });
        Self {
            chart: StoredValue::new_local(Chart::default()),
            selected: RwSignal::new(None),
            many: RwSignal::new(BTreeSet::new()),
            view: RwSignal::new(View::default()),
            focus,
            filter,
            hides,
            only,
            grouping: RwSignal::new(Grouping::default()),
            until,
            path: RwSignal::new(None),
            sizes: RwSignal::new(Sizes::None),
            panel: PanelState::new(),
            shown,
            arriving: StoredValue::new(false),
        }
    }

    /// What the reader thinks with, of who is seen.
    pub fn wanted(self) -> Wanted {
        Wanted {
            filter: self.filter.get(),
            only: self.only.get(),
            focus: self.focus.get(),
            until: self.until.get(),
            hides: self.hides.get(),
        }
    }

    /// Who is here of all people: those the map draws as everybody is, and the table lists.
    pub fn shown(self) -> BTreeSet<PersonId> {
        self.shown.get()
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
