//! Who fits a filter.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::cadence::standing;
use super::graph::Graph;
use super::groups::{Group, groups, members};
use super::known::{met_on, through};
use super::warmth::warmth;
use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Filter, GroupKey, Grouping, Person, Warmth, fold};

/// Everybody who fits. Who was met on no known day fits neither "since" nor "until".
pub fn fits(notebook: &Notebook, filter: &Filter, today: Day) -> BTreeSet<PersonId> {
    let all = notebook.people().map(|person| person.id).collect();
    Fitting { notebook, today, all, found: OnceCell::new() }.of(filter)
}

struct Fitting<'a> {
    notebook: &'a Notebook,
    today: Day,
    all: BTreeSet<PersonId>,
    /// Asked for at most once.
    found: OnceCell<Vec<Group>>,
}

impl Fitting<'_> {
    fn of(&self, filter: &Filter) -> BTreeSet<PersonId> {
        match filter {
            Filter::All(parts) => parts.iter().fold(self.all.clone(), |left, part| {
                let fit = self.of(part);
                left.into_iter().filter(|id| fit.contains(id)).collect()
            }),
            Filter::Any(parts) => parts.iter().flat_map(|part| self.of(part)).collect(),
            Filter::Not(part) => &self.all - &self.of(part),
            Filter::Group(key) => self.group(key),
            Filter::MetThrough(by) => {
                let people = self.notebook.people();
                people
                    .map(|person| person.id)
                    .filter(|id| through(self.notebook, *id).contains(by))
                    .collect()
            }
            _ => {
                let people = self.notebook.people().filter(|person| self.is(person, filter));
                people.map(|person| person.id).collect()
            }
        }
    }

    fn group(&self, key: &GroupKey) -> BTreeSet<PersonId> {
        let find = || groups(self.notebook, &Graph::of(self.notebook), Grouping::Found);
        let found = match key {
            GroupKey::Named(_) | GroupKey::Around(_) => self.found.get_or_init(find),
            _ => [].as_slice(),
        };
        members(self.notebook, found, key)
    }

    /// Whether a person fits a single condition.
    fn is(&self, person: &Person, filter: &Filter) -> bool {
        let (notebook, today) = (self.notebook, self.today);
        let same = |a: &str, b: &str| fold(a.trim()) == fold(b.trim());
        let met = || met_on(notebook, person);
        match filter {
            Filter::Circle(circle) => person.circle == *circle,
            Filter::Tag(tag) => person.tags.iter().any(|own| same(own, tag)),
            Filter::Company(company) => same(&person.company, company),
            Filter::Tie(kind) => notebook.ties_of(person.id).any(|tie| tie.key.kind() == kind),
            Filter::Warmth(word) => Warmth::of(warmth(notebook, person.id, today)) == *word,
            Filter::Drifting => standing(notebook, person, today).drifts_since().is_some(),
            Filter::MetFrom(day) => met().is_some_and(|met| met >= *day),
            Filter::MetUntil(day) => met().is_some_and(|met| met <= *day),
            Filter::Name(words) => {
                let names = [&person.name, &person.nick, &person.given, &person.family];
                let names = fold(&names.map(String::as_str).join(" "));
                fold(words).split_whitespace().all(|word| names.contains(word))
            }
            // Joined conditions and those that are looked up are told above.
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, GroupId, Ids, MomentId};
    use crate::insight::fixtures::{Dice, person_id};
    use crate::life::{Moment, MomentKind};
    use crate::people::{Circle, Tie, TieKey, TieKind};
    use proptest::prelude::*;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn document() -> Document {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            let person = |n, name: &str| Person::new(person_id(n), name);
            edit.put_person(&Person {
                circle: Some(Circle::Close),
                met: Some("2010-03-04".parse().unwrap()),
                tags: ["Choir".into()].into(),
                ..person(1, "Ada Lovelace")
            });
            edit.put_person(&Person {
                circle: Some(Circle::Close),
                company: "Navy".into(),
                nick: "Amazing".into(),
                ..person(2, "Grace Hopper")
            });
            edit.put_person(&person(3, "Émile"));
            let through = Some(person_id(2));
            edit.put_person(&Person { circle: Some(Circle::Known), through, ..person(4, "Alan") });
            for (n, who, ago) in [(1, 1, 0), (2, 1, 1), (3, 2, 100), (4, 4, 900)] {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(n),
                    day: today().plus(-ago),
                    kind: MomentKind::Talked,
                    people: [person_id(who)].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
            for (a, kind, b) in [(1, "introduced", 2), (3, "introduced", 4), (2, "mentor", 3)] {
                let kind = TieKind::from_slug(kind).unwrap();
                edit.put_tie(&Tie::new(TieKey::new(person_id(a), person_id(b), kind).unwrap()));
            }
        });
        document
    }

    fn who(text: &str) -> Vec<usize> {
        let document = document();
        let fit = fits(document.notebook(), &text.parse().unwrap(), today());
        (1..=4).filter(|n| fit.contains(&person_id(*n))).collect()
    }

    #[test]
    fn each_condition() {
        let (one, three) = (person_id(1), person_id(3));
        for (text, fit) in [
            ("all()", &[1, 2, 3, 4][..]),
            ("any()", &[]),
            ("circle(2)", &[1, 2]),
            ("unplaced", &[3]),
            ("tag(\"CHOIR\")", &[1]),
            ("company(\"navy \")", &[2]),
            ("tie(\"mentor\")", &[2, 3]),
            ("tie(\"sails with\")", &[]),
            ("warmth(glowing)", &[1]),
            ("warmth(quiet)", &[3]),
            ("drifting", &[2]),
            ("since(2010-03-04)", &[1, 2, 4]),
            ("since(2010-03-05)", &[2, 4]),
            ("until(2010-03-04)", &[1]),
            ("not(since(0001-01-01))", &[3]),
            (&format!("through({one})"), &[2]),
            (&format!("through({three})"), &[4]),
            (&format!("through({})", person_id(2)), &[4]),
            ("name(\"emi\")", &[3]),
            ("name(\"amaz hop\")", &[2]),
            ("group(tag(\"choir\"))", &[1]),
            (&format!("group(around({one}))"), &[]),
            (&format!("group(named({}))", GroupId::from_random(1)), &[]),
            ("all(circle(2),not(drifting))", &[1]),
            ("any(drifting,name(\"alan\"))", &[2, 4]),
        ] {
            assert_eq!(who(text), fit, "{text}");
        }
    }

    /// A filter by numbers, over conditions that mean something in the sample.
    fn filter(dice: &mut Dice, depth: usize) -> Filter {
        let part = |dice: &mut Dice| filter(dice, depth - 1);
        match dice.below(if depth == 0 { 8 } else { 12 }) {
            0 => Filter::Circle(Circle::from_ring(dice.below(6) as u8)),
            1 => Filter::Tag("work".into()),
            2 => Filter::Company("Open Table".into()),
            3 => Filter::Tie(TieKind::from_slug(["friend", "manager"][dice.below(2)]).unwrap()),
            4 => Filter::Warmth(Warmth::ALL[dice.below(4)]),
            5 => Filter::Drifting,
            6 => Filter::MetFrom(today().plus(-i32::try_from(dice.below(300)).unwrap())),
            7 => Filter::Name(["a", "o"][dice.below(2)].into()),
            8 | 9 => Filter::All((0..dice.below(4)).map(|_| part(dice)).collect()),
            10 => Filter::Any((0..dice.below(4)).map(|_| part(dice)).collect()),
            _ => Filter::Not(Box::new(part(dice))),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn de_morgans_laws(seed: u64, parts in 0_usize..4) {
            let mut document = Document::new(1);
            let mut next = 0;
            let mut source = || { next += 1; next };
            document.edit("", |edit| crate::sample::put(edit, today(), &mut Ids::new(&mut source)));
            let notebook = document.notebook();
            let mut dice = Dice(seed);
            let parts: Vec<Filter> = (0..parts).map(|_| filter(&mut dice, 2)).collect();
            let not = |filter: &Filter| Filter::Not(Box::new(filter.clone()));
            let who = |filter: &Filter| fits(notebook, filter, today());
            let nots: Vec<Filter> = parts.iter().map(not).collect();
            let (all, any) = (Filter::All(parts.clone()), Filter::Any(parts));
            prop_assert_eq!(who(&not(&all)), who(&Filter::Any(nots.clone())));
            prop_assert_eq!(who(&not(&any)), who(&Filter::All(nots)));
            prop_assert_eq!(who(&not(&not(&any))), who(&any));
            prop_assert!(who(&any).iter().all(|id| notebook.person(*id).is_some()));
        }
    }
}
