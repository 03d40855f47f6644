//! What holds of any text.

use proptest::prelude::*;

use super::notebook::{id, notebook};
use super::table::drafted;
use crate::capture::{LONGEST, Names, Remark, Unready, read};
use crate::day::{Day, Weekday};

/// Words that the reader knows, so that what it does with them is tried in any order.
const SAID: &[&str] = &[
    "Grace",
    "Anna",
    "with",
    "and",
    ",",
    ". ",
    "the Reyes",
    "her",
    "ask",
    "on",
    "31 June",
    "Friday",
    "3.3.",
    "in",
    "2019",
    "spring",
    "last",
    "next",
    "week",
    "two",
    "ago",
    "ill",
    "lunch",
    "I'll",
    "call",
    "Priya",
    "'s",
    "mother",
    "9999-99-99",
    "the 31st",
    "29 February",
    "🎉",
    "محمد",
    "winter",
    "2200",
    "remind me to",
    "next time",
    "Grace's",
    "in a month",
    "999 years ago",
    "\u{202e}",
    "birthday is",
    "turns",
    "40",
    "is",
    "by",
    "before",
    "20/11",
];

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let draft = drafted(&text, true);
        prop_assert_eq!(&draft, &drafted(&text, true));
        prop_assert_eq!(draft.entries.is_empty(), text.trim().is_empty());
    }

    #[test]
    fn any_words_are_read(
        words in prop::collection::vec(prop::sample::select(SAID), 0..12),
        number in -719_162_i64..2_932_531,
    ) {
        let text = words.join(" ");
        let document = notebook(true);
        let names = Names::of(document.notebook());
        let today = Day::from_number(number).unwrap();
        let draft = read(&text, &names, today, Weekday::Sunday);
        prop_assert_eq!(&draft, &read(&text, &names, today, Weekday::Sunday));
        let mut keys: Vec<&str> = draft.entries.iter().map(|one| one.key.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), count, "two entries under one key: {}", text);
        // Whoever must be chosen can be.
        for mention in draft.entries.iter().flat_map(|entry| &entry.people) {
            prop_assert!(mention.who.is_some() || !mention.others.is_empty());
        }
    }
}

#[test]
fn a_text_too_long_is_refused() {
    let draft = drafted(&"Lunch with Grace. ".repeat(60_000), false);
    assert_eq!((draft.entries.len(), draft.remarks.as_slice()), (0, &[Remark::TooLong][..]));
    assert_eq!(draft.unready(), Some(Unready::TooLong));
    let long = drafted(&"é".repeat(LONGEST), false);
    assert_eq!(long.entries.len(), 1);
    let words = drafted(&"with Grace and ".repeat(LONGEST / 15), false);
    assert_eq!(words.entries[0].known().collect::<Vec<_>>(), [id("grace")]);
}
