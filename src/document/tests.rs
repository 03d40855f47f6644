//! Replicas that edit, meet and are opened again are equal, whatever the order.

mod bring;
mod clash;
mod giving;
mod one;
mod order;
mod people;
mod schema;
mod trash;
mod views;
mod words;

use proptest::prelude::*;

use super::*;
use crate::day::{Day, Weekday};
use crate::giving::{Amount, DayMark, Habit, HabitKind, Rest, Rhythm, Weekdays, moved};
use crate::id::{AnyId, HabitId, HouseholdId, IntentionId, MomentId, PersonId, RestId};
use crate::life::{Due, Intention, Moment, MomentKind, Outcome};
use crate::notebook::{Settings, Theme, Thing};
use crate::people::{Cadence, Circle, Household, Person, Single, Tie, TieKey, TieKind};

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn pid(n: u8) -> PersonId {
    PersonId::from_random(n.into())
}

fn hid(n: u8) -> HabitId {
    HabitId::from_random(n.into())
}

fn person(n: u8, name: &str) -> Person {
    Person::new(pid(n), name)
}

fn moment(n: u8, people: &[u8], text: &str) -> Moment {
    Moment {
        id: MomentId::from_random(n.into()),
        day: today().plus(-i32::from(n)),
        kind: MomentKind::ALL[usize::from(n) % 11],
        people: people.iter().map(|n| pid(*n)).collect(),
        text: text.into(),
        habit: n.is_multiple_of(2).then(|| hid(n)),
        part: None,
        over: (n % 3 == 2).then(today),
    }
}

fn habit(n: u8, name: &str) -> Habit {
    let (kind, rhythm) = (HabitKind::ALL[usize::from(n) % 6], Rhythm::TimesAWeek(1 + n % 7));
    Habit::new(hid(n), name, kind, rhythm, today().plus(-i32::from(n)))
}

fn tie(a: u8, b: u8, kind: &str) -> Option<Tie> {
    Some(Tie::new(TieKey::new(pid(a), pid(b), TieKind::from_slug(kind)?).ok()?))
}

/// Sets each field that holds anything but plain text.
fn fill(person: &mut Person, word: &str) {
    person.former = word.into();
    person.pronouns = word.into();
    person.met_how = word.into();
    person.through = Some(pid(2));
    person.died = "2019-21".parse().ok();
    person.cadence = "21-42 together".parse().ok();
    person.resting = "open".parse().ok();
    person.off_map = true;
    person.lead = [(word.into(), 14)].into();
    person.addresses = [(format!("{word}\nTown"), word.into())].into();
    for words in [&mut person.cares, &mut person.helps, &mut person.host] {
        words.insert(word.into());
    }
    person.questions = [(word.into(), "2026-11-22 next time".parse().unwrap())].into();
    person.gifts = [(word.into(), "2026-11-22/2026-12-10".parse().unwrap())].into();
    person.work = [(word.into(), "2014/2019-04".parse().unwrap())].into();
    person.apart = [pid(3)].into();
    person.circles = [(today(), None), (today().plus(7), Some(Circle::Heart))].into();
}

fn intention(n: u8, people: &[u8], text: &str) -> Intention {
    Intention {
        id: IntentionId::from_random(n.into()),
        text: text.into(),
        people: people.iter().map(|n| pid(*n)).collect(),
        due: if n.is_multiple_of(2) { Due::WhenWeMeet } else { Due::On(today()) },
        outcome: [Outcome::Open, Outcome::Done(today()), Outcome::LetGo(today())]
            [usize::from(n) % 3],
        noted: today(),
        after: n.is_multiple_of(2).then(|| MomentId::from_random(n.into())),
    }
}

fn household(n: u8, people: &[u8], text: &str) -> Household {
    Household {
        id: HouseholdId::from_random(n.into()),
        name: text.into(),
        people: people.iter().map(|n| pid(*n)).collect(),
        address: if n.is_multiple_of(2) { text.into() } else { String::new() },
    }
}

/// The document as a new page load would open it.
fn reopened(document: &Document) -> Document {
    let mut copy = Document::new(999);
    assert_eq!(copy.merge([document.snapshot().as_slice()]), []);
    copy
}

#[test]
fn what_is_put_is_there_and_after_opening_again() {
    let mut document = Document::new(1);
    let mut ada = person(1, "Ada Lovelace");
    ada.circle = Some(Circle::Close);
    ada.tags = ["work".into(), "maths".into()].into();
    ada.reach.insert("mailto:ada@example.org".into(), "home".into());
    ada.dates.insert("birthday".into(), "1815-12-10".parse().unwrap());
    ada.extra.insert("X-FOO".into(), "bar".into());
    ada.sources.insert("uid:1".into());
    ada.met = Some(today().into());
    ada.notes = "likes\nengines".into();
    fill(&mut ada, "x");
    let grace = person(2, "Grace Hopper");
    let done = document.edit("Added two", |edit| {
        edit.put_person(&ada);
        edit.put_person(&grace);
        edit.put_tie(&tie(2, 1, "mentor").unwrap());
        edit.put_moment(&moment(4, &[1, 2], "tea"));
        edit.put_intention(&intention(3, &[1], "ask"));
        edit.put_household(&household(4, &[1, 2], "home"));
        edit.put_habit(&habit(3, "Listen"));
        edit.check(hid(3), today());
        edit.put_settings(&Settings { theme: Theme::Dark, keys_off: true, ..Settings::default() });
    });
    assert_eq!(done.unwrap().words, "Added two");
    for document in [&document, &reopened(&document)] {
        let notebook = document.notebook();
        assert_eq!(**notebook.person(pid(1)).unwrap(), ada);
        assert_eq!(notebook.people().count(), 2);
        assert_eq!(notebook.ties_of(pid(1)).count(), 1);
        assert_eq!(**notebook.moments_of(pid(2)).next().unwrap(), moment(4, &[1, 2], "tea"));
        assert_eq!(*notebook.habits()[0], habit(3, "Listen"));
        assert_eq!(**notebook.intentions().next().unwrap(), intention(3, &[1], "ask"));
        assert_eq!(**notebook.households_of(pid(2)).next().unwrap(), household(4, &[1, 2], "home"));
        assert!(notebook.is_checked(hid(3), today()));
        assert_eq!(
            *notebook.settings(),
            Settings { theme: Theme::Dark, keys_off: true, ..Settings::default() }
        );
        assert_eq!(document.schema(), SCHEMA);
    }
}

#[test]
fn an_edit_is_small_and_nothing_is_written_twice() {
    let mut document = Document::new(u64::from(u32::MAX));
    let ada = person(1, "Ada Lovelace");
    document.edit("", |edit| edit.put_person(&ada)).unwrap();
    assert_eq!(document.edit("", |edit| edit.put_person(&ada)), None);
    let renamed = Person { name: "Ada King".into(), ..ada };
    let update = document.edit("", |edit| edit.put_person(&renamed)).unwrap().update;
    assert!(update.len() < 120, "{} bytes", update.len());
    let check = document.edit("", |edit| edit.check(hid(1), today())).unwrap().update;
    assert!(check.len() < 120, "{} bytes", check.len());
}

#[test]
fn two_devices_keep_both_their_edits_of_one_person() {
    let (mut phone, mut desk) = (Document::new(1), Document::new(2));
    let ada = person(1, "Ada");
    let first = phone.edit("", |edit| edit.put_person(&ada)).unwrap().update;
    desk.merge([first.as_slice()]);

    let mut on_phone = ada.clone();
    on_phone.company = "Engines".into();
    on_phone.tags.insert("a".into());
    let a = phone.edit("", |edit| edit.put_person(&on_phone)).unwrap().update;
    let mut on_desk = ada;
    on_desk.circle = Some(Circle::Heart);
    on_desk.tags.insert("b".into());
    let b = desk.edit("", |edit| edit.put_person(&on_desk)).unwrap().update;
    phone.merge([b.as_slice()]);
    desk.merge([a.as_slice(), a.as_slice()]);

    assert_eq!(phone.notebook(), desk.notebook());
    let both = phone.notebook().person(pid(1)).unwrap();
    assert_eq!((both.company.as_str(), both.circle), ("Engines", Some(Circle::Heart)));
    assert_eq!(both.tags.len(), 2);
}

#[test]
fn undo_leaves_alone_what_somebody_else_has_changed_since() {
    let (mut phone, mut desk) = (Document::new(1), Document::new(2));
    let ada = person(1, "Ada");
    let mut edited = ada.clone();
    phone.edit("added", |edit| edit.put_person(&ada)).unwrap();
    edited.name = "Ada King".into();
    edited.company = "Engines".into();
    phone.edit("edited", |edit| edit.put_person(&edited)).unwrap();
    desk.merge([phone.snapshot().as_slice()]);
    edited.name = "Countess".into();
    let theirs = desk.edit("", |edit| edit.put_person(&edited)).unwrap().update;
    phone.merge([theirs.as_slice()]);

    assert_eq!(phone.undo().unwrap().words, "edited");
    assert_eq!((phone.undo_words(), phone.redo_words()), (Some("added"), Some("edited")));
    let now = phone.notebook().person(pid(1)).unwrap();
    assert_eq!((now.name.as_str(), now.company.as_str()), ("Countess", ""));
    assert_eq!(phone.redo().unwrap().words, "edited");
    let now = phone.notebook().person(pid(1)).unwrap();
    assert_eq!((now.name.as_str(), now.company.as_str()), ("Countess", "Engines"));
}

#[test]
fn deleting_marks_and_undo_brings_back_ties_and_moments() {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        edit.put_person(&person(1, "Ada"));
        edit.put_person(&person(2, "Grace"));
        edit.put_tie(&tie(1, 2, "friend").unwrap());
        edit.put_moment(&moment(1, &[1], ""));
        edit.put_moment(&moment(3, &[1, 2], ""));
    });
    let before = document.notebook().clone();
    document.edit("deleted", |edit| edit.delete_person(pid(1), today()));
    assert_eq!(document.notebook().person(pid(1)), None);
    assert_eq!(document.notebook().ties_of(pid(2)).count(), 0);
    let left: Vec<_> = document.notebook().moments().collect();
    assert_eq!(left.len(), 1, "nobody is left of the other");
    let there = document.notebook().people_at(left[0]);
    assert_eq!(there.iter().map(|person| person.id).collect::<Vec<_>>(), [pid(2)]);
    document.undo();
    assert_eq!(*document.notebook(), before);
}

#[test]
fn unchecking_takes_the_wordless_moment_of_the_check_along() {
    let mut document = Document::new(1);
    let on = moment(2, &[1], "");
    let with_words =
        Moment { id: MomentId::from_random(77), text: "her news".into(), ..on.clone() };
    let (habit, day) = (on.habit.unwrap(), on.day);
    document.edit("", |edit| {
        edit.put_person(&person(1, "Ada"));
        edit.check(habit, day);
        edit.put_moment(&on);
        edit.put_moment(&with_words);
    });
    document.edit("", |edit| edit.uncheck(habit, day, today()));
    assert!(!document.notebook().is_checked(habit, day));
    let left: Vec<_> = document.notebook().moments().map(|moment| moment.id).collect();
    assert_eq!(left, [with_words.id]);
    document.undo();
    assert!(document.notebook().is_checked(habit, day));
    assert_eq!(document.notebook().moments_len(), 2);
}

#[test]
fn fault_32_what_a_newer_version_wrote_survives() {
    let mut newer = Document::new(1);
    let ada = person(1, "Ada");
    newer.edit("", |edit| {
        edit.put_person(&ada);
        edit.put_moment(&moment(1, &[1], ""));
    });
    {
        let mut txn = newer.doc.transact_mut();
        let people = newer.maps.get(Collection::People).unwrap();
        yrs::Map::insert(people, &mut txn, format!("{}.aura", pid(1)), "she");
        yrs::Map::insert(people, &mut txn, format!("{}.circle", pid(1)), "a new kind of circle");
        yrs::Map::insert(people, &mut txn, "odd key", 1);
        let moments = newer.maps.get(Collection::Moments).unwrap();
        let key = MomentId::from_random(1).to_string();
        let old = yrs::Map::get(moments, &txn, &key).and_then(|out| plain(&out));
        let new = records::record(old.as_ref(), [("mood", Some(value::text("bright")))]);
        yrs::Map::insert(moments, &mut txn, key, new);
    }
    newer.follow();

    let mut ours = reopened(&newer);
    ours.edit("", |edit| {
        edit.put_person(&Person { name: "Ada King".into(), ..ada });
        edit.put_moment(&moment(1, &[1], "more words"));
    });
    let txn = ours.doc.transact();
    let people = ours.maps.get(Collection::People).unwrap();
    let read = |field: &str| yrs::Map::get(people, &txn, &format!("{}.{field}", pid(1)));
    assert_eq!(read("aura"), Some("she".into()));
    assert_eq!(read("circle"), Some("a new kind of circle".into()));
    assert_eq!(read("name"), Some("Ada King".into()));
    let moments = ours.maps.get(Collection::Moments).unwrap();
    let moment = yrs::Map::get(moments, &txn, MomentId::from_random(1).as_str()).unwrap();
    let members = plain(&moment).unwrap();
    assert_eq!(value::as_map(&members).unwrap().get("mood"), Some(&value::text("bright")));
}

#[test]
fn hostile_bytes_are_refused() {
    let mut document = Document::new(1);
    document.edit("", |edit| edit.put_person(&person(1, "Ada")));
    let whole = document.snapshot();
    let before = document.notebook().clone();
    for cut in 0..whole.len() {
        document.merge([&whole[..cut]]);
    }
    document.merge([b"not an update".as_slice(), &[0xff; 64], &[]]);
    assert_eq!(*document.notebook(), before);
}

/// What a user, or another device, may do.
#[derive(Clone, Debug)]
enum Act {
    Put(u8, String, Option<u8>),
    Tag(u8, String),
    Untag(u8, String),
    Delete(u8),
    Tie(u8, u8, bool),
    Untie(u8, u8),
    Moment(u8, Vec<u8>, String),
    Habit(u8, String),
    Check(u8, u8),
    Uncheck(u8, u8),
    CheckFor(u8, u8, Vec<u8>, u8),
    Amount(u8, u8, u32),
    Mark(u8, u8, bool, String),
    Rest(u8, Option<u8>, u8, Option<u8>, String),
    EndRest(u8),
    Order(u8, usize),
    Archive(u8, Option<u8>),
    RestDays(Option<u8>, u8),
    DeleteHabit(u8),
    Fill(u8, String),
    Intend(u8, Vec<u8>, String),
    House(u8, Vec<u8>, String),
    LetGo(u8),
    Cadences(u8, Option<u16>),
    Apart(u8, u8),
    One(u8, u8, Vec<Single>),
    Undo,
    Redo,
    Meet(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let n = 0..6_u8;
    let word = "[a-c]{1,2}";
    prop_oneof![
        4 => (n.clone(), word, proptest::option::of(1..6_u8)).prop_map(|(n, w, c)| Act::Put(n, w, c)),
        2 => (n.clone(), word).prop_map(|(n, w)| Act::Tag(n, w)),
        1 => (n.clone(), word).prop_map(|(n, w)| Act::Untag(n, w)),
        1 => n.clone().prop_map(Act::Delete),
        2 => (n.clone(), n.clone(), any::<bool>()).prop_map(|(a, b, k)| Act::Tie(a, b, k)),
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Untie(a, b)),
        2 => (n.clone(), proptest::collection::vec(n.clone(), 0..3), word).prop_map(|(n, p, t)| Act::Moment(n, p, t)),
        1 => (n.clone(), word).prop_map(|(n, w)| Act::Habit(n, w)),
        2 => (n.clone(), n.clone()).prop_map(|(h, d)| Act::Check(h, d)),
        1 => (n.clone(), n.clone()).prop_map(|(h, d)| Act::Uncheck(h, d)),
        2 => (n.clone(), n.clone(), proptest::collection::vec(n.clone(), 0..3), n.clone())
            .prop_map(|(h, d, who, id)| Act::CheckFor(h, d, who, id)),
        1 => (n.clone(), n.clone(), 0..5000_u32).prop_map(|(h, d, much)| Act::Amount(h, d, much)),
        2 => (n.clone(), n.clone(), any::<bool>(), "[a-c]{0,2}")
            .prop_map(|(h, d, rest, note)| Act::Mark(h, d, rest, note)),
        2 => (n.clone(), proptest::option::of(n.clone()), n.clone(), proptest::option::of(n.clone()), "[a-c]{0,2}")
            .prop_map(|(r, of, from, until, note)| Act::Rest(r, of, from, until, note)),
        1 => n.clone().prop_map(Act::EndRest),
        1 => (n.clone(), 0..6_usize).prop_map(|(h, to)| Act::Order(h, to)),
        1 => (n.clone(), proptest::option::of(n.clone())).prop_map(|(h, day)| Act::Archive(h, day)),
        1 => (proptest::option::of(n.clone()), 0..7_u8).prop_map(|(h, day)| Act::RestDays(h, day)),
        1 => n.clone().prop_map(Act::DeleteHabit),
        2 => (n.clone(), word).prop_map(|(n, w)| Act::Fill(n, w)),
        2 => (n.clone(), proptest::collection::vec(n.clone(), 0..3), word)
            .prop_map(|(n, p, t)| Act::Intend(n, p, t)),
        2 => (n.clone(), proptest::collection::vec(n.clone(), 0..3), word)
            .prop_map(|(n, p, t)| Act::House(n, p, t)),
        1 => n.clone().prop_map(Act::LetGo),
        1 => (n.clone(), proptest::option::of(1..99_u16)).prop_map(|(n, days)| Act::Cadences(n, days)),
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Apart(a, b)),
        3 => (n.clone(), n.clone(), proptest::sample::subsequence(Single::ALL.to_vec(), 0..15))
            .prop_map(|(a, b, theirs)| Act::One(a, b, theirs)),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
        2 => (0..3_usize).prop_map(Act::Meet),
    ]
}

fn day(n: u8) -> Day {
    today().plus(-i32::from(n))
}

/// Does it, and answers the update to keep, if anything changed.
fn perform(document: &mut Document, act: &Act) -> Option<Vec<u8>> {
    let known =
        |document: &Document, n: u8| document.notebook().person(pid(n)).map(|p| (**p).clone());
    let done = match act {
        Act::Put(n, name, circle) => {
            let mut person = known(document, *n).unwrap_or_else(|| person(*n, ""));
            person.name.clone_from(name);
            person.circle = circle.and_then(Circle::from_ring);
            document.edit("put", |edit| edit.put_person(&person))
        }
        Act::Tag(n, tag) => {
            let mut person = known(document, *n)?;
            person.tags.insert(tag.clone());
            document.edit("tag", |edit| edit.put_person(&person))
        }
        Act::Untag(n, tag) => {
            let mut person = known(document, *n)?;
            person.tags.remove(tag);
            document.edit("untag", |edit| edit.put_person(&person))
        }
        Act::Delete(n) => document.edit("delete", |edit| edit.delete_person(pid(*n), today())),
        Act::Tie(a, b, mentor) => {
            let tie = tie(*a, *b, if *mentor { "mentor" } else { "friend" })?;
            document.edit("tie", |edit| edit.put_tie(&tie))
        }
        Act::Untie(a, b) => {
            let tie = tie(*a, *b, "friend")?;
            document.edit("untie", |edit| edit.delete_tie(&tie.key, today()))
        }
        Act::Moment(n, people, text) => {
            document.edit("moment", |edit| edit.put_moment(&moment(*n, people, text)))
        }
        Act::Habit(n, name) => document.edit("habit", |edit| edit.put_habit(&habit(*n, name))),
        Act::Check(h, d) => document.edit("check", |edit| edit.check(hid(*h), day(*d))),
        Act::Uncheck(h, d) => {
            document.edit("uncheck", |edit| edit.uncheck(hid(*h), day(*d), today()))
        }
        Act::CheckFor(h, d, who, id) => {
            let habit = document.notebook().habit(hid(*h))?.clone();
            let (who, id) = (who.iter().map(|n| pid(*n)), MomentId::from_random((*id).into()));
            document.edit("check for", |edit| edit.check_for(&habit, day(*d), who, id))
        }
        Act::Amount(h, d, much) => {
            let much = Amount::from_thousandths((*much).into())?;
            document.edit("amount", |edit| edit.check_with(hid(*h), day(*d), much))
        }
        Act::Mark(h, d, rest, note) => {
            let mark = DayMark { rest: *rest, note: note.clone() };
            document.edit("mark", |edit| edit.mark_day(hid(*h), day(*d), &mark))
        }
        Act::Rest(r, of, from, until, note) => {
            let rest = Rest {
                id: RestId::from_random((*r).into()),
                habit: of.map(hid),
                from: day(*from),
                until: until.map(|days| day(*from).plus(days.into())),
                note: note.clone(),
            };
            document.edit("rest", |edit| edit.put_rest(&rest))
        }
        Act::EndRest(r) => {
            let id = RestId::from_random((*r).into());
            document.edit("end of rest", |edit| edit.delete_rest(id, today()))
        }
        Act::Order(h, to) => {
            let habits = document.notebook().habits();
            let order: Vec<_> = habits.iter().map(|habit| (habit.id, habit.order)).collect();
            document.edit("order", |edit| {
                for (id, order) in moved(&order, hid(*h), *to) {
                    if let Some(habit) = habits.iter().find(|habit| habit.id == id) {
                        edit.put_habit(&Habit { order, ..(**habit).clone() });
                    }
                }
            })
        }
        Act::Archive(h, on) => {
            let habit = document.notebook().habit(hid(*h))?.clone();
            let archived = on.map(day);
            document.edit("archive", |edit| {
                edit.put_habit(&Habit { archived, ..(*habit).clone() });
            })
        }
        Act::RestDays(h, weekday) => {
            let rest_days = Weekdays::of([Weekday::ALL[usize::from(*weekday)]]);
            let Some(h) = h else {
                let settings = Settings { rest_days, ..document.notebook().settings().clone() };
                return Some(
                    document.edit("rest days", |edit| edit.put_settings(&settings))?.update,
                );
            };
            let habit = document.notebook().habit(hid(*h))?.clone();
            document.edit("rest days", |edit| {
                edit.put_habit(&Habit { rest_days, ..(*habit).clone() });
            })
        }
        Act::Fill(n, word) => {
            let mut person = known(document, *n)?;
            fill(&mut person, word);
            document.edit("fill", |edit| edit.put_person(&person))
        }
        Act::Intend(n, people, text) => {
            document.edit("intend", |edit| edit.put_intention(&intention(*n, people, text)))
        }
        Act::House(n, people, text) => {
            document.edit("house", |edit| edit.put_household(&household(*n, people, text)))
        }
        Act::LetGo(n) => {
            let id = u64::from(*n);
            document.edit("let go", |edit| {
                edit.delete_intention(IntentionId::from_random(id), today());
                edit.delete_household(HouseholdId::from_random(id), today());
            })
        }
        Act::Cadences(n, days) => {
            let mut settings = document.notebook().settings().clone();
            let cadence = days.map(|days| Cadence::every(days, 2 * days).unwrap());
            let circle = Circle::from_ring(*n).unwrap_or(Circle::Heart);
            settings.cadences.remove(&circle);
            settings.tag_cadences.remove("choir");
            if let Some(cadence) = cadence {
                settings.cadences.insert(circle, cadence);
                settings.tag_cadences.insert("choir".into(), cadence);
            }
            document.edit("cadences", |edit| edit.put_settings(&settings))
        }
        Act::Apart(a, b) => {
            let mut person = known(document, *a)?;
            person.apart.insert(pid(*b));
            document.edit("apart", |edit| edit.put_person(&person))
        }
        Act::One(keep, gone, theirs) => {
            let theirs = theirs.iter().copied().collect();
            document.edit("one", |edit| {
                edit.merge_people(pid(*keep), pid(*gone), &theirs, today());
            })
        }
        Act::DeleteHabit(h) => document.edit("delete", |edit| edit.delete_habit(hid(*h), today())),
        Act::Undo => document.undo(),
        Act::Redo => document.redo(),
        Act::Meet(_) => None,
    };
    done.map(|done| done.update)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Three replicas edit and meet; all updates in any order, some twice, make the same notebook;
    /// and what events kept up to date is what a new page load reads.
    #[test]
    fn replicas_converge(
        acts in proptest::collection::vec((0..3_usize, act()), 1..60),
        order in proptest::collection::vec(any::<proptest::sample::Index>(), 120),
    ) {
        let mut replicas: Vec<Document> = (1..=3).map(Document::new).collect();
        let mut updates = Vec::new();
        for (who, act) in &acts {
            if let Act::Meet(other) = act {
                let bytes = replicas[*other].snapshot();
                replicas[*who].merge([bytes.as_slice()]);
            } else {
                updates.extend(perform(&mut replicas[*who], act));
            }
        }
        let all: Vec<Vec<u8>> = replicas.iter().map(Document::snapshot).collect();
        for replica in &mut replicas {
            prop_assert_eq!(replica.merge(all.iter().map(Vec::as_slice)), []);
        }
        prop_assert_eq!(replicas[0].notebook(), replicas[1].notebook());
        prop_assert_eq!(replicas[0].notebook(), replicas[2].notebook());
        let reopened_one = reopened(&replicas[0]);
        prop_assert_eq!(replicas[0].notebook(), reopened_one.notebook());

        let mut shuffled: Vec<&[u8]> = updates.iter().map(Vec::as_slice).collect();
        if !updates.is_empty() {
            shuffled.extend(order.iter().take(10).map(|index| index.get(&updates).as_slice()));
            for (at, index) in order.iter().enumerate() {
                let other = index.index(shuffled.len());
                let here = at % shuffled.len();
                shuffled.swap(here, other);
            }
        }
        // One by one, so that updates wait for those they stand on.
        let mut late = Document::new(4);
        for update in shuffled {
            prop_assert_eq!(late.merge([update]), []);
        }
        prop_assert!(!late.is_waiting());
        let late_reopened = reopened(&late);
        prop_assert_eq!(late_reopened.notebook(), late.notebook());
        prop_assert_eq!(late.notebook(), replicas[0].notebook());
        // What is worked out of it is the same, too.
        for habit in replicas[0].notebook().habits() {
            prop_assert_eq!(
                replicas[0].notebook().course(habit.id, today()),
                late.notebook().course(habit.id, today())
            );
        }
    }

    /// Undoing everything leads back to the start, redoing everything to the end.
    #[test]
    fn undo_and_redo_go_all_the_way(acts in proptest::collection::vec(act(), 1..40)) {
        let mut document = Document::new(1);
        for act in acts.iter().filter(|act| !matches!(act, Act::Undo | Act::Redo)) {
            perform(&mut document, act);
        }
        let end = document.notebook().clone();
        while document.undo().is_some() {}
        prop_assert_eq!(document.notebook(), &Notebook::default());
        prop_assert_eq!(document.undo_words(), None);
        while document.redo().is_some() {}
        prop_assert_eq!(document.notebook(), &end);
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut document = Document::new(1);
        document.merge([bytes.as_slice()]);
    }
}

#[test]
fn history_can_be_forgotten() {
    let mut document = Document::new(1);
    document.edit("one", |edit| edit.put_person(&person(1, "Ada"))).unwrap();
    document.edit("two", |edit| edit.put_person(&person(1, "Ada King"))).unwrap();
    document.undo().unwrap();
    document.forget_history();
    assert_eq!((document.undo_words(), document.redo_words()), (None, None));
    assert_eq!((document.undo(), document.redo()), (None, None));
    // A new step leaves nothing to take again.
    document.edit("three", |edit| edit.put_person(&person(2, "Grace"))).unwrap();
    document.undo().unwrap();
    document.edit("four", |edit| edit.put_person(&person(3, "Hedy"))).unwrap();
    assert_eq!((document.undo_words(), document.redo_words()), (Some("four"), None));
}
