//! Whom to put first today, and why.

use std::sync::Arc;

use super::fits::drifting;
use crate::day::Day;
use crate::id::PersonId;
use crate::life::MomentKind;
use crate::notebook::Notebook;
use crate::people::{BIRTHDAY, CalendarDate, Person};

/// A person to put first, and the reason it is them.
#[derive(Clone, Debug, PartialEq)]
pub struct First {
    /// Who.
    pub person: Arc<Person>,
    /// Why.
    pub reason: Reason,
}

/// Why somebody comes first today. Earlier reasons go before later ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A date of theirs is today or in the next days.
    Date {
        /// Its label: "birthday".
        label: String,
        /// In how many days, 0 to 7.
        in_days: i32,
    },
    /// They told of a frustration some days ago, and we have not been in touch since.
    Frustration {
        /// When.
        on: Day,
    },
    /// They told of a joy lately, and we have not been in touch since.
    Joy {
        /// When.
        on: Day,
    },
    /// It has been longer than their circle's cadence.
    Drifting {
        /// The last time we were in touch.
        since: Day,
    },
    /// They are in a near circle, and no moment together is noted yet.
    NothingYet,
    /// They are near, and it is a while ago; `None` when no moment is noted.
    AWhile {
        /// The last time we were in touch.
        since: Option<Day>,
    },
}

/// How many days ahead a date is worth a word.
const DAYS_AHEAD: i32 = 7;
/// A joy or a frustration is asked after from the next day on, until so many days later.
const ASK_AGAIN_WITHIN: i32 = 21;

impl Reason {
    // Lower goes first; within a reason, the more urgent or the nearer one.
    fn rank(&self, person: &Person, today: Day) -> (u8, i64, u8) {
        let ring = person.circle.map_or(6, crate::people::Circle::ring);
        let days = |since: Day| i64::from(today.since(since));
        let (kind, order) = match self {
            Reason::Date { in_days, .. } => (0, i64::from(*in_days)),
            Reason::Frustration { on } => (1, -days(*on)),
            Reason::Joy { on } => (2, -days(*on)),
            Reason::Drifting { since } => {
                let cadence = person.circle.and_then(|c| c.cadence_days()).unwrap_or(365);
                // In thousandths of the cadence, so that a near friend drifts before a far one.
                (3, -(days(*since) * 1000 / i64::from(cadence.max(1))))
            }
            Reason::NothingYet => (4, 0),
            Reason::AWhile { since } => (5, since.map_or(i64::MIN, |since| -days(since))),
        };
        (kind, order, ring)
    }

    /// The reason as a sentence about the person, by the name to call them.
    pub fn sentence(&self, name: &str, today: Day) -> String {
        match self {
            Reason::Date { label, in_days: 0 } if label == BIRTHDAY => {
                format!("It's {name}'s birthday today.")
            }
            Reason::Date { label, in_days } => {
                let when = match in_days {
                    0 => "today".to_owned(),
                    1 => "tomorrow".to_owned(),
                    n => format!("in {n} days"),
                };
                format!("{name}'s {label} is {when}.")
            }
            Reason::Frustration { on } => {
                format!("{name} told you of something hard {}. How is it now?", ago(*on, today))
            }
            Reason::Joy { on } => {
                format!("{name} shared a joy {}. Ask how it goes on.", ago(*on, today))
            }
            Reason::Drifting { since } => {
                format!("You were last in touch {}.", ago(*since, today))
            }
            Reason::NothingYet => {
                format!("{name} is close to you, and no moment together is noted yet.")
            }
            Reason::AWhile { since: Some(since) } => {
                format!("You were last in touch {}. Why not say hello?", ago(*since, today))
            }
            Reason::AWhile { since: None } => {
                format!("No moment with {name} is noted yet. Why not say hello?")
            }
        }
    }
}

fn ago(day: Day, today: Day) -> String {
    match today.since(day) {
        ..=0 => "today".into(),
        1 => "yesterday".into(),
        n @ 2..=13 => format!("{n} days ago"),
        n @ 14..=59 => format!("{} weeks ago", n / 7),
        n @ 60..=729 => format!("{} months ago", n / 30),
        n => format!("{} years ago", n / 365),
    }
}

/// Whom to put first: the same for a notebook and a day, whoever asks. `not` are those for whom it
/// is "not today". `None` when nobody is left who was placed in a circle, or nobody is there.
pub fn first(notebook: &Notebook, today: Day, not: &[PersonId]) -> Option<First> {
    let people = notebook.people().filter(|person| !not.contains(&person.id));
    let candidates = people.filter_map(|person| {
        let reason = reason(notebook, person, today)?;
        // Among equals the day decides, so that it isn't always the same one.
        let turn = turn(person.id, today);
        Some(((reason.rank(person, today), turn), First { person: Arc::clone(person), reason }))
    });
    candidates.min_by_key(|(rank, _)| *rank).map(|(_, first)| first)
}

fn reason(notebook: &Notebook, person: &Person, today: Day) -> Option<Reason> {
    let last = notebook.last_contact(person.id, today);
    if last == Some(today) {
        return None;
    }
    let in_days = |date: &CalendarDate| date.next_on_or_after(today).since(today);
    let soonest = person.dates.iter().min_by_key(|(_, date)| in_days(date));
    if let Some((label, date)) = soonest.filter(|(_, date)| in_days(date) <= DAYS_AHEAD) {
        return Some(Reason::Date { label: label.clone(), in_days: in_days(date) });
    }
    if let Some(told) = told(notebook, person.id, today) {
        return Some(told);
    }
    let circle = person.circle?;
    if let Some(since) = drifting(notebook, person, today) {
        return Some(Reason::Drifting { since });
    }
    match (last, circle.cadence_days()) {
        (None, Some(cadence)) if cadence < 365 => Some(Reason::NothingYet),
        (since, _) => Some(Reason::AWhile { since }),
    }
}

/// A joy or a frustration that nobody has come back to since.
fn told(notebook: &Notebook, person: PersonId, today: Day) -> Option<Reason> {
    let latest = notebook
        .moments_of(person)
        .find(|moment| moment.day <= today && moment.kind.is_contact())?;
    let on = latest.day;
    if !(1..=ASK_AGAIN_WITHIN).contains(&today.since(on)) {
        return None;
    }
    match latest.kind {
        MomentKind::Frustration => Some(Reason::Frustration { on }),
        MomentKind::Joy => Some(Reason::Joy { on }),
        _ => None,
    }
}

// An even spread over the people, another one each day (Knuth's multiplicative hash).
fn turn(person: PersonId, today: Day) -> u32 {
    let id = crate::id::AnyId::as_str(&person).bytes();
    let seed = today.number().unsigned_abs();
    id.fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(2_654_435_761).rotate_left(13))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId};
    use crate::life::Moment;
    use crate::people::Circle;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn pid(n: u64) -> PersonId {
        PersonId::from_random(n)
    }

    /// People by number, circle and birthday; moments by person, kind and age in days.
    fn notebook(
        people: &[(u64, Option<Circle>, Option<&str>)],
        moments: &[(u64, MomentKind, i32)],
    ) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, circle, birthday) in people {
                let mut person = Person::new(pid(*n), format!("Person{n}"));
                person.circle = *circle;
                person.dates =
                    birthday.iter().map(|b| ("birthday".into(), b.parse().unwrap())).collect();
                edit.put_person(&person);
            }
            for (at, (n, kind, age)) in moments.iter().enumerate() {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(at as u64),
                    day: today().plus(-age),
                    kind: *kind,
                    people: [pid(*n)].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
        document.notebook().clone()
    }

    fn check(notebook: &Notebook, who: u64, sentence: &str) {
        let first = first(notebook, today(), &[]).unwrap();
        assert_eq!(first.person.id, pid(who));
        assert_eq!(first.reason.sentence(first.person.short_name(), today()), sentence);
    }

    #[test]
    fn each_reason_in_its_turn() {
        use MomentKind as M;
        let (heart, close, wider) = (Some(Circle::Heart), Some(Circle::Close), Some(Circle::Wider));
        let mut people = vec![(1, wider, None)];
        let mut moments = vec![(1, M::Met, 40)];
        check(
            &notebook(&people, &moments),
            1,
            "You were last in touch 5 weeks ago. Why not say hello?",
        );
        people.push((2, close, None));
        check(
            &notebook(&people, &moments),
            2,
            "Person2 is close to you, and no moment together is noted yet.",
        );
        people.push((3, close, None));
        moments.push((3, M::Talked, 70));
        check(&notebook(&people, &moments), 3, "You were last in touch 2 months ago.");
        // A heart drifts sooner than a close friend.
        people.push((4, heart, None));
        moments.push((4, M::Talked, 40));
        check(&notebook(&people, &moments), 4, "You were last in touch 5 weeks ago.");
        people.push((5, wider, None));
        moments.push((5, M::Joy, 2));
        check(
            &notebook(&people, &moments),
            5,
            "Person5 shared a joy 2 days ago. Ask how it goes on.",
        );
        people.push((6, wider, None));
        moments.push((6, M::Frustration, 1));
        check(
            &notebook(&people, &moments),
            6,
            "Person6 told you of something hard yesterday. How is it now?",
        );
        people.push((7, None, Some("--11-24")));
        check(&notebook(&people, &moments), 7, "Person7's birthday is in 3 days.");
        people.push((8, None, Some("1990-11-21")));
        check(&notebook(&people, &moments), 8, "It's Person8's birthday today.");
        // Who was in touch today has had their turn.
        moments.push((8, M::Talked, 0));
        check(&notebook(&people, &moments), 7, "Person7's birthday is in 3 days.");
    }

    #[test]
    fn a_frustration_is_followed_up_until_we_were_in_touch() {
        let people = [(1, Some(Circle::Wider), None)];
        let asked = [(1, MomentKind::Frustration, 5), (1, MomentKind::Listened, 1)];
        let found = first(&notebook(&people, &asked), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::AWhile { .. }));
        // A note about them is not being in touch.
        let noted = [(1, MomentKind::Frustration, 5), (1, MomentKind::Note, 1)];
        let found = first(&notebook(&people, &noted), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::Frustration { .. }));
    }

    #[test]
    fn not_today_offers_another_and_then_nobody() {
        let people: Vec<_> = (1..=3).map(|n| (n, Some(Circle::Friends), None)).collect();
        let notebook = notebook(&people, &[]);
        let mut not = Vec::new();
        while let Some(first) = first(&notebook, today(), &not) {
            assert!(!not.contains(&first.person.id));
            not.push(first.person.id);
        }
        assert_eq!(not.len(), 3);
    }

    #[test]
    fn nobody_placed_is_nobody_first() {
        assert_eq!(first(&notebook(&[(1, None, None)], &[]), today(), &[]), None);
        assert_eq!(first(&Notebook::default(), today(), &[]), None);
    }

    #[test]
    fn the_same_day_the_same_person_and_others_on_other_days() {
        let people: Vec<_> = (1..=20).map(|n| (n, Some(Circle::Friends), None)).collect();
        let notebook = notebook(&people, &[]);
        let on = |n| first(&notebook, today().plus(n), &[]).unwrap().person.id;
        assert_eq!(on(0), on(0));
        let mut different: Vec<_> = (0..14).map(on).collect();
        different.sort_unstable();
        different.dedup();
        assert!(different.len() > 5, "{} of 14 days", different.len());
    }
}
