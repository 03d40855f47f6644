//! Weeks, months, quarters and years of a habit, as plain sums for the page. No awareness of words
//! or of the reader's locale.

use super::{Amount, Course, State};
use crate::day::{Day, Weekday};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Seven days, from the day on which weeks begin.
    Week,
    /// A calendar month.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
}

impl Span {
    /// All four, the shortest first.
    pub const ALL: [Span; 4] = [Span::Week, Span::Month, Span::Quarter, Span::Year];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Span::Week => "week",
            Span::Month => "month",
            Span::Quarter => "quarter",
            Span::Year => "year",
        }
    }

    /// The first day of the one this day lies in, where weeks begin on this day of the week.
    pub fn start(self, day: Day, first: Weekday) -> Day {
        let (year, month, _) = day.ymd();
        let month = match self {
            Span::Week => return day.week(first),
            Span::Month => month,
            Span::Quarter => month - (month - 1) % 3,
            Span::Year => 1,
        };
        Day::new(year, month, 1).unwrap_or(day)
    }

    /// The last day of the one this day lies in.
    pub fn end(self, day: Day, first: Weekday) -> Day {
        let start = self.start(day, first);
        let months = match self {
            Span::Week => return start.plus(6),
            Span::Month => 1,
            Span::Quarter => 3,
            Span::Year => 12,
        };
        let next = (0..months).fold(start, |day, _| day.plus(day.month().1.into()));
        next.plus(-1)
    }
}

/// What became of a habit in a stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day, as the calendar has it.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// How many days it was done.
    pub done: u32,
    /// How many days some of it was done.
    pub part: u32,
    /// How many days were covered by those.
    pub covered: u32,
    /// How many days were rests.
    pub rest: u32,
    /// How many days of it there are, up to today.
    pub days: u32,
    /// How much was done, all together.
    pub amount: Amount,
}

/// The stretches from this day to that, in order.
pub fn periods(course: &Course, span: Span, from: Day, to: Day, first: Weekday) -> Vec<Period> {
    let mut found = Vec::new();
    let mut start = span.start(from, first);
    while start <= to {
        let end = span.end(start, first);
        found.push(period(course, start, end));
        if end.plus(1) <= start {
            break;
        }
        start = end.plus(1);
    }
    found
}

/// The sums of the days from this to that.
pub fn period(course: &Course, from: Day, to: Day) -> Period {
    let (done, part, covered, rest, days) = (0, 0, 0, 0, 0);
    let mut sums = Period { from, to, done, part, covered, rest, days, amount: Amount::ZERO };
    for (day, state) in course.days(from, to) {
        sums.days += u32::from(state != State::Outside);
        match state {
            State::Done => sums.done += 1,
            State::Part => sums.part += 1,
            State::Covered => sums.covered += 1,
            State::Rest => sums.rest += 1,
            State::Outside | State::Open | State::Free => {}
        }
        sums.amount = sums.amount.plus(course.amount(day));
    }
    sums
}

/// The weeks that a year touches, each with its seven days; those of other years too.
pub fn weeks_of(year: i32, first: Weekday) -> Vec<[Day; 7]> {
    let (Some(start), Some(end)) = (Day::new(year, 1, 1), Day::new(year, 12, 31)) else {
        return Vec::new();
    };
    let begin = start.week(first);
    let weeks = (0..).map(|n| begin.plus(n * 7)).take_while(|week| *week <= end);
    weeks.map(|week| [0, 1, 2, 3, 4, 5, 6].map(|n| week.plus(n))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::giving::{Habit, HabitKind, Known, Rhythm, Weekdays};
    use crate::id::{AnyId, HabitId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn spans_begin_and_end_where_the_calendar_says() {
        use Weekday as W;
        for (span, first, on, from, to) in [
            (Span::Week, W::Monday, "2026-11-22", "2026-11-16", "2026-11-22"),
            (Span::Week, W::Sunday, "2026-11-22", "2026-11-22", "2026-11-28"),
            (Span::Week, W::Saturday, "2026-11-20", "2026-11-14", "2026-11-20"),
            (Span::Month, W::Monday, "2024-02-29", "2024-02-01", "2024-02-29"),
            (Span::Month, W::Monday, "2025-02-01", "2025-02-01", "2025-02-28"),
            (Span::Month, W::Monday, "2026-04-30", "2026-04-01", "2026-04-30"),
            (Span::Quarter, W::Monday, "2026-12-31", "2026-10-01", "2026-12-31"),
            (Span::Quarter, W::Monday, "2024-03-01", "2024-01-01", "2024-03-31"),
            (Span::Year, W::Monday, "2024-06-01", "2024-01-01", "2024-12-31"),
        ] {
            let (on, from, to) = (day(on), day(from), day(to));
            assert_eq!((span.start(on, first), span.end(on, first)), (from, to), "{span:?} {on}");
        }
    }

    #[test]
    fn weeks_hold_every_day_of_a_year_once() {
        for (year, first, weeks) in [
            (2026, Weekday::Monday, 53),
            (2024, Weekday::Sunday, 53),
            (2021, Weekday::Monday, 53),
            (2000, Weekday::Saturday, 53),
            (2012, Weekday::Sunday, 53),
            (2028, Weekday::Saturday, 53),
            (2022, Weekday::Saturday, 53),
            (2011, Weekday::Saturday, 53),
        ] {
            let found = weeks_of(year, first);
            assert_eq!(found.len(), weeks, "{year} {first:?}");
            let all: Vec<Day> = found.iter().flatten().copied().collect();
            assert!(all.windows(2).all(|two| two[0].plus(1) == two[1]));
            assert!(found.iter().all(|week| week[0].weekday() == first));
            let of_year = all.iter().filter(|day| day.ymd().0 == year).count();
            assert_eq!(of_year, if year % 4 == 0 { 366 } else { 365 });
        }
    }

    #[test]
    fn sums_of_a_month() {
        let started = day("2026-02-03");
        let habit =
            Habit::new(HabitId::from_random(1), "", HabitKind::Give, Rhythm::Daily, started);
        let checks =
            BTreeMap::from([(started, None), (day("2026-02-28"), None), (day("2026-03-01"), None)]);
        let marks = BTreeMap::new();
        let rest_days = Weekdays::of([Weekday::Sunday]);
        let known = Known { habit: &habit, checks: &checks, marks: &marks, rests: &[], rest_days };
        let course = Course::of(&known, day("2026-03-10"));
        let found = periods(&course, Span::Month, started, day("2026-03-10"), Weekday::Monday);
        let sums: Vec<_> = found.iter().map(|one| (one.done, one.rest, one.days)).collect();
        // The first of March is a Sunday on which it was done: no rest.
        assert_eq!(sums, [(2, 3, 26), (1, 1, 10)]);
        assert_eq!(found[0].amount.to_string(), "2");
    }
}
