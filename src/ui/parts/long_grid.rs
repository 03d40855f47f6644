//! The rows of a grid of hundreds: only those in view, a few around, and the one that is held, are
//! on the page. No awareness of what stands in them.

use std::hash::Hash;

use leptos::{html, prelude::*};

use super::window::{Row, Window};
use crate::browser::view;

/// The rows below a grid's head. Each has its own height in its style sheet: `--row` times the
/// row's `height`.
#[component]
pub fn LongGrid<K>(
    /// All rows, in order.
    #[prop(into)]
    rows: Signal<Vec<Row<K>>>,
    /// The row that stays on the page however far it is scrolled: the one at which the reader is.
    #[prop(into)]
    held: Signal<Option<K>>,
    /// The cells of a row, each with its role.
    row: impl Fn(K) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let body = NodeRef::<html::Div>::new();
    let window = Window::new(rows, move || view::shown_part(&*body.get()?));
    Effect::new(move |_| {
        if let Some(held) = held.get() {
            window.focus(held, true);
        }
    });
    view! {
        <div
            class="long-grid"
            role="rowgroup"
            node_ref=body
            style=("--rows", move || window.height().to_string())
        >
            <For
                each=move || window.on_page()
                key=|key| *key
                children=move |key| {
                    // The head is the first row.
                    let number = move || window.place(key).map(|at| at + 2);
                    view! {
                        <div
                            role="row"
                            class="long-row"
                            aria-rowindex=number
                            style=("--top", move || window.top(key).to_string())
                        >
                            {row(key)}
                        </div>
                    }
                }
            />
        </div>
    }
}
