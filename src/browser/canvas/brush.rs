//! The strokes of which a picture is made. What is where has been decided; a frame is as few strokes
//! as it can be made of.

use std::f64::consts::TAU;

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule};

use super::colours::Colours;
use super::sprites::Look;
use crate::map::{
    Curve, Disc, Emphasis, Faces, INITIALS_SIZE, LABEL_SIZE, Node, Outline, Point, Ring, Role,
    Scene, Shape, Ties, Word, dashes,
};

/// How thinly a band is laid on, and where somebody would be dropped.
const BAND: f64 = 0.055;
const TARGET: f64 = 0.2;
/// How strongly a ring's line is drawn.
const LINE: f64 = 0.34;
/// More ties than this are drawn as fine as the screen can: that is seen through, and quickly done.
const FINE_FROM: usize = 500;
/// How strongly a hull is laid on.
const HULL: f64 = 0.16;
/// More ties than this are not dashed.
const DASHED_UP_TO: usize = 400;

/// A context and the colours for it.
pub(super) struct Brush<'a> {
    pub(super) context: &'a CanvasRenderingContext2d,
    pub(super) colours: &'a Colours,
    /// Whether little time is left.
    pub(super) is_rough: bool,
}

impl Brush<'_> {
    fn circle(&self, at: Point, radius: f32) {
        let [x, y, radius] = [at.x, at.y, radius].map(f64::from);
        self.context.move_to(x + radius, y);
        // Refused only for a negative radius.
        drop(self.context.arc(x, y, radius.max(0.0), 0.0, TAU));
    }

    fn disc(&self, at: Point, radius: f32) {
        self.context.begin_path();
        self.circle(at, radius);
    }

    fn text(&self, text: &str, at: Point) {
        drop(self.context.fill_text(text, at.x.into(), at.y.into()));
    }

    fn halo(&self, text: &str, at: Point) {
        drop(self.context.stroke_text(text, at.x.into(), at.y.into()));
    }

    pub(super) fn ring(&self, ring: &Ring, presence: f64) {
        let context = self.context;
        let colour = self.colours.of(ring.role);
        context.set_fill_style_str(colour);
        context.set_global_alpha(presence * if ring.target { TARGET } else { BAND });
        self.disc(ring.centre, ring.outer);
        self.circle(ring.centre, ring.inner);
        context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        context.set_stroke_style_str(colour);
        context.set_global_alpha(presence * if ring.target { 1.0 } else { LINE });
        context.set_line_width(if ring.target { 2.0 } else { 1.0 });
        self.disc(ring.centre, ring.outer);
        context.stroke();
        context.set_global_alpha(1.0);
    }

    pub(super) fn outline(&self, outline: &Outline) {
        let context = self.context;
        let colour = self.colours.of(Role::Group(outline.hue));
        context.set_fill_style_str(colour);
        context.set_stroke_style_str(colour);
        // Its edge is soft where that is seen.
        let layers: &[f32] =
            if outline.radius < 40.0 { &[1.0, 0.86] } else { &[1.0, 0.95, 0.9, 0.85] };
        let count = u32::try_from(layers.len()).unwrap_or(1);
        context.set_global_alpha(HULL / f64::from(count));
        for reach in layers {
            let radius = outline.radius * reach;
            context.begin_path();
            match &outline.shape {
                Shape::Convex(corners) => {
                    self.rounded(corners, radius);
                    context.fill();
                }
                Shape::Bones(bones) => {
                    context.set_line_width(2.0 * f64::from(radius));
                    context.set_line_cap("round");
                    for [from, to] in bones {
                        context.move_to(from.x.into(), from.y.into());
                        // A bone of no length is a disc, but only with some.
                        context.line_to(f64::from(to.x) + 0.01, to.y.into());
                    }
                    context.stroke();
                    context.set_line_cap("butt");
                }
            }
        }
        context.set_global_alpha(1.0);
    }

    /// A convex polygon, larger by a radius on every side.
    fn rounded(&self, corners: &[Point], radius: f32) {
        let before = corners.iter().cycle().skip(corners.len().saturating_sub(1));
        let after = corners.iter().cycle().skip(1);
        let outwards = |from: Point, to: Point| {
            let step = to - from;
            Point::new(step.y, -step.x).angle().into()
        };
        for ((&at, &before), &after) in corners.iter().zip(before).zip(after) {
            let (start, end) = (outwards(before, at), outwards(at, after));
            drop(self.context.arc(at.x.into(), at.y.into(), radius.into(), start, end));
        }
        self.context.close_path();
    }

    /// Some of the ties, counted through all that look alike. Says how many there are.
    pub(super) fn some_ties(&self, scene: &Scene, from: usize, piece: usize, dots: f64) -> usize {
        let mut before = 0;
        for ties in &scene.ties {
            let own = ties.curves.len();
            let start = from.saturating_sub(before).min(own);
            let end = (from + piece).saturating_sub(before).min(own);
            if let Some(curves) = ties.curves.get(start..end).filter(|some| !some.is_empty()) {
                self.ties(ties, curves, scene.tie_count(ties.emphasis), dots);
            }
            before += own;
        }
        before
    }

    fn ties(&self, ties: &Ties, curves: &[Curve], drawn: usize, dots: f64) {
        let context = self.context;
        let (opacity, width) = ties.emphasis.tie(drawn);
        context.set_stroke_style_str(self.colours.of(ties.role()));
        let fine = drawn > FINE_FROM && dots > 1.0;
        let (opacity, width) = (f64::from(opacity), f64::from(width));
        context.set_global_alpha(if fine { (opacity * 1.4).min(1.0) } else { opacity });
        context.set_line_width(if fine { dots.recip() } else { width });
        let dashes = ties.family.map(dashes).unwrap_or_default();
        // Of many, dashes are noise.
        let dashed = !dashes.is_empty() && drawn <= DASHED_UP_TO && !self.is_rough;
        if dashed {
            let lengths = js_sys::Array::new();
            for length in dashes {
                lengths.push(&JsValue::from(*length));
            }
            drop(context.set_line_dash(&lengths));
        }
        context.begin_path();
        for Curve { from, by, to } in curves {
            context.move_to(from.x.into(), from.y.into());
            if self.is_rough {
                context.line_to(to.x.into(), to.y.into());
            } else {
                context.quadratic_curve_to(by.x.into(), by.y.into(), to.x.into(), to.y.into());
            }
        }
        context.stroke();
        if dashed {
            drop(context.set_line_dash(&js_sys::Array::new()));
        }
        context.set_global_alpha(1.0);
    }

    pub(super) fn me(&self, me: Disc) {
        self.context.set_fill_style_str(&self.colours.glow);
        self.disc(me.at, me.radius);
        self.context.fill();
        let size = (me.radius * 0.72).round();
        if size >= 8.0 {
            self.context.set_font(&format!("600 {size}px {}", self.colours.serif));
            self.context.set_fill_style_str(&self.colours.on_glow);
            self.text("me", Point::new(me.at.x, me.at.y - size * 0.06));
        }
    }

    pub(super) fn ghost(&self, ghost: Disc) {
        let context = self.context;
        context.set_stroke_style_str(&self.colours.soft);
        context.set_line_width(1.5);
        let dashes = js_sys::Array::of2(&JsValue::from(4), &JsValue::from(4));
        drop(context.set_line_dash(&dashes));
        self.disc(ghost.at, ghost.radius);
        context.stroke();
        drop(context.set_line_dash(&js_sys::Array::new()));
    }

    pub(super) fn initials<'a>(
        &self,
        nodes: impl Iterator<Item = &'a Node>,
        faces: &Faces,
        dots: f64,
    ) {
        let mut size = 0.0;
        self.context.set_fill_style_str(&self.colours.ink);
        for node in nodes {
            // Whole pixels: each size of letters is made anew, and a zoom passes through many.
            let pixels = (node.radius * INITIALS_SIZE).round();
            if pixels != size {
                size = pixels;
                self.context.set_font(&format!("600 {pixels}px {}", self.colours.serif));
            }
            if let Some(face) = faces.get(node.node) {
                self.context.set_global_alpha(node.emphasis.opacity().into());
                let (x, y) = Look::of(node, dots).middle(node.at);
                drop(self.context.fill_text(&face.initials, x, y + f64::from(node.radius) * 0.05));
            }
        }
    }

    /// Who is selected has a strong rim, as has each of several chosen together, with air between; who
    /// has the focus has a ring around, and who was put somewhere a pin.
    pub(super) fn marks(&self, node: &Node) {
        let context = self.context;
        if node.pinned {
            let aside = node.radius * 0.72;
            let size = (node.radius * 0.26).max(2.5);
            context.set_fill_style_str(&self.colours.ink);
            context.set_stroke_style_str(&self.colours.paper);
            context.set_line_width(2.0);
            self.disc(node.at + Point::new(aside, -aside), size);
            context.stroke();
            context.fill();
        }
        if node.one_of_many {
            context.set_stroke_style_str(&self.colours.accent);
            context.set_line_width(2.5);
            self.disc(node.at, node.radius + 3.5);
            context.stroke();
        }
        if node.selected {
            context.set_stroke_style_str(&self.colours.accent);
            context.set_line_width(3.0);
            self.disc(node.at, node.radius + 1.0);
            context.stroke();
        }
        if node.focused {
            context.set_stroke_style_str(&self.colours.paper);
            context.set_line_width(5.0);
            self.disc(node.at, node.radius + 5.0);
            context.stroke();
            context.set_stroke_style_str(&self.colours.ink);
            context.set_line_width(2.0);
            context.stroke();
        }
    }

    pub(super) fn names(&self, scene: &Scene, faces: &Faces, from: usize, piece: usize) {
        let context = self.context;
        context.set_font(&format!("500 {LABEL_SIZE}px {}", self.colours.sans));
        context.set_stroke_style_str(&self.colours.paper);
        context.set_line_width(3.0);
        context.set_fill_style_str(&self.colours.ink);
        for label in scene.labels.iter().skip(from).take(piece) {
            if self.is_rough && label.emphasis <= Emphasis::Plain {
                continue;
            }
            let Some(face) = faces.get(label.node) else { continue };
            let text = if label.full { &face.name } else { &face.short };
            context.set_global_alpha(label.emphasis.opacity().into());
            self.halo(text, label.at);
            self.text(text, label.at);
        }
        context.set_global_alpha(1.0);
    }

    pub(super) fn ring_word(&self, ring: &Ring) {
        let Some(at) = ring.word_at else { return };
        let context = self.context;
        context.set_font(&format!("600 {LABEL_SIZE}px {}", self.colours.serif));
        context.set_stroke_style_str(&self.colours.paper);
        context.set_line_width(5.0);
        let colour = if ring.target { &self.colours.ink } else { &self.colours.soft };
        context.set_fill_style_str(colour);
        self.halo(ring.word(), at);
        self.text(ring.word(), at);
    }

    /// The name of a group, or a tie's word along it.
    pub(super) fn word(&self, word: &Word) {
        let context = self.context;
        let Word { text, at, angle, role, size } = word;
        let group = matches!(role, Role::Group(_));
        let (weight, face) =
            if group { (600, &self.colours.serif) } else { (500, &self.colours.sans) };
        context.set_font(&format!("{weight} {size}px {face}"));
        context.set_stroke_style_str(&self.colours.paper);
        context.set_line_width(if group { 4.0 } else { 6.0 });
        context.set_fill_style_str(self.colours.of(*role));
        context.save();
        drop(context.translate(at.x.into(), at.y.into()));
        drop(context.rotate((*angle).into()));
        self.halo(text, Point::ORIGIN);
        self.text(text, Point::ORIGIN);
        context.restore();
    }

    /// What the hand draws: a lasso, or a tie.
    pub(super) fn hand(&self, scene: &Scene) {
        let context = self.context;
        context.set_stroke_style_str(&self.colours.accent);
        context.set_line_width(2.0);
        if let Some([from, to]) = scene.tying {
            context.begin_path();
            context.move_to(from.x.into(), from.y.into());
            context.line_to(to.x.into(), to.y.into());
            context.stroke();
            context.set_fill_style_str(&self.colours.accent);
            self.disc(to, 4.0);
            context.fill();
        }
        if let [first, rest @ ..] = scene.lasso.as_slice()
            && !rest.is_empty()
        {
            context.begin_path();
            context.move_to(first.x.into(), first.y.into());
            rest.iter().for_each(|at| context.line_to(at.x.into(), at.y.into()));
            context.close_path();
            context.set_fill_style_str(&self.colours.accent);
            context.set_global_alpha(0.1);
            context.fill();
            context.set_global_alpha(1.0);
            context.stroke();
        }
        if let Some(Disc { at, radius }) = scene.handle {
            // A plus on a disc.
            self.disc(at, radius);
            context.set_fill_style_str(&self.colours.paper);
            context.fill();
            context.set_line_width(1.5);
            context.stroke();
            let ([x, y], arm) = ([at.x, at.y].map(f64::from), f64::from(radius) * 0.5);
            context.begin_path();
            context.move_to(x - arm, y);
            context.line_to(x + arm, y);
            context.move_to(x, y - arm);
            context.line_to(x, y + arm);
            context.stroke();
        }
    }
}
