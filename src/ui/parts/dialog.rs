//! A dialog before the page: the platform's own, which keeps the focus inside and gives it back.

use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};
use super::unique;

/// A dialog. Its inside is made anew each time it opens.
#[component]
pub fn Dialog(
    /// Whether it is open; it turns this off itself when the user closes it.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = StoredValue::new(unique("dialog"));
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else { return };
        if open && !dialog.open() {
            // Refused only where it is on no page.
            drop(dialog.show_modal());
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=heading.get_value()
            on:close=move |_| {
                // It comes a moment later, when the dialog may be open again.
                if dialog.get().is_none_or(|dialog| !dialog.open()) {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <div class="dialog-inside">
                    <header class="dialog-head">
                        <h2 id=heading.get_value() tabindex="-1" autofocus>
                            {move || title.get()}
                        </h2>
                        <button
                            type="button"
                            class="icon-button"
                            aria-label="Close"
                            on:click=move |_| open.set(false)
                        >
                            <Icon glyph=Glyph::Close />
                        </button>
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
