//! A moment: something that happened with people on a day.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::day::{Day, PartialDate};
use crate::id::{HabitId, MomentId, PersonId};
use crate::meanwhile::{change, change_set};

/// A frustration is carried for half a year, a joy for two months, unless one of them has passed
/// before: nobody is reminded of an old one as if it were of today.
const FRUSTRATION_DAYS: i32 = 183;
const JOY_DAYS: i32 = 61;

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
    Life,
    Note,
}

impl MomentKind {
    /// All of them, in the order of the form.
    pub const ALL: [MomentKind; 11] = [
        MomentKind::Talked,
        MomentKind::Met,
        MomentKind::Meal,
        MomentKind::Listened,
        MomentKind::Gave,
        MomentKind::Thanked,
        MomentKind::Introduced,
        MomentKind::Joy,
        MomentKind::Frustration,
        MomentKind::Life,
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
            MomentKind::Life => "life",
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
            MomentKind::Life => "Life event",
            MomentKind::Note => "Note",
        }
    }

    /// Whether the two were in touch: a note about someone is none, nor is what happens in their life.
    pub fn is_contact(self) -> bool {
        !matches!(self, MomentKind::Note | MomentKind::Life)
    }

    /// Whether they were together in one place.
    pub fn is_together(self) -> bool {
        matches!(self, MomentKind::Met | MomentKind::Meal)
    }

    /// Whether it is something that they may carry with them for a while.
    pub fn is_carried(self) -> bool {
        matches!(self, MomentKind::Joy | MomentKind::Frustration)
    }
}

/// Something that happened with people on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Which it is.
    pub id: MomentId,
    /// The day it happened; the first one that it may have been, where [`Moment::part`] tells less.
    pub day: Day,
    /// The part of life it happened in, where no day is known: "spring 2019".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PartialDate>,
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
    /// The day a joy or a frustration was over; until then they carry it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Day>,
}

impl Moment {
    /// A moment of this kind on this day, with nobody yet.
    pub fn new(id: MomentId, day: Day, kind: MomentKind) -> Self {
        Self {
            id,
            day,
            part: None,
            kind,
            people: BTreeSet::new(),
            text: String::new(),
            habit: None,
            over: None,
        }
    }

    /// When it happened, as far as is known.
    pub fn when(&self) -> PartialDate {
        self.part.unwrap_or(PartialDate::Day(self.day))
    }

    /// Sets when it happened.
    pub fn set_when(&mut self, when: PartialDate) {
        self.day = when.first();
        self.part = (!matches!(when, PartialDate::Day(_))).then_some(when);
    }

    /// This one, changed as one was that was `from` and is `to` now: what another hand changed of it
    /// meanwhile stays.
    #[must_use]
    pub fn changed_as(&self, from: &Self, to: &Self) -> Self {
        let mut now = self.clone();
        if from.when() != to.when() {
            now.set_when(to.when());
        }
        change(&mut now.kind, &from.kind, &to.kind);
        change(&mut now.text, &from.text, &to.text);
        change_set(&mut now.people, &from.people, &to.people);
        change(&mut now.over, &from.over, &to.over);
        now
    }

    /// Whether it is a joy or a frustration that they still carry on this day.
    pub fn is_carried(&self, today: Day) -> bool {
        self.over.is_none() && self.may_be_carried(today)
    }

    /// Whether it is a joy or a frustration of late, which they carry unless it has passed. Of a part
    /// of life, its last day counts.
    pub fn may_be_carried(&self, today: Day) -> bool {
        let days = match self.kind {
            MomentKind::Joy => JOY_DAYS,
            MomentKind::Frustration => FRUSTRATION_DAYS,
            _ => return false,
        };
        self.day <= today && today.since(self.when().last()) <= days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn what_is_carried_on_a_day() {
        let today: Day = "2026-11-22".parse().unwrap();
        for (kind, when, carried) in [
            (MomentKind::Joy, "2026-11-22", true),
            (MomentKind::Joy, "2026-11-23", false),
            (MomentKind::Joy, "2026-09-22", true),
            (MomentKind::Joy, "2026-09-21", false),
            (MomentKind::Joy, "2026-09", true),
            (MomentKind::Joy, "2026-23", true),
            (MomentKind::Joy, "2026-22", false),
            (MomentKind::Frustration, "2026-05-23", true),
            (MomentKind::Frustration, "2026-05-22", false),
            (MomentKind::Frustration, "2026-22", true),
            (MomentKind::Frustration, "2025", false),
            (MomentKind::Frustration, "2026", true),
            (MomentKind::Life, "2026-11-22", false),
        ] {
            let mut moment = Moment::new(MomentId::from_random(1), today, kind);
            moment.set_when(when.parse().unwrap());
            assert_eq!(moment.is_carried(today), carried, "{kind:?} {when}");
            moment.over = Some(today);
            assert!(!moment.is_carried(today), "what has passed");
            assert_eq!(moment.may_be_carried(today), carried, "and could be carried again");
        }
    }

    #[test]
    fn what_another_tab_changed_meanwhile_stays() {
        let day: Day = "2026-11-22".parse().unwrap();
        let people = |ids: &[u64]| ids.iter().map(|id| PersonId::from_random(*id)).collect();
        let from = Moment::new(MomentId::from_random(1), day, MomentKind::Joy);
        let from = Moment { people: people(&[1, 2]), ..from };
        let mut written =
            Moment { text: "a prize".into(), people: people(&[2, 3]), ..from.clone() };
        written.set_when(PartialDate::Year(2025));
        let there = Moment { over: Some(day), people: people(&[1, 2, 4]), ..from.clone() };
        let now = there.changed_as(&from, &written);
        assert_eq!(now, Moment { over: Some(day), people: people(&[2, 3, 4]), ..written.clone() });
        assert_eq!(now.when(), PartialDate::Year(2025));
        let mut moved = from.clone();
        moved.set_when(day.plus(-1).into());
        let here = Moment { kind: MomentKind::Met, ..from.clone() };
        assert_eq!(moved.changed_as(&from, &here), Moment { kind: MomentKind::Met, ..moved });
    }

    #[test]
    fn kinds_are_read_back() {
        for kind in MomentKind::ALL {
            assert_eq!(MomentKind::from_slug(kind.slug()), Some(kind));
        }
        assert!(!MomentKind::Note.is_contact() && !MomentKind::Life.is_contact());
    }
}
