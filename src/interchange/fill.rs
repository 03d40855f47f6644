//! Filling in: what another source knows of a person is added where nothing is written yet. Nothing
//! that is written is ever changed.

use std::collections::HashSet;

use crate::people::{Person, fold, reach_key};

/// `person` with what `more` knows besides. The id and the name stay.
pub(super) fn fill(person: &Person, more: &Person) -> Person {
    let mut filled = person.clone();
    let same_name = fold(&person.name) == fold(&more.name);
    if filled.given.is_empty() && filled.family.is_empty() && same_name {
        filled.given.clone_from(&more.given);
        filled.family.clone_from(&more.family);
    }
    for (empty, from) in [
        (&mut filled.name, &more.name),
        (&mut filled.nick, &more.nick),
        (&mut filled.notes, &more.notes),
        (&mut filled.company, &more.company),
        (&mut filled.role, &more.role),
    ] {
        if empty.is_empty() {
            empty.clone_from(from);
        }
    }
    filled.circle = filled.circle.or(more.circle);
    filled.met = filled.met.or(more.met);
    fill_tags(&mut filled, more);
    fill_reach(&mut filled, more);
    for (label, date) in &more.dates {
        let known = filled.dates.entry(label.clone()).or_insert(*date);
        if known.year().is_none() && known.agrees(*date) {
            *known = *date;
        }
    }
    for (name, text) in &more.extra {
        filled.extra.entry(name.clone()).or_insert_with(|| text.clone());
    }
    filled.sources.extend(more.sources.iter().cloned());
    filled
}

fn fill_tags(filled: &mut Person, more: &Person) {
    let known: HashSet<String> = filled.tags.iter().map(|tag| fold(tag)).collect();
    filled.tags.extend(more.tags.iter().filter(|tag| !known.contains(&fold(tag))).cloned());
}

fn fill_reach(filled: &mut Person, more: &Person) {
    let known: HashSet<String> = filled.reach.keys().map(|uri| reach_key(uri)).collect();
    let new = more.reach.iter().filter(|(uri, _)| !known.contains(&reach_key(uri)));
    filled.reach.extend(new.map(|(uri, label)| (uri.clone(), label.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;
    use crate::people::BIRTHDAY;

    fn person(name: &str) -> Person {
        Person::new(AnyId::from_random(1), name)
    }

    #[test]
    fn only_what_is_empty_is_filled() {
        let mut ada = person("Ada Lovelace");
        ada.company = "Analytical Engines".into();
        ada.tags.insert("Work".into());
        ada.reach.insert("mailto:ada@example.org".into(), "home".into());
        ada.dates.insert(BIRTHDAY.into(), "--12-10".parse().unwrap());
        let mut more = person("ADA LOVELACE");
        more.company = "Other".into();
        more.role = "Founder".into();
        more.given = "Ada".into();
        more.tags.extend(["work".into(), "maths".into()]);
        more.reach.insert("mailto:ADA@example.org".into(), "work".into());
        more.dates.insert(BIRTHDAY.into(), "1815-12-10".parse().unwrap());

        let filled = fill(&ada, &more);
        assert_eq!(filled.name, "Ada Lovelace");
        assert_eq!(
            (filled.company.as_str(), filled.role.as_str()),
            ("Analytical Engines", "Founder")
        );
        assert_eq!(filled.given, "Ada");
        assert_eq!(filled.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["Work", "maths"]);
        assert_eq!(filled.reach, ada.reach);
        assert_eq!(filled.birthday().unwrap().to_string(), "1815-12-10");
        assert_eq!(fill(&filled, &more), filled);
    }
}
