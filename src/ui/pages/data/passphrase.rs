//! The forms that ask for a passphrase: to seal, to change it, to take the seal off.

use std::future::Future;

use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::storage::lock::PASSPHRASE_MIN;
use crate::ui::desk::use_desk;
use crate::ui::keeping::Wrong;
use crate::ui::parts::SecretField;
use crate::ui::pieces::day_words;

/// What is being done with a passphrase, and what is amiss with it.
#[derive(Clone, Copy)]
struct Asked {
    busy: RwSignal<bool>,
    now: RwSignal<String>,
    new: RwSignal<String>,
    other: RwSignal<String>,
}

impl Asked {
    fn new() -> Self {
        let quiet = || RwSignal::new(String::new());
        Self { busy: RwSignal::new(false), now: quiet(), new: quiet(), other: quiet() }
    }

    fn clear(self) {
        for amiss in [self.now, self.new, self.other] {
            amiss.set(String::new());
        }
    }

    /// Waits for it, then closes the dialog, or says what was wrong.
    fn run(
        self,
        open: RwSignal<bool>,
        work: impl Future<Output = Result<(), Wrong>> + 'static,
        done: impl FnOnce() + 'static,
    ) {
        self.busy.set(true);
        spawn_local(async move {
            let result = work.await;
            self.busy.set(false);
            match result {
                Ok(()) => {
                    open.set(false);
                    done();
                }
                Err(Wrong::Passphrase) => {
                    self.now.set("That isn't the passphrase.".into());
                    page::focus_amiss();
                }
                Err(Wrong::Other(why)) => self.other.set(why),
            }
        });
    }

    /// Whether two new passphrases will do; says what is amiss.
    fn accepts(self, one: &str, again: &str) -> bool {
        let amiss = match one {
            "" => "Write a passphrase.",
            one if one.chars().count() < PASSPHRASE_MIN => {
                "A short one is soon guessed. Use eight characters at least; a few words are better."
            }
            _ if one != again => "The two are not the same.",
            _ => return true,
        };
        self.new.set(amiss.into());
        page::focus_amiss();
        false
    }
}

/// Seals, after it has said what happens when the passphrase is forgotten.
#[component]
pub fn SealUp(
    /// The dialog it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let (one, again, shown) = (text(), text(), RwSignal::new(false));
    let asked = Asked::new();
    let backup = move || match desk.last_backup() {
        None => "There is no backup yet.".to_owned(),
        Some(day) => format!("The last backup is from {}.", day_words(day, desk.today())),
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.clear();
        let (one, again) = (one.get_untracked(), again.get_untracked());
        if !asked.busy.get_untracked() && asked.accepts(&one, &again) {
            asked.run(open, desk.seal_up(one), move || desk.say("Sealed"));
        }
    };
    view! {
        <form class="form compact" on:submit=submit>
            <div class="before">
                <h3>"Before you do"</h3>
                <p>
                    "If you forget the passphrase, nobody can open this notebook again: not you, and not we. There is no second way in, and nothing to remind you."
                </p>
                <p>
                    "A backup is the way out. It is not sealed, so keep it somewhere safe." " "
                    <span class="soft">{backup}</span>
                </p>
                <p class="soft">
                    "What you write from now on is sealed before it is stored. Of what was stored before, nothing is left that Kith can reach; the browser's own files and its history may still hold traces until it clears them."
                </p>
                <button type="button" class="button small" on:click=move |_| desk.save_backup()>
                    "Save a backup first"
                </button>
            </div>
            <SecretField
                label="Passphrase"
                value=one
                shown=shown
                amiss=asked.new
                hint="A few words that nobody would put together are easier to remember than one hard word, and harder to guess."
            />
            <SecretField label="Once more" value=again shown=shown />
            <Foot asked=asked open=open words="Seal it" doing="Sealing…" />
        </form>
    }
}

/// Changes the passphrase. What is sealed stays as it is; only its lock is made anew.
#[component]
pub fn ChangePassphrase(
    /// The dialog it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let (now, one, again, shown) = (text(), text(), text(), RwSignal::new(false));
    let asked = Asked::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.clear();
        let (one, again) = (one.get_untracked(), again.get_untracked());
        if !asked.busy.get_untracked() && asked.accepts(&one, &again) {
            let work = desk.change_passphrase(now.get_untracked(), one);
            asked.run(open, work, move || desk.say("The passphrase is changed"));
        }
    };
    view! {
        <form class="form compact" on:submit=submit>
            <p class="soft">
                "The new one counts at once, in every tab. Forgotten, it can't be had back either."
            </p>
            <SecretField
                label="Passphrase now"
                value=now
                shown=shown
                amiss=asked.now
                autocomplete="current-password"
            />
            <SecretField label="New passphrase" value=one shown=shown amiss=asked.new />
            <SecretField label="New one once more" value=again shown=shown />
            <Foot asked=asked open=open words="Change it" doing="Changing it…" />
        </form>
    }
}

/// Takes the seal off.
#[component]
pub fn TakeSealOff(
    /// The dialog it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let (now, shown) = (text(), RwSignal::new(false));
    let asked = Asked::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        asked.clear();
        if !asked.busy.get_untracked() {
            let work = desk.take_seal_off(now.get_untracked());
            asked.run(open, work, move || desk.say("The seal is off"));
        }
    };
    view! {
        <form class="form compact" on:submit=submit>
            <p class="soft">
                "All of it is then stored so that whoever can use this browser can read it."
            </p>
            <SecretField
                label="Passphrase"
                value=now
                shown=shown
                amiss=asked.now
                autocomplete="current-password"
            />
            <Foot asked=asked open=open words="Take it off" doing="Taking it off…" />
        </form>
    }
}

fn text() -> RwSignal<String> {
    RwSignal::new(String::new())
}

#[component]
fn Foot(
    asked: Asked,
    open: RwSignal<bool>,
    words: &'static str,
    /// While it is being done: a key is derived slowly on purpose.
    doing: &'static str,
) -> impl IntoView {
    view! {
        <p class="amiss" role="status">
            {move || asked.other.get()}
        </p>
        <div class="actions">
            <button type="submit" class="button primary" aria-disabled=move || asked.busy.get().then_some("true")>
                {move || if asked.busy.get() { doing } else { words }}
            </button>
            <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                "Cancel"
            </button>
        </div>
    }
}
