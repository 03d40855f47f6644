//! Two notebooks side by side, and the one they make together.
//!
//! Yjs decides between two writes of one key that knew nothing of each other by the writers' ids:
//! the same on every device, and blind. So both are shown. Whether a write knew of the other is
//! told by its id against the state vector of the other side (K. Jahns et al., "Near Real-Time
//! Peer-to-Peer Shared Editing on Extensible Data Types", 2016). yrs hides the ids of a map's
//! entries; but a copy from which an entry is removed tells the id in its delete set. That needs
//! neither its `weak` feature, which would read more kinds of hostile bytes, nor a reader of our own.

use std::collections::{BTreeMap, BTreeSet};

use yrs::{Map, ReadTxn, StateVector, Transact};

use super::compare::Side;
use super::migrate::in_todays_shape;
use super::records::read_tie;
use super::value::{Value, plain};
use super::{Collection, Document, MergeError};
use crate::giving::CheckKey;
use crate::notebook::{Notebook, Thing};

/// A key and the collection it is of.
pub(super) type Key = (Collection, String);

/// All values of one side in the shape of today, and the keys under which they truly stand.
type Table = BTreeMap<Key, (Value, String)>;

/// A copy of one side, to be looked through and taken apart.
pub(super) struct Replica {
    pub(super) document: Document,
    knows: StateVector,
    table: Table,
}

impl Replica {
    fn of(updates: &[&[u8]]) -> Result<Self, MergeError> {
        let mut document = Document::new(0);
        if let Some((_, why)) = document.merge(updates.iter().copied()).into_iter().next() {
            return Err(why);
        }
        if document.is_newer() {
            return Err(MergeError::Newer);
        }
        let knows = document.doc.transact().state_vector();
        let table = table(&document);
        Ok(Self { document, knows, table })
    }

    pub(super) fn notebook(&self) -> &Notebook {
        self.document.notebook()
    }

    /// All that stands there of one thing.
    pub(super) fn values_of<'a>(
        &'a self,
        owns: impl Fn(&Key) -> bool + 'a,
    ) -> impl Iterator<Item = (&'a Key, &'a Value)> {
        self.table.iter().filter(move |(key, _)| owns(key)).map(|(key, (value, _))| (key, value))
    }

    pub(super) fn value(&self, key: &Key) -> Option<&Value> {
        self.table.get(key).map(|(value, _)| value)
    }

    /// Whether `other` knows of the write that gave this key its value. Takes the value away.
    fn is_known_to(&self, other: &Replica, key: &Key) -> bool {
        let Some((_, raw)) = self.table.get(key) else { return true };
        let Some(map) = self.document.maps.get(key.0) else { return true };
        let mut txn = self.document.doc.transact_mut();
        map.remove(&mut txn, raw);
        let ids = txn.delete_set();
        // Only a client's own counter tells what its writes are: ids of a removed entry are one.
        let mut written = ids.iter().flat_map(|(client, ranges)| {
            let clocks: Vec<u32> = ranges.iter().map(|range| range.start).collect();
            clocks.into_iter().map(|clock| (*client, clock))
        });
        written.all(|(client, clock)| clock < other.knows.get(&client))
    }
}

fn table(document: &Document) -> Table {
    let txn = document.doc.transact();
    let (mut today, mut old) = (Table::new(), Vec::new());
    for collection in Collection::ALL {
        let Some(map) = document.maps.get(collection) else { continue };
        for (key, out) in map.iter(&txn) {
            let Some(value) = plain(&out) else { continue };
            match in_todays_shape(collection, key, &value) {
                Some((new, value)) => old.push(((collection, new), (value, key.to_owned()))),
                None => {
                    today.insert((collection, key.to_owned()), (value, key.to_owned()));
                }
            }
        }
    }
    for (key, entry) in old {
        today.entry(key).or_insert(entry);
    }
    today
}

/// Whether a thing is there, in the trash, or not at all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Absent,
    Trash,
    Live,
}

pub(super) fn state(notebook: &Notebook, thing: &Thing) -> State {
    match (notebook.keeps(thing), notebook.deleted_on(thing)) {
        (false, _) => State::Absent,
        (true, Some(_)) => State::Trash,
        (true, None) => State::Live,
    }
}

/// Two notebooks and what becomes of them.
pub(super) struct Meeting {
    pub(super) ours: Replica,
    pub(super) theirs: Replica,
    pub(super) merged: Replica,
    /// The keys that differ on the two sides; whether they know of our write, and we of theirs.
    pub(super) differing: BTreeMap<Key, (bool, bool)>,
    /// The same keys, thing by thing.
    pub(super) things: BTreeMap<Thing, Vec<Key>>,
}

impl Meeting {
    pub(super) fn of(document: &Document, update: &[u8]) -> Result<Self, MergeError> {
        if document.is_newer() {
            return Err(MergeError::Newer);
        }
        let here = document.snapshot();
        let ours = Replica::of(&[&here])?;
        let theirs = Replica::of(&[update])?;
        if theirs.document.doc.transact().has_missing_updates() {
            // It stands on what is not in it: whatever this is, it is no whole notebook. (One that
            // was saved while an edit was missing is whole in this sense.)
            return Err(MergeError::Refused);
        }
        let merged = Replica::of(&[&here, update])?;
        // Updates that contradict each other, which no honest device writes, can make a document
        // that is never opened again.
        if Replica::of(&[&merged.document.snapshot()])?.notebook() != merged.notebook() {
            return Err(MergeError::Refused);
        }
        let mut meeting =
            Self { ours, theirs, merged, differing: BTreeMap::new(), things: BTreeMap::new() };
        let (ours, theirs) = (&meeting.ours, &meeting.theirs);
        let keys: BTreeSet<&Key> = ours.table.keys().chain(theirs.table.keys()).collect();
        let keys = keys.into_iter().filter(|key| ours.value(key) != theirs.value(key));
        let (mut differing, mut things) = (BTreeMap::new(), BTreeMap::<_, Vec<Key>>::new());
        for key in keys.filter(|key| key.0 != Collection::Meta) {
            let thing = meeting.thing(key);
            // What is on one side only needs no asking who knew.
            let is_on = |side: &Replica| match &thing {
                Some(thing) => side.notebook().keeps(thing),
                None => key.0 == Collection::Settings,
            };
            let known = if is_on(ours) && is_on(theirs) {
                (ours.is_known_to(theirs, key), theirs.is_known_to(ours, key))
            } else {
                (true, true)
            };
            differing.insert(key.clone(), known);
            if let Some(thing) = thing {
                things.entry(thing).or_default().push(key.clone());
            }
        }
        (meeting.differing, meeting.things) = (differing, things);
        Ok(meeting)
    }

    /// Both sides, this one first.
    pub(super) fn sides(&self, first: Side) -> (&Replica, &Replica) {
        match first {
            Side::Ours => (&self.ours, &self.theirs),
            Side::Theirs => (&self.theirs, &self.ours),
        }
    }

    /// The thing that a key belongs to.
    pub(super) fn thing(&self, key: &Key) -> Option<Thing> {
        let value = [&self.ours, &self.theirs].into_iter().find_map(|side| side.value(key));
        thing_of(key.0, &key.1, value)
    }
}

/// The thing that a key belongs to; a tie is told by what stands there.
pub(super) fn thing_of(collection: Collection, key: &str, value: Option<&Value>) -> Option<Thing> {
    let owner = || key.split_once('.').map(|(id, _)| id);
    match collection {
        Collection::People => Some(Thing::Person(owner()?.parse().ok()?)),
        Collection::Habits => Some(Thing::Habit(owner()?.parse().ok()?)),
        Collection::Moments => Some(Thing::Moment(key.parse().ok()?)),
        Collection::Views => Some(Thing::View(key.parse().ok()?)),
        Collection::Groups => Some(Thing::Group(key.parse().ok()?)),
        Collection::Rests => Some(Thing::Rest(key.parse().ok()?)),
        Collection::Intentions => Some(Thing::Intention(key.parse().ok()?)),
        Collection::Households => Some(Thing::Household(key.parse().ok()?)),
        Collection::Days => Some(Thing::Habit(key.parse::<CheckKey>().ok()?.habit)),
        Collection::Ties => Some(Thing::Tie(read_tie(key, value?)?.key)),
        _ => None,
    }
}
