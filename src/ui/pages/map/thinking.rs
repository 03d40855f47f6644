//! What follows from the signals of the atlas: who is here, faded or gone, which groups, sizes and
//! ways. Each part is found anew only when what it stands on has changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::atlas::{Asked, Atlas, Sizes};
use crate::id::PersonId;
use crate::insight::{Graph, Group, Grouping, groups, roles, shortest, timeline, warmest};
use crate::map::{Hull, Presence, Strand, Thought, Wanted, here, strands_of};
use crate::people::View;
use crate::ui::desk::Desk;

/// Who is here, and who is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Away {
    /// Everybody who is neither faded nor gone.
    pub here: Arc<BTreeSet<PersonId>>,
    /// By node of the graph; empty: all are here.
    pub presence: Vec<Presence>,
    /// How many are faded.
    pub faded: usize,
}

/// All of it, as memos.
#[derive(Clone, Copy)]
pub struct Thinking {
    /// Who is there and who is tied.
    pub graph: Memo<Arc<Graph>>,
    /// Who is here, faded or gone.
    pub away: Memo<Arc<Away>>,
    /// The groups that are shown.
    pub groups: Memo<Arc<Vec<Group>>>,
    /// The groups found by ties; only found where somebody asks.
    pub found: Memo<Arc<Vec<Group>>>,
    weights: Memo<Vec<f32>>,
    /// The people along the way that stands out, in order.
    pub path: Memo<Vec<PersonId>>,
    around: Memo<Option<PersonId>>,
    strands: Memo<Option<Vec<Strand>>>,
}

impl Thinking {
    /// Of this atlas.
    pub(super) fn new(atlas: Atlas, desk: Desk) -> Self {
        // On the rings of a day that is looked back at, everybody stands where they stood then.
        let graph = Memo::new(move |_| {
            let is_ringed = atlas.view.get() == View::Rings;
            let then = atlas.until.get().filter(|_| is_ringed);
            desk.with(|notebook| match then {
                Some(day) => Arc::new(Graph::on(notebook, day)),
                None => Arc::new(Graph::of(notebook)),
            })
        });
        let grouped = move |by| Arc::new(desk.with(|notebook| groups(notebook, &graph.get(), by)));
        let found = Memo::new(move |_| grouped(Grouping::Found));
        let groups = Memo::new(move |_| match atlas.grouping.get() {
            Grouping::Found => found.get(),
            by => grouped(by),
        });
        let away = Memo::new(move |_| Arc::new(away(atlas, desk, &graph.get())));
        let weights = Memo::new(move |_| match atlas.sizes.get() {
            Sizes::None => Vec::new(),
            Sizes::Bridges => roles(&graph.get()).between,
            Sizes::Closeness => roles(&graph.get()).near,
        });
        let path = Memo::new(move |_| {
            let Some(Asked { from, to, warmest: warm }) = atlas.path.get() else {
                return Vec::new();
            };
            let today = desk.today();
            let found = desk.with(|notebook| {
                if warm {
                    warmest(notebook, from, to, today)
                } else {
                    shortest(notebook, from, to, today)
                }
            });
            found.map(|path| path.people).unwrap_or_default()
        });
        let around = Memo::new(move |_| atlas.focus.get().map(|(person, _)| person));
        let strands = Memo::new(move |_| {
            let (until, today) = (atlas.until.get()?, desk.today());
            let ties = desk.with(|notebook| Some(timeline(notebook, today)?.ties_by(until)))?;
            Some(strands_of(&graph.get(), ties.iter()))
        });
        Self { graph, away, groups, found, weights, path, around, strands }
    }

    /// All of it for the chart.
    pub(super) fn thought(self) -> Thought {
        let graph = self.graph.get();
        // Kept from day to day, whichever groups come and go.
        let hue = |key: String| key.bytes().fold(0_u8, |sum, b| sum.wrapping_mul(31) ^ b);
        let hull = |group: &Group| Hull {
            name: group.name.clone(),
            nodes: nodes(&graph, group.people.iter().copied()),
            hue: hue(group.key.to_string()),
        };
        Thought {
            presence: self.away.with(|away| away.presence.clone()),
            groups: self.groups.with(|groups| groups.iter().map(hull).collect()),
            weights: self.weights.get(),
            path: self.path.with(|path| nodes(&graph, path.iter().copied())),
            around: self.around.get().and_then(|person| graph.node(person)),
            strands: self.strands.get(),
        }
    }
}

fn nodes(graph: &Graph, people: impl Iterator<Item = PersonId>) -> Vec<u32> {
    people.filter_map(|id| u32::try_from(graph.node(id)?).ok()).collect()
}

fn away(atlas: Atlas, desk: Desk, graph: &Graph) -> Away {
    let wanted = Wanted {
        filter: atlas.filter.get(),
        only: atlas.only.get(),
        focus: atlas.focus.get(),
        until: atlas.until.get(),
        hides: atlas.hides.get(),
    };
    let whole = desk.with(|notebook| notebook.people().all(|person| !person.off_map));
    if wanted.is_everybody() && whole {
        return Away {
            here: Arc::new(graph.people().iter().copied().collect()),
            ..Away::default()
        };
    }
    let today = desk.today();
    let presence = desk.with(|notebook| wanted.presence(notebook, graph, today));
    let faded = presence.iter().filter(|&&presence| presence == Presence::Faded).count();
    Away { here: Arc::new(here(graph, &presence)), presence, faded }
}
