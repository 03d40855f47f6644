//! What of the map is in sight: room beside what lies on it, whoever was asked for brought into it, and
//! where all stand remembered once they do.

use std::time::Duration;

use leptos::prelude::*;

use super::Drawn;
use crate::browser::page;
use crate::id::PersonId;
use crate::map::Chart;
use crate::ui::pages::map::atlas::Asked;

/// So long after the map came to rest it is remembered where everybody stands.
const CALM: Duration = Duration::from_millis(1500);

/// What the camera follows: who is chosen; whom one looks around and how far, and the way that stands
/// out.
type Followed = (Option<PersonId>, (Option<(PersonId, u8)>, Option<Asked>));

impl Drawn {
    /// From now on whoever is chosen, looked around or on a way comes into sight, beside the card.
    pub(super) fn follow_sight(self) {
        Effect::new(move |before: Option<Followed>| {
            let atlas = self.atlas;
            let selected = atlas.selected();
            // What lies beside the map and above it comes and goes with these.
            atlas.panel.shown.track();
            let asked = (atlas.focus.get(), atlas.path.get());
            self.chart(|chart| chart.mark_tie(self.pair.get()));
            let begins = before.is_none();
            let other = before.is_some_and(|(_, before)| before != asked);
            // Back on the map, it is as it was left; or somebody is shown, with their card.
            let look = match begins {
                true => selected.is_none() && self.chart(|chart| !chart.looks_at_some()),
                false => other,
            };
            // A card that comes now has its place with the next frame.
            page::after_paint(move || self.make_room(selected, look));
            (selected, asked)
        });
    }

    /// The finger that held somebody to look around them is lifted, or carries them on.
    pub(super) fn hold_ends(self) {
        let waits = self.holding.get_value() == Some(true);
        self.holding.set_value(None);
        if waits {
            self.make_room(self.atlas.selected_now(), true);
        }
    }

    /// The map has another size: what lies on it does, too.
    pub(super) fn make_room_soon(self) {
        page::after_paint(move || {
            if !self.is_left() {
                self.make_room(self.atlas.selected_now(), false);
            }
        });
    }

    fn make_room(self, selected: Option<PersonId>, look: bool) {
        if self.is_left() {
            return;
        }
        if self.holding.get_value().is_some() {
            // Whoever is held may be carried yet: nothing moves away under a finger.
            self.holding.set_value(Some(look || self.holding.get_value() == Some(true)));
            return;
        }
        let card = self.card.try_get_untracked().flatten();
        let head = self.head.try_get_untracked().flatten();
        let said = self.chip.try_get_untracked().flatten();
        let tools = self.tools.try_get_untracked().flatten();
        let sight = if look { untrack(|| self.atlas.sight()) } else { None };
        if sight.is_some() && selected.is_some() && page::is_narrow() {
            // There the card would leave no room for them; who is looked around stands in the head.
            let focus = page::has_focus_within("map-card");
            self.choose(None);
            if focus {
                page::focus_soon("#map-degrees, .map-canvas");
            }
        }
        self.with_board(|board| {
            let head = head.map(|head| board.covered_by(&head));
            let card = card.map(|card| board.covered_by(&card));
            let said = said.map(|said| board.covered_by(&said));
            let tools = tools.map(|tools| board.covered_by(&tools));
            self.chart(|chart| {
                // Nobody who was asked for lies under the buttons; all the rest may.
                let tools = tools.filter(|_| sight.is_some() || !look && chart.looks_at_some());
                chart.cover(head.into_iter().chain(card).chain(said).chain(tools).collect());
                match (sight, selected) {
                    (Some((people, me)), _) => chart.look_at(people, me),
                    (None, _) if look && chart.looks_at_some() => chart.look_back(),
                    (None, Some(person)) => chart.reveal(person),
                    (None, None) => {}
                }
            });
            board.redraw();
        });
    }

    pub(super) fn zoom(self, factor: f32) {
        self.chart(|chart| chart.zoom_gently(None, factor));
        self.redraw();
    }

    pub(super) fn show_all(self) {
        self.chart(Chart::show_all);
        self.redraw();
    }

    /// Remembers where everybody stands once nobody has moved for a while; never within a frame.
    pub(super) fn keep_places_soon(self) {
        if self.keeping.get_value() {
            return;
        }
        self.keeping.set_value(true);
        let keep = move || {
            if self.keeping.try_set_value(false).is_none() {
                self.atlas.keep_places(self.desk);
            }
        };
        set_timeout(keep, CALM);
    }
}
