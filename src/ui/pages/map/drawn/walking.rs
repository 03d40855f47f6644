//! The map walked by keyboard: each step is made on the chart and said.

use leptos::{ev, prelude::*};

use super::Drawn;
use crate::browser::{hash, view};
use crate::id::PersonId;
use crate::map::{Gestures, announce, around, step, ties_around};
use crate::people::Circle;
use crate::route::Route;
use crate::ui::pages::map::keys::{Wish, wish};
use crate::ui::pieces::put_in_circle;

impl Drawn {
    /// The map has the focus. By key, the reader has to see where they are.
    pub(super) fn arrive(self, event: &ev::FocusEvent) {
        if view::befell(event, ":focus-visible") {
            self.chart(|chart| chart.walk(true));
            self.redraw();
        }
    }

    /// The reader doesn't walk by keyboard any more.
    pub(super) fn rest(self) {
        if self.is_left() {
            return;
        }
        self.hub.set_value(None);
        self.said.set(String::new());
        self.chart(|chart| chart.walk(false));
        self.redraw();
    }

    /// A key was pressed on the map.
    pub(super) fn press(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let alone = key.chars().count() == 1 && key != " ";
        if alone && self.desk.peek(|notebook| notebook.settings().keys_off) {
            return;
        }
        let Some(wish) = wish(&key) else { return };
        event.prevent_default();
        match wish {
            Wish::Step(direction) => {
                let next = self.chart(|chart| {
                    step(chart.graph(), chart.positions(), chart.focused_node(), direction)
                        .and_then(|node| chart.graph().person(node))
                });
                let from = self.chart(|chart| chart.focused());
                match next {
                    Some(next) => self.walk(next, from),
                    None => self.say("Nobody further that way".into()),
                }
            }
            Wish::Around(forward) => {
                let next = self.chart(|chart| {
                    around(chart.graph(), chart.positions(), chart.focused_node(), forward)
                        .and_then(|node| chart.graph().person(node))
                });
                if let Some(next) = next {
                    self.walk(next, None);
                }
            }
            Wish::Tie(forward) => self.walk_ties(forward),
            Wish::Me => {
                self.walk_to(None, None);
                self.chart(|chart| chart.reveal_me());
                self.say("Me, in the middle".into());
            }
            Wish::Choose => self.choose_focused(),
            Wish::Escape => {
                self.gestures.update_value(Gestures::abandon);
                if !self.put_back() {
                    self.choose(None);
                }
            }
            Wish::Place(circle) => self.place_focused(circle),
            Wish::Zoom(factor) => self.zoom(factor),
            Wish::ShowAll => self.show_all(),
        }
        self.redraw();
    }

    /// The keyboard is at somebody now.
    fn walk_to(self, person: Option<PersonId>, hub: Option<PersonId>) {
        self.hub.set_value(hub);
        self.chart(|chart| {
            chart.focus(person);
            chart.walk(true);
            if let Some(person) = person {
                chart.reveal(person);
            }
        });
    }

    fn walk(self, next: PersonId, from: Option<PersonId>) {
        self.walk_to(Some(next), None);
        self.say(self.desk.peek(|notebook| announce(notebook, next, from)));
    }

    fn walk_ties(self, forward: bool) {
        let Some(here) = self.chart(|chart| chart.focused()) else {
            return self.say("Arrow keys go to somebody first".into());
        };
        let hub = self.hub.get_value().unwrap_or(here);
        let next = self.chart(|chart| {
            let of = chart.graph().node(hub)?;
            let ties = ties_around(chart.graph(), chart.positions(), of);
            let at = ties.iter().position(|&tie| chart.graph().person(tie) == Some(here));
            let last = ties.len().checked_sub(1)?;
            let next = match (at, forward) {
                (Some(at), true) => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                (Some(at), false) => at.checked_sub(1).unwrap_or(last),
                (None, true) => 0,
                (None, false) => last,
            };
            chart.graph().person(*ties.get(next)?)
        });
        match next {
            Some(next) => {
                self.walk_to(Some(next), Some(hub));
                self.say(self.desk.peek(|notebook| announce(notebook, next, Some(hub))));
            }
            None => self.say("No ties yet".into()),
        }
    }

    fn choose_focused(self) {
        let Some(here) = self.chart(|chart| chart.focused()) else { return };
        if self.atlas.selected_now() == Some(here) {
            hash::go(&Route::Person(here).to_string());
        } else {
            self.choose(Some(here));
            self.say(format!("{} is chosen. Tab goes to more about them", self.name(here)));
        }
    }

    fn place_focused(self, circle: Option<Circle>) {
        let here = self.chart(|chart| chart.focused()).or(self.atlas.selected_now());
        let Some(here) = here else {
            return self.say("Arrow keys go to somebody first".into());
        };
        if !put_in_circle(self.desk, here, circle) {
            let word = circle.map_or("no circle", Circle::word);
            self.say(format!("{} is in {word} already", self.name(here)));
        }
    }
}
