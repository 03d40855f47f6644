//! The capture line: a sentence is written here, what it was understood to say stands below, and only
//! that is filed. The bare field comes with the app; what reads it comes with the notebook's piece.

pub mod chips;
pub mod entry;
pub mod understood;

use leptos::{ev, html, prelude::*};

use crate::browser::page;
use crate::capture::{Corrections, LONGEST};
use crate::ui::fetched::{Piece, Pieces};
use crate::ui::parts::{Dialog, unique};
pub use understood::Understood;

/// The field on Today, by its id.
const LINE: &str = "capture-line";

/// What is being written, and what was corrected of it: kept while the page stands, so that nothing is
/// lost by looking elsewhere. A handle.
#[derive(Clone, Copy)]
pub struct Captured {
    text: RwSignal<String>,
    corrections: RwSignal<Corrections>,
    /// What was cleared by key, until something else is written.
    cleared: RwSignal<String>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Grows whenever it is to be filed.
    asked: RwSignal<u32>,
}

impl Captured {
    /// Nothing is written yet.
    pub fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            corrections: RwSignal::new(Corrections::default()),
            cleared: RwSignal::new(String::new()),
            open: RwSignal::new(false),
            asked: RwSignal::new(0),
        }
    }

    /// Goes to the line on Today where it is seen; else opens the dialog.
    pub fn begin(self) {
        if !page::focus_field(LINE) {
            self.open.set(true);
        }
    }

    /// Whether the dialog is open.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Forgets all that was written.
    pub fn forget(self) {
        self.open.set(false);
        self.clear();
        self.cleared.set(String::new());
    }

    fn clear(self) {
        self.text.set(String::new());
        self.corrections.set(Corrections::default());
    }

    /// What was written goes, and can be brought back.
    fn put_away(self) {
        self.cleared.set(self.text.get_untracked());
        self.clear();
    }
}

impl Default for Captured {
    fn default() -> Self {
        Self::new()
    }
}

/// The line on Today.
#[component]
pub fn CaptureLine() -> impl IntoView {
    let state = use_context::<Captured>().zip(use_context::<Pieces>());
    state.map(|(captured, pieces)| {
        // In the dialog it stands once more; one of them is enough.
        view! {
            <section class="capture" aria-label="Note something">
                <Show when=move || !captured.is_open()>
                    <Writing captured=captured pieces=pieces id=LINE.to_owned() />
                </Show>
            </section>
        }
    })
}

/// The same over any page.
#[component]
pub fn CaptureDialog() -> impl IntoView {
    let state = use_context::<Captured>().zip(use_context::<Pieces>());
    state.map(|(captured, pieces)| {
        view! {
            <Dialog open=captured.open title="Note something">
                <div class="capture">
                    <Writing captured=captured pieces=pieces id=unique("capture") first=true />
                </div>
            </Dialog>
        }
    })
}

/// The field, and what was understood.
#[component]
fn Writing(
    captured: Captured,
    pieces: Pieces,
    id: String,
    /// Whether it takes the focus.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let want = move || pieces.want(Some(Piece::People), || ());
    if first {
        let id = id.clone();
        want();
        page::after_paint(move || {
            page::focus_field(&id);
        });
    }
    let pressed = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() && !event.is_composing() => {
            event.prevent_default();
            captured.asked.update(|asked| *asked = asked.wrapping_add(1));
        }
        // In the dialog it closes that, and what was written stays.
        "Escape" if !first && captured.text.with_untracked(|text| !text.is_empty()) => {
            event.prevent_default();
            captured.put_away();
        }
        _ => {}
    };
    let bring_back = move |_| {
        captured.text.set(captured.cleared.get_untracked());
        captured.cleared.set(String::new());
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    };
    let is_empty = move || captured.text.with(String::is_empty);
    let rows = move || captured.text.with(|text| text.lines().take(6).count().max(1).to_string());
    let hint = format!("{id}-hint");
    view! {
        <label class="unseen" for=id.clone()>"What happened, or what you mean to do"</label>
        <textarea
            id=id
            class="input capture-field"
            node_ref=field
            rows=rows
            // What is pasted beyond that is cut, and far too long all the same, which is said.
            maxlength=(2 * LONGEST + 100).to_string()
            dir="auto"
            autocomplete="off"
            placeholder="Yesterday lunch with…"
            aria-describedby=hint.clone()
            aria-keyshortcuts="C"
            on:focus=move |_| want()
            on:keydown=pressed
            bind:value=captured.text
        ></textarea>
        <p class="unseen" id=hint>
            "Write a sentence. Below it stands what will be filed; Enter files it, Shift and Enter begins a new line."
        </p>
        <Show when=move || is_empty() && !captured.cleared.with(String::is_empty)>
            <button type="button" class="button quiet small" on:click=bring_back>
                "Bring back what I wrote"
            </button>
        </Show>
        {pieces.capture(captured.text)}
    }
}
