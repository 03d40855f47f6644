//! One stored value as text.
//!
//! `K2` *kind* *crc32* `:` *body*. The CRC-32 (IEEE), as eight hex digits, is of the two before it
//! and of the body as UTF-8: so every version can tell a whole value from a damaged one, also of a
//! form that it doesn't know. The body is packed (`packing.rs`); unpacked, its first byte says
//! whether the rest is as it is (0) or deflated (1, RFC 1951). Kinds:
//!
//! - `e`: one edit, a Yjs update (version 1).
//! - `t`: a value that stands for others: their keys, each on a line, an empty line, a Yjs update.
//! - `s`: sealed. The body is what the cipher made of one of the two above: kind and content.
//!
//! `K1` is the form before: base64, nothing deflated, the CRC of the kind and the bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use miniz_oxide::{deflate, inflate};

use super::packing::{pack, unpack};

const VERSION: &str = "K2";

/// The largest content that is inflated, in bytes: far above any notebook that fits a browser.
const LARGEST: usize = 64 << 20;

/// Below this, in bytes, deflating gains nothing.
const WORTH_DEFLATING: usize = 256;

/// How hard to look for repetitions, 0 to 10. Beyond 4 a notebook shrinks by 2 % in twice the time.
const EFFORT: u8 = 4;

/// What is stored under one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    /// Readable.
    Plain(Entry),
    /// Only with the data key.
    Sealed(Vec<u8>),
}

/// The content of a stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// One edit.
    Edit(Vec<u8>),
    /// A value that stands for those of other keys.
    Tidy {
        /// The keys.
        holds: Vec<String>,
        /// All that stood under them, in one.
        update: Vec<u8>,
    },
}

/// Why a stored value can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is not as it was written.
    Damaged,
    /// It is whole, and of a form that came after this version.
    Newer,
}

use Unreadable::{Damaged, Newer};

impl Entry {
    /// The kind and the content: what is stored, or what is to be sealed.
    pub(super) fn content(&self) -> Vec<u8> {
        let (kind, bytes) = match self {
            Entry::Edit(update) => (b'e', update.clone()),
            Entry::Tidy { holds, update } => {
                let mut bytes = Vec::with_capacity(update.len() + holds.len() * 16);
                for key in holds {
                    bytes.extend_from_slice(key.as_bytes());
                    bytes.push(b'\n');
                }
                bytes.push(b'\n');
                bytes.extend_from_slice(update);
                (b't', bytes)
            }
        };
        let mut content = vec![kind];
        content.extend(squeezed(&bytes));
        content
    }

    /// Reads what [`Entry::content`] wrote.
    pub(super) fn from_content(content: &[u8]) -> Result<Self, Unreadable> {
        let (kind, bytes) = content.split_first().ok_or(Damaged)?;
        let bytes = unsqueezed(bytes)?;
        match kind {
            b'e' => Ok(Entry::Edit(bytes)),
            b't' => Self::tidy(&bytes).ok_or(Damaged),
            _ => Err(Newer),
        }
    }

    pub(super) fn to_text(&self) -> String {
        let content = self.content();
        match content.split_first() {
            Some((kind, bytes)) => text_of(char::from(*kind), bytes),
            None => String::new(),
        }
    }

    fn tidy(bytes: &[u8]) -> Option<Self> {
        let mut holds = Vec::new();
        let mut rest = bytes;
        loop {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let (line, after) = rest.split_at_checked(end)?;
            rest = after.get(1..)?;
            if line.is_empty() {
                return Some(Entry::Tidy { holds, update: rest.to_vec() });
            }
            holds.push(std::str::from_utf8(line).ok()?.to_owned());
        }
    }
}

impl Stored {
    /// The text of a sealed value.
    pub(super) fn sealed_text(sealed: &[u8]) -> String {
        text_of('s', sealed)
    }

    /// Reads a stored value.
    pub(super) fn from_text(text: &str) -> Result<Self, Unreadable> {
        let (head, body) = text.split_once(':').ok_or(Damaged)?;
        if let Some(rest) = head.strip_prefix("K1").filter(|rest| rest.starts_with(['e', 't'])) {
            return first_form(rest, body).map(Stored::Plain);
        }
        let rest = head.strip_prefix('K').ok_or(Damaged)?;
        let (before, crc) = rest.split_at_checked(rest.len().saturating_sub(8)).ok_or(Damaged)?;
        let before = format!("K{before}");
        if crc != format!("{:08x}", checksum(&[before.as_bytes(), body.as_bytes()])) {
            return Err(Damaged);
        }
        let kind = before.strip_prefix(VERSION).ok_or(Newer)?;
        match kind {
            "s" => Ok(Stored::Sealed(unpack(body).ok_or(Damaged)?)),
            "e" | "t" => {
                let mut content = kind.as_bytes().to_vec();
                content.extend(unpack(body).ok_or(Damaged)?);
                Entry::from_content(&content).map(Stored::Plain)
            }
            _ => Err(Newer),
        }
    }
}

/// What the cipher made of a value, if this is the text of a sealed one.
pub fn sealed_bytes(text: &str) -> Option<Vec<u8>> {
    match Stored::from_text(text) {
        Ok(Stored::Sealed(bytes)) => Some(bytes),
        _ => None,
    }
}

fn text_of(kind: char, bytes: &[u8]) -> String {
    let (before, body) = (format!("{VERSION}{kind}"), pack(bytes));
    let crc = checksum(&[before.as_bytes(), body.as_bytes()]);
    format!("{before}{crc:08x}:{body}")
}

fn first_form(rest: &str, body: &str) -> Result<Entry, Unreadable> {
    let kind = rest.chars().next().ok_or(Damaged)?;
    let bytes = BASE64.decode(body).map_err(|_| Damaged)?;
    let crc = checksum(&[kind.encode_utf8(&mut [0; 4]).as_bytes(), &bytes]);
    if rest != format!("{kind}{crc:08x}") {
        return Err(Damaged);
    }
    match kind {
        'e' => Ok(Entry::Edit(bytes)),
        't' => Entry::tidy(&bytes).ok_or(Damaged),
        _ => Err(Damaged),
    }
}

/// As it is or deflated, whichever is smaller.
fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let deflated = (bytes.len() > WORTH_DEFLATING)
        .then(|| deflate::compress_to_vec(bytes, EFFORT))
        .filter(|deflated| deflated.len() < bytes.len());
    let (how, bytes) = match &deflated {
        Some(deflated) => (1, deflated.as_slice()),
        None => (0, bytes),
    };
    let mut squeezed = Vec::with_capacity(bytes.len() + 1);
    squeezed.push(how);
    squeezed.extend_from_slice(bytes);
    squeezed
}

fn unsqueezed(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    match bytes.split_first() {
        Some((0, bytes)) => Ok(bytes.to_vec()),
        Some((1, bytes)) => {
            inflate::decompress_to_vec_with_limit(bytes, LARGEST).map_err(|_| Damaged)
        }
        Some(_) => Err(Newer),
        None => Err(Damaged),
    }
}

fn checksum(parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn samples() -> [Entry; 4] {
        [
            Entry::Edit(b"some update".to_vec()),
            Entry::Edit(Vec::new()),
            Entry::Tidy {
                holds: vec!["kith/1.0".into(), "kith/1.1".into()],
                update: b"\n\nall".to_vec(),
            },
            Entry::Tidy { holds: vec!["kith/1.0".into()], update: b"again and ".repeat(100) },
        ]
    }

    fn read(text: &str) -> Result<Entry, Unreadable> {
        match Stored::from_text(text)? {
            Stored::Plain(entry) => Ok(entry),
            Stored::Sealed(_) => panic!("sealed"),
        }
    }

    #[test]
    fn read_back() {
        for entry in samples() {
            assert_eq!(read(&entry.to_text()), Ok(entry.clone()));
            assert_eq!(Entry::from_content(&entry.content()), Ok(entry));
        }
        let sealed = Stored::Sealed(b"secret".to_vec());
        assert_eq!(Stored::from_text(&Stored::sealed_text(b"secret")), Ok(sealed));
    }

    #[test]
    fn what_repeats_is_deflated() {
        let [.., tidy] = samples();
        assert!(tidy.content().len() < 100, "{}", tidy.content().len());
    }

    #[test]
    fn the_first_form_opens() {
        assert_eq!(read("K1e5f75d313:c29tZSB1cGRhdGU"), Ok(Entry::Edit(b"some update".to_vec())));
        assert_eq!(read("K1e5f75d313:c29tZSB1cGRhdGV"), Err(Damaged));
        assert_eq!(read("K1x00000000:"), Err(Damaged));
    }

    #[test]
    fn fault_08_a_value_cut_at_any_byte_is_damaged() {
        for entry in samples() {
            let text = entry.to_text();
            for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
                assert_eq!(read(&text[..cut]), Err(Damaged), "{cut} of {text}");
            }
        }
    }

    #[test]
    fn fault_31_a_whole_value_of_a_later_form_is_newer_and_no_damage() {
        for before in ["K3e", "K2x", "K10e"] {
            let crc = checksum(&[before.as_bytes(), b"what comes"]);
            assert_eq!(Stored::from_text(&format!("{before}{crc:08x}:what comes")), Err(Newer));
            assert_eq!(Stored::from_text(&format!("{before}{crc:08x}:what came")), Err(Damaged));
        }
        assert_eq!(read(&text_of('e', &[7, 1, 2])), Err(Newer), "another way to squeeze");
    }

    #[test]
    fn what_inflates_without_end_is_damaged() {
        let bomb = deflate::compress_to_vec(&vec![0; LARGEST + 1], 9);
        let mut bytes = vec![1];
        bytes.extend(bomb);
        assert!(bytes.len() < 100_000);
        assert_eq!(read(&text_of('e', &bytes)), Err(Damaged));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn fault_09_a_flipped_bit_is_noticed(
            at: prop::sample::Index,
            bit in 0..16_u8,
            which in 0..4_usize,
        ) {
            let mut units: Vec<u16> = samples()[which].to_text().encode_utf16().collect();
            let at = at.index(units.len());
            units[at] ^= 1 << bit;
            // What is no text any more, a storage doesn't hand out.
            if let Ok(text) = String::from_utf16(&units) {
                prop_assert!(Stored::from_text(&text).is_err());
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_no_panic(text in ".{0,80}") {
            prop_assert_eq!(Stored::from_text(&text), Err(Damaged));
        }
    }
}
