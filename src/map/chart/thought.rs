//! What the reader's thinking makes of the map: who is here, faded or gone, which groups and which
//! way stand out, who is how large. No awareness of how any of it was found.

use super::Chart;
use crate::map::hues::set_apart;
use crate::map::scene::{Hull, Presence, Strand};

/// All of it, by node of the chart's graph. What is empty says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thought {
    /// Who is to be seen.
    pub presence: Vec<Presence>,
    /// Around whom the reader looks.
    pub around: Option<usize>,
    /// Groups with a name.
    pub groups: Vec<Hull>,
    /// How large people are, 0 to 1.
    pub weights: Vec<f32>,
    /// The people along a way, in order.
    pub path: Vec<u32>,
    /// The ties that were there by the day that is looked at; `None` for all.
    pub strands: Option<Vec<Strand>>,
}

impl Thought {
    /// Whether somebody is to be seen.
    pub(super) fn presence(&self, node: usize) -> Presence {
        self.presence.get(node).copied().unwrap_or_default()
    }
}

impl Chart {
    /// Shows people as this says. Says whether that is anything else than before.
    pub fn think(&mut self, thought: Thought) -> bool {
        if self.thought == thought {
            return false;
        }
        self.thought = thought;
        self.set_groups_apart();
        let gone = |person| self.graph.node(person).is_none_or(|node| self.is_gone(node));
        let hovered = self.hovered.filter(|&person| !gone(person));
        let focused = self.focused.filter(|&person| !gone(person));
        (self.hovered, self.focused) = (hovered, focused);
        true
    }

    /// Groups that stand beside each other in this view get different hues.
    pub(super) fn set_groups_apart(&mut self) {
        self.groups.clone_from(&self.thought.groups);
        set_apart(&mut self.groups, &self.positions);
    }

    /// Whether somebody is not drawn.
    pub(super) fn is_gone(&self, node: usize) -> bool {
        self.thought.presence(node) == Presence::Gone
    }

    /// Whether somebody is drawn as everybody is: those one walks among.
    pub fn is_here(&self, node: usize) -> bool {
        self.thought.presence(node) == Presence::Here
    }

    /// How many are faded, and how many gone.
    pub fn away(&self) -> (usize, usize) {
        let count = |wanted| self.thought.presence.iter().filter(|&&is| is == wanted).count();
        (count(Presence::Faded), count(Presence::Gone))
    }
}
