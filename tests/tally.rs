//! Nothing counts what a person gave or received: no type can hold it, and nothing that is stored or
//! written to a file tells it. Walks the source for types, the stored values and every kind of file
//! for numbers, and compares who was given much with who was given little.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a test may panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kith::day::Day;
use kith::document::Document;
use kith::giving::{Habit, HabitKind, Measure, Weekdays};
use kith::id::{AnyId, HabitId, MomentId, PersonId};
use kith::interchange::backup;
use kith::interchange::calendar::Calendar;
use kith::interchange::habits::loop_archive;
use kith::interchange::network::{Form, Network};
use kith::life::{Moment, MomentKind};
use kith::people::{Circle, Person, Place, Tie, TieKey, TieKind};
use serde_json::Value;
use yrs::types::ToJson;
use yrs::updates::decoder::Decode;
use yrs::{Doc, ReadTxn, Transact, Update};

// ---- Types ----

/// What counts, or could.
const NUMBERS: [&str; 13] = [
    "u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize", "f32", "f64", "Amount",
];

/// What stands for somebody, or for what was between us.
const SOMEBODY: [&str; 5] = ["PersonId", "Person", "Moment", "MomentId", "PlacedPerson"];

/// Types that know somebody and hold a number all the same, each with what the number is. One that
/// is no longer needed fails the test, too.
const OTHERWISE: &[(&str, &str)] = &[
    ("insight/graph.rs Graph.edges", "places of people in a list"),
    ("insight/graph.rs Graph.hints", "places of people in a list"),
    ("insight/graph.rs Graph.starts", "places of people in a list"),
    ("insight/graph.rs Graph.neighbours", "places of people in a list"),
    ("insight/known.rs Timeline.undated", "how many ties have no date"),
    ("interchange/plan.rs Plan.same", "how many people of a file are here already"),
    ("interchange/plan.rs Plan.same_habits", "how many habits of a file are here already"),
    ("interchange/vcard/card.rs Said.number", "which card of a file it is"),
    ("map/chart.rs Chart.revision", "which state of the notebook is drawn"),
    ("map/layout/positions.rs Positions.ties", "how many ties somebody has on the picture"),
    ("map/shown.rs Wanted.focus", "how many ties away from somebody is shown"),
    ("map/table.rs Row.more_ties", "how many ties a row has no room for"),
    ("people/person.rs Person.angle", "where on the ring"),
    ("people/person.rs Person.lead", "how many days ahead of a date"),
];

/// A type of the source: the file it is in, its name, and its fields or variants.
fn types(file: &str, source: &str) -> Vec<(String, Vec<String>)> {
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .filter(|line| !line.trim_start().starts_with("#["))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    for word in ["struct ", "enum "] {
        for (at, _) in code.match_indices(word) {
            let is_word = code[..at].chars().next_back().is_none_or(char::is_whitespace);
            let head = &code[at + word.len()..];
            let Some(open) = head.find(['{', ';', '(']).filter(|_| is_word) else { continue };
            let name: String =
                head.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let close = match &head[open..=open] {
                "{" => "}",
                "(" => ")",
                _ => continue,
            };
            let (open_char, close_char) =
                (head.as_bytes()[open] as char, close.chars().next().unwrap());
            let (mut deep, mut parts, mut part) = (0_i32, Vec::new(), String::new());
            for letter in head[open..].chars() {
                deep += i32::from("{([<".contains(letter)) - i32::from("})]>".contains(letter));
                match letter {
                    ',' if deep == 1 => parts.push(std::mem::take(&mut part)),
                    _ if letter == open_char
                        && deep == 1
                        && part.is_empty()
                        && parts.is_empty() => {}
                    _ if letter == close_char && deep == 0 => break,
                    _ => part.push(letter),
                }
            }
            parts.push(part);
            parts.retain(|part| !part.trim().is_empty());
            found.push((format!("{file} {name}"), parts));
        }
    }
    found
}

fn names(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| words.contains(&word))
}

/// The name of a field or of a variant.
fn field(part: &str) -> &str {
    let name = part.trim().trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
    let name = name.trim_start_matches("pub(in crate::map) ").trim_start_matches("pub ");
    name.split([':', '(', '{', ' ']).next().unwrap_or_default()
}

/// Fields that hold a number in a type that knows somebody, and numbers handed out by person. In the
/// picture and on the page a fraction is a place or an opacity, and what is on the page is no type of
/// the notebook: there only numbers by person are looked for.
fn tallies(file: &str, source: &str) -> Vec<String> {
    let is_picture = file.starts_with("map/") || file.starts_with("browser/");
    let is_page = file.starts_with("ui/");
    let numbers: Vec<&str> =
        NUMBERS.into_iter().filter(|word| !(is_picture && word.starts_with('f'))).collect();
    let mut found = Vec::new();
    for (name, parts) in types(file, source) {
        let knows = parts.iter().any(|part| names(part, &SOMEBODY));
        for part in parts.iter().filter(|_| knows && !is_page) {
            if names(part, &numbers) {
                found.push(format!("{name}.{}", field(part)));
            }
        }
    }
    for by in
        ["Map<PersonId, ", "Map<Arc<Person>, ", "(PersonId, ", "(Arc<Person>, ", "(&Arc<Person>, "]
    {
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let Some((_, what)) = line.split_once(by) else { continue };
            let is_local = line.trim_start().starts_with("let ");
            let handed = what.split(['>', ')']).next().unwrap_or_default();
            let whole = ["u16", "u32", "u64", "usize", "i64", "Amount"];
            if !is_local && names(handed, &whole) {
                found.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
            continue;
        }
        let name = path.to_string_lossy().into_owned();
        let (_, file) = name.split_once("/src/").unwrap();
        let is_test = file.ends_with("tests.rs") || file.contains("/tests/");
        if is_test || file.ends_with("fixtures.rs") || !file.ends_with(".rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
        found.push((file.to_owned(), code));
    }
}

#[test]
fn no_type_holds_a_tally_of_somebody() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() > 100, "only {} files", all.len());
    let known: usize = all
        .iter()
        .flat_map(|(file, source)| types(file, source))
        .filter(|(_, parts)| parts.iter().any(|part| names(part, &SOMEBODY)))
        .count();
    assert!(known > 30, "only {known} types know somebody");
    let found: BTreeSet<String> =
        all.iter().flat_map(|(file, source)| tallies(file, source)).collect();
    let otherwise: BTreeSet<String> = OTHERWISE.iter().map(|one| one.0.to_owned()).collect();
    let new: Vec<&String> = found.difference(&otherwise).collect();
    assert!(
        new.is_empty(),
        "a number beside somebody: is it a tally? If not, say what it is: {new:#?}"
    );
    let gone: Vec<&String> = otherwise.difference(&found).collect();
    assert!(gone.is_empty(), "no longer there: {gone:#?}");
}

#[test]
fn a_type_that_held_one_would_be_found() {
    let source = "
        /// Somebody.
        pub struct Known { pub id: PersonId, pub times: u32 }
        pub(crate) struct Pair(PersonId, Option<Amount>);
        enum Way { Kind { who: Arc<Person>, score: f64 }, Not }
        struct Fine { id: PersonId, name: String }
        struct AlsoFine { count: usize }
        pub fn given(&self) -> BTreeMap<PersonId, u32> {
        fn pairs() -> Vec<(PersonId, usize)> {
        let index: BTreeMap<PersonId, usize> = BTreeMap::new();
    ";
    assert_eq!(
        tallies("people/x.rs", source),
        [
            "people/x.rs Known.times",
            "people/x.rs Pair.Option<Amount>",
            "people/x.rs Way.Kind",
            "people/x.rs: pub fn given(&self) -> BTreeMap<PersonId, u32> {",
            "people/x.rs: pub(crate) struct Pair(PersonId, Option<Amount>);",
            "people/x.rs: fn pairs() -> Vec<(PersonId, usize)> {",
        ]
    );
    assert_eq!(
        tallies("map/x.rs", "struct Dot { who: PersonId, x: f32, n: u8 }"),
        ["map/x.rs Dot.n"]
    );
}

// ---- What is stored, and what is written to files ----

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn pid(n: u64) -> PersonId {
    PersonId::from_random(n)
}

/// Ada was thought of so many times, Grace once; all else is the same.
fn life(times: i32) -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        for (n, name) in [(1, "Ada Lovelace"), (2, "Grace Hopper")] {
            edit.put_person(&Person {
                circle: Some(Circle::Close),
                met: Some(today().plus(-900).into()),
                angle: Some(1500),
                pin: Some(Place { x: 12, y: -7 }),
                tags: ["work".to_owned()].into(),
                ..Person::new(pid(n), name)
            });
        }
        let key = TieKey::new(pid(1), pid(2), TieKind::from_slug("friend").unwrap()).unwrap();
        edit.put_tie(&Tie { since: Some(today().plus(-400).into()), ..Tie::new(key) });
        let (id, rhythm) = (HabitId::from_random(1), "3/week".parse().unwrap());
        let habit = Habit {
            measure: Measure::AtLeast,
            target: "2".parse().unwrap(),
            reminders: "07:30 daily".parse().unwrap(),
            order: 1024,
            ..Habit::new(id, "Listen", HabitKind::Listen, rhythm, today().plus(-90))
        };
        edit.put_habit(&habit);
        let mut next = 0;
        let mut moment = || {
            next += 1;
            MomentId::from_random(next)
        };
        edit.check_for(&habit, today().plus(-40), [pid(2)], moment());
        for n in 0..times {
            edit.check_for(&habit, today().plus(-n), [pid(1)], moment());
            edit.put_moment(&Moment {
                id: moment(),
                day: today().plus(-n),
                kind: MomentKind::Gave,
                people: [pid(1)].into(),
                text: "a book".into(),
                habit: None,
                part: None,
                over: None,
            });
        }
    });
    document
}

/// The numbers in a JSON value, by where they are; ids, days and places in lists become `*`.
fn numbers(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let is_name = |key: &str| {
        let is_id = key.len() >= 8 && key.chars().any(|c| c.is_ascii_digit());
        !is_id && key.parse::<Day>().is_err()
    };
    match value {
        Value::Number(_) => drop(found.insert(path.to_owned())),
        Value::Array(list) => list.iter().for_each(|one| numbers(one, &format!("{path}[]"), found)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let (id, field) = key.split_once('.').unwrap_or((key, ""));
                let key = match (is_name(id), field) {
                    (true, "") => key.clone(),
                    (true, _) => format!("{id}.{field}"),
                    (false, "") => "*".to_owned(),
                    (false, _) => format!("*.{field}"),
                };
                numbers(value, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

fn numbers_in(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    numbers(value, "", &mut found);
    found
}

fn only(found: BTreeSet<String>, known: &[(&str, &str)]) {
    let known: BTreeSet<String> = known.iter().map(|one| one.0.to_owned()).collect();
    let new: Vec<&String> = found.difference(&known).collect();
    assert!(new.is_empty(), "a number that is not known: is it a tally? {new:#?}");
}

/// What stands in the root maps, all of them.
fn stored(document: &Document) -> Value {
    let doc = Doc::new();
    doc.transact_mut().apply_update(Update::decode_v1(&document.snapshot()).unwrap()).unwrap();
    let roots: Vec<String> = doc.transact().root_refs().map(|(name, _)| name.to_owned()).collect();
    let mut values = serde_json::Map::new();
    for name in roots {
        let map = doc.get_or_insert_map(name.as_str());
        let mut text = String::new();
        map.to_json(&doc.transact()).to_json(&mut text);
        values.insert(name, serde_json::from_str(&text).unwrap());
    }
    Value::Object(values)
}

#[test]
fn nothing_that_is_stored_counts() {
    let (few, many) = (stored(&life(1)), stored(&life(30)));
    only(
        numbers_in(&many),
        &[
            ("/checks/*", "how much of a habit was done on a day"),
            ("/habits/*.order", "where it stands"),
            ("/habits/*.started", "a day"),
            ("/habits/*.target", "how much a day"),
            ("/meta/schema", "the form of the notebook"),
            ("/moments/*/day", "a day"),
            ("/people/*.angle", "where on the ring"),
            ("/people/*.circle", "which ring"),
            ("/people/*.met", "a day"),
            ("/people/*.pin[]", "where on the map"),
            ("/ties/*/since", "a day"),
        ],
    );
    let rest = |mut value: Value| {
        let fields = value.as_object_mut().unwrap();
        assert!(fields.remove("moments").is_some() && fields.remove("checks").is_some());
        value
    };
    assert_eq!(rest(few), rest(many), "what is kept of a person knows nothing of it");
}

#[test]
fn no_file_counts() {
    let (few, many) = (life(1), life(30));
    let readable = |document: &Document| -> Value {
        serde_json::from_str(&backup::write(document, today())).unwrap()
    };
    let (one, other) = (readable(&few), readable(&many));
    only(
        numbers_in(&other),
        &[
            ("/schema", "the form of the notebook"),
            ("/version", "the form of the file"),
            ("/notebook/habits[]/order", "where it stands"),
            ("/notebook/people[]/angle", "where on the ring"),
            ("/notebook/people[]/pin/x", "where on the map"),
            ("/notebook/people[]/pin/y", "where on the map"),
        ],
    );
    assert_eq!(one["notebook"]["people"], other["notebook"]["people"]);
    assert_eq!(one["notebook"]["ties"], other["notebook"]["ties"]);
    assert_ne!(one["notebook"]["moments"], other["notebook"]["moments"]);

    let who: BTreeSet<PersonId> = [pid(1), pid(2)].into();
    let places: BTreeMap<PersonId, (f32, f32)> = [(pid(1), (3.0, 4.0))].into();
    for format in Form::ALL {
        for names in [true, false] {
            let file = |document: &Document| {
                let network = Network::of(document.notebook(), &who, None, names, &places);
                format.write(&network, today())
            };
            assert_eq!(file(&few), file(&many), "{}", format.word());
        }
    }

    // Files of habits tell of nobody at all.
    let habits = many.notebook().habits();
    let habits: Vec<&Habit> = habits.iter().map(|habit| &**habit).collect();
    let (rests, rest_days) = (&[], Weekdays::NONE);
    let ics = Calendar { habits: &habits, rests, rest_days, today: today(), now: 0 }.ics();
    let archive = loop_archive(many.notebook(), today()).bytes;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut files = vec![ics];
    for at in 0..zip.len() {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut text).unwrap();
        files.push(text);
    }
    assert!(files.len() > 4 && files.iter().any(|file| file.contains("Listen")));
    for file in files {
        for word in ["Ada", "Lovelace", "Grace", "Hopper", "a book"] {
            assert!(!file.contains(word), "{word} in {file}");
        }
    }
}

#[test]
fn a_file_that_counted_would_be_found() {
    let file = serde_json::json!({
        "people": [{ "id": "1a2b3c4d", "given": 30 }, { "by": { "1a2b3c4d": 4, "2026-11-21": 1 } }],
        "1a2b3c4d.gifts": 7,
    });
    let found: Vec<String> = numbers_in(&file).into_iter().collect();
    assert_eq!(found, ["/*.gifts", "/people[]/by/*", "/people[]/given"]);
}
