//! Lines as they stand in a file -> lines as they are meant: folds (RFC 6350 §3.2), the soft breaks of
//! quoted-printable and the blocks of base64 undone, on bytes, since a fold may split a character.

use super::line::head_has;
use crate::interchange::sniff::is_line;

/// One line of the file.
pub(super) struct Physical<'a> {
    pub(super) number: usize,
    pub(super) bytes: &'a [u8],
    /// Whether a line end follows it.
    pub(super) ended: bool,
}

/// A line with all that belongs to it so far. What it is told by is looked at once: a line may go on
/// for megabytes.
pub(super) struct Unfolded {
    pub(super) number: usize,
    pub(super) bytes: Vec<u8>,
    quoted_printable: bool,
    base64: bool,
    /// Whether it ends in a soft line break (RFC 2045 §6.7).
    soft: bool,
}

impl Unfolded {
    /// One that begins with this line.
    pub(super) fn new(line: &Physical<'_>) -> Self {
        let has = |word: &[u8]| head_has(line.bytes, word);
        let quoted_printable = has(b"QUOTED-PRINTABLE");
        Self {
            number: line.number,
            bytes: line.bytes.to_vec(),
            quoted_printable,
            base64: has(b"BASE64") || has(b"ENCODING=B"),
            soft: quoted_printable && ends_softly(line.bytes),
        }
    }

    /// Adds the next line, if it belongs to this one.
    pub(super) fn goes_on(&mut self, line: &[u8], folds_before_text: bool) -> bool {
        if self.soft {
            if is_line(line, b"END:VCARD") || is_line(line, b"BEGIN:VCARD") {
                return false;
            }
            self.bytes.truncate(self.bytes.trim_ascii_end().len().saturating_sub(1));
            self.bytes.extend_from_slice(line);
        } else if let Some(rest) = line.strip_prefix(b" ").or_else(|| line.strip_prefix(b"\t")) {
            // 2.1 folds before white space that is part of the text; 3.0 and 4.0, and 2.1 as many
            // programs write it, after 75 octets and with one space more.
            let old = folds_before_text && self.bytes.len() < 75 && !self.base64;
            self.bytes.extend_from_slice(if old { line } else { rest });
        } else if self.base64 && !line.is_empty() && line.iter().all(is_base64) {
            self.bytes.extend_from_slice(line);
        } else {
            return false;
        }
        self.soft = self.quoted_printable && ends_softly(line);
        true
    }
}

fn ends_softly(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"=")
}

fn is_base64(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(byte)
}

/// Lines end with CR LF, LF or CR.
pub(super) fn physical(bytes: &[u8]) -> impl Iterator<Item = Physical<'_>> {
    let (mut rest, mut number) = (bytes, 0);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        number += 1;
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        let ends: [&[u8]; 3] = [b"\r\r\n", b"\r\n", after.get(..1).unwrap_or_default()];
        rest = ends.iter().find_map(|end| after.strip_prefix(*end)).unwrap_or_default();
        Some(Physical { number, bytes: line, ended: end.is_some() })
    })
}
