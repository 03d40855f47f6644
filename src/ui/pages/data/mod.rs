//! Your data: how the notebook is kept, copies of it, sealing, and what was deleted.

pub mod aside;
pub mod backup;
pub mod kept;
pub mod part;
pub mod passphrase;
pub mod seal;
pub mod trash;

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::bring::BringButton;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, PageTitle};
use backup::Backup;
use kept::KeptHere;
use part::{Part, Row};
use seal::Sealing;
pub use trash::Trash;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    let desk = use_desk();
    view! {
        <div class="page data">
            <header class="page-head">
                <PageTitle words="Your data" />
            </header>
            <Show
                when=move || desk.is_sample()
                fallback=|| {
                    view! {
                        <KeptHere />
                        <Backup />
                        <BringIn />
                        <Sealing />
                    }
                }
            >
                <p class="data-sample">
                    "The made-up notebook is kept nowhere, so there is nothing to back up or to seal. What you delete in it can be looked at, though."
                </p>
            </Show>
            <Deleted />
        </div>
    }
}

#[component]
fn BringIn() -> impl IntoView {
    view! {
        <Part
            id="bring-in"
            title="Bring in"
            words="A backup of Kith, the notebook of another device, LinkedIn's Connections.csv, contacts as a vCard file, or the habits of Loop (as CSV), Table Habit, Beaver Habits or HabitBull."
        >
            <Row
                glyph=Glyph::Import
                what="Drop a file anywhere on the page, or choose one.".to_owned()
                more="First you see what it would change. Where you and the file differ, you choose. It is one step, and one undo takes all of it back.".to_owned()
            >
                <BringButton />
            </Row>
        </Part>
    }
}

#[component]
fn Deleted() -> impl IntoView {
    let desk = use_desk();
    let waiting = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.trash(today).len())
    });
    let what = Signal::derive(move || match waiting.get() {
        0 => "Nothing waits there.".to_owned(),
        1 => "One thing waits there.".to_owned(),
        things => format!("{things} things wait there."),
    });
    view! {
        <Part
            id="deleted"
            title="Deleted things"
            words="What you delete waits for 30 days, in case you want it back, and then goes for good."
        >
            <Row glyph=Glyph::Delete what=what>
                <a class="button" href=Route::Trash.to_string()>
                    <span>"Look at them"</span>
                    <Icon glyph=Glyph::Later />
                </a>
            </Row>
        </Part>
    }
}
