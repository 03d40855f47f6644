//! Who may be in the notebook twice, and why. Pure; who was said to be somebody else is left out.
//!
//! As in record linkage, signs speak for or against two entries being one person, each with a weight
//! by how rarely two people share it by chance, and the sum decides (I. P. Fellegi, A. B. Sunter, "A
//! theory for record linkage", JASA 64, 1969). The weights here are set by hand. Not every pair is
//! looked at: only those that share a key (blocking), among them every word of a name without one of
//! its letters, for two words one slip apart have one of those in common (T. Mor, A. S. Fraenkel, "A
//! hash code method for detecting and correcting spelling errors", CACM 25, 1982).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Person, Reach, ReachKind, fold, is_typo_of, reach_key};
use crate::sort;

/// A key that more people share tells nothing of any two of them.
const COMMON: usize = 12;

/// What speaks for two entries being one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// An e-mail address.
    Email,
    /// A phone number, or the last nine digits of one.
    Phone,
    /// A web address of their own.
    Web,
    /// The whole name.
    Name,
    /// The words of the name in another order.
    Turned,
    /// A nickname or former name of one is the name of the other.
    Other,
    /// One letter of the name.
    Slip,
    /// First and last name; one has initials between them.
    Initial,
    /// Birthday and family name.
    Family,
    /// The birthday, beside a name.
    Birthday,
    /// The company, beside a name.
    Company,
}

impl Sign {
    /// What it is, as it is read after "because of": "the same e-mail address".
    pub fn words(self) -> &'static str {
        match self {
            Sign::Email => "the same e-mail address",
            Sign::Phone => "the same phone number",
            Sign::Web => "the same web address",
            Sign::Name => "the same name",
            Sign::Turned => "given and family name the other way round",
            Sign::Other => "a nickname or former name that is the other’s name",
            Sign::Slip => "a name that differs by one letter",
            Sign::Initial => "the same name but for an initial",
            Sign::Family => "the same birthday and family name",
            Sign::Birthday => "the same birthday",
            Sign::Company => "the same company",
        }
    }
}

/// Two entries that may be one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The two: first the one of whom more is known.
    pub people: (PersonId, PersonId),
    /// Why, the strongest sign first.
    pub why: Vec<Sign>,
}

/// Everybody who may be there twice, the likeliest first, then by name.
pub fn duplicates(notebook: &Notebook) -> Vec<Likely> {
    let faces: Vec<Face> = notebook.people().map(Face::of).collect();
    let mut looked = HashSet::new();
    let mut found = Vec::new();
    for (one, other) in pairs(&faces) {
        if !looked.insert((one, other)) {
            continue;
        }
        let (Some(one), Some(other)) = (faces.get(one), faces.get(other)) else { continue };
        if let Some((weight, why)) = likely(notebook, one, other) {
            // First the one of whom more is known, then by name.
            let order = |face: &Face<'_>| {
                let person = face.person;
                (Reverse(known(notebook, person)), person.sort_key(), person.id)
            };
            let (one, other) = if order(other) < order(one) { (other, one) } else { (one, other) };
            found.push((weight, why, one.person, other.person));
        }
    }
    sort::by_cached_key(&mut found, |(weight, _, one, other)| {
        (Reverse(*weight), one.sort_key(), other.sort_key(), one.id, other.id)
    });
    let likely = found.into_iter();
    likely.map(|(_, why, one, other)| Likely { people: (one.id, other.id), why }).collect()
}

/// What speaks for these two being one, also where it is too little to offer them.
pub fn alike(notebook: &Notebook, one: PersonId, other: PersonId) -> Vec<Sign> {
    let (Some(one), Some(other)) = (notebook.person(one), notebook.person(other)) else {
        return Vec::new();
    };
    signs(&Face::of(one), &Face::of(other)).into_iter().collect()
}

/// How much is written of somebody, to begin with the fuller entry.
fn known(notebook: &Notebook, person: &Person) -> (bool, usize) {
    let sets = [person.tags.len(), person.reach.len(), person.dates.len(), person.extra.len()];
    let texts = [&person.company, &person.role, &person.notes, &person.given, &person.family];
    let texts = texts.into_iter().filter(|text| !text.is_empty()).count();
    let met = notebook.moments_of(person.id).next().is_some();
    (met, sets.iter().sum::<usize>() + texts + usize::from(person.circle.is_some()))
}

/// What is compared of somebody, folded once.
struct Face<'a> {
    person: &'a Person,
    /// The words of the name, in order.
    words: Vec<String>,
    family: String,
    company: String,
    /// Other names they are known by: former ones, and the nickname with the family name.
    also: Vec<Vec<String>>,
    /// Ways to reach them that are nobody else's by their nature.
    ways: BTreeMap<String, Sign>,
}

impl<'a> Face<'a> {
    fn of(person: &'a Arc<Person>) -> Self {
        let words = words(&person.name);
        let last = || words.get(1..).and_then(<[String]>::last).cloned().unwrap_or_default();
        let family = Some(fold(&person.family)).filter(|name| !name.is_empty());
        let family = family.unwrap_or_else(last);
        let nick = self::words(&person.nick);
        let mut also = vec![self::words(&person.former), nick.clone()];
        if !family.is_empty() && !nick.is_empty() {
            also.push(nick.into_iter().chain([family.clone()]).collect());
        }
        also.retain(|name| !name.is_empty() && *name != words);
        let ways = person.reach.keys().filter_map(|uri| way(uri)).collect();
        Self { person, family, company: fold(&person.company), also, ways, words }
    }

    /// Whether the name tells one person from most others: two words, or two signs of a script
    /// that writes a whole name in one.
    fn is_whole(&self) -> bool {
        is_whole(&self.words)
    }
}

fn is_whole(words: &[String]) -> bool {
    // Han, Kana and Hangul.
    let is_sign = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    match words {
        [one] => one.chars().filter(|c| is_sign(*c)).nth(1).is_some(),
        words => words.len() > 1,
    }
}

fn words(name: &str) -> Vec<String> {
    let name = fold(name);
    let parts = name.split(|c: char| c.is_whitespace() || ",.-".contains(c));
    parts.filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect()
}

fn sorted(words: &[String]) -> Vec<&String> {
    let mut words: Vec<&String> = words.iter().collect();
    sort::by(&mut words, |a, b| a.cmp(b));
    words
}

/// What a way to reach somebody is compared by. A host alone is many people's.
fn way(uri: &str) -> Option<(String, Sign)> {
    let key = reach_key(uri);
    match Reach::from_uri(uri)?.kind() {
        ReachKind::Email => Some((key, Sign::Email)),
        // With the code of the country or without.
        ReachKind::Phone => {
            let digits: Vec<char> = key.chars().filter(char::is_ascii_digit).collect();
            let last = digits.get(digits.len().saturating_sub(9)..).unwrap_or_default();
            Some((last.iter().collect(), Sign::Phone))
        }
        ReachKind::Web => {
            let has_path = key.split_once('/').is_some_and(|(_, path)| !path.is_empty());
            has_path.then_some((key, Sign::Web))
        }
    }
}

/// The pairs worth looking at, by their places; some more than once.
fn pairs(faces: &[Face<'_>]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (at, face) in faces.iter().enumerate() {
        let mut put = |key: &dyn Fn(&mut DefaultHasher)| {
            let mut hasher = DefaultHasher::new();
            key(&mut hasher);
            keys.push((hasher.finish(), at));
        };
        for way in face.ways.keys() {
            put(&|hasher| (0, way).hash(hasher));
        }
        for name in face.also.iter().chain([&face.words]) {
            put(&|hasher| (1, sorted(name)).hash(hasher));
        }
        for (place, word) in face.words.iter().enumerate().filter(|_| face.is_whole()) {
            let rest = || face.words.iter().enumerate().filter(move |(other, _)| *other != place);
            for left_out in word.char_indices().map(|(from, _)| Some(from)).chain([None]) {
                let letters = word.char_indices().filter(|(from, _)| Some(*from) != left_out);
                let letters: String = letters.map(|(_, letter)| letter).collect();
                put(&|hasher| {
                    (2, place, &letters).hash(hasher);
                    rest().for_each(|(_, word)| word.hash(hasher));
                });
            }
        }
        if let Some((first, last)) = outer(&face.words) {
            put(&|hasher| (4, first, last).hash(hasher));
        }
        if let Some(born) = face.person.birthday().filter(|_| !face.family.is_empty()) {
            put(&|hasher| (3, born.month(), born.day(), &face.family).hash(hasher));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for same in keys.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= COMMON) {
        let mut rest = same;
        while let Some(((_, one), others)) = rest.split_first() {
            pairs.extend(others.iter().map(|(_, other)| (*one, *other)));
            rest = others;
        }
    }
    pairs
}

fn signs(one: &Face<'_>, other: &Face<'_>) -> BTreeSet<Sign> {
    let shared = one.ways.iter().filter(|(key, _)| other.ways.contains_key(*key));
    let mut signs: BTreeSet<Sign> = shared.map(|(_, sign)| *sign).collect();
    let (a, b) = (&one.words, &other.words);
    let name = if a.is_empty() || b.is_empty() {
        None
    } else if a == b {
        Some(Sign::Name)
    } else if sorted(a) == sorted(b) {
        Some(Sign::Turned)
    } else if one.also.contains(b) || other.also.contains(a) {
        Some(Sign::Other)
    } else if is_slip(a, b) {
        Some(Sign::Slip)
    } else {
        is_initial(a, b).then_some(Sign::Initial)
    };
    signs.extend(name);
    let born = one.person.birthday().zip(other.person.birthday());
    if born.is_some_and(|(a, b)| a.agrees(b)) {
        let of_one_family = !one.family.is_empty() && one.family == other.family;
        signs.extend(match name {
            Some(_) => Some(Sign::Birthday),
            None => of_one_family.then_some(Sign::Family),
        });
    }
    if name.is_some() && !one.company.is_empty() && one.company == other.company {
        signs.insert(Sign::Company);
    }
    signs
}

/// The first and the last word of a name of several, where they are no initials.
fn outer(words: &[String]) -> Option<(&String, &String)> {
    let (first, last) = words.first().zip(words.get(1..)?.last())?;
    (!is_letter(first) && !is_letter(last)).then_some((first, last))
}

fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// Whether two names are one but for initials that stand between the words of only one of them.
fn is_initial(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let between = long.get(1..long.len().saturating_sub(1)).unwrap_or_default();
    short.len() == 2
        && outer(a).is_some_and(|outer_a| Some(outer_a) == outer(b))
        && between.iter().all(|word| is_letter(word))
}

/// Whether two names of several words differ in one of these, and there by one slip.
fn is_slip(a: &[String], b: &[String]) -> bool {
    let mut differing = a.iter().zip(b).filter(|(a, b)| a != b);
    let first = differing.next().filter(|_| a.len() == b.len() && a.len() > 1);
    first.is_some_and(|(a, b)| is_typo_of(a, b)) && differing.next().is_none()
}

/// The sum of what speaks for these two being one, and the signs; `None` where it is too little.
fn likely(notebook: &Notebook, one: &Face<'_>, other: &Face<'_>) -> Option<(i32, Vec<Sign>)> {
    const ENOUGH: i32 = 3;
    let (a, b) = (one.person.id, other.person.id);
    if notebook.are_apart(a, b) {
        return None;
    }
    let signs = signs(one, other);
    let is_within = |a: &Face<'_>, b: &Face<'_>| a.words.iter().all(|word| b.words.contains(word));
    let named = [Sign::Name, Sign::Turned, Sign::Other, Sign::Slip, Sign::Initial];
    // Two people of one household are not called the same.
    let first = |face: &Face<'_>| face.words.first().filter(|word| word.len() > 1).cloned();
    let fits = (first(one).is_some() && first(one) == first(other))
        || named.iter().any(|sign| signs.contains(sign))
        || is_within(one, other)
        || is_within(other, one);
    let whole = one.is_whole() && other.is_whole();
    let tied = notebook.ties_of(a).any(|tie| tie.key.has(b))
        || notebook.households_of(a).any(|household| household.people.contains(&b));
    let weight = |sign: &Sign| match sign {
        // A couple shares a telephone.
        Sign::Email | Sign::Phone | Sign::Web if !fits => 3,
        Sign::Email => 8,
        Sign::Phone | Sign::Web => 6,
        // Many are called Ada.
        Sign::Name if whole => 6,
        Sign::Name => 1,
        Sign::Turned => 5,
        Sign::Other if whole => 5,
        Sign::Birthday => 4,
        Sign::Other | Sign::Slip | Sign::Initial | Sign::Family => 3,
        Sign::Company => 2,
    };
    let mut sum: i32 = signs.iter().map(weight).sum();
    // Who tied them to each other or put them into one household took them for two.
    sum -= if tied { 5 } else { 0 };
    sum -= if one.person.contradicts(other.person) { 6 } else { 0 };
    (sum >= ENOUGH).then(|| (sum, signs.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{Dice, notebook, person_id};
    use crate::people::{BIRTHDAY, Person};

    /// `name; field=value; ...`
    fn person(at: usize, text: &str) -> Person {
        let mut parts = text.split("; ");
        let mut person = Person::new(person_id(at), parts.next().unwrap());
        for part in parts {
            let (field, value) = part.split_once('=').unwrap();
            match field {
                "mail" => drop(person.reach.insert(format!("mailto:{value}"), String::new())),
                "tel" => drop(person.reach.insert(format!("tel:{value}"), String::new())),
                "web" => drop(person.reach.insert(format!("https://{value}"), String::new())),
                "born" => drop(person.dates.insert(BIRTHDAY.into(), value.parse().unwrap())),
                "nick" => person.nick = value.into(),
                "former" => person.former = value.into(),
                "family" => person.family = value.into(),
                "at" => person.company = value.into(),
                "apart" => drop(person.apart.insert(person_id(value.parse().unwrap()))),
                _ => panic!("{field}"),
            }
        }
        person
    }

    fn of(people: &[&str], ties: &[(usize, usize, &'static str)]) -> Notebook {
        let people = people.iter().enumerate().map(|(at, text)| person(at, text));
        notebook(people.collect::<Vec<_>>(), ties.iter().copied())
    }

    fn why(people: &[&str]) -> Vec<Sign> {
        let found = duplicates(&of(people, &[]));
        assert!(found.len() < 2);
        found.into_iter().flat_map(|one| one.why).collect()
    }

    #[test]
    fn each_sign_is_seen() {
        use Sign::*;
        for (one, other, signs) in [
            ("Ada Lovelace", "ada  lovelace", &[Name][..]),
            ("Zoë Ó Briain", "Zoe O Briain", &[Name]),
            ("Anne-Marie Roy", "Anne Marie Roy", &[Name]),
            ("王秀英", "王秀英", &[Name]),
            ("Ada Lovelace", "Lovelace, Ada", &[Turned]),
            ("Ada Lovelace", "Ada Lovelase", &[Slip]),
            ("Ada Lovelace", "Ada Loevlace", &[Slip]),
            ("Grace Hopper", "Gracee Hopper", &[Slip]),
            ("Grace Hopper", "Grace M. Hopper", &[Initial]),
            ("Grace Hopper", "Grace B M Hopper", &[Initial]),
            ("Ada Lovelace; former=Ada Byron", "Ada Byron", &[Other]),
            ("Robert Smith; nick=Bob", "Bob Smith", &[Other]),
            ("Robert Smith; nick=Bob", "Bob", &[Other]),
            ("Ada; mail=Ada@example.org", "Countess King; mail=ada@example.org", &[Email]),
            ("Ada Lovelace; tel=+442079460018", "Ada; tel=02079460018", &[Phone]),
            ("Ada; web=www.example.org/ada/", "Ada L; web=example.org/ada", &[Web]),
            ("Ada; at=Engines", "ADA; at=engines", &[Name, Company]),
            ("Ada; born=--12-10", "Ada; born=1815-12-10", &[Name, Birthday]),
            ("Ada King; born=--12-10", "A King; born=--12-10", &[Family]),
            ("Ada King; born=--12-10", "Augusta; family=King; born=--12-10", &[Family]),
        ] {
            assert_eq!(why(&[one, other]), signs, "{one} / {other}");
            assert_eq!(why(&[other, one]), signs, "{other} / {one}");
        }
    }

    #[test]
    fn too_little_is_nothing() {
        for (one, other) in [
            ("Ada", "Ada"),
            ("Ada Lovelace", "Ada Byron"),
            ("Ada Lovelace; at=Engines", "Charles Babbage; at=Engines"),
            ("Ada Lovelace; web=example.org", "Charles Babbage; web=example.org"),
            ("Ada Lovelace; born=--12-10", "Charles Babbage; born=--12-10"),
            ("Ann Lee", "Anna Lee"),
            ("Grace Hopper", "Grace Ann Hopper"),
            ("Grace A. Hopper", "Grace M. Hopper"),
            ("G Hopper", "G M Hopper"),
            ("", ""),
            ("Ada Lovelace; born=--12-10", "Ada Lovelace; born=--12-11"),
            ("Ada Lovelace; apart=1", "Ada Lovelace"),
            ("Ada Lovelace", "Ada Lovelace; apart=0"),
        ] {
            assert_eq!(why(&[one, other]), [], "{one} / {other}");
        }
    }

    #[test]
    fn another_strong_sign_outweighs_two_birthdays() {
        let signs = why(&[
            "Ada Lovelace; born=--12-10; mail=a@b.c",
            "Ada Lovelace; born=--12-11; mail=a@b.c",
        ]);
        assert_eq!(signs, [Sign::Email, Sign::Name]);
    }

    #[test]
    fn who_shares_a_telephone_with_another_is_two_where_they_are_tied() {
        let people = ["Ada King; tel=123456789", "William King; tel=123456789", "Ada King"];
        let offered = |ties| {
            let found = duplicates(&of(&people, ties));
            found.into_iter().map(|one| one.people).collect::<Vec<_>>()
        };
        let (ada, william, twin) = (person_id(0), person_id(1), person_id(2));
        assert_eq!(offered(&[]), [(ada, twin), (ada, william)], "the likelier first");
        assert_eq!(offered(&[(0, 1, "partner")]), [(ada, twin)]);
    }

    #[test]
    fn the_order_is_by_likelihood_then_by_name() {
        let people = [
            "Mary Somerville",
            "Mary Sommerville",
            "Bo Li; mail=b@c.d",
            "Bo Li; mail=b@c.d",
            "Alan Kay",
            "Alan Kay",
            "Zoe Fox",
            "Zoe Fox",
        ];
        let book = of(&people, &[]);
        let names = |found: Vec<Likely>| {
            found.iter().map(|one| book.full_name(one.people.0).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(duplicates(&book)), ["Bo Li", "Alan Kay", "Zoe Fox", "Mary Somerville"]);
    }

    #[test]
    fn the_fuller_entry_comes_first() {
        let found = duplicates(&of(&["Ada Lovelace", "Ada Lovelace; at=Engines"], &[]));
        assert_eq!(found[0].people, (person_id(1), person_id(0)));
    }

    #[test]
    fn alike_tells_also_what_is_too_little() {
        let book = of(&["Ada", "Ada"], &[]);
        assert_eq!(alike(&book, person_id(0), person_id(1)), [Sign::Name]);
        assert_eq!(alike(&book, person_id(0), person_id(9)), []);
    }

    /// Against looking at every pair, in a notebook full of near names.
    #[test]
    fn no_pair_is_missed_by_not_looking_at_all() {
        let mut dice = Dice(7);
        let (first, last) =
            (["Anna", "Anne", "Hanna", "Bela"], ["Klein", "Kleim", "Stone", "Bela"]);
        let people: Vec<String> = (0..40)
            .map(|_| {
                let mut text = format!("{} {}", first[dice.below(4)], last[dice.below(4)]);
                if dice.below(2) == 0 {
                    text += &format!("; tel=12345678{}", dice.below(9));
                }
                if dice.below(2) == 0 {
                    text += &format!("; born=--12-{:02}", 1 + dice.below(9));
                }
                text
            })
            .collect();
        let book = of(&people.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
        let everybody: Vec<Face> = book.people().map(Face::of).collect();
        let mut expected = BTreeSet::new();
        for (at, one) in everybody.iter().enumerate() {
            for other in &everybody[at + 1..] {
                if likely(&book, one, other).is_some() {
                    expected.insert([one.person.id, other.person.id]);
                }
            }
        }
        let ordered = |(a, b): (PersonId, PersonId)| if a < b { [a, b] } else { [b, a] };
        let found: BTreeSet<_> = duplicates(&book).iter().map(|one| ordered(one.people)).collect();
        assert!(expected.len() > 50);
        assert_eq!(found, expected);
    }

    #[test]
    fn five_thousand_are_looked_at_by_their_keys() {
        let mut dice = Dice(3);
        let mut word =
            || (0..7).map(|_| char::from(b'a' + dice.below(26) as u8)).collect::<String>();
        let mut people: Vec<Person> =
            (0..5000).map(|at| person(at, &format!("{} {}", word(), word()))).collect();
        let twice = people[17].name.clone();
        people[4000].name = twice;
        let book = notebook(people, []);
        let faces: Vec<Face> = book.people().map(Face::of).collect();
        assert!(pairs(&faces).len() < 50_000, "of 12 million");
        assert_eq!(duplicates(&book).len(), 1);
    }
}
