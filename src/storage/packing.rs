//! Bytes as text for a storage that keeps only text: 15 bits a character.
//!
//! Browsers count what local storage holds in one of two ways: two bytes for every UTF-16 unit
//! (Chromium), or one where a text is Latin-1 throughout (WebKit). A byte costs, by the two rules:
//!
//! | packing | characters times two | Latin-1 at one |
//! |---|--:|--:|
//! | base64, 6 bits | 2.67 | 1.33 |
//! | Latin-1, 8 bits | 2.00 | 1.00 |
//! | 15 bits | **1.07** | 1.07 |
//!
//! The code points are U+0020 to U+801F: no surrogate, no control below the space, nothing that a
//! storage may change. The bits end with a one and as many zeros as fill the last character.

const FIRST: u32 = 0x20;
const BITS: u32 = 15;
const MASK: u32 = (1 << BITS) - 1;

/// The text of these bytes.
pub(super) fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut put = |unit: u32| text.extend(char::from_u32(FIRST + (unit & MASK)));
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held >= BITS {
            held -= BITS;
            put(bits >> held);
            bits &= (1 << held) - 1;
        }
    }
    put((bits << 1 | 1) << (BITS - 1 - held));
    text
}

/// The bytes of this text; `None` for a text that [`pack`] doesn't write.
pub(super) fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8 + 1);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut units = text.chars().map(|c| u32::from(c).checked_sub(FIRST).filter(|u| *u <= MASK));
    let mut unit = units.next()??;
    loop {
        let next = units.next();
        // Of the last one, what stands before its lowest one.
        let (value, width) = match next {
            Some(_) => (unit, BITS),
            None if unit == 0 => return None,
            None => (unit >> (unit.trailing_zeros() + 1), BITS - 1 - unit.trailing_zeros()),
        };
        bits = bits << width | value;
        held += width;
        while held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
            bits &= (1 << held) - 1;
        }
        match next {
            Some(following) => unit = following?,
            None => return (held == 0).then_some(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD_NO_PAD;
    use proptest::prelude::*;

    #[test]
    fn every_length_comes_back() {
        for length in 0..200 {
            for byte in [0, 1, 0x80, 0xff] {
                let bytes = vec![byte; length];
                let text = pack(&bytes);
                assert_eq!(unpack(&text).as_deref(), Some(bytes.as_slice()), "{length} of {byte}");
                assert_eq!(text.chars().count(), (length * 8 + 1).div_ceil(15));
            }
        }
    }

    #[test]
    fn what_pack_does_not_write_is_refused() {
        // Nothing; no end; bits that are no whole bytes; a character out of range.
        for text in ["", " ", "\u{20}\u{21}", "\n", "\u{8020}", "a\u{1}", "😀"] {
            assert_eq!(unpack(text), None, "{text:?}");
        }
    }

    /// How much storage a text takes: by the rule of characters times two, and Latin-1 at one.
    fn cost(text: &str) -> (usize, usize) {
        let units = text.encode_utf16().count();
        let latin = text.chars().all(|c| u32::from(c) < 256);
        (units * 2, if latin { units } else { units * 2 })
    }

    #[test]
    fn it_is_the_smallest_that_is_small_by_both_rules() {
        let bytes: Vec<u8> = (0..30_000_u32).map(|n| ((n * n) >> 7) as u8).collect();
        let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let base64 = STANDARD_NO_PAD.encode(&bytes);
        let packed = pack(&bytes);
        let worst = |text: &str| cost(text).0.max(cost(text).1);
        assert_eq!([cost(&base64), cost(&latin)], [(80_000, 40_000), (60_000, 30_000)]);
        assert_eq!(cost(&packed), (32_002, 32_002));
        assert!(worst(&packed) < worst(&latin) && worst(&latin) < worst(&base64));
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(unpack(&pack(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_is_no_panic_and_no_second_spelling(text in "[\u{20}-\u{8030}]{0,40}") {
            if let Some(bytes) = unpack(&text) {
                prop_assert_eq!(pack(&bytes), text);
            }
        }
    }
}
