//! One content line of a vCard (RFC 6350 §3.3, RFC 2426 §4, vCard 2.1 §2.1): group, name, parameters
//! and value. The value has its characters, but is still escaped: what its commas mean depends on
//! the name.

use super::params::{quoted_printable, read_param, split_unquoted};
use crate::interchange::decode::{self, Line, Source};

/// A line that says one thing about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// What stands before the dot, in capitals; empty where there is none.
    pub(super) group: String,
    /// The name of the property, in capitals.
    pub(super) name: String,
    /// The names, in capitals, and values of the parameters; one entry a value.
    params: Vec<(String, String)>,
    /// The value, decoded and still escaped.
    pub(super) value: String,
    /// Whether its characters are a guess.
    pub(super) guessed: bool,
}

impl ContentLine {
    /// Reads an unfolded line.
    ///
    /// # Errors
    /// A sentence for the user.
    pub(super) fn read(
        number: usize,
        bytes: &[u8],
        source: &Source<'_>,
    ) -> Result<Self, &'static str> {
        let (head, value) = split_head(bytes).ok_or("It has no colon and says nothing.")?;
        let (head, guessed) = match source.line(head.trim_ascii()) {
            Line::Text(head) => (head, false),
            Line::Guessed(head) => (head.into(), true),
            Line::Damaged => return Err("Its characters can't be told."),
        };
        let mut parts = split_unquoted(&head, ';').into_iter();
        let path = parts.next().unwrap_or_default().trim();
        let (group, name) = path.rsplit_once('.').unwrap_or(("", path));
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !path.chars().all(plain) {
            return Err("It doesn't begin with the name of a field.");
        }
        let params = parts.flat_map(read_param).collect();
        let (group, name) = (group.to_ascii_uppercase(), name.to_ascii_uppercase());
        let mut line = Self { number, group, name, params, value: String::new(), guessed };
        if !line.is_heavy() {
            line.decode(value, source)?;
        }
        Ok(line)
    }

    fn decode(&mut self, value: &[u8], source: &Source<'_>) -> Result<(), &'static str> {
        const UNKNOWN: &str = "Its characters can't be told: Kith doesn't know their encoding.";
        let charset = self.param("CHARSET").map(str::to_owned);
        if self.param("ENCODING").is_some_and(|it| it.eq_ignore_ascii_case("quoted-printable")) {
            let bytes = quoted_printable(value);
            self.value = match (charset, std::str::from_utf8(&bytes)) {
                (Some(charset), _) => decode::in_charset(&bytes, &charset).ok_or(UNKNOWN)?,
                (None, Ok(text)) => text.to_owned(),
                (None, Err(_)) => {
                    self.guessed = true;
                    decode::windows_1252(&bytes).ok_or(UNKNOWN)?
                }
            };
            return Ok(());
        }
        match (source.line(value), charset) {
            (Line::Text(text), _) => self.value = text.into_owned(),
            (_, Some(charset)) => {
                self.value = decode::in_charset(value, &charset).ok_or(UNKNOWN)?;
            }
            (Line::Guessed(text), None) => {
                self.value = text;
                self.guessed = true;
            }
            (Line::Damaged, None) => {
                return Err("Some of its bytes are no UTF-8, unlike the rest of the file.");
            }
        }
        Ok(())
    }

    /// The same line as if it had this name and value.
    pub(super) fn renamed(&self, name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), value: value.to_owned(), ..self.clone() }
    }

    /// The first value of a parameter, by its name in capitals.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        let mut found = self.params.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// Its types, in small letters: `home`, `cell`, `friend`.
    pub(super) fn types(&self) -> Vec<String> {
        let types = self.params.iter().filter(|(name, _)| name == "TYPE");
        types.map(|(_, value)| value.trim().to_ascii_lowercase()).collect()
    }

    /// Whether it holds a picture, a sound, a key, or anything else packed as base64.
    pub(super) fn is_heavy(&self) -> bool {
        let encoding = self.param("ENCODING").unwrap_or_default();
        matches!(self.name.as_str(), "PHOTO" | "LOGO" | "SOUND" | "KEY")
            || encoding.eq_ignore_ascii_case("b")
            || encoding.eq_ignore_ascii_case("base64")
    }

    /// Its name and parameters as they would be written in a vCard 4, without group and encoding.
    pub(super) fn head(&self) -> String {
        let mut head = self.name.clone();
        for (name, value) in &self.params {
            if matches!(name.as_str(), "CHARSET" | "ENCODING") {
                continue;
            }
            let quote = if value.contains([';', ':', ',']) { "\"" } else { "" };
            // RFC 6868: a quotation mark can't be written within quotation marks.
            let value = value.replace('"', "^'");
            head.push_str(&format!(";{name}={quote}{value}{quote}"));
        }
        head
    }
}

/// Whether what stands before the colon has this word, in any case.
pub(super) fn head_has(line: &[u8], word: &[u8]) -> bool {
    let head = split_head(line).map_or(&[][..], |(head, _)| head);
    head.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

/// Splits at the first colon that is not within quotation marks; where these stay open, at the
/// first of all.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut within = false;
    let outside = bytes.iter().position(|byte| {
        within ^= *byte == b'"';
        *byte == b':' && !within
    });
    let at = outside.or_else(|| bytes.iter().position(|byte| *byte == b':'))?;
    let (head, value) = bytes.split_at_checked(at)?;
    Some((head, value.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<ContentLine, &'static str> {
        ContentLine::read(1, text, &Source::new(text).unwrap())
    }

    fn check(text: &[u8], name: &str, head: &str, value: &str) {
        let line = read(text).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(
            (line.name.as_str(), line.head().as_str(), line.value.as_str()),
            (name, head, value)
        );
    }

    #[test]
    fn lines_of_all_versions() {
        check(b"FN:Ada", "FN", "FN", "Ada");
        check(b"item1.x-abLabel:Mother", "X-ABLABEL", "X-ABLABEL", "Mother");
        check(b"TEL;HOME;VOICE:1", "TEL", "TEL;TYPE=HOME;TYPE=VOICE", "1");
        check(b"TEL;TYPE=\"home,work\":1", "TEL", "TEL;TYPE=home;TYPE=work", "1");
        check(b"ADR;LABEL=\"1: a; b\":x", "ADR", "ADR;LABEL=\"1: a; b\"", "x");
        check(b"FN;CHARSET=UTF-8;ENCODING=quoted-printable:J=C3=BCrgen", "FN", "FN", "J\u{fc}rgen");
        check(b"N;QUOTED-PRINTABLE:a=3Bb;c=2", "N", "N", "a\\;b;c=2");
        check(b"FN;CHARSET=ISO-8859-1:J\xfcrgen", "FN", "FN", "Jürgen");
        check(b"TEL;TYPE=\"home:+1", "TEL", "TEL;TYPE=home", "+1");
        check(b"X;LABEL=^'a^^b^':", "X", "X;LABEL=^'a^b^'", "");
    }

    #[test]
    fn lines_that_say_nothing() {
        for text in [&b"hello"[..], b"", b":x", b"see http://example.org", b"\xc3\xa9:x", b";:"] {
            assert!(read(text).is_err(), "{text:?}");
        }
        assert!(read(b"FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83=41").is_err());
        assert!(read(b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=FC").is_err());
    }

    #[test]
    fn what_has_no_charset_is_utf8_or_a_guess() {
        let guess = read(b"FN;ENCODING=QUOTED-PRINTABLE:J=FCrgen").unwrap();
        assert_eq!((guess.value.as_str(), guess.guessed), ("Jürgen", true));
        let sure = read(b"FN;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen").unwrap();
        assert_eq!((sure.value.as_str(), sure.guessed), ("Jürgen", false));
    }
}
