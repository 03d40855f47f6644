//! Small pictures that are painted once and then copied: a light, and the discs of a frame. A thousand
//! copies cost a tenth of a thousand circles.

use std::f64::consts::TAU;

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::colours::Colours;
use crate::map::{Node, Point, Role};

/// Side of the picture of a glow, dots.
const GLOW: u32 = 128;
/// The tint of a face, as everywhere on the page.
const TINT: f64 = 0.16;
/// Around a disc: its line, and what softens it. CSS pixels.
const AIR: f64 = 2.0;

/// A canvas of its own, in no page.
pub(super) fn picture(side: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(side);
    canvas.set_height(side);
    let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Light that fades outwards.
pub(super) struct Glow(Option<HtmlCanvasElement>);

impl Glow {
    pub(super) fn new(colour: &str) -> Self {
        Self(glow(colour))
    }

    pub(super) fn paint(
        &self,
        context: &CanvasRenderingContext2d,
        at: Point,
        radius: f32,
        strength: f32,
    ) {
        let Some(sprite) = &self.0 else { return };
        let [x, y, radius] = [at.x, at.y, radius].map(f64::from);
        context.set_global_alpha(strength.into());
        copy(context, sprite, x - radius, y - radius, 2.0 * radius);
        context.set_global_alpha(1.0);
    }
}

fn copy(context: &CanvasRenderingContext2d, sprite: &HtmlCanvasElement, x: f64, y: f64, side: f64) {
    // Never refused for a canvas that has a size.
    drop(context.draw_image_with_html_canvas_element_and_dw_and_dh(sprite, x, y, side, side));
}

fn glow(colour: &str) -> Option<HtmlCanvasElement> {
    let (sprite, context) = picture(GLOW)?;
    let middle = f64::from(GLOW) / 2.0;
    // The light is a mask; the colour, whatever it is written as, is laid into it.
    let light = context.create_radial_gradient(middle, middle, 0.0, middle, middle, middle).ok()?;
    for (at, strength) in [(0.0, 1.0), (0.4, 0.75), (0.6, 0.42), (0.8, 0.14), (1.0, 0.0)] {
        light.add_color_stop(at, &format!("rgb(0 0 0 / {strength})")).ok()?;
    }
    context.set_fill_style_canvas_gradient(&light);
    context.fill_rect(0.0, 0.0, GLOW.into(), GLOW.into());
    context.set_global_composite_operation("source-in").ok()?;
    context.set_fill_style_str(colour);
    context.fill_rect(0.0, 0.0, GLOW.into(), GLOW.into());
    Some(sprite)
}

/// How a disc looks: nearly all of a frame have one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) radius: f32,
    /// Faces from near, dots from afar.
    pub(super) faces: bool,
    /// Dots of the screen to a CSS pixel.
    pub(super) dots: f64,
}

impl Look {
    /// How somebody's disc looks.
    pub(super) fn of(node: &Node, dots: f64) -> Self {
        // A quarter of a pixel is not seen, and so many sizes are not kept.
        let radius = (node.radius * 4.0).round() / 4.0;
        Self { radius, faces: node.initials, dots }
    }

    /// Side of its picture, dots.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of a disc")]
    fn side(self) -> u32 {
        (2.0 * (f64::from(self.radius) + AIR) * self.dots).ceil() as u32
    }

    /// Where the middle of a disc comes to stand: its picture lies on whole dots, so that nothing is
    /// blurred and copying is all there is to do.
    pub(super) fn middle(self, at: Point) -> (f64, f64) {
        let half = f64::from(self.side()) / 2.0;
        let snapped = |at: f32| ((f64::from(at) * self.dots - half).round() + half) / self.dots;
        (snapped(at.x), snapped(at.y))
    }
}

/// More pictures of discs than this are not kept.
const KEPT: usize = 160;

/// The discs that were painted lately.
#[derive(Default)]
pub(super) struct Discs {
    pictures: Vec<(Role, Look, HtmlCanvasElement)>,
    /// Which of them was used last: neighbours often look alike.
    last: usize,
}

impl Discs {
    /// Puts one here.
    pub(super) fn put(
        &mut self,
        context: &CanvasRenderingContext2d,
        colours: &Colours,
        role: Role,
        at: Point,
        look: Look,
    ) {
        let is =
            |(known, worn, _): &(Role, Look, HtmlCanvasElement)| *known == role && *worn == look;
        if !self.pictures.get(self.last).is_some_and(is) {
            let found = self.pictures.iter().position(is);
            self.last = found.unwrap_or_else(|| {
                if self.pictures.len() >= KEPT {
                    self.pictures.clear();
                }
                let picture = disc(colours, role, look);
                self.pictures.extend(picture.map(|picture| (role, look, picture)));
                self.pictures.len().saturating_sub(1)
            });
        }
        let Some((.., picture)) = self.pictures.get(self.last) else { return };
        let side = f64::from(picture.width()) / look.dots;
        let (x, y) = look.middle(at);
        copy(context, picture, x - side / 2.0, y - side / 2.0, side);
    }
}

fn disc(colours: &Colours, role: Role, look: Look) -> Option<HtmlCanvasElement> {
    let (canvas, context) = picture(look.side())?;
    let middle = f64::from(canvas.width()) / look.dots / 2.0;
    context.scale(look.dots, look.dots).ok()?;
    disc_at(&context, colours, role, look, (middle, middle));
    Some(canvas)
}

/// Paints a disc as it is.
fn disc_at(
    context: &CanvasRenderingContext2d,
    colours: &Colours,
    role: Role,
    look: Look,
    (x, y): (f64, f64),
) {
    let colour = colours.of(role);
    // Who is not placed yet is hollow, with a dashed rim.
    let waits = role == Role::Unplaced;
    if waits {
        let (dash, gap) = crate::map::rim(look.radius);
        drop(context.set_line_dash(&Array::of2(&dash.into(), &gap.into())));
    }
    context.begin_path();
    // Refused only for a negative radius.
    drop(context.arc(x, y, look.radius.max(0.0).into(), 0.0, TAU));
    if look.faces {
        let alpha = context.global_alpha();
        context.set_fill_style_str(&colours.raised);
        context.fill();
        context.set_fill_style_str(colour);
        if !waits {
            context.set_global_alpha(alpha * TINT);
            context.fill();
        }
        context.set_global_alpha(alpha);
        context.set_stroke_style_str(colour);
        context.set_line_width(1.5);
    } else if waits {
        context.set_fill_style_str(&colours.raised);
        context.fill();
        context.set_stroke_style_str(colour);
        context.set_line_width(1.5);
    } else {
        context.set_fill_style_str(colour);
        context.fill();
        context.set_stroke_style_str(&colours.paper);
        context.set_line_width(1.0);
    }
    context.stroke();
}
