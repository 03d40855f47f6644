//! A habit: something kind, or a craft, done again and again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::looks::{Hue, Measure, Symbol};
use super::reminder::{Reminders, Weekdays};
use super::rhythm::Rhythm;
use crate::day::Day;
use crate::id::HabitId;
use crate::written::{Unknown, written};

/// What a habit is for, and what a check of it for somebody means between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HabitKind {
    /// Giving attention: listening, asking, being there.
    Listen,
    /// Giving help, time, a thing.
    Give,
    /// Saying thanks or a good word.
    Thank,
    /// Bringing people together.
    Introduce,
    /// Eating or meeting together.
    Meet,
    /// One's own craft, honed while waiting; for nobody in particular.
    Craft,
}

impl HabitKind {
    /// All of them, in the order of the form.
    pub const ALL: [HabitKind; 6] = [
        HabitKind::Listen,
        HabitKind::Give,
        HabitKind::Thank,
        HabitKind::Introduce,
        HabitKind::Meet,
        HabitKind::Craft,
    ];

    /// How it is stored.
    pub fn slug(self) -> &'static str {
        match self {
            HabitKind::Listen => "listen",
            HabitKind::Give => "give",
            HabitKind::Thank => "thank",
            HabitKind::Introduce => "introduce",
            HabitKind::Meet => "meet",
            HabitKind::Craft => "craft",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            HabitKind::Listen => "Listening, being there",
            HabitKind::Give => "Helping, giving",
            HabitKind::Thank => "Thanking, encouraging",
            HabitKind::Introduce => "Bringing people together",
            HabitKind::Meet => "Meeting, eating together",
            HabitKind::Craft => "My own craft",
        }
    }

    /// Whether a check may say for whom it was.
    pub fn is_for_people(self) -> bool {
        self != HabitKind::Craft
    }
}

/// Whom a habit is for. Written as `kind`, `nobody`, `people` or `ring 4`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Aim {
    /// As its kind says: craft for nobody in particular, all else for people.
    #[default]
    ByKind,
    /// Nobody in particular.
    Nobody,
    /// People.
    People,
    /// Somebody of a circle, by the number of its ring: 1 for the innermost to 5.
    Ring(u8),
}

impl fmt::Display for Aim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Aim::ByKind => f.write_str("kind"),
            Aim::Nobody => f.write_str("nobody"),
            Aim::People => f.write_str("people"),
            Aim::Ring(ring) => write!(f, "ring {ring}"),
        }
    }
}

impl FromStr for Aim {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "kind" => Ok(Aim::ByKind),
            "nobody" => Ok(Aim::Nobody),
            "people" => Ok(Aim::People),
            _ => match text.strip_prefix("ring ").map(str::as_bytes) {
                Some([ring @ b'1'..=b'5']) => Ok(Aim::Ring(ring - b'0')),
                _ => Err(Unknown),
            },
        }
    }
}

written!(Aim);

/// A habit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    /// Which it is.
    pub id: HabitId,
    /// What is done: "Listen to someone's day".
    pub name: String,
    /// What it is for.
    pub kind: HabitKind,
    /// How often.
    pub rhythm: Rhythm,
    /// The day it was taken up.
    pub started: Day,
    /// How a day of it is measured.
    #[serde(default = "yes_no", skip_serializing_if = "is_yes_no")]
    pub measure: Measure,
    /// How much a day at least, or at most; without meaning for yes or no.
    #[serde(default, skip_serializing_if = "is_default")]
    pub target: Amount,
    /// Of what: "minutes".
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    /// The name of the group it stands in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub group: String,
    /// Its hue; the page's own where there is none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hue: Option<Hue>,
    /// Its picture; that of its kind where there is none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub symbol: Option<Symbol>,
    /// Where it stands in the order by hand, the lowest first. See [`moved`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub order: i32,
    /// The day it was put away; its days are kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub archived: Option<Day>,
    /// What the user wants to remember of it: the question to ask oneself, why it matters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
    /// Whom it is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub aim: Aim,
    /// When it would like to be thought of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reminders: Reminders,
    /// The days of the week on which it always rests.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rest_days: Weekdays,
}

fn yes_no() -> Measure {
    Measure::YesNo
}

fn is_yes_no(measure: &Measure) -> bool {
    *measure == Measure::YesNo
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Habit {
    /// One that is done or isn't, and has no more to it yet.
    pub fn new(id: HabitId, name: &str, kind: HabitKind, rhythm: Rhythm, started: Day) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind,
            rhythm,
            started,
            measure: Measure::YesNo,
            target: Amount::ZERO,
            unit: String::new(),
            group: String::new(),
            hue: None,
            symbol: None,
            order: 0,
            archived: None,
            notes: String::new(),
            aim: Aim::ByKind,
            reminders: Reminders::default(),
            rest_days: Weekdays::NONE,
        }
    }

    /// Whether a check may say for whom it was.
    pub fn is_for_people(&self) -> bool {
        match self.aim {
            Aim::ByKind => self.kind.is_for_people(),
            Aim::Nobody => false,
            Aim::People | Aim::Ring(_) => true,
        }
    }

    /// The ring it aims at: 1 for the innermost to 5.
    pub fn ring(&self) -> Option<u8> {
        match self.aim {
            Aim::Ring(ring) => Some(ring),
            _ => None,
        }
    }

    /// How much is aimed at, in words: "at least 30 minutes". `None` for yes or no.
    pub fn target_words(&self) -> Option<String> {
        let side = match self.measure {
            Measure::YesNo => return None,
            Measure::AtLeast => "at least",
            Measure::AtMost => "at most",
        };
        Some(format!("{side} {}", self.amount_words(self.target)))
    }

    /// An amount with the unit: "30 minutes".
    pub fn amount_words(&self, amount: Amount) -> String {
        if self.unit.is_empty() { amount.to_string() } else { format!("{amount} {}", self.unit) }
    }
}

/// The room left between two that stand side by side.
const STEP: i32 = 1 << 10;

/// What to write so that the habit comes to stand at this place among the others (`habits` in the
/// order they stand now): its own number where there is room, all of them where there is none.
pub fn moved(habits: &[(HabitId, i32)], id: HabitId, to: usize) -> Vec<(HabitId, i32)> {
    let mut rest: Vec<(HabitId, i32)> = habits.iter().copied().filter(|one| one.0 != id).collect();
    let to = to.min(rest.len());
    let before = to.checked_sub(1).and_then(|at| rest.get(at)).map(|one| one.1);
    let after = rest.get(to).map(|one| one.1);
    let is_sorted = rest.iter().zip(rest.iter().skip(1)).all(|(one, next)| one.1 < next.1);
    let between = match (before, after) {
        (None, None) => Some(0),
        (Some(before), None) => before.checked_add(STEP),
        (None, Some(after)) => after.checked_sub(STEP),
        (Some(before), Some(after)) => {
            let middle = before.midpoint(after);
            (before < middle && middle < after).then_some(middle)
        }
    };
    if let Some(order) = between.filter(|_| is_sorted) {
        return vec![(id, order)];
    }
    rest.insert(to, (id, 0));
    let numbers = (0..).map(|at: i32| at.saturating_mul(STEP));
    rest.into_iter().zip(numbers).map(|((id, _), order)| (id, order)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn kinds_are_read_back() {
        for kind in HabitKind::ALL {
            assert_eq!(HabitKind::from_slug(kind.slug()), Some(kind));
        }
        assert!(!HabitKind::Craft.is_for_people());
    }
    #[test]
    fn aims_are_read_back() {
        for text in ["kind", "nobody", "people", "ring 1", "ring 5"] {
            assert_eq!(text.parse::<Aim>().unwrap().to_string(), text);
        }
        for text in ["", "ring 0", "ring 6", "ring 11", "everybody"] {
            assert_eq!(text.parse::<Aim>(), Err(Unknown), "{text}");
        }
    }

    #[test]
    fn a_place_among_others_writes_little() {
        let id = |n| HabitId::from_random(n);
        let put = |orders: &[i32], who: u64, to: usize| {
            let mut habits: Vec<(HabitId, i32)> =
                orders.iter().enumerate().map(|(at, order)| (id(at as u64), *order)).collect();
            let written = moved(&habits, id(who), to);
            for (id, order) in &written {
                habits.iter_mut().find(|one| one.0 == *id).unwrap().1 = *order;
            }
            habits.sort_by_key(|one| one.1);
            (habits.into_iter().map(|one| one.0).collect::<Vec<_>>(), written.len())
        };
        assert_eq!(put(&[0, 0, 0], 2, 0), (vec![id(2), id(0), id(1)], 3), "the first time");
        assert_eq!(put(&[0, 1024, 2048], 2, 0), (vec![id(2), id(0), id(1)], 1));
        assert_eq!(put(&[0, 1024, 2048], 0, 1), (vec![id(1), id(0), id(2)], 1));
        assert_eq!(put(&[0, 1024, 2048], 0, 9), (vec![id(1), id(2), id(0)], 1));
        assert_eq!(put(&[0, 1, 2], 2, 1), (vec![id(0), id(2), id(1)], 3), "no room");
        assert_eq!(put(&[0], 0, 0), (vec![id(0)], 1));
        assert_eq!(put(&[i32::MIN, i32::MAX, 5], 2, 0).0.len(), 3);
    }
}
