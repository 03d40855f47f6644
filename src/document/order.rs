//! Updates in the order in which they were made.
//!
//! yrs takes an update whose predecessor is missing, where nothing in it stands on that, and leaves
//! a gap. In 0.28.1 filling such a gap can store one write under the id of the next, which is then
//! never taken: an edit is lost (`tests/order.rs` acts it out; the reference implementation reads
//! the same bytes right). So yrs is given what continues what it has, in order. What comes too early
//! is held; where all that is kept has been given and a predecessor is truly missing, the rest is
//! taken all the same, so that it is seen. When the missing one comes after all, the document is
//! made anew, in order.

use std::collections::BTreeSet;

use yrs::block::ClientID;
use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, StateVector, Transact, TransactionMut, Update};

use super::mirror::Mirror;
use super::sound::is_sound;
use super::{Document, MergeError, Parts};
use crate::sort;

/// The largest update that is decoded, in bytes: far above any notebook that fits a browser.
const LARGEST_UPDATE: usize = 64 << 20;

/// What waits for something that is missing.
#[derive(Default)]
pub(super) struct Waiting {
    /// Too early: not taken yet, and unseen.
    held: Vec<Comer>,
    /// What came while yrs itself held back something that stands on another client's write.
    within: Vec<Vec<u8>>,
    /// What was taken beside a gap.
    gap: Option<Gap>,
}

impl Waiting {
    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty() && self.gap.is_none()
    }

    pub(super) fn has_gap(&self) -> bool {
        self.gap.is_some()
    }
}

struct Gap {
    /// Everything up to the gap.
    base: Vec<u8>,
    /// Every update since, in any order.
    since: Vec<Vec<u8>>,
    /// Whose writes are missing, or stand beside those that are.
    clients: BTreeSet<ClientID>,
}

impl Gap {
    /// Whether these have nothing to do with it.
    fn is_far_from(&self, comers: &[Comer], known: &StateVector) -> bool {
        comers.iter().all(|comer| {
            let touches = |(client, _): &(ClientID, u32)| self.clients.contains(client);
            comer.continues(known) && !comer.needs.iter().any(touches)
        })
    }
}

/// One update on its way.
struct Comer {
    /// Its place among those given.
    at: Option<usize>,
    bytes: Vec<u8>,
    update: Update,
    /// How many writes of which client must be known before it.
    needs: Vec<(ClientID, u32)>,
}

impl Comer {
    fn new(at: Option<usize>, bytes: &[u8]) -> Result<Self, MergeError> {
        let update = decode(bytes)?;
        let blocks = update.insertions(true);
        let mut needs = Vec::new();
        for (client, ranges) in blocks.iter() {
            // The first is where it begins; a later one lies behind a gap of its own.
            needs.extend(ranges.iter().map(|range| (*client, range.start)));
        }
        for (client, removed) in update.delete_set().iter() {
            let own = blocks.get(client).and_then(|ranges| ranges.iter().last());
            let own = own.map_or(0, |(last, ())| last.end);
            let end = removed.iter().map(|range| range.end).max().unwrap_or_default();
            if end > own {
                needs.push((*client, end));
            }
        }
        Ok(Self { at, bytes: bytes.to_vec(), update, needs })
    }

    /// Whether no write is missing between what is known and what this holds, or within it, and
    /// nothing is removed that is not there.
    fn continues(&self, known: &StateVector) -> bool {
        self.needs.iter().all(|(client, clock)| known.get(client) >= *clock)
    }
}

type Refused = Vec<(usize, MergeError)>;

impl Document {
    /// Updates that together hold everything, what waits included; one where nothing waits.
    pub fn pieces(&self) -> Vec<Vec<u8>> {
        let mut pieces = match &self.waiting.gap {
            None => vec![self.snapshot()],
            Some(gap) => std::iter::once(&gap.base).chain(&gap.since).cloned().collect(),
        };
        pieces.extend(self.waiting.held.iter().map(|comer| comer.bytes.clone()));
        pieces.extend(self.waiting.within.iter().cloned());
        pieces
    }

    /// Applies updates. What comes too early is held; with `all`, nothing more is to be expected,
    /// and it is taken beside the gap. Answers which can't be read (they change nothing), and what
    /// was known before.
    pub(super) fn take<'a>(
        &mut self,
        updates: impl IntoIterator<Item = &'a [u8]>,
        all: bool,
    ) -> (Refused, StateVector) {
        let (comers, mut refused) = comers(updates);
        let knew = self.doc.transact().state_vector();
        if !comers.is_empty() {
            match self.waiting.gap.take() {
                None => self.take_in_order(comers, all, &mut refused),
                Some(mut gap) if gap.is_far_from(&comers, &knew) => {
                    gap.since.extend(comers.iter().map(|comer| comer.bytes.clone()));
                    self.take_in_order(comers, false, &mut refused);
                    self.waiting.gap = Some(gap);
                }
                Some(gap) => self.make_anew(gap, &comers),
            }
        }
        sort::by_key(&mut refused, |(at, _)| *at);
        (refused, knew)
    }

    fn take_in_order(&mut self, mut comers: Vec<Comer>, all: bool, refused: &mut Refused) {
        let mut txn = self.doc.transact_mut();
        let given: Vec<Vec<u8>> = comers.iter().map(|comer| comer.bytes.clone()).collect();
        comers.append(&mut self.waiting.held);
        let mut known = txn.state_vector();
        loop {
            let before = comers.len();
            let mut rest = Vec::new();
            for comer in comers {
                if !comer.continues(&known) {
                    rest.push(comer);
                    continue;
                }
                if txn.apply_update(comer.update).is_err() {
                    refused.extend(comer.at.map(|at| (at, MergeError::Refused)));
                }
                known = txn.state_vector();
            }
            comers = rest;
            if comers.is_empty() || comers.len() == before {
                break;
            }
        }
        let within = &mut self.waiting.within;
        if txn.has_missing_updates() {
            within.extend(given);
        } else {
            within.clear();
        }
        if comers.is_empty() || !all {
            // Twice the same need not wait twice.
            comers.dedup_by(|a, b| a.bytes == b.bytes);
            self.waiting.held = comers;
            return;
        }
        let base = txn.encode_diff_v1(&StateVector::default());
        let mut since = std::mem::take(within);
        let needs = comers.iter().flat_map(|comer| &comer.needs);
        let clients = needs.map(|(client, _)| *client).collect();
        for comer in comers {
            match txn.apply_update(comer.update) {
                Ok(()) => since.push(comer.bytes),
                Err(_) => refused.extend(comer.at.map(|at| (at, MergeError::Refused))),
            }
        }
        // What waits is given again each time: kept twice, it would grow without end.
        sort::by(&mut since, Ord::cmp);
        since.dedup();
        self.waiting.gap = Some(Gap { base, since, clients });
    }

    /// One of these may be what was missing.
    fn make_anew(&mut self, gap: Gap, new: &[Comer]) {
        let mut pieces = gap.since;
        pieces.extend(new.iter().map(|comer| comer.bytes.clone()));
        let Parts { doc, maps, heard } = Parts::new(self.doc.client_id().get());
        (self.doc, self.maps, self.heard) = (doc, maps, heard);
        self.mirror = Mirror::default();
        // All of it is in what came since.
        self.waiting.within.clear();
        // It was written here, so it is none that is refused.
        apply(&mut self.doc.transact_mut(), &gap.base).ok();
        let (comers, _) = comers(pieces.iter().map(Vec::as_slice));
        self.take_in_order(comers, true, &mut Vec::new());
    }

    /// Whether nothing is missing, here and before this update.
    pub(super) fn is_next(&self, update: &[u8]) -> bool {
        let known = self.doc.transact().state_vector();
        !self.is_waiting() && Comer::new(None, update).is_ok_and(|comer| comer.continues(&known))
    }

    /// Keeps what was written here beside a gap, for the time when it is filled.
    pub(super) fn keep_beside_gap(&mut self, update: Option<&Vec<u8>>) {
        if let (Some(gap), Some(update)) = (&mut self.waiting.gap, update) {
            gap.since.push(update.clone());
        }
    }
}

fn comers<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Comer>, Refused) {
    let (mut comers, mut refused) = (Vec::new(), Vec::new());
    for (at, bytes) in updates.into_iter().enumerate() {
        match Comer::new(Some(at), bytes) {
            Ok(comer) => comers.push(comer),
            Err(why) => refused.push((at, why)),
        }
    }
    // Most stand in the order they were written in, client by client.
    sort::by_cached_key(&mut comers, |comer| {
        let first = comer.needs.iter().map(|(client, clock)| (client.get(), *clock)).min();
        (first.is_none(), first)
    });
    (comers, refused)
}

/// Applies an update as it is, whatever it stands on.
pub(super) fn apply(txn: &mut TransactionMut<'_>, bytes: &[u8]) -> Result<(), MergeError> {
    txn.apply_update(decode(bytes)?).map_err(|_| MergeError::Refused)
}

fn decode(bytes: &[u8]) -> Result<Update, MergeError> {
    if bytes.len() > LARGEST_UPDATE {
        return Err(MergeError::TooLarge);
    }
    if !is_sound(bytes) {
        return Err(MergeError::NotAnUpdate);
    }
    Update::decode_v1(bytes).map_err(|_| MergeError::NotAnUpdate)
}
