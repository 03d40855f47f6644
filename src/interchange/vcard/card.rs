//! One card -> a person, and what it says of others. The rules of each property in one place; how
//! others are found stands in `relations`.

use std::collections::HashMap;

use super::line::ContentLine;
use super::lines::Card;
use super::relations::{Relation, relation_of};
use super::value::{components, list, split, unescaped};
use super::{dates, reach};
use crate::id::Ids;
use crate::interchange::fields;
use crate::interchange::problem::{Problems, quoted};
use crate::people::{NameError, Person, clean_line, clean_name, fold};

/// So many fields without a place of their own are kept of a card.
const EXTRA_MAX: usize = 200;

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
    let mut reader = Reader { labels, said, names: Names::default(), problems };
    for line in &card.lines {
        reader.take(line);
    }
    reader.finish()
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
struct Names {
    full: String,
    /// From `N`, with titles.
    structured: String,
    organisation: String,
    company_card: bool,
}

struct Reader<'a> {
    labels: HashMap<&'a str, String>,
    said: Said,
    names: Names,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn take(&mut self, line: &ContentLine) {
        match line.name.as_str() {
            "FN" if self.names.full.is_empty() => self.names.full = unescaped(&line.value),
            "N" => self.name(line),
            "NICKNAME" => self.nick(line),
            "ORG" => self.organisation(line),
            "TITLE" | "ROLE" if self.said.person.role.is_empty() => {
                self.said.person.role = self.line_of(line, &unescaped(&line.value));
            }
            "NOTE" => self.note(line),
            "CATEGORIES" | "X-CATEGORIES" => self.tags(line),
            "UID" | "X-ABUID" if self.said.uid.is_none() => self.said.uid = uid_key(&line.value),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.said.kind = kind(&line.value),
            "X-ABSHOWAS" => self.names.company_card = line.value.eq_ignore_ascii_case("company"),
            "MEMBER" | "X-ADDRESSBOOKSERVER-MEMBER" => {
                self.said.members.extend(uid_key(&line.value));
            }
            "EMAIL" | "TEL" | "URL" | "X-SOCIALPROFILE" | "SOCIALPROFILE" => self.reach(line),
            "X-ANDROID-CUSTOM" => self.android(line),
            "BEGIN" | "END" | "VERSION" | "REV" | "PRODID" | "X-ABLABEL" => {}
            _ if dates::is_date(&line.name) => {
                let label = self.label(line).map(str::to_owned);
                self.date(line, label.as_deref());
            }
            _ => match relation_of(line, self.label(line)) {
                Some(relation) => self.said.relations.push(relation),
                None => self.keep(line),
            },
        }
    }

    fn label(&self, line: &ContentLine) -> Option<&str> {
        if line.group.is_empty() {
            return None;
        }
        self.labels.get(line.group.as_str()).map(String::as_str).filter(|label| !label.is_empty())
    }

    fn name(&mut self, line: &ContentLine) {
        let parts = components(&line.value);
        let part = |index: usize| parts.get(index).map(String::as_str).unwrap_or_default();
        let (family, given) = (clean_line(part(0)), clean_line(part(1)));
        let first = [part(3), &given, part(2)].join(" ");
        self.names.structured = if part(2).is_empty() && part(3).is_empty() && part(4).is_empty() {
            fields::joined_name(&given, &family)
        } else {
            clean_line(&[&first, family.as_str(), part(4)].join(" "))
        };
        // Middle names and titles have no place of their own; the line is kept as it is.
        if parts.iter().skip(2).any(|part| !part.is_empty()) {
            self.keep(line);
        }
        // Taken only when the name as a whole is: whoever has a megabyte of it has no name.
        self.said.person.given = given;
        self.said.person.family = family;
    }

    fn nick(&mut self, line: &ContentLine) {
        let mut names = list(&line.value);
        if let (true, Some(first)) = (self.said.person.nick.is_empty(), names.next()) {
            self.said.person.nick = self.line_of(line, &first);
        }
        if names.next().is_some() {
            self.keep(line);
        }
    }

    fn organisation(&mut self, line: &ContentLine) {
        let mut parts = split(&line.value, ';').map(unescaped);
        let name = parts.next().unwrap_or_default();
        if self.said.person.company.is_empty() {
            self.said.person.company = self.line_of(line, &name);
            self.names.organisation = name;
        }
        if parts.any(|part| !part.trim().is_empty()) {
            self.keep(line);
        }
    }

    fn note(&mut self, line: &ContentLine) {
        match fields::text(&unescaped(&line.value)) {
            Ok(note) if note.is_empty() => {}
            Ok(note) if self.said.person.notes.len() + note.len() > 4 * fields::TEXT_MAX => {
                self.left_out(line, "There are too many notes in one card.".to_owned());
            }
            Ok(note) => {
                let notes = &mut self.said.person.notes;
                notes.push_str(if notes.is_empty() { "" } else { "\n\n" });
                notes.push_str(&note);
            }
            Err(why) => self.left_out(line, why),
        }
    }

    fn tags(&mut self, line: &ContentLine) {
        for tag in list(&line.value) {
            // Every person in Google's export is in this group.
            if tag.trim_start_matches("* ").eq_ignore_ascii_case("myContacts") {
                continue;
            }
            let tag = self.line_of(line, &tag);
            if !tag.is_empty() {
                self.said.person.tags.insert(tag);
            }
        }
    }

    fn reach(&mut self, line: &ContentLine) {
        match reach::read(line, self.label(line)) {
            Ok((uri, label)) => {
                self.said.person.reach.entry(uri).or_insert(label);
            }
            Err(why) => {
                if let Some(why) = why {
                    let what = format!("{} {} is kept as text", line.name, quoted(&line.value));
                    self.problems.add(place(line), self.of_whom(what), why);
                }
                self.keep(line);
            }
        }
    }

    fn date(&mut self, line: &ContentLine, label: Option<&str>) {
        match dates::read(line, label) {
            Ok((label, date)) => {
                if !dates::put(&mut self.said.person.dates, &label, date) {
                    self.keep(line);
                }
            }
            Err(why) => {
                let what = format!("{} {} is kept as text", line.name, quoted(&line.value));
                self.problems.add(place(line), self.of_whom(what), why.to_string());
                self.keep(line);
            }
        }
    }

    fn android(&mut self, line: &ContentLine) {
        match super::android::read(line) {
            Some(super::android::Custom::Nickname(nick)) if self.said.person.nick.is_empty() => {
                self.said.person.nick = self.line_of(line, &nick);
            }
            Some(super::android::Custom::Date(like, label)) => {
                self.date(&like, Some(label.as_str()).filter(|label| !label.is_empty()));
            }
            Some(super::android::Custom::Relation(relation)) => self.said.relations.push(relation),
            _ => self.keep(line),
        }
    }

    /// Keeps a line that has no place of its own, for the way back.
    fn keep(&mut self, line: &ContentLine) {
        let value = line.value.replace("\r\n", "\\n").replace('\n', "\\n");
        if value.trim().is_empty() {
            return;
        }
        if self.said.person.extra.len() >= EXTRA_MAX {
            self.left_out(line, format!("The card has more than {EXTRA_MAX} such fields."));
            return;
        }
        let label = self.label(line).map(|label| format!(";X-ABLABEL={label}"));
        let name = format!("{}{}", line.head(), label.unwrap_or_default());
        match (fields::line(&name), fields::extra(&value)) {
            (Ok(name), Ok(text)) => {
                let extra = &mut self.said.person.extra;
                let mut key = name.clone();
                for count in 2..=100 {
                    match extra.get(&key) {
                        Some(known) if *known == text => return,
                        Some(_) => key = format!("{name}#{count}"),
                        None => {
                            extra.insert(key, text);
                            return;
                        }
                    }
                }
                self.left_out(line, "There are a hundred like it already.".to_owned());
            }
            (Err(why), _) | (_, Err(why)) => self.left_out(line, why),
        }
    }

    fn line_of(&mut self, line: &ContentLine, text: &str) -> String {
        fields::line(text).unwrap_or_else(|why| {
            self.left_out(line, why);
            String::new()
        })
    }

    fn left_out(&mut self, line: &ContentLine, why: String) {
        let what = format!("{} was left out", line.name);
        self.problems.add(place(line), self.of_whom(what), why);
    }

    fn of_whom(&self, what: String) -> String {
        let name = [&self.names.full, &self.names.structured].into_iter().find(|n| !n.is_empty());
        name.map_or(what.clone(), |name| format!("{what}, in the card of {}", quoted(name)))
    }

    fn finish(mut self) -> Option<Said> {
        let Names { full, structured, organisation, company_card } = &self.names;
        // A card that shows its company's name may still be a person's.
        let full = if *company_card && !structured.is_empty() { structured } else { full };
        let like_company = full.trim().is_empty() || fold(full) == fold(organisation);
        let nobody = structured.is_empty() && self.said.person.nick.is_empty();
        let no_person = nobody && !organisation.is_empty() && (*company_card || like_company);
        if self.said.kind == Kind::Person && no_person {
            self.said.kind = Kind::Organisation;
        }
        match best_name([full, structured, &self.said.person.nick, organisation]) {
            Ok(name) => {
                self.said.person.name = name;
                Some(self.said)
            }
            Err(error) => {
                let known = self.said.person.reach.keys().next();
                let what = known.map_or("A card was left out".to_owned(), |uri| {
                    format!("The card with {} was left out", quoted(uri))
                });
                self.problems.add(format!("line {}", self.said.number), what, error.to_string());
                None
            }
        }
    }
}

/// The first that says anything. When that is too long, none: better nobody than somebody under the
/// wrong name.
fn best_name(names: [&String; 4]) -> Result<String, NameError> {
    let cleaned = names.into_iter().map(|raw| clean_name(raw));
    let mut said = cleaned.filter(|name| *name != Err(NameError::Empty));
    said.next().unwrap_or(Err(NameError::Empty))
}

fn place(line: &ContentLine) -> String {
    format!("line {}", line.number)
}

fn kind(value: &str) -> Kind {
    match value.trim().to_ascii_lowercase().as_str() {
        "group" => Kind::Group,
        "org" | "organization" | "organisation" => Kind::Organisation,
        "location" | "device" | "application" | "thing" => Kind::Thing,
        _ => Kind::Person,
    }
}
