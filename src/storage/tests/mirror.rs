//! Two copies: what one has lost, the other gives back.

use super::*;

/// The second copy, as a plain map that is told what the keeper drains.
#[derive(Clone, Default)]
pub(super) struct Mirror(pub(super) BTreeMap<String, String>);

impl Mirror {
    pub(super) fn take(&mut self, writes: Vec<Mirrored>) {
        for (key, text) in writes {
            match text {
                Some(text) => self.0.insert(key, text),
                None => self.0.remove(&key),
            };
        }
    }
}

/// Three people, tidied twice and edited since, and the second copy of it.
fn kept_twice() -> (FailingShelf, Mirror) {
    let shelf = three();
    let mut mirror = Mirror::default();
    let (mut keeper, mut opening) = open(&shelf, 2);
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    for n in 0..500 {
        put(&mut keeper, n % 9, &format!("x{n}"));
        keeper.tidy();
    }
    mirror.take(keeper.drain_mirror());
    assert_eq!(mirror.0, *shelf.texts.borrow(), "the second copy is the first");
    (shelf, mirror)
}

fn healed(shelf: &FailingShelf, mirror: &mut Mirror) -> (Keeper<FailingShelf>, Opening) {
    let (mut keeper, mut opening) = open(shelf, 77);
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    mirror.take(keeper.drain_mirror());
    (keeper, opening)
}

#[test]
fn an_emptied_storage_is_filled_from_the_second_copy() {
    let (shelf, mut mirror) = kept_twice();
    let before = found(&shelf);
    shelf.texts.borrow_mut().clear();
    let (keeper, opening) = healed(&shelf, &mut mirror);
    assert!(!opening.is_new && opening.missing == 0);
    assert_eq!(opening.healed, mirror.0.len());
    assert_eq!(*keeper.notebook(), before);
    assert_eq!(found(&shelf), before);
    assert_eq!(*shelf.texts.borrow(), mirror.0);
}

#[test]
fn an_emptied_second_copy_is_filled_from_the_first() {
    let (shelf, mirror) = kept_twice();
    let mut emptied = Mirror::default();
    let (_, opening) = healed(&shelf, &mut emptied);
    assert_eq!(opening.healed, 0);
    assert_eq!(emptied.0, mirror.0);
}

#[test]
fn a_damaged_value_is_set_aside_and_healed() {
    let (shelf, mut mirror) = kept_twice();
    let before = found(&shelf);
    let keys: Vec<String> = shelf.texts.borrow().keys().cloned().collect();
    for key in &keys {
        shelf.texts.borrow_mut().insert(key.clone(), "damage".into());
    }
    let (keeper, opening) = healed(&shelf, &mut mirror);
    assert_eq!(opening.damaged.len(), keys.len());
    assert_eq!(opening.healed, keys.len());
    assert_eq!(*keeper.notebook(), before);
    assert_eq!(keeper.aside().len(), keys.len());
    assert_eq!(found(&shelf), before);
}

#[test]
fn a_damaged_value_that_can_not_be_moved_is_healed_beside_it() {
    let shelf = three();
    let mut mirror = Mirror(shelf.texts.borrow().clone());
    let key = mirror.0.keys().next_back().unwrap().clone();
    shelf.texts.borrow_mut().insert(key.clone(), "damage".into());
    let (mut keeper, mut opening) = Keeper::open(shelf.with(Fault::FullAt(0)), 77);
    assert_eq!(opening.damaged, std::slice::from_ref(&key));
    assert!(keeper.heal(&mirror.0, &Unsealed::new(), &mut opening));
    mirror.take(keeper.drain_mirror());
    assert_eq!(keeper.notebook().people().count(), 3);
    for n in 0..650 {
        put(&mut keeper, n % 3, &format!("x{n}"));
        keeper.tidy();
    }
    assert_eq!(shelf.texts.borrow()[&key], "damage");
    assert_eq!(found(&shelf), *keeper.notebook());
}

#[test]
fn a_second_copy_that_is_behind_or_damaged_catches_up() {
    let (shelf, mut mirror) = kept_twice();
    for (at, text) in mirror.0.values_mut().enumerate() {
        if at % 3 == 0 {
            text.push('?');
        }
    }
    mirror.0.pop_last();
    healed(&shelf, &mut mirror);
    assert_eq!(mirror.0, *shelf.texts.borrow());
}

#[test]
fn what_was_tidied_away_does_not_come_back() {
    let (shelf, mut mirror) = kept_twice();
    let old = three().texts.borrow().clone();
    mirror.0.extend(old);
    let (_, opening) = healed(&shelf, &mut mirror);
    // The first three were merged into a tidy value that another has replaced since; nobody knows
    // of them any more, and merging them again changes nothing.
    assert!(opening.healed <= 3);
    let before = found(&shelf);
    healed(&shelf, &mut mirror);
    assert_eq!(found(&shelf), before);
}

#[test]
fn a_full_storage_keeps_the_last_steps_in_the_second_copy() {
    let shelf = three();
    let mut mirror = Mirror::default();
    let (mut keeper, mut opening) = Keeper::open(shelf.with(Fault::FullFrom(0)), 2);
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    put(&mut keeper, 4, "Mary");
    put(&mut keeper, 5, "Joan");
    let writes = keeper.drain_mirror();
    mirror.take(writes.clone());
    assert_eq!(keeper.saving(), unsaved(2, ShelfError::Full));
    keeper.mirrored(&writes);
    let both = Saving::Unsaved { steps: 2, mirrored: 2, why: ShelfError::Full };
    assert_eq!(keeper.saving(), both);
    // The next page load has them, and brings them home once there is room.
    let memory = keeper.notebook().clone();
    let (next, opening) = healed(&shelf, &mut mirror);
    assert_eq!(opening.healed, 2);
    assert_eq!(*next.notebook(), memory);
    assert_eq!(found(&shelf), memory);
}

#[test]
fn fault_31_a_second_copy_of_a_newer_kith_makes_it_read_only() {
    let shelf = three();
    let before = shelf.texts.borrow().clone();
    let mut mirror = Mirror::default();
    mirror.0.insert("kith/9.0".into(), newer_text("x"));
    mirror.0.insert("kith/9.1".into(), before.values().next().unwrap().clone());
    let (mut keeper, mut opening) = open(&shelf, 2);
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    assert_eq!(keeper.saving(), Saving::Newer);
    put(&mut keeper, 4, "Mary");
    keeper.retry();
    assert_eq!(*shelf.texts.borrow(), before);
}
