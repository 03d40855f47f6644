//! A copy to keep elsewhere: one file by hand, or a folder that is written after each change.

use leptos::prelude::*;

use super::part::{Part, Row};
use crate::day::Day;
use crate::ui::desk::use_desk;
use crate::ui::keeping::{Folder, Seal};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::{changes_count, day_words};

/// The part.
#[component]
pub fn Backup() -> impl IntoView {
    let desk = use_desk();
    let last = Memo::new(move |_| desk.last_backup());
    let since = Memo::new(move |_| desk.changes_since_backup());
    let what = Signal::derive(move || match last.get() {
        None => "There is no backup yet.".to_owned(),
        Some(day) => format!("The last backup is from {}.", day_words(day, desk.today())),
    });
    let more = Signal::derive(move || since_words(last.get(), since.get()));
    let is_sealed = Memo::new(move |_| desk.seal() == Seal::Sealed);
    view! {
        <Part
            id="backup"
            title="Backup"
            words="One file with everything in it: the notebook to read, and its history to merge. Keep it where this device isn't."
        >
            <Row glyph=Glyph::Copy what=what more=more>
                <Show when=move || is_sealed.get()>
                    <button
                        type="button"
                        class="button primary"
                        on:click=move |_| desk.save_sealed_backup()
                    >
                        <Icon glyph=Glyph::Save />
                        <span>"Save it sealed"</span>
                    </button>
                </Show>
                <button
                    type="button"
                    class="button"
                    class:primary=move || !is_sealed.get()
                    on:click=move |_| desk.save_backup()
                >
                    <Icon glyph=Glyph::Save />
                    <span>{move || if is_sealed.get() { "Save it readable" } else { "Save a backup" }}</span>
                </button>
            </Row>
            <Show when=move || is_sealed.get()>
                <p class="data-note soft">
                    "The sealed file opens with the passphrase of today, and with nothing else. The readable one opens without, for you and for whoever else has it: keep it somewhere safe."
                </p>
            </Show>
            <FolderRow />
        </Part>
    }
}

fn since_words(last: Option<Day>, since: u32) -> String {
    match (last, since) {
        (None, 0) => "And nothing to lose yet.".into(),
        (None, since) => format!("{} would be lost with this browser.", changes_count(since)),
        (Some(_), 0) => "Nothing has changed since.".into(),
        (Some(_), since) => {
            format!("{} since then.", changes_count(since))
        }
    }
}

/// The folder, where the browser offers such a thing.
#[component]
fn FolderRow() -> impl IntoView {
    let desk = use_desk();
    let folder = Memo::new(move |_| desk.folder());
    let what = Signal::derive(move || match folder.get() {
        Folder::NotOffered => String::new(),
        Folder::None => "Keep a copy in a folder".to_owned(),
        Folder::Asks(name) => format!("The folder {name} waits for your leave."),
        Folder::Keeps(name, _) => format!("A copy is kept in {name}."),
        Folder::Trouble(name, _) => format!("The copy in {name} could not be written."),
    });
    let more = Signal::derive(move || {
        match folder.get() {
        Folder::NotOffered => String::new(),
        Folder::None => "Written after changes, by itself. Where another device syncs the same folder, each keeps its own file there, and the two notebooks become one.".to_owned(),
        Folder::Asks(_) => "After a while the browser wants to hear again that Kith may write there.".to_owned(),
        Folder::Keeps(_, 0) => "Written after changes. Files of other devices that lie there are brought in when Kith opens.".to_owned(),
        Folder::Keeps(_, 1) => "Written after changes. Another device's file lies there too, and was brought in.".to_owned(),
        Folder::Keeps(_, others) => format!("Written after changes. Files of {others} other devices lie there too, and were brought in."),
        Folder::Trouble(_, why) => format!("{why} It is tried again with the next change."),
    }
    });
    let is = move |what: fn(&Folder) -> bool| move || folder.with(what);
    view! {
        <Show when=is(|folder| *folder != Folder::NotOffered)>
            <Row
                glyph=Glyph::Folder
                what=what
                more=more
                notice=Signal::derive(is(|folder| matches!(
                    folder,
                    Folder::Asks(_) | Folder::Trouble(..)
                )))
            >
                <Show when=is(|folder| matches!(folder, Folder::None | Folder::Trouble(..)))>
                    <button type="button" class="button small" on:click=move |_| desk.choose_folder()>
                        "Choose a folder"
                    </button>
                </Show>
                <Show when=is(|folder| matches!(folder, Folder::Asks(_)))>
                    <button type="button" class="button small" on:click=move |_| desk.allow_folder()>
                        "Allow it again"
                    </button>
                </Show>
                <Show when=move || !desk.waiting_files().is_empty()>
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| desk.look_at_waiting()
                    >
                        {move || {
                            format!("Look at {}", desk.waiting_files().first().cloned().unwrap_or_default())
                        }}
                    </button>
                </Show>
                <Show when=is(|folder| *folder != Folder::None)>
                    <button
                        type="button"
                        class="button small quiet"
                        on:click=move |_| desk.stop_folder()
                    >
                        "Stop"
                    </button>
                </Show>
            </Row>
        </Show>
    }
}
