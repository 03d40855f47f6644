//! How strong a habit has become: the arithmetic of Loop Habit Tracker (iSoron/uhabits, `Score.kt`
//! and `ScoreList.kt`), an exponential moving average whose half-life is 13 days for a daily habit.
//! No awareness of the calendar or of rests: those have been left out.
#![allow(clippy::indexing_slicing, reason = "all indices are of one vector")]

use super::windows::Practised;
use crate::giving::{Habit, Measure, Rhythm};

/// So many times in so many steps: days, or the weekdays that were chosen.
pub(super) fn steps(rhythm: &Rhythm) -> (u32, u32) {
    match (rhythm, rhythm.part()) {
        (Rhythm::Weekdays(_), (times, _)) => (times, times),
        (_, part) => part,
    }
}

/// The strength, 0 to 1, at the end of each of so many days; a day that is none of practice has that
/// of the day before it.
///
/// `score = score * m + part * (1 - m)` a step, where `m = 0.5 ^ (sqrt(f) * d / 13)`, `f` is how
/// often a day and `d` how many days a step has: 1, or 7 by the number of chosen weekdays. `part` is
/// what was done of what is wanted in the window's last steps, 0 to 1. For yes or no and less than
/// daily, the window is twice as long, so that it doesn't matter on which days it is done.
pub(super) fn strengths(habit: &Habit, practised: &[Practised], days: usize) -> Vec<f64> {
    let ((times, in_days), (_, in_steps)) = (habit.rhythm.part(), steps(&habit.rhythm));
    let often = f64::from(times) / f64::from(in_days);
    let days_a_step = f64::from(in_days) / f64::from(in_steps);
    let keeps = 0.5_f64.powf(often.sqrt() * days_a_step / 13.0);
    let doubled = if habit.measure == Measure::YesNo && times < in_days { 2 } else { 1 };
    let window = usize::try_from(in_steps * doubled).unwrap_or(usize::MAX);
    let wanted = match habit.measure {
        Measure::YesNo => f64::from(times * doubled),
        _ => habit.target.units() * 1000.0 * f64::from(times),
    };
    let part = |sum: u64| {
        let sum = as_double(sum);
        match habit.measure {
            Measure::AtMost if wanted > 0.0 => (1.0 - (sum - wanted) / wanted).clamp(0.0, 1.0),
            Measure::AtMost => f64::from(u8::from(sum <= 0.0)),
            _ if wanted > 0.0 => (sum / wanted).min(1.0),
            _ => 1.0,
        }
    };
    let mut score = if habit.measure == Measure::AtMost { 1.0 } else { 0.0 };
    let (mut sum, mut place) = (0_u64, 0);
    let mut strengths = Vec::with_capacity(days);
    for at in 0..days {
        if practised.get(place).is_some_and(|one| one.at == at) {
            sum += practised[place].much;
            if let Some(old) = place.checked_sub(window) {
                sum -= practised[old].much;
            }
            score = score * keeps + part(sum) * (1.0 - keeps);
            place += 1;
        }
        strengths.push(score);
    }
    strengths
}

/// Exact for sums of thousandths over a year: below 2^53.
fn as_double(sum: u64) -> f64 {
    let (high, low) = (sum >> 32, sum & 0xffff_ffff);
    let part = |bits: u64| f64::from(u32::try_from(bits).unwrap_or(u32::MAX));
    part(high) * 4_294_967_296.0 + part(low)
}
