//! What a hundred habits with ten years of checks cost, natively: `cargo run --release
//! --no-default-features --example habits`. Times are the best of five.

use std::time::{Duration, Instant};

use kith::day::{Day, Weekday};
use kith::document::Document;
use kith::giving::{Habit, HabitKind, Measure, Rhythm, SHELF, Span, State, Weekdays, periods};
use kith::id::{AnyId, HabitId, Ids};
use kith::interchange::calendar::Calendar;
use kith::interchange::habits::{LoopArchive, loop_archive};
use kith::interchange::{plan, read};

const HABITS: u64 = 100;
const DAYS: i32 = 3652;

fn best<T>(name: &str, mut run: impl FnMut() -> T) {
    let mut least = Duration::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        std::hint::black_box(run());
        least = least.min(begun.elapsed());
    }
    println!("{name:<52} {:>9.2} ms", least.as_secs_f64() * 1000.0);
}

fn main() {
    let today = Day::from_number(20_778).unwrap_or(Day::EPOCH);
    let mut document = Document::new(1);
    let mut checks = 0_u32;
    document.edit("Ten years", |edit| {
        for (n, practice) in (0..HABITS).zip(SHELF.iter().cycle()) {
            let id = HabitId::from_random(n);
            let habit = practice.habit(id, today.plus(-DAYS));
            let measure = if n % 4 == 0 { Measure::AtLeast } else { Measure::YesNo };
            edit.put_habit(&Habit { measure, ..habit });
            let mut state = n + 1;
            for ago in 0..DAYS {
                // Xorshift (G. Marsaglia): two days of three.
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if state % 3 != 0 {
                    edit.check(id, today.plus(-ago));
                    checks += 1;
                }
            }
        }
    });
    println!("{HABITS} habits, {DAYS} days, {checks} checks");
    let notebook = document.notebook();
    let habits = notebook.habits();
    let one = habits.first().map(|habit| habit.id).unwrap_or(HabitId::from_random(0));
    best("the course of one habit, worked out", || {
        habits.first().map(|habit| notebook.course_as(habit, today).strength())
    });
    best("the courses of all, worked out", || {
        habits.iter().map(|habit| notebook.course_as(habit, today).strength()).sum::<f64>()
    });
    best("the courses of all, known already", || {
        habits.iter().filter_map(|habit| notebook.course(habit.id, today)).count()
    });
    let courses: Vec<_> =
        habits.iter().filter_map(|habit| notebook.course(habit.id, today)).collect();
    best("the grid: 60 days of all, and their strength", || {
        let days = courses.iter().flat_map(|course| course.days(today.plus(-59), today));
        let done = days.filter(|(_, state)| *state == State::Done).count();
        done + courses.iter().filter(|course| course.strength() > 0.5).count()
    });
    best("all weeks, months, quarters and years of one", || {
        let course = courses.first()?;
        let all = Span::ALL
            .map(|span| periods(course, span, course.first(), today, Weekday::Monday).len());
        Some(all.into_iter().sum::<usize>())
    });
    best("checked today, or not, of all", || {
        habits.iter().filter(|habit| notebook.is_checked(habit.id, today)).count()
    });
    let listed: Vec<&Habit> = habits.iter().map(|habit| &**habit).collect();
    best("the calendar of all", || {
        let (rests, rest_days) = (&[], Weekdays::NONE);
        Calendar { habits: &listed, rests, rest_days, today, now: 0 }.ics().len()
    });
    best("Loop's archive, written", || loop_archive(notebook, today).bytes.len());
    let mut longest = Duration::ZERO;
    let mut archive = LoopArchive::of(notebook, today);
    loop {
        let begun = Instant::now();
        if archive.step(notebook).is_none() {
            break;
        }
        longest = longest.max(begun.elapsed());
    }
    println!("{:<52} {:>9.2} ms", "its longest step", longest.as_secs_f64() * 1000.0);
    let archive = loop_archive(notebook, today).bytes;
    println!("the archive has {} kB", archive.len() / 1000);
    best("Loop's archive, read and compared", || {
        let mut last = 0;
        let mut next = || {
            last += 1;
            last
        };
        let draft = read(&archive, "", &mut Ids::new(&mut next)).ok()?;
        Some(plan(draft, notebook).same_habits)
    });
    let mut count = 0_u64;
    let habit = Habit::new(one, "", HabitKind::Craft, Rhythm::Daily, today);
    let mut document = document;
    best("one check, as a step of the document", || {
        count += 1;
        let ago = i32::try_from(count).unwrap_or_default();
        document.edit("", |edit| edit.check(habit.id, today.plus(ago)))
    });
    best("one check, and the courses of all after it", || {
        count += 1;
        let ago = i32::try_from(count).unwrap_or_default();
        document.edit("", |edit| edit.check(habit.id, today.plus(ago)));
        let notebook = document.notebook();
        habits.iter().filter_map(|habit| notebook.course(habit.id, today)).count()
    });
}
