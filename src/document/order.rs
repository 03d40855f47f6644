//! Updates in the order in which they were made.
//!
//! yrs takes an update whose predecessor is missing, where nothing in it stands on that, and leaves
//! a gap. In 0.28.1 filling such a gap can store one write under the id of the next, which is then
//! never taken: an edit is lost (`tests/order.rs` acts it out; the reference implementation reads
//! the same bytes right). So yrs is given what continues what it has, in order; only where a
//! predecessor is truly missing the rest is taken all the same, so that it is seen. When the
//! missing one comes after all, the document is made anew, in order.

use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, StateVector, Transact, TransactionMut, Update};

use super::mirror::Mirror;
use super::sound::is_sound;
use super::{Document, MergeError, Parts};
use crate::sort;

/// The largest update that is decoded, in bytes: far above any notebook that fits a browser.
const LARGEST_UPDATE: usize = 64 << 20;

/// What is known of a document in which something is missing.
pub(super) struct Gap {
    /// Everything up to the gap.
    base: Vec<u8>,
    /// Every update since, in any order.
    since: Vec<Vec<u8>>,
}

/// One update on its way: its place among those given, its bytes, and what they say.
struct Comer<'a> {
    at: usize,
    bytes: &'a [u8],
    update: Update,
}

type Refused = Vec<(usize, MergeError)>;

impl Document {
    /// Applies updates, whatever their order. Answers which can't be read (they change nothing),
    /// and what was known before.
    pub(super) fn take<'a>(
        &mut self,
        updates: impl IntoIterator<Item = &'a [u8]>,
    ) -> (Refused, StateVector) {
        let (comers, mut refused) = decoded(updates);
        let knew = self.doc.transact().state_vector();
        if comers.is_empty() {
            return (refused, knew);
        }
        let Some(mut gap) = self.gap.take() else {
            let gap = apply_all(&mut self.doc.transact_mut(), comers, &mut refused);
            self.gap = gap;
            sort::by_key(&mut refused, |(at, _)| *at);
            return (refused, knew);
        };
        // Made anew, for one of these may be what was missing.
        gap.since.extend(comers.iter().map(|comer| comer.bytes.to_vec()));
        let Parts { doc, maps, heard } = Parts::new(self.doc.client_id().get());
        let base = std::iter::once(gap.base.as_slice());
        let (comers, _) = decoded(base.chain(gap.since.iter().map(Vec::as_slice)));
        let left = apply_all(&mut doc.transact_mut(), comers, &mut Vec::new());
        (self.doc, self.maps, self.heard) = (doc, maps, heard);
        self.mirror = Mirror::default();
        self.gap = left.map(|left| Gap { since: gap.since, ..left });
        (refused, knew)
    }

    /// Whether nothing is missing, here and before this update.
    pub(super) fn is_next(&self, update: &[u8]) -> bool {
        let known = self.doc.transact().state_vector();
        !self.is_waiting() && decode(update).is_ok_and(|update| continues(&update, &known))
    }

    /// Keeps what was written here beside a gap, for the time when it is filled.
    pub(super) fn keep_beside_gap(&mut self, update: Option<&Vec<u8>>) {
        if let (Some(gap), Some(update)) = (&mut self.gap, update) {
            gap.since.push(update.clone());
        }
    }
}

fn decoded<'a>(updates: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Comer<'a>>, Refused) {
    let (mut comers, mut refused) = (Vec::new(), Vec::new());
    for (at, bytes) in updates.into_iter().enumerate() {
        match decode(bytes) {
            Ok(update) => comers.push(Comer { at, bytes, update }),
            Err(why) => refused.push((at, why)),
        }
    }
    // Most stand in the order they were written in, client by client.
    sort::by_cached_key(&mut comers, |comer| {
        let lower = comer.update.state_vector_lower();
        let first = lower.iter().map(|(client, clock)| (client.get(), *clock)).min();
        (first.is_none(), first)
    });
    (comers, refused)
}

/// Applies each as soon as what it stands on is there; the rest at last as it is.
fn apply_all(
    txn: &mut TransactionMut<'_>,
    mut comers: Vec<Comer<'_>>,
    refused: &mut Refused,
) -> Option<Gap> {
    let all: Vec<&[u8]> = comers.iter().map(|comer| comer.bytes).collect();
    loop {
        let before = comers.len();
        let mut rest = Vec::new();
        for comer in comers {
            if !continues(&comer.update, &txn.state_vector()) {
                rest.push(comer);
            } else if txn.apply_update(comer.update).is_err() {
                refused.push((comer.at, MergeError::Refused));
            }
        }
        comers = rest;
        if comers.is_empty() || comers.len() == before {
            break;
        }
    }
    // Some that yrs took may wait within it for another client's.
    let waits = txn.has_missing_updates();
    if comers.is_empty() && !waits {
        return None;
    }
    let base = txn.encode_diff_v1(&StateVector::default());
    let left = comers.iter().map(|comer| comer.bytes).collect();
    for comer in comers {
        if txn.apply_update(comer.update).is_err() {
            refused.push((comer.at, MergeError::Refused));
        }
    }
    let since: Vec<&[u8]> = if waits { all } else { left };
    Some(Gap { base, since: since.into_iter().map(<[u8]>::to_vec).collect() })
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

/// Whether no write is missing between what is known and what this holds, or in between, and
/// nothing is removed that is not there.
fn continues(update: &Update, known: &StateVector) -> bool {
    let blocks = update.insertions(true);
    let follows = blocks
        .iter()
        .all(|(client, ranges)| ranges.iter().all(|range| range.start <= known.get(client)));
    follows
        && update.delete_set().iter().all(|(client, removed)| {
            let own = blocks.get(client).and_then(|ranges| ranges.iter().last());
            let end = own.map_or(0, |(last, ())| last.end).max(known.get(client));
            removed.iter().all(|range| range.end <= end)
        })
}
