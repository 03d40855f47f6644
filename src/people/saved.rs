//! What the user keeps of the map: views with a name, names given to groups, and where somebody was
//! put. No awareness of how any of it is drawn.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::filter::Filter;
use super::view::View;
use crate::id::{GroupId, PersonId, ViewId};

/// Where somebody was put by hand: whole units of the map's world, x to the right and y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// To the right of the middle.
    pub x: i32,
    /// Below the middle.
    pub y: i32,
}

/// By what people are shown in groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// By nothing.
    #[default]
    None,
    /// By their ties: who is tied more among each other than to the rest.
    Found,
    /// By tag.
    Tags,
    /// By company.
    Companies,
}

impl Grouping {
    /// All of them, in the order of a menu.
    pub const ALL: [Grouping; 4] =
        [Grouping::None, Grouping::Found, Grouping::Tags, Grouping::Companies];

    /// How it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            Grouping::None => "none",
            Grouping::Found => "found",
            Grouping::Tags => "tags",
            Grouping::Companies => "companies",
        }
    }

    /// The grouping with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.slug() == slug)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Grouping::None => "No groups",
            Grouping::Found => "By ties",
            Grouping::Tags => "By tag",
            Grouping::Companies => "By company",
        }
    }
}

/// By what a group is known while people come and go.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKey {
    /// A found one that was named by hand.
    Named(GroupId),
    /// A found one without a name: the one that this person is in.
    Around(PersonId),
    /// Who has this tag.
    Tag(String),
    /// Who is at this company.
    Company(String),
}

/// A look at the map that was kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Which it is.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// How the map stands.
    #[serde(default)]
    pub view: View,
    /// Who is shown.
    #[serde(default)]
    pub filter: Filter,
    /// By what they are in groups.
    #[serde(default)]
    pub grouping: Grouping,
}

/// A name given to a found group, and who was in it then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedGroup {
    /// Which it is.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Who was in it when it was named.
    pub people: BTreeSet<PersonId>,
}

/// The first sign of a text, as a face to show instead of initials: an emoji with all that belongs
/// to it (skin, joined signs, flags; UAX #29, as far as emoji go), or one letter. Empty when there
/// is none.
pub fn clean_face(text: &str) -> String {
    const JOINER: char = '\u{200d}';
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    let belongs = |c: char| {
        matches!(c, JOINER | '\u{20e3}' | '\u{fe0e}' | '\u{fe0f}' | '\u{300}'..='\u{36f}'
            | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
    };
    let text = text.trim_start();
    let mut face = String::new();
    let mut last = None;
    for c in text.chars().take(16) {
        let goes_on = match last {
            None => !c.is_control() && !c.is_whitespace() && !belongs(c),
            Some(last) => {
                let second_of_flag = is_flag(c) && is_flag(last) && face.chars().count() == 1;
                belongs(c) || (last == JOINER && !c.is_control()) || second_of_flag
            }
        };
        if !goes_on {
            break;
        }
        face.push(c);
        last = Some(c);
    }
    face
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_read_back() {
        let back = Grouping::ALL.map(|grouping| Grouping::from_slug(grouping.slug()));
        assert_eq!(back, Grouping::ALL.map(Some));
        assert_eq!(Grouping::from_slug(""), None);
    }

    #[test]
    fn a_face_is_one_sign() {
        for (text, face) in [
            ("🦊", "🦊"),
            ("  🦊🦊", "🦊"),
            ("👩🏽‍🚀 Ada", "👩🏽‍🚀"),
            ("🇫🇮🇸🇪", "🇫🇮"),
            ("1️⃣2", "1️⃣"),
            ("❤️x", "❤️"),
            ("Ada", "A"),
            ("e\u{301}a", "e\u{301}"),
            ("", ""),
            ("\u{200d}", ""),
            ("\u{7}x", ""),
        ] {
            assert_eq!(clean_face(text), face, "{text}");
        }
    }
}
