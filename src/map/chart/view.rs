//! What of the map is seen, and how the view moves: by hand at once, to a place smoothly.

use super::super::camera::Camera;
use super::super::point::{Point, Rect};
use super::{Chart, PADDING, Way};
use crate::id::PersonId;

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
        self.whole = false;
    }

    /// Zooms in or out, smoothly; about a point of the window, or its free part's middle.
    pub fn zoom_gently(&mut self, about: Option<Point>, factor: f32) {
        let about = about.unwrap_or_else(|| self.free().centre());
        self.glide(|camera| camera.zoom_about(about, factor));
        self.camera.hold(&self.positions.bounds());
        self.whole = false;
    }

    /// Shows everybody.
    pub fn show_all(&mut self) {
        let bounds = self.positions.bounds();
        self.glide(|camera| camera.fit(&bounds, PADDING));
        self.whole = true;
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
            self.whole = false;
        }
    }

    /// Puts somebody into the middle, near enough to be told from others, with the next frame.
    pub fn centre(&mut self, person: PersonId) {
        self.to_centre = Some(person);
    }

    /// A part of the window is covered by something else.
    pub fn cover(&mut self, part: Option<Rect>) {
        self.covered = part;
    }

    /// The largest part of the window beside what is covered.
    fn free(&self) -> Rect {
        let size = self.camera.size();
        let whole = Rect { min: Point::ORIGIN, max: size };
        let Some(covered) = self.covered else { return whole };
        let beside = [
            Rect { max: Point::new(covered.min.x, size.y), ..whole },
            Rect { min: Point::new(covered.max.x, 0.0), ..whole },
            Rect { max: Point::new(size.x, covered.min.y), ..whole },
        ];
        let area = |rect: &Rect| rect.size().x.max(0.0) * rect.size().y.max(0.0);
        beside.into_iter().max_by(|a, b| area(a).total_cmp(&area(b))).unwrap_or(whole)
    }

    fn glide(&mut self, change: impl FnOnce(&mut Camera)) {
        let from = match &self.gliding {
            Some(way) => way.from.towards(&self.camera, way.share(self.last_frame)),
            None => self.camera,
        };
        change(&mut self.camera);
        self.gliding = Some(Way::from(from));
    }
}
