//! A meal as an event with an alarm (RFC 5545). Who comes stands in its words, in no field of its own:
//! a calendar that sees addresses may write to them.

use super::line::{escaped, push};
use super::{at_time, begun, plain, sequence, stamp};
use crate::day::Day;
use crate::giving::Time;
use crate::id::IntentionId;

/// The meal.
pub struct MealEvent<'a> {
    /// The intention it is: a later file of the same one moves the event instead of adding another.
    pub id: IntentionId,
    /// "Lunch with Grace and George".
    pub title: &'a str,
    /// Where; may be empty.
    pub place: &'a str,
    /// What to remember: what they eat and don't; may be empty.
    pub notes: &'a str,
    /// On which day.
    pub day: Day,
    /// When it begins; the whole day where that is open.
    pub time: Option<Time>,
    /// Now, in seconds since 1970-01-01 00:00 UTC.
    pub now: i64,
}

impl MealEvent<'_> {
    /// The file: lines of at most 75 bytes, each closed by a carriage return and a line feed. Two
    /// hours, with an alarm two hours before; or a whole day, with an alarm at noon of the day before.
    pub fn ics(&self) -> String {
        let mut file = begun();
        let stamp = stamp(self.now);
        let mut line = |text: &str| push(&mut file, text);
        line("BEGIN:VEVENT");
        line(&format!("UID:kith-meal-{}", self.id));
        line(&format!("SEQUENCE:{}", sequence(self.now)));
        line(&format!("DTSTAMP:{stamp}"));
        line(&format!("LAST-MODIFIED:{stamp}"));
        match self.time {
            Some(time) => {
                line(&format!("DTSTART:{}", at_time(self.day, time)));
                line("DURATION:PT2H");
            }
            None => line(&format!("DTSTART;VALUE=DATE:{}", plain(self.day))),
        }
        line(&format!("SUMMARY:{}", escaped(self.title)));
        for (name, text) in [("LOCATION", self.place), ("DESCRIPTION", self.notes)] {
            if !text.is_empty() {
                line(&format!("{name}:{}", escaped(text)));
            }
        }
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line(&format!("DESCRIPTION:{}", escaped(self.title)));
        line(if self.time.is_some() { "TRIGGER:-PT2H" } else { "TRIGGER:-PT12H" });
        line("END:VALARM");
        line("END:VEVENT");
        line("END:VCALENDAR");
        file
    }
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::ICalendar;
    use proptest::prelude::*;

    use super::*;
    use crate::id::AnyId;

    /// 2026-11-21 06:30:15 UTC.
    const NOW: i64 = 20_778 * 86_400 + 6 * 3600 + 30 * 60 + 15;

    fn meal<'a>(title: &'a str, place: &'a str, notes: &'a str) -> MealEvent<'a> {
        MealEvent {
            id: IntentionId::from_random(1),
            title,
            place,
            notes,
            day: "2026-11-28".parse().unwrap(),
            time: "12:30".parse().ok(),
            now: NOW,
        }
    }

    #[test]
    fn whole_as_it_is_written() {
        let file = meal("Lunch with Grace", "Harbour; pier 3", "Grace: no nuts, please").ics();
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Kith//Giving//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Kith",
            "BEGIN:VEVENT",
            "UID:kith-meal-10000000",
            "SEQUENCE:3623430",
            "DTSTAMP:20261121T063015Z",
            "LAST-MODIFIED:20261121T063015Z",
            "DTSTART:20261128T123000",
            "DURATION:PT2H",
            "SUMMARY:Lunch with Grace",
            "LOCATION:Harbour\\; pier 3",
            "DESCRIPTION:Grace: no nuts\\, please",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Lunch with Grace",
            "TRIGGER:-PT2H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file, expected.join("\r\n"));
    }

    #[test]
    fn a_whole_day_where_the_time_is_open_and_a_later_file_moves_it() {
        let open = MealEvent { time: None, ..meal("Lunch", "", "") }.ics();
        assert!(open.contains("\r\nDTSTART;VALUE=DATE:20261128\r\n"));
        assert!(!open.contains("DURATION") && !open.contains("LOCATION"));
        assert!(open.contains("\r\nTRIGGER:-PT12H\r\n"));
        let moved = MealEvent { now: NOW + 60, ..meal("Lunch", "", "") }.ics();
        assert!(moved.contains("UID:kith-meal-10000000") && moved.contains("SEQUENCE:3623431"));
    }

    proptest! {
        /// Whatever is written in it, the file has its lines and no others, and is read whole.
        #[test]
        fn no_words_break_out(
            title in "\\PC{0,80}|[\\r\\n:;,\\\\a-z]{0,40}", place in ".{0,80}", notes in ".{0,200}",
        ) {
            let file = meal(&title, &place, &notes).ics();
            prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
            let unfolded = file.replace("\r\n ", "");
            prop_assert_eq!(unfolded.lines().filter(|line| line.starts_with("BEGIN:")).count(), 3);
            prop_assert!(ICalendar::parse(&file).is_ok());
        }
    }
}
