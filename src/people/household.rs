//! A household: people who live together, share an address and can be met together.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{HouseholdId, PersonId};

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
