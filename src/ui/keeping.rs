//! How the notebook is kept, as the pages show it: plain values, no rule.

/// What lies in local storage, in bytes as the browser counts them: two for each UTF-16 unit, keys
/// included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Values of one edit each.
    pub edits: u64,
    /// Everything, tidied into one value.
    pub tidied: u64,
    /// The generation before, kept until the next tidying.
    pub before: u64,
    /// What can't be read and was set aside.
    pub aside: u64,
    /// What other pages of this address keep.
    pub other: u64,
    /// How much there may be in all.
    pub room: u64,
}

/// Where the second copy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondCopy {
    /// Not known yet.
    Opening,
    /// All of it is there.
    Kept,
    /// The last changes are still on their way.
    Behind,
    /// There is none, and why.
    Missing(String),
}

/// What the browser says of its room for this address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Whether the browser has promised not to clear it; `None` where it can't be asked.
    pub persisted: Option<bool>,
    /// Whether this looks like a private window.
    pub is_forgetful: bool,
}

/// A value that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The key under which it lies.
    pub key: String,
    /// Its size in bytes.
    pub size: u64,
}

/// The folder in which this device keeps a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folder {
    /// The browser has no such thing.
    NotOffered,
    /// None was chosen.
    None,
    /// The browser wants to be asked again whether Kith may write there.
    Asks(String),
    /// A copy is kept there; how many files of other devices were read.
    Keeps(String, usize),
    /// It can't be written, and why.
    Trouble(String, String),
}

/// Whether what is stored can be read without the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    /// The browser can't seal, and why.
    NotOffered(String),
    /// It can be read.
    Open,
    /// Nobody reads it without the passphrase; it is open now.
    Sealed,
    /// And it is locked.
    Locked,
}

/// Why a passphrase did not open what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is another passphrase.
    Passphrase,
    /// Something else, in a sentence.
    Other(String),
}

/// "96 kB", "1.2 MB".
pub fn size_words(bytes: u64) -> String {
    match bytes {
        0 => "nothing".into(),
        1..1000 => "less than 1 kB".into(),
        1000..1_000_000 => format!("{} kB", bytes.saturating_add(500) / 1000),
        _ => {
            let tenths = bytes.saturating_add(50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_in_words() {
        assert_eq!(size_words(0), "nothing");
        assert_eq!(size_words(999), "less than 1 kB");
        assert_eq!(size_words(1499), "1 kB");
        assert_eq!(size_words(96_400), "96 kB");
        assert_eq!(size_words(1_249_999), "1.2 MB");
        assert_eq!(size_words(10_485_760), "10.5 MB");
    }
}
