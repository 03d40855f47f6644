//! What only a real browser can show: the shelf on its local storage, the reader's day, its dice;
//! a room a file for the rest. Run by `make test` in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod crypto;
mod folder;
mod mirror;
mod page;

use gloo_storage::{LocalStorage, Storage};
use kith::browser::clock;
use kith::browser::shelf::LocalShelf;
use kith::id::{AnyId, PersonId};
use kith::people::Person;
use kith::storage::{Keeper, Saving, Shelf, ShelfError};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An empty storage for one test; they run one after another on the same origin.
fn emptied() -> LocalShelf {
    LocalStorage::clear();
    LocalShelf
}

fn put(keeper: &mut Keeper<LocalShelf>, n: u64, name: &str) {
    let person = Person::new(PersonId::from_random(n), name);
    keeper.edit("put", |edit| edit.put_person(&person));
}

#[wasm_bindgen_test]
fn the_shelf_keeps_and_forgets() {
    let mut shelf = emptied();
    assert_eq!(shelf.keys(), Ok(vec![]));
    shelf.set("kith/1.0", "Grace’s tea, 15:00 ☕").unwrap();
    shelf.set("kith/1.1", "").unwrap();
    let mut keys = shelf.keys().unwrap();
    keys.sort();
    assert_eq!(keys, ["kith/1.0", "kith/1.1"]);
    assert_eq!(shelf.get("kith/1.0").unwrap().as_deref(), Some("Grace’s tea, 15:00 ☕"));
    assert_eq!(shelf.get("kith/1.1").unwrap().as_deref(), Some(""));
    assert_eq!(shelf.get("kith/9.9"), Ok(None));
    shelf.remove("kith/1.0").unwrap();
    shelf.remove("kith/1.0").unwrap();
    assert_eq!(shelf.keys().unwrap(), ["kith/1.1"]);
}

#[wasm_bindgen_test]
fn an_edit_is_one_new_key_and_is_there_at_the_next_opening() {
    let shelf = emptied();
    let (mut keeper, opening) = Keeper::open(shelf, clock::random());
    assert!(opening.is_new);
    for (n, name) in [(1, "Ada"), (2, "王秀英"), (3, "Þórdís")] {
        put(&mut keeper, n, name);
        assert_eq!(LocalShelf.keys().unwrap().len() as u64, n);
    }
    assert_eq!(keeper.saving(), Saving::Saved);
    keeper.undo();
    let (again, opening) = Keeper::open(LocalShelf, clock::random());
    assert!(!opening.is_new && opening.damaged.is_empty());
    assert_eq!(again.notebook(), keeper.notebook());
    assert_eq!(again.notebook().people().count(), 2);
}

#[wasm_bindgen_test]
fn fault_01_and_02_a_full_storage_is_said_and_saved_once_there_is_room() {
    let mut shelf = emptied();
    let (mut keeper, _) = Keeper::open(LocalShelf, clock::random());
    put(&mut keeper, 1, "Ada");
    // Another program on this origin takes all there is: by halves, down to the last characters.
    let mut size = 1 << 23;
    let mut fillers = 0;
    while size > 0 {
        match shelf.set(&format!("filler-{fillers}"), &"x".repeat(size)) {
            Ok(()) => fillers += 1,
            Err(why) => {
                assert_eq!(why, ShelfError::Full);
                size /= 2;
            }
        }
    }
    put(&mut keeper, 2, "Grace");
    assert_eq!(keeper.saving(), Saving::Unsaved { steps: 1, mirrored: 0, why: ShelfError::Full });
    assert_eq!(keeper.notebook().people().count(), 2);
    let (kept, _) = Keeper::open(LocalShelf, clock::random());
    assert_eq!(kept.notebook().people().count(), 1, "what was kept is intact");

    for filler in 0..fillers {
        shelf.remove(&format!("filler-{filler}")).unwrap();
    }
    keeper.retry();
    assert_eq!(keeper.saving(), Saving::Saved);
    let (kept, _) = Keeper::open(LocalShelf, clock::random());
    assert_eq!(kept.notebook(), keeper.notebook());
}

#[wasm_bindgen_test]
fn fault_13_and_15_damage_is_named_and_foreign_keys_are_untouched() {
    let mut shelf = emptied();
    shelf.set("kith/7.0", "null").unwrap();
    shelf.set("another-app", "its own").unwrap();
    let (mut keeper, opening) = Keeper::open(LocalShelf, clock::random());
    assert!(!opening.is_new);
    assert_eq!(opening.damaged, ["kith-aside/7.0"]);
    for n in 0..450 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    assert_eq!(shelf.get("kith-aside/7.0").unwrap().as_deref(), Some("null"));
    assert_eq!(shelf.get("another-app").unwrap().as_deref(), Some("its own"));
    LocalStorage::clear();
}

#[wasm_bindgen_test]
fn ids_differ_and_today_is_a_day_of_this_century() {
    let ids: std::collections::BTreeSet<PersonId> =
        (0..1000).map(|_| PersonId::from_random(clock::random())).collect();
    assert_eq!(ids.len(), 1000);
    let (year, ..) = clock::today().ymd();
    assert!((2026..2100).contains(&year), "{year}");
}
