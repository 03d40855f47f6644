//! A row of the map's twin: somebody, and all that can be done with them there.

use leptos::{ev, prelude::*};

use crate::id::PersonId;
use crate::insight::{Warmth, glow};
use crate::map::{RowTie, row_of};
use crate::people::Circle;
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::pages::map::atlas::Atlas;
use crate::ui::pages::map::panel::ask_for_path;
use crate::ui::pages::map::panel::many::unpin_all;
use crate::ui::parts::{Glyph, Icon, Menu, MenuItem};
use crate::ui::pieces::{PersonFace, put_in_circle};

/// So many ties are told in a row, one less where it is narrow; their page tells of all.
const TIES: usize = 3;

/// One person.
#[component]
pub fn PersonCells(
    /// Who.
    id: PersonId,
    /// What is shared with the map.
    atlas: Atlas,
    /// The groups they are in, with commas between.
    group: Signal<String>,
) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| row_of(notebook, id, glow(notebook, id, today)))
    });
    let name = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default())
    });
    let circle = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.circle)));
    let word = move || row.with(|row| row.as_ref().map_or(Warmth::Quiet, |row| row.warmth).word());
    let choose = move |event: ev::Event| {
        let ring: Option<u8> = event_target_value(&event).parse().ok();
        put_in_circle(desk, id, ring.and_then(Circle::from_ring));
    };
    let options = Circle::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .map(|option| {
            let value = option.map_or(0, Circle::ring);
            view! {
                <option value=value prop:selected=move || circle.get() == option>
                    {option.map_or("Not placed", Circle::word)}
                </option>
            }
        })
        .collect_view();
    let ties = move || {
        let row = row.get()?;
        let all = row.ties.len() + row.more_ties;
        let tie = |(at, tie): (usize, RowTie)| {
            let comma = if at > 0 { ", " } else { "" };
            view! {
                <span class=(at + 1 == TIES).then_some("tie-third")>
                    {comma} <a href=Route::Person(tie.other).to_string() dir="auto">{tie.words}</a>
                </span>
            }
        };
        let ties = row.ties.into_iter().take(TIES).enumerate().map(tie).collect_view();
        let rest = |shown: usize, class: &'static str| {
            (all > shown).then(|| {
                let more = format!("{} more", all - shown);
                view! {
                    <span class=class>
                        ", " <a href=Route::Person(id).to_string()>{more}</a>
                    </span>
                }
            })
        };
        Some(view! { {ties} {rest(TIES, "tie-many")} {rest(TIES - 1, "tie-few")} }.into_any())
    };
    let many = atlas.many;
    let tick = move |_| {
        many.update(|many| {
            if !many.remove(&id) {
                many.insert(id);
            }
        });
    };
    let tags = move || row.with(|row| row.as_ref().map(|row| row.tags.clone()).unwrap_or_default());
    let pinned = move || row.with(|row| row.as_ref().is_some_and(|row| row.pinned));
    let to_map = Route::Map.to_string();
    view! {
        <td role="cell" class="twin-choose">
            <label class="tick">
                <span class="unseen">{move || format!("Choose {}", name.get())}</span>
                <input
                    type="checkbox"
                    prop:checked=move || many.with(|many| many.contains(&id))
                    on:change=tick
                />
            </label>
        </td>
        <th role="rowheader" scope="row" class="twin-name">
            <PersonFace id=id class="small" />
            <a class="line" href=Route::Person(id).to_string() dir="auto">
                {name}
            </a>
        </th>
        <td role="cell" class="twin-circle">
            <span class="select">
                <select
                    class="input"
                    aria-label=move || format!("Circle of {}", name.get())
                    on:change=choose
                >
                    {options}
                </select>
                <Icon glyph=Glyph::Down />
            </span>
        </td>
        <td role="cell" class="twin-ties small">
            <span>{ties}</span>
        </td>
        <td role="cell" class="twin-warmth small">{word}</td>
        <td role="cell" class="twin-group small" dir="auto">
            <span>{group}</span>
        </td>
        <td role="cell" class="twin-tags small" dir="auto">
            <span>{tags}</span>
        </td>
        <td role="cell" class="twin-more">
            <a
                class="icon-button"
                href=Route::Map.to_string()
                aria-label=move || format!("Show {} on the map", name.get())
                title="Show on the map"
                on:click=move |_| atlas.show(id)
            >
                <Icon glyph=Glyph::Map />
            </a>
            <Menu label=format!("More about {}", name.get_untracked())>
                <a
                    class="menu-item"
                    href=to_map
                    on:click=move |_| {
                        atlas.focus.set(Some((id, 1)));
                        atlas.show(id);
                    }
                >
                    <Icon glyph=Glyph::Whole />
                    <span>"Look around them on the map"</span>
                </a>
                <MenuItem glyph=Glyph::Tie words="How am I tied to them?" press=move |_| ask_for_path(atlas, id) />
                <Show when=pinned>
                    <MenuItem glyph=Glyph::Undo words="Let them move again" press=move |_| unpin_all(desk, &[id].into()) />
                </Show>
            </Menu>
        </td>
    }
}
