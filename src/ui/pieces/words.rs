//! How things of the notebook are said and pictured on the page.

use crate::browser::dates;
use crate::day::{Day, PartialDate};
use crate::giving::HabitKind;
use crate::life::MomentKind;
pub use crate::people::list_words;
use crate::people::{CalendarDate, ReachKind};
use crate::ui::parts::Glyph;

/// "today", "yesterday", else "Mon 16 Nov".
pub fn day_words(day: Day, today: Day) -> String {
    match today.since(day) {
        0 => "today".into(),
        1 => "yesterday".into(),
        -1 => "tomorrow".into(),
        _ => dates::short(day, today),
    }
}

/// "10 December", with the year where it is known.
pub fn date_words(date: CalendarDate) -> String {
    let whole = date.year().and_then(|year| Day::new(year, date.month(), date.day()));
    whole.map_or_else(|| dates::day_and_month(date.month(), date.day()), dates::with_year)
}

/// "2019", "spring 2019", "April 2019", "12 April 2019".
pub fn when_words(when: PartialDate) -> String {
    match when {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Season(year, season) => format!("{} {year}", season.word().to_lowercase()),
        PartialDate::Month(..) => dates::month_and_year(when.first()),
        PartialDate::Day(day) => dates::with_year(day),
    }
}

/// "since 2019", "since April 2019", "since 12 April 2019".
pub fn since_words(since: PartialDate) -> String {
    format!("since {}", when_words(since))
}

/// "1 person", "2 people".
pub fn people_count(count: usize) -> String {
    if count == 1 { "1 person".into() } else { format!("{count} people") }
}

/// "1 change", "12 changes".
pub fn changes_count(count: u32) -> String {
    if count == 1 { "1 change".into() } else { format!("{count} changes") }
}

/// The picture of a kind of moment.
pub fn moment_glyph(kind: MomentKind) -> Glyph {
    match kind {
        MomentKind::Talked => Glyph::Talk,
        MomentKind::Met => Glyph::Meet,
        MomentKind::Meal => Glyph::Meal,
        MomentKind::Listened => Glyph::Listen,
        MomentKind::Gave => Glyph::Gift,
        MomentKind::Thanked => Glyph::Thank,
        MomentKind::Introduced => Glyph::Introduce,
        MomentKind::Joy => Glyph::Joy,
        MomentKind::Frustration => Glyph::Rain,
        MomentKind::Life => Glyph::Star,
        MomentKind::Note => Glyph::Note,
    }
}

/// The picture of a kind of habit.
pub fn habit_glyph(kind: HabitKind) -> Glyph {
    match kind {
        HabitKind::Listen => Glyph::Listen,
        HabitKind::Give => Glyph::Gift,
        HabitKind::Thank => Glyph::Thank,
        HabitKind::Introduce => Glyph::Introduce,
        HabitKind::Meet => Glyph::Meal,
        HabitKind::Craft => Glyph::Craft,
    }
}

/// The picture of a way to reach someone.
pub fn reach_glyph(kind: ReachKind) -> Glyph {
    match kind {
        ReachKind::Phone => Glyph::Phone,
        ReachKind::Email => Glyph::Email,
        ReachKind::Web => Glyph::Web,
    }
}
