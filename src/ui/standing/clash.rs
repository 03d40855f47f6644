//! Another tab changed the same at the same time: both values, and which of them shall stand.

use leptos::prelude::*;

use crate::browser::page;
use crate::document::{Clash, ClashKind};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon};

/// All such, oldest first.
#[component]
pub fn Clashes() -> impl IntoView {
    let desk = use_desk();
    view! {
        <For
            each=move || desk.clashes()
            key=|(number, _)| *number
            children=|(number, clash)| view! { <OneClash number=number clash=clash /> }
        />
    }
}

#[component]
fn OneClash(number: u32, clash: Clash) -> impl IntoView {
    let desk = use_desk();
    let is_gone =
        clash.thing.as_ref().is_some_and(|thing| desk.peek(|now| now.deleted_on(thing).is_some()));
    let (what, more, mine) = words(&clash, is_gone);
    let values = match clash.kind {
        ClashKind::Value(fields) => fields,
        ClashKind::DeletedThere | ClashKind::EditedThere => Vec::new(),
    };
    let values = values.into_iter().map(|field| {
        let nothing = || "nothing".to_owned();
        view! {
            <p class="clash-values">
                <span class="soft">{field.field}</span>
                <span>
                    <span class="soft">"Here: "</span>
                    <bdi>{field.ours.unwrap_or_else(nothing)}</bdi>
                </span>
                <span>
                    <span class="soft">"There: "</span>
                    <bdi>{field.theirs.unwrap_or_else(nothing)}</bdi>
                </span>
            </p>
        }
    });
    let values = values.collect_view();
    view! {
        <div class="standing">
            <Icon glyph=Glyph::Notice />
            <div class="standing-words">
                <p>
                    <strong>{what}</strong>
                    " "
                    {more}
                </p>
                {values}
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| {
                        desk.insist(number);
                        page::focus_soon("main [data-arrive]");
                    }
                >
                    {mine}
                </button>
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| {
                        desk.let_stand(number);
                        page::focus_soon("main [data-arrive]");
                    }
                >
                    "Fine"
                </button>
            </div>
        </div>
    }
}

/// What happened, what stands now, and what can be done about it.
fn words(clash: &Clash, is_gone: bool) -> (String, &'static str, &'static str) {
    let what = &clash.what;
    match (&clash.kind, is_gone) {
        (ClashKind::Value(_), _) => (
            format!("{what} was changed here and in another tab at once."),
            "What was written there stands.",
            "Use mine",
        ),
        (ClashKind::DeletedThere, _) => (
            format!("{what} was deleted in another tab just as you changed it here."),
            "It lies among the deleted things.",
            "Keep it",
        ),
        (ClashKind::EditedThere, true) => (
            format!("{what} was changed in another tab just as you deleted it here."),
            "It lies among the deleted things, with that change.",
            "Bring it back",
        ),
        (ClashKind::EditedThere, false) => (
            format!("{what} was changed in another tab just as you deleted it here."),
            "It is still there, with that change.",
            "Delete it",
        ),
    }
}
