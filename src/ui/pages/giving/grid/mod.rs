//! All habits by their last days: one tap a day, several at once by dragging or by keyboard. Only
//! the rows in view are on the page, and a day is an element, not a component.

pub mod row;

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::bar::Bar;
use super::board::Board;
use super::deeds;
use super::hands::Hands;
use crate::browser::{dates, view};
use crate::day::Day;
use crate::giving::{Shape, Spot, grouped};
use crate::id::HabitId;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Glyph, Icon, LongGrid, Row};

/// A row: a habit, or the heading of a group by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// A habit.
    Habit(HabitId),
    /// A heading.
    Group(usize),
}

/// Groups of habits, each with its name; those in none are under an empty one.
type Groups = Arc<Vec<(String, Vec<HabitId>)>>;

/// The height of a heading, in rows.
const HEADING: f32 = 0.7;

/// The days of a month and their habits fit on paper.
const ON_PAPER: u16 = 28;

/// The grid: its groups, and its days by the columns there is room for.
#[derive(Clone, Copy)]
pub struct Grid {
    groups: Memo<Groups>,
    columns: RwSignal<u16>,
    /// The last day shown; today while there is none.
    last: RwSignal<Option<Day>>,
    /// What lies in it for hands and keys.
    pub board: Board,
}

impl Grid {
    fn new(desk: Desk, asked: RwSignal<Option<(HabitId, Day)>>) -> Self {
        let groups = desk.memo(|notebook| {
            let habits = notebook.habits();
            let open = habits.iter().filter(|habit| habit.archived.is_none());
            Arc::new(grouped(open.map(|habit| &**habit)))
        });
        let order = Memo::new(move |_| {
            groups.with(|groups| Arc::new(groups.iter().flat_map(|one| one.1.clone()).collect()))
        });
        let (columns, last) = (RwSignal::new(7), RwSignal::new(None::<Day>));
        let days = Memo::new(move |_| {
            let last = last.get().unwrap_or_else(|| desk.today());
            (last.plus(1 - i32::from(columns.get())), last)
        });
        let (here, marked) = (RwSignal::new(None), RwSignal::new(None));
        let turn = move |pages: i32| {
            let (_, at) = days.get_untracked();
            let today = deeds::now(desk);
            let to = at.plus(pages * i32::from(columns.get_untracked()));
            last.set((to < today).then_some(to));
            marked.set(None);
            keep_within(here, days.get_untracked());
        };
        let board = Board {
            desk,
            shape: Signal::stored(Shape::Rows),
            order: order.into(),
            days: days.into(),
            turn: Callback::new(turn),
            here,
            marked,
            asked,
        };
        Self { groups, columns, last, board }
    }

    fn rows(self) -> Vec<Row<RowKey>> {
        self.groups.with(|groups| {
            let rows = groups.iter().enumerate().flat_map(|(at, (name, ids))| {
                let heading = Row { key: RowKey::Group(at), height: HEADING, is_item: false };
                let heading = (!name.is_empty()).then_some(heading);
                let habits = ids.iter().map(|id| Row {
                    key: RowKey::Habit(*id),
                    height: 1.0,
                    is_item: true,
                });
                heading.into_iter().chain(habits)
            });
            rows.collect()
        })
    }

    /// Shows the days up to this one; up to today where there is none.
    fn show(self, last: Option<Day>) {
        self.last.set(last);
        self.board.marked.set(None);
        keep_within(self.board.here, self.board.days.get_untracked());
    }
}

// Who was at a day stays at the nearest one shown.
fn keep_within(here: RwSignal<Option<Spot>>, (first, last): (Day, Day)) {
    here.update(|here| {
        if let Some(Spot { day: Some(day), .. }) = here {
            *day = (*day).clamp(first, last);
        }
    });
}

/// The grid, and what goes with it.
#[component]
pub fn HabitGrid(
    /// The day whose sheet shall open.
    asked: RwSignal<Option<(HabitId, Day)>>,
) -> impl IntoView {
    let desk = use_desk();
    let grid = Grid::new(desk, asked);
    let board = grid.board;
    let hands = Hands::new(board);
    let (room, one) = (NodeRef::<html::Div>::new(), NodeRef::<html::Span>::new());
    let on_paper = StoredValue::new(false);
    let measure = move || {
        // Who has gone on before it was laid out needs none of it.
        if on_paper.try_get_value() == Some(true) {
            return grid.columns.set(ON_PAPER);
        }
        let (Some(Some(room)), Some(Some(one))) =
            (room.try_get_untracked(), one.try_get_untracked())
        else {
            return;
        };
        if let Some(columns) = view::fit(&room, &one).filter(|n| *n != grid.columns.get_untracked())
        {
            grid.columns.set(columns.min(62));
        }
    };
    let _listening = StoredValue::new_local(view::on_resize(measure));
    let _printing = StoredValue::new_local(view::on_print(move |is| {
        on_paper.set_value(is);
        measure();
    }));
    Effect::new(move |_| {
        room.track();
        one.track();
        // Before it is first seen, so that no day moves under a finger; and once more when it is laid out.
        measure();
        crate::browser::page::after_paint(measure);
    });
    let heads = move || {
        let (first, last) = board.days.get();
        let today = desk.today();
        let heads = (0..=last.since(first)).map(move |n| {
            let day = first.plus(n);
            let class = if day == today { "day-head today" } else { "day-head" };
            view! {
                <span role="columnheader" class=class>
                    <span class="unseen">{dates::long(day)}</span>
                    <span aria-hidden="true">{dates::weekday_letter(day.weekday())}</span>
                    <span aria-hidden="true">{day.ymd().2}</span>
                </span>
            }
        });
        heads.collect_view()
    };
    let row = move |key: RowKey| match key {
        RowKey::Habit(id) => row::cells(board, id),
        RowKey::Group(at) => {
            let name =
                move || grid.groups.with(|groups| groups.get(at).map(|group| group.0.clone()));
            view! { <span role="rowheader" class="grid-group">{name}</span> }.into_any()
        }
    };
    let held = Signal::derive(move || board.spot().map(|spot| RowKey::Habit(spot.habit)));
    let is_last = move || grid.last.get().is_none();
    let span = move || {
        let (first, last) = board.days.get();
        let ((_, before, _), (year, month, _)) = (first.ymd(), last.ymd());
        let month = format!("{} {year}", dates::month_short(month));
        if before == last.ymd().1 {
            month
        } else {
            format!("{} – {month}", dates::month_short(before))
        }
    };
    let go_to = move |event: leptos::ev::Event| {
        if let Ok(day) = event_target_value(&event).parse::<Day>() {
            // The day asked for stands in the middle, where there are days after it.
            let half = i32::from(grid.columns.get_untracked()) / 2;
            let (to, today) = (day.plus(half), deeds::now(desk));
            grid.show((to < today).then_some(to));
        }
    };
    view! {
        <section class="grid-part" aria-label="Habits by days">
            <header class="grid-tools">
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Earlier days"
                    on:click=move |_| board.turn.run(-1)
                >
                    <Icon glyph=Glyph::Earlier />
                </button>
                <p class="grid-span" aria-live="polite">
                    {span}
                </p>
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Later days"
                    disabled=is_last
                    on:click=move |_| board.turn.run(1)
                >
                    <Icon glyph=Glyph::Later />
                </button>
                <label class="grid-go">
                    <span class="unseen">"Go to a day"</span>
                    <input
                        type="date"
                        class="input"
                        max=move || desk.today().to_string()
                        on:change=go_to
                    />
                </label>
            </header>
            <div
                class="giving-grid"
                class:marking=move || board.marked.get().is_some()
                role="grid"
                aria-label="Habits by days"
                aria-multiselectable="true"
                aria-describedby="grid-keys"
                aria-rowcount=move || grid.rows().len() + 1
                style=("--columns", move || grid.columns.get().to_string())
                {..hands.surface()}
            >
                <div role="rowgroup">
                    <div role="row" class="grid-head" aria-rowindex="1">
                        <span role="columnheader" class="grid-name">
                            <span class="unseen">"Habit"</span>
                        </span>
                        <div class="grid-days" node_ref=room>
                            {heads}
                        </div>
                    </div>
                </div>
                <LongGrid rows=Signal::derive(move || grid.rows()) held=held row=row />
            </div>
            <span class="grid-probe" node_ref=one aria-hidden="true"></span>
            <p id="grid-keys" hidden>
                "Arrow keys go from day to day and from habit to habit. Space makes it done, then rest, then clear. Shift with the arrows marks several days. Enter opens a day, for an amount, a note or for whom. Alt with up and down moves the habit. Page up and down turn to other days."
            </p>
            <Bar board=board />
        </section>
    }
}
