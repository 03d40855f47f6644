//! Plain values of the document, and the few shapes we read them in.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, Out};

use crate::day::{Day, PartialDate};

/// A plain value, like one of JSON.
pub(super) type Value = Any;

/// The plain value under a key; a nested type is none of ours.
pub(super) fn plain(out: &Out) -> Option<Value> {
    match out {
        Out::Any(any) => Some(any.clone()),
        _ => None,
    }
}

pub(super) fn text(text: &str) -> Value {
    Any::String(Arc::from(text))
}

pub(super) fn number(number: i64) -> Value {
    Any::from(number)
}

pub(super) fn day(day: Day) -> Value {
    number(day.number().into())
}

/// A day is a number, as it always was; what is less exact is its text.
pub(super) fn partial(date: PartialDate) -> Value {
    match date {
        PartialDate::Day(exact) => day(exact),
        _ => text(&date.to_string()),
    }
}

pub(super) fn as_text(value: &Value) -> Option<&str> {
    match value {
        Any::String(text) => Some(text),
        _ => None,
    }
}

pub(super) fn as_number(value: &Value) -> Option<i64> {
    match value {
        Any::Number(number) => number.as_i64(),
        _ => None,
    }
}

/// A whole number of 32 bits; any other is none of ours.
pub(super) fn as_small(value: &Value) -> Option<i32> {
    i32::try_from(as_number(value)?).ok()
}

pub(super) fn as_day(value: &Value) -> Option<Day> {
    Day::from_number(as_number(value)?)
}

pub(super) fn as_partial(value: &Value) -> Option<PartialDate> {
    as_day(value).map(PartialDate::Day).or_else(|| as_text(value)?.parse().ok())
}

pub(super) fn as_map(value: &Value) -> Option<&HashMap<String, Value>> {
    match value {
        Any::Map(map) => Some(map),
        _ => None,
    }
}
