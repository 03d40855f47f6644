//! What is kept of the map: views, names of groups, pins and faces, and when a tie began.

use super::*;
use crate::id::{GroupId, ViewId};
use crate::people::{Filter, Grouping, NamedGroup, Place, SavedView, View};

fn view(name: &str, filter: Filter) -> SavedView {
    let (id, view) = (ViewId::from_random(1), View::Constellation);
    SavedView { id, name: name.into(), view, filter, grouping: Grouping::Found }
}

fn group(people: &[u8]) -> NamedGroup {
    let people = people.iter().map(|n| pid(*n)).collect();
    NamedGroup { id: GroupId::from_random(1), name: "Choir".into(), people }
}

fn pinned() -> Person {
    let pin = Some(Place { x: -120, y: 44 });
    Person { face: "🦊".into(), pin, angle: Some(-1571), ..person(1, "Ada") }
}

/// Ada pinned, tied to Grace since a day; both in a group; a view of whom Ada introduced.
fn full() -> Document {
    let mut document = Document::new(1);
    document
        .edit("", |edit| {
            edit.put_person(&pinned());
            edit.put_person(&person(2, "Grace"));
            edit.put_tie(&Tie { since: Some(today().into()), ..tie(1, 2, "mentor").unwrap() });
            edit.put_view(&view("Through Ada", Filter::MetThrough(pid(1))));
            edit.name_group(&group(&[1, 2]));
        })
        .unwrap();
    document
}

fn contains(document: &Document, text: &str) -> bool {
    document.snapshot().windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn kept_and_there_after_opening_again() {
    let document = reopened(&full());
    let notebook = document.notebook();
    assert_eq!(**notebook.person(pid(1)).unwrap(), pinned());
    assert_eq!(notebook.ties().next().unwrap().since, Some(today().into()));
    assert_eq!(*notebook.views()[0], view("Through Ada", Filter::MetThrough(pid(1))));
    assert_eq!(*notebook.group_names()[0], group(&[1, 2]));
}

#[test]
fn a_tie_began_in_a_year_a_month_or_on_a_day() {
    let mut document = full();
    let since = |document: &Document| document.notebook().ties().next().unwrap().since;
    for text in ["2019", "2019-04", "2019-04-12"] {
        let tie = Tie { since: text.parse().ok(), ..tie(1, 2, "mentor").unwrap() };
        document.edit("", |edit| edit.put_tie(&tie)).unwrap();
        assert_eq!(since(&reopened(&document)).unwrap().to_string(), text);
    }
    document.undo().unwrap();
    assert_eq!(since(&document).unwrap().to_string(), "2019-04");
    document.redo().unwrap();
    assert_eq!(since(&document).unwrap().to_string(), "2019-04-12");
    // A day is kept as it always was, a number; a text is what no older Kith takes for a day.
    let mut other = reopened(&document);
    let tie = Tie { since: "2018".parse().ok(), ..tie(1, 2, "mentor").unwrap() };
    other.edit("", |edit| edit.put_tie(&tie)).unwrap();
    document.merge([other.snapshot().as_slice()]);
    assert_eq!(since(&document).unwrap().to_string(), "2018");
}

#[test]
fn pins_and_faces_come_and_go_one_by_one() {
    let mut document = full();
    let plain = Person { pin: None, angle: None, ..pinned() };
    document.edit("", |edit| edit.put_person(&plain)).unwrap();
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), plain);
    document.undo().unwrap();
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), pinned());
    // Two devices: one pins, the other picks a face; both stay.
    let mut other = reopened(&document);
    let moved = Person { pin: Some(Place { x: 1, y: 2 }), ..pinned() };
    document.edit("", |edit| edit.put_person(&moved));
    other.edit("", |edit| edit.put_person(&Person { face: "A".into(), ..pinned() }));
    document.merge([other.snapshot().as_slice()]);
    let both = Person { face: "A".into(), ..moved };
    assert_eq!(**document.notebook().person(pid(1)).unwrap(), both);
}

#[test]
fn into_the_trash_and_back() {
    let mut document = full();
    let (id, name) = (ViewId::from_random(1), GroupId::from_random(1));
    document.edit("", |edit| {
        edit.delete_view(id, today());
        edit.delete_group_name(name, today());
    });
    assert!(document.notebook().views().is_empty() && document.notebook().group_names().is_empty());
    let what: Vec<String> =
        document.notebook().trash(today()).into_iter().map(|thing| thing.what).collect();
    assert_eq!(what, ["The group “Choir”", "The view “Through Ada”"]);
    document.edit("", |edit| {
        edit.restore(&Thing::View(id));
        edit.restore(&Thing::Group(name));
    });
    assert_eq!(document.notebook(), full().notebook());
    document.edit("", |edit| edit.purge(&Thing::View(id))).unwrap();
    assert!(document.notebook().views().is_empty() && !contains(&document, "Through Ada"));
}

#[test]
fn who_is_gone_for_good_leaves_views_groups_and_pins() {
    let mut document = full();
    document.edit("", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
    let notebook = document.notebook();
    assert_eq!(*notebook.views()[0], view("Through Ada", Filter::MetThrough(pid(0))));
    assert_eq!(*notebook.group_names()[0], group(&[2]));
    assert!(!contains(&document, "🦊"));
    let txn = document.doc.transact();
    for collection in [Collection::Views, Collection::Groups] {
        let map = document.maps.get(collection).unwrap();
        for (_, out) in yrs::Map::iter(map, &txn) {
            assert!(!format!("{out:?}").contains(pid(1).as_str()), "{collection:?}");
        }
    }
    drop(txn);
    document.edit("", |edit| edit.purge(&Thing::Person(pid(2)))).unwrap();
    assert!(document.notebook().group_names().is_empty());
}

#[test]
fn an_older_kith_keeps_what_it_does_not_know() {
    let older = yrs::Doc::with_client_id(7);
    older.get_or_insert_map("people");
    crate::document::order::apply(&mut older.transact_mut(), &full().snapshot()).unwrap();
    let kept = older.transact().encode_diff_v1(&StateVector::default());
    let mut document = Document::new(8);
    assert_eq!(document.merge([kept.as_slice()]), []);
    assert_eq!(document.notebook(), full().notebook());
}

#[test]
fn a_filter_of_a_newer_kith_stays_unseen_and_untouched() {
    let mut document = full();
    let newer = format!("through({}),moon(full)", pid(1));
    {
        let mut txn = document.doc.transact_mut();
        let views = document.maps.get(Collection::Views).unwrap();
        let record = records::record(
            None,
            [("name", Some("Moon".into())), ("filter", Some(newer.as_str().into()))],
        );
        yrs::Map::insert(views, &mut txn, ViewId::from_random(2).as_str(), record);
    }
    document.follow();
    assert_eq!(document.notebook().views().len(), 1);
    assert!(contains(&document, "moon(full)"));
    document.edit("", |edit| edit.purge(&Thing::Person(pid(1)))).unwrap();
    assert!(contains(&document, "moon(full)") && !contains(&document, &newer));
}

#[test]
fn said_before_merging() {
    let (ours, mut theirs) = (full(), reopened(&full()));
    let close = Filter::Circle(Some(Circle::Close));
    theirs.edit("", |edit| {
        edit.put_view(&view("Through Ada", close));
        edit.name_group(&group(&[1]));
        edit.put_view(&SavedView { id: ViewId::from_random(2), ..view("More", Filter::Drifting) });
        edit.put_tie(&Tie { since: "2019-04".parse().ok(), ..tie(1, 2, "mentor").unwrap() });
        edit.put_person(&Person { pin: Some(Place { x: 5, y: -6 }), ..pinned() });
    });
    let comparison = ours.compare(&theirs.snapshot()).unwrap();
    assert_eq!(comparison.new[0].what, "The view “More”");
    let fields = comparison.changed.iter().flat_map(|changed| &changed.fields);
    let said: Vec<(&str, &str, &str)> = fields
        .map(|field| {
            (
                field.field.as_str(),
                field.ours.as_deref().unwrap_or_default(),
                field.theirs.as_deref().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("place among the others", "-120, 44", "5, -6"),
            ("since", "2026-11-21", "2019-04"),
            ("who is shown", "met through Ada", "in Close"),
            ("who is in it", "Ada, Grace", "Ada"),
        ]
    );
}
