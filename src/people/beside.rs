//! A value put under a label where another may stand already: neither is lost. No awareness of what
//! they say.

use std::collections::BTreeMap;

use super::detail::Period;

/// Puts a value under its label; where another stands there, under "label 2" and so on. Answers
/// the label.
pub fn put_beside<T: PartialEq>(all: &mut BTreeMap<String, T>, label: &str, value: T) -> String {
    let mut name = label.to_owned();
    let mut number = 2_u32;
    while all.get(&name).is_some_and(|known| *known != value) {
        name = format!("{label} {number}");
        number += 1;
    }
    all.insert(name.clone(), value);
    name
}

/// Puts what somebody did beside what they did else: the same, at another time, stands for itself.
pub fn put_work(all: &mut BTreeMap<String, Period>, what: &str, period: Period) {
    match all.get_mut(what) {
        // A time that nothing was known of.
        Some(known) if *known == Period::default() => *known = period,
        Some(_) if period == Period::default() => {}
        _ => drop(put_beside(all, what, period)),
    }
}

/// One label after the other, none twice.
pub fn add_word(words: &mut String, word: &str) {
    if words.is_empty() {
        word.clone_into(words);
    } else if !word.is_empty() && !format!(", {words}, ").contains(&format!(", {word}, ")) {
        words.push_str(", ");
        words.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_value_gets_a_label_of_its_own() {
        let mut all = BTreeMap::new();
        for (value, label) in
            [("Rex", "Dog"), ("Fido", "Dog 2"), ("Rex", "Dog"), ("Fido", "Dog 2"), ("Bo", "Dog 3")]
        {
            assert_eq!(put_beside(&mut all, "Dog", value), label, "{value}");
        }
        assert_eq!(all.into_values().collect::<Vec<_>>(), ["Rex", "Fido", "Bo"]);
    }

    #[test]
    fn the_same_work_at_another_time_stays_beside_it() {
        let mut all = BTreeMap::new();
        for period in ["/", "2001/2003", "/", "2010/2012", "2001/2003"] {
            put_work(&mut all, "Teacher", period.parse().unwrap());
        }
        let all: Vec<String> = all.iter().map(|(what, when)| format!("{what} {when}")).collect();
        assert_eq!(all, ["Teacher 2001/2003", "Teacher 2 2010/2012"]);
    }

    #[test]
    fn words_are_added_once() {
        let mut words = String::new();
        for word in ["", "home", "summer", "home", ""] {
            add_word(&mut words, word);
        }
        assert_eq!(words, "home, summer");
    }
}
