//! What the reader of a draft corrected in it. It is kept beside the words, so that it stays while
//! they go on writing. No awareness of how a sentence is read.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Entry, Mention, What, Whom};
use super::names::Names;
use crate::day::{Day, PartialDate};
use crate::id::{HabitId, PersonId};
use crate::life::{Due, MomentKind};

/// A correction of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was another kind of moment.
    Kind(MomentKind),
    /// It was another time. Of a check, only a day counts.
    When(PartialDate),
    /// It is to be done at another time.
    Due(Due),
    /// Somebody else was there, too.
    With(PersonId),
    /// It is not to be filed.
    Out,
}

/// All corrections of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    chosen: BTreeMap<String, Whom>,
    gone: BTreeSet<(String, String)>,
    changes: BTreeMap<String, Vec<Change>>,
}

impl Corrections {
    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.gone.is_empty() && self.changes.is_empty()
    }

    /// This is who is meant, wherever the same is said.
    pub fn choose(&mut self, mention: &str, who: Whom) {
        self.chosen.insert(mention.to_owned(), who);
    }

    /// They are not in this entry.
    pub fn without(&mut self, entry: &str, mention: &str) {
        self.gone.insert((entry.to_owned(), mention.to_owned()));
    }

    /// Changes an entry. Who was taken out of it and is added again is in it.
    pub fn change(&mut self, entry: &str, change: Change) {
        if let Change::With(id) = change {
            self.gone.remove(&(entry.to_owned(), added_key(id)));
        }
        self.changes.entry(entry.to_owned()).or_default().push(change);
    }
}

impl Draft {
    /// The draft with these corrections. What follows up an entry that is taken out goes with it, and
    /// a habit is checked on the day of its moment. Who was chosen and is no longer among these names,
    /// for another tab deleted them, is not in it.
    #[must_use]
    pub fn corrected(mut self, corrections: &Corrections, names: &Names) -> Self {
        let is_there = |who: &Whom| match who {
            Whom::Known(id) => names.face(*id).is_some(),
            Whom::New(_) => true,
        };
        let mut out: BTreeSet<String> = BTreeSet::new();
        let mut moved = BTreeMap::new();
        for entry in &mut self.entries {
            for mention in &mut entry.people {
                let chosen = corrections.chosen.get(&mention.key);
                if let Some(who) = chosen.filter(|who| is_there(who)) {
                    mention.who = Some(who.clone());
                }
            }
            let was = entry.what.practice();
            for change in corrections.changes.get(&entry.key).into_iter().flatten() {
                match change {
                    Change::Out => drop(out.insert(entry.key.clone())),
                    Change::With(id) if !is_there(&Whom::Known(*id)) => {}
                    change => entry.correct(change),
                }
            }
            let key = &entry.key;
            entry.people.retain(|one| !corrections.gone.contains(&(key.clone(), one.key.clone())));
            alone(&mut entry.people);
            if let (Some(was), Some((_, day))) = (was, entry.what.practice()) {
                moved.insert(was, day);
            }
        }
        for entry in &mut self.entries {
            let is_its_own = corrections.changes.contains_key(&entry.key);
            if let What::Check { habit, day } = &mut entry.what {
                *day = moved.get(&(*habit, *day)).copied().filter(|_| !is_its_own).unwrap_or(*day);
            }
        }
        self.entries.retain(|entry| {
            let after = match &entry.what {
                What::Intention { after, .. } => after.as_ref(),
                _ => None,
            };
            !out.contains(&entry.key) && !after.is_some_and(|after| out.contains(after))
        });
        self
    }
}

impl What {
    /// The habit that was done by a moment, and on which day.
    fn practice(&self) -> Option<(HabitId, Day)> {
        match self {
            What::Moment { habit: Some(habit), when: PartialDate::Day(day), .. } => {
                Some((*habit, *day))
            }
            _ => None,
        }
    }
}

/// What a correction of somebody who was added is kept under.
fn added_key(id: PersonId) -> String {
    format!("with {id}")
}

impl Entry {
    fn correct(&mut self, change: &Change) {
        let is_check = matches!(self.what, What::Check { .. });
        match (&mut self.what, change) {
            (What::Moment { kind, .. }, Change::Kind(other)) => *kind = *other,
            // It was no date, and is kept as it was written.
            (What::Yearly { text, noted, .. }, Change::Kind(kind)) => {
                let (kind, when, text) = (*kind, (*noted).into(), std::mem::take(text));
                self.what = What::Moment { kind, when, text, habit: None };
            }
            (What::Moment { when, .. }, Change::When(other)) => *when = *other,
            (What::Check { day, .. }, Change::When(PartialDate::Day(other))) => *day = *other,
            (What::Intention { due, .. }, Change::Due(other)) => *due = *other,
            (_, Change::With(id)) if !is_check => {
                let who = Some(Whom::Known(*id));
                let key = added_key(*id);
                self.people.push(Mention { key, said: String::new(), who, others: Vec::new() });
            }
            _ => {}
        }
    }
}

/// Everybody once, whoever they were called.
fn alone(people: &mut Vec<Mention>) {
    let mut seen: BTreeSet<Whom> = BTreeSet::new();
    people.retain(|one| one.who.as_ref().is_none_or(|who| seen.insert(who.clone())));
}
