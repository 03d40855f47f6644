//! The words of a scene: what can be drawn, and what it is drawn of. Colours are roles.

use crate::map::point::{Point, Rect};
use crate::people::{Circle, TieFamily};

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
    /// A family of ties.
    Tie(TieFamily),
    /// A group, 0 to 7.
    Group(u8),
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

    /// Opacity (0 to 1) and width (CSS pixels) of ties, of which so many are drawn: a few may be clear,
    /// thousands must be thin to be seen through.
    pub fn tie(self, drawn: usize) -> (f32, f32) {
        let many = f32::from(u16::try_from(drawn).unwrap_or(u16::MAX));
        let through = (20.0 / many.max(1.0).sqrt()).clamp(0.2, 0.8);
        match self {
            Emphasis::Faint => (0.3 * through, 1.0),
            Emphasis::Plain => (through, if drawn < 200 { 1.4 } else { 1.0 }),
            Emphasis::Near | Emphasis::Chosen => (0.95, 2.0),
        }
    }
}

/// Lengths of dashes and of the gaps between them, CSS pixels, by family; none: a whole line.
pub fn dashes(family: TieFamily) -> &'static [f32] {
    match family {
        TieFamily::Kin | TieFamily::Love | TieFamily::Friend => &[],
        TieFamily::Work => &[9.0, 4.0],
        TieFamily::Guide => &[12.0, 3.0, 3.0, 3.0],
        TieFamily::Introduced => &[4.0, 4.0],
        TieFamily::Acquaintance => &[2.0, 4.0],
        TieFamily::Own => &[6.0, 3.0, 2.0, 3.0, 2.0, 3.0],
    }
}

/// How wide letters are in the fonts of a page, as a share of what
/// [`text_ems`](crate::map::text_ems) says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Names, and the words of ties.
    pub sans: f32,
    /// Names of groups and words of rings, which are bold.
    pub serif: f32,
}

impl Default for Type {
    /// Those of DejaVu, which are wide.
    fn default() -> Self {
        Self { sans: 1.0, serif: 1.17 }
    }
}

/// The dash and the gap of a rim of this radius that is whole all around: of those not placed yet. CSS
/// pixels.
pub fn rim(radius: f32) -> (f32, f32) {
    let around = std::f32::consts::TAU * radius.max(1.0);
    let length = around / (around / 5.5).round().max(5.0);
    (0.68 * length, 0.32 * length)
}

/// Ties that look alike: one stroke.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ties {
    /// Their colour.
    pub family: Option<TieFamily>,
    /// Their strength.
    pub emphasis: Emphasis,
    /// Where they run.
    pub curves: Vec<Curve>,
}

impl Ties {
    /// Their colour.
    pub fn role(&self) -> Role {
        let plain = if self.emphasis > Emphasis::Plain { Role::Accent } else { Role::Faint };
        self.family.map_or(plain, Role::Tie)
    }
}

/// A word that lies on the map: of a tie, along it, or the name of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// What is written.
    pub text: String,
    /// Its middle.
    pub at: Point,
    /// Radians clockwise from level, within a quarter turn.
    pub angle: f32,
    /// Its colour.
    pub role: Role,
    /// Size of its letters, CSS pixels.
    pub size: f32,
}

/// The soft outline of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its colour, 0 to 7.
    pub hue: u8,
    /// What is filled.
    pub shape: Shape,
    /// How far it reaches beyond its shape, CSS pixels: all its corners are that round.
    pub radius: f32,
}

/// What a hull is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// The corners of a convex polygon, clockwise as seen.
    Convex(Vec<Point>),
    /// Bones, to be drawn as one broad stroke with round ends.
    Bones(Vec<[Point; 2]>),
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
    /// The point in its middle.
    pub fn middle(&self) -> Point {
        self.at(0.5)
    }

    /// The point at a share of the way, 0 to 1.
    pub fn at(&self, share: f32) -> Point {
        let Curve { from, by, to } = *self;
        from.towards(by, share).towards(by.towards(to, share), share)
    }

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
    /// Whether it is one of several chosen together.
    pub one_of_many: bool,
    /// Whether it stays where it was put.
    pub pinned: bool,
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
