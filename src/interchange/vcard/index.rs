//! Everybody in a file, by what others may call them.

use std::collections::HashMap;

use crate::id::PersonId;
use crate::people::{Person, Reach, fold, reach_key};

/// What a name or an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
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

    /// Who has this folded name.
    pub(super) fn by_name(&self, folded: &str) -> Option<Found> {
        self.names.get(folded).copied()
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
