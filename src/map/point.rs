//! Points and rectangles of the plane, in whatever unit their user says. No awareness of screens.

use std::ops::{Add, Mul, Sub};

/// A place or a step in the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// (0, 0): where *me* is.
    pub const ORIGIN: Point = Point { x: 0.0, y: 0.0 };

    /// The point at these coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point at this distance from the origin, at this angle in radians: 0 to the right, growing
    /// clockwise as seen on a screen.
    pub fn polar(radius: f32, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self::new(radius * cos, radius * sin)
    }

    /// Distance from the origin.
    pub fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// Angle in radians, -π to π; 0 at the origin.
    pub fn angle(self) -> f32 {
        self.y.atan2(self.x)
    }

    /// Distance to another point.
    pub fn distance(self, other: Point) -> f32 {
        // Not hypot: this is the innermost step of the layout, and world units don't overflow.
        let step = self - other;
        (step.x * step.x + step.y * step.y).sqrt()
    }

    /// The point at `share` (0 to 1) of the way to another.
    #[must_use]
    pub fn towards(self, other: Point, share: f32) -> Self {
        self + (other - self) * share
    }

    /// Whether both coordinates are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// A rectangle along the axes; `min` is its left upper corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Least x and y.
    pub min: Point,
    /// Greatest x and y.
    pub max: Point,
}

impl Rect {
    /// The square around a centre.
    pub fn around(centre: Point, half: f32) -> Self {
        let half = Point::new(half, half);
        Self { min: centre - half, max: centre + half }
    }

    /// Whether a point lies in it, edges included.
    pub fn contains(&self, point: Point) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    /// Whether the two share a point.
    pub fn meets(&self, other: &Rect) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Larger by so much on every side.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        let by = Point::new(by, by);
        Self { min: self.min - by, max: self.max + by }
    }

    /// Width and height.
    pub fn size(&self) -> Point {
        self.max - self.min
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        self.min.towards(self.max, 0.5)
    }
}
