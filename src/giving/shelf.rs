//! A shelf of practices to start from: each with what it is for, how often, and why it matters, in
//! one line. Chosen, edited, never imposed.

use super::{Aim, Habit, HabitKind, Hue, Rhythm, Symbol};
use crate::day::Day;
use crate::id::HabitId;

/// A practice that can be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice {
    /// What is done.
    pub name: &'static str,
    /// What it is for.
    pub kind: HabitKind,
    /// How often, as [`Rhythm`] is written.
    pub rhythm: &'static str,
    /// Why it matters, in one line.
    pub why: &'static str,
    /// Its picture.
    pub symbol: Symbol,
    /// Its hue.
    pub hue: Hue,
    /// The ring it aims at, if it aims at one.
    pub ring: Option<u8>,
}

const fn one(
    name: &'static str,
    (kind, rhythm): (HabitKind, &'static str),
    (symbol, hue): (Symbol, Hue),
    why: &'static str,
) -> Practice {
    Practice { name, kind, rhythm, why, symbol, hue, ring: None }
}

use HabitKind as K;

/// Those on the shelf.
pub const SHELF: &[Practice] = &[
    one(
        "Listen to someone's day",
        (K::Listen, "daily"),
        (Symbol::Ear, Hue::Teal),
        "Ask, and stay for the answer: being heard is what people miss most.",
    ),
    one(
        "Thank someone",
        (K::Thank, "3/week"),
        (Symbol::Heart, Hue::Amber),
        "For one thing, by its name: thanks that are exact are the ones that are kept.",
    ),
    one(
        "Make an introduction",
        (K::Introduce, "1/week"),
        (Symbol::Link, Hue::Indigo),
        "Two people who would be glad of each other, and one of them may not know it yet.",
    ),
    one(
        "Share what I know",
        (K::Give, "2/week"),
        (Symbol::Book, Hue::Sky),
        "An answer, an hour beside someone: what is shared doesn't grow less.",
    ),
    one(
        "Volunteer an hour",
        (K::Give, "1/week"),
        (Symbol::Hands, Hue::Moss),
        "An hour that nobody asked back is how strangers become neighbours.",
    ),
    one(
        "Ask how it went",
        (K::Listen, "2/week"),
        (Symbol::Question, Hue::Teal),
        "They told you of it before; remembering is half of the care.",
    ),
    one(
        "Eat with someone",
        (K::Meet, "2/week"),
        (Symbol::Meal, Hue::Olive),
        "A meal is on the table anyway, and talk comes easier with a fork in hand.",
    ),
    one(
        "Practise my craft",
        (K::Craft, "daily"),
        (Symbol::Tool, Hue::Stone),
        "So that there is something to give when somebody needs it.",
    ),
    Practice {
        ring: Some(4),
        ..one(
            "Encourage someone further out",
            (K::Thank, "1/week"),
            (Symbol::Speech, Hue::Plum),
            "A good word is rarest from those who need nothing in return.",
        )
    },
    Practice {
        ring: Some(1),
        ..one(
            "An hour for someone close",
            (K::Meet, "1/week"),
            (Symbol::Clock, Hue::Amber),
            "Those nearest get what is left of the day; give them the best of one.",
        )
    },
    one(
        "Write a letter",
        (K::Thank, "1/month"),
        (Symbol::Letter, Hue::Plum),
        "Paper is kept in drawers for years; few people get any.",
    ),
    one(
        "Call instead of writing",
        (K::Listen, "1/week"),
        (Symbol::Phone, Hue::Sky),
        "A voice tells in a minute what ten messages don't.",
    ),
    one(
        "Share in someone's joy",
        (K::Listen, "1/week"),
        (Symbol::Sun, Hue::Amber),
        "Many help in need; being glad with someone is the rarer gift.",
    ),
    one(
        "Help with someone's project",
        (K::Give, "2/month"),
        (Symbol::Code, Hue::Indigo),
        "Working side by side is the shortest way to trust.",
    ),
    one(
        "Name who helped me",
        (K::Thank, "MO,FR"),
        (Symbol::People, Hue::Moss),
        "Nobody gets there alone; say so where others hear it.",
    ),
    one(
        "A small gift, just because",
        (K::Give, "1/month"),
        (Symbol::Gift, Hue::Plum),
        "Without an occasion it means that you thought of them.",
    ),
    one(
        "Welcome somebody new",
        (K::Meet, "2/month"),
        (Symbol::Cup, Hue::Olive),
        "Everybody was new once and remembers who came up to them first.",
    ),
    one(
        "Look back on whom I met",
        (K::Craft, "SU"),
        (Symbol::Moon, Hue::Stone),
        "Ten minutes of thought turn a full week into next week's kind acts.",
    ),
];

impl Practice {
    /// How often, as a habit has it.
    pub fn how_often(&self) -> Rhythm {
        self.rhythm.parse().unwrap_or(Rhythm::Daily)
    }

    /// The habit it becomes when it is taken up.
    pub fn habit(&self, id: HabitId, today: Day) -> Habit {
        Habit {
            symbol: Some(self.symbol),
            hue: Some(self.hue),
            notes: self.why.to_owned(),
            aim: self.ring.map_or(Aim::ByKind, Aim::Ring),
            ..Habit::new(id, self.name, self.kind, self.how_often(), today)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn each_is_whole_and_stands_there_once() {
        assert!(SHELF.len() >= 14);
        let names: std::collections::BTreeSet<&str> = SHELF.iter().map(|one| one.name).collect();
        assert_eq!(names.len(), SHELF.len());
        for practice in SHELF {
            let habit = practice.habit(HabitId::from_random(1), Day::EPOCH);
            assert_eq!(habit.rhythm.to_string(), practice.rhythm);
            assert!(practice.why.len() < 90 && !practice.why.contains('\n'), "{}", practice.why);
            assert!(practice.ring.is_none_or(|ring| habit.ring() == Some(ring)));
            assert_eq!(habit.is_for_people(), practice.kind != K::Craft);
        }
    }
}
