//! From A to Z: to the first of those under a letter, where the list is long.

use leptos::prelude::*;

use super::{Head, Key, head_words};
use crate::ui::parts::{Row, select, unique};

/// Fewer people than this are seen at a glance.
const FROM: usize = 60;

/// The letters of the list. What is chosen is forgotten with the focus, so that it can be chosen again.
#[component]
pub fn Letters(
    /// The rows of the list.
    rows: Memo<Vec<Row<Key>>>,
    /// The letter that is gone to.
    jump: RwSignal<Option<Key>>,
    /// Which of the two places: over the list, or beside it as it scrolls.
    class: &'static str,
) -> impl IntoView {
    let heads = Memo::new(move |_| rows.with(|rows| letters(rows)));
    let value = RwSignal::new(String::new());
    let choose = Callback::new(move |chosen: String| {
        let at = chosen.parse::<usize>().ok();
        jump.set(
            at.and_then(|at| heads.with_untracked(|heads| heads.get(at).copied())).map(Key::Head),
        );
        value.set(chosen);
    });
    let options = move || {
        let heads = heads.get();
        let letters =
            heads.into_iter().enumerate().map(|(at, head)| (at.to_string(), head_words(head)));
        [(String::new(), "A to Z".to_owned())].into_iter().chain(letters).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !heads.with(Vec::is_empty)>
            <div class=class on:focusout=move |_| value.set(String::new())>
                {move || select(unique("letter"), Some("Go to a letter"), options(), value.into(), choose)}
            </div>
        </Show>
    }
}

/// The letters that stand between so many people.
fn letters(rows: &[Row<Key>]) -> Vec<Head> {
    let letter = |row: &Row<Key>| match row.key {
        Key::Head(head @ Head::Letter(..)) => Some(head),
        _ => None,
    };
    let is_long = rows.iter().filter(|row| row.is_item).count() >= FROM;
    rows.iter().filter(|_| is_long).filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;
    use crate::id::{AnyId, PersonId};

    #[test]
    fn only_a_long_list_in_the_order_of_names_has_them() {
        let people =
            |count| (0..count).map(|n| (None, PersonId::from_random(n))).collect::<Vec<_>>();
        let some = people(60);
        let by_name = |id| Some(Some(if id < some[30].1 { 'A' } else { 'B' }));
        assert_eq!(letters(&rows(&some, by_name)).len(), 2);
        assert!(letters(&rows(&some, |_| None)).is_empty());
        assert!(letters(&rows(&people(59), by_name)).is_empty());
    }
}
