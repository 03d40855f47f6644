//! Where the reader is among days, in the grid of habits or in a calendar of one, and what is marked
//! there. No awareness of how it is shown.

use crate::day::{Day, Weekday};
use crate::giving::Habit;
use crate::id::HabitId;

/// A place in the grid: a habit, and a day of it or its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Whose row.
    pub habit: HabitId,
    /// Which day; its name where there is none.
    pub day: Option<Day>,
}

impl Spot {
    /// As it is written on an element: "1a2b3c4d 20778".
    pub fn written(self) -> String {
        let day = self.day.map_or_else(|| "name".to_owned(), |day| day.number().to_string());
        format!("{} {day}", self.habit)
    }

    /// What was written so.
    pub fn read(text: &str) -> Option<Self> {
        let (habit, day) = text.split_once(' ')?;
        let day = match day {
            "name" => None,
            number => Some(Day::from_number(number.parse().ok()?)?),
        };
        Some(Self { habit: habit.parse().ok()?, day })
    }

    /// The id of its element, where days lie in this shape.
    pub fn element(self, shape: Shape) -> String {
        let shape = match shape {
            Shape::Rows => "row",
            Shape::Weeks(_) => "week",
            Shape::Months => "month",
        };
        format!("{shape}-{}", self.written().replace(' ', "-"))
    }
}

/// How days lie, and so what is above and below one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A row for each habit.
    Rows,
    /// A row for each week, which begins on this day; all of one habit.
    Weeks(Weekday),
    /// A row for each month; all of one habit.
    Months,
}

/// Days of one habit or several, marked to make something of all at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Where the marking began.
    pub from: (HabitId, Day),
    /// Where it is now.
    pub to: (HabitId, Day),
}

impl Marked {
    /// Its first and its last day.
    pub fn days(self) -> (Day, Day) {
        (self.from.1.min(self.to.1), self.from.1.max(self.to.1))
    }

    /// Its habits, of those in this order.
    pub fn habits(self, order: &[HabitId]) -> &[HabitId] {
        let at = |id: HabitId| order.iter().position(|other| *other == id);
        let (Some(a), Some(b)) = (at(self.from.0), at(self.to.0)) else { return &[] };
        order.get(a.min(b)..=a.max(b)).unwrap_or_default()
    }

    /// Every day of every habit.
    pub fn all(self, order: &[HabitId]) -> Vec<(HabitId, Day)> {
        let (first, last) = self.days();
        let days = last.since(first).min(3660);
        let habits = self.habits(order).iter();
        habits.flat_map(|id| (0..=days).map(|n| (*id, first.plus(n)))).collect()
    }
}

/// Which way a key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the day before, and from the first to the name.
    Before,
    /// To the day after.
    After,
    /// To the habit above.
    Up,
    /// To the habit below.
    Down,
    /// To the name.
    Start,
    /// To the last day.
    End,
    /// To the first habit.
    Top,
    /// To the last habit.
    Bottom,
}

/// Where this way leads from here, among these habits and days. `None` where it leads out.
pub fn step(from: Spot, way: Way, habits: &[HabitId], days: (Day, Day)) -> Option<Spot> {
    let (first, last) = days;
    let row = habits.iter().position(|id| *id == from.habit)?;
    let to_row = |row: Option<usize>| {
        let habit = *habits.get(row?)?;
        Some(Spot { habit, ..from })
    };
    match way {
        Way::Before => match from.day? {
            day if day <= first => Some(Spot { day: None, ..from }),
            day => Some(Spot { day: Some(day.plus(-1)), ..from }),
        },
        Way::After => match from.day {
            None => Some(Spot { day: Some(first), ..from }),
            Some(day) => (day < last).then(|| Spot { day: Some(day.plus(1)), ..from }),
        },
        Way::Up => to_row(row.checked_sub(1)),
        Way::Down => to_row(row.checked_add(1)),
        Way::Start => Some(Spot { day: None, ..from }),
        Way::End => Some(Spot { day: Some(last), ..from }),
        Way::Top => to_row(Some(0)),
        Way::Bottom => to_row(habits.len().checked_sub(1)),
    }
}

/// The same in a calendar of one habit, for a day of it: up and down lead to the week or the month
/// before and after, to a month's last day where it is shorter. `None` where it leads out.
pub fn step_days(from: Day, way: Way, shape: Shape, days: (Day, Day)) -> Option<Day> {
    let (first, last) = days;
    let in_month = |month: Day| {
        let (start, length) = month.month();
        start.plus(i32::from(from.ymd().2.min(length)) - 1)
    };
    let (start, length) = from.month();
    let end = start.plus(i32::from(length) - 1);
    let within = |day: Day| (first <= day && day <= last).then_some(day);
    match (way, shape) {
        (Way::Before, _) => within(from.plus(-1)),
        (Way::After, _) => within(from.plus(1)),
        (Way::Up, Shape::Months) => within(in_month(start.plus(-1))),
        (Way::Down, Shape::Months) => within(in_month(end.plus(1))),
        (Way::Up, _) => within(from.plus(-7)),
        (Way::Down, _) => within(from.plus(7)),
        (Way::Start, Shape::Weeks(begins)) => Some(from.week(begins).max(first)),
        (Way::End, Shape::Weeks(begins)) => Some(from.week(begins).plus(6).min(last)),
        (Way::Start, _) => Some(start.max(first)),
        (Way::End, _) => Some(end.min(last)),
        (Way::Top, _) => Some(first),
        (Way::Bottom, _) => Some(last),
    }
}

/// Habits by their groups: those in none first, then each group where its first habit stands.
pub fn grouped<'a>(habits: impl IntoIterator<Item = &'a Habit>) -> Vec<(String, Vec<HabitId>)> {
    let mut groups: Vec<(String, Vec<HabitId>)> = vec![(String::new(), Vec::new())];
    for habit in habits {
        match groups.iter_mut().find(|(name, _)| *name == habit.group) {
            Some((_, ids)) => ids.push(habit.id),
            None => groups.push((habit.group.clone(), vec![habit.id])),
        }
    }
    groups.retain(|(_, ids)| !ids.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::giving::{HabitKind, Rhythm};
    use crate::id::AnyId;

    fn id(n: u64) -> HabitId {
        HabitId::from_random(n)
    }

    fn day(n: i64) -> Day {
        Day::from_number(n).unwrap()
    }

    #[test]
    fn places_are_read_back() {
        for day in [None, Some(day(20_778)), Some(day(-3))] {
            let spot = Spot { habit: id(7), day };
            assert_eq!(Spot::read(&spot.written()), Some(spot));
        }
        for text in ["", "x", "x name", "70000000 1e9", "70000000"] {
            assert_eq!(Spot::read(text), None, "{text}");
        }
    }

    #[test]
    fn keys_lead_from_day_to_day_and_no_further() {
        let habits = [id(1), id(2)];
        let days = (day(10), day(12));
        let at = |n, day| Spot { habit: id(n), day };
        let go = |from, way| step(from, way, &habits, days);
        assert_eq!(go(at(1, Some(day(10))), Way::Before), Some(at(1, None)));
        assert_eq!(go(at(1, None), Way::Before), None);
        assert_eq!(go(at(1, None), Way::After), Some(at(1, Some(day(10)))));
        assert_eq!(go(at(1, Some(day(12))), Way::After), None);
        assert_eq!(go(at(1, Some(day(12))), Way::Up), None);
        assert_eq!(go(at(1, Some(day(12))), Way::Down), Some(at(2, Some(day(12)))));
        assert_eq!(go(at(2, None), Way::Top), Some(at(1, None)));
        assert_eq!(go(at(1, None), Way::Bottom), Some(at(2, None)));
        assert_eq!(go(at(9, None), Way::Bottom), None);
    }

    #[test]
    fn in_a_calendar_keys_lead_by_weeks_and_months() {
        let on = |text: &str| text.parse::<Day>().unwrap();
        let year = (on("2026-01-01"), on("2026-12-31"));
        let (weeks, months) = (Shape::Weeks(Weekday::Monday), Shape::Months);
        for (from, way, shape, to) in [
            ("2026-11-18", Way::Before, weeks, Some("2026-11-17")),
            ("2026-01-01", Way::Before, months, None),
            ("2026-12-31", Way::After, months, None),
            ("2026-11-18", Way::Up, weeks, Some("2026-11-11")),
            ("2026-12-28", Way::Down, weeks, None),
            ("2026-11-18", Way::Start, weeks, Some("2026-11-16")),
            ("2026-11-18", Way::End, weeks, Some("2026-11-22")),
            ("2026-01-02", Way::Start, weeks, Some("2026-01-01")),
            ("2026-03-31", Way::Up, months, Some("2026-02-28")),
            ("2026-01-31", Way::Up, months, None),
            ("2026-01-31", Way::Down, months, Some("2026-02-28")),
            ("2026-11-18", Way::Start, months, Some("2026-11-01")),
            ("2026-11-18", Way::End, months, Some("2026-11-30")),
            ("2026-11-18", Way::Top, months, Some("2026-01-01")),
            ("2026-11-18", Way::Bottom, weeks, Some("2026-12-31")),
        ] {
            assert_eq!(step_days(on(from), way, shape, year), to.map(on), "{from} {way:?}");
        }
    }

    #[test]
    fn what_is_marked_is_the_same_from_either_end() {
        let order = [id(1), id(2), id(3)];
        let (a, b) = ((id(2), day(12)), (id(1), day(11)));
        let one = Marked { from: a, to: b }.all(&order);
        assert_eq!(one, Marked { from: b, to: a }.all(&order));
        assert_eq!(one.len(), 4);
        assert_eq!(Marked { from: (id(9), day(1)), to: a }.all(&order), []);
    }

    #[test]
    fn groups_stand_where_their_first_habit_does() {
        let habit = |n, group: &str| Habit {
            group: group.into(),
            ..Habit::new(id(n), "x", HabitKind::Give, Rhythm::Daily, day(0))
        };
        let habits = [habit(1, "Work"), habit(2, ""), habit(3, "Home"), habit(4, "Work")];
        let groups = grouped(&habits);
        let names: Vec<_> = groups.iter().map(|(name, ids)| (name.as_str(), ids.len())).collect();
        assert_eq!(names, [("", 1), ("Work", 2), ("Home", 1)]);
    }
}
