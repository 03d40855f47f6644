//! What a file looks like, told by its content and never by its name.

use std::fmt;

/// What a file that is neither format looks like, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    thing: &'static str,
    hint: &'static str,
}

impl Looks {
    pub(super) const PLAIN: Looks = looks("a plain text", "");
}

const fn looks(thing: &'static str, hint: &'static str) -> Looks {
    Looks { thing, hint }
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.thing)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, " ({})", self.hint) }
    }
}

const IMAGE: &str = "Kith reads no pictures";
const SAVE_AS_CSV: &str = "save it as CSV";
const UNPACK: &str = "unpack it first";

/// First bytes, and what has them: the file signatures of each format's own specification.
const SIGNATURES: &[(&[u8], Looks)] = &[
    (b"\x89PNG", looks("a PNG image", IMAGE)),
    (b"GIF8", looks("a GIF image", IMAGE)),
    (b"\xff\xd8\xff", looks("a JPEG image", IMAGE)),
    (b"%PDF", looks("a PDF document", "Kith reads no PDFs")),
    (b"\x1f\x8b", looks("a gzip archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", looks("a 7z archive", UNPACK)),
    (b"Rar!\x1a\x07", looks("a RAR archive", UNPACK)),
    (b"BZh", looks("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ\0", looks("an xz archive", UNPACK)),
    (b"\xd0\xcf\x11\xe0", looks("a document or a spreadsheet of an older Office", SAVE_AS_CSV)),
    (b"bplist00", looks("an Apple property list", "export as vCard instead")),
    (b"\0asm", looks("a WebAssembly program", "")),
    (b"\x7fELF", looks("a program", "")),
    (b"OggS", looks("a sound", "")),
    (b"ID3", looks("a sound", "")),
];

/// What it is, if its first bytes say that it is no text.
pub(super) fn binary(bytes: &[u8]) -> Option<Looks> {
    if is_zip(bytes) {
        return Some(zip(bytes));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Some(database(bytes));
    }
    if let Some((_, like)) = SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Some(*like);
    }
    match (bytes.get(..4)?, bytes.get(4..8)?, bytes.get(8..12)?) {
        (b"RIFF", _, b"WEBP") => Some(looks("a WebP image", IMAGE)),
        (b"RIFF", ..) => Some(looks("a sound or a video", "")),
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"avif") => Some(looks("an image", IMAGE)),
        (_, b"ftyp", _) => Some(looks("a video", "")),
        _ => None,
    }
}

/// Whether it begins like a ZIP archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// A ZIP archive by the names in it. They stand uncompressed at its start and again at its end.
fn zip(bytes: &[u8]) -> Looks {
    const SEARCHED: usize = 1 << 16;
    let start = bytes.get(..SEARCHED).unwrap_or(bytes);
    let end = bytes.get(bytes.len().saturating_sub(SEARCHED)..).unwrap_or_default();
    let has = |name: &[u8]| [start, end].iter().any(|part| contains(part, name));
    if has(b"Connections.csv") {
        looks("a ZIP archive", "unpack it and bring the Connections.csv that is in it")
    } else if has(b"xl/workbook") {
        looks("a spreadsheet (xlsx)", SAVE_AS_CSV)
    } else if has(b"opendocument.spreadsheet") {
        looks("a spreadsheet (ods)", SAVE_AS_CSV)
    } else if has(b"word/document") || has(b"opendocument.text") {
        looks("a text document", "Kith reads no documents")
    } else {
        looks("a ZIP archive", "unpack it and bring the Connections.csv or .vcf file that is in it")
    }
}

/// An SQLite database by its tables, whose names stand at its beginning.
fn database(bytes: &[u8]) -> Looks {
    const SEARCHED: usize = 1 << 16;
    let start = bytes.get(..SEARCHED).unwrap_or(bytes);
    if contains(start, b"Repetitions") && contains(start, b"Habits") {
        let hint = "which Kith can't read. In Loop choose Settings, Export as CSV, and bring the archive it makes";
        looks("a full backup of Loop Habit Tracker, a database", hint)
    } else {
        looks("an SQLite database", "export its people as vCard or CSV")
    }
}

/// What a text is that is neither format, if it says so itself.
pub(super) fn text(bytes: &[u8]) -> Option<Looks> {
    let text = bytes.trim_ascii_start();
    let starts =
        |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if starts(b"BEGIN:VCALENDAR") {
        Some(looks("an iCalendar file", "Kith can't read calendars yet"))
    } else if starts(b"<!doctype html") || starts(b"<html") {
        Some(looks("a web page", "export the people instead of saving the page"))
    } else if starts(b"<?xml") || starts(b"<") {
        Some(looks("XML", "export as vCard instead"))
    } else if starts(b"{") || starts(b"[") {
        Some(looks("JSON", "of JSON Kith reads the habits of Table Habit and Beaver Habits"))
    } else if starts(b"dn:") {
        Some(looks("an LDIF file", "export as vCard instead"))
    } else if starts(b"BEGIN:VCARD") || contains_line(bytes, b"END:VCARD") {
        Some(looks("a piece of a vCard file", "its beginning is missing; export it again"))
    } else {
        None
    }
}

/// Whether the first thing in it is a card.
pub(super) fn starts_as_vcard(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    let first = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    is_line(first, b"BEGIN:VCARD")
}

/// Whether a card begins anywhere in it.
pub(super) fn has_vcard(bytes: &[u8]) -> bool {
    contains_line(bytes, b"BEGIN:VCARD")
}

fn contains_line(bytes: &[u8], line: &[u8]) -> bool {
    bytes.split(|byte| matches!(byte, b'\n' | b'\r')).any(|found| is_line(found, line))
}

/// Whether a line is this one but for case and white space.
pub(super) fn is_line(found: &[u8], line: &[u8]) -> bool {
    let solid = || found.iter().filter(|byte| !byte.is_ascii_whitespace());
    // Most lines differ in the first letter.
    solid().map(u8::to_ascii_uppercase).eq(line.iter().copied())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_by_the_first_bytes() {
        for (bytes, thing) in [
            (&b"\x89PNG\r\n\x1a\n"[..], "a PNG image"),
            (b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", "a spreadsheet (xlsx)"),
            (b"PK\x03\x04....Connections.csv", "a ZIP archive"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP image"),
            (b"\0\0\0\x18ftypheic", "an image"),
            (b"%PDF-1.7", "a PDF document"),
        ] {
            assert_eq!(binary(bytes).unwrap().thing, thing);
        }
        assert_eq!(binary(b"First Name,Last Name"), None);
        assert_eq!(binary(b""), None);
        assert!(binary(b"PK\x03\x04 Connections.csv").unwrap().hint.contains("Connections.csv"));
    }

    #[test]
    fn told_by_the_text() {
        for (bytes, thing) in [
            (&b" {\"a\": 1}"[..], "JSON"),
            (b"[]", "JSON"),
            (b"BEGIN:VCALENDAR\r\n", "an iCalendar file"),
            (b"<!DOCTYPE html><p>", "a web page"),
            (b"FN:Ada\r\nEND:VCARD\r\n", "a piece of a vCard file"),
        ] {
            assert_eq!(text(bytes).unwrap().thing, thing);
        }
        assert_eq!(text(b"hello"), None);
    }

    #[test]
    fn a_card_begins_on_a_line_of_its_own() {
        assert!(starts_as_vcard(b"\r\n begin:vcard \r\nFN:Ada"));
        assert!(!starts_as_vcard(b"Note,BEGIN:VCARD\n"));
        assert!(has_vcard(b"hello\rBEGIN:VCARD\r"));
        assert!(!has_vcard(b"hello BEGIN:VCARD"));
    }
}
