//! What fingers, mouse and wheel do on a canvas, in the map's words. What it means is decided there.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlCanvasElement, MouseEvent, PointerEvent, WheelEvent};

use crate::browser::Listening;
use crate::map::{Input, Modifiers, Point};

/// How long a pointer rests before that counts, milliseconds.
const HOLD: i32 = 400;
/// A line of a wheel that turns in lines, CSS pixels.
const LINE: f64 = 16.0;

#[allow(clippy::cast_possible_truncation, reason = "places on a screen")]
fn point(x: f64, y: f64) -> Point {
    Point::new(x as f32, y as f32)
}

// The canvas has neither border nor padding, so an offset is a place on it.
fn place(event: &MouseEvent) -> Point {
    point(event.offset_x().into(), event.offset_y().into())
}

/// Listens to all of it.
pub(super) fn listen(canvas: &HtmlCanvasElement, hear: impl Fn(Input) + 'static) -> Vec<Listening> {
    let hear = Rc::new(hear);
    let on = |event: &'static str, heard: Box<dyn Fn(&Event)>| {
        Listening::on(Some(canvas.clone().into()), event, false, move |event| heard(&event))
    };
    let pointer = |input: fn(&PointerEvent) -> Input| -> Box<dyn Fn(&Event)> {
        let hear = hear.clone();
        Box::new(move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                hear(input(event));
            }
        })
    };
    let down = {
        let (hear, canvas) = (hear.clone(), canvas.clone());
        let hold = Hold::new(hear.clone());
        move |event: &Event| {
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            if event.button() != 0 {
                return;
            }
            let (pointer, touch) = (event.pointer_id(), is_touch(event));
            // Refused only for a pointer that is gone already.
            drop(canvas.set_pointer_capture(pointer));
            let with = Modifiers {
                shift: event.shift_key(),
                alt: event.alt_key(),
                command: event.ctrl_key() || event.meta_key(),
            };
            hear(Input::Down { pointer, at: place(event), touch, time: event.time_stamp(), with });
            hold.begin(pointer);
        }
    };
    let wheel = {
        let hear = hear.clone();
        move |event: &Event| {
            let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
            event.prevent_default();
            let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { LINE };
            let by = point(event.delta_x() * unit, event.delta_y() * unit);
            let pinch = event.ctrl_key();
            let pan = !pinch && (event.shift_key() || by.x.abs() > by.y.abs());
            // Shift turns the wheel sideways in some browsers only.
            let by = if pan && by.x == 0.0 { Point::new(by.y, 0.0) } else { by };
            hear(Input::Wheel { at: place(event), by, pinch, pan });
        }
    };
    vec![
        on("pointerdown", Box::new(down)),
        on(
            "pointermove",
            pointer(|event| Input::Move {
                pointer: event.pointer_id(),
                at: place(event),
                touch: is_touch(event),
            }),
        ),
        on(
            "pointerup",
            pointer(|event| Input::Up {
                pointer: event.pointer_id(),
                at: place(event),
                touch: is_touch(event),
                time: event.time_stamp(),
            }),
        ),
        on("pointercancel", pointer(|event| Input::Gone { pointer: event.pointer_id() })),
        on("pointerleave", pointer(|_| Input::Away)),
        on("wheel", Box::new(wheel)),
        // A finger that rests lifts somebody; it opens no menu.
        on("contextmenu", Box::new(Event::prevent_default)),
    ]
}

fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// A pointer that rests. Whether it has moved meanwhile is for others to judge.
struct Hold {
    timer: Cell<Option<i32>>,
    pointer: Rc<Cell<i32>>,
    held: Closure<dyn FnMut()>,
}

impl Hold {
    fn new(hear: Rc<impl Fn(Input) + 'static>) -> Self {
        let pointer = Rc::new(Cell::new(0));
        let resting = pointer.clone();
        let held = Closure::new(move || hear(Input::Held { pointer: resting.get() }));
        Self { timer: Cell::new(None), pointer, held }
    }

    fn begin(&self, pointer: i32) {
        self.end();
        self.pointer.set(pointer);
        if let Some(window) = web_sys::window() {
            let call = self.held.as_ref().unchecked_ref();
            let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, HOLD);
            self.timer.set(timer.ok());
        }
    }

    fn end(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.end();
    }
}
