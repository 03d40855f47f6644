//! Why a whole file is refused, in a sentence for the user that says what would be taken.

use std::fmt;

use super::sniff::Looks;

/// The largest file that is read, in bytes: 100 MB.
pub const SIZE_MAX: u64 = 100_000_000;

const TAKEN: &str = "Kith reads LinkedIn's Connections.csv, vCard files (.vcf), and habits from Loop (the CSV archive), Table Habit, Beaver Habits and HabitBull.";

/// Why nothing of a file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`SIZE_MAX`]; holds the size in bytes.
    TooLarge(u64),
    /// Nothing in it but white space.
    Empty,
    /// Its characters can't be told; holds what its encoding looks like.
    Encoding(String),
    /// Neither format. Holds its name in quotation marks and what it looks like instead.
    Neither(String, Looks),
    /// A table, but not LinkedIn's. Its name, its columns, and LinkedIn's columns it lacks.
    Columns(String, Vec<String>, Vec<&'static str>),
    /// A vCard file that ends before anybody in it has a name.
    CutOff,
    /// An archive that can't be unpacked; holds why, after "This archive".
    Archive(&'static str),
    /// More entries than a life holds; how many are read at most.
    TooMany(usize),
}

/// Whether a file of so many bytes may be read at all: to be asked before reading it.
///
/// # Errors
/// [`Refusal::TooLarge`] above [`SIZE_MAX`].
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    if bytes > SIZE_MAX { Err(Refusal::TooLarge(bytes)) } else { Ok(()) }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLarge(bytes) => {
                let (size, most) = (bytes.div_ceil(1_000_000), SIZE_MAX / 1_000_000);
                write!(f, "This file has {size} MB; {most} MB is the most that Kith reads. ")?;
                f.write_str("Was it exported with photos? Without them it is far smaller.")
            }
            Refusal::Empty => write!(f, "This file is empty. {TAKEN}"),
            Refusal::Encoding(like) => write!(
                f,
                "The characters of this file can't be told for sure: {like}. Save it as UTF-8 and try again."
            ),
            Refusal::Neither(name, like) => write!(f, "{name} looks like {like}. {TAKEN}"),
            Refusal::Columns(name, found, missing) => {
                write!(f, "{name} looks like a table with the columns {}", listed(found))?;
                write!(f, ". LinkedIn's columns {} are missing. {TAKEN}", listed(missing))
            }
            Refusal::CutOff => write!(
                f,
                "This vCard file is cut off before anybody in it has a name. Export it again."
            ),
            Refusal::Archive(why) => write!(f, "This archive {why}."),
            Refusal::TooMany(most) => {
                write!(f, "This file has more than {most} entries, the most that Kith reads.")
            }
        }
    }
}

impl std::error::Error for Refusal {}

fn listed(columns: &[impl AsRef<str>]) -> String {
    const SHOWN: usize = 12;
    let names: Vec<&str> = columns.iter().map(AsRef::as_ref).take(SHOWN).collect();
    let more = columns.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_51_too_large_before_it_is_read() {
        assert_eq!(check_size(SIZE_MAX), Ok(()));
        let refusal = check_size(SIZE_MAX + 1).unwrap_err();
        assert!(refusal.to_string().starts_with("This file has 101 MB; 100 MB is the most"));
        assert!(check_size(u64::MAX).is_err());
    }

    #[test]
    fn columns_are_named() {
        let found = vec!["a".to_owned(), "b".to_owned()];
        let refusal = Refusal::Columns("“x.csv”".into(), found, vec!["First Name"]);
        assert!(refusal.to_string().contains("columns a, b. LinkedIn's columns First Name are"));
    }
}
