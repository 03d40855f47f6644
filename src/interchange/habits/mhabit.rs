//! Table Habit's JSON (FriesI23/mhabit, `HabitExportData`): days are counted from 1970, states are
//! numbers.

use serde_json::Value;

use super::book::{Book, Page, amount, no_rhythm, rhythm};
use crate::day::Day;
use crate::giving::{Amount, Measure, Rhythm};
use crate::interchange::problem::quoted;

/// Reads the habits.
pub(super) fn read(habits: &[Value], groups: Option<&Value>, book: &mut Book) {
    for (number, habit) in (1..).zip(habits) {
        let text = |name: &str| habit.get(name).and_then(Value::as_str).unwrap_or_default();
        let whole = |name: &str| habit.get(name).and_then(Value::as_i64);
        let name = text("name");
        // 1 is active, 2 deleted, 3 archived.
        if whole("status") == Some(2) {
            let what = format!("{} was left out", quoted(name));
            book.problem(number, what, "It was deleted in Table Habit.");
            continue;
        }
        let often = how_often(whole("freq_type"), text("freq_custom"));
        if often.is_none() {
            book.problem(number, no_rhythm(name), "Kith can't read how often.");
        }
        if !text("reminder").is_empty() {
            let what = format!("The reminder of {} was left out", quoted(name));
            book.problem(number, what, "Kith doesn't read reminders of Table Habit.");
        }
        let goal = habit.get("daily_goal").and_then(Value::as_f64).and_then(amount);
        let goal = goal.unwrap_or(Amount::ONE);
        // 1 is positive, 2 negative.
        let measure = match whole("type") {
            Some(2) => Measure::AtMost,
            _ if goal == Amount::ONE && text("daily_goal_unit").is_empty() => Measure::YesNo,
            _ => Measure::AtLeast,
        };
        let mut page = Page {
            name: name.to_owned(),
            notes: text("desc").to_owned(),
            group: group(groups, text("group_id")),
            unit: text("daily_goal_unit").to_owned(),
            rhythm: often,
            measure: Some(measure),
            target: if measure == Measure::YesNo { Amount::ZERO } else { goal },
            started: whole("start_date").and_then(Day::from_number),
            archived: whole("status") == Some(3),
            ..Page::default()
        };
        let records = habit.get("records").and_then(Value::as_array);
        for record in records.into_iter().flatten() {
            if !add(record, &mut page) {
                let what = format!("A day of {} was left out", quoted(name));
                book.problem(number, what, "Kith can't read it.");
            }
        }
        book.pages.push(page);
    }
}

/// Adds a day; whether it could be read.
fn add(record: &Value, page: &mut Page) -> bool {
    let whole = |name: &str| record.get(name).and_then(Value::as_i64);
    let Some(day) = whole("record_date").and_then(Day::from_number) else { return false };
    let much = record.get("record_value").and_then(Value::as_f64).and_then(amount);
    // 0 is unknown, 1 done, 2 skipped.
    match (whole("record_type"), page.measure) {
        (Some(2), _) => page.rest(day),
        (Some(0), _) => {}
        (Some(1), Some(Measure::YesNo)) => {
            if much.is_none_or(|much| much >= Amount::ONE) {
                page.checks.insert(day, None);
            } else if much != Some(Amount::ZERO) {
                page.checks.insert(day, much);
            }
        }
        (Some(1), _) => {
            page.checks.insert(day, Some(much.unwrap_or(page.target)));
        }
        _ => return false,
    }
    page.note(day, record.get("reason").and_then(Value::as_str).unwrap_or_default());
    true
}

/// 1 is so many times a week, 2 a month, 3 in so many days; the numbers stand in a text, `[3,7]`.
fn how_often(kind: Option<i64>, custom: &str) -> Option<Rhythm> {
    let numbers: Value = serde_json::from_str(custom).unwrap_or_default();
    let number = |at: usize| {
        let one = if at == 0 { numbers.as_u64() } else { None };
        u32::try_from(one.or_else(|| numbers.get(at)?.as_u64())?).ok()
    };
    match kind? {
        1 => rhythm(number(0), Some(7)),
        2 => rhythm(number(0), Some(30)),
        3 => rhythm(number(0), number(1)),
        _ => None,
    }
}

fn group(groups: Option<&Value>, id: &str) -> String {
    let groups = groups.and_then(Value::as_array).into_iter().flatten();
    let text = |group: &Value, name: &str| {
        group.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let mut its = groups.filter(|group| !id.is_empty() && text(group, "uuid") == id);
    its.next().map(|group| text(group, "name")).unwrap_or_default()
}
