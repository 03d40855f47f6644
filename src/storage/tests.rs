//! The battery of faults, as far as a shelf can act them out natively. The numbers are those of
//! the list in `tests/README.md`.

use proptest::prelude::*;

use super::bag::PREFIX;
use super::failing_shelf::{FailingShelf, Fault};
use super::*;
use crate::id::{AnyId, PersonId};
use crate::notebook::Notebook;
use crate::people::Person;

fn person(n: u64, name: &str) -> Person {
    Person::new(PersonId::from_random(n), name)
}

fn put(keeper: &mut Keeper<FailingShelf>, n: u64, name: &str) {
    keeper.edit("put", |edit| edit.put_person(&person(n, name)));
}

fn open(shelf: &FailingShelf, client: u64) -> (Keeper<FailingShelf>, Opening) {
    Keeper::open(shelf.with(Fault::None), client)
}

/// The notebook as the next page load finds it.
fn found(shelf: &FailingShelf) -> Notebook {
    open(shelf, 999).0.notebook().clone()
}

/// A shelf on which three people were kept, one edit each.
fn three() -> FailingShelf {
    let shelf = FailingShelf::default();
    let (mut keeper, opening) = open(&shelf, 1);
    assert!(opening.is_new);
    for (n, name) in [(1, "Ada"), (2, "Grace"), (3, "Hedy")] {
        put(&mut keeper, n, name);
    }
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(shelf.texts.borrow().len(), 3);
    shelf
}

#[test]
fn fault_01_full_at_the_kth_write_keeps_everything_in_memory_and_saves_it_later() {
    for k in 0..6 {
        let shelf = three();
        let (mut keeper, _) = Keeper::open(shelf.with(Fault::FullAt(k)), 2);
        for n in 0..5 {
            put(&mut keeper, 10 + n, "new");
            let stored = found(&shelf).people().count();
            if n as usize == k {
                assert_eq!(keeper.saving(), Saving::Unsaved { steps: 1, why: ShelfError::Full });
                assert_eq!(stored, 3 + k, "the old ones are intact");
            } else {
                assert_eq!(keeper.saving(), Saving::Saved);
                assert_eq!(stored, 4 + n as usize);
            }
            assert_eq!(keeper.notebook().people().count(), 4 + n as usize);
        }
        keeper.retry();
        assert_eq!(keeper.saving(), Saving::Saved);
        assert_eq!(found(&shelf), *keeper.notebook());
    }
}

#[test]
fn fault_01_full_for_good_says_how_much_is_unsaved_and_undo_still_works() {
    let shelf = three();
    let full = shelf.with(Fault::FullFrom(0));
    let (mut keeper, _) = Keeper::open(full.clone(), 2);
    let before = keeper.notebook().clone();
    put(&mut keeper, 4, "Mary");
    put(&mut keeper, 5, "Joan");
    assert_eq!(keeper.saving(), Saving::Unsaved { steps: 2, why: ShelfError::Full });
    assert_eq!(keeper.undo().as_deref(), Some("put"));
    assert_eq!(keeper.notebook().people().count(), 4);
    assert_eq!(found(&shelf), before);
    full.fault.set(Fault::None);
    keeper.retry();
    assert_eq!(keeper.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_03_blocked_storage_is_said_and_memory_works() {
    let shelf = FailingShelf::default();
    let (mut keeper, opening) = Keeper::open(shelf.with(Fault::Blocked), 1);
    assert_eq!(opening.blocked, Some(ShelfError::Blocked));
    assert!(!opening.is_new, "nobody knows whether it is");
    put(&mut keeper, 1, "Ada");
    assert_eq!(keeper.notebook().people().count(), 1);
    assert!(matches!(keeper.saving(), Saving::Unsaved { steps: 1, why: ShelfError::Blocked }));
}

#[test]
fn fault_06_killed_between_any_two_writes_is_the_old_or_the_new_state() {
    for tear in [false, true] {
        for k in 0..8 {
            let shelf = three();
            let fault = if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) };
            let (mut keeper, _) = Keeper::open(shelf.with(fault), 2);
            let mut states = vec![keeper.notebook().clone()];
            for n in 0..5 {
                put(&mut keeper, 10 + n, "new");
                states.push(keeper.notebook().clone());
            }
            assert_eq!(found(&shelf), states[k.min(5)], "killed at {k}");
        }
    }
}

#[test]
fn fault_06_killed_at_any_write_of_a_tidying_loses_nothing() {
    for tear in [false, true] {
        for k in 0..20 {
            let shelf = FailingShelf::default();
            let (mut bag, _) = Bag::open(shelf.clone(), 1);
            let mut document = crate::document::Document::new(1);
            let mut edit = |n: u64, bag: &mut Bag<FailingShelf>| {
                let done = document.edit("", |edit| edit.put_person(&person(n, "x"))).unwrap();
                bag.save(done.update).unwrap();
                document.snapshot()
            };
            let mut everything = Vec::new();
            for n in 0..4 {
                everything = edit(n, &mut bag);
            }
            bag.tidy(&everything).unwrap();
            for n in 4..8 {
                everything = edit(n, &mut bag);
            }
            let before = shelf.texts.borrow().len();
            assert_eq!(before, 9, "the generation before is kept");

            let fault = if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) };
            let (mut tidying, _) = Bag::open(shelf.with(fault), 2);
            tidying.tidy(&everything).ok();
            assert_eq!(found(&shelf), *document.notebook(), "killed at {k}");

            // Whatever was left half done, the next tidying finishes.
            let (mut next, _) = Bag::open(shelf.with(Fault::None), 3);
            next.tidy(&everything).unwrap();
            assert_eq!(found(&shelf), *document.notebook());
            let (mut last, _) = Bag::open(shelf.with(Fault::None), 4);
            last.tidy(&everything).unwrap();
            let left = shelf.texts.borrow().len();
            let torn = usize::from(tear && k == 0);
            assert!(left <= 3 + torn, "{left} values left after {k}");
            assert_eq!(found(&shelf), *document.notebook());
        }
    }
}

#[test]
fn tidying_on_a_forgetful_shelf_removes_nothing() {
    let shelf = three();
    let (mut bag, _) = Bag::open(shelf.with(Fault::Forgets), 2);
    assert_eq!(bag.tidy(b"everything"), Err(ShelfError::NotKept));
    assert_eq!(shelf.texts.borrow().len(), 3);
}

#[test]
fn after_two_hundred_edits_it_tidies_by_itself() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for n in 0..1000 {
        put(&mut keeper, n % 7, &format!("name {n}"));
        keeper.tidy();
    }
    assert!(shelf.texts.borrow().len() < 3 * 202, "{}", shelf.texts.borrow().len());
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn no_room_for_tidying_is_no_trouble_and_is_tried_again_later() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for n in 0..201 {
        put(&mut keeper, n, "x");
    }
    let page = shelf.with(Fault::None);
    let (mut keeper, _) = Keeper::open(page.clone(), 2);
    page.fault.set(Fault::FullFrom(0));
    keeper.tidy();
    assert_eq!(keeper.saving(), Saving::Saved, "every edit stands by itself");
    assert_eq!(page.writes.get(), 1);
    page.fault.set(Fault::None);
    for n in 0..200 {
        put(&mut keeper, n, "y");
        keeper.tidy();
    }
    assert_eq!(page.writes.get(), 201, "not with every edit");
    put(&mut keeper, 1, "z");
    keeper.tidy();
    assert!(page.writes.get() > 202, "but in time");
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn fault_08_the_last_value_cut_at_every_byte_leaves_the_rest() {
    let shelf = three();
    let last = shelf.texts.borrow().keys().next_back().unwrap().clone();
    let whole = shelf.texts.borrow()[&last].clone();
    for cut in 0..whole.len() {
        shelf.texts.borrow_mut().insert(last.clone(), whole[..cut].into());
        let (mut keeper, opening) = open(&shelf, 2);
        assert_eq!(keeper.notebook().people().count(), 2);
        assert_eq!(opening.damaged, std::slice::from_ref(&last));
        assert!(!opening.is_new);
        // Life goes on beside it, and the damaged value is left as it is.
        put(&mut keeper, 9, "Mary");
        assert_eq!(keeper.saving(), Saving::Saved);
        assert_eq!(shelf.texts.borrow()[&last], whole[..cut]);
        let written = shelf.texts.borrow().keys().find(|key| key.starts_with("kith/2.")).cloned();
        shelf.texts.borrow_mut().remove(&written.unwrap());
    }
}

#[test]
fn fault_13_empty_values_are_damage_and_no_new_user() {
    for value in ["", "null", "{}", "[]", "undefined", "K1e", "K1e00000000:"] {
        let shelf = FailingShelf::default();
        shelf.texts.borrow_mut().insert(format!("{PREFIX}1.0"), value.into());
        let (mut keeper, opening) = open(&shelf, 2);
        assert!(!opening.is_new, "{value:?}");
        assert_eq!(opening.damaged, [format!("{PREFIX}1.0")]);
        put(&mut keeper, 1, "Ada");
        assert_eq!(shelf.texts.borrow()[&format!("{PREFIX}1.0")], value);
    }
    assert!(open(&FailingShelf::default(), 1).1.is_new);
}

#[test]
fn fault_15_foreign_keys_are_untouched() {
    let shelf = FailingShelf::default();
    let foreign = [("other-app", "1"), ("kith", "mine?"), ("kithe/1.0", "x"), ("", "empty")];
    for (key, value) in foreign {
        shelf.texts.borrow_mut().insert(key.into(), value.into());
    }
    let (mut keeper, opening) = open(&shelf, 1);
    assert!(opening.is_new);
    for n in 0..450 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    for (key, value) in foreign {
        assert_eq!(shelf.texts.borrow()[key], value);
    }
}

#[test]
fn a_whole_value_that_is_no_update_is_set_aside() {
    let shelf = three();
    let entry = super::entry::Entry::Edit(b"no update".to_vec()).to_text();
    shelf.texts.borrow_mut().insert("kith/7.0".into(), entry.clone());
    let (mut keeper, opening) = open(&shelf, 2);
    assert_eq!(opening.damaged, ["kith/7.0"]);
    for n in 0..650 {
        put(&mut keeper, n, "x");
        keeper.tidy();
    }
    assert_eq!(shelf.texts.borrow()["kith/7.0"], entry);
}

#[test]
fn two_tabs_hear_of_each_other() {
    let shelf = three();
    let (mut left, _) = open(&shelf, 2);
    let (mut right, _) = open(&shelf, 3);
    let before: Vec<String> = shelf.texts.borrow().keys().cloned().collect();
    put(&mut left, 4, "Mary");
    let texts = shelf.texts.borrow().clone();
    let (key, text) = texts.iter().find(|(key, _)| !before.contains(key)).unwrap();
    assert!(right.hear(key, text));
    assert_eq!(left.notebook(), right.notebook());
    assert!(!right.hear(key, text), "once is enough");
    assert!(!right.hear("other-app", text));
    assert!(!right.hear("kith/9.9", "forged"));
}

/// What may happen to a notebook on a shelf.
#[derive(Clone, Debug)]
enum Event {
    Put(u64, String),
    Delete(u64),
    Undo,
    Redo,
    Tidy,
    Reopen,
    SecondTab(u64, String),
}

fn event() -> impl Strategy<Value = Event> {
    let word = "[a-z]{1,3}";
    prop_oneof![
        5 => (0..5_u64, word).prop_map(|(n, w)| Event::Put(n, w)),
        1 => (0..5_u64).prop_map(Event::Delete),
        2 => Just(Event::Undo),
        1 => Just(Event::Redo),
        2 => Just(Event::Tidy),
        1 => Just(Event::Reopen),
        1 => (0..5_u64, word).prop_map(|(n, w)| Event::SecondTab(n, w)),
    ]
}

/// A page load: the keeper's parts apart, so that a test may tidy when it likes.
struct Page {
    document: crate::document::Document,
    bag: Bag<FailingShelf>,
}

impl Page {
    fn open(shelf: FailingShelf, client: u64) -> Self {
        let (bag, opened) = Bag::open(shelf, client);
        let mut document = crate::document::Document::new(client);
        document.merge(opened.updates.iter().map(|(_, update)| update.as_slice()));
        Self { document, bag }
    }

    fn put(&mut self, n: u64, name: &str) {
        let done = self.document.edit("", |edit| edit.put_person(&person(n, name)));
        self.save(done);
    }

    fn save(&mut self, done: Option<crate::document::Done>) {
        if let Some(done) = done {
            self.bag.save(done.update).ok();
        }
    }
}

/// Plays the events on a shelf that fails in this way. Answers the notebooks as they were after
/// each write of an edit, the first one empty.
fn play(shelf: &FailingShelf, events: &[Event]) -> Vec<(usize, Notebook)> {
    let mut client = 1;
    let mut page = Page::open(shelf.clone(), client);
    let mut states = vec![(0, Notebook::default())];
    let today = "2026-11-21".parse().unwrap();
    for event in events {
        match event {
            Event::Put(n, name) => page.put(*n, name),
            Event::Delete(n) => {
                let id = PersonId::from_random(*n);
                let done = page.document.edit("", |edit| edit.delete_person(id, today));
                page.save(done);
            }
            Event::Undo => {
                let done = page.document.undo();
                page.save(done);
            }
            Event::Redo => {
                let done = page.document.redo();
                page.save(done);
            }
            Event::Tidy => {
                page.bag.tidy(&page.document.snapshot()).ok();
            }
            Event::Reopen => {
                client += 1;
                page = Page::open(shelf.clone(), client);
            }
            Event::SecondTab(n, name) => {
                client += 1;
                Page::open(shelf.clone(), client).put(*n, name);
                client += 1;
                page = Page::open(shelf.clone(), client);
            }
        }
        states.push((shelf.writes.get(), page.document.notebook().clone()));
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Killed at any write, with or without a torn value: what is found is what was there before
    /// that write or after it.
    #[test]
    fn any_kill_point_is_before_or_after_an_edit(
        events in proptest::collection::vec(event(), 1..25),
        at: prop::sample::Index,
        tear: bool,
    ) {
        let whole = FailingShelf::default();
        let states = play(&whole, &events);
        prop_assert_eq!(&found(&whole), &states.last().unwrap().1);

        let writes = whole.writes.get();
        prop_assume!(writes > 0);
        let k = at.index(writes);
        let shelf = FailingShelf::default();
        shelf.fault.set(if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) });
        // After the kill the same tab still believes in what it did; only the shelf counts.
        let killed = play_until(&shelf, &events, k);
        prop_assert_eq!(found(&shelf), killed);
    }
}

/// The last state all of whose writes happened before write `k`.
fn play_until(shelf: &FailingShelf, events: &[Event], k: usize) -> Notebook {
    let whole = FailingShelf::default();
    let states = play(&whole, events);
    let at = states.iter().position(|(writes, _)| *writes > k).unwrap_or(states.len());
    // Play only up to the event in which the kill happens: a dead tab does not reopen.
    play(shelf, &events[..at.min(events.len())]);
    states[at - 1].1.clone()
}
