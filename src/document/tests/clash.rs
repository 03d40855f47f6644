//! Two tabs at once.

use super::*;

/// Two tabs of one notebook, and nothing just done in either.
fn tabs() -> (Document, Document) {
    let mut here = Document::new(20);
    here.edit("", |edit| {
        edit.put_person(&person(1, "Ada"));
        edit.put_habit(&habit(1, "Listen"));
        edit.put_moment(&moment(1, &[1], "tea"));
        edit.put_moment(&moment(3, &[], "alone"));
    });
    here.settle();
    let mut there = Document::new(10);
    there.merge([here.snapshot().as_slice()]);
    (here, there)
}

fn name(document: &mut Document, name: &str) -> Vec<u8> {
    document.edit("named", |edit| edit.put_person(&person(1, name))).unwrap().update
}

/// Each hears of the other; answers the clashes here and there.
fn exchange(
    (here, there): (&mut Document, &mut Document),
    ours: &[u8],
    theirs: &[u8],
) -> (Vec<Clash>, Vec<Clash>) {
    let heard = (here.hear([theirs]), there.hear([ours]));
    assert_eq!(here.notebook(), there.notebook());
    (heard.0.clashes, heard.1.clashes)
}

#[test]
fn fault_22_the_value_that_lost_is_told_once_and_can_be_put_back() {
    let (mut here, mut there) = tabs();
    let ours = name(&mut here, "Ours");
    let theirs = name(&mut there, "Theirs");
    let (a, b) = exchange((&mut here, &mut there), &ours, &theirs);
    assert_eq!(a.len() + b.len(), 1, "told where it was lost: {a:?} {b:?}");
    let (loser, lost) = if a.is_empty() { (&mut there, b) } else { (&mut here, a) };
    let stands = loser.notebook().person(pid(1)).unwrap().name.clone();
    let gone = if stands == "Ours" { "Theirs" } else { "Ours" };
    let difference =
        Difference { field: "name".into(), ours: Some(gone.into()), theirs: Some(stands.clone()) };
    assert_eq!(lost[0].kind, ClashKind::Value(vec![difference]));
    assert_eq!(lost[0].thing, Some(Thing::Person(pid(1))));
    assert_eq!(lost[0].what, stands);
    loser.edit("put back", |edit| edit.put_back(&lost[0])).unwrap();
    assert_eq!(loser.notebook().person(pid(1)).unwrap().name, gone);
}

#[test]
fn an_edit_that_knew_of_ours_is_no_clash() {
    let (mut here, mut there) = tabs();
    let ours = name(&mut here, "Ours");
    there.hear([ours.as_slice()]);
    let theirs = name(&mut there, "Later");
    assert_eq!(here.hear([theirs.as_slice()]), Heard::default());
    assert_eq!(here.notebook().person(pid(1)).unwrap().name, "Later");
}

#[test]
fn an_edit_that_knew_only_our_edit_before_is_a_clash() {
    // The higher client wins between two that didn't know: there.
    let (here, there) = tabs();
    let (mut there, mut here) = (here, there);
    let first = name(&mut here, "First");
    there.hear([first.as_slice()]);
    name(&mut here, "Second");
    let theirs = name(&mut there, "Theirs");
    let heard = here.hear([theirs.as_slice()]);
    assert_eq!(here.notebook().person(pid(1)).unwrap().name, "Theirs");
    assert_eq!(heard.clashes.len(), 1);
}

#[test]
fn what_is_settled_or_the_same_is_no_clash() {
    let (mut here, mut there) = tabs();
    name(&mut here, "Ours");
    here.settle();
    let theirs = name(&mut there, "Theirs");
    assert_eq!(here.hear([theirs.as_slice()]).clashes, []);

    let (mut here, mut there) = tabs();
    let (ours, theirs) = (name(&mut here, "Same"), name(&mut there, "Same"));
    assert_eq!(exchange((&mut here, &mut there), &ours, &theirs), (vec![], vec![]));
    let other = there.edit("", |edit| edit.put_person(&person(2, "Grace"))).unwrap();
    assert_eq!(here.hear([other.update.as_slice()]).clashes, [], "another thing altogether");
}

#[test]
fn fault_23_deleted_there_while_edited_here_is_said_and_can_be_had_back() {
    let (mut here, mut there) = tabs();
    name(&mut here, "Ada King");
    let theirs = there.edit("", |edit| edit.delete_person(pid(1), today())).unwrap().update;
    let clashes = here.hear([theirs.as_slice()]).clashes;
    assert_eq!(here.notebook().person(pid(1)), None, "no silent resurrection");
    assert_eq!(clashes.len(), 1);
    assert_eq!(clashes[0].kind, ClashKind::DeletedThere);
    assert_eq!(clashes[0].what, "Ada King");
    here.edit("kept", |edit| edit.put_back(&clashes[0])).unwrap();
    assert_eq!(here.notebook().person(pid(1)).unwrap().name, "Ada King");
}

#[test]
fn fault_23_edited_there_while_deleted_here_is_said_and_stays_deleted() {
    let (mut here, mut there) = tabs();
    here.edit("", |edit| {
        edit.delete_person(pid(1), today());
        edit.delete_habit(hid(1), today());
    });
    let edited = Person { company: "Engines".into(), ..person(1, "Ada King") };
    let theirs = there.edit("", |edit| edit.put_person(&edited)).unwrap().update;
    let clashes = here.hear([theirs.as_slice()]).clashes;
    assert_eq!(clashes.len(), 1, "two fields of one person are one clash");
    assert_eq!(clashes[0].kind, ClashKind::EditedThere);
    assert_eq!(here.notebook().person(pid(1)), None);
    assert_eq!(here.edit("", |edit| edit.put_back(&clashes[0])), None, "it is deleted already");
    here.edit("", |edit| edit.restore(clashes[0].thing.as_ref().unwrap())).unwrap();
    assert_eq!(here.notebook().person(pid(1)).unwrap().company, "Engines");
}

#[test]
fn fault_23_a_moment_deleted_on_one_side_and_edited_on_the_other() {
    for deletes_here in [true, false] {
        let (mut here, mut there) = tabs();
        let delete = |document: &mut Document| {
            let id = moment(1, &[], "").id;
            document.edit("", |edit| edit.delete_moment(id, today())).unwrap().update
        };
        let edit = |document: &mut Document| {
            let edited = moment(1, &[1], "tea and cake");
            document.edit("", |edit| edit.put_moment(&edited)).unwrap().update
        };
        let (ours, theirs) = if deletes_here {
            (delete(&mut here), edit(&mut there))
        } else {
            (edit(&mut here), delete(&mut there))
        };
        let (a, b) = exchange((&mut here, &mut there), &ours, &theirs);
        assert_eq!(a.len() + b.len(), 1);
        let lost_here = !a.is_empty();
        let kind = if lost_here == deletes_here {
            ClashKind::EditedThere
        } else {
            ClashKind::DeletedThere
        };
        let (loser, lost) = if lost_here { (&mut here, a) } else { (&mut there, b) };
        assert_eq!(lost[0].kind, kind);
        loser.edit("put back", |edit| edit.put_back(&lost[0])).unwrap();
        let is_there = loser.notebook().moment(moment(1, &[], "").id).is_some();
        assert_eq!(is_there, kind == ClashKind::DeletedThere);
    }
}

#[test]
fn what_is_no_update_is_refused_and_the_rest_heard() {
    for just_now in [true, false] {
        let (mut here, mut there) = tabs();
        if just_now {
            here.edit("", |edit| edit.put_person(&person(2, "Grace"))).unwrap();
        }
        let theirs = name(&mut there, "Theirs");
        let heard = here.hear([b"no".as_slice(), &theirs]);
        assert_eq!(heard.refused, [(0, MergeError::NotAnUpdate)]);
        assert_eq!(here.notebook().person(pid(1)).unwrap().name, "Theirs");
    }
}

#[test]
fn undo_counts_as_done_here() {
    let (there, here) = tabs();
    let (mut here, mut there) = (here, there);
    name(&mut here, "Ours");
    here.settle();
    here.undo().unwrap();
    let theirs = name(&mut there, "Theirs");
    let clashes = here.hear([theirs.as_slice()]).clashes;
    assert_eq!(clashes.len(), 1);
    here.edit("", |edit| edit.put_back(&clashes[0])).unwrap();
    assert_eq!(here.notebook().person(pid(1)).unwrap().name, "Ada");
}

#[test]
fn the_settings_clash_like_the_rest() {
    let (there, here) = tabs();
    let (mut here, mut there) = (here, there);
    let wears = |document: &mut Document, theme| {
        let settings = Settings { theme, keys_off: false, ..Settings::default() };
        document.edit("", |edit| edit.put_settings(&settings)).unwrap().update
    };
    wears(&mut here, Theme::Light);
    let theirs = wears(&mut there, Theme::Dark);
    let clashes = here.hear([theirs.as_slice()]).clashes;
    assert_eq!(here.notebook().settings().theme, Theme::Dark);
    assert_eq!((clashes.len(), clashes[0].what.as_str()), (1, "Settings"));
    assert_eq!(clashes[0].thing, None);
    here.edit("", |edit| edit.put_back(&clashes[0])).unwrap();
    assert_eq!(here.notebook().settings().theme, Theme::Light);
}

#[test]
fn deleted_in_both_tabs_is_no_clash() {
    let (there, here) = tabs();
    let (mut here, mut there) = (here, there);
    let id = moment(1, &[], "").id;
    here.edit("", |edit| edit.delete_moment(id, today())).unwrap();
    here.edit("", |edit| edit.delete_person(pid(1), today())).unwrap();
    let day = today().plus(1);
    for theirs in [
        there.edit("", |edit| edit.delete_moment(id, day)).unwrap(),
        there.edit("", |edit| edit.delete_person(pid(1), today())).unwrap(),
    ] {
        assert_eq!(here.hear([theirs.update.as_slice()]).clashes, []);
    }
}

#[test]
fn many_at_once_come_from_long_ago_and_clash_with_nothing() {
    for (many, clashes) in [(11, 1), (12, 0)] {
        let (there, here) = tabs();
        let (mut here, mut there) = (here, there);
        name(&mut here, "Ours");
        let mut updates = vec![name(&mut there, "Theirs")];
        for n in 0..many {
            let other = person(10 + n, "Other");
            updates.push(there.edit("", |edit| edit.put_person(&other)).unwrap().update);
        }
        let heard = here.hear(updates.iter().map(Vec::as_slice));
        assert_eq!(heard.clashes.len(), clashes, "{many}");
        assert_eq!(here.notebook(), there.notebook());
    }
}
