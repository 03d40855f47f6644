//! Two entries of one person made one, in one step. What a person is of themselves is united in
//! [`united`]; here everything else that named the one who goes names the one who stays: ties,
//! moments, intentions, households, names of groups, views, through whom others were met.
//!
//! The one who goes lies in the trash with all that was written there, and with their ties, which
//! are out of sight with them: another device that edits them meanwhile is asked about it. What it
//! noted anew with the one who goes comes to the one who stays when Kith is opened next
//! ([`Document::hand_over_late`]).

use std::collections::BTreeSet;
use std::sync::Arc;

use yrs::{Map as _, Transact as _};

use super::edit::Edit;
use super::fields::INTO;
use super::members::tie_key;
use super::records::{FILTER, record};
use super::undo::{Step, Writing};
use super::value::{Value, as_map, as_text, plain, text};
use super::{Collection, Document, Done};
use crate::day::Day;
use crate::id::{AnyId, PersonId};
use crate::notebook::Thing;
use crate::people::{Person, Single, Tie, TieKey, add_note, united};

impl Edit<'_> {
    /// Makes two entries of one person one: `keep` stays, `gone` goes into the trash. Where both
    /// say something else, what is in `theirs` is taken from the one who goes. Nothing happens
    /// unless both are there and are two. Reads the notebook as it was before this step.
    pub fn merge_people(
        &mut self,
        keep: PersonId,
        gone: PersonId,
        theirs: &BTreeSet<Single>,
        today: Day,
    ) {
        let notebook = self.before();
        let (Some(one), Some(other)) = (notebook.person(keep), notebook.person(gone)) else {
            return;
        };
        if keep == gone {
            return;
        }
        let one = united(one, other, theirs, today);
        // Also those with somebody in the trash, who may come back.
        let ties = notebook.tie_keys(gone).filter_map(|key| notebook.kept_tie(&key).cloned());
        let ties: Vec<_> = ties.collect();
        let handed = ties.iter().map(|tie| text(&tie_key(&tie.key)));
        let handed: Vec<Value> = [text(keep.as_str())].into_iter().chain(handed).collect();
        self.take_over(one, gone, ties);
        self.delete_person(gone, today);
        self.target.write(Collection::People, &into(gone), Some(Value::from(handed)));
    }

    /// Hands over what names `gone` still or again, though it was made one with `keep`.
    fn hand_over_late(&mut self, keep: PersonId, gone: PersonId) {
        let notebook = self.before();
        let Some(one) = notebook.person(keep).map(|one| (**one).clone()) else { return };
        let ties = notebook.tie_keys(gone).filter_map(|key| notebook.kept_tie(&key).cloned());
        let Some(Value::Array(handed)) = self.target.get(Collection::People, &into(gone)) else {
            return;
        };
        let keyed = ties.map(|tie| (text(&tie_key(&tie.key)), tie));
        let (keys, late): (Vec<Value>, Vec<_>) =
            keyed.filter(|(key, _)| !handed.contains(key)).unzip();
        if !keys.is_empty() {
            let handed: Vec<Value> = handed.iter().cloned().chain(keys).collect();
            self.target.write(Collection::People, &into(gone), Some(Value::from(handed)));
        }
        self.take_over(one, gone, late);
    }

    /// Everything else that names `gone` names this one from now on, and these ties are theirs.
    fn take_over(&mut self, mut one: Person, gone: PersonId, ties: Vec<Arc<Tie>>) {
        let (notebook, keep) = (self.before(), one.id);
        let names =
            |person: &&Arc<Person>| person.through == Some(gone) || person.apart.contains(&gone);
        let others: Vec<Arc<Person>> = notebook.kept_people().filter(names).cloned().collect();
        let moments: Vec<String> =
            notebook.moment_keys(gone).map(|id| id.as_str().to_owned()).collect();

        let mut moved = Vec::new();
        for tie in ties {
            let tie = (*tie).clone();
            let [from, to] =
                [tie.key.from(), tie.key.to()].map(|end| if end == gone { keep } else { end });
            match TieKey::new(from, to, tie.key.kind().clone()) {
                Ok(key) => {
                    let tie = Tie { key, ..tie };
                    moved.push(match notebook.kept_tie(&tie.key) {
                        Some(there) => joined(there, &tie),
                        None => tie,
                    });
                }
                // They were tied to each other: nobody is to themselves, but the words stay.
                Err(_) => add_note(&mut one.notes, &tie.note),
            }
        }
        self.put_person(&one);
        for person in others.into_iter().filter(|person| ![keep, gone].contains(&person.id)) {
            let mut person = (*person).clone();
            if person.through == Some(gone) {
                person.through = Some(keep);
            }
            if person.apart.remove(&gone) {
                person.apart.insert(keep);
            }
            self.put_person(&person);
        }
        for tie in moved {
            self.put_tie(&tie);
        }
        for key in moments {
            self.hand_over(Collection::Moments, &key, keep, gone);
        }
        for collection in [Collection::Groups, Collection::Intentions, Collection::Households] {
            for (key, _) in self.target.all(collection) {
                self.hand_over(collection, &key, keep, gone);
            }
        }
        for (key, value) in self.target.all(Collection::Views) {
            let filter = value.as_ref().and_then(as_map).and_then(|members| members.get(FILTER));
            let Some(filter) = filter.and_then(as_text) else { continue };
            let moved = filter.replace(gone.as_str(), keep.as_str());
            if moved != filter {
                let rest = record(value.as_ref(), [(FILTER, Some(text(&moved)))]);
                self.target.write(Collection::Views, &key, Some(rest));
            }
        }
    }

    /// Puts one person in another's place in a record that names several; also in one that lies in
    /// the trash, or of which we can't read the rest.
    fn hand_over(&mut self, collection: Collection, key: &str, keep: PersonId, gone: PersonId) {
        let value = self.target.get(collection, key);
        let people = value.as_ref().and_then(as_map).and_then(|members| members.get("people"));
        let Some(Value::Array(people)) = people else { return };
        if !people.iter().any(|id| as_text(id) == Some(gone.as_str())) {
            return;
        }
        let ids: BTreeSet<&str> = people.iter().filter_map(as_text).collect();
        let ids = ids.into_iter().filter(|id| *id != gone.as_str()).chain([keep.as_str()]);
        let ids: BTreeSet<&str> = ids.collect();
        let ids: Vec<Value> = ids.into_iter().map(text).collect();
        let rest = record(value.as_ref(), [("people", Some(Value::from(ids)))]);
        self.target.write(collection, key, Some(rest));
    }
}

impl Document {
    /// What another device noted with an entry that was made one with another here: it would be out
    /// of sight, and go for good with that entry. No step of the reader's, so none to be undone.
    pub fn hand_over_late(&mut self) -> Vec<Done> {
        let gone = self.notebook().deleted().filter_map(|thing| match thing.key {
            Thing::Person(id) => Some(id),
            _ => None,
        });
        let mut pairs: Vec<_> = gone.filter_map(|id| Some((self.heir(id)?, id))).collect();
        if pairs.is_empty() {
            return Vec::new();
        }
        // Mostly nothing is late, however many were made one: that is seen in one look at everything.
        let named = self.named();
        pairs.retain(|(_, id)| named.contains(id.as_str()) || self.has_late(*id));
        let hand_over = |(keep, gone)| {
            let written = self.write(|txn, maps, notebook| {
                let mut writing = Writing { txn, maps, step: Step::default() };
                Edit::new(&mut writing, notebook).hand_over_late(keep, gone);
                Step::default()
            });
            let words = "Handed over what came late".into();
            Some(Done { words, update: written.update? })
        };
        pairs.into_iter().filter_map(hand_over).collect()
    }

    /// Everybody whom a record, a view or a person names, as text; moments and ties know theirs.
    fn named(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for person in self.notebook().kept_people() {
            let others = person.through.iter().chain(&person.apart);
            named.extend(others.map(|id| id.as_str().to_owned()));
        }
        let txn = self.doc.transact();
        for collection in [Collection::Groups, Collection::Intentions, Collection::Households] {
            let map = self.maps.get(collection).into_iter();
            for value in map.flat_map(|map| map.iter(&txn).filter_map(|(_, out)| plain(&out))) {
                let people = as_map(&value).and_then(|members| members.get("people"));
                let Some(Value::Array(people)) = people else { continue };
                named.extend(people.iter().filter_map(as_text).map(str::to_owned));
            }
        }
        let views = self.maps.get(Collection::Views).into_iter();
        for value in views.flat_map(|map| map.iter(&txn).filter_map(|(_, out)| plain(&out))) {
            let filter = as_map(&value).and_then(|members| members.get(FILTER)).and_then(as_text);
            let words = filter.unwrap_or_default().split(|c: char| !c.is_ascii_alphanumeric());
            named.extend(words.map(str::to_owned));
        }
        named
    }

    /// Whether a moment or a tie names somebody who is gone still or again.
    fn has_late(&self, gone: PersonId) -> bool {
        let (notebook, handed) = (self.notebook(), self.handed(gone));
        let is_late = |key: TieKey| {
            let is_handed = handed.iter().any(|all| all.contains(&text(&tie_key(&key))));
            notebook.kept_tie(&key).is_some() && !is_handed
        };
        notebook.moment_keys(gone).next().is_some() || notebook.tie_keys(gone).any(is_late)
    }

    /// With whom somebody was made one, and the keys of the ties that were handed over.
    fn handed(&self, gone: PersonId) -> Option<Arc<[Value]>> {
        let txn = self.doc.transact();
        match plain(&self.maps.get(Collection::People)?.get(&txn, &into(gone))?)? {
            Value::Array(handed) => Some(handed),
            _ => None,
        }
    }

    /// With whom somebody who is gone was made one, and that one with another: whoever is here.
    fn heir(&self, gone: PersonId) -> Option<PersonId> {
        let mut seen = BTreeSet::from([gone]);
        let mut id = gone;
        loop {
            id = self.handed(id)?.first().and_then(as_text)?.parse().ok()?;
            if self.notebook().person(id).is_some() {
                return Some(id);
            }
            if !seen.insert(id) {
                return None;
            }
        }
    }
}

fn into(gone: PersonId) -> String {
    format!("{gone}.{INTO}")
}

/// Two ties of one kind between the same two people, as one: the words of both, and when it began,
/// by the more exact of two dates that may be one, else the earlier.
fn joined(there: &Tie, more: &Tie) -> Tie {
    let mut tie = there.clone();
    add_note(&mut tie.note, &more.note);
    tie.since = match (there.since, more.since) {
        (Some(one), Some(other)) => Some(match one.either(other) {
            Some(exact) => exact,
            None if other.first() < one.first() => other,
            None => one,
        }),
        (one, other) => one.or(other),
    };
    tie
}
