//! Two entries of one person become one: nothing that named either is lost, one undo takes it back.

use std::collections::BTreeSet;

use super::*;
use crate::id::{GroupId, ViewId};
use crate::people::{Filter, GroupKey, Grouping, NamedGroup, SavedView, View};

fn merge(document: &mut Document, keep: u8, gone: u8) -> Option<Done> {
    document.edit("Made one", |edit| {
        edit.merge_people(pid(keep), pid(gone), &BTreeSet::new(), today());
    })
}

fn key(a: u8, b: u8, kind: &str) -> TieKey {
    tie(a, b, kind).unwrap().key
}

/// Ada is there twice, as 1 and 2, and known to others in every way there is.
fn twice() -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        for (n, name) in [(1, "Ada"), (2, "Ada L."), (3, "Grace"), (4, "George"), (5, "Mary")] {
            edit.put_person(&person(n, name));
        }
        edit.put_person(&Person { through: Some(pid(2)), ..person(3, "Grace") });
        edit.put_person(&Person { apart: [pid(2)].into(), ..person(5, "Mary") });
        let since = |text: &str| text.parse().ok();
        let mut put = |a, b, kind: &str, note: &str, from| {
            edit.put_tie(&Tie { note: note.into(), since: from, ..tie(a, b, kind).unwrap() });
        };
        put(1, 3, "friend", "from school", since("2019"));
        put(2, 3, "friend", "and the choir", since("2019-04"));
        put(4, 2, "mentor", "at work", None);
        put(1, 2, "friend", "the same?", None);
        for moment in [
            moment(1, &[1, 3], "both"),
            moment(2, &[2], "alone"),
            moment(3, &[1, 2, 4], "twice"),
            moment(4, &[2, 3], "deleted"),
        ] {
            edit.put_moment(&moment);
        }
        edit.delete_moment(MomentId::from_random(4), today());
        edit.put_intention(&intention(1, &[2, 3], "call"));
        edit.put_household(&household(1, &[2, 4], "the house"));
        edit.name_group(&NamedGroup {
            id: GroupId::from_random(1),
            name: "Choir".into(),
            people: [pid(2), pid(3)].into(),
        });
        edit.put_view(&SavedView {
            id: ViewId::from_random(1),
            name: "Hers".into(),
            view: View::Rings,
            filter: Filter::All(vec![
                Filter::MetThrough(pid(2)),
                Filter::Group(GroupKey::Around(pid(2))),
            ]),
            grouping: Grouping::None,
        });
    });
    document.forget_history();
    document
}

#[test]
fn all_that_named_the_one_names_the_other() {
    let mut document = twice();
    merge(&mut document, 1, 2).unwrap();
    let now = document.notebook();
    assert_eq!(now.person(pid(2)), None);
    let ada = now.person(pid(1)).unwrap();
    assert_eq!(
        (&*ada.former, &*ada.notes),
        ("Ada L.", "the same?"),
        "of a tie to oneself the words stay"
    );

    let ties: Vec<TieKey> = now.ties().map(|tie| tie.key.clone()).collect();
    assert_eq!(ties, [key(1, 3, "friend"), key(4, 1, "mentor")]);
    let friend = now.tie(&key(1, 3, "friend")).unwrap();
    assert_eq!(friend.note, "from school\n\nand the choir");
    assert_eq!(
        friend.since.unwrap().to_string(),
        "2019-04",
        "the more exact of two that may be one"
    );
    assert_eq!(now.tie(&key(4, 1, "mentor")).unwrap().note, "at work");

    let texts: BTreeSet<&str> = now.moments_of(pid(1)).map(|moment| &*moment.text).collect();
    assert_eq!(texts, ["alone", "both", "twice"].into());
    let twice = now.moment(MomentId::from_random(3)).unwrap();
    assert_eq!(twice.people, [pid(1), pid(4)].into());
    let intention = now.intention(IntentionId::from_random(1)).unwrap();
    assert_eq!(intention.people, [pid(1), pid(3)].into());
    assert_eq!(now.households_of(pid(1)).count(), 1);
    assert_eq!(now.group_names()[0].people, [pid(1), pid(3)].into());
    assert_eq!(
        now.views()[0].filter,
        Filter::All(vec![Filter::MetThrough(pid(1)), Filter::Group(GroupKey::Around(pid(1)))])
    );
    assert_eq!(now.person(pid(3)).unwrap().through, Some(pid(1)));
    assert!(now.are_apart(pid(1), pid(5)) && !now.are_apart(pid(2), pid(5)));

    let trash: Vec<_> = now.trash(today()).into_iter().map(|one| one.what).collect();
    assert_eq!(trash.len(), 2, "she, and the moment that lay there: {trash:?}");
    document.edit("", |edit| edit.restore(&Thing::Moment(MomentId::from_random(4))));
    assert_eq!(document.notebook().moments_of(pid(1)).count(), 4, "what lay in the trash is hers");
}

#[test]
fn a_tie_to_somebody_in_the_trash_comes_back_with_them() {
    let mut document = twice();
    document.edit("", |edit| {
        edit.delete_person(pid(3), today());
        edit.delete_person(pid(4), today());
    });
    merge(&mut document, 1, 2).unwrap();
    document.edit("", |edit| {
        edit.restore(&Thing::Person(pid(3)));
        edit.restore(&Thing::Person(pid(4)));
    });
    let now = document.notebook();
    let friend = now.tie(&key(1, 3, "friend")).unwrap();
    assert_eq!(friend.note, "from school\n\nand the choir");
    assert_eq!(now.tie(&key(4, 1, "mentor")).unwrap().note, "at work");
    assert_eq!(now.ties().count(), 2);
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let mut document = twice();
    let before = document.notebook().clone();
    merge(&mut document, 1, 2);
    let after = document.notebook().clone();
    document.undo();
    assert_eq!(*document.notebook(), before);
    document.redo();
    assert_eq!(*document.notebook(), after);
    assert_eq!(*reopened(&document).notebook(), after);
}

#[test]
fn one_person_with_themselves_or_with_nobody_is_left_alone() {
    let mut document = twice();
    assert_eq!(merge(&mut document, 1, 1), None);
    assert_eq!(merge(&mut document, 1, 9), None);
    document.edit("", |edit| edit.delete_person(pid(3), today()));
    assert_eq!(merge(&mut document, 3, 1), None);
}

#[test]
fn whoever_is_gone_for_good_is_told_apart_from_nobody() {
    let mut document = twice();
    document.edit("", |edit| edit.purge(&Thing::Person(pid(2))));
    assert!(document.notebook().person(pid(5)).unwrap().apart.is_empty());
}

#[test]
fn what_another_device_noted_with_the_one_who_went_comes_to_the_one_who_stays() {
    let (mut here, mut there) = (twice(), Document::new(2));
    there.merge([here.snapshot().as_slice()]);
    merge(&mut here, 1, 2).unwrap();
    assert!(here.hand_over_late().is_empty(), "nothing is late yet");
    // Since then a tie that was handed over has been taken off here.
    here.edit("", |edit| edit.delete_tie(&key(4, 1, "mentor"), today()));
    there.edit("", |edit| {
        edit.put_moment(&moment(7, &[2, 5], "late"));
        edit.put_intention(&intention(7, &[2], "write"));
        edit.put_tie(&Tie { note: "a walk".into(), ..tie(2, 5, "friend").unwrap() });
        edit.put_person(&Person { through: Some(pid(2)), ..person(4, "George") });
    });
    for from in [1, 2] {
        let (one, other) = if from == 1 { (&here, &there) } else { (&there, &here) };
        let mut met = Document::new(3);
        met.merge([one.snapshot().as_slice(), other.snapshot().as_slice()]);
        assert_eq!(met.notebook().moments_of(pid(1)).filter(|m| m.text == "late").count(), 0);
        let done = met.hand_over_late();
        assert_eq!(done.len(), 1);
        assert!(met.undo_words().is_none(), "it is nobody's step");
        let now = met.notebook();
        let late = now.moment(MomentId::from_random(7)).unwrap();
        assert_eq!(late.people, [pid(1), pid(5)].into());
        assert_eq!(now.intention(IntentionId::from_random(7)).unwrap().people, [pid(1)].into());
        assert_eq!(now.tie(&key(1, 5, "friend")).unwrap().note, "a walk");
        assert_eq!(now.tie(&key(4, 1, "mentor")), None, "what was taken off stays off");
        assert_eq!(now.person(pid(4)).unwrap().through, Some(pid(1)));
        assert!(met.hand_over_late().is_empty(), "once");
        met.edit("", |edit| edit.purge(&Thing::Person(pid(2))));
        assert!(met.notebook().moment(MomentId::from_random(7)).is_some());
    }
}

#[test]
fn whatever_comes_late_alone_is_noticed() {
    let view = |filter| SavedView {
        id: ViewId::from_random(7),
        name: "Late".into(),
        view: View::Rings,
        filter,
        grouping: Grouping::None,
    };
    let through = view(Filter::MetThrough(pid(2)));
    let around = view(Filter::All(vec![Filter::Group(GroupKey::Around(pid(2)))]));
    let group = NamedGroup {
        id: GroupId::from_random(7),
        name: "Choir".into(),
        people: [pid(2), pid(3)].into(),
    };
    let late: [&dyn Fn(&mut Edit<'_>); 9] = [
        &|edit| edit.put_moment(&moment(7, &[2], "late")),
        &|edit| edit.put_intention(&intention(7, &[2], "late")),
        &|edit| edit.put_household(&household(7, &[2, 3], "late")),
        &|edit| edit.name_group(&group),
        &|edit| edit.put_tie(&tie(2, 5, "friend").unwrap()),
        &|edit| edit.put_view(&through),
        &|edit| edit.put_view(&around),
        &|edit| edit.put_person(&Person { through: Some(pid(2)), ..person(4, "George") }),
        &|edit| edit.put_person(&Person { apart: [pid(2)].into(), ..person(4, "George") }),
    ];
    for (at, late) in late.into_iter().enumerate() {
        let mut document = twice();
        merge(&mut document, 1, 2).unwrap();
        assert!(document.hand_over_late().is_empty());
        document.edit("", late);
        assert_eq!(document.hand_over_late().len(), 1, "{at}");
        assert!(document.hand_over_late().is_empty(), "{at}, once");
    }
}

#[test]
fn late_or_not_it_comes_to_whoever_is_here_at_last() {
    let mut document = twice();
    merge(&mut document, 1, 2).unwrap();
    merge(&mut document, 3, 1).unwrap();
    let late = |document: &mut Document, n| {
        document.edit("", |edit| edit.put_moment(&moment(n, &[2], "late")));
        document.hand_over_late();
        document.notebook().moment(MomentId::from_random(n.into())).map(|one| one.people.clone())
    };
    assert_eq!(late(&mut document, 7), Some([pid(3)].into()));
    // Who is deleted as nobody's double keeps what is theirs.
    document.edit("", |edit| edit.restore(&Thing::Person(pid(2))));
    document.edit("", |edit| edit.delete_person(pid(2), today()));
    document.edit("", |edit| edit.put_moment(&moment(8, &[2], "hers")));
    assert!(document.hand_over_late().is_empty());
    // Two that were made one with each other, each on another device: the reader is asked, and nobody
    // is here to have it before.
    let (mut here, mut there) = (twice(), Document::new(2));
    there.merge([here.snapshot().as_slice()]);
    merge(&mut here, 1, 2).unwrap();
    merge(&mut there, 2, 1).unwrap();
    assert_eq!(here.compare(&there.snapshot()).unwrap().asked.len(), 2);
    here.merge([there.snapshot().as_slice()]);
    assert!(here.hand_over_late().is_empty());
}

#[test]
fn another_device_that_edits_the_one_who_went_is_asked() {
    let (mut here, mut there) = (twice(), Document::new(2));
    there.merge([here.snapshot().as_slice()]);
    merge(&mut here, 1, 2);
    there.edit("", |edit| {
        let ada = (**edit.before().person(pid(2)).unwrap()).clone();
        edit.put_person(&Person { notes: "new".into(), ..ada });
    });
    let asked = here.compare(&there.snapshot()).unwrap().asked;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].thing, Thing::Person(pid(2)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever was done before: who was tied, what was noted and meant is still there, and undo
    /// leads back.
    #[test]
    fn nothing_that_was_known_is_lost(
        acts in proptest::collection::vec(act(), 1..40),
        keep in 0..6_u8,
        gone in 0..6_u8,
    ) {
        let mut document = Document::new(1);
        for act in &acts {
            perform(&mut document, act);
        }
        let before = document.notebook().clone();
        let Some(_) = merge(&mut document, keep, gone) else { return Ok(()) };
        let now = document.notebook();
        let (keep, gone) = (pid(keep), pid(gone));
        let become_one = |id: PersonId| if id == gone { keep } else { id };
        for tie in before.ties() {
            let ends = (become_one(tie.key.from()), become_one(tie.key.to()));
            let Ok(key) = TieKey::new(ends.0, ends.1, tie.key.kind().clone()) else { continue };
            let there = now.tie(&key);
            prop_assert!(there.is_some_and(|there| there.note.contains(&tie.note)), "{key}");
        }
        for moment in before.moments() {
            let people: BTreeSet<PersonId> = moment.people.iter().copied().map(become_one).collect();
            let there = Moment { people, ..(**moment).clone() };
            prop_assert_eq!(now.moment(moment.id).map(|moment| (**moment).clone()), Some(there));
        }
        for intention in before.intentions() {
            prop_assert!(now.intention(intention.id).is_some_and(|now| now.text == intention.text));
        }
        for household in before.households() {
            prop_assert!(now.household(household.id).is_some());
        }
        for person in before.people().filter(|person| person.id != gone) {
            prop_assert!(now.person(person.id).is_some());
        }
        document.undo();
        prop_assert_eq!(document.notebook(), &before);
    }
}
