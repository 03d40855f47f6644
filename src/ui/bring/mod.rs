//! Bringing a file: what it would change is shown before anything is, and applied in one step.

pub mod meet;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, use_desk};
use super::parts::{Dialog, Glyph, Icon, SecretField};
use crate::browser::files::{self, Brought};
use crate::browser::{clock, crypto, hash, page, view};
use crate::id::Ids;
use crate::interchange::backup::{self, BackupPlan};
use crate::interchange::{Plan, check_size, plan, read};
use crate::route::Route;
use crate::storage::lock::SealedFile;
use meet::Meeting;
use words::{counted, describe, filled_in, habit_line, listed};

/// As many names are shown; the rest is counted.
const SHOWN: usize = 60;

/// Where a file stands on its way in.
#[derive(Clone)]
enum Stage {
    Idle,
    Reading { name: String },
    Refused { name: String, why: String },
    Read { name: String, plan: Arc<Plan> },
    Sealed { name: String, bytes: Arc<Vec<u8>> },
    Meets { name: String, plan: Arc<BackupPlan> },
}

/// A field for a file that looks like a button.
#[component]
pub fn BringButton(
    /// The classes of what looks like a button.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <label class=format!("{class} bring")>
            <Icon glyph=Glyph::Import />
            <span>"Bring a file"</span>
            <input
                type="file"
                class="unseen"
                accept=".csv,.vcf,.vcard,.json,.zip,.db,text/csv,text/vcard,application/json,application/zip"
                on:change=move |event| {
                    if let Some(file) = files::chosen(&event) {
                        view::close_around(&event);
                        desk.bring(file);
                    }
                }
            />
        </label>
    }
}

/// The dialog in which a file is looked at. One for the whole page.
#[component]
pub fn Bring() -> impl IntoView {
    let desk = use_desk();
    let stage = RwSignal::new(Stage::Idle);
    let open = RwSignal::new(false);
    // A file brought later, or the dialog closed, makes what is still being read worthless.
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if let Some(file) = desk.brought() {
            latest.update_value(|latest| *latest += 1);
            let this = latest.get_value();
            stage.set(Stage::Reading { name: file.name() });
            open.set(true);
            page::focus_soon("dialog[open] h2");
            spawn_local(async move {
                let next = look_at(desk, &file).await;
                if latest.try_get_value() == Some(this) && open.try_get_untracked() == Some(true) {
                    stage.set(next);
                }
            });
        }
    });
    let title = Signal::derive(move || match stage.get() {
        Stage::Idle => String::new(),
        Stage::Reading { name } => format!("Reading {name}"),
        Stage::Refused { name, .. } => format!("{name} can't be read"),
        Stage::Sealed { name, .. } => format!("{name} is sealed"),
        Stage::Read { name, .. } | Stage::Meets { name, .. } => {
            format!("What {name} would bring")
        }
    });
    view! {
        <Dialog open=open title=title>
            {move || match stage.get() {
                Stage::Idle => ().into_any(),
                Stage::Reading { .. } => {
                    view! {
                        <p class="soft" role="status">"A moment, it is being read. Nothing is changed."</p>
                    }
                        .into_any()
                }
                Stage::Refused { why, .. } => view! { <Refusal why=why open=open /> }.into_any(),
                Stage::Read { name, plan } => {
                    view! { <Preview name=name plan=plan open=open /> }.into_any()
                }
                Stage::Sealed { name, bytes } => {
                    view! { <Unseal name=name bytes=bytes stage=stage open=open /> }.into_any()
                }
                Stage::Meets { name, plan } => {
                    view! { <Meeting name=name plan=plan open=open /> }.into_any()
                }
            }}
        </Dialog>
    }
}

async fn look_at(desk: Desk, file: &Brought) -> Stage {
    let name = file.name();
    let refused = |why: String| Stage::Refused { name: name.clone(), why };
    if let Err(why) = check_size(file.size()) {
        return refused(why.to_string());
    }
    let bytes = match file.bytes().await {
        Ok(bytes) => bytes,
        Err(why) => return refused(format!("The browser could not read it ({why}).")),
    };
    files::breathe().await;
    if SealedFile::is_one(&bytes) {
        return Stage::Sealed { name, bytes: Arc::new(bytes) };
    }
    if backup::looks_like(&bytes) {
        return meet(desk, name, &bytes);
    }
    match read(&bytes, &name, &mut Ids::new(&mut clock::random)) {
        Ok(draft) => {
            let plan = desk.peek(|notebook| plan(draft, notebook));
            Stage::Read { name, plan: Arc::new(plan) }
        }
        Err(why) => refused(why.to_string()),
    }
}

/// What a backup would bring.
fn meet(desk: Desk, name: String, bytes: &[u8]) -> Stage {
    let plan =
        backup::read(bytes).and_then(|backup| desk.peek_document(|document| backup.plan(document)));
    match plan {
        Ok(plan) => Stage::Meets { name, plan: Arc::new(plan) },
        Err(why) => Stage::Refused { name, why: why.to_string() },
    }
}

/// Asks for the passphrase of a sealed backup.
#[component]
fn Unseal(
    name: String,
    bytes: Arc<Vec<u8>>,
    stage: RwSignal<Stage>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (amiss, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        amiss.set(String::new());
        let (name, bytes) = (name.clone(), Arc::clone(&bytes));
        let passphrase = passphrase.get_untracked();
        spawn_local(async move {
            let opened = crypto::open_backup(&bytes, &passphrase).await;
            if open.try_get_untracked() != Some(true) {
                return;
            }
            match opened {
                Ok(bytes) => {
                    stage.set(meet(desk, name, &bytes));
                    page::focus_soon("dialog[open] h2");
                }
                Err(why) => {
                    busy.set(false);
                    amiss.set(why.to_string());
                    page::focus_amiss();
                }
            }
        });
    };
    view! {
        <form class="form compact" on:submit=submit>
            <p class="soft">
                "It opens with the passphrase of the notebook it was made of, as it was on that day."
            </p>
            <SecretField
                label="Passphrase"
                value=passphrase
                shown=shown
                amiss=amiss
                autocomplete="current-password"
            />
            <div class="actions">
                <button
                    type="submit"
                    class="button primary"
                    aria-disabled=move || busy.get().then_some("true")
                >
                    {move || if busy.get() { "Opening it…" } else { "Look into it" }}
                </button>
                <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}

#[component]
fn Refusal(why: String, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <p>{why}</p>
        <p class="soft">"Nothing was changed."</p>
        <div class="actions">
            <BringButton />
            <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                "Close"
            </button>
        </div>
    }
}

#[component]
fn Preview(name: String, plan: Arc<Plan>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let (people, filled) = (plan.new_people.len(), plan.filled.len());
    let nothing = plan.is_empty();
    let names = listed(plan.new_people.iter().map(describe), people);
    let changes = plan.filled.iter().map(|one| {
        let what = filled_in(&one.before, &one.after);
        format!("{}: {what}", one.before.shown_name())
    });
    let changes = listed(changes, filled);
    let problems = plan.problems.iter();
    let problems_len = plan.problems.len();
    let problems = listed(
        problems.map(|problem| format!("{}: {}. {}", problem.place, problem.what, problem.why)),
        problems_len,
    );
    let apply = {
        let plan = Arc::clone(&plan);
        move |_| {
            let words = format!("Brought in {name}");
            desk.edit(words, |edit| plan.apply(edit));
            open.set(false);
            let placed = desk.peek(|notebook| notebook.people().any(|p| p.circle.is_some()));
            let only_habits = plan.new_people.is_empty() && !plan.habit_days.is_empty();
            let route = match (only_habits, placed) {
                (true, _) => Route::Giving,
                (false, true) => Route::People,
                (false, false) => Route::Today,
            };
            hash::go(&route.to_string());
        }
    };
    let (add, summary) = (words::add(&plan), words::summary(&plan));
    let days = |is_new: bool| {
        let its: Vec<_> = plan.habit_days.iter().filter(|one| one.is_new == is_new).collect();
        let count = its.len();
        (count, listed(its.into_iter().map(habit_line), count))
    };
    let ((new, new_days), (known, known_days)) = (days(true), days(false));
    view! {
        <p class="bring-summary">
            {summary}
        </p>
        <Group title=counted(people, "new person", "new people") lines=names open=true />
        <Group title=format!("{} filled in", counted(filled, "person", "people")) lines=changes />
        <Group title=counted(new, "new habit", "new habits") lines=new_days open=true />
        <Group title=format!("More days of {}", counted(known, "habit", "habits")) lines=known_days open=true />
        <Group title=format!("{} not taken as it stands", counted(problems_len, "thing", "things")) lines=problems />
        <p class="soft small">
            "It is one step: one undo takes all of it back. Where you know somebody already, only what was empty is filled in."
        </p>
        <div class="actions">
            {if nothing {
                view! {
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        "Close"
                    </button>
                }
                    .into_any()
            } else {
                view! {
                    <button type="button" class="button primary" on:click=apply>{add}</button>
                    <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                        "Cancel"
                    </button>
                }
                    .into_any()
            }}
        </div>
    }
}

#[component]
fn Group(title: String, lines: Vec<String>, #[prop(optional)] open: bool) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let lines =
            lines.into_iter().map(|line| view! { <li class="line">{line}</li> }).collect_view();
        view! {
            <details class="bring-group" open=open>
                <summary>{title}</summary>
                <ul class="bring-lines" tabindex="0">{lines}</ul>
            </details>
        }
    })
}
