//! vCard 2.1, 3.0 and 4.0 -> people and the ties between them.

mod address;
mod android;
mod card;
mod dates;
mod index;
mod line;
mod lines;
mod params;
mod properties;
mod reach;
mod relation;
mod unfold;
mod value;
mod weave;

use std::collections::{BTreeSet, HashMap};

use self::card::{Kind, Said};
use self::index::Index;
use self::weave::Weaver;
use super::decode::Source;
use super::fields::UniqueKeys;
use super::fill::fill;
use super::problem::{Problems, quoted};
use super::refusal::Refusal;
use super::{Draft, Format};
use crate::id::{Ids, PersonId};
use crate::people::{BIRTHDAY, Person, fold};

/// The most cards that are read, and the most people.
const CARDS_MAX: usize = 100_000;

/// Reads the file.
pub(super) fn read(source: &Source<'_>, ids: &mut Ids<'_>) -> Result<Draft, Refusal> {
    let mut problems = Problems::default();
    let cards = lines::cards(source, &mut problems);
    if cards.len() > CARDS_MAX {
        return Err(Refusal::TooMany(CARDS_MAX));
    }
    tell_dropped(cards.iter().map(|card| card.dropped.as_slice()), &mut problems);
    let cut_off = cards.iter().all(|card| !card.ended);
    let said: Vec<Said> =
        cards.iter().filter_map(|card| card::read(card, ids, &mut problems)).collect();
    if said.is_empty() && cut_off {
        return Err(Refusal::CutOff);
    }

    let mut known = Known::default();
    let mut owners = Vec::new();
    for said in &said {
        match said.kind {
            Kind::Person => owners.push(known.settle(said, &mut problems)),
            Kind::Group => owners.push(None),
            Kind::Organisation | Kind::Thing => {
                owners.push(None);
                let what = format!("The card of {} was left out", quoted(&said.person.name));
                let why = "It is no person's.";
                problems.add(format!("line {}", said.number), what, why);
            }
        }
    }
    let Known { mut people, uids, mut keys, .. } = known;
    let index = Index::new(&people, uids);
    tag_members(&said, &index, &mut people, &mut problems);

    let (named, related, ties) = Default::default();
    let problems_of = &mut problems;
    let mut weaver =
        Weaver { index, keys: &mut keys, ids, problems: problems_of, named, related, ties };
    for (said, owner) in said.iter().zip(&owners) {
        if let Some(owner) = owner.and_then(|index| people.get(index)) {
            weaver.weave(said, owner);
        }
    }
    let ties = weaver.ties();
    let named = weaver.named;
    people.extend(named);
    if people.len() > CARDS_MAX {
        return Err(Refusal::TooMany(CARDS_MAX));
    }
    let mut draft = Draft::of_people(Format::VCard, people, ties);
    draft.problems = problems.into_list();
    Ok(draft)
}

/// Says once which heavy things were not kept.
fn tell_dropped<'a>(dropped: impl Iterator<Item = &'a [String]>, problems: &mut Problems) {
    let (mut cards, mut names) = (0, BTreeSet::new());
    for dropped in dropped.filter(|dropped| !dropped.is_empty()) {
        cards += 1;
        names.extend(dropped.iter().take(100).map(String::as_str));
    }
    if cards > 0 {
        let names: Vec<&str> = names.into_iter().take(12).collect();
        let cards = if cards == 1 { "1 card".to_owned() } else { format!("{cards} cards") };
        let what = format!("Not kept from {cards}: {}", names.join(", "));
        problems.add_whole(what, "Pictures, sounds and keys are too large for a notebook.");
    }
}

/// Gives a group's name to its members as a tag.
fn tag_members(said: &[Said], index: &Index, people: &mut [Person], problems: &mut Problems) {
    let places: HashMap<PersonId, usize> =
        people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    for group in said.iter().filter(|said| said.kind == Kind::Group) {
        let mut missing = 0_usize;
        for member in &group.members {
            let place = index.by_uid(member).or_else(|| index.by_reach(member));
            let place = place.and_then(|id| places.get(&id));
            match place.and_then(|place| people.get_mut(*place)) {
                Some(person) => {
                    person.tags.insert(group.person.name.clone());
                }
                None => missing += 1,
            }
        }
        let why = "A group becomes a tag of its members.";
        let name = quoted(&group.person.name);
        let what = match missing {
            0 if group.members.is_empty() => format!("The group {name} has no members"),
            0 => continue,
            1 => format!("1 member of the group {name} is not in this file"),
            _ => format!("{missing} members of the group {name} are not in this file"),
        };
        problems.add(format!("line {}", group.number), what, why);
    }
}

/// The most cards that are put together for one UID.
const CARDS_OF_ONE: usize = 20;

/// Where the first card with some UID is, and how many more there were.
struct First {
    place: usize,
    line: usize,
    again: usize,
}

/// Who has been read so far.
#[derive(Default)]
struct Known {
    people: Vec<Person>,
    /// The first card of each UID.
    cards: HashMap<String, First>,
    uids: HashMap<String, PersonId>,
    keys: UniqueKeys,
}

impl Known {
    /// Gives the person a source nobody else in the file has, and a place among the people.
    fn settle(&mut self, said: &Said, problems: &mut Problems) -> Option<usize> {
        let mut person = said.person.clone();
        if let Some(uid) = &said.uid {
            let Some(First { place, line, again }) = self.cards.get_mut(uid) else {
                person.sources.insert(format!("uid:{uid}"));
                self.keys.claim(&format!("uid:{uid}"));
                self.cards.insert(
                    uid.clone(),
                    First { place: self.people.len(), line: said.number, again: 0 },
                );
                self.uids.insert(uid.clone(), person.id);
                self.people.push(person);
                return Some(self.people.len() - 1);
            };
            let at = format!("line {}", said.number);
            let first = self.people.get_mut(*place)?;
            if fold(&first.name) == fold(&person.name) {
                *again += 1;
                if *again > CARDS_OF_ONE {
                    let what = format!("A card of {} was left out", quoted(&first.name));
                    problems.add(at, what, "There are too many cards with the same UID.");
                    return Some(*place);
                }
                *first = fill(first, &person);
                let what =
                    format!("A second card of {} was added to the first", quoted(&first.name));
                problems.add(at, what, format!("It has the same UID as the card in line {line}."));
                return Some(*place);
            }
            let what = format!("The UID of {} was left out", quoted(&person.name));
            problems.add(at, what, format!("{} in line {line} has it too.", quoted(&first.name)));
        }
        person.sources.insert(self.keys.unique(source_without_uid(&person)));
        self.people.push(person);
        Some(self.people.len() - 1)
    }
}

/// What somebody without a UID is known by when the same file comes again.
fn source_without_uid(person: &Person) -> String {
    let way = person.reach.keys().next().map(|uri| crate::people::reach_key(uri));
    let born = || person.dates.get(BIRTHDAY).map(ToString::to_string);
    format!("vcard:{}:{}", fold(&person.name), way.or_else(born).unwrap_or_default())
}
