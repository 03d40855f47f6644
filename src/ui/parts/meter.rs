//! How full something is, and of what: one bar in several parts, and their words below it.

use leptos::prelude::*;

/// One part of what fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeterPart {
    /// What it is.
    pub words: String,
    /// How much, in words: "12 kB".
    pub size: String,
    /// Its share of the whole, 0 to 1.
    pub share: f64,
    /// Which of the colours of the rings it wears, 1 to 5.
    pub colour: u8,
}

/// The bar. Its words say all that it shows, so the bar itself is not spoken.
#[component]
pub fn Meter(
    /// All parts, in the order they stand.
    #[prop(into)]
    parts: Signal<Vec<MeterPart>>,
) -> impl IntoView {
    let bar = move || {
        let parts = parts.get().into_iter();
        parts
            .map(|part| {
                let share = format!("{:.2}%", (part.share.clamp(0.0, 1.0) * 100.0));
                view! { <span class=format!("meter-part ring-{}", part.colour) style=("--share", share)></span> }
            })
            .collect_view()
    };
    let legend = move || {
        let parts = parts.get().into_iter();
        parts
            .map(|part| {
                view! {
                    <li>
                        <span class=format!("dot ring-{}", part.colour) aria-hidden="true"></span>
                        <span class="meter-words">{part.words}</span>
                        <span class="meter-size">{part.size}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="meter">
            <div class="meter-bar" aria-hidden="true">
                {bar}
            </div>
            <ul class="meter-legend">{legend}</ul>
        </div>
    }
}
