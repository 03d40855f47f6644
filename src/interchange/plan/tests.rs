//! What an import would change: examples, and the law that the same draft twice changes nothing.

use super::*;
use crate::id::{AnyId, Ids};
use crate::interchange::read;
use crate::notebook::Kept;
use crate::people::TieKind;
use proptest::prelude::*;

/// Reads with ids that begin after `last`.
fn draft(bytes: &[u8], mut last: u64) -> Draft {
    let mut next = || {
        last += 1;
        last
    };
    read(bytes, "a file", &mut Ids::new(&mut next)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn put(notebook: &mut Notebook, person: &Person) {
    let kept = Kept { value: Arc::new(person.clone()), deleted: None };
    notebook.set_person(person.id, Some(kept));
}

fn put_tie(notebook: &mut Notebook, tie: &Tie) {
    let kept = Kept { value: Arc::new(tie.clone()), deleted: None };
    notebook.set_tie(tie.key.clone(), Some(kept));
}

fn apply(plan: &Plan, notebook: &mut Notebook) {
    plan.new_people.iter().for_each(|person| put(notebook, person));
    plan.filled.iter().for_each(|filled| put(notebook, &filled.after));
    plan.new_ties.iter().for_each(|tie| put_tie(notebook, tie));
}

fn person(n: u64, name: &str) -> Person {
    let mut person = Person::new(PersonId::from_random(n), name);
    person.sources.insert(format!("test:{n}"));
    person
}

fn of_people(people: Vec<Person>) -> Draft {
    Draft::of_people(Format::VCard, people, Vec::new())
}

const FIXTURES: [&[u8]; 9] = [
    include_bytes!("../../../tests/fixtures/linkedin.csv"),
    include_bytes!("../../../tests/fixtures/linkedin-german.csv"),
    include_bytes!("../../../tests/fixtures/linkedin-older.csv"),
    include_bytes!("../../../tests/fixtures/linkedin-utf16.csv"),
    include_bytes!("../../../tests/fixtures/vcard-2.1.vcf"),
    include_bytes!("../../../tests/fixtures/vcard-3.0-apple.vcf"),
    include_bytes!("../../../tests/fixtures/vcard-4.0-related.vcf"),
    include_bytes!("../../../tests/fixtures/vcard-google.vcf"),
    include_bytes!("../../../tests/fixtures/vcard-truncated.vcf"),
];

#[test]
fn the_same_file_twice_adds_nothing() {
    let mut all = Notebook::default();
    for (n, bytes) in (0..).zip(FIXTURES) {
        let mut notebook = Notebook::default();
        let first = plan(draft(bytes, 0), &notebook);
        assert!(!first.is_empty() && first.same == 0);
        apply(&first, &mut notebook);
        let second = plan(draft(bytes, 1000), &notebook);
        assert!(second.is_empty(), "{second:#?}");
        assert_eq!(second.same, first.new_people.len());
        apply(&plan(draft(bytes, 10_000 * n), &all), &mut all);
    }
    for bytes in FIXTURES {
        assert!(plan(draft(bytes, 1_000_000), &all).is_empty());
    }
}

#[test]
fn two_formats_meet_in_one_person() {
    let mut notebook = Notebook::default();
    apply(&plan(draft(FIXTURES[0], 0), &notebook), &mut notebook);
    let card = b"BEGIN:VCARD\nVERSION:4.0\nFN:Ada King\nURL:http://uk.linkedin.com/in/AdaLovelace-sample/\nNOTE:hi\nBDAY:--1210\nEND:VCARD\n";
    let plan = plan(draft(card, 1000), &notebook);
    assert!(plan.new_people.is_empty());
    let Filled { before, after } = &plan.filled[0];
    assert_eq!((before.name.as_str(), after.name.as_str()), ("Ada Lovelace", "Ada Lovelace"));
    assert_eq!((before.id, after.notes.as_str()), (after.id, "hi"));
    assert_eq!(after.company, "Figma, Inc.");
}

#[test]
fn a_shared_address_needs_names_that_agree() {
    let mut notebook = Notebook::default();
    let mut anna = person(1, "Anna Sample");
    anna.reach.insert("tel:+123".into(), "home".into());
    put(&mut notebook, &anna);
    let with_phone = |name: &str| {
        let mut other = person(2, name);
        other.reach.insert("tel:+123".into(), "home".into());
        plan(of_people(vec![other]), &notebook)
    };
    assert_eq!(with_phone("Bob Sample").new_people.len(), 1);
    assert_eq!(with_phone("Anna").filled.len(), 1);
    assert_eq!(with_phone("anna maria sample").filled.len(), 1);
}

#[test]
fn a_name_is_enough_only_when_nobody_else_has_it() {
    let mut notebook = Notebook::default();
    put(&mut notebook, &person(1, "Ada"));
    let one = || person(3, "ADA");
    assert_eq!(plan(of_people(vec![one()]), &notebook).filled.len(), 1);
    assert_eq!(plan(of_people(vec![one(), person(4, "Ada")]), &notebook).new_people.len(), 2);

    let born = |n, date: &str| {
        let mut born = person(n, "Ada");
        born.dates.insert("birthday".into(), date.parse().unwrap());
        born
    };
    put(&mut notebook, &born(1, "1815-12-10"));
    assert_eq!(plan(of_people(vec![born(3, "1816-12-10")]), &notebook).new_people.len(), 1);
    assert_eq!(plan(of_people(vec![born(3, "--12-10")]), &notebook).filled.len(), 1);

    put(&mut notebook, &person(2, "Ada"));
    assert_eq!(plan(of_people(vec![one()]), &notebook).new_people.len(), 1);
}

#[test]
fn two_of_a_draft_stay_two_unless_they_share_a_source() {
    let mut notebook = Notebook::default();
    let mut ada = person(1, "Ada Lovelace");
    ada.reach.insert("mailto:a@example.org".into(), String::new());
    put(&mut notebook, &ada);
    let mut by_mail = person(2, "Ada");
    by_mail.reach.clone_from(&ada.reach);
    let by_name = person(3, "Ada Lovelace");
    let both = plan(of_people(vec![by_mail, by_name]), &notebook);
    assert_eq!((both.filled.len(), both.new_people.len()), (1, 1));

    ada.sources.extend(["test:2".into(), "test:3".into()]);
    put(&mut notebook, &ada);
    let known = plan(of_people(vec![person(2, "Countess"), person(3, "Lady")]), &notebook);
    assert!(known.is_empty() && known.same == 2);
}

#[test]
fn ties_lead_to_who_is_there() {
    let mut notebook = Notebook::default();
    put(&mut notebook, &person(1, "Ada"));
    put(&mut notebook, &person(2, "Grace"));
    let tie = |from: u64, to: u64| {
        let friend = TieKind::from_slug("friend").unwrap();
        Tie::new(
            TieKey::new(PersonId::from_random(from), PersonId::from_random(to), friend).unwrap(),
        )
    };
    let mut draft = of_people(vec![person(11, "Ada"), person(12, "Grace"), person(13, "Alan")]);
    draft.ties = vec![tie(11, 12), tie(12, 13)];
    let first = plan(draft.clone(), &notebook);
    assert_eq!(first.new_ties, [tie(1, 2), tie(2, 13)]);
    apply(&first, &mut notebook);
    assert!(plan(draft, &notebook).new_ties.is_empty());
}

#[test]
fn what_was_deleted_comes_as_new() {
    let mut notebook = Notebook::default();
    let ada = person(1, "Ada");
    let deleted = crate::day::Day::from_number(1);
    notebook.set_person(ada.id, Some(Kept { value: Arc::new(ada.clone()), deleted }));
    let again = Person { id: PersonId::from_random(2), ..ada };
    assert_eq!(plan(of_people(vec![again]), &notebook).new_people.len(), 1);
}

fn few(words: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    prop::collection::vec(word, 0..3)
}

prop_compose! {
    fn any_person()(
        n in 1..1000_u64,
        name in prop::sample::select(vec!["Ada", "Ada Lovelace", "ada", "Grace", "王"]),
        reach in few(&["tel:+1", "mailto:a@b.c", "mailto:A@b.c", "https://linkedin.com/in/a", "http://www.linkedin.com/in/A/"]),
        dates in few(&["1815-12-10", "--12-10", "1816-12-10"]),
        tags in few(&["Work", "work", "home"]),
        company in prop::sample::select(vec!["", "Figma", "Navy"]),
    ) -> Person {
        let mut person = person(n, name);
        person.reach = reach.into_iter().map(|uri| (uri, String::new())).collect();
        person.dates = dates.iter().take(1).map(|date| ("birthday".into(), date.parse().unwrap())).collect();
        person.tags = tags.into_iter().collect();
        person.company = company.into();
        person
    }
}

fn people(first: u64) -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(any_person(), 0..8).prop_map(move |people| {
        let numbered = (first..).zip(people);
        let ids: Vec<Person> =
            numbered.map(|(n, person)| Person { id: PersonId::from_random(n), ..person }).collect();
        // No two of a draft share a source.
        let mut seen = HashSet::new();
        ids.into_iter().filter(|person| seen.insert(person.sources.clone())).collect()
    })
}

proptest! {
    #[test]
    fn whatever_is_applied_adds_nothing_again(there in people(1), came in people(100), pairs in prop::collection::vec((0..8_usize, 0..8_usize), 0..8)) {
        let mut notebook = Notebook::default();
        there.iter().for_each(|person| put(&mut notebook, person));
        let ends = |(a, b): (usize, usize)| Some((came.get(a)?.id, came.get(b)?.id));
        let key = |pair| ends(pair).and_then(|(a, b)| TieKey::new(a, b, TieKind::from_slug("mentor")?).ok());
        let ties = pairs.into_iter().filter_map(key).map(Tie::new).collect();
        let draft = Draft::of_people(Format::VCard, came.clone(), ties);
        let first = plan(draft.clone(), &notebook);
        prop_assert_eq!(first.new_people.len() + first.same + first.filled.len() <= came.len(), true);
        for Filled { before, after } in &first.filled {
            prop_assert_eq!(&before.name, &after.name);
            prop_assert!(before.company.is_empty() || before.company == after.company);
            prop_assert!(before.sources.is_subset(&after.sources) && before.tags.is_subset(&after.tags));
        }
        apply(&first, &mut notebook);
        let second = plan(draft, &notebook);
        prop_assert!(second.is_empty(), "{:#?}", second);
    }
}
