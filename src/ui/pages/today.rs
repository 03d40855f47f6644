//! Today: whom to put first, and what the day holds.

use leptos::prelude::*;

use crate::ui::parts::PageTitle;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    view! {
        <div class="page">
            <PageTitle words="Today" />
        </div>
    }
}
