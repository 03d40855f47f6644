//! What hands and keys do on days: a tap, a drag over several, a finger that rests, arrows. A drag
//! by finger begins sideways: up and down it scrolls the page, as everywhere.

use std::time::Duration;

use leptos::attr::Attribute;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::board::Board;
use super::look::tap_of;
use super::{arrange, deeds};
use crate::browser::{page, view};
use crate::day::Day;
use crate::giving::{Marked, Shape, Spot, Tap, Way};
use crate::id::HabitId;

/// How long a finger rests before a day opens.
const HOLD: Duration = Duration::from_millis(450);
/// So far a finger that rests may move, in pixels.
const STILL: u32 = 8;
/// The attribute that names a place.
const AT: &str = "data-at";

/// A press that has not been let go.
#[derive(Clone, Copy)]
struct Press {
    at: (HabitId, Day),
    /// Where on the window.
    place: (i32, i32),
    dragging: bool,
}

/// The hands.
#[derive(Clone, Copy)]
pub struct Hands {
    board: Board,
    press: StoredValue<Option<Press>>,
    /// What was pressed has had its effect: the click that follows means nothing.
    spent: StoredValue<bool>,
    hold: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

fn day_of(text: Option<String>) -> Option<(HabitId, Day)> {
    let spot = Spot::read(&text?)?;
    Some((spot.habit, spot.day?))
}

fn place_of(event: &PointerEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}

impl Hands {
    /// The hands for these days.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            press: StoredValue::new(None),
            spent: StoredValue::new(false),
            hold: StoredValue::new_local(None),
        }
    }

    /// All that a surface with days on it listens to.
    pub fn surface(self) -> impl Attribute {
        view! {
            <{..}
                on:keydown=move |event| self.key(&event)
                on:focusin=move |event| self.arrive(&event)
                on:pointerdown=move |event| self.down(&event)
                on:pointermove=move |event| self.moved(&event)
                on:pointerup=move |_| self.up()
                on:pointercancel=move |_| self.gone()
                on:click=move |event| self.click(&event)
                on:contextmenu=move |event| self.menu(&event)
            />
        }
    }

    /// A finger or the mouse comes down.
    fn down(self, event: &PointerEvent) {
        self.spent.set_value(false);
        let at = day_of(view::told_by(event, AT)).filter(|_| event.button() == 0);
        self.press.set_value(at.map(|at| Press { at, place: place_of(event), dragging: false }));
        self.let_go();
        if let Some(at) = at.filter(|_| event.pointer_type() != "mouse") {
            let held = move || {
                let press = self.press.try_get_value().flatten();
                if press.is_some_and(|press| !press.dragging) {
                    self.spent.set_value(true);
                    self.press.set_value(None);
                    self.board.asked.set(Some(at));
                }
            };
            self.hold.set_value(set_timeout_with_handle(held, HOLD).ok());
        }
    }

    fn let_go(self) {
        self.hold.update_value(|hold| {
            if let Some(hold) = hold.take() {
                hold.clear();
            }
        });
    }

    /// It moves.
    fn moved(self, event: &PointerEvent) {
        let Some(press) = self.press.get_value() else { return };
        // The mouse was let go where nobody here heard of it.
        if event.buttons() == 0 {
            return self.up();
        }
        let (x, y) = place_of(event);
        if x.abs_diff(press.place.0).max(y.abs_diff(press.place.1)) > STILL {
            self.let_go();
        }
        let Some(at) = day_of(view::told_under(event, AT)) else { return };
        if !press.dragging && at == press.at {
            return;
        }
        self.let_go();
        self.press.set_value(Some(Press { dragging: true, ..press }));
        self.board.marked.set(Some(Marked { from: press.at, to: at }));
    }

    /// It is lifted.
    fn up(self) {
        self.let_go();
        if self.press.get_value().is_some_and(|press| press.dragging) {
            self.spent.set_value(true);
            // Keys go on from where the hand left.
            if let Some(marked) = self.board.marked.get_untracked() {
                self.stand_at(Spot { habit: marked.to.0, day: Some(marked.to.1) });
            }
        }
        self.press.set_value(None);
    }

    /// The browser took it, to scroll.
    fn gone(self) {
        self.let_go();
        if self.press.get_value().is_some_and(|press| press.dragging) {
            self.board.marked.set(None);
        }
        self.press.set_value(None);
    }

    /// A tap, or a click.
    fn click(self, event: &MouseEvent) {
        if self.spent.get_value() {
            return event.prevent_default();
        }
        let Some((id, day)) = day_of(view::told_by(event, AT)) else { return };
        let (board, at) = (self.board, (id, day));
        if board.marked.get_untracked().is_some() {
            board.marked.set(None);
        } else if board.shape.get_untracked() == Shape::Months {
            // The days of a year are too small to change by one press that may be unmeant.
            board.marked.set(Some(Marked { from: at, to: at }));
        } else {
            board.tap(id, day);
        }
        if board.asked.get_untracked().is_none() {
            self.stand_at(Spot { habit: id, day: Some(day) });
        }
    }

    /// A menu was asked for: by the other button, a long press, or its key.
    fn menu(self, event: &MouseEvent) {
        let Some(at) = day_of(view::told_by(event, AT)) else { return };
        event.prevent_default();
        self.let_go();
        self.spent.set_value(true);
        self.press.set_value(None);
        self.board.asked.set(Some(at));
    }

    /// The focus came to a place.
    fn arrive(self, event: &FocusEvent) {
        let spot = view::told_by(event, AT).and_then(|text| Spot::read(&text));
        // Drawn as the one stop, a day loses the focus it has just got.
        if let Some(spot) = spot.filter(|spot| Some(*spot) != self.board.here.get_untracked()) {
            self.stand_at(spot);
        }
    }

    /// A key.
    fn key(self, event: &KeyboardEvent) {
        let Some(spot) = untrack(|| self.board.spot()) else { return };
        if event.meta_key() || (event.ctrl_key() && !matches!(&*event.key(), "Home" | "End")) {
            return;
        }
        if self.act(event, spot) {
            event.prevent_default();
        }
    }

    fn act(self, event: &KeyboardEvent, spot: Spot) -> bool {
        let board = self.board;
        let way = match (&*event.key(), event.ctrl_key()) {
            ("ArrowLeft" | "ArrowRight", _) => {
                // Days follow the way of reading.
                if (event.key() == "ArrowLeft") == page::is_rtl() {
                    Way::After
                } else {
                    Way::Before
                }
            }
            ("ArrowUp", _) => Way::Up,
            ("ArrowDown", _) => Way::Down,
            ("Home", true) => Way::Top,
            ("End", true) => Way::Bottom,
            ("Home", false) => Way::Start,
            ("End", false) => Way::End,
            ("PageUp", _) => return self.turn(-1),
            ("PageDown", _) => return self.turn(1),
            (" ", _) => return self.press_space(spot),
            ("Delete" | "Backspace", _) => return self.make(spot, Tap::Clear),
            ("Enter", _) => {
                let Some(day) = spot.day else { return false };
                board.asked.set(Some((spot.habit, day)));
                return true;
            }
            ("Escape", _) => {
                let was = board.marked.get_untracked().is_some();
                board.marked.set(None);
                if was {
                    self.stand_at(spot);
                }
                return was;
            }
            _ => return false,
        };
        if event.alt_key() {
            let by = match way {
                Way::Up => -1,
                Way::Down => 1,
                _ => return false,
            };
            if board.shape.get_untracked() != Shape::Rows {
                return false;
            }
            arrange::move_by(board.desk, spot.habit, by);
            self.stand_at(spot);
            return true;
        }
        let Some(to) = board.step(spot, way) else {
            // Before the first day are earlier ones.
            return true;
        };
        match (event.shift_key(), spot.day, to.day) {
            (true, Some(day), Some(to_day)) => {
                let from = board.marked.get_untracked().map_or((spot.habit, day), |m| m.from);
                board.marked.set(Some(Marked { from, to: (to.habit, to_day) }));
            }
            _ => board.marked.set(None),
        }
        self.stand_at(to);
        true
    }

    fn turn(self, pages: i32) -> bool {
        self.board.turn.run(pages);
        if let Some(spot) = untrack(|| self.board.spot()) {
            self.stand_at(spot);
        }
        true
    }

    /// The focus goes there, before the next key if it is on the page already.
    fn stand_at(self, spot: Spot) {
        self.board.here.set(Some(spot));
        spawn_local(async move {
            tick().await;
            // Meanwhile the page may be gone.
            let Some(shape) = self.board.shape.try_get_untracked() else { return };
            let id = spot.element(shape);
            if !page::focus_field(&id) {
                page::after_paint(move || {
                    page::focus_field(&id);
                });
            }
        });
    }

    fn press_space(self, spot: Spot) -> bool {
        let Some(day) = spot.day else { return false };
        let board = self.board;
        let Some(marked) = board.marked.get_untracked() else {
            board.tap(spot.habit, day);
            if board.asked.get_untracked().is_none() {
                self.stand_at(spot);
            }
            return true;
        };
        let today = deeds::now(board.desk);
        let (id, first) = marked.from;
        let next =
            board.desk.peek(|notebook| Some(tap_of(notebook, notebook.habit(id)?, first, today)));
        self.make(spot, next.unwrap_or(Tap::Check))
    }

    fn make(self, spot: Spot, deed: Tap) -> bool {
        let Some(day) = spot.day else { return false };
        let board = self.board;
        let days = match board.marked.get_untracked() {
            Some(marked) => marked.all(&untrack(|| board.order.get())),
            None => vec![(spot.habit, day)],
        };
        deeds::make(board.desk, &days, deed);
        self.stand_at(spot);
        true
    }
}
