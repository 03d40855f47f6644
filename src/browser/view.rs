//! What is in view: popovers beside their buttons, and the part of a long list that shows.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::Listening;

fn by_id(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn window_size() -> Option<(f64, f64)> {
    let window = web_sys::window()?;
    Some((window.inner_width().ok()?.as_f64()?, window.inner_height().ok()?.as_f64()?))
}

/// Whether this popover is open.
pub fn is_open(popover: &Element) -> bool {
    popover.matches(":popover-open").unwrap_or(false)
}

/// Closes the popover of this id, if it is open.
pub fn close_popover(id: &str) {
    if let Some(popover) = by_id(id).filter(|popover| is_open(popover)) {
        drop(popover.hide_popover());
    }
}

/// Opens the popover of this id, if it is closed.
pub fn open_popover(id: &str) {
    if let Some(popover) = by_id(id).filter(|popover| !is_open(popover)) {
        drop(popover.show_popover());
    }
}

/// Puts an open popover below its button, or above it where there is more room, within the window.
pub fn place_beside(popover: &HtmlElement, button: &Element) {
    const GAP: f64 = 6.0;
    const EDGE: f64 = 8.0;
    let Some((width, height)) = window_size() else { return };
    let (at, own) = (button.get_bounding_client_rect(), popover.get_bounding_client_rect());
    let below = at.bottom() + GAP;
    let above = at.top() - GAP - own.height();
    let top = if below + own.height() <= height - EDGE || above < EDGE { below } else { above };
    let top = top.min(height - own.height() - EDGE).max(EDGE);
    // Beneath whichever edge of the button leaves it in the window.
    let start =
        if at.left() + own.width() <= width - EDGE { at.left() } else { at.right() - own.width() };
    let start = start.min(width - own.width() - EDGE).max(EDGE);
    let style = popover.style();
    drop(style.set_property("top", &format!("{top}px")));
    drop(style.set_property("left", &format!("{start}px")));
}

/// Scrolls as little as it takes for the element of this id to be seen.
pub fn reveal(id: &str) {
    if let Some(element) = by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Presses the first element of this selector, as a hand would.
pub fn press(selector: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Whether the reader is at something of this selector, by pointer or by focus.
pub fn is_held(selector: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.map(|document| {
        document.query_selector(&format!("{selector}:hover, {selector}:focus-within"))
    });
    matches!(found, Some(Ok(Some(_))))
}

/// Closes the popover in which an event befell something, if it did; the focus goes back to its
/// button.
pub fn close_around(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let popover = target.and_then(|target| target.closest("[popover]").ok().flatten());
    if let Some(popover) = popover.and_then(|popover| popover.dyn_into::<HtmlElement>().ok()) {
        drop(popover.hide_popover());
    }
}

/// Whether the `<details>` that an event befell is open now.
pub fn is_unfolded(event: &Event) -> Option<bool> {
    let target = event.current_target()?.dyn_into::<Element>().ok()?;
    Some(target.has_attribute("open"))
}

/// Whether an event befell something of this selector.
pub fn befell(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// What the attribute of this name says, of whatever an event befell or lies around it.
pub fn told_by(event: &Event, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    told_around(&target, attribute)
}

/// The same of what lies under the pointer, also where another element holds it.
pub fn told_under(event: &MouseEvent, attribute: &str) -> Option<String> {
    #[allow(clippy::cast_precision_loss, reason = "places on a screen")]
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let document = web_sys::window()?.document()?;
    told_around(&document.element_from_point(x, y)?, attribute)
}

fn told_around(element: &Element, attribute: &str) -> Option<String> {
    element.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// How many of the second element fit into the first side by side; at least one. `None` while they
/// aren't laid out.
pub fn fit(room: &Element, one: &Element) -> Option<u16> {
    let (room, one) =
        (room.get_bounding_client_rect().width(), one.get_bounding_client_rect().width());
    let many = (room / one + 0.01).floor();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number, and the cast saturates"
    )]
    (room > 0.0 && one > 0.0).then_some((many as u16).max(1))
}

/// Calls back whenever the window has another size, until dropped.
pub fn on_resize(resized: impl Fn() + 'static) -> Listening {
    Listening::to("resize", false, move |_| resized())
}

/// The part of an element that the window shows: from and to, as shares of its height, beyond 0
/// and 1 where it is shown with space around. `None` while it isn't laid out.
pub fn shown_part(element: &Element) -> Option<(f64, f64)> {
    let (_, height) = window_size()?;
    let own = element.get_bounding_client_rect();
    (own.height() > 0.0).then(|| (-own.top() / own.height(), (height - own.top()) / own.height()))
}

/// Scrolls what scrolls around this element so that a part of it, as shares of its height, is in
/// view. The page itself is left where it is.
pub fn bring_into_view(element: &Element, from: f64, to: f64) {
    let Some((_, height)) = window_size() else { return };
    let Ok(Some(around)) = element.closest("[data-scrolls]") else { return };
    if around.scroll_height() <= around.client_height() {
        return;
    }
    let (own, frame) = (element.get_bounding_client_rect(), around.get_bounding_client_rect());
    let (top, bottom) = (own.top() + own.height() * from, own.top() + own.height() * to);
    let (head, foot) = (below_head(&around, element), frame.bottom().min(height));
    if top < head || bottom > foot {
        let middle = f64::midpoint(top, bottom) - f64::midpoint(head, foot);
        around.scroll_by_with_x_and_y(0.0, middle);
    }
}

/// Scrolls what scrolls around this element, else the page, so that what begins at this share of its
/// height comes first in view.
pub fn bring_first(element: &Element, from: f64) {
    let Ok(Some(around)) = element.closest("[data-scrolls]") else { return };
    let own = element.get_bounding_client_rect();
    let top = own.top() + own.height() * from;
    if around.scroll_height() > around.client_height() {
        around.scroll_by_with_x_and_y(0.0, top - below_head(&around, element));
    } else if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, top);
    }
}

/// Where the view of a frame begins: what sticks to its top hides what lies under it.
fn below_head(around: &Element, element: &Element) -> f64 {
    let frame = around.get_bounding_client_rect().top();
    let head = around.first_element_child().filter(|head| !head.contains(Some(element)));
    head.map_or(frame, |head| head.get_bounding_client_rect().bottom()).max(frame)
}

/// Calls back with `true` before the page is printed and with `false` after that, until dropped.
pub fn on_print(printing: impl Fn(bool) + Clone + 'static) -> [Listening; 2] {
    let after = printing.clone();
    [
        Listening::to("beforeprint", false, move |_| printing(true)),
        Listening::to("afterprint", false, move |_| after(false)),
    ]
}

/// Calls back whenever something has scrolled or the window has another size, until dropped.
pub fn on_move(moved: impl Fn() + Clone + 'static) -> [Listening; 2] {
    let resized = moved.clone();
    [
        // Scrolling doesn't bubble; a listener that captures hears of every part of the page.
        Listening::to("scroll", true, move |_| moved()),
        Listening::to("resize", false, move |_| resized()),
    ]
}
