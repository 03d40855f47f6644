//! What can't be read: named, to be saved as a file, and removed by nobody but the reader.

use leptos::prelude::*;

use super::part::Row;
use crate::ui::desk::use_desk;
use crate::ui::keeping::units_words;
use crate::ui::parts::{Dialog, Glyph, Icon};

/// The rows, where there is something set aside.
#[component]
pub fn AsideRows() -> impl IntoView {
    let desk = use_desk();
    let aside = Memo::new(move |_| desk.aside());
    let asking = RwSignal::new(false);
    let what = Signal::derive(move || match aside.with(Vec::len) {
        1 => "One part can't be read.".to_owned(),
        parts => format!("{parts} parts can't be read."),
    });
    let save = move |_| desk.save_aside();
    let names = move || {
        let names = aside.get().into_iter();
        names
            .map(|(key, text)| {
                view! {
                    <li>
                        <code>{key}</code>
                        <span class="faint">{units_words(text.encode_utf16().count())}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || aside.with(|aside| !aside.is_empty())>
            <Row
                glyph=Glyph::Notice
                what=what
                notice=true
                below=true
                more="Set aside as found, never changed. All the rest of the notebook is here. Someone who knows Kith well may still get something out of them.".to_owned()
            >
                <button type="button" class="button small" on:click=save>
                    <Icon glyph=Glyph::Save />
                    <span>"Save them as a file"</span>
                </button>
                <button type="button" class="button small quiet" on:click=move |_| asking.set(true)>
                    "Remove them…"
                </button>
            </Row>
            <ul class="aside-names" tabindex="0" aria-label="Parts that can't be read">
                {names}
            </ul>
        </Show>
        <Dialog open=asking title="Remove what can't be read?".to_owned()>
            <Ask open=asking />
        </Dialog>
    }
}

#[component]
fn Ask(open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let remove = move |_| {
        open.set(false);
        desk.drop_aside();
    };
    let save = move |_| desk.save_aside();
    view! {
        <p>
            "Kith can't read them, and what they held is not in your notebook now. As long as they lie here, another version may still learn to read them. Removed, they are gone: this can't be undone."
        </p>
        <p class="soft">
            "They take a little room and do no harm. If you want that room, save them as a file first."
        </p>
        <div class="actions">
            <button type="button" class="button primary" on:click=save>
                "Save them as a file"
            </button>
            <button type="button" class="button" on:click=remove>
                "Remove them for good"
            </button>
            <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                "Leave them"
            </button>
        </div>
    }
}
