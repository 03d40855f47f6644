//! The kind acts that fit a person, at hand for one tap.

use std::sync::Arc;

use crate::giving::{Habit, HabitKind};
use crate::notebook::Notebook;

/// A kind act: what it is, and the habit it is a part of, if there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// What kind of act.
    pub kind: HabitKind,
    /// The habit whose check it is.
    pub habit: Option<Arc<Habit>>,
}

/// At most this many are offered: a choice, not a list.
const OFFERED: usize = 3;

impl Act {
    /// The act as done, by the name to call the person: "Listened to Grace".
    pub fn done(&self, name: &str) -> String {
        match self.kind {
            HabitKind::Listen => format!("Listened to {name}"),
            HabitKind::Give => format!("Helped {name}"),
            HabitKind::Thank => format!("Thanked {name}"),
            HabitKind::Introduce => format!("Introduced {name}"),
            HabitKind::Meet => format!("Met {name}"),
            HabitKind::Craft => format!("Showed {name} my craft"),
        }
    }
}

/// Up to three acts: those of the user's own habits of giving, one a kind, the oldest first; then
/// listening, helping and thanking.
pub fn acts(notebook: &Notebook) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::with_capacity(OFFERED);
    let habits = notebook.habits().into_iter().filter(|habit| habit.is_for_people());
    let own = habits.map(|habit| Act { kind: habit.kind, habit: Some(habit) });
    let usual = [HabitKind::Listen, HabitKind::Give, HabitKind::Thank];
    for act in own.chain(usual.map(|kind| Act { kind, habit: None })) {
        if acts.len() < OFFERED && acts.iter().all(|taken| taken.kind != act.kind) {
            acts.push(act);
        }
    }
    acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::giving::Rhythm;
    use crate::id::{AnyId, HabitId};

    #[test]
    fn own_habits_first_then_the_usual() {
        let mut document = Document::new(1);
        let kinds = |document: &Document| -> Vec<(HabitKind, bool)> {
            let acts = acts(document.notebook());
            acts.iter().map(|act| (act.kind, act.habit.is_some())).collect()
        };
        use HabitKind as K;
        assert_eq!(kinds(&document), [(K::Listen, false), (K::Give, false), (K::Thank, false)]);
        document.edit("", |edit| {
            for (n, kind) in [K::Craft, K::Thank, K::Meet, K::Meet].into_iter().enumerate() {
                edit.put_habit(&Habit::new(
                    HabitId::from_random(n as u64),
                    &format!("habit {n}"),
                    kind,
                    Rhythm::Daily,
                    "2026-11-01".parse().unwrap(),
                ));
            }
        });
        assert_eq!(kinds(&document), [(K::Thank, true), (K::Meet, true), (K::Listen, false)]);
    }
}
