//! Two entries of one person made one, in one step. What a person is of themselves is united in
//! [`united`]; here everything else that named the one who goes names the one who stays: ties,
//! moments, intentions, households, names of groups, views, through whom others were met.
//!
//! The one who goes lies in the trash with all that was written there, and with their ties, which
//! are out of sight with them: another device that edits them meanwhile is asked about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Collection;
use super::edit::Edit;
use super::records::{FILTER, record};
use super::value::{Value, as_map, as_text, text};
use crate::day::Day;
use crate::id::{AnyId, PersonId};
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
        let mut one = united(one, other, theirs, today);
        let names =
            |person: &&Arc<Person>| person.through == Some(gone) || person.apart.contains(&gone);
        let others: Vec<Arc<Person>> = notebook.kept_people().filter(names).cloned().collect();
        // Also those with somebody in the trash, who may come back.
        let ties = notebook.tie_keys(gone).filter_map(|key| notebook.kept_tie(&key).cloned());
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
            let rest = record(value.as_ref(), [(FILTER, Some(text(&moved)))]);
            self.target.write(Collection::Views, &key, Some(rest));
        }
        self.delete_person(gone, today);
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
