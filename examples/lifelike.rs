//! A made-up network as a life has it, for looking at the map and for measuring: families, work,
//! clubs, school, neighbours; who met whom through whom; moments over fifteen years.
//!
//! `cargo run --no-default-features --example lifelike -- [PEOPLE [DATE [SEED [MOMENTS]]]] > kith.json`
//! prints it as a backup that Kith opens. 150 people, the day of today and as many moments as come
//! of their circles by default; the same numbers make the same network.
#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "an example with lists of its own"
)]

use std::collections::BTreeSet;
use std::error::Error;
use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

use kith::day::Day;
use kith::document::{Document, Edit};
use kith::giving::{Habit, HabitKind};
use kith::id::{AnyId, GroupId, HabitId, MomentId, PersonId, ViewId};
use kith::interchange::backup;
use kith::life::{Moment, MomentKind};
use kith::people::{
    Circle, Filter, Grouping, NamedGroup, Person, SavedView, Tie, TieKey, TieKind, View,
};

const GIVEN: [&str; 64] = [
    "Mira", "Jonas", "Ruth", "Tomasz", "Leila", "Oskar", "Amara", "Ben", "Ingrid", "Paul", "Yuki",
    "Clara", "Samir", "Nora", "Dario", "Wei", "Fatou", "Henrik", "Sofia", "Emil", "Grete", "Ravi",
    "Hannah", "Luca", "Aoife", "Marek", "Salma", "Peter", "Olga", "Tobias", "Chidi", "Marta",
    "Kenji", "Elena", "Arjun", "Birgit", "Matteo", "Lena", "George", "Anya", "Hugo", "Priya",
    "Dmitri", "Jun", "Zeynep", "Ilse", "Noah", "Carmen", "Thabo", "Maeve", "Viktor", "Rosa",
    "Eero", "Nadia", "Félix", "Signe", "Omar", "Katya", "Liam", "Pilar", "Anders", "Mei",
    "Ousmane", "Iris",
];
const FAMILY: [&str; 61] = [
    "Halden",
    "Wrona",
    "Farahani",
    "Okafor",
    "Solheim",
    "Adeyemi",
    "Tanabe",
    "Beaumont",
    "Haddad",
    "Lindqvist",
    "Conti",
    "Zhang",
    "Diallo",
    "Dahl",
    "Marques",
    "Novak",
    "Vogel",
    "Menon",
    "Weiss",
    "Ferri",
    "Byrne",
    "Kowal",
    "Nasser",
    "Lang",
    "Petrenko",
    "Frey",
    "Eze",
    "Rossi",
    "Mori",
    "Popescu",
    "Rao",
    "Olsen",
    "Greco",
    "Fischer",
    "Stamatis",
    "Volkova",
    "Martin",
    "Shah",
    "Orlov",
    "Park",
    "Demir",
    "Brandt",
    "Keller",
    "Vega",
    "Mokoena",
    "Doyle",
    "Ivanov",
    "Castillo",
    "Virtanen",
    "Rahman",
    "Moreau",
    "Nyström",
    "Farouk",
    "Sokolova",
    "Walsh",
    "Iglesias",
    "Bakke",
    "Chen",
    "Sow",
    "Lund",
    "Yilmaz",
];

/// What brings people together: the name of the place, a tag, how they are tied, how many they are.
type Setting = (&'static str, &'static str, &'static [&'static str], usize);
const SETTINGS: [Setting; 14] = [
    ("", "family", &["cousin", "aunt-uncle", "relative"], 13),
    ("Nordlicht Software", "work", &["colleague", "colleague", "friend", "mentor"], 17),
    ("", "choir", &["friend", "acquaintance", "sings with"], 14),
    ("Halvorsen & Lund", "", &["colleague", "colleague", "friend"], 12),
    ("", "university", &["friend", "friend", "best-friend", "household"], 15),
    ("Open Table", "volunteering", &["colleague", "friend"], 10),
    ("", "climbing", &["friend", "climbs with"], 9),
    ("St. Anna Hospital", "", &["colleague", "assistant", "friend"], 10),
    ("", "street", &["neighbour", "neighbour", "friend"], 9),
    ("Riverside School", "", &["colleague", "friend"], 8),
    ("Harbour Arts", "art", &["acquaintance", "friend", "mentor"], 8),
    ("", "school days", &["friend", "acquaintance"], 8),
    ("Fieldwork", "", &["colleague", "mentor", "friend"], 7),
    ("", "book circle", &["acquaintance", "friend"], 6),
];

/// SplitMix64 (S. Vigna).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, sides: usize) -> usize {
        (self.next() % sides.max(1) as u64) as usize
    }

    fn id<T: AnyId>(&mut self) -> T {
        T::from_random(self.next())
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

struct Life {
    dice: Dice,
    today: Day,
    people: Vec<Person>,
    groups: Vec<Vec<usize>>,
    ties: Vec<Tie>,
}

impl Life {
    fn tie(&mut self, a: usize, kind: &str, b: usize, dated: bool) {
        let (from, to) = (self.people[a].id, self.people[b].id);
        let Some(Ok(key)) = TieKind::from_slug(kind).map(|kind| TieKey::new(from, to, kind)) else {
            return;
        };
        let has = |tie: &Tie| tie.key.has(from) && tie.key.has(to);
        // Two people have two ties now and then, not more.
        if self.ties.iter().filter(|tie| has(tie)).count() > usize::from(self.dice.below(12) == 0) {
            return;
        }
        let since = dated.then(|| self.today.plus(-(200 + self.dice.below(6_000) as i32)).into());
        self.ties.push(Tie { since, ..Tie::new(key) });
    }

    fn person(&mut self, at: usize, family: &str, (place, tag): (&str, &str)) -> usize {
        let given = GIVEN[(at * 37 + at / GIVEN.len()) % GIVEN.len()];
        let mut person = Person::new(self.dice.id(), format!("{given} {family}"));
        (person.given, person.family) = (given.to_owned(), family.to_owned());
        person.company = place.to_owned();
        person.tags.extend((!tag.is_empty()).then(|| tag.to_owned()));
        if self.dice.below(10) < 7 {
            person.met = Some(self.today.plus(-(60 + self.dice.below(5_500) as i32)).into());
        }
        if self.dice.below(3) == 0 {
            let (month, day) = (1 + self.dice.below(12), 1 + self.dice.below(28));
            let date = format!("--{month:02}-{day:02}").parse();
            person.dates.extend(date.ok().map(|date| ("birthday".to_owned(), date)));
        }
        if self.dice.below(12) == 0 {
            // Signs that a machine without an emoji font can draw, too.
            person.face = self.dice.one_of(&["♫", "⚓", "☀", "✿", "♞"]).to_owned();
        }
        self.people.push(person);
        self.people.len() - 1
    }

    /// Two parents, their children, and who else there is, tied as families are.
    fn family(&mut self, size: usize, at: usize, tag: &str) -> Vec<usize> {
        let name = FAMILY[at * 7 % FAMILY.len()];
        let members: Vec<usize> = (0..size)
            .map(|n| {
                let other = FAMILY[(at * 7 + n * 11 + 3) % FAMILY.len()];
                let name = if n < 5 { name } else { other };
                self.person(at + n, name, ("", tag))
            })
            .collect();
        self.tie(members[0], "spouse", members[1], true);
        for (n, child) in members.iter().enumerate().skip(2).take(3) {
            self.tie(members[0], "parent", *child, false);
            self.tie(members[1], "parent", *child, false);
            members.iter().skip(2).take(n - 2).for_each(|other| {
                self.tie(*other, "sibling", *child, false);
            });
        }
        // Then aunts, uncles and cousins, each by one of the parents.
        for (n, other) in members.iter().enumerate().skip(5) {
            if n % 3 == 2 {
                self.tie(*other, "sibling", members[n % 2], false);
            } else {
                self.tie(members[n - 1 - (n + 2) % 3], "parent", *other, false);
                self.tie(members[2 + n % 3], "cousin", *other, false);
            }
        }
        members
    }

    fn setting(&mut self, size: usize, round: usize, setting: Setting, at: usize) -> Vec<usize> {
        let (place, tag, kinds, _) = setting;
        let again = |word: &str| match round {
            _ if word.is_empty() => String::new(),
            0 => word.to_owned(),
            round => format!("{word} {}", round + 1),
        };
        let (place, tag) = (again(place), again(tag));
        if setting.1 == "family" {
            return self.family(size, at, &tag);
        }
        let members: Vec<usize> = (0..size)
            .map(|n| {
                let name = FAMILY[(at * 5 + n * 17 + at / 9) % FAMILY.len()];
                self.person(at + n, name, (&place, &tag))
            })
            .collect();
        // Everybody knows those next to them, and friends of friends come to know each other.
        for n in 1..size {
            let near = n - 1 - self.dice.below(n.min(3));
            let kind = self.dice.one_of(kinds);
            let dated = self.dice.below(2) == 0;
            self.tie(members[n], kind, members[near], dated);
            for _ in 0..if n > 2 { 1 + self.dice.below(2) } else { 0 } {
                let kind = self.dice.one_of(kinds);
                let other = members[self.dice.below(n - 1)];
                self.tie(members[n], kind, other, false);
            }
        }
        if !place.is_empty() && size > 6 {
            (1..size.min(6)).for_each(|n| self.tie(members[0], "manager", members[n], true));
        }
        members
    }

    /// Friendships and introductions between groups, so that they hang together by a few.
    fn across(&mut self) {
        for from in 0..self.groups.len() {
            for _ in 0..1 + self.groups[from].len() / 6 {
                let to = match self.dice.below(3) {
                    0 => self.dice.below(self.groups.len()),
                    _ => (from + 1) % self.groups.len(),
                };
                let (a, b) = (self.groups[from].clone(), self.groups[to].clone());
                let (a, b) = (self.dice.one_of(&a), self.dice.one_of(&b));
                let kind = self.dice.one_of(&[
                    "friend",
                    "introduced",
                    "friend",
                    "partner",
                    "acquaintance",
                ]);
                if a != b {
                    self.tie(a, kind, b, true);
                }
            }
        }
    }

    /// Circles as they are in life: 5, 15, 50 and 150 within each other, of 150 people.
    fn circles(&mut self) {
        let n = self.people.len();
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            let other = self.dice.below(last + 1);
            order.swap(last, other);
        }
        // The family is near, work friends and the choir nearer than the rest.
        order.sort_by_key(|at| (*at / 17).min(4) + at % 5);
        for (at, who) in order.into_iter().enumerate() {
            self.people[who].circle = match at * 150 / n.max(150) {
                0..5 => Some(Circle::Heart),
                5..16 => Some(Circle::Close),
                16..52 => Some(Circle::Friends),
                52..112 => Some(Circle::Wider),
                112..140 => Some(Circle::Known),
                _ => None,
            };
        }
    }

    /// As many as come of their circles, then more with those who are placed, until there are `least`.
    fn moments(&mut self, edit: &mut Edit<'_>, least: usize) {
        let mut made = 0;
        let kinds = [
            (MomentKind::Talked, "A long call."),
            (MomentKind::Met, "A walk by the river."),
            (MomentKind::Meal, "Soup, and much laughter."),
            (MomentKind::Listened, ""),
            (MomentKind::Gave, "Helped with the move."),
            (MomentKind::Thanked, ""),
            (MomentKind::Joy, "Good news!"),
            (MomentKind::Frustration, "A hard week."),
        ];
        for at in 0..self.people.len() {
            let (times, every) = match self.people[at].circle {
                Some(Circle::Heart) => (28, 30),
                Some(Circle::Close) => (14, 75),
                Some(Circle::Friends) => (6, 240),
                Some(Circle::Wider) => (3, 500),
                _ => (self.dice.below(2), 900),
            };
            let mut ago = self.dice.below(every) as i32;
            for _ in 0..times {
                let (kind, text) = self.dice.one_of(&kinds);
                let mut people: BTreeSet<PersonId> = [self.people[at].id].into();
                if self.dice.below(4) == 0 {
                    let group = self.groups.iter().find(|group| group.contains(&at)).cloned();
                    let other = group.map(|group| self.dice.one_of(&group));
                    people.extend(other.map(|other| self.people[other].id));
                }
                let text = if self.dice.below(3) == 0 { text } else { "" }.to_owned();
                let (id, day) = (self.dice.id::<MomentId>(), self.today.plus(-ago));
                edit.put_moment(&Moment { people, text, ..Moment::new(id, day, kind) });
                made += 1;
                ago += 1 + self.dice.below(every * 2) as i32;
            }
        }
        while made < least {
            let person = self.dice.below(self.people.len());
            if self.people[person].circle.is_some() {
                let (kind, text) = self.dice.one_of(&kinds);
                let (id, day) = (self.dice.id::<MomentId>(), self.dice.below(15 * 365) as i32);
                let moment = Moment::new(id, self.today.plus(-day), kind);
                let people = [self.people[person].id].into();
                edit.put_moment(&Moment { people, text: text.to_owned(), ..moment });
                made += 1;
            }
        }
    }
}

fn life(people: usize, today: Day, seed: u64) -> Life {
    let (groups, ties) = (Vec::new(), Vec::new());
    let mut life = Life { dice: Dice(seed), today, people: Vec::new(), groups, ties };
    // One in ten is tied to nobody but me.
    let tied = people - people / 10;
    for at in 0.. {
        let setting = SETTINGS[at % SETTINGS.len()];
        let here = life.people.len();
        let size = setting.3.min(tied.saturating_sub(here));
        if size < 5 {
            break;
        }
        let group = life.setting(size, at / SETTINGS.len(), setting, here);
        life.groups.push(group);
    }
    if !life.groups.is_empty() {
        life.across();
    }
    while life.people.len() < people {
        let at = life.people.len();
        let name = FAMILY[at * 13 % FAMILY.len()];
        life.person(at, name, ("", ""));
    }
    life.circles();
    life
}

fn document(mut life: Life, moments: usize) -> Document {
    let mut document = Document::new(life.dice.next());
    document.edit("Made up", |edit| {
        life.people.iter().for_each(|person| edit.put_person(person));
        life.ties.iter().for_each(|tie| edit.put_tie(tie));
        life.moments(edit, moments);
        for (name, kind, rhythm) in [
            ("Listen to someone's day", HabitKind::Listen, "daily"),
            ("Thank someone by name", HabitKind::Thank, "MO,TU,WE,TH,FR"),
            ("Bring two people together", HabitKind::Introduce, "1/week"),
        ] {
            let Ok(rhythm) = rhythm.parse() else { continue };
            let (id, started) = (life.dice.id::<HabitId>(), life.today.plus(-90));
            edit.put_habit(&Habit::new(id, name, kind, rhythm, started));
            for ago in 1..90 {
                if life.dice.below(3) > 0 {
                    edit.check(id, life.today.plus(-ago));
                }
            }
        }
        if let Some(group) = life.groups.get(2) {
            let people = group.iter().map(|at| life.people[*at].id).collect();
            let name = "The Thursday choir".to_owned();
            edit.name_group(&NamedGroup { id: life.dice.id::<GroupId>(), name, people });
        }
        let drifting = Filter::All(vec![
            Filter::Drifting,
            Filter::Any(vec![
                Filter::Circle(Some(Circle::Close)),
                Filter::Circle(Some(Circle::Friends)),
            ]),
        ]);
        for (name, view, filter, grouping) in [
            ("Old friends to call", View::Rings, drifting, Grouping::None),
            ("How they all hang together", View::Constellation, Filter::default(), Grouping::Found),
        ] {
            let (id, name) = (life.dice.id::<ViewId>(), name.to_owned());
            edit.put_view(&SavedView { id, name, view, filter, grouping });
        }
    });
    document
}

fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::EPOCH.plus((since.as_secs() / 86_400) as i32)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let people = arguments.next().map_or(Ok(150), |text| text.parse())?;
    let made = arguments.next().map_or(Ok(today()), |text| text.parse())?;
    let seed = arguments.next().map_or(Ok(1), |text| text.parse())?;
    let moments = arguments.next().map_or(Ok(0), |text| text.parse())?;
    let document = document(life(people, made, seed), moments);
    std::io::stdout().write_all(backup::write(&document, made).as_bytes())?;
    Ok(())
}
