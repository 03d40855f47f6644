//! A moment: something that happened with people on a day.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::id::{HabitId, MomentId, PersonId};

/// What kind of moment it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "their words say it")]
pub enum MomentKind {
    Talked,
    Met,
    Meal,
    Listened,
    Gave,
    Thanked,
    Introduced,
    Joy,
    Frustration,
    Note,
}

impl MomentKind {
    /// All of them, in the order of the form.
    pub const ALL: [MomentKind; 10] = [
        MomentKind::Talked,
        MomentKind::Met,
        MomentKind::Meal,
        MomentKind::Listened,
        MomentKind::Gave,
        MomentKind::Thanked,
        MomentKind::Introduced,
        MomentKind::Joy,
        MomentKind::Frustration,
        MomentKind::Note,
    ];

    /// How it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            MomentKind::Talked => "talked",
            MomentKind::Met => "met",
            MomentKind::Meal => "meal",
            MomentKind::Listened => "listened",
            MomentKind::Gave => "gave",
            MomentKind::Thanked => "thanked",
            MomentKind::Introduced => "introduced",
            MomentKind::Joy => "joy",
            MomentKind::Frustration => "frustration",
            MomentKind::Note => "note",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            MomentKind::Talked => "Talked",
            MomentKind::Met => "Met",
            MomentKind::Meal => "Ate together",
            MomentKind::Listened => "Listened",
            MomentKind::Gave => "Helped or gave",
            MomentKind::Thanked => "Thanked",
            MomentKind::Introduced => "Introduced",
            MomentKind::Joy => "Joy",
            MomentKind::Frustration => "Frustration",
            MomentKind::Note => "Note",
        }
    }

    /// Whether the two were in touch: a note about someone is none.
    pub fn is_contact(self) -> bool {
        self != MomentKind::Note
    }
}

/// Something that happened with people on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Which it is.
    pub id: MomentId,
    /// The day it happened.
    pub day: Day,
    /// What it was.
    pub kind: MomentKind,
    /// Who was there.
    pub people: BTreeSet<PersonId>,
    /// In the user's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The habit whose check wrote it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub habit: Option<HabitId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_back() {
        for kind in MomentKind::ALL {
            assert_eq!(MomentKind::from_slug(kind.slug()), Some(kind));
        }
        assert!(!MomentKind::Note.is_contact());
    }
}
