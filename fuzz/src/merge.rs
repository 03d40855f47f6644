//! Merging bytes from elsewhere: a whole update as a file brings it, or several.
#![no_main]

use kith::document::Document;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fuzz_target!(|bytes: &[u8]| {
    let mut document = Document::new(OURS);
    // The first half of an update may wait for the second, so both ways are tried.
    let (first, second) = bytes.split_at(bytes.len() / 2);
    document.merge([bytes, first, second]);
    still_works(&mut document);
});
