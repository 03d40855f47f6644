//! A button with a small menu: the platform's own popover, placed beside its button.

use leptos::ev::MouseEvent;
use leptos::text_prop::TextProp;
use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};
use super::unique;
use crate::browser::view;

/// The button and what it opens. What is pressed inside closes it, unless it says
/// `data-stays`.
#[component]
pub fn Menu(
    /// What the button says, spoken where only a picture is shown.
    #[prop(into)]
    label: String,
    /// Its picture.
    #[prop(default = Glyph::Menu)]
    glyph: Glyph,
    /// The button's classes.
    #[prop(default = "icon-button")]
    class: &'static str,
    /// Whether the words are shown beside the picture.
    #[prop(optional)]
    worded: bool,
    /// The popover's further class.
    #[prop(optional)]
    inside: &'static str,
    /// Whether it is to be read rather than pressed: it takes the focus, so that it can be scrolled
    /// by key.
    #[prop(optional)]
    read: bool,
    children: Children,
) -> impl IntoView {
    let id = unique("menu");
    let button = NodeRef::<html::Button>::new();
    let popover = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    let toggled = move |_| {
        let (Some(button), Some(popover)) = (button.get(), popover.get()) else { return };
        let is_open = view::is_open(&popover);
        open.set(is_open);
        if is_open {
            view::place_beside(&popover, &button);
        }
    };
    let pressed = {
        let id = id.clone();
        move |event: MouseEvent| {
            if view::befell(&event, "a, button:not([data-stays])") {
                view::close_popover(&id);
            }
        }
    };
    view! {
        <button
            type="button"
            class=class
            node_ref=button
            popovertarget=id.clone()
            aria-label=(!worded).then(|| label.clone())
            aria-expanded=move || if open.get() { "true" } else { "false" }
        >
            <Icon glyph=glyph />
            {worded.then(|| view! { <span>{label.clone()}</span> })}
        </button>
        <div
            id=id
            class=format!("menu {inside}")
            popover="auto"
            node_ref=popover
            role="group"
            tabindex=read.then_some("0")
            aria-label=label.clone()
            on:toggle=toggled
            on:click=pressed
        >
            {children()}
        </div>
    }
}

/// One thing that can be done from a menu.
#[component]
pub fn MenuItem(
    /// Its picture.
    glyph: Glyph,
    /// What it does.
    #[prop(into)]
    words: TextProp,
    /// Called when it is pressed.
    #[prop(into)]
    press: Callback<MouseEvent>,
) -> impl IntoView {
    view! {
        <button type="button" class="menu-item" on:click=move |event| press.run(event)>
            <Icon glyph=glyph />
            <span>{move || words.get()}</span>
        </button>
    }
}
