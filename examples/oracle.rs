//! Our side of the oracle: what Kith writes is read by the reference implementation of Yjs, and
//! what that writes is read by Kith. `scripts/oracle.sh` runs both sides.
//!
//! `oracle write CASES SEED` prints a case a line: the updates of three replicas that edit, meet
//! and undo (base64), and the values they end with. `oracle read FILE` reads a case a line: one
//! update, and the notebook that it must be. `oracle calendar CASES SEED` prints habits, rests and the
//! calendar made of them, twice, the later a day after; and a meal with its own.
#![allow(clippy::indexing_slicing, reason = "a tool may stop")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use kith::day::Day;
use kith::document::{Choices, Document, Edit, MergeError};
use kith::giving::{
    Aim, Amount, DayMark, Habit, HabitKind, Hue, Measure, Rest, Symbol, Time, Weekdays,
};
use kith::id::{AnyId, HabitId, IntentionId, MomentId, PersonId, RestId};
use kith::interchange::calendar::{Calendar, MealEvent};
use kith::life::{Due, Intention, Moment, MomentKind, Outcome};
use kith::notebook::{Notebook, Settings, Theme, Thing};
use kith::people::{
    Circle, Filter, Grouping, Household, Jotting, NamedGroup, Person, Place, SavedView, Tie,
    TieKey, TieKind, View,
};
use serde_json::{Value, json};
use yrs::types::ToJson;
use yrs::updates::decoder::Decode;
use yrs::{Doc, Transact, Update};

const MAPS: [&str; 13] = [
    "people",
    "ties",
    "moments",
    "habits",
    "checks",
    "views",
    "groups",
    "rests",
    "days",
    "intentions",
    "households",
    "settings",
    "meta",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", cases, seed] => write(cases, seed),
        ["read", file] => read(file),
        ["calendar", cases, seed] => calendar(cases, seed),
        _ => Err("usage: oracle write CASES SEED | read FILE | calendar CASES SEED".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(cases: &str, seed: &str) -> Result<(), Box<dyn Error>> {
    let seed: u64 = seed.parse()?;
    for case in 0..cases.parse()? {
        let (updates, whole) = Dice(seed.wrapping_add(case)).life()?;
        let updates: Vec<String> = updates.iter().map(|update| BASE64.encode(update)).collect();
        let values = values(&whole.snapshot())?;
        println!("{}", json!({ "case": case, "updates": updates, "values": values }));
    }
    Ok(())
}

/// Calendars, for a parser that is not ours.
fn calendar(cases: &str, seed: &str) -> Result<(), Box<dyn Error>> {
    let seed: u64 = seed.parse()?;
    for case in 0..cases.parse()? {
        let mut dice = Dice(seed.wrapping_add(case));
        let today = Day::from_number(20_778).ok_or("no such day")?;
        let near = |dice: &mut Dice| today.plus(dice.roll(90).try_into().unwrap_or(0)).plus(-30);
        let rhythms = [
            "daily", "MO,WE,FR", "SU", "3/week", "1/month", "3/month", "20/month", "1/10", "1/2",
            "3/10",
        ];
        let reminders =
            ["", "07:30 daily", "07:30 daily;19:00 MO,FR", "00:00 SU;23:59 SA,SU", "12:00 TU"];
        let mut habits = Vec::new();
        for n in 0..1 + dice.roll(3) {
            let (rhythm, word) = (dice.one_of(&rhythms).parse()?, dice.word());
            let id = HabitId::from_random(n.try_into()?);
            habits.push(Habit {
                reminders: dice.one_of(&reminders).parse()?,
                rest_days: dice.one_of(&["", "", "SU", "MO,WE"]).parse()?,
                notes: dice.word(),
                group: dice.word(),
                ..Habit::new(id, &word, HabitKind::Give, rhythm, near(&mut dice))
            });
        }
        let rests: Vec<Rest> = (0..dice.roll(3))
            .map(|_| {
                let from = near(&mut dice);
                let days = dice.one_of(&[Some(0), Some(3), Some(20), Some(800), None]);
                let habit = (dice.roll(2) == 0).then(|| HabitId::from_random(0));
                let until = days.map(|days| from.plus(days));
                Rest { id: RestId::from_random(1), habit, from, until, note: String::new() }
            })
            .collect();
        let rest_days = dice.one_of(&["", "", "SA"]).parse()?;
        let meal_day = near(&mut dice);
        let meal = meal(&mut dice, meal_day);
        let file = |later: i32| {
            let (habits, rests): (Vec<&Habit>, Vec<&Rest>) =
                (habits.iter().collect(), rests.iter().collect());
            let now = 1_795_000_000 + i64::from(later) * 86_400;
            let today = today.plus(later);
            Calendar { habits: &habits, rests: &rests, rest_days, today, now }.ics()
        };
        println!(
            "{}",
            json!({
                "case": case, "today": today, "habits": habits, "rests": rests,
                "rest_days": rest_days, "ics": file(0), "later": file(1),
                "meal": meal,
            })
        );
    }
    Ok(())
}

/// A meal on this day, and its calendar, twice.
fn meal(dice: &mut Dice, day: Day) -> Value {
    let marks =
        ["", "; ", ", ", "\\", "\n", ":\"", " with everybody from the harbour and their friends "];
    let mut words = || format!("{}{}{}", dice.word(), dice.one_of(&marks), dice.word());
    let [title, place, notes] = [words(), words(), words()];
    let time = dice.one_of(&[None, Time::new(0, 0), Time::new(12, 30), Time::new(23, 59)]);
    let id: IntentionId = dice.id();
    let file = |now: i64| {
        MealEvent { id, title: &title, place: &place, notes: &notes, day, time, now }.ics()
    };
    json!({
        "id": id, "title": title, "place": place, "notes": notes, "day": day,
        "time": time.map(|time| time.to_string()),
        "ics": file(1_795_000_000), "later": file(1_795_000_060),
    })
}

/// What stands in the root maps, as plain values.
fn values(update: &[u8]) -> Result<Value, Box<dyn Error>> {
    let doc = Doc::new();
    let maps = MAPS.map(|name| (name, doc.get_or_insert_map(name)));
    doc.transact_mut().apply_update(Update::decode_v1(update)?)?;
    let mut values = serde_json::Map::new();
    for (name, map) in maps {
        let mut text = String::new();
        map.to_json(&doc.transact()).to_json(&mut text);
        values.insert(name.to_owned(), serde_json::from_str(&text)?);
    }
    Ok(Value::Object(values))
}

fn read(file: &str) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    for line in text.lines() {
        let mut case: Value = serde_json::from_str(line)?;
        let text = case["update"].as_str().ok_or("a case without an update")?;
        let update = BASE64.decode(text).map_err(|why| why.to_string())?;
        let mut document = Document::new(u64::MAX);
        if let Some((_, why)) = document.merge([update.as_slice()]).first() {
            return Err(format!("case {}: {why}", case["case"]).into());
        }
        let (mut here, mut there) = (seen(document.notebook())?, case["notebook"].take());
        sort(&mut here);
        sort(&mut there);
        if here != there {
            return Err(format!("case {}:\n{here:#}\nis not\n{there:#}", case["case"]).into());
        }
    }
    println!("{} replicas edited by the reference are read by Kith", text.lines().count());
    Ok(())
}

/// What the user sees of a notebook.
fn seen(notebook: &Notebook) -> Result<Value, Box<dyn Error>> {
    let mut habits = Vec::new();
    for habit in notebook.habits() {
        let mut value = serde_json::to_value(&*habit)?;
        value["checks"] = json!(notebook.checks_of(habit.id).collect::<Vec<_>>());
        let amounts = notebook.amounts_of(habit.id);
        let amounts = amounts.filter_map(|(day, much)| Some(json!([day, much?])));
        value["amounts"] = amounts.collect();
        let marks = notebook.marks_of(habit.id);
        value["marks"] = marks.map(|(day, mark)| json!([day, mark])).collect();
        habits.push(value);
    }
    Ok(json!({
        "people": notebook.people().map(|person| &**person).collect::<Vec<_>>(),
        "ties": notebook.ties().map(|tie| &**tie).collect::<Vec<_>>(),
        "moments": notebook.moments().map(|moment| &**moment).collect::<Vec<_>>(),
        "habits": habits,
        "rests": notebook.rests().iter().map(|rest| &**rest).collect::<Vec<_>>(),
        "views": notebook.views().iter().map(|view| &**view).collect::<Vec<_>>(),
        "groups": notebook.group_names().iter().map(|group| &**group).collect::<Vec<_>>(),
        "intentions": notebook.intentions().map(|one| &**one).collect::<Vec<_>>(),
        "households": notebook.households().map(|one| &**one).collect::<Vec<_>>(),
        "settings": notebook.settings(),
    }))
}

/// Lists in an order that both sides know.
fn sort(notebook: &mut Value) {
    for list in notebook.as_object_mut().into_iter().flat_map(|parts| parts.values_mut()) {
        if let Value::Array(list) = list {
            list.sort_by_key(Value::to_string);
        }
    }
}

/// Every update that was written, and the whole of them.
type Life = (Vec<Vec<u8>>, Document);

/// Random numbers of a seed (S. Vigna, splitmix64.c).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 8).unwrap_or_default() % sides
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }

    fn word(&mut self) -> String {
        self.one_of(&["", "Ada", "王秀英", "a\nb", "\"q\"", "👩‍🚀", "עדה", "x.y", "e\u{301}"])
            .to_owned()
    }

    fn id<T: AnyId>(&mut self) -> T {
        T::from_random(self.roll(5).try_into().unwrap_or_default())
    }

    fn day(&mut self) -> Day {
        Day::EPOCH.plus(i32::try_from(self.roll(25_000)).unwrap_or_default())
    }

    fn person(&mut self, notebook: &Notebook) -> Person {
        let id: PersonId = self.id();
        let known = notebook.person(id).map(|person| (**person).clone());
        let mut person = known.unwrap_or_else(|| Person::new(id, self.word()));
        match self.roll(16) {
            11 => person.place(self.one_of(&Circle::ALL).into(), self.day()),
            12 => drop(person.cares.insert(self.word())),
            13 => person.cadence = "21-42 together".parse().ok(),
            14 => person.through = Some(self.id()),
            15 => {
                let jotting = Jotting { occasion: self.word(), ..Jotting::on(self.day()) };
                person.gifts.insert(self.word(), jotting);
            }
            7 => person.face = self.word(),
            8 => person.pin = Some(Place { x: -7, y: 1_000_000 }),
            9 => person.angle = (self.roll(2) == 0).then_some(-3141),
            0 => person.name = self.word(),
            1 => person.circle = self.one_of(&Circle::ALL).into(),
            2 => person.met = Some(self.day().into()),
            3 => drop(person.tags.insert(self.word())),
            4 => drop(person.tags.pop_first()),
            5 => drop(person.reach.insert(self.word(), self.word())),
            6 => drop(person.extra.insert(self.word(), self.word())),
            _ => person.notes = self.word(),
        }
        if let (0, Ok(date)) = (self.roll(4), "--02-29".parse()) {
            person.dates.insert(self.word(), date);
        }
        person
    }

    fn weekdays(&mut self) -> Weekdays {
        self.one_of(&["", "", "SU", "MO,WE", "daily"]).parse().unwrap_or_default()
    }

    fn habit(&mut self, notebook: &Notebook) -> Habit {
        let rhythm = self.one_of(&["daily", "MO,WE", "3/week", "2/month", "1/10"]);
        let rhythm = rhythm.parse().unwrap_or(kith::giving::Rhythm::Daily);
        let (id, kind, word, day) =
            (self.id(), self.one_of(&HabitKind::ALL), self.word(), self.day());
        let known = notebook.habit(id).map(|habit| (**habit).clone());
        let habit = known.unwrap_or_else(|| Habit::new(id, &word, kind, rhythm.clone(), day));
        match self.roll(12) {
            0 => Habit { order: self.roll(5000).try_into().unwrap_or(0), ..habit },
            1 => Habit { archived: (self.roll(2) == 0).then(|| self.day()), ..habit },
            2 => Habit { notes: self.word(), ..habit },
            3 => Habit { group: self.word(), ..habit },
            4 => Habit { rest_days: self.weekdays(), ..habit },
            5 => Habit {
                measure: self.one_of(Measure::ALL),
                target: "2.5".parse().unwrap_or_default(),
                unit: self.word(),
                ..habit
            },
            6 => Habit { hue: Some(self.one_of(Hue::ALL)), ..habit },
            7 => Habit { symbol: Some(self.one_of(Symbol::ALL)), ..habit },
            8 => Habit { aim: self.one_of(&[Aim::ByKind, Aim::Nobody, Aim::Ring(4)]), ..habit },
            9 => Habit { reminders: "07:30 daily;19:00 MO".parse().unwrap_or_default(), ..habit },
            _ => Habit { name: word, kind, rhythm, started: day, ..habit },
        }
    }

    fn change(&mut self, edit: &mut Edit<'_>) {
        match self.roll(26) {
            23 => edit.put_intention(&Intention {
                id: self.id(),
                text: self.word(),
                people: (0..self.roll(3)).map(|_| self.id()).collect(),
                due: Due::On(self.day()),
                outcome: Outcome::Done(self.day()),
                noted: self.day(),
                after: (self.roll(2) == 0).then(|| self.id()),
            }),
            24 => edit.put_household(&Household {
                id: self.id(),
                name: self.word(),
                people: (0..self.roll(3)).map(|_| self.id()).collect(),
                address: self.word(),
            }),
            25 => edit.delete_intention(self.id(), self.day()),
            0..=3 => edit.put_person(&self.person(edit.before())),
            4..=5 => {
                let kind = self.one_of(&["friend", "mentor", "sails with"]);
                let kind = TieKind::from_slug(kind);
                let key = kind.and_then(|kind| TieKey::new(self.id(), self.id(), kind).ok());
                key.iter().for_each(|key| {
                    let since = (self.roll(2) == 0).then(|| self.day().into());
                    edit.put_tie(&Tie { note: self.word(), since, key: key.clone() });
                });
            }
            6..=7 => edit.put_moment(&Moment {
                id: self.id(),
                day: self.day(),
                kind: self.one_of(&MomentKind::ALL),
                people: (0..self.roll(3)).map(|_| self.id()).collect::<BTreeSet<PersonId>>(),
                text: self.word(),
                habit: (self.roll(2) == 0).then(|| self.id()),
                part: "2019-21".parse().ok().filter(|_| self.roll(2) == 0),
                over: (self.roll(2) == 0).then(|| self.day()),
            }),
            8 | 16 => edit.put_habit(&self.habit(edit.before())),
            9 => edit.check(self.id::<HabitId>(), self.day()),
            17 => {
                let much = Amount::from_thousandths(self.roll(100_000).try_into().unwrap_or(0));
                edit.check_with(self.id(), self.day(), much.unwrap_or_default());
            }
            18 => {
                let mark = DayMark { rest: self.roll(2) == 0, note: self.word() };
                edit.mark_day(self.id(), self.day(), &mark);
            }
            19 => edit.put_rest(&Rest {
                id: self.id(),
                habit: (self.roll(2) == 0).then(|| self.id()),
                from: self.day(),
                until: (self.roll(2) == 0).then(|| self.day()),
                note: self.word(),
            }),
            20 => edit.delete_rest(self.id::<RestId>(), self.day()),
            21 => {
                if let Some(habit) = edit.before().habit(self.id()).cloned() {
                    let who: Vec<PersonId> = (0..self.roll(3)).map(|_| self.id()).collect();
                    edit.check_for(&habit, self.day(), who, self.id());
                }
            }
            22 => edit.uncheck(self.id(), self.day(), self.day()),
            10 => edit.put_settings(&Settings {
                theme: self.one_of(&Theme::ALL),
                keys_off: self.roll(2) == 0,
                rest_days: self.weekdays(),
                ..Settings::default()
            }),
            11 => edit.delete_person(self.id(), self.day()),
            13 => edit.put_view(&SavedView {
                id: self.id(),
                name: self.word(),
                view: self.one_of(&View::ALL),
                filter: Filter::Not(Box::new(Filter::MetThrough(self.id()))),
                grouping: self.one_of(&Grouping::ALL),
            }),
            14 => edit.name_group(&NamedGroup {
                id: self.id(),
                name: self.word(),
                people: (0..self.roll(3)).map(|_| self.id()).collect(),
            }),
            12 => edit.delete_moment(self.id::<MomentId>(), self.day()),
            _ => match self.roll(3) {
                0 => edit.purge(&Thing::Person(self.id())),
                1 => edit.restore(&Thing::Person(self.id())),
                _ => edit.delete_habit(self.id(), self.day()),
            },
        }
    }

    /// Three replicas for a while: every update that was written, and what they are together.
    fn life(&mut self) -> Result<Life, MergeError> {
        let mut replicas: Vec<Document> =
            (0..3).map(|_| Document::new(self.roll(usize::MAX).try_into().unwrap_or(7))).collect();
        let mut updates = Vec::new();
        for _ in 0..self.roll(60) {
            let (who, other) = (self.roll(3), self.roll(3));
            let done = match self.roll(12) {
                0..=7 => replicas[who].edit("", |edit| {
                    (0..=self.roll(3)).for_each(|_| self.change(edit));
                }),
                8 => replicas[who].undo(),
                9 => replicas[who].redo(),
                10 => {
                    let bytes = replicas[other].snapshot();
                    replicas[who].merge([bytes.as_slice()]);
                    None
                }
                _ => {
                    let bytes = replicas[other].snapshot();
                    replicas[who].bring_in("", &bytes, &Choices::default())?
                }
            };
            updates.extend(done.map(|done| done.update));
        }
        let mut whole = Document::new(5);
        whole.merge(
            replicas.iter().map(Document::snapshot).collect::<Vec<_>>().iter().map(Vec::as_slice),
        );
        Ok((updates, whole))
    }
}
