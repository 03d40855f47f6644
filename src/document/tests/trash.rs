//! Into the trash, out of it, and gone for good.

use super::*;

fn ada() -> Person {
    Person {
        notes: "likes engines".into(),
        company: "Analytical".into(),
        tags: ["mathematics".into()].into(),
        sources: ["uid:ada-1815".into()].into(),
        reach: [("mailto:ada@example.org".into(), "salon".into())].into(),
        extra: [("X-PEERAGE".into(), "countess".into())].into(),
        dates: [("christening".into(), "1816-01-02".parse().unwrap())].into(),
        ..person(1, "Ada Lovelace")
    }
}

/// Everything of Ada's, some of it shared.
fn full() -> Document {
    let mut document = Document::new(1);
    document
        .edit("filled", |edit| {
            edit.put_person(&ada());
            edit.put_person(&person(2, "Grace"));
            let mut sails = tie(1, 2, "weaves algebra with").unwrap();
            sails.note = "since the loom".into();
            edit.put_tie(&sails);
            edit.put_moment(&moment(1, &[1], "a secret of Ada's"));
            edit.put_moment(&moment(3, &[1, 2], "tea for three"));
            edit.put_habit(&habit(1, "Write to someone"));
            edit.check(hid(1), today());
        })
        .unwrap();
    document
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_trash_names_what_lies_there_for_thirty_days_latest_first() {
    let mut document = full();
    let sails = tie(1, 2, "weaves algebra with").unwrap().key;
    let day = |n: i32| today().plus(-n);
    document.edit("", |edit| edit.delete_habit(hid(1), day(0))).unwrap();
    document.edit("", |edit| edit.delete_tie(&sails, day(2))).unwrap();
    document.edit("", |edit| edit.delete_moment(moment(3, &[], "").id, day(30))).unwrap();
    document.edit("", |edit| edit.delete_person(pid(2), day(31))).unwrap();
    let trash = document.notebook().trash(today());
    let what: Vec<(&str, Day)> = trash.iter().map(|t| (t.what.as_str(), t.day)).collect();
    assert_eq!(
        what,
        [
            ("Write to someone", day(0)),
            ("Ada Lovelace “weaves algebra with” Grace", day(2)),
            ("Listened · Ada Lovelace, Grace · “tea for three”", day(30)),
        ]
    );
    assert_eq!(trash[1].key, Thing::Tie(sails));
    assert_eq!(document.notebook().trash(day(1)).len(), 4);
}

#[test]
fn restoring_brings_back_and_can_be_undone() {
    let mut document = full();
    let before = document.notebook().clone();
    let things = [
        Thing::Person(pid(1)),
        Thing::Tie(tie(1, 2, "weaves algebra with").unwrap().key),
        Thing::Moment(moment(3, &[], "").id),
        Thing::Habit(hid(1)),
    ];
    document.edit("", |edit| {
        edit.delete_person(pid(1), today());
        edit.delete_tie(&tie(1, 2, "weaves algebra with").unwrap().key, today());
        edit.delete_moment(moment(3, &[], "").id, today());
        edit.delete_habit(hid(1), today());
    });
    assert_eq!(document.notebook().trash(today()).len(), 4);
    let deleted = document.notebook().clone();
    document.edit("back", |edit| things.iter().for_each(|thing| edit.restore(thing))).unwrap();
    assert_eq!(*document.notebook(), before);
    document.undo().unwrap();
    assert_eq!(*document.notebook(), deleted);
    assert_eq!(document.edit("", |edit| edit.restore(&Thing::Moment(moment(9, &[], "").id))), None);
}

#[test]
fn purging_a_person_leaves_nothing_that_names_them() {
    let mut document = full();
    // A field of a newer version, and an edit that moved words about.
    let people = document.maps.get(Collection::People).unwrap().clone();
    let key = format!("{}.pronouns", pid(1));
    yrs::Map::insert(&people, &mut document.doc.transact_mut(), key, "she, countess");
    document.follow();
    let mut edited = ada();
    edited.tags.insert("poetical".into());
    edited.reach.insert("tel:+441815".into(), "parlour".into());
    document.edit("edited", |edit| edit.put_person(&edited)).unwrap();
    edited.tags.remove("poetical");
    document.edit("untagged", |edit| edit.put_person(&edited)).unwrap();
    document.edit("deleted", |edit| edit.delete_person(pid(1), today())).unwrap();
    document.edit("gone", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();

    let words = [
        "Ada",
        "Lovelace",
        "engines",
        "Analytical",
        "mathematics",
        "poetical",
        "ada-1815",
        "ada@example",
        "salon",
        "PEERAGE",
        "countess",
        "christening",
        "1816",
        "+441815",
        "parlour",
        "algebra",
        "loom",
        "secret",
    ];
    let own = document.snapshot();
    let merged = reopened(&document).snapshot();
    for (bytes, whose) in [(&own, "its own"), (&merged, "a fresh document's")] {
        for word in words {
            assert!(!contains(bytes, word), "{word} in {whose} bytes");
        }
    }
    let notebook = document.notebook();
    assert_eq!(notebook.people().count(), 1);
    assert_eq!(notebook.what(&Thing::Person(pid(1))), None);
    let left: Vec<_> = notebook.moments().collect();
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].text.as_str(), &left[0].people), ("tea for three", &[pid(2)].into()));
    assert_eq!(reopened(&document).notebook(), notebook);
    assert!(notebook.trash(today()).is_empty());
}

#[test]
fn undo_does_not_bring_back_what_was_removed_for_good() {
    let mut document = full();
    let other = document.notebook().person(pid(2)).cloned();
    document.edit("gone", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
    assert_eq!(document.undo_words(), Some("filled"), "the purge itself is no step");
    document.undo().unwrap();
    assert_eq!(document.notebook().people().count(), 0);
    document.redo().unwrap();
    assert_eq!(document.notebook().person(pid(2)).cloned(), other);
    assert_eq!(document.notebook().what(&Thing::Person(pid(1))), None);
    assert!(!contains(&document.snapshot(), "Lovelace"));
}

#[test]
fn what_was_removed_for_good_in_one_tab_is_not_brought_back_in_another() {
    for settled in [false, true] {
        removed_in_one_tab(settled);
    }
}

fn removed_in_one_tab(settled: bool) {
    let mut here = full();
    let mut there = reopened(&here);
    let mut edited = ada();
    edited.tags.clear();
    let untagged = there.edit("untagged", |edit| edit.put_person(&edited)).unwrap();
    let named = there.edit("named", |edit| edit.put_person(&person(2, "Grace H."))).unwrap();
    here.hear([untagged.update.as_slice(), &named.update]);
    let gone = here.edit("gone", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
    if settled {
        there.settle();
    }
    there.hear([gone.update.as_slice()]);
    let of_ada = |key: &str| key.starts_with(pid(1).as_str());
    assert!(!there.fresh.keys().any(|(_, key)| of_ada(key)));
    assert_eq!(there.undo_words(), Some("named"));
    there.undo().unwrap();
    assert_eq!(there.undo(), None, "nothing of Ada's comes back");
    assert_eq!(there.notebook().what(&Thing::Person(pid(1))), None);
    assert!(!contains(&there.snapshot(), "mathematics"));
}

#[test]
fn a_habit_takes_its_checks_along_and_each_thing_goes_alone() {
    let mut document = full();
    document.edit("", |edit| edit.purge(&Thing::Habit(hid(1)))).unwrap();
    assert_eq!(document.notebook().habits().len(), 0);
    assert!(!document.notebook().is_checked(hid(1), today()));
    assert_eq!(document.notebook().people().count(), 2);
    document.edit("", |edit| edit.purge(&Thing::Moment(moment(1, &[], "").id))).unwrap();
    assert_eq!(document.notebook().moments_len(), 1);
    let sails = tie(1, 2, "weaves algebra with").unwrap().key;
    document.edit("", |edit| edit.purge(&Thing::Tie(sails))).unwrap();
    assert_eq!(document.notebook().ties().count(), 0);
    assert_eq!(document.notebook().people().count(), 2);
    assert_eq!(document.edit("", |edit| edit.purge(&Thing::Habit(hid(1)))), None);
}

#[test]
fn only_what_has_lain_long_enough_expires() {
    let mut document = full();
    document.edit("", |edit| edit.delete_person(pid(1), today().plus(-31))).unwrap();
    document.edit("", |edit| edit.delete_habit(hid(1), today().plus(-30))).unwrap();
    document.edit("", |edit| edit.purge_expired(today().plus(-30))).unwrap();
    assert_eq!(document.notebook().what(&Thing::Person(pid(1))), None);
    assert_eq!(document.notebook().trash(today()).len(), 1);
    assert_eq!(document.edit("", |edit| edit.purge_expired(today().plus(-30))), None);
}

#[test]
fn a_moment_removed_for_good_in_one_tab_is_forgotten_in_the_other() {
    let mut here = full();
    let mut there = reopened(&here);
    let id = moment(1, &[], "").id;
    let noted = there.edit("noted", |edit| edit.put_moment(&moment(1, &[1], "more"))).unwrap();
    here.hear([noted.update.as_slice()]);
    let gone = here.edit("gone", |edit| edit.purge(&Thing::Moment(id))).unwrap();
    there.hear([gone.update.as_slice()]);
    assert_eq!((there.undo_words(), there.fresh.len()), (None, 0));
}
