//! The ties that cards tell of. Whom they mean is looked up by UID, then by address, then by name; who
//! has no card of their own becomes a person with only a name.

use std::collections::{BTreeSet, HashMap};

use super::card::{Said, uid_key};
use super::index::{Found, Index};
use super::relation::{Relation, has_scheme};
use crate::id::{Ids, PersonId};
use crate::interchange::fields::UniqueKeys;
use crate::interchange::problem::{Problems, quoted};
use crate::people::{Known, Person, Tie, TieKey, TieKind, clean_name, fold};

/// So many kinds of tie are read of one line.
const KINDS_MAX: usize = 20;

/// Labels that are no kind of tie.
fn says_nothing(label: &str) -> bool {
    let nothing = ["", "pref", "home", "work", "other", "internet", "voice", "text"];
    nothing.contains(&label.trim().to_lowercase().as_str())
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
        match self.index.by_name(&folded) {
            Some(Found::One(id)) => return Some(id),
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
        if relation.labels.len() > KINDS_MAX {
            let what = format!("Some kinds of tie to {} were left out", quoted(&relation.value));
            self.tell(relation, what, &format!("No more than {KINDS_MAX} are read of one line."));
        }
        let kind_labels = relation.labels.iter().filter(|label| !says_nothing(label));
        for label in kind_labels.take(KINDS_MAX) {
            match TieKind::from_label(label) {
                Some(kind) => kinds.push(kind),
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
