//! Who is meant: conditions on people, joined by and, or and not, as plain data with a text form
//! that is stored. Who fits is told where the whole notebook is known.
//!
//! The text form, in ABNF's manner: `all(F,..)`, `any(F,..)`, `not(F)`, `circle(1..5)`,
//! `unplaced`, `tag("..")`, `company("..")`, `tie("..")`, `group(named(ID))`, `group(around(ID))`,
//! `group(tag(".."))`, `group(company(".."))`, `warmth(quiet)`, `drifting`, `since(YYYY-MM-DD)`,
//! `until(YYYY-MM-DD)`, `through(ID)`, `name("..")`. Within quotes `"` and `\` have a `\` before
//! them. Without a space, so that one filter has one text.

use std::fmt::{self, Display};
use std::str::FromStr;

use super::circle::Circle;
use super::saved::GroupKey;
use super::tie_kind::TieKind;
use super::warmth::Warmth;
use crate::day::Day;
use crate::id::PersonId;
use crate::written::written;

/// How deep a filter may nest, so that none that is read can exhaust the stack.
const DEEPEST: usize = 16;

/// A condition on people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Each of these. Of none: everybody.
    All(Vec<Filter>),
    /// One of these at least. Of none: nobody.
    Any(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// In this circle; `None`: not placed yet.
    Circle(Option<Circle>),
    /// Has this tag, however it is spelt in capitals and accents.
    Tag(String),
    /// At this company, likewise.
    Company(String),
    /// Has a tie of this kind, from whichever side.
    Tie(TieKind),
    /// Is in this group.
    Group(GroupKey),
    /// It is so warm between us.
    Warmth(Warmth),
    /// Longer not in touch than one would like, by their cadence; nobody who rests or died.
    Drifting,
    /// Met on this day or later.
    MetFrom(Day),
    /// Met on this day or earlier.
    MetUntil(Day),
    /// Introduced by this person.
    MetThrough(PersonId),
    /// These words are found in their name.
    Name(String),
}

impl Default for Filter {
    fn default() -> Self {
        Filter::All(Vec::new())
    }
}

impl Filter {
    /// Whether it leaves everybody in, for it says nothing.
    pub fn is_everybody(&self) -> bool {
        matches!(self, Filter::All(parts) if parts.is_empty())
    }

    /// What it says, in words: "in Close, and not drifting". `name_of` names a person, `group` a
    /// group.
    pub fn words(
        &self,
        name_of: &dyn Fn(PersonId) -> String,
        group: &dyn Fn(&GroupKey) -> String,
    ) -> String {
        let inner = |filter: &Filter| {
            let words = filter.words(name_of, group);
            let several =
                matches!(filter, Filter::All(parts) | Filter::Any(parts) if parts.len() > 1);
            if several { format!("({words})") } else { words }
        };
        let join =
            |parts: &[Filter], by: &str| parts.iter().map(inner).collect::<Vec<_>>().join(by);
        match self {
            Filter::All(parts) if parts.is_empty() => "everybody".into(),
            Filter::Any(parts) if parts.is_empty() => "nobody".into(),
            Filter::All(parts) => join(parts, " and "),
            Filter::Any(parts) => join(parts, " or "),
            Filter::Not(part) => format!("not {}", inner(part)),
            Filter::Circle(Some(circle)) => format!("in {}", circle.word()),
            Filter::Circle(None) => "not placed yet".into(),
            Filter::Tag(tag) => format!("tagged “{tag}”"),
            Filter::Company(company) => format!("at {company}"),
            Filter::Tie(kind) if kind.is_symmetric() => format!("“{}” somebody", kind.forward()),
            Filter::Tie(kind) => format!("“{}” or “{}” somebody", kind.forward(), kind.inverse()),
            Filter::Group(key) => format!("in the group {}", group(key)),
            Filter::Warmth(warmth) => format!("{} now", warmth.word()),
            Filter::Drifting => "drifting".into(),
            Filter::MetFrom(day) => format!("met since {day}"),
            Filter::MetUntil(day) => format!("met until {day}"),
            Filter::MetThrough(person) => format!("met through {}", name_of(*person)),
            Filter::Name(name) => format!("called “{name}”"),
        }
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, word: &str, parts: &[Filter]| {
            write!(f, "{word}(")?;
            for (at, part) in parts.iter().enumerate() {
                let comma = if at > 0 { "," } else { "" };
                write!(f, "{comma}{part}")?;
            }
            f.write_str(")")
        };
        match self {
            Filter::All(parts) => list(f, "all", parts),
            Filter::Any(parts) => list(f, "any", parts),
            Filter::Not(part) => write!(f, "not({part})"),
            Filter::Circle(Some(circle)) => write!(f, "circle({})", circle.ring()),
            Filter::Circle(None) => f.write_str("unplaced"),
            Filter::Tag(tag) => write!(f, "tag({})", Quoted(tag)),
            Filter::Company(company) => write!(f, "company({})", Quoted(company)),
            Filter::Tie(kind) => write!(f, "tie({})", Quoted(kind.slug())),
            Filter::Group(key) => write!(f, "group({key})"),
            Filter::Warmth(warmth) => write!(f, "warmth({})", warmth.word()),
            Filter::Drifting => f.write_str("drifting"),
            Filter::MetFrom(day) => write!(f, "since({day})"),
            Filter::MetUntil(day) => write!(f, "until({day})"),
            Filter::MetThrough(person) => write!(f, "through({person})"),
            Filter::Name(name) => write!(f, "name({})", Quoted(name)),
        }
    }
}

impl Display for GroupKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GroupKey::Named(id) => write!(f, "named({id})"),
            GroupKey::Around(person) => write!(f, "around({person})"),
            GroupKey::Tag(tag) => write!(f, "tag({})", Quoted(tag)),
            GroupKey::Company(company) => write!(f, "company({})", Quoted(company)),
        }
    }
}

struct Quoted<'a>(&'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Why a text is no filter: it is none, or a newer Kith wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFilter;

impl Display for NotAFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this Kith can't read that filter")
    }
}

impl std::error::Error for NotAFilter {}

impl FromStr for Filter {
    type Err = NotAFilter;

    fn from_str(text: &str) -> Result<Self, NotAFilter> {
        let mut reader = Reader(text);
        let filter = reader.filter(DEEPEST).ok_or(NotAFilter)?;
        reader.0.is_empty().then_some(filter).ok_or(NotAFilter)
    }
}

impl FromStr for GroupKey {
    type Err = NotAFilter;

    fn from_str(text: &str) -> Result<Self, NotAFilter> {
        let mut reader = Reader(text);
        let key = reader.group().ok_or(NotAFilter)?;
        reader.0.is_empty().then_some(key).ok_or(NotAFilter)
    }
}

/// The text not read yet. Each step answers `None` where it is none of ours.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn filter(&mut self, depth: usize) -> Option<Filter> {
        let depth = depth.checked_sub(1)?;
        let word = self.until(&['(', ')', ',']);
        match word {
            "unplaced" => return Some(Filter::Circle(None)),
            "drifting" => return Some(Filter::Drifting),
            _ => self.take('(')?,
        }
        let filter = match word {
            "all" => Filter::All(self.list(depth)?),
            "any" => Filter::Any(self.list(depth)?),
            "not" => Filter::Not(Box::new(self.filter(depth)?)),
            "circle" => Filter::Circle(Some(Circle::from_ring(self.plain()?)?)),
            "tag" => Filter::Tag(self.quoted()?),
            "company" => Filter::Company(self.quoted()?),
            "tie" => Filter::Tie(TieKind::from_slug(&self.quoted()?)?),
            "group" => Filter::Group(self.group()?),
            "warmth" => Filter::Warmth(Warmth::from_word(self.until(&[')']))?),
            "since" => Filter::MetFrom(self.plain()?),
            "until" => Filter::MetUntil(self.plain()?),
            "through" => Filter::MetThrough(self.plain()?),
            "name" => Filter::Name(self.quoted()?),
            _ => return None,
        };
        self.take(')')?;
        Some(filter)
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Filter>> {
        let mut parts = Vec::new();
        while !self.0.starts_with(')') {
            if !parts.is_empty() {
                self.take(',')?;
            }
            parts.push(self.filter(depth)?);
        }
        Some(parts)
    }

    fn group(&mut self) -> Option<GroupKey> {
        let word = self.until(&['(']);
        self.take('(')?;
        let key = match word {
            "named" => GroupKey::Named(self.plain()?),
            "around" => GroupKey::Around(self.plain()?),
            "tag" => GroupKey::Tag(self.quoted()?),
            "company" => GroupKey::Company(self.quoted()?),
            _ => return None,
        };
        self.take(')')?;
        Some(key)
    }

    fn plain<T: FromStr>(&mut self) -> Option<T> {
        self.until(&[')']).parse().ok()
    }

    fn quoted(&mut self) -> Option<String> {
        self.take('"')?;
        let mut text = String::new();
        let mut signs = self.0.char_indices();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' => {
                    self.0 = self.0.get(at + 1..)?;
                    return Some(text);
                }
                '\\' => text.push(signs.next()?.1),
                _ => text.push(sign),
            }
        }
        None
    }

    fn until(&mut self, ends: &[char]) -> &'a str {
        let (word, rest) = self.0.split_at(self.0.find(ends).unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }

    fn take(&mut self, sign: char) -> Option<()> {
        self.0 = self.0.strip_prefix(sign)?;
        Some(())
    }
}

written!(Filter);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AnyId, GroupId};
    use proptest::prelude::*;

    fn leaf() -> impl Strategy<Value = Filter> {
        let text = || prop_oneof![".*", r#"[\\"(),]{0,6}"#];
        let day = || (-700_000_i64..2_900_000).prop_map(|n| Day::from_number(n).unwrap());
        prop_oneof![
            (0_u8..6).prop_map(|ring| Filter::Circle(Circle::from_ring(ring))),
            text().prop_map(Filter::Tag),
            text().prop_map(Filter::Company),
            text().prop_filter_map("", |t| Some(Filter::Tie(TieKind::from_slug(&t)?))),
            any::<u64>().prop_map(|n| Filter::Group(GroupKey::Named(GroupId::from_random(n)))),
            any::<u64>().prop_map(|n| Filter::Group(GroupKey::Around(PersonId::from_random(n)))),
            text().prop_map(|t| Filter::Group(GroupKey::Tag(t))),
            text().prop_map(|t| Filter::Group(GroupKey::Company(t))),
            (0_usize..4).prop_map(|at| Filter::Warmth(Warmth::ALL[at])),
            Just(Filter::Drifting),
            day().prop_map(Filter::MetFrom),
            day().prop_map(Filter::MetUntil),
            any::<u64>().prop_map(|n| Filter::MetThrough(PersonId::from_random(n))),
            text().prop_map(Filter::Name),
        ]
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        leaf().prop_recursive(6, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Filter::All),
                prop::collection::vec(inner.clone(), 0..5).prop_map(Filter::Any),
                inner.prop_map(|filter| Filter::Not(Box::new(filter))),
            ]
        })
    }

    proptest! {
        #[test]
        fn read_back(filter in any_filter()) {
            let text = filter.to_string();
            prop_assert_eq!(text.parse(), Ok(filter.clone()));
            let json = serde_json::to_string(&filter).unwrap();
            prop_assert_eq!(serde_json::from_str::<Filter>(&json).unwrap(), filter);
        }

        #[test]
        fn any_text_is_a_filter_or_none(text in ".*", cut in 0_usize..40, filter in any_filter()) {
            if let Ok(filter) = text.parse::<Filter>() {
                prop_assert_eq!(filter.to_string(), text);
            }
            let whole = filter.to_string();
            let cut: String = whole.chars().take(cut).collect();
            prop_assert!(cut == whole || cut.parse::<Filter>().is_err());
        }
    }

    #[test]
    fn the_text_stays_what_it_is() {
        let id = PersonId::from_random(1);
        let text = r#"all(circle(2),not(any(drifting,tag("a \"b\" \\"))),through(10000000))"#;
        let filter = Filter::All(vec![
            Filter::Circle(Some(Circle::Close)),
            Filter::Not(Box::new(Filter::Any(vec![
                Filter::Drifting,
                Filter::Tag(r#"a "b" \"#.into()),
            ]))),
            Filter::MetThrough(id),
        ]);
        assert_eq!(filter.to_string(), text);
        assert_eq!(text.parse(), Ok(filter.clone()));
        let words = filter.words(&|_| "Ada".into(), &|_| String::new());
        let said = r#"in Close and not (drifting or tagged “a "b" \”) and met through Ada"#;
        assert_eq!(words, said);
        assert!(Filter::default().is_everybody());
    }

    #[test]
    fn what_is_too_deep_or_of_a_newer_kith_is_refused() {
        let nested =
            |depth: usize| format!("{}drifting{}", "not(".repeat(depth), ")".repeat(depth));
        assert!(nested(15).parse::<Filter>().is_ok());
        for text in
            [nested(16), nested(100_000), "moon(full)".into(), "all(,)".into(), "circle(6)".into()]
        {
            assert_eq!(text.parse::<Filter>(), Err(NotAFilter));
        }
    }
}
