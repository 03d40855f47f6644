//! What all readers do with single fields: names put together, lines and texts kept to a size.

use std::collections::{HashMap, HashSet};

use crate::people::{clean_line, clean_text};

/// The longest line taken (a company, a tag, a label), in characters.
pub(super) const LINE_MAX: usize = 2_000;
/// The longest note taken, in characters.
pub(super) const TEXT_MAX: usize = 100_000;
/// The longest field without a place of its own that is kept for the way back, in characters.
pub(super) const EXTRA_MAX: usize = 10_000;

/// Given and family name as one name. Names wholly in Chinese or Korean signs are written family
/// first and without a space.
pub(super) fn joined_name(given: &str, family: &str) -> String {
    let east = |name: &str| !name.is_empty() && name.chars().all(is_east_asian);
    if east(given) && east(family) {
        format!("{family}{given}")
    } else {
        format!("{given} {family}").trim().to_owned()
    }
}

// CJK ideographs and Hangul syllables.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A clean line.
///
/// # Errors
/// A sentence, when it is longer than [`LINE_MAX`].
pub(super) fn line(raw: &str) -> Result<String, String> {
    short_enough(raw, LINE_MAX).map(clean_line)
}

/// A clean text of several lines.
///
/// # Errors
/// A sentence, when it is longer than [`TEXT_MAX`].
pub(super) fn text(raw: &str) -> Result<String, String> {
    short_enough(raw, TEXT_MAX).map(clean_text)
}

/// A clean text of several lines, to be kept for the way back.
///
/// # Errors
/// A sentence, when it is longer than [`EXTRA_MAX`].
pub(super) fn extra(raw: &str) -> Result<String, String> {
    short_enough(raw, EXTRA_MAX).map(clean_text)
}

fn short_enough(raw: &str, most: usize) -> Result<&str, String> {
    let length = raw.trim().chars().count();
    if length > most {
        return Err(format!("It is {length} characters long; {most} is the most."));
    }
    Ok(raw)
}

/// What a LinkedIn profile is known by, from its address in any of its spellings: `linkedin:in/ada`.
pub(super) fn linkedin_profile(uri: &str) -> Option<String> {
    let (_, rest) = uri.split_once("://").unwrap_or(("", uri));
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    if host != "linkedin.com" && !host.ends_with(".linkedin.com") {
        return None;
    }
    let path = path.split(['?', '#']).next()?;
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (kind, who) = (parts.next()?, parts.next()?);
    matches!(kind.to_ascii_lowercase().as_str(), "in" | "pub" | "profile").then(|| {
        // Old "pub" addresses need all their parts to tell people apart.
        let all =
            std::iter::once(who).chain(parts).map(|part| percent_decoded(part).to_lowercase());
        let who: Vec<String> = if kind == "pub" { all.collect() } else { all.take(1).collect() };
        format!("linkedin:{}/{}", kind.to_ascii_lowercase(), who.join("/"))
    })
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Keys of which no two are the same: those that would be, get `#2`, `#3` in the order they come.
#[derive(Default)]
pub(super) struct UniqueKeys {
    counts: HashMap<String, usize>,
    used: HashSet<String>,
}

impl UniqueKeys {
    /// Takes the key; false when somebody has it already.
    pub(super) fn claim(&mut self, key: &str) -> bool {
        self.used.insert(key.to_owned())
    }

    /// The key, or the next that nobody has.
    pub(super) fn unique(&mut self, key: String) -> String {
        loop {
            let count = self.counts.entry(key.clone()).or_default();
            *count += 1;
            let next = if *count == 1 { key.clone() } else { format!("{key}#{count}") };
            if self.used.insert(next.clone()) {
                return next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_together() {
        for (given, family, name) in [
            ("Ada", "Lovelace", "Ada Lovelace"),
            ("Prince", "", "Prince"),
            ("", "Lovelace", "Lovelace"),
            ("秀英", "王", "王秀英"),
            ("민준", "김", "김민준"),
            ("Anna", "王", "Anna 王"),
        ] {
            assert_eq!(joined_name(given, family), name);
        }
    }

    #[test]
    fn profiles_in_all_spellings() {
        for uri in [
            "https://www.linkedin.com/in/j%C3%BCrgen",
            "http://de.linkedin.com/in/Jürgen/",
            "linkedin.com/in/jürgen?trk=x#y",
            "https://www.linkedin.com/in/j%c3%bcrgen/de",
        ] {
            assert_eq!(linkedin_profile(uri).as_deref(), Some("linkedin:in/jürgen"), "{uri}");
        }
        for uri in [
            "https://www.linkedin.com/in/",
            "https://www.linkedin.com",
            "https://evil.example/in/ada",
            "https://notlinkedin.com/in/ada",
            "https://www.linkedin.com/company/figma",
        ] {
            assert_eq!(linkedin_profile(uri), None, "{uri}");
        }
        assert_eq!(percent_decoded("a%zz%4"), "a%zz%4");
        assert_eq!(percent_decoded("%ff"), "%ff");
    }

    #[test]
    fn keys_are_told_apart() {
        let mut keys = UniqueKeys::default();
        let mut take = |key: &str| keys.unique(key.to_owned());
        assert_eq!([take("a"), take("a#2"), take("a"), take("a")], ["a", "a#2", "a#3", "a#4"]);
        assert!(!keys.claim("a") && keys.claim("b"));
    }

    #[test]
    fn long_fields_are_refused_with_their_length() {
        assert!(line(&"x".repeat(LINE_MAX)).is_ok());
        assert_eq!(
            line(&"x".repeat(2001)).unwrap_err(),
            "It is 2001 characters long; 2000 is the most."
        );
        assert_eq!(text(" a\r\nb ").unwrap(), "a\nb");
    }
}
