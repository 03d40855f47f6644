//! What of the map is seen, and how the view moves: by hand at once, to a place smoothly.

use super::super::camera::Camera;
use super::super::point::{Point, Rect};
use super::{Chart, PADDING, Way};
use crate::id::PersonId;
use crate::map::scene::disc_radius;
use crate::people::Circle;

/// A window with a shorter side than this begins near to *me* where there are many, CSS pixels.
const NARROW: f32 = 600.0;
/// Discs that are smaller than this stand too near to each other to be named, CSS pixels.
const NAMELESS: f32 = 6.5;
/// Zooms that differ by less than this share are the same to the eye.
const SAME: f32 = 0.96;
/// Whoever is reached stands at least this far inside, CSS pixels.
const MARGIN: f32 = 64.0;

impl Chart {
    /// Moves what is seen by hand.
    pub fn pan(&mut self, by: Point) {
        self.by_hand(|camera| camera.pan(by));
    }

    /// Zooms by hand, about a point of the window.
    pub fn zoom(&mut self, about: Point, factor: f32) {
        self.by_hand(|camera| camera.zoom_about(about, factor));
    }

    /// Two fingers moved.
    pub fn pinch(&mut self, before: [Point; 2], after: [Point; 2]) {
        self.by_hand(|camera| camera.pinch(before, after));
    }

    fn by_hand(&mut self, change: impl FnOnce(&mut Camera)) {
        change(&mut self.camera);
        self.camera.hold(&self.positions.bounds());
        self.gliding = None;
        self.looked_elsewhere();
    }

    fn looked_elsewhere(&mut self) {
        self.centred = None;
        self.whole = false;
        if let Some(sight) = &mut self.sight {
            sight.held = false;
        }
    }

    /// A pointer is pressed: what it meets stays under it.
    pub fn stand_still(&mut self) {
        if self.gliding.is_some() {
            self.camera = self.shown_camera();
            self.gliding = None;
        }
    }

    /// What is seen as of the last frame.
    fn shown_camera(&self) -> Camera {
        match &self.gliding {
            Some(way) => way.from.towards(&self.camera, way.share(self.last_frame)),
            None => self.camera,
        }
    }

    /// Zooms in or out, smoothly; about a point of the window, or its free part's middle.
    pub fn zoom_gently(&mut self, about: Option<Point>, factor: f32) {
        let about = about.unwrap_or_else(|| self.free().centre());
        self.glide(|camera| camera.zoom_about(about, factor));
        self.camera.hold(&self.positions.bounds());
        self.looked_elsewhere();
    }

    /// Shows everybody.
    pub fn show_all(&mut self) {
        self.near = false;
        self.show_whole();
    }

    /// Shows what is seen first: everybody, or, where that would be too small to name anybody, those near
    /// to *me*.
    pub(super) fn show_first(&mut self) {
        self.near = true;
        self.show_whole();
    }

    /// Shows what was shown of the whole.
    pub(super) fn show_whole(&mut self) {
        let whole = self.overview();
        self.glide(|camera| *camera = whole);
        self.looked_elsewhere();
        self.whole = true;
    }

    /// What lies on the top of the window: nobody shall be below it when all are shown. CSS pixels.
    pub fn head(&mut self, parts: Vec<Rect>) {
        self.head = parts;
    }

    /// Everybody, or those near to *me*.
    fn overview(&self) -> Camera {
        let bounds = self.positions.bounds();
        let size = self.camera.size();
        let within = |part: &Rect, top: f32, padding: f32| {
            let mut camera = self.camera;
            let window = Rect { min: Point::new(0.0, top), max: size };
            camera.fit_within(part, &window, padding);
            camera
        };
        let all = within(&bounds, 0.0, PADDING);
        let lowest = |parts: &mut dyn Iterator<Item = &Rect>| {
            parts.map(|part| part.max.y).fold(0.0, f32::max).min(size.y / 2.0)
        };
        let below = lowest(&mut self.head.iter());
        if self.near
            && let Some(bands) = self.positions.bands()
            && size.x.min(size.y) < NARROW
            && disc_radius(all.zoom()) < NAMELESS
        {
            let [close, friends] =
                [Circle::Close, Circle::Friends].map(|it| bands.of(Some(it)).outer);
            let reach = (close + friends) / 2.0;
            let near = within(&Rect::around(Point::ORIGIN, reach), below, 0.0);
            if near.zoom() > all.zoom() {
                return near;
            }
        }
        let mut low = within(&bounds, below, PADDING);
        if low.zoom() > SAME * all.zoom() {
            // The zoom's buttons are below.
            let spare = size.y - below - 2.0 * PADDING - bounds.size().y * low.zoom();
            low.pan(Point::new(0.0, -spare.max(0.0) / 4.0));
            return low;
        }
        let radius = disc_radius(all.zoom());
        let covers = |part: &&Rect| {
            let part = part.grown(radius);
            self.positions.points().iter().any(|&at| part.contains(all.to_screen(at)))
        };
        match lowest(&mut self.head.iter().filter(covers)) {
            0.0 => all,
            below => within(&bounds, below, PADDING),
        }
    }

    /// Brings somebody into the free part of the window, moving no more than needed.
    pub fn reveal(&mut self, person: PersonId) {
        if let Some(at) = self.positions.of(person) {
            self.reveal_place(at);
        }
    }

    /// Brings *me* into it.
    pub fn reveal_me(&mut self) {
        self.reveal_place(Point::ORIGIN);
    }

    fn reveal_place(&mut self, at: Point) {
        let free = self.free();
        let screen = self.camera.to_screen(at);
        let short = |at: f32, least: f32, most: f32| {
            let margin = MARGIN.min((most - least) / 2.0);
            at.max(least + margin).min(most - margin) - at
        };
        let by = Point::new(
            short(screen.x, free.min.x, free.max.x),
            short(screen.y, free.min.y, free.max.y),
        );
        if by.length() > 0.5 {
            self.glide(|camera| camera.pan(by));
            let centred = self.centred;
            self.looked_elsewhere();
            self.centred = centred;
        }
    }

    /// Puts somebody into the middle, near enough to be told from others, with the next frame,
    /// and again when the window has another size.
    pub fn centre(&mut self, person: PersonId) {
        self.centred = Some((person, false));
    }

    /// Parts of the window are covered by something else. Who is in sight together comes nearer where
    /// there is more room now.
    pub fn cover(&mut self, parts: Vec<Rect>) {
        let before = self.free().size();
        self.covered_at = self.camera.size();
        self.covered = parts.into_iter().filter(|part| part.size().y > 1.0).collect();
        let now = self.free().size();
        let held = self.sight.as_ref().is_some_and(|sight| sight.held);
        if held && now.x * now.y > before.x * before.y + 1.0 {
            self.look_again();
        }
    }

    /// Whether the window has another size than when that was told.
    pub fn is_covered_otherwise(&self) -> bool {
        self.covered_at != self.camera.size()
    }

    /// The largest part of the window beside all that is covered, one after the other.
    pub(super) fn free(&self) -> Rect {
        let whole = Rect { min: Point::ORIGIN, max: self.camera.size() };
        let area = |rect: &Rect| rect.size().x.max(0.0) * rect.size().y.max(0.0);
        self.covered.iter().filter(|part| part.meets(&whole)).fold(whole, |free, part| {
            let beside = [
                Rect { max: Point::new(part.min.x, free.max.y), ..free },
                Rect { min: Point::new(part.max.x, free.min.y), ..free },
                Rect { max: Point::new(free.max.x, part.min.y), ..free },
                Rect { min: Point::new(free.min.x, part.max.y), ..free },
            ];
            let clear = beside.into_iter().map(|side| if part.meets(&free) { side } else { free });
            let most = clear.max_by(|a, b| area(a).total_cmp(&area(b))).unwrap_or(free);
            if area(&most) > 0.0 { most } else { free }
        })
    }

    /// The window has this size now. Where a panel takes a part of it or leaves it again, what was seen
    /// stays where it was, and nobody comes under a pointer unmeant.
    pub(super) fn resize(&mut self, width: f32, height: f32) {
        let before = self.camera.size();
        if before == Point::new(width, height) {
            return;
        }
        let mut shown = self.shown_camera();
        let one_side = (before.x == width) != (before.y == height);
        for camera in [&mut self.camera, &mut shown] {
            if one_side {
                camera.resize_in_place(width, height);
            } else {
                camera.resize(width, height);
            }
        }
        if let Some((person, _)) = self.centred {
            self.centred = Some((person, false));
            return;
        }
        let gliding = self.gliding.take().is_some();
        if self.whole {
            self.camera = self.overview();
        } else if self.sight.as_ref().is_some_and(|sight| sight.held) {
            self.look_again();
        } else if !gliding {
            return;
        }
        self.gliding = one_side.then(|| Way::from(shown));
    }

    pub(super) fn glide(&mut self, change: impl FnOnce(&mut Camera)) {
        let from = self.shown_camera();
        change(&mut self.camera);
        self.gliding = Some(Way::from(from));
    }
}
