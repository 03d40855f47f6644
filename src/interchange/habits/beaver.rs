//! The JSON of Beaver Habits (daya0576/beaverhabits): a record a day, a period that says how often.

use serde_json::Value;

use super::book::{Book, Page, no_rhythm, rhythm};
use crate::day::Day;
use crate::giving::Rhythm;
use crate::interchange::problem::quoted;

/// Reads the habits, in their order where there is one.
pub(super) fn read(habits: &[Value], order: Option<&Value>, book: &mut Book) {
    let order: Vec<&str> =
        order.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let place = |habit: &Value| {
        let id = habit.get("id").and_then(Value::as_str).unwrap_or_default();
        order.iter().position(|one| *one == id).unwrap_or(usize::MAX)
    };
    let mut habits: Vec<(usize, &Value)> = (1..).zip(habits).collect();
    crate::sort::by_cached_key(&mut habits, |(_, habit)| place(habit));
    for (number, habit) in habits {
        let text = |name: &str| habit.get(name).and_then(Value::as_str).unwrap_or_default();
        let name = text("name");
        if text("status") == "soft_delete" {
            let what = format!("{} was left out", quoted(name));
            book.problem(number, what, "It was deleted in Beaver Habits.");
            continue;
        }
        let often = match habit.get("period") {
            None | Some(Value::Null) => Some(Rhythm::Daily),
            Some(period) => how_often(period),
        };
        if often.is_none() {
            book.problem(number, no_rhythm(name), "Kith can't read how often.");
        }
        let tags = habit.get("tags").and_then(Value::as_array).into_iter().flatten();
        let mut tags = tags.filter_map(Value::as_str);
        let group = tags.next().unwrap_or_default().to_owned();
        if tags.next().is_some() {
            let what = format!("Of the tags of {} the first became its group", quoted(name));
            book.problem(number, what, "A habit of Kith has one group.");
        }
        let mut page = Page {
            name: name.to_owned(),
            group,
            rhythm: often,
            archived: text("status") == "archive",
            ..Page::default()
        };
        let records = habit.get("records").and_then(Value::as_array);
        for record in records.into_iter().flatten() {
            let day = record.get("day").and_then(Value::as_str).and_then(|day| day.parse().ok());
            let Some(day): Option<Day> = day else {
                let what = format!("A day of {} was left out", quoted(name));
                book.problem(number, what, "Kith can't read it.");
                continue;
            };
            if record.get("done") == Some(&Value::Bool(true)) {
                page.checks.insert(day, None);
            }
            page.note(day, record.get("text").and_then(Value::as_str).unwrap_or_default());
        }
        book.pages.push(page);
    }
}

/// `{"period_type": "W", "period_count": 1, "target_count": 3}`
fn how_often(period: &Value) -> Option<Rhythm> {
    let number = |name: &str| u32::try_from(period.get(name)?.as_u64()?).ok();
    let days = match period.get("period_type")?.as_str()? {
        "D" => 1,
        "W" => 7,
        "M" => 30,
        "Y" => 365,
        _ => return None,
    };
    rhythm(number("target_count"), number("period_count")?.checked_mul(days))
}
