//! Whether bytes are a sound Yjs update (version 1), seen before yrs sees them: yrs 0.28 panics on
//! some that are not, and a panic ends the page. Reads the lib0 form (Yjs, `encoding.js` of lib0)
//! in one pass, keeps nothing, and lets through root maps of plain values, whoever wrote them.
//! A nested type is not let through: none is in a notebook of this shape, and yrs takes in some that
//! it can't read again. A Kith that writes more than this must also give the stored values a new
//! form (`storage/entry.rs`), so that older ones take them for newer and not for damaged. No awareness of what is in the document already.

/// Clocks and lengths stay below this: yrs takes them for signed 32-bit numbers here and there.
const LARGEST_CLOCK: u64 = 1 << 30;

/// The largest client id of Yjs: 53 bits.
const LARGEST_CLIENT: u64 = (1 << 53) - 1;

/// How deep a plain value may nest: yrs reads it by recursion, and wasm's stack is small.
const DEEPEST: u32 = 32;

/// What an item's first byte says besides its kind.
const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_PARENT_SUB: u8 = 0x20;

/// The kinds of a block that are let through.
const GC: u8 = 0;
const DELETED: u8 = 1;
const BINARY: u8 = 3;
const ANY: u8 = 8;
const SKIP: u8 = 10;

/// Whether the bytes are one whole sound update, and nothing after it.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    let mut reader = Reader(bytes);
    reader.update().is_some() && reader.0.is_empty()
}

struct Id {
    client: u64,
    clock: u64,
}

/// The bytes not read yet. Each step answers `None` where they are not sound.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn update(&mut self) -> Option<()> {
        // Each client stands once, the highest first, as Yjs writes them.
        let mut last = None;
        for _ in 0..self.count()? {
            let blocks = self.count()?;
            let client = self.client()?;
            if blocks == 0 || last.is_some_and(|last| last <= client) {
                return None;
            }
            last = Some(client);
            let mut clock = self.clock()?;
            for _ in 0..blocks {
                clock = sum(clock, self.block(&Id { client, clock })?)?;
            }
        }
        self.deletions()
    }

    /// The length of a block.
    fn block(&mut self, id: &Id) -> Option<u64> {
        let info = self.byte()?;
        if info == GC || info == SKIP {
            return self.length();
        }
        let has = |flag| info & flag != 0;
        if has(HAS_ORIGIN) {
            self.earlier_than(id)?;
        }
        if has(HAS_RIGHT_ORIGIN) {
            self.earlier_than(id)?;
        }
        if !has(HAS_ORIGIN | HAS_RIGHT_ORIGIN) {
            // 1 for a root's name, 0 for a nested type's id.
            if self.number()? != 1 {
                return None;
            }
            self.text()?;
            if has(HAS_PARENT_SUB) {
                self.text()?;
            }
        }
        match info & !(HAS_ORIGIN | HAS_RIGHT_ORIGIN | HAS_PARENT_SUB) {
            DELETED => self.length(),
            BINARY => self.buffer().map(|_| 1),
            ANY => {
                let values = self.count()?;
                for _ in 0..values {
                    self.any(0)?;
                }
                (values > 0).then_some(values)
            }
            _ => None,
        }
    }

    fn any(&mut self, depth: u32) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match self.byte()? {
            // Undefined, null, false, true.
            127 | 126 | 121 | 120 => Some(()),
            125 => self.signed(),
            124 => self.take(4).map(|_| ()),
            123 | 122 => self.take(8).map(|_| ()),
            119 => self.text().map(|_| ()),
            118 => {
                for _ in 0..self.count()? {
                    self.text()?;
                    self.any(depth + 1)?;
                }
                Some(())
            }
            117 => {
                for _ in 0..self.count()? {
                    self.any(depth + 1)?;
                }
                Some(())
            }
            116 => self.buffer().map(|_| ()),
            _ => None,
        }
    }

    fn deletions(&mut self) -> Option<()> {
        for _ in 0..self.count()? {
            self.client()?;
            let mut end = 0;
            for _ in 0..self.count()? {
                let start = self.clock()?;
                if start < end {
                    return None;
                }
                end = sum(start, self.length()?)?;
            }
        }
        Some(())
    }

    /// Another block. Of the same client, it must be there before this one.
    fn earlier_than(&mut self, id: &Id) -> Option<()> {
        let (client, clock) = (self.client()?, self.clock()?);
        (client != id.client || clock < id.clock).then_some(())
    }

    fn client(&mut self) -> Option<u64> {
        self.number().filter(|client| *client <= LARGEST_CLIENT)
    }

    fn clock(&mut self) -> Option<u64> {
        self.number().filter(|clock| *clock < LARGEST_CLOCK)
    }

    fn length(&mut self) -> Option<u64> {
        self.clock().filter(|length| *length > 0)
    }

    /// How many of something follow: each takes a byte at least, so there is no room reserved for
    /// what can't be there.
    fn count(&mut self) -> Option<u64> {
        let count = self.number()?;
        (usize::try_from(count).ok()? <= self.0.len()).then_some(count)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.buffer()?).ok()
    }

    fn buffer(&mut self) -> Option<&'a [u8]> {
        let length = self.count()?;
        self.take(usize::try_from(length).ok()?)
    }

    /// An unsigned number: seven bits a byte, the lowest first, the eighth for "there is more".
    fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A signed one has its sign in the first byte, and six bits there; 64 bits are at most ten
    /// bytes.
    fn signed(&mut self) -> Option<()> {
        (0..10).any(|_| self.byte().is_some_and(|byte| byte < 0x80)).then_some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

fn sum(clock: u64, length: u64) -> Option<u64> {
    clock.checked_add(length).filter(|sum| *sum < LARGEST_CLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn what_made_yrs_panic_is_not_sound() {
        let twice = [2, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0x65, 0];
        assert!(!is_sound(&twice));
        assert!(Document::new(1).merge([&twice[..]]).len() == 1);
    }

    #[test]
    fn nothing_is_sound_and_no_bytes_are_not() {
        assert!(is_sound(&[0, 0]));
        assert!(!is_sound(&[]));
        assert!(!is_sound(&[0]));
        assert!(!is_sound(&[0, 0, 0]), "something after it");
    }

    #[test]
    fn depth_is_bounded() {
        // One client, one block at clock 0: a value under the key "k" of the root map "m".
        let nested = |depth: usize| {
            let mut bytes = vec![1, 1, 7, 0, 0x28, 1, 1, b'm', 1, b'k', 1];
            bytes.extend(std::iter::repeat_n([117, 1], depth).flatten());
            bytes.extend([126, 0]);
            bytes
        };
        assert!(is_sound(&nested(0)));
        assert!(is_sound(&nested(32)));
        assert!(!is_sound(&nested(33)));
        assert!(!is_sound(&nested(100_000)));
    }

    #[test]
    fn an_update_cut_at_any_byte_is_not_sound() {
        let whole = [1, 1, 7, 0, 0x28, 1, 1, b'm', 1, b'k', 1, 119, 1, b'v', 1, 7, 1, 0, 1];
        assert!(is_sound(&whole));
        for cut in 0..whole.len() {
            assert!(!is_sound(&whole[..cut]), "{cut}");
        }
    }
}
