//! Tables: what is said of some days in a row, and what becomes of them.
//!
//! Said: `.` nothing, `x` done, a digit so much, `r` a rest. What it is then: `x` done, `p` some of it,
//! `c` covered, `o` open, `f` free, `r` a rest. Beside it the lengths of the seasons.

use super::*;

/// The course of these days, as the table has it.
fn lived(rhythm: &str, measure: &str, first: &str, said: &str) -> (String, String) {
    let (measure, target) = match measure.split_once(' ') {
        Some(("least", target)) => (Measure::AtLeast, target.parse().unwrap()),
        Some(("most", target)) => (Measure::AtMost, target.parse().unwrap()),
        _ => (Measure::YesNo, Amount::ZERO),
    };
    let habit = Habit { measure, target, ..habit(rhythm, day(first)) };
    let (mut checks, mut marks) = (BTreeMap::new(), BTreeMap::new());
    for (on, letter) in (0..).map(|n| habit.started.plus(n)).zip(said.chars()) {
        match letter {
            'x' => drop(checks.insert(on, None)),
            'r' => drop(marks.insert(on, DayMark { rest: true, note: String::new() })),
            '.' => {}
            much => drop(checks.insert(on, Some(much.to_string().parse().unwrap()))),
        }
    }
    let last = habit.started.plus(said.len() as i32 - 1);
    let (rests, rest_days) = (&[], Weekdays::NONE);
    let known = Known { habit: &habit, checks: &checks, marks: &marks, rests, rest_days };
    let course = Course::of(&known, last);
    let letter = |state| match state {
        State::Done => 'x',
        State::Part => 'p',
        State::Covered => 'c',
        State::Open => 'o',
        State::Free => 'f',
        State::Rest => 'r',
        State::Outside => '-',
    };
    let states = course.days(habit.started, last).map(|(_, state)| letter(state)).collect();
    let seasons: Vec<String> = course.seasons().iter().map(|one| one.days.to_string()).collect();
    (states, seasons.join("+"))
}

#[test]
fn every_rhythm_and_measure_by_what_is_said_of_its_days() {
    for (rhythm, measure, first, said, states, seasons) in [
        // Every day: over a leap February and a common one, a gap, a rest.
        ("daily", "yes", "2024-02-27", "xxxxx", "xxxxx", "5"),
        ("daily", "yes", "2025-02-27", "xxxxx", "xxxxx", "5"),
        ("daily", "yes", "2026-11-16", "xx.x", "xxox", "2+1"),
        ("daily", "yes", "2026-11-16", "xxrrx", "xxrrx", "3"),
        ("daily", "yes", "2026-11-16", "xxr.x", "xxrox", "2+1"),
        ("daily", "yes", "2026-11-16", "rr.", "rro", ""),
        // Amounts.
        ("daily", "least 2", "2026-11-16", "213.0", "xpxop", "1+1"),
        ("daily", "most 2", "2026-11-16", "2130.", "xxpxo", "2+1"),
        ("1/week", "least 2", "2026-11-16", "1...1...", "pcccpcco", "7"),
        ("1/week", "least 2", "2026-11-16", "1.r..1..", "pcrccpcc", "7"),
        ("1/week", "most 2", "2026-11-16", "1.3", "xop", "1"),
        ("2/month", "least 2", "2026-11-16", "4..", "xcc", "3"),
        // Chosen weekdays, from a Monday.
        ("MO,WE,FR", "yes", "2026-11-16", "x.x.x..x.x", "xfxfxffxfx", "5"),
        ("MO,WE,FR", "yes", "2026-11-16", "x...x..", "xfofxff", "1+1"),
        // On Saturday instead of Friday, on Tuesday instead of Wednesday: for one day and no more.
        ("MO,WE,FR", "yes", "2026-11-16", "x.x..x.x", "xfxfcxfx", "4"),
        ("MO,WE,FR", "yes", "2026-11-16", "xx..x..", "xxcfxff", "3"),
        ("MO,WE,FR", "yes", "2026-11-16", "xx.....x", "xxcfoffx", "2+1"),
        ("MO,WE,FR", "yes", "2026-11-16", "xxxx..", "xxxxcf", "3"),
        ("MO,WE,FR", "yes", "2026-11-16", "xxx...", "xxxfof", "2"),
        // Rests on days that were asked for, also all of a week's, and on those that weren't.
        ("MO,WE,FR", "yes", "2026-11-16", "r.x.x..x", "rfxfxffx", "3"),
        ("MO,WE,FR", "yes", "2026-11-16", "x.x.x..rrrrr..x", "xfxfxffrrrrrffx", "4"),
        ("MO,WE,FR", "yes", "2026-11-16", "xrxrxrr", "xrxrxrr", "3"),
        ("MO,WE,FR", "least 2", "2026-11-16", "21..2", "xpofx", "1+1"),
        ("MO,WE,FR", "most 2", "2026-11-16", "2.3.1", "xfpfx", "1+1"),
        ("SU", "yes", "2026-11-16", "......x......x", "ffffffxffffffx", "2"),
        ("SU", "yes", "2026-11-16", "......x.....x.", "ffffffxfffffxc", "2"),
        ("SA,SU", "yes", "2026-11-21", "xx.....xx", "xxfffffxx", "4"),
        // So many times a week.
        ("1/week", "yes", "2026-11-18", "x......x", "xccccccx", "8"),
        ("1/week", "yes", "2026-11-18", "x.......x", "xccccccox", "7+1"),
        ("1/week", "yes", "2026-11-18", "x...r...x", "xcccrcccx", "8"),
        ("1/week", "yes", "2026-11-18", "x...r....x", "xcccrcccox", "7+1"),
        ("3/week", "yes", "2026-11-18", "xxx.....", "xxxcccco", "7"),
        ("3/week", "yes", "2026-11-18", "x.x.x..x", "xcxcxccx", "8"),
        ("3/week", "yes", "2026-11-18", "xx.....x", "xxooooox", "2+1"),
        ("3/week", "yes", "2026-11-18", "xxrrrrrrrrrx", "xxrrrrrrrrrx", "3"),
        ("7/week", "yes", "2026-11-18", "xx.x", "xxox", "2+1"),
        // So many times in so many days.
        ("1/2", "yes", "2024-02-28", "x.x.x", "xcxcx", "5"),
        ("1/2", "yes", "2026-11-16", "x..x", "xcox", "2+1"),
        ("3/10", "yes", "2026-11-16", "x..x..x....", "xccxccxccco", "10"),
        ("1/10", "yes", "2023-12-28", "x.........x", "xcccccccccx", "11"),
        // Clocks went forward on 29 March 2026 and back on 25 October; Samoa had no 30 December 2011.
        ("daily", "yes", "2026-03-27", "xxxxx", "xxxxx", "5"),
        ("daily", "yes", "2026-10-23", "xxxxx", "xxxxx", "5"),
        ("1/2", "yes", "2026-10-24", "x.x.", "xcxc", "4"),
        ("daily", "yes", "2011-12-28", "xx.xx", "xxoxx", "2+2"),
        ("daily", "yes", "2011-12-28", "xxrxx", "xxrxx", "4"),
        ("6/week", "yes", "2011-12-26", "xxxx.xxx", "xxxxcxxx", "8"),
    ] {
        let found = lived(rhythm, measure, first, said);
        let expected = (states.to_owned(), seasons.to_owned());
        assert_eq!(found, expected, "{rhythm}, {measure}, from {first}: {said}");
    }
}

/// Months of 28 to 31 days, leap years and the turn of a year: kept on the same date, or on the last
/// day there is, no month breaks it; a day later than the longest month, it does.
#[test]
fn so_many_times_a_month_in_months_of_every_length() {
    for (first, next) in [
        ("2026-01-31", "2026-02-28"),
        ("2024-01-31", "2024-02-29"),
        ("2024-02-29", "2024-03-29"),
        ("2025-02-28", "2025-03-28"),
        ("1900-02-28", "1900-03-28"),
        ("2000-02-29", "2000-03-31"),
        ("2026-04-30", "2026-05-31"),
        ("2026-07-31", "2026-08-31"),
        ("2026-12-31", "2027-01-31"),
        ("2011-12-29", "2012-01-29"),
    ] {
        for rest in ["", "r", "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr"] {
            let between = day(next).since(day(first)) as usize - 1;
            let said = format!("x{rest}{}x", ".".repeat(between));
            let expected = format!("x{rest}{}x", "c".repeat(between));
            let found = lived("1/month", "yes", first, &said);
            assert_eq!(found, (expected, (between + 2).to_string()), "{first} {next}");
        }
        let late = format!("x{}x", ".".repeat(31));
        let expected = format!("x{}ox", "c".repeat(30));
        assert_eq!(lived("1/month", "yes", first, &late), (expected, "31+1".to_owned()));
        let twice = format!("x.x{}", ".".repeat(29));
        let expected = format!("xcx{}o", "c".repeat(28));
        assert_eq!(lived("2/month", "yes", first, &twice), (expected, "31".to_owned()));
    }
}

/// Whether it is still asked for, against a count that walks from day to day, in weeks that begin on
/// each day there is, through a leap year and a common one.
#[test]
fn asked_for_in_any_week_of_any_month() {
    let (from, to) = (day("2023-12-20"), day("2025-03-10"));
    let is_done = |on: Day| (on.number() * 7 + on.number() / 5) % 4 == 0;
    for first in Weekday::ALL {
        let mut today = from;
        while today <= to {
            let mut week = today;
            while week.weekday() != first {
                week = week.plus(-1);
            }
            let count = |days: &mut dyn Iterator<Item = Day>| {
                days.filter(|on| *on != today && is_done(*on)).count()
            };
            let in_week = count(&mut (0..7).map(|n| week.plus(n)));
            let month = |on: Day| (on.ymd().0, on.ymd().1);
            let near = (-31..=31).map(|n| today.plus(n));
            let in_month = count(&mut near.filter(|on| month(*on) == month(today)));
            let in_ten = count(&mut (0..10).map(|n| today.plus(-n)));
            for (text, times, done) in [
                ("1/week", 1, in_week),
                ("3/week", 3, in_week),
                ("2/month", 2, in_month),
                ("9/month", 9, in_month),
                ("3/10", 3, in_ten),
            ] {
                let found = rhythm(text).rests_in_week(today, first, &is_done);
                assert_eq!(found, done >= times, "{text} on {today}, weeks from {first:?}");
            }
            today = today.plus(1);
        }
    }
}

/// The day on a calendar on the wall: at this time UTC ("2026-03-28 22:30"), so many minutes east.
fn on_the_wall(utc: &str, east: i32) -> Day {
    let (on, time) = utc.split_once(' ').unwrap();
    let (hour, minute) = time.split_once(':').unwrap();
    let minutes: i32 = hour.parse::<i32>().unwrap() * 60 + minute.parse::<i32>().unwrap();
    day(on).plus((minutes + east).div_euclid(24 * 60))
}

/// A day is what the calendar on the wall says. How many hours lie between two of them is nothing to
/// a habit.
#[test]
fn fault_37_38_39_44_days_as_they_were_lived() {
    for (why, checks, daily, every_other) in [
        ("a day of 23 hours", vec![("2026-03-28 22:30", 60), ("2026-03-29 21:30", 120)], "2", "2"),
        ("a day of 25 hours", vec![("2026-10-24 22:10", 120), ("2026-10-25 22:50", 60)], "1", "1"),
        (
            "half an hour (Lord Howe)",
            vec![("2026-04-04 12:30", 660), ("2026-04-05 13:15", 630)],
            "2",
            "2",
        ),
        (
            "a day twice, UTC+14 to UTC-11",
            vec![("2026-01-01 11:00", 840), ("2026-01-01 19:00", -660), ("2026-01-02 19:00", -660)],
            "2",
            "2",
        ),
        (
            "a day left out, UTC-11 to UTC+14",
            vec![("2026-01-02 07:00", -660), ("2026-01-02 17:00", 840)],
            "1+1",
            "3",
        ),
        (
            "Samoa without 30 December 2011",
            vec![("2011-12-30 09:00", -600), ("2011-12-30 11:00", 840)],
            "1+1",
            "3",
        ),
        ("Nepal", vec![("2026-01-01 18:10", 345), ("2026-01-01 18:20", 345)], "2", "2"),
    ] {
        let done: Vec<Day> = checks.iter().map(|(utc, east)| on_the_wall(utc, *east)).collect();
        let (first, last) = (*done.iter().min().unwrap(), *done.iter().max().unwrap());
        for (text, expected) in [("daily", daily), ("1/2", every_other)] {
            let course = course(&habit(text, first), &done, last);
            let seasons: Vec<String> =
                course.seasons().iter().map(|one| one.days.to_string()).collect();
            assert_eq!(seasons.join("+"), expected, "{why}, {text}");
            let distinct: std::collections::BTreeSet<Day> = done.iter().copied().collect();
            assert_eq!(period(&course, first, last).done as usize, distinct.len(), "{why}");
        }
    }
}
