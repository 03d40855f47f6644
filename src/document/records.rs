//! What is written once and is small (tie, moment, check) is stored a key a record. Members of a
//! record that this version doesn't know are carried over when it is rewritten.

use std::collections::{BTreeSet, HashMap};

use super::fields::DELETED;
use super::members::{KIND, tie_key};
use super::value::{Value, as_day, as_map, as_partial, as_text, day, partial, text};
use crate::day::Day;
use crate::giving::{DayMark, Rest};
use crate::id::{AnyId, MomentId, PersonId};
use crate::life::{Intention, Moment, MomentKind, Outcome};
use crate::people::{Grouping, Household, NamedGroup, SavedView, Tie, TieKey, TieKind, View};

type Members = HashMap<String, Value>;

/// The record to store: what stands there now, overlaid by what we know of it.
pub(super) fn record(
    old: Option<&Value>,
    known: impl IntoIterator<Item = (&'static str, Option<Value>)>,
) -> Value {
    let mut members: Members = old.and_then(as_map).cloned().unwrap_or_default();
    for (name, value) in known {
        match value {
            Some(value) => {
                members.insert(name.to_owned(), value);
            }
            None => {
                members.remove(name);
            }
        }
    }
    Value::from(members)
}

/// The day a record was deleted, if it was.
pub(super) fn deleted(value: &Value) -> Option<Day> {
    as_day(as_map(value)?.get(DELETED)?)
}

pub(super) fn tie_members(tie: &Tie) -> [(&'static str, Option<Value>); 3] {
    let kind = match tie.key.kind() {
        TieKind::Known(_) => None,
        TieKind::Own(word) => Some(text(word)),
    };
    let note = (!tie.note.is_empty()).then(|| text(&tie.note));
    [("note", note), (KIND, kind), ("since", tie.since.map(partial))]
}

/// The tie that stands there. One under a key that is not its own is none of ours.
pub(super) fn read_tie(key: &str, value: &Value) -> Option<Tie> {
    let members = as_map(value)?;
    let tie = match members.get(KIND) {
        Some(kind) => {
            let (from, to) = key.get(..16)?.split_at_checked(8)?;
            let kind = TieKind::from_slug(as_text(kind)?)?;
            TieKey::new(from.parse().ok()?, to.parse().ok()?, kind).ok()?
        }
        None => key.parse().ok()?,
    };
    (tie_key(&tie) == key).then(|| noted(tie, members))
}

/// The tie of a kind in the user's own word that stands there in the shape of schema 1.
pub(super) fn read_old_tie(key: &str, value: &Value) -> Option<Tie> {
    let members = as_map(value).filter(|members| !members.contains_key(KIND))?;
    let tie: TieKey = key.parse().ok()?;
    let own = matches!(tie.kind(), TieKind::Own(_)) && tie.to_string() == key;
    own.then(|| noted(tie, members))
}

fn noted(key: TieKey, members: &Members) -> Tie {
    let note = members.get("note").and_then(as_text).unwrap_or_default();
    let since = members.get("since").and_then(as_partial);
    Tie { key, note: note.to_owned(), since }
}

pub(super) fn moment_members(moment: &Moment) -> [(&'static str, Option<Value>); 7] {
    [
        ("day", Some(day(moment.day))),
        ("kind", Some(text(moment.kind.slug()))),
        ("people", Some(ids(&moment.people))),
        ("text", (!moment.text.is_empty()).then(|| text(&moment.text))),
        ("habit", moment.habit.map(|habit| text(&habit.to_string()))),
        ("part", moment.part.map(partial)),
        ("over", moment.over.map(day)),
    ]
}

/// A moment without a day we can read is not shown; a kind we don't know is a note.
pub(super) fn read_moment(key: &str, value: &Value) -> Option<Moment> {
    let id: MomentId = key.parse().ok()?;
    let members = as_map(value)?;
    let words = |name| members.get(name).and_then(as_text);
    Some(Moment {
        id,
        day: members.get("day").and_then(as_day)?,
        kind: words("kind").and_then(MomentKind::from_slug).unwrap_or(MomentKind::Note),
        people: people(members),
        text: words("text").unwrap_or_default().to_owned(),
        habit: words("habit").and_then(|id| id.parse().ok()),
        part: members.get("part").and_then(as_partial),
        over: members.get("over").and_then(as_day),
    })
}

pub(super) fn intention_members(intention: &Intention) -> [(&'static str, Option<Value>); 6] {
    [
        ("text", Some(text(&intention.text))),
        ("people", Some(ids(&intention.people))),
        ("due", Some(text(&intention.due.to_string()))),
        ("outcome", (!intention.outcome.is_open()).then(|| text(&intention.outcome.to_string()))),
        ("noted", Some(day(intention.noted))),
        ("after", intention.after.map(|moment| text(moment.as_str()))),
    ]
}

/// An intention of which we can't read when it is due or what became of it is not shown.
pub(super) fn read_intention(key: &str, value: &Value) -> Option<Intention> {
    let members = as_map(value)?;
    let words = |name| members.get(name).and_then(as_text);
    Some(Intention {
        id: key.parse().ok()?,
        text: words("text")?.to_owned(),
        people: people(members),
        due: words("due")?.parse().ok()?,
        outcome: match members.get("outcome") {
            Some(outcome) => as_text(outcome)?.parse().ok()?,
            None => Outcome::Open,
        },
        noted: members.get("noted").and_then(as_day)?,
        after: words("after").and_then(|id| id.parse().ok()),
    })
}

pub(super) fn household_members(household: &Household) -> [(&'static str, Option<Value>); 3] {
    let line = |line: &str| (!line.is_empty()).then(|| text(line));
    [
        ("name", line(&household.name)),
        ("people", Some(ids(&household.people))),
        ("address", line(&household.address)),
    ]
}

pub(super) fn read_household(key: &str, value: &Value) -> Option<Household> {
    let members = as_map(value)?;
    let words =
        |name| members.get(name).and_then(as_text).map(ToOwned::to_owned).unwrap_or_default();
    Some(Household {
        id: key.parse().ok()?,
        name: words("name"),
        people: people(members),
        address: words("address"),
    })
}

fn ids(people: &BTreeSet<PersonId>) -> Value {
    Value::from(people.iter().map(|id| text(id.as_str())).collect::<Vec<_>>())
}

fn people(members: &Members) -> BTreeSet<PersonId> {
    match members.get("people") {
        Some(Value::Array(people)) => {
            people.iter().filter_map(as_text).filter_map(|id| id.parse().ok()).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// The member of a view's record that holds its filter.
pub(super) const FILTER: &str = "filter";

pub(super) fn view_members(view: &SavedView) -> [(&'static str, Option<Value>); 4] {
    [
        ("name", Some(text(&view.name))),
        ("view", Some(text(view.view.slug()))),
        (FILTER, Some(text(&view.filter.to_string()))),
        ("grouping", Some(text(view.grouping.slug()))),
    ]
}

/// A view whose filter a newer Kith wrote is not shown: it would show others than it says.
pub(super) fn read_view(key: &str, value: &Value) -> Option<SavedView> {
    let members = as_map(value)?;
    let words = |name| members.get(name).and_then(as_text);
    Some(SavedView {
        id: key.parse().ok()?,
        name: words("name")?.to_owned(),
        view: words("view").and_then(View::from_slug).unwrap_or_default(),
        filter: words(FILTER)?.parse().ok()?,
        grouping: words("grouping").and_then(Grouping::from_slug).unwrap_or_default(),
    })
}

pub(super) fn group_members(group: &NamedGroup) -> [(&'static str, Option<Value>); 2] {
    [("name", Some(text(&group.name))), ("people", Some(ids(&group.people)))]
}

pub(super) fn read_group(key: &str, value: &Value) -> Option<NamedGroup> {
    let members = as_map(value)?;
    let name = members.get("name").and_then(as_text)?.to_owned();
    Some(NamedGroup { id: key.parse().ok()?, name, people: people(members) })
}

/// The member of a rest's record that holds the habit it is of.
pub(super) const HABIT: &str = "habit";

pub(super) fn rest_members(rest: &Rest) -> [(&'static str, Option<Value>); 4] {
    [
        (HABIT, rest.habit.map(|habit| text(habit.as_str()))),
        ("from", Some(day(rest.from))),
        ("until", rest.until.map(day)),
        ("note", (!rest.note.is_empty()).then(|| text(&rest.note))),
    ]
}

/// A rest of which we can't read whose it is or how long it lasts is not taken for one of all.
pub(super) fn read_rest(key: &str, value: &Value) -> Option<Rest> {
    let members = as_map(value)?;
    let habit = match members.get(HABIT) {
        Some(habit) => Some(as_text(habit)?.parse().ok()?),
        None => None,
    };
    let until = match members.get("until") {
        Some(until) => Some(as_day(until)?),
        None => None,
    };
    let from = as_day(members.get("from")?)?;
    let note = members.get("note").and_then(as_text).unwrap_or_default().to_owned();
    Some(Rest { id: key.parse().ok()?, habit, from, until, note })
}

/// What is said of a habit's day: `None` for each that isn't.
pub(super) fn day_members(mark: &DayMark) -> [(&'static str, Option<Value>); 2] {
    [
        ("rest", mark.rest.then_some(Value::Bool(true))),
        ("note", (!mark.note.is_empty()).then(|| text(&mark.note))),
    ]
}

pub(super) fn read_day(value: &Value) -> Option<DayMark> {
    let members = as_map(value)?;
    let rest = matches!(members.get("rest"), Some(Value::Bool(true)));
    let note = members.get("note").and_then(as_text).unwrap_or_default().to_owned();
    let mark = DayMark { rest, note };
    (mark != DayMark::default()).then_some(mark)
}
