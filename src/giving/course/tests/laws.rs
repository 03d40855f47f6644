//! What must hold of any course: rests change nothing, no day counts twice, and a slow reckoning
//! that follows the definitions word by word comes to the same.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::giving::{Span, periods};

const DAYS: usize = 120;

/// What is said of a day of practice: nothing, done, or an amount.
type Said = Option<Option<Amount>>;

fn any_habit() -> impl Strategy<Value = Habit> {
    let rhythms = [
        "daily",
        "MO,WE,FR",
        "SU",
        "MO,TU,WE,TH,FR",
        "1/week",
        "3/week",
        "1/month",
        "4/month",
        "31/month",
        "3/10",
        "1/2",
        "2/366",
    ];
    let measures = [Measure::YesNo, Measure::AtLeast, Measure::AtMost];
    (0..rhythms.len(), 0..measures.len()).prop_map(move |(rhythm, measure)| Habit {
        started: today().plus(-400),
        ..measured(measures[measure], rhythms[rhythm])
    })
}

fn any_days() -> impl Strategy<Value = Vec<Said>> {
    let day = prop_oneof![
        3 => Just(None),
        3 => Just(Some(None)),
        1 => (0_i64..6000).prop_map(|n| Some(Amount::from_thousandths(n))),
    ];
    proptest::collection::vec(day, DAYS)
}

/// Rests of every kind, by how many days after the first they are.
#[derive(Clone, Debug, Default)]
struct Rests {
    single: BTreeSet<i32>,
    its: Vec<(i32, i32)>,
    of_all: Vec<(i32, i32)>,
    its_weekdays: Vec<usize>,
    weekdays_of_all: Vec<usize>,
}

fn any_rests() -> impl Strategy<Value = Rests> {
    let range = || proptest::collection::vec((0_i32..160, 0_i32..70), 0..3);
    let weekdays = || proptest::collection::vec(0_usize..7, 0..3);
    let single = proptest::collection::btree_set(0_i32..200, 0..20);
    (single, range(), range(), weekdays(), weekdays()).prop_map(
        |(single, its, of_all, its_weekdays, weekdays_of_all)| Rests {
            single,
            its,
            of_all,
            its_weekdays,
            weekdays_of_all,
        },
    )
}

/// A habit's days, laid out on the calendar among the rests.
struct Life {
    habit: Habit,
    days: Days,
    rests: Vec<Rest>,
    rest_days: Weekdays,
    /// Which days are days of practice, in order.
    practised: Vec<Day>,
}

impl Life {
    fn of(habit: &Habit, list: &[Said], rests: &Rests) -> Self {
        let first = habit.started;
        let weekdays =
            |places: &[usize]| Weekdays::of(places.iter().map(|place| Weekday::ALL[*place]));
        let (own, all) = (weekdays(&rests.its_weekdays), weekdays(&rests.weekdays_of_all));
        // Something must be left to be asked for.
        let left = Weekdays::of(Weekday::ALL.into_iter().filter(|one| match &habit.rhythm {
            Rhythm::Weekdays(days) => days.contains(one),
            _ => true,
        }));
        let is_left = left.iter().any(|one| !own.or(all).contains(one));
        let (own, all) = if is_left { (own, all) } else { (Weekdays::NONE, Weekdays::NONE) };
        let habit = Habit { rest_days: own, ..habit.clone() };
        let range = |of: Option<HabitId>, (from, days): &(i32, i32)| Rest {
            id: RestId::from_random(1),
            habit: of,
            from: first.plus(*from),
            until: Some(first.plus(from + days)),
            note: String::new(),
        };
        let mut ranges: Vec<Rest> =
            rests.its.iter().map(|one| range(Some(habit.id), one)).collect();
        ranges.extend(rests.of_all.iter().map(|one| range(None, one)));
        // Another habit's rest is none of this one.
        let mut known = ranges.clone();
        known.push(range(Some(HabitId::from_random(99)), &(0, 9000)));
        let mut life = Self {
            habit,
            days: Days::default(),
            rests: known,
            rest_days: all,
            practised: Vec::new(),
        };
        let mut list = list.iter();
        let mut day = first;
        loop {
            let is_single = rests.single.contains(&day.since(first));
            if is_single {
                let mark = DayMark { rest: true, note: String::new() };
                life.days.marks.insert(day, mark);
            }
            let is_rest = is_single
                || own.or(all).contains(day.weekday())
                || ranges.iter().any(|one| one.covers(life.habit.id, day));
            if !is_rest && left.contains(day.weekday()) {
                let Some(said) = list.next() else { break };
                life.practised.push(day);
                if let Some(much) = said {
                    life.days.checks.insert(day, *much);
                }
            }
            day = day.plus(1);
        }
        life
    }

    fn course(&self, today: Day) -> Course {
        let rests: Vec<&Rest> = self.rests.iter().collect();
        let known = Known {
            habit: &self.habit,
            checks: &self.days.checks,
            marks: &self.days.marks,
            rests: &rests,
            rest_days: self.rest_days,
        };
        Course::of(&known, today)
    }

    fn whole(&self) -> Course {
        self.course(*self.practised.last().unwrap())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// Rests of every kind put in anywhere, for every rhythm and measure: every day of practice keeps
    /// what it is and its strength, every season its length, and who comes back is greeted alike.
    #[test]
    fn a_rest_neither_breaks_nor_lengthens(
        habit in any_habit(),
        list in any_days(),
        rests in any_rests(),
    ) {
        let (plain, with) =
            (Life::of(&habit, &list, &Rests::default()), Life::of(&habit, &list, &rests));
        prop_assert_eq!(plain.practised.len(), with.practised.len());
        let (before, after) = (plain.whole(), with.whole());
        for (one, other) in plain.practised.iter().zip(&with.practised) {
            prop_assert_eq!(before.state(*one), after.state(*other));
            prop_assert_eq!(before.amount(*one), after.amount(*other));
            prop_assert!(before.strength_on(*one) == after.strength_on(*other));
        }
        let lengths = |course: &Course| course.seasons.iter().map(|one| one.days).collect::<Vec<_>>();
        prop_assert_eq!(lengths(&before), lengths(&after));
        prop_assert_eq!(before.welcome(), after.welcome());
        prop_assert!(before.strength() == after.strength());
        let goes_on = |course: &Course| course.season().map(|one| one.days);
        prop_assert_eq!(goes_on(&before), goes_on(&after));
    }

    /// A rest that follows takes nothing away, however long it is.
    #[test]
    fn a_rest_at_the_end_changes_nothing(habit in any_habit(), list in any_days(), long in 1_i32..400) {
        let mut life = Life::of(&habit, &list, &Rests::default());
        let last = *life.practised.last().unwrap();
        let before = life.whole();
        life.rests.push(Rest {
            id: RestId::from_random(2),
            habit: None,
            from: last.plus(1),
            until: None,
            note: String::new(),
        });
        let after = life.course(last.plus(long));
        prop_assert_eq!(&before.seasons, &after.seasons);
        prop_assert_eq!(before.season(), after.season());
        prop_assert!(before.strength_on(last) == after.strength_on(last.plus(long)));
        prop_assert!((1..=long).all(|n| after.state(last.plus(n)) == State::Rest));
    }

    /// Each day is one thing; seasons hold each of their days once and never touch; sums over weeks
    /// that begin on any day, months, quarters and years are sums over the days; strength stays
    /// between nothing and all.
    #[test]
    fn a_day_is_never_counted_twice(
        habit in any_habit(),
        list in any_days(),
        rests in any_rests(),
        also in proptest::collection::btree_set(0_i32..300, 0..30),
    ) {
        let mut life = Life::of(&habit, &list, &rests);
        // Done on days of rest, and on days that were not asked for.
        life.days.checks.extend(also.iter().map(|n| (habit.started.plus(*n), None)));
        let last = *life.practised.last().unwrap();
        let course = life.course(last);
        let asks = |day: Day| match &habit.rhythm {
            Rhythm::Weekdays(days) => days.contains(&day.weekday()),
            _ => true,
        };
        let mut inside = 0;
        for (day, state) in course.days(course.first, last) {
            let seasons = course.seasons.iter().filter(|one| one.from <= day && day <= one.to);
            let count = seasons.count();
            prop_assert!(count <= 1, "{day} is in {count} seasons");
            let counts = match state {
                State::Done | State::Covered => asks(day),
                State::Part => count == 1 && asks(day),
                _ => false,
            };
            inside += usize::from(counts);
            prop_assert!(state != State::Covered || !life.days.checks.contains_key(&day));
        }
        let in_seasons: usize = course.seasons.iter().map(|one| one.days).sum();
        // The very first day may be one that was not asked for: it can begin a season all the same.
        let is_step = |one: &(Day, State)| match one.1 {
            State::Done | State::Part => true,
            State::Open | State::Covered => asks(one.0),
            _ => false,
        };
        let first = course.days(course.first, last).find(is_step);
        let odd = usize::from(first.is_some_and(|one| !asks(one.0)));
        prop_assert!((inside..=inside + odd).contains(&in_seasons), "{in_seasons} of {inside}");
        prop_assert!(course.seasons.windows(2).all(|two| two[0].to.plus(1) < two[1].from));
        prop_assert!(course.strengths.iter().all(|one| (0.0..=1.0).contains(one)));

        let done = course.states.iter().filter(|state| **state == State::Done).count();
        let by_weekday: u32 = course.by_weekday().iter().sum();
        prop_assert_eq!(by_weekday as usize, done);
        let amount = course.amounts.iter().fold(Amount::ZERO, |sum, one| sum.plus(*one));
        for span in Span::ALL {
            for first in [Weekday::Monday, Weekday::Saturday, Weekday::Sunday] {
                let found = periods(&course, span, course.first, last, first);
                let sum = |of: fn(&crate::giving::Period) -> u32| found.iter().map(of).sum::<u32>();
                prop_assert_eq!(sum(|one| one.done) as usize, done);
                prop_assert_eq!(sum(|one| one.days) as usize, course.states.len());
                let all = |one: &crate::giving::Period| one.done + one.part + one.covered + one.rest;
                prop_assert!(found.iter().all(|one| all(one) <= one.days));
                prop_assert_eq!(found.iter().fold(Amount::ZERO, |sum, one| sum.plus(one.amount)), amount);
            }
        }
    }

    /// The definitions, reckoned slowly and word by word.
    #[test]
    fn as_the_definitions_say(habit in any_habit(), list in any_days(), rests in any_rests()) {
        let life = Life::of(&habit, &list, &rests);
        let course = life.whole();
        let slow = Slow::of(&habit, &list);
        for (place, day) in life.practised.iter().enumerate() {
            let found = course.strength_on(*day);
            prop_assert!((found - slow.strengths[place]).abs() < 1e-9, "{day}: {found}");
            let held = matches!(course.state(*day), State::Done | State::Covered);
            let expected = slow.held.contains(&place) && course.state(*day) != State::Part;
            prop_assert_eq!(held, expected, "{} {:?}", day, course.state(*day));
        }
    }

    /// Kept as it asks, whatever rests lie between, it is one season: on the same date of every month
    /// (the last day of a shorter one), on every chosen weekday, so many times in every week.
    #[test]
    fn kept_as_it_asks_it_is_one_season(
        rhythm in prop::sample::select(vec!["daily", "MO,WE,FR", "SU", "1/week", "1/month", "3/month"]),
        year in 2019_i32..2026,
        date in 1_u8..=31,
        rests in any_rests(),
    ) {
        let first = Day::new(year, 1, date).unwrap();
        let habit = Habit { started: first, ..habit(rhythm) };
        let mut life = Life::of(&habit, &[], &rests);
        let last = first.plus(700);
        let dates = if rhythm == "3/month" { vec![date, (date + 9) % 28 + 1, (date + 19) % 28 + 1] } else { vec![date] };
        let is_asked = |day: Day| match rhythm {
            "daily" => true,
            "1/week" => day.weekday() == first.weekday(),
            "1/month" | "3/month" => {
                let (_, length) = day.month();
                day == first || dates.iter().any(|date| day.ymd().2 == (*date).min(length))
            }
            _ => habit.rhythm.asks_for(day),
        };
        let open = life.course(last);
        for (day, state) in open.days(first, last) {
            // On a day of rest it isn't done, save once a week or a month: that is when it is done.
            let is_day = !matches!(rhythm, "daily" | "MO,WE,FR" | "SU");
            if is_asked(day) && (is_day || state != State::Rest) {
                life.days.checks.insert(day, None);
            }
        }
        let course = life.course(last);
        prop_assert_eq!(course.seasons.len(), 1, "{:?}", course.seasons);
        prop_assert!(course.season().is_some());
    }
}

/// What a course is, without any cleverness.
struct Slow {
    strengths: Vec<f64>,
    held: BTreeSet<usize>,
}

impl Slow {
    fn of(habit: &Habit, list: &[Said]) -> Self {
        let much: Vec<u64> = list.iter().map(|said| Self::much(habit, *said)).collect();
        let (times, days, length): (u64, usize, f64) = match habit.rhythm.to_string().as_str() {
            "daily" => (1, 1, 1.0),
            "MO,WE,FR" => (3, 3, 7.0 / 3.0),
            "SU" => (1, 1, 7.0),
            "MO,TU,WE,TH,FR" => (5, 5, 7.0 / 5.0),
            "1/week" => (1, 7, 1.0),
            "3/week" => (3, 7, 1.0),
            "1/month" => (1, 30, 1.0),
            "4/month" => (4, 30, 1.0),
            "31/month" => (30, 30, 1.0),
            "3/10" => (3, 10, 1.0),
            "1/2" => (1, 2, 1.0),
            "2/366" => (2, 366, 1.0),
            other => panic!("no definition of {other}"),
        };
        let often = times as f64 / (days as f64 * length);
        let keeps = 0.5_f64.powf(often.sqrt() * length / 13.0);
        let twice = if habit.measure == Measure::YesNo && often < 1.0 { 2 } else { 1 };
        let target = habit.target.thousandths() as f64;
        let mut score = if habit.measure == Measure::AtMost { 1.0 } else { 0.0 };
        let mut strengths = Vec::new();
        for place in 0..list.len() {
            let from = (place + 1).saturating_sub(days * twice);
            let sum: u64 = much[from..=place].iter().sum();
            let part = match habit.measure {
                Measure::YesNo => sum as f64 / (times as f64 * twice as f64),
                Measure::AtLeast => sum as f64 / (target * times as f64),
                Measure::AtMost => {
                    let wanted = target * times as f64;
                    (1.0 - (sum as f64 - wanted) / wanted).max(0.0)
                }
            };
            score = score * keeps + part.min(1.0) * (1.0 - keeps);
            strengths.push(score);
        }
        Self { strengths, held: Self::held(habit, list, &much, times, days) }
    }

    fn much(habit: &Habit, said: Said) -> u64 {
        match (said, habit.measure) {
            (None, _) => 0,
            (Some(None), Measure::YesNo) => 1,
            (Some(Some(much)), Measure::YesNo) => u64::from(much > Amount::ZERO),
            (Some(much), _) => much.unwrap_or(habit.target).thousandths() as u64,
        }
    }

    fn held(
        habit: &Habit,
        list: &[Said],
        much: &[u64],
        times: u64,
        days: usize,
    ) -> BTreeSet<usize> {
        let target = habit.target.thousandths() as u64;
        let is_done = |place: &usize| {
            list[*place].is_some()
                && match habit.measure {
                    Measure::YesNo => much[*place] > 0,
                    Measure::AtLeast => much[*place] >= target,
                    Measure::AtMost => much[*place] <= target,
                }
        };
        let mut held: BTreeSet<usize> = (0..list.len()).filter(is_done).collect();
        let wanted = match habit.measure {
            Measure::YesNo => times,
            Measure::AtLeast => target * times,
            Measure::AtMost => return held,
        };
        if times as usize == days {
            return held;
        }
        let size = if days == 30 { 31 } else { days } as i64;
        // Of each day on which something was done: from the latest day since which it was enough.
        let mut found: Vec<(i64, i64, i64)> = Vec::new();
        for center in (0..list.len()).filter(|place| much[*place] > 0) {
            let enough = |from: &usize| much[*from..=center].iter().sum::<u64>() >= wanted;
            let Some(from) = (0..=center).rev().find(enough) else { continue };
            let (from, center) = (from as i64, center as i64);
            if center - from < size {
                found.push((from, center, from + size - 1));
            }
        }
        for at in (1..found.len()).rev() {
            let overlap = found[at - 1].2 - found[at].0;
            if overlap >= 0 {
                let (from, center, to) = found[at - 1];
                let back = (to - center).min(overlap + 1);
                found[at - 1] = (from - back, center, to - back);
            }
        }
        for (from, _, to) in found {
            held.extend(
                (from.max(0)..=to).map(|place| place as usize).filter(|at| *at < list.len()),
            );
        }
        held
    }
}
