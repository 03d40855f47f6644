//! The readable part: what the user sees of the notebook, by id, with ISO days. What lies in the
//! trash and what a newer version wrote stand in the update only. Nothing is summed up.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
use serde_json::Value;

use super::Refusal;
use crate::day::Day;
use crate::giving::{Amount, DayMark, Habit, Rest};
use crate::id::HabitId;
use crate::life::{Intention, Moment};
use crate::notebook::{Notebook, Settings};
use crate::people::{Household, NamedGroup, Person, SavedView, Tie};
use crate::sort;

/// A habit and the days it was done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeptHabit {
    pub(super) habit: Habit,
    pub(super) days: HabitDays,
}

/// The days of a habit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct HabitDays {
    /// On which it was done, or some of it.
    pub(super) checks: Vec<Day>,
    /// How much, where an amount was given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) amounts: BTreeMap<Day, Amount>,
    /// On which it rested, each by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rested: Vec<Day>,
    /// What is noted of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) day_notes: BTreeMap<Day, String>,
}

impl HabitDays {
    fn of(notebook: &Notebook, habit: HabitId) -> Self {
        let amounts = notebook.amounts_of(habit).filter_map(|(day, much)| Some((day, much?)));
        let marks = || notebook.marks_of(habit);
        let notes = marks().filter(|(_, mark)| !mark.note.is_empty());
        Self {
            checks: notebook.checks_of(habit).collect(),
            amounts: amounts.collect(),
            rested: marks().filter(|(_, mark)| mark.rest).map(|(day, _)| day).collect(),
            day_notes: notes.map(|(day, mark)| (day, mark.note.clone())).collect(),
        }
    }

    /// What is said of its days besides.
    pub(super) fn marks(&self) -> BTreeMap<Day, DayMark> {
        let mut marks: BTreeMap<Day, DayMark> = BTreeMap::new();
        for day in &self.rested {
            marks.entry(*day).or_default().rest = true;
        }
        for (day, note) in &self.day_notes {
            marks.entry(*day).or_default().note.clone_from(note);
        }
        marks
    }
}

// By hand, for serde's `flatten` weighs more than both.
impl Serialize for KeptHabit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = |part: Result<Value, serde_json::Error>| match part {
            Ok(Value::Object(fields)) => Ok(fields),
            _ => Err(ser::Error::custom("a habit is no object")),
        };
        let mut fields = json(serde_json::to_value(&self.habit))?;
        fields.extend(json(serde_json::to_value(&self.days))?);
        fields.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for KeptHabit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self {
            habit: Habit::deserialize(&value).map_err(de::Error::custom)?,
            days: HabitDays::deserialize(&value).map_err(de::Error::custom)?,
        })
    }
}

/// The notebook as a person reads it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Readable {
    pub(super) people: Vec<Person>,
    pub(super) ties: Vec<Tie>,
    pub(super) moments: Vec<Moment>,
    pub(super) habits: Vec<KeptHabit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) views: Vec<SavedView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) groups: Vec<NamedGroup>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rests: Vec<Rest>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) intentions: Vec<Intention>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) households: Vec<Household>,
    pub(super) settings: Settings,
}

impl Readable {
    pub(super) fn of(notebook: &Notebook) -> Self {
        let mut moments: Vec<Moment> =
            notebook.moments().map(|moment| (**moment).clone()).collect();
        sort::by_key(&mut moments, |moment| (moment.day, moment.id));
        let habits = notebook.habits().into_iter().map(|habit| KeptHabit {
            days: HabitDays::of(notebook, habit.id),
            habit: (*habit).clone(),
        });
        Self {
            people: notebook.people_by_name().iter().map(|person| (**person).clone()).collect(),
            ties: notebook.ties().map(|tie| (**tie).clone()).collect(),
            moments,
            habits: habits.collect(),
            views: notebook.views().iter().map(|view| (**view).clone()).collect(),
            groups: notebook.group_names().iter().map(|group| (**group).clone()).collect(),
            rests: notebook.rests().iter().map(|rest| (**rest).clone()).collect(),
            intentions: notebook.intentions().map(|one| (**one).clone()).collect(),
            households: notebook.households().map(|one| (**one).clone()).collect(),
            settings: notebook.settings().clone(),
        }
    }

    /// Reads one that was edited by hand: all of it is understood, or it is refused.
    pub(super) fn read(value: &Value) -> Result<Self, Refusal> {
        let lists = [
            "people",
            "ties",
            "moments",
            "habits",
            "views",
            "groups",
            "rests",
            "intentions",
            "households",
            "settings",
        ];
        let Value::Object(parts) = value else {
            return Err(refuse("the notebook", "it is no list"));
        };
        if let Some(name) = parts.keys().find(|name| !lists.contains(&name.as_str())) {
            return Err(refuse(&format!("“{name}”"), "Kith has no such list"));
        }
        let people: Vec<Person> = list(parts.get("people"), "people")?;
        let with_id = |entry: &Value| entry.get("id").is_some();
        let entries = parts.get("people").and_then(Value::as_array).into_iter().flatten();
        if let Some(at) = entries.into_iter().position(|entry| !with_id(entry)) {
            return Err(refuse(&place("people", at), "it has no id"));
        }
        let readable = Self {
            ties: list(parts.get("ties"), "ties")?,
            moments: list(parts.get("moments"), "moments")?,
            habits: list(parts.get("habits"), "habits")?,
            // Not in a file of a Kith that had none.
            views: later(parts, "views")?,
            groups: later(parts, "groups")?,
            rests: later(parts, "rests")?,
            intentions: later(parts, "intentions")?,
            households: later(parts, "households")?,
            settings: match parts.get("settings") {
                Some(settings) => one(settings, "settings")?,
                None => Settings::default(),
            },
            people,
        };
        once(readable.people.iter().map(|person| person.id), "people")?;
        once(readable.ties.iter().map(|tie| tie.key.clone()), "ties")?;
        once(readable.moments.iter().map(|moment| moment.id), "moments")?;
        once(readable.habits.iter().map(|kept| kept.habit.id), "habits")?;
        once(readable.views.iter().map(|view| view.id), "views")?;
        once(readable.groups.iter().map(|group| group.id), "groups")?;
        once(readable.rests.iter().map(|rest| rest.id), "rests")?;
        once(readable.intentions.iter().map(|one| one.id), "intentions")?;
        once(readable.households.iter().map(|one| one.id), "households")?;
        Ok(readable)
    }
}

fn refuse(place: &str, why: &str) -> Refusal {
    Refusal::Edited(place.to_owned(), why.to_owned())
}

fn place(list: &str, at: usize) -> String {
    format!("entry {} of “{list}”", at + 1)
}

fn list<T: Serialize + DeserializeOwned>(
    value: Option<&Value>,
    name: &str,
) -> Result<Vec<T>, Refusal> {
    let Some(Value::Array(entries)) = value else {
        return Err(refuse(&format!("“{name}”"), "it is no list"));
    };
    entries.iter().enumerate().map(|(at, entry)| one(entry, &place(name, at))).collect()
}

/// A list that earlier versions of Kith don't write.
fn later<T: Serialize + DeserializeOwned>(
    parts: &serde_json::Map<String, Value>,
    name: &str,
) -> Result<Vec<T>, Refusal> {
    parts.get(name).map_or(Ok(Vec::new()), |all| list(Some(all), name))
}

/// One entry. A field that would be passed over (misspelt, say) is named instead.
fn one<T: Serialize + DeserializeOwned>(value: &Value, place: &str) -> Result<T, Refusal> {
    let thing: T = T::deserialize(value).map_err(|error| refuse(place, &error.to_string()))?;
    let known = serde_json::to_value(&thing).unwrap_or_default();
    match passed_over(value, &known) {
        Some(field) => Err(refuse(place, &format!("Kith doesn't know “{field}”"))),
        None => Ok(thing),
    }
}

/// The first field of which nothing was taken, if there is one; an empty one says nothing.
fn passed_over(value: &Value, known: &Value) -> Option<String> {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(yes) => !yes,
        Value::Number(_) => false,
    };
    let Value::Object(fields) = value else { return None };
    fields.iter().find_map(|(name, value)| match known.get(name) {
        Some(known) => passed_over(value, known),
        None => (!is_empty(value)).then(|| name.clone()),
    })
}

fn once<T: Hash + Eq>(keys: impl Iterator<Item = T>, list: &str) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    for (at, key) in keys.enumerate() {
        if !seen.insert(key) {
            return Err(refuse(&place(list, at), "it stands there twice"));
        }
    }
    Ok(())
}

/// The checksum of the readable part, whatever its indentation and the order of its fields.
pub(super) fn checksum(value: &Value) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    feed(value, &mut hasher);
    hasher.finalize()
}

fn feed(value: &Value, hasher: &mut crc32fast::Hasher) {
    match value {
        Value::Array(list) => {
            hasher.update(b"[");
            for value in list {
                feed(value, hasher);
                hasher.update(b",");
            }
            hasher.update(b"]");
        }
        Value::Object(fields) => {
            hasher.update(b"{");
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            sort::by_key(&mut fields, |(name, _)| name.as_str());
            for (name, value) in fields {
                hasher.update(Value::from(name.as_str()).to_string().as_bytes());
                hasher.update(b":");
                feed(value, hasher);
                hasher.update(b",");
            }
            hasher.update(b"}");
        }
        plain => hasher.update(plain.to_string().as_bytes()),
    }
}
