//! The days of a habit by week, month or quarter: tables in which each day can be pressed, and
//! several marked by dragging over them or by keys.

use leptos::prelude::*;

use super::Followed;
use crate::browser::dates;
use crate::day::{Day, Weekday};
use crate::giving::{Shape, Span, Spot, State};
use crate::id::HabitId;
use crate::ui::desk::use_desk;
use crate::ui::pages::giving::bar::Bar;
use crate::ui::pages::giving::board::Board;
use crate::ui::pages::giving::grid::row::face;
use crate::ui::pages::giving::hands::Hands;
use crate::ui::pages::giving::look::Look;
use crate::ui::parts::{Choice, Glyph, Icon, Segmented};

/// The tables.
#[component]
pub fn Calendar(
    /// Of which habit.
    id: HabitId,
    /// Its course.
    course: Followed,
    /// The day whose sheet shall open.
    asked: RwSignal<Option<(HabitId, Day)>>,
) -> impl IntoView {
    let desk = use_desk();
    let span = RwSignal::new(Span::Month);
    // A day of the stretch that is shown.
    let at = RwSignal::new(untrack(|| desk.today()));
    let first = desk.memo(|notebook| notebook.settings().week_start);
    let from = Memo::new(move |_| span.get().start(at.get(), first.get()));
    let to = Memo::new(move |_| span.get().end(at.get(), first.get()));
    let is_last = move || to.get() >= desk.today();
    let turn = Callback::new(move |pages: i32| {
        let day =
            if pages < 0 { from.get_untracked().plus(-1) } else { to.get_untracked().plus(1) };
        at.set(day.min(untrack(|| desk.today())));
    });
    let shape = Signal::derive(move || Shape::Weeks(first.get()));
    let days = Signal::derive(move || (from.get(), to.get().min(desk.today())));
    let board = Board::of_one(desk, id, shape, days, asked, turn);
    let hands = Hands::new(board);
    // What is out of sight isn't marked.
    Effect::new(move |_| {
        days.track();
        board.marked.set(None);
    });
    let title = move || match span.get() {
        Span::Week => {
            let today = desk.today();
            format!("{} – {}", dates::short(from.get(), today), dates::short(to.get(), today))
        }
        Span::Month => dates::month_and_year(from.get()),
        _ => format!("{} – {}", dates::month(from.get().ymd().1), dates::month_and_year(to.get())),
    };
    let spans = [(Span::Week, "Week"), (Span::Month, "Month"), (Span::Quarter, "Quarter")];
    let tables = move || {
        let (from, to, first) = (from.get(), to.get(), first.get());
        let mut begin = from;
        let mut tables = Vec::new();
        while begin <= to {
            let end = to.min(if span.get() == Span::Week { to } else { end_of_month(begin) });
            tables.push(table(board, id, course, (begin, end), first));
            begin = end.plus(1);
        }
        tables
    };
    let word = move || span.get().word();
    view! {
        <section class="part calendar" aria-label="Calendar">
            <header class="part-head">
                <h2 aria-live="polite">{title}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=move || format!("The {} before", word())
                    on:click=move |_| turn.run(-1)
                >
                    <Icon glyph=Glyph::Earlier />
                </button>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=move || format!("The {} after", word())
                    disabled=is_last
                    on:click=move |_| turn.run(1)
                >
                    <Icon glyph=Glyph::Later />
                </button>
            </header>
            <div class="spans">
                <Segmented
                    legend="How much is shown"
                    unlabelled=true
                    choices=spans.map(|(span, word)| Choice::new(span, word)).to_vec()
                    chosen=span
                    choose=move |to| span.set(to)
                />
            </div>
            <div
                class="month-tables"
                class:marking=move || board.marked.get().is_some()
                {..hands.surface()}
            >
                {tables}
            </div>
            <p id="calendar-keys" hidden>
                "Arrow keys go from day to day and from week to week. Space makes it done, then rest, then clear. Shift with the arrows marks several days. Enter opens a day. Page up and down turn the page."
            </p>
            <Bar board=board />
        </section>
    }
}

fn end_of_month(day: Day) -> Day {
    let (first, days) = day.month();
    first.plus(i32::from(days) - 1)
}

fn table(
    board: Board,
    id: HabitId,
    course: Followed,
    (from, to): (Day, Day),
    first: Weekday,
) -> AnyView {
    let desk = board.desk;
    let looks = Memo::new(move |_| {
        let today = desk.today();
        desk.with(|notebook| {
            let unit = notebook.habit(id).map(|habit| habit.unit.clone()).unwrap_or_default();
            let days = (0..=to.since(from)).map(|n| from.plus(n));
            let course = course.get();
            let looks = days.map(|day| {
                let (habit, course) = (notebook.habit(id)?, course.as_ref()?);
                Some(Look::on(notebook, habit, course, day, today))
            });
            (unit, looks.collect::<Option<Vec<_>>>().unwrap_or_default())
        })
    });
    // Only the table that is left and the one that is entered hear of the reader's way.
    let here = Memo::new(move |_| {
        board.spot().and_then(|spot| spot.day).filter(|day| from <= *day && *day <= to)
    });
    let marked = Memo::new(move |_| board.marked_of(id, from, to));
    let cell = move |look: &Look, unit: &str| {
        let day = look.day;
        if day > desk.today() {
            return view! {
                <td>
                    <span class="day ahead">
                        <span class="day-number">{day.ymd().2}</span>
                    </span>
                </td>
            }
            .into_any();
        }
        let spot = Spot { habit: id, day: Some(day) };
        let is_marked = marked.get().is_some_and(|(a, b)| a <= day && day <= b);
        view! {
            <td aria-selected=if is_marked { "true" } else { "false" }>
                <button
                    type="button"
                    id=spot.element(Shape::Weeks(first))
                    class=look.class()
                    tabindex=if here.get() == Some(day) { "0" } else { "-1" }
                    aria-pressed=if look.state == State::Done { "true" } else { "false" }
                    aria-label=look.label(unit)
                    data-at=spot.written()
                >
                    <span class="day-number">{day.ymd().2}</span>
                    {face(look)}
                </button>
            </td>
        }
        .into_any()
    };
    let rows = move || {
        looks.with(|(unit, looks)| {
            let begin = from.week(first);
            let weeks = (0..).map(|n| begin.plus(7 * n)).take_while(|week| *week <= to);
            let rows = weeks.map(|week| {
                let cells = (0..7).map(|n| {
                    let at = usize::try_from(week.plus(n).since(from)).ok();
                    match at.and_then(|at| looks.get(at)) {
                        Some(look) => cell(look, unit),
                        None => view! { <td></td> }.into_any(),
                    }
                });
                view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
            });
            rows.collect::<Vec<_>>()
        })
    };
    let heads = (0..7).map(|n| {
        let day = from.week(first).plus(n).weekday();
        view! {
            <th scope="col">
                <span aria-hidden="true">{dates::weekday_letter(day)}</span>
                <span class="unseen">{dates::weekday(day)}</span>
            </th>
        }
    });
    view! {
        <table
            class="month-table"
            role="grid"
            aria-multiselectable="true"
            aria-describedby="calendar-keys"
        >
            <caption>{dates::month_and_year(from)}</caption>
            <thead>
                <tr>{heads.collect::<Vec<_>>()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
