//! The kinds of tie between two people, each with its inverse.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::{clean_line, fold};

/// How one person is tied to another, seen from the first: "Ada is *mentor of* Grace".
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieKind {
    /// One of the kinds Kith knows, by its place in [`KNOWN`].
    Known(Known),
    /// A kind by the user's own word, the same from both sides.
    Own(String),
}

/// A kind that Kith knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their words are in the table below")]
pub enum Known {
    Friend,
    BestFriend,
    Partner,
    Spouse,
    Formerly,
    Parent,
    Sibling,
    Grandparent,
    AuntOrUncle,
    Cousin,
    Godparent,
    Relative,
    Household,
    Neighbour,
    Colleague,
    Manager,
    Mentor,
    Assistant,
    Introduced,
    Acquaintance,
}

/// What ties have in common, for the eye: one colour and one dash each on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieFamily {
    /// By birth, marriage of others, or choice: parents, siblings, cousins, godparents.
    Kin,
    /// Partners and spouses, former ones too.
    Love,
    /// Friends, and who lives together.
    Friend,
    /// Who works with, leads or assists whom.
    Work,
    /// Mentors.
    Guide,
    /// Who introduced whom.
    Introduced,
    /// Acquaintances and neighbours.
    #[default]
    Acquaintance,
    /// By the user's own word.
    Own,
}

impl TieFamily {
    /// All families, in the order of legends.
    pub const ALL: [TieFamily; 8] = [
        TieFamily::Kin,
        TieFamily::Love,
        TieFamily::Friend,
        TieFamily::Work,
        TieFamily::Guide,
        TieFamily::Introduced,
        TieFamily::Acquaintance,
        TieFamily::Own,
    ];

    /// What the style sheet calls it, at the end of `--tie-...`.
    pub fn slug(self) -> &'static str {
        match self {
            TieFamily::Kin => "kin",
            TieFamily::Love => "love",
            TieFamily::Friend => "friend",
            TieFamily::Work => "work",
            TieFamily::Guide => "guide",
            TieFamily::Introduced => "introduced",
            TieFamily::Acquaintance => "acquaintance",
            TieFamily::Own => "own",
        }
    }

    /// Its word in a legend.
    pub fn word(self) -> &'static str {
        match self {
            TieFamily::Kin => "Family",
            TieFamily::Love => "Partners",
            TieFamily::Friend => "Friends",
            TieFamily::Work => "Work",
            TieFamily::Guide => "Mentors",
            TieFamily::Introduced => "Introduced",
            TieFamily::Acquaintance => "Acquainted",
            TieFamily::Own => "In your own words",
        }
    }
}

struct Words {
    kind: Known,
    slug: &'static str,
    forward: &'static str,
    /// From the other side; the same word where the kind is symmetric.
    inverse: &'static str,
}

const fn same(kind: Known, slug: &'static str, word: &'static str) -> Words {
    Words { kind, slug, forward: word, inverse: word }
}

const fn pair(
    kind: Known,
    slug: &'static str,
    forward: &'static str,
    inverse: &'static str,
) -> Words {
    Words { kind, slug, forward, inverse }
}

const KNOWN: [Words; 20] = [
    same(Known::Friend, "friend", "friend of"),
    same(Known::BestFriend, "best-friend", "best friend of"),
    same(Known::Partner, "partner", "partner of"),
    same(Known::Spouse, "spouse", "married to"),
    same(Known::Formerly, "formerly", "formerly with"),
    pair(Known::Parent, "parent", "parent of", "child of"),
    same(Known::Sibling, "sibling", "sibling of"),
    pair(Known::Grandparent, "grandparent", "grandparent of", "grandchild of"),
    pair(Known::AuntOrUncle, "aunt-uncle", "aunt or uncle of", "niece or nephew of"),
    same(Known::Cousin, "cousin", "cousin of"),
    pair(Known::Godparent, "godparent", "godparent of", "godchild of"),
    same(Known::Relative, "relative", "related to"),
    same(Known::Household, "household", "lives with"),
    same(Known::Neighbour, "neighbour", "neighbour of"),
    same(Known::Colleague, "colleague", "works with"),
    pair(Known::Manager, "manager", "leads", "is led by"),
    pair(Known::Mentor, "mentor", "mentor of", "mentored by"),
    pair(Known::Assistant, "assistant", "assistant of", "assisted by"),
    pair(Known::Introduced, "introduced", "introduced", "introduced by"),
    same(Known::Acquaintance, "acquaintance", "acquainted with"),
];

impl Known {
    fn words(self) -> &'static Words {
        const FALLBACK: Words = same(Known::Acquaintance, "acquaintance", "acquainted with");
        KNOWN.iter().find(|words| words.kind == self).unwrap_or(&FALLBACK)
    }
}

impl TieKind {
    /// All kinds that Kith knows, in the order of its menus.
    pub fn all() -> impl Iterator<Item = TieKind> {
        KNOWN.iter().map(|words| TieKind::Known(words.kind))
    }

    /// The kind of this slug, else one by the user's own word. `None` when nothing is written.
    pub fn from_slug(slug: &str) -> Option<Self> {
        if let Some(words) = KNOWN.iter().find(|words| words.slug == slug) {
            return Some(TieKind::Known(words.kind));
        }
        let word = clean_line(slug);
        (!word.is_empty() && word.chars().count() <= 80).then_some(TieKind::Own(word))
    }

    /// The family it belongs to.
    pub fn family(&self) -> TieFamily {
        let TieKind::Known(known) = self else { return TieFamily::Own };
        match known {
            Known::Partner | Known::Spouse | Known::Formerly => TieFamily::Love,
            Known::Friend | Known::BestFriend | Known::Household => TieFamily::Friend,
            Known::Parent
            | Known::Sibling
            | Known::Grandparent
            | Known::AuntOrUncle
            | Known::Cousin
            | Known::Godparent
            | Known::Relative => TieFamily::Kin,
            Known::Colleague | Known::Manager | Known::Assistant => TieFamily::Work,
            Known::Mentor => TieFamily::Guide,
            Known::Introduced => TieFamily::Introduced,
            Known::Acquaintance | Known::Neighbour => TieFamily::Acquaintance,
        }
    }

    /// How it is stored: a known kind's slug, or the user's own word.
    pub fn slug(&self) -> &str {
        match self {
            TieKind::Known(known) => known.words().slug,
            TieKind::Own(word) => word,
        }
    }

    /// "Ada is ... Grace", seen from the one it starts at.
    pub fn forward(&self) -> &str {
        match self {
            TieKind::Known(known) => known.words().forward,
            TieKind::Own(word) => word,
        }
    }

    /// The same, seen from the other side.
    pub fn inverse(&self) -> &str {
        match self {
            TieKind::Known(known) => known.words().inverse,
            TieKind::Own(word) => word,
        }
    }

    /// Its words between two names, as a sentence has them: "is a mentor of", "leads"; from the
    /// other side "is mentored by", "is led by". Words of one's own may be of any sort, so they
    /// stand as a quotation.
    pub fn phrase(&self, forward: bool) -> String {
        let TieKind::Known(known) = self else { return format!("“{}”", self.slug()) };
        let words = if forward { self.forward() } else { self.inverse() };
        let before = match (known, forward) {
            (Known::Household | Known::Colleague, _) => "",
            (Known::Manager, _) | (Known::Introduced, true) => "",
            (Known::BestFriend, _) => return "is best friends with".to_owned(),
            (Known::Introduced, false) | (Known::Formerly, _) => "was ",
            (Known::Partner, _) => "is the ",
            (Known::Assistant | Known::AuntOrUncle, true) => "is an ",
            (Known::Spouse | Known::Relative | Known::Acquaintance, _)
            | (Known::Mentor | Known::Assistant, false) => "is ",
            _ => "is a ",
        };
        format!("{before}{words}")
    }

    /// Whether it says the same from both sides.
    pub fn is_symmetric(&self) -> bool {
        self.forward() == self.inverse()
    }

    /// What another program's word for a relation means: the 20 types of RFC 6350 §6.6.6, Apple's
    /// labels, and plain words. The flag says that the *related* person is the one it starts at:
    /// "RELATED;TYPE=parent" on Grace's card names Grace's parent.
    pub fn from_label(label: &str) -> Option<(Self, bool)> {
        use Known as K;
        let known = |kind, related_first| Some((TieKind::Known(kind), related_first));
        match fold(label.trim()).as_str() {
            "friend" => known(K::Friend, false),
            "best friend" => known(K::BestFriend, false),
            "partner" | "date" | "sweetheart" | "domesticpartner" | "domestic partner"
            | "girlfriend" | "boyfriend" => known(K::Partner, false),
            "spouse" | "wife" | "husband" => known(K::Spouse, false),
            "ex" | "ex-wife" | "ex-husband" | "ex-partner" => known(K::Formerly, false),
            "parent" | "mother" | "father" | "mum" | "mom" | "dad" => known(K::Parent, true),
            "child" | "son" | "daughter" => known(K::Parent, false),
            "sibling" | "brother" | "sister" => known(K::Sibling, false),
            "grandparent" | "grandmother" | "grandfather" => known(K::Grandparent, true),
            "grandchild" | "grandson" | "granddaughter" => known(K::Grandparent, false),
            "aunt" | "uncle" => known(K::AuntOrUncle, true),
            "niece" | "nephew" => known(K::AuntOrUncle, false),
            "cousin" => known(K::Cousin, false),
            "godparent" | "godmother" | "godfather" => known(K::Godparent, true),
            "godchild" | "godson" | "goddaughter" => known(K::Godparent, false),
            "kin" | "relative" | "family" => known(K::Relative, false),
            "co-resident" | "roommate" | "flatmate" | "housemate" => known(K::Household, false),
            "neighbor" | "neighbour" => known(K::Neighbour, false),
            "colleague" | "co-worker" | "coworker" => known(K::Colleague, false),
            "manager" | "boss" | "supervisor" => known(K::Manager, true),
            "mentor" => known(K::Mentor, true),
            "mentee" | "protege" => known(K::Mentor, false),
            "assistant" => known(K::Assistant, true),
            "referred by" | "introduced by" => known(K::Introduced, true),
            "acquaintance" | "contact" | "met" => known(K::Acquaintance, false),
            // crush, muse, agent, emergency and whatever else: in its own word, without a side.
            _ => Some((TieKind::from_slug(&label.trim().to_lowercase())?, false)),
        }
    }
}

impl fmt::Display for TieKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl Serialize for TieKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

impl<'de> Deserialize<'de> for TieKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let slug = String::deserialize(deserializer)?;
        TieKind::from_slug(&slug).ok_or_else(|| serde::de::Error::custom("a tie needs a kind"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_both_ways() {
        for kind in TieKind::all() {
            assert_eq!(TieKind::from_slug(kind.slug()), Some(kind.clone()));
            assert!(!kind.forward().is_empty() && !kind.inverse().is_empty());
            assert_ne!(kind.family(), TieFamily::Own);
        }
        let mentor = TieKind::from_slug("mentor").unwrap();
        assert_eq!((mentor.forward(), mentor.inverse()), ("mentor of", "mentored by"));
        assert_eq!(mentor.family().word(), "Mentors");
        let own = TieKind::from_slug("sails with").unwrap();
        assert_eq!(own.family(), TieFamily::Own);
    }

    #[test]
    fn each_is_said_in_a_sentence_from_both_sides() {
        let said = [
            ("friend", "is a friend of", "is a friend of"),
            ("best-friend", "is best friends with", "is best friends with"),
            ("partner", "is the partner of", "is the partner of"),
            ("spouse", "is married to", "is married to"),
            ("formerly", "was formerly with", "was formerly with"),
            ("parent", "is a parent of", "is a child of"),
            ("sibling", "is a sibling of", "is a sibling of"),
            ("grandparent", "is a grandparent of", "is a grandchild of"),
            ("aunt-uncle", "is an aunt or uncle of", "is a niece or nephew of"),
            ("cousin", "is a cousin of", "is a cousin of"),
            ("godparent", "is a godparent of", "is a godchild of"),
            ("relative", "is related to", "is related to"),
            ("household", "lives with", "lives with"),
            ("neighbour", "is a neighbour of", "is a neighbour of"),
            ("colleague", "works with", "works with"),
            ("manager", "leads", "is led by"),
            ("mentor", "is a mentor of", "is mentored by"),
            ("assistant", "is an assistant of", "is assisted by"),
            ("introduced", "introduced", "was introduced by"),
            ("acquaintance", "is acquainted with", "is acquainted with"),
            ("sails with", "“sails with”", "“sails with”"),
            ("crush", "“crush”", "“crush”"),
        ];
        for (slug, forward, inverse) in said {
            let kind = TieKind::from_slug(slug).unwrap();
            assert_eq!((kind.phrase(true), kind.phrase(false)), (forward.into(), inverse.into()));
        }
        assert!(TieKind::all().all(|kind| said.iter().any(|(slug, ..)| *slug == kind.slug())));
    }

    #[test]
    fn own_words_stay() {
        let kind = TieKind::from_slug(" sails  with ").unwrap();
        assert_eq!(kind.slug(), "sails with");
        assert!(kind.is_symmetric());
        assert_eq!(TieKind::from_slug("  "), None);
        assert_eq!(TieKind::from_slug(&"x".repeat(81)), None);
    }

    #[test]
    fn every_type_of_rfc_6350_means_something() {
        for label in [
            "acquaintance",
            "agent",
            "child",
            "co-resident",
            "co-worker",
            "colleague",
            "contact",
            "crush",
            "date",
            "emergency",
            "friend",
            "kin",
            "met",
            "muse",
            "neighbor",
            "parent",
            "sibling",
            "spouse",
            "sweetheart",
        ] {
            assert!(TieKind::from_label(label).is_some(), "{label}");
        }
        let (kind, related_first) = TieKind::from_label("Mother").unwrap();
        assert_eq!((kind.slug(), related_first), ("parent", true));
        let (kind, related_first) = TieKind::from_label("daughter").unwrap();
        assert_eq!((kind.slug(), related_first), ("parent", false));
    }
}
