//! One of a few: radio buttons that look like one piece.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::unique;

/// One of the few.
#[derive(Clone)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// Its word.
    pub label: String,
    /// More about it, for who lingers.
    pub hint: String,
    /// A picture before the word.
    pub glyph: Option<Glyph>,
    /// A dot in the colour of this ring, 1 to 5; 0 for an empty one.
    pub ring: Option<u8>,
}

impl<T> Choice<T> {
    /// A choice with nothing but its word.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), hint: String::new(), glyph: None, ring: None }
    }

    /// With a picture.
    #[must_use]
    pub fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }

    /// With a ring's dot.
    #[must_use]
    pub fn ring(mut self, ring: u8) -> Self {
        self.ring = Some(ring);
        self
    }

    /// With more about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// The few, side by side; by keyboard they are one group of radio buttons.
#[component]
pub fn Segmented<T>(
    /// What is being chosen.
    #[prop(into)]
    legend: String,
    /// Whether that is spoken only.
    #[prop(optional)]
    unlabelled: bool,
    /// All there are.
    choices: Vec<Choice<T>>,
    /// The one that is.
    #[prop(into)]
    chosen: Signal<T>,
    /// Called with the one that shall be.
    #[prop(into)]
    choose: Callback<T>,
    /// "wrap" for many that may wrap, "even" for a few of equal width.
    #[prop(default = "even")]
    class: &'static str,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = unique("choice");
    let choices = choices
        .into_iter()
        .map(|choice| {
            let Choice { value, label, hint, glyph, ring } = choice;
            let here = value.clone();
            let is_chosen = move || chosen.with(|chosen| *chosen == here);
            view! {
                <label class="choice" title=(!hint.is_empty()).then_some(hint)>
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=is_chosen
                        on:change=move |_| choose.run(value.clone())
                    />
                    <span class="choice-face">
                        {ring.map(|ring| view! { <span class=format!("dot ring-{ring}")></span> })}
                        {glyph.map(|glyph| view! { <Icon glyph=glyph /> })} <span>{label}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices">
            <legend class=if unlabelled { "unseen" } else { "label" }>{legend}</legend>
            <div class=format!("choices-row {class}")>{choices}</div>
        </fieldset>
    }
}
