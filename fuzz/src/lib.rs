//! What the fuzz targets share: an allocator with a limit, and what every notebook must stand.

/// Hostile updates.
pub mod update;

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

/// A stored value of form K2: its kind in the first byte, the body in the rest; with its checksum.
pub fn checked(bytes: &[u8]) -> String {
    let (kind, body) = bytes.split_first().unwrap_or((&b'e', &[]));
    let head = format!("K2{}", char::from(kind & 0x7f));
    let body = packed(body);
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(head.as_bytes());
    hasher.update(body.as_bytes());
    format!("{head}{:08x}:{body}", hasher.finalize())
}

/// 15 bits a character from U+0020 on, a one and zeros at the end.
fn packed(bytes: &[u8]) -> String {
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1));
    let mut bits: Vec<u8> = bits.chain([1]).collect();
    bits.resize(bits.len().div_ceil(15) * 15, 0);
    let unit = |bits: &[u8]| bits.iter().fold(0, |unit, bit| unit << 1 | u32::from(*bit));
    bits.chunks(15).filter_map(|bits| char::from_u32(0x20 + unit(bits))).collect()
}

/// A ZIP archive of these files, unpacked.
pub fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    for (name, bytes) in files {
        let start = number(out.len());
        let mut shared = Vec::new();
        // Version 2.0, nothing special, stored, midnight of 2026-11-21.
        for field in [20_u16, 0, 0, 0, (2026 - 1980) << 9 | 11 << 5 | 21] {
            shared.extend(field.to_le_bytes());
        }
        for field in [crc32fast::hash(bytes), number(bytes.len()), number(bytes.len())] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend([name.len() as u8, 0, 0, 0]);
        out.extend([b"PK\x03\x04", shared.as_slice(), name.as_bytes(), bytes].concat());
        directory.extend([b"PK\x01\x02\x14\0", shared.as_slice(), &[0; 10]].concat());
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = number(out.len());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u8, 0, files.len() as u8, 0]);
    out.extend([number(directory.len()).to_le_bytes(), start.to_le_bytes()].concat());
    out.extend([0; 2]);
    out
}
