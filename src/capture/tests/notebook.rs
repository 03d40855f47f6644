//! Those whom the sentences of the tables are about.

use std::collections::BTreeSet;

use crate::day::Day;
use crate::document::{Document, Edit};
use crate::giving::{Aim, Habit, HabitKind, Measure, Rhythm};
use crate::id::{AnyId, HabitId, HouseholdId, PersonId};
use crate::people::{Circle, Household, Person};

/// A Sunday.
pub(super) fn today() -> Day {
    "2026-11-22".parse().unwrap()
}

/// Name, what else is known, circle. Each has a word to be called by in the tables.
const PEOPLE: &[(&str, &str, &str, u8)] = &[
    ("grace", "Grace Hopper", "former=Murray", 2),
    ("george", "George Stamatis", "", 4),
    ("ada", "Ada Lovelace", "pronouns=she/her", 1),
    ("tom", "Tomasz Wrona", "nick=Tom pronouns=he/him", 1),
    ("anna", "Anna Berg", "", 3),
    ("annak", "Anna König", "", 4),
    ("will", "Will Reyes", "", 3),
    ("maria", "María Reyes", "pronouns=she/her", 2),
    ("may", "May Chen", "", 3),
    ("mark", "Mark Olsen", "pronouns=he/him", 3),
    ("zoe", "Zoë Ångström", "", 4),
    ("wang", "王秀英", "", 3),
    ("muh", "محمد", "", 3),
    ("lee", "Lee", "pronouns=they/them", 4),
    ("jean", "Jean-Luc O'Neil", "", 5),
];

pub(super) fn id(word: &str) -> PersonId {
    let at = PEOPLE.iter().position(|one| one.0 == word).unwrap();
    PersonId::from_random(at as u64 + 1)
}

pub(super) fn word(id: PersonId) -> &'static str {
    (1_u64..).zip(PEOPLE).find(|(n, _)| PersonId::from_random(*n) == id).unwrap().1.0
}

pub(super) fn habit(name: &str) -> HabitId {
    let names =
        ["Listen to someone", "Write a thank-you note", "Piano", "Feed a friend", "Read pages"];
    HabitId::from_random(names.iter().position(|one| *one == name).unwrap() as u64)
}

fn put_habit(edit: &mut Edit<'_>, name: &str, kind: HabitKind) -> Habit {
    let habit = Habit::new(habit(name), name, kind, Rhythm::Daily, today().plus(-90));
    edit.put_habit(&habit);
    habit
}

/// The notebook of the tables; the first four habits where they are asked for.
pub(super) fn notebook(habits: bool) -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        for (word, name, more, ring) in PEOPLE {
            let mut person = Person::new(id(word), *name);
            person.circle = Circle::from_ring(*ring);
            for (field, value) in more.split(' ').filter_map(|one| one.split_once('=')) {
                match field {
                    "nick" => person.nick = value.into(),
                    "former" => person.former = value.into(),
                    _ => person.pronouns = value.into(),
                }
            }
            edit.put_person(&person);
        }
        let people: BTreeSet<PersonId> = ["ada", "tom"].map(id).into();
        let name = "Harbour Street".to_owned();
        let home = HouseholdId::from_random(1);
        edit.put_household(&Household { id: home, name, people, address: String::new() });
        if habits {
            put_habit(edit, "Listen to someone", HabitKind::Listen);
            let thanks = put_habit(edit, "Write a thank-you note", HabitKind::Thank);
            edit.put_habit(&Habit { aim: Aim::Ring(1), ..thanks });
            put_habit(edit, "Piano", HabitKind::Craft);
            let fed = put_habit(edit, "Feed a friend", HabitKind::Give);
            edit.put_habit(&Habit { archived: Some(today()), ..fed });
            let read = put_habit(edit, "Read pages", HabitKind::Craft);
            edit.put_habit(&Habit { measure: Measure::AtLeast, ..read });
        }
    });
    document
}
