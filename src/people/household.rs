//! A household: people who live together, share an address and can be met together.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{HouseholdId, PersonId};
use crate::meanwhile::{change, change_set};

/// A couple, a family, people who share a flat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Which it is.
    pub id: HouseholdId,
    /// What it is called: "the Reyes"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Who lives there.
    pub people: BTreeSet<PersonId>,
    /// Where they live, as on a letter; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

impl Household {
    /// This one, changed as one was that was `from` and is `to` now: what another hand changed of it
    /// meanwhile stays.
    #[must_use]
    pub fn changed_as(&self, from: &Self, to: &Self) -> Self {
        let mut now = self.clone();
        change(&mut now.name, &from.name, &to.name);
        change_set(&mut now.people, &from.people, &to.people);
        change(&mut now.address, &from.address, &to.address);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn what_another_tab_changed_meanwhile_stays() {
        let home = |name: &str, people: &[u64], address: &str| Household {
            id: HouseholdId::from_random(1),
            name: name.into(),
            people: people.iter().map(|id| PersonId::from_random(*id)).collect(),
            address: address.into(),
        };
        let from = home("", &[1, 2], "");
        let now = home("", &[1, 2, 3], "Harbour Street 1");
        let written = home("The Reyes", &[1, 2, 4], "");
        let expected = home("The Reyes", &[1, 2, 3, 4], "Harbour Street 1");
        assert_eq!(now.changed_as(&from, &written), expected);
    }
}
