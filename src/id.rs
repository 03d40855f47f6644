//! Short ids, given from outside: no counter, no clock, no randomness of their own.

use std::fmt;
use std::str::FromStr;

use crate::written::written;

/// Eight characters of `0-9A-Za-z`: 47 bits. Among 50,000 things of a kind, made on any number of
/// devices, two are the same with a chance of one in 100,000.
const LENGTH: usize = 8;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Id([u8; LENGTH]);

impl Id {
    fn from_random(mut random: u64) -> Self {
        let mut id = [b'0'; LENGTH];
        for place in &mut id {
            let digit = usize::try_from(random % 62).unwrap_or_default();
            *place = ALPHABET.get(digit).copied().unwrap_or(b'0');
            random /= 62;
        }
        Self(id)
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Why a text is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id has eight letters or digits")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let id: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
        let plain = id.iter().all(u8::is_ascii_alphanumeric);
        plain.then_some(Self(id)).ok_or(NotAnId)
    }
}

/// An id of one kind of thing, so that a habit's is never taken for a person's.
pub trait AnyId: Copy + Eq + FromStr<Err = NotAnId> {
    /// The id that stands for this random number; only its lowest 47 bits count.
    fn from_random(random: u64) -> Self;
    /// Its eight characters.
    fn as_str(&self) -> &str;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Id);

        impl AnyId for $name {
            fn from_random(random: u64) -> Self {
                Self(Id::from_random(random))
            }
            fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        written!($name);
    )*};
}

ids! {
    /// The id of a person.
    PersonId,
    /// The id of a moment.
    MomentId,
    /// The id of a habit.
    HabitId,
    /// The id of a view that was kept.
    ViewId,
    /// The id of a name that was given to a group.
    GroupId,
    /// The id of a time of rest.
    RestId,
    /// The id of an intention.
    IntentionId,
    /// The id of a household.
    HouseholdId,
}

/// Where new ids come from: random numbers handed in by whoever has them.
pub struct Ids<'a>(&'a mut dyn FnMut() -> u64);

impl<'a> Ids<'a> {
    /// Ids from this source of random numbers.
    pub fn new(source: &'a mut dyn FnMut() -> u64) -> Self {
        Self(source)
    }

    /// A new id.
    pub fn fresh<T: AnyId>(&mut self) -> T {
        T::from_random((self.0)())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn only_eight_letters_or_digits() {
        for text in ["", "1234567", "123456789", "1234567!", "Äbcdefg", "1234 678"] {
            assert_eq!(text.parse::<PersonId>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn different_numbers_are_different_ids() {
        let ids: HashSet<PersonId> = (0..10_000).map(PersonId::from_random).collect();
        assert_eq!(ids.len(), 10_000);
    }

    proptest! {
        #[test]
        fn read_back(random: u64) {
            let id = HabitId::from_random(random);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
    }
}
