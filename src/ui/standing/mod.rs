//! What the reader has to know on every page: that something isn't kept, or can't be read, or
//! that this is only the sample. Each with what can be done.

pub mod clash;
pub mod words;

use leptos::prelude::*;

use crate::browser::{hash, page, update};
use crate::notebook::Notebook;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use clash::Clashes;
use words::{Act, Line};

/// The lines above the page, as many as there are.
#[component]
pub fn StandingLines(
    /// Whether a newer version of the page waits.
    newer: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    // What the reader has seen and knows now, by its sentence.
    let known = RwSignal::new(Vec::<String>::new());
    let is_empty = desk.memo(Notebook::is_empty);
    let lines = Memo::new(move |_| {
        let mut lines = Vec::new();
        if desk.is_sample() {
            return lines;
        }
        lines.extend(words::of_saving(&desk.saving(), is_empty.get()));
        let opening = desk.opening();
        lines.extend(words::of_opening(&opening));
        if desk.forgotten() {
            lines.push(words::of_forgotten());
        } else {
            lines.extend(words::of_healed(opening.healed));
        }
        lines.extend(desk.slow().map(words::of_slow));
        lines.extend(desk.waiting_files().first().map(|file| words::of_waiting(file)));
        known.with(|known| lines.retain(|line| !known.contains(&line.what)));
        lines
    });
    // Two regions that are always there: what can't wait is spoken at once, the rest in its turn.
    let those = move |urgent: bool| {
        move || {
            lines.with(|lines| {
                lines.iter().filter(|one| one.urgent == urgent).cloned().collect::<Vec<_>>()
            })
        }
    };
    // Who was looked at in the sample lives nowhere else.
    let come_back = move |_| {
        desk.come_back();
        hash::go(&Route::Today.to_string());
    };
    view! {
        <div class="standing-lines">
            <div role="alert" class="standing-group">
                <For each=those(true) key=|line| line.clone() let:line>
                    <OneLine line=line known=known />
                </For>
            </div>
            <div role="status" class="standing-group">
                <Show when=move || newer.get()>
                    <div class="standing quiet">
                        <p>"A newer Kith is here. Your notebook stays as it is."</p>
                        <button
                            type="button"
                            class="button small"
                            on:click=|_| update::take_over()
                        >
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
                <Clashes />
                <For each=those(false) key=|line| line.clone() let:line>
                    <OneLine line=line known=known />
                </For>
                <Show when=move || !desk.is_sample()>
                    <Clashes />
                </Show>
            </div>
        </div>
    }
}

/// One of the lines, and what can be done.
#[component]
fn OneLine(line: Line, known: RwSignal<Vec<String>>) -> impl IntoView {
    let desk = use_desk();
    let what = StoredValue::new(line.what.clone());
    let act = move |act: Act| {
        match act {
            Act::Backup => desk.save_backup(),
            Act::Raw => desk.save_raw(),
            Act::Retry => desk.retry(),
            Act::Look => hash::go(&Route::Data.to_string()),
            Act::Reload => page::reload(),
            Act::LookIn => desk.look_at_waiting(),
            Act::KeepAgain => {
                desk.keep_again();
                desk.say("Your notebook is kept again");
            }
            Act::LetGo => desk.let_go(),
            Act::Fine => known.update(|known| known.push(what.get_value())),
        }
        // What was pressed may be gone with its line.
        if matches!(act, Act::Fine | Act::KeepAgain) {
            page::focus_soon("main [data-arrive]");
        }
    };
    let acts = line.acts.iter().enumerate().map(|(at, &one)| {
        let class = if at == 0 { "button small" } else { "button small quiet" };
        view! {
            <button type="button" class=class on:click=move |_| act(one)>
                {one.word()}
            </button>
        }
    });
    let acts = acts.collect_view();
    view! {
        <div class="standing" class:quiet=line.quiet>
            <Icon glyph=Glyph::Notice />
            <p>
                <strong>{line.what}</strong>
                " "
                {line.more}
            </p>
            <div class="actions">{acts}</div>
        </div>
    }
}
