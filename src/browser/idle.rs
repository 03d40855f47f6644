//! How long nobody has touched the page.

use std::cell::Cell;

use super::{clock, on_window};

thread_local! {
    static TOUCHED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Milliseconds since somebody last touched the page: a key, a finger, the mouse, the wheel. It is
/// listened for from the first call on. The time that the device slept counts, too.
pub fn untouched() -> f64 {
    let now = clock::milliseconds();
    let touched = TOUCHED.get();
    if touched.is_none() {
        for event in ["pointerdown", "pointermove", "keydown", "wheel"] {
            on_window(event, |_| TOUCHED.set(Some(clock::milliseconds())));
        }
        TOUCHED.set(Some(now));
    }
    // A clock that was set back tells nothing.
    (now - touched.unwrap_or(now)).max(0.0)
}
