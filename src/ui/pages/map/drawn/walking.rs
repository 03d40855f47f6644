//! The map walked by keyboard: each step is made on the chart and said.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};

use super::Drawn;
use crate::browser::{hash, page, view};
use crate::id::PersonId;
use crate::map::{Chart, Gestures, Trail, View, announce, around, step, ties_around};
use crate::people::Circle;
use crate::route::Route;
use crate::ui::pages::map::deeds;
use crate::ui::pages::map::keys::{Wish, wish};
use crate::ui::pages::map::tie::Tying;
use crate::ui::pieces::put_in_circle;
use crate::ui::pieces::together::put_all;
use crate::ui::pieces::words::people_count;

/// What is said where nobody is meant yet.
const NOBODY: &str = "Arrow keys go to somebody first";

impl Drawn {
    /// The map has the focus. By key, the reader has to see where they are.
    pub(super) fn arrive(self, event: &ev::FocusEvent) {
        self.leaving.set_value(false);
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
        self.trail.set_value(Trail::default());
        self.said.set(String::new());
        self.chart(|chart| chart.walk(false));
        self.redraw();
    }

    /// A key was pressed on the map.
    pub(super) fn press(self, event: &ev::KeyboardEvent) {
        let key = event.key();
        let command = event.ctrl_key() || event.meta_key();
        let wish = if command && !event.alt_key() && key.eq_ignore_ascii_case("a") {
            Some(Wish::All)
        } else if command || event.alt_key() {
            None
        } else {
            wish(&key, event.shift_key())
        };
        let alone = key.chars().count() == 1 && key != " " && !command;
        if alone && self.desk.peek(|notebook| notebook.settings().keys_off) {
            return;
        }
        let Some(wish) = wish else { return };
        if let Wish::Tab(forward) = wish {
            if self.tab(forward) {
                event.prevent_default();
                self.redraw();
            }
            return;
        }
        event.prevent_default();
        self.leaving.set_value(wish == Wish::Escape);
        self.grant(wish);
        self.redraw();
    }

    fn grant(self, wish: Wish) {
        match wish {
            Wish::Step(direction) => {
                let from = self.chart(|chart| chart.focused());
                let next = self.next(|chart| {
                    let (graph, positions) = (chart.graph(), chart.positions());
                    let here = |node| chart.is_here(node);
                    step(graph, positions, here, chart.focused_node(), direction)
                });
                match next {
                    Some(next) => self.walk(next, from),
                    None => self.say("Nobody further that way".into()),
                }
            }
            Wish::Around(forward) => {
                let next = self.next(|chart| {
                    let (graph, positions) = (chart.graph(), chart.positions());
                    let here = |node| chart.is_here(node);
                    around(graph, positions, here, chart.focused_node(), forward)
                });
                if let Some(next) = next {
                    self.walk(next, None);
                }
            }
            Wish::Tie(forward) => self.walk_ties(forward),
            Wish::Tab(_) => {}
            Wish::Me => {
                self.walk_to(None);
                self.chart(|chart| chart.reveal_me());
                self.say(match self.atlas.view.get_untracked() {
                    View::Rings => "Me, in the middle".into(),
                    View::Constellation => "The middle of the constellation".into(),
                });
            }
            Wish::Choose => self.choose_focused(),
            Wish::Open => match self.meant() {
                Some(here) => hash::go(&Route::Person(here).to_string()),
                None => self.say(NOBODY.into()),
            },
            Wish::Add => self.add_focused(),
            Wish::All => {
                let all = self.chart(|chart| chart.all_here());
                self.say(format!("{} chosen", people_count(all.len())));
                self.choose(None);
                self.atlas.many.set(all);
            }
            Wish::Escape => self.escape(),
            Wish::Place(circle) => self.place_focused(circle),
            Wish::Pin => self.pin_focused(),
            Wish::BeginTie => match self.meant() {
                Some(here) => {
                    self.chart(|chart| chart.tie_by_key(here));
                    self.say(format!(
                        "Tie {} to whom? Go there and press Enter; Escape leaves it",
                        self.name(here)
                    ));
                }
                None => self.say(NOBODY.into()),
            },
            Wish::EditTie => self.edit_tie(),
            Wish::Farther(more) => {
                let change =
                    |degrees: u8| if more { degrees + 1 } else { degrees.saturating_sub(1) };
                if self.atlas.focus.get_untracked().is_none() {
                    self.say("Enter looks around somebody first".into());
                } else {
                    self.atlas.look_farther(change);
                    self.say(self.atlas.told_around(self.desk, true));
                }
            }
            Wish::OtherView => {
                let view = self.atlas.view.get_untracked().other();
                self.atlas.view.set(view);
                self.say(format!("{}: {}", view.word(), view.hint()));
            }
            Wish::Zoom(factor) => self.zoom(factor),
            Wish::ShowAll => self.show_all(),
        }
    }

    fn next(self, find: impl FnOnce(&Chart) -> Option<usize>) -> Option<PersonId> {
        self.chart(|chart| chart.graph().person(find(chart)?))
    }

    /// Whom a key means: who has the focus, else who is chosen.
    fn meant(self) -> Option<PersonId> {
        self.chart(|chart| chart.focused()).or(self.atlas.selected_now())
    }

    /// The keyboard is at somebody now.
    fn walk_to(self, person: Option<PersonId>) {
        self.trail.set_value(Trail::default());
        self.stand_at(person);
    }

    fn stand_at(self, person: Option<PersonId>) {
        self.chart(|chart| {
            chart.focus(person);
            chart.walk(true);
            if let Some(person) = person {
                chart.reveal(person);
            }
        });
    }

    fn walk(self, next: PersonId, from: Option<PersonId>) {
        self.walk_to(Some(next));
        self.say(self.reached(next, from));
    }

    /// What is said of whoever was reached; the way there can be taken by its tie.
    fn reached(self, next: PersonId, from: Option<PersonId>) -> String {
        self.came.set_value(from.map(|from| (from, next)));
        let mut words = self.desk.peek(|notebook| announce(notebook, next, from));
        if let Some(tying) = self.chart(|chart| chart.tying()).filter(|&tying| tying != next) {
            words += &format!(" Enter ties {} to them.", self.name(tying));
        }
        words
    }

    /// Who is tied to somebody and here, in order.
    fn ties_of(self, person: PersonId) -> Vec<PersonId> {
        let ties = self.chart(|chart| {
            let of = chart.graph().node(person)?;
            let here = |node| chart.is_here(node);
            let ties = ties_around(chart.graph(), chart.positions(), here, of);
            Some(ties.into_iter().filter_map(|node| chart.graph().person(node)).collect())
        });
        ties.unwrap_or_default()
    }

    /// One tie further or back, or out of the map. Says whether the reader stays.
    fn tab(self, forward: bool) -> bool {
        if self.leaving.get_value() {
            return false;
        }
        let Some(here) = self.chart(|chart| chart.focused()) else { return false };
        let ties = |person| self.ties_of(person);
        let step = self.trail.try_update_value(|trail| {
            if !forward {
                return trail.back();
            }
            let step = trail.ahead(here, &ties)?;
            trail.go(here, step);
            Some(step)
        });
        let Some((hub, next)) = step.flatten() else { return false };
        self.stand_at(Some(next));
        let mut words = self.reached(next, (hub != next).then_some(hub));
        if self.trail.with_value(|trail| trail.ahead(next, &ties).is_none()) {
            words += " Tab leaves the map.";
        }
        self.say(words);
        true
    }

    /// Round and round the ties of one person.
    fn walk_ties(self, forward: bool) {
        let Some(here) = self.chart(|chart| chart.focused()) else {
            return self.say(NOBODY.into());
        };
        let hub = self.trail.with_value(Trail::hub).unwrap_or(here);
        let ties = self.ties_of(hub);
        let next = match (ties.iter().position(|&tie| tie == here), forward) {
            (Some(at), true) => ties.get(at + 1).or(ties.first()),
            (Some(at), false) => at.checked_sub(1).and_then(|at| ties.get(at)).or(ties.last()),
            (None, true) => ties.first(),
            (None, false) => ties.last(),
        };
        let Some(&next) = next else { return self.say("No ties yet".into()) };
        self.trail.update_value(|trail| {
            *trail = Trail::default();
            trail.go(hub, (hub, next));
        });
        self.stand_at(Some(next));
        self.say(self.reached(next, Some(hub)));
    }

    fn choose_focused(self) {
        let Some(here) = self.chart(|chart| chart.focused()) else { return };
        if let Some(from) = self.chart(|chart| chart.tying()) {
            if from == here {
                return self.say("Nobody is tied to themselves; go to somebody else".into());
            }
            self.chart(|chart| chart.put_back());
            return self.tying.set(Some(Tying { from, to: here, before: None }));
        }
        let around = self.atlas.focus.get_untracked().map(|(person, _)| person);
        if around == Some(here) {
            hash::go(&Route::Person(here).to_string());
        } else {
            self.choose(Some(here));
            self.look_around(here, true);
        }
    }

    fn add_focused(self) {
        let Some(here) = self.chart(|chart| chart.focused()) else {
            return self.say(NOBODY.into());
        };
        self.toggle(here);
        self.chart(|chart| chart.walk(true));
        let (chosen, count) =
            self.atlas.many.with_untracked(|many| (many.contains(&here), many.len()));
        let name = self.name(here);
        let words = if chosen { "is chosen" } else { "is chosen no more" };
        self.say(format!("{name} {words}, {} in all", people_count(count)));
    }

    /// Takes back one thing after the other: what is in the hand, the panel where it lies on the map, the
    /// way or who is looked around, those chosen together, whoever is chosen.
    fn escape(self) {
        self.gestures.update_value(Gestures::abandon);
        if self.put_back() {
            return;
        }
        if self.choosing.get_untracked() {
            self.choosing.set(false);
        } else if self.pair.get_untracked().is_some() {
            self.pair.set(None);
        } else if self.atlas.panel.shown.get_untracked() && page::is_narrow() {
            // There it lies over the map's foot.
            self.atlas.panel.shown.set(false);
        } else if self.atlas.path.get_untracked().is_some() {
            self.atlas.path.set(None);
            self.say("Everybody is seen again. Tab leaves the map".into());
        } else if self.atlas.focus.get_untracked().is_some() {
            self.atlas.focus.set(None);
            self.say("Everybody is seen again. Tab leaves the map".into());
        } else if self.atlas.many.with_untracked(|many| !many.is_empty()) {
            self.atlas.many.set(BTreeSet::new());
            self.say("Nobody is chosen. Tab leaves the map".into());
        } else {
            self.choose(None);
            self.say("Tab leaves the map".into());
        }
    }

    fn edit_tie(self) {
        let here = self.chart(|chart| chart.focused());
        let came = self.came.get_value().filter(|(_, to)| Some(*to) == here);
        let tied = |&(a, b): &(PersonId, PersonId)| {
            self.desk.peek(|notebook| notebook.ties_of(a).any(|tie| tie.key.has(b)))
        };
        match came.filter(tied) {
            Some(pair) => {
                self.choose(None);
                self.pair.set(Some(pair));
                page::focus_soon("#map-pair");
            }
            None => self.say("Go along a tie first: Tab goes from tie to tie".into()),
        }
    }

    fn pin_focused(self) {
        let view = self.atlas.view.get_untracked();
        let many = self.atlas.many.get_untracked();
        let people = if many.is_empty() { self.meant().into_iter().collect() } else { many };
        if people.is_empty() {
            return self.say(NOBODY.into());
        }
        deeds::toggle_pins(self.desk, self.atlas, view, &people);
    }

    fn place_focused(self, circle: Option<Circle>) {
        let many = self.atlas.many.get_untracked();
        if !many.is_empty() {
            return put_all(self.desk, &many, circle);
        }
        let Some(here) = self.meant() else {
            return self.say(NOBODY.into());
        };
        if !put_in_circle(self.desk, here, circle) {
            let word = circle.map_or("no circle", Circle::word);
            self.say(format!("{} is in {word} already", self.name(here)));
        }
    }
}
