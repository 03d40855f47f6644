//! Strength against Loop's published values; windows against its published intervals; rest as laws.
//!
//! The numbers are those of Loop Habit Tracker's own tests (iSoron/uhabits,
//! `uhabits-core/src/jvmTest/.../models/ScoreListTest.kt`, `ScoreTest.kt`, `EntryListTest.kt`) and of
//! its test asset `csv_export/002 Wake up early`.
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "a test may panic")]

mod laws;

use super::windows::{Window, snap};
use super::*;
use crate::day::Weekday;
use crate::giving::HabitKind;
use crate::id::{AnyId, HabitId, RestId};

fn today() -> Day {
    "2015-01-25".parse().unwrap()
}

fn habit(rhythm: &str) -> Habit {
    let (id, rhythm) = (HabitId::from_random(1), rhythm.parse().unwrap());
    Habit::new(id, "", HabitKind::Give, rhythm, today())
}

fn much(text: &str) -> Option<Amount> {
    Some(text.parse().unwrap())
}

fn measured(measure: Measure, rhythm: &str) -> Habit {
    Habit { measure, target: much("2").unwrap(), ..habit(rhythm) }
}

/// What is known of the days, by how many days ago they are.
#[derive(Clone, Debug, Default)]
struct Days {
    checks: BTreeMap<Day, Option<Amount>>,
    marks: BTreeMap<Day, DayMark>,
}

impl Days {
    fn done(mut self, ago: impl IntoIterator<Item = i32>, much: Option<Amount>) -> Self {
        self.checks.extend(ago.into_iter().map(|ago| (today().plus(-ago), much)));
        self
    }

    fn rest(mut self, ago: impl IntoIterator<Item = i32>) -> Self {
        for ago in ago {
            let day = today().plus(-ago);
            self.checks.remove(&day);
            self.marks.insert(day, DayMark { rest: true, note: String::new() });
        }
        self
    }

    fn course(&self, habit: &Habit) -> Course {
        let (checks, marks) = (&self.checks, &self.marks);
        let known = Known { habit, checks, marks, rests: &[], rest_days: Weekdays::NONE };
        Course::of(&known, today())
    }
}

/// The strengths of today, yesterday and so on are these, to six decimals.
fn assert_strengths(course: &Course, expected: &[f64]) {
    for (ago, expected) in (0..).zip(expected) {
        let found = course.strength_on(today().plus(-ago));
        assert!((found - expected).abs() < 1e-6, "{ago} days ago: {found}, not {expected}");
    }
}

const TWENTY_DAYS: [f64; 23] = [
    0.655_747, 0.636_894, 0.617_008, 0.596_033, 0.573_910, 0.550_574, 0.525_961, 0.5, 0.472_617,
    0.443_734, 0.413_270, 0.381_137, 0.347_244, 0.311_495, 0.273_788, 0.234_017, 0.192_067,
    0.147_820, 0.101_149, 0.051_922, 0.0, 0.0, 0.0,
];

#[test]
fn loops_daily_strength() {
    assert_strengths(&Days::default().done(0..20, None).course(&habit("daily")), &TWENTY_DAYS);
    let amounts = Days::default().done(0..20, much("2"));
    assert_strengths(&amounts.course(&measured(Measure::AtLeast, "daily")), &TWENTY_DAYS);
}

#[test]
fn loops_daily_strength_with_days_skipped() {
    let expected = [
        0.596_033, 0.573_910, 0.550_574, 0.525_961, 0.5, 0.472_617, 0.472_617, 0.443_734,
        0.413_270, 0.381_137, 0.347_244, 0.347_244, 0.347_244, 0.311_495, 0.273_788, 0.234_017,
        0.192_067, 0.147_820, 0.101_149, 0.051_922, 0.0, 0.0, 0.0,
    ];
    let days = Days::default().done(0..20, None).rest([5, 10, 11]);
    assert_strengths(&days.course(&habit("daily")), &expected);
    let once = Days::default().done([5], None).rest([4]);
    let expected = [0.041_949, 0.044_247, 0.046_670, 0.049_226, 0.051_922, 0.051_922, 0.0];
    assert_strengths(&once.course(&habit("daily")), &expected);
    let expected = [
        0.617_008, 0.596_033, 0.573_910, 0.550_574, 0.525_961, 0.5, 0.472_617, 0.443_734,
        0.413_270, 0.381_137, 0.347_244, 0.347_244, 0.311_495, 0.273_788, 0.234_017, 0.192_067,
        0.192_067, 0.147_820, 0.101_149, 0.051_922, 0.0, 0.0, 0.0,
    ];
    let days = Days::default().done(0..20, much("2")).rest([10, 15]);
    assert_strengths(&days.course(&measured(Measure::AtLeast, "daily")), &expected);
}

#[test]
fn loops_strength_of_six_in_seven_days_with_days_skipped() {
    let expected = [
        0.365_222, 0.333_100, 0.299_354, 0.263_899, 0.226_651, 0.191_734, 0.159_268, 0.129_375,
        0.102_187, 0.077_839, 0.056_477, 0.056_477, 0.056_477, 0.056_477, 0.038_251, 0.023_319,
        0.011_848, 0.004_014, 0.0, 0.0, 0.0,
    ];
    let days = Days::default().done(0..18, None).rest([10, 11, 12]);
    assert_strengths(&days.course(&habit("6/week")), &expected);
}

#[test]
fn loops_strength_in_the_long_run() {
    let now = |days: &Days, habit: &Habit| days.course(habit).strength_on(today());
    let near = |found: f64, expected: f64, by: f64| {
        assert!((found - expected).abs() < by, "{found}, not {expected}");
    };
    let weekend = (0..100).flat_map(|week| [7 * week + 5, 7 * week + 6]);
    let perfect = Days::default().done(0..500, None).rest(weekend);
    near(now(&perfect, &habit("daily")), 1.0, 1e-6);
    near(now(&perfect, &habit("6/week")), 1.0, 1e-6);
    let two_a_week = Days::default().done((0..100).flat_map(|week| [7 * week, 7 * week + 1]), None);
    near(now(&two_a_week, &habit("3/week")), 2.0 / 3.0, 1e-6);
    near(now(&two_a_week, &habit("4/week")), 0.5, 1e-6);
    // Any three days a week are as good as the three that were chosen.
    near(now(&two_a_week, &habit("MO,WE,FR")), 2.0 / 3.0, 1e-6);
    let irregular = Days::default().done((0..100).flat_map(|n| [14 * n, 14 * n + 13]), None);
    near(now(&irregular, &habit("1/week")), 1.0, 1e-3);
    let two = Days::default().done(0..2, None);
    near(now(&two, &habit("daily")), 0.101_149, 1e-6);
    near(now(&two, &habit("1/2")), 0.054_816, 1e-6);
    for (rhythm, step, count) in [("daily", 1, 90), ("1/week", 7, 39), ("1/month", 30, 18)] {
        for measure in [Measure::YesNo, Measure::AtLeast] {
            let done = Days::default().done((0..count).map(|n| n * step), much("2"));
            assert!(now(&done, &measured(measure, rhythm)) > 0.99, "{rhythm}");
        }
    }
}

#[test]
fn loops_strength_of_amounts() {
    let least =
        |days: &Days, rhythm| days.course(&measured(Measure::AtLeast, rhythm)).strength_on(today());
    let most =
        |days: &Days, rhythm| days.course(&measured(Measure::AtMost, rhythm)).strength_on(today());
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 2e-6, "{found}, not {expected}");
    };
    let every = |count, text| Days::default().done(0..count, much(text));
    near(least(&every(2, "2"), "1/2"), 0.072_631);
    near(least(&every(500, "1"), "daily"), 0.5);
    near(least(&every(500, "0.5"), "daily"), 0.25);
    near(least(&every(1, "10000"), "daily"), 0.051_922);
    near(most(&every(2, "5"), "daily"), 0.898_850);
    near(most(&every(2, "5"), "1/2"), 0.927_369);
    near(most(&every(500, "3"), "daily"), 0.5);
    near(most(&every(500, "3.5"), "daily"), 0.25);
    near(most(&Days::default().done([1], much("10000")), "daily"), 0.950_773);
    near(most(&Days::default().done([0], much("5")).done([1], much("0")), "daily"), 0.948_077);
    let falling = Days::default().done(0..20, much("5")).done([20], much("1"));
    let expected: Vec<f64> = TWENTY_DAYS[..21].iter().map(|rise| 1.0 - rise).collect();
    assert_strengths(&falling.course(&measured(Measure::AtMost, "daily")), &expected);
    let nothing = Habit { target: Amount::ZERO, ..measured(Measure::AtMost, "daily") };
    assert!(every(3, "1").course(&nothing).strength().is_finite());
    let nothing = Habit { target: Amount::ZERO, ..measured(Measure::AtLeast, "1/week") };
    assert!(every(3, "1").course(&nothing).strength().is_finite());
}

/// By days ago, as Loop's tests write them: begin, center, end.
fn loops(windows: &[(i64, i64, i64)]) -> Vec<Window> {
    windows
        .iter()
        .map(|(begin, center, end)| Window { begin: -begin, center: -center, end: -end })
        .collect()
}

#[test]
fn loops_windows() {
    let found = |rhythm: &str, ago: &[i64]| {
        let first = 40;
        let practised: Vec<Practised> = (0..=first)
            .map(|at| {
                let is_done = ago.contains(&(first - at));
                Practised { at: at as usize, much: u64::from(is_done), is_held: is_done }
            })
            .collect();
        let mut found = windows(&habit(rhythm), &practised);
        for window in &mut found {
            window.begin -= first;
            window.center -= first;
            window.end -= first;
        }
        found
    };
    assert_eq!(
        found("1/week", &[8, 18, 23]),
        loops(&[(25, 23, 19), (18, 18, 12), (8, 8, 2)]),
        "the earliest is moved back by the overlap"
    );
    let mut two = loops(&[(23, 22, 17), (22, 18, 16), (18, 15, 12)]);
    snap(&mut two);
    assert_eq!(found("2/week", &[8, 15, 18, 22, 23]), two);
    assert_eq!(found("1/3", &[10, 30]), loops(&[(30, 30, 28), (10, 10, 8)]));
    assert_eq!(found("daily", &[8, 18]), []);

    let mut first = loops(&[(27, 27, 21), (20, 20, 14), (12, 12, 6), (8, 8, 2)]);
    snap(&mut first);
    assert_eq!(first, loops(&[(29, 27, 23), (22, 20, 16), (15, 12, 9), (8, 8, 2)]));
    let mut second = loops(&[(11, 8, 5), (6, 4, 0)]);
    snap(&mut second);
    assert_eq!(second, loops(&[(13, 8, 7), (6, 4, 0)]));
}

#[test]
fn loops_covered_days() {
    let early = Habit { started: today().plus(-20), ..habit("1/3") };
    let course = Days::default().done([4, 9, 10], None).course(&early);
    let states = |state: State| -> Vec<i32> {
        (0..=20).filter(|ago| course.state(today().plus(-ago)) == state).collect()
    };
    assert_eq!(states(State::Covered), [2, 3, 7, 8, 11, 12]);
    assert_eq!(states(State::Done), [4, 9, 10]);
    let seasons: Vec<(i32, i32, usize)> = course
        .seasons()
        .iter()
        .map(|one| (today().since(one.from), today().since(one.to), one.days))
        .collect();
    assert_eq!(seasons, [(12, 7, 6), (4, 2, 3)]);
}

#[test]
fn every_kind_of_rest_is_one() {
    let (id, from) = (RestId::from_random(1), today().plus(-9));
    let of_all = Rest { id, habit: None, from, until: Some(from.plus(2)), note: String::new() };
    let open = Rest { from: today().plus(-1), until: None, ..of_all.clone() };
    let other = Rest { habit: Some(HabitId::from_random(9)), until: None, ..of_all.clone() };
    let days = Days::default().done([12, 8], None).rest([6]);
    let habit = Habit { started: today().plus(-12), ..habit("daily") };
    let habit = Habit { rest_days: Weekdays::of([Weekday::Tuesday]), ..habit };
    let course = Course::of(
        &Known {
            habit: &habit,
            checks: &days.checks,
            marks: &days.marks,
            rests: &[&of_all, &open, &other],
            rest_days: Weekdays::of([Weekday::Wednesday]),
        },
        today(),
    );
    let words: Vec<&str> =
        course.days(today().plus(-13), today().plus(1)).map(|(_, state)| state.word()).collect();
    // From Monday, 12 January 2015, to Monday, 26 January.
    let expected = [
        "", "done", "rest", "open", "rest", "done", "rest", "rest", "rest", "rest", "open", "open",
        "rest", "rest", "",
    ];
    assert_eq!(words, expected);
}

#[test]
fn put_away_it_stands_still() {
    let days = Days::default().done(5..20, None);
    let kept = Habit { archived: Some(today().plus(-5)), ..habit("daily") };
    let course = days.course(&kept);
    assert_eq!(course.state(today()), State::Outside);
    assert_eq!(course.last(), Some(today().plus(-5)));
    assert!(
        (course.strength() - days.course(&habit("daily")).strength_on(today().plus(-5))).abs()
            < 1e-12
    );
    let unborn = Habit { started: today().plus(3), ..habit("daily") };
    let course = Days::default().course(&unborn);
    assert_eq!(
        (course.last(), course.state(today()), course.season()),
        (None, State::Outside, None)
    );
    assert!(course.strength() == 0.0 && course.by_weekday() == [0; 7]);
}

#[test]
fn an_open_today_takes_nothing_away_and_who_comes_back_is_welcome() {
    let course = Days::default().done(1..20, None).course(&habit("daily"));
    assert!((course.strength() - course.strength_on(today().plus(-1))).abs() < 1e-12);
    assert_eq!(course.season().unwrap().days, 19);
    assert_eq!(course.welcome(), None, "nobody was away");
    let back = Days::default().done(15..20, None).done([0], None).course(&habit("daily"));
    assert_eq!(back.welcome(), Some("Good to be back."));
    let rested = Days::default().done(15..20, None).rest(1..15).done([0], None);
    assert_eq!(rested.course(&habit("daily")).welcome(), None, "a rest is no gap");
    assert_eq!(rested.course(&habit("daily")).season().unwrap().days, 6);
    assert_eq!(Days::default().done([0], None).course(&habit("daily")).welcome(), None, "new");
    let gone = Days::default().done(15..20, None).course(&habit("daily"));
    assert_eq!((gone.season(), gone.welcome()), (None, None));
}

#[test]
fn a_tap_goes_round() {
    for (state, tap) in [
        (State::Open, Tap::Check),
        (State::Covered, Tap::Check),
        (State::Free, Tap::Check),
        (State::Done, Tap::Rest),
        (State::Part, Tap::Rest),
        (State::Rest, Tap::Clear),
    ] {
        assert_eq!(state.tap(), tap);
    }
}

#[test]
fn loops_exported_strength_to_four_decimals() {
    // `002 Wake up early`, twice in three days: done on these days of January 2015.
    let days = Days::default().done([0, 3, 4, 5, 8, 9], None);
    let course = days.course(&habit("2/3"));
    let expected = [0.2557, 0.2226, 0.1991, 0.1746, 0.1379, 0.0995, 0.0706, 0.0515, 0.0315, 0.0107];
    for (ago, expected) in (0..).zip(expected) {
        let found = course.strength_on(today().plus(-ago));
        assert!((found - expected).abs() < 5e-5, "{ago} days ago: {found}, not {expected}");
    }
    let covered: Vec<i32> =
        (0..10).filter(|ago| course.state(today().plus(-ago)) == State::Covered).collect();
    assert_eq!(covered, [2, 6, 7]);
}

#[test]
fn a_misspelt_year_costs_no_more_than_a_life() {
    let days = Days::default().done([0, 1, 700_000], None);
    let course = days.course(&Habit { started: Day::EPOCH, ..habit("daily") });
    assert_eq!(course.states.len(), 36_525);
    assert_eq!((course.state(today()), course.seasons().len()), (State::Done, 1));
}
