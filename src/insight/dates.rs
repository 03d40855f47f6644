//! Dates of people that come up.

use std::sync::Arc;

use crate::day::Day;
use crate::notebook::Notebook;
use crate::people::{CalendarDate, Person};
use crate::sort;

/// A date that comes up.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// The day it is kept this time.
    pub on: Day,
    /// Whose.
    pub person: Arc<Person>,
    /// What: "birthday".
    pub label: String,
    /// The date itself, with its year where that is known.
    pub date: CalendarDate,
}

/// The dates from today up to so many days ahead, the nearest first.
pub fn dates_ahead(notebook: &Notebook, today: Day, days: i32) -> Vec<Ahead> {
    let last = today.plus(days);
    let all = notebook.people().flat_map(|person| {
        person.dates.iter().map(|(label, date)| Ahead {
            on: date.next_on_or_after(today),
            person: Arc::clone(person),
            label: label.clone(),
            date: *date,
        })
    });
    let mut ahead: Vec<Ahead> = all.filter(|ahead| ahead.on <= last).collect();
    sort::by(&mut ahead, |a, b| {
        (a.on, &a.person.name, &a.label).cmp(&(b.on, &b.person.name, &b.label))
    });
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, PersonId};

    #[test]
    fn the_nearest_first_over_the_turn_of_the_year() {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, date) in ["--01-03", "1990-12-24", "--06-01", "2000-12-20"].iter().enumerate() {
                let mut person = Person::new(PersonId::from_random(n as u64), format!("P{n}"));
                person.dates.insert("birthday".into(), date.parse().unwrap());
                edit.put_person(&person);
            }
        });
        let today = "2026-12-20".parse().unwrap();
        let ahead = dates_ahead(document.notebook(), today, 30);
        let days: Vec<String> = ahead.iter().map(|ahead| ahead.on.to_string()).collect();
        assert_eq!(days, ["2026-12-20", "2026-12-24", "2027-01-03"]);
    }
}
