//! Ties draw together, everybody pushes everybody away: ForceAtlas2 (Jacomy, Venturini, Heymann,
//! Bastian, PLoS ONE 2014), which makes groups stand out. No awareness of room or distances in ties.

use super::ties::Ties;
use super::tree::Tree;

/// Steps; most of what they do is done by then.
const STEPS: usize = 50;
/// How much of its size a square may be near and still count as one.
const THETA: f32 = 1.2;

/// Moves everybody from where they are. `held` stay.
pub(super) fn settle(ties: &Ties, x: &mut [f32], y: &mut [f32], held: &[bool]) {
    let n = ties.len();
    let mass: Vec<f32> = (0..n).map(|node| ties.degree(node) as f32 + 1.0).collect();
    let (mut fx, mut fy) = (vec![0.0; n], vec![0.0; n]);
    let (mut old_x, mut old_y) = (vec![0.0; n], vec![0.0; n]);
    let mut tree = Tree::default();
    let mut speed = 1.0_f32;
    let mut efficiency = 1.0_f32;
    for _ in 0..STEPS {
        fx.fill(0.0);
        fy.fill(0.0);
        tree.fill(x, y, &mass);
        tree.push(&mut fx, &mut fy, REPULSION, THETA);
        for a in 0..n {
            let (mut pull_x, mut pull_y) = (0.0, 0.0);
            for &b in ties.of(a) {
                pull_x += x[b as usize] - x[a];
                pull_y += y[b as usize] - y[a];
            }
            fx[a] += pull_x;
            fy[a] += pull_y;
        }
        // How much the forces change their minds, and how much they agree: section "Adaptive speed".
        let (mut swinging, mut traction) = (0.0, 0.0);
        for i in 0..n {
            swinging += mass[i] * length(fx[i] - old_x[i], fy[i] - old_y[i]);
            traction += mass[i] * length(fx[i] + old_x[i], fy[i] + old_y[i]) / 2.0;
        }
        let estimate = 0.05 * (n as f32).sqrt();
        let tolerance = (estimate * traction / (n * n) as f32).min(10.0).max(estimate.sqrt());
        if swinging / traction > 2.0 {
            efficiency = (efficiency * 0.5).max(0.05);
        }
        let target = tolerance * efficiency * traction / swinging.max(1e-9);
        if swinging > tolerance * traction {
            efficiency = (efficiency * 0.7).max(0.05);
        } else if speed < 1000.0 {
            efficiency *= 1.3;
        }
        speed += (target - speed).min(0.5 * speed);
        for i in 0..n {
            let swing = mass[i] * length(fx[i] - old_x[i], fy[i] - old_y[i]);
            let factor = speed / (1.0 + (speed * swing).sqrt());
            if !held[i] {
                x[i] += fx[i] * factor;
                y[i] += fy[i] * factor;
            }
        }
        std::mem::swap(&mut fx, &mut old_x);
        std::mem::swap(&mut fy, &mut old_y);
    }
}

/// How hard everybody pushes, for ties that are 1 long before.
const REPULSION: f32 = 1.0;

fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}
