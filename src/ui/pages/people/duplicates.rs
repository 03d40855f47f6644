//! Who may be here twice: a list of likely pairs with why, and one pair side by side. No rule is
//! decided here.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::hash;
use crate::id::PersonId;
use crate::insight::{Likely, Sign, duplicates};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Dialog, Empty, Glyph, Icon, MenuItem, PageTitle};
use crate::ui::pieces::words::list_words;
use crate::ui::pieces::{PersonFace, PersonPicker};

pub mod pair;

use pair::OnePair;

/// So many pairs are shown at a time; the next ones follow when these are done.
const SHOWN: usize = 50;

/// How long after a page stands somebody looks for pairs: once it has been read.
const QUIET: Duration = Duration::from_millis(700);

/// The page: all pairs, or one.
#[component]
pub fn Duplicates(
    /// Which pair, the one who stays first.
    pair: Memo<Option<(PersonId, PersonId)>>,
) -> impl IntoView {
    let desk = use_desk();
    let all = desk.memo(duplicates);
    move || match pair.get() {
        Some((keep, gone)) => view! { <OnePair keep=keep gone=gone all=all /> }.into_any(),
        None => view! { <AllPairs all=all /> }.into_any(),
    }
}

#[component]
fn AllPairs(all: Memo<Vec<Likely>>) -> impl IntoView {
    let shown = move || {
        all.with(|all| {
            let shown = all.iter().take(SHOWN);
            shown.map(|one| (one.people, because(&one.why))).collect::<Vec<_>>()
        })
    };
    let more = move || all.with(|all| all.len() > SHOWN);
    view! {
        <div class="page narrow">
            <a class="back stays" href=Route::People.to_string()>
                <Icon glyph=Glyph::Back />
                <span>"People"</span>
            </a>
            <header class="page-head">
                <PageTitle words="Here twice?" />
            </header>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=|| {
                    view! {
                        <Empty
                            glyph=Glyph::People
                            title="Nobody seems to be here twice"
                            words="Where two entries look like one person, they wait here until you say which it is."
                        >
                            <a class="button" href=Route::People.to_string()>
                                "Everybody"
                            </a>
                        </Empty>
                    }
                }
            >
                <p class="soft">
                    "These may be one person, each written down twice. You choose where they differ, all else comes together, and one undo takes it back."
                </p>
                <ul class="card twice-list">
                    <For
                        each=shown
                        key=|one| one.clone()
                        children=|(people, why)| view! { <PairRow people=people why=why /> }
                    />
                </ul>
                <Show when=more>
                    <p class="soft">"More follow once these are done."</p>
                </Show>
            </Show>
        </div>
    }
}

#[component]
fn PairRow(people: (PersonId, PersonId), why: String) -> impl IntoView {
    let desk = use_desk();
    let (one, other) = people;
    view! {
        <li>
            <a class="twice-row" href=Route::Pair(one, other).to_string()>
                <span class="twice-faces">
                    <PersonFace id=one />
                    <PersonFace id=other />
                </span>
                <span class="twice-words">
                    <span class="line" dir="auto">
                        {desk.memo(move |notebook| both(&[one, other].map(|id| notebook.full_name(id).to_owned())))}
                    </span>
                    <span class="faint small">{why}</span>
                </span>
            </a>
        </li>
    }
}

/// "Ada and Ada King", or "Ada, twice".
fn both(names: &[String; 2]) -> String {
    match names {
        [one, other] if one == other => format!("{one}, twice"),
        names => list_words(names),
    }
}

/// "The same name and the same company".
fn because(why: &[Sign]) -> String {
    let words: Vec<String> = why.iter().map(|sign| sign.words().to_owned()).collect();
    let words = list_words(&words);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A quiet line where somebody may be here twice. Looked for once a visit, when the page stands.
#[component]
pub fn MayBeTwice() -> impl IntoView {
    let desk = use_desk();
    let any = RwSignal::new(false);
    let looking = set_timeout_with_handle(
        move || {
            any.set(desk.peek(|notebook| !duplicates(notebook).is_empty()));
        },
        QUIET,
    );
    on_cleanup(move || {
        if let Ok(looking) = looking {
            looking.clear();
        }
    });
    view! {
        <Show when=move || any.get()>
            <p class="twice-line small">
                "Two entries may be one person. "
                <a href=Route::Duplicates.to_string()>"Look"</a>
            </p>
        </Show>
    }
}

/// What merges somebody with whom the reader names, in a menu.
#[component]
pub fn MergeWith(
    /// Who stays.
    id: PersonId,
    /// Whether the dialog to name the other is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<PersonId>::new());
    Effect::new(move |_| {
        if let Some(other) = chosen.with(|chosen| chosen.first().copied()) {
            open.set(false);
            chosen.set(Vec::new());
            hash::go(&Route::Pair(id, other).to_string());
        }
    });
    view! {
        <Dialog open=open title="Merge with…">
            <p class="soft">
                "The other entry of the same person. You see both side by side before anything is merged."
            </p>
            <PersonPicker label="Whom" chosen=chosen most=1 except=Some(id) known=true />
        </Dialog>
    }
}

/// The item of a person's menu that opens [`MergeWith`].
#[component]
pub fn MergeItem(
    /// Whether the dialog to name the other is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <MenuItem glyph=Glyph::People words="Merge with…" press=move |_| open.set(true) /> }
}
