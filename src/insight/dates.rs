//! Dates of people that come up.

use std::sync::Arc;

use crate::day::Day;
use crate::notebook::Notebook;
use crate::people::{BIRTHDAY, CalendarDate, Person};
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

impl Ahead {
    /// How old they turn on that day, where it is a birthday and its year is known: 1 or more.
    pub fn turns(&self) -> Option<i32> {
        let year = self.date.year().filter(|_| self.label == BIRTHDAY)?;
        Some(self.on.ymd().0 - year).filter(|years| *years > 0)
    }
}

/// The dates from today up to so many days ahead, the nearest first; one that is worth a word earlier
/// is told earlier. None of those who rest or died.
pub fn dates_ahead(notebook: &Notebook, today: Day, days: i32) -> Vec<Ahead> {
    let awake = notebook.people().filter(|person| !person.is_quiet(today));
    let all = awake.flat_map(|person| {
        person.dates.iter().map(|(label, date)| Ahead {
            on: date.next_on_or_after(today),
            person: Arc::clone(person),
            label: label.clone(),
            date: *date,
        })
    });
    let is_near = |ahead: &Ahead| {
        let lead = ahead.person.lead.get(&ahead.label).copied().unwrap_or(0);
        ahead.on.since(today) <= days.max(lead.into())
    };
    let mut ahead: Vec<Ahead> = all.filter(is_near).collect();
    sort::by(&mut ahead, |a, b| {
        (a.on, &a.person.name, &a.label).cmp(&(b.on, &b.person.name, &b.label))
    });
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::PartialDate;
    use crate::document::Document;
    use crate::id::{AnyId, PersonId};
    use crate::people::Resting;

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
        let turns: Vec<_> = ahead.iter().map(Ahead::turns).collect();
        assert_eq!(turns, [Some(26), Some(36), None]);
        let mut of_another = ahead.into_iter().next().unwrap();
        of_another.date = "2026-12-20".parse().unwrap();
        assert_eq!(of_another.turns(), None, "on the day itself nobody turns anything");
        of_another.date = "2000-12-20".parse().unwrap();
        of_another.label = "wedding day".into();
        assert_eq!(of_another.turns(), None);
    }

    #[test]
    fn told_earlier_where_it_needs_time_and_never_of_the_quiet() {
        let mut document = Document::new(1);
        let person = |n: u64| {
            let mut person = Person::new(PersonId::from_random(n), format!("P{n}"));
            person.dates.insert("birthday".into(), "--06-01".parse().unwrap());
            person
        };
        document.edit("", |edit| {
            edit.put_person(&person(1));
            edit.put_person(&Person { lead: [("birthday".into(), 60)].into(), ..person(2) });
            edit.put_person(&Person { lead: [("birthday".into(), 1)].into(), ..person(3) });
            edit.put_person(&Person { resting: Some(Resting::Open), ..person(4) });
            edit.put_person(&Person { died: Some(PartialDate::Year(2025)), ..person(5) });
        });
        let names = |today: &str| -> Vec<String> {
            let ahead = dates_ahead(document.notebook(), today.parse().unwrap(), 30);
            ahead.iter().map(|ahead| ahead.person.name.clone()).collect()
        };
        assert_eq!(names("2026-04-01"), [] as [&str; 0]);
        assert_eq!(names("2026-04-02"), ["P2"]);
        assert_eq!(names("2026-05-02"), ["P1", "P2", "P3"]);
    }
}
