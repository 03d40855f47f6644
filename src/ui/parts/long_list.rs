//! A list of thousands: only what is in view, and a little around it, is on the page.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use leptos::{ev, html, prelude::*};

use crate::browser::view;

/// A row: what it is known by, its height in units of `--row`, and whether it counts as an item
/// (a heading between items doesn't).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<K> {
    /// What it is known by.
    pub key: K,
    /// In units of `--row`.
    pub height: f32,
    /// Whether it is an item.
    pub is_item: bool,
}

/// Rows on the page above and below what is in view.
const AROUND: usize = 8;

struct Layout<K> {
    rows: Vec<Row<K>>,
    /// Where each row begins, and one more for where the last ends.
    tops: Vec<f32>,
    /// The row of each key, and its place among the items.
    places: HashMap<K, (usize, usize)>,
    items: usize,
}

impl<K: Copy + Eq + Hash> Layout<K> {
    fn new(rows: Vec<Row<K>>) -> Self {
        let mut tops = Vec::with_capacity(rows.len() + 1);
        let mut places = HashMap::with_capacity(rows.len());
        let (mut top, mut items) = (0.0, 0);
        for (at, row) in rows.iter().enumerate() {
            tops.push(top);
            top += row.height;
            items += usize::from(row.is_item);
            places.insert(row.key, (at, items));
        }
        tops.push(top);
        Self { rows, tops, places, items }
    }

    fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    fn part_of(&self, key: K) -> Option<(f32, f32)> {
        let (at, _) = *self.places.get(&key)?;
        let height = self.height().max(f32::MIN_POSITIVE);
        Some((self.tops.get(at)? / height, self.tops.get(at + 1)? / height))
    }

    /// The rows that reach into this part, shares of the whole, and some around.
    fn rows_in(&self, (from, to): (f32, f32)) -> (usize, usize) {
        let (from, to) = (from * self.height(), to * self.height());
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1 + AROUND);
        let last = self.tops.partition_point(|top| *top < to) + AROUND;
        (first.min(self.rows.len()), last.min(self.rows.len()))
    }
}

impl<K: PartialEq> PartialEq for Layout<K> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

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
    /// What a row shows.
    row: impl Fn(K) -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let layout = Memo::new(move |_| Arc::new(Layout::new(rows.get())));
    let part = RwSignal::new(None::<(f32, f32)>);
    let focused = RwSignal::new(None::<K>);

    let measure = move || {
        let seen = list.get_untracked().and_then(|list| view::shown_part(&list));
        #[allow(clippy::cast_possible_truncation, reason = "shares of a height: small numbers")]
        part.set(seen.map(|(from, to)| (from as f32, to as f32)));
    };
    let _listening = StoredValue::new_local(view::on_move(measure));
    Effect::new(move |_| {
        layout.track();
        list.track();
        measure();
    });
    Effect::new(move |_| {
        let (Some(key), Some(list)) = (shown.get(), list.get()) else { return };
        if let Some((from, to)) = layout.with_untracked(|layout| layout.part_of(key)) {
            view::bring_into_view(&list, f64::from(from), f64::from(to));
        }
    });

    let range = Memo::new(move |_| {
        let start = layout.with(|layout| layout.height().recip() * 16.0);
        let part = part.get().unwrap_or((0.0, start));
        layout.with(|layout| layout.rows_in(part))
    });
    let on_page = move || {
        let (first, last) = range.get();
        layout.with(|layout| {
            let rows = layout.rows.get(first..last).unwrap_or_default();
            let mut keys: Vec<K> = rows.iter().map(|row| row.key).collect();
            // Who has the focus stays, however far the list is scrolled.
            if let Some((key, at)) = focused.get().and_then(|k| Some((k, layout.places.get(&k)?.0)))
            {
                if at < first {
                    keys.insert(0, key);
                } else if at >= last {
                    keys.push(key);
                }
            }
            keys
        })
    };
    view! {
        <ul
            class="long-list"
            aria-label=label
            node_ref=list
            style=("--rows", move || layout.with(|layout| layout.height().to_string()))
        >
            <For
                each=on_page
                key=|key| *key
                children=move |key| {
                    let place = Memo::new(move |_| {
                        layout
                            .with(|layout| {
                                let (at, item) = *layout.places.get(&key)?;
                                let is_item = layout.rows.get(at)?.is_item;
                                Some((*layout.tops.get(at)?, is_item.then_some((item, layout.items))))
                            })
                    });
                    let top = move || place.get().map_or(0.0, |(top, _)| top);
                    let item = move || place.get().and_then(|(_, item)| item);
                    let left = move |_: ev::FocusEvent| {
                        if focused.get_untracked() == Some(key) {
                            focused.set(None);
                        }
                    };
                    view! {
                        <li
                            style=("--top", move || top().to_string())
                            aria-posinset=move || item().map(|(at, _)| at)
                            aria-setsize=move || item().map(|(_, of)| of)
                            on:focusin=move |_| focused.set(Some(key))
                            on:focusout=left
                        >
                            {row(key)}
                        </li>
                    }
                }
            />
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_view_is_on_the_page() {
        let rows = (0..1000_u32).map(|key| Row { key, height: 1.0, is_item: key % 10 != 0 });
        let layout = Layout::new(rows.collect());
        assert_eq!(layout.height(), 1000.0);
        assert_eq!(layout.items, 900);
        assert_eq!(layout.rows_in((0.0, 0.01)), (0, 18));
        let (first, last) = layout.rows_in((0.5, 0.51));
        assert!(first <= 500 - AROUND && last >= 510 + AROUND && last - first < 40);
        assert_eq!(layout.rows_in((-0.1, -0.05)), (0, AROUND));
        assert_eq!(layout.rows_in((2.0, 3.0)), (1000 - AROUND, 1000));
        let (from, to) = layout.part_of(250).unwrap();
        assert!((from - 0.25).abs() < 1e-6 && (to - 0.251).abs() < 1e-6);
    }

    #[test]
    fn an_empty_list_has_no_height_and_no_rows() {
        let layout = Layout::<u32>::new(Vec::new());
        assert_eq!(layout.rows_in((0.0, f32::INFINITY)), (0, 0));
        assert_eq!(layout.part_of(1), None);
    }
}
