//! Whose map is drawn and how it is looked at. No awareness of what comes of it.

use super::marks::Disc;
use crate::insight::Graph;
use crate::map::faces::Faces;
use crate::map::layout::Positions;
use crate::map::point::Point;
use crate::notebook::Notebook;
use crate::people::{Circle, TieFamily, TieKey, TieKind};
use crate::sort;

/// Whose map it is. All by the same nodes.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Who is there and who is tied.
    pub graph: &'a Graph,
    /// Where they stand.
    pub positions: &'a Positions,
    /// What they are called.
    pub faces: &'a Faces,
    /// How warm it is now, 0 to 1 by node; who is missing is at 0.
    pub warmth: &'a [f32],
    /// All ties of all pairs, sorted by edge, as [`strands`] makes them. Empty: each edge is one
    /// plain line. Else an edge without any is not drawn.
    pub strands: &'a [Strand],
    /// Groups with a name, drawn as hulls.
    pub groups: &'a [Hull],
    /// How large people are, 0 to 1 by node; empty: all the same.
    pub weights: &'a [f32],
    /// Another number whenever who is there, how they are tied, called or how warm it is may be other.
    pub revision: u64,
}

impl<'a> Subject<'a> {
    /// People and edges alone, on rings.
    pub fn of(graph: &'a Graph, positions: &'a Positions, faces: &'a Faces) -> Self {
        Self {
            graph,
            positions,
            faces,
            warmth: &[],
            strands: &[],
            groups: &[],
            weights: &[],
            revision: 0,
        }
    }
}

/// One tie of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strand {
    /// Which pair: the place among [`Graph::edges`].
    pub edge: u32,
    /// How the two are tied.
    pub kind: TieKind,
    /// Whether it starts at the edge's first node.
    pub forward: bool,
}

impl Strand {
    /// What it looks like.
    pub fn family(&self) -> TieFamily {
        self.kind.family()
    }

    /// What the one node of the edge is to the other: the first to the second, or the second to the
    /// first.
    pub fn word(&self, from_first: bool) -> &str {
        if self.forward == from_first { self.kind.forward() } else { self.kind.inverse() }
    }
}

/// All ties of a notebook on the edges of its graph, sorted by edge.
pub fn strands(graph: &Graph, notebook: &Notebook) -> Vec<Strand> {
    strands_of(graph, notebook.ties().map(|tie| &tie.key))
}

/// These ties on the edges of a graph, sorted by edge.
pub fn strands_of<'a>(graph: &Graph, ties: impl Iterator<Item = &'a TieKey>) -> Vec<Strand> {
    let strand = |key: &TieKey| {
        let node = |person| u32::try_from(graph.node(person)?).ok();
        let (from, to) = (node(key.from())?, node(key.to())?);
        let edge = graph.edges().binary_search(&[from.min(to), from.max(to)]).ok()?;
        let edge = u32::try_from(edge).ok()?;
        Some(Strand { edge, kind: key.kind().clone(), forward: from < to })
    };
    let mut all: Vec<Strand> = ties.filter_map(strand).collect();
    sort::by(&mut all, |a, b| (a.edge, &a.kind).cmp(&(b.edge, &b.kind)));
    all
}

/// A group to be drawn as a soft hull.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hull {
    /// What it is called; may be empty.
    pub name: String,
    /// Who is in it.
    pub nodes: Vec<u32>,
    /// Its colour, 0 to 7; more begin again. A chart gives it another where a neighbour has that.
    pub hue: u8,
}

/// Whether somebody is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Presence {
    /// As everybody is.
    #[default]
    Here,
    /// Faint, and without a name.
    Faded,
    /// Not drawn, nor any tie of theirs.
    Gone,
}

/// What the user is looking at and doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look<'a> {
    /// Whom they chose.
    pub selected: Option<usize>,
    /// Who is under the pointer.
    pub hovered: Option<usize>,
    /// Who has the keyboard's focus.
    pub focused: Option<usize>,
    /// Who is being dragged, and where to, world units.
    pub dragged: Option<(usize, Point)>,
    /// The band somebody would be dropped on: of a circle, or of those not placed.
    pub target: Option<Option<Circle>>,
    /// Whom they chose together.
    pub chosen_many: &'a [u32],
    /// Who is to be seen, by node; who is missing is.
    pub presence: &'a [Presence],
    /// Around whom the reader looks: they stand out, and those tied to them do.
    pub around: Option<usize>,
    /// The people along a path, in order: they and their ties stand out, the rest steps back.
    pub path: &'a [u32],
    /// The line of a lasso so far, CSS pixels.
    pub lasso: &'a [Point],
    /// A tie being drawn from somebody to a place, CSS pixels.
    pub tying: Option<(usize, Point)>,
    /// Where a tie can be drawn from, CSS pixels.
    pub handle: Option<Disc>,
    /// Who stays where they were put, by node.
    pub pinned: &'a [bool],
}

impl Look<'_> {
    /// Everybody who stands out, maybe the same one several times.
    pub(super) fn chosen(&self) -> impl Iterator<Item = usize> {
        let dragged = self.dragged.map(|(node, _)| node);
        let tying = self.tying.map(|(node, _)| node);
        let all = [dragged, tying, self.selected, self.focused, self.hovered, self.around];
        all.into_iter().flatten().filter(|&node| !self.is_gone(node))
    }

    /// Whether a hand draws something that follows it.
    pub fn has_hand(&self) -> bool {
        let one = self.dragged.is_some() || self.tying.is_some() || self.handle.is_some();
        one || !self.lasso.is_empty()
    }

    pub(super) fn is_dragged(&self, node: usize) -> bool {
        self.dragged.is_some_and(|(dragged, _)| dragged == node)
    }

    /// Whether somebody is to be seen.
    pub(super) fn presence(&self, node: usize) -> Presence {
        self.presence.get(node).copied().unwrap_or_default()
    }

    /// Whether the rest steps back: behind a path, or behind somebody chosen, unless those who are
    /// looked at stand out from faded ones already.
    pub(super) fn steps_back(&self) -> bool {
        let is_thinned = || self.presence.contains(&Presence::Faded);
        !self.path.is_empty() || (self.selected.is_some() && !is_thinned())
    }

    pub(super) fn is_gone(&self, node: usize) -> bool {
        self.presence(node) == Presence::Gone
    }
}

/// What a picture was made of, to know whether it is still true.
#[derive(Clone, Debug, Default)]
pub struct Made {
    revision: u64,
    points: Vec<Point>,
    /// 1 on rings, 0 without, and between on the way.
    presence_of_rings: f32,
    strands: Vec<Strand>,
    groups: Vec<Hull>,
    weights: Vec<f32>,
    /// Selected, hovered, focused, around, dragged, tying.
    hands: [Option<usize>; 6],
    many: Vec<u32>,
    presence: Vec<Presence>,
    path: Vec<u32>,
    pinned: Vec<bool>,
}

impl Made {
    /// Whether a picture of this would be another but for the camera and what follows the hand; it is
    /// remembered then.
    pub fn follow(&mut self, subject: &Subject<'_>, look: &Look<'_>) -> bool {
        let node = |held: Option<(usize, Point)>| held.map(|(node, _)| node);
        let Look { selected, hovered, focused, around, dragged, tying, .. } = *look;
        let hands = [selected, hovered, focused, around, node(dragged), node(tying)];
        let mut changed = self.revision != subject.revision || self.hands != hands;
        (self.revision, self.hands) = (subject.revision, hands);
        changed |= keep(&mut self.points, subject.positions.points());
        let rings = subject.positions.presence();
        changed |= std::mem::replace(&mut self.presence_of_rings, rings) != rings;
        changed |= keep(&mut self.strands, subject.strands);
        changed |= keep(&mut self.groups, subject.groups);
        changed |= keep(&mut self.weights, subject.weights);
        changed |= keep(&mut self.many, look.chosen_many);
        changed |= keep(&mut self.presence, look.presence);
        changed |= keep(&mut self.path, look.path);
        changed |= keep(&mut self.pinned, look.pinned);
        changed
    }
}

/// Keeps a copy. Says whether it is another than before.
fn keep<T: Clone + PartialEq>(kept: &mut Vec<T>, now: &[T]) -> bool {
    let other = kept != now;
    if other {
        kept.clear();
        kept.extend_from_slice(now);
    }
    other
}
