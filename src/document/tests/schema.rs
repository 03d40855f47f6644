//! Shapes of older and newer schemas.

use super::*;
use value::text;

/// Writes raw values, as an older or a newer Kith would.
fn raw(document: &mut Document, values: &[(Collection, String, Value)]) {
    {
        let mut txn = document.doc.transact_mut();
        for (collection, key, value) in values {
            let map = document.maps.get(*collection).unwrap();
            yrs::Map::insert(map, &mut txn, key.as_str(), value.clone());
        }
    }
    document.follow();
}

fn keys(document: &Document, collection: Collection) -> Vec<String> {
    let txn = document.doc.transact();
    let map = document.maps.get(collection).unwrap();
    let mut keys: Vec<String> = yrs::Map::keys(map, &txn).map(str::to_owned).collect();
    keys.sort();
    keys
}

/// A person and a tie as schema 1 wrote them.
fn old() -> Document {
    let id = pid(1);
    let mut document = Document::new(7);
    let note = records::record(None, [("note", Some(text("in May")))]);
    raw(
        &mut document,
        &[
            (Collection::Meta, "schema".into(), value::number(1)),
            (Collection::People, format!("{id}.name"), text("Ada")),
            (Collection::People, format!("{id}.tags.choir"), Value::Bool(true)),
            (Collection::People, format!("{id}.tags.climbing"), Value::Bool(true)),
            (Collection::People, format!("{id}.sources.uid:1"), Value::Bool(true)),
            (Collection::People, format!("{id}.reach.tel:+49.1"), text("home")),
            (Collection::People, format!("{id}.extra.X-FOO"), text("bar")),
            (Collection::People, format!("{id}.dates.birthday"), text("--12-10")),
            (Collection::People, format!("{}.name", pid(2)), text("Grace")),
            (Collection::Ties, format!("{id}{}sails with", pid(2)), note),
        ],
    );
    document
}

fn ada() -> Person {
    Person {
        tags: ["choir".into(), "climbing".into()].into(),
        sources: ["uid:1".into()].into(),
        reach: [("tel:+49.1".into(), "home".into())].into(),
        extra: [("X-FOO".into(), "bar".into())].into(),
        dates: [("birthday".into(), "--12-10".parse().unwrap())].into(),
        ..person(1, "Ada")
    }
}

#[test]
fn schema_1_is_read_and_brought_into_todays_shape_in_one_update() {
    let mut document = old();
    assert_eq!(document.schema(), 1);
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), ada());
    let sails = tie(1, 2, "sails with").unwrap().key;
    assert_eq!(document.notebook().tie(&sails).unwrap().note, "in May");
    let (before, bytes) = (document.notebook().clone(), document.snapshot());

    let done = document.migrate().unwrap();
    assert_eq!(*document.notebook(), before);
    assert_eq!(document.schema(), SCHEMA);
    assert_eq!(document.migrate(), None, "nothing is left to do");
    assert!(document.mirror.old.is_empty());
    assert_eq!(document.undo_words(), None);
    for key in keys(&document, Collection::People).iter().chain(&keys(&document, Collection::Ties))
    {
        for word in ["choir", "climbing", "uid", "tel", "X-FOO", "birthday", "sails"] {
            assert!(!key.contains(word), "{key}");
        }
    }
    // The old bytes and the one new update, in either order, are the new document.
    for parts in [[&bytes, &done.update], [&done.update, &bytes]] {
        let mut again = Document::new(9);
        assert_eq!(again.merge(parts.map(Vec::as_slice)), []);
        assert_eq!((again.notebook(), again.schema()), (&before, SCHEMA));
        assert_eq!(again.migrate(), None);
    }
}

#[test]
fn fault_30_a_migration_that_is_stopped_leaves_the_old_and_can_be_run_again() {
    let mut first = old();
    let stored = first.snapshot();
    first.migrate().unwrap();
    // Its one update never reached the shelf: the next page load finds schema 1 as it was.
    let mut second = Document::new(8);
    second.merge([stored.as_slice()]);
    assert_eq!((second.schema(), second.notebook()), (1, first.notebook()));
    let again = second.migrate().unwrap();
    // And if it did reach it after all, both are the same notebook.
    first.merge([again.update.as_slice()]);
    assert_eq!(first.notebook(), second.notebook());
    assert_eq!(**first.notebook().person(pid(1)).unwrap(), ada());
    assert_eq!(first.migrate(), None);
}

#[test]
fn an_edit_of_schema_1_brings_it_along() {
    let mut document = old();
    let mut edited = ada();
    edited.tags.remove("climbing");
    edited.reach.insert("tel:+49.1".into(), "work".into());
    let done = document.edit("edited", |edit| edit.put_person(&edited)).unwrap();
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), edited);
    assert_eq!(document.schema(), SCHEMA);
    let mut copy = old();
    copy.merge([done.update.as_slice()]);
    assert_eq!(copy.notebook(), document.notebook());
    assert_eq!(copy.migrate(), None, "nothing of the old shape is remembered");
    assert_eq!(reopened(&document).notebook(), document.notebook());
    document.undo().unwrap();
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), ada());
}

#[test]
fn what_an_older_tab_writes_beside_the_new_shape_is_one_with_it() {
    let mut document = old();
    document.migrate().unwrap();
    // The same tag, and a label that differs: today's shape counts while it is there.
    let id = pid(1);
    raw(
        &mut document,
        &[
            (Collection::People, format!("{id}.tags.choir"), Value::Bool(true)),
            (Collection::People, format!("{id}.reach.tel:+49.1"), text("old label")),
            (Collection::People, format!("{id}.tags.new"), Value::Bool(true)),
            (Collection::Ties, format!("{id}{}sails with", pid(2)), records::record(None, [])),
        ],
    );
    let mut expected = ada();
    expected.tags.insert("new".into());
    assert_eq!(**document.notebook().person(id).unwrap(), expected);
    assert_eq!(reopened(&document).notebook(), document.notebook());
    document.migrate().unwrap();
    assert_eq!(**document.notebook().person(id).unwrap(), expected);
    let sails = tie(1, 2, "sails with").unwrap().key;
    assert_eq!(document.notebook().tie(&sails).unwrap().note, "in May");
    assert_eq!(document.migrate(), None);
    // Removed, it is gone in both shapes.
    document.edit("", |edit| edit.put_person(&person(1, "Ada"))).unwrap();
    assert_eq!(**document.notebook().person(id).unwrap(), person(1, "Ada"));
    assert_eq!(reopened(&document).notebook(), document.notebook());
}

#[test]
fn fault_31_a_newer_schema_is_read_and_never_written() {
    let mut document = old();
    document.migrate().unwrap();
    document.edit("renamed", |edit| edit.put_person(&person(2, "Grace Hopper"))).unwrap();
    raw(&mut document, &[(Collection::Meta, "schema".into(), value::number(SCHEMA + 1))]);
    let (before, bytes) = (document.notebook().clone(), document.snapshot());
    assert_eq!(document.schema(), SCHEMA + 1);
    assert_eq!(document.edit("no", |edit| edit.put_person(&person(3, "Hedy"))), None);
    assert_eq!(document.edit("no", |edit| edit.purge(&Thing::Person(pid(1)))), None);
    assert_eq!((document.undo(), document.redo(), document.migrate()), (None, None, None));
    let other = Document::new(3).snapshot();
    let refused = document.bring_in("no", &other, &Choices::default());
    assert_eq!(refused, Err(MergeError::Newer));
    assert_eq!((document.notebook(), document.snapshot()), (&before, bytes.clone()));
    // Nor is it mixed with ours.
    let mut ours = Document::new(4);
    assert_eq!(ours.compare(&bytes), Err(MergeError::Newer));
    assert_eq!(ours.bring_in("no", &bytes, &Choices::default()), Err(MergeError::Newer));
    assert_eq!(*ours.notebook(), Notebook::default());
}

#[test]
fn fault_28_a_newer_tab_stops_this_one() {
    let mut ours = Document::new(1);
    ours.edit("", |edit| edit.put_person(&person(1, "Ada"))).unwrap();
    let mut newer = reopened(&ours);
    raw(&mut newer, &[(Collection::Meta, "schema".into(), value::number(SCHEMA + 1))]);
    ours.hear([newer.snapshot().as_slice()]);
    assert_eq!(ours.edit("", |edit| edit.put_person(&person(2, "Grace"))), None);
}

#[test]
fn a_collection_of_a_newer_version_survives() {
    let mut newer = Document::new(1);
    newer.edit("", |edit| edit.put_person(&person(1, "Ada"))).unwrap();
    let offers = newer.doc.get_or_insert_map("offers");
    yrs::Map::insert(&offers, &mut newer.doc.transact_mut(), "x1", "a lift to town");
    let mut ours = reopened(&newer);
    ours.edit("", |edit| edit.put_person(&person(2, "Grace"))).unwrap();
    let last = reopened(&ours);
    let offers = last.doc.get_or_insert_map("offers");
    let kept = yrs::Map::get(&offers, &last.doc.transact(), "x1");
    assert_eq!(kept, Some("a lift to town".into()));
}

#[test]
fn what_is_brought_in_from_schema_1_comes_in_todays_shape() {
    let mut here = Document::new(4);
    here.edit("", |edit| edit.put_person(&person(3, "Hedy"))).unwrap();
    let before = here.notebook().clone();
    let comparison = here.compare(&old().snapshot()).unwrap();
    assert_eq!(comparison.new.len(), 3);
    let done = here.bring_in("", &old().snapshot(), &Choices::default()).unwrap().unwrap();
    assert_eq!(here.schema(), SCHEMA);
    assert!(here.mirror.old.is_empty());
    assert_eq!(**here.notebook().person(pid(1)).unwrap(), ada());
    assert_eq!(here.bring_in("", &old().snapshot(), &Choices::default()), Ok(None));
    here.undo().unwrap();
    assert_eq!(*here.notebook(), before);
    let mut empty = Document::new(5);
    empty.bring_in("", &old().snapshot(), &Choices::default()).unwrap().unwrap();
    assert_eq!((empty.schema(), empty.migrate()), (SCHEMA, None));
    assert!(!done.update.is_empty());
}

#[test]
fn a_step_that_changes_nothing_writes_nothing_at_all() {
    let mut document = Document::new(1);
    assert_eq!(document.edit("", |_| {}), None);
    assert_eq!(document.snapshot(), Document::new(1).snapshot());
}
