//! Finds the people of a draft in the notebook; [`plan`](super::plan) says by what rules.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::id::PersonId;
use crate::interchange::fields::linkedin_profile;
use crate::notebook::Notebook;
use crate::people::{Person, fold, reach_key};

/// What something leads to: one person, or several and so nobody in particular.
type Unique = HashMap<String, Option<PersonId>>;

/// Finds the people of a draft in the notebook.
pub(super) struct Matcher<'a> {
    notebook: &'a Notebook,
    sources: HashMap<String, PersonId>,
    reach: Unique,
    names: Unique,
}

impl<'a> Matcher<'a> {
    /// Looks at everybody in the notebook.
    pub(super) fn new(notebook: &'a Notebook) -> Self {
        let (mut reach, mut names) = Default::default();
        let mut sources = HashMap::new();
        for person in notebook.people() {
            for source in &person.sources {
                // Two devices that took the same file have everybody twice; the first one counts.
                sources.entry(source.clone()).or_insert(person.id);
            }
            index(&mut reach, person.reach.keys().map(|uri| reach_key(uri)), person.id);
            index(&mut names, [fold(&person.name)], person.id);
        }
        for person in notebook.people() {
            for profile in profiles_of(person) {
                sources.entry(profile).or_insert(person.id);
            }
        }
        Self { notebook, sources, reach, names }
    }

    /// For each, the one already there.
    pub(super) fn all(&self, people: &[Person]) -> Vec<Option<Arc<Person>>> {
        let mut reach = Unique::new();
        let mut names = Unique::new();
        let mut profiles = Unique::new();
        let alone = |unique: &Unique, key: &String| unique.get(key).is_some_and(Option::is_some);
        for person in people {
            index(&mut profiles, profiles_of(person), person.id);
            index(&mut reach, person.reach.keys().map(|uri| reach_key(uri)), person.id);
            index(&mut names, [fold(&person.name)], person.id);
        }
        let mut found: Vec<Option<Arc<Person>>> = people
            .iter()
            .map(|person| {
                let profiles = profiles_of(person).filter(|key| alone(&profiles, key));
                let sources = person.sources.iter().cloned().chain(profiles);
                let ids = sources.filter_map(|source| self.sources.get(&source));
                ids.filter_map(|id| self.notebook.person(*id)).next().cloned()
            })
            .collect();
        let mut taken: HashSet<PersonId> = found.iter().flatten().map(|person| person.id).collect();
        // The better reason first, for everybody.
        for by_reach in [true, false] {
            for (person, found) in people.iter().zip(&mut found) {
                if found.is_some() {
                    continue;
                }
                let fits = |there: &Person| {
                    !taken.contains(&there.id)
                        && !there.contradicts(person)
                        && (!by_reach || names_agree(&there.name, &person.name))
                };
                *found = if by_reach {
                    let keys = person.reach.keys().map(|uri| reach_key(uri));
                    self.first(&self.reach, keys.filter(|key| alone(&reach, key)), fits)
                } else {
                    let name = fold(&person.name);
                    self.first(&self.names, Some(name).filter(|name| alone(&names, name)), fits)
                };
                taken.extend(found.as_ref().map(|there| there.id));
            }
        }
        found
    }

    /// The first that these keys lead to alone and that fits.
    fn first(
        &self,
        unique: &Unique,
        keys: impl IntoIterator<Item = String>,
        fits: impl Fn(&Person) -> bool,
    ) -> Option<Arc<Person>> {
        let ids = keys.into_iter().filter_map(|key| unique.get(&key).copied().flatten());
        ids.filter_map(|id| self.notebook.person(id)).find(|there| fits(there)).cloned()
    }
}

fn index(unique: &mut Unique, keys: impl IntoIterator<Item = String>, id: PersonId) {
    for key in keys {
        let found = unique.entry(key).or_insert(Some(id));
        if *found != Some(id) {
            *found = None;
        }
    }
}

/// The sources that a person's LinkedIn profile stands for.
fn profiles_of(person: &Person) -> impl Iterator<Item = String> {
    person.reach.keys().filter_map(|uri| linkedin_profile(uri))
}

/// Whether two names may be one person's: all words of the shorter are in the longer. A couple may
/// share a phone; they don't share this.
fn names_agree(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let words = |name: &str| name.split(' ').map(str::to_owned).collect::<HashSet<String>>();
    let (one, other) = (words(&one), words(&other));
    one.is_subset(&other) || other.is_subset(&one)
}
