//! Meeting people: what one means to do for them, what to know before, whom to sit with. No rule is
//! decided here.

pub mod card;
pub mod forms;
pub mod intention;
pub mod meal;
pub mod plan;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::{hash, page};
use crate::id::PersonId;
use crate::insight::{new_to_each_other, tie_sentence, ties_among, when_we_meet};
use crate::life::{Moment, MomentKind};
use crate::people::ended;
use crate::route::{MEET_MAX, Route};
use crate::ui::desk::use_desk;
use crate::ui::forms::{Form, use_forms};
use crate::ui::parts::{Glyph, Icon, PageTitle};
use crate::ui::pieces::{IntentionRows, PersonPicker, list_words};
use card::MeetCard;
pub use forms::FormDialog;
pub use meal::Meal;

/// Those an address names, as long as they are there; changed in place, and the address with them.
fn chosen_by(
    asked: Signal<Option<Vec<PersonId>>>,
    address: fn(Vec<PersonId>) -> Route,
) -> RwSignal<Vec<PersonId>> {
    let desk = use_desk();
    let there = move |asked: Vec<PersonId>| {
        desk.peek(|notebook| {
            let there = asked.into_iter().filter(|id| notebook.person(*id).is_some());
            there.collect::<Vec<_>>()
        })
    };
    let chosen = RwSignal::new(there(asked.get_untracked().unwrap_or_default()));
    Effect::new(move |before: Option<()>| {
        let asked = asked.get();
        if let (Some(()), Some(asked)) = (before, asked) {
            chosen.set(there(asked));
        }
    });
    Effect::new(move |before: Option<()>| {
        let people = chosen.get();
        if before.is_some() && asked.get_untracked().is_some() {
            hash::rewrite(&address(people).to_string());
        }
    });
    chosen
}

/// What to know before one meets some people, on one page.
#[component]
pub fn Meet(
    /// Whom the address names; `None` while the reader is elsewhere.
    people: Signal<Option<Vec<PersonId>>>,
) -> impl IntoView {
    let desk = use_desk();
    let forms = use_forms();
    let chosen = chosen_by(people, Route::Meet);
    let several = move || chosen.with(|chosen| chosen.len() > 1);
    let title = move || {
        let names = chosen.with(|chosen| {
            desk.with(|notebook| {
                chosen.iter().map(|id| notebook.short_name(*id)).collect::<Vec<_>>()
            })
        });
        format!("Before you meet {}", list_words(&names)).trim_end().to_owned()
    };
    let ids = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| chosen.with(|chosen| when_we_meet(notebook, chosen, today)))
    });
    let how_was_it = move |_| {
        let people: BTreeSet<PersonId> = chosen.get_untracked().into_iter().collect();
        let today = untrack(|| desk.today());
        forms.open(Form::Moment(Moment {
            people,
            ..Moment::new(desk.fresh(), today, MomentKind::Met)
        }));
    };
    let anybody = move || chosen.with(|chosen| !chosen.is_empty());
    view! {
        <div class="page meet">
            <header class="page-head">
                <PageTitle words=Signal::derive(title) tab=desk.sealed_tab("Before you meet") />
                <Show when=anybody>
                    <div class="actions unprinted">
                        <button type="button" class="button" on:click=how_was_it>
                            <Icon glyph=Glyph::Note />
                            <span>"How was it?"</span>
                        </button>
                        <button type="button" class="button" on:click=|_| page::print()>
                            <Icon glyph=Glyph::Print />
                            <span>"Print"</span>
                        </button>
                    </div>
                </Show>
            </header>
            <div class="unprinted meet-who">
                <PersonPicker
                    label="Who is coming"
                    chosen=chosen
                    most=MEET_MAX
                    known=true
                    households=true
                />
                <Show when=move || !anybody()>
                    <p class="soft">
                        "Choose whom you are about to meet: what matters about them is then on one page."
                    </p>
                </Show>
            </div>
            // Hidden while it is empty, by style: what is done here stays in its row.
            <section class="card meet-deeds" aria-labelledby="meet-deeds">
                <h2 id="meet-deeds">"When you meet"</h2>
                <IntentionRows ids=ids />
            </section>
            <div class="meet-cards" class:one=move || !several()>
                <For each=move || chosen.get() key=|id| *id let:id>
                    <MeetCard id=id />
                </For>
            </div>
            <Show when=several>
                <Together chosen=chosen />
            </Show>
        </div>
    }
}

/// How those who come are tied, and who may be new to whom.
#[component]
fn Together(chosen: RwSignal<Vec<PersonId>>) -> impl IntoView {
    let desk = use_desk();
    let ties = Memo::new(move |_| {
        desk.with(|notebook| {
            let ties = chosen.with(|chosen| ties_among(notebook, chosen));
            ties.iter().map(|tie| tie_sentence(notebook, tie)).collect::<Vec<_>>()
        })
    });
    let new = Memo::new(move |_| {
        desk.with(|notebook| {
            let new = chosen.with(|chosen| new_to_each_other(notebook, chosen));
            let name = |id: &PersonId| notebook.short_name(*id);
            let sentence = |(one, others): &(PersonId, Vec<PersonId>)| {
                let others: Vec<String> = others.iter().map(name).collect();
                ended(format!("{} may be new to {}", name(one), list_words(&others)))
            };
            new.iter().map(sentence).collect::<Vec<_>>()
        })
    });
    let list = |label: &'static str, lines: Memo<Vec<String>>| {
        view! {
            <Show when=move || lines.with(|lines| !lines.is_empty())>
                <div>
                    <h3>{label}</h3>
                    <ul class="meet-lines">
                        {move || {
                            let lines = lines.get().into_iter();
                            lines.map(|line| view! { <li dir="auto">{line}</li> }).collect_view()
                        }}
                    </ul>
                </div>
            </Show>
        }
    };
    view! {
        <Show when=move || ties.with(|all| !all.is_empty()) || new.with(|all| !all.is_empty())>
            <section class="card meet-together" aria-labelledby="meet-together">
                <h2 id="meet-together">"Together"</h2>
                {list("How they are tied", ties)} {list("Perhaps new to each other", new)}
            </section>
        </Show>
    }
}
