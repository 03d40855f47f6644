//! Notebooks as every released schema stored them are opened, and are what they were.
//!
//! Beside each stands what it must read as, in `fixtures/notebook-schema-N.notebook.json`. A new
//! schema adds a pair and changes none.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kith::document::{Document, SCHEMA};
use kith::notebook::Notebook;
use kith::storage::{Keeper, MemoryShelf, Shelf};
use serde_json::{Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// What the user sees of a notebook.
fn seen(notebook: &Notebook) -> Value {
    let mut people: Vec<_> = notebook.people().cloned().collect();
    people.sort_by_key(|person| person.id);
    let mut moments: Vec<_> = notebook.moments().cloned().collect();
    moments.sort_by_key(|moment| (moment.day, moment.id));
    let habits = notebook.habits().into_iter().map(|habit| {
        let mut value = serde_json::to_value(&*habit).unwrap();
        value["checks"] = json!(notebook.checks_of(habit.id).collect::<Vec<_>>());
        value
    });
    json!({
        "people": people.iter().map(|person| &**person).collect::<Vec<_>>(),
        "ties": notebook.ties().map(|tie| &**tie).collect::<Vec<_>>(),
        "moments": moments.iter().map(|moment| &**moment).collect::<Vec<_>>(),
        "habits": habits.collect::<Vec<_>>(),
        "settings": notebook.settings(),
    })
}

/// The stored values of a schema, as the shelf held them.
fn values(schema: i64) -> BTreeMap<String, String> {
    let path = fixture(&format!("notebook-schema-{schema}.values.json"));
    let text = fs::read_to_string(path);
    let text = text.unwrap_or_else(|why| panic!("no fixture of schema {schema}: {why}"));
    serde_json::from_str(&text).unwrap()
}

fn opened(schema: i64) -> Document {
    let mut shelf = MemoryShelf::default();
    for (key, text) in &values(schema) {
        shelf.set(key, text).unwrap();
    }
    let (keeper, opening) = Keeper::open(shelf, 98);
    assert!(!opening.is_new && opening.damaged.is_empty() && opening.missing == 0, "{opening:?}");
    let mut document = Document::new(99);
    document.merge([keeper.document().snapshot().as_slice()]);
    document
}

#[test]
fn fault_29_every_schema_ever_released_is_read() {
    for schema in 1..=SCHEMA {
        let mut document = opened(schema);
        let path = fixture(&format!("notebook-schema-{schema}.notebook.json"));
        let expected: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(seen(document.notebook()), expected, "schema {schema}");
        let today = "2026-11-21".parse().unwrap();
        let trash: Vec<String> =
            document.notebook().trash(today).into_iter().map(|thing| thing.what).collect();
        let deleted = [
            "Postcards",
            "Thanked · 王秀英",
            "Leila Farahani is a neighbour of Aoife Byrne",
            "Marek Kowal",
        ];
        assert_eq!(trash, deleted, "schema {schema}");

        // Brought into the newest form it is still the same, and says so.
        document.migrate();
        assert_eq!(document.schema(), SCHEMA);
        assert_eq!(seen(document.notebook()), expected, "schema {schema}, migrated");
        let mut again = Document::new(97);
        again.merge([document.snapshot().as_slice()]);
        assert_eq!(again.notebook(), document.notebook());
        assert_eq!(again.migrate(), None);
    }
}
