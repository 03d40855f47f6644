//! The map's twin: the same people, ties and circles as a table, with the same powers.

use leptos::{ev, prelude::*};

use super::atlas::Atlas;
use crate::id::PersonId;
use crate::insight::{Warmth, warmth};
use crate::map::{RowTie, Sort, row_of, rows};
use crate::people::{Circle, fold};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Empty, Glyph, Icon, LongRows, PageTitle};
use crate::ui::pieces::words::people_count;
use crate::ui::pieces::{PersonFace, put_in_circle};

/// The columns, in order.
const COLUMNS: [(Sort, &str); 4] = [
    (Sort::Name, "Name"),
    (Sort::Circle, "Circle"),
    (Sort::Ties, "Ties"),
    (Sort::Warmth, "Warmth"),
];

/// The page.
#[component]
pub fn MapTable(
    /// The map, to show somebody on.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let sort = RwSignal::new((Sort::Name, false));
    let typed = RwSignal::new(String::new());
    let everybody = desk.memo(|notebook| {
        let people = notebook.people_by_name();
        people.iter().map(|person| person.id).collect::<Vec<_>>()
    });
    // Changing somebody's circle doesn't take the row away from under the hand: only who is there,
    // the order asked for and what is sought decide who stands where.
    let order = Memo::new(move |_| {
        everybody.with(Vec::len);
        let (by, reversed) = sort.get();
        let today = desk.today();
        desk.peek(|notebook| {
            let rows = rows(notebook, |id| warmth(notebook, id, today), by, reversed);
            rows.into_iter().map(|row| row.person).collect::<Vec<_>>()
        })
    });
    let found = Memo::new(move |_| {
        let folded = typed.with(|typed| fold(typed));
        let words: Vec<&str> = folded.split_whitespace().collect();
        let fits = |id: &&PersonId| {
            let person = desk.peek(|notebook| notebook.person(**id).cloned());
            words.is_empty() || person.is_some_and(|person| person.matches(&words))
        };
        order.with(|order| order.iter().filter(fits).copied().collect::<Vec<_>>())
    });
    let told = move || {
        let (some, all) = (found.with(Vec::len), order.with(Vec::len));
        match some {
            0 => "Nobody fits".to_owned(),
            some if some == all => people_count(all),
            some => format!("{some} of {}", people_count(all)),
        }
    };
    let nobody = Memo::new(move |_| everybody.with(Vec::is_empty));
    let head = move |(by, word): (Sort, &'static str)| {
        let most_first = matches!(by, Sort::Ties | Sort::Warmth);
        let sorted = move || match sort.get() {
            (now, _) if now != by => "none",
            (_, reversed) if reversed == most_first => "ascending",
            _ => "descending",
        };
        let press = move |_| {
            sort.update(|(now, reversed)| {
                *reversed = *now == by && !*reversed;
                *now = by;
            });
        };
        view! {
            <th role="columnheader" scope="col" aria-sort=sorted>
                <button type="button" class="sort" on:click=press>
                    {word}
                    <Icon glyph=Glyph::Down />
                </button>
            </th>
        }
    };
    let inside = move || {
        if nobody.get() {
            return view! {
                <Empty
                    glyph=Glyph::Map
                    title="Your map begins with you"
                    words="Everybody you bring or name has a row here, with their circle and their ties."
                >
                    <a class="button primary" href=Route::PersonNew.to_string()>
                        "Add someone"
                    </a>
                </Empty>
            }
            .into_any();
        }
        view! {
            <search class="search">
                <label class="unseen" for="map-search">
                    "Search the table"
                </label>
                <Icon glyph=Glyph::Search />
                <input
                    id="map-search"
                    class="input"
                    type="search"
                    placeholder="Name, place, tag"
                    autocomplete="off"
                    spellcheck="false"
                    bind:value=typed
                />
            </search>
            <p class="people-count" role="status">
                {told}
            </p>
            <table
                class="map-table"
                role="table"
                aria-label="Everybody on the map"
                aria-rowcount=move || found.with(Vec::len) + 1
            >
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        {COLUMNS.map(head).collect_view()}
                        <th role="columnheader" scope="col">
                            <span class="unseen">"On the map"</span>
                        </th>
                    </tr>
                </thead>
                <LongRows
                    rows=found
                    row=move |id| view! { <PersonCells id=id atlas=atlas /> }.into_any()
                />
            </table>
        }
        .into_any()
    };
    view! {
        <div class="page map-twin">
            <header class="page-head">
                <PageTitle words="The map as a table" />
                <a class="button" href=Route::Map.to_string()>
                    <Icon glyph=Glyph::Map />
                    <span>"Show the map"</span>
                </a>
            </header>
            {inside}
        </div>
    }
}

/// One person.
#[component]
fn PersonCells(id: PersonId, atlas: Atlas) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| row_of(notebook, id, warmth(notebook, id, today)))
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
        let last = row.ties.len().saturating_sub(1);
        let more = row.more_ties;
        let tie = |(at, tie): (usize, RowTie)| {
            let end = if at < last || more > 0 { ", " } else { "" };
            view! {
                <a href=Route::Person(tie.other).to_string() dir="auto">{tie.words}</a>
                {end}
            }
        };
        let ties = row.ties.into_iter().enumerate().map(tie).collect_view();
        let rest = (more > 0).then(|| {
            view! { <a href=Route::Person(id).to_string()>{format!("{more} more")}</a> }
        });
        Some(view! { {ties} {rest} }.into_any())
    };
    view! {
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
        <td role="cell" class="twin-show">
            <a
                class="icon-button"
                href=Route::Map.to_string()
                aria-label=move || format!("Show {} on the map", name.get())
                title="Show on the map"
                on:click=move |_| atlas.show(id)
            >
                <Icon glyph=Glyph::Map />
            </a>
        </td>
    }
}
