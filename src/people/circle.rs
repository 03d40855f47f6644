//! Circles: how close a person is to the heart, by the user's own word.

use serde::{Deserialize, Serialize};

use super::cadence::Cadence;

/// A ring of closeness, innermost first. Who has not been placed yet is in none.
///
/// The layers of about 5, 15, 50 and 150 people, each closer than the next, are those found in
/// personal networks (R. Dunbar; Tamarit et al., PNAS 2018, doi 10.1073/pnas.1719233115).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Circle {
    /// The few one turns to first.
    Heart,
    /// Close friends and family.
    Close,
    /// Friends and people one is glad to meet.
    Friends,
    /// People one keeps in touch with.
    Wider,
    /// People one knows.
    Known,
}

impl Circle {
    /// All five, innermost first.
    pub const ALL: [Circle; 5] =
        [Circle::Heart, Circle::Close, Circle::Friends, Circle::Wider, Circle::Known];

    /// 1 for the innermost to 5 for the outermost; this is how it is stored.
    pub fn ring(self) -> u8 {
        match self {
            Circle::Heart => 1,
            Circle::Close => 2,
            Circle::Friends => 3,
            Circle::Wider => 4,
            Circle::Known => 5,
        }
    }

    /// The circle with this ring number.
    pub fn from_ring(ring: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|circle| circle.ring() == ring)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Circle::Heart => "Heart",
            Circle::Close => "Close",
            Circle::Friends => "Friends",
            Circle::Wider => "Wider",
            Circle::Known => "Known",
        }
    }

    /// Who belongs there, in a few words.
    pub fn hint(self) -> &'static str {
        match self {
            Circle::Heart => "the few I turn to first",
            Circle::Close => "close friends and family",
            Circle::Friends => "friends I am glad to meet",
            Circle::Wider => "people I keep in touch with",
            Circle::Known => "people I know",
        }
    }

    /// How often one wants to be in touch with people here, unless another cadence was chosen: three
    /// weeks, two months, six months, a year (the spans of Derek Sivers' A to D list), twice as long at
    /// the longest. Nobody in the outermost circle drifts.
    pub fn cadence(self) -> Cadence {
        let every = |ideal| Cadence::Every { ideal, longest: 2 * ideal, together: false };
        match self {
            Circle::Heart => every(21),
            Circle::Close => every(61),
            Circle::Friends => every(183),
            Circle::Wider => every(365),
            Circle::Known => Cadence::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_read_back() {
        for circle in Circle::ALL {
            assert_eq!(Circle::from_ring(circle.ring()), Some(circle));
        }
        assert_eq!(Circle::from_ring(0), None);
        assert_eq!(Circle::from_ring(6), None);
    }

    #[test]
    fn nearer_circles_drift_sooner() {
        let spans: Vec<_> = Circle::ALL.iter().filter_map(|c| c.cadence().ideal()).collect();
        assert!(spans.is_sorted());
        assert_eq!(Circle::Known.cadence(), Cadence::Never);
    }
}
