//! The map under mouse and fingers: what each deed does to the chart, and what is said of it.

use super::Drawn;
use leptos::prelude::*;

use crate::id::PersonId;
use crate::map::{Deed, Drag, Input, LetGo, Point, Under};
use crate::ui::pages::map::deeds;
use crate::ui::pages::map::tie::Tying;
use crate::ui::pieces::put_in_circle;

/// How much nearer a double tap brings.
const NEARER: f32 = 2.25;

impl Drawn {
    /// What a pointer did.
    pub(super) fn hear(self, input: Input) {
        if self.is_left() {
            return;
        }
        if let Input::Down { at, touch, .. } = input {
            // Whatever moves by itself stays under the pointer, and whom it means is who is there now.
            let under = self.chart(|chart| {
                chart.stand_still();
                chart.under(at, touch)
            });
            self.pressed.set_value(under);
            self.before_hold.set_value(None);
            self.rest();
        }
        let deed = self.gestures.try_update_value(|gestures| {
            gestures.hear(input, |at, touch| self.chart(|chart| chart.what_is_under(at, touch)))
        });
        if matches!(input, Input::Up { .. } | Input::Gone { .. }) {
            self.hold_ends();
        }
        let Some(deed) = deed.flatten() else { return };
        match deed {
            Deed::Hover(at) => {
                let under = at.map(|at| self.chart(|chart| chart.what_is_under(at, false)));
                let over = at.and_then(|at| self.chart(|chart| chart.under(at, false)));
                let tie =
                    || at.is_some_and(|at| self.chart(|chart| chart.tie_at(at, false)).is_some());
                let hand = match under {
                    Some(Under::Handle) => "tying",
                    Some(Under::Afar | Under::Somebody) => "over",
                    Some(Under::Ground) if tie() => "over",
                    _ => "free",
                };
                self.hold(hand);
                if !self.chart(|chart| chart.hover(over)) {
                    return;
                }
            }
            Deed::Tap(at, touch) => self.tap(at, touch),
            Deed::Add(..) => {
                if let Some(person) = self.pressed.get_value() {
                    self.toggle(person);
                }
            }
            Deed::DoubleTap(at) => self.chart(|chart| chart.zoom_gently(Some(at), NEARER)),
            Deed::Hold(..) => {
                if let Some(person) = self.pressed.get_value() {
                    self.holding.set_value(Some(false));
                    self.before_hold.set_value(Some(self.atlas.focus.get_untracked()));
                    self.choose(None);
                    self.chart(|chart| chart.focus(Some(person)));
                    self.look_around(person, false);
                }
            }
            Deed::Pan(by) => self.chart(|chart| chart.pan(by)),
            Deed::Pinch(before, after) => self.chart(|chart| chart.pinch(before, after)),
            Deed::Zoom(about, factor) => self.chart(|chart| chart.zoom(about, factor)),
            Deed::Begin(drag, from, at, touch) => self.begin(drag, from, at, touch),
            Deed::Go(drag, at) => self.go(drag, at),
            Deed::End(drag, at) => self.end(drag, at),
            Deed::Abandon => {
                self.put_back();
            }
        }
        self.redraw();
    }

    fn tap(self, at: Point, touch: bool) {
        let person = self.pressed.get_value();
        let pair = match person {
            None => self.chart(|chart| chart.tie_at(at, touch)),
            Some(_) => None,
        };
        self.chart(|chart| chart.focus(person));
        self.choose(person);
        self.pair.set(pair);
    }

    fn begin(self, drag: Drag, from: Point, at: Point, touch: bool) {
        match drag {
            Drag::Carry => {
                // Who is carried was not held to be looked around.
                if let Some(focus) = self.before_hold.try_update_value(Option::take).flatten() {
                    self.atlas.focus.set(focus);
                }
                self.chart(|chart| chart.lift(from, at, touch));
            }
            Drag::Tie => {
                self.chart(|chart| chart.tie_from(from, at, touch));
            }
            Drag::Lasso => self.chart(|chart| chart.draw_lasso(from)),
        }
        self.hold("holding");
        self.go(drag, at);
    }

    fn go(self, drag: Drag, at: Point) {
        let words = match drag {
            Drag::Carry => self.chart(|chart| chart.carry(at)).map(|(id, what)| {
                let name = self.name(id);
                match what {
                    LetGo::Circle(Some(circle)) => {
                        format!("{name} → {}, {}", circle.word(), circle.hint())
                    }
                    LetGo::Circle(None) => format!("{name} → not placed"),
                    LetGo::Angle(_) | LetGo::Place(_) => format!("{name} stays where you let go"),
                    LetGo::Back => format!("{name} stays"),
                }
            }),
            Drag::Tie => self.chart(|chart| chart.tie_to(at)).map(|(from, to)| match to {
                Some(to) => format!("Tie {} to {}", self.name(from), self.name(to)),
                None => format!("Tie {} to …", self.name(from)),
            }),
            Drag::Lasso => {
                self.chart(|chart| chart.draw_lasso(at));
                None
            }
        };
        if let Some(words) = words
            && self.said.with_untracked(|said| *said != words)
        {
            self.said.set(words);
        }
    }

    fn end(self, drag: Drag, at: Point) {
        self.hold("free");
        self.said.set(String::new());
        match drag {
            Drag::Carry => match self.chart(|chart| chart.let_go(at)) {
                Some((id, LetGo::Circle(circle))) => {
                    put_in_circle(self.desk, id, circle);
                }
                Some((id, LetGo::Angle(angle))) => deeds::pin_angle(self.desk, id, angle),
                Some((id, LetGo::Place(place))) => deeds::pin_place(self.desk, id, place),
                // Who was only held is looked at.
                Some((id, LetGo::Back)) => self.choose(Some(id)),
                None => {}
            },
            Drag::Tie => {
                if let Some((from, to)) = self.chart(|chart| chart.tie_end(at)) {
                    self.tying.set(Some(Tying { from, to, before: None }));
                }
            }
            Drag::Lasso => {
                let inside = self.chart(|chart| chart.close_lasso());
                let mut many = self.atlas.many.get_untracked();
                many.extend(inside);
                self.atlas.many.set(many);
            }
        }
    }

    /// One more is chosen, or one less.
    pub(super) fn toggle(self, person: PersonId) {
        let mut many = self.atlas.many.get_untracked();
        // Who was chosen alone is the first of them.
        if many.is_empty()
            && let Some(first) = self.atlas.selected_now().filter(|&first| first != person)
        {
            many.insert(first);
        }
        if !many.remove(&person) {
            many.insert(person);
        }
        self.choose(None);
        self.chart(|chart| chart.focus(Some(person)));
        self.atlas.many.set(many);
    }

    /// Whoever is in the hand goes back, and what is drawn is forgotten. Says whether there was
    /// anything.
    pub(super) fn put_back(self) -> bool {
        self.hold("free");
        self.said.set(String::new());
        self.chart(|chart| chart.put_back())
    }
}
