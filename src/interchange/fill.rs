//! Filling in: what another source knows of a person is added where nothing is written yet. Nothing
//! that is written is ever changed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

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
        (&mut filled.former, &more.former),
        (&mut filled.pronouns, &more.pronouns),
        (&mut filled.met_how, &more.met_how),
        (&mut filled.face, &more.face),
    ] {
        if empty.is_empty() {
            empty.clone_from(from);
        }
    }
    filled.circle = filled.circle.or(more.circle);
    filled.met = filled.met.or(more.met);
    filled.died = filled.died.or(more.died);
    filled.cadence = filled.cadence.or(more.cadence);
    for (set, more) in [
        (&mut filled.tags, &more.tags),
        (&mut filled.cares, &more.cares),
        (&mut filled.helps, &more.helps),
        (&mut filled.host, &more.host),
    ] {
        fill_set(set, more);
    }
    fill_reach(&mut filled, more);
    fill_map(&mut filled.addresses, &more.addresses);
    fill_map(&mut filled.work, &more.work);
    fill_map(&mut filled.questions, &more.questions);
    fill_map(&mut filled.gifts, &more.gifts);
    for (label, days) in &more.lead {
        if !filled.dates.contains_key(label) {
            filled.lead.entry(label.clone()).or_insert(*days);
        }
    }
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

fn fill_set(filled: &mut BTreeSet<String>, more: &BTreeSet<String>) {
    let known: HashSet<String> = filled.iter().map(|text| fold(text)).collect();
    filled.extend(more.iter().filter(|text| !known.contains(&fold(text))).cloned());
}

/// What is written under a key stays, however the key is spelt.
fn fill_map<V: Clone>(filled: &mut BTreeMap<String, V>, more: &BTreeMap<String, V>) {
    let known: HashSet<String> = filled.keys().map(|text| spelling(text)).collect();
    let new = more.iter().filter(|(text, _)| !known.contains(&spelling(text)));
    filled.extend(new.map(|(text, value)| (text.clone(), value.clone())));
}

/// What is the same for all spellings of a text, also where its lines are cut elsewhere.
fn spelling(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    fold(&words.collect::<Vec<_>>().join(" "))
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
    use crate::people::{BIRTHDAY, Jotting};

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

    #[test]
    fn all_that_is_known_besides_is_filled_too() {
        let today: crate::day::Day = "2026-11-22".parse().unwrap();
        let mut ada = person("Ada");
        ada.cares.insert("Horses".into());
        ada.addresses.insert("12 Ockham Road\nLondon".into(), "home".into());
        ada.questions
            .insert("How is it?".into(), Jotting { done: Some(today), ..Jotting::on(today) });
        let mut more = person("Ada");
        more.cares.extend(["horses".into(), "Engines".into()]);
        more.helps.insert("Algebra".into());
        more.host.insert("No tea".into());
        more.addresses.insert("12 Ockham road, London".into(), "".into());
        more.addresses.insert("East Horsley".into(), "summer".into());
        more.questions.insert("How is it?".into(), Jotting::on(today));
        more.gifts.insert("A clock".into(), Jotting::on(today));
        more.work.insert("Founder".into(), "2014/".parse().unwrap());
        more.pronouns = "she/her".into();
        more.former = "Byron".into();
        more.met_how = "At a soirée".into();
        more.died = Some("1852-11-27".parse().unwrap());
        more.dates.insert("wedding".into(), "1835-07-08".parse().unwrap());
        more.lead.insert("wedding".into(), 3);

        let filled = fill(&ada, &more);
        assert_eq!(
            filled.cares.iter().map(String::as_str).collect::<Vec<_>>(),
            ["Engines", "Horses"]
        );
        assert_eq!(filled.addresses.len(), 2);
        assert_eq!(filled.addresses["12 Ockham Road\nLondon"], "home");
        assert!(!filled.questions["How is it?"].is_open(), "what was asked stays so");
        assert_eq!(
            (&filled.helps, &filled.host, &filled.gifts),
            (&more.helps, &more.host, &more.gifts)
        );
        assert_eq!((&filled.work, &filled.lead, filled.died), (&more.work, &more.lead, more.died));
        assert_eq!((filled.pronouns.as_str(), filled.former.as_str()), ("she/her", "Byron"));
        assert_eq!(filled.met_how, "At a soirée");
        assert_eq!(fill(&filled, &more), filled);
    }
}
