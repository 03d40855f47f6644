//! Two sheets of paper, one seen and one being painted. While the view moves, the one that is seen is
//! moved and scaled by the compositor, which costs next to nothing; the other is painted in pieces, a
//! few a frame, and takes its place when it is done. What follows a hand is on a third, above both.

use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement};

use super::paint::{Painter, Progress};
use super::sprites::picture;
use crate::map::{Camera, Detail, Layer, Look, Made, Point, Scene, Subject};

/// How long pieces are painted within one frame, milliseconds, at first, at least and at most. What the
/// browser makes of them takes longer than that, by how much only frames that come late can tell.
const A_WHILE: (f64, f64, f64) = (1.2, 0.5, 6.0);
/// A frame this long after the one before came late, milliseconds.
const LATE: f64 = 19.0;
/// Painted beyond the window on each side, as a share of its mean side, and in pixels at least and at
/// most: the view moves that far before new paper is needed.
const BEYOND: (f32, f32, f32) = (0.14, 48.0, 170.0);
/// Paper is not made larger than this many dots.
const MOST_DOTS: f64 = 9e6;
/// Scaled to less or more than this, what is seen is painted anew while it still moves.
const SCALED: (f32, f32) = (0.6, 1.8);
/// Where all of a picture takes longer than this, milliseconds, what changes with every frame is
/// painted roughly.
const LONG: f64 = 6.0;
/// A view that didn't move for so long is at rest, milliseconds.
const REST: f64 = 90.0;
/// Beyond where people stand there may be names, pixels.
const NAMES: f32 = 70.0;

struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// What it shows: the whole paper.
    camera: Option<Camera>,
}

/// What a frame is painted for.
pub(super) struct Size {
    /// CSS pixels of the window.
    pub(super) window: Point,
    /// Dots of the screen to each.
    pub(super) dots: f64,
    /// Milliseconds of the frame.
    pub(super) now: f64,
    /// Whether the reader wants no motion.
    pub(super) calm: bool,
}

/// The paper of a map.
pub(super) struct Easel {
    holder: HtmlElement,
    /// The first is seen.
    sheets: [Sheet; 2],
    /// Above them; it hears the pointers too.
    hand: CanvasRenderingContext2d,
    hand_canvas: HtmlCanvasElement,
    margin: Point,
    made: Made,
    ground: Scene,
    above: Scene,
    /// The names of what is painted are placed.
    named: bool,
    /// The second sheet is being painted.
    painting: Option<Progress>,
    /// How long is painted within a frame: less after each that came late, more after those in time.
    a_while: f64,
    last: f64,
    /// How long all of the last picture took.
    whole_took: f64,
    /// What is seen was painted roughly.
    rough: bool,
    /// The frame before changed what is painted, too.
    restless: bool,
    before: Option<Camera>,
    /// When the camera moved last.
    moved: f64,
    /// Whether the hand drew something in the frame before.
    had_hand: bool,
}

impl Easel {
    /// Two sheets below a canvas.
    pub(super) fn new(canvas: &HtmlCanvasElement, hand: CanvasRenderingContext2d) -> Option<Self> {
        use wasm_bindgen::JsCast;
        let document = web_sys::window()?.document()?;
        let holder: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
        holder.set_class_name("map-picture");
        holder.set_attribute("aria-hidden", "true").ok()?;
        let sheet = || {
            let (canvas, context) = picture(1)?;
            holder.append_child(&canvas).ok()?;
            Some(Sheet { canvas, context, camera: None })
        };
        let sheets = [sheet()?, sheet()?];
        canvas.parent_element()?.insert_before(&holder, Some(canvas)).ok()?;
        Some(Self {
            holder,
            sheets,
            hand,
            hand_canvas: canvas.clone(),
            margin: Point::ORIGIN,
            made: Made::default(),
            ground: Scene::default(),
            above: Scene::default(),
            named: false,
            painting: None,
            a_while: A_WHILE.0,
            last: 0.0,
            whole_took: 0.0,
            rough: false,
            restless: false,
            before: None,
            moved: 0.0,
            had_hand: false,
        })
    }

    /// Nothing that is painted is true any more.
    pub(super) fn forget(&mut self) {
        let [seen, other] = &mut self.sheets;
        (seen.camera, other.camera, self.painting) = (None, None, None);
    }

    /// Shows this. Says whether another frame has to follow.
    pub(super) fn show(
        &mut self,
        painter: &mut Painter,
        subject: &Subject<'_>,
        camera: &Camera,
        look: &Look<'_>,
        size: &Size,
    ) -> bool {
        let began = super::now();
        self.ground.set_type(painter.widths);
        self.above.set_type(painter.widths);
        self.pace(size.now);
        self.fit(size);
        let changed = self.made.follow(subject, look);
        let moved = self.before.replace(*camera).is_some_and(|before| before != *camera);
        if moved {
            self.moved = size.now;
        }
        // A wheel turns in steps, with frames between them.
        let moving = size.now - self.moved < REST;
        let paper = camera.widened(self.margin);
        let exact = self.sheets[0].camera == Some(paper) && !self.rough;
        // What changes with every frame is never done in pieces; nor, without motion, is another map seen
        // from another place, where the one before would lie meanwhile.
        let again = changed && self.restless;
        let jumped = changed && moved && size.calm;
        let whole = again || jumped || self.sheets[0].camera.is_none();
        self.restless = changed;
        painter.is_rough = again && self.whole_took > LONG;
        if changed
            || whole
            || (self.painting.is_none() && !exact && (!moving || self.is_worn(subject, camera)))
        {
            // In pieces, names have a frame of their own.
            self.ground.set_detail(match (painter.is_rough, whole) {
                (true, _) => Detail::Rough,
                (false, true) => Detail::Full,
                (false, false) => Detail::Nameless,
            });
            self.named = painter.is_rough || whole;
            self.ground.compose_on(subject, &paper, self.margin, look, Layer::Ground);
            self.sheets[1].camera = Some(paper);
            self.painting = Some(Progress::default());
        }
        self.paint(painter, subject, look, size.dots, (whole, began));
        self.place(camera);
        self.paint_hand(painter, subject, camera, look, size);
        // Once more when it has come to rest, to be sharp.
        self.painting.is_some() || changed || self.rough || self.sheets[0].camera != Some(paper)
    }

    /// Whether what is seen has to be painted anew while the view moves: it is scaled by much, or the
    /// window comes near the paper's edge where there is more of the map beyond.
    fn is_worn(&self, subject: &Subject<'_>, camera: &Camera) -> bool {
        let Some(seen) = self.sheets[0].camera else { return true };
        let scale = camera.zoom() / seen.zoom();
        let (least, most) = SCALED;
        if !(least..=most).contains(&scale) {
            return true;
        }
        let map = subject.positions.bounds();
        let screen = |at: Point| camera.to_screen(at);
        let (map_min, map_max) = (screen(map.min), screen(map.max));
        let min = screen(seen.to_world(Point::ORIGIN));
        let max = screen(seen.to_world(seen.size()));
        let slack = self.margin.x * 0.35;
        let end = camera.size();
        // Where the paper ends, the window begins or ends, and the map does.
        let ends =
            |paper: f32, window: f32, map: f32| paper + slack > window && map - NAMES < paper;
        ends(min.x, 0.0, map_min.x)
            || ends(min.y, 0.0, map_min.y)
            || ends(-max.x, -end.x, -map_max.x)
            || ends(-max.y, -end.y, -map_max.y)
    }

    /// Paints on, for a while or to the end; then the sheets change places.
    fn paint(
        &mut self,
        painter: &mut Painter,
        subject: &Subject<'_>,
        look: &Look<'_>,
        dots: f64,
        (whole, began): (bool, f64),
    ) {
        let Some(mut progress) = self.painting else { return };
        let [_, sheet] = &self.sheets;
        let is_over = || !whole && super::now() - began > self.a_while;
        // Composing may have taken all of the time; then this goes on with the next frame.
        let fresh = progress == Progress::default();
        if fresh && is_over() && super::now() - began > 2.0 * A_WHILE.0 {
            return;
        }
        loop {
            if !self.named && progress.is_at_names() {
                if let Some(camera) = sheet.camera {
                    self.ground.write_names(subject, &camera, look);
                }
                self.named = true;
            } else if !painter.step(
                &sheet.context,
                &self.ground,
                subject.faces,
                dots,
                &mut progress,
            ) {
                break;
            }
            if is_over() || (!self.named && progress.is_at_names()) {
                self.painting = Some(progress);
                return;
            }
        }
        if whole {
            // A rough one takes less than half of the time.
            let factor = if painter.is_rough { 2.5 } else { 1.0 };
            self.whole_took = factor * (super::now() - began);
        }
        self.painting = None;
        self.rough = painter.is_rough;
        self.sheets.swap(0, 1);
        for (sheet, seen) in self.sheets.iter().zip(["visible", "hidden"]) {
            // Refused only for a property that is none.
            drop(sheet.canvas.style().set_property("visibility", seen));
        }
    }

    /// Learns from how long the frame before took, as networks do from what is lost: additive increase,
    /// multiplicative decrease (Chiu and Jain 1989).
    fn pace(&mut self, now: f64) {
        let took = now - self.last;
        self.last = now;
        let (_, least, most) = A_WHILE;
        // Only what was painted tells, and a pause tells nothing.
        if self.painting.is_some() && took < 500.0 {
            let other = if took > LATE { self.a_while * 0.6 } else { self.a_while + 0.04 };
            self.a_while = other.clamp(least, most);
        }
    }

    /// Moves the sheet that is seen to where the camera looks.
    fn place(&self, camera: &Camera) {
        let [Sheet { canvas, camera: Some(seen), .. }, _] = &self.sheets else { return };
        let (scale, at) = if *seen == camera.widened(self.margin) {
            (1.0, self.margin * -1.0)
        } else {
            (camera.zoom() / seen.zoom(), camera.to_screen(seen.to_world(Point::ORIGIN)))
        };
        let transform = format!("matrix({scale}, 0, 0, {scale}, {}, {})", at.x, at.y);
        drop(canvas.style().set_property("transform", &transform));
    }

    /// Paints what follows the hand.
    fn paint_hand(
        &mut self,
        painter: &mut Painter,
        subject: &Subject<'_>,
        camera: &Camera,
        look: &Look<'_>,
        size: &Size,
    ) {
        let has_hand = look.has_hand();
        if !has_hand && !self.had_hand {
            return;
        }
        let side = |length: f32| dots_of(length, size.dots);
        // An empty one takes no room.
        let (width, height) =
            if has_hand { (side(size.window.x), side(size.window.y)) } else { (1, 1) };
        resize(&self.hand_canvas, width, height);
        self.had_hand = has_hand;
        if has_hand {
            self.above.compose_on(subject, camera, Point::ORIGIN, look, Layer::Hand);
            painter.is_rough = false;
            painter.paint(&self.hand, &self.above, subject.faces, size.dots);
        }
    }

    /// Cuts the paper to the window.
    #[allow(clippy::cast_possible_truncation, reason = "sizes of a screen")]
    fn fit(&mut self, size: &Size) {
        let Size { window, dots, .. } = size;
        let (share, least, most) = BEYOND;
        let mut margin = (share * (window.x + window.y) / 2.0).clamp(least, most);
        let large = |margin: f32| {
            let [width, height] =
                [window.x, window.y].map(|side| f64::from(side + 2.0 * margin) * dots);
            width * height > MOST_DOTS
        };
        if large(margin) {
            margin = least;
        }
        // On whole dots, so that nothing is blurred at rest.
        let margin = ((f64::from(margin) * dots).round() / dots) as f32;
        self.margin = Point::new(margin, margin);
        let [width, height] = [window.x, window.y].map(|side| dots_of(side + 2.0 * margin, *dots));
        let [seen, _] = &self.sheets;
        if (seen.canvas.width(), seen.canvas.height()) == (width, height) {
            return;
        }
        for sheet in &self.sheets {
            resize(&sheet.canvas, width, height);
            for (name, side) in [("width", width), ("height", height)] {
                let length = format!("{}px", f64::from(side) / dots);
                drop(sheet.canvas.style().set_property(name, &length));
            }
        }
        self.forget();
        self.had_hand = true;
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        let holder: &Element = &self.holder;
        holder.remove();
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of a screen")]
fn dots_of(length: f32, dots: f64) -> u32 {
    (f64::from(length) * dots).round() as u32
}

fn resize(canvas: &HtmlCanvasElement, width: u32, height: u32) {
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}
