//! What the fuzz targets share: an allocator with a limit, and what every notebook must stand.

/// Hostile updates.
pub mod update;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use kith::document::Document;
use kith::id::{AnyId, PersonId};

/// No input may ask for more: a page on a phone has not much more for all of it.
pub const MOST_MEMORY: usize = 256 << 20;

/// The client id we write as. Each page load draws its own, so that no file can know it.
pub const OURS: u64 = 0x000b_adc0_ffee;

/// Each target has this one allocator.
#[macro_export]
macro_rules! bounded_memory {
    () => {
        #[global_allocator]
        static MEMORY: cap::Cap<std::alloc::System> =
            cap::Cap::new(std::alloc::System, $crate::MOST_MEMORY);
    };
}

/// After whatever was merged: the notebook can be read and edited, undone, and all of it is there
/// when it is opened again.
pub fn still_works(document: &mut Document) {
    let id = PersonId::from_random(7);
    document.edit("Added somebody", |edit| edit.put_person(&kith::people::Person::new(id, "Ada")));
    assert!(document.notebook().person(id).is_some() || document.schema() > kith::document::SCHEMA);
    let mut again = Document::new(OURS + 1);
    let refused = again.merge([document.snapshot().as_slice()]);
    assert!(refused.is_empty(), "what Kith writes, it reads: {refused:?}");
    assert_eq!(again.notebook(), document.notebook());
    document.undo();
    document.redo();
}

/// A stored value with this kind (one letter) and body, and the checksum it needs.
pub fn checked(text: &str) -> String {
    let kind = text.chars().next().unwrap_or('e');
    let body = text.get(kind.len_utf8()..).unwrap_or_default();
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(kind.encode_utf8(&mut [0; 4]).as_bytes());
    hasher.update(&BASE64.decode(body).unwrap_or_default());
    format!("K1{kind}{:08x}:{body}", hasher.finalize())
}
