//! Fields and their values in words, for a preview: what they are called on the page.

use std::collections::BTreeSet;

use super::Collection;
use super::compare::Difference;
use super::fields::{DELETED, INTO, as_amount, as_place};
use super::members::{APART, Member, Set};
use super::records::FILTER;
use super::value::{Value, as_day, as_map, as_number, as_partial, as_text};
use crate::day::{Day, Weekday};
use crate::giving::{Aim, CheckKey, HabitKind, Measure, Reminders, Rhythm, Weekdays};
use crate::id::PersonId;
use crate::life::MomentKind;
use crate::notebook::{Notebook, Thing};
use crate::people::{Cadence, Circle, Filter, Grouping, Place, View};

/// What differs between two values of one key: the field of a person, a habit or the settings; of
/// a record, each of its members.
pub(super) fn differences(
    notebook: &Notebook,
    (collection, key): (Collection, &str),
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Vec<Difference> {
    match collection {
        Collection::Ties
        | Collection::Moments
        | Collection::Views
        | Collection::Groups
        | Collection::Rests
        | Collection::Intentions
        | Collection::Households
        | Collection::Days => {
            let (ours, theirs) = (ours.and_then(as_map), theirs.and_then(as_map));
            let names: BTreeSet<&String> =
                [ours, theirs].into_iter().flatten().flat_map(|members| members.keys()).collect();
            let both = names.into_iter().map(|name| {
                let of = |members: Option<&std::collections::HashMap<String, Value>>| {
                    members.and_then(|members| members.get(name)).cloned()
                };
                (name, of(ours), of(theirs))
            });
            let on = key.parse().ok().filter(|_| collection == Collection::Days);
            let on = on.map_or_else(String::new, |key: CheckKey| format!(" of {}", key.day));
            both.filter(|(_, ours, theirs)| ours != theirs)
                .map(|(name, ours, theirs)| Difference {
                    field: format!("{}{on}", record_field(collection, name)),
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
        "lead" => "days ahead of a date",
        "addresses" => "address",
        "cares" => "what they care about",
        "helps" => "what they can help with",
        "host" => "what a host should know",
        "questions" => "a question to ask",
        "gifts" => "an idea for a gift",
        "work" => "work",
        "circles" => "an earlier circle",
        APART => "not the same as",
        "former" => "former name",
        "pronouns" => "pronouns",
        "met-how" => "how we met",
        "through" => "through whom we met",
        "cadence" => "how often to be in touch",
        "resting" => "not now",
        "died" => "died",
        "off-map" => "left out of the map",
        "cadences-of-tags" => "how often, by tag",
        "kind" => "kind",
        "rhythm" => "rhythm",
        "started" => "taken up",
        "measure" => "how a day is measured",
        "target" => "how much",
        "unit" => "unit",
        "group" => "group",
        "hue" => "colour",
        "symbol" => "picture",
        "order" => "place in the order",
        "archived" => "put away",
        "aim" => "whom it is for",
        "reminders" => "reminders",
        "rest" => "days of rest",
        "week" => "first day of the week",
        "theme" => "colours",
        "keys" => "single-letter keys",
        DELETED => "deleted",
        INTO => "made one with",
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
        "rest" => "rest",
        "from" => "first day",
        "until" => "last day",
        "part" => "when",
        "over" => "over since",
        "due" => "when to do it",
        "outcome" => "what became of it",
        "noted" => "noted",
        "after" => "what it follows",
        "address" => "address",
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
            Set::Apart => "somebody alike".to_owned(),
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
        ("met" | "died", _) => as_partial(value).map(|date| date.to_string()),
        ("started" | "archived" | DELETED, _) => as_day(value).map(iso),
        ("cadence", _) => as_text(value).and_then(|c| Some(c.parse::<Cadence>().ok()?.words())),
        ("measure", _) => as_text(value).and_then(Measure::from_slug).map(|m| m.word().to_owned()),
        ("target", _) => as_amount(value).map(|much| much.to_string()),
        (INTO, _) => Some("another entry".to_owned()),
        ("aim", _) => as_text(value).and_then(|aim| Some(aim_words(aim.parse().ok()?))),
        ("rest", _) => as_text(value).and_then(|days| Some(days.parse::<Weekdays>().ok()?.words())),
        ("week", _) => as_text(value).and_then(Weekday::from_code).map(|day| day.word().to_owned()),
        ("reminders", _) => {
            as_text(value).and_then(|all| Some(all.parse::<Reminders>().ok()?.words()))
        }
        ("pin", _) => as_place(value).map(|Place { x, y }| format!("{x}, {y}")),
        _ => None,
    };
    words.unwrap_or_else(|| plain_words(value))
}

fn record_value(notebook: &Notebook, name: &str, value: &Value) -> String {
    let name_of =
        |id: PersonId| notebook.what(&Thing::Person(id)).unwrap_or_else(|| "Someone".into());
    let words = match (name, value) {
        ("since" | "part", _) => as_partial(value).map(|since| since.to_string()),
        ("day" | "from" | "until" | "over" | "noted" | DELETED, _) => as_day(value).map(iso),
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
        ("after", _) => {
            as_text(value).and_then(|id| notebook.what(&Thing::Moment(id.parse().ok()?)))
        }
        ("habit", _) => {
            as_text(value).and_then(|id| notebook.what(&Thing::Habit(id.parse().ok()?)))
        }
        _ => None,
    };
    words.unwrap_or_else(|| plain_words(value))
}

fn aim_words(aim: Aim) -> String {
    match aim {
        Aim::ByKind => "as its kind says".to_owned(),
        Aim::Nobody => "nobody in particular".to_owned(),
        Aim::People => "people".to_owned(),
        Aim::Ring(ring) => {
            Circle::from_ring(ring).map_or_else(|| aim.to_string(), |ring| ring.word().to_owned())
        }
    }
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
