//! What stays of the map while the reader is elsewhere: where everybody stood, what was seen, who
//! was chosen. It lives as long as the page; but for the places, it is kept nowhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::looking::FARTHEST;
use super::panel::PanelState;
use super::thinking::{Away, Thinking};
use crate::browser::tabs::on_leave;
use crate::day::Day;
use crate::id::PersonId;
use crate::insight::Group;
use crate::map::{Chart, View};
use crate::people::{Filter, GroupKey, Grouping};
use crate::ui::desk::Desk;
use crate::ui::device::Memory;
use crate::ui::pieces::words::people_count;

/// So many people take longer to lay out than a tap may wait.
pub const LARGE: usize = 400;

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
/// table, follow: who is seen of all people is computed from them in one place, [`Thinking`].
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
    /// What follows from all of these, once a map has been opened.
    pub thinking: StoredValue<Option<Thinking>>,
    /// Whose this is, and what follows from it.
    owner: StoredValue<Option<WeakOwner>>,
    /// Whether the reader comes to be shown somebody.
    arriving: StoredValue<bool>,
}

impl Atlas {
    /// A map that nobody has looked at, in the view that this device was left in.
    pub fn new(desk: Desk) -> Self {
        let view = Memory::MapView.text().and_then(|slug| View::from_slug(&slug));
        let atlas = Self {
            chart: StoredValue::new_local(Chart::default()),
            selected: RwSignal::new(None),
            many: RwSignal::new(BTreeSet::new()),
            view: RwSignal::new(view.unwrap_or_default()),
            focus: RwSignal::new(None),
            filter: RwSignal::new(Filter::default()),
            hides: RwSignal::new(false),
            only: RwSignal::new(None),
            grouping: RwSignal::new(Grouping::default()),
            until: RwSignal::new(None),
            path: RwSignal::new(None),
            sizes: RwSignal::new(Sizes::None),
            panel: PanelState::new(),
            thinking: StoredValue::new(None),
            owner: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
            arriving: StoredValue::new(false),
        };
        Effect::new(move |before: Option<View>| {
            let view = atlas.view.get();
            if before.is_some_and(|before| before != view) {
                Memory::MapView.keep(view.slug());
            }
            view
        });
        on_leave(move || atlas.keep_places(desk));
        // Who is deleted is chosen no more.
        Effect::new(move |_| {
            let there = |id: PersonId| desk.with(|notebook| notebook.person(id).is_some());
            if atlas.selected.get().is_some_and(|id| !there(id)) {
                atlas.select(None);
            }
            if atlas.focus.get().is_some_and(|(id, _)| !there(id)) {
                atlas.focus.set(None);
            }
            if atlas.many.with(|many| many.iter().any(|&id| !there(id))) {
                atlas.many.update(|many| many.retain(|&id| there(id)));
            }
        });
        atlas
    }

    /// Begins to think, unless it has begun: as a map is opened, for what that takes comes with the
    /// map (`ui/fetched.rs`).
    pub fn begin(self, desk: Desk) {
        if self.thinking.with_value(Option::is_some) {
            return;
        }
        let owner = self.owner.get_value().and_then(|owner| owner.upgrade());
        self.thinking.set_value(owner.map(|owner| owner.with(|| Thinking::new(self, desk))));
        let view = self.view.get_untracked();
        self.chart(|chart| chart.set_view(view));
    }

    /// Reads or changes the chart. Not to be called within itself.
    pub fn chart<R: Default>(self, act: impl FnOnce(&mut Chart) -> R) -> R {
        self.chart.try_update_value(act).unwrap_or_default()
    }

    fn thought<R>(self, read: impl FnOnce(Thinking) -> R) -> Option<R> {
        self.thinking.get_value().map(read)
    }

    /// Whether nobody has a place yet of very many.
    pub fn is_long_to_lay_out(self, desk: Desk) -> bool {
        self.chart(|chart| chart.graph().is_empty())
            && desk.peek(|notebook| notebook.people().nth(LARGE).is_some())
    }

    /// Follows the notebook, and again whenever it has changed.
    pub fn follow(self, desk: Desk) {
        let today = desk.today();
        self.thought(|thinking| {
            let graph = thinking.graph.get();
            if !graph.is_empty()
                && self.chart(|chart| chart.is_strange(&graph))
                && let Some(places) = desk.places()
            {
                self.chart(|chart| chart.begin_from(&places));
            }
            desk.with(|notebook| self.chart(|chart| chart.follow(notebook, &graph, today)));
            let thought = untrack(|| thinking.thought());
            self.chart(|chart| chart.think(thought));
        });
    }

    /// Remembers where everybody stands, for another day, if that has changed and all are at rest.
    pub fn keep_places(self, desk: Desk) {
        desk.keep_places(|| {
            desk.peek(|notebook| {
                self.chart(|chart| chart.places(&|id| notebook.person(id).is_some()))
            })
        });
    }

    /// Follows what the reader thinks with. Says whether anything is seen otherwise.
    pub fn think(self) -> bool {
        let many = self.many.get();
        let changed = self.thought(|thinking| {
            let thought = thinking.thought();
            self.chart(|chart| {
                chart.choose_many(many);
                chart.think(thought)
            })
        });
        changed.unwrap_or_default()
    }

    /// Brings the chart up to now where no map is on the page, beside the table.
    pub fn catch_up(self, desk: Desk) {
        untrack(move || {
            self.follow(desk);
            self.think();
            let view = self.view.get();
            self.chart(|chart| chart.set_view(view));
        });
    }

    /// Who is here, faded or gone, of everybody.
    pub fn away(self) -> Arc<Away> {
        self.thought(|thinking| thinking.away.get()).unwrap_or_default()
    }

    /// Everybody who is neither faded nor gone: those one acts on.
    pub fn shown(self) -> Arc<BTreeSet<PersonId>> {
        self.away().here.clone()
    }

    /// The groups that are shown.
    pub fn groups(self) -> Arc<Vec<Group>> {
        self.thought(|thinking| thinking.groups.get()).unwrap_or_default()
    }

    /// The groups found by ties.
    pub fn found(self) -> Arc<Vec<Group>> {
        self.thought(|thinking| thinking.found.get()).unwrap_or_default()
    }

    /// How many people are on the way that was asked for.
    pub fn on_the_way(self) -> usize {
        self.thought(|thinking| thinking.path.with(Vec::len)).unwrap_or_default()
    }

    /// Looks around somebody, as far as around whoever was looked around before.
    pub fn look_around(self, person: PersonId) {
        let degrees = self.focus.get_untracked().map_or(1, |(_, degrees)| degrees);
        self.focus.set(Some((person, degrees)));
    }

    /// Whom the reader asked to be shown together, by a way or around somebody, and whether *me* too.
    pub fn sight(self) -> Option<(Vec<PersonId>, bool)> {
        if let Some(Asked { from, .. }) = self.path.get() {
            let way = self.thought(|thinking| thinking.path.get()).unwrap_or_default();
            return (!way.is_empty()).then_some((way, from.is_none()));
        }
        self.focus.get()?;
        Some((self.away().here.iter().copied().collect(), false))
    }

    /// The way that stands out, in words: "The way from Ada to Grace: 3 people".
    pub fn told_way(self, desk: Desk) -> Option<String> {
        let Asked { from, to, warmest } = self.path.get()?;
        let count = self.thought(|thinking| thinking.path.with(Vec::len)).unwrap_or_default();
        let name = |id| {
            desk.with(|notebook| notebook.person(id).map(|person| person.shown_name().to_owned()))
        };
        let (from, to) = (from.map_or(Some("me".to_owned()), name)?, name(to)?);
        let way = if warmest { "The warmest way" } else { "The way" };
        Some(match count {
            0 => format!("No way from {from} to {to}"),
            _ => format!("{way} from {from} to {to}: {}", people_count(count)),
        })
    }

    /// Looks so much farther or less far. Says whether that is possible.
    pub fn look_farther(self, change: impl FnOnce(u8) -> u8) -> bool {
        let Some((person, before)) = self.focus.get_untracked() else { return false };
        let degrees = change(before).clamp(1, FARTHEST);
        if degrees != before {
            self.focus.set(Some((person, degrees)));
        }
        degrees != before
    }

    /// Who is looked around, in words: "Around Grace, 1 degree: 7 people. Arrow keys pass over the
    /// 37 who are faded", the last to whom it concerns.
    pub fn told_around(self, desk: Desk, by_key: bool) -> String {
        let Some((person, degrees)) = self.focus.get_untracked() else { return String::new() };
        let name = desk.peek(|notebook| notebook.short_name(person));
        let away = untrack(|| self.away());
        let far = if degrees == 1 { "1 degree".to_owned() } else { format!("{degrees} degrees") };
        let seen = people_count(away.here.len());
        let passed = match away.faded {
            faded if by_key && faded > 0 => {
                format!(". Arrow keys pass over the {faded} who are faded")
            }
            _ => String::new(),
        };
        format!("Around {name}, {far}: {seen}{passed}")
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
