//! Never eat alone: with whom one hasn't sat for a while, and who would enjoy whose company, each with
//! the sentence that says why. Nothing here counts: who comes first is a matter of nearness and of the
//! day. No awareness of the page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cadence::cadence;
use super::first::turn;
use super::meet::known_to;
use crate::day::{Day, PartialDate, Season, Weekday};
use crate::id::PersonId;
use crate::life::MomentKind;
use crate::notebook::Notebook;
use crate::people::{Circle, Person, ended, fold, list_words};
use crate::sort;

/// Somebody with whom one hasn't sat for as long as one would like.
#[derive(Clone, Debug, PartialEq)]
pub struct NotSat {
    /// Who.
    pub person: Arc<Person>,
    /// The last meal together; `None` when none is noted.
    pub last: Option<PartialDate>,
}

/// With whom one hasn't eaten for longer than their cadence, or not yet, those in the nearest circles
/// first; within a circle the day decides, so that it isn't always the same one. None of those who
/// rest, who died, or whom one sees as it comes.
pub fn not_sat_with(notebook: &Notebook, today: Day) -> Vec<NotSat> {
    let awake = notebook.people().filter(|person| !person.is_quiet(today));
    let mut found: Vec<NotSat> = awake
        .filter_map(|person| {
            let ideal = cadence(notebook, person).ideal()?;
            let mut moments = notebook.moments_of(person.id);
            let is_meal = |kind, day: Day| kind == MomentKind::Meal && day <= today;
            let last = moments.find(|moment| is_meal(moment.kind, moment.day));
            let is_long = last.is_none_or(|last| today.since(last.when().last()) > ideal);
            let last = last.map(|moment| moment.when());
            is_long.then(|| NotSat { person: Arc::clone(person), last })
        })
        .collect();
    sort::by(&mut found, |a, b| order(&a.person, today).cmp(&order(&b.person, today)));
    found
}

/// The nearer circle first, then as the day has it.
fn order(person: &Person, today: Day) -> (u8, u32) {
    (person.circle.map_or(u8::MAX, Circle::ring), turn(person.id, today))
}

/// When that was, as one remembers it: "not yet", "some weeks ago", "in spring", "in autumn 2024".
pub fn last_sat(last: Option<PartialDate>, today: Day) -> String {
    let Some(last) = last else { return "not yet".to_owned() };
    let day = match last {
        PartialDate::Year(year) => return format!("in {year}"),
        other => other.first(),
    };
    if today.since(day) < 60 {
        return if today.since(day) < 14 { "lately" } else { "some weeks ago" }.to_owned();
    }
    let (year, month, _) = day.ymd();
    let (season, year) = match month {
        1 | 2 => (Season::Winter, year - 1),
        3..=5 => (Season::Spring, year),
        6..=8 => (Season::Summer, year),
        9..=11 => (Season::Autumn, year),
        _ => (Season::Winter, year),
    };
    let word = season.word().to_lowercase();
    if today.since(day) < 330 { format!("in {word}") } else { format!("in {word} {year}") }
}

/// Why two would enjoy each other's company. The earlier ones say more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Both care about it.
    BothCare(String),
    /// The one who is suggested can help with what the other cares about.
    CanHelp(String),
    /// The other way round.
    CanBeHelped(String),
    /// Somebody whom both know.
    InCommon(String),
    /// Both bear this tag.
    BothAre(String),
}

/// Somebody who would enjoy meeting another.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// Who.
    pub person: Arc<Person>,
    /// Whom they would enjoy to meet.
    pub meets: PersonId,
    /// Why.
    pub why: Why,
}

impl Company {
    /// Why, as a sentence: "Ada and Grace both care about sailing."
    pub fn sentence(&self, notebook: &Notebook) -> String {
        let (one, other) = (notebook.short_name(self.person.id), notebook.short_name(self.meets));
        ended(match &self.why {
            Why::BothCare(what) => format!("{one} and {other} both care about {what}"),
            Why::CanHelp(what) => format!("{one} can help with {what}, which {other} cares about"),
            Why::CanBeHelped(what) => {
                format!("{one} cares about {what}, with which {other} can help")
            }
            Why::InCommon(who) => format!("Both {one} and {other} know {who}"),
            Why::BothAre(tag) => format!("{one} and {other} share the tag “{tag}”"),
        })
    }
}

/// So many are suggested.
const SUGGESTED: usize = 4;

/// Who would enjoy meeting one of these and isn't known to them yet, for what they care about and can
/// do, whom they know, what they are called: those for whom there is most to say first, then those in
/// the nearest circles, then as the day has it. At most four; nobody who rests or died, nobody who
/// isn't placed.
pub fn company(notebook: &Notebook, with: &[PersonId], today: Day) -> Vec<Company> {
    let mut found: BTreeMap<PersonId, Company> = BTreeMap::new();
    for one in with.iter().filter_map(|id| notebook.person(*id)) {
        let known = known_to(notebook, one.id);
        let near = notebook.people().filter(|other| {
            !with.contains(&other.id)
                && !known.contains(&other.id)
                && other.circle.is_some()
                && !other.is_quiet(today)
        });
        for other in near {
            let Some(why) = why(notebook, other, one, &known) else { continue };
            let company = Company { person: Arc::clone(other), meets: one.id, why };
            match found.get(&other.id) {
                Some(before) if before.why <= company.why => {}
                _ => {
                    found.insert(other.id, company);
                }
            }
        }
    }
    let mut found: Vec<Company> = found.into_values().collect();
    let say = |why: &Why| match why {
        Why::BothCare(_) => 0_u8,
        Why::CanHelp(_) | Why::CanBeHelped(_) => 1,
        Why::InCommon(_) => 2,
        Why::BothAre(_) => 3,
    };
    sort::by(&mut found, |a, b| {
        let key = |one: &Company| (say(&one.why), order(&one.person, today));
        key(a).cmp(&key(b))
    });
    found.truncate(SUGGESTED);
    found
}

fn why(
    notebook: &Notebook,
    one: &Person,
    other: &Person,
    known_to_other: &BTreeSet<PersonId>,
) -> Option<Why> {
    if let Some(what) = shared(&one.cares, &other.cares) {
        return Some(Why::BothCare(what));
    }
    if let Some(what) = shared(&one.helps, &other.cares) {
        return Some(Why::CanHelp(what));
    }
    if let Some(what) = shared(&one.cares, &other.helps) {
        return Some(Why::CanBeHelped(what));
    }
    let ends = notebook.ties_of(one.id).flat_map(|tie| [tie.key.from(), tie.key.to()]);
    let mut between: Vec<PersonId> =
        ends.filter(|id| *id != one.id && known_to_other.contains(id)).collect();
    sort::by(&mut between, Ord::cmp);
    if let Some(who) = between.first() {
        return Some(Why::InCommon(notebook.short_name(*who)));
    }
    shared(&one.tags, &other.tags).map(Why::BothAre)
}

/// The first text that both have, however it is spelt in capitals and accents.
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Option<String> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let others: Vec<String> = other.iter().map(|text| fold(text.trim())).collect();
    one.iter().find(|text| others.contains(&fold(text.trim()))).cloned()
}

/// Who of one's own people knows one of these already and is near: easy company. The nearer circles
/// first.
pub fn old_company(notebook: &Notebook, with: &[PersonId], today: Day) -> Vec<Arc<Person>> {
    let known: BTreeSet<PersonId> = with
        .iter()
        .flat_map(|id| known_to(notebook, *id))
        .filter(|id| !with.contains(id))
        .collect();
    let there = known.iter().filter_map(|id| notebook.person(*id));
    let mut there: Vec<Arc<Person>> = there
        .filter(|person| person.circle.is_some() && !person.is_quiet(today))
        .cloned()
        .collect();
    sort::by(&mut there, |a, b| order(a, today).cmp(&order(b, today)));
    there
}

/// The day on which a meal is proposed: the next Saturday, from tomorrow on.
pub fn next_weekend(today: Day) -> Day {
    let days = (1..=7).map(|n| today.plus(n));
    days.into_iter().find(|day| day.weekday() == Weekday::Saturday).unwrap_or(today)
}

/// What a meal is called that begins then, in minutes of the day.
pub fn meal_word(minutes: u16) -> &'static str {
    match minutes / 60 {
        0..=10 => "Breakfast",
        11..=14 => "Lunch",
        15..=16 => "Coffee",
        _ => "Dinner",
    }
}

/// What one means to do where a meal is planned: "Lunch together at 12:30, at the harbour"; the last
/// two may be empty.
pub fn meal_plan(what: &str, time: &str, place: &str) -> String {
    let at = if time.is_empty() { String::new() } else { format!(" at {time}") };
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    format!("{what} together{at}{place}")
}

/// An invitation to these names, in words to be changed: what, "lunch", on which day, at what time and
/// where, each as it is said; the last two may be empty.
pub fn invitation(names: &[String], what: &str, day: &str, time: &str, place: &str) -> String {
    let (dear, all) = match names {
        [] => ("Hello".to_owned(), "you"),
        [one] => (format!("Dear {one}"), "you"),
        some => (format!("Dear {}", list_words(some)), "all of you"),
    };
    let what = what.to_lowercase();
    let time = if time.is_empty() { String::new() } else { format!(" at {time}") };
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    format!(
        "{dear}, would you like to have {what} with me on {day}{time}{place}? I would love to sit with \
         {all} and hear how you are."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::AnyId;
    use crate::id::MomentId;
    use crate::insight::fixtures::person_id;
    use crate::life::Moment;
    use crate::people::{Resting, Tie, TieKey, TieKind};

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    fn person(n: usize, circle: Option<Circle>) -> Person {
        Person { circle, ..Person::new(person_id(n), format!("P{n}")) }
    }

    fn notebook(people: &[Person], meals: &[(usize, i32)]) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for person in people {
                edit.put_person(person);
            }
            for (n, (who, ago)) in meals.iter().enumerate() {
                let day = today().plus(-ago);
                edit.put_moment(&Moment {
                    people: [person_id(*who)].into(),
                    ..Moment::new(MomentId::from_random(n as u64), day, MomentKind::Meal)
                });
            }
        });
        document.notebook().clone()
    }

    fn tie(notebook: &Notebook, a: usize, b: usize) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for person in notebook.people() {
                edit.put_person(person);
            }
            for tie in notebook.ties() {
                edit.put_tie(tie);
            }
            let friend = TieKind::from_slug("friend").unwrap();
            edit.put_tie(&Tie::new(TieKey::new(person_id(a), person_id(b), friend).unwrap()));
        });
        document.notebook().clone()
    }

    #[test]
    fn who_wasnt_sat_with_the_nearer_circle_first() {
        let people = [
            person(0, Some(Circle::Friends)),
            person(1, Some(Circle::Heart)),
            person(2, Some(Circle::Close)),
            person(3, Some(Circle::Known)),
            person(4, None),
            Person { resting: Some(Resting::Open), ..person(5, Some(Circle::Heart)) },
            Person { died: Some(PartialDate::Year(2020)), ..person(6, Some(Circle::Heart)) },
            person(7, Some(Circle::Heart)),
        ];
        // Their heart ate with 7 this week, with 1 a month ago, with 2 last week; a meal that lies
        // ahead is none yet.
        let notebook = notebook(&people, &[(7, 3), (1, 30), (2, 7), (0, -5)]);
        let found = not_sat_with(&notebook, today());
        let who: Vec<PersonId> = found.iter().map(|one| one.person.id).collect();
        assert_eq!(who, [person_id(1), person_id(0)]);
        let last: Vec<String> = found.iter().map(|one| last_sat(one.last, today())).collect();
        assert_eq!(last, ["some weeks ago", "not yet"]);
    }

    #[test]
    fn the_day_decides_within_a_circle_and_the_same_one_all_day() {
        let people: Vec<Person> = (0..20).map(|n| person(n, Some(Circle::Close))).collect();
        let notebook = notebook(&people, &[]);
        let on = |day: Day| not_sat_with(&notebook, day);
        assert_eq!(on(today()), on(today()));
        let first: BTreeSet<PersonId> = (0..30).map(|n| on(today().plus(n))[0].person.id).collect();
        assert!(first.len() > 5, "not always the same: {first:?}");
    }

    #[test]
    fn when_that_was_as_one_remembers_it() {
        for (last, words) in [
            ("2026-11-20", "lately"),
            ("2026-10-20", "some weeks ago"),
            ("2026-04-12", "in spring"),
            ("2026-07", "in summer"),
            ("2026-01-05", "in winter"),
            ("2025-10-01", "in autumn 2025"),
            ("2025-02-01", "in winter 2024"),
            ("2019-21", "in spring 2019"),
            ("2019", "in 2019"),
        ] {
            assert_eq!(last_sat(Some(last.parse().unwrap()), today()), words, "{last}");
        }
    }

    #[test]
    fn who_would_enjoy_whom_and_why() {
        let near = Some(Circle::Friends);
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let people = [
            Person {
                cares: texts(&["Sailing", "bread"]),
                helps: texts(&["maths"]),
                tags: texts(&["choir"]),
                ..person(0, near)
            },
            Person { cares: texts(&["sailing"]), ..person(1, near) },
            Person { helps: texts(&["bread"]), ..person(2, near) },
            Person { cares: texts(&["Maths"]), ..person(3, near) },
            Person { tags: texts(&["Choir"]), ..person(4, near) },
            person(5, near),
            person(6, near),
            // Not placed, and resting.
            Person { cares: texts(&["sailing"]), ..person(7, None) },
            Person { cares: texts(&["sailing"]), resting: Some(Resting::Open), ..person(8, near) },
        ];
        let plain = notebook(&people, &[]);
        let sentences = |notebook: &Notebook, with: &[usize]| -> Vec<String> {
            let with: Vec<PersonId> = with.iter().map(|n| person_id(*n)).collect();
            let all = company(notebook, &with, today());
            let mut all: Vec<String> = all.iter().map(|one| one.sentence(notebook)).collect();
            all.sort();
            all
        };
        assert_eq!(
            sentences(&plain, &[0]),
            [
                "P1 and P0 both care about sailing.",
                "P2 can help with bread, which P0 cares about.",
                "P3 cares about Maths, with which P0 can help.",
                "P4 and P0 share the tag “Choir”.",
            ]
        );
        // A friend in common; who is tied already needn't be introduced.
        let tied = tie(&tie(&tie(&plain, 5, 6), 0, 6), 0, 1);
        let all = sentences(&tied, &[0]);
        assert!(all.contains(&"Both P5 and P0 know P6.".to_owned()), "{all:?}");
        assert!(all.iter().all(|one| !one.contains("P1 ")), "{all:?}");
        let old: BTreeSet<PersonId> =
            old_company(&tied, &[person_id(0)], today()).iter().map(|one| one.id).collect();
        assert_eq!(old, [person_id(1), person_id(6)].into());
        assert!(sentences(&plain, &[]).is_empty());
        // A name that ends with a point ends the sentence.
        let named = |n, name: &str| Person { name: name.into(), ..person(n, near) };
        let lees = [person(0, near), person(5, near), named(6, "Lee Ek"), named(7, "Lee Oz")];
        let tied = tie(&tie(&notebook(&lees, &[]), 5, 6), 0, 6);
        assert_eq!(sentences(&tied, &[0]), ["Both P5 and P0 know Lee E."]);
        // With two at the table, each is told once, for what says most.
        assert_eq!(sentences(&plain, &[0, 1]).len(), 3);
    }

    #[test]
    fn a_plan_in_words() {
        assert_eq!(
            meal_plan("Lunch", "12:30", "at the harbour"),
            "Lunch together at 12:30, at the harbour"
        );
        assert_eq!(meal_plan("Dinner", "", ""), "Dinner together");
    }

    #[test]
    fn an_invitation_in_words() {
        let names = ["Grace", "George"].map(String::from);
        assert_eq!(
            invitation(&names, "Lunch", "Saturday 28 November", "12:30", "at the harbour"),
            "Dear Grace and George, would you like to have lunch with me on Saturday 28 November at \
             12:30, at the harbour? I would love to sit with all of you and hear how you are."
        );
        assert_eq!(
            invitation(&names[..1], meal_word(19 * 60), "Friday", "", ""),
            "Dear Grace, would you like to have dinner with me on Friday? I would love to sit with \
             you and hear how you are."
        );
        let words = [480, 750, 930, 1150].map(meal_word);
        assert_eq!(words, ["Breakfast", "Lunch", "Coffee", "Dinner"]);
    }

    #[test]
    fn a_meal_is_proposed_for_saturday() {
        for (today, day) in [
            ("2026-11-22", "2026-11-28"),
            ("2026-11-27", "2026-11-28"),
            ("2026-11-28", "2026-12-05"),
        ] {
            assert_eq!(next_weekend(today.parse().unwrap()).to_string(), day);
        }
    }
}
