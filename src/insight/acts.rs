//! The next kind act for a person, at hand for one tap.

use std::sync::Arc;

use super::first::First;
use super::reason::{Reason, is_together};
use crate::giving::{Habit, HabitKind};
use crate::id::IntentionId;
use crate::life::MomentKind;
use crate::notebook::{Notebook, moment_of};
use crate::people::BIRTHDAY;

/// What is done for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// What a habit of this kind is about.
    Habit(HabitKind),
    /// Good wishes for a date of theirs, by its label.
    Wish(String),
    /// A letter, a message.
    Write,
    /// A call.
    Call,
    /// A meal together.
    Eat,
    /// Coming back to a joy.
    ShareJoy,
    /// Something one meant to do, in the user's words.
    Promise(String),
}

impl Deed {
    /// The deed as done, by the name to call the person: "Listened to Grace".
    pub fn done(&self, name: &str) -> String {
        match self {
            Deed::Habit(HabitKind::Listen) => format!("Listened to {name}"),
            Deed::Habit(HabitKind::Give) => format!("Helped {name}"),
            Deed::Habit(HabitKind::Thank) => format!("Thanked {name}"),
            Deed::Habit(HabitKind::Introduce) => format!("Introduced {name}"),
            Deed::Habit(HabitKind::Meet) => format!("Met {name}"),
            Deed::Habit(HabitKind::Craft) => format!("Showed {name} my craft"),
            Deed::Wish(label) if label == BIRTHDAY => format!("Wished {name} a happy birthday"),
            Deed::Wish(label) => format!("Wrote to {name} for the {label}"),
            Deed::Write => format!("Wrote to {name}"),
            Deed::Call => format!("Called {name}"),
            Deed::Eat => format!("Ate with {name}"),
            Deed::ShareJoy => format!("Shared {name}'s joy"),
            Deed::Promise(text) => format!("Done: {text}"),
        }
    }

    /// The moment that it is, and what is told in it; none where only a promise was kept, for that
    /// may be done out of their sight.
    pub fn moment(&self) -> Option<(MomentKind, String)> {
        let (kind, text) = match self {
            Deed::Habit(kind) => (moment_of(*kind), String::new()),
            Deed::Wish(label) if label == BIRTHDAY => {
                (MomentKind::Talked, "Happy birthday!".into())
            }
            Deed::Wish(label) => (MomentKind::Talked, format!("Wrote for the {label}")),
            Deed::Write => (MomentKind::Talked, "Wrote".into()),
            Deed::Call => (MomentKind::Talked, "Called".into()),
            Deed::Eat => (MomentKind::Meal, String::new()),
            Deed::ShareJoy => (MomentKind::Talked, "Shared the joy".into()),
            Deed::Promise(_) => return None,
        };
        Some((kind, text))
    }
}

/// A kind act: what it is, the habit it is a part of, the promise that it keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// What is done.
    pub deed: Deed,
    /// The habit whose check it is.
    pub habit: Option<Arc<Habit>>,
    /// The intention that is done with it.
    pub keeps: Option<IntentionId>,
}

/// At most this many are offered: a choice, not a list.
const OFFERED: usize = 3;

/// Up to three acts: first what fits the reason; then those of the user's own habits of giving, one a
/// kind, in their order; then listening, helping and thanking. What fits the reason is a check of the
/// habit, too, where there is one of its kind.
pub fn acts(notebook: &Notebook, first: &First) -> Vec<Act> {
    let habits: Vec<Arc<Habit>> =
        notebook.habits().into_iter().filter(|habit| habit.is_for_people()).collect();
    let usual = [HabitKind::Listen, HabitKind::Give, HabitKind::Thank];
    let own = habits.iter().map(|habit| habit.kind).chain(usual);
    let all = fitting(&first.reason).into_iter();
    let all = all.chain(own.map(|kind| (Deed::Habit(kind), None)));
    let mut acts: Vec<Act> = Vec::with_capacity(OFFERED);
    for (deed, keeps) in all {
        if acts.len() < OFFERED && acts.iter().all(|taken| taken.deed != deed) {
            let is_its = |habit: &&Arc<Habit>| deed == Deed::Habit(habit.kind);
            acts.push(Act { habit: habits.iter().find(is_its).cloned(), deed, keeps });
        }
    }
    acts
}

/// What fits a reason, and the intention that is done with it.
fn fitting(reason: &Reason) -> Vec<(Deed, Option<IntentionId>)> {
    let listen = Deed::Habit(HabitKind::Listen);
    let plain = |deeds: &[Deed]| deeds.iter().map(|deed| (deed.clone(), None)).collect();
    match reason {
        Reason::Date { label, in_days: 0 } => plain(&[Deed::Wish(label.clone()), Deed::Call]),
        Reason::Date { .. } => plain(&[Deed::Write]),
        Reason::Promise { id, text, after, .. } => {
            let done = (Deed::Promise(text.clone()), Some(*id));
            match after.map(|(kind, _)| kind) {
                Some(MomentKind::Frustration) => vec![(listen, Some(*id)), done],
                Some(MomentKind::Joy) => vec![(Deed::ShareJoy, Some(*id)), done],
                _ => vec![done],
            }
        }
        Reason::Frustration { .. } => plain(&[listen, Deed::Write]),
        Reason::Joy { .. } => plain(&[Deed::ShareJoy]),
        Reason::Drifting { cadence, .. }
        | Reason::LongUnseen { cadence, .. }
        | Reason::NothingYet { cadence }
            if is_together(*cadence) =>
        {
            plain(&[Deed::Habit(HabitKind::Meet), Deed::Eat])
        }
        Reason::Drifting { .. } | Reason::LongUnseen { .. } => plain(&[Deed::Write, Deed::Call]),
        Reason::NothingYet { .. } | Reason::AWhile { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::document::Document;
    use crate::giving::Rhythm;
    use crate::id::{AnyId, HabitId, PersonId};
    use crate::people::{Cadence, Circle, Person};

    fn first(reason: Reason) -> First {
        First { person: Arc::new(Person::new(PersonId::from_random(1), "Ada")), reason }
    }

    fn words(notebook: &Notebook, reason: &Reason) -> Vec<(String, bool, bool)> {
        let acts = acts(notebook, &first(reason.clone()));
        let told = |act: &Act| (act.deed.done("Ada"), act.habit.is_some(), act.keeps.is_some());
        acts.iter().map(told).collect()
    }

    #[test]
    fn own_habits_first_then_the_usual() {
        let mut document = Document::new(1);
        let reason = Reason::AWhile { since: None };
        let kinds = |document: &Document| -> Vec<(String, bool)> {
            let words = words(document.notebook(), &reason);
            words.into_iter().map(|(words, habit, _)| (words, habit)).collect()
        };
        let own = |words: &str, own| (words.to_owned(), own);
        assert_eq!(
            kinds(&document),
            [own("Listened to Ada", false), own("Helped Ada", false), own("Thanked Ada", false)]
        );
        use HabitKind as K;
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
        assert_eq!(
            kinds(&document),
            [own("Thanked Ada", true), own("Met Ada", true), own("Listened to Ada", false)]
        );
    }

    #[test]
    fn what_fits_the_reason_comes_first() {
        let day: Day = "2026-11-01".parse().unwrap();
        let date = |label: &str, in_days| Reason::Date { label: label.into(), in_days };
        let promise = |after: Option<MomentKind>| Reason::Promise {
            id: IntentionId::from_random(1),
            text: "ask about the exam".into(),
            due: day,
            after: after.map(|kind| (kind, day)),
        };
        let cadence = Circle::Heart.cadence();
        let together = cadence.together(true);
        let listen =
            Habit::new(HabitId::from_random(1), "Listen", HabitKind::Listen, Rhythm::Daily, day);
        let mut document = Document::new(1);
        document.edit("", |edit| edit.put_habit(&listen));
        for (reason, acts) in [
            (date(BIRTHDAY, 0), "Wished Ada a happy birthday, Called Ada, Listened to Ada*"),
            (
                date("wedding day", 0),
                "Wrote to Ada for the wedding day, Called Ada, Listened to Ada*",
            ),
            (date(BIRTHDAY, 3), "Wrote to Ada, Listened to Ada*, Helped Ada"),
            (promise(None), "Done: ask about the exam!, Listened to Ada*, Helped Ada"),
            (
                promise(Some(MomentKind::Frustration)),
                "Listened to Ada*!, Done: ask about the exam!, Helped Ada",
            ),
            (
                promise(Some(MomentKind::Joy)),
                "Shared Ada's joy!, Done: ask about the exam!, Listened to Ada*",
            ),
            (Reason::Frustration { on: day }, "Listened to Ada*, Wrote to Ada, Helped Ada"),
            (Reason::Joy { on: day }, "Shared Ada's joy, Listened to Ada*, Helped Ada"),
            (
                Reason::Drifting { since: day, cadence },
                "Wrote to Ada, Called Ada, Listened to Ada*",
            ),
            (
                Reason::LongUnseen { since: day, cadence: together },
                "Met Ada, Ate with Ada, Listened to Ada*",
            ),
            (
                Reason::NothingYet { cadence: Cadence::every(7, 9).unwrap() },
                "Listened to Ada*, Helped Ada, Thanked Ada",
            ),
        ] {
            let found = words(document.notebook(), &reason);
            let mark = |is: bool, mark: &'static str| if is { mark } else { "" };
            let found: Vec<String> = found
                .into_iter()
                .map(|(words, habit, keeps)| {
                    format!("{words}{}{}", mark(habit, "*"), mark(keeps, "!"))
                })
                .collect();
            assert_eq!(found.join(", "), acts, "{reason:?}");
        }
    }

    #[test]
    fn only_a_promise_alone_is_no_moment() {
        let deeds = [Deed::Wish(BIRTHDAY.into()), Deed::Wish("name day".into()), Deed::Write];
        for deed in deeds.into_iter().chain([Deed::Call, Deed::Eat, Deed::ShareJoy]) {
            assert!(deed.moment().is_some_and(|(kind, _)| kind.is_contact()), "{deed:?}");
        }
        assert_eq!(Deed::Promise("x".into()).moment(), None);
    }
}
