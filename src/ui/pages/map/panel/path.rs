//! How two people are tied: the shortest way and the warmest, told as sentences and shown on the map.

use leptos::prelude::*;

use super::super::atlas::{Asked, Atlas};
use super::words::Someone;
use crate::id::PersonId;
use crate::insight::{Path, besides, no_way, shortest, warmest};
use crate::ui::desk::use_desk;
use crate::ui::pieces::PersonPicker;

/// Everybody on a way, each with how they are come to; and what else there is to say.
type Way = (Vec<(PersonId, String)>, String);

/// The two ends, and the ways between them.
#[component]
pub fn PathPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let from = RwSignal::new(Vec::<PersonId>::new());
    let to = RwSignal::new(Vec::<PersonId>::new());
    let first = |people: RwSignal<Vec<PersonId>>| people.with(|people| people.first().copied());
    // Asked elsewhere, on somebody's card, it is shown here; chosen here, it is shown there.
    Effect::new(move |_| {
        let Some(asked) = atlas.path.get() else {
            if untrack(move || first(to)).is_some() {
                to.set(Vec::new());
            }
            return;
        };
        if untrack(move || (first(from), first(to))) != (asked.from, Some(asked.to)) {
            from.set(asked.from.into_iter().collect());
            to.set(vec![asked.to]);
        }
    });
    Effect::new(move |before: Option<(Option<PersonId>, Option<PersonId>)>| {
        let now = (first(from), first(to));
        if before.is_some_and(|before| before != now) {
            let warmest =
                atlas.path.with_untracked(|asked| asked.is_some_and(|asked| asked.warmest));
            let asked = now.1.map(|to| Asked { from: now.0, to, warmest });
            if atlas.path.get_untracked() != asked {
                atlas.path.set(asked);
            }
        }
        now
    });
    let ends = Memo::new(move |_| atlas.path.get().map(|asked| (asked.from, asked.to)));
    let ways = Memo::new(move |_| {
        let (from, to) = ends.get()?;
        let today = desk.today();
        desk.with(|notebook| {
            let told = |path: Path| {
                let steps = path.steps(notebook, today);
                // Where nobody is between them, there is more to say.
                let straight = path.people.len() == 1 + usize::from(!path.from_me);
                let more = if straight { besides(notebook, from, to, today) } else { Vec::new() };
                // The first of a way that begins with somebody is come to by no step.
                let lead = path.people.len().saturating_sub(steps.len());
                let steps = std::iter::repeat_n(String::new(), lead).chain(steps);
                (path.people.iter().copied().zip(steps).collect::<Vec<_>>(), more.join(" "))
            };
            let Some(short) = shortest(notebook, from, to, today).map(told) else {
                return Some(Err(no_way(notebook, from, to)));
            };
            let warm = warmest(notebook, from, to, today).map(told);
            let warm = warm.filter(|warm| *warm != short);
            Some(Ok((short, warm)))
        })
    });
    let one = move |title: &'static str, warm: bool, (steps, more): Way| {
        let is_here = move || atlas.path.get().is_some_and(|asked| asked.warmest == warm);
        let show = move |_| {
            atlas.path.update(|asked| {
                if let Some(asked) = asked {
                    asked.warmest = warm;
                }
            });
        };
        let steps = steps
            .into_iter()
            .map(|(id, words)| {
                view! {
                    <li>
                        <p dir="auto">{words}</p>
                        <Someone id=id atlas=atlas />
                    </li>
                }
            })
            .collect_view();
        view! {
            <article class="way-between" class:here=is_here>
                <h4>{title}</h4>
                <ol class="way-steps">{steps}</ol>
                {(!more.is_empty()).then(|| view! { <p class="soft small" dir="auto">{more}</p> })}
                <div>
                    <button
                        type="button"
                        class="filter"
                        aria-pressed=move || if is_here() { "true" } else { "false" }
                        aria-label=format!("Show on the map: {title}")
                        on:click=show
                    >
                        "On the map"
                    </button>
                </div>
            </article>
        }
        .into_any()
    };
    let told = move || match ways.get() {
        None => view! {
            <p class="soft">"By whom and by what you, or any two of your people, are tied."</p>
        }
        .into_any(),
        Some(Ok((short, warm))) => {
            let title = match (&warm, short.1.is_empty()) {
                (Some(_), _) => "The shortest way",
                (None, false) => "Directly",
                (None, true) => "The shortest way, and the warmest",
            };
            view! {
                <div class="ways-between" role="group" aria-label="Ways">
                    {one(title, false, short)}
                    {warm.map(|warm| one("The warmest way", true, warm))}
                </div>
            }
            .into_any()
        }
        Some(Err(why)) => view! { <p>{why}</p> }.into_any(),
    };
    view! {
        <PersonPicker label="How is" chosen=from most=1 placeholder="Me" known=true except=Signal::derive(move || first(to)) />
        <PersonPicker label="tied to" chosen=to most=1 known=true except=Signal::derive(move || first(from)) />
        <div aria-live="polite">{told}</div>
        <Show when=move || ends.get().is_some()>
            <div class="actions">
                <button
                    type="button"
                    class="button quiet small"
                    on:click=move |_| atlas.path.set(None)
                >
                    "Show everybody again"
                </button>
            </div>
        </Show>
    }
}
