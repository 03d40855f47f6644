//! Bytes to characters: UTF-8, UTF-16 or Windows-1252, or a refusal. Never a silent U+FFFD.
//!
//! No encoding_rs: its tables of East Asian encodings weigh more than all readers together, and
//! UTF-16 is strict in the standard library (`char::decode_utf16`) while Windows-1252 differs from
//! Latin-1 in 27 characters. A file in any other encoding is refused and can be saved as UTF-8.

use std::borrow::Cow;

use super::refusal::Refusal;

/// The bytes of a file, with what is known of their encoding.
pub(super) struct Source<'a> {
    /// Without byte order mark; UTF-16 has become UTF-8.
    pub(super) bytes: Cow<'a, [u8]>,
    rest: Rest,
}

/// What a line is that is no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// Windows-1252: no line of the file is UTF-8 beyond ASCII.
    Windows1252,
    /// Damaged: other lines of the file are UTF-8 beyond ASCII.
    Damaged,
}

/// One line, decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// It is UTF-8.
    Text(Cow<'a, str>),
    /// It was taken as Windows-1252, which is a guess.
    Guessed(String),
    /// It is nothing that can be read.
    Damaged,
}

impl<'a> Source<'a> {
    /// Tells the encoding.
    ///
    /// # Errors
    /// [`Refusal::Encoding`] when it is none of the three, or damaged all over.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
            return Err(Refusal::Encoding("it looks like UTF-32".to_owned()));
        }
        if let Some((units, big)) = utf16_units(bytes) {
            let bytes = Cow::Owned(utf16(units, big)?.into_bytes());
            return Ok(Self { bytes, rest: Rest::Damaged });
        }
        let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let marked = plain.len() < bytes.len();
        let rest = rest_of(plain, marked)?;
        Ok(Self { bytes: Cow::Borrowed(plain), rest })
    }

    /// Decodes one line of it, or several joined.
    pub(super) fn line<'b>(&self, bytes: &'b [u8]) -> Line<'b> {
        match (std::str::from_utf8(bytes), self.rest) {
            (Ok(text), _) => Line::Text(Cow::Borrowed(text)),
            (Err(_), Rest::Windows1252) => windows_1252(bytes).map_or(Line::Damaged, Line::Guessed),
            (Err(_), Rest::Damaged) => Line::Damaged,
        }
    }
}

/// What lines that are no UTF-8 are to be taken for.
fn rest_of(bytes: &[u8], marked_as_utf8: bool) -> Result<Rest, Refusal> {
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(Rest::Damaged);
    }
    // A vCard may be folded within a character, so folds are undone before looking.
    let unfolded = unfold(bytes);
    let lines = || unfolded.split(|byte| matches!(byte, b'\n' | b'\r'));
    let utf8 = |line: &[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
    if marked_as_utf8 || lines().any(utf8) {
        return Ok(Rest::Damaged);
    }
    let odd = lines().filter(|line| std::str::from_utf8(line).is_err());
    for line in odd {
        if windows_1252(line).is_none() {
            let like = "it is neither UTF-8 nor UTF-16 nor Windows-1252";
            return Err(Refusal::Encoding(like.to_owned()));
        }
        // Western words have single accented letters; whole words of them are another alphabet.
        if line.split(|byte| *byte < 0xa1).any(|run| run.len() >= 4) {
            let like = "it looks like an older encoding of Cyrillic, Greek, Chinese or the like";
            return Err(Refusal::Encoding(like.to_owned()));
        }
    }
    Ok(Rest::Windows1252)
}

fn unfold(bytes: &[u8]) -> Vec<u8> {
    let mut unfolded = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte == b'\r' && rest.peek() == Some(&b'\n') {
            continue;
        }
        if matches!(byte, b'\n' | b'\r') && matches!(rest.peek(), Some(b' ' | b'\t')) {
            rest.next();
            continue;
        }
        unfolded.push(byte);
    }
    unfolded
}

/// The part of the bytes that is UTF-16 and whether it is big-endian: by its mark, or because every
/// other byte of its start is zero, as in any Latin text.
fn utf16_units(bytes: &[u8]) -> Option<(&[u8], bool)> {
    if let Some(units) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Some((units, false));
    }
    if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Some((units, true));
    }
    let start = bytes.get(..64).unwrap_or(bytes);
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let mostly = |zeros: usize| zeros > 3 && zeros * 10 >= start.len() * 3;
    match (zeros(0), zeros(1)) {
        (0, odd) if mostly(odd) => Some((bytes, false)),
        (even, 0) if mostly(even) => Some((bytes, true)),
        _ => None,
    }
}

fn utf16(bytes: &[u8], big: bool) -> Result<String, Refusal> {
    let damaged = |at: usize| {
        Refusal::Encoding(format!("it looks like UTF-16, but character {at} is damaged"))
    };
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units =
        pairs.iter().map(|pair| if big { u16::from_be_bytes } else { u16::from_le_bytes }(*pair));
    let mut text = String::with_capacity(bytes.len());
    for (at, c) in char::decode_utf16(units).enumerate() {
        text.push(c.map_err(|_| damaged(at + 1))?);
    }
    if odd.is_empty() { Ok(text) } else { Err(damaged(pairs.len() + 1)) }
}

/// Windows-1252 (WHATWG Encoding Standard, index-windows-1252) for 0x80 to 0x9f; the rest is
/// Latin-1. A space stands for the five bytes that mean nothing.
const HIGH: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The text, unless a byte means nothing in Windows-1252 or is a control character.
pub(super) fn windows_1252(bytes: &[u8]) -> Option<String> {
    bytes.iter().map(|byte| windows_1252_char(*byte)).collect()
}

fn windows_1252_char(byte: u8) -> Option<char> {
    match byte {
        // A DOS end of file (0x1a) is harmless; it is white space to every reader of names.
        b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a => Some(char::from(byte)),
        0..=0x1f | 0x7f => None,
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).filter(|c| *c != ' '),
        _ => Some(char::from(byte)),
    }
}

/// Latin-9 (ISO 8859-15): Latin-1 but for eight characters.
fn latin_9(bytes: &[u8]) -> String {
    let char_of = |byte: &u8| match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        other => char::from(*other),
    };
    bytes.iter().map(char_of).collect()
}

/// Bytes in a charset named in a vCard 2.1 `CHARSET`, decoded; `None` when Kith doesn't know it or
/// the bytes aren't in it. As on the web, Latin-1 is read as Windows-1252, its superset.
pub(super) fn in_charset(bytes: &[u8], charset: &str) -> Option<String> {
    let utf8 = || std::str::from_utf8(bytes).ok().map(str::to_owned);
    match charset.trim().to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => utf8(),
        "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => {
            windows_1252(bytes)
        }
        "iso-8859-15" | "iso8859-15" | "latin9" | "latin-9" => Some(latin_9(bytes)),
        // Whatever it is called, ASCII is the same in all that a vCard may use.
        _ if bytes.is_ascii() => utf8(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn whole(bytes: &[u8]) -> String {
        let source = Source::new(bytes).unwrap();
        match source.line(&source.bytes) {
            Line::Text(text) => text.into_owned(),
            Line::Guessed(text) => format!("guessed {text}"),
            Line::Damaged => "damaged".to_owned(),
        }
    }

    #[test]
    fn fault_55_every_encoding_is_read() {
        let text = "Ada Lovelace, Jürgen, 王秀英 👩‍🚀\n";
        assert_eq!(whole(text.as_bytes()), text);
        assert_eq!(whole(format!("\u{feff}{text}").as_bytes()), text);
        for big in [false, true] {
            assert_eq!(whole(&utf16_bytes(&format!("\u{feff}{text}"), big)), text);
            assert_eq!(whole(&utf16_bytes(text, big)), text);
        }
        assert_eq!(whole(b"J\xfcrgen \x80 \x93so\x94"), "guessed Jürgen € “so”");
    }

    #[test]
    fn fault_55_or_refused() {
        let refused = |bytes: &[u8]| Source::new(bytes).err().map(|r| r.to_string()).unwrap();
        assert!(refused(b"\xff\xfe\0\0A\0\0\0").contains("UTF-32"));
        assert!(refused(b"\xff\xfeA\0\x00\xd8B\0").contains("character 2 is damaged"));
        assert!(refused(b"\xff\xfeA\0B").contains("character 2 is damaged"));
        assert!(refused(b"J\x81rgen \xfc").contains("neither UTF-8"));
        assert!(refused(b"\xfc \x01").contains("neither UTF-8"));
        assert!(refused(b"\xc8\xe2\xe0\xed \xcf\xe5\xf2\xf0\xee\xe2").contains("Cyrillic"));
    }

    #[test]
    fn fault_55_a_damaged_line_of_a_utf8_file_is_no_other_encoding() {
        let source = Source::new("Jürgen\nJ\u{fc}".as_bytes().split_last().unwrap().1).unwrap();
        assert_eq!(source.line(b"J\xc3"), Line::Damaged);
        assert_eq!(source.line(b"ok"), Line::Text("ok".into()));
    }

    #[test]
    fn a_character_split_by_a_fold_is_utf8() {
        let source = Source::new(b"FN:J\xc3\r\n \xbcrgen\r\n").unwrap();
        assert_eq!(source.rest, Rest::Damaged);
        assert_eq!(source.line("FN:Jürgen".as_bytes()), Line::Text("FN:Jürgen".into()));
    }

    #[test]
    fn charsets_of_2_1() {
        assert_eq!(in_charset(b"\xfc", "ISO-8859-1").as_deref(), Some("ü"));
        assert_eq!(in_charset(b"\xa4", "iso_8859-15").as_deref(), Some("€"));
        assert_eq!(in_charset(b"\xc3\xbc", "UTF-8").as_deref(), Some("ü"));
        assert_eq!(in_charset(b"\xfc", "utf8"), None);
        assert_eq!(in_charset(b"Ada", "shift_jis").as_deref(), Some("Ada"));
        assert_eq!(in_charset(b"\x83\x41", "shift_jis"), None);
        assert_eq!(HIGH.chars().count(), 32);
    }
}
