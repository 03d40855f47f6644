//! Ties draw together, everybody pushes everybody away, those with many ties more: ForceAtlas2
//! (Jacomy, Venturini, Heymann, Bastian, PLoS ONE 2014). As in its LinLog mode (Noack, "Modularity
//! Clustering is Force-Directed Layout", 2009) the pull grows ever slower with length, which makes
//! groups stand out; here by a quotient, for a logarithm differs by machine. No awareness of room or
//! of distances in ties.

use super::ties::Ties;
use super::tree::Tree;

/// A square counts as one from so much of its side on: crude, but what follows evens it out.
const THETA: f32 = 1.2;
/// A pull is half of what it may become at this share of the mean tie.
const SLOW: f32 = 1.0 / 3.0;
/// The first step's share of what the forces ask for; it falls evenly to the last one's.
const FIRST: f32 = 1.0;
const LAST: f32 = 0.1;
/// Nobody goes farther in a step than so many mean ties.
const MOST: f32 = 2.0;

/// Moves everybody from where they are, but the `held`; the size of the whole stays about the same.
pub(super) fn settle(ties: &Ties, x: &mut [f32], y: &mut [f32], held: &[bool], steps: usize) {
    let n = ties.len();
    let mass: Vec<f32> = (0..n).map(|node| 1.0 + ties.degree(node) as f32).collect();
    let all: f32 = mass.iter().sum();
    let pairs = (all * all - mass.iter().map(|mass| mass * mass).sum::<f32>()) / 2.0;
    let unit = mean_tie(ties, x, y);
    if unit <= 0.0 {
        return;
    }
    let slow = 1.0 / (SLOW * unit);
    let (mut fx, mut fy) = (vec![0.0; n], vec![0.0; n]);
    let mut tree = Tree::default();
    for step in 0..steps {
        let mut drawn = 0.0;
        for a in 0..n {
            let (mut pull_x, mut pull_y) = (0.0, 0.0);
            for &b in ties.of(a) {
                let (dx, dy) = (x[b as usize] - x[a], y[b as usize] - y[a]);
                let d2 = dx * dx + dy * dy;
                let pull = 1.0 / (1.0 + slow * d2.sqrt());
                pull_x += dx * pull;
                pull_y += dy * pull;
                drawn += pull * d2;
            }
            (fx[a], fy[a]) = (pull_x, pull_y);
        }
        // So strong that pulls and pushes together make the whole neither larger nor smaller: by the
        // virial theorem, force times distance is the same for both, and for a push that fades with
        // distance it is the same from wherever it comes.
        tree.fill(x, y, &mass);
        tree.push(&mut fx, &mut fy, drawn / 2.0 / pairs, THETA);
        let rate = FIRST + (LAST - FIRST) * step as f32 / steps as f32;
        let most = MOST * unit * rate;
        for node in (0..n).filter(|&node| !held[node]) {
            // A spring for each tie: those with many are stiff, and a whole step would overshoot.
            let share = rate / mass[node];
            let (dx, dy) = (fx[node] * share, fy[node] * share);
            let length = (dx * dx + dy * dy).sqrt();
            let cut = if length > most { most / length } else { 1.0 };
            x[node] += dx * cut;
            y[node] += dy * cut;
        }
    }
}

/// The mean length of a tie.
pub(super) fn mean_tie(ties: &Ties, x: &[f32], y: &[f32]) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0);
    for a in 0..ties.len() {
        for &b in ties.of(a) {
            let (dx, dy) = (x[a] - x[b as usize], y[a] - y[b as usize]);
            sum += (dx * dx + dy * dy).sqrt();
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}
