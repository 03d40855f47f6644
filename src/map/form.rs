//! A filter as a form: rules in a list, each of which may be turned round, and groups of rules, one
//! level deep. No awareness of what a rule is chosen with.

use crate::people::{Circle, Filter, TieKind, Warmth, clean_line};

/// What a rule asks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asks {
    /// Their circle.
    Circle,
    /// A tag.
    Tag,
    /// Where they work or belong.
    Company,
    /// A kind of tie.
    Tie,
    /// A group they are in.
    Group,
    /// How warm it is now.
    Warmth,
    /// Whether they drift.
    Drifting,
    /// Met on a day or later.
    Since,
    /// Met on a day or earlier.
    Until,
    /// Who introduced them.
    Through,
    /// Words of their name.
    Name,
}

impl Asks {
    /// All, in the order of a menu.
    pub const ALL: [Asks; 11] = [
        Asks::Circle,
        Asks::Tag,
        Asks::Company,
        Asks::Tie,
        Asks::Group,
        Asks::Warmth,
        Asks::Drifting,
        Asks::Since,
        Asks::Until,
        Asks::Through,
        Asks::Name,
    ];

    /// Its words before the value: "circle is".
    pub fn words(self) -> &'static str {
        match self {
            Asks::Circle => "circle is",
            Asks::Tag => "tag is",
            Asks::Company => "works or belongs at",
            Asks::Tie => "has a tie",
            Asks::Group => "is in the group",
            Asks::Warmth => "warmth is",
            Asks::Drifting => "drifting",
            Asks::Since => "met since",
            Asks::Until => "met until",
            Asks::Through => "met through",
            Asks::Name => "name has",
        }
    }

    /// What it is known by in a menu.
    pub fn slug(self) -> &'static str {
        match self {
            Asks::Circle => "circle",
            Asks::Tag => "tag",
            Asks::Company => "company",
            Asks::Tie => "tie",
            Asks::Group => "group",
            Asks::Warmth => "warmth",
            Asks::Drifting => "drifting",
            Asks::Since => "since",
            Asks::Until => "until",
            Asks::Through => "through",
            Asks::Name => "name",
        }
    }

    /// The one of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asks| asks.slug() == slug)
    }
}

/// One rule, as it stands in the form. Its value is a text: a ring's number (0: not placed), a tag,
/// a company, a tie's slug, a group's key, a warmth's word, a day, a person's id or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whether it is turned round.
    pub not: bool,
    /// What it asks.
    pub asks: Asks,
    /// What for; empty while that isn't chosen.
    pub value: String,
}

impl Rule {
    /// A rule that waits for its value.
    pub fn new(asks: Asks) -> Self {
        Self { not: false, asks, value: String::new() }
    }

    /// What it means; `None` while its value is none.
    pub fn filter(&self) -> Option<Filter> {
        let value = clean_line(&self.value);
        let text = || (!value.is_empty()).then(|| value.clone());
        let filter = match self.asks {
            Asks::Circle => match value.parse().ok()? {
                0 => Filter::Circle(None),
                ring => Filter::Circle(Some(Circle::from_ring(ring)?)),
            },
            Asks::Tag => Filter::Tag(text()?),
            Asks::Company => Filter::Company(text()?),
            Asks::Tie => Filter::Tie(TieKind::from_slug(&value)?),
            Asks::Group => Filter::Group(self.value.parse().ok()?),
            Asks::Warmth => Filter::Warmth(Warmth::from_word(&value)?),
            Asks::Drifting => Filter::Drifting,
            Asks::Since => Filter::MetFrom(value.parse().ok()?),
            Asks::Until => Filter::MetUntil(value.parse().ok()?),
            Asks::Through => Filter::MetThrough(value.parse().ok()?),
            Asks::Name => Filter::Name(text()?),
        };
        Some(if self.not { Filter::Not(Box::new(filter)) } else { filter })
    }

    /// The rule of a filter that is a single condition, turned round or not.
    fn of(filter: &Filter) -> Option<Self> {
        let (asks, value) = match filter {
            Filter::Not(inner) if !matches!(**inner, Filter::Not(_)) => {
                return Some(Self { not: true, ..Self::of(inner)? });
            }
            Filter::Circle(circle) => (Asks::Circle, circle.map_or(0, Circle::ring).to_string()),
            Filter::Tag(tag) => (Asks::Tag, tag.clone()),
            Filter::Company(company) => (Asks::Company, company.clone()),
            Filter::Tie(kind) => (Asks::Tie, kind.slug().to_owned()),
            Filter::Group(key) => (Asks::Group, key.to_string()),
            Filter::Warmth(warmth) => (Asks::Warmth, warmth.word().to_owned()),
            Filter::Drifting => (Asks::Drifting, String::new()),
            Filter::MetFrom(day) => (Asks::Since, day.to_string()),
            Filter::MetUntil(day) => (Asks::Until, day.to_string()),
            Filter::MetThrough(person) => (Asks::Through, person.to_string()),
            Filter::Name(name) => (Asks::Name, name.clone()),
            Filter::All(_) | Filter::Any(_) | Filter::Not(_) => return None,
        };
        Some(Self { not: false, asks, value })
    }
}

/// Rules that are joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Whether the whole is turned round.
    pub not: bool,
    /// Whether one of them is enough; else each has to fit.
    pub any: bool,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl Joined {
    fn filter(&self) -> Option<Filter> {
        let parts: Vec<Filter> = self.rules.iter().filter_map(Rule::filter).collect();
        if parts.is_empty() {
            return None;
        }
        let joined = join(self.any, parts);
        Some(if self.not { Filter::Not(Box::new(joined)) } else { joined })
    }

    fn of(filter: &Filter) -> Option<Self> {
        let (not, inner) = match filter {
            Filter::Not(inner) => (true, inner.as_ref()),
            filter => (false, filter),
        };
        let (any, parts) = match inner {
            Filter::All(parts) => (false, parts),
            Filter::Any(parts) => (true, parts),
            _ => return None,
        };
        let rules = parts.iter().map(Rule::of).collect::<Option<Vec<_>>>()?;
        Some(Self { not, any, rules })
    }
}

fn join(any: bool, parts: Vec<Filter>) -> Filter {
    if any { Filter::Any(parts) } else { Filter::All(parts) }
}

/// One line of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A rule.
    Rule(Rule),
    /// A group of rules.
    Group(Joined),
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Whether one line is enough; else each has to fit.
    pub any: bool,
    /// The lines, in order.
    pub lines: Vec<Line>,
}

impl Form {
    /// The filter that the form says. Rules without a value say nothing yet.
    pub fn filter(&self) -> Filter {
        let part = |line: &Line| match line {
            Line::Rule(rule) => rule.filter(),
            Line::Group(group) => group.filter(),
        };
        let parts: Vec<Filter> = self.lines.iter().filter_map(part).collect();
        if parts.is_empty() { Filter::default() } else { join(self.any, parts) }
    }

    /// The form of a filter; `None` for one that nests deeper than a form can show.
    pub fn of(filter: &Filter) -> Option<Self> {
        let line = |filter: &Filter| {
            Rule::of(filter).map(Line::Rule).or_else(|| Joined::of(filter).map(Line::Group))
        };
        let (any, lines) = match filter {
            Filter::All(parts) => (false, parts.iter().map(line).collect::<Option<Vec<_>>>()?),
            Filter::Any(parts) if parts.is_empty() => return None,
            Filter::Any(parts) => (true, parts.iter().map(line).collect::<Option<Vec<_>>>()?),
            one => (false, vec![line(one)?]),
        };
        Some(Self { any, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(not: bool, asks: Asks, value: &str) -> Rule {
        Rule { not, asks, value: value.into() }
    }

    #[test]
    fn every_rule_is_a_filter_and_back() {
        for (asks, value) in [
            (Asks::Circle, "0"),
            (Asks::Circle, "2"),
            (Asks::Tag, "choir, alto"),
            (Asks::Company, "Navy"),
            (Asks::Tie, "mentor"),
            (Asks::Tie, "sails with"),
            (Asks::Group, "tag(\"choir\")"),
            (Asks::Warmth, "glowing"),
            (Asks::Drifting, ""),
            (Asks::Since, "2020-05-01"),
            (Asks::Until, "2020-05-01"),
            (Asks::Through, "10000000"),
            (Asks::Name, "ada"),
        ] {
            for not in [false, true] {
                let form = Form { any: false, lines: vec![Line::Rule(rule(not, asks, value))] };
                let filter = form.filter();
                assert!(!filter.is_everybody(), "{asks:?}");
                assert_eq!(Form::of(&filter), Some(form));
            }
            assert_eq!(Asks::from_slug(asks.slug()), Some(asks));
        }
        assert_eq!(Asks::from_slug("moon"), None);
    }

    #[test]
    fn and_or_and_not_nest_once() {
        let group = Joined {
            not: true,
            any: true,
            rules: vec![rule(false, Asks::Tag, "choir"), rule(true, Asks::Drifting, "")],
        };
        let lines = vec![Line::Rule(rule(false, Asks::Circle, "2")), Line::Group(group)];
        let form = Form { any: false, lines };
        let text = r#"all(circle(2),not(any(tag("choir"),not(drifting))))"#;
        assert_eq!(form.filter().to_string(), text);
        assert_eq!(Form::of(&text.parse().unwrap()), Some(form.clone()));
        let either = Form { any: true, ..form };
        assert_eq!(Form::of(&either.filter()), Some(either));
        for deep in ["all(any(all(drifting)))", "not(not(drifting))", "any()"] {
            assert_eq!(Form::of(&deep.parse().unwrap()), None, "{deep}");
        }
        let one = Form::of(&Filter::Drifting).unwrap();
        assert_eq!(one.filter(), Filter::All(vec![Filter::Drifting]));
    }

    #[test]
    fn what_is_not_chosen_yet_says_nothing() {
        for asks in Asks::ALL.into_iter().filter(|asks| *asks != Asks::Drifting) {
            assert_eq!(Rule::new(asks).filter(), None, "{asks:?}");
            assert_eq!(rule(true, asks, "  ").filter(), None, "{asks:?}");
        }
        for (asks, value) in [(Asks::Circle, "6"), (Asks::Warmth, "hot"), (Asks::Since, "May")] {
            assert_eq!(rule(false, asks, value).filter(), None);
        }
        let group = Line::Group(Joined { rules: vec![Rule::new(Asks::Tag)], ..Joined::default() });
        let form = Form { any: true, lines: vec![group, Line::Rule(Rule::new(Asks::Name))] };
        assert!(form.filter().is_everybody());
        assert_eq!(Form::of(&Filter::default()), Some(Form::default()));
    }
}
