//! What a preview says of each field.

use super::*;
use value::text;

/// What differs after a change on the other side: field, ours, theirs.
fn said(
    change: impl FnOnce(&mut Edit<'_>),
    raw: &[(Collection, String, Value)],
) -> Vec<(String, String, String)> {
    let mut ours = Document::new(1);
    ours.edit("", |edit| {
        edit.put_person(&person(1, "Ada"));
        edit.put_person(&person(2, "Grace"));
        edit.put_tie(&tie(1, 2, "friend").unwrap());
        edit.put_moment(&Moment { habit: None, ..moment(0, &[1], "tea") });
        edit.put_habit(&habit(1, "Listen"));
    });
    let mut theirs = reopened(&ours);
    theirs.edit("", change);
    {
        let mut txn = theirs.doc.transact_mut();
        for (collection, key, value) in raw {
            let map = theirs.maps.get(*collection).unwrap();
            yrs::Map::insert(map, &mut txn, key.as_str(), value.clone());
        }
    }
    let comparison = ours.compare(&theirs.snapshot()).unwrap();
    let fields = comparison.changed.into_iter().flat_map(|changed| changed.fields);
    let words = |value: Option<String>| value.unwrap_or_else(|| "-".into());
    let mut said: Vec<_> =
        fields.map(|field| (field.field, words(field.ours), words(field.theirs))).collect();
    said.sort();
    said
}

fn check(said: Vec<(String, String, String)>, expected: &[(&str, &str, &str)]) {
    let said: Vec<_> = said.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(said, expected);
}

#[test]
fn a_persons_fields() {
    let ada = Person {
        given: "Ada".into(),
        family: "King".into(),
        nick: "Addie".into(),
        circle: Some(Circle::Heart),
        company: "Engines".into(),
        role: "Analyst".into(),
        met: Some(today().into()),
        notes: "tall".into(),
        tags: ["maths".into()].into(),
        sources: ["uid:1".into()].into(),
        reach: [("tel:1".into(), "home".into()), ("tel:2".into(), String::new())].into(),
        extra: [("X-FOO".into(), "bar".into())].into(),
        dates: [("birthday".into(), "--12-10".parse().unwrap())].into(),
        ..person(1, "Ada King")
    };
    let newer = (Collection::People, format!("{}.gait", pid(1)), text("she"));
    let odd = (Collection::People, format!("{}.mood", pid(1)), Value::Null);
    check(
        said(|edit| edit.put_person(&ada), &[newer, odd]),
        &[
            ("circle", "-", "Heart"),
            ("date", "-", "birthday: --12-10"),
            ("family name", "-", "King"),
            ("given name", "-", "Ada"),
            ("known elsewhere as", "-", "uid:1"),
            ("name", "Ada", "Ada King"),
            ("nickname", "-", "Addie"),
            ("notes", "-", "tall"),
            ("something more", "-", "X-FOO: bar"),
            ("something that a newer Kith wrote", "-", "she"),
            ("something that a newer Kith wrote", "-", "something that a newer Kith wrote"),
            ("tag", "-", "maths"),
            ("way to reach them", "-", "tel:1 (home)"),
            ("way to reach them", "-", "tel:2"),
            ("what they do", "-", "Analyst"),
            ("when we met", "-", "2026-11-21"),
            ("where they work", "-", "Engines"),
        ],
    );
}

#[test]
fn a_habits_and_the_settings() {
    let other = Habit {
        name: "Sing".into(),
        kind: HabitKind::Craft,
        rhythm: Rhythm::Daily,
        started: today(),
        ..habit(1, "")
    };
    let change = |edit: &mut Edit<'_>| {
        edit.put_habit(&other);
        edit.put_settings(&Settings { theme: Theme::Light, keys_off: true, ..Settings::default() });
    };
    let more = (Collection::Settings, "pace".to_owned(), value::number(3));
    let yes = (Collection::Settings, "quiet".to_owned(), Value::Bool(true));
    check(
        said(change, &[more, yes]),
        &[
            ("colours", "-", "light"),
            ("kind", "-", "My own craft"),
            ("name", "Listen", "Sing"),
            ("rhythm", "twice a week", "-"),
            ("single-letter keys", "-", "off"),
            ("something that a newer Kith wrote", "-", "3"),
            ("something that a newer Kith wrote", "-", "yes"),
            ("taken up", "2026-11-20", "2026-11-21"),
        ],
    );
}

#[test]
fn a_ties_and_a_moments() {
    let change = |edit: &mut Edit<'_>| {
        let mut friends = tie(1, 2, "friend").unwrap();
        friends.note = "since school".into();
        edit.put_tie(&friends);
        edit.put_moment(&Moment {
            day: today().plus(1),
            kind: MomentKind::Joy,
            people: [pid(1), pid(2), pid(9)].into(),
            text: "cake".into(),
            habit: Some(hid(1)),
            ..moment(0, &[], "")
        });
    };
    check(
        said(change, &[]),
        &[
            ("day", "2026-11-21", "2026-11-22"),
            ("habit", "-", "Listen"),
            ("kind", "Talked", "Joy"),
            ("note", "-", "since school"),
            ("who was there", "Ada", "Ada, Grace, Someone"),
            ("words", "tea", "cake"),
        ],
    );
    let newer = records::record(
        None,
        [
            ("day", Some(value::day(today()))),
            ("kind", Some(text("talked"))),
            ("people", Some(Value::from(vec![text(&pid(1).to_string())]))),
            ("text", Some(text("tea"))),
            ("mood", Some(text("bright"))),
        ],
    );
    let raw = (Collection::Moments, MomentId::from_random(0).to_string(), newer);
    check(said(|_| {}, &[raw]), &[("something that a newer Kith wrote", "-", "bright")]);
}
