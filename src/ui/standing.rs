//! What the reader has to know on every page: that something isn't kept, or can't be read, or
//! that this is only the sample.

use leptos::prelude::*;

use crate::browser::hash;
use crate::browser::update;
use crate::route::Route;
use crate::storage::{Opening, Saving};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};

/// The lines above the page, as many as there are.
#[component]
pub fn StandingLines() -> impl IntoView {
    let desk = use_desk();
    let saving = move || match desk.saving() {
        Saving::Saved | Saving::Pending => None,
        Saving::Emptied => Some(view! {
            <Line
                what="What this page had stored is gone from the browser."
                more="All of it is still here, as long as this page stays open."
            />
        }),
        Saving::Unsaved { steps, why, .. } => {
            Some(view! { <Line what=not_saved(steps) more=why.to_string() /> })
        }
        Saving::Newer => Some(view! {
            <Line
                what="Only to look at."
                more="A newer Kith has written here. Reload the page to get it."
            />
        }),
    };
    let opening = move || {
        let (what, more) = damage(&desk.opening())?;
        Some(view! { <Line what=what more=more /> })
    };
    // Who was looked at in the sample lives nowhere else.
    let come_back = move |_| {
        desk.come_back();
        hash::go(&Route::Today.to_string());
    };
    let newer = RwSignal::new(false);
    update::on_waiting(move || newer.set(true));
    view! {
        <div class="standing-lines" role="status">
            <Show when=move || newer.get()>
                <div class="standing quiet">
                    <p>"A newer Kith is here. Your notebook stays as it is."</p>
                    <button type="button" class="button small" on:click=|_| update::take_over()>
                        "Use it now"
                    </button>
                </div>
            </Show>
            <Show when=move || desk.is_sample()>
                <div class="standing quiet">
                    <p>"This is a made-up notebook, to look around in. Nothing of it is kept."</p>
                    <button type="button" class="button small" on:click=come_back>
                        "Back to my own"
                    </button>
                </div>
            </Show>
            {saving} {opening}
        </div>
    }
}

fn not_saved(steps: usize) -> String {
    match steps {
        0 => "Nothing can be kept.".to_owned(),
        1 => "The last change is not saved yet.".to_owned(),
        steps => format!("The last {steps} changes are not saved yet."),
    }
}

/// What of the notebook could not be read, by the keys under which it lies.
fn damage(opening: &Opening) -> Option<(String, String)> {
    let keys = opening.damaged.join(", ");
    match opening.damaged.len() {
        0 if opening.missing > 0 => Some((
            "A part of what was written is missing here.".to_owned(),
            "It is taken in if it comes back. All the rest is here.".to_owned(),
        )),
        0 => None,
        1 => Some((
            "One part of what is stored here can't be read.".to_owned(),
            format!("It is kept as it is, under {keys}. All the rest is here."),
        )),
        parts => Some((
            format!("{parts} parts of what is stored here can't be read."),
            format!("They are kept as they are, under {keys}. All the rest is here."),
        )),
    }
}

/// One of the lines.
#[component]
fn Line(#[prop(into)] what: String, #[prop(into)] more: String) -> impl IntoView {
    view! {
        <div class="standing">
            <Icon glyph=Glyph::Notice />
            <p>
                <strong>{what}</strong>
                " "
                {more}
            </p>
        </div>
    }
}
