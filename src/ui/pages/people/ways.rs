//! Ways to reach a person, each to be tapped.

use leptos::prelude::*;

use crate::id::PersonId;
use crate::people::{Reach, ReachKind};
use crate::ui::desk::use_desk;
use crate::ui::parts::Icon;
use crate::ui::pieces::words::reach_glyph;

/// Ways to reach a person. Only what a tap can safely follow is a link.
#[component]
pub fn Ways(
    /// Whom.
    id: PersonId,
) -> impl IntoView {
    let desk = use_desk();
    let ways = Memo::new(move |_| {
        desk.with(|notebook| notebook.person(id).map(|person| person.reach.clone()))
            .unwrap_or_default()
    });
    let way = |uri: String, label: String| {
        let label = (!label.is_empty()).then(|| view! { <span class="way-label">{label}</span> });
        match Reach::from_uri(&uri) {
            Some(reach) => view! {
                <li>
                    <a class="way" href=reach.uri().to_owned() rel="noopener noreferrer" target=(reach.kind() == ReachKind::Web).then_some("_blank")>
                        <Icon glyph=reach_glyph(reach.kind()) />
                        <span class="line">{reach.shown().to_owned()}</span>
                        {label}
                    </a>
                </li>
            }
            .into_any(),
            None => view! {
                <li>
                    <span class="way">
                        <span class="line">{uri}</span>
                        {label}
                    </span>
                </li>
            }
            .into_any(),
        }
    };
    view! {
        <Show when=move || !ways.with(|ways| ways.is_empty())>
            <ul class="ways" aria-label="Ways to reach them">
                {move || ways.get().into_iter().map(|(uri, label)| way(uri, label)).collect_view()}
            </ul>
        </Show>
    }
}
