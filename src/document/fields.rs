//! What people edit at length is stored a key a field (`ID.name`, `ID.circle`), so that two
//! devices that edit different fields of one person both keep their edit. What they have any
//! number of is in `members`.

use std::collections::{BTreeMap, HashMap};

use super::members::Member;
use super::value::{
    Value, as_day, as_map, as_number, as_partial, as_small, as_text, day, number, partial, text,
};
use crate::day::{Day, Weekday};
use crate::giving::{Aim, Amount, Habit, HabitKind, Hue, Measure, Rhythm, Symbol};
use crate::id::{AnyId, HabitId, PersonId};
use crate::notebook::{Settings, Theme};
use crate::people::{Circle, Person, Place};

/// The field that marks a thing as deleted, by the day it was.
pub(super) const DELETED: &str = "deleted";

/// The field that names the entry with which a deleted one was made one, and after it the keys of
/// the ties that were handed over.
pub(super) const INTO: &str = "into";

/// The field that names the person through whom we met.
pub(super) const THROUGH: &str = "through";

/// A thing stored field by field. Fields at their default have no key.
pub(super) trait Fields {
    /// All fields that are set.
    fn fields(&self) -> BTreeMap<String, Value>;

    /// Takes one field's value; `None`, and a value of a shape not known here, is the default.
    fn set_field(&mut self, field: &str, value: Option<&Value>);
}

/// A thing with fields of its own, found by its id.
pub(super) trait Entity: Fields + Clone + PartialEq {
    type Id: AnyId + Ord;
    fn blank(id: Self::Id) -> Self;
}

impl Entity for Person {
    type Id = PersonId;

    fn blank(id: PersonId) -> Self {
        Person::new(id, "")
    }
}

impl Fields for Person {
    fn fields(&self) -> BTreeMap<String, Value> {
        let mut fields = BTreeMap::new();
        for (field, value) in [
            ("name", &self.name),
            ("given", &self.given),
            ("family", &self.family),
            ("nick", &self.nick),
            ("company", &self.company),
            ("role", &self.role),
            ("notes", &self.notes),
            ("face", &self.face),
            ("former", &self.former),
            ("pronouns", &self.pronouns),
            ("met-how", &self.met_how),
        ] {
            if !value.is_empty() {
                fields.insert(field.to_owned(), text(value));
            }
        }
        if let Some(circle) = self.circle {
            fields.insert("circle".into(), number(circle.ring().into()));
        }
        if let Some(met) = self.met {
            fields.insert("met".into(), partial(met));
        }
        if let Some(died) = self.died {
            fields.insert("died".into(), partial(died));
        }
        if let Some(through) = self.through {
            fields.insert(THROUGH.into(), text(through.as_str()));
        }
        if let Some(cadence) = self.cadence {
            fields.insert("cadence".into(), text(&cadence.to_string()));
        }
        if let Some(resting) = self.resting {
            fields.insert("resting".into(), text(&resting.to_string()));
        }
        if self.off_map {
            fields.insert("off-map".into(), Value::Bool(true));
        }
        if let Some(Place { x, y }) = self.pin {
            let pair = [x, y].map(|way| number(way.into()));
            fields.insert("pin".into(), Value::from(pair.to_vec()));
        }
        if let Some(angle) = self.angle {
            fields.insert("angle".into(), number(angle.into()));
        }
        fields.extend(Member::all(self).map(|member| (member.field(self.id), member.value())));
        fields
    }

    fn set_field(&mut self, field: &str, value: Option<&Value>) {
        let words = || value.and_then(as_text).unwrap_or_default().to_owned();
        match field {
            "name" => self.name = words(),
            "given" => self.given = words(),
            "family" => self.family = words(),
            "nick" => self.nick = words(),
            "company" => self.company = words(),
            "role" => self.role = words(),
            "notes" => self.notes = words(),
            "face" => self.face = words(),
            "former" => self.former = words(),
            "pronouns" => self.pronouns = words(),
            "met-how" => self.met_how = words(),
            "died" => self.died = value.and_then(as_partial),
            THROUGH => self.through = words().parse().ok(),
            "cadence" => self.cadence = words().parse().ok(),
            "resting" => self.resting = words().parse().ok(),
            "off-map" => self.off_map = matches!(value, Some(Value::Bool(true))),
            "pin" => self.pin = value.and_then(as_place),
            "angle" => self.angle = value.and_then(as_small),
            "met" => self.met = value.and_then(as_partial),
            "circle" => {
                let ring = value.and_then(as_number).and_then(|ring| u8::try_from(ring).ok());
                self.circle = ring.and_then(Circle::from_ring);
            }
            // A field of a newer version stays in the document, untouched.
            _ => {}
        }
    }
}

pub(super) fn as_place(value: &Value) -> Option<Place> {
    match value {
        Value::Array(pair) => match &**pair {
            [x, y] => Some(Place { x: as_small(x)?, y: as_small(y)? }),
            _ => None,
        },
        _ => None,
    }
}

/// An amount stands as its thousandths.
pub(super) fn as_amount(value: &Value) -> Option<Amount> {
    Amount::from_thousandths(as_number(value)?)
}

impl Entity for Habit {
    type Id = HabitId;

    fn blank(id: HabitId) -> Self {
        Habit::new(id, "", HabitKind::Give, Rhythm::Daily, Day::EPOCH)
    }
}

impl Fields for Habit {
    fn fields(&self) -> BTreeMap<String, Value> {
        let blank = Habit::blank(self.id);
        let mut fields = BTreeMap::new();
        for (field, words) in [
            ("name", self.name.clone()),
            ("unit", self.unit.clone()),
            ("group", self.group.clone()),
            ("notes", self.notes.clone()),
            ("hue", self.hue.map(Hue::slug).unwrap_or_default().to_owned()),
            ("symbol", self.symbol.map(Symbol::slug).unwrap_or_default().to_owned()),
            ("reminders", self.reminders.to_string()),
            ("rest", self.rest_days.to_string()),
        ] {
            if !words.is_empty() {
                fields.insert(field.to_owned(), text(&words));
            }
        }
        for (field, differs, words) in [
            ("kind", self.kind != blank.kind, self.kind.slug().to_owned()),
            ("rhythm", self.rhythm != blank.rhythm, self.rhythm.to_string()),
            ("measure", self.measure != blank.measure, self.measure.slug().to_owned()),
            ("aim", self.aim != blank.aim, self.aim.to_string()),
        ] {
            if differs {
                fields.insert(field.to_owned(), text(&words));
            }
        }
        if self.started != blank.started {
            fields.insert("started".into(), day(self.started));
        }
        if self.target != blank.target {
            fields.insert("target".into(), number(self.target.thousandths()));
        }
        if self.order != blank.order {
            fields.insert("order".into(), number(self.order.into()));
        }
        if let Some(archived) = self.archived {
            fields.insert("archived".into(), day(archived));
        }
        fields
    }

    fn set_field(&mut self, field: &str, value: Option<&Value>) {
        let blank = Habit::blank(self.id);
        let words = value.and_then(as_text);
        match field {
            "name" => self.name = words.unwrap_or_default().to_owned(),
            "unit" => self.unit = words.unwrap_or_default().to_owned(),
            "group" => self.group = words.unwrap_or_default().to_owned(),
            "notes" => self.notes = words.unwrap_or_default().to_owned(),
            "hue" => self.hue = words.and_then(Hue::from_slug),
            "symbol" => self.symbol = words.and_then(Symbol::from_slug),
            "reminders" => {
                self.reminders = words.and_then(|r| r.parse().ok()).unwrap_or_default();
            }
            "rest" => self.rest_days = words.and_then(|r| r.parse().ok()).unwrap_or_default(),
            "measure" => {
                self.measure = words.and_then(Measure::from_slug).unwrap_or(blank.measure);
            }
            "aim" => self.aim = words.and_then(|aim| aim.parse().ok()).unwrap_or(Aim::ByKind),
            "target" => self.target = value.and_then(as_amount).unwrap_or_default(),
            "order" => self.order = value.and_then(as_small).unwrap_or_default(),
            "archived" => self.archived = value.and_then(as_day),
            "kind" => self.kind = words.and_then(HabitKind::from_slug).unwrap_or(blank.kind),
            "rhythm" => {
                self.rhythm = words.and_then(|r| r.parse().ok()).unwrap_or(blank.rhythm);
            }
            "started" => self.started = value.and_then(as_day).unwrap_or(blank.started),
            _ => {}
        }
    }
}

impl Fields for Settings {
    fn fields(&self) -> BTreeMap<String, Value> {
        let mut fields = BTreeMap::new();
        if self.theme != Theme::default() {
            fields.insert("theme".into(), text(self.theme.slug()));
        }
        if self.keys_off {
            fields.insert("keys".into(), text("off"));
        }
        if self.week_start != Weekday::Monday {
            fields.insert("week".into(), text(self.week_start.code()));
        }
        if !self.rest_days.is_empty() {
            fields.insert("rest".into(), text(&self.rest_days.to_string()));
        }
        for (circle, cadence) in &self.cadences {
            fields.insert(format!("{CADENCE}{}", circle.ring()), text(&cadence.to_string()));
        }
        if !self.tag_cadences.is_empty() {
            let pairs = self.tag_cadences.iter();
            let pairs: HashMap<String, Value> =
                pairs.map(|(tag, cadence)| (tag.clone(), text(&cadence.to_string()))).collect();
            fields.insert(TAG_CADENCES.into(), Value::from(pairs));
        }
        fields
    }

    fn set_field(&mut self, field: &str, value: Option<&Value>) {
        let words = value.and_then(as_text);
        match field {
            "theme" => self.theme = words.and_then(Theme::from_slug).unwrap_or_default(),
            "keys" => self.keys_off = words == Some("off"),
            "week" => {
                self.week_start = words.and_then(Weekday::from_code).unwrap_or(Weekday::Monday);
            }
            "rest" => self.rest_days = words.and_then(|r| r.parse().ok()).unwrap_or_default(),
            TAG_CADENCES => {
                let pairs = value.and_then(as_map).into_iter().flatten();
                let read = |(tag, value): (&String, &Value)| {
                    Some((tag.clone(), as_text(value)?.parse().ok()?))
                };
                self.tag_cadences = pairs.filter_map(read).collect();
            }
            field => {
                let ring = field.strip_prefix(CADENCE).and_then(|ring| ring.parse().ok());
                let Some(circle) = ring.and_then(Circle::from_ring) else { return };
                match words.and_then(|words| words.parse().ok()) {
                    Some(cadence) => {
                        self.cadences.insert(circle, cadence);
                    }
                    None => {
                        self.cadences.remove(&circle);
                    }
                }
            }
        }
    }
}

/// What the settings of circles' cadences begin with; the ring follows.
const CADENCE: &str = "cadence.";
const TAG_CADENCES: &str = "cadences-of-tags";
