//! Where everybody stands in both views, as a text to begin from on another day. No awareness of where
//! it is kept.

use super::Chart;
use crate::id::PersonId;
use crate::insight::Graph;
use crate::map::layout::Positions;
use crate::people::View;

impl Chart {
    /// Whether a graph is of other people than the ones who stand here: fewer than half of them do.
    pub fn is_strange(&self, graph: &Graph) -> bool {
        let known = graph.people().iter().filter(|&&person| self.graph.node(person).is_some());
        let known = known.count();
        known * 2 < graph.len() || known == 0
    }

    /// Begins from a text of [`places`](Self::places), before strange people are followed.
    pub fn begin_from(&mut self, text: &str) {
        for places in text.split("\n\n").filter_map(Positions::from_text) {
            if places.bands().is_some() == (self.view == View::Rings) {
                self.positions = places;
            } else {
                self.beyond = Some((places, false));
            }
        }
    }

    /// Where all who `stay` stand, if that is another place than when it was told last. Nothing while
    /// somebody is in a hand or on the move by it, or when none of them stays.
    pub fn places(&mut self, stays: &dyn Fn(PersonId) -> bool) -> Option<String> {
        let on_the_move = self.carried.is_some() || self.live.is_some();
        if !self.unkept || on_the_move || !self.graph.people().iter().any(|&id| stays(id)) {
            return None;
        }
        self.unkept = false;
        let beyond = self.beyond.iter().map(|(beyond, _)| beyond);
        let views = beyond.filter(|beyond| !beyond.points().is_empty()).chain([&self.positions]);
        Some(views.map(|places| places.to_text(stays)).collect::<Vec<_>>().join("\n\n"))
    }
}
