//! The map's twin: the same people, ties and circles as a table, with the same powers. Who is seen
//! on the map has a row here, and nobody else.

pub mod cells;

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::atlas::Atlas;
use super::panel::LookCloser;
use crate::id::PersonId;
use crate::insight::glow;
use crate::map::{Sort, rows};
use crate::people::{Grouping, fold};
use crate::route::Route;
use crate::ui::desk::use_desk;
use crate::ui::parts::{Empty, Glyph, Icon, LongRows, PageTitle};
use crate::ui::pieces::words::people_count;
use cells::PersonCells;

/// The columns, in order.
const COLUMNS: [(Sort, &str); 6] = [
    (Sort::Name, "Name"),
    (Sort::Circle, "Circle"),
    (Sort::Ties, "Ties"),
    (Sort::Warmth, "Warmth"),
    (Sort::Group, "Group"),
    (Sort::Tags, "Tags"),
];

/// The page.
#[component]
pub fn MapTable(
    /// What is shared with the map.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let sort = RwSignal::new((Sort::Name, false));
    let typed = RwSignal::new(String::new());
    let everybody = desk.memo(|notebook| {
        let people = notebook.people_by_name();
        people.iter().map(|person| person.id).collect::<Vec<_>>()
    });
    let groups_of = Memo::new(move |_| {
        let mut of: BTreeMap<PersonId, String> = BTreeMap::new();
        for group in atlas.groups().iter() {
            for person in &group.people {
                let names = of.entry(*person).or_default();
                if !names.is_empty() {
                    names.push_str(", ");
                }
                names.push_str(&group.name);
            }
        }
        of
    });
    let group_of =
        move |id: PersonId| groups_of.with(|of| of.get(&id).cloned().unwrap_or_default());
    // Changing somebody's circle doesn't take the row away from under the hand: only who is there,
    // the order asked for and what is sought decide who stands where.
    let groupless = Memo::new(move |_| atlas.grouping.get() == Grouping::None);
    let order = Memo::new(move |_| {
        everybody.with(Vec::len);
        let (by, reversed) = match sort.get() {
            (Sort::Group, _) if groupless.get() => (Sort::Name, false),
            sort => sort,
        };
        let today = desk.today();
        let group = |id| if by == Sort::Group { group_of(id) } else { String::new() };
        desk.peek(|notebook| {
            let warmth = |id| glow(notebook, id, today);
            let rows = rows(notebook, &warmth, &group, by, reversed);
            rows.into_iter().map(|row| row.person).collect::<Vec<_>>()
        })
    });
    let found = Memo::new(move |_| {
        let shown = atlas.shown();
        let folded = typed.with(|typed| fold(typed));
        let words: Vec<&str> = folded.split_whitespace().collect();
        let fits = |id: &&PersonId| {
            if !shown.contains(id) {
                return false;
            }
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
    let away = move || {
        let away = order.with(Vec::len) - atlas.shown().len().min(order.with(Vec::len));
        let how = if atlas.hides.get() { "hidden" } else { "faded" };
        let are = if away == 1 { "is" } else { "are" };
        (away > 0).then(|| format!("{} {are} {how} on the map.", people_count(away)))
    };
    let nobody = Memo::new(move |_| everybody.with(Vec::is_empty));
    let all_chosen = Memo::new(move |_| {
        atlas.many.with(|many| {
            found.with(|found| !found.is_empty() && found.iter().all(|id| many.contains(id)))
        })
    });
    let choose_all = move |_| {
        let all = all_chosen.get_untracked();
        atlas.many.update(|many| {
            found.with_untracked(|found| {
                for id in found {
                    if all {
                        many.remove(id);
                    } else {
                        many.insert(*id);
                    }
                }
            });
        });
    };
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
            <div class="twin-tools">
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
                <LookCloser atlas=atlas />
            </div>
            <p class="people-count" role="status">
                {told}
                <span class="soft">{move || away().map(|words| format!(" · {words}"))}</span>
            </p>
            <table
                class="map-table"
                class:groupless=groupless
                role="table"
                aria-label="Everybody on the map"
                aria-rowcount=move || found.with(Vec::len) + 1
            >
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        <th role="columnheader" scope="col">
                            <label class="tick">
                                <span class="unseen">"Choose all that are shown"</span>
                                <input type="checkbox" prop:checked=all_chosen on:change=choose_all />
                            </label>
                        </th>
                        {COLUMNS.map(head).collect_view()}
                        <th role="columnheader" scope="col">
                            <span class="unseen">"More"</span>
                        </th>
                    </tr>
                </thead>
                <LongRows
                    rows=found
                    row=move |id| {
                        let group = Signal::derive(move || group_of(id));
                        view! { <PersonCells id=id atlas=atlas group=group /> }.into_any()
                    }
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
