//! What is written as one word or line: the same in the notebook's store and in a file.

use std::fmt;

/// Why a text is none of ours: a newer Kith may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not something that this version of Kith knows")
    }
}

impl std::error::Error for Unknown {}

/// Serde by the text of `Display` and `FromStr`.
macro_rules! written {
    ($($name:ty),* $(,)?) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

/// A choice of a few words: `ALL`, `slug`, `from_slug`, and the text of the slug.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident => $slug:literal, $word:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$of])* #[doc = $word] $variant,)* }

        impl $name {
            /// All of them, in the order they are offered in.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// How it is stored.
            pub fn slug(self) -> &'static str {
                match self { $($name::$variant => $slug,)* }
            }

            /// In words.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The one with this slug.
            pub fn from_slug(slug: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.slug() == slug)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.slug())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::written::Unknown;
            fn from_str(text: &str) -> Result<Self, $crate::written::Unknown> {
                Self::from_slug(text).ok_or($crate::written::Unknown)
            }
        }

        $crate::written::written!($name);
    };
}

pub(crate) use {words, written};
