//! A list of thousands: only what is in view, and a little around it, is on the page.

use std::hash::Hash;

use leptos::{html, prelude::*};

use super::window::{Row, Window};
use crate::browser::view;

/// The list. Each row has its own height in its style sheet: `--row` times the row's `height`.
#[component]
pub fn LongList<K, V>(
    /// What it is a list of, spoken.
    #[prop(into)]
    label: String,
    /// All rows, in order.
    #[prop(into)]
    rows: Signal<Vec<Row<K>>>,
    /// A row that shall be in view.
    #[prop(into)]
    shown: Signal<Option<K>>,
    /// A row that is gone to: it comes first in view.
    #[prop(into)]
    first: Signal<Option<K>>,
    /// What a row shows.
    row: impl Fn(K) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let window = Window::new(rows, move || view::shown_part(&*list.get()?));
    Effect::new(move |_| {
        let (Some(key), Some(list)) = (shown.get(), list.get()) else { return };
        if let Some((from, to)) = window.layout.with_untracked(|layout| layout.part_of(key)) {
            view::bring_into_view(&list, f64::from(from), f64::from(to));
        }
    });
    Effect::new(move |_| {
        let (Some(key), Some(list)) = (first.get(), list.get_untracked()) else { return };
        if let Some((from, _)) = window.layout.with_untracked(|layout| layout.part_of(key)) {
            view::bring_first(&list, f64::from(from));
        }
    });
    view! {
        <ul
            class="long-list"
            aria-label=label
            node_ref=list
            style=("--rows", move || window.height().to_string())
        >
            <For
                each=move || window.on_page()
                key=|key| *key
                children=move |key| {
                    let item = Memo::new(move |_| window.item(key));
                    view! {
                        <li
                            style=("--top", move || window.top(key).to_string())
                            aria-posinset=move || item.get().map(|(at, _)| at)
                            aria-setsize=move || item.get().map(|(_, of)| of)
                            on:focusin=move |_| window.focus(key, true)
                            on:focusout=move |_| window.focus(key, false)
                        >
                            {row(key)}
                        </li>
                    }
                }
            />
        </ul>
    }
}
