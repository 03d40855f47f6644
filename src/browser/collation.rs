//! The order of words in the reader's own language, by the browser's `Intl.Collator`. No awareness of
//! what the words are.

use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

fn collator(options: &[(&str, JsValue)]) -> Function {
    let options: Object = super::object(options);
    Intl::Collator::new(&Array::new(), &options).compare()
}

/// The place of each of these words in their order, from 0. Numbers within are compared by their worth.
/// The browser sorts all at once: each comparison from here would cross over to it and back.
pub fn places<'a>(words: impl IntoIterator<Item = &'a str>) -> HashMap<String, usize> {
    let all: Array = words.into_iter().map(JsValue::from_str).collect();
    let sort = Reflect::get(&all, &"sort".into()).ok().and_then(|sort| sort.dyn_into().ok());
    if let Some(sort) = sort {
        let sort: Function = sort;
        // Where it can't be sorted, the words stay in the order in which they came.
        drop(sort.call1(&all, &collator(&[("numeric", true.into())])));
    }
    let mut places = HashMap::new();
    for (place, word) in all.iter().filter_map(|word| word.as_string()).enumerate() {
        places.entry(word).or_insert(place);
    }
    places
}

/// Whether two letters are one but for accents and case, as the reader's language has it: Å is an A in
/// English, and a letter of its own in Swedish.
pub fn is_one_letter(a: &str, b: &str) -> bool {
    let compare = collator(&[("sensitivity", "base".into())]);
    let order = compare.call2(&JsValue::UNDEFINED, &a.into(), &b.into());
    order.ok().and_then(|order| order.as_f64()) == Some(0.0)
}
