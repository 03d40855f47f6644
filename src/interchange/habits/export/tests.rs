//! The archive is Loop's in every letter that is known of it, and read back it adds nothing.

use proptest::prelude::*;

use super::super::zip::Zip;
use super::*;
use crate::document::Document;
use crate::giving::{Amount, DayMark, HabitKind, Hue, Rest};
use crate::id::{AnyId, HabitId, Ids, RestId};
use crate::interchange::{Draft, Plan, plan, read};

fn today() -> Day {
    "2015-01-25".parse().unwrap()
}

fn files(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = Zip::open(bytes).unwrap();
    let entries = zip.entries.clone();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    entries.iter().map(|one| (one.name.clone(), text(zip.read(one).unwrap()))).collect()
}

fn file(files: &[(String, String)], name: &str) -> String {
    files.iter().find(|one| one.0 == name).unwrap_or_else(|| panic!("no {name}")).1.clone()
}

fn draft(bytes: &[u8]) -> Draft {
    let mut last = 1000;
    let mut next = || {
        last += 1;
        last
    };
    read(bytes, "x.zip", &mut Ids::new(&mut next)).unwrap()
}

fn habit(n: u64, name: &str, rhythm: &str) -> Habit {
    let id = HabitId::from_random(n);
    let started = today().plus(-9);
    Habit {
        order: n as i32,
        ..Habit::new(id, name, HabitKind::Listen, rhythm.parse().unwrap(), started)
    }
}

/// The second habit is that of Loop's own test asset, `csv_export/002 Wake up early`.
fn sample() -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        let (one, two) = (habit(1, "Meditate", "daily"), habit(2, "Wake up early", "2/3"));
        edit.put_habit(&Habit {
            notes: "Did you meditate, \"well\"?".into(),
            hue: Some(Hue::Amber),
            ..one
        });
        edit.put_habit(&two);
        for ago in [0, 3, 4, 5, 8, 9] {
            edit.check(two.id, today().plus(-ago));
        }
        let note = |edit: &mut crate::document::Edit<'_>, ago: i32, text: &str| {
            let mark = DayMark { rest: false, note: text.into() };
            edit.mark_day(HabitId::from_random(2), today().plus(-ago), &mark);
        };
        note(edit, 1, "Sick");
        note(edit, 2, "Forgot to do it, really");
        note(edit, 6, "\"Vacation\"");
        let water = habit(3, "Water, coffee", "1/week");
        edit.put_habit(&Habit {
            measure: Measure::AtMost,
            target: "12".parse().unwrap(),
            unit: "cups".into(),
            archived: Some(today()),
            ..water
        });
        edit.check_with(HabitId::from_random(3), today(), "30".parse().unwrap());
        let (from, until) = (today().plus(-3), Some(today().plus(-2)));
        let id = RestId::from_random(1);
        edit.put_rest(&Rest { id, habit: Some(water.id), from, until, note: String::new() });
    });
    document
}

#[test]
fn as_loop_writes_it() {
    let archive = loop_archive(sample().notebook(), today());
    assert_eq!(archive.name, "Loop Habits CSV 2015-01-25.zip");
    let files = files(&archive.bytes);
    let names: Vec<&str> = files.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(
        names,
        [
            "Habits.csv",
            "001 Meditate/Scores.csv",
            "001 Meditate/Checkmarks.csv",
            "002 Wake up early/Scores.csv",
            "002 Wake up early/Checkmarks.csv",
            "003 Water coffee/Scores.csv",
            "003 Water coffee/Checkmarks.csv",
            "Scores.csv",
            "Checkmarks.csv",
        ]
    );
    assert_eq!(
        file(&files, "Habits.csv"),
        "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n\
         001,Meditate,YES_NO,,\"Did you meditate, \"\"well\"\"?\",1,1,#E09A2D,,,,false\n\
         002,Wake up early,YES_NO,,,2,3,#2C6350,,,,false\n\
         003,\"Water, coffee\",NUMERICAL,,,1,7,#2C6350,cups,AT_MOST,12.0,true\n"
    );
    // As in Loop's asset, save that a day of which only a note is known is no NO here.
    assert_eq!(
        file(&files, "002 Wake up early/Checkmarks.csv"),
        "Date,Value,Notes\n\
         2015-01-25,YES_MANUAL,\n\
         2015-01-24,UNKNOWN,Sick\n\
         2015-01-23,YES_AUTO,\"Forgot to do it, really\"\n\
         2015-01-22,YES_MANUAL,\n\
         2015-01-21,YES_MANUAL,\n\
         2015-01-20,YES_MANUAL,\n\
         2015-01-19,YES_AUTO,\"\"\"Vacation\"\"\"\n\
         2015-01-18,YES_AUTO,\n\
         2015-01-17,YES_MANUAL,\n\
         2015-01-16,YES_MANUAL,\n"
    );
    assert_eq!(
        file(&files, "002 Wake up early/Scores.csv"),
        "Date,Score\n\
         2015-01-25,0.2557\n\
         2015-01-24,0.2226\n\
         2015-01-23,0.1991\n\
         2015-01-22,0.1746\n\
         2015-01-21,0.1379\n\
         2015-01-20,0.0995\n\
         2015-01-19,0.0706\n\
         2015-01-18,0.0515\n\
         2015-01-17,0.0315\n\
         2015-01-16,0.0107\n"
    );
    assert_eq!(
        file(&files, "003 Water coffee/Checkmarks.csv"),
        "Date,Value,Notes\n2015-01-25,30000,\n2015-01-23,SKIP,\n2015-01-22,SKIP,\n"
    );
    let wide = file(&files, "Checkmarks.csv");
    assert!(wide.starts_with(
        "Date,Meditate,Wake up early,\"Water, coffee\",\n2015-01-25,UNKNOWN,YES_MANUAL,30000,\n"
    ));
}

fn planned(document: &Document) -> Plan {
    plan(draft(&loop_archive(document.notebook(), today()).bytes), document.notebook())
}

#[test]
fn read_back_it_adds_nothing_and_elsewhere_everything() {
    let document = sample();
    let again = planned(&document);
    assert!(again.is_empty(), "{again:?}");
    assert_eq!((again.same_habits, again.problems.len()), (3, 0));

    let mut elsewhere = Document::new(2);
    let there =
        plan(draft(&loop_archive(document.notebook(), today()).bytes), elsewhere.notebook());
    assert_eq!(there.habits.len(), 3);
    elsewhere.edit("Brought in", |edit| there.apply(edit)).unwrap();
    let (ours, theirs) = (document.notebook(), elsewhere.notebook());
    for (one, other) in ours.habits().iter().zip(theirs.habits()) {
        assert_eq!(
            (&one.name, &one.rhythm, one.measure, one.target, &one.unit, &one.notes, one.archived),
            (
                &other.name,
                &other.rhythm,
                other.measure,
                other.target,
                &other.unit,
                &other.notes,
                other.archived
            )
        );
        let (course, its) =
            (ours.course(one.id, today()).unwrap(), theirs.course(other.id, today()).unwrap());
        for ago in 0..9 {
            let day = today().plus(-ago);
            // When a habit was taken up that was never done, Loop doesn't tell.
            let state = |course: &Course| match course.state(day) {
                State::Outside => State::Open,
                state => state,
            };
            assert_eq!(state(&course), state(&its), "{} {day}", one.name);
            if state(&its) != State::Open || day >= its.first() {
                assert!(
                    (course.strength_on(day) - its.strength_on(day)).abs() < 1e-12,
                    "{} {day}",
                    one.name
                );
            }
            let note =
                |notebook: &Notebook, id| notebook.mark_of(id, day).map(|mark| mark.note.clone());
            assert_eq!(note(ours, one.id), note(theirs, other.id).filter(|note| !note.is_empty()));
        }
    }
    assert!(
        plan(draft(&loop_archive(ours, today()).bytes), theirs).is_empty(),
        "twice adds nothing"
    );
    elsewhere.undo().unwrap();
    assert!(elsewhere.notebook().habits().is_empty(), "one step");
}

#[test]
fn nothing_to_write_is_a_whole_archive() {
    let archive = loop_archive(&Notebook::default(), today());
    assert_eq!(files(&archive.bytes).len(), 3);
    assert!(draft(&archive.bytes).habits.is_empty());
}

proptest! {
    /// Any notebook of habits comes back whole.
    #[test]
    fn any_habits_come_back(
        names in proptest::collection::vec("[ -~äé€]{1,20}", 1..4),
        rhythm in prop::sample::select(vec!["daily", "MO,WE", "3/week", "2/month", "3/10", "1/2"]),
        measure in prop::sample::select(Measure::ALL.to_vec()),
        days in proptest::collection::vec((0_i32..40, 0_u8..5, 1_i64..900, "[ -~]{0,9}"), 0..40),
    ) {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, name) in (1_u64..).zip(&names) {
                let id = HabitId::from_random(n);
                edit.put_habit(&Habit { measure, target: Amount::ONE, ..habit(n, name, rhythm) });
                for (ago, what, much, note) in &days {
                    let day = today().plus(-ago);
                    match what {
                        0 => edit.check(id, day),
                        1 if measure != Measure::YesNo => {
                            edit.check_with(id, day, Amount::from_thousandths(much * 10).unwrap());
                        }
                        2 => edit.mark_day(id, day, &DayMark { rest: true, note: note.clone() }),
                        3 => edit.mark_day(id, day, &DayMark { rest: false, note: note.clone() }),
                        _ => {}
                    }
                }
            }
        });
        // Names of nothing but white space are no names.
        prop_assume!(names.iter().all(|name| crate::people::clean_line(name) == *name));
        let again = planned(&document);
        prop_assert!(again.is_empty(), "{:?}", again);
        prop_assert_eq!(&again.problems, &[]);

        // In an empty notebook it is all there: what was done, how much, rests and notes.
        let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
        prop_assume!(distinct.len() == names.len());
        let ours = document.notebook();
        let mut elsewhere = Document::new(2);
        let there = plan(draft(&loop_archive(ours, today()).bytes), elsewhere.notebook());
        elsewhere.edit("Brought in", |edit| there.apply(edit));
        let theirs = elsewhere.notebook();
        prop_assert_eq!(ours.habits().len(), theirs.habits().len());
        for (one, other) in ours.habits().iter().zip(theirs.habits()) {
            prop_assert_eq!(
                (&one.name, one.measure, one.rhythm.part()),
                (&other.name, other.measure, other.rhythm.part())
            );
            for day in (0..45).map(|ago| today().plus(-ago)) {
                let said = |notebook: &Notebook, habit: &Habit| {
                    let check = notebook.check(habit.id, day);
                    let much = check.map(|check| match habit.measure {
                        Measure::YesNo => Amount::ONE,
                        _ => check.amount.unwrap_or(habit.target),
                    });
                    let mark = notebook.mark_of(habit.id, day).cloned().unwrap_or_default();
                    // A rest before it was taken up is nothing of it.
                    let first = notebook.course(habit.id, today()).unwrap().first();
                    let rest = mark.rest && much.is_none() && day >= first;
                    (much, rest, mark.note.trim().to_owned())
                };
                prop_assert_eq!(said(ours, one), said(theirs, &other), "{} {}", one.name, day);
            }
        }
    }
}
