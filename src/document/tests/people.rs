//! All that is known of a person, and what stands beside them: intentions and households.

use super::*;
use crate::people::Jotting;

fn contains(document: &Document, text: &str) -> bool {
    document.snapshot().windows(text.len()).any(|window| window == text.as_bytes())
}

/// Ada in full, met through Grace; something meant to be done for both, one for Ada alone; a house.
fn full() -> Document {
    let mut document = Document::new(1);
    let mut ada = person(1, "Ada");
    fill(&mut ada, "loom");
    document.edit("", |edit| {
        edit.put_person(&ada);
        edit.put_person(&person(2, "Grace"));
        edit.put_intention(&intention(3, &[1, 2], "bring the loom"));
        edit.put_intention(&intention(4, &[1], "ask after the algebra"));
        edit.put_household(&household(6, &[1, 2], "Mill House"));
    });
    document
}

#[test]
fn a_field_that_is_emptied_is_gone_and_comes_back() {
    let mut document = full();
    let before = document.notebook().clone();
    document.edit("", |edit| edit.put_person(&person(1, "Ada"))).unwrap();
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), person(1, "Ada"));
    assert_eq!(**reopened(&document).notebook().person(pid(1)).unwrap(), person(1, "Ada"));
    document.undo().unwrap();
    assert_eq!(document.notebook(), &before);
}

#[test]
fn two_devices_each_add_something_and_both_is_kept() {
    let mut here = full();
    let mut there = reopened(&here);
    let ada = (**here.notebook().person(pid(1)).unwrap()).clone();
    let mut asked = ada.clone();
    asked.questions.insert("How is the garden?".into(), Jotting::on(today()));
    let mut fed = ada.clone();
    fed.host.insert("No nuts".into());
    fed.place(Some(Circle::Close), today());
    here.edit("", |edit| edit.put_person(&asked)).unwrap();
    there.edit("", |edit| edit.put_person(&fed)).unwrap();
    here.merge([there.snapshot().as_slice()]);
    let ada = here.notebook().person(pid(1)).unwrap();
    assert!(ada.questions.contains_key("How is the garden?") && ada.host.contains("No nuts"));
    assert_eq!(ada.circle, Some(Circle::Close));
}

#[test]
fn what_cannot_be_read_stays_unseen_and_untouched() {
    let mut document = full();
    let field = |set, text: &str, more: &str| {
        let member = members::Member { set, text: text.into(), more: more.into() };
        (format!("{}.{}", pid(1), member.field(pid(1))), member.value())
    };
    let odd = [
        field(members::Set::Circles, "2020-01-01", "9"),
        field(members::Set::Circles, "some day", "1"),
        field(members::Set::Gifts, "a kite", "in spring"),
        field(members::Set::Lead, "birthday", "-3"),
        field(members::Set::Work, "Weaver", "2014-13/"),
        (format!("{}.cadence", pid(1)), value::text("when the moon is full")),
    ];
    let before = document.notebook().person(pid(1)).unwrap().clone();
    {
        let mut txn = document.doc.transact_mut();
        let people = document.maps.get(Collection::People).unwrap();
        for (key, value) in &odd {
            yrs::Map::insert(people, &mut txn, key.clone(), value.clone());
        }
    }
    document.follow();
    let seen = Person { cadence: None, ..(*before).clone() };
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), seen);
    document.edit("", |edit| edit.put_person(&Person { name: "Ada K.".into(), ..seen })).unwrap();
    let txn = document.doc.transact();
    let people = document.maps.get(Collection::People).unwrap();
    for (key, value) in &odd {
        let kept = yrs::Map::get(people, &txn, key).and_then(|out| plain(&out));
        assert_eq!(kept.as_ref(), Some(value), "{key}");
    }
}

#[test]
fn what_is_for_the_deleted_is_out_of_sight_and_comes_back() {
    let mut document = full();
    document.edit("", |edit| edit.delete_person(pid(1), today())).unwrap();
    let notebook = document.notebook();
    let left: Vec<&str> = notebook.intentions().map(|one| one.text.as_str()).collect();
    assert_eq!(left, ["bring the loom"]);
    assert_eq!(notebook.households().count(), 1);
    assert!(notebook.trash(today()).iter().all(|thing| thing.key == Thing::Person(pid(1))));
    document.undo().unwrap();
    assert_eq!(document.notebook().intentions().count(), 2);
}

#[test]
fn the_trash_names_intentions_and_households() {
    let mut document = full();
    document.edit("", |edit| {
        edit.delete_intention(intention(3, &[], "").id, today());
        edit.delete_household(household(6, &[], "").id, today());
    });
    let what: Vec<String> =
        document.notebook().trash(today()).into_iter().map(|thing| thing.what).collect();
    assert_eq!(what, ["Mill House", "To do: “bring the loom” · Ada, Grace"]);
    let restored = Thing::Intention(intention(3, &[], "").id);
    document.edit("", |edit| edit.restore(&restored)).unwrap();
    assert!(document.notebook().intention(intention(3, &[], "").id).is_some());
}

#[test]
fn who_is_deleted_for_good_is_in_nothing_any_more() {
    let mut document = full();
    document.edit("", |edit| edit.delete_person(pid(2), today())).unwrap();
    document.edit("", |edit| edit.purge(&Thing::Person(pid(2)))).unwrap();
    assert_eq!(document.notebook().person(pid(1)).unwrap().through, None);
    // Random ids stay in keys, which Yjs keeps for ever; no value names her.
    for collection in Collection::ALL {
        let (map, txn) = (document.maps.get(collection).unwrap(), document.doc.transact());
        for (key, value) in yrs::Map::iter(map, &txn) {
            assert!(!format!("{value:?}").contains(pid(2).as_str()), "{key} names Grace");
        }
    }
    let notebook = document.notebook();
    assert_eq!(notebook.households().next().unwrap().people, [pid(1)].into());

    document.edit("", |edit| edit.delete_person(pid(1), today())).unwrap();
    document.edit("", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
    let notebook = document.notebook();
    assert_eq!((notebook.intentions().count(), notebook.households().count()), (0, 0));
    for words in ["loom", "algebra", "Mill House"] {
        assert!(!contains(&document, words), "“{words}” is still there");
    }
}

#[test]
fn other_words_for_a_kind_of_tie_are_other_words_for_all_its_ties() {
    let mut document = Document::new(1);
    let sails = Tie { note: "on the lake".into(), ..tie(1, 2, "sails with").unwrap() };
    document.edit("", |edit| {
        (1..=3).for_each(|n| edit.put_person(&person(n, "P")));
        edit.put_tie(&sails);
        edit.put_tie(&tie(2, 3, "sails with").unwrap());
        edit.put_tie(&Tie { note: "since school".into(), ..tie(2, 3, "rows with").unwrap() });
        edit.put_tie(&tie(1, 3, "friend").unwrap());
    });
    let before = document.notebook().clone();
    let kind = |slug: &str| TieKind::from_slug(slug).unwrap();
    let told = |document: &Document| -> Vec<(String, String)> {
        let ties = document.notebook().ties();
        ties.map(|tie| (tie.key.kind().slug().to_owned(), tie.note.clone())).collect()
    };
    let rename = |document: &mut Document, old: &str, new: &str| {
        document.edit("", |edit| edit.rename_kind(&kind(old), &kind(new), today()))
    };
    rename(&mut document, "sails with", "rows with").unwrap();
    let mut now = told(&document);
    now.sort();
    let pair = |kind: &str, note: &str| (kind.to_owned(), note.to_owned());
    let rows = [pair("rows with", "on the lake"), pair("rows with", "since school")];
    assert_eq!(now, [&[pair("friend", "")][..], &rows].concat());
    document.undo();
    assert_eq!(*document.notebook(), before);
    assert!(rename(&mut document, "sails with", "sails with").is_none());
    rename(&mut document, "sails with", "friend").unwrap();
    assert_eq!(document.notebook().ties().filter(|t| *t.key.kind() == kind("friend")).count(), 3);
}
