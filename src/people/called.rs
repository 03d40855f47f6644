//! What to call people among others: by the first name where it is theirs alone, with more of the
//! name where it isn't. No awareness of who asks.

use std::collections::{BTreeMap, BTreeSet};

use super::person::Person;
use super::text::{fold, is_invisible};
use crate::id::PersonId;
use crate::sort;

/// So many letters of the last name are tried before the whole name.
const LETTERS: usize = 3;

/// What to call each of these people so that no two are called the same: "Amara" where there is one,
/// else "Amara R.", "Amara Re."; then the whole name, and where even that is the same, a number
/// after it: "Amara Reyes (2)". However names are spelt in capitals and accents.
pub fn called<'a>(people: impl IntoIterator<Item = &'a Person>) -> BTreeMap<PersonId, String> {
    let mut people: Vec<(String, &Person)> =
        people.into_iter().map(|person| (fold(person.short_name()), person)).collect();
    sort::by(&mut people, |a, b| (&a.0, a.1.id).cmp(&(&b.0, b.1.id)));
    let keys: Vec<&String> = people.iter().map(|(key, _)| key).collect();
    let mut called = BTreeMap::new();
    for same in people.chunk_by(|a, b| a.0 == b.0) {
        match same {
            [(_, one)] => {
                called.insert(one.id, one.short_name().to_owned());
            }
            several => {
                let several: Vec<&Person> = several.iter().map(|(_, person)| *person).collect();
                called.extend(apart(&several, &keys));
            }
        }
    }
    called
}

/// People of one short name, told apart, and from those of whom `taken` are the short names, folded
/// and sorted.
fn apart(people: &[&Person], taken: &[&String]) -> BTreeMap<PersonId, String> {
    let lasts: Vec<String> = people.iter().map(|person| fold(last_name(person))).collect();
    let mut called: BTreeMap<PersonId, String> = BTreeMap::new();
    let mut given: BTreeSet<String> = BTreeSet::new();
    for (at, person) in people.iter().enumerate() {
        let others = || lasts.iter().enumerate().filter(|(other, _)| *other != at);
        let own = lasts.get(at).map(String::as_str).unwrap_or_default();
        let begins = |letters: usize| {
            let begin: String = own.chars().take(letters).collect();
            others().all(|(_, last)| !last.starts_with(&begin))
        };
        let fewest = (1..=LETTERS).find(|letters| begins(*letters));
        let name = match fewest {
            // Who has no other name is who bears this one alone.
            _ if own.is_empty() && others().all(|(_, last)| !last.is_empty()) => {
                person.short_name().to_owned()
            }
            Some(letters) if !own.is_empty() => {
                format!("{} {}", person.short_name(), begin_of(last_name(person), letters))
            }
            _ => person.shown_name().to_owned(),
        };
        let own = fold(person.short_name());
        let mut is_free = |name: &String| {
            let name = fold(name);
            (name == own || taken.binary_search(&&name).is_err()) && given.insert(name)
        };
        let whole = || person.shown_name().to_owned();
        let numbered = (2_usize..).map(|number| format!("{} ({number})", person.shown_name()));
        let mut names = [name, whole()].into_iter().chain(numbered);
        called.insert(person.id, names.find(|name| is_free(name)).unwrap_or_else(whole));
    }
    called
}

/// The family name where it is known, else the last word of a name of several.
fn last_name(person: &Person) -> &str {
    let last = match person.family.as_str() {
        "" => person.name.rsplit_once(' ').map_or("", |(_, last)| last),
        family => family,
    };
    last.trim_start_matches(|sign: char| !sign.is_alphanumeric())
}

/// The first letters of a word, with a point where it goes on; signs that belong to a letter stay.
fn begin_of(word: &str, letters: usize) -> String {
    let belongs = |sign: char| {
        is_invisible(sign)
            || matches!(sign, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94d}')
    };
    let mut left = letters;
    let end = word.char_indices().find(|(_, sign)| {
        if belongs(*sign) {
            return false;
        }
        let is_over = left == 0;
        left = left.saturating_sub(1);
        is_over
    });
    match end.and_then(|(at, _)| word.get(..at)) {
        Some(begin) => format!("{begin}."),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;
    use proptest::prelude::*;

    fn names(names: &[&str]) -> Vec<String> {
        let people: Vec<Person> = names
            .iter()
            .enumerate()
            .map(|(n, name)| Person::new(PersonId::from_random(n as u64), *name))
            .collect();
        let called = called(&people);
        people.iter().map(|person| called[&person.id].clone()).collect()
    }

    #[test]
    fn as_short_as_tells_them_apart() {
        for (all, short) in [
            (&["Amara Reyes", "Ada Lovelace"][..], &["Amara", "Ada"][..]),
            (&["Amara Reyes", "Amara Nasser"], &["Amara R.", "Amara N."]),
            (&["Amara Reyes", "Amara Rao", "Amara"], &["Amara Re.", "Amara Ra.", "Amara"]),
            (&["Amara Rao", "Amara Raoul"], &["Amara Rao", "Amara Raoul"]),
            (&["Amara Rahm", "Amara Rahn"], &["Amara Rahm", "Amara Rahn"]),
            (&["Amara Reyes", "Amara Reyes"], &["Amara Reyes", "Amara Reyes (2)"]),
            (&["Mary Ann Smith", "Mary Beth Smith"], &["Mary Ann Smith", "Mary Beth Smith"]),
            (&["Prince", "Prince", "prince"], &["Prince", "Prince (2)", "prince (3)"]),
            (&["Ana Ö", "Ana Oz"], &["Ana Ö", "Ana Oz"]),
            (&["José Díaz", "Jose Ruiz"], &["José D.", "Jose R."]),
            (&["Lee \"Bo\" (Kim)", "Lee Cho"], &["Lee K.", "Lee C."]),
            (&["王秀英", "王秀英"], &["王秀英", "王秀英 (2)"]),
            (&["Юлия Орлова", "Юлия Белова"], &["Юлия Орлова", "Юлия Белова"]),
            (&["Amara R.", "Amara Ray", "Amara Bo"], &["Amara R.", "Amara Ra.", "Amara B."]),
            (&["", ""], &["Someone without a name", "Someone without a name (2)"]),
        ] {
            assert_eq!(names(all), short, "{all:?}");
        }
    }

    #[test]
    fn a_nickname_and_a_given_name_go_with_the_family_name() {
        let person = |n, name: &str, nick: &str, given: &str, family: &str| Person {
            nick: nick.into(),
            given: given.into(),
            family: family.into(),
            ..Person::new(PersonId::from_random(n), name)
        };
        let people = [
            person(1, "Samuel Reyes", "Sam", "", ""),
            person(2, "Sam Chen", "", "", ""),
            person(3, "Юлия Орлова", "", "Юлия", "Орлова"),
            person(4, "Орлова Юлия", "", "Юлия", "Орлова"),
            person(5, "Юлия Белова", "", "Юлия", "Белова"),
        ];
        let called = called(&people);
        let all: Vec<&str> = people.iter().map(|person| called[&person.id].as_str()).collect();
        assert_eq!(all, ["Sam R.", "Sam C.", "Юлия Орлова", "Орлова Юлия", "Юлия Б."]);
    }

    proptest! {
        #[test]
        fn no_two_are_called_the_same(all in prop::collection::vec("(Amara|Amár|Ö|王|\\PC{0,2})( [RrŘ]?[a-c]{0,4}| Rao)?", 0..30)) {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let folded: std::collections::BTreeSet<String> =
                names(&all).iter().map(|name| fold(name)).collect();
            prop_assert_eq!(folded.len(), all.len());
        }
    }
}
