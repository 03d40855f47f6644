//! Where the notebook lies in this browser, how much room it takes, and what was set aside.

use leptos::prelude::*;

use super::aside::AsideRows;
use super::part::{Part, Row};
use crate::storage::{Saving, Usage};
use crate::ui::desk::use_desk;
use crate::ui::keeping::{ROOM, SecondCopy, units_words};
use crate::ui::parts::{Glyph, Icon, Meter, MeterPart};

/// The part.
#[component]
pub fn KeptHere() -> impl IntoView {
    let desk = use_desk();
    let usage = Memo::new(move |_| desk.usage());
    let saved = Memo::new(move |_| matches!(desk.saving(), Saving::Saved | Saving::Pending));
    let what = Signal::derive(move || match desk.saving() {
        Saving::Saved => "All of it is kept.".to_owned(),
        Saving::Pending => "The last change is on its way.".to_owned(),
        Saving::Emptied => "What was stored here has been emptied.".to_owned(),
        Saving::Unsaved { steps: 0, .. } => "Nothing can be kept here.".to_owned(),
        Saving::Unsaved { steps: 1, .. } => "The last change is not kept yet.".to_owned(),
        Saving::Unsaved { steps, .. } => format!("The last {steps} changes are not kept yet."),
        Saving::Newer => "A newer Kith has written here. This one only reads.".to_owned(),
    });
    let second = Signal::derive(move || second_words(&desk.second_copy()));
    let glyph = Signal::derive(move || if saved.get() { Glyph::Saved } else { Glyph::Notice });
    view! {
        <Part
            id="kept-here"
            title="Kept here"
            words="In this browser, on this device. There is no account and no server, and nothing is sent anywhere."
        >
            <Row glyph=glyph what=what more=second notice=Signal::derive(move || !saved.get()) />
            <div class="data-row wide">
                <p class="data-what">{move || used_words(usage.get())}</p>
                <Meter parts=Signal::derive(move || usage.with(meter_parts)) />
            </div>
            <Promise />
            <Private />
            <AsideRows />
        </Part>
    }
}

/// Whether the browser has promised to keep it.
#[component]
fn Promise() -> impl IntoView {
    let desk = use_desk();
    let asked = RwSignal::new(false);
    let ask = move |_| {
        asked.set(true);
        desk.ask_to_persist();
    };
    let promised = Memo::new(move |_| desk.room().persisted);
    let what = Signal::derive(move || match promised.get() {
        Some(true) => "The browser has promised to keep it.".to_owned(),
        _ => "The browser may clear it when it runs short of room.".to_owned(),
    });
    let more = Signal::derive(move || {
        match (promised.get(), asked.get()) {
        (Some(true), _) => "Also when it runs short of room. Only you can clear it now.".to_owned(),
        (Some(false), true) => {
            "It did not promise it yet. Browsers decide by how often a page is opened, and whether it is installed: ask again another day.".to_owned()
        }
        _ => "That happens mostly to pages that nobody visits for weeks. You can ask it not to.".to_owned(),
    }
    });
    let can_ask = move || promised.get() == Some(false);
    view! {
        <Show when=move || promised.with(Option::is_some)>
            <Row glyph=Glyph::Promise what=what more=more below=true>
                <Show when=can_ask>
                    <button type="button" class="button small" on:click=ask>
                        "Ask the browser to keep it"
                    </button>
                </Show>
            </Row>
        </Show>
    }
}

/// What a private window does. Whether this is one can't be known: browsers hide it on purpose.
#[component]
fn Private() -> impl IntoView {
    view! {
        <details class="data-more">
            <summary>
                "In a private window"
                <Icon glyph=Glyph::Down />
            </summary>
            <p class="soft">
                "A private window has a storage of its own and forgets it when the last one is closed: what you write there ends with it, unless you save a backup first. Kith can't tell whether this is one. What you wrote in a usual window is not seen there."
            </p>
        </details>
    }
}

fn second_words(second: &SecondCopy) -> String {
    match second {
        SecondCopy::Opening => "In the page's local storage.".into(),
        SecondCopy::Kept => {
            "Twice: in the page's local storage, and a second copy in the browser's database. Where one is damaged or gone, the other heals it.".into()
        }
        SecondCopy::Behind => {
            "In the page's local storage. The second copy follows in a moment.".into()
        }
        SecondCopy::Missing(why) => {
            format!("Once, in the page's local storage. A second copy can't be kept here ({why}); the first is enough.")
        }
    }
}

fn used_words(usage: Usage) -> String {
    format!("{} of about {} used", units_words(usage.ours() + usage.foreign), units_words(ROOM))
}

/// What uses the room, by what; what takes none is left out.
#[allow(clippy::cast_precision_loss, reason = "a share of a bar")]
fn meter_parts(usage: &Usage) -> Vec<MeterPart> {
    let parts = [
        ("Tidied", usage.tidied, 3),
        ("Changes since then", usage.edits, 1),
        ("Tidied before, to be safe", usage.before, 2),
        ("Set aside, or for itself", usage.aside + usage.rest, 5),
        ("Other pages of this site", usage.foreign, 4),
    ];
    let parts = parts.into_iter().filter(|(_, units, _)| *units > 0);
    parts
        .map(|(words, units, colour)| MeterPart {
            words: words.into(),
            size: units_words(units),
            share: units as f64 / ROOM as f64,
            colour,
        })
        .collect()
}
