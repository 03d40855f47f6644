//! Reading a lock, a sealed backup and a sealed value: nothing that was altered is taken for whole.
#![no_main]

use kith::storage::lock::{Lock, ROUNDS_MAX, ROUNDS_MIN, SealedFile};
use kith::storage::sealed_bytes;
use libfuzzer_sys::fuzz_target;

kith_fuzz::bounded_memory!();

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for text in [text.clone().into_owned(), with_checksum(&text)] {
        if let Ok(lock) = Lock::from_text(&text) {
            assert!((ROUNDS_MIN..=ROUNDS_MAX).contains(&lock.rounds));
            assert_eq!(lock.to_text(), text, "one lock, one text");
        }
    }
    if let Ok(file) = SealedFile::from_bytes(bytes) {
        assert_eq!(file.to_text().as_bytes(), bytes.trim_ascii());
    }
    SealedFile::is_one(bytes);
    sealed_bytes(&text);
    sealed_bytes(&kith_fuzz::checked(bytes));
});

fn with_checksum(text: &str) -> String {
    let line = text.rsplit_once(':').map_or(text, |(line, _)| line);
    let line = format!("{line}:");
    format!("{line}{:08x}", crc32fast::hash(line.as_bytes()))
}
