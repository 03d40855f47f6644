//! Another device's notebook: compared, brought in, taken back.

use std::collections::BTreeSet;

use super::*;

/// Two devices that have met, with three people, a tie, a moment and a habit.
fn met() -> (Document, Document) {
    let mut phone = Document::new(1);
    phone
        .edit("", |edit| {
            for (n, name) in [(1, "Ada"), (2, "Grace"), (3, "Hedy")] {
                edit.put_person(&person(n, name));
            }
            edit.put_tie(&tie(1, 2, "friend").unwrap());
            edit.put_tie(&tie(2, 3, "mentor").unwrap());
            edit.put_moment(&moment(1, &[1], "tea"));
            edit.put_habit(&habit(1, "Listen"));
        })
        .unwrap();
    let mut desk = Document::new(2);
    desk.merge([phone.snapshot().as_slice()]);
    (phone, desk)
}

fn name(document: &mut Document, n: u8, name: &str) {
    let mut person = (**document.notebook().person(pid(n)).unwrap()).clone();
    person.name = name.into();
    document.edit("named", |edit| edit.put_person(&person)).unwrap();
}

fn bring(document: &mut Document, other: &Document, choices: &Choices) -> Option<Done> {
    document.bring_in("brought in", &other.snapshot(), choices).unwrap()
}

#[test]
fn both_sides_edits_survive_and_one_undo_takes_it_all_back() {
    let (mut phone, mut desk) = met();
    name(&mut phone, 1, "Ada King");
    phone.edit("", |edit| edit.check(hid(1), today())).unwrap();
    desk.edit("", |edit| {
        edit.put_person(&person(4, "Mary"));
        edit.put_tie(&tie(4, 2, "mentor").unwrap());
        edit.put_moment(&moment(2, &[4], "a walk"));
        edit.put_person(&Person { company: "Navy".into(), ..person(2, "Grace") });
        edit.check(hid(1), today().plus(-1));
        edit.put_settings(&Settings { theme: Theme::Dark, keys_off: false, ..Settings::default() });
        edit.delete_person(pid(3), today());
    });
    let before = phone.notebook().clone();
    let comparison = phone.compare(&desk.snapshot()).unwrap();
    assert_eq!(*phone.notebook(), before, "looking changes nothing");
    let mut new: Vec<&str> = comparison.new.iter().map(|named| named.what.as_str()).collect();
    new.sort_unstable();
    assert_eq!(new, ["Ate together · Mary · “a walk”", "Mary", "Mary is a mentor of Grace"]);
    assert_eq!(comparison.new_of(|thing| matches!(thing, Thing::Person(_))).count(), 1);
    assert_eq!(comparison.gone, [Named { thing: Thing::Person(pid(3)), what: "Hedy".into() }]);
    assert_eq!(comparison.new_checks, 1);
    assert_eq!((comparison.conflicts.len(), comparison.asked.len()), (0, 0));
    let changed: Vec<_> = comparison.changed.iter().map(|c| (c.what.as_str(), &c.fields)).collect();
    let navy =
        Difference { field: "where they work".into(), ours: None, theirs: Some("Navy".into()) };
    let dark = Difference { field: "colours".into(), ours: None, theirs: Some("dark".into()) };
    assert_eq!(changed, [("Settings", &vec![dark]), ("Grace", &vec![navy])]);

    let done = bring(&mut phone, &desk, &Choices::default()).unwrap();
    assert_eq!(done.words, "brought in");
    let after = phone.notebook().clone();
    assert_eq!(phone.notebook().person(pid(1)).unwrap().name, "Ada King");
    assert_eq!(phone.notebook().person(pid(2)).unwrap().company, "Navy");
    assert!(phone.notebook().is_checked(hid(1), today()));
    assert!(phone.notebook().is_checked(hid(1), today().plus(-1)));
    // A second time there is nothing left to do.
    assert_eq!(bring(&mut phone, &desk, &Choices::default()), None);
    assert!(phone.compare(&desk.snapshot()).unwrap().is_empty());
    assert_eq!(phone.undo().unwrap().words, "brought in");
    assert_eq!(*phone.notebook(), before);
    phone.redo().unwrap();
    assert_eq!(*phone.notebook(), after);
}

#[test]
fn the_update_to_keep_holds_all_that_came() {
    let (mut phone, mut desk) = met();
    let stored = phone.snapshot();
    name(&mut desk, 1, "Ada King");
    name(&mut desk, 1, "Countess");
    let done = bring(&mut phone, &desk, &Choices::default()).unwrap();
    let after = phone.edit("", |edit| edit.put_person(&person(1, "Ada again"))).unwrap();
    let mut opened = Document::new(9);
    opened.merge([stored.as_slice(), &done.update, &after.update]);
    assert!(!opened.is_waiting());
    assert_eq!(opened.notebook(), phone.notebook());
}

#[test]
fn an_empty_page_takes_the_whole() {
    let (phone, _) = met();
    let mut empty = Document::new(5);
    bring(&mut empty, &phone, &Choices::default()).unwrap();
    assert_eq!(empty.notebook(), phone.notebook());
    empty.undo().unwrap();
    assert!(empty.notebook().is_empty());
    assert_eq!(empty.mirror.schema, Some(SCHEMA), "which no undo takes back");
}

#[test]
fn what_both_wrote_is_shown_with_both_values_and_chosen() {
    for (first, second) in [(1, 2), (2, 1)] {
        for choice in [None, Some(Side::Ours), Some(Side::Theirs)] {
            let (phone, desk) = met();
            let (mut ours, mut theirs) = (Document::new(first + 10), Document::new(second + 10));
            ours.merge([phone.snapshot().as_slice()]);
            theirs.merge([desk.snapshot().as_slice()]);
            name(&mut ours, 1, "Ours");
            name(&mut theirs, 1, "Theirs");
            theirs.edit("", |edit| edit.put_person(&person(2, "Grace H."))).unwrap();
            let comparison = ours.compare(&theirs.snapshot()).unwrap();
            assert_eq!(comparison.conflicts.len(), 1);
            let conflict = &comparison.conflicts[0];
            let difference = Difference {
                field: "name".into(),
                ours: Some("Ours".into()),
                theirs: Some("Theirs".into()),
            };
            assert_eq!(conflict.fields, [difference]);
            assert_eq!(comparison.changed.len(), 1, "what one side wrote is none");
            let seen = theirs.compare(&ours.snapshot()).unwrap().conflicts;
            assert_ne!(seen[0].picks, conflict.picks, "both see the same one stay");

            let side = choice.unwrap_or(conflict.picks);
            let chosen = choice.map(|side| (conflict.spot.clone(), side));
            let choices = Choices { conflicts: chosen.into_iter().collect(), ..Default::default() };
            let done = bring(&mut ours, &theirs, &choices).unwrap();
            let expected = if side == Side::Ours { "Ours" } else { "Theirs" };
            assert_eq!(ours.notebook().person(pid(1)).unwrap().name, expected);
            // The choice is known afterwards: nothing is asked again, on either side.
            assert!(ours.compare(&theirs.snapshot()).unwrap().is_empty());
            theirs.merge([ours.snapshot().as_slice(), &done.update]);
            assert_eq!(theirs.notebook(), ours.notebook());
        }
    }
}

#[test]
fn a_later_edit_that_knew_is_no_conflict() {
    let (mut phone, mut desk) = met();
    name(&mut phone, 1, "Ada King");
    desk.merge([phone.snapshot().as_slice()]);
    name(&mut desk, 1, "Countess");
    for (here, there) in [(&phone, &desk), (&desk, &phone)] {
        let comparison = here.compare(&there.snapshot()).unwrap();
        assert_eq!((comparison.conflicts.len(), comparison.asked.len()), (0, 0));
    }
    assert_eq!(phone.compare(&desk.snapshot()).unwrap().changed.len(), 1);
    assert!(desk.compare(&phone.snapshot()).unwrap().is_empty());
}

#[test]
fn fault_23_deleted_on_one_side_and_edited_on_the_other_is_asked() {
    for by_phone in [true, false] {
        for fate in [Fate::Keep, Fate::Delete] {
            let (mut phone, mut desk) = met();
            let (deleter, editor) =
                if by_phone { (&mut phone, &mut desk) } else { (&mut desk, &mut phone) };
            deleter.edit("", |edit| {
                edit.delete_person(pid(1), today());
                edit.delete_habit(hid(1), today());
                edit.delete_moment(moment(1, &[], "").id, today());
                edit.delete_tie(&tie(2, 3, "mentor").unwrap().key, today());
                edit.delete_person(pid(3), today());
            });
            name(editor, 1, "Ada King");
            editor.edit("", |edit| {
                edit.put_habit(&Habit { name: "Listen well".into(), ..habit(1, "") });
                edit.put_moment(&moment(1, &[1], "tea and cake"));
                let mut mentor = tie(2, 3, "mentor").unwrap();
                mentor.note = "noted".into();
                edit.put_tie(&mentor);
            });
            let comparison = phone.compare(&desk.snapshot()).unwrap();
            assert_eq!(comparison.asked.len(), 4, "{comparison:#?}");
            assert_eq!(comparison.conflicts.len(), 0);
            let side = if by_phone { Side::Ours } else { Side::Theirs };
            assert!(comparison.asked.iter().all(|asked| asked.deleted == side && !asked.for_good));
            assert_eq!(comparison.gone.len(), usize::from(!by_phone), "nobody edited Hedy");
            let asked = comparison.asked.iter().map(|asked| (asked.thing.clone(), fate));
            let choices = Choices { asked: asked.collect(), ..Choices::default() };
            let before = phone.notebook().clone();
            bring(&mut phone, &desk, &choices).unwrap();
            let mentored = Thing::Tie(tie(2, 3, "mentor").unwrap().key);
            let notebook = phone.notebook();
            if fate == Fate::Keep {
                assert_eq!(notebook.person(pid(1)).unwrap().name, "Ada King");
                assert_eq!(notebook.habit(hid(1)).unwrap().name, "Listen well");
                assert_eq!(notebook.moments().next().unwrap().text, "tea and cake");
                assert_eq!(notebook.deleted_on(&mentored), None);
            } else {
                assert_eq!(notebook.person(pid(1)), None);
                assert_eq!(notebook.trash(today()).len(), 5, "restorable all the same");
                assert_eq!(notebook.deleted_on(&mentored), Some(today()));
            }
            assert_eq!(reopened(&phone).notebook(), phone.notebook());
            let settled = phone.compare(&desk.snapshot()).unwrap();
            assert_eq!((settled.asked.len(), settled.conflicts.len()), (0, 0));
            phone.undo().unwrap();
            assert_eq!(*phone.notebook(), before);
        }
    }
}

#[test]
fn removed_for_good_on_one_side_and_edited_on_the_other_is_asked() {
    for by_phone in [true, false] {
        for fate in [Fate::Keep, Fate::Delete] {
            let (mut phone, mut desk) = met();
            let (deleter, editor) =
                if by_phone { (&mut phone, &mut desk) } else { (&mut desk, &mut phone) };
            deleter.edit("", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
            let edited = Person { company: "Engines".into(), ..person(1, "Ada") };
            editor.edit("", |edit| edit.put_person(&edited)).unwrap();
            let comparison = phone.compare(&desk.snapshot()).unwrap();
            assert_eq!(comparison.asked.len(), 1, "{comparison:#?}");
            assert!(comparison.asked[0].for_good);
            let choices =
                Choices { asked: [(Thing::Person(pid(1)), fate)].into(), ..Choices::default() };
            bring(&mut phone, &desk, &choices).unwrap();
            let found = phone.notebook().person(pid(1)).map(|person| (**person).clone());
            assert_eq!(found, (fate == Fate::Keep).then_some(edited));
        }
    }
}

#[test]
fn an_older_file_of_our_own_changes_nothing() {
    let (mut phone, _) = met();
    let old = phone.snapshot();
    name(&mut phone, 1, "Ada King");
    phone.edit("", |edit| edit.delete_person(pid(2), today())).unwrap();
    let tagged = Person { tags: ["work".into()].into(), ..person(3, "Hedy") };
    phone.edit("", |edit| edit.put_person(&tagged)).unwrap();
    let before = phone.notebook().clone();
    assert!(phone.compare(&old).unwrap().is_empty());
    assert_eq!(phone.bring_in("", &old, &Choices::default()), Ok(None));
    assert_eq!(*phone.notebook(), before);
}

#[test]
fn what_can_not_be_merged_changes_nothing() {
    let (mut phone, desk) = met();
    let before = phone.snapshot();
    let whole = desk.snapshot();
    for bytes in [&whole[..whole.len() / 2], b"nonsense", &[]] {
        assert!(phone.bring_in("", bytes, &Choices::default()).is_err());
        assert!(phone.compare(bytes).is_err());
    }
    assert_eq!(phone.snapshot(), before);
    assert_eq!(phone.undo_words(), Some(""));
}

#[test]
fn why_it_can_not_be_merged_is_said_in_a_sentence() {
    use MergeError::{Newer, NotAnUpdate, Refused, TooLarge};
    let said = [TooLarge, NotAnUpdate, Refused, Newer].map(|why| why.to_string());
    assert!(said.iter().all(|words| words.ends_with('.') && words.len() > 20), "{said:?}");
    assert_eq!(BTreeSet::from(said).len(), 4);
    let large = vec![0; (64 << 20) + 1];
    assert_eq!(Document::new(1).merge([large.as_slice()]), [(0, TooLarge)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever two devices did: the preview tells it, bringing in makes what merging makes, one
    /// undo leads back, and a second time adds nothing.
    #[test]
    fn bringing_in_is_merging_that_can_be_undone(
        together in proptest::collection::vec(act(), 0..12),
        apart in proptest::collection::vec((any::<bool>(), act()), 0..24),
    ) {
        let mut phone = Document::new(1);
        for act in &together {
            perform(&mut phone, act);
        }
        let mut desk = Document::new(2);
        desk.merge([phone.snapshot().as_slice()]);
        for (on_phone, act) in &apart {
            perform(if *on_phone { &mut phone } else { &mut desk }, act);
        }
        let mut merged = reopened(&phone);
        merged.merge([desk.snapshot().as_slice()]);
        let before = phone.notebook().clone();
        let stored = phone.snapshot();
        let comparison = phone.compare(&desk.snapshot()).unwrap();
        let done = bring(&mut phone, &desk, &Choices::default());
        prop_assert_eq!(phone.notebook(), merged.notebook());
        if comparison.is_empty() {
            prop_assert_eq!(phone.notebook(), &before);
        }
        if let Some(done) = done {
            let mut opened = Document::new(3);
            opened.merge([stored.as_slice(), &done.update]);
            prop_assert_eq!(opened.notebook(), phone.notebook());
        }
        prop_assert_eq!(bring(&mut phone, &desk, &Choices::default()), None);
        let after = phone.notebook().clone();
        if after != before {
            phone.undo();
            prop_assert_eq!(phone.notebook(), &before);
            phone.redo();
            prop_assert_eq!(phone.notebook(), &after);
        }
    }
}
