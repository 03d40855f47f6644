//! Ways to reach somebody, while they are being written: each an address or a number, and a word for it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::rows::{Rows, RowsField};
use crate::people::{Person, Reach, add_word, clean_line};
use crate::ui::parts::TextField;

/// A way to reach someone, while it is being written.
#[derive(Clone, Copy)]
pub struct Way {
    typed: RwSignal<String>,
    label: RwSignal<String>,
    amiss: RwSignal<String>,
    /// The address it came from and how that was shown: unchanged, it stays as it was.
    kept: StoredValue<Option<(String, String)>>,
}

impl Way {
    fn new(uri: Option<&str>, label: &str) -> Self {
        let kept = uri.map(|uri| {
            let shown = Reach::from_uri(uri).map(|reach| reach.shown().to_owned());
            (uri.to_owned(), shown.unwrap_or_else(|| uri.to_owned()))
        });
        let typed = kept.as_ref().map(|(_, shown)| shown.clone()).unwrap_or_default();
        Self {
            typed: RwSignal::new(typed),
            label: RwSignal::new(label.to_owned()),
            amiss: RwSignal::new(String::new()),
            kept: StoredValue::new(kept),
        }
    }

    /// Those of a person; an empty one where there is none.
    pub fn of(person: &Person) -> Rows<Way> {
        let ways = person.reach.iter().map(|(uri, label)| Way::new(Some(uri), label));
        let mut ways: Vec<Way> = ways.collect();
        if ways.is_empty() {
            ways.push(Way::new(None, ""));
        }
        Rows::new(ways)
    }

    /// The address written; `None` while it is none, which is then said.
    fn check(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        let kept = self.kept.get_value().filter(|(_, shown)| *shown == typed);
        let uri = kept.map(|(uri, _)| uri).or_else(|| Some(Reach::guess(&typed)?.uri().to_owned()));
        let amiss = uri.is_none() && !typed.trim().is_empty();
        let words = if amiss { "This is no phone number, e-mail or web address." } else { "" };
        self.amiss.set(words.to_owned());
        uri
    }
}

/// All that are written; `None` where one is amiss, which is said.
pub fn read(rows: Rows<Way>) -> Option<BTreeMap<String, String>> {
    let mut reach = BTreeMap::<String, String>::new();
    let mut whole = true;
    for way in rows.all() {
        if let Some(uri) = way.check() {
            let label = way.label.with_untracked(|label| clean_line(label));
            // Written twice, it keeps both words.
            add_word(reach.entry(uri).or_default(), &label);
        } else {
            whole &= way.amiss.with_untracked(String::is_empty);
        }
    }
    whole.then_some(reach)
}

/// The fields.
#[component]
pub fn WaysToReach(
    /// What is written.
    rows: Rows<Way>,
) -> impl IntoView {
    let field = Callback::new(|way: Way| {
        view! {
            <div class="way-fields">
                <TextField
                    label="Phone, e-mail or web address"
                    unlabelled=true
                    placeholder="Phone, e-mail or web address"
                    value=way.typed
                    amiss=way.amiss
                    class="way-typed"
                />
                <TextField label="Which one" unlabelled=true placeholder="home, work" value=way.label class="way-which" />
            </div>
        }
        .into_any()
    });
    view! {
        <RowsField
            legend="Ways to reach them"
            rows=rows
            fresh=Callback::new(|()| Way::new(None, ""))
            field=field
            another="Another way"
            take_out="Take out this way"
        />
    }
}
