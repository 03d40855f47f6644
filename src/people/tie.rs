//! A tie between two people.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::tie_kind::TieKind;
use crate::day::PartialDate;
use crate::id::PersonId;

/// Two people and how one is tied to the other. Two people may have several ties, but only one of
/// a kind: that is what it is known by, on every device.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TieKey {
    from: PersonId,
    to: PersonId,
    kind: TieKind,
}

/// Nobody is tied to themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelfTie;

impl fmt::Display for SelfTie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("A tie needs two different people.")
    }
}

impl std::error::Error for SelfTie {}

impl TieKey {
    /// "`from` is *kind* `to`". Of a symmetric kind the smaller id comes first, so that it is the
    /// same tie from both sides.
    ///
    /// # Errors
    /// When both are the same person.
    pub fn new(from: PersonId, to: PersonId, kind: TieKind) -> Result<Self, SelfTie> {
        if from == to {
            return Err(SelfTie);
        }
        let (from, to) = if kind.is_symmetric() && to < from { (to, from) } else { (from, to) };
        Ok(Self { from, to, kind })
    }

    /// Who it starts at.
    pub fn from(&self) -> PersonId {
        self.from
    }

    /// Who it leads to.
    pub fn to(&self) -> PersonId {
        self.to
    }

    /// Its kind, as seen from the one it starts at.
    pub fn kind(&self) -> &TieKind {
        &self.kind
    }

    /// Whether this person is one of the two.
    pub fn has(&self, person: PersonId) -> bool {
        self.from == person || self.to == person
    }

    /// The other of the two, and the words for the tie as this person would say them.
    pub fn seen_from(&self, person: PersonId) -> Option<(PersonId, &str)> {
        if self.from == person {
            Some((self.to, self.kind.forward()))
        } else if self.to == person {
            Some((self.from, self.kind.inverse()))
        } else {
            None
        }
    }
}

impl fmt::Display for TieKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.from, self.to, self.kind)
    }
}

/// Why a text is no key of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATieKey;

impl FromStr for TieKey {
    type Err = NotATieKey;

    fn from_str(text: &str) -> Result<Self, NotATieKey> {
        let (from, rest) = text.split_at_checked(8).ok_or(NotATieKey)?;
        let (to, kind) = rest.split_at_checked(8).ok_or(NotATieKey)?;
        let from = from.parse().map_err(|_| NotATieKey)?;
        let to = to.parse().map_err(|_| NotATieKey)?;
        let kind = TieKind::from_slug(kind).ok_or(NotATieKey)?;
        TieKey::new(from, to, kind).map_err(|_| NotATieKey)
    }
}

/// A tie and what is noted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Who, and how.
    pub key: TieKey,
    /// A few words, maybe empty.
    pub note: String,
    /// When it began, as far as that is known.
    pub since: Option<PartialDate>,
}

impl Tie {
    /// A tie of which nothing more is noted.
    pub fn new(key: TieKey) -> Self {
        Self { key, note: String::new(), since: None }
    }
}

/// As it is read and written in a file.
#[derive(Serialize, Deserialize)]
struct TieFile {
    from: PersonId,
    to: PersonId,
    kind: TieKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<PartialDate>,
}

impl Serialize for Tie {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let TieKey { from, to, kind } = self.key.clone();
        let (note, since) = (self.note.clone(), self.since);
        TieFile { from, to, kind, note, since }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tie {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let file = TieFile::deserialize(deserializer)?;
        let key = TieKey::new(file.from, file.to, file.kind).map_err(serde::de::Error::custom)?;
        Ok(Tie { key, note: file.note, since: file.since })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    fn ada() -> PersonId {
        PersonId::from_random(1)
    }

    fn grace() -> PersonId {
        PersonId::from_random(2)
    }

    #[test]
    fn the_same_from_both_sides() {
        let friend = || TieKind::from_slug("friend").unwrap();
        assert_eq!(TieKey::new(ada(), grace(), friend()), TieKey::new(grace(), ada(), friend()));
        let mentor = TieKey::new(grace(), ada(), TieKind::from_slug("mentor").unwrap()).unwrap();
        assert_eq!(mentor.seen_from(grace()), Some((ada(), "mentor of")));
        assert_eq!(mentor.seen_from(ada()), Some((grace(), "mentored by")));
        assert_eq!(mentor.seen_from(PersonId::from_random(3)), None);
    }

    #[test]
    fn nobody_is_tied_to_themselves() {
        let friend = TieKind::from_slug("friend").unwrap();
        assert_eq!(TieKey::new(ada(), ada(), friend), Err(SelfTie));
    }

    #[test]
    fn keys_are_read_back() {
        for kind in TieKind::all().chain(TieKind::from_slug("sails with")) {
            let key = TieKey::new(ada(), grace(), kind).unwrap();
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in
            ["", "short", "1000000010000000friend", "é0000000x0000000friend", "1000000020000000"]
        {
            assert_eq!(text.parse::<TieKey>(), Err(NotATieKey), "{text}");
        }
    }
}
