//! The two ways to see the same people. No awareness of where anybody stands in either.

use serde::{Deserialize, Serialize};

/// A way to see the map.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// *Me* in the middle, everybody on the band of their circle.
    #[default]
    Rings,
    /// Everybody among those they are tied to, wherever that is; *me* is not drawn, for all are mine.
    Constellation,
}

impl View {
    /// Both.
    pub const ALL: [View; 2] = [View::Rings, View::Constellation];

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            View::Rings => "Rings",
            View::Constellation => "Constellation",
        }
    }

    /// What it shows, in a few words.
    pub fn hint(self) -> &'static str {
        match self {
            View::Rings => "how close people are to you",
            View::Constellation => "how people are tied to each other",
        }
    }

    /// How it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            View::Rings => "rings",
            View::Constellation => "constellation",
        }
    }

    /// The view with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.slug() == slug)
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            View::Rings => View::Constellation,
            View::Constellation => View::Rings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for view in View::ALL {
            assert_eq!(View::from_slug(view.slug()), Some(view));
            assert_ne!(view.other(), view);
            assert_eq!(view.other().other(), view);
        }
        assert_eq!(View::from_slug("stars"), None);
    }
}
