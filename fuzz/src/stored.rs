//! What stands under the keys of habits, their days and rests: any value, also of another shape than
//! any Kith writes. It is read without a panic, whatever is worked out of it stays within its bounds,
//! and it can be edited.
#![no_main]

use std::collections::HashMap;
use std::sync::Arc;

use kith::day::Day;
use kith::document::Document;
use kith::giving::{DayMark, Habit, Span, periods};
use kith::interchange::calendar::Calendar;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;
use yrs::{Any, Doc, Map, ReadTxn, StateVector, Transact};

kith_fuzz::bounded_memory!();

const IDS: [&str; 3] = ["1a2b3c4d", "00000007", "zzzzzzzz"];
const FIELDS: [&str; 18] = [
    "name",
    "kind",
    "rhythm",
    "started",
    "measure",
    "target",
    "unit",
    "group",
    "hue",
    "symbol",
    "order",
    "archived",
    "notes",
    "aim",
    "reminders",
    "rest",
    "deleted",
    "mood",
];
const MEMBERS: [&str; 6] = ["habit", "from", "until", "note", "rest", "deleted"];
const WORDS: [&str; 22] = [
    "",
    "daily",
    "MO,WE,FR",
    "SU",
    "3/week",
    "1/month",
    "31/month",
    "3/10",
    "1/366",
    "366/366",
    "least",
    "most",
    "yes",
    "listen",
    "ring 4",
    "07:30 daily;19:00 MO",
    "23:59 SA,SU",
    "teal",
    "1a2b3c4d",
    "00000007",
    "a\r\nBEGIN:VEVENT",
    "\u{202e}\0",
];

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn below(&mut self, end: usize) -> usize {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*byte) % end
    }

    fn number(&mut self) -> f64 {
        let day = 20_778.0;
        let small = self.below(256) as f64;
        [
            small,
            day - small,
            day + small,
            -small,
            small * 1e3,
            small * 1e10,
            0.5,
            f64::NAN,
            f64::INFINITY,
            -719_162.0,
        ][self.below(10)]
    }

    fn any(&mut self, deep: u8) -> Any {
        match self.below(9) {
            0 => Any::Null,
            1 => Any::Undefined,
            2 => Any::Bool(self.below(2) == 0),
            3 | 4 => Any::from(self.number()),
            5 => Any::from(self.number() as i64),
            6 if deep < 2 => {
                let count = self.below(5);
                let members =
                    (0..count).map(|_| (MEMBERS[self.below(6)].to_owned(), self.any(deep + 1)));
                Any::Map(Arc::new(members.collect::<HashMap<String, Any>>()))
            }
            7 if deep < 2 => {
                let count = self.below(4);
                Any::Array((0..count).map(|_| self.any(deep + 1)).collect())
            }
            _ => Any::String(WORDS[self.below(WORDS.len())].into()),
        }
    }

    fn key(&mut self, map: &str) -> String {
        let id = IDS[self.below(3)];
        match map {
            "habits" => format!("{id}.{}", FIELDS[self.below(18)]),
            "rests" => id.to_owned(),
            "settings" => ["rest", "week", "theme"][self.below(3)].to_owned(),
            "meta" => "schema".to_owned(),
            _ => format!("{id}{}", self.number()),
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = Bytes(bytes);
    let doc = Doc::with_client_id(7);
    {
        let maps = ["habits", "checks", "days", "rests", "settings", "meta"];
        let roots = maps.map(|name| doc.get_or_insert_map(name));
        let mut txn = doc.transact_mut();
        while !bytes.0.is_empty() {
            // The schema is rarely touched: a newer one is only read.
            let at = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 5][bytes.below(11)];
            if at == 5 && bytes.below(8) != 0 {
                continue;
            }
            let key = bytes.key(maps[at]);
            let value = if at == 5 { Any::from(bytes.below(5) as i64) } else { bytes.any(0) };
            roots[at].insert(&mut txn, key, value);
        }
    }
    let update = doc.transact().encode_state_as_update_v1(&StateVector::default());
    let mut document = Document::new(OURS);
    document.merge([update.as_slice()]);

    let today = Day::new(2026, 11, 21).expect("a day");
    let notebook = document.notebook();
    let habits = notebook.habits();
    for habit in &habits {
        let course = notebook.course(habit.id, today).expect("it is there");
        assert!((0.0..=1.0).contains(&course.strength()));
        let first = notebook.settings().week_start;
        let sums = periods(&course, Span::Year, course.first(), today, first);
        assert!(sums.iter().all(|one| one.done + one.part + one.covered + one.rest <= one.days));
        habit.rhythm.rests_in_week(today, first, &|day| notebook.is_checked(habit.id, day));
    }
    let listed: Vec<&Habit> = habits.iter().map(|habit| &**habit).collect();
    let rests = notebook.rests();
    let rests: Vec<_> = rests.iter().map(|rest| &**rest).collect();
    let rest_days = notebook.settings().rest_days;
    let ics = Calendar { habits: &listed, rests: &rests, rest_days, today, now: 0 }.ics();
    let unfolded = ics.replace("\r\n ", "");
    let begun = unfolded.lines().filter(|line| *line == "BEGIN:VEVENT").count();
    let events: usize = listed.iter().map(|habit| habit.reminders.iter().count().max(1)).sum();
    assert!(begun <= events, "words broke out: {ics}");

    let mark = DayMark { rest: true, note: "x".into() };
    document.edit("", |edit| {
        for habit in &habits {
            edit.mark_day(habit.id, today, &mark);
            edit.put_habit(&Habit { order: 9, ..(**habit).clone() });
        }
    });
    still_works(&mut document);
});
