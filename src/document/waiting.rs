//! Updates that wait for others they stand on.
//!
//! yrs 0.28.1 lets some wait on though what they waited for has come: where several wait, and one
//! stands on another. Applied once more they fit; so what may wait is remembered, and applied again
//! with each update that comes, until nothing waits. (To encode the document with all that
//! waits and apply that would be simpler, but yrs loses parts where it merges such updates.)

use yrs::updates::decoder::Decode;
use yrs::{ReadTxn, StateVector, TransactionMut, Update};

use super::apply;

/// A larger update, in bytes, is only remembered while it is known to wait: it holds everything.
const LARGE: usize = 64 << 10;

/// The updates that came while something waited.
#[derive(Default)]
pub(super) struct Waiting(Vec<Vec<u8>>);

impl Waiting {
    /// Takes note of what was just applied, and applies again what may wait for it.
    pub(super) fn take_up<'a>(
        &mut self,
        txn: &mut TransactionMut<'_>,
        applied: impl IntoIterator<Item = &'a [u8]>,
    ) {
        if txn.has_missing_updates() {
            let state = txn.state_vector();
            let may_wait = |bytes: &&[u8]| bytes.len() <= LARGE || !is_in(bytes, &state);
            self.0.extend(applied.into_iter().filter(may_wait).map(<[u8]>::to_vec));
        }
        while txn.has_missing_updates() {
            let before = txn.state_vector();
            for bytes in &self.0 {
                // It was applied before, so it is none that is refused.
                apply(txn, bytes).ok();
            }
            if txn.state_vector() == before {
                return;
            }
        }
        self.0.clear();
    }
}

/// Whether all of an update is in a document of this state.
fn is_in(bytes: &[u8], state: &StateVector) -> bool {
    let Ok(update) = Update::decode_v1(bytes) else { return true };
    update.state_vector().iter().all(|(client, clock)| state.get(client) >= *clock)
}
