//! How two people are tied: the kinds from both sides, or a word of one's own.

use leptos::prelude::*;

use crate::people::TieKind;
use crate::ui::parts::{SelectField, TextField};

/// The value of "in my own words" among the kinds.
const OWN: &str = "own";

/// A kind being chosen.
#[derive(Clone, Copy)]
pub struct KindChoice {
    /// Its slug; from the other side with a leading `<`.
    slug: RwSignal<String>,
    own: RwSignal<String>,
}

impl KindChoice {
    /// Friends, until something else is chosen.
    pub fn new() -> Self {
        Self { slug: RwSignal::new("friend".to_owned()), own: RwSignal::new(String::new()) }
    }

    /// Nothing yet.
    pub fn open() -> Self {
        Self { slug: RwSignal::default(), own: RwSignal::default() }
    }

    /// This kind, from the side it starts at, or from the other.
    pub fn of(kind: &TieKind, forward: bool) -> Self {
        let known = TieKind::all().any(|known| known == *kind);
        let slug = match (known, forward || kind.is_symmetric()) {
            (false, _) => OWN.to_owned(),
            (true, true) => kind.slug().to_owned(),
            (true, false) => format!("<{}", kind.slug()),
        };
        let own = if known { String::new() } else { kind.slug().to_owned() };
        Self { slug: RwSignal::new(slug), own: RwSignal::new(own) }
    }

    /// The kind, and whether it starts at the first of the two. `None` while no word is written.
    pub fn read(self) -> Option<(TieKind, bool)> {
        let slug = self.slug.get();
        if slug == OWN {
            return TieKind::from_slug(&self.own.get()).map(|kind| (kind, true));
        }
        match slug.strip_prefix('<') {
            Some(slug) => TieKind::from_slug(slug).map(|kind| (kind, false)),
            None => TieKind::from_slug(&slug).map(|kind| (kind, true)),
        }
    }
}

impl Default for KindChoice {
    fn default() -> Self {
        Self::new()
    }
}

/// The field to choose it in.
#[component]
pub fn KindField(
    /// What is asked: "Ada …".
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen.
    choice: KindChoice,
) -> impl IntoView {
    let mut options = kinds();
    if choice.slug.with_untracked(String::is_empty) {
        options.insert(0, (String::new(), "Choose…".to_owned()));
    }
    view! { <SelectField label=label value=choice.slug options=options /> }
}

/// The field for words of one's own, where that is chosen.
#[component]
pub fn OwnKindField(
    /// What is chosen.
    choice: KindChoice,
) -> impl IntoView {
    view! {
        <Show when=move || choice.slug.with(|kind| kind == OWN)>
            <TextField label="In your own words" value=choice.own placeholder="sails with" />
        </Show>
    }
}

/// All kinds from both sides; the other side's marked by a leading `<`.
fn kinds() -> Vec<(String, String)> {
    let mut kinds = Vec::new();
    for kind in TieKind::all() {
        kinds.push((kind.slug().to_owned(), kind.phrase(true)));
        if !kind.is_symmetric() {
            kinds.push((format!("<{}", kind.slug()), kind.phrase(false)));
        }
    }
    kinds.push((OWN.to_owned(), "in my own words …".to_owned()));
    kinds
}
