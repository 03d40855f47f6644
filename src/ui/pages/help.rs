//! Help: the keys, and what happens to what is written here.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::parts::PageTitle;
use crate::ui::shortcuts::LISTED;

/// The page.
#[component]
pub fn Help() -> impl IntoView {
    let key = |key: &'static str| if key == "Ctrl" && page::is_apple() { "⌘" } else { key };
    let rows = LISTED.iter().map(|(keys, words)| {
        let keys = keys.iter().map(|name| view! { <kbd>{key(name)}</kbd> }).collect_view();
        view! {
            <div class="key-row">
                <dt>{*words}</dt>
                <dd class="keys">{keys}</dd>
            </div>
        }
    });
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
                <h2>"Keys"</h2>
                <dl class="key-list">{rows.collect_view()}</dl>
                <p class="faint small">"They rest while you write in a field."</p>
            </section>
        </div>
    }
}
