//! How the tables are written: an entry a line.
//!
//! `meal 2026-11-21 grace george: Lunch` is a moment; `do 2026-11-27 grace: Ask her` an intention,
//! `do meet ..` one for when we meet; `again ..` one that is suggested, without its words; `check Piano 2026-11-22` a
//! habit; `! 31 June` what has to be said. Of people, `grace` is known, `+Tomas` new, and
//! `?anna/annak` has to be chosen. A day may be said from today: `-1`.

use super::notebook::{notebook, today, word};
use crate::capture::{Draft, Entry, Mention, Names, Remark, What, Whom, read};
use crate::day::{Day, PartialDate, Weekday};
use crate::life::Due;

fn day(day: Day) -> String {
    match day.since(today()) {
        0 => "0".into(),
        days if days.abs() < 15 => format!("{days:+}"),
        _ => day.to_string(),
    }
}

fn whom(who: &Whom) -> String {
    match who {
        Whom::Known(id) => word(*id).to_owned(),
        Whom::New(name) => format!("+{}", name.replace(' ', "_")),
    }
}

fn mention(one: &Mention) -> String {
    let others = || one.others.iter().map(whom).collect::<Vec<_>>().join("/");
    one.who.as_ref().map_or_else(|| format!("?{}", others()), whom)
}

fn entry(entry: &Entry) -> String {
    let people: String = entry.people.iter().map(|one| format!(" {}", mention(one))).collect();
    match &entry.what {
        What::Moment { kind, when, text, .. } => {
            let when = match when {
                PartialDate::Day(on) => day(*on),
                part => part.to_string(),
            };
            format!("{} {when}{people}: {text}", kind.slug())
        }
        What::Intention { text, due, after } => {
            let due = match due {
                Due::On(on) => day(*on),
                Due::WhenWeMeet => "meet".into(),
            };
            match after {
                Some(_) => format!("again {due}{people}"),
                None => format!("do {due}{people}: {text}"),
            }
        }
        What::Yearly { label, date, text, .. } => format!("{label} {date}{people}: {text}"),
        What::Check { habit, day: on } => {
            let habit = notebook(true).notebook().habit(*habit).unwrap().name.clone();
            format!("check {habit} {}", day(*on))
        }
    }
}

pub(super) fn shown(draft: &Draft) -> Vec<String> {
    let remark = |remark: &Remark| match remark {
        Remark::NoSuchDay(words) => format!("! {words}"),
        Remark::TooLong => "! long".into(),
    };
    draft.entries.iter().map(entry).chain(draft.remarks.iter().map(remark)).collect()
}

pub(super) fn drafted(text: &str, habits: bool) -> Draft {
    let document = notebook(habits);
    read(text, &Names::of(document.notebook()), today(), Weekday::Monday)
}

/// Reads each sentence, and says all that are read otherwise than expected.
pub(super) fn hold(table: &[(&str, &[&str])], habits: bool) {
    let document = notebook(habits);
    let names = Names::of(document.notebook());
    let mut wrong = String::new();
    for (text, expected) in table {
        let found = shown(&read(text, &names, today(), Weekday::Monday));
        if found != *expected {
            wrong += &format!("\n{text}\n  expected {expected:?}\n  read     {found:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
