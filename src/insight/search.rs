//! Finding by typing: people, moments, and whatever else has a name, the nearest to what was typed
//! first. Upper case and accents make no difference, a slip of the fingers is forgiven, and letters
//! may be left out. What is found is looked up in an index that is made once for a state of the notebook.

use std::cmp::Reverse;
use std::collections::HashMap;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::id::{MomentId, PersonId};
use crate::notebook::Notebook;
use crate::people::{Circle, Person, begins_like, fold};
use crate::sort;

/// How well something fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// One of its names begins so.
    Begins,
    /// Words of its names begin so.
    Names,
    /// Words of its names, and of what else is known of it, begin so.
    Words,
    /// All words stand somewhere in it.
    Within,
    /// A slip apart from how its words begin.
    Slip,
    /// The letters stand in a name in this order, others between; by how near to one another and to
    /// the beginnings of words, as nucleo scores it.
    Scattered(Reverse<u16>),
}

/// Something that can be found. Its texts are folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    names: Vec<String>,
    beside: String,
}

impl Findable {
    /// Of these names, and what else it may be looked for by.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>, beside: &str) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for name in names.into_iter().map(fold) {
            // A given name is most often a part of the name.
            if !name.is_empty() && !kept.iter().any(|one| one.starts_with(&name)) {
                kept.push(name);
            }
        }
        Self { names: kept, beside: fold(beside) }
    }

    fn of(person: &Person) -> Self {
        let Person { name, nick, given, family, former, .. } = person;
        let beside = [person.company.as_str(), person.role.as_str()].into_iter();
        let beside = beside.chain(person.tags.iter().map(String::as_str));
        let names = [name, nick, given, family, former].map(String::as_str);
        Self::new(names, &beside.collect::<Vec<_>>().join(" "))
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).chain([self.beside.as_str()])
    }
}

/// What was typed, ready to be looked for.
pub struct Sought {
    folded: String,
    words: Vec<String>,
    /// Made when letters have to be looked for one by one.
    matcher: Option<Matcher>,
}

impl Sought {
    /// Of this text, as it was typed.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed.trim());
        let words = folded.split_whitespace().map(str::to_owned).collect();
        Self { folded, words, matcher: None }
    }

    /// Whether nothing was typed; everything fits that.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well it fits, if it does at all.
    pub fn fit(&mut self, thing: &Findable) -> Option<Fit> {
        self.plain_fit(thing).or_else(|| self.scattered(thing))
    }

    fn plain_fit(&self, thing: &Findable) -> Option<Fit> {
        let all = |fits: &dyn Fn(&str) -> bool| self.words.iter().all(|word| fits(word));
        if self.is_empty() || thing.names.iter().any(|name| name.starts_with(&self.folded)) {
            Some(Fit::Begins)
        } else if all(&|word| thing.names.iter().any(|name| begins_a_word(name, word))) {
            Some(Fit::Names)
        } else if all(&|word| thing.texts().any(|text| begins_a_word(text, word))) {
            Some(Fit::Words)
        } else if all(&|word| thing.texts().any(|text| stands_in(text, word))) {
            Some(Fit::Within)
        } else if all(&|word| thing.texts().any(|text| begins_nearly(text, word))) {
            Some(Fit::Slip)
        } else {
            None
        }
    }

    fn scattered(&mut self, thing: &Findable) -> Option<Fit> {
        // So much a letter has, on average, that stands beside the one before or begins a word; with
        // less, they are strewn over a name, and a few letters stand so in most.
        const LEAST: usize = 17;
        let matcher = self.matcher.get_or_insert_with(|| {
            let mut config = Config::DEFAULT;
            // All is folded already.
            (config.ignore_case, config.normalize) = (false, false);
            Matcher::new(config)
        });
        let mut sum = 0_u16;
        for word in &self.words {
            let letters = word.chars().count();
            if letters < 2 {
                return None;
            }
            let (mut one, mut other) = (Vec::new(), Vec::new());
            let needle = Utf32Str::new(word, &mut one);
            let scores = thing
                .names
                .iter()
                .filter_map(|name| matcher.fuzzy_match(Utf32Str::new(name, &mut other), needle));
            let best = scores.max().filter(|score| usize::from(*score) >= LEAST * letters)?;
            sum = sum.saturating_add(best);
        }
        Some(Fit::Scattered(Reverse(sum)))
    }
}

/// Whether a word of this text begins so.
fn begins_a_word(text: &str, beginning: &str) -> bool {
    let mut from = text.match_indices(beginning);
    from.any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    })
}

/// Whether a word stands in this text, also inside of another. Two Latin letters stand in too many
/// words to count.
fn stands_in(text: &str, word: &str) -> bool {
    word.len() > 2 && text.contains(word)
}

/// Whether a word of this text begins so but for a slip.
fn begins_nearly(text: &str, beginning: &str) -> bool {
    begins_a_word(text, beginning)
        || text.split(|c: char| !c.is_alphanumeric()).any(|word| begins_like(beginning, word))
}

/// One of the people who can be found.
struct Someone {
    id: PersonId,
    circle: Option<Circle>,
    found_by: Findable,
}

/// Everybody, as they can be found.
pub struct PeopleIndex(Vec<Someone>);

impl PeopleIndex {
    /// Of everybody in the notebook.
    pub fn of(notebook: &Notebook) -> Self {
        let someone = |person: &std::sync::Arc<Person>| Someone {
            id: person.id,
            circle: person.circle,
            found_by: Findable::of(person),
        };
        Self(notebook.people_by_name().iter().map(someone).collect())
    }

    /// A few who fit what was typed: by how well, then who is closer, then by name. And how well the
    /// first of them does.
    pub fn nearest(&self, sought: &mut Sought, most: usize) -> (Option<Fit>, Vec<PersonId>) {
        let fits = self.0.iter().filter_map(|one| {
            let ring = one.circle.map_or(u8::MAX, Circle::ring);
            Some(((sought.fit(&one.found_by)?, ring), one.id))
        });
        // They come by name, and what is equal keeps its order.
        let mut fits: Vec<_> = fits.collect();
        sort::by(&mut fits, |(a, _), (b, _)| a.cmp(b));
        let best = fits.first().map(|((fit, _), _)| *fit);
        (best, fits.into_iter().take(most).map(|(_, id)| id).collect())
    }

    /// All in whom every word stands that was typed; where that is nobody, those who are a slip apart,
    /// which is said first. In no order that means anything.
    pub fn fitting(&self, sought: &Sought) -> (bool, Vec<PersonId>) {
        let fits = self.0.iter().filter_map(|one| {
            let is_slip = sought.plain_fit(&one.found_by)? == Fit::Slip;
            Some((is_slip, one.id))
        });
        let (slips, whole): (Vec<_>, Vec<_>) = fits.partition(|(is_slip, _)| *is_slip);
        let is_near = whole.is_empty() && !slips.is_empty();
        let those = if is_near { slips } else { whole };
        (is_near, those.into_iter().map(|(_, id)| id).collect())
    }
}

/// All moments, as they can be found.
pub struct MomentsIndex(Vec<(MomentId, String)>);

impl MomentsIndex {
    /// Of all moments of the notebook: what they were, what was written, who was there.
    pub fn of(notebook: &Notebook) -> Self {
        let folded = |person: &std::sync::Arc<Person>| {
            let name = fold(&format!("{} {}", person.name, person.nick));
            (person.id, name.trim_end().to_owned())
        };
        let names: HashMap<PersonId, String> = notebook.people().map(folded).collect();
        let text = |moment: &crate::life::Moment| {
            let kind = moment.kind;
            let mut text = fold(&format!("{} {} {}", kind.words(), kind.slug(), moment.text));
            for name in moment.people.iter().filter_map(|id| names.get(id)) {
                text.push('\n');
                text.push_str(name);
            }
            text
        };
        Self(notebook.moments().map(|moment| (moment.id, text(moment))).collect())
    }

    /// A few in which all words stand that were typed, latest first; where there is none, those a slip
    /// apart. And how well they fit. Nothing, while less than two letters were typed.
    pub fn latest(&self, sought: &Sought, most: usize) -> (Option<Fit>, Vec<MomentId>) {
        if sought.folded.chars().nth(1).is_none() {
            return (None, Vec::new());
        }
        let those = |fits: fn(&str, &str) -> bool| -> Vec<MomentId> {
            let all = |text: &str| sought.words.iter().all(|word| fits(text, word));
            let those = self.0.iter().filter(|(_, text)| all(text)).take(most);
            those.map(|(id, _)| *id).collect()
        };
        let whole = those(|text, word| match word.len() {
            // Two letters stand in the middle of too many words.
            0..=2 => begins_a_word(text, word),
            _ => text.contains(word),
        });
        let (fit, found) = match whole.is_empty() {
            true => (Fit::Slip, those(begins_nearly)),
            false => (Fit::Within, whole),
        };
        ((!found.is_empty()).then_some(fit), found)
    }
}

/// A text on one line, from a few words before the first that was sought.
pub fn excerpt(text: &str, sought: &Sought) -> String {
    const BEFORE: usize = 4;
    // A note may be a megabyte; what doesn't stand near its beginning is left where it is.
    const WORDS: usize = 2000;
    const SHOWN: usize = 40;
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let is_sought = |word: &&str| {
        let word = fold(word);
        sought.words.iter().any(|one| begins_nearly(&word, one))
    };
    let at = words.iter().position(is_sought).unwrap_or(0).saturating_sub(BEFORE);
    let shown: Vec<&str> = words.into_iter().skip(at).take(SHOWN).collect();
    let before = if at > 0 { "… " } else { "" };
    format!("{before}{}", shown.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::AnyId;
    use crate::insight::fixtures::person_id;
    use crate::life::{Moment, MomentKind};

    fn document() -> Document {
        let mut document = Document::new(1);
        let person = |n, name: &str| Person::new(person_id(n), name);
        document.edit("", |edit| {
            for person in [
                Person { circle: Some(Circle::Close), ..person(1, "Grace Hopper") },
                Person { circle: Some(Circle::Heart), ..person(2, "Grace Kelly") },
                Person { nick: "Countess".into(), ..person(3, "Ada Lovelace") },
                Person { former: "Chambers".into(), ..person(4, "Zoë Graceland") },
                Person { company: "Grace & Sons".into(), ..person(5, "Émile O'Neil-Łęski") },
                Person { tags: ["choir".into()].into(), ..person(6, "Hermann Öztürk") },
                person(7, "王秀英"),
                Person {
                    given: "Wilhelmina".into(),
                    family: "Fleming".into(),
                    ..person(8, "Mina F.")
                },
            ] {
                edit.put_person(&person);
            }
        });
        document
    }

    fn who(typed: &str) -> Vec<usize> {
        let document = document();
        let index = PeopleIndex::of(document.notebook());
        let (best, found) = index.nearest(&mut Sought::new(typed), 9);
        assert_eq!(best.is_none(), found.is_empty());
        found.iter().filter_map(|id| (1..9).find(|n| person_id(*n) == *id)).collect()
    }

    #[test]
    fn the_best_fit_comes_first() {
        // Names that begin so, the nearer circle first; then words of names, then of what is beside.
        assert_eq!(who("grace"), [2, 1, 4, 5]);
        assert_eq!(who("grace h"), [1]);
        assert_eq!(who("h"), [6, 1]);
        // A word inside another stands behind those that begin so.
        assert_eq!(who("mann"), [6]);
    }

    #[test]
    fn by_everything_that_is_a_name() {
        for (typed, found) in [
            ("countess", 3),
            ("chambers", 4),
            ("wilhel", 8),
            ("fleming", 8),
            ("sons", 5),
            ("choir", 6),
            ("秀", 7),
            ("王秀英", 7),
        ] {
            assert_eq!(who(typed), [found], "{typed}");
        }
    }

    #[test]
    fn accents_and_case_make_no_difference() {
        for (typed, found) in [("EMILE", 5), ("émile", 5), ("leski", 5), ("ozturk", 6), ("ZOE", 4)]
        {
            assert_eq!(who(typed), [found], "{typed}");
        }
        assert_eq!(who("o'neil"), [5]);
    }

    #[test]
    fn a_slip_is_forgiven() {
        for typed in ["hoppre", "hpoper", "hoper", "hoppper", "hopqer", "grcae hopper"] {
            assert_eq!(who(typed), [1], "{typed}");
        }
        assert_eq!(who("lvoelace"), [3]);
        assert_eq!(who("xyzzy"), [0; 0]);
    }

    #[test]
    fn letters_may_be_left_out() {
        assert_eq!(who("grhp"), [1]);
        assert_eq!(who("adlv"), [3]);
        assert_eq!(who("oneil"), [5]);
    }

    #[test]
    fn the_list_shows_who_fits_whole_or_else_nearly() {
        let document = document();
        let index = PeopleIndex::of(document.notebook());
        let count = |typed: &str| {
            let (is_near, those) = index.fitting(&Sought::new(typed));
            (is_near, those.len())
        };
        assert_eq!(
            [count(""), count("grace"), count("grhp")],
            [(false, 8), (false, 4), (false, 0)]
        );
        assert_eq!(count("grcae"), (true, 4));
    }

    #[test]
    fn whatever_has_a_name() {
        let thing = Findable::new(["Save a backup"], "copy export");
        let fit = |typed: &str| Sought::new(typed).fit(&thing);
        assert_eq!(fit("save"), Some(Fit::Begins));
        assert_eq!(fit("backup"), Some(Fit::Names));
        assert_eq!(fit("expo"), Some(Fit::Words));
        assert_eq!(fit("backpu"), Some(Fit::Slip));
        assert!(matches!(fit("svbk"), Some(Fit::Scattered(_))));
        assert_eq!(fit("map"), None);
    }

    #[test]
    fn an_excerpt_shows_what_was_sought() {
        let text = "We walked by the old\nharbour and spoke of her Mutter, who is ill";
        let shown = |typed: &str| excerpt(text, &Sought::new(typed));
        assert!(shown("walked").starts_with("We walked"));
        assert!(shown("mutter").starts_with("… and spoke of her Mutter, who"));
        assert!(shown("").starts_with("We walked by the old harbour"));
    }

    #[test]
    fn moments_latest_first() {
        let mut document = document();
        document.edit("", |edit| {
            for (n, kind, text, who) in [
                (1, MomentKind::Meal, "Soup by the harbour", 1),
                (2, MomentKind::Talked, "Her mother is ill", 2),
                (3, MomentKind::Talked, "The Hafen again: soupe à l'oignon", 3),
            ] {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(n),
                    day: "2026-11-20".parse::<crate::day::Day>().unwrap().plus(n as i32),
                    kind,
                    people: [person_id(who)].into(),
                    text: text.into(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
        let index = MomentsIndex::of(document.notebook());
        for (typed, found) in [
            ("soup", &[3, 1][..]),
            ("SOUP harb", &[1]),
            ("oignon", &[3]),
            ("a l", &[3]),
            ("grace", &[2, 1]),
            ("meal grace", &[1]),
            ("mohter", &[2]),
            ("countess", &[3]),
            ("o", &[]),
            ("", &[]),
            ("xyzzy", &[]),
        ] {
            let ids: Vec<_> = found.iter().map(|n| MomentId::from_random(*n)).collect();
            assert_eq!(index.latest(&Sought::new(typed), 9).1, ids, "{typed}");
        }
        let fit = |typed: &str| index.latest(&Sought::new(typed), 1).0;
        assert_eq!(
            [fit("soup"), fit("suop"), fit("xyzzy")],
            [Some(Fit::Within), Some(Fit::Slip), None]
        );
        assert_eq!(index.latest(&Sought::new("soup"), 1).1.len(), 1);
    }
}
