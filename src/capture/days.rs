//! Days as they are said: "yesterday", "last Friday", "on the 3rd", "in two weeks", "spring 2019".
//! English only. No awareness of people; today is an argument.

use super::words::{Gap, Word, are, longest};
use crate::day::{Day, PartialDate, Weekday, digits};

mod calendar;

use calendar::{
    day_of_month, month, months_from, number, season, slashed, weekday, whole_season, year,
};

/// What was said of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day, or a part of life.
    At(PartialDate),
    /// "When we meet", "next time".
    Meet,
    /// A day that the calendar doesn't have: 30 February.
    Never,
}

/// A time that was said, and how many words it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) words: usize,
    pub(super) when: When,
}

/// From where days are seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    pub(super) today: Day,
    /// The day on which a week begins.
    pub(super) week_start: Weekday,
    /// Whether a bare "Friday" lies ahead: of what is to be done; else behind: of what happened.
    pub(super) ahead: bool,
}

const MEET: &[&str] = &[
    "next time we meet",
    "next time we see each other",
    "next time i see them",
    "next time i see her",
    "next time i see him",
    "next time",
    "when we meet next",
    "when we meet",
    "when i see her",
    "when i see him",
];

/// The time that is said at this word, if one is.
pub(super) fn said(words: &[Word<'_>], at: usize, sight: Sight) -> Option<Said> {
    let meet = longest(words, at, MEET);
    if meet > 0 {
        return Some(Said { words: meet, when: When::Meet });
    }
    // A small word before goes with it.
    let lead =
        longest(words, at, &["on", "on the", "by", "back in", "in", "in the", "since", "during"]);
    let in_front = words.get(at).map_or("", |word| word.folded.as_str());
    // "How she has been since Friday": that one is over, also where it is to be asked.
    let ahead = sight.ahead && in_front != "since";
    let scan = Scan { words, sight: Sight { ahead, ..sight } };
    for lead in [lead, usize::from(lead > 0), 0] {
        let led = if lead == 0 { "" } else { in_front };
        if let Some((more, when)) = scan.at(at + lead, led) {
            return Some(Said { words: lead + more, when });
        }
    }
    None
}

struct Scan<'a> {
    words: &'a [Word<'a>],
    sight: Sight,
}

type Found = Option<(usize, When)>;

fn day(words: usize, day: Day) -> Found {
    Some((words, When::At(PartialDate::Day(day))))
}

impl Scan<'_> {
    fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.folded.as_str())
    }

    /// The same, if nothing but a space stands before it.
    fn next(&self, at: usize) -> &str {
        match self.words.get(at) {
            Some(word) if word.gap == Gap::Space => word.folded.as_str(),
            _ => "",
        }
    }

    fn at(&self, at: usize, led: &str) -> Found {
        let found = self
            .named_day(at)
            .or_else(|| self.counted(at, led))
            .or_else(|| self.week_or_more(at))
            .or_else(|| self.weekday(at, led))
            .or_else(|| self.numeric(at, led))
            .or_else(|| self.dated(at, led))
            .or_else(|| self.part(at, led));
        // "Yesterday evening", "on Friday night".
        let (words, when) = found?;
        let of_day = ["morning", "afternoon", "evening", "night", "lunchtime"];
        let is_day = matches!(when, When::At(PartialDate::Day(_)));
        let more = usize::from(is_day && of_day.contains(&self.next(at + words)));
        Some((words + more, when))
    }

    fn named_day(&self, at: usize) -> Found {
        const DAYS: [(&str, i32); 17] = [
            ("the day before yesterday", -2),
            ("day before yesterday", -2),
            ("the day after tomorrow", 2),
            ("day after tomorrow", 2),
            ("yesterday", -1),
            ("last night", -1),
            ("last evening", -1),
            ("tomorrow", 1),
            ("today", 0),
            ("tonight", 0),
            ("earlier today", 0),
            ("later today", 0),
            ("this morning", 0),
            ("this afternoon", 0),
            ("this evening", 0),
            ("just now", 0),
            ("tmrw", 1),
        ];
        DAYS.iter().find_map(|(phrase, offset)| {
            let words = longest(self.words, at, &[phrase]);
            (words > 0).then(|| day(words, self.sight.today.plus(*offset))).flatten()
        })
    }

    /// "Two weeks ago", "in a month", "3 days from now".
    fn counted(&self, at: usize, led: &str) -> Found {
        let word = self.folded(at);
        let mut count = number(word).or_else(|| digits(word).filter(|n| *n <= 999))?;
        let mut unit = at + 1;
        if are(self.words, at, &["a", "couple", "of"]) {
            (count, unit) = (2, at + 3);
        }
        let name = self.next(unit);
        let ago = self.next(unit + 1) == "ago";
        let from_now = are(self.words, unit + 1, &["from", "now"]);
        let time = self.next(unit + 1) == "time";
        if !(ago || from_now || led == "in") {
            return None;
        }
        let sign = if ago { -1 } else { 1 };
        let today = self.sight.today;
        let to = match name {
            "day" | "days" => today.plus(sign * count),
            "week" | "weeks" => today.plus(sign * count * 7),
            "fortnight" => today.plus(sign * count * 14),
            "month" | "months" => months_from(today, sign * count),
            "year" | "years" => months_from(today, sign * count * 12),
            _ => return None,
        };
        let more = if ago || time { 1 } else { 2 * usize::from(from_now) };
        day(unit + 1 + more - at, to)
    }

    /// "Last week", "next month", "this weekend".
    fn week_or_more(&self, at: usize) -> Found {
        let Sight { today, week_start, ahead } = self.sight;
        let which = self.folded(at);
        let which = if matches!(which, "the" | "at") { "this" } else { which };
        let unit = match (self.folded(at), self.next(at + 1)) {
            ("at", "the") if self.next(at + 2) == "weekend" => {
                return day(3, self.weekend("this"));
            }
            ("at" | "the", "weekend") => "weekend",
            ("at" | "the", _) => return None,
            (_, unit) => unit,
        };
        let (year, month, _) = today.ymd();
        match (which, unit) {
            ("last", "week") => day(2, today.plus(-7)),
            ("next", "week") => day(2, today.week(week_start).plus(7)),
            ("this", "week") if ahead => day(2, today.week(week_start).plus(6)),
            ("last" | "this" | "next", "weekend") => day(2, self.weekend(which)),
            ("last", "month") => {
                let (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
                Some((2, When::At(PartialDate::new(year, month, 0)?)))
            }
            ("next", "month") => {
                let (first, days) = today.month();
                day(2, first.plus(i32::from(days)))
            }
            ("last", "year") => Some((2, When::At(PartialDate::new(year - 1, 0, 0)?))),
            ("next", "year") => day(2, Day::new(year + 1, 1, 1)?),
            ("last", unit) => {
                let season = season(unit)?;
                let past = (0..3).filter_map(|back| whole_season(year - back, season));
                let past = past.into_iter().find(|part| part.last() < today)?;
                Some((2, When::At(past)))
            }
            _ => None,
        }
    }

    /// The Saturday of a weekend.
    fn weekend(&self, which: &str) -> Day {
        let Sight { today, ahead, .. } = self.sight;
        let saturday = today.week(Weekday::Saturday);
        let is_weekend = today.since(saturday) < 2;
        match which {
            "last" if is_weekend => saturday.plus(-7),
            "last" => saturday,
            "next" if is_weekend => saturday.plus(7),
            "next" => saturday.plus(14),
            _ if ahead && !is_weekend => saturday.plus(7),
            _ => saturday,
        }
    }

    /// "Friday", "last Friday", "next Fri".
    fn weekday(&self, at: usize, led: &str) -> Found {
        let Sight { today, week_start, ahead } = self.sight;
        let which = self.folded(at);
        let is_led = matches!(which, "last" | "this" | "next" | "past" | "coming");
        let place = at + usize::from(is_led);
        let word = self.words.get(place).filter(|word| !is_led || word.gap == Gap::Space)?;
        // "Sat with Ada": a capital that begins a sentence says nothing.
        let parted = self.words.get(place + 1).is_none_or(|next| next.gap > Gap::Space);
        let is_named = word.cap && (word.gap != Gap::Stop || parted);
        let weekday = weekday(&word.folded, is_named || is_led || led == "on")?;
        let behind = i32::from(today.weekday().index()) - i32::from(weekday.index());
        let (behind, ahead_of) = (behind.rem_euclid(7), (-behind).rem_euclid(7));
        let or_a_week = |days| if days == 0 { 7 } else { days };
        let (first, at_it) = (today.week(week_start), i32::from(weekday.index()));
        let in_week = (at_it - i32::from(week_start.index())).rem_euclid(7);
        let found = match which {
            "last" | "past" => today.plus(-or_a_week(behind)),
            "next" => first.plus(7 + in_week),
            "coming" => today.plus(or_a_week(ahead_of)),
            "this" if ahead && first.plus(in_week) < today => first.plus(7 + in_week),
            "this" => first.plus(in_week),
            _ if ahead => today.plus(or_a_week(ahead_of)),
            _ => today.plus(-behind),
        };
        // "Friday 20 Nov", "Fri, the 20th": the date tells more.
        let words = 1 + usize::from(is_led);
        let close = self.words.get(at + words).is_some_and(|next| next.gap <= Gap::Comma);
        let dated = self.dated(at + words, "on").filter(|_| close);
        dated.map(|(more, when)| (words + more, when)).or_else(|| day(words, found))
    }

    /// "2026-11-03", "2019-04", "3.3.", "3.3.2019", "20/11".
    fn numeric(&self, at: usize, led: &str) -> Found {
        let word = self.folded(at);
        if word.len() >= 7 && word.contains('-') {
            let looks = word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let parts = word.split('-').count();
            if !looks || parts > 3 || word.find('-') != Some(4) {
                return None;
            }
            return Some((1, word.parse().map_or(When::Never, When::At)));
        }
        if let Some((day_of, month, year)) = slashed(word) {
            let ends = self.words.get(at + 1).is_none_or(|next| next.gap > Gap::Space);
            let is_sure = year.is_some() || led == "on" || ends;
            return is_sure.then(|| (1, self.of_month(day_of, month, year)));
        }
        let mut parts = word.split('.').map(digits);
        let (day_of, month) = (parts.next()??, parts.next()??);
        let year = parts.next();
        if parts.next().is_some() || !(1..=99).contains(&day_of) || word.len() < 3 {
            return None;
        }
        let year = match year {
            Some(year) => Some(year.filter(|year| *year >= 1000)?),
            // "3.5" may be kilometres: a point after it or an "on" before it tells.
            None => {
                let ends = self.words.get(at)?.at.end;
                let next = self.words.get(at + 1).map(|word| word.at.start);
                if led != "on" && next.is_none_or(|next| next <= ends + 1) {
                    return None;
                }
                None
            }
        };
        Some((1, self.of_month(day_of, month, year)))
    }

    /// "3 March", "March 3rd, 2019", "the 3rd of March", "on the 3rd".
    fn dated(&self, at: usize, led: &str) -> Found {
        let skip = usize::from(self.folded(at) == "the");
        let place = at + skip;
        if let Some((day_of, is_ordinal)) = day_of_month(self.folded(place)) {
            let of = usize::from(self.next(place + 1) == "of");
            if let Some(month) = month(self.next(place + 1 + of)) {
                let end = place + 2 + of;
                let year = self.year(end);
                let words = end + usize::from(year.is_some()) - at;
                return Some((words, self.of_month(day_of, month, year)));
            }
            if is_ordinal && (led == "on" || skip == 1) && self.ends_here(place + 1) {
                return Some((1 + skip, self.of_any_month(day_of)));
            }
            return None;
        }
        let month = month(self.folded(at)).filter(|_| skip == 0)?;
        let (day_of, is_ordinal) = day_of_month(self.next(at + 1))?;
        let year = self.year(at + 2);
        // "March 2019" has a year, "May 3" is no "may 3 of us".
        let is_sure = is_ordinal || self.words.get(at).is_some_and(|word| word.cap);
        let words = 2 + usize::from(year.is_some());
        is_sure.then(|| (words, self.of_month(day_of, month, year)))
    }

    /// Whether "the 3rd" is no "the 3rd time".
    fn ends_here(&self, at: usize) -> bool {
        let next = self.next(at);
        next.is_empty()
            || ["i", "we", "with", "at", "in", "and", "lunch", "dinner", "coffee", "met"]
                .contains(&next)
            || self.words.get(at).is_some_and(|word| word.cap)
    }

    /// A year after a day or a month: "2019", also after a comma.
    fn year(&self, at: usize) -> Option<i32> {
        let word = self.words.get(at).filter(|word| word.gap <= Gap::Comma)?;
        year(&word.folded)
    }

    /// "Spring 2019", "summer of 2019", "April 2019", "in April", "in 2019".
    fn part(&self, at: usize, led: &str) -> Found {
        let word = self.folded(at);
        let of = usize::from(self.next(at + 1) == "of");
        let of_year = year(self.next(at + 1 + of));
        if let (Some(season), Some(year)) = (season(word), of_year) {
            return Some((2 + of, When::At(whole_season(year, season)?)));
        }
        let is_within = matches!(led, "in" | "back" | "since" | "during");
        if let Some(month) = month(word) {
            if let Some(year) = of_year {
                return Some((2 + of, PartialDate::new(year, month, 0).map(When::At)?));
            }
            return Some((1, self.bare_month(month, false).filter(|_| is_within)?));
        }
        if word == "last" {
            return Some((2, self.bare_month(month(self.next(at + 1))?, true)?));
        }
        let year = year(word).filter(|_| is_within)?;
        Some((1, PartialDate::new(year, 0, 0).map(When::At)?))
    }

    fn bare_month(&self, month: u8, last: bool) -> Option<When> {
        let (year, now, _) = self.sight.today.ymd();
        let year = match self.sight.ahead && !last {
            true => year + i32::from(month <= now),
            false => year - i32::from(month > now || last && month == now),
        };
        PartialDate::new(year, month, 0).map(When::At)
    }

    /// A day of a month; without a year, the nearest one on the side that is looked to.
    fn of_month(&self, day_of: i32, month: impl TryInto<u8>, year: Option<i32>) -> When {
        let (Ok(day_of), Ok(month)) = (u8::try_from(day_of), month.try_into()) else {
            return When::Never;
        };
        let Sight { today, ahead, .. } = self.sight;
        let fits = |year| {
            let found = Day::new(year, month, day_of)?;
            (if ahead { found >= today } else { found <= today }).then_some(found)
        };
        let this = today.ymd().0;
        let found = match year {
            Some(year) => Day::new(year, month, day_of),
            // A 29 February may be eight years away.
            None => (0..9).map(|n| if ahead { this + n } else { this - n }).find_map(fits),
        };
        found.map_or(When::Never, |day| When::At(day.into()))
    }

    /// "On the 3rd": of the nearest month that has it, on the side that is looked to.
    fn of_any_month(&self, day_of: i32) -> When {
        let Sight { today, ahead, .. } = self.sight;
        let Ok(day_of) = u8::try_from(day_of) else { return When::Never };
        let (year, month, _) = today.ymd();
        let months = (0..12).map(|n| {
            let at = i32::from(month) - 1 + if ahead { n } else { -n };
            (year + at.div_euclid(12), u8::try_from(at.rem_euclid(12) + 1).unwrap_or(1))
        });
        let mut days = months.filter_map(|(year, month)| Day::new(year, month, day_of));
        let found = days.find(|day| if ahead { *day > today } else { *day <= today });
        found.map_or(When::Never, |day| When::At(day.into()))
    }
}
