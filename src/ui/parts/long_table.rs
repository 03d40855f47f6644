//! The body of a table of thousands: only the rows in view, and a few around, are on the page.

use std::hash::Hash;

use leptos::{html, prelude::*};

use super::window::{Row, Window};
use crate::browser::view;

/// The rows below a table's head, each `--row` high in the style sheet. Their cells stand on a grid,
/// so every element says what it is.
#[component]
pub fn LongRows<K>(
    /// All rows, in order.
    #[prop(into)]
    rows: Signal<Vec<K>>,
    /// The cells of a row, each with its role.
    row: impl Fn(K) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let body = NodeRef::<html::Tbody>::new();
    let rows = Signal::derive(move || {
        rows.with(|keys| keys.iter().map(|&key| Row { key, height: 1.0, is_item: true }).collect())
    });
    let window = Window::new(rows, move || view::shown_part(&*body.get()?));
    view! {
        <tbody
            class="long-rows"
            role="rowgroup"
            node_ref=body
            style=("--rows", move || window.height().to_string())
        >
            <For
                each=move || window.on_page()
                key=|key| *key
                children=move |key| {
                    // The head is the first row.
                    let number = move || window.item(key).map(|(at, _)| at + 1);
                    view! {
                        <tr
                            role="row"
                            aria-rowindex=number
                            style=("--top", move || window.top(key).to_string())
                            on:focusin=move |_| window.focus(key, true)
                            on:focusout=move |_| window.focus(key, false)
                        >
                            {row(key)}
                        </tr>
                    }
                }
            />
        </tbody>
    }
}
