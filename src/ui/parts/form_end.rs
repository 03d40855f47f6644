//! How a form ends: what sends it, and the way out.

use leptos::prelude::*;

/// The two buttons.
#[component]
pub fn FormEnd(
    /// What sending it does.
    word: &'static str,
    /// Called by the other.
    cancel: Callback<()>,
    /// A further class.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <div class=format!("actions {class}")>
            <button type="submit" class="button primary">
                {word}
            </button>
            <button type="button" class="button quiet" on:click=move |_| cancel.run(())>
                "Cancel"
            </button>
        </div>
    }
}
