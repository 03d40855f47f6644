//! One of two, side by side, each with what it says: radio buttons that look like cards.

use leptos::prelude::*;

use super::unique;

/// One of the two.
#[derive(Clone)]
pub struct PairSide<T> {
    /// What is chosen.
    pub value: T,
    /// Its word.
    pub word: String,
    /// What it says.
    pub lines: Vec<String>,
}

/// The two; by keyboard they are one group of radio buttons.
#[component]
pub fn PairChoice<T>(
    /// What is being chosen.
    #[prop(into)]
    legend: String,
    /// The two.
    sides: Vec<PairSide<T>>,
    /// The one that is.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with the one that shall be.
    #[prop(into)]
    choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let name = unique("pair");
    let sides = sides
        .into_iter()
        .map(|PairSide { value, word, lines }| {
            let lines = lines
                .into_iter()
                .map(|line| view! { <span dir="auto">{line}</span> })
                .collect_view();
            view! {
                <label class="side">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.get() == value
                        on:change=move |_| choose.run(value)
                    />
                    <span class="side-face">
                        <span class="side-word">{word}</span>
                        <span class="side-lines">{lines}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="pair">
            <legend class="label" dir="auto">
                {legend}
            </legend>
            <div class="pair-sides">{sides}</div>
        </fieldset>
    }
}
