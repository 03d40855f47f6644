//! What cards say of others: `RELATED` (RFC 6350 §6.6.6) and what programs wrote before it, as ties.
//! Whom they mean is looked up by UID, then by address, then by name; who has no card of their own
//! becomes a person with only a name.

use std::collections::{BTreeSet, HashMap};

use super::card::{Said, uid_key};
use super::line::ContentLine;
use super::value::unescaped;
use crate::id::{Ids, PersonId};
use crate::interchange::fields::UniqueKeys;
use crate::interchange::fill::reach_key;
use crate::interchange::problem::{Problems, quoted};
use crate::people::{Known, Person, Reach, Tie, TieKey, TieKind, clean_name, fold};

/// What a card says of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    number: usize,
    /// What they are to the card's person: "mother", "friend".
    labels: Vec<String>,
    /// A name, a UID or a URI.
    value: String,
    /// Whether it is a name for sure.
    is_text: bool,
}

impl Relation {
    /// Somebody of this name.
    pub(super) fn named(number: usize, name: &str, label: &str) -> Self {
        let labels = vec![label.to_owned()];
        Self { number, labels, value: name.to_owned(), is_text: true }
    }
}

/// The relation a line tells of, if that is what it tells.
pub(super) fn relation_of(line: &ContentLine, group_label: Option<&str>) -> Option<Relation> {
    let value = unescaped(&line.value).trim().to_owned();
    let own = |label: &str| Some(Relation::named(line.number, &value, label));
    match line.name.as_str() {
        _ if value.is_empty() => None,
        "RELATED" => {
            let noise = ["", "pref", "home", "work", "other", "internet", "voice", "text"];
            let types = line.types().into_iter();
            let mut labels: Vec<String> = types
                .map(|kind| kind.trim_start_matches("x-").to_owned())
                .filter(|kind| !noise.contains(&kind.as_str()))
                .collect();
            labels.extend(group_label.map(str::to_owned));
            let text = line.param("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("text"));
            Some(Relation { number: line.number, labels, value, is_text: text })
        }
        "X-ABRELATEDNAMES" => own(group_label.unwrap_or_default()),
        "X-SPOUSE" | "X-EVOLUTION-SPOUSE" | "X-KADDRESSBOOK-X-SPOUSESNAME" => own("spouse"),
        "X-MANAGER" | "X-EVOLUTION-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => own("manager"),
        "X-ASSISTANT" | "X-EVOLUTION-ASSISTANT" | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => {
            own("assistant")
        }
        _ => None,
    }
}

fn has_scheme(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    value.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 1
            && scheme.chars().all(plain)
            && !rest.is_empty()
            && !rest.contains(char::is_whitespace)
    })
}

/// What a name or an address leads to.
#[derive(Clone, Copy)]
enum Found {
    One(PersonId),
    Several,
}

/// Everybody in the file, by what others may call them.
pub(super) struct Index {
    uids: HashMap<String, PersonId>,
    names: HashMap<String, Found>,
    reach: HashMap<String, Found>,
}

impl Index {
    /// Who is named by this UID.
    pub(super) fn by_uid(&self, uid: &str) -> Option<PersonId> {
        self.uids.get(uid).copied()
    }

    /// Who alone has this address.
    pub(super) fn by_reach(&self, uri: &str) -> Option<PersonId> {
        let way = Reach::from_uri(uri)?;
        match self.reach.get(&reach_key(way.uri()))? {
            Found::One(id) => Some(*id),
            Found::Several => None,
        }
    }

    /// An index of these people and their UIDs.
    pub(super) fn new(people: &[Person], uids: HashMap<String, PersonId>) -> Self {
        let (mut names, mut reach) = (HashMap::new(), HashMap::new());
        for person in people {
            insert(&mut names, fold(&person.name), person.id);
            for uri in person.reach.keys() {
                insert(&mut reach, reach_key(uri), person.id);
            }
        }
        Self { uids, names, reach }
    }
}

fn insert(index: &mut HashMap<String, Found>, key: String, id: PersonId) {
    let found = index.entry(key).or_insert(Found::One(id));
    if !matches!(found, Found::One(known) if *known == id) {
        *found = Found::Several;
    }
}

/// Ties the people of a file.
pub(super) struct Weaver<'a, 'b> {
    pub(super) index: Index,
    pub(super) keys: &'a mut UniqueKeys,
    pub(super) ids: &'a mut Ids<'b>,
    pub(super) problems: &'a mut Problems,
    /// People who have no card of their own, and what they are known by.
    pub(super) named: Vec<Person>,
    pub(super) related: HashMap<String, PersonId>,
    pub(super) ties: BTreeSet<TieKey>,
}

impl Weaver<'_, '_> {
    /// The ties that this card's relations make; `owner` is the person the card became.
    pub(super) fn weave(&mut self, said: &Said, owner: &Person) {
        for relation in &said.relations {
            if relation.labels.iter().any(|label| label == "me") {
                let what = format!("{} was left out", quoted(&relation.value));
                self.tell(relation, what, "It says that a card is your own.");
                continue;
            }
            let uid = uid_key(&relation.value).filter(|_| !relation.is_text);
            let found = match uid.and_then(|uid| self.index.by_uid(&uid)) {
                Some(id) => Some(id),
                None if relation.is_text || !has_scheme(&relation.value) => {
                    self.by_name(relation, owner)
                }
                None => self.by_uri(relation),
            };
            match found {
                Some(other) if other == owner.id => {
                    let what = format!("A tie of {} was left out", quoted(&owner.name));
                    self.tell(relation, what, "It leads to the same person.");
                }
                Some(other) => self.tie(relation, owner.id, other),
                None => {}
            }
        }
    }

    fn tell(&mut self, relation: &Relation, what: String, why: &str) {
        self.problems.add(format!("line {}", relation.number), what, why);
    }

    fn by_uri(&mut self, relation: &Relation) -> Option<PersonId> {
        let found = self.index.by_reach(&relation.value);
        if found.is_some() {
            return found;
        }
        let what = format!("The tie to {} was left out", quoted(&relation.value));
        self.tell(relation, what, "Nobody in this file is known by that.");
        None
    }

    fn by_name(&mut self, relation: &Relation, owner: &Person) -> Option<PersonId> {
        let what = format!("The tie to {} was left out", quoted(&relation.value));
        let name = match clean_name(&relation.value) {
            Ok(name) => name,
            Err(error) => {
                self.tell(relation, what, &error.to_string());
                return None;
            }
        };
        let folded = fold(&name);
        match self.index.names.get(&folded) {
            Some(Found::One(id)) => return Some(*id),
            Some(Found::Several) => {
                self.tell(relation, what, "Several people in this file have that name.");
                return None;
            }
            None => {}
        }
        // "Anne Byron" on two cards is one person; "Mum" on two cards may be two.
        let whole = folded.contains(' ');
        let whose = owner.sources.first().map(String::as_str).unwrap_or_default();
        let key = if whole {
            format!("vcard:related:{folded}")
        } else {
            format!("vcard:related:{folded}:of:{whose}")
        };
        if let Some(id) = self.related.get(&key) {
            return Some(*id);
        }
        let mut person = Person::new(self.ids.fresh(), name);
        person.sources.insert(self.keys.unique(key.clone()));
        self.related.insert(key, person.id);
        let id = person.id;
        self.named.push(person);
        Some(id)
    }

    fn tie(&mut self, relation: &Relation, owner: PersonId, other: PersonId) {
        let mut kinds: Vec<(TieKind, bool)> = Vec::new();
        for label in &relation.labels {
            match TieKind::from_label(label) {
                Some(kind) => kinds.push(kind),
                None if label.trim().is_empty() => {}
                None => {
                    let what = format!("{} was left out", quoted(label));
                    self.tell(relation, what, "It is too long for a kind of tie.");
                }
            }
        }
        // "friend, met" is a friend; a relation of no kind says that they know each other.
        let slight = TieKind::Known(Known::Acquaintance);
        if kinds.iter().any(|(kind, _)| *kind != slight) {
            kinds.retain(|(kind, _)| *kind != slight);
        } else if kinds.is_empty() {
            kinds.push((slight, false));
        }
        for (kind, related_first) in kinds {
            let (from, to) = if related_first { (other, owner) } else { (owner, other) };
            self.ties.extend(TieKey::new(from, to, kind));
        }
    }

    /// The ties, ordered.
    pub(super) fn ties(&self) -> Vec<Tie> {
        self.ties.iter().cloned().map(Tie::new).collect()
    }
}
