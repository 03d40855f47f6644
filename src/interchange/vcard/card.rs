//! One card -> a person, and what it says of others.

use std::collections::HashMap;

use super::line::ContentLine;
use super::lines::Card;
use super::properties::Reader;
use super::relation::Relation;
use super::value::unescaped;
use crate::id::Ids;
use crate::interchange::problem::{Problems, quoted};
use crate::people::{NameError, Person, clean_line, clean_name, fold};

/// What a card is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Person,
    Group,
    Organisation,
    /// A place, a device, a program.
    Thing,
}

/// What a card says.
pub(super) struct Said {
    /// The line it begins on.
    pub(super) number: usize,
    pub(super) kind: Kind,
    /// The person; for a group, one who has its name. Without a source yet.
    pub(super) person: Person,
    /// What the card is known by, as it may be named by others.
    pub(super) uid: Option<String>,
    pub(super) relations: Vec<Relation>,
    /// The uids of a group's members.
    pub(super) members: Vec<String>,
}

/// A UID in the one way it is compared: without `urn:uuid:`, in small letters. `None` for nothing,
/// and for what is too long to be one.
pub(super) fn uid_key(value: &str) -> Option<String> {
    let value = unescaped(value.trim()).to_lowercase();
    let uid = value.strip_prefix("urn:uuid:").unwrap_or(&value).trim();
    (!uid.is_empty() && uid.len() <= 500).then(|| uid.to_owned())
}

/// Reads a card; `None` when there is nobody with a name in it, which is told.
pub(super) fn read(card: &Card, ids: &mut Ids<'_>, problems: &mut Problems) -> Option<Said> {
    let labels = labels(card);
    let said = Said {
        number: card.number,
        kind: Kind::default(),
        person: Person::new(ids.fresh(), ""),
        uid: None,
        relations: Vec::new(),
        members: Vec::new(),
    };
    let mut reader = Reader { labels, said, names: Names::default(), problems: &mut *problems };
    for line in &card.lines {
        reader.take(line);
    }
    let Reader { mut said, names, .. } = reader;
    match names.best(&said.person.nick) {
        Ok(name) => {
            if said.kind == Kind::Person && names.are_no_persons(&said.person.nick) {
                said.kind = Kind::Organisation;
            }
            said.person.name = name;
            Some(said)
        }
        Err(error) => {
            let known = said.person.reach.keys().next();
            let what = known.map_or("A card was left out".to_owned(), |uri| {
                format!("The card with {} was left out", quoted(uri))
            });
            problems.add(format!("line {}", said.number), what, error.to_string());
            None
        }
    }
}

/// Apple's and Google's labels: `item1.X-ABLabel:_$!<Mother>!$_` names what `item1.` is.
fn labels(card: &Card) -> HashMap<&str, String> {
    let named = card.lines.iter().filter(|line| line.name == "X-ABLABEL");
    let label = |line: &ContentLine| {
        let text = unescaped(&line.value);
        let bare = text.trim().trim_start_matches("_$!<").trim_end_matches(">!$_");
        let label = clean_line(&bare.chars().take(80).collect::<String>());
        if bare.len() < text.trim().len() { label.to_lowercase() } else { label }
    };
    named.map(|line| (line.group.as_str(), label(line))).collect()
}

/// Where a name may come from, best first.
#[derive(Default)]
pub(super) struct Names {
    pub(super) full: String,
    /// From `N`, with titles.
    pub(super) structured: String,
    pub(super) organisation: String,
    pub(super) company_card: bool,
}

impl Names {
    /// `FN`, unless it is a company's and there is a person's name too.
    fn full(&self) -> &str {
        let person = self.company_card && !self.structured.is_empty();
        if person { &self.structured } else { &self.full }
    }

    /// Whether they are a company's: nothing in them is a person's own.
    fn are_no_persons(&self, nick: &str) -> bool {
        let full = self.full();
        let like_company = full.trim().is_empty() || fold(full) == fold(&self.organisation);
        let nobody = self.structured.is_empty() && nick.is_empty();
        nobody && !self.organisation.is_empty() && (self.company_card || like_company)
    }

    /// The first that says anything. When that is too long, none: better nobody than somebody under
    /// the wrong name.
    fn best(&self, nick: &str) -> Result<String, NameError> {
        let names = [self.full(), &self.structured, nick, &self.organisation];
        let mut said = names.into_iter().map(clean_name).filter(|n| *n != Err(NameError::Empty));
        said.next().unwrap_or(Err(NameError::Empty))
    }
}
