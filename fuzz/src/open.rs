//! Opening whatever stands in local storage and its second copy. An input is parts between bytes
//! 0xfe: KEY TAB VALUE as text; or "!", a kind and a body, which gets the form and the checksum that
//! it needs to be looked into.
#![no_main]

use std::collections::BTreeMap;

use kith::id::{AnyId, PersonId};
use kith::people::Person;
use kith::storage::{Keeper, MemoryShelf, Shelf};
use kith_fuzz::OURS;
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fn stored(bytes: &[u8]) -> BTreeMap<String, String> {
    let parts = bytes.split(|byte| *byte == 0xfe).enumerate();
    let entries = parts.map(|(at, part)| match part.strip_prefix(b"!") {
        Some(value) => (format!("kith/1.{at:x}"), kith_fuzz::checked(value)),
        None => {
            let text = String::from_utf8_lossy(part).into_owned();
            match text.split_once('\t') {
                Some((key, value)) => (key.to_owned(), value.to_owned()),
                None => (format!("kith/1.{at:x}"), text),
            }
        }
    });
    entries.collect()
}

fuzz_target!(|bytes: &[u8]| {
    let texts = stored(bytes);
    let mut shelf = MemoryShelf::default();
    for (key, text) in &texts {
        shelf.set(key, text).expect("memory keeps");
    }
    let (mut keeper, mut opening) = Keeper::open(shelf, OURS);
    if opening.is_new {
        assert!(!texts.keys().any(|key| key.starts_with("kith/")), "damage is no first visit");
    }
    let person = PersonId::from_random(1);
    keeper.edit("", |edit| edit.put_person(&Person::new(person, "Ada")));
    keeper.heal(&texts, &BTreeMap::new(), &mut opening);
    for (key, text) in &texts {
        keeper.hear(key, text, None);
    }
    keeper.undo();
    keeper.redo();
    keeper.tidy();
    keeper.raw();
});
