//! Help: the keys, and what happens to what is written here.

use leptos::prelude::*;

use crate::ui::desk::use_desk;
use crate::ui::pages::map::keys::LISTED as ON_THE_MAP;
use crate::ui::parts::PageTitle;
use crate::ui::pieces::Keys;
use crate::ui::shortcuts::{Listed, listed};

/// The page.
#[component]
pub fn Help() -> impl IntoView {
    let row = |(keys, words): Listed| {
        view! {
            <div class="key-row">
                <dt>{words}</dt>
                <dd>
                    <Keys keys=keys />
                </dd>
            </div>
        }
    };
    view! {
        <div class="page narrow prose">
            <header class="page-head">
                <PageTitle words="Help" />
            </header>
            <section>
                <h2>"Where this is kept"</h2>
                <p>
                    "Everything you write in Kith stays in this browser, on this device. There is no account and no server, and nothing is sent anywhere. It opens without a network."
                </p>
                <p>
                    "The people in here did not choose to be. Write of them as you would want them to write of you."
                </p>
            </section>
            <section>
                <h2>"Taking things back"</h2>
                <p>
                    "Nothing asks whether you are sure. Every change can be undone for as long as the page is open: from the word that appears below, from the menu, or by key."
                </p>
            </section>
            <section>
                <h2>"Noting something"</h2>
                <p>
                    "On Today, or by C anywhere, write what happened or what you mean to do: “Yesterday lunch with Grace and George. Her mother is ill, ask her Friday.” Below it stands what will be filed: who, when, what kind, what to do. Press any of it to correct it. Nothing else is filed."
                </p>
                <p>
                    "It reads English: names as you know them, also with a letter wrong; “yesterday”, “last Friday”, “on the 3rd”, “3 March”, “3.3.2019”, “in two weeks”, “spring 2019”, “when we meet”; “ask”, “remind me to”, “I’ll call”, “promised to”. What it doesn’t understand stays in your words, as a note."
                </p>
            </section>
            <section>
                <h2>"Keys"</h2>
                <dl class="key-list">{listed().map(row).collect_view()}</dl>
                <h3>"On the map"</h3>
                <dl class="key-list">{ON_THE_MAP.into_iter().map(row).collect_view()}</dl>
                <SingleKeys />
            </section>
        </div>
    }
}

/// Whether a letter alone does something.
#[component]
fn SingleKeys() -> impl IntoView {
    let desk = use_desk();
    let on = desk.memo(|notebook| !notebook.settings().keys_off);
    let switch = move |_| {
        let mut settings = desk.peek(|notebook| notebook.settings().clone());
        settings.keys_off = !settings.keys_off;
        let done = if settings.keys_off { "Keys alone do nothing" } else { "Keys alone work" };
        desk.edit(done, |edit| edit.put_settings(&settings));
    };
    view! {
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=on on:change=switch />
            <span>
                "Keys without Ctrl" <span class="hint">
                    "They rest while you write. Switch them off if they get in your way."
                </span>
            </span>
        </label>
    }
}
