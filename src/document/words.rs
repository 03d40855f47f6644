//! Fields and their values in words, for a preview: what they are called on the page.

use std::collections::BTreeSet;

use super::Collection;
use super::compare::Difference;
use super::fields::{DELETED, as_place};
use super::members::{Member, Set};
use super::records::FILTER;
use super::value::{Value, as_day, as_map, as_number, as_text};
use crate::day::Day;
use crate::giving::{HabitKind, Rhythm};
use crate::id::PersonId;
use crate::life::MomentKind;
use crate::notebook::{Notebook, Thing};
use crate::people::{Circle, Filter, Grouping, Place, View};

/// What differs between two values of one key: the field of a person, a habit or the settings; of
/// a record, each of its members.
pub(super) fn differences(
    notebook: &Notebook,
    (collection, key): (Collection, &str),
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Vec<Difference> {
    match collection {
        Collection::Ties | Collection::Moments | Collection::Views | Collection::Groups => {
            let (ours, theirs) = (ours.and_then(as_map), theirs.and_then(as_map));
            let names: BTreeSet<&String> =
                [ours, theirs].into_iter().flatten().flat_map(|members| members.keys()).collect();
            let both = names.into_iter().map(|name| {
                let of = |members: Option<&std::collections::HashMap<String, Value>>| {
                    members.and_then(|members| members.get(name)).cloned()
                };
                (name, of(ours), of(theirs))
            });
            both.filter(|(_, ours, theirs)| ours != theirs)
                .map(|(name, ours, theirs)| Difference {
                    field: record_field(collection, name).to_owned(),
                    ours: ours.map(|value| record_value(notebook, name, &value)),
                    theirs: theirs.map(|value| record_value(notebook, name, &value)),
                })
                .collect()
        }
        _ => {
            let (owner, field) = key.split_once('.').unwrap_or(("", key));
            let person = owner.parse().ok().filter(|_| collection == Collection::People);
            let words = |value: &Value| field_value(person, field, value);
            vec![Difference {
                field: field_name(field).to_owned(),
                ours: ours.map(words),
                theirs: theirs.map(words),
            }]
        }
    }
}

fn field_name(field: &str) -> &'static str {
    match field.split_once('.').map_or(field, |(name, _)| name) {
        "name" => "name",
        "given" => "given name",
        "family" => "family name",
        "nick" => "nickname",
        "company" => "where they work",
        "role" => "what they do",
        "notes" => "notes",
        "met" => "when we met",
        "face" => "face",
        "pin" => "place among the others",
        "angle" => "place on the ring",
        "circle" => "circle",
        "tags" => "tag",
        "sources" => "known elsewhere as",
        "reach" => "way to reach them",
        "extra" => "something more",
        "dates" => "date",
        "kind" => "kind",
        "rhythm" => "rhythm",
        "started" => "taken up",
        "theme" => "colours",
        "keys" => "single-letter keys",
        DELETED => "deleted",
        _ => OTHER,
    }
}

fn record_field(collection: Collection, name: &str) -> &'static str {
    match name {
        "note" => "note",
        "name" => "name",
        "since" => "since",
        "view" => "how the map stands",
        FILTER => "who is shown",
        "grouping" => "groups",
        "kind" => "kind",
        "day" => "day",
        "people" if collection == Collection::Moments => "who was there",
        "people" => "who is in it",
        "text" => "words",
        "habit" => "habit",
        DELETED => "deleted",
        _ => OTHER,
    }
}

const OTHER: &str = "something that a newer Kith wrote";

fn field_value(person: Option<PersonId>, field: &str, value: &Value) -> String {
    let member = person
        .and_then(|id| Member::read(id, field, value).or_else(|| Member::read_old(field, value)));
    if let Some(Member { set, text, more }) = member {
        return match set {
            _ if more.is_empty() => text,
            Set::Reach => format!("{text} ({more})"),
            _ => format!("{text}: {more}"),
        };
    }
    let words = match (field, value) {
        ("circle", _) => as_number(value)
            .and_then(|ring| Circle::from_ring(ring.try_into().ok()?))
            .map(|circle| circle.word().to_owned()),
        ("kind", _) => {
            as_text(value).and_then(HabitKind::from_slug).map(|kind| kind.words().to_owned())
        }
        ("rhythm", _) => as_text(value).and_then(|text| Some(text.parse::<Rhythm>().ok()?.words())),
        ("met" | "started" | DELETED, _) => as_day(value).map(iso),
        ("pin", _) => as_place(value).map(|Place { x, y }| format!("{x}, {y}")),
        _ => None,
    };
    words.unwrap_or_else(|| plain_words(value))
}

fn record_value(notebook: &Notebook, name: &str, value: &Value) -> String {
    let name_of =
        |id: PersonId| notebook.what(&Thing::Person(id)).unwrap_or_else(|| "Someone".into());
    let words = match (name, value) {
        ("day" | "since" | DELETED, _) => as_day(value).map(iso),
        ("kind", _) => {
            as_text(value).and_then(MomentKind::from_slug).map(|kind| kind.words().to_owned())
        }
        ("people", Value::Array(people)) => {
            let ids = people.iter().filter_map(as_text).filter_map(|id| id.parse().ok());
            Some(ids.map(name_of).collect::<Vec<_>>().join(", "))
        }
        ("view", _) => as_text(value).and_then(View::from_slug).map(|view| view.word().to_owned()),
        ("grouping", _) => {
            as_text(value).and_then(Grouping::from_slug).map(|by| by.word().to_owned())
        }
        (FILTER, _) => as_text(value).and_then(|text| {
            Some(text.parse::<Filter>().ok()?.words(&name_of, &|key| notebook.group_words(key)))
        }),
        ("habit", _) => {
            as_text(value).and_then(|id| notebook.what(&Thing::Habit(id.parse().ok()?)))
        }
        _ => None,
    };
    words.unwrap_or_else(|| plain_words(value))
}

fn iso(day: Day) -> String {
    day.to_string()
}

fn plain_words(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_string(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        _ => as_number(value).map_or_else(|| OTHER.to_owned(), |number| number.to_string()),
    }
}
