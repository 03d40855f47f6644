//! Words on the ground of the map: of the rings, of groups, and of ties. Each where it covers nothing.

use super::hulls::REACH;
use super::labels::LINE;
use super::marks::{Emphasis, Ring, Role, Word};
use super::{LABEL_SIZE, Scene, Subject};
use crate::map::camera::Camera;
use crate::map::faces::text_ems;
use crate::map::point::{Point, Rect};

/// Angles from the top at which a ring's word is tried, first to the right and then to the left, degrees.
const WORD_ANGLES: [f32; 14] =
    [0.0, 6.0, 12.0, 18.0, 25.0, 33.0, 42.0, 52.0, 64.0, 78.0, 95.0, 120.0, 150.0, 180.0];
/// Height of a capital as a share of the size of its letters.
const CAPITALS: f32 = 0.72;
/// The paper around the letters of a ring's word, pixels.
const HALO: f32 = 2.0;
/// A disc with a smaller radius is a dot, pixels.
const DOT: f32 = 4.0;
/// Size of the words of ties, pixels.
pub(super) const TIE_WORD: f32 = 10.5;
/// From this zoom on all ties have words, not only those of who is chosen.
const ALL_FROM: f32 = 1.9;
/// No more ties than this have words: the rest would be noise.
const WORDS: usize = 80;
/// Sizes of the names of groups, pixels: small where there is no room.
const GROUP_NAMES: [f32; 2] = [14.0, 11.5];
/// From a group's name to the next, pixels.
const BETWEEN: f32 = 5.0;

impl Scene {
    /// Puts the word of each ring that has none on the line where its band ends, for nobody stands there:
    /// at the first angle where that is seen and free, or, for the ring somebody would be dropped on, just
    /// seen. People's names go before; what of them is written stays.
    pub(super) fn place_ring_words(&mut self, window: &Rect) {
        let is_seen = |rect: &Rect| window.contains(rect.min) && window.contains(rect.max);
        // From far away discs are dots, and knowing the circles is worth covering some.
        let covering = self.radius < DOT;
        for at in 0..self.rings.len() {
            let Some(ring) = self.rings.get(at).filter(|ring| ring.word_at.is_none()) else {
                continue;
            };
            let on_line =
                |degrees: f32| ring.centre + Point::polar(ring.outer, degrees.to_radians());
            let angles = WORD_ANGLES.into_iter().flat_map(|angle| [angle, -angle]);
            let seen = || {
                let places = angles.clone().map(|angle| on_line(angle - 90.0));
                places.filter(|at| is_seen(&self.ring_word(ring, *at)))
            };
            let free = |at: &Point| {
                let rect = self.ring_word(ring, *at).grown(HALO);
                !self.written.iter().any(|word| word.meets(&rect))
                    && !self.meets_ring_word(&rect)
                    && (covering || self.occupancy.is_free(&rect))
            };
            let word_at = seen().find(free).or_else(|| seen().next().filter(|_| ring.target));
            let rect = word_at.map(|at| self.ring_word(ring, at));
            self.ring_words.extend(rect.map(|rect| (at, rect)));
            if let Some(ring) = self.rings.get_mut(at) {
                ring.word_at = word_at;
            }
        }
    }

    /// Where the word of a ring is, if this is its middle.
    fn ring_word(&self, ring: &Ring, at: Point) -> Rect {
        let wide = text_ems(ring.word()) * self.widths.serif;
        let half = Point::new(wide / 2.0, CAPITALS / 2.0) * LABEL_SIZE;
        Rect { min: at - half, max: at + half }
    }

    /// Whether a ring's word stands here.
    pub(super) fn meets_ring_word(&self, rect: &Rect) -> bool {
        self.ring_words.iter().any(|(_, word)| word.grown(HALO).meets(rect))
    }

    /// Takes away the words of rings that stand here, but for where somebody would be dropped.
    pub(super) fn withdraw_ring_words(&mut self, rect: &Rect) {
        let rings = &mut self.rings;
        self.ring_words.retain(|(at, word)| {
            let Some(ring) = rings.get_mut(*at) else { return false };
            let stays = ring.target || !word.meets(rect);
            ring.word_at = ring.word_at.filter(|_| stays);
            stays
        });
    }

    /// Writes the name of each group above its hull, or beside it, where that is seen and free; the
    /// larger groups first.
    pub(super) fn place_group_names(
        &mut self,
        subject: &Subject<'_>,
        camera: &Camera,
        window: &Rect,
    ) {
        let mut order: Vec<usize> = (0..self.hulls.bodies.len()).collect();
        let size = |body: usize| {
            let group = self.hulls.bodies.get(body).and_then(|b| subject.groups.get(b.group));
            group.map_or(0, |group| group.nodes.len())
        };
        crate::sort::by_key(&mut order, |&body| (std::cmp::Reverse(size(body)), body));
        for body in order {
            let Some(body) = self.hulls.bodies.get(body) else { continue };
            let name = subject.groups.get(body.group).map_or("", |group| group.name.as_str());
            if name.is_empty() {
                continue;
            }
            let (text, ems) = crate::map::faces::cut(name);
            let [min, max] = [body.bounds.min, body.bounds.max].map(|at| camera.to_screen(at));
            let ems = ems * self.widths.serif;
            let reach = self.reach(camera) * 0.8;
            for size in GROUP_NAMES {
                let half = Point::new(ems / 2.0, LINE / 2.0) * size;
                let rect = |at: Point| Rect { min: at - half, max: at + half };
                let free = |at: &Point| {
                    let rect = rect(*at);
                    window.contains(rect.min)
                        && window.contains(rect.max)
                        && self.occupancy.is_free(&rect)
                        && !self.meets_ring_word(&rect)
                };
                if let Some(at) = beside(min, max, half + Point::new(reach, reach)).find(free) {
                    self.occupancy.take(&rect(at).grown(BETWEEN));
                    self.written.push(rect(at));
                    let role = Role::Group(body.hue);
                    self.words.push(Word { text, at, angle: 0.0, role, size });
                    break;
                }
            }
        }
    }

    /// How far a hull reaches beyond the middles of its people, pixels.
    pub(super) fn reach(&self, camera: &Camera) -> f32 {
        (REACH * camera.zoom()).max(self.radius + 6.0)
    }

    /// Writes what the two of a tie are to each other along it, read from the left one to the right
    /// one: on the ties of who is chosen, and on all from near.
    pub(super) fn place_tie_words(
        &mut self,
        subject: &Subject<'_>,
        camera: &Camera,
        window: &Rect,
        near: bool,
    ) {
        if !near && camera.zoom() < ALL_FROM {
            return;
        }
        for drawn in &self.drawn {
            if (drawn.emphasis > Emphasis::Plain) != near || drawn.emphasis == Emphasis::Faint {
                continue;
            }
            if self.words.len() >= WORDS {
                return;
            }
            let Some(strand) = subject.strands.get(drawn.strand) else { continue };
            let curve = drawn.curve;
            let step = curve.to - curve.from;
            let rightwards = step.x >= 0.0;
            let text = strand.word(rightwards);
            let width = text_ems(text) * self.widths.sans * TIE_WORD;
            if step.length() < width + 2.0 * self.radius + 8.0 {
                continue;
            }
            let angle = if rightwards { step.angle() } else { (step * -1.0).angle() };
            let along = Point::polar(1.0, angle);
            let spots = |share: f32| {
                let middle = curve.at(share);
                let half = TIE_WORD * 0.5 * (along.x.abs() + along.y.abs());
                let count = (width / TIE_WORD).ceil().max(1.0);
                let from = -(width - TIE_WORD) / 2.0;
                let gap = (width - TIE_WORD) / (count - 1.0).max(1.0);
                let mut at = 0.0;
                std::iter::from_fn(move || {
                    let spot = middle + along * (from + gap * at);
                    at += 1.0;
                    (at <= count).then(|| Rect::around(spot, half))
                })
            };
            let free = |share: &f32| {
                spots(*share).all(|spot| {
                    window.contains(spot.min)
                        && window.contains(spot.max)
                        && self.occupancy.is_free(&spot)
                        && !self.meets_ring_word(&spot)
                })
            };
            if let Some(share) = [0.5, 0.4, 0.6, 0.3, 0.7].into_iter().find(free) {
                for spot in spots(share) {
                    self.occupancy.take(&spot);
                }
                let role = Role::Tie(strand.family());
                let (at, text) = (curve.at(share), text.to_owned());
                self.words.push(Word { text, at, angle, role, size: TIE_WORD });
            }
        }
    }
}

/// Where the name of a group is tried: above and below, beside, and within; `half` is half of its
/// size with how far it keeps from the people of the group.
fn beside(min: Point, max: Point, half: Point) -> impl Iterator<Item = Point> {
    let middle = min.towards(max, 0.5);
    let quarter = (max.x - min.x) / 4.0;
    let (top, bottom) = (min.y - half.y, max.y + half.y);
    let (left, right) = (min.x - half.x, max.x + half.x);
    let places = [
        (middle.x, top),
        (middle.x, bottom),
        (middle.x - quarter, top),
        (middle.x + quarter, top),
        (middle.x - quarter, bottom),
        (middle.x + quarter, bottom),
        (right, middle.y),
        (left, middle.y),
        (middle.x, min.y + 0.3 * (max.y - min.y)),
        (middle.x, middle.y),
        (right, min.y),
        (left, min.y),
        (right, max.y),
        (left, max.y),
    ];
    places.into_iter().map(|(x, y)| Point::new(x, y))
}
