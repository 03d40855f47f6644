//! What the sentence was understood to say, to be corrected and filed. No rule is decided here.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use super::Captured;
use super::entry::EntryRow;
use crate::browser::{clock, page};
use crate::capture::{Draft, Names, What, read};
use crate::id::{Ids, PersonId};
use crate::life::MomentKind;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::forms::use_forms;
use crate::ui::pieces::list_words;

/// How long nobody writes until it is spoken.
const PAUSE: Duration = Duration::from_millis(1200);

/// The entries, what has to be said of them, and the button that files them.
#[component]
pub fn Understood() -> impl IntoView {
    use_context::<Captured>().map(|captured| view! { <Entries captured=captured /> })
}

#[component]
fn Entries(captured: Captured) -> impl IntoView {
    let desk = use_desk();
    // Once for a state of the notebook, and not for every letter.
    let names = desk.memo(Names::of);
    let week_start = desk.memo(|notebook| notebook.settings().week_start);
    let draft = Memo::new(move |_| {
        let (today, week_start) = (desk.today(), week_start.get());
        names.with(|names| {
            let read = captured.text.with(|text| read(text, names, today, week_start));
            captured.corrections.with(|corrections| read.corrected(corrections, names))
        })
    });
    let count = Memo::new(move |_| draft.with(|draft| draft.entries.len()));
    let amiss = RwSignal::new(String::new());
    let glad = RwSignal::new(Vec::<PersonId>::new());
    let file = move || {
        let draft = draft.get_untracked();
        if let Some(why) = draft.unready() {
            amiss.set(why.to_string());
            page::focus_soon(".capture .unclear button");
            return;
        }
        glad.set(glad_for(&draft));
        let (words, today) = (desk.peek(|notebook| draft.words(notebook)), desk.today());
        let mut filed = false;
        desk.edit(words, |edit| {
            filed = draft.file(edit, &mut Ids::new(&mut clock::random), today).is_ok();
        });
        if filed {
            captured.clear();
            captured.open.set(false);
        }
    };
    // What was asked for before this stood is not asked for now.
    Effect::new(move |before: Option<u32>| {
        let now = captured.asked.get();
        if before.is_some_and(|before| before != now) {
            untrack(file);
        }
        now
    });
    Effect::new(move |_| {
        captured.text.track();
        captured.corrections.track();
        amiss.set(String::new());
    });
    let spoken = spoken(desk, draft);
    let remarks = move || {
        let remarks = draft.with(|draft| draft.remarks.clone());
        let line =
            |remark: crate::capture::Remark| view! { <p class="hint">{remark.to_string()}</p> };
        remarks.into_iter().map(line).collect_view()
    };
    view! {
        <ul class="capture-entries" aria-label="What will be filed">
            // A row stays while its letters change, so that the focus does.
            {move || {
                (0..count.get())
                    .map(|place| {
                        let entry = Memo::new(move |_| {
                            draft.with(|draft| draft.entries.get(place).cloned())
                        });
                        view! { <EntryRow captured=captured entry=entry place=place /> }
                    })
                    .collect_view()
            }}
        </ul>
        {remarks}
        <p class="amiss" role="alert">{amiss}</p>
        <p class="unseen" aria-live="polite">{spoken}</p>
        <Show when=move || { count.get() > 0 }>
            <div class="capture-end">
                <button type="button" class="button primary" on:click=move |_| file()>
                    "File it"
                </button>
                <span class="soft small capture-keys" aria-hidden="true">
                    "Enter files it"
                </span>
            </div>
        </Show>
        <Show when=move || count.get() == 0 && !glad.with(Vec::is_empty)>
            <Glad people=glad />
        </Show>
    }
}

/// Those of whom a joy is told.
fn glad_for(draft: &Draft) -> Vec<PersonId> {
    let is_joy = |what: &What| matches!(what, What::Moment { kind: MomentKind::Joy, .. });
    let joys = draft.entries.iter().filter(|entry| is_joy(&entry.what));
    joys.flat_map(|entry| entry.known()).collect()
}

/// After a joy: a word that is glad with them does the tie good.
#[component]
fn Glad(people: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let desk = use_desk();
    let forms = use_forms();
    let names = move || {
        desk.with(|notebook| {
            let names = people
                .with(|ids| ids.iter().map(|id| notebook.short_name(*id)).collect::<Vec<_>>());
            list_words(&names)
        })
    };
    view! {
        <div class="capture-glad" role="status">
            <p>{move || format!("Be glad with {}: say what you like about it, and ask for more.", names())}</p>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        forms.intend(desk, people.get_untracked());
                        people.set(Vec::new());
                    }
                >
                    "Mean to say it"
                </button>
                <button type="button" class="button quiet" on:click=move |_| {
                    people.set(Vec::new());
                    page::focus_soon(".capture-field");
                }>
                    "I did"
                </button>
            </div>
        </div>
    }
}

/// What was understood, in words, once nobody has written for a while.
fn spoken(desk: Desk, draft: Memo<Draft>) -> RwSignal<String> {
    let spoken = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    };
    on_cleanup(stop);
    Effect::new(move |_| {
        let unready = draft.with(Draft::unready);
        let words = match draft.with(|draft| draft.entries.is_empty()) {
            true => String::new(),
            false => {
                let words = desk.peek(|notebook| draft.with(|draft| draft.words(notebook)));
                let words = words.replacen("Filed:", "Will be filed:", 1);
                let why = unready.map(|why| format!(" {why}")).unwrap_or_default();
                format!("{words}.{why}")
            }
        };
        stop();
        let say = move || {
            spoken.try_set(words);
        };
        timer.set_value(set_timeout_with_handle(say, PAUSE).ok());
    });
    spoken
}
