//! The words of a scene: what can be drawn, and what it is drawn of. Colours are roles.

use crate::map::point::{Point, Rect};
use crate::people::Circle;

/// What a colour is for; the stylesheet says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The ground.
    Paper,
    /// Names and initials.
    Ink,
    /// Lines and words that stay behind.
    Faint,
    /// *Me*, and whoever is chosen.
    Accent,
    /// Warmth.
    Glow,
    /// A circle's band and the people on it.
    Ring(Circle),
    /// Those not placed yet, and their band.
    Unplaced,
}

/// How much something stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Emphasis {
    /// Behind a selection.
    Faint,
    /// As everything is while nothing is chosen.
    #[default]
    Plain,
    /// Tied to somebody chosen.
    Near,
    /// Selected, focused, hovered or dragged.
    Chosen,
}

impl Emphasis {
    /// How opaque a disc and its name are, 0 to 1.
    pub fn opacity(self) -> f32 {
        if self == Emphasis::Faint { 0.35 } else { 1.0 }
    }

    /// Role, opacity (0 to 1) and width (CSS pixels) of ties, of which so many are drawn: a few may be
    /// clear, thousands must be thin to be seen through.
    pub fn tie(self, drawn: usize) -> (Role, f32, f32) {
        let many = f32::from(u16::try_from(drawn).unwrap_or(u16::MAX));
        let through = (18.0 / many.max(1.0).sqrt()).clamp(0.2, 0.7);
        match self {
            Emphasis::Faint => (Role::Faint, 0.4 * through, 1.0),
            Emphasis::Plain => (Role::Faint, through, 1.0),
            Emphasis::Near | Emphasis::Chosen => (Role::Accent, 0.85, 1.6),
        }
    }
}

/// The band of a circle: the area between two circles around `centre`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Whose; `None` for those not placed yet.
    pub circle: Option<Circle>,
    /// Its colour, to be laid on thinly.
    pub role: Role,
    /// The middle of the map.
    pub centre: Point,
    /// Radius where it begins.
    pub inner: f32,
    /// Radius where it ends.
    pub outer: f32,
    /// The middle of its word, where there is a place for it.
    pub word_at: Option<Point>,
    /// Whether somebody would be dropped here.
    pub target: bool,
}

impl Ring {
    /// Its word.
    pub fn word(&self) -> &'static str {
        self.circle.map_or("Not placed yet", Circle::word)
    }
}

/// A tie as a quadratic curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Where it starts.
    pub from: Point,
    /// Its control point.
    pub by: Point,
    /// Where it ends.
    pub to: Point,
}

impl Curve {
    /// The rectangle around its three points, and so around it.
    pub(super) fn bounds(&self) -> Rect {
        let Curve { from, by, to } = *self;
        Rect {
            min: Point::new(from.x.min(by.x).min(to.x), from.y.min(by.y).min(to.y)),
            max: Point::new(from.x.max(by.x).max(to.x), from.y.max(by.y).max(to.y)),
        }
    }
}

/// Light behind a person, fading outwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glow {
    /// Its middle.
    pub at: Point,
    /// Where it has faded to nothing.
    pub radius: f32,
    /// How bright it is in the middle, 0 to 1.
    pub strength: f32,
}

/// A disc: of *me*, or of where somebody stood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
}

/// The disc of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Who.
    pub node: usize,
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f32,
    /// Its colour.
    pub role: Role,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// Whether it is large enough for initials.
    pub initials: bool,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether it has the keyboard's focus, which must be seen.
    pub focused: bool,
}

/// A name, centred on `at` both ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Whose.
    pub node: usize,
    /// Its middle.
    pub at: Point,
    /// The whole name; else what to call them.
    pub full: bool,
    /// How much it stands out.
    pub emphasis: Emphasis,
}
