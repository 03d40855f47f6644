//! What is said, and what is handed on: of shelves, and between two keepers.

use super::*;

#[test]
fn every_trouble_has_its_sentence() {
    for (why, words) in [
        (ShelfError::Full, "The browser's storage for this page is full."),
        (ShelfError::Blocked, "The browser doesn't let this page store anything."),
        (ShelfError::NotKept, "The browser did not keep what was written."),
        (ShelfError::Broken("X".into()), "The browser's storage doesn't work (X)."),
    ] {
        assert_eq!(why.to_string(), words);
    }
}

#[test]
fn every_lock_that_does_not_open_has_its_sentence() {
    use crate::storage::lock::LockError;
    for (why, words) in [
        (LockError::Damaged, "The lock is damaged."),
        (LockError::Newer, "The lock was made by a newer version of Kith."),
        (LockError::Rounds(5), "The lock asks for 5 rounds, which Kith never does."),
    ] {
        assert_eq!(why.to_string(), words);
    }
}

#[test]
fn a_shelf_in_a_box_is_the_shelf() {
    let mut shelf: Box<dyn Shelf> = Box::new(MemoryShelf::default());
    shelf.set("a", "1").unwrap();
    shelf.set("b", "2").unwrap();
    shelf.remove("a").unwrap();
    assert_eq!(shelf.keys(), Ok(vec!["b".to_owned()]));
    assert_eq!(shelf.get("b"), Ok(Some("2".to_owned())));
    assert_eq!(shelf.get("a"), Ok(None));
}

#[test]
fn what_one_keeper_could_not_save_another_takes() {
    let shelf = three();
    let (mut full, _) = Keeper::open(shelf.with(Fault::FullFrom(0)), 2);
    assert_eq!(full.leftover(), None);
    put(&mut full, 9, "Rosa");
    let leftover = full.leftover().unwrap();
    let (mut next, _) = open(&shelf, 3);
    next.absorb(leftover);
    assert_eq!(next.notebook(), full.notebook());
    assert_eq!(found(&shelf), *full.notebook());
    // What can't be read is not taken.
    next.absorb(b"no update".to_vec());
    assert_eq!(next.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *full.notebook());
}

#[test]
fn another_device_is_brought_in_undone_and_forgotten() {
    let shelf = three();
    let (mut keeper, _) = open(&shelf, 2);
    let mut device = crate::document::Document::new(50);
    device.edit("", |edit| edit.put_person(&person(9, "Rosa")));
    let theirs = device.snapshot();
    let bring = |keeper: &mut Keeper<FailingShelf>| {
        keeper.step(|document| document.bring_in("met", &theirs, &Default::default()).unwrap())
    };
    assert_eq!(bring(&mut keeper).as_deref(), Some("met"));
    assert_eq!(bring(&mut keeper), None, "twice adds nothing");
    assert_eq!(found(&shelf).people().count(), 4);
    assert_eq!(keeper.document().undo_words(), Some("met"));
    assert_eq!(keeper.undo().as_deref(), Some("met"));
    assert_eq!(keeper.redo().as_deref(), Some("met"));
    keeper.forget_history();
    assert_eq!(keeper.undo(), None);
    assert_eq!(found(&shelf).people().count(), 4);
}

#[test]
fn deleted_for_good_is_in_no_stored_value() {
    let shelf = three();
    let mut mirror = super::mirror::Mirror::default();
    let (mut keeper, mut opening) = open(&shelf, 2);
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    let mut grace = person(2, "Grace Hopper");
    grace.tags.insert("admirals".into());
    grace.reach.insert("mailto:grace@example.org".into(), "work".into());
    keeper.edit("more", |edit| edit.put_person(&grace));
    let today = "2026-11-21".parse().unwrap();
    keeper.edit("delete", |edit| edit.delete_person(grace.id, today));
    let holds_her = |texts: &BTreeMap<String, String>| {
        texts.values().any(|text| {
            let Ok(super::super::entry::Stored::Plain(
                super::super::entry::Entry::Edit(bytes)
                | super::super::entry::Entry::Tidy { update: bytes, .. },
            )) = super::super::entry::Stored::from_text(text)
            else {
                panic!("{text}")
            };
            ["Grace", "admirals", "example.org", "work"]
                .iter()
                .any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes()))
        })
    };
    mirror.take(keeper.drain_mirror());
    assert!(holds_her(&shelf.texts.borrow()) && holds_her(&mirror.0));
    let her = crate::notebook::Thing::Person(grace.id);
    keeper.edit("for good", |edit| edit.purge(&her));
    assert!(keeper.rewrite());
    mirror.take(keeper.drain_mirror());
    assert!(!holds_her(&shelf.texts.borrow()) && !holds_her(&mirror.0));
    assert_eq!(mirror.0, *shelf.texts.borrow());
    assert!(keeper.undo().is_none_or(|words| words != "delete"));
    assert_eq!(found(&shelf).people().count(), 2);
}
