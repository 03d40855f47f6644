//! What more there is to say where two are tied without anybody between: when and through whom I met
//! somebody, and who else is tied to both.

use std::collections::BTreeMap;

use super::known::through;
use super::paths::{distance, is_mine, thousandths};
use super::warmth::warmth;
use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Circle, ended, list_words};
use crate::sort;

/// So many are named; the rest are "others".
const NAMED: usize = 3;

/// Sentences on two who are tied: "You met in 2014, through Kenji." "Also through Grace and Mira,
/// whom both of you know." Those between are named whose ties are closest, then who are nearest to
/// me. `None` of `from` is me. Empty where one of the two isn't there.
pub fn besides(
    notebook: &Notebook,
    from: Option<PersonId>,
    to: PersonId,
    today: Day,
) -> Vec<String> {
    let Some(person) = notebook.person(to) else { return Vec::new() };
    let mut told = Vec::new();
    if from.is_none() {
        let by = through(notebook, to);
        let year = person.met.map(|met| format!(" in {}", met.year())).unwrap_or_default();
        let through = named(notebook, by);
        match (year.is_empty(), through) {
            (true, None) => {}
            (_, None) => told.push(format!("You met{year}.")),
            (true, Some(by)) => told.push(ended(format!("You met through {by}"))),
            (_, Some(by)) => told.push(ended(format!("You met{year}, through {by}"))),
        }
    }
    let mut between = neighbours(notebook, to);
    match from {
        None => between.retain(|id, _| notebook.person(*id).is_some_and(|p| is_mine(notebook, p))),
        Some(from) => {
            let own = neighbours(notebook, from);
            between.retain(|id, apart| {
                own.get(id).is_some_and(|own| {
                    *apart = (*apart).max(*own);
                    true
                })
            });
        }
    }
    let mut between: Vec<(u8, u8, u32, PersonId)> = between
        .into_iter()
        .map(|(id, apart)| {
            let ring = notebook.person(id).and_then(|person| person.circle).map_or(6, Circle::ring);
            (apart, ring, 1_000 - thousandths(warmth(notebook, id, today)), id)
        })
        .collect();
    sort::by(&mut between, Ord::cmp);
    let names = named(notebook, between.into_iter().map(|(.., id)| id).collect());
    told.push(match (names, from) {
        (Some(names), None) => format!("Also through {names}, whom both of you know."),
        (Some(names), Some(_)) => format!("Also through {names}, whom both know."),
        (None, None) => ended(format!("Nobody else here is tied to {}", notebook.short_name(to))),
        (None, Some(_)) => "Nobody here is tied to both.".to_owned(),
    });
    told
}

/// Who somebody is tied to, and how far apart the closest tie leaves them.
fn neighbours(notebook: &Notebook, of: PersonId) -> BTreeMap<PersonId, u8> {
    let mut found: BTreeMap<PersonId, u8> = BTreeMap::new();
    for tie in notebook.ties_of(of) {
        if let Some((other, _)) = tie.key.seen_from(of) {
            let apart = distance(tie.key.kind());
            let nearest = found.entry(other).or_insert(apart);
            *nearest = apart.min(*nearest);
        }
    }
    found
}

/// "Grace", "Grace and Mira", "Grace, Mira, Jun and others".
fn named(notebook: &Notebook, people: Vec<PersonId>) -> Option<String> {
    let mut names: Vec<String> =
        people.iter().take(NAMED).map(|id| notebook.short_name(*id)).collect();
    if people.len() > NAMED {
        names.push("others".to_owned());
    }
    (!names.is_empty()).then(|| list_words(&names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::people::Person;

    fn told(from: Option<usize>, to: usize) -> Vec<String> {
        let person = |n: usize, name: &str, circle| Person {
            circle,
            met: (n == 1).then(|| "2014-03-04".parse().unwrap()),
            // Noted with her, and Jun's tie says it of Kenji once more.
            through: match n {
                2 | 5 => Some(person_id(6)),
                6 => Some(person_id(9)),
                _ => None,
            },
            ..Person::new(person_id(n), name)
        };
        let people = [
            person(1, "Leila Haddad", Some(Circle::Wider)),
            person(2, "Kenji Rahman", Some(Circle::Close)),
            person(3, "Mira Halden", Some(Circle::Heart)),
            person(4, "Mira Oduya", None),
            person(5, "Solo", Some(Circle::Heart)),
            person(6, "Jun", Some(Circle::Friends)),
        ];
        let ties = [
            (2, 1, "introduced"),
            (2, 1, "friend"),
            (3, 1, "colleague"),
            (4, 1, "spouse"),
            (2, 3, "friend"),
            (6, 2, "introduced"),
        ];
        let today = "2026-11-21".parse().unwrap();
        besides(&notebook(people, ties), from.map(person_id), person_id(to), today)
    }

    #[test]
    fn when_and_through_whom_and_who_else() {
        // Mira Oduya is closest to Leila, but not mine.
        let leila = [
            "You met in 2014, through Kenji.",
            "Also through Kenji and Mira H., whom both of you know.",
        ];
        assert_eq!(told(None, 1), leila);
        let kenji =
            ["You met through Jun.", "Also through Mira H., Leila and Jun, whom both of you know."];
        assert_eq!(told(None, 2), kenji);
        let solo = ["You met through Jun.", "Nobody else here is tied to Solo."];
        assert_eq!(told(None, 5), solo, "who is noted, without a tie");
        assert_eq!(told(None, 6).len(), 1, "who isn't there is not named");
        assert_eq!(told(Some(2), 1), ["Also through Mira H., whom both know."]);
        assert_eq!(told(Some(6), 2), ["Nobody here is tied to both."]);
        assert_eq!(told(None, 9), [""; 0]);
    }
}
