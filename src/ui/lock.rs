//! The lock: the whole page while the notebook is sealed and not opened. Nothing of the notebook
//! is on it.

use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use crate::browser::page;
use crate::ui::desk::use_desk;
use crate::ui::keeping::Wrong;
use crate::ui::parts::{Glyph, Icon, PageTitle, SecretField};
use crate::ui::places::Mark;

/// The page. It stands until the notebook is open.
#[component]
pub fn LockScreen() -> impl IntoView {
    let desk = use_desk();
    let (amiss, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let say = move |why: &str| {
        amiss.set(why.to_owned());
        page::focus_amiss();
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        amiss.set(String::new());
        if passphrase.with_untracked(String::is_empty) {
            say("Write your passphrase.");
            return;
        }
        busy.set(true);
        let work = desk.unlock(passphrase.get_untracked());
        spawn_local(async move {
            // Opened, this page is gone, and its signals with it.
            let Err(wrong) = work.await else { return };
            busy.set(false);
            match wrong {
                Wrong::Passphrase => {
                    say("That isn't the passphrase. Nothing was changed: try again.")
                }
                Wrong::Other(why) => say(&why),
            }
        });
    };
    view! {
        <main id="main" class="lock" tabindex="-1">
            <div class="lock-inside">
                <p class="lock-mark">
                    <Mark />
                    "Kith"
                </p>
                <PageTitle words="Your notebook is sealed" />
                <form class="form compact" on:submit=submit>
                    <SecretField
                        label="Passphrase"
                        value=passphrase
                        shown=shown
                        amiss=amiss
                        autocomplete="current-password"
                        autofocus=true
                    />
                    <div class="actions">
                        <button
                            type="submit"
                            class="button primary"
                            aria-disabled=move || busy.get().then_some("true")
                        >
                            {move || if busy.get() { "Opening it…" } else { "Open it" }}
                        </button>
                    </div>
                </form>
                <details class="data-more">
                    <summary>
                        "If you have forgotten it"
                        <Icon glyph=Glyph::Down />
                    </summary>
                    <p class="soft">
                        "Without the passphrase nobody can open this notebook, and we can't either. Take your time: you can try as often as you like."
                    </p>
                    <p class="soft">
                        "In case you remember it another day, you can save all of it as a file, sealed as it is."
                    </p>
                    <button type="button" class="button small" on:click=move |_| desk.save_raw()>
                        <Icon glyph=Glyph::Save />
                        <span>"Save it as it is"</span>
                    </button>
                    <p class="soft">
                        "To begin again, clear what the browser keeps for this page: look for “site data” in its settings. What is sealed here is gone then. If you have a backup, you can bring everything back with it."
                    </p>
                </details>
            </div>
        </main>
    }
}
