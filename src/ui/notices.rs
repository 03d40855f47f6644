//! What stands above every page while it holds: that something isn't kept, that something could
//! not be read, that this is only the sample.

use leptos::prelude::*;

use crate::storage::Saving;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};

/// All of them.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = use_desk();
    let not_saved = move || match desk.saving() {
        Saving::Saved => None,
        Saving::Unsaved { steps, why } => {
            let what = match steps {
                0 => "Nothing can be kept here.".to_owned(),
                1 => "The last step is not kept yet.".to_owned(),
                n => format!("The last {n} steps are not kept yet."),
            };
            Some((what, format!("{why} Leave this page open; it is tried again.")))
        }
        Saving::Newer => Some((
            "Only to look at.".to_owned(),
            "A newer Kith has written here. Reload the page to get it.".to_owned(),
        )),
    };
    let damaged = move || {
        let opening = desk.opening();
        let keys = opening.damaged;
        let what = match keys.len() {
            0 if opening.is_waiting => "A part of what was written is missing here.".to_owned(),
            0 => return None,
            1 => "One stored piece can't be read.".to_owned(),
            n => format!("{n} stored pieces can't be read."),
        };
        let why = match keys.is_empty() {
            true => "What depends on it waits, in case it comes back.".to_owned(),
            false => format!(
                "Everything else is here. What can't be read stays where it is, untouched: {}.",
                keys.join(", ")
            ),
        };
        Some((what, why))
    };
    let sample = move || desk.is_sample();
    view! {
        <div role="status">
            {move || not_saved().map(notice)} {move || damaged().map(notice)}
            <Show when=sample>
                <p class="standing">
                    <Icon glyph=Glyph::Notice />
                    <span>
                        <strong>"This is the sample."</strong>
                        " Made-up people; what you do here is kept nowhere."
                    </span>
                    <button type="button" class="button small" on:click=move |_| desk.come_back()>
                        "Leave it"
                    </button>
                </p>
            </Show>
        </div>
    }
}

fn notice((what, why): (String, String)) -> impl IntoView {
    view! {
        <p class="standing">
            <Icon glyph=Glyph::Notice />
            <span>
                <strong>{what}</strong>
                " "
                {why}
            </span>
        </p>
    }
}
