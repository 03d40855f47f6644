//! When a backup is worth a word: there is something to lose, and some time has passed.

use crate::day::Day;

/// With fewer changes than this there is little to lose.
const CHANGES: u32 = 20;
/// A backup younger than this, in days, is young enough.
const DAYS: i32 = 30;
/// So many days nothing is said again, once the reader has put it off.
pub const REST_DAYS: i32 = 14;

/// Whether to remind of a backup: of so many changes since the last one, unless the reader put it
/// off until a later day. A day that lies ahead, for the clock was wrong, puts nothing off for
/// longer than it may be put off today.
pub fn is_backup_due(
    last: Option<Day>,
    changes: u32,
    put_off_until: Option<Day>,
    today: Day,
) -> bool {
    let is_old = last.is_none_or(|last| today.since(last) >= DAYS || today.since(last) < 0);
    let rests = put_off_until.is_some_and(|until| (1..=REST_DAYS).contains(&until.since(today)));
    changes >= CHANGES && is_old && !rests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn only_when_there_is_something_to_lose() {
        let today = day("2026-11-21");
        assert!(!is_backup_due(None, 19, None, today));
        assert!(is_backup_due(None, 20, None, today));
        assert!(!is_backup_due(Some(day("2026-10-23")), 500, None, today));
        assert!(is_backup_due(Some(day("2026-10-22")), 20, None, today));
        assert!(!is_backup_due(Some(day("2026-10-22")), 19, None, today));
    }

    #[test]
    fn put_off_for_two_weeks() {
        let today = day("2026-11-21");
        assert!(!is_backup_due(None, 20, Some(today.plus(REST_DAYS)), today));
        assert!(!is_backup_due(None, 20, Some(today.plus(1)), today));
        assert!(is_backup_due(None, 20, Some(today), today));
    }

    #[test]
    fn fault_41_a_clock_that_ran_ahead_silences_nothing_for_years() {
        let today = day("2026-11-21");
        assert!(is_backup_due(None, 20, Some(day("2099-01-01")), today));
        assert!(is_backup_due(Some(day("2099-01-01")), 20, None, today));
    }
}
