//! What is kept of giving: all of a habit, amounts, rests, and notes of days.

use super::*;
use crate::giving::{Aim, Amount, DayMark, Hue, Measure, Rest, Symbol};
use crate::id::RestId;

fn full() -> Habit {
    Habit {
        measure: Measure::AtLeast,
        target: "2.5".parse().unwrap(),
        unit: "pages".into(),
        group: "Morning".into(),
        hue: Some(Hue::Plum),
        symbol: Some(Symbol::Pen),
        order: -1024,
        archived: Some(today()),
        notes: "why it matters".into(),
        aim: Aim::Ring(4),
        reminders: "07:30 daily;19:00 MO,FR".parse().unwrap(),
        rest_days: "SA,SU".parse().unwrap(),
        ..habit(1, "Write a letter")
    }
}

fn rest(n: u64, of: Option<u8>) -> Rest {
    let until = Some(today().plus(6));
    Rest {
        id: RestId::from_random(n),
        habit: of.map(hid),
        from: today(),
        until,
        note: "away".into(),
    }
}

fn much(text: &str) -> Amount {
    text.parse().unwrap()
}

fn given() -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        edit.put_habit(&full());
        edit.check(hid(1), today());
        edit.check_with(hid(1), today().plus(-1), much("0.75"));
        edit.mark_day(hid(1), today().plus(-2), &DayMark { rest: true, note: "ill".into() });
        edit.put_rest(&rest(1, None));
        edit.put_rest(&rest(2, Some(1)));
    });
    document
}

fn contains(document: &Document, text: &str) -> bool {
    document.snapshot().windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn kept_and_there_after_opening_again() {
    let document = reopened(&given());
    let notebook = document.notebook();
    assert_eq!(**notebook.habit(hid(1)).unwrap(), full());
    assert_eq!(notebook.check(hid(1), today()).unwrap().amount, None);
    assert_eq!(notebook.check(hid(1), today().plus(-1)).unwrap().amount, Some(much("0.75")));
    assert!(!notebook.is_checked(hid(1), today().plus(-2)), "a rest is no check");
    let mark = notebook.mark_of(hid(1), today().plus(-2)).unwrap();
    assert!(mark.rest && mark.note == "ill");
    assert_eq!(notebook.rests().len(), 2);
    assert!(notebook.rest(RestId::from_random(1)).unwrap().covers(hid(7), today().plus(6)));
    assert!(!notebook.rest(RestId::from_random(2)).unwrap().covers(hid(7), today()));
}

#[test]
fn every_part_is_taken_back_and_taken_again() {
    let mut document = given();
    let before = document.notebook().clone();
    document.edit("", |edit| {
        edit.put_habit(&habit(1, "Write a letter"));
        edit.check_with(hid(1), today(), much("3"));
        edit.mark_day(hid(1), today().plus(-2), &DayMark::default());
        edit.put_rest(&Rest { until: None, note: String::new(), ..rest(1, None) });
        edit.delete_rest(RestId::from_random(2), today());
    });
    let after = document.notebook().clone();
    assert_eq!(**after.habit(hid(1)).unwrap(), habit(1, "Write a letter"));
    assert_eq!(after.mark_of(hid(1), today().plus(-2)), None);
    assert_eq!(after.rests().len(), 1);
    document.undo().unwrap();
    assert_eq!(*document.notebook(), before);
    document.redo().unwrap();
    assert_eq!(*document.notebook(), after);
}

#[test]
fn two_devices_that_edit_other_fields_both_keep_theirs() {
    let mut ours = given();
    let mut theirs = reopened(&ours);
    ours.edit("", |edit| edit.put_habit(&Habit { hue: Some(Hue::Sky), ..full() }));
    ours.edit("", |edit| edit.check(hid(1), today().plus(-9)));
    theirs.edit("", |edit| edit.put_habit(&Habit { order: 9, archived: None, ..full() }));
    let mark = DayMark { rest: true, note: String::new() };
    theirs.edit("", |edit| edit.mark_day(hid(1), today().plus(-9), &mark));
    ours.merge([theirs.snapshot().as_slice()]);
    theirs.merge([ours.snapshot().as_slice()]);
    assert_eq!(ours.notebook(), theirs.notebook());
    let habit = ours.notebook().habit(hid(1)).unwrap();
    assert_eq!((habit.hue, habit.order, habit.archived), (Some(Hue::Sky), 9, None));
    // Done and at rest, unknown to each other: both are kept, and done is what counts.
    assert!(ours.notebook().is_checked(hid(1), today().plus(-9)));
    assert!(ours.notebook().mark_of(hid(1), today().plus(-9)).unwrap().rest);
}

#[test]
fn what_a_newer_kith_says_of_a_day_or_a_rest_stays() {
    let mut document = given();
    let (key, id) = (format!("{}{}", hid(1), today().number()), RestId::from_random(1).to_string());
    document.write(|txn, maps, _| {
        for (collection, key) in [(Collection::Days, &key), (Collection::Rests, &id)] {
            let map = maps.get(collection).unwrap();
            let old = map.get(txn, key).and_then(|out| value::plain(&out));
            let new = records::record(old.as_ref(), [("mood", Some(value::text("bright")))]);
            map.insert(txn, key.as_str(), new);
        }
        Step::default()
    });
    let mark = DayMark { rest: false, note: "a note".into() };
    document.edit("", |edit| edit.mark_day(hid(1), today(), &mark));
    document.edit("", |edit| edit.mark_day(hid(1), today(), &DayMark::default()));
    document.edit("", |edit| edit.put_rest(&Rest { note: "later".into(), ..rest(1, None) }));
    assert_eq!(document.notebook().mark_of(hid(1), today()), None);
    let bytes = document.snapshot();
    assert_eq!(bytes.windows(6).filter(|window| window == b"bright").count(), 2);
}

#[test]
fn a_rest_we_cannot_read_is_not_one_of_everything() {
    let mut document = given();
    let id = RestId::from_random(1).to_string();
    for (name, bad) in [("habit", "everything"), ("until", "the end"), ("from", "then")] {
        let mut copy = reopened(&document);
        copy.write(|txn, maps, _| {
            let map = maps.get(Collection::Rests).unwrap();
            let old = map.get(txn, &id).and_then(|out| value::plain(&out));
            map.insert(
                txn,
                id.as_str(),
                records::record(old.as_ref(), [(name, Some(value::text(bad)))]),
            );
            Step::default()
        });
        assert_eq!(copy.notebook().rests().len(), 1, "{name}");
    }
    document.edit("", |edit| edit.delete_habit(hid(1), today()));
    assert_eq!(document.notebook().rests().len(), 1, "of a deleted habit it is out of sight");
}

#[test]
fn removed_for_good_with_the_habit() {
    let mut document = given();
    document.edit("", |edit| edit.put_rest(&Rest { note: "of all".into(), ..rest(1, None) }));
    document.edit("", |edit| edit.delete_habit(hid(1), today()));
    let before = document.notebook().clone();
    document.edit("", |edit| edit.restore(&Thing::Habit(hid(1))));
    assert_eq!(**document.notebook().habit(hid(1)).unwrap(), full());
    document.undo();
    assert_eq!(*document.notebook(), before);
    document.edit("", |edit| edit.purge(&Thing::Habit(hid(1))));
    let (left, undone) = (document.snapshot(), document.undo());
    assert!(undone.is_some(), "the rest of all was written before");
    assert_eq!(document.notebook().habits().len(), 0);
    let mut opened = Document::new(7);
    opened.merge([left.as_slice()]);
    for word in ["Write a letter", "why it matters", "Morning", "ill", "away", "07:30"] {
        assert!(!contains(&opened, word), "{word}");
    }
    assert!(contains(&opened, "of all"));
    assert_eq!(opened.notebook().rests().len(), 1);
    opened.edit("", |edit| edit.delete_rest(RestId::from_random(1), today()));
    assert_eq!(opened.notebook().trash(today())[0].what, "Rest from 2026-11-21 to 2026-11-27");
    opened.edit("", |edit| edit.purge(&Thing::Rest(RestId::from_random(1))));
    assert!(!contains(&opened, "of all"));
}

#[test]
fn compared_in_words() {
    let ours = given();
    let mut theirs = reopened(&ours);
    theirs.edit("", |edit| {
        edit.put_habit(&Habit {
            measure: Measure::AtMost,
            target: much("3"),
            aim: Aim::Nobody,
            reminders: "08:00 MO".parse().unwrap(),
            rest_days: "SU".parse().unwrap(),
            archived: None,
            hue: None,
            ..full()
        });
        edit.check_with(hid(1), today().plus(-1), much("4"));
        edit.mark_day(hid(1), today(), &DayMark { rest: true, note: "flu".into() });
        edit.put_rest(&rest(3, None));
    });
    let comparison = ours.compare(&theirs.snapshot()).unwrap();
    assert_eq!(comparison.new[0].what, "Rest from 2026-11-21 to 2026-11-27");
    assert_eq!(comparison.changed_checks, 1);
    let mut said: Vec<String> = comparison.changed[0]
        .fields
        .iter()
        .map(|one| {
            let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".into());
            format!("{}: {} > {}", one.field, side(&one.ours), side(&one.theirs))
        })
        .collect();
    said.sort();
    assert_eq!(
        said,
        [
            "colour: plum > -",
            "days of rest: Sat, Sun > Sun",
            "how a day is measured: at least an amount > at most an amount",
            "how much: 2.5 > 3",
            "note of 2026-11-21: - > flu",
            "put away: 2026-11-21 > -",
            "reminders: 07:30 every day; 19:00 Mon, Fri > 08:00 Mon",
            "rest of 2026-11-21: - > yes",
            "whom it is for: Wider > nobody in particular",
        ]
    );
}
