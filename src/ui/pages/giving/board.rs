//! What the grid and the calendars of one habit share: days that are pressed, walked by keys, and
//! marked, several at once. No awareness of how a day looks.

use std::sync::Arc;

use leptos::prelude::*;

use super::deeds;
use super::look::counts;
use crate::day::Day;
use crate::giving::{Marked, Shape, Spot, Way, step, step_days};
use crate::id::HabitId;
use crate::ui::desk::Desk;

/// Days to lay hands on.
#[derive(Clone, Copy)]
pub struct Board {
    /// The desk.
    pub desk: Desk,
    /// How the days lie.
    pub shape: Signal<Shape>,
    /// The habits in the order of their rows; in a calendar, one.
    pub order: Signal<Arc<Vec<HabitId>>>,
    /// The first and the last day that can be pressed.
    pub days: Signal<(Day, Day)>,
    /// Turns so many pages on, or back.
    pub turn: Callback<i32>,
    /// Where the reader is: the one place to which Tab leads.
    pub here: RwSignal<Option<Spot>>,
    /// What is marked.
    pub marked: RwSignal<Option<Marked>>,
    /// The day whose sheet is open.
    pub asked: RwSignal<Option<(HabitId, Day)>>,
}

impl Board {
    /// A calendar of one habit.
    pub fn of_one(
        desk: Desk,
        id: HabitId,
        shape: Signal<Shape>,
        days: Signal<(Day, Day)>,
        asked: RwSignal<Option<(HabitId, Day)>>,
        turn: Callback<i32>,
    ) -> Self {
        let order = Arc::new(vec![id]);
        let order = Signal::derive(move || Arc::clone(&order));
        let (here, marked) = (RwSignal::new(None), RwSignal::new(None));
        Self { desk, shape, order, days, turn, here, marked, asked }
    }

    /// Where the reader is, or would come to by Tab.
    pub fn spot(self) -> Option<Spot> {
        let order = self.order.get();
        let here = self.here.get().filter(|here| order.contains(&here.habit));
        let (first, last) = self.days.get();
        let fits = |spot: &Spot| spot.day.is_none_or(|day| first <= day && day <= last);
        let begin = || Some(Spot { habit: *order.first()?, day: Some(last) });
        here.filter(fits).or_else(begin)
    }

    /// Where this way leads from a spot; `None` where it leads out.
    pub fn step(self, from: Spot, way: Way) -> Option<Spot> {
        let (shape, days) = (self.shape.get_untracked(), self.days.get_untracked());
        match (shape, from.day) {
            (Shape::Rows, _) | (_, None) => step(from, way, &self.order.get_untracked(), days),
            (_, Some(day)) => Some(Spot { day: Some(step_days(day, way, shape, days)?), ..from }),
        }
    }

    /// A tap on a day: what comes next, or its sheet where there is an amount to tell.
    pub fn tap(self, id: HabitId, day: Day) {
        if self.desk.peek(|notebook| notebook.habit(id).is_some_and(|habit| counts(habit))) {
            self.asked.set(Some((id, day)));
        } else {
            deeds::tap(self.desk, id, day);
        }
    }

    /// The days that are marked, of those between these two of a habit.
    pub fn marked_of(self, id: HabitId, first: Day, last: Day) -> Option<(Day, Day)> {
        let marked = self.marked.get()?;
        let (from, to) = marked.days();
        let is_of = marked.habits(&self.order.get()).contains(&id);
        (is_of && from <= last && first <= to).then(|| (from.max(first), to.min(last)))
    }
}
