//! A backup, as a file brings it: read, compared with what is here, brought in. An input that begins
//! with byte 1 is the update inside one, past every checksum.
#![no_main]

use std::cell::RefCell;

use kith::document::{Choices, Document};
use kith::id::{AnyId, PersonId};
use kith::interchange::backup;
use kith::people::Person;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fn ours() -> Document {
    let mut document = Document::new(OURS);
    for name in ["Ada", "Emmy"] {
        let person = Person::new(PersonId::from_random(u64::from(name.as_bytes()[0])), name);
        document.edit("Added", |edit| edit.put_person(&person));
    }
    document
}

fuzz_target!(|bytes: &[u8]| {
    thread_local!(static KEPT: RefCell<Vec<u8>> = RefCell::new(ours().snapshot()));
    let mut document = Document::new(OURS + 9);
    KEPT.with_borrow(|kept| document.merge([kept.as_slice()]));
    let before = document.notebook().clone();
    let update = match bytes.strip_prefix(&[1]) {
        Some(update) => update.to_vec(),
        None => {
            backup::looks_like(bytes);
            let Ok(plan) = backup::read(bytes).and_then(|backup| backup.plan(&document)) else {
                assert_eq!(*document.notebook(), before, "refused whole");
                return;
            };
            plan.update
        }
    };
    if document.compare(&update).is_ok() {
        if document.bring_in("Brought in", &update, &Choices::default()).is_err() {
            assert_eq!(*document.notebook(), before, "refused whole");
        }
        still_works(&mut document);
    }
});
