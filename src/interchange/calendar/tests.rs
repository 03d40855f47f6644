//! What is written is read back by a reader that is not ours (calcard), and says what was meant.

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use proptest::prelude::*;

use super::*;
use crate::giving::HabitKind;
use crate::id::{AnyId, HabitId, RestId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Saturday.
fn today() -> Day {
    day("2026-11-21")
}

/// 2026-11-21 06:30:15 UTC.
const NOW: i64 = 20_778 * 86_400 + 6 * 3600 + 30 * 60 + 15;

fn habit(n: u64, rhythm: &str, reminders: &str) -> Habit {
    let id = HabitId::from_random(n);
    Habit {
        reminders: reminders.parse().unwrap(),
        ..Habit::new(
            id,
            "Listen to someone's day",
            HabitKind::Listen,
            rhythm.parse().unwrap(),
            today(),
        )
    }
}

fn written(habits: &[&Habit], rests: &[&Rest]) -> String {
    Calendar { habits, rests, rest_days: Weekdays::NONE, today: today(), now: NOW }.ics()
}

/// The lines of a property, unfolded.
fn lines<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.lines().filter(|line| line.starts_with(name)).collect()
}

fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

#[test]
fn whole_as_it_is_written() {
    let file = written(&[&habit(1, "daily", "07:30 daily")], &[]);
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kith//Giving//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Kith",
        "BEGIN:VEVENT",
        "UID:kith-10000000-1",
        "SEQUENCE:3623430",
        "DTSTAMP:20261121T063015Z",
        "LAST-MODIFIED:20261121T063015Z",
        "DTSTART:20261121T073000",
        "DURATION:PT10M",
        "RRULE:FREQ=DAILY",
        "SUMMARY:Listen to someone's day",
        "DESCRIPTION:every day",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Listen to someone's day",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(file, expected.join("\r\n"));
}

#[test]
fn a_later_file_updates_the_earlier_one() {
    let habit = habit(1, "daily", "07:30 daily;19:00 SU");
    let uids = |file: &str| -> Vec<String> {
        lines(file, "UID:").iter().map(|line| (*line).to_owned()).collect()
    };
    let sequence = |file: &str| -> i64 { lines(file, "SEQUENCE:")[0][9..].parse().unwrap() };
    let first = written(&[&habit], &[]);
    let moved = Habit { reminders: "08:00 daily;19:00 SU".parse().unwrap(), ..habit };
    let later = Calendar {
        habits: &[&moved],
        rests: &[],
        rest_days: Weekdays::NONE,
        today: today().plus(1),
        now: NOW + 60,
    };
    let later = later.ics();
    assert_eq!(uids(&first), uids(&later));
    assert_eq!(uids(&first).len(), 2);
    assert!(sequence(&later) > sequence(&first));
}

#[test]
fn the_first_day_is_one_on_which_it_rings() {
    for (rhythm, reminders, start) in [
        ("daily", "07:30 daily", "DTSTART:20261121T073000"),
        ("MO,WE", "07:30 daily", "DTSTART:20261123T073000"),
        ("1/month", "00:00 daily", "DTSTART:20261201T000000"),
        ("1/10", "23:59 daily", "DTSTART:20261121T235900"),
        ("SU", "", "DTSTART;VALUE=DATE:20261122"),
    ] {
        let file = written(&[&habit(1, rhythm, reminders)], &[]);
        assert_eq!(lines(&file, "DTSTART"), [start], "{rhythm}");
    }
    let later = Habit { started: day("2027-02-01"), ..habit(1, "daily", "07:30 daily") };
    assert_eq!(lines(&written(&[&later], &[]), "DTSTART"), ["DTSTART:20270201T073000"]);
    let away = Habit { archived: Some(today()), ..habit(1, "daily", "07:30 daily") };
    assert!(!written(&[&away], &[]).contains("VEVENT"));
}

#[test]
fn no_alarm_in_a_rest() {
    let rest = |from: &str, until: Option<&str>, of: Option<u64>| Rest {
        id: RestId::from_random(1),
        habit: of.map(HabitId::from_random),
        from: day(from),
        until: until.map(day),
        note: "private".into(),
    };
    let habit = habit(1, "MO,WE", "07:30 daily");
    let week = rest("2026-11-30", Some("2026-12-06"), None);
    let other = rest("2026-11-23", Some("2026-12-31"), Some(2));
    let file = written(&[&habit], &[&week, &other]);
    assert_eq!(lines(&file, "EXDATE"), ["EXDATE:20261130T073000", "EXDATE:20261202T073000"]);
    assert!(!file.contains("private"));
    // Away from today on: it begins after that.
    let now = rest("2026-11-01", Some("2026-11-29"), Some(1));
    let file = written(&[&habit], &[&now]);
    assert_eq!(lines(&file, "DTSTART"), ["DTSTART:20261130T073000"]);
    // Without an end: the rule ends before.
    let open = rest("2026-12-10", None, None);
    let file = written(&[&habit], &[&open]);
    assert_eq!(lines(&file, "RRULE"), ["RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261209T073000"]);
    assert!(!written(&[&habit], &[&rest("2026-11-01", None, None)]).contains("VEVENT"));
}

#[test]
fn read_by_another_reader() {
    let hard = Habit {
        name: "Ask: how; went, it\\?".into(),
        notes: "A long line of notes, with a name; and more.\n".repeat(5) + "日本語のメモ 😀",
        group: "Morning, early".into(),
        ..habit(1, "MO,WE,FR", "07:30 daily;19:00 SA")
    };
    let file = written(&[&hard, &habit(2, "1/month", ""), &habit(3, "1/10", "21:00 daily")], &[]);
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let calendar = ICalendar::parse(&file).unwrap();
    let of = |kind: ICalendarComponentType| {
        calendar.components.iter().filter(move |one| one.component_type == kind)
    };
    assert_eq!(of(ICalendarComponentType::VEvent).count(), 4);
    assert_eq!(of(ICalendarComponentType::VAlarm).count(), 3);
    let text = |name: ICalendarProperty| -> Vec<String> {
        of(ICalendarComponentType::VEvent)
            .filter_map(|event| event.property(&name)?.values.first()?.as_text().map(str::to_owned))
            .collect()
    };
    assert_eq!(text(ICalendarProperty::Summary)[0], hard.name);
    assert_eq!(text(ICalendarProperty::Description)[0], format!("Mon, Wed, Fri\n{}", hard.notes));
    assert_eq!(
        text(ICalendarProperty::Uid),
        ["kith-10000000-1", "kith-10000000-2", "kith-20000000-0", "kith-30000000-1"]
    );
    for event in of(ICalendarComponentType::VEvent) {
        for name in
            [ICalendarProperty::Rrule, ICalendarProperty::Dtstart, ICalendarProperty::Sequence]
        {
            assert!(event.property(&name).is_some(), "{name:?}");
        }
    }
    assert!(unfolded(&file).contains("CATEGORIES:Morning\\, early\r\n"));
}

proptest! {
    /// Whatever a habit is called, the file has its lines and no others, and is read whole.
    #[test]
    fn no_words_break_out(name in "\\PC{0,80}|[\\r\\n:;,\\\\a-z]{0,40}", notes in ".{0,200}") {
        let hard = Habit { name, notes, ..habit(1, "daily", "07:30 daily") };
        let file = written(&[&hard], &[]);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert_eq!(unfolded(&file).lines().filter(|line| line.starts_with("BEGIN:")).count(), 3);
        prop_assert!(ICalendar::parse(&file).is_ok());
    }
}
