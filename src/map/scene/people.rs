//! The people of a scene: how much each stands out, how large they are, and their light. No awareness of
//! ties or names.

use super::marks::{Emphasis, Glow, Node, Role};
use super::subject::Presence;
use super::{INITIALS_FROM, Look, Scene, Subject};
use crate::map::point::Rect;

/// Warmth below this doesn't glow.
const GLOWS_FROM: f32 = 0.05;
/// The least and the most a weight makes of a radius: the most still keeps neighbours apart.
const SIZES: (f32, f32) = (0.62, 1.12);
/// Without rings, how large the discs of a circle are, from the heart to those not placed yet: colour is
/// not the only sign of it.
const BY_CIRCLE: [f32; 6] = [1.12, 1.06, 1.0, 0.93, 0.86, 0.86];

impl Scene {
    /// How much each person stands out: the chosen and those tied to them before the others. A moving
    /// pointer makes nobody step back, or the map would flicker.
    pub(super) fn weigh(&mut self, subject: &Subject<'_>, look: &Look<'_>) {
        let rest = if look.steps_back() { Emphasis::Faint } else { Emphasis::Plain };
        self.emphasis.clear();
        self.emphasis.resize(self.at.len(), rest);
        let mut set = |node: usize, to: Emphasis| {
            if let Some(emphasis) = self.emphasis.get_mut(node) {
                *emphasis = to;
            }
        };
        let index = |node: u32| usize::try_from(node).unwrap_or(usize::MAX);
        for (node, presence) in look.presence.iter().enumerate() {
            if *presence == Presence::Faded {
                set(node, Emphasis::Faint);
            }
        }
        if look.path.is_empty() {
            for chosen in look.chosen() {
                let near = subject.graph.neighbours(chosen).iter().map(|&near| index(near));
                near.filter(|&near| look.presence(near) == Presence::Here)
                    .for_each(|near| set(near, Emphasis::Near));
            }
        }
        look.path.iter().for_each(|&node| set(index(node), Emphasis::Near));
        look.chosen_many.iter().for_each(|&node| set(index(node), Emphasis::Near));
        look.chosen().for_each(|node| set(node, Emphasis::Chosen));
    }

    /// The radius of somebody's disc.
    pub(super) fn radius_of(&self, subject: &Subject<'_>, node: usize) -> f32 {
        let Some(weight) = subject.weights.get(node) else {
            let ring = subject.graph.circle(node).map_or(6, |circle| circle.ring());
            let of_circle = BY_CIRCLE.get(usize::from(ring) - 1).copied().unwrap_or(1.0);
            return self.radius * (of_circle + (1.0 - of_circle) * self.presence);
        };
        let (least, most) = SIZES;
        self.radius * (least + (most - least) * weight.clamp(0.0, 1.0))
    }

    pub(super) fn draw_people(&mut self, subject: &Subject<'_>, look: &Look<'_>, window: &Rect) {
        self.glows.clear();
        self.nodes.clear();
        for chosen in [false, true] {
            for (node, (&at, &emphasis)) in self.at.iter().zip(&self.emphasis).enumerate() {
                let other = (emphasis == Emphasis::Chosen) != chosen;
                let here = self.is_here(look.is_dragged(node)) && !look.is_gone(node);
                if other || !here || !window.contains(at) {
                    continue;
                }
                let radius = self.radius_of(subject, node);
                let warmth = subject.warmth.get(node).copied().unwrap_or(0.0);
                if warmth >= GLOWS_FROM {
                    let warmth = warmth.min(1.0);
                    let radius = radius * (1.5 + 1.3 * warmth);
                    self.glows.push(Glow { at, radius, strength: warmth * emphasis.opacity() });
                }
                let circle = subject.graph.circle(node);
                let raised = if look.is_dragged(node) { 1.15 } else { 1.0 };
                let is_number = |many: &u32| usize::try_from(*many) == Ok(node);
                self.nodes.push(Node {
                    node,
                    at,
                    radius: radius * raised,
                    role: circle.map_or(Role::Unplaced, Role::Ring),
                    emphasis,
                    initials: radius >= INITIALS_FROM,
                    selected: look.selected == Some(node),
                    focused: look.focused == Some(node),
                    one_of_many: look.chosen_many.iter().any(is_number),
                    pinned: look.pinned.get(node).copied().unwrap_or_default(),
                });
            }
        }
    }
}
