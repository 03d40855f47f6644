//! An address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::parts::{Empty, Glyph, PageTitle};

/// Says so, and leads home.
#[component]
pub fn Unknown() -> impl IntoView {
    view! {
        <div class="page narrow">
            <PageTitle words="Nothing is here" unseen=true />
            <Empty
                glyph=Glyph::Map
                title="Nothing is here"
                words="This address leads to no place in Kith. Maybe it was cut short, or belongs to a later version."
            >
                <a class="button primary" href=Route::Today.to_string()>
                    "Go to today"
                </a>
            </Empty>
        </div>
    }
}
