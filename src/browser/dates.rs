//! Days in the reader's own language, by the browser's `Intl`. What is given is a civil day, so
//! each is formatted in UTC, where it is that day whole.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::day::{Day, Weekday};

/// Which parts of a day are told.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Short,
    ShortYear,
    Long,
    DayMonth,
    DayMonthYear,
    Month,
    MonthShort,
    MonthYear,
    WeekdayLetter,
    Weekday,
}

impl Style {
    fn parts(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Style::Short => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
            Style::ShortYear => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Style::Long => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Style::DayMonth => &[("day", "numeric"), ("month", "long")],
            Style::DayMonthYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Style::Month => &[("month", "long")],
            Style::MonthShort => &[("month", "short")],
            Style::MonthYear => &[("month", "long"), ("year", "numeric")],
            Style::WeekdayLetter => &[("weekday", "narrow")],
            Style::Weekday => &[("weekday", "long")],
        }
    }

    fn formatter(self) -> Function {
        let options = Object::new();
        for (name, value) in self.parts().iter().chain(&[("timeZone", "UTC")]) {
            // A plain object takes any property.
            drop(Reflect::set(&options, &(*name).into(), &(*value).into()));
        }
        Intl::DateTimeFormat::new(&Array::new(), &options).format()
    }
}

thread_local! {
    // Making a formatter takes a hundred times as long as using one.
    static FORMATTERS: RefCell<HashMap<Style, Function>> = RefCell::new(HashMap::new());
}

fn format(day: Day, style: Style) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(f64::from(day.number()) * 86_400_000.0));
    FORMATTERS.with_borrow_mut(|formatters| {
        let formatter = formatters.entry(style).or_insert_with(|| style.formatter());
        let text = formatter.call1(&JsValue::UNDEFINED, &date).ok().and_then(|t| t.as_string());
        text.unwrap_or_else(|| day.to_string())
    })
}

/// "Mon 16 Nov"; for a day of another year than `today`'s, "16 Nov 2024".
pub fn short(day: Day, today: Day) -> String {
    let same_year = day.ymd().0 == today.ymd().0;
    format(day, if same_year { Style::Short } else { Style::ShortYear })
}

/// "Friday 20 November".
pub fn long(day: Day) -> String {
    format(day, Style::Long)
}

/// "10 December 1815".
pub fn with_year(day: Day) -> String {
    format(day, Style::DayMonthYear)
}

/// "10 December", of no particular year; 29 February too.
pub fn day_and_month(month: u8, day: u8) -> String {
    Day::new(2000, month, day).map(|day| format(day, Style::DayMonth)).unwrap_or_default()
}

/// "December", 1 to 12.
pub fn month(month: u8) -> String {
    Day::new(2000, month, 1).map(|day| format(day, Style::Month)).unwrap_or_default()
}

/// "Dec", 1 to 12.
pub fn month_short(month: u8) -> String {
    Day::new(2000, month, 1).map(|day| format(day, Style::MonthShort)).unwrap_or_default()
}

/// "December 2026".
pub fn month_and_year(day: Day) -> String {
    format(day, Style::MonthYear)
}

fn format_weekday(weekday: Weekday, style: Style) -> String {
    // 1970-01-05 was a Monday.
    let sample = Day::new(1970, 1, 5 + weekday.index());
    sample.map(|day| format(day, style)).unwrap_or_default()
}

/// "M", as narrow as the language has it.
pub fn weekday_letter(weekday: Weekday) -> String {
    format_weekday(weekday, Style::WeekdayLetter)
}

/// "Monday".
pub fn weekday(weekday: Weekday) -> String {
    format_weekday(weekday, Style::Weekday)
}
