//! People in groups: found by their ties, by tag, by company; and what each is called.

#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::communities::communities;
use super::graph::Graph;
use super::weighted::Weighted;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{GroupKey, Grouping, NamedGroup, Person, fold};
use crate::sort;

/// Of the people in a found group and those in it when it was named, so many must be the same for
/// the name to stay: half of all who are in either (P. Jaccard's index, 1912).
const SAME: (usize, usize) = (1, 2);
/// A tie is no group: fewer people than this are none.
const LEAST: usize = 3;
/// The same groups whenever they are asked for.
const SEED: u64 = 1;

/// People who belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// By what it is known while people come and go.
    pub key: GroupKey,
    /// What it is called.
    pub name: String,
    /// Who is in it, by id.
    pub people: Vec<PersonId>,
    /// Whether the name was given by hand.
    pub named: bool,
}

/// The groups of a notebook, by name. Found ones have three people at least, and nobody is in two
/// of them. Beside them stand those who were named by hand and whom no found group is like: they
/// have the people of then. A tag or a company has two at least.
pub fn groups(notebook: &Notebook, graph: &Graph, by: Grouping) -> Vec<Group> {
    let mut groups = match by {
        Grouping::None => Vec::new(),
        Grouping::Found => found(notebook, graph),
        Grouping::Tags => shared(notebook, &|person| person.tags.iter().collect(), GroupKey::Tag),
        Grouping::Companies => shared(notebook, &|person| vec![&person.company], GroupKey::Company),
    };
    sort::by_cached_key(&mut groups, |group| (fold(&group.name), group.people.first().copied()));
    groups
}

/// Who has the same word, however it is spelt in capitals and accents. It is shown as most spell it.
fn shared(
    notebook: &Notebook,
    words: &dyn Fn(&Person) -> Vec<&String>,
    key: fn(String) -> GroupKey,
) -> Vec<Group> {
    let mut by_word: BTreeMap<String, (Vec<&str>, BTreeSet<PersonId>)> = BTreeMap::new();
    for person in notebook.people() {
        for word in words(person).into_iter().filter(|word| !word.trim().is_empty()) {
            let (spellings, people) = by_word.entry(fold(word.trim())).or_default();
            spellings.push(word.trim());
            people.insert(person.id);
        }
    }
    let all = by_word.into_values().filter(|(_, people)| people.len() > 1);
    all.filter_map(|(spellings, people)| {
        let (name, _) = most_common(&spellings)?;
        let (key, name) = (key(name.to_owned()), name.to_owned());
        Some(Group { key, name, people: people.into_iter().collect(), named: false })
    })
    .collect()
}

/// The word that stands there most often, and how often; of several the first in the alphabet.
fn most_common<'a>(words: &[&'a str]) -> Option<(&'a str, usize)> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *times.entry(word).or_default() += 1;
    }
    times.into_iter().max_by_key(|(word, times)| (*times, std::cmp::Reverse(*word)))
}

/// Communities by ties, as heavy as there are ties between two people.
fn found(notebook: &Notebook, graph: &Graph) -> Vec<Group> {
    let node = |id| graph.node(id).map(|node| node as u32);
    let ties =
        notebook.ties().filter_map(|tie| Some((node(tie.key.from())?, node(tie.key.to())?, 1.0)));
    let weighted = Weighted::of_ties(graph.len(), ties);
    let mut members: BTreeMap<u32, Vec<PersonId>> = BTreeMap::new();
    for (id, group) in graph.people().iter().zip(communities(&weighted, SEED).coarse) {
        members.entry(group).or_default().push(*id);
    }
    let mut members: Vec<Vec<PersonId>> =
        members.into_values().filter(|people| people.len() >= LEAST).collect();
    // The largest has the first choice of a name.
    sort::by_cached_key(&mut members, |people| {
        (std::cmp::Reverse(people.len()), people.first().copied())
    });
    let (given, by_hand) = given_names(notebook, &members);
    let mut taken: BTreeSet<String> =
        notebook.group_names().iter().map(|group| fold(&group.name)).collect();
    let named = members.into_iter().zip(given).map(|(people, given)| match given {
        Some(given) => {
            let (key, name) = (GroupKey::Named(given.id), given.name.clone());
            Group { key, name, people, named: true }
        }
        None => {
            let middle = middle(notebook, &people);
            let own = telling_name(notebook, &people).filter(|name| taken.insert(fold(name)));
            let around = || match middle {
                Some(person) => format!("Around {}", notebook.short_name(person)),
                None => "A group".to_owned(),
            };
            let key = GroupKey::Around(middle.unwrap_or_else(|| crate::id::AnyId::from_random(0)));
            Group { key, name: own.unwrap_or_else(around), people, named: false }
        }
    });
    let by_hand = by_hand.into_iter().filter_map(|given| {
        let people: Vec<PersonId> = there(notebook, &given).into_iter().collect();
        let (key, name) = (GroupKey::Named(given.id), given.name.clone());
        (people.len() >= LEAST).then_some(Group { key, name, people, named: true })
    });
    named.chain(by_hand).collect()
}

/// Those of a named group who are still here.
fn there(notebook: &Notebook, group: &NamedGroup) -> BTreeSet<PersonId> {
    group.people.iter().copied().filter(|id| notebook.person(*id).is_some()).collect()
}

/// A name given by hand.
type Given = Arc<NamedGroup>;

/// The name that each group was given by hand: the best overlap first, each name and each group once;
/// and the names of which no group has half of the people.
fn given_names(notebook: &Notebook, members: &[Vec<PersonId>]) -> (Vec<Option<Given>>, Vec<Given>) {
    let mut alone = Vec::new();
    let mut pairs: Vec<(usize, usize, usize, Arc<NamedGroup>)> = Vec::new();
    for name in notebook.group_names() {
        let (then, before) = (there(notebook, &name), pairs.len());
        for (at, people) in members.iter().enumerate() {
            let both = people.iter().filter(|id| then.contains(id)).count();
            let either = people.len() + then.len() - both;
            if both > 0 && both * SAME.1 >= either * SAME.0 {
                pairs.push((both, either, at, Arc::clone(&name)));
            }
        }
        if pairs.len() == before {
            alone.push(name);
        }
    }
    // By both / either, the largest first, without division.
    sort::by(&mut pairs, |a, b| {
        (b.0 * a.1).cmp(&(a.0 * b.1)).then((a.2, a.3.id).cmp(&(b.2, b.3.id)))
    });
    let mut given: Vec<Option<Arc<NamedGroup>>> = vec![None; members.len()];
    let mut used = BTreeSet::new();
    for (_, _, at, name) in pairs {
        if let Some(slot) = given.get_mut(at)
            && slot.is_none()
            && used.insert(name.id)
        {
            *slot = Some(name);
        }
    }
    (given, alone)
}

/// The company or the tag that most of them share: half of them at least.
fn telling_name(notebook: &Notebook, people: &[PersonId]) -> Option<String> {
    let people: Vec<&Arc<Person>> = people.iter().filter_map(|id| notebook.person(*id)).collect();
    let companies: Vec<&str> = people
        .iter()
        .map(|person| person.company.trim())
        .filter(|company| !company.is_empty())
        .collect();
    let tags: Vec<&str> =
        people.iter().flat_map(|person| &person.tags).map(|tag| tag.trim()).collect();
    let [company, tag] = [companies, tags].map(|words| most_common(&words));
    let best = match (company, tag) {
        (Some(company), Some(tag)) if tag.1 > company.1 => tag,
        (company, tag) => company.or(tag)?,
    };
    (best.1 * 2 >= people.len()).then(|| best.0.to_owned())
}

/// Who of a group has most ties within it.
fn middle(notebook: &Notebook, people: &[PersonId]) -> Option<PersonId> {
    let members: BTreeSet<PersonId> = people.iter().copied().collect();
    let inner = |id: PersonId| {
        let others = notebook.ties_of(id).filter_map(|tie| Some(tie.key.seen_from(id)?.0));
        others.filter(|other| members.contains(other)).collect::<BTreeSet<_>>().len()
    };
    people.iter().copied().max_by_key(|id| (inner(*id), std::cmp::Reverse(*id)))
}

/// What the group of this key is called, by the groups found by ties: the same wherever it is named.
pub fn group_name(notebook: &Notebook, found: &[Group], key: &GroupKey) -> String {
    let is_it = |group: &&Group| match key {
        GroupKey::Around(person) => group.people.contains(person),
        key => group.key == *key,
    };
    // Who was named by hand may be in a found group, too.
    let found = || found.iter().filter(|group| !group.named).chain(found).find(is_it);
    match (key, found()) {
        (GroupKey::Tag(name) | GroupKey::Company(name), _) => name.clone(),
        (_, Some(group)) => group.name.clone(),
        (GroupKey::Around(person), None) => format!("Around {}", notebook.short_name(*person)),
        (GroupKey::Named(id), None) => {
            let names = notebook.group_names();
            let group = names.iter().find(|group| group.id == *id);
            group.map_or_else(|| "a group that is gone".into(), |group| group.name.clone())
        }
    }
}

/// Who is in the group of this key now: of a name that no group bears any more, those in it when it
/// was named.
pub(super) fn members(notebook: &Notebook, found: &[Group], key: &GroupKey) -> BTreeSet<PersonId> {
    let same = |a: &str, b: &str| fold(a.trim()) == fold(b.trim());
    let who = |has: &dyn Fn(&Person) -> bool| -> BTreeSet<PersonId> {
        notebook.people().filter(|person| has(person)).map(|person| person.id).collect()
    };
    let of = |group: &Group| group.people.iter().copied().collect();
    match key {
        GroupKey::Tag(tag) => who(&|person| person.tags.iter().any(|own| same(own, tag))),
        GroupKey::Company(company) => who(&|person| same(&person.company, company)),
        GroupKey::Around(id) => {
            let found = found.iter().filter(|group| !group.named).chain(found);
            found.filter(|group| group.people.contains(id)).map(of).next().unwrap_or_default()
        }
        GroupKey::Named(id) => {
            found.iter().find(|group| group.key == *key).map(of).unwrap_or_else(|| {
                let named = notebook.group_names().into_iter().find(|named| named.id == *id);
                named.map(|named| there(notebook, &named)).unwrap_or_default()
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, GroupId};
    use crate::insight::fixtures::person_id;
    use crate::people::{Tie, TieKey, TieKind};

    fn key(a: usize, b: usize) -> TieKey {
        TieKey::new(person_id(a), person_id(b), TieKind::from_slug("friend").unwrap()).unwrap()
    }

    /// Two circles of friends, 1 to 5 and 6 to 10, each all tied, and one tie between them.
    fn two() -> Document {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for n in 1..=11 {
                let mut person = Person::new(person_id(n), format!("Person{n} X"));
                person.company = if n < 4 { "Navy" } else { "" }.to_owned();
                person.tags.extend((n > 4 && n != 8).then(|| "choir".to_owned()));
                edit.put_person(&person);
            }
            for from in [1, 6] {
                for a in from..from + 5 {
                    (from..a).for_each(|b| edit.put_tie(&Tie::new(key(a, b))));
                }
            }
            edit.put_tie(&Tie::new(key(5, 6)));
        });
        document
    }

    fn shown(document: &Document, by: Grouping) -> Vec<(String, usize, bool)> {
        let graph = Graph::of(document.notebook());
        let groups = groups(document.notebook(), &graph, by);
        groups.into_iter().map(|group| (group.name, group.people.len(), group.named)).collect()
    }

    fn name(n: u64, name: &str, people: impl IntoIterator<Item = usize>) -> NamedGroup {
        let people = people.into_iter().map(person_id).collect();
        NamedGroup { id: GroupId::from_random(n), name: name.into(), people }
    }

    #[test]
    fn found_by_ties_and_told_by_what_they_share() {
        let mut document = two();
        let both = [("choir".to_owned(), 5, false), ("Navy".to_owned(), 5, false)];
        assert_eq!(shown(&document, Grouping::Found), both);
        document.edit("", |edit| {
            for n in 1..=3 {
                edit.put_person(&Person::new(person_id(n), format!("Person{n} X")));
            }
        });
        let around = ("Around Person1 X".to_owned(), 5, false);
        assert_eq!(shown(&document, Grouping::Found), [around, both[0].clone()]);
    }

    #[test]
    fn a_name_stays_when_the_group_changes_a_little() {
        let mut document = two();
        document.edit("", |edit| {
            edit.name_group(&name(1, "Sailors", 1..=5));
            edit.name_group(&name(2, "Also sailors", 1..=4));
            edit.name_group(&name(3, "Long ago", [6, 7, 40, 41, 42]));
        });
        let sailors = ("Sailors".to_owned(), 5, true);
        let found = shown(&document, Grouping::Found);
        assert_eq!(found, [("choir".to_owned(), 5, false), sailors.clone()]);
        // The eleventh comes, the fifth goes over.
        document.edit("", |edit| {
            (1..=4).for_each(|n| edit.put_tie(&Tie::new(key(n, 11))));
            (1..=4).for_each(|n| edit.delete_tie(&key(n, 5), "2026-11-21".parse().unwrap()));
            (7..=10).for_each(|n| edit.put_tie(&Tie::new(key(n, 5))));
        });
        // The better overlap (4 of 5) has the name, for nobody else may bear two.
        let now = shown(&document, Grouping::Found);
        assert_eq!(now[0], ("Also sailors".to_owned(), 5, true));
        assert_eq!(now[1].1, 6);
    }

    #[test]
    fn a_group_is_called_the_same_everywhere() {
        let mut document = two();
        document.edit("", |edit| {
            edit.name_group(&name(1, "Sailors", 1..=5));
            edit.name_group(&name(2, "Chosen", [1, 2, 6, 8]));
            edit.name_group(&name(3, "Gone", [40, 41, 42]));
        });
        let notebook = document.notebook();
        let found = groups(notebook, &Graph::of(notebook), Grouping::Found);
        let shown: Vec<(&str, usize)> =
            found.iter().map(|group| (group.name.as_str(), group.people.len())).collect();
        assert_eq!(shown, [("choir", 5), ("Chosen", 4), ("Sailors", 5)]);
        for group in &found {
            assert_eq!(group_name(notebook, &found, &group.key), group.name);
            let people: BTreeSet<PersonId> = group.people.iter().copied().collect();
            assert_eq!(members(notebook, &found, &group.key), people, "{}", group.name);
        }
        let around = |n| group_name(notebook, &found, &GroupKey::Around(person_id(n)));
        assert_eq!(around(8), "choir", "she is among the chosen, too");
        assert_eq!(around(11), "Around Person11 X");
        let gone = GroupKey::Named(GroupId::from_random(9));
        assert_eq!(group_name(notebook, &found, &gone), "a group that is gone");
    }

    #[test]
    fn by_tag_and_company_whatever_the_spelling() {
        let mut document = two();
        document.edit("", |edit| {
            let company = " navy ".to_owned();
            edit.put_person(&Person { company, ..Person::new(person_id(11), "P") });
        });
        assert_eq!(shown(&document, Grouping::Companies), [("Navy".to_owned(), 4, false)]);
        assert_eq!(shown(&document, Grouping::Tags), [("choir".to_owned(), 5, false)]);
        assert!(shown(&document, Grouping::None).is_empty());
        assert!(shown(&Document::new(1), Grouping::Found).is_empty());
    }

    #[test]
    fn a_key_leads_to_the_people_of_today() {
        let mut document = two();
        document.edit("", |edit| {
            edit.name_group(&name(1, "Sailors", 1..=5));
            edit.name_group(&name(3, "Long ago", [1, 9, 40]));
        });
        let notebook = document.notebook();
        let found = groups(notebook, &Graph::of(notebook), Grouping::Found);
        let who = |key: GroupKey| members(notebook, &found, &key).len();
        assert_eq!(who(GroupKey::Named(GroupId::from_random(1))), 5);
        assert_eq!(who(GroupKey::Named(GroupId::from_random(3))), 2);
        assert_eq!(who(GroupKey::Named(GroupId::from_random(9))), 0);
        assert_eq!(who(GroupKey::Around(person_id(8))), 5);
        assert_eq!(who(GroupKey::Around(person_id(11))), 0);
        assert_eq!(who(GroupKey::Tag("CHOIR".into())), 6);
        assert_eq!(who(GroupKey::Company("navy".into())), 3);
    }
}
