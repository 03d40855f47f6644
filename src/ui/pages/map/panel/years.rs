//! Through the years: the network as it was known by a day, by hand or by itself.

use std::time::Duration;

use leptos::leptos_dom::helpers::{IntervalHandle, set_interval_with_handle};
use leptos::prelude::*;

use super::super::atlas::Atlas;
use crate::browser::{dates, page};
use crate::insight::timeline;
use crate::map::Years;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, unique};
use crate::ui::pieces::words::people_count;

/// From month to month.
const PACE: Duration = Duration::from_millis(180);

/// The scrubber.
#[component]
pub fn YearsPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let line = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| timeline(notebook, today))
    });
    view! {
        {move || match line.get() {
            Some(line) if Years::new(line.from, line.to).steps() > 0 => {
                view! { <Scrubber atlas=atlas years=Years::new(line.from, line.to) undated=line.undated /> }
                    .into_any()
            }
            _ => {
                view! {
                    <p class="soft">
                        "Once you note when you met people, or moments together, the years can be walked through here."
                    </p>
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn Scrubber(atlas: Atlas, years: Years, undated: usize) -> impl IntoView {
    let id = unique("years");
    let last = years.steps();
    let step = Memo::new(move |_| atlas.until.get().map_or(last, |day| years.step(day)));
    let go = move |step: i32| {
        let until = years.until(step.clamp(0, last));
        if atlas.until.get_untracked() != until {
            atlas.until.set(until);
        }
    };
    let playing = RwSignal::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(timer) = playing.try_update(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let play = move |_| {
        if playing.with_untracked(Option::is_some) {
            return stop();
        }
        if step.get_untracked() >= last {
            go(0);
        }
        let tick = move || {
            let now = step.get_untracked();
            go(now + 1);
            if now + 1 >= last {
                stop();
            }
        };
        playing.set(set_interval_with_handle(tick, PACE).ok());
    };
    let words = move || match atlas.until.get() {
        Some(day) => dates::month_and_year(day),
        None => "now".to_owned(),
    };
    let heading = move || match atlas.until.get() {
        Some(day) => format!("As it was in {}", dates::month_and_year(day)),
        None => "As it is now".to_owned(),
    };
    let is_playing = move || playing.with(Option::is_some);
    view! {
        <div class="years">
            <label class="label" for=id.clone() aria-live=move || if is_playing() { "off" } else { "polite" }>
                {heading}
            </label>
            <input
                id=id
                class="slider"
                type="range"
                min="0"
                max=last
                step="1"
                prop:value=move || step.get().to_string()
                aria-valuetext=words
                on:input:target=move |event| {
                    stop();
                    if let Ok(step) = event.target().value().parse() {
                        go(step);
                    }
                }
            />
            <div class="years-ends soft small" aria-hidden="true">
                <span>{dates::month_and_year(years.day(0))}</span>
                <span>"now"</span>
            </div>
            <div class="actions">
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| {
                        stop();
                        go(step.get_untracked() - 12);
                    }
                >
                    <Icon glyph=Glyph::Earlier />
                    <span>"A year back"</span>
                </button>
                {(!page::is_calm())
                    .then(|| {
                        view! {
                            <button type="button" class="button small" on:click=play>
                                <Icon glyph=Signal::derive(move || {
                                    if is_playing() { Glyph::Pause } else { Glyph::Play }
                                }) />
                                <span>{move || if is_playing() { "Pause" } else { "Play" }}</span>
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| {
                        stop();
                        go(step.get_untracked() + 12);
                    }
                >
                    <span>"A year on"</span>
                    <Icon glyph=Glyph::Later />
                </button>
            </div>
            <Show when=move || atlas.until.get().is_some()>
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| {
                        stop();
                        atlas.until.set(None);
                        page::focus_soon(".years .slider");
                    }
                >
                    "Back to now"
                </button>
            </Show>
            {(undated > 0)
                .then(|| {
                    view! {
                        <p class="hint">
                            {format!("{} without a date yet: seen only now.", people_count(undated))}
                        </p>
                    }
                })}
        </div>
    }
}
