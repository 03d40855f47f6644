//! Which part of the map is seen, and how large. No awareness of what is on it.

use super::point::{Point, Rect};

/// Farthest out: pixels per world unit.
pub const MIN_ZOOM: f32 = 0.04;
/// Nearest.
pub const MAX_ZOOM: f32 = 5.0;
/// A map that fits easily is not blown up beyond this.
const FIT_ZOOM: f32 = 1.75;

/// A view of the world: a place, a zoom, and the size of the window in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What is in the middle of the window, world units.
    centre: Point,
    /// Pixels per world unit, `MIN_ZOOM` to `MAX_ZOOM`.
    zoom: f32,
    /// Width and height of the window, at least 1.
    size: Point,
}

impl Camera {
    /// A window of this many pixels with *me* in its middle.
    pub fn new(width: f32, height: f32) -> Self {
        let mut camera = Self { centre: Point::ORIGIN, zoom: 1.0, size: Point::new(1.0, 1.0) };
        camera.resize(width, height);
        camera
    }

    /// Pixels per world unit.
    pub fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Width and height of the window in pixels.
    pub fn size(&self) -> Point {
        self.size
    }

    /// The window has another size; its middle stays.
    pub fn resize(&mut self, width: f32, height: f32) {
        let whole = |length: f32| if length.is_finite() { length.max(1.0) } else { 1.0 };
        self.size = Point::new(whole(width), whole(height));
    }

    /// The same, but what is seen stays where it is, seen from the left upper corner.
    pub fn resize_in_place(&mut self, width: f32, height: f32) {
        let before = self.size;
        self.resize(width, height);
        self.centre = self.centre + (self.size - before) * (0.5 / self.zoom);
    }

    /// The same view of a window that is larger by a margin on every side.
    #[must_use]
    pub fn widened(&self, margin: Point) -> Self {
        Self { size: self.size + margin * 2.0, ..*self }
    }

    /// From the world to pixels from the window's left upper corner.
    pub fn to_screen(&self, world: Point) -> Point {
        (world - self.centre) * self.zoom + self.size * 0.5
    }

    /// From pixels to the world.
    pub fn to_world(&self, screen: Point) -> Point {
        (screen - self.size * 0.5) * (1.0 / self.zoom) + self.centre
    }

    /// The part of the world that is seen.
    pub fn visible(&self) -> Rect {
        Rect { min: self.to_world(Point::ORIGIN), max: self.to_world(self.size) }
    }

    /// Moves what is seen by so many pixels, as if dragged by hand.
    pub fn pan(&mut self, by: Point) {
        if by.is_finite() {
            self.centre = self.centre - by * (1.0 / self.zoom);
        }
    }

    /// Zooms by a factor, `about` staying where it is on the screen.
    pub fn zoom_about(&mut self, about: Point, factor: f32) {
        if !about.is_finite() || !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let held = self.to_world(about);
        self.zoom = (self.zoom * factor).clamp(MIN_ZOOM, MAX_ZOOM);
        self.centre = held - (about - self.size * 0.5) * (1.0 / self.zoom);
    }

    /// Two fingers moved: what was between them stays between them.
    pub fn pinch(&mut self, before: [Point; 2], after: [Point; 2]) {
        let [a, b] = before;
        let [c, d] = after;
        let apart = a.distance(b);
        self.pan(c.towards(d, 0.5) - a.towards(b, 0.5));
        if apart > 1.0 {
            self.zoom_about(c.towards(d, 0.5), c.distance(d) / apart);
        }
    }

    /// Shows all of a part of the world, with so many pixels free on every side.
    pub fn fit(&mut self, part: &Rect, padding: f32) {
        let room = self.size - Point::new(padding, padding) * 2.0;
        let size = part.size();
        let zoom = (room.x.max(1.0) / size.x).min(room.y.max(1.0) / size.y);
        if zoom.is_nan() || !part.centre().is_finite() {
            return;
        }
        self.zoom = zoom.clamp(MIN_ZOOM, FIT_ZOOM);
        self.centre = part.centre();
    }

    /// Shows all of a part of the world within a part of the window, CSS pixels.
    pub fn fit_within(&mut self, part: &Rect, window: &Rect, padding: f32) {
        let size = self.size;
        self.size = window.size();
        self.fit(part, padding);
        self.size = size;
        self.centre = self.centre - (window.centre() - size * 0.5) * (1.0 / self.zoom);
    }

    /// Brings a place into the window, `margin` pixels from its edge, moving no more than needed.
    pub fn reveal(&mut self, world: Point, margin: f32) {
        let screen = self.to_screen(world);
        let short = |at: f32, length: f32| {
            let margin = margin.min(length / 2.0);
            at.max(margin).min(length - margin) - at
        };
        self.pan(Point::new(short(screen.x, self.size.x), short(screen.y, self.size.y)));
    }

    /// Puts a place into the middle of the window, at this zoom or nearer.
    pub fn centre_on(&mut self, world: Point, zoom: f32) {
        if world.is_finite() {
            self.centre = world;
            self.zoom = self.zoom.max(zoom).min(MAX_ZOOM);
        }
    }

    /// A view on the way from this one to another, of the other's size; `share` is 0 to 1. What both
    /// show in the same place stays there.
    #[must_use]
    pub fn towards(&self, other: &Camera, share: f32) -> Self {
        let zoom = self.zoom * (other.zoom / self.zoom).powf(share);
        // The middle moves as fast as the width of what is seen changes.
        let (from, to) = (self.zoom.recip(), other.zoom.recip());
        let done = if (to - from).abs() > 1e-4 * from.abs() {
            (zoom.recip() - from) / (to - from)
        } else {
            share
        };
        Self { centre: self.centre.towards(other.centre, done), zoom, size: other.size }
    }

    /// Keeps the middle of the window within a part of the world, so that the map is never lost.
    pub fn hold(&mut self, part: &Rect) {
        self.centre.x = self.centre.x.max(part.min.x).min(part.max.x);
        self.centre.y = self.centre.y.max(part.min.y).min(part.max.y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: Point, b: Point, within: f32) -> bool {
        a.distance(b) <= within
    }

    #[test]
    fn everything_fits_and_is_not_blown_up() {
        let mut camera = Camera::new(360.0, 740.0);
        camera.fit(&Rect::around(Point::ORIGIN, 1000.0), 10.0);
        assert_eq!(camera.zoom(), 0.17);
        assert_eq!(camera.to_screen(Point::ORIGIN), Point::new(180.0, 370.0));
        camera.fit(&Rect::around(Point::new(5.0, 5.0), 10.0), 10.0);
        assert_eq!(camera.zoom(), FIT_ZOOM);
        camera.fit(&Rect::default(), 10.0);
        assert_eq!(camera.zoom(), FIT_ZOOM);
    }

    #[test]
    fn a_window_without_size() {
        let mut camera = Camera::new(0.0, f32::NAN);
        camera.fit(&Rect::around(Point::ORIGIN, 1000.0), 40.0);
        camera.zoom_about(Point::new(f32::NAN, 0.0), 2.0);
        camera.zoom_about(Point::ORIGIN, 0.0);
        camera.pan(Point::new(f32::INFINITY, 0.0));
        camera.reveal(Point::new(1e6, -1e6), 40.0);
        assert!(camera.to_screen(Point::ORIGIN).is_finite());
    }

    #[test]
    fn revealed_with_the_least_movement() {
        let mut camera = Camera::new(400.0, 400.0);
        camera.reveal(Point::new(50.0, 0.0), 20.0);
        assert_eq!(camera, Camera::new(400.0, 400.0));
        camera.reveal(Point::new(500.0, 0.0), 20.0);
        assert_eq!(camera.to_screen(Point::new(500.0, 0.0)), Point::new(380.0, 200.0));
    }

    #[test]
    fn half_of_the_way() {
        let from = Camera::new(400.0, 400.0);
        let mut to = from;
        let about = Point::new(50.0, 300.0);
        to.zoom_about(about, 4.0);
        let held = from.to_world(about);
        for share in [0.0, 0.3, 0.5, 1.0] {
            let between = from.towards(&to, share);
            assert!(near(between.to_screen(held), about, 0.1), "{share}");
        }
        assert!((from.towards(&to, 0.5).zoom() - 2.0).abs() < 1e-3);
        to.pan(Point::new(80.0, 0.0));
        assert!(near(from.towards(&to, 1.0).visible().centre(), to.visible().centre(), 0.01));
        to.centre_on(Point::new(7.0, 7.0), 0.5);
        assert_eq!((to.zoom(), to.visible().centre()), (4.0, Point::new(7.0, 7.0)));
    }

    #[test]
    fn a_part_of_the_window_is_enough() {
        let mut camera = Camera::new(800.0, 600.0);
        let free = Rect { min: Point::new(0.0, 100.0), max: Point::new(500.0, 500.0) };
        let part = Rect::around(Point::new(70.0, -20.0), 300.0);
        camera.fit_within(&part, &free, 40.0);
        let [min, max] = [part.min, part.max].map(|at| camera.to_screen(at));
        assert!(near(min, Point::new(90.0, 140.0), 0.1), "{min:?}");
        assert!(near(max, Point::new(410.0, 460.0), 0.1), "{max:?}");
        camera.fit_within(&part, &Rect { min: free.max, max: free.min }, 40.0);
        assert!(camera.to_screen(Point::ORIGIN).is_finite());
    }

    #[test]
    fn what_is_seen_stays_beside_a_panel() {
        let mut camera = Camera::new(800.0, 600.0);
        camera.zoom_about(Point::new(3.0, 7.0), 1.7);
        let corner = Point::new(120.0, 80.0);
        let there = camera.to_world(corner);
        camera.resize_in_place(500.0, 600.0);
        assert!(near(camera.to_screen(there), corner, 0.1));
    }

    #[test]
    fn the_map_is_never_lost() {
        let mut camera = Camera::new(400.0, 400.0);
        camera.pan(Point::new(-9000.0, 20.0));
        camera.hold(&Rect::around(Point::ORIGIN, 100.0));
        assert_eq!(camera.visible().centre(), Point::new(100.0, -20.0));
    }

    prop_compose! {
        fn point(reach: f32)(x in -reach..reach, y in -reach..reach) -> Point {
            Point::new(x, y)
        }
    }

    prop_compose! {
        fn camera()(w in 1_f32..3000.0, h in 1_f32..3000.0, pan in point(3000.0), zoom in 0.01_f32..20.0) -> Camera {
            let mut camera = Camera::new(w, h);
            camera.zoom_about(Point::ORIGIN, zoom);
            camera.pan(pan);
            camera
        }
    }

    proptest! {
        #[test]
        fn there_and_back(camera in camera(), world in point(3000.0)) {
            let back = camera.to_world(camera.to_screen(world));
            prop_assert!(near(back, world, 0.05), "{:?} {:?}", back, world);
        }

        #[test]
        fn zooming_holds_a_point(mut camera in camera(), about in point(2000.0), factor in 0.1_f32..10.0) {
            let held = camera.to_world(about);
            camera.zoom_about(about, factor);
            prop_assert!((MIN_ZOOM..=MAX_ZOOM).contains(&camera.zoom()));
            prop_assert!(near(camera.to_screen(held), about, 0.5));
        }

        #[test]
        fn fingers_keep_what_is_between_them(mut camera in camera(), a in point(400.0), b in point(400.0), c in point(400.0)) {
            let held = camera.to_world(a.towards(b, 0.5));
            camera.pinch([a, b], [a, c]);
            prop_assert!(near(camera.to_screen(held), a.towards(c, 0.5), 1.0));
        }
    }
}
