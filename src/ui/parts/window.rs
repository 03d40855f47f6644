//! Which rows of a list of thousands are on the page: those in view, a few around, and the one that
//! has the focus. No awareness of the elements they are made of.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

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

pub(super) struct Layout<K> {
    pub(super) rows: Vec<Row<K>>,
    /// Where each row begins, and one more for where the last ends.
    pub(super) tops: Vec<f32>,
    /// The row of each key, and its place among the items.
    pub(super) places: HashMap<K, (usize, usize)>,
    pub(super) items: usize,
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

    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    pub(super) fn part_of(&self, key: K) -> Option<(f32, f32)> {
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

/// The rows, and which of them are on the page.
pub(super) struct Window<K: Send + Sync + 'static> {
    pub(super) layout: Memo<Arc<Layout<K>>>,
    /// Who has the focus stays, however far the list is scrolled.
    focused: RwSignal<Option<K>>,
    range: Memo<(usize, usize)>,
}

impl<K: Send + Sync + 'static> Clone for Window<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for Window<K> {}

impl<K: Copy + Eq + Hash + Send + Sync + 'static> Window<K> {
    /// Of these rows; `seen` says which part of the list shows, as shares of its height.
    pub(super) fn new(
        rows: Signal<Vec<Row<K>>>,
        seen: impl Fn() -> Option<(f64, f64)> + Clone + 'static,
    ) -> Self {
        let layout = Memo::new(move |_| Arc::new(Layout::new(rows.get())));
        let part = RwSignal::new(None::<(f32, f32)>);
        let measure = move || {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "shares of a height: small numbers"
            )]
            part.set(seen().map(|(from, to)| (from as f32, to as f32)));
        };
        let moved = measure.clone();
        let _listening = StoredValue::new_local(view::on_move(move || untrack(&moved)));
        Effect::new(move |_| {
            layout.track();
            measure();
        });
        // Paper has no window to scroll.
        let on_paper = RwSignal::new(false);
        let _printing = StoredValue::new_local(view::on_print(move |is| on_paper.set(is)));
        let range = Memo::new(move |_| {
            if on_paper.get() {
                return layout.with(|layout| (0, layout.rows.len()));
            }
            let start = layout.with(|layout| layout.height().recip() * 16.0);
            let part = part.get().unwrap_or((0.0, start));
            layout.with(|layout| layout.rows_in(part))
        });
        Self { layout, focused: RwSignal::new(None), range }
    }

    /// The rows on the page.
    pub(super) fn on_page(self) -> Vec<K> {
        let (first, last) = self.range.get();
        self.layout.with(|layout| {
            let rows = layout.rows.get(first..last).unwrap_or_default();
            let mut keys: Vec<K> = rows.iter().map(|row| row.key).collect();
            let focused = self.focused.get();
            if let Some((key, at)) = focused.and_then(|k| Some((k, layout.places.get(&k)?.0))) {
                if at < first {
                    keys.insert(0, key);
                } else if at >= last {
                    keys.push(key);
                }
            }
            keys
        })
    }

    /// Where a row begins, in units of `--row`.
    pub(super) fn top(self, key: K) -> f32 {
        self.layout.with(|layout| {
            let place = layout.places.get(&key).and_then(|(at, _)| layout.tops.get(*at));
            place.copied().unwrap_or_default()
        })
    }

    /// Which item it is, from 1, and of how many; for what is one.
    pub(super) fn item(self, key: K) -> Option<(usize, usize)> {
        self.layout.with(|layout| {
            let (at, item) = *layout.places.get(&key)?;
            layout.rows.get(at)?.is_item.then_some((item, layout.items))
        })
    }

    /// Its place among all rows, from 0.
    pub(super) fn place(self, key: K) -> Option<usize> {
        self.layout.with(|layout| Some(layout.places.get(&key)?.0))
    }

    /// Height of all rows, in units of `--row`.
    pub(super) fn height(self) -> f32 {
        self.layout.with(|layout| layout.height())
    }

    /// The row has the focus now, or not any more.
    pub(super) fn focus(self, key: K, has: bool) {
        if has {
            self.focused.set(Some(key));
        } else if self.focused.try_get_untracked().flatten() == Some(key) {
            // A list that is taken away with the focus inside has no window any more.
            self.focused.set(None);
        }
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
