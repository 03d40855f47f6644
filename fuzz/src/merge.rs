//! Merging bytes from elsewhere.
#![no_main]

use kith::document::Document;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fuzz_target!(|bytes: &[u8]| {
    let mut document = Document::new(OURS);
    document.merge([bytes]);
    still_works(&mut document);
});
