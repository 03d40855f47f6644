//! Two tabs of one notebook. What another tab wrote merges like everything; but where it met what
//! the user has just done here, that is said, and what was done here can be had back.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use yrs::updates::encoder::{Encoder, EncoderV1};
use yrs::{Doc, IdSet, Map, Options, ReadTxn, Snapshot, StateVector, Transact};

use super::compare::{Difference, collection_of, mark_of};
use super::edit::Edit;
use super::meeting::thing_of;
use super::order::apply;
use super::purge::key_of;
use super::records::deleted;
use super::undo::Step;
use super::value::{Value, plain};
use super::words::differences;
use super::{Change, Collection, Document, MergeError};
use crate::notebook::Thing;

/// How another tab met what was just done here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClashKind {
    /// It wrote the same, without knowing of it; its value stands.
    Value(Vec<Difference>),
    /// It deleted what was edited here.
    DeletedThere,
    /// It edited what was deleted here.
    EditedThere,
}

/// Where another tab met what was just done here. [`Edit::put_back`] makes it so again.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Which thing; `None` for the settings.
    pub thing: Option<Thing>,
    /// What it is, in words.
    pub what: String,
    /// How they met.
    pub kind: ClashKind,
    collection: Collection,
    key: Arc<str>,
    ours: Option<Value>,
}

/// What came of listening to another tab.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// Which of the updates could not be read, and why; those change nothing.
    pub refused: Vec<(usize, MergeError)>,
    /// Where they met what was just done here.
    pub clashes: Vec<Clash>,
}

/// So many updates at once come from a tab that this one slept through: nothing was done here
/// "just now", and together they are merged in their order.
const A_FEW: usize = 12;

/// What was just written here: what stands there since, and the counter of our writes before it.
pub(super) type Fresh = BTreeMap<(Collection, Rc<str>), (Option<Value>, u32)>;

impl Edit<'_> {
    /// Makes it again as it was done here before another tab met it.
    pub fn put_back(&mut self, clash: &Clash) {
        self.target.write(clash.collection, &clash.key, clash.ours.clone());
    }
}

impl Document {
    /// Like [`Document::merge`], for what another tab wrote; also says where it met what was done
    /// here since [`Document::settle`].
    pub fn hear<'a>(&mut self, updates: impl IntoIterator<Item = &'a [u8]>) -> Heard {
        let mut heard = Heard::default();
        let updates: Vec<&[u8]> = updates.into_iter().collect();
        if self.fresh.is_empty() || updates.len() > A_FEW {
            heard.refused = self.merge(updates);
            return heard;
        }
        for (at, bytes) in updates.into_iter().enumerate() {
            // Made anew, the document can't tell what changed.
            let is_blind = self.waiting.has_gap();
            let (refused, knew) = self.take([bytes], false);
            let changes = self.follow();
            self.forget_gone(&changes);
            match refused.into_iter().next() {
                Some((_, why)) => heard.refused.push((at, why)),
                None if is_blind => {}
                None => heard.clashes.extend(self.clashes(&changes, bytes, &knew)),
            }
        }
        heard
    }

    /// What was done so far is no longer "just now".
    pub fn settle(&mut self) {
        self.fresh.clear();
    }

    /// Remembers what a step of this page wrote.
    pub(super) fn remember(&mut self, step: &Step, clock: u32) {
        for write in &step.writes {
            let key = (write.collection, Rc::clone(&write.key));
            if step.for_good {
                self.fresh.remove(&key);
            } else {
                self.fresh.insert(key, (write.after.clone(), clock));
            }
        }
    }

    /// What another tab has removed for good is not brought back by undo in this one.
    pub(super) fn forget_gone(&mut self, changes: &[Change]) {
        let removed = changes.iter().filter(|change| change.after.is_none());
        let things = removed
            .filter_map(|change| thing_of(change.collection, &change.key, change.before.as_ref()));
        let gone: BTreeSet<Thing> = things.filter(|thing| !self.notebook().keeps(thing)).collect();
        if gone.is_empty() {
            return;
        }
        let is_gone = |collection: Collection, key: &str| {
            gone.iter().any(|thing| {
                let (Some(rest), its) = (key.strip_prefix(&key_of(thing)), collection_of(thing))
                else {
                    return false;
                };
                let is_day = matches!(collection, Collection::Checks | Collection::Days);
                let is_its = its == collection && (rest.is_empty() || rest.starts_with('.'));
                is_its || (is_day && its == Collection::Habits)
            })
        };
        self.history.forget(&is_gone);
        self.fresh.retain(|(collection, key), _| !is_gone(*collection, key));
    }

    fn clashes(&self, changes: &[Change], update: &[u8], knew: &StateVector) -> Vec<Clash> {
        let mut clashes: Vec<Clash> = Vec::new();
        for change in changes {
            let Some(clash) = self.clash(change, update, knew) else { continue };
            // Many fields of one thing are one deletion.
            let is_same = |other: &Clash| {
                other.thing == clash.thing
                    && other.kind == clash.kind
                    && !matches!(clash.kind, ClashKind::Value(_))
            };
            if !clashes.iter().any(is_same) {
                clashes.push(clash);
            }
        }
        clashes
    }

    fn clash(&self, change: &Change, update: &[u8], knew: &StateVector) -> Option<Clash> {
        let Change { collection, key, before, after } = change;
        let thing = thing_of(*collection, key, after.as_ref().or(before.as_ref()));
        let found = |kind, key: &str, ours: Option<Value>| {
            let what = match &thing {
                Some(thing) => self.notebook().what(thing)?,
                None => "Settings".to_owned(),
            };
            let (thing, collection) = (thing.clone(), *collection);
            Some(Clash { thing, what, kind, collection, key: key.into(), ours })
        };
        if let Some((ours, clock)) = self.fresh.get(&(*collection, Rc::clone(key))) {
            // A removal names the write that it removes, so it knew of it.
            let theirs = after.as_ref()?;
            if ours.as_ref() == Some(theirs) || self.knew_of(update, knew, *clock, change) {
                return None;
            }
            let is_deleted = |value: Option<&Value>| value.and_then(deleted).is_some();
            let kind = match (is_deleted(ours.as_ref()), is_deleted(Some(theirs))) {
                (true, true) => return None,
                (true, false) => ClashKind::EditedThere,
                (false, true) => ClashKind::DeletedThere,
                (false, false) => ClashKind::Value(differences(
                    self.notebook(),
                    (*collection, key),
                    ours.as_ref(),
                    Some(theirs),
                )),
            };
            return found(kind, key, ours.clone());
        }
        let owner = thing.as_ref()?;
        let mark = mark_of(owner);
        if !matches!(owner, Thing::Person(_) | Thing::Habit(_)) || after.is_none() {
            return None;
        }
        if **key == *mark.1 {
            let prefix = format!("{}.", key_of(owner));
            let is_its = |(fresh, key): &&(Collection, Rc<str>)| {
                *fresh == collection_of(owner) && key.starts_with(&prefix)
            };
            self.fresh.keys().find(is_its)?;
            return found(ClashKind::DeletedThere, key, None);
        }
        let (ours, _) = self.fresh.get(&(mark.0, Rc::from(mark.1.as_str())))?;
        ours.as_ref()?;
        found(ClashKind::EditedThere, &mark.1, ours.clone())
    }

    /// Whether who wrote this update knew of what we wrote from this clock on. In a copy from which
    /// our writes since then are left out, an entry that stands on one of them can't take its place.
    fn knew_of(&self, update: &[u8], knew: &StateVector, clock: u32, change: &Change) -> bool {
        let mut before = knew.clone();
        let own = self.doc.client_id();
        let mut counted: std::collections::HashMap<_, _, _> =
            before.iter().map(|(client, clock)| (*client, *clock)).collect();
        counted.insert(own, clock);
        counted.retain(|_, clock| *clock > 0);
        before = StateVector::new(counted);
        let whole = Doc::with_options(Options { skip_gc: true, ..Options::default() });
        let snapshot = self.snapshot();
        if apply(&mut whole.transact_mut(), &snapshot).is_err() {
            return false;
        }
        let mut encoder = EncoderV1::new();
        let past = Snapshot::new(before, IdSet::new());
        if whole.transact().encode_state_from_snapshot(&past, &mut encoder).is_err() {
            return false;
        }
        let copy = Doc::with_client_id(0);
        let map = copy.get_or_insert_map(change.collection.name());
        let mut txn = copy.transact_mut();
        if [encoder.to_vec().as_slice(), update].iter().any(|part| apply(&mut txn, part).is_err()) {
            return false;
        }
        map.get(&txn, &change.key).and_then(|out| plain(&out)) != change.after
    }
}
