//! A person, as the user knows them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::cadence::Cadence;
use super::calendar_date::CalendarDate;
use super::circle::Circle;
use super::detail::{Jotting, Period, Resting};
use super::saved::Place;
use super::text::fold;
use crate::day::{Day, PartialDate};
use crate::id::PersonId;

/// The label of a birthday among a person's dates.
pub const BIRTHDAY: &str = "birthday";

/// A person. Nothing here counts what they gave or received, and nothing may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Who this is.
    pub id: PersonId,
    /// The whole name as it is shown, in any script and order; one word is enough.
    pub name: String,
    /// Given name, where a source told it apart.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// Family name, likewise.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub family: String,
    /// What friends call them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nick: String,
    /// What they were called before: a name at birth, another spelling.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub former: String,
    /// The words to speak of them by: "she/her".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pronouns: String,
    /// How close they are; `None` while not placed yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// The circles before: which it was *until* that day; see [`Person::place`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub circles: BTreeMap<Day, Option<Circle>>,
    /// Where they work or belong.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// What they do there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Where they worked or what they did, each for a while.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub work: BTreeMap<String, Period>,
    /// When we met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<PartialDate>,
    /// How and where we met.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub met_how: String,
    /// Through whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<PersonId>,
    /// How often to be in touch, where it is another than their circle's or their tags'.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cadence: Option<Cadence>,
    /// "Not now": they are nobody's prompt meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resting: Option<Resting>,
    /// When they died.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub died: Option<PartialDate>,
    /// Whether they are left out of the map.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub off_map: bool,
    /// An emoji to show instead of initials; empty: initials.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub face: String,
    /// Where they were pinned in the constellation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin: Option<Place>,
    /// Where on their ring they were pinned: thousandths of a radian, clockwise from the right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub angle: Option<i32>,
    /// Anything worth remembering.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Words to find them by.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Ways to reach them: the URI of a [`Reach`](super::Reach), and a label like "work".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub reach: BTreeMap<String, String>,
    /// Dates that come round, by label; see [`BIRTHDAY`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<String, CalendarDate>,
    /// How many days ahead such a date is worth a word, by its label, where it isn't a week.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lead: BTreeMap<String, u16>,
    /// Where they live, as on a letter, and a label like "summer".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub addresses: BTreeMap<String, String>,
    /// What they care about.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub cares: BTreeSet<String>,
    /// What they can help with.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub helps: BTreeSet<String>,
    /// What a host should know: what they eat and don't, a cat they can't bear.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub host: BTreeSet<String>,
    /// What to ask them next time.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<String, Jotting>,
    /// What would please them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub gifts: BTreeMap<String, Jotting>,
    /// Fields of the user's own, and what a file told that has no place above, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
    /// What other programs know them by, so that the same file twice adds nobody twice.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub sources: BTreeSet<String>,
    /// Who looks like them and is somebody else. Said of one of the two, it holds for both.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<PersonId>,
}

impl Person {
    /// A person of whom nothing but the name is known.
    pub fn new(id: PersonId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), ..Self::default() }
    }

    /// The name, or what stands for it while it is unknown.
    pub fn shown_name(&self) -> &str {
        if self.name.is_empty() { "Someone without a name" } else { &self.name }
    }

    /// What to call them in a sentence: the nickname, the given name, or the first word of a name
    /// in Latin letters; else the whole name.
    pub fn short_name(&self) -> &str {
        if !self.nick.is_empty() {
            return &self.nick;
        }
        if !self.given.is_empty() {
            return &self.given;
        }
        if self.name.is_empty() {
            return self.shown_name();
        }
        let name = self.name.as_str();
        match name.split_once(' ') {
            Some((first, _)) if first.chars().nth(1).is_some() && first.chars().all(is_latin) => {
                first
            }
            _ => name,
        }
    }

    /// Up to two letters for a face without a photo.
    pub fn initials(&self) -> String {
        let mut words =
            self.name.split(' ').filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        let first = words.next();
        let last = words.next_back();
        // One sign stands for a name in a script whose signs are whole syllables or words.
        let upper = first.into_iter().chain(last).flat_map(char::to_uppercase);
        let initials: String = upper.collect();
        if initials.is_empty() { self.name.chars().take(1).collect() } else { initials }
    }

    /// What stands for them on the map: the emoji that was chosen, else their initials.
    pub fn shown_face(&self) -> String {
        if self.face.is_empty() { self.initials() } else { self.face.clone() }
    }

    /// What a list sorts them by: family name first where it is known, folded.
    pub fn sort_key(&self) -> String {
        fold(&format!("{} {}", self.name, self.family))
    }

    /// Whether these folded words are all found in what is known of the person.
    pub fn matches(&self, folded_words: &[&str]) -> bool {
        let names = [&self.name, &self.nick, &self.given, &self.family, &self.former];
        let text = names.into_iter().chain([&self.company, &self.role]).map(String::as_str);
        let tags = self.tags.iter().map(String::as_str);
        let haystack = fold(&text.chain(tags).collect::<Vec<_>>().join(" "));
        folded_words.iter().all(|word| haystack.contains(word))
    }

    /// Places them in a circle, or in none, on this day. Which it was until then is kept; of several
    /// changes on one day, the last one counts.
    pub fn place(&mut self, circle: Option<Circle>, today: Day) {
        if circle == self.circle {
            return;
        }
        // Who is placed for the first time comes from nowhere.
        let is_first = self.circle.is_none() && self.circles.is_empty();
        let before = self.circle;
        self.circle = circle;
        if is_first {
            return;
        }
        let until = *self.circles.entry(today).or_insert(before);
        if until == circle {
            self.circles.remove(&today);
        }
    }

    /// The circle they were in at the end of this day, as far as is known.
    pub fn circle_on(&self, day: Day) -> Option<Circle> {
        let later = self.circles.range(day.plus(1)..).next();
        later.map_or(self.circle, |(_, before)| *before)
    }

    /// Whether nothing shall prompt for them: they rest, or they died.
    pub fn is_quiet(&self, today: Day) -> bool {
        self.died.is_some() || self.resting.is_some_and(|rest| rest.is_on(today))
    }

    /// Whether both have a birthday, and not the same.
    pub fn contradicts(&self, other: &Person) -> bool {
        self.birthday().zip(other.birthday()).is_some_and(|(one, two)| !one.agrees(two))
    }

    /// The birthday, where it is known.
    pub fn birthday(&self) -> Option<CalendarDate> {
        self.dates.get(BIRTHDAY).copied()
    }
}

/// Whether a sign stands in a first name written in Latin letters: "Zoë", "Anne-Marie".
fn is_latin(sign: char) -> bool {
    sign == '-'
        || matches!(sign, '\u{300}'..='\u{36f}')
        || (sign < '\u{250}' && sign.is_alphabetic())
}

impl Default for Person {
    fn default() -> Self {
        Self {
            id: crate::id::AnyId::from_random(0),
            name: String::new(),
            given: String::new(),
            family: String::new(),
            nick: String::new(),
            former: String::new(),
            pronouns: String::new(),
            circle: None,
            circles: BTreeMap::new(),
            company: String::new(),
            role: String::new(),
            work: BTreeMap::new(),
            met: None,
            met_how: String::new(),
            through: None,
            cadence: None,
            resting: None,
            died: None,
            off_map: false,
            face: String::new(),
            pin: None,
            angle: None,
            notes: String::new(),
            tags: BTreeSet::new(),
            reach: BTreeMap::new(),
            dates: BTreeMap::new(),
            lead: BTreeMap::new(),
            addresses: BTreeMap::new(),
            cares: BTreeSet::new(),
            helps: BTreeSet::new(),
            host: BTreeSet::new(),
            questions: BTreeMap::new(),
            gifts: BTreeMap::new(),
            extra: BTreeMap::new(),
            sources: BTreeSet::new(),
            apart: BTreeSet::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Person {
        Person { name: name.into(), ..Person::default() }
    }

    #[test]
    fn faces_without_photos() {
        for (name, initials) in [
            ("Ada Lovelace", "AL"),
            ("Prince", "P"),
            ("Jean Paul Sartre", "JS"),
            ("王秀英", "王"),
            ("ömer ünlü", "ÖÜ"),
            ("(Bob) \"B\" Smith", "BS"),
            ("👩‍🚀", "👩"),
            ("", ""),
        ] {
            assert_eq!(named(name).initials(), initials, "{name}");
        }
    }

    #[test]
    fn called_by_a_short_name() {
        assert_eq!(named("Ada Lovelace").short_name(), "Ada");
        assert_eq!(named("Zoë-Anne Ó Briain").short_name(), "Zoë-Anne");
        assert_eq!(named("王 秀英").short_name(), "王 秀英");
        assert_eq!(named("J Doe").short_name(), "J Doe");
        let nick = Person { nick: "Amazing".into(), ..named("Grace Hopper") };
        assert_eq!(nick.short_name(), "Amazing");
        assert_eq!(named("").short_name(), "Someone without a name");
    }

    #[test]
    fn circles_over_time() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let mut ada = named("Ada");
        ada.place(Some(Circle::Friends), day("2024-01-01"));
        assert!(ada.circles.is_empty(), "the first place is no change");
        ada.place(Some(Circle::Close), day("2025-01-01"));
        ada.place(Some(Circle::Heart), day("2025-01-01"));
        ada.place(None, day("2026-01-01"));
        for (on, circle) in [
            ("2020-01-01", Some(Circle::Friends)),
            ("2024-12-31", Some(Circle::Friends)),
            ("2025-01-01", Some(Circle::Heart)),
            ("2025-12-31", Some(Circle::Heart)),
            ("2026-01-01", None),
        ] {
            assert_eq!(ada.circle_on(day(on)), circle, "{on}");
        }
        ada.place(Some(Circle::Heart), day("2026-01-01"));
        assert_eq!(ada.circles.len(), 1, "moved and moved back on one day is no change");
    }

    #[test]
    fn found_by_any_words() {
        let ada = Person {
            company: "Analytical Société".into(),
            former: "Byron".into(),
            ..named("Ada Lovelace")
        };
        assert!(ada.matches(&["love", "societe"]));
        assert!(ada.matches(&["byron"]));
        assert!(!ada.matches(&["love", "grace"]));
        assert!(ada.matches(&[]));
    }

    #[test]
    fn birthdays_contradict_unless_a_year_is_unknown() {
        let born = |date: &str| {
            let dates = [(BIRTHDAY.to_owned(), date.parse().unwrap())].into();
            Person { dates, ..named("Ada") }
        };
        assert!(!born("--12-10").contradicts(&born("1815-12-10")));
        assert!(born("1816-12-10").contradicts(&born("1815-12-10")));
        assert!(born("--12-11").contradicts(&born("1815-12-10")));
        assert!(!named("Ada").contradicts(&born("1815-12-10")));
    }
}
