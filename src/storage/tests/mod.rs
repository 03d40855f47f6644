//! The battery of faults, as far as a shelf can act them out natively. The numbers are those of
//! the list in `tests/README.md`.

mod faults;
mod mirror;
mod random;
mod sealing;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::failing_shelf::{FailingShelf, Fault};
use super::*;
use crate::day::Day;
use crate::id::{AnyId, MomentId, PersonId};
use crate::life::{Moment, MomentKind};
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

fn unsaved(steps: usize, why: ShelfError) -> Saving {
    Saving::Unsaved { steps, mirrored: 0, why }
}

/// A whole value of a form that comes after this version.
fn newer_text(body: &str) -> String {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(format!("K3e{body}").as_bytes());
    format!("K3e{:08x}:{body}", hasher.finalize())
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
