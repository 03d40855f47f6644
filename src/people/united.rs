//! Two entries of one person made one, field by field. No awareness of who else is in the notebook.
//!
//! What a person has any number of is united. What they have once is filled in where one entry says
//! nothing; where both say something else, the reader chooses, and what is written in the other
//! goes on standing where it can: a name among the former ones, work among earlier work, a date
//! beside the date. Of a circle, a cadence, a rest, a face, a day of death, of through whom one met
//! and of the place on the map only what was chosen stays.

use std::collections::{BTreeMap, BTreeSet};

use super::beside::{add_word, put_beside, put_work};
use super::detail::Jotting;
use super::person::{BIRTHDAY, Person};
use super::reach::reach_key;
use super::text::fold;
use crate::day::{Day, PartialDate};
use crate::id::PersonId;

/// What a person has once, as it is chosen between two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "their words say it")]
pub enum Single {
    /// The whole name, with the given and the family name.
    Name,
    Nick,
    Former,
    Pronouns,
    /// Where they work, and as what.
    Work,
    Circle,
    Birthday,
    Met,
    MetHow,
    Through,
    Cadence,
    Resting,
    Died,
    OffMap,
    Face,
}

impl Single {
    /// All of them, in the order of the page.
    pub const ALL: [Single; 15] = [
        Single::Name,
        Single::Nick,
        Single::Former,
        Single::Pronouns,
        Single::Work,
        Single::Circle,
        Single::Birthday,
        Single::Met,
        Single::MetHow,
        Single::Through,
        Single::Cadence,
        Single::Resting,
        Single::Died,
        Single::OffMap,
        Single::Face,
    ];

    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Single::Name => "Name",
            Single::Nick => "Nickname",
            Single::Former => "Former name",
            Single::Pronouns => "Pronouns",
            Single::Work => "Work",
            Single::Circle => "Circle",
            Single::Birthday => "Birthday",
            Single::Met => "When we met",
            Single::MetHow => "How we met",
            Single::Through => "Through whom",
            Single::Cadence => "How often to be in touch",
            Single::Resting => "Not now",
            Single::Died => "Died",
            Single::OffMap => "On the map",
            Single::Face => "Face",
        }
    }

    /// What becomes of the value that isn't chosen, as a sentence; `None` where nothing is told by it.
    pub fn stays(self) -> Option<&'static str> {
        match self {
            Single::Name => Some("The other stays, as a former name or among the further fields."),
            Single::Nick | Single::Former | Single::Pronouns => {
                Some("The other stays among the further fields.")
            }
            Single::Work => Some("The other stays as earlier work."),
            Single::Birthday => Some("The other stays as a second date."),
            Single::Met => Some("The other stays among the further fields."),
            Single::MetHow => Some("The other goes to the notes."),
            Single::OffMap => None,
            Single::Circle
            | Single::Through
            | Single::Cadence
            | Single::Resting
            | Single::Died
            | Single::Face => Some("Only what you choose here is kept."),
        }
    }

    /// Whether both entries say something, and not the same.
    pub fn differs(self, one: &Person, other: &Person) -> bool {
        let texts = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
        match self {
            Single::Name => {
                texts(&one.name, &other.name)
                    || texts(&one.given, &other.given)
                    || texts(&one.family, &other.family)
            }
            Single::Nick => texts(&one.nick, &other.nick),
            Single::Former => texts(&one.former, &other.former),
            Single::Pronouns => texts(&one.pronouns, &other.pronouns),
            Single::Work => texts(&one.company, &other.company) || texts(&one.role, &other.role),
            Single::Circle => both(one.circle, other.circle),
            Single::Birthday => one.contradicts(other),
            Single::Met => either(one.met, other.met).is_err(),
            Single::MetHow => texts(&one.met_how, &other.met_how),
            Single::Through => both(through(one, other), through(other, one)),
            Single::Cadence => both(one.cadence, other.cadence),
            Single::Resting => both(one.resting, other.resting),
            Single::Died => either(one.died, other.died).is_err(),
            Single::OffMap => one.off_map != other.off_map,
            Single::Face => texts(&one.face, &other.face),
        }
    }
}

/// What has to be chosen between two entries, in the order of the page.
pub fn differing(one: &Person, other: &Person) -> Vec<Single> {
    Single::ALL.into_iter().filter(|single| single.differs(one, other)).collect()
}

/// Through whom, unless that is the other entry of the same person.
fn through(one: &Person, other: &Person) -> Option<PersonId> {
    one.through.filter(|id| *id != other.id && *id != one.id)
}

fn both<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_some() && other.is_some() && one != other
}

/// The one date that both may be, the more exact of the two; as an error, that there is none.
fn either(one: Option<PartialDate>, other: Option<PartialDate>) -> Result<Option<PartialDate>, ()> {
    match (one, other) {
        (Some(one), Some(other)) => one.either(other).map(Some).ok_or(()),
        _ => Ok(one.or(other)),
    }
}

/// One person of two entries. `keep` gives the id, and what is in `theirs` is taken from `gone`
/// where both say something else. A circle so changed is changed today.
pub fn united(keep: &Person, gone: &Person, theirs: &BTreeSet<Single>, today: Day) -> Person {
    let mut one = keep.clone();
    // For each field that differs: the entry that was chosen, and the other.
    let sides = |single| if theirs.contains(&single) { (gone, keep) } else { (keep, gone) };
    let differ = |single: Single| single.differs(keep, gone);

    for (single, text, of, label) in [
        (Single::Nick, &mut one.nick, (|p| &p.nick) as fn(&Person) -> &String, "Also called"),
        (Single::Former, &mut one.former, |p| &p.former, "Former name"),
        (Single::Pronouns, &mut one.pronouns, |p| &p.pronouns, "Pronouns"),
    ] {
        let (chosen, other) = sides(single);
        if differ(single) {
            text.clone_from(of(chosen));
            put_beside(&mut one.extra, label, of(other).clone());
        } else if text.is_empty() {
            text.clone_from(of(gone));
        }
    }
    unite_names(&mut one, sides(Single::Name), gone, differ(Single::Name));

    let (chosen, other) = sides(Single::Work);
    if differ(Single::Work) {
        (one.company, one.role) = (chosen.company.clone(), chosen.role.clone());
        let words = [&*other.role, &*other.company];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        one.work.entry(words.join(", ")).or_default();
    } else {
        fill(&mut one.company, &gone.company);
        fill(&mut one.role, &gone.role);
    }
    fill(&mut one.face, &sides(Single::Face).0.face);
    if differ(Single::Face) {
        one.face.clone_from(&sides(Single::Face).0.face);
    }

    if differ(Single::Circle) {
        one.place(sides(Single::Circle).0.circle, today);
    } else {
        one.circle = keep.circle.or(gone.circle);
    }
    for (day, was) in &gone.circles {
        one.circles.entry(*day).or_insert(*was);
    }
    one.cadence = sides(Single::Cadence).0.cadence.or(keep.cadence).or(gone.cadence);
    one.resting = sides(Single::Resting).0.resting.or(keep.resting).or(gone.resting);
    one.off_map = sides(Single::OffMap).0.off_map;
    one.pin = keep.pin.or(gone.pin);
    one.angle = keep.angle.or(gone.angle);
    one.died = either(keep.died, gone.died).unwrap_or(sides(Single::Died).0.died);

    let met = sides(Single::Met);
    one.met = either(keep.met, gone.met).unwrap_or(met.0.met);
    if let (true, Some(date)) = (differ(Single::Met), met.1.met) {
        put_beside(&mut one.extra, Single::Met.words(), date.to_string());
    }
    let (chosen, other) = sides(Single::Through);
    one.through = through(chosen, other).or(through(other, chosen));

    let how = sides(Single::MetHow);
    fill(&mut one.met_how, &gone.met_how);
    if differ(Single::MetHow) {
        one.met_how.clone_from(&how.0.met_how);
    }
    add_note(&mut one.notes, &gone.notes);
    if differ(Single::MetHow) {
        add_note(&mut one.notes, &format!("{}: {}", Single::MetHow.words(), how.1.met_how));
    }

    unite_dates(&mut one, gone, differ(Single::Birthday) && theirs.contains(&Single::Birthday));
    unite_sets(&mut one, gone);
    one
}

fn unite_names(one: &mut Person, (chosen, other): (&Person, &Person), gone: &Person, differ: bool) {
    if !differ {
        fill(&mut one.name, &gone.name);
        fill(&mut one.given, &gone.given);
        fill(&mut one.family, &gone.family);
        return;
    }
    one.name.clone_from(if chosen.name.is_empty() { &other.name } else { &chosen.name });
    one.given.clone_from(&chosen.given);
    one.family.clone_from(&chosen.family);
    if fold(&chosen.name) == fold(&other.name) {
        fill(&mut one.given, &other.given);
        fill(&mut one.family, &other.family);
    }
    if !is_told(one, &other.name) {
        if one.former.is_empty() {
            one.former.clone_from(&other.name);
        } else {
            put_beside(&mut one.extra, "Also called", other.name.clone());
        }
    }
    for (label, part) in [("Given name", &other.given), ("Family name", &other.family)] {
        if !is_told(one, part) {
            put_beside(&mut one.extra, label, part.clone());
        }
    }
}

/// Whether a name stands in one of the names they are known by.
fn is_told(one: &Person, name: &str) -> bool {
    let name = fold(name);
    let also = one.extra.values().filter(|also| !also.is_empty());
    let names = [&one.name, &one.given, &one.family, &one.nick, &one.former];
    names.into_iter().chain(also).any(|known| fold(known).contains(&name))
}

fn unite_dates(one: &mut Person, gone: &Person, their_birthday: bool) {
    for (label, date) in &gone.dates {
        let mut landed = label.clone();
        match one.dates.get_mut(label) {
            None => drop(one.dates.insert(label.clone(), *date)),
            Some(known) if known.agrees(*date) => {
                if known.year().is_none() {
                    *known = *date;
                }
            }
            Some(known) => {
                let mut second = *date;
                if their_birthday && label == BIRTHDAY {
                    std::mem::swap(known, &mut second);
                }
                landed = put_beside(&mut one.dates, label, second);
            }
        }
        if let Some(days) = gone.lead.get(label) {
            one.lead.entry(landed).or_insert(*days);
        }
    }
    // Of a date that isn't there, too: what was told is kept.
    for (label, days) in &gone.lead {
        one.lead.entry(label.clone()).or_insert(*days);
    }
}

fn unite_sets(one: &mut Person, gone: &Person) {
    for (words, more) in [
        (&mut one.tags, &gone.tags),
        (&mut one.cares, &gone.cares),
        (&mut one.helps, &gone.helps),
        (&mut one.host, &gone.host),
    ] {
        let known: BTreeSet<String> = words.iter().map(|word| fold(word)).collect();
        words.extend(more.iter().filter(|word| !known.contains(&fold(word))).cloned());
    }
    one.sources.extend(gone.sources.iter().cloned());
    let ids = (one.id, gone.id);
    one.apart.extend(gone.apart.iter().copied());
    one.apart.retain(|id| *id != ids.0 && *id != ids.1);

    let known: BTreeMap<String, String> =
        one.reach.keys().map(|uri| (reach_key(uri), uri.clone())).collect();
    for (uri, label) in &gone.reach {
        let uri = known.get(&reach_key(uri)).unwrap_or(uri);
        add_word(one.reach.entry(uri.clone()).or_default(), label);
    }
    for (address, label) in &gone.addresses {
        add_word(one.addresses.entry(address.clone()).or_default(), label);
    }
    for (jottings, more) in [(&mut one.questions, &gone.questions), (&mut one.gifts, &gone.gifts)] {
        for (what, jotting) in more {
            match jottings.get_mut(what) {
                None => drop(jottings.insert(what.clone(), jotting.clone())),
                Some(known) => unite_jottings(known, jotting),
            }
        }
    }
    for (what, period) in &gone.work {
        put_work(&mut one.work, what, *period);
    }
    for (name, text) in &gone.extra {
        put_beside(&mut one.extra, name, text.clone());
    }
}

/// Noted on the first of the days, done on the last one.
fn unite_jottings(one: &mut Jotting, other: &Jotting) {
    one.noted = one.noted.min(other.noted);
    one.done = one.done.max(other.done);
    add_word(&mut one.occasion, &other.occasion);
}

fn fill(empty: &mut String, from: &str) {
    if empty.is_empty() {
        from.clone_into(empty);
    }
}

/// One text below the other, unless it is in it.
pub fn add_note(notes: &mut String, more: &str) {
    if more.is_empty() || notes.contains(more) {
        return;
    }
    if more.contains(notes.as_str()) {
        more.clone_into(notes);
    } else {
        notes.push_str("\n\n");
        notes.push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::AnyId;
    use crate::people::{Circle, Period};

    fn today() -> Day {
        "2026-11-22".parse().unwrap()
    }

    fn ada() -> Person {
        Person {
            name: "Ada Lovelace".into(),
            given: "Ada".into(),
            family: "Lovelace".into(),
            company: "Analytical Engines".into(),
            role: "Engineer".into(),
            circle: Some(Circle::Close),
            notes: "Met at the opera.".into(),
            ..Person::new(PersonId::from_random(1), "")
        }
    }

    fn other() -> Person {
        Person {
            name: "Ada King".into(),
            given: "Ada".into(),
            family: "King".into(),
            nick: "Countess".into(),
            company: "The Admiralty".into(),
            circle: Some(Circle::Friends),
            notes: "Writes notes.".into(),
            ..Person::new(PersonId::from_random(2), "")
        }
    }

    fn one(theirs: &[Single]) -> Person {
        united(&ada(), &other(), &theirs.iter().copied().collect(), today())
    }

    #[test]
    fn only_what_both_say_has_to_be_chosen() {
        assert_eq!(
            differing(&ada(), &other()),
            [Single::Name, Single::Work, Single::Circle],
            "a nickname that one has is taken"
        );
        assert!(differing(&ada(), &ada()).is_empty());
    }

    #[test]
    fn what_is_not_chosen_stays_where_it_can() {
        let kept = one(&[]);
        assert_eq!((&*kept.name, &*kept.family), ("Ada Lovelace", "Lovelace"));
        assert_eq!((&*kept.former, &*kept.nick), ("Ada King", "Countess"));
        assert_eq!(kept.work.keys().collect::<Vec<_>>(), ["The Admiralty"]);
        assert_eq!((kept.circle, kept.circles.len()), (Some(Circle::Close), 0));
        assert_eq!(kept.notes, "Met at the opera.\n\nWrites notes.");

        let theirs = one(&[Single::Name, Single::Work, Single::Circle]);
        assert_eq!(theirs.id, ada().id);
        assert_eq!((&*theirs.name, &*theirs.former), ("Ada King", "Ada Lovelace"));
        assert_eq!((&*theirs.company, &*theirs.role), ("The Admiralty", ""));
        assert!(theirs.work.contains_key("Engineer, Analytical Engines"));
        assert_eq!(theirs.circle_on(today().plus(-1)), Some(Circle::Close), "changed today");
    }

    #[test]
    fn another_spelling_of_a_name_is_no_former_one() {
        let spelt = Person { name: "ADA LOVELACE".into(), ..Person::default() };
        let one = united(&ada(), &spelt, &BTreeSet::new(), today());
        assert_eq!((&*one.name, &*one.former), ("Ada Lovelace", ""));
    }

    #[test]
    fn a_birthday_is_chosen_and_the_other_stays_beside() {
        let born = |date: &str, lead: u16| Person {
            dates: [(BIRTHDAY.into(), date.parse().unwrap())].into(),
            lead: [(BIRTHDAY.into(), lead)].into(),
            ..ada()
        };
        let shown = |one: Person| {
            one.dates.iter().map(|(label, date)| format!("{label} {date}")).collect::<Vec<_>>()
        };
        let (one, two, exact) = (born("--12-10", 3), born("--12-11", 14), born("1815-12-10", 7));
        let kept = united(&one, &two, &BTreeSet::new(), today());
        assert_eq!(kept.lead.get("birthday 2"), Some(&14), "the days ahead go with their date");
        assert_eq!(shown(kept), ["birthday --12-10", "birthday 2 --12-11"]);
        let theirs = united(&one, &two, &[Single::Birthday].into(), today());
        assert_eq!(shown(theirs), ["birthday --12-11", "birthday 2 --12-10"]);
        assert_eq!(shown(united(&one, &exact, &BTreeSet::new(), today())), ["birthday 1815-12-10"]);
    }

    #[test]
    fn sets_are_united_however_they_are_spelt() {
        let mut two = [ada(), other()];
        two[0].tags = ["Choir".into()].into();
        two[1].tags = ["choir".into(), "chess".into()].into();
        two[0].reach = [("mailto:ada@example.org".into(), "home".into())].into();
        two[1].reach = [("mailto:Ada@Example.org".into(), "work".into())].into();
        two[0].questions = [("The house?".into(), "2026-11-02".parse().unwrap())].into();
        two[1].questions = [("The house?".into(), "2026-11-01/2026-11-20".parse().unwrap())].into();
        two[1].apart = [two[0].id, PersonId::from_random(3)].into();
        let [keep, gone] = &two;
        let one = united(keep, gone, &BTreeSet::new(), today());
        assert_eq!(one.tags.iter().collect::<Vec<_>>(), ["Choir", "chess"]);
        assert_eq!(
            one.reach.into_iter().collect::<Vec<_>>(),
            [("mailto:ada@example.org".to_owned(), "home, work".to_owned())]
        );
        assert_eq!(one.questions["The house?"].to_string(), "2026-11-01/2026-11-20");
        assert_eq!(one.apart, [PersonId::from_random(3)].into(), "nobody is apart from themselves");
    }

    fn entry(id: u64) -> impl Strategy<Value = Person> {
        let word = || prop_oneof![Just(String::new()), "[a-c]{1,3}( [a-c]{1,3})?"];
        let words = || proptest::collection::vec("[a-c]{1,3}", 0..3);
        let lines = proptest::collection::vec(word(), 10);
        (lines, proptest::collection::vec(words(), 10), 0..4_u32).prop_map(
            move |(lines, sets, n)| {
                let line = |at: usize| lines[at].clone();
                let set = |at: usize| sets[at].iter().cloned().collect::<BTreeSet<_>>();
                let pairs = |at: usize| set(at).into_iter().map(|word| (word, line(at))).collect();
                Person {
                    name: line(0),
                    given: line(1),
                    family: line(2),
                    nick: line(3),
                    former: line(4),
                    pronouns: line(5),
                    company: line(6),
                    role: line(7),
                    met_how: line(8),
                    notes: line(9),
                    met: format!("201{n}").parse().ok(),
                    tags: set(0),
                    cares: set(1),
                    helps: set(2),
                    host: set(3),
                    sources: set(4),
                    reach: pairs(5),
                    addresses: pairs(6),
                    extra: pairs(7),
                    work: set(8).into_iter().map(|word| (word, Period::default())).collect(),
                    questions: set(9)
                        .into_iter()
                        .map(|word| (word, Jotting { occasion: line(9), ..Jotting::on(today()) }))
                        .collect(),
                    ..Person::new(PersonId::from_random(id), "")
                }
            },
        )
    }

    /// Every word that stands in an entry, folded, and joined so that it can be looked for.
    fn told(person: &Person) -> Vec<String> {
        fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
            match value {
                serde_json::Value::String(text) => found.push(match text.parse::<Jotting>() {
                    // The words of two occasions stand behind one day.
                    Ok(jotting) => fold(&jotting.occasion),
                    Err(_) => fold(text),
                }),
                serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
                serde_json::Value::Object(fields) => fields.iter().for_each(|(name, one)| {
                    found.push(fold(name));
                    texts(one, found);
                }),
                _ => {}
            }
        }
        let mut found = Vec::new();
        let fields = serde_json::to_value(person).unwrap();
        for (name, value) in fields.as_object().unwrap() {
            if name != "id" {
                texts(value, &mut found);
            }
        }
        found
    }

    proptest! {
        #[test]
        fn no_word_is_lost(
            keep in entry(1),
            gone in entry(2),
            theirs in proptest::sample::subsequence(Single::ALL.to_vec(), 0..15),
        ) {
            let theirs: BTreeSet<Single> = theirs.into_iter().collect();
            let one = united(&keep, &gone, &theirs, today());
            let found = told(&one);
            for word in told(&keep).iter().chain(&told(&gone)) {
                prop_assert!(found.iter().any(|text| text.contains(word)), "{word} in {one:#?}");
            }
            for single in theirs.iter().filter(|single| single.differs(&keep, &gone)) {
                prop_assert!(!single.differs(&one, &gone) || *single == Single::Name, "{single:?}");
            }
            // The same entry once more changes nothing.
            let again = Person { id: gone.id, ..one.clone() };
            prop_assert_eq!(united(&one, &again, &BTreeSet::new(), today()), one);
        }
    }
}
