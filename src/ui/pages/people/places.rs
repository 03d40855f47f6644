//! Where somebody lives, and fields of the reader's own: texts with a word each. How one is written,
//! and both sections on the page.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::shelf::{Part, Shelf, change, followed};
use super::writing::fields_form;
use crate::id::PersonId;
use crate::people::{Person, add_word, clean_line, clean_text, put_beside};
use crate::ui::desk::use_desk;
use crate::ui::parts::{TextField, unique};

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pairs {
    /// Where they live: the text tells them apart, a word says which it is.
    Addresses,
    /// Fields of one's own: the word tells them apart.
    Own,
}

impl Pairs {
    fn part(self) -> Part {
        match self {
            Pairs::Addresses => Part::Addresses,
            Pairs::Own => Part::Own,
        }
    }

    /// Those of a person, by what tells them apart.
    pub fn of(self, person: &Person) -> &BTreeMap<String, String> {
        match self {
            Pairs::Addresses => &person.addresses,
            Pairs::Own => &person.extra,
        }
    }

    /// The same, to be changed.
    fn of_mut(self, person: &mut Person) -> &mut BTreeMap<String, String> {
        match self {
            Pairs::Addresses => &mut person.addresses,
            Pairs::Own => &mut person.extra,
        }
    }

    /// Puts one among them; what stands there already stays. An address may have two words.
    fn put(self, all: &mut BTreeMap<String, String>, key: String, value: String) {
        match self {
            Pairs::Addresses => add_word(all.entry(key).or_default(), &value),
            Pairs::Own => drop(put_beside(all, &key, value)),
        }
    }

    /// All that were written in a form.
    pub fn all(self, written: Vec<(String, String)>) -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for (key, value) in written {
            self.put(&mut all, key, value);
        }
        all
    }
}

/// One of them being written.
#[derive(Clone, Copy)]
pub struct PairDraft {
    pairs: Pairs,
    text: RwSignal<String>,
    label: RwSignal<String>,
    amiss: RwSignal<String>,
}

impl PairDraft {
    /// The draft of what this key stands for, or of a new one.
    pub fn of(pairs: Pairs, person: &Person, key: &str) -> Self {
        let value = pairs.of(person).get(key).cloned().unwrap_or_default();
        let (text, label) = match pairs {
            Pairs::Addresses => (key.to_owned(), value),
            Pairs::Own => (value, key.to_owned()),
        };
        let [text, label] = [text, label].map(RwSignal::new);
        Self { pairs, text, label, amiss: RwSignal::default() }
    }

    /// The key and what goes with it; `Some(None)` where nothing is written, `None` where something is
    /// amiss, which is said.
    pub fn read(self) -> Option<Option<(String, String)>> {
        let text = self.text.with_untracked(|text| clean_text(text));
        let label = self.label.with_untracked(|label| clean_line(label));
        let amiss = match self.pairs {
            Pairs::Own if label.is_empty() && !text.is_empty() => "What is it? A word will do.",
            _ => "",
        };
        self.amiss.set(amiss.to_owned());
        if !amiss.is_empty() {
            return None;
        }
        let (key, value) = match self.pairs {
            Pairs::Addresses => (text, label),
            Pairs::Own => (label, text),
        };
        Some((!key.is_empty()).then_some((key, value)))
    }

    /// Ready for the next one.
    fn clear(self) {
        self.text.set(String::new());
        self.label.set(String::new());
    }
}

/// Its fields.
#[component]
pub fn PairFields(
    /// What is written.
    draft: PairDraft,
    /// The id of its first field.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("pair"));
    match draft.pairs {
        Pairs::Addresses => view! {
            <div class="pair-fields">
                <TextField label="Address" unlabelled=true placeholder="As on a letter" lines=3 value=draft.text id=id />
                <TextField label="Which address" unlabelled=true placeholder="home, summer" value=draft.label />
            </div>
        }
        .into_any(),
        Pairs::Own => view! {
            <div class="pair-fields own">
                <TextField label="What it is" unlabelled=true placeholder="Shoe size" value=draft.label amiss=draft.amiss id=id />
                <TextField label="Its words" unlabelled=true placeholder="39" value=draft.text />
            </div>
        }
        .into_any(),
    }
}

/// The section.
#[component]
pub fn PairShelf(
    /// Whose.
    id: PersonId,
    /// Which one.
    pairs: Pairs,
) -> impl IntoView {
    let desk = use_desk();
    let part = pairs.part();
    let person = followed(id);
    let rows = Memo::new(move |_| {
        person.with(|person| {
            let all = person.iter().flat_map(|person| pairs.of(person).keys());
            all.cloned().collect::<Vec<_>>()
        })
    });
    let row = Callback::new(move |key: String| {
        let of = key.clone();
        let value = move || {
            let value = person.with(|person| pairs.of(person.as_ref()?).get(&of).cloned());
            value.filter(|value| !value.is_empty())
        };
        match pairs {
            Pairs::Addresses => view! {
                <p class="address" dir="auto">{key}</p>
                {move || value().map(|value| view! { <p class="aside" dir="auto">{value}</p> })}
            }
            .into_any(),
            Pairs::Own => view! {
                <dl class="fact">
                    <dt dir="auto">{key}</dt>
                    <dd class="notes" dir="auto">{value}</dd>
                </dl>
            }
            .into_any(),
        }
    });
    let form = Callback::new(move |(old, done): (Option<String>, Callback<()>)| {
        let now = desk.peek(|notebook| notebook.person(id).cloned()).unwrap_or_default();
        let draft = PairDraft::of(pairs, &now, old.as_deref().unwrap_or_default());
        let new = old.is_none();
        let keep = move |(key, value): (String, String)| {
            let words = |who: &str| format!("Noted {} of {who}", part.one());
            change(desk, id, words, |person| {
                let all = pairs.of_mut(person);
                let before = all.clone();
                if let Some(old) = &old {
                    all.remove(old);
                }
                pairs.put(all, key, value);
                *all != before
            });
        };
        let fields = move |id| view! { <PairFields draft=draft id=id /> }.into_any();
        fields_form(new, done, move || draft.read(), keep, move || draft.clear(), fields)
    });
    let take_out = Callback::new(move |key: String| {
        let words = |who: &str| format!("Took out {} of {who}", part.one());
        change(desk, id, words, |person| pairs.of_mut(person).remove(&key).is_some());
    });
    view! { <Shelf part=part rows=rows row=row form=form take_out=take_out /> }
}
