//! Merging updates that are sound one by one and contradict each other: the same clocks twice,
//! origins that are deleted, overlap or come later. No honest device writes such.
#![no_main]

use kith::document::Document;
use kith_fuzz::update::Source;
use kith_fuzz::{OURS, still_works};
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fuzz_target!(|bytes: &[u8]| {
    let mut source = Source(bytes);
    let mut document = Document::new(OURS);
    for _ in 0..4 {
        let update = source.update();
        document.merge([update.as_slice()]);
    }
    still_works(&mut document);
});
