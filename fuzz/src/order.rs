//! What honest devices write, in any order, twice, in parts and tidied in between: when all of it
//! is there, the notebook is the same, whichever way it came.
#![no_main]

use kith::day::Day;
use kith::document::Document;
use kith::id::{AnyId, HabitId, MomentId, PersonId};
use kith::life::{Moment, MomentKind};
use kith::people::Person;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn below(&mut self, end: usize) -> usize {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*byte) % end.max(1)
    }
}

fn edit(document: &mut Document, bytes: &mut Bytes<'_>, today: Day) -> Option<Vec<u8>> {
    let who = PersonId::from_random(bytes.below(3) as u64);
    let habit = HabitId::from_random(1);
    let name = ["Ada", "Grace", "", "Mary"][bytes.below(4)];
    let done = match bytes.below(8) {
        0 => document.undo(),
        1 => document.redo(),
        2 => document.edit("", |edit| edit.delete_person(who, today)),
        3 => document.edit("", |edit| edit.check(habit, today.plus(bytes.below(4) as i32))),
        4 => document.edit("", |edit| {
            edit.uncheck(habit, today.plus(bytes.below(4) as i32), today);
        }),
        5 => {
            let id = MomentId::from_random(bytes.below(3) as u64);
            let kind = MomentKind::Note;
            let people = [who].into();
            let moment = Moment { id, day: today, kind, people, text: name.into(), habit: None };
            document.edit("", |edit| edit.put_moment(&moment))
        }
        _ => document.edit("", |edit| edit.put_person(&Person::new(who, name))),
    };
    Some(done?.update)
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes(bytes);
    let today = Day::new(2026, 11, 21).expect("a day");
    let mut devices = [Document::new(11), Document::new(12)];
    let mut written: Vec<Vec<u8>> = Vec::new();
    for _ in 0..24 {
        let at = bytes.below(2);
        match bytes.below(6) {
            // Tidied: everything this device has.
            0 => written.push(devices[at].snapshot()),
            // Hears something, or all.
            1 if !written.is_empty() => {
                let which = bytes.below(written.len());
                devices[at].merge([written[which].as_slice()]);
            }
            2 => drop(devices[at].merge(written.iter().map(Vec::as_slice))),
            _ => written.extend(edit(&mut devices[at], &mut bytes, today)),
        }
    }
    let mut straight = Document::new(OURS + 2);
    assert!(straight.merge(written.iter().map(Vec::as_slice)).is_empty());

    let mut crooked = Document::new(OURS);
    for _ in 0..12 {
        if written.is_empty() {
            break;
        }
        let which = bytes.below(written.len());
        assert!(crooked.merge([written[which].as_slice()]).is_empty());
        if bytes.below(4) == 0 {
            // Tidied with some missing, opened again.
            let part = crooked.snapshot();
            crooked = Document::new(OURS);
            assert!(crooked.merge([part.as_slice()]).is_empty(), "a part is read again");
        }
    }
    let mut rest: Vec<&[u8]> = written.iter().map(Vec::as_slice).collect();
    rest.reverse();
    assert!(crooked.merge(rest).is_empty());
    assert!(!straight.is_waiting() && !crooked.is_waiting(), "all of it is there");
    assert_eq!(crooked.notebook(), straight.notebook());
    still_works(&mut crooked);
});
