//! What merging another notebook would change, before it is done.

use super::fields::DELETED;
use super::meeting::{Key, Meeting, State, state};
use super::purge::key_of;
use super::words::differences;
use super::{Collection, Document, MergeError};
use crate::notebook::Thing;

/// One of two notebooks that meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one that is open here.
    Ours,
    /// The one that comes.
    Theirs,
}

/// A thing and what it is in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which it is.
    pub thing: Thing,
    /// What it is, in words.
    pub what: String,
}

/// A field with two values. `None` where nothing stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, in words.
    pub field: String,
    /// What stands there here, in words.
    pub ours: Option<String>,
    /// What stands there on the other side.
    pub theirs: Option<String>,
}

/// A thing that merging would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which it is; `None` for the settings.
    pub thing: Option<Thing>,
    /// What it is, in words.
    pub what: String,
    /// The fields that would change.
    pub fields: Vec<Difference>,
}

/// Where two writes met.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot(pub(super) Key);

/// Both sides have written the same, neither knowing of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// By which it is chosen.
    pub spot: Spot,
    /// Of which thing; `None` for the settings.
    pub thing: Option<Thing>,
    /// What that is, in words.
    pub what: String,
    /// What differs.
    pub fields: Vec<Difference>,
    /// Whose value merging keeps where nothing is chosen: the same on every device.
    pub picks: Side,
}

/// A thing that one side has deleted and the other has edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// By which it is chosen.
    pub thing: Thing,
    /// What it is, in words.
    pub what: String,
    /// Who has deleted it.
    pub deleted: Side,
    /// Whether it was removed for good, not only put into the trash.
    pub for_good: bool,
}

/// What merging would change here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What would come, also out of the trash.
    pub new: Vec<Named>,
    /// What would go into the trash, or for good.
    pub gone: Vec<Named>,
    /// What would change, save where it is a conflict.
    pub changed: Vec<Changed>,
    /// What both have changed.
    pub conflicts: Vec<Conflict>,
    /// What one has deleted and the other edited.
    pub asked: Vec<Asked>,
    /// How many days a habit was done would come.
    pub new_checks: usize,
    /// How many would go.
    pub gone_checks: usize,
    /// How many would have another amount.
    pub changed_checks: usize,
    /// How many things would come into the trash, leave it for good, or change in it.
    pub in_trash: usize,
}

impl Comparison {
    /// Whether merging would change nothing, and there is nothing to decide.
    pub fn is_empty(&self) -> bool {
        *self == Comparison::default()
    }

    /// The new things of one kind: `new_of(|thing| matches!(thing, Thing::Person(_)))`.
    pub fn new_of(&self, kind: impl Fn(&Thing) -> bool) -> impl Iterator<Item = &Named> {
        self.new.iter().filter(move |named| kind(&named.thing))
    }
}

impl Document {
    /// What merging this update (the whole notebook of another device) would change here. Changes
    /// nothing.
    ///
    /// # Errors
    /// When it can't be merged.
    pub fn compare(&self, update: &[u8]) -> Result<Comparison, MergeError> {
        Ok(Meeting::of(self, update)?.comparison())
    }
}

impl Meeting {
    fn comparison(&self) -> Comparison {
        let mut comparison = Comparison::default();
        let settings: Vec<Key> =
            self.differing.keys().filter(|key| key.0 == Collection::Settings).cloned().collect();
        self.look_at(None, &settings, &mut comparison);
        for (thing, keys) in &self.things {
            self.look_at(Some(thing), keys, &mut comparison);
        }
        for key in self.differing.keys().filter(|key| key.0 == Collection::Checks) {
            match (self.ours.value(key), self.merged.value(key)) {
                (None, Some(_)) => comparison.new_checks += 1,
                (Some(_), None) => comparison.gone_checks += 1,
                (ours, merged) => comparison.changed_checks += usize::from(ours != merged),
            }
        }
        comparison
    }

    fn look_at(&self, thing: Option<&Thing>, keys: &[Key], comparison: &mut Comparison) {
        let what = self.what(thing);
        if let Some(asked) = thing.and_then(|thing| self.asked(thing)) {
            comparison.asked.push(asked);
            return;
        }
        if let Some(thing) = thing {
            let here = state(self.ours.notebook(), thing) == State::Live;
            let then = state(self.merged.notebook(), thing) == State::Live;
            let named = Named { thing: thing.clone(), what: what.clone() };
            match (here, then) {
                (false, true) => return comparison.new.push(named),
                (true, false) => return comparison.gone.push(named),
                (false, false) => {
                    let changes = |key: &Key| self.merged.value(key) != self.ours.value(key);
                    comparison.in_trash += usize::from(keys.iter().any(changes));
                    return;
                }
                (true, true) => {}
            }
        }
        let mut fields = Vec::new();
        for key in keys.iter().filter(|key| !is_mark(key)) {
            let (ours, theirs) = (self.ours.value(key), self.theirs.value(key));
            let differing =
                |theirs| differences(self.merged.notebook(), (key.0, &key.1), ours, theirs);
            if let Some(picks) = self.conflict(key) {
                comparison.conflicts.push(Conflict {
                    spot: Spot(key.clone()),
                    thing: thing.cloned(),
                    what: what.clone(),
                    fields: differing(theirs),
                    picks,
                });
            } else if self.merged.value(key) != ours {
                fields.extend(differing(self.merged.value(key)));
            }
        }
        if !fields.is_empty() {
            comparison.changed.push(Changed { thing: thing.cloned(), what, fields });
        }
    }

    fn what(&self, thing: Option<&Thing>) -> String {
        let Some(thing) = thing else { return "Settings".to_owned() };
        let sides = [&self.merged, &self.ours, &self.theirs];
        sides.iter().find_map(|side| side.notebook().what(thing)).unwrap_or_default()
    }

    /// Whether both sides have written this key unknown to each other, and whose value stays.
    pub(super) fn conflict(&self, key: &Key) -> Option<Side> {
        let unknown = self.differing.get(key) == Some(&(false, false));
        let (ours, theirs) = (self.ours.value(key)?, self.theirs.value(key)?);
        let merged = self.merged.value(key);
        (unknown && ours != theirs)
            .then(|| if merged == Some(ours) { Side::Ours } else { Side::Theirs })
    }

    /// Whether one side has deleted this and the other edited it, unknown to each other.
    pub(super) fn asked(&self, thing: &Thing) -> Option<Asked> {
        [Side::Ours, Side::Theirs].into_iter().find_map(|deleted| {
            let (deleter, editor) = self.sides(deleted);
            if state(editor.notebook(), thing) != State::Live {
                return None;
            }
            let known = |key: &Key| match (self.differing.get(key), deleted) {
                // Whether the editor knows of the deleter's write, and the other way round.
                (Some((ours, theirs)), Side::Ours) => (*ours, *theirs),
                (Some((ours, theirs)), Side::Theirs) => (*theirs, *ours),
                (None, _) => (true, true),
            };
            let mut keys = self.things.get(thing).into_iter().flatten();
            let (is_asked, for_good) = match (state(deleter.notebook(), thing), thing) {
                (State::Live, _) => (false, false),
                (State::Trash, Thing::Person(_) | Thing::Habit(_)) => {
                    let unknown = !known(&mark_of(thing)).0;
                    (unknown && keys.any(|key| !is_mark(key) && !known(key).1), false)
                }
                (State::Trash, _) => (keys.any(|key| known(key) == (false, false)), false),
                (State::Absent, _) => {
                    // What the deleter knew of is gone, what they didn't know of would stay.
                    let (left, gone): (Vec<&Key>, Vec<&Key>) = keys
                        .filter(|key| editor.value(key).is_some())
                        .partition(|key| self.merged.value(key).is_some());
                    (!left.is_empty() && !gone.is_empty(), true)
                }
            };
            let what = self.what(Some(thing));
            is_asked.then(|| Asked { thing: thing.clone(), what, deleted, for_good })
        })
    }
}

/// Where a person or a habit is marked as deleted.
pub(super) fn mark_of(thing: &Thing) -> Key {
    (collection_of(thing), format!("{}.{DELETED}", key_of(thing)))
}

fn is_mark((collection, key): &Key) -> bool {
    matches!(collection, Collection::People | Collection::Habits)
        && key.split_once('.').is_some_and(|(_, field)| field == DELETED)
}

/// Where a thing is kept.
pub(super) fn collection_of(thing: &Thing) -> Collection {
    match thing {
        Thing::Person(_) => Collection::People,
        Thing::Habit(_) => Collection::Habits,
        Thing::Moment(_) => Collection::Moments,
        Thing::Tie(_) => Collection::Ties,
        Thing::View(_) => Collection::Views,
        Thing::Group(_) => Collection::Groups,
        Thing::Rest(_) => Collection::Rests,
        Thing::Intention(_) => Collection::Intentions,
        Thing::Household(_) => Collection::Households,
    }
}
