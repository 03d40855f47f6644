//! What was noted today: each can be changed or taken away from here.

use leptos::prelude::*;

use crate::browser::page;
use crate::id::MomentId;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::forms::{Form, use_forms};
use crate::ui::parts::{Glyph, Menu, MenuItem};

/// The card.
#[component]
pub fn NotedToday() -> impl IntoView {
    let desk = use_desk();
    let noted = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| notebook.moments_on(today).map(|moment| moment.id).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || noted.with(|noted| !noted.is_empty())>
            <section class="card noted-today" aria-labelledby="noted-today">
                <h2 id="noted-today">"Noted today"</h2>
                <ul class="rows">
                    <For each=move || noted.get() key=|id| *id let:id>
                        <Noted id=id />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// A moment on one line: "Listened · Grace Hopper · her words".
#[component]
fn Noted(id: MomentId) -> impl IntoView {
    let desk = use_desk();
    let forms = use_forms();
    let moment = desk.memo(move |notebook| notebook.moment(id).cloned());
    let words = move || {
        let moment = moment.get()?;
        let people = desk.with(|notebook| notebook.people_at(&moment));
        let (many, mut names) = (people.len(), Vec::new());
        for (at, person) in people.into_iter().enumerate() {
            let before = match at {
                0 => " · ",
                at if at + 1 == many => " and ",
                _ => ", ",
            };
            let name = person.shown_name().to_owned();
            names.push(view! {
                {before}
                <a href=Route::Person(person.id).to_string() dir="auto">{name}</a>
            });
        }
        let text = (!moment.text.is_empty()).then(|| format!(" · {}", moment.text));
        Some(view! { {moment.kind.words()} {names} {text} })
    };
    let edit = move |_| {
        if let Some(moment) = moment.get_untracked() {
            forms.open(Form::Moment((*moment).clone()));
        }
    };
    let delete = move |_| {
        let today = untrack(|| desk.today());
        desk.edit("Deleted a moment", |edit| edit.delete_moment(id, today));
        page::focus_soon("main [data-arrive]");
    };
    let about = moment
        .with_untracked(|moment| moment.as_ref().map(|moment| moment.kind.words().to_lowercase()));
    view! {
        <li class="noted">
            <span class="noted-words">{words}</span>
            <Menu label=format!("More about what was noted: {}", about.unwrap_or_default())>
                <MenuItem glyph=Glyph::Edit words="Edit" press=edit />
                <MenuItem glyph=Glyph::Delete words="Delete" press=delete />
            </Menu>
        </li>
    }
}
