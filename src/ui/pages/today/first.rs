//! The first thing on the first page: a person to put first, why it is them, and kind acts at hand.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::insight::{Act, Deed, First, acts, first, there_for};
use crate::life::{Intention, Moment, Outcome};
use crate::people::{Circle, Person};
use crate::route::Route;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::{PersonFace, list_words};

/// The card.
#[component]
pub fn FirstPerson() -> impl IntoView {
    let desk = use_desk();
    // Once somebody was put first today it is enough, unless one asks for more.
    let more = RwSignal::new(false);
    let been_there = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let people = there_for(notebook, today).into_iter();
            people.map(|id| notebook.short_name(id)).collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| {
        let (today, not) = (desk.today(), desk.not_today());
        desk.with(|notebook| first(notebook, today, &not))
    });
    let shown = Memo::new(move |_| {
        let is_enough = !more.get() && been_there.with(|names| !names.is_empty());
        match (is_enough, chosen.with(Option::is_some)) {
            (true, _) => Shown::Enough,
            (false, true) => Shown::Chosen,
            // Nobody but those for whom it is not today.
            (false, false) if !desk.not_today().is_empty() => Shown::Done,
            (false, false) => Shown::Nothing,
        }
    });
    let inside = move || match shown.get() {
        Shown::Enough => view! { <BeenThere names=been_there more=more /> }.into_any(),
        Shown::Chosen => {
            (move || chosen.get().map(|first| view! { <Chosen first=first /> })).into_any()
        }
        Shown::Done => view! { <NobodyLeft /> }.into_any(),
        Shown::Nothing => ().into_any(),
    };
    view! {
        <Show when=move || shown.get() != Shown::Nothing>
            <section class="card first" aria-labelledby="first-person">
                {inside}
            </section>
        </Show>
    }
}

/// What the card tells.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Enough,
    Chosen,
    Done,
    Nothing,
}

#[component]
fn BeenThere(names: Memo<Vec<String>>, more: RwSignal<bool>) -> impl IntoView {
    let words = move || format!("You were there for {} today.", list_words(&names.get()));
    let go = move |()| more.set(true);
    view! {
        <Head word="Someone else?" press=go />
        <p class="first-sentence">{words}</p>
    }
}

/// All who had a reason were passed over.
#[component]
fn NobodyLeft() -> impl IntoView {
    let desk = use_desk();
    let go = move |()| desk.pass_over(None);
    view! {
        <Head word="Look again" press=go />
        <p class="first-sentence">"Nobody else today, and that is fine."</p>
    }
}

/// The head of the card while it shows nobody, with the way on.
#[component]
fn Head(word: &'static str, #[prop(into)] press: Callback<()>) -> impl IntoView {
    let go = move |_| {
        press.run(());
        go_on();
    };
    view! {
        <div class="first-head">
            <p class="eyebrow" id="first-person">"Put first"</p>
            <button type="button" class="button quiet small" on:click=go>
                {word}
            </button>
        </div>
    }
}

#[component]
fn Chosen(first: First) -> impl IntoView {
    let desk = use_desk();
    let First { person, reason } = first.clone();
    let id = person.id;
    let name = desk.peek(|notebook| notebook.short_name(id));
    let about = [person.circle.map_or("", Circle::word), &person.role, &person.company];
    let about: Vec<&str> = about.into_iter().filter(|word| !word.is_empty()).collect();
    let about = about.join(" · ");
    let shown_name = person.shown_name().to_owned();
    let label = format!("Kind acts for {name}");
    let act_buttons = {
        let name = name.clone();
        move || {
            let acts = desk.with(|notebook| acts(notebook, &first));
            let acts = acts.into_iter().map(|act| {
                let words = match act.deed {
                    Deed::Promise(_) => "Done".to_owned(),
                    _ => act.deed.done(&name),
                };
                let person = Arc::clone(&person);
                view! {
                    <button type="button" class="button act" on:click=move |_| take(desk, &act, &person)>
                        <Icon glyph=Glyph::Check />
                        <span>{words}</span>
                    </button>
                }
            });
            acts.collect_view()
        }
    };
    view! {
        <div class="first-head">
            <p class="eyebrow" id="first-person">"Put first today"</p>
            <button
                type="button"
                class="button quiet small not-today"
                on:click=move |_| {
                    desk.pass_over(Some(id));
                    go_on();
                }
            >
                "Not today"
            </button>
        </div>
        <div class="first-who">
            <PersonFace id=id class="large" />
            <div class="first-words">
                <h2 class="first-name" dir="auto">
                    <a href=Route::Person(id).to_string()>{shown_name}</a>
                </h2>
                <p class="soft line" dir="auto">{about}</p>
            </div>
        </div>
        <p class="first-sentence">{move || reason.sentence(&name, desk.today())}</p>
        <div class="actions" role="group" aria-label=label>
            {act_buttons}
        </div>
    }
}

/// One tap: the check of the habit, the moment between us, and with it the warmth; and what one meant
/// to do is done.
fn take(desk: Desk, act: &Act, person: &Person) {
    let (today, id) = (desk.today(), desk.fresh());
    desk.edit(act.deed.done(person.shown_name()), |edit| {
        match (&act.habit, act.deed.moment()) {
            (Some(habit), _) => edit.check_for(habit, today, [person.id], id),
            (None, Some((kind, text))) => edit.put_moment(&Moment {
                people: [person.id].into(),
                text,
                ..Moment::new(id, today, kind)
            }),
            (None, None) => {}
        }
        let kept = act.keeps.and_then(|id| edit.before().intention(id));
        let kept = kept.map(|one| Intention { outcome: Outcome::Done(today), ..(**one).clone() });
        if let Some(kept) = kept {
            edit.put_intention(&kept);
        }
    });
    go_on();
}

/// What was pressed is gone; the focus goes on with what stands there now.
fn go_on() {
    page::after_paint(|| {
        if !page::focus(".first a, .first button") {
            page::focus("main [data-arrive]");
        }
    });
}
