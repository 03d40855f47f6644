//! What was changed in a form, brought to what is known by then, so that what another hand changed
//! meanwhile stays: a three-way merge of plain values. No awareness of what they mean.

use std::collections::{BTreeMap, BTreeSet};

/// Takes what `from` became, `to`, where that is another; else what is there stays.
pub fn change<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T) {
    if from != to {
        now.clone_from(to);
    }
}

/// The same, member by member.
pub fn change_set<T: Clone + Ord>(now: &mut BTreeSet<T>, from: &BTreeSet<T>, to: &BTreeSet<T>) {
    for gone in from.difference(to) {
        now.remove(gone);
    }
    now.extend(to.difference(from).cloned());
}

/// The same, entry by entry.
pub fn change_map<K: Clone + Ord, V: Clone + PartialEq>(
    now: &mut BTreeMap<K, V>,
    from: &BTreeMap<K, V>,
    to: &BTreeMap<K, V>,
) {
    for gone in from.keys().filter(|key| !to.contains_key(*key)) {
        now.remove(gone);
    }
    for (key, value) in to.iter().filter(|(key, value)| from.get(*key) != Some(value)) {
        now.insert(key.clone(), value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_alone_here_stays_as_it_is_there() {
        for (there, from, to, now) in [
            ("new", "old", "old", "new"),
            ("old", "old", "new", "new"),
            ("theirs", "old", "mine", "mine"),
        ] {
            let mut found = there;
            change(&mut found, &from, &to);
            assert_eq!(found, now, "{there} {from} {to}");
        }
        let set = |signs: &str| signs.chars().collect::<BTreeSet<char>>();
        let mut found = set("abx");
        change_set(&mut found, &set("abc"), &set("acd"));
        assert_eq!(found, set("adx"), "b went, d came; that c went and x came there stays");
        let map = |text: &str| text.chars().zip(text.chars().skip(1)).step_by(2).collect();
        let mut found: BTreeMap<char, char> = map("a1b2x9");
        change_map(&mut found, &map("a1b1c1"), &map("a1b3d1"));
        assert_eq!(found, map("a1b3d1x9"));
    }
}
