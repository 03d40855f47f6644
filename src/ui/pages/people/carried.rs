//! What somebody carries now: joys and frustrations of late that aren't over yet.

use leptos::prelude::*;

use crate::browser::page;
use crate::id::{MomentId, PersonId};
use crate::insight::carried;
use crate::life::Moment;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::pieces::words::{day_words, moment_glyph, when_words};

/// The section; while nothing is carried, there is none.
#[component]
pub fn Carried(
    /// Who carries it.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let carried = Memo::new(move |_| {
        let today = desk.today();
        let moments = desk.with(|notebook| carried(notebook, id, today));
        moments.iter().map(|moment| moment.id).collect::<Vec<MomentId>>()
    });
    view! {
        <Show when=move || !carried.with(Vec::is_empty)>
            <section class="shelf carried">
                <header class="shelf-head">
                    <h2>
                        <Icon glyph=Glyph::Joy />
                        "What they carry now"
                    </h2>
                </header>
                <ul class="shelf-rows">
                    <For
                        each=move || carried.get()
                        key=|moment| *moment
                        children=|moment| view! { <CarriedOne moment=moment /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn CarriedOne(moment: MomentId) -> impl IntoView {
    let desk = use_desk();
    let shown = desk.memo(move |notebook| notebook.moment(moment).cloned());
    let passed = move |_| {
        let Some(moment) = desk.peek(|notebook| notebook.moment(moment).cloned()) else { return };
        let over = Some(untrack(|| desk.today()).max(moment.day));
        let words = format!("It has passed: {}", moment.kind.words().to_lowercase());
        desk.edit(words, |edit| edit.put_moment(&Moment { over, ..(*moment).clone() }));
        page::after_paint(|| {
            if !page::focus(".carried .passed") {
                page::focus("main [data-arrive]");
            }
        });
    };
    let inside = move || {
        let moment = shown.get()?;
        let kind = moment.kind.words();
        let when = match moment.part {
            Some(part) => when_words(part),
            None => day_words(moment.day, desk.today()),
        };
        let text = if moment.text.is_empty() { kind.to_owned() } else { moment.text.clone() };
        let label = format!("It has passed: {text}");
        Some(view! {
            <span class="moment-glyph">
                <Icon glyph=moment_glyph(moment.kind) />
            </span>
            <div class="shelf-words">
                <p class="notes" dir="auto">
                    {text}
                </p>
                <p class="aside">
                    <span>{kind}</span>
                    " · "
                    <time datetime=moment.day.to_string()>{when}</time>
                </p>
            </div>
            <button type="button" class="button small quiet passed" aria-label=label on:click=passed>
                "It has passed"
            </button>
        })
    };
    view! { <li class="shelf-row">{inside}</li> }
}
