//! Each rhythm by many days. Days are civil days: a clock that jumps, a zone that is far away and a
//! day that a country left out are somebody else's matter, and must change nothing here.

#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_possible_truncation,
    reason = "a test may panic"
)]

mod table;

use std::collections::BTreeMap;

use super::*;
use crate::day::{Day, Weekday};
use crate::id::{AnyId, HabitId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn rhythm(text: &str) -> Rhythm {
    text.parse().unwrap()
}

fn course(habit: &Habit, done: &[Day], today: Day) -> Course {
    let checks: BTreeMap<Day, Option<Amount>> = done.iter().map(|day| (*day, None)).collect();
    let marks = BTreeMap::new();
    let rest_days = Weekdays::NONE;
    Course::of(&Known { habit, checks: &checks, marks: &marks, rests: &[], rest_days }, today)
}

fn habit(rhythm: &str, started: Day) -> Habit {
    let rhythm = rhythm.parse().unwrap();
    Habit::new(HabitId::from_random(1), "", HabitKind::Give, rhythm, started)
}

#[test]
fn whether_it_is_still_asked_for() {
    use Weekday::{Monday, Saturday, Sunday};
    // Rhythm, first day of the week, today, the days it was done, whether it rests today.
    for (text, first, today, done, rests) in [
        ("daily", Monday, "2026-11-22", "2026-11-22", false),
        ("daily", Monday, "2024-02-29", "", false),
        ("MO,WE,FR", Monday, "2026-11-18", "", false),
        ("MO,WE,FR", Monday, "2026-11-19", "", true),
        ("SU", Monday, "2026-11-22", "", false),
        // The week of Sunday, 22 November 2026, by the day it begins on.
        ("1/week", Monday, "2026-11-22", "2026-11-16", true),
        ("1/week", Saturday, "2026-11-22", "2026-11-16", false),
        ("1/week", Saturday, "2026-11-22", "2026-11-21", true),
        ("1/week", Sunday, "2026-11-22", "2026-11-21", false),
        ("1/week", Sunday, "2026-11-28", "2026-11-22", true),
        ("2/week", Monday, "2026-11-22", "2026-11-16 2026-11-22", false),
        ("2/week", Monday, "2026-11-22", "2026-11-16 2026-11-21", true),
        // Over the end of a year, and of a leap February.
        ("1/week", Monday, "2027-01-01", "2026-12-28", true),
        ("1/week", Monday, "2024-03-01", "2024-02-26", true),
        ("2/month", Monday, "2024-02-29", "2024-02-01 2024-02-28", true),
        ("2/month", Monday, "2024-03-01", "2024-02-28 2024-02-29", false),
        ("2/month", Monday, "2025-02-28", "2025-02-01 2025-02-27", true),
        ("1/month", Monday, "2026-04-30", "2026-04-01", true),
        ("1/month", Monday, "2026-05-31", "2026-05-01", true),
        ("1/month", Monday, "2026-05-01", "2026-04-30", false),
        ("31/month", Monday, "2026-02-10", "2026-02-09", false),
        ("1/2", Monday, "2026-11-22", "2026-11-21", true),
        ("1/2", Monday, "2026-11-22", "2026-11-20", false),
        ("3/10", Monday, "2026-11-22", "2026-11-13 2026-11-14 2026-11-15", true),
        ("3/10", Monday, "2026-11-22", "2026-11-12 2026-11-14 2026-11-15", false),
        // Samoa left out 30 December 2011 when it crossed the date line: nobody there was asked on
        // that day, and the days around it are neighbours in the same week all the same.
        ("1/week", Monday, "2011-12-31", "2011-12-29", true),
        ("1/2", Monday, "2011-12-31", "2011-12-29", false),
        // Clocks were put forward on 29 March 2026, back on 25 October 2026 in Europe.
        ("1/2", Monday, "2026-03-29", "2026-03-28", true),
        ("1/2", Monday, "2026-10-26", "2026-10-25", true),
        ("1/week", Sunday, "2026-03-29", "2026-03-28", false),
    ] {
        let done: Vec<Day> = done.split_whitespace().map(day).collect();
        let found = rhythm(text).rests_in_week(day(today), first, &|day| done.contains(&day));
        assert_eq!(found, rests, "{text} from {first:?} on {today}");
    }
}

#[test]
fn which_days_are_asked_for() {
    let week: Vec<Day> = (16..=22).map(|date| Day::new(2026, 11, date).unwrap()).collect();
    for (text, asked) in [
        ("daily", "MO TU WE TH FR SA SU"),
        ("MO,WE,FR", "MO WE FR"),
        ("SA,SU", "SA SU"),
        ("3/week", ""),
        ("2/month", ""),
        ("3/10", ""),
    ] {
        let found: Vec<&str> = week
            .iter()
            .filter(|day| rhythm(text).asks_for(**day))
            .map(|day| day.weekday().code())
            .collect();
        assert_eq!(found.join(" "), asked, "{text}");
    }
}

/// A rhythm kept as it asks gives one season without a gap and a strength that rises to the whole,
/// whatever months, leap years and changes of the clock it leads through.
#[test]
fn a_rhythm_that_is_kept_is_one_season() {
    for (text, started, step) in [
        ("daily", "2023-12-30", 1),
        ("1/2", "2024-02-28", 2),
        ("1/week", "2011-12-05", 7),
        ("1/10", "1999-12-31", 10),
        ("1/month", "2023-01-01", 28),
    ] {
        let started = day(started);
        let done: Vec<Day> = (0..200).map(|n| started.plus(n * step)).collect();
        let last = *done.last().unwrap();
        let course = course(&habit(text, started), &done, last);
        assert_eq!(course.seasons().len(), 1, "{text}: {:?}", course.seasons());
        assert_eq!(
            course.seasons()[0],
            Season { from: started, to: last, days: (199 * step + 1) as usize }
        );
        assert!(course.strength() > 0.999, "{text}: {}", course.strength());
        let states: Vec<State> = course.days(started, last).map(|(_, state)| state).collect();
        assert!(states.iter().all(|state| matches!(state, State::Done | State::Covered)), "{text}");
    }
}

/// Chosen weekdays kept for a year, in each of the fourteen kinds of year there are.
#[test]
fn chosen_weekdays_in_every_kind_of_year() {
    for year in 1996..=2024 {
        let (started, last) = (Day::new(year, 1, 1).unwrap(), Day::new(year, 12, 31).unwrap());
        let chosen = rhythm("MO,WE,FR");
        let all: Vec<Day> = (0..=last.since(started)).map(|n| started.plus(n)).collect();
        let done: Vec<Day> = all.iter().copied().filter(|day| chosen.asks_for(*day)).collect();
        let course = course(&habit("MO,WE,FR", started), &done, last);
        assert_eq!(course.seasons().len(), 1, "{year}");
        let times = course.by_weekday();
        assert_eq!(times.iter().sum::<u32>() as usize, done.len());
        assert!((52..=53).contains(&times[0]) && times[1] == 0, "{year}: {times:?}");
        let year_sum = period(&course, started, last);
        assert_eq!(year_sum.days, if year % 4 == 0 { 366 } else { 365 });
        assert_eq!(year_sum.done as usize, done.len());
        assert!(year_sum.done + year_sum.covered <= year_sum.days, "a day stands for itself once");
        for first in [Weekday::Monday, Weekday::Saturday, Weekday::Sunday] {
            let weeks = periods(&course, Span::Week, started, last, first);
            assert_eq!(weeks.iter().map(|week| week.done).sum::<u32>(), year_sum.done);
            let whole = weeks.iter().filter(|week| week.days == 7);
            assert!(whole.clone().count() >= 51 && whole.clone().all(|week| week.done == 3));
        }
        for span in [Span::Month, Span::Quarter, Span::Year] {
            let found = periods(&course, span, started, last, Weekday::Monday);
            assert_eq!(found.iter().map(|one| one.done).sum::<u32>(), year_sum.done, "{span:?}");
            assert_eq!(found.iter().map(|one| one.days).sum::<u32>(), year_sum.days, "{span:?}");
        }
    }
}

/// Who flies from UTC-11 to UTC+14 loses a day, and who flies back has one twice: a day not lived is
/// open like any other, a day lived twice is checked once.
#[test]
fn the_date_line_costs_a_day_and_no_more() {
    let started = day("2011-12-01");
    let lived: Vec<Day> =
        (0..40).map(|n| started.plus(n)).filter(|on| *on != day("2011-12-30")).collect();
    let today = *lived.last().unwrap();
    let with_gap = course(&habit("daily", started), &lived, today);
    assert_eq!(with_gap.state(day("2011-12-30")), State::Open);
    assert_eq!(with_gap.seasons().len(), 2);
    // In a rhythm with any room at all the lost day is covered.
    let roomy = course(&habit("6/week", started), &lived, today);
    assert_eq!(roomy.state(day("2011-12-30")), State::Covered);
    assert_eq!(roomy.seasons().len(), 1);
    let twice: Vec<Day> = lived.iter().chain(&lived).copied().collect();
    assert_eq!(course(&habit("daily", started), &twice, today), with_gap);
}
