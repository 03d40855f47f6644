//! A canvas that shows a map: sharp on every screen, in the page's colours, drawn once a frame when
//! something has changed and not at all when nothing has. What is on it is told by who draws.

mod brush;
mod colours;
mod easel;
mod export;
mod paint;
mod pointers;
mod sprites;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ResizeObserver};

pub use export::{Picture, on_paper};

use super::Listening;
use crate::map::{Camera, Input, Look, Point, Rect, Subject};
use colours::Colours;
use easel::{Easel, Size};
use paint::Painter;

/// The canvas, watched until this is dropped.
pub struct Board {
    inner: Rc<Inner>,
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut(Array)>,
    _listening: Vec<Listening>,
}

/// Draws a frame.
type Draw = Box<dyn FnMut(&mut Frame<'_>)>;
/// Is called with the time of each frame that was asked for.
type OnFrame = Closure<dyn FnMut(f64)>;

struct Inner {
    canvas: HtmlCanvasElement,
    easel: RefCell<Easel>,
    /// None until the colours have been read.
    painter: RefCell<Option<Painter>>,
    draw: RefCell<Draw>,
    /// The frame that was asked for.
    asked: Cell<Option<i32>>,
    on_frame: RefCell<Option<OnFrame>>,
    /// Heard once, when the screen has another number of dots to a pixel.
    denser: RefCell<Option<Listening>>,
    /// Width and height in the frame before, CSS pixels.
    size: Cell<(f64, f64)>,
}

/// A frame being drawn.
pub struct Frame<'a> {
    /// Milliseconds of the page's own clock.
    pub now: f64,
    /// Width in CSS pixels.
    pub width: f32,
    /// Height in CSS pixels.
    pub height: f32,
    /// Whether the reader wants no motion.
    pub calm: bool,
    /// Whether another frame shall follow this one.
    pub again: bool,
    /// Whether the canvas has another size than in the frame before.
    pub resized: bool,
    canvas: &'a HtmlCanvasElement,
    easel: &'a mut Easel,
    painter: &'a mut Painter,
    dots: f64,
}

impl Frame<'_> {
    /// Shows a map as the camera sees it.
    pub fn show(&mut self, subject: &Subject<'_>, camera: &Camera, look: &Look<'_>) {
        let size = Size {
            window: Point::new(self.width, self.height),
            dots: self.dots,
            now: self.now,
            calm: self.calm,
        };
        self.again |= self.easel.show(self.painter, subject, camera, look, &size);
    }

    /// The parts of the canvas that the children of an element lie on; of those that fit `through`,
    /// their children do instead.
    pub fn covered_by(&self, element: &Element, through: &str) -> Vec<Rect> {
        let mut parts = Vec::new();
        let mut next = element.first_element_child();
        while let Some(child) = next {
            if child.matches(through).unwrap_or_default() {
                parts.extend(self.covered_by(&child, through));
            } else {
                parts.push(covered(self.canvas, &child));
            }
            next = child.next_element_sibling();
        }
        parts
    }
}

impl Board {
    /// Watches a canvas: `hear` is told what pointers do on it, `draw` is called for each frame.
    /// `None` where the browser has no canvas to draw on.
    pub fn new(
        canvas: &HtmlCanvasElement,
        hear: impl Fn(Input) + 'static,
        draw: impl FnMut(&mut Frame<'_>) + 'static,
    ) -> Option<Self> {
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let inner = Rc::new(Inner {
            canvas: canvas.clone(),
            easel: RefCell::new(Easel::new(canvas, context)?),
            painter: RefCell::new(None),
            draw: RefCell::new(Box::new(draw)),
            asked: Cell::new(None),
            on_frame: RefCell::new(None),
            denser: RefCell::new(None),
            size: Cell::default(),
        });
        let weak = Rc::downgrade(&inner);
        let on_frame = Closure::<dyn FnMut(f64)>::new(move |now| {
            if let Some(inner) = weak.upgrade() {
                inner.frame(now);
            }
        });
        *inner.on_frame.borrow_mut() = Some(on_frame);

        let weak = Rc::downgrade(&inner);
        let resized = Closure::<dyn FnMut(Array)>::new(move |_| redraw(&weak));
        // Refused only where there is none; then the window's own size is heard.
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(canvas);
        }
        let mut listening = pointers::listen(canvas, hear);
        for query in
            ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]
        {
            let weak = Rc::downgrade(&inner);
            listening.push(on_media(query, move || recolour(&weak)));
        }
        let weak = Rc::downgrade(&inner);
        listening.push(Listening::to("resize", false, move |_| redraw(&weak)));
        watch_dots(&inner);
        inner.ask();
        Some(Self { inner, observer, _resized: resized, _listening: listening })
    }

    /// Draws anew with the next frame, once, however often this is said before.
    pub fn redraw(&self) {
        self.inner.ask();
    }

    /// Reads the page's colours anew.
    pub fn recolour(&self) {
        recolour(&Rc::downgrade(&self.inner));
    }

    /// The part of the canvas that an element lies on.
    pub fn covered_by(&self, element: &Element) -> Rect {
        covered(&self.inner.canvas, element)
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Drop for Inner {
    // Here and not with the board: somebody who still held this may have asked after the board went.
    fn drop(&mut self) {
        if let (Some(asked), Some(window)) = (self.asked.take(), web_sys::window()) {
            drop(window.cancel_animation_frame(asked));
        }
    }
}

impl Inner {
    fn ask(&self) {
        if self.asked.get().is_some() {
            return;
        }
        let on_frame = self.on_frame.borrow();
        let (Some(on_frame), Some(window)) = (on_frame.as_ref(), web_sys::window()) else { return };
        self.asked.set(window.request_animation_frame(on_frame.as_ref().unchecked_ref()).ok());
    }

    #[allow(clippy::cast_possible_truncation, reason = "sizes of a screen")]
    fn frame(&self, now: f64) {
        self.asked.set(None);
        let (width, height) =
            (f64::from(self.canvas.client_width()), f64::from(self.canvas.client_height()));
        if width < 1.0 || height < 1.0 {
            return;
        }
        let dots = dots();
        let mut painter = self.painter.borrow_mut();
        let mut easel = self.easel.borrow_mut();
        let painter = painter.get_or_insert_with(|| {
            easel.forget();
            Painter::new(Colours::read(&self.canvas))
        });
        let mut frame = Frame {
            now,
            width: width as f32,
            height: height as f32,
            calm: super::page::is_calm(),
            again: false,
            resized: self.size.replace((width, height)) != (width, height),
            canvas: &self.canvas,
            easel: &mut easel,
            painter,
            dots,
        };
        (self.draw.borrow_mut())(&mut frame);
        if frame.again {
            self.ask();
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "places on a screen")]
fn covered(canvas: &HtmlCanvasElement, element: &Element) -> Rect {
    let (own, other) = (canvas.get_bounding_client_rect(), element.get_bounding_client_rect());
    let from = |x: f64, y: f64| Point::new((x - own.left()) as f32, (y - own.top()) as f32);
    Rect { min: from(other.left(), other.top()), max: from(other.right(), other.bottom()) }
}

fn redraw(inner: &Weak<Inner>) {
    if let Some(inner) = inner.upgrade() {
        inner.ask();
    }
}

// The theme is put on by whoever hears of it too; by the next frame it is on.
fn recolour(inner: &Weak<Inner>) {
    if let Some(inner) = inner.upgrade() {
        if let Ok(mut painter) = inner.painter.try_borrow_mut() {
            *painter = None;
        }
        inner.ask();
    }
}

/// Milliseconds of the page's own clock, now.
fn now() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |clock| clock.now())
}

/// Dots of the screen to a CSS pixel.
fn dots() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 4.0)
}

fn on_media(query: &str, mut changed: impl FnMut() + 'static) -> Listening {
    let media = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    Listening::on(media.map(Into::into), "change", false, move |_| changed())
}

// A window that moves to another screen may keep its size.
fn watch_dots(inner: &Rc<Inner>) {
    let weak = Rc::downgrade(inner);
    let query = format!("(resolution: {}dppx)", dots());
    let listening = on_media(&query, move || {
        if let Some(inner) = weak.upgrade() {
            inner.ask();
            let inner = Rc::downgrade(&inner);
            // Not from within the listener that this takes away.
            super::page::after_paint(move || {
                if let Some(inner) = inner.upgrade() {
                    watch_dots(&inner);
                }
            });
        }
    });
    *inner.denser.borrow_mut() = Some(listening);
}
