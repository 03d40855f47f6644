//! The rules of each property of a card: where in a person it goes, and what is kept for the way back.

use std::collections::HashMap;

use super::card::{Kind, Names, Said, uid_key};
use super::line::ContentLine;
use super::relation::relation_of;
use super::value::{components, list, split, unescaped};
use super::{address, dates, reach};
use crate::interchange::fields;
use crate::interchange::problem::{Problems, quoted};
use crate::people::{clean_line, clean_name};

/// So many fields without a place of their own are kept of a card.
const EXTRA_MAX: usize = 200;

/// So many of them with the same name and parameters.
const ALIKE_MAX: usize = 50;
/// So many tags, and ways to reach somebody, are kept of a card.
const SET_MAX: usize = 200;

/// Takes one line after the other.
pub(super) struct Reader<'a> {
    pub(super) labels: HashMap<&'a str, String>,
    pub(super) said: Said,
    pub(super) names: Names,
    pub(super) problems: &'a mut Problems,
}

impl Reader<'_> {
    /// Takes what the line says.
    pub(super) fn take(&mut self, line: &ContentLine) {
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
            "ADR" => self.address(line),
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
        for (name, place) in
            [(given, &mut self.said.person.given), (family, &mut self.said.person.family)]
        {
            // Where one is too long, so is the whole name, and that is told.
            if clean_name(&name).is_ok() {
                *place = name;
            }
        }
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
            if self.said.person.tags.len() >= SET_MAX {
                self.left_out(line, format!("The card has more than {SET_MAX} tags."));
                return;
            }
            let tag = self.line_of(line, &tag);
            if !tag.is_empty() {
                self.said.person.tags.insert(tag);
            }
        }
    }

    fn reach(&mut self, line: &ContentLine) {
        match reach::read(line, self.label(line)) {
            Ok(_) if self.said.person.reach.len() >= SET_MAX => self.keep(line),
            Ok((uri, label)) => {
                self.said.person.reach.entry(uri).or_insert(label);
            }
            Err(why) => {
                if let Some(why) = why {
                    let what = format!("{} {} is kept as text", called(line), quoted(&line.value));
                    self.problems.add(place(line), self.of_whom(what), why);
                }
                self.keep(line);
            }
        }
    }

    fn address(&mut self, line: &ContentLine) {
        let Some((text, word)) = address::read(line, self.label(line)) else {
            return self.keep(line);
        };
        if self.said.person.addresses.len() >= SET_MAX {
            return self.keep(line);
        }
        match (fields::extra(&text), fields::line(&word)) {
            (Ok(text), Ok(word)) => {
                self.said.person.addresses.entry(text).or_insert(word);
            }
            (Err(why), _) | (_, Err(why)) => self.left_out(line, why),
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
                let what = format!("{} {} is kept as text", called(line), quoted(&line.value));
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
                let full = extra.contains_key(&format!("{name}#{ALIKE_MAX}"));
                for count in (2..=ALIKE_MAX + 1).filter(|_| !full) {
                    match extra.get(&key) {
                        Some(known) if *known == text => return,
                        Some(_) => key = format!("{name}#{count}"),
                        None => {
                            extra.insert(key, text);
                            return;
                        }
                    }
                }
                self.left_out(line, format!("The card has {ALIKE_MAX} like it already."));
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
        let what = format!("{} {} was left out", called(line), quoted(&line.value));
        self.problems.add(place(line), self.of_whom(what), why);
    }

    fn of_whom(&self, what: String) -> String {
        let name = [&self.names.full, &self.names.structured].into_iter().find(|n| !n.is_empty());
        name.map_or(what.clone(), |name| format!("{what}, in the card of {}", quoted(name)))
    }
}

/// What a line is called in a sentence.
fn called(line: &ContentLine) -> &str {
    match line.name.as_str() {
        "BDAY" => "The birthday",
        "ANNIVERSARY" | "X-ABDATE" => "The date",
        "EMAIL" => "The e-mail address",
        "TEL" => "The phone number",
        "URL" => "The web address",
        "ADR" => "The address",
        "NOTE" => "The note",
        "ORG" => "The company",
        "TITLE" | "ROLE" => "The role",
        "NICKNAME" => "The nickname",
        "CATEGORIES" => "The tag",
        other => other,
    }
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
