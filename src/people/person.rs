//! A person, as the user knows them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::calendar_date::CalendarDate;
use super::circle::Circle;
use super::saved::Place;
use super::text::fold;
use crate::day::Day;
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
    /// How close they are; `None` while not placed yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    /// Where they work or belong.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// What they do there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The day we met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met: Option<Day>,
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
    /// What a file told that has no place above, by its name there, kept for the way back.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
    /// What other programs know them by, so that the same file twice adds nobody twice.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub sources: BTreeSet<String>,
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
        let text = [&self.name, &self.nick, &self.company, &self.role].map(String::as_str);
        let tags = self.tags.iter().map(String::as_str);
        let haystack = fold(&text.into_iter().chain(tags).collect::<Vec<_>>().join(" "));
        folded_words.iter().all(|word| haystack.contains(word))
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
            circle: None,
            company: String::new(),
            role: String::new(),
            met: None,
            face: String::new(),
            pin: None,
            angle: None,
            notes: String::new(),
            tags: BTreeSet::new(),
            reach: BTreeMap::new(),
            dates: BTreeMap::new(),
            extra: BTreeMap::new(),
            sources: BTreeSet::new(),
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
    fn found_by_any_words() {
        let ada = Person { company: "Analytical Société".into(), ..named("Ada Lovelace") };
        assert!(ada.matches(&["love", "societe"]));
        assert!(!ada.matches(&["love", "grace"]));
        assert!(ada.matches(&[]));
    }
}
