//! What stands before a sealed notebook: how the key of its values is wrapped in a passphrase, and
//! the file form of a sealed backup. No awareness of how anything is encrypted; only of what must
//! be known to open it, without Kith too:
//!
//! 1. The passphrase, its spaces made plain ([`plain_spaces`]) and normalised to NFC, as UTF-8,
//!    gives by PBKDF2 (RFC 8018) with HMAC-SHA-256, `rounds` and `salt` a key of 32 bytes.
//! 2. With it, AES-256-GCM with `iv`, and [`Lock::context`] as additional data, opens `wrapped`
//!    (ciphertext, then the tag of 16 bytes): the data key, 32 bytes.
//! 3. With the data key, AES-256-GCM opens each sealed value: the first 12 bytes are its iv, the
//!    rest is ciphertext and tag; the additional data is the UTF-8 of the key it is stored under,
//!    or [`BACKUP_CONTEXT`] for a sealed backup.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

const FORM: &str = "L1";
const KDF: &str = "pbkdf2-hmac-sha256";

/// The shortest passphrase that is taken, in characters: below it, all can be tried (NIST SP 800-63B
/// asks for eight, too).
pub const PASSPHRASE_MIN: usize = 8;

/// The rounds of PBKDF2 for a new lock: a tenth of a second on a desk, below one on a slow phone.
pub const ROUNDS: u32 = 1_000_000;
/// The fewest that are taken of any: what OWASP's Password Storage Cheat Sheet asks for with
/// HMAC-SHA-256 (as read in November 2026).
pub const ROUNDS_MIN: u32 = 600_000;
/// The most that are taken: ten seconds or so on a slow phone. A forged lock must not ask for days.
pub const ROUNDS_MAX: u32 = 10_000_000;

/// The additional data of a sealed backup.
pub const BACKUP_CONTEXT: &[u8] = b"kith-backup";

/// A data key wrapped in a passphrase. Holds no secret: it is kept in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// How often PBKDF2 hashes; [`ROUNDS_MIN`] to [`ROUNDS_MAX`].
    pub rounds: u32,
    /// For PBKDF2; random for every lock.
    pub salt: [u8; 16],
    /// For the wrapping by AES-GCM; random for every lock.
    pub iv: [u8; 12],
    /// The wrapped data key of 32 bytes and the tag of 16.
    pub wrapped: [u8; 48],
}

/// Why a text is no lock to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockError {
    /// It is not what was once written.
    Damaged,
    /// It is whole, but of a form, or with a way to derive a key, that a newer version brought.
    Newer,
    /// It is whole, but asks for fewer rounds than are safe, or for more than can be waited for.
    Rounds(u32),
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LockError::Damaged => f.write_str("The lock is damaged."),
            LockError::Newer => f.write_str("The lock was made by a newer version of Kith."),
            LockError::Rounds(rounds) => {
                write!(f, "The lock asks for {rounds} rounds, which Kith never does.")
            }
        }
    }
}

impl std::error::Error for LockError {}

impl Lock {
    /// What the wrapping is bound to, as additional data: everything that goes into the key.
    pub fn context(&self) -> String {
        let (rounds, salt, iv) = (self.rounds, BASE64.encode(self.salt), BASE64.encode(self.iv));
        format!("{FORM}:{KDF}:{rounds}:{salt}:{iv}")
    }

    /// As it is kept, in one line: `L1:pbkdf2-hmac-sha256:1000000:SALT:IV:WRAPPED:CRC`, in base64
    /// (RFC 4648) but for the last, which is the CRC-32 of all before it, in hex.
    pub fn to_text(&self) -> String {
        let line = format!("{}:{}:", self.context(), BASE64.encode(self.wrapped));
        let crc = crc32fast::hash(line.as_bytes());
        format!("{line}{crc:08x}")
    }

    /// Reads it back.
    ///
    /// # Errors
    /// When the text isn't exactly what [`Lock::to_text`] writes, or can't be opened with safety.
    pub fn from_text(text: &str) -> Result<Self, LockError> {
        let (line, crc) = text.rsplit_once(':').ok_or(LockError::Damaged)?;
        let line = format!("{line}:");
        if crc != format!("{:08x}", crc32fast::hash(line.as_bytes())) {
            return Err(LockError::Damaged);
        }
        let fields: Vec<&str> = line.split(':').collect();
        let [FORM, KDF, rounds, salt, iv, wrapped, ""] = fields[..] else {
            let form = fields.first().and_then(|form| form.strip_prefix('L'));
            let is_form = form.is_some_and(|form| form.parse::<u32>().is_ok_and(|n| n > 0));
            let is_ours = fields.starts_with(&[FORM, KDF]);
            return Err(if is_form && !is_ours { LockError::Newer } else { LockError::Damaged });
        };
        let rounds = rounds.parse().map_err(|_| LockError::Damaged)?;
        let lock = Self { rounds, salt: bytes(salt)?, iv: bytes(iv)?, wrapped: bytes(wrapped)? };
        match lock {
            // "+600000" and "0600000" are numbers too.
            _ if lock.to_text() != text => Err(LockError::Damaged),
            _ if !(ROUNDS_MIN..=ROUNDS_MAX).contains(&rounds) => Err(LockError::Rounds(rounds)),
            _ => Ok(lock),
        }
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], LockError> {
    let bytes = BASE64.decode(text).map_err(|_| LockError::Damaged)?;
    bytes.try_into().map_err(|_| LockError::Damaged)
}

/// The passphrase with every space of Unicode as the plain one, as RFC 8265 (4.2.2) has it:
/// keyboards differ in which they type. Normalising to NFC, for they also differ in how they type
/// an accent, comes after it.
pub fn plain_spaces(passphrase: &str) -> String {
    let is_space = |c| {
        matches!(
            c,
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        )
    };
    passphrase.chars().map(|c| if is_space(c) { ' ' } else { c }).collect()
}

/// A sealed backup: its lock, and the backup file sealed with [`BACKUP_CONTEXT`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    /// The lock of the notebook it was made of.
    pub lock: Lock,
    /// What was sealed: iv, ciphertext, tag.
    pub sealed: Vec<u8>,
}

impl SealedFile {
    /// Whether a file says of itself that it is one; it may still be damaged.
    pub fn is_one(file: &[u8]) -> bool {
        file.trim_ascii_start().starts_with(br#"{"kith":"sealed","#)
    }

    /// As it is written: `{"kith":"sealed","lock":"L1:…","sealed":"BASE64","crc32":"HEX"}`, the
    /// last of them over the text of the one before.
    pub fn to_text(&self) -> String {
        let sealed = BASE64.encode(&self.sealed);
        let crc32 = format!("{:08x}", crc32fast::hash(sealed.as_bytes()));
        let lock = self.lock.to_text();
        // None of the three has a character that JSON would escape.
        format!(r#"{{"kith":"sealed","lock":"{lock}","sealed":"{sealed}","crc32":"{crc32}"}}"#)
    }

    /// Reads it back; space around it is no harm.
    ///
    /// # Errors
    /// When anything of it isn't as it was written.
    pub fn from_bytes(file: &[u8]) -> Result<Self, LockError> {
        let file = std::str::from_utf8(file.trim_ascii()).map_err(|_| LockError::Damaged)?;
        // It is written in one way only, so it is read in no other.
        let rest = file.strip_prefix(r#"{"kith":"sealed","lock":""#).ok_or(LockError::Damaged)?;
        let (lock, rest) = rest.split_once(r#"","sealed":""#).ok_or(LockError::Damaged)?;
        let (sealed, _) = rest.split_once('"').ok_or(LockError::Damaged)?;
        let lock = Lock::from_text(lock)?;
        let sealed = BASE64.decode(sealed).map_err(|_| LockError::Damaged)?;
        let this = Self { lock, sealed };
        if this.to_text() == file { Ok(this) } else { Err(LockError::Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lock() -> Lock {
        let (mut salt, mut iv, mut wrapped) = ([0; 16], [0; 12], [0; 48]);
        salt.iter_mut().chain(&mut iv).chain(&mut wrapped).zip(b'0'..).for_each(|(a, b)| *a = b);
        Lock { rounds: ROUNDS_MIN, salt, iv, wrapped }
    }

    fn file() -> SealedFile {
        SealedFile { lock: lock(), sealed: (0..=255).collect() }
    }

    fn checked(line: &str) -> String {
        let line = format!("{line}:");
        format!("{line}{:08x}", crc32fast::hash(line.as_bytes()))
    }

    #[test]
    fn a_lock_is_one_line_and_read_back() {
        let text = lock().to_text();
        assert_eq!(
            text,
            "L1:pbkdf2-hmac-sha256:600000:MDEyMzQ1Njc4OTo7PD0+Pw==:QEFCQ0RFRkdISUpL:\
             TE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7:db9f11d8"
        );
        assert_eq!(Lock::from_text(&text), Ok(lock()));
        assert!(text.starts_with(&lock().context()));
    }

    #[test]
    fn fault_36_a_lock_cut_at_any_byte_is_damaged() {
        let text = lock().to_text();
        for cut in 0..text.len() {
            assert_eq!(Lock::from_text(&text[..cut]), Err(LockError::Damaged), "{cut}");
        }
        assert_eq!(Lock::from_text(&(text + " ")), Err(LockError::Damaged));
    }

    #[test]
    fn a_forged_lock_is_refused_before_anything_is_derived() {
        let text = lock().to_text();
        let (line, _) = text.rsplit_once(':').unwrap();
        let forged = |from: &str, to: &str| {
            assert!(line.contains(from), "{from}");
            Lock::from_text(&checked(&line.replacen(from, to, 1)))
        };
        for (rounds, word) in [(0, "0"), (1, "1"), (599_999, "599999"), (10_000_001, "10000001")] {
            assert_eq!(forged("600000", word), Err(LockError::Rounds(rounds)));
        }
        assert_eq!(forged("600000", "4294967295"), Err(LockError::Rounds(u32::MAX)));
        assert_eq!(forged("600000", "10000000").map(|lock| lock.rounds), Ok(ROUNDS_MAX));
        for word in ["4294967296", "-600000", "+600000", "0600000", " 600000", "6e5", ""] {
            assert_eq!(forged("600000", word), Err(LockError::Damaged), "{word}");
        }
        // Lengths: a salt of 15 bytes, of 17, an iv of 13, no padding, a padding that isn't zero.
        for (from, to) in [
            ("MDEyMzQ1Njc4OTo7PD0+Pw==", "MDEyMzQ1Njc4OTo7PD0+"),
            ("MDEyMzQ1Njc4OTo7PD0+Pw==", "MDEyMzQ1Njc4OTo7PD0+P0A="),
            ("QEFCQ0RFRkdISUpL", "QEFCQ0RFRkdISUpLTA=="),
            ("Pw==", "Pw"),
            ("Pw==", "Px=="),
        ] {
            assert_eq!(forged(from, to), Err(LockError::Damaged), "{to}");
        }
        assert_eq!(forged("L1", "L2"), Err(LockError::Newer));
        assert_eq!(forged("L1", "L17:more"), Err(LockError::Newer));
        assert_eq!(forged(KDF, "argon2id"), Err(LockError::Newer));
        assert_eq!(forged("600000:", "600000:MDEy:"), Err(LockError::Damaged));
        assert_eq!(forged("L1", "K1"), Err(LockError::Damaged));
        assert_eq!(forged("L1", "L0"), Err(LockError::Damaged));
    }

    #[test]
    fn a_sealed_file_is_read_back() {
        let text = file().to_text();
        assert!(SealedFile::is_one(text.as_bytes()));
        assert!(!SealedFile::is_one(br#"{"kith":"backup","sealed":1}"#));
        assert_eq!(SealedFile::from_bytes(text.as_bytes()), Ok(file()));
        assert_eq!(SealedFile::from_bytes(format!("\n{text}\r\n").as_bytes()), Ok(file()));
        let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(parsed["lock"], lock().to_text());
        assert_eq!(parsed["kith"], "sealed");
    }

    #[test]
    fn fault_34_and_36_a_sealed_file_cut_or_changed_at_any_byte_is_refused() {
        let text = file().to_text().into_bytes();
        for at in 0..text.len() {
            assert_eq!(SealedFile::from_bytes(&text[..at]), Err(LockError::Damaged), "cut at {at}");
            for bit in 0..8 {
                let mut changed = text.clone();
                changed[at] ^= 1 << bit;
                assert_eq!(SealedFile::from_bytes(&changed), Err(LockError::Damaged), "{at} {bit}");
            }
        }
        for more in [r#","x":1}"#, r#","lock":"x"}"#] {
            let longer = [&text[..text.len() - 1], more.as_bytes()].concat();
            assert_eq!(SealedFile::from_bytes(&longer), Err(LockError::Damaged), "{more}");
        }
        let deep = "[".repeat(10_000);
        assert_eq!(SealedFile::from_bytes(deep.as_bytes()), Err(LockError::Damaged));
    }

    #[test]
    fn a_sealed_file_of_a_forged_or_newer_lock_says_so() {
        let text = file().to_text();
        let with = |lock: &str| {
            SealedFile::from_bytes(text.replace(&file().lock.to_text(), lock).as_bytes())
        };
        assert_eq!(with(&checked("L2:anything")), Err(LockError::Newer));
        let weak = file().lock.context().replace("600000", "1000");
        let weak = checked(&format!("{weak}:{}", BASE64.encode(file().lock.wrapped)));
        assert_eq!(with(&weak), Err(LockError::Rounds(1000)));
    }

    #[test]
    fn spaces_are_one() {
        assert_eq!(plain_spaces("a\u{a0}b\u{3000}c d\u{2009}"), "a b c d ");
        assert_eq!(plain_spaces("ä\t–\u{200b}"), "ä\t–\u{200b}", "no other character changes");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn any_lock_is_read_back(
            rounds in ROUNDS_MIN..=ROUNDS_MAX, salt: [u8; 16], iv: [u8; 12], byte: u8
        ) {
            let lock = Lock { rounds, salt, iv, wrapped: [byte; 48] };
            prop_assert_eq!(Lock::from_text(&lock.to_text()), Ok(lock));
        }

        #[test]
        fn fault_36_a_flipped_bit_is_noticed(at: prop::sample::Index, bit in 0..7_u8) {
            let mut bytes = lock().to_text().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(Lock::from_text(&text), Err(LockError::Damaged));
        }

        #[test]
        fn any_text_is_no_panic(text in ".{0,120}", line in "L[0-9]{0,2}(:[ -~]{0,9}){0,7}") {
            prop_assert_eq!(Lock::from_text(&text), Err(LockError::Damaged));
            prop_assert!(Lock::from_text(&checked(&line)).is_err());
            prop_assert!(SealedFile::from_bytes(text.as_bytes()).is_err());
        }
    }
}
