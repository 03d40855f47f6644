//! What everybody and every habit may be called, to find them in a sentence. Built once for a state
//! of the notebook. No awareness of sentences but their words.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Gap, Word, longest, words};
use crate::giving::{Habit, HabitKind, Measure};
use crate::id::{HabitId, PersonId};
use crate::notebook::Notebook;
use crate::people::{Circle, Person, fold, is_typo_of};
use crate::sort;

/// A name has no more words than this that are looked for.
const LONGEST: usize = 5;

/// How a name was found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Who may be meant, the closest first.
    pub(super) people: Vec<PersonId>,
    /// Whether it is written as it is known, but for capitals and accents.
    pub(super) exact: bool,
}

/// What of a person decides whether they are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// The words to speak of them by, folded; empty where none are known.
    pub(super) pronouns: BTreeSet<String>,
    pub(super) circle: Option<Circle>,
    /// Whether more than one word of their name is known.
    pub(super) has_more: bool,
}

/// A habit, as a sentence may tell that it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Practice {
    pub(super) id: HabitId,
    pub(super) words: Vec<String>,
    pub(super) kind: HabitKind,
    pub(super) circle: Option<Circle>,
    pub(super) for_people: bool,
}

/// All names, to look them up by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    called: BTreeMap<String, Vec<PersonId>>,
    /// By whom they belong to, as long as they have no name of their own: "Ben's wife".
    owned: BTreeMap<String, Vec<PersonId>>,
    families: BTreeMap<String, Vec<PersonId>>,
    households: BTreeMap<String, Vec<PersonId>>,
    faces: BTreeMap<PersonId, Face>,
    spellings: Spellings,
    practices: Vec<Practice>,
}

/// Names by how many letters they have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spellings(BTreeMap<usize, Vec<String>>);

impl Names {
    /// The names of a notebook.
    pub fn of(notebook: &Notebook) -> Self {
        let mut names = Self::default();
        let mut people: Vec<&Person> = notebook.people().map(AsRef::as_ref).collect();
        // The closest first, so that they are offered first.
        sort::by_cached_key(&mut people, |person| {
            (person.circle.map_or(u8::MAX, Circle::ring), person.sort_key(), person.id)
        });
        for person in people {
            names.add(person);
        }
        for household in notebook.households() {
            let key = key(&household.name);
            let key = key.strip_prefix("the ").unwrap_or(&key).to_owned();
            let there = household.people.iter().filter(|id| notebook.person(**id).is_some());
            if !key.is_empty() {
                names.households.entry(key).or_default().extend(there.copied());
            }
        }
        for name in names.called.keys() {
            names.spellings.0.entry(name.chars().count()).or_default().push(name.clone());
        }
        let habits = notebook.habits();
        names.practices =
            habits.iter().filter(|one| may_be_told(one)).map(|one| practice(one)).collect();
        names
    }

    fn add(&mut self, person: &Person) {
        let whole = key(&person.name);
        // "Ben's wife" isn't called Ben.
        let is_owned =
            words(&person.name).split_last().is_some_and(|(_, of)| of.iter().any(|one| one.own));
        let parts: Vec<&str> = whole.split(' ').filter(|part| !part.is_empty()).collect();
        let given = key(&person.given);
        let first =
            if given.is_empty() { parts.first().copied().unwrap_or_default() } else { &given };
        let family = key(&person.family);
        let last = parts.last().copied().filter(|_| parts.len() > 1).unwrap_or_default();
        let family = if family.is_empty() { last } else { &family };
        let nick = key(&person.nick);
        let former = key(&person.former);
        let initial: String = family.chars().take(1).collect();
        let mut all = BTreeSet::from([nick.clone()]);
        if is_owned {
            push(&mut self.owned, whole.clone(), person.id);
        } else {
            all.extend([whole.clone(), first.to_owned(), short(person)]);
        }
        if !family.is_empty() && !is_owned {
            all.extend([format!("{first} {initial}"), format!("{first} {family}")]);
            if !nick.is_empty() {
                all.insert(format!("{nick} {family}"));
            }
            push(&mut self.families, family.to_owned(), person.id);
        }
        if !former.is_empty() {
            if !former.contains(' ') {
                all.insert(format!("{first} {former}"));
            }
            all.insert(former);
        }
        for name in all {
            if !name.is_empty() && name.split(' ').count() <= LONGEST {
                push(&mut self.called, name, person.id);
            }
        }
        let pronouns = fold(&person.pronouns);
        let pronouns = pronouns.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let face = Face {
            pronouns: pronouns.map(str::to_owned).collect(),
            circle: person.circle,
            has_more: !family.is_empty(),
        };
        self.faces.insert(person.id, face);
    }

    /// The longest name that begins at this word, and how many words it has.
    pub(super) fn at(&self, all: &[Word<'_>], at: usize) -> Option<(usize, Match)> {
        if let Some(found) = self.owned_at(all, at) {
            return Some(found);
        }
        let mut phrases: Vec<String> = Vec::new();
        let mut phrase = String::new();
        for word in all.iter().skip(at).take(LONGEST) {
            if !phrase.is_empty() {
                if word.gap != Gap::Space {
                    break;
                }
                phrase.push(' ');
            }
            phrase.push_str(&word.folded);
            phrases.push(phrase.clone());
            // Whose name goes on after "Grace's"?
            if word.own {
                break;
            }
        }
        let find = |exact: bool, most: usize| {
            let taken = phrases.iter().take(most).enumerate().rev();
            taken.into_iter().find_map(|(n, phrase)| {
                let people = if exact { self.called.get(phrase).cloned() } else { None };
                let people = people.or_else(|| (!exact).then(|| self.nearly(phrase)).flatten())?;
                Some((n + 1, Match { people, exact }))
            })
        };
        let exact = find(true, LONGEST);
        let is_short = exact.as_ref().is_none_or(|(words, _)| *words < 2);
        // A whole name with a letter wrong says more than half a name without.
        let typed = is_short.then(|| find(false, 2)).flatten();
        match (exact, typed) {
            (Some(exact), Some(typed)) if typed.0 > exact.0 => Some(typed),
            (exact, typed) => exact.or(typed),
        }
    }

    /// "Ben's wife", where she is known as that.
    fn owned_at(&self, all: &[Word<'_>], at: usize) -> Option<(usize, Match)> {
        let owner = all.get(at).filter(|_| !self.owned.is_empty())?;
        self.owned.iter().find_map(|(name, people)| {
            let starts = name.split(' ').next() == Some(owner.folded.as_str());
            let length = longest(all, at, &[name]);
            let are_known = || Match { people: people.clone(), exact: true };
            (starts && length > 0).then(|| (length, are_known()))
        })
    }

    /// Who is called so but for one letter.
    fn nearly(&self, phrase: &str) -> Option<Vec<PersonId>> {
        let letters = phrase.chars().count();
        let lengths = letters.saturating_sub(1)..=letters + 1;
        let near = self.spellings.0.range(lengths).flat_map(|(_, names)| names);
        // One letter of "Jo S" is half of it.
        let is_long = |name: &str| name.split(' ').all(|part| part.chars().nth(2).is_some());
        let mut found: Vec<PersonId> = Vec::new();
        for name in near.filter(|name| is_typo_of(phrase, name) && is_long(name)) {
            let people = self.called.get(name).into_iter().flatten();
            let new: Vec<PersonId> = people.filter(|id| !found.contains(id)).copied().collect();
            found.extend(new);
        }
        (!found.is_empty()).then_some(found)
    }

    /// All of a household; where `families` are meant, too, all of a family: "the Hoppers".
    pub(super) fn all_of(
        &self,
        words: &[Word<'_>],
        at: usize,
        families: bool,
    ) -> Option<(usize, Vec<PersonId>)> {
        let mut phrase = String::new();
        let mut found = None;
        for (n, word) in words.iter().skip(at).take(LONGEST).enumerate() {
            if n > 0 && word.gap != Gap::Space {
                break;
            }
            if n > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&word.folded);
            let family = || {
                let many = phrase.strip_suffix('s').and_then(|one| self.families.get(one));
                self.families.get(&phrase).or(many).filter(|_| families && n == 0 && word.cap)
            };
            let household = self.households.get(&phrase).or_else(family);
            found = household.map(|people| (n + 1, people.clone())).or(found);
        }
        found
    }

    /// Everybody of this family name, folded.
    pub(super) fn family(&self, name: &str) -> Option<&[PersonId]> {
        self.families.get(name).map(Vec::as_slice)
    }

    pub(super) fn face(&self, id: PersonId) -> Option<&Face> {
        self.faces.get(&id)
    }

    pub(super) fn practices(&self) -> &[Practice] {
        &self.practices
    }
}

fn push(map: &mut BTreeMap<String, Vec<PersonId>>, name: String, id: PersonId) {
    let people = map.entry(name).or_default();
    if !people.contains(&id) {
        people.push(id);
    }
}

/// A name as the words of a sentence would have it.
fn key(name: &str) -> String {
    let found = words(name);
    found.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

fn short(person: &Person) -> String {
    if person.name.is_empty() { String::new() } else { key(person.short_name()) }
}

/// Of one that is measured, a sentence doesn't say how much.
fn may_be_told(habit: &Habit) -> bool {
    habit.archived.is_none() && habit.measure == Measure::YesNo
}

fn practice(habit: &Habit) -> Practice {
    Practice {
        id: habit.id,
        words: words(&habit.name).into_iter().map(|word| word.folded).collect(),
        kind: habit.kind,
        circle: habit.ring().and_then(Circle::from_ring),
        for_people: habit.is_for_people(),
    }
}
