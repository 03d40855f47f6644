//! A calm word that a backup would be good: one line, and only when there is something to lose.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::desk::use_desk;
use crate::ui::pieces::{changes_count, day_words};

/// The line, if it is due.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let desk = use_desk();
    let words = move || {
        let changes = changes_count(desk.changes_since_backup());
        match desk.last_backup() {
            None => format!("{changes}, and no backup yet."),
            Some(day) => {
                format!("{changes} since the last backup, {}.", day_words(day, desk.today()))
            }
        }
    };
    let later = move |_| {
        desk.put_off_reminder();
        page::focus("main [data-arrive]");
    };
    view! {
        <Show when=move || desk.reminds_of_backup()>
            <div class="reminder">
                <p>{words}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            desk.save_backup();
                            page::focus("main [data-arrive]");
                        }
                    >
                        "Save a backup"
                    </button>
                    <button type="button" class="button small quiet" on:click=later>
                        "Not now"
                    </button>
                </div>
            </div>
        </Show>
    }
}
