//! Warmth in words. How it is reckoned is told where moments are known.

/// How warm it is between me and somebody, in four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Warmth {
    /// Nothing lately.
    Quiet,
    /// Some while ago.
    Mild,
    /// Not long ago.
    Warm,
    /// Just now, or often.
    Glowing,
}

impl Warmth {
    /// All four, the coolest first.
    pub const ALL: [Warmth; 4] = [Warmth::Quiet, Warmth::Mild, Warmth::Warm, Warmth::Glowing];

    /// The word for a warmth of 0 to 1.
    pub fn of(warmth: f32) -> Self {
        if warmth >= 0.6 {
            Warmth::Glowing
        } else if warmth >= 0.3 {
            Warmth::Warm
        } else if warmth >= 0.1 {
            Warmth::Mild
        } else {
            Warmth::Quiet
        }
    }

    /// The word; this is how it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Warmth::Quiet => "quiet",
            Warmth::Mild => "mild",
            Warmth::Warm => "warm",
            Warmth::Glowing => "glowing",
        }
    }

    /// The warmth of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|warmth| warmth.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_the_warmth() {
        let words = [0.0, 0.15, 0.5, 0.9].map(|warmth| Warmth::of(warmth).word());
        assert_eq!(words, ["quiet", "mild", "warm", "glowing"]);
        assert_eq!(words.map(Warmth::from_word), Warmth::ALL.map(Some));
        assert_eq!(Warmth::from_word("hot"), None);
    }
}
