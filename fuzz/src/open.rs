//! Opening whatever stands in local storage. An input is lines of KEY TAB VALUE; a value that begins
//! with "!" is a kind and a body, and gets the checksum it needs to be looked into.
#![no_main]

use kith::storage::{Keeper, MemoryShelf, Shelf};
use kith_fuzz::OURS;
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut shelf = MemoryShelf::default();
    for (at, line) in text.lines().enumerate() {
        let (key, value) = line.split_once('\t').unwrap_or(("", line));
        let key = if key.is_empty() { format!("kith/1.{at}") } else { key.to_owned() };
        let value = match value.strip_prefix('!') {
            Some(body) => kith_fuzz::checked(body),
            None => value.to_owned(),
        };
        shelf.set(&key, &value).expect("memory keeps");
    }
    let before = shelf.clone();
    let (mut keeper, opening) = Keeper::open(shelf, OURS);
    assert_eq!(
        opening.is_new,
        before.keys().expect("keys").iter().all(|key| !key.starts_with("kith/"))
    );
    keeper.edit("", |edit| {
        let id = kith::id::AnyId::from_random(1);
        edit.put_person(&kith::people::Person::new(id, "Ada"));
    });
    keeper.undo();
    keeper.tidy();
});
