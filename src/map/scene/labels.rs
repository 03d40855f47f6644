//! Which names are written, and where: the chosen first, then from the heart outwards; each where nothing
//! is covered and, as far as there is room, no other disc is as near as its own. What was written before
//! stays where it was, as long as the zoom is the same, so that nothing flickers.

use super::marks::{Emphasis, Label};
use super::subject::Presence;
use super::{Detail, LABEL_SIZE, Layer, Look, Scene, Subject};
use crate::map::camera::Camera;
use crate::map::point::{Point, Rect};

/// Height of a line as a share of the size of its letters.
pub(super) const LINE: f32 = 1.06;
/// From a disc to its name, pixels.
const AIR: f32 = 3.0;
/// From this zoom on the whole name is written where it fits.
const FULL_FROM: f32 = 1.3;
/// From this zoom on those who are faded have a name too.
const NEAR_FROM: f32 = 2.2;
/// Names are placed this far outside the paper too, pixels.
const MARGIN: f32 = 90.0;

/// Where a name may stand, seen from its disc.
const PLACES: u8 = 8;
/// From a name to other discs and names, pixels: what is looked for first, what has to be, and what is enough
/// for those nearest to *me*.
const CLEAR: [Point; 3] = [Point::new(6.0, 4.0), Point::new(3.0, 1.5), Point::new(1.0, 1.0)];
/// From a name to the window's edge, pixels.
pub(super) const INSIDE: f32 = 5.0;

/// Where names stood in the frame before.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    zoom: f32,
    people: usize,
    /// By node: the place and whether it was the whole name.
    at: Vec<Option<(u8, bool)>>,
}

/// What does not change from name to name.
struct Sheet<'a> {
    subject: &'a Subject<'a>,
    /// What is painted, and what of it is in the window.
    area: Rect,
    window: Rect,
    full: bool,
}

impl Scene {
    /// Marks what is taken, and writes all names and words: of the scene as it was composed, for the same
    /// subject, camera and look.
    pub fn write_names(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look<'_>) {
        let paper = Rect { min: Point::ORIGIN, max: camera.size() };
        let area = paper.grown(MARGIN);
        self.occupancy.clear(&area, camera.to_screen(Point::ORIGIN));
        // Who fades, or steps back behind a way, gives way to the names of those who don't.
        let faint = self.take_discs(look);
        if let Some(me) = self.me {
            self.occupancy.take_disc(me.at, me.radius - 0.5);
        }
        let window = Rect { min: paper.min + self.margin, max: paper.max - self.margin };
        let inside = window.grown(-INSIDE);
        let full = camera.zoom() >= FULL_FROM;
        let sheet = Sheet { subject, area, window, full };
        self.forget_names();
        if self.detail == Detail::Rough {
            self.write_chosen(&sheet, look);
            for &node in subject.faces.by_weight() {
                if self.emphasis.get(node) == Some(&Emphasis::Near) {
                    self.write(&sheet, node, None, false);
                }
            }
            return;
        }
        // To the bit: a flight nears its end by less than anybody sees, and where it ends, the names must
        // not hang on which of its frames was painted.
        let same = self.held.zoom.to_bits() == camera.zoom().to_bits()
            && self.held.people == self.at.len();
        let held = std::mem::take(&mut self.held.at);
        let held = if same { held } else { Vec::new() };
        self.held.zoom = camera.zoom();
        self.held.people = self.at.len();
        self.held.at.resize(self.at.len(), None);

        self.write_chosen(&sheet, look);
        self.place_ring_words(&inside);
        if self.layer == Layer::Hand {
            return;
        }
        self.place_group_names(subject, camera, &inside);
        let before = |node: usize| held.get(node).copied().flatten();
        let late = camera.zoom() < NEAR_FROM;
        let rank = |emphasis: Emphasis| match emphasis {
            Emphasis::Chosen | Emphasis::Near => 0,
            Emphasis::Plain => 1,
            Emphasis::Faint => 2,
        };
        for (turn_of, old) in (0..3).flat_map(|rank| [(rank, true), (rank, false)]) {
            if turn_of == 2 && old {
                faint.iter().for_each(|&(at, radius)| self.occupancy.take_disc(at, radius));
            }
            for &node in subject.faces.by_weight() {
                let emphasis = self.emphasis.get(node).copied().unwrap_or_default();
                let faded = late && look.presence(node) == Presence::Faded;
                let held = before(node);
                let turn = emphasis != Emphasis::Chosen
                    && rank(emphasis) == turn_of
                    && held.is_some() == old;
                if turn && !faded && !look.is_gone(node) {
                    self.write(&sheet, node, held, false);
                }
            }
            if !old && turn_of == 0 {
                self.place_tie_words(subject, camera, &inside, true);
            }
        }
        self.place_ring_words(&inside);
        self.place_tie_words(subject, camera, &inside, false);
    }

    pub(super) fn forget_names(&mut self) {
        self.labels.clear();
        self.words.clear();
        self.written.clear();
        self.ring_words.clear();
    }

    /// Writes the names of those who are chosen, whatever is there.
    fn write_chosen(&mut self, sheet: &Sheet<'_>, look: &Look<'_>) {
        for (i, node) in look.chosen().enumerate() {
            let first = look.chosen().take(i).all(|before| before != node);
            if first && self.is_here(look.is_dragged(node)) {
                self.write(sheet, node, None, true);
            }
        }
    }

    /// Marks where discs are, but for those who give way to names: they are handed back.
    fn take_discs(&mut self, look: &Look<'_>) -> Vec<(Point, f32)> {
        let mut faint = Vec::new();
        for node in &self.nodes {
            let (at, radius) = (node.at, node.radius - 0.5);
            let behind = look.presence(node.node) == Presence::Faded || !look.path.is_empty();
            if node.emphasis == Emphasis::Faint && behind {
                faint.push((at, radius));
            } else {
                self.occupancy.take_disc(at, radius);
            }
        }
        faint
    }

    /// Writes a name where there is room for it: where it was, else at the first free place; `always`
    /// even where there is none.
    fn write(&mut self, sheet: &Sheet<'_>, node: usize, held: Option<(u8, bool)>, always: bool) {
        let Some(&disc) = self.at.get(node) else { return };
        let Some(face) = sheet.subject.faces.get(node) else { return };
        if !sheet.area.contains(disc) || face.name.is_empty() {
            return;
        }
        let beyond = self.radius_of(sheet.subject, node) + AIR;
        let [full_ems, short_ems] =
            [face.name_ems, face.short_ems].map(|ems| ems * self.widths.sans);
        let ring = sheet.subject.graph.circle(node).map_or(6, |circle| circle.ring());
        let clear = CLEAR.into_iter().take(if ring < 3 { 3 } else { 2 });
        let old = held.into_iter().map(|(place, full)| (place, full, Point::ORIGIN));
        let lengths = [true, false]
            .into_iter()
            .filter(|&full| if full { sheet.full || always } else { !always });
        let new = clear.flat_map(|clear| lengths.clone().map(move |full| (full, clear)));
        let new = new.flat_map(|(full, clear)| (0..PLACES).map(move |place| (place, full, clear)));
        let (mut second, mut third) = (None, None);
        let mut found = None;
        let mut taken = 0;
        for (place, full, clear) in old.chain(new) {
            // What is taken once is taken however clear it has to be: most of a crowd ends here.
            let bit = 1_u32 << (place + if full { PLACES } else { 0 });
            if taken & bit != 0 {
                continue;
            }
            let ems = if full { full_ems } else { short_ems };
            let rect = around(disc + step(place, ems, beyond), ems);
            if !self.occupancy.is_free(&rect) {
                taken |= bit;
                continue;
            }
            if !self.is_clear(&rect, place, clear, disc, beyond) {
                continue;
            }
            // A ring's word gives way only where there is no other place.
            if !always && self.meets_ring_word(&rect) {
                third =
                    third.or_else(|| (!cut(&rect, &sheet.window)).then_some((place, full, rect)));
                continue;
            }
            // Rather whole at another side than cut off here.
            if !cut(&rect, &sheet.window) {
                found = Some((place, full, rect));
                break;
            }
            second = second.or(Some((place, full, rect)));
        }
        let covering = || {
            let rect = |place| around(disc + step(place, full_ems, beyond), full_ems);
            let whole = (0..PLACES).find(|&place| !cut(&rect(place), &sheet.window)).unwrap_or(0);
            (whole, true, rect(whole))
        };
        let found = found.or(third).or(second).or_else(|| always.then(covering));
        let Some((place, full, rect)) = found else { return };
        self.occupancy.take(&apart(rect));
        if let Some(held) = self.held.at.get_mut(node) {
            *held = Some((place, full));
        }
        // Half a name says nothing; its place stays taken, so that others don't come and go.
        let seen = rect.meets(&sheet.area.grown(-MARGIN));
        if !seen || (cut(&rect, &sheet.window) && !always) {
            return;
        }
        let emphasis = self.emphasis.get(node).copied().unwrap_or_default();
        self.labels.push(Label { node, at: rect.centre(), full, emphasis });
        self.withdraw_ring_words(&rect);
        self.written.push(rect);
    }

    /// Whether a name that is free itself has so much free around it, but for where its own disc is.
    fn is_clear(&self, rect: &Rect, place: u8, clear: Point, disc: Point, beyond: f32) -> bool {
        if clear == Point::ORIGIN {
            return true;
        }
        // On which sides its own disc is: before or after, or neither.
        let sides = |before: bool, after: bool, clear: f32| {
            [if before { 0.0 } else { clear }, if after { 0.0 } else { clear }]
        };
        let [left, right] = sides(matches!(place, 2 | 4 | 6), matches!(place, 3 | 5 | 7), clear.x);
        let [top, bottom] = sides(matches!(place, 0 | 4 | 5), matches!(place, 1 | 6 | 7), clear.y);
        let inner = Rect {
            min: rect.min - Point::new(left, top),
            max: rect.max + Point::new(right, bottom),
        };
        let all = Rect { min: rect.min - clear, max: rect.max + clear };
        // There, beside it.
        let beside = [
            Rect { max: Point::new(disc.x - beyond, all.max.y), ..all },
            Rect { min: Point::new(disc.x + beyond, all.min.y), ..all },
            Rect { max: Point::new(all.max.x, disc.y - beyond), ..all },
            Rect { min: Point::new(all.min.x, disc.y + beyond), ..all },
        ];
        let is_free = |part: &Rect| {
            part.min.x >= part.max.x || part.min.y >= part.max.y || self.occupancy.is_free(part)
        };
        is_free(&inner) && beside.iter().all(is_free)
    }
}

/// From the middle of a disc to that of its name: below, above, right, left, and at the corners.
fn step(place: u8, ems: f32, beyond: f32) -> Point {
    let half = Point::new(ems / 2.0, LINE / 2.0) * LABEL_SIZE;
    match place {
        0 => Point::new(0.0, beyond + half.y),
        1 => Point::new(0.0, -beyond - half.y),
        2 => Point::new(beyond + 1.5 + half.x, 0.0),
        3 => Point::new(-beyond - 1.5 - half.x, 0.0),
        4 => Point::new(0.72 * beyond + half.x, 0.72 * beyond + half.y),
        5 => Point::new(-0.72 * beyond - half.x, 0.72 * beyond + half.y),
        6 => Point::new(0.72 * beyond + half.x, -0.72 * beyond - half.y),
        _ => Point::new(-0.72 * beyond - half.x, -0.72 * beyond - half.y),
    }
}

/// Whether an edge of the window goes through a name, or is too near to it.
fn cut(rect: &Rect, window: &Rect) -> bool {
    let inside = window.grown(-INSIDE);
    let whole = inside.contains(rect.min) && inside.contains(rect.max);
    !whole && rect.meets(window)
}

/// A name with the space that keeps the next one from being read as part of it.
pub(super) fn apart(rect: Rect) -> Rect {
    let space = Point::new(0.35 * LABEL_SIZE, 0.0);
    Rect { min: rect.min - space, max: rect.max + space }
}

/// The rectangle of a line of text, centred.
fn around(at: Point, ems: f32) -> Rect {
    let half = Point::new(ems / 2.0, LINE / 2.0) * LABEL_SIZE;
    Rect { min: at - half, max: at + half }
}
