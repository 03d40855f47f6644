//! A file of habits from another program: read, compared, brought in, and the same file again adds
//! nothing; what is written for Loop is read again and adds nothing either. The first byte says how:
//! 0 the file as it is; 1 a table of HabitBull's; else an archive of Loop's, whose files the rest is,
//! with a NUL between.
#![no_main]

use kith::day::Day;
use kith::document::Document;
use kith::id::Ids;
use kith::interchange::calendar::Calendar;
use kith::interchange::habits::loop_archive;
use kith::interchange::{Plan, plan, read};
use kith_fuzz::{OURS, zip};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

const HABITBULL: &[u8] =
    b"HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n";
const LOOP: &[u8] =
    b"Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,\
    Color,Unit,Target Type,Target Value,Archived?\n";

fn file(bytes: &[u8]) -> Vec<u8> {
    match bytes.split_first() {
        Some((0, file)) => file.to_vec(),
        Some((1, rows)) => [HABITBULL, rows].concat(),
        Some((_, files)) => {
            let mut parts = files.split(|byte| *byte == 0);
            let habits = [LOOP, parts.next().unwrap_or_default()].concat();
            let names = ["001 a/Checkmarks.csv", "002 b/Checkmarks.csv", "Checkmarks.csv"];
            let days = names.into_iter().zip(parts);
            let days = days.map(|(name, text)| (name, [b"Date,Value,Notes\n", text].concat()));
            let all: Vec<(&str, Vec<u8>)> =
                [("Habits.csv", habits)].into_iter().chain(days).collect();
            zip(&all)
        }
        None => Vec::new(),
    }
}

fn planned(file: &[u8], document: &Document, from: u64) -> Option<Plan> {
    let mut last = from;
    let mut next = || {
        last += 1;
        last
    };
    let draft = read(file, "habits", &mut Ids::new(&mut next)).ok()?;
    Some(plan(draft, document.notebook()))
}

fuzz_target!(|bytes: &[u8]| {
    let file = file(bytes);
    let mut document = Document::new(OURS);
    let Some(new) = planned(&file, &document, 1000) else { return };
    document.edit("Brought in", |edit| new.apply(edit));
    if let Some(again) = planned(&file, &document, 900_000) {
        assert!(again.is_empty(), "the same file twice: {again:?}");
    }
    let today = Day::new(2026, 11, 21).expect("a day");
    let notebook = document.notebook();
    let habits = notebook.habits();
    // A century of days is slow to write, and nothing new.
    let is_short = |day: Day| (0..4000).contains(&today.since(day));
    let mut started = habits.iter().map(|habit| habit.started);
    if habits.len() < 20 && started.all(is_short) {
        let written = loop_archive(notebook, today).bytes;
        let again = planned(&written, &document, 2_000_000).expect("what Kith writes, it reads");
        assert!(again.is_empty(), "what was written adds: {again:?}");
        let habits: Vec<_> = habits.iter().map(|habit| &**habit).collect();
        let (rests, rest_days) = (&[], Default::default());
        Calendar { habits: &habits, rests, rest_days, today, now: 0 }.ics();
    }
    document.undo();
    assert!(document.notebook().is_empty(), "one step takes all of it back");
});
