//! What one means to do for somebody, on their page.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::insight::intentions_of;
use crate::ui::desk::use_desk;
use crate::ui::forms::use_forms;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::IntentionRows;

/// The part of the page.
#[component]
pub fn Intentions(
    /// For whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let forms = use_forms();
    let ids = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| intentions_of(notebook, id, today))
    });
    view! {
        <section class="shelf">
            <header class="shelf-head">
                <h2>
                    <Icon glyph=Glyph::Check />
                    "What I mean to do"
                </h2>
                <button
                    type="button"
                    class="icon-button shelf-add"
                    aria-label="Something to do"
                    on:click=move |_| forms.intend(desk, [id])
                >
                    <Icon glyph=Glyph::Add />
                </button>
            </header>
            <IntentionRows ids=ids on_page_of=id />
        </section>
    }
}
