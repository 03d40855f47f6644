//! The first visit: bring a file, name five people, or look around.

use leptos::{ev, prelude::*};

use crate::browser::hash;
use crate::people::{Circle, NameError, Person, clean_name};
use crate::route::Route;
use crate::ui::bring::BringButton;
use crate::ui::desk::use_desk;
use crate::ui::parts::{SelectField, TextField};

/// So many to begin with, and where each is likely to belong.
const FIRST: [Circle; 5] =
    [Circle::Heart, Circle::Heart, Circle::Close, Circle::Close, Circle::Friends];

/// What is offered when nothing is here yet.
#[component]
pub fn Welcome() -> impl IntoView {
    let desk = use_desk();
    let is_new = move || {
        let opening = desk.opening();
        opening.damaged.is_empty() && opening.blocked.is_none()
    };
    view! {
        <section class="welcome" aria-labelledby="welcome">
            <p class="welcome-words" id="welcome">
                "A quiet place for the people you care for, and for the kind things you mean to do."
            </p>
            <div class="welcome-ways">
                <NameFive />
                <div class="welcome-side">
                    <section class="card" aria-labelledby="bring-people">
                        <h2 id="bring-people">"Bring the people you know"</h2>
                        <p class="soft">
                            "LinkedIn's Connections.csv, or contacts as a vCard file. Drop it anywhere on this page. You see what it would add before anything changes."
                        </p>
                        <div class="actions">
                            <BringButton />
                        </div>
                    </section>
                    <section class="card" aria-labelledby="look-around">
                        <h2 id="look-around">"Look around first"</h2>
                        <p class="soft">"A made-up notebook to play with. It leaves without a trace."</p>
                        <div class="actions">
                            <button type="button" class="button" on:click=move |_| desk.look_around()>
                                "Open the sample"
                            </button>
                        </div>
                    </section>
                    <Show when=is_new>
                        <p class="soft small promise">
                            "Everything stays in this browser: no account, no server, nobody who looks. Others' lives are in here, so keep the device yours. A private window forgets it all when it is closed."
                        </p>
                    </Show>
                </div>
            </div>
        </section>
    }
}

#[component]
fn NameFive() -> impl IntoView {
    let desk = use_desk();
    let rows = FIRST.map(|circle| {
        (
            RwSignal::new(String::new()),
            RwSignal::new(circle.ring().to_string()),
            RwSignal::new(String::new()),
        )
    });
    let amiss = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let mut people = Vec::new();
        let mut whole = true;
        for (name, ring, why_not) in rows {
            why_not.set(String::new());
            match clean_name(&name.get_untracked()) {
                Ok(name) => {
                    let circle = ring.get_untracked().parse().ok().and_then(Circle::from_ring);
                    people.push(Person { circle, ..Person::new(desk.fresh(), name) });
                }
                Err(NameError::Empty) => {}
                Err(why) => {
                    why_not.set(why.to_string());
                    whole = false;
                }
            }
        }
        if people.is_empty() || !whole {
            amiss.set(if whole { "Write one name, at least.".into() } else { String::new() });
            return;
        }
        let words = match people.as_slice() {
            [one] => format!("Added {}", one.name),
            many => format!("Added {} people", many.len()),
        };
        desk.edit(words, |edit| people.iter().for_each(|person| edit.put_person(person)));
        hash::go(&Route::Map.to_string());
    };
    let fields = rows.into_iter().enumerate().map(|(at, (name, ring, why_not))| {
        let number =
            ["First", "Second", "Third", "Fourth", "Fifth"].get(at).copied().unwrap_or("Next");
        let circles =
            Circle::ALL.map(|circle| (circle.ring().to_string(), circle.word().to_owned()));
        view! {
            <li class="name-row">
                <TextField
                    label=format!("{number} name")
                    unlabelled=true
                    value=name
                    amiss=why_not
                    placeholder=if at == 0 { "A name" } else { "" }
                />
                <SelectField
                    label=format!("How close is the {} one?", number.to_lowercase())
                    unlabelled=true
                    value=ring
                    options=circles.to_vec()
                />
            </li>
        }
    });
    view! {
        <form class="card name-five" aria-labelledby="name-five" on:submit=submit>
            <h2 id="name-five">"Name five people"</h2>
            <p class="soft">"Who comes to mind first, and how close is each to your heart? Fewer is fine too."</p>
            <ol class="rows">{fields.collect_view()}</ol>
            <p class="amiss" aria-live="polite">{move || amiss.get()}</p>
            <div class="actions">
                <button type="submit" class="button primary">"Put them on my map"</button>
            </div>
        </form>
    }
}
