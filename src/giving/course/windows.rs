//! Days that a satisfied window covers, as Loop Habit Tracker has it (`EntryList.kt`), on days of
//! practice. No awareness of rests, which have been left out, nor of the calendar.
//!
//! One thing is other than there. For so many times a month, Loop's window has the days of the month
//! it begins in; where days of rest are left out, that would be another month's length with each
//! rest, and a rest would change what it must not. So it has 31 days always: who keeps a date of the
//! month never falls out of it, and after a shorter month up to three more days are covered.
#![allow(clippy::indexing_slicing, reason = "all indices are of vectors of one length")]

use crate::giving::{Habit, Measure, Rhythm};

/// Days of the window of so many times a month.
const MONTH: i64 = 31;

/// A window in which it was done often enough: places among the days of practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) begin: i64,
    /// The day that made it enough.
    pub(super) center: i64,
    pub(super) end: i64,
}

/// A day of practice.
pub(super) struct Practised {
    /// Its place among all days.
    pub(super) at: usize,
    /// What counts towards the window: 1 for yes, else thousandths.
    pub(super) much: u64,
    /// Whether it was done, or another day stands for it.
    pub(super) is_held: bool,
}

/// The windows in which it was done often enough, in order, moved back in time where they overlap,
/// so that gaps close; none for a daily rhythm and chosen weekdays, where each step speaks for itself.
pub(super) fn windows(habit: &Habit, practised: &[Practised]) -> Vec<Window> {
    let (times, days) = super::steps(&habit.rhythm);
    let wanted = match habit.measure {
        Measure::YesNo => u64::from(times),
        Measure::AtLeast => {
            u64::try_from(habit.target.thousandths()).unwrap_or_default() * u64::from(times)
        }
        Measure::AtMost => 0,
    };
    if times == days || wanted == 0 {
        return Vec::new();
    }
    let size = match habit.rhythm {
        Rhythm::TimesAMonth(_) => MONTH,
        _ => i64::from(days),
    };
    let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    let (mut begin, mut sum) = (0, 0_u64);
    for (center, one) in practised.iter().enumerate() {
        sum += one.much;
        while sum.saturating_sub(practised[begin].much) >= wanted {
            sum -= practised[begin].much;
            begin += 1;
        }
        if one.much == 0 || sum < wanted {
            continue;
        }
        if place(center) - place(begin) < size {
            let end = place(begin) + size - 1;
            found.push(Window { begin: place(begin), center: place(center), end });
        }
    }
    snap(&mut found);
    found
}

/// Moves each window, the last first, back by as much as it overlaps the next, so far as the day that
/// made it enough stays within.
pub(super) fn snap(windows: &mut [Window]) {
    for at in (1..windows.len()).rev() {
        let next = windows[at];
        let one = &mut windows[at - 1];
        let overlap = one.end - next.begin;
        if overlap >= 0 {
            let shift = (one.end - one.center).min(overlap + 1);
            one.begin -= shift;
            one.end -= shift;
        }
    }
}

/// Which days of practice are held by themselves or lie in a window.
pub(super) fn held(practised: &[Practised], windows: &[Window]) -> Vec<bool> {
    let mut changes = vec![0_i32; practised.len() + 1];
    for window in windows {
        let begin = usize::try_from(window.begin.max(0)).unwrap_or(usize::MAX);
        let end = usize::try_from(window.end + 1).unwrap_or_default().min(practised.len());
        if begin < end {
            changes[begin] += 1;
            changes[end] -= 1;
        }
    }
    let mut open = 0;
    let held = practised.iter().zip(&changes).map(|(one, change)| {
        open += change;
        open > 0 || one.is_held
    });
    held.collect()
}
