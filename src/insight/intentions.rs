//! What one means to do, in the order in which it comes up; and what a moment asks for next. Pure
//! functions of the notebook and a day; nothing is ever late here.

use std::sync::Arc;

use crate::day::{Day, Weekday};
use crate::id::{IntentionId, PersonId};
use crate::life::{Due, Intention, MomentKind};
use crate::notebook::Notebook;
use crate::people::{clean_line, fold};
use crate::sort;

/// When an intention comes up, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Its day is here, or has been: it waits.
    Now,
    /// Its day comes.
    Coming(Day),
    /// When we meet next.
    WhenWeMeet,
}

impl Turn {
    /// When this one comes up.
    pub fn of(due: Due, today: Day) -> Self {
        match due {
            Due::On(day) if day <= today => Turn::Now,
            Due::On(day) => Turn::Coming(day),
            Due::WhenWeMeet => Turn::WhenWeMeet,
        }
    }
}

/// All that is still to be done: what waits first, the latest day of those before the others, so that
/// what was meant long ago doesn't stand before what is meant for today; then what comes, by its day;
/// then what is for when we meet, as it was noted.
pub fn open_intentions(notebook: &Notebook, today: Day) -> Vec<Arc<Intention>> {
    in_order(notebook.intentions().filter(|one| one.outcome.is_open()), today)
}

fn in_order<'a>(all: impl Iterator<Item = &'a Arc<Intention>>, today: Day) -> Vec<Arc<Intention>> {
    let mut all: Vec<Arc<Intention>> = all.cloned().collect();
    sort::by(&mut all, |a, b| {
        let days = |one: &Intention| match one.due {
            Due::On(day) => today.since(day).max(0),
            Due::WhenWeMeet => 0,
        };
        let key = |one: &Intention| (Turn::of(one.due, today), days(one), one.noted, one.id);
        key(a).cmp(&key(b))
    });
    all
}

/// What waits today: its day is here, and somebody of those it is for, if it is for anybody, neither
/// rests nor has died.
pub fn due_today(notebook: &Notebook, today: Day) -> Vec<IntentionId> {
    let open = open_intentions(notebook, today);
    let due = open
        .iter()
        .filter(|one| Turn::of(one.due, today) == Turn::Now && !is_quiet(notebook, one, today));
    due.map(|one| one.id).collect()
}

/// What comes in the next `days` days, from tomorrow on.
pub fn coming(notebook: &Notebook, today: Day, days: i32) -> Vec<IntentionId> {
    let last = today.plus(days);
    let open = open_intentions(notebook, today);
    let coming = open.iter().filter(|one| match Turn::of(one.due, today) {
        Turn::Coming(day) => day <= last && !is_quiet(notebook, one, today),
        _ => false,
    });
    coming.map(|one| one.id).collect()
}

fn is_quiet(notebook: &Notebook, intention: &Intention, today: Day) -> bool {
    let mut people = intention.people.iter().filter_map(|id| notebook.person(*id)).peekable();
    people.peek().is_some() && people.all(|person| person.is_quiet(today))
}

/// What is meant for this person, in order.
pub fn intentions_of(notebook: &Notebook, person: PersonId, today: Day) -> Vec<IntentionId> {
    let of = |one: &&Arc<Intention>| one.outcome.is_open() && one.people.contains(&person);
    in_order(notebook.intentions().filter(of), today).iter().map(|one| one.id).collect()
}

/// What to do when these people meet: what is for that, and what waits for one of them today.
pub fn when_we_meet(notebook: &Notebook, people: &[PersonId], today: Day) -> Vec<IntentionId> {
    let of = |one: &&Arc<Intention>| {
        let is_now = !matches!(Turn::of(one.due, today), Turn::Coming(_));
        let is_theirs = one.people.iter().any(|id| people.contains(id));
        one.outcome.is_open() && is_now && is_theirs
    };
    in_order(notebook.intentions().filter(of), today).iter().map(|one| one.id).collect()
}

/// What a moment asks for next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// A joy: an active and constructive word, which is glad with them and asks for more. Of the four
    /// ways to respond it is the only one that does a tie good (S. L. Gable, H. T. Reis, E. A. Impett,
    /// E. R. Asher: "What do you do when things go right?", J. Pers. Soc. Psychol. 87 (2004),
    /// doi 10.1037/0022-3514.87.2.228).
    GladWord,
    /// A frustration: now to listen, and to ask again on this day.
    AskAgain(Day),
}

/// Days until a frustration is asked after again.
const ASK_AGAIN: i32 = 4;

/// What follows a moment of this kind that is noted today. After a frustration four days; from a
/// weekend to the nearest day of work, where life goes on as it was: three to five.
pub fn follow_up(kind: MomentKind, today: Day) -> Option<FollowUp> {
    match kind {
        MomentKind::Joy => Some(FollowUp::GladWord),
        MomentKind::Frustration => {
            let day = today.plus(ASK_AGAIN);
            Some(FollowUp::AskAgain(match day.weekday() {
                Weekday::Saturday => day.plus(-1),
                Weekday::Sunday => day.plus(1),
                _ => day,
            }))
        }
        _ => None,
    }
}

/// Letters of a frustration's words that are kept in what is asked again.
const QUOTED: usize = 80;

/// What to do after a frustration of these words: "Ask again: her mother is ill".
pub fn ask_again(text: &str) -> String {
    let line = clean_line(text.lines().next().unwrap_or_default());
    if line.is_empty() {
        return "Ask again how it is".to_owned();
    }
    let mut quoted: String = line.chars().take(QUOTED).collect();
    if quoted.len() < line.len() {
        quoted.push('…');
    }
    format!("Ask again: {quoted}")
}

/// Words that tell what a thing to do will be once it is done, by how they begin, folded.
const TELLING: [(MomentKind, &[&str]); 5] = [
    (
        MomentKind::Meal,
        &["lunch", "dinner", "breakfast", "brunch", "supper", "meal", "eat", "coffee", "tea"],
    ),
    (MomentKind::Thanked, &["thank"]),
    (MomentKind::Introduced, &["introduce"]),
    (MomentKind::Gave, &["help", "give", "bring", "lend", "send", "bake", "fix"]),
    (MomentKind::Met, &["meet", "visit", "see", "walk"]),
];

/// What kind of moment it was, as far as the words of what was to be done tell: "Thank her for the
/// book" was thanks. Else one talked.
pub fn moment_of_deed(text: &str) -> MomentKind {
    let folded = fold(text);
    let mut words = folded.split(|sign: char| !sign.is_alphanumeric());
    let told = words.find_map(|word| {
        let begins = |(_, beginnings): &&(MomentKind, &[&str])| {
            beginnings.iter().any(|one| *one == word || (one.len() > 3 && word.starts_with(one)))
        };
        TELLING.iter().find(begins).map(|(kind, _)| *kind)
    });
    told.unwrap_or(MomentKind::Talked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::AnyId;
    use crate::insight::fixtures::person_id;
    use crate::life::Outcome;
    use crate::people::{Person, Resting};

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    fn id(n: u64) -> IntentionId {
        IntentionId::from_random(n)
    }

    /// Ada, Grace who rests, and intentions by number, people and due.
    fn notebook(intentions: &[(u64, &[usize], &str)]) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            edit.put_person(&Person::new(person_id(1), "Ada"));
            let resting = Some(Resting::Open);
            edit.put_person(&Person { resting, ..Person::new(person_id(2), "Grace") });
            for (n, people, due) in intentions {
                edit.put_intention(&Intention {
                    id: id(*n),
                    text: format!("do {n}"),
                    people: people.iter().map(|n| person_id(*n)).collect(),
                    due: due.parse().unwrap(),
                    outcome: Outcome::Open,
                    noted: today().plus(-30),
                    after: None,
                });
            }
        });
        document.notebook().clone()
    }

    fn numbers(ids: impl IntoIterator<Item = IntentionId>) -> Vec<u64> {
        ids.into_iter().map(|one| (0..100).find(|n| id(*n) == one).unwrap()).collect()
    }

    #[test]
    fn what_is_meant_for_today_stands_before_what_waits() {
        let notebook = notebook(&[
            (1, &[1], "when we meet"),
            (2, &[], "2026-11-24"),
            (3, &[1], "2026-10-01"),
            (4, &[1], "2026-11-22"),
            (5, &[1], "2026-11-23"),
        ]);
        let open = open_intentions(&notebook, today());
        assert_eq!(numbers(open.iter().map(|one| one.id)), [4, 3, 5, 2, 1]);
        assert_eq!(numbers(due_today(&notebook, today())), [4, 3]);
        assert_eq!(numbers(coming(&notebook, today(), 1)), [5]);
        assert_eq!(numbers(coming(&notebook, today(), 7)), [5, 2]);
        assert_eq!(numbers(intentions_of(&notebook, person_id(1), today())), [4, 3, 5, 1]);
    }

    #[test]
    fn nobody_who_rests_is_a_prompt() {
        let notebook = notebook(&[
            (1, &[2], "2026-11-22"),
            (2, &[1, 2], "2026-11-22"),
            (3, &[2], "2026-11-23"),
            (4, &[], "2026-11-22"),
        ]);
        assert_eq!(numbers(due_today(&notebook, today())), [2, 4]);
        assert!(coming(&notebook, today(), 7).is_empty());
        assert_eq!(numbers(intentions_of(&notebook, person_id(2), today())), [1, 2, 3]);
    }

    #[test]
    fn what_waits_for_those_we_meet() {
        let notebook = notebook(&[
            (1, &[1], "when we meet"),
            (2, &[2], "when we meet"),
            (3, &[1], "2026-11-20"),
            (4, &[1], "2026-11-29"),
            (5, &[], "when we meet"),
        ]);
        assert_eq!(numbers(when_we_meet(&notebook, &[person_id(1)], today())), [3, 1]);
        assert_eq!(numbers(when_we_meet(&notebook, &[person_id(2)], today())), [2]);
        assert!(when_we_meet(&notebook, &[], today()).is_empty());
    }

    #[test]
    fn what_is_done_or_let_go_is_no_longer_meant() {
        for outcome in [Outcome::Done(today()), Outcome::LetGo(today())] {
            let mut notebook = notebook(&[(1, &[1], "2026-11-22")]);
            let mut document = Document::new(1);
            document.edit("", |edit| {
                for person in notebook.people() {
                    edit.put_person(person);
                }
                let one = notebook.intention(id(1)).unwrap();
                edit.put_intention(&Intention { outcome, ..(**one).clone() });
            });
            notebook = document.notebook().clone();
            assert!(open_intentions(&notebook, today()).is_empty());
            assert!(intentions_of(&notebook, person_id(1), today()).is_empty());
            assert!(when_we_meet(&notebook, &[person_id(1)], today()).is_empty());
        }
    }

    #[test]
    fn a_deed_tells_what_moment_it_was() {
        use MomentKind as M;
        for (text, kind) in [
            ("Ask how it went", M::Talked),
            ("", M::Talked),
            ("Dinner with Grace and George", M::Meal),
            ("Thank her for the book", M::Thanked),
            ("Thanks!", M::Thanked),
            ("Introduce her to Ada", M::Introduced),
            ("BRING the book back", M::Gave),
            ("Walk by the sea", M::Met),
            ("Ask about the team", M::Talked),
            ("Talk about the seaside", M::Talked),
        ] {
            assert_eq!(moment_of_deed(text), kind, "{text}");
        }
    }

    #[test]
    fn what_is_asked_again() {
        assert_eq!(ask_again(""), "Ask again how it is");
        assert_eq!(ask_again("Her mother is ill.\nFor weeks."), "Ask again: Her mother is ill.");
        let long = ask_again(&"ä".repeat(1000));
        assert_eq!(long.chars().count(), "Ask again: ".len() + QUOTED + 1);
    }

    #[test]
    fn a_frustration_is_asked_after_on_a_weekday_a_joy_at_once() {
        for n in 0..14 {
            let today = today().plus(n);
            let Some(FollowUp::AskAgain(day)) = follow_up(MomentKind::Frustration, today) else {
                panic!("a frustration asks for more");
            };
            assert!((3..=5).contains(&day.since(today)));
            assert!(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        }
        assert_eq!(follow_up(MomentKind::Joy, today()), Some(FollowUp::GladWord));
        for kind in MomentKind::ALL.into_iter().filter(|kind| !kind.is_carried()) {
            assert_eq!(follow_up(kind, today()), None);
        }
    }
}
