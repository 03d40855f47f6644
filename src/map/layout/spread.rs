//! People around one row, each as near to the angle they would like as the others allow.
//! No awareness of who they are.

#![allow(clippy::indexing_slicing, reason = "every index is below the number of angles")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use std::f32::consts::{PI, TAU};

/// An angle brought to -π..=π.
pub(super) fn wrapped(angle: f32) -> f32 {
    let turn = (angle + PI).rem_euclid(TAU) - PI;
    if turn.is_finite() { turn } else { 0.0 }
}

/// Moves angles apart until neighbours are at least `gap` radians from each other all around, keeping
/// their order and moving each little: isotonic regression by pooling adjacent violators (Ayer et al.
/// 1955) of the angles less their share of the gaps.
///
/// `angles` in their order around the circle, each at most half a turn beyond the one before; a `gap`
/// too wide for so many counts as the widest that fits. Who weighs more moves less; without weights,
/// all weigh the same.
pub(super) fn apart(angles: &mut [f32], weights: &[f32], gap: f32) {
    let n = angles.len();
    if n < 2 {
        return;
    }
    let gap = gap.min(TAU / n as f32);
    let start = after_widest_gap(angles);
    let turn = |i: usize| if start + i >= n { TAU } else { 0.0 };
    let wish = |i: usize| angles[(start + i) % n] + turn(i) - i as f32 * gap;
    let weight = |i: usize| weights.get((start + i) % n).copied().unwrap_or(1.0);

    // Blocks of neighbours that stand exactly a gap apart: sum of wishes by weight, the weight, and
    // how many.
    let mut blocks: Vec<(f32, f32, usize)> = Vec::with_capacity(n);
    for i in 0..n {
        let mut block = (wish(i) * weight(i), weight(i), 1);
        while let Some(&last) = blocks.last() {
            if last.0 / last.1 <= block.0 / block.1 {
                break;
            }
            block = (last.0 + block.0, last.1 + block.1, last.2 + block.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    // First and last are neighbours too: what is left of the circle is all that wishes may differ.
    let room = (TAU - n as f32 * gap).max(0.0);
    let all = blocks.iter().fold((0.0, 0.0), |all, block| (all.0 + block.0, all.1 + block.1));
    let mean = all.0 / all.1;
    let (first, last) = (blocks[0], blocks[blocks.len() - 1]);
    let (lowest, highest) = (first.0 / first.1, last.0 / last.1);
    let least = if highest - lowest <= room { lowest } else { mean - room / 2.0 };

    let mut i = 0;
    for (sum, weight, count) in blocks {
        let at = (sum / weight).max(least).min(least + room);
        for _ in 0..count {
            angles[(start + i) % n] = wrapped(at + i as f32 * gap);
            i += 1;
        }
    }
}

/// The index after which the circle is best cut.
fn after_widest_gap(angles: &[f32]) -> usize {
    let n = angles.len();
    let open = |i: usize| {
        let turn = if i == 0 { TAU } else { 0.0 };
        angles[i] + turn - angles[(i + n - 1) % n]
    };
    (0..n).max_by(|&a, &b| open(a).total_cmp(&open(b)).then(b.cmp(&a))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn least_gap(angles: &[f32]) -> f32 {
        let mut sorted: Vec<f32> = angles.iter().map(|a| a.rem_euclid(TAU)).collect();
        crate::sort::by(&mut sorted, f32::total_cmp);
        let around = sorted[0] + TAU - sorted[sorted.len() - 1];
        sorted.windows(2).map(|w| w[1] - w[0]).fold(around, f32::min)
    }

    #[test]
    fn who_has_room_stays() {
        let mut angles = [-3.0, -1.0, 0.5, 2.0];
        apart(&mut angles, &[], 0.5);
        for (angle, was) in angles.into_iter().zip([-3.0, -1.0, 0.5, 2.0]) {
            assert!((angle - was).abs() < 1e-5, "{angle} was {was}");
        }
    }

    #[test]
    fn who_stands_too_near_steps_aside_evenly() {
        let mut angles = [1.0, 1.0, 1.0];
        apart(&mut angles, &[], 0.5);
        for (angle, wanted) in angles.into_iter().zip([0.5, 1.0, 1.5]) {
            assert!((angle - wanted).abs() < 1e-5, "{angle}");
        }
    }

    #[test]
    fn who_weighs_more_stays() {
        let mut angles = [1.0, 1.0, 1.0];
        apart(&mut angles, &[1.0, 1.0, 1e4], 0.5);
        for (angle, wanted) in angles.into_iter().zip([0.0, 0.5, 1.0]) {
            assert!((angle - wanted).abs() < 1e-3, "{angle}");
        }
    }

    proptest! {
        #[test]
        fn nobody_is_too_near(mut angles in prop::collection::vec(-PI..PI, 2..60), share in 0.0_f32..1.3) {
            crate::sort::by(&mut angles, f32::total_cmp);
            let even = TAU / angles.len() as f32;
            let was = angles.clone();
            apart(&mut angles, &[], even * share);
            prop_assert!(least_gap(&angles) >= even * share.min(1.0) - 1e-3);
            if least_gap(&was) >= even * share + 1e-3 {
                for (a, b) in angles.iter().zip(&was) {
                    prop_assert!(wrapped(a - b).abs() < 1e-3);
                }
            }
        }
    }
}
