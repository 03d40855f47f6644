//! The short texts that are known of a person, list by list: what they care about, what to ask, a gift
//! idea. One way to add, rename and take out for all of them. No awareness of the page.

use std::collections::{BTreeMap, BTreeSet};

use super::detail::Jotting;
use super::person::Person;
use super::text::{clean_line, fold};
use crate::day::Day;

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// What to ask next time.
    Questions,
    /// What they care about.
    Cares,
    /// What they can help with.
    Helps,
    /// What a host should know.
    Host,
    /// What would please them.
    Gifts,
}

/// The longest text of a list, in characters; what is longer is a note.
pub const TOPIC_MAX: usize = 500;

impl Topic {
    /// All of them, in the order in which they help before one meets.
    pub const ALL: [Topic; 5] =
        [Topic::Questions, Topic::Cares, Topic::Helps, Topic::Host, Topic::Gifts];

    /// Whether its texts are something to come back to, and are done one day.
    pub fn is_done_once(self) -> bool {
        matches!(self, Topic::Questions | Topic::Gifts)
    }

    fn set(self, person: &Person) -> Option<&BTreeSet<String>> {
        match self {
            Topic::Cares => Some(&person.cares),
            Topic::Helps => Some(&person.helps),
            Topic::Host => Some(&person.host),
            Topic::Questions | Topic::Gifts => None,
        }
    }

    fn set_mut(self, person: &mut Person) -> Option<&mut BTreeSet<String>> {
        match self {
            Topic::Cares => Some(&mut person.cares),
            Topic::Helps => Some(&mut person.helps),
            Topic::Host => Some(&mut person.host),
            Topic::Questions | Topic::Gifts => None,
        }
    }

    fn map(self, person: &Person) -> Option<&BTreeMap<String, Jotting>> {
        match self {
            Topic::Questions => Some(&person.questions),
            Topic::Gifts => Some(&person.gifts),
            Topic::Cares | Topic::Helps | Topic::Host => None,
        }
    }

    fn map_mut(self, person: &mut Person) -> Option<&mut BTreeMap<String, Jotting>> {
        match self {
            Topic::Questions => Some(&mut person.questions),
            Topic::Gifts => Some(&mut person.gifts),
            Topic::Cares | Topic::Helps | Topic::Host => None,
        }
    }

    /// Its texts: those still open, the longest noted first, then those done, the latest first.
    pub fn texts(self, person: &Person) -> Vec<String> {
        if let Some(set) = self.set(person) {
            return set.iter().cloned().collect();
        }
        let all = self.map(person).into_iter().flatten();
        let mut open: Vec<(Day, &String)> = Vec::new();
        let mut done: Vec<(Day, &String)> = Vec::new();
        for (text, jotting) in all {
            match jotting.done {
                None => open.push((jotting.noted, text)),
                Some(day) => done.push((day, text)),
            }
        }
        crate::sort::by(&mut open, |a, b| a.cmp(b));
        crate::sort::by(&mut done, |a, b| b.cmp(a));
        open.into_iter().chain(done).map(|(_, text)| text.clone()).collect()
    }

    /// What is said of one of its texts besides; `None` also in a list of texts alone.
    pub fn jotting<'a>(self, person: &'a Person, text: &str) -> Option<&'a Jotting> {
        self.map(person)?.get(text)
    }

    /// The text that says the same, however it is spelt.
    fn same(self, person: &Person, text: &str) -> Option<String> {
        let folded = fold(text);
        self.texts(person).into_iter().find(|one| fold(one) == folded)
    }

    /// Adds a text as one line. A question asked before, or a gift given before, is open again. Says
    /// whether anything came of it.
    pub fn add(self, person: &mut Person, text: &str, today: Day) -> bool {
        let text: String = clean_line(text).chars().take(TOPIC_MAX).collect();
        if text.is_empty() {
            return false;
        }
        let same = self.same(person, &text);
        if let Some(map) = self.map_mut(person) {
            let was_open = same.as_ref().and_then(|same| map.get(same)).map(Jotting::is_open);
            if was_open == Some(true) {
                return false;
            }
            map.insert(same.unwrap_or(text), Jotting::on(today));
            return true;
        }
        same.is_none() && self.set_mut(person).is_some_and(|set| set.insert(text))
    }

    /// Writes one of its texts anew; what is said of it stays. Another one that says the same is taken
    /// for it. Says whether anything came of it; nothing does where nothing is left.
    pub fn rename(self, person: &mut Person, from: &str, to: &str) -> bool {
        let to: String = clean_line(to).chars().take(TOPIC_MAX).collect();
        if to.is_empty() || to == from {
            return false;
        }
        let same = self.same(person, &to).filter(|same| same != from);
        if let Some(map) = self.map_mut(person) {
            let Some(jotting) = map.remove(from) else { return false };
            if let Some(same) = same {
                map.remove(&same);
            }
            map.insert(to, jotting);
            return true;
        }
        self.set_mut(person).is_some_and(|set| {
            let was = set.remove(from);
            if let Some(same) = same.filter(|_| was) {
                set.remove(&same);
            }
            was && set.insert(to)
        })
    }

    /// Takes one of its texts out. Says whether it was there.
    pub fn take_out(self, person: &mut Person, text: &str) -> bool {
        match self.map_mut(person) {
            Some(map) => map.remove(text).is_some(),
            None => self.set_mut(person).is_some_and(|set| set.remove(text)),
        }
    }

    /// Says of a text that it was asked or given on a day, or takes that back. Says whether that is new.
    pub fn set_done(self, person: &mut Person, text: &str, done: Option<Day>) -> bool {
        self.change(person, text, |jotting| jotting.done = done)
    }

    /// Says of a text what it is for. Says whether that is new.
    pub fn set_occasion(self, person: &mut Person, text: &str, occasion: &str) -> bool {
        let occasion = clean_line(occasion);
        self.change(person, text, |jotting| jotting.occasion = occasion)
    }

    fn change(self, person: &mut Person, text: &str, change: impl FnOnce(&mut Jotting)) -> bool {
        let Some(jotting) = self.map_mut(person).and_then(|map| map.get_mut(text)) else {
            return false;
        };
        let before = jotting.clone();
        change(jotting);
        *jotting != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn added_renamed_and_taken_out_in_every_list() {
        for topic in Topic::ALL {
            let mut ada = Person::default();
            let today = day("2026-11-22");
            assert!(topic.add(&mut ada, "  Her\n engine ", today), "{topic:?}");
            assert!(!topic.add(&mut ada, "HER ENGINE", today), "the same, spelt otherwise");
            assert!(!topic.add(&mut ada, " \n ", today), "nothing");
            assert!(topic.add(&mut ada, "Music", today));
            assert!(topic.rename(&mut ada, "Her engine", "Her Engine"));
            assert!(!topic.rename(&mut ada, "Music", " "), "nothing is left");
            assert!(topic.rename(&mut ada, "Music", "her engine"), "two that are the same are one");
            assert_eq!(topic.texts(&ada), ["her engine"]);
            assert!(topic.take_out(&mut ada, "her engine"));
            assert!(!topic.take_out(&mut ada, "her engine"));
            assert_eq!(ada, Person::default());
            assert!(!topic.rename(&mut ada, "gone", "x"), "what isn't there");
        }
    }

    #[test]
    fn what_is_done_comes_last_and_may_be_open_again() {
        let mut ada = Person::default();
        let topic = Topic::Questions;
        for (text, noted) in [("b", "2026-11-02"), ("a", "2026-11-03"), ("c", "2026-11-01")] {
            topic.add(&mut ada, text, day(noted));
        }
        assert_eq!(topic.texts(&ada), ["c", "b", "a"]);
        assert!(topic.set_done(&mut ada, "c", Some(day("2026-11-10"))));
        assert!(!topic.set_done(&mut ada, "c", Some(day("2026-11-10"))));
        topic.set_done(&mut ada, "a", Some(day("2026-11-11")));
        assert_eq!(topic.texts(&ada), ["b", "a", "c"]);
        assert!(topic.add(&mut ada, "C", day("2026-11-12")), "asked again");
        assert_eq!(topic.jotting(&ada, "c"), Some(&Jotting::on(day("2026-11-12"))));
        assert!(topic.set_occasion(&mut ada, "b", " just\nbecause "));
        assert_eq!(topic.jotting(&ada, "b").unwrap().occasion, "just because");
        topic.rename(&mut ada, "b", "d");
        assert_eq!(topic.jotting(&ada, "d").unwrap().occasion, "just because");
        assert!(!Topic::Cares.set_done(&mut ada, "d", None), "a list of texts alone");
    }

    #[test]
    fn a_text_of_a_megabyte_is_cut() {
        let mut ada = Person::default();
        assert!(Topic::Cares.add(&mut ada, &"é".repeat(1 << 20), day("2026-11-22")));
        assert_eq!(ada.cares.first().unwrap().chars().count(), TOPIC_MAX);
    }
}
