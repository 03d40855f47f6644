//! Sealed: what is stored is what a cipher made of it. The cipher of these tests only turns bits
//! over and appends the key; the browser's own is tested in a browser.

use super::mirror::Mirror;
use super::*;
use crate::storage::entry::Stored;

fn cipher(key: &str, content: &[u8]) -> Vec<u8> {
    content.iter().map(|byte| !byte).chain(key.bytes()).collect()
}

fn decipher(key: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let content = sealed.strip_suffix(key.as_bytes())?;
    Some(content.iter().map(|byte| !byte).collect())
}

/// Lets the cipher answer all that waits for it.
fn seal(keeper: &mut Keeper<FailingShelf>) {
    while let Some((key, content)) = keeper.to_seal() {
        keeper.sealed(&key, &cipher(&key, &content));
    }
}

fn unsealed(texts: &BTreeMap<String, String>) -> Unsealed {
    let sealed = texts.iter().filter_map(|(key, text)| match Stored::from_text(text) {
        Ok(Stored::Sealed(bytes)) => Some((key.clone(), decipher(key, &bytes)?)),
        _ => None,
    });
    sealed.collect()
}

fn reopened(shelf: &FailingShelf, client: u64) -> (Keeper<FailingShelf>, Opening) {
    let unsealed = unsealed(&shelf.texts.borrow());
    Keeper::open_sealed(shelf.with(Fault::None), client, &unsealed)
}

fn all_sealed(texts: &BTreeMap<String, String>) -> bool {
    texts.values().all(|text| matches!(Stored::from_text(text), Ok(Stored::Sealed(_))))
}

#[test]
fn sealing_leaves_nothing_readable_and_opens_again() {
    let shelf = three();
    shelf.texts.borrow_mut().insert("kith/7.0".into(), "damage that names Ada".into());
    let (mut keeper, mut opening) = open(&shelf, 2);
    let mut mirror = Mirror::default();
    keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
    mirror.take(keeper.drain_mirror());
    for n in 0..450 {
        put(&mut keeper, n % 9, &format!("x{n}"));
        keeper.tidy();
    }
    assert!(keeper.set_sealed(true));
    assert_eq!(keeper.saving(), Saving::Pending);
    // While the cipher is at it, life goes on.
    put(&mut keeper, 50, "Joan");
    assert_eq!(keeper.saving(), Saving::Pending);
    seal(&mut keeper);
    assert_eq!(keeper.saving(), Saving::Saved);
    mirror.take(keeper.drain_mirror());
    assert!(all_sealed(&shelf.texts.borrow()), "what was set aside, too");
    assert!(all_sealed(&mirror.0));
    assert_eq!(shelf.texts.borrow().len(), 4, "two of everything, one edit, one aside");

    let (mut again, opening) = reopened(&shelf, 3);
    assert_eq!(opening.damaged, [""; 0]);
    assert_eq!(again.notebook(), keeper.notebook());
    put(&mut again, 51, "Rosa");
    assert_eq!(again.saving(), Saving::Pending);
    seal(&mut again);
    assert_eq!(again.saving(), Saving::Saved);
    for n in 0..650 {
        put(&mut again, n % 9, &format!("y{n}"));
        again.tidy();
        seal(&mut again);
    }
    assert!(shelf.texts.borrow().len() < 500);
    assert!(all_sealed(&shelf.texts.borrow()));
    assert_eq!(reopened(&shelf, 4).0.notebook(), again.notebook());

    // The seal is taken off: all is there as before, what was set aside as well.
    let (mut off, _) = reopened(&shelf, 5);
    assert!(off.set_sealed(false));
    assert_eq!(off.saving(), Saving::Saved);
    assert_eq!(found(&shelf), *off.notebook());
    assert_eq!(off.aside(), [("kith-aside/7.0".to_owned(), "damage that names Ada".to_owned())]);
}

#[test]
fn a_sealing_cut_short_at_any_write_loses_nothing_and_is_finished_at_the_next_opening() {
    for tear in [false, true] {
        for k in 0..12 {
            let shelf = three();
            let fault = if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) };
            let (mut keeper, _) = Keeper::open(shelf.with(fault), 2);
            keeper.set_sealed(true);
            seal(&mut keeper);
            let (mut next, _) = reopened(&shelf, 3);
            assert_eq!(next.notebook(), keeper.notebook(), "killed at {k}");
            next.tidy();
            seal(&mut next);
            assert_eq!(next.saving(), Saving::Saved);
            assert!(all_sealed(&shelf.texts.borrow()), "killed at {k}, torn {tear}");
            assert_eq!(reopened(&shelf, 4).0.notebook(), next.notebook());
        }
    }
}

#[test]
fn no_room_for_sealing_is_said_and_nothing_is_lost() {
    let shelf = three();
    let page = shelf.with(Fault::FullFrom(0));
    let (mut keeper, _) = Keeper::open(page.clone(), 2);
    keeper.set_sealed(true);
    seal(&mut keeper);
    assert_eq!(keeper.saving(), unsaved(0, ShelfError::Full));
    assert_eq!(reopened(&shelf, 3).0.notebook(), keeper.notebook());
    page.fault.set(Fault::None);
    assert!(keeper.rewrite());
    seal(&mut keeper);
    assert_eq!(keeper.saving(), Saving::Saved);
    assert!(all_sealed(&shelf.texts.borrow()));
}

#[test]
fn a_sealed_value_whose_key_is_wrong_or_missing_is_set_aside_and_kept() {
    let shelf = three();
    let (mut keeper, _) = open(&shelf, 2);
    keeper.set_sealed(true);
    seal(&mut keeper);
    let before = shelf.texts.borrow().clone();
    let (none, opening) = Keeper::open_sealed(shelf.with(Fault::None), 3, &Unsealed::new());
    assert!(!opening.is_new);
    assert_eq!(opening.damaged.len(), 2);
    assert_eq!(
        none.aside().into_iter().map(|(_, text)| text).collect::<Vec<_>>(),
        before.into_values().collect::<Vec<_>>()
    );
}

#[test]
fn tabs_hear_sealed_words_and_the_second_copy_heals_sealed() {
    let shelf = three();
    let (mut keeper, _) = open(&shelf, 2);
    keeper.set_sealed(true);
    seal(&mut keeper);
    let (mut other, _) = reopened(&shelf, 3);
    put(&mut other, 9, "Rosa");
    seal(&mut other);
    for (key, text) in keeper.look() {
        let Ok(Stored::Sealed(bytes)) = Stored::from_text(&text) else { panic!("{text}") };
        assert!(keeper.hear(&key, &text, None).is_none(), "not without the data key");
        let content = decipher(&key, &bytes).unwrap();
        assert!(keeper.hear(&key, &text, Some(&content)).is_some());
    }
    assert_eq!(keeper.notebook(), other.notebook());
    let mirror = shelf.texts.borrow().clone();
    shelf.texts.borrow_mut().clear();
    let (mut next, mut opening) = reopened(&shelf, 4);
    assert!(next.heal(&mirror, &unsealed(&mirror), &mut opening));
    assert_eq!(next.notebook(), other.notebook());
    assert_eq!(next.saving(), Saving::Saved);
    assert_eq!(*shelf.texts.borrow(), mirror);
}

#[test]
fn what_waits_for_a_lost_edit_is_sealed_too_and_taken_in_when_that_comes_back() {
    let shelf = FailingShelf::default();
    let (mut keeper, _) = open(&shelf, 1);
    for name in ["Ada", "Ada King", "Ada Lovelace"] {
        put(&mut keeper, 1, name);
        put(&mut keeper, 2, &format!("beside {name}"));
    }
    let whole = keeper.notebook().clone();
    let lost = shelf.texts.borrow_mut().remove("kith/1.2").unwrap();
    let (mut keeper, opening) = open(&shelf, 2);
    assert!(opening.missing > 0);
    put(&mut keeper, 3, "Grace");
    let seen = keeper.notebook().clone();
    assert!(keeper.set_sealed(true));
    seal(&mut keeper);
    assert_eq!(keeper.saving(), Saving::Saved);
    assert!(all_sealed(&shelf.texts.borrow()));
    assert_eq!(*reopened(&shelf, 3).0.notebook(), seen);
    let (mut off, _) = reopened(&shelf, 4);
    assert!(off.set_sealed(false));
    shelf.texts.borrow_mut().insert("kith/1.2".into(), lost);
    let back = found(&shelf);
    for id in [1, 2].map(PersonId::from_random) {
        assert_eq!(back.person(id), whole.person(id));
    }
    assert_eq!(back.people().count(), 3);
}
