//! One stored value: a Yjs update with a checksum, as text.
//!
//! `K1` `e`|`t` *crc32* `:` *base64*: version 1 of this form; an edit, or everything tidied into
//! one; CRC-32 (IEEE) of all that the base64 holds, as eight hex digits. What is tidied opens with
//! the keys whose values it holds, each on a line, and an empty line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;

const VERSION: &str = "K1";

/// A stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// One edit.
    Edit(Vec<u8>),
    /// Everything, and the keys of the values it stands for.
    Tidy { holds: Vec<String>, update: Vec<u8> },
}

/// Why a stored value can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl Entry {
    pub(super) fn to_text(&self) -> String {
        let (kind, bytes) = match self {
            Entry::Edit(update) => ('e', update.clone()),
            Entry::Tidy { holds, update } => {
                let mut bytes = Vec::with_capacity(update.len() + holds.len() * 16);
                for key in holds {
                    bytes.extend_from_slice(key.as_bytes());
                    bytes.push(b'\n');
                }
                bytes.push(b'\n');
                bytes.extend_from_slice(update);
                ('t', bytes)
            }
        };
        let checksum = checksum(kind, &bytes);
        format!("{VERSION}{kind}{checksum:08x}:{}", BASE64.encode(bytes))
    }

    pub(super) fn from_text(text: &str) -> Result<Self, Unreadable> {
        let (head, body) = text.split_once(':').ok_or(Unreadable)?;
        let rest = head.strip_prefix(VERSION).ok_or(Unreadable)?;
        let kind = rest.chars().next().ok_or(Unreadable)?;
        let bytes = BASE64.decode(body).map_err(|_| Unreadable)?;
        if rest != format!("{kind}{:08x}", checksum(kind, &bytes)) {
            return Err(Unreadable);
        }
        match kind {
            'e' => Ok(Entry::Edit(bytes)),
            't' => Self::tidy(&bytes).ok_or(Unreadable),
            _ => Err(Unreadable),
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

// The kind is part of what is checked: a flipped bit there must not turn one into the other.
fn checksum(kind: char, bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(kind.encode_utf8(&mut [0; 4]).as_bytes());
    hasher.update(bytes);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn samples() -> [Entry; 3] {
        [
            Entry::Edit(b"some update".to_vec()),
            Entry::Edit(Vec::new()),
            Entry::Tidy {
                holds: vec!["kith/1.0".into(), "kith/1.1".into()],
                update: b"\n\nall".to_vec(),
            },
        ]
    }

    #[test]
    fn read_back() {
        for entry in samples() {
            assert_eq!(Entry::from_text(&entry.to_text()), Ok(entry));
        }
    }

    #[test]
    fn fault_08_a_value_cut_at_any_byte_is_unreadable() {
        for entry in samples() {
            let text = entry.to_text();
            for cut in 0..text.len() {
                assert_eq!(Entry::from_text(&text[..cut]), Err(Unreadable), "{cut} of {text}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_flipped_bit_is_noticed(at: prop::sample::Index, bit in 0..7_u8, which in 0..3_usize) {
            let mut bytes = samples()[which].to_text().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(Entry::from_text(&text), Err(Unreadable));
        }

        #[test]
        fn any_text_is_no_panic(text in ".{0,80}") {
            prop_assert_eq!(Entry::from_text(&text), Err(Unreadable));
        }
    }
}
