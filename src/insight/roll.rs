//! Everybody in a list, in one of several orders, each with what they stand under there. No awareness
//! of languages: which name comes first is told from outside.

use std::cmp::Reverse;
use std::sync::Arc;

use super::warmth::warmth;
use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Circle, Person, Warmth};
use crate::sort;

/// In which order people are listed. Who is equal in it is listed by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    #[default]
    Name,
    /// The nearest circle first, who is not placed last.
    Circle,
    /// The warmest first, by word.
    Warmth,
    /// Who was in touch last comes first, with whom no moment is noted last.
    Seen,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 4] = [Order::Name, Order::Circle, Order::Warmth, Order::Seen];

    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Order::Name => "By name",
            Order::Circle => "By circle",
            Order::Warmth => "By warmth",
            Order::Seen => "Last seen",
        }
    }
}

/// What somebody stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Under {
    /// A circle, or none.
    Circle(Option<Circle>),
    /// A word for how warm it is.
    Warmth(Warmth),
}

/// These people in this order, each with what they stand under, where that order has such a thing.
/// `place` tells the place of a shown name among all names.
pub fn in_order(
    notebook: &Notebook,
    people: &[&Arc<Person>],
    order: Order,
    today: Day,
    place: &dyn Fn(&str) -> usize,
) -> Vec<(Option<Under>, PersonId)> {
    let key = |person: &Arc<Person>| {
        let (before, under) = match order {
            Order::Name => (0, None),
            Order::Circle => {
                let ring = person.circle.map_or(i32::MAX, |circle| i32::from(circle.ring()));
                (ring, Some(Under::Circle(person.circle)))
            }
            Order::Warmth => {
                let word = Warmth::of(warmth(notebook, person.id, today));
                let cooler = Warmth::ALL.iter().rev().take_while(|one| **one != word).count();
                (i32::try_from(cooler).unwrap_or(i32::MAX), Some(Under::Warmth(word)))
            }
            Order::Seen => {
                let last = notebook.last_contact(person.id, today).map(Day::number);
                return ((1, Reverse(last), place(person.shown_name()), person.id), None);
            }
        };
        ((before, Reverse(None), place(person.shown_name()), person.id), under)
    };
    let mut listed: Vec<_> = people.iter().map(|person| key(person)).collect();
    sort::by(&mut listed, |(a, _), (b, _)| a.cmp(b));
    listed.into_iter().map(|((.., id), under)| (under, id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId};
    use crate::insight::fixtures::person_id;
    use crate::life::{Moment, MomentKind};

    fn listed(order: Order) -> (Vec<usize>, Vec<Option<Under>>) {
        let today: Day = "2026-11-22".parse().unwrap();
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, name, circle) in [
                (1, "Zoë", Some(Circle::Heart)),
                (2, "Ada", None),
                (3, "Émile", Some(Circle::Heart)),
                (4, "Bo", Some(Circle::Known)),
            ] {
                edit.put_person(&Person { circle, ..Person::new(person_id(n), name) });
            }
            for (n, who, ago) in [(1, 4, 0), (2, 4, 1), (3, 3, 30), (4, 1, 30), (5, 2, -3)] {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(n),
                    day: today.plus(-ago),
                    kind: MomentKind::Talked,
                    people: [person_id(who)].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
        let notebook = document.notebook();
        let people: Vec<_> = notebook.people().collect();
        let names = ["Ada", "Bo", "Émile", "Zoë"];
        let place = |name: &str| names.iter().position(|one| *one == name).unwrap();
        let listed = in_order(notebook, &people, order, today, &place);
        let who = |id| (1..=4).find(|n| person_id(*n) == id).unwrap();
        listed.into_iter().map(|(under, id)| (who(id), under)).unzip()
    }

    #[test]
    fn each_order_and_then_by_name() {
        assert_eq!(listed(Order::Name).0, [2, 4, 3, 1]);
        assert_eq!(listed(Order::Circle).0, [3, 1, 4, 2]);
        assert_eq!(listed(Order::Warmth).0, [4, 3, 1, 2]);
        assert_eq!(listed(Order::Seen).0, [4, 3, 1, 2], "what lies ahead is no seeing yet");
    }

    #[test]
    fn what_they_stand_under() {
        assert_eq!(listed(Order::Name).1, [None; 4]);
        assert_eq!(listed(Order::Seen).1, [None; 4]);
        let heart = Some(Under::Circle(Some(Circle::Heart)));
        assert_eq!(listed(Order::Circle).1[..2], [heart, heart]);
        assert_eq!(listed(Order::Circle).1[3], Some(Under::Circle(None)));
        assert_eq!(listed(Order::Warmth).1[0], Some(Under::Warmth(Warmth::Glowing)));
    }
}
