//! The map as a table: the same people and ties in words. No awareness of places.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::id::PersonId;
use crate::insight::Warmth;
use crate::notebook::Notebook;
use crate::people::{Circle, Person, fold};
use crate::sort;

/// A row tells of so many ties; the person's own page tells of all.
pub const TIES_SHOWN: usize = 6;

/// A tie as a row tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowTie {
    /// To whom.
    pub other: PersonId,
    /// "mentor of Ada Lovelace"; of several ties, all their words.
    pub words: String,
}

/// One person.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their circle.
    pub circle: Option<Circle>,
    /// The first [`TIES_SHOWN`] they are tied to, nearer circles first, then by name.
    pub ties: Vec<RowTie>,
    /// How many more they are tied to.
    pub more_ties: usize,
    /// How warm it is now; shown as a word, never as a number.
    pub warmth: Warmth,
    /// Their tags, with commas between.
    pub tags: String,
    /// Whether they stay where they were put, in one of the views.
    pub pinned: bool,
}

impl Row {
    /// The circle's word.
    pub fn circle_word(&self) -> &'static str {
        self.circle.map_or("Not placed yet", Circle::word)
    }

    /// All that is told of ties: "mentor of Ada Lovelace, works with George Boole, 3 more".
    pub fn ties_words(&self) -> String {
        let mut words: Vec<String> = self.ties.iter().map(|tie| tie.words.clone()).collect();
        if self.more_ties > 0 {
            words.push(format!("{} more", self.more_ties));
        }
        words.join(", ")
    }

    fn ring(&self) -> u8 {
        self.circle.map_or(6, Circle::ring)
    }
}

/// What the rows are sorted by; equal ones by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// The heart first, those not placed last.
    Circle,
    /// Those with most ties first.
    Ties,
    /// The warmest first.
    Warmth,
    /// By their group's name, those in none last.
    Group,
    /// By their first tag, those without last.
    Tags,
}

/// Everybody as a row. `warmth` is how warm it is with somebody now, 0 to 1; `group` is the name of
/// the group somebody is in, empty for none.
pub fn rows(
    notebook: &Notebook,
    warmth: &dyn Fn(PersonId) -> f32,
    group: &dyn Fn(PersonId) -> String,
    sort: Sort,
    reversed: bool,
) -> Vec<Row> {
    let people = notebook.people_by_name();
    let mut rows: Vec<(Row, f32)> = people
        .iter()
        .map(|person| {
            let warmth = warmth(person.id);
            (row(notebook, person, Warmth::of(warmth)), warmth)
        })
        .collect();
    // Stable sorts: equal rows stay by name.
    match sort {
        Sort::Name => {}
        Sort::Circle => sort::by_key(&mut rows, |(row, _)| row.ring()),
        Sort::Ties => sort::by_key(&mut rows, |(row, _)| Reverse(row.ties.len() + row.more_ties)),
        Sort::Warmth => sort::by(&mut rows, |a, b| b.1.total_cmp(&a.1)),
        Sort::Group => sort::by_cached_key(&mut rows, |(row, _)| last_if_empty(&group(row.person))),
        Sort::Tags => sort::by_cached_key(&mut rows, |(row, _)| last_if_empty(&row.tags)),
    }
    if reversed {
        rows.reverse();
    }
    rows.into_iter().map(|(row, _)| row).collect()
}

fn last_if_empty(words: &str) -> (bool, String) {
    (words.is_empty(), fold(words))
}

/// One person as a row.
pub fn row_of(notebook: &Notebook, person: PersonId, warmth: f32) -> Option<Row> {
    Some(row(notebook, notebook.person(person)?, Warmth::of(warmth)))
}

fn row(notebook: &Notebook, person: &Person, warmth: Warmth) -> Row {
    let mut words: BTreeMap<PersonId, String> = BTreeMap::new();
    for tie in notebook.ties_of(person.id) {
        if let Some((other, said)) = tie.key.seen_from(person.id) {
            let words = words.entry(other).or_default();
            if !words.is_empty() {
                words.push_str(" and ");
            }
            words.push_str(said);
        }
    }
    let mut others: Vec<(&Person, String)> = words
        .into_iter()
        .filter_map(|(other, said)| Some((notebook.person(other)?.as_ref(), said)))
        .collect();
    sort::by_cached_key(&mut others, |(other, _)| {
        (other.circle.map_or(6, Circle::ring), other.sort_key(), other.id)
    });
    let more_ties = others.len().saturating_sub(TIES_SHOWN);
    let shown = others.into_iter().take(TIES_SHOWN);
    let tie = |(other, said): (&Person, String)| RowTie {
        other: other.id,
        words: format!("{said} {}", other.shown_name()),
    };
    Row {
        person: person.id,
        name: person.shown_name().to_owned(),
        circle: person.circle,
        ties: shown.map(tie).collect(),
        more_ties,
        warmth,
        tags: person.tags.iter().cloned().collect::<Vec<_>>().join(", "),
        pinned: person.pin.is_some() || person.angle.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{notebook, person_id};

    fn sample() -> Notebook {
        let person = |n, name: &str, circle, tags: &[&str]| Person {
            circle,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Person::new(person_id(n), name)
        };
        let people = [
            person(1, "Grace", Some(Circle::Close), &["navy", "choir"]),
            person(2, "Ada", None, &[]),
            person(3, "Boole", Some(Circle::Heart), &["Boating"]),
        ];
        notebook(people, [(1, 2, "mentor"), (1, 2, "friend"), (3, 1, "colleague")])
    }

    fn names(sort: Sort, reversed: bool) -> Vec<String> {
        let warmth = |person| if person == person_id(1) { 0.9 } else { 0.0 };
        let group = |person| if person == person_id(2) { "Ä" } else { "" }.to_owned();
        rows(&sample(), &warmth, &group, sort, reversed).into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn sorted_as_asked() {
        assert_eq!(names(Sort::Name, false), ["Ada", "Boole", "Grace"]);
        assert_eq!(names(Sort::Name, true), ["Grace", "Boole", "Ada"]);
        assert_eq!(names(Sort::Circle, false), ["Boole", "Grace", "Ada"]);
        assert_eq!(names(Sort::Ties, false), ["Grace", "Ada", "Boole"]);
        assert_eq!(names(Sort::Warmth, false), ["Grace", "Ada", "Boole"]);
        assert_eq!(names(Sort::Group, false), ["Ada", "Boole", "Grace"]);
        assert_eq!(names(Sort::Tags, false), ["Boole", "Grace", "Ada"]);
    }

    #[test]
    fn told_in_words() {
        let rows = rows(&sample(), &|_| 0.7, &|_| String::new(), Sort::Circle, false);
        assert_eq!(rows[1].circle_word(), "Close");
        assert_eq!(rows[1].ties_words(), "works with Boole, friend of and mentor of Ada");
        assert_eq!(rows[1].tags, "choir, navy");
        assert_eq!(rows[2].circle_word(), "Not placed yet");
        assert_eq!(rows[2].warmth.word(), "glowing");
        assert_eq!(rows[2].ties[0].other, person_id(1));
    }

    #[test]
    fn a_hub_is_told_in_short() {
        let people = (0..40).map(|n| Person::new(person_id(n), format!("P{n}")));
        let notebook = notebook(people, (1..40).map(|n| (0, n, "friend")));
        let rows = rows(&notebook, &|_| 0.0, &|_| String::new(), Sort::Ties, false);
        assert_eq!((rows[0].ties.len(), rows[0].more_ties), (TIES_SHOWN, 33));
        assert!(rows[0].ties_words().ends_with(", 33 more"));
        assert!(
            super::rows(&Notebook::default(), &|_| 0.0, &|_| String::new(), Sort::Name, false)
                .is_empty()
        );
    }
}
