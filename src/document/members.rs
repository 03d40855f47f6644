//! What a person has any number of (tags, ways to reach, dates) is stored a key a member, so that
//! two devices which each add one keep both: `ID.tags.` and a hash of the member. The text itself
//! stands in the value: Yjs keeps the key of a removed entry for ever, and lets go of its value.
//!
//! Schema 1 had the text in the key. That shape still opens, and is told by the value's type.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::value::{Value, as_text, text};
use crate::day::Day;
use crate::id::{AnyId, PersonId};
use crate::people::{Circle, Person, TieKey, TieKind};

/// The fields that hold any number of members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Tags,
    Sources,
    Reach,
    Extra,
    Dates,
    Lead,
    Addresses,
    Cares,
    Helps,
    Host,
    Questions,
    Gifts,
    Work,
    Circles,
    Apart,
}

impl Set {
    const ALL: [Set; 15] = [
        Set::Tags,
        Set::Sources,
        Set::Reach,
        Set::Extra,
        Set::Dates,
        Set::Lead,
        Set::Addresses,
        Set::Cares,
        Set::Helps,
        Set::Host,
        Set::Questions,
        Set::Gifts,
        Set::Work,
        Set::Circles,
        Set::Apart,
    ];

    fn name(self) -> &'static str {
        match self {
            Set::Tags => "tags",
            Set::Sources => "sources",
            Set::Reach => "reach",
            Set::Extra => "extra",
            Set::Dates => "dates",
            Set::Lead => "lead",
            Set::Addresses => "addresses",
            Set::Cares => "cares",
            Set::Helps => "helps",
            Set::Host => "host",
            Set::Questions => "questions",
            Set::Gifts => "gifts",
            Set::Work => "work",
            Set::Circles => "circles",
            Set::Apart => APART,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.name() == name)
    }

    /// Whether a member has something of its own: a label, a date.
    fn has_more(self) -> bool {
        !matches!(self, Set::Tags | Set::Sources | Set::Cares | Set::Helps | Set::Host | Set::Apart)
    }
}

/// The field of those who look like somebody and are somebody else.
pub(super) const APART: &str = "apart";

/// One member, and what is said of it: a way to reach and its label, a label and its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) set: Set,
    pub(super) text: String,
    pub(super) more: String,
}

impl Member {
    /// All members of a person.
    pub(super) fn all(person: &Person) -> impl Iterator<Item = Member> {
        let one = |set, text: &dyn ToString, more: &dyn ToString| Member {
            set,
            text: text.to_string(),
            more: more.to_string(),
        };
        let mut all = Vec::new();
        for (set, words) in [
            (Set::Tags, &person.tags),
            (Set::Sources, &person.sources),
            (Set::Cares, &person.cares),
            (Set::Helps, &person.helps),
            (Set::Host, &person.host),
        ] {
            all.extend(words.iter().map(|word| one(set, word, &"")));
        }
        for (set, pairs) in [
            (Set::Reach, &person.reach),
            (Set::Extra, &person.extra),
            (Set::Addresses, &person.addresses),
        ] {
            all.extend(pairs.iter().map(|(word, more)| one(set, word, more)));
        }
        for (set, jottings) in [(Set::Questions, &person.questions), (Set::Gifts, &person.gifts)] {
            all.extend(jottings.iter().map(|(what, jotting)| one(set, what, jotting)));
        }
        all.extend(person.dates.iter().map(|(label, on)| one(Set::Dates, label, on)));
        all.extend(person.lead.iter().map(|(label, days)| one(Set::Lead, label, days)));
        all.extend(person.work.iter().map(|(what, period)| one(Set::Work, what, period)));
        let ring = |circle: &Option<Circle>| circle.map_or(0, Circle::ring);
        all.extend(person.circles.iter().map(|(day, was)| one(Set::Circles, day, &ring(was))));
        all.extend(person.apart.iter().map(|other| one(Set::Apart, other, &"")));
        all.into_iter()
    }

    /// Its field: `tags.` and the hash.
    pub(super) fn field(&self, person: PersonId) -> String {
        let name = self.set.name();
        format!("{name}.{}", hash(&[person.as_str(), name, &self.text]))
    }

    /// Its field in schema 1.
    pub(super) fn old_field(&self) -> String {
        format!("{}.{}", self.set.name(), self.text)
    }

    /// Its value: the text, or the text and what is said of it.
    pub(super) fn value(&self) -> Value {
        if self.set.has_more() {
            Value::from(vec![text(&self.text), text(&self.more)])
        } else {
            text(&self.text)
        }
    }

    /// The member that stands there, in the shape of today. One under a key that is not its own is
    /// none of ours.
    pub(super) fn read(person: PersonId, field: &str, value: &Value) -> Option<Self> {
        let (name, _) = field.split_once('.')?;
        let set = Set::from_name(name)?;
        let (word, more) = match value {
            Value::String(word) if !set.has_more() => (&**word, ""),
            Value::Array(pair) if set.has_more() => match &**pair {
                [word, more] => (as_text(word)?, as_text(more)?),
                _ => return None,
            },
            _ => return None,
        };
        let member = Member { set, text: word.to_owned(), more: more.to_owned() };
        (member.field(person) == field).then_some(member)
    }

    /// The member that stands there in the shape of schema 1.
    pub(super) fn read_old(field: &str, value: &Value) -> Option<Self> {
        let (name, word) = field.split_once('.')?;
        let set = Set::from_name(name)?;
        let more = match value {
            Value::Bool(true) if !set.has_more() => "",
            Value::String(more) if set.has_more() => more,
            _ => return None,
        };
        Some(Member { set, text: word.to_owned(), more: more.to_owned() })
    }

    /// Whom a field that is gone may have stood for: in schema 1 its own text, today the member
    /// with this hash.
    pub(super) fn candidates(person: &Person, field: &str) -> Vec<Self> {
        let Some((name, word)) = field.split_once('.') else { return Vec::new() };
        let Some(set) = Set::from_name(name) else { return Vec::new() };
        let old = Member { set, text: word.to_owned(), more: String::new() };
        let hashed = Member::all(person).filter(|member| member.field(person.id) == field);
        hashed.chain([old]).collect()
    }

    /// Puts it to the person. What can't be read (a date, a number) stays in the document, unseen.
    pub(super) fn put(self, person: &mut Person) {
        self.remove(person);
        let Member { set, text, more } = self;
        match set {
            Set::Tags => {
                person.tags.insert(text);
            }
            Set::Sources => {
                person.sources.insert(text);
            }
            Set::Reach => {
                person.reach.insert(text, more);
            }
            Set::Extra => {
                person.extra.insert(text, more);
            }
            Set::Addresses => {
                person.addresses.insert(text, more);
            }
            Set::Cares => {
                person.cares.insert(text);
            }
            Set::Helps => {
                person.helps.insert(text);
            }
            Set::Host => {
                person.host.insert(text);
            }
            Set::Dates => insert(&mut person.dates, text, &more),
            Set::Lead => insert(&mut person.lead, text, &more),
            Set::Questions => insert(&mut person.questions, text, &more),
            Set::Gifts => insert(&mut person.gifts, text, &more),
            Set::Work => insert(&mut person.work, text, &more),
            Set::Circles => {
                let was = more.parse().ok().filter(|ring| *ring <= 5);
                if let (Ok(day), Some(ring)) = (text.parse(), was) {
                    person.circles.insert(day, Circle::from_ring(ring));
                }
            }
            Set::Apart => {
                if let Ok(other) = text.parse() {
                    person.apart.insert(other);
                }
            }
        }
    }

    /// Takes it from the person.
    pub(super) fn remove(&self, person: &mut Person) {
        match self.set {
            Set::Tags => person.tags.remove(&self.text),
            Set::Sources => person.sources.remove(&self.text),
            Set::Reach => person.reach.remove(&self.text).is_some(),
            Set::Extra => person.extra.remove(&self.text).is_some(),
            Set::Dates => person.dates.remove(&self.text).is_some(),
            Set::Lead => person.lead.remove(&self.text).is_some(),
            Set::Addresses => person.addresses.remove(&self.text).is_some(),
            Set::Cares => person.cares.remove(&self.text),
            Set::Helps => person.helps.remove(&self.text),
            Set::Host => person.host.remove(&self.text),
            Set::Questions => person.questions.remove(&self.text).is_some(),
            Set::Gifts => person.gifts.remove(&self.text).is_some(),
            Set::Work => person.work.remove(&self.text).is_some(),
            Set::Circles => {
                self.text.parse().is_ok_and(|day: Day| person.circles.remove(&day).is_some())
            }
            Set::Apart => self.text.parse().is_ok_and(|other| person.apart.remove(&other)),
        };
    }
}

fn insert<T: FromStr>(members: &mut BTreeMap<String, T>, text: String, more: &str) {
    if let Ok(more) = more.parse() {
        members.insert(text, more);
    }
}

/// Whether this field holds members.
pub(super) fn is_member(field: &str) -> bool {
    field.split_once('.').is_some_and(|(name, _)| Set::from_name(name).is_some())
}

/// The member of a tie's record that holds the user's own word for its kind.
pub(super) const KIND: &str = "kind";

/// The key of a tie: its people and its kind; a kind in the user's own word by its hash, for the
/// same reason.
pub(super) fn tie_key(key: &TieKey) -> String {
    match key.kind() {
        TieKind::Known(_) => key.to_string(),
        TieKind::Own(word) => {
            let (from, to) = (key.from(), key.to());
            format!("{from}{to}~{}", hash(&[from.as_str(), to.as_str(), word]))
        }
    }
}

/// Eight letters or digits (47 bits) that stand for these texts: FNV-1a, 64 bits (G. Fowler,
/// L. C. Noll, K.-P. Vo; draft-eastlake-fnv), each text closed by a byte that UTF-8 never has.
/// Of 1,000 members of one person two meet with a chance of one in 400 million.
fn hash(texts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.iter().flat_map(|text| text.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    PersonId::from_random(hash).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stays_what_it_is() {
        // A changed hash would make every stored member a stranger.
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        // The published vector of FNV-1a, 64 bits, for the empty text.
        assert_eq!(hash(&[]), PersonId::from_random(0xcbf2_9ce4_8422_2325).to_string());
        let member = Member { set: Set::Tags, text: "choir".into(), more: String::new() };
        assert_eq!(member.field(PersonId::from_random(1)), "tags.hzZJ4SnO");
    }

    #[test]
    fn a_member_under_another_key_is_none_of_ours() {
        let person = PersonId::from_random(1);
        let member = Member { set: Set::Reach, text: "tel:1".into(), more: "home".into() };
        let field = member.field(person);
        assert_eq!(Member::read(person, &field, &member.value()), Some(member.clone()));
        assert_eq!(Member::read(PersonId::from_random(2), &field, &member.value()), None);
        assert_eq!(Member::read(person, &field, &text("home")), None, "a shape of schema 1");
        let old = Member::read_old(&member.old_field(), &text("home"));
        assert_eq!(old, Some(member.clone()));
        assert_eq!(Member::read_old(&member.old_field(), &member.value()), None);
        assert_eq!(Member::read_old("odd.tel:1", &text("home")), None);
        assert!(is_member(&field) && !is_member("name") && !is_member("odd.name"));
    }

    #[test]
    fn a_value_of_another_set_is_none_of_ours() {
        let person = PersonId::from_random(1);
        let tag = Member { set: Set::Tags, text: "choir".into(), more: String::new() };
        let way = Member { set: Set::Reach, text: "tel:1".into(), more: String::new() };
        // The hash would fit; the shape is the other's.
        let pair = Value::from(vec![text("choir"), text("")]);
        assert_eq!(Member::read(person, &tag.field(person), &pair), None);
        assert_eq!(Member::read(person, &way.field(person), &text("tel:1")), None);
        assert_eq!(Member::read_old("reach.tel:1", &Value::Bool(true)), None);
        assert_eq!(Member::read_old("tags.choir", &text("")), None);
    }
}
