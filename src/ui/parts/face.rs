//! A face without a photo: initials on a disc, in the colour of a ring, with a glow.

use leptos::prelude::*;

/// The disc. What it shows stands beside it in words, so it isn't spoken.
#[component]
pub fn Face(
    /// One or two letters.
    #[prop(into)]
    initials: Signal<String>,
    /// 1 to 5 from the innermost, 0 for none.
    #[prop(into)]
    ring: Signal<u8>,
    /// 0 to 1.
    #[prop(into, default = Signal::stored(0.0))]
    glow: Signal<f32>,
    /// A further class, for the size: "small" or "large".
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    // Steps, so that a thousand faces are not drawn anew for a change nobody sees.
    let glow = Memo::new(move |_| (glow.get().clamp(0.0, 1.0) * 20.0).round() / 20.0);
    view! {
        <span
            class=move || format!("face ring-{} {class}", ring.get())
            style=("--glowing", move || format!("{:.2}", glow.get()))
            aria-hidden="true"
        >
            {move || initials.get()}
        </span>
    }
}
