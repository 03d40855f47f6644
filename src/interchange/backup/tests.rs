//! Written, read, damaged, edited by hand.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use crate::day::Weekday;
use crate::document::{Choices, Edit, MergeError};
use crate::giving::{Amount, DayMark, Habit, HabitKind, Hue, Measure, Rest, Rhythm, Symbol};
use crate::id::{
    AnyId, GroupId, HabitId, HouseholdId, IntentionId, MomentId, PersonId, RestId, ViewId,
};
use crate::life::{Intention, Moment, MomentKind};
use crate::notebook::{Notebook, Settings, Theme, Thing};
use crate::people::{
    Cadence, Circle, Filter, Grouping, Household, NamedGroup, Person, Place, SavedView, Tie,
    TieKey, TieKind, View,
};

fn made() -> Day {
    "2026-11-21".parse().unwrap()
}

/// Random numbers of a seed (S. Vigna, splitmix64.c): ten thousand states must be made fast.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn word(&mut self) -> String {
        let words = [
            "",
            "Ada",
            "王秀英",
            "O'Brien \"Bo\"",
            "a\\b",
            "new\nline",
            "עדה",
            "👩‍🚀",
            "\u{0}\u{7f}",
            "=1+1",
            "naïve café",
            "</script>",
            "\u{202e}evil",
            "e\u{301}",
            "x.y",
            "{}",
        ];
        let at = self.roll(words.len() as u64) as usize;
        words[at].to_owned()
    }

    fn day(&mut self) -> Day {
        made().plus(-(self.roll(40_000) as i32) + 500)
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len() as u64) as usize].clone()
    }

    fn pid(&mut self) -> PersonId {
        PersonId::from_random(self.roll(5))
    }

    fn person(&mut self) -> Person {
        let mut person = Person::new(self.pid(), self.word());
        if self.roll(2) == 0 {
            person.circle = Circle::from_ring(self.roll(6) as u8);
            person.tags.insert(self.word());
            person.reach.insert(self.word(), self.word());
            person.notes = self.word();
        }
        if self.roll(4) == 0 {
            person
                .dates
                .insert(self.word(), self.one_of(&["--02-29", "1815-12-10"]).parse().unwrap());
            person.extra.insert(self.word(), self.word());
            person.sources.insert(self.word());
            person.met = self.one_of(&["2019", "2019-21", "2019-04-12"]).parse().ok();
            person.circles.insert(self.day(), Circle::from_ring(self.roll(6) as u8));
            person.work.insert(self.word(), "2014/2019-04".parse().unwrap());
            person.questions.insert(self.word(), "2026-11-22".parse().unwrap());
            person.gifts.insert(self.word(), "2026-11-22/2026-12-01 just because".parse().unwrap());
            person.lead.insert(self.word(), 14);
            person.addresses.insert(self.word(), self.word());
            for words in [&mut person.cares, &mut person.helps, &mut person.host] {
                words.insert("x".into());
            }
            person.cadence = self.one_of(&["never", "21-42 together"]).parse().ok();
            person.resting = self.one_of(&["open", "2026-12-01"]).parse().ok();
            person.died = self.one_of(&["", "2020"]).parse().ok();
            person.through = Some(self.pid());
            person.off_map = true;
            (person.former, person.pronouns, person.met_how) =
                (self.word(), self.word(), self.word());
            person.face = self.one_of(&["🦊", ""]).to_owned();
            person.pin = Some(Place { x: -7, y: 4_000 });
            person.angle = Some(-3141);
            (person.given, person.family, person.nick) = (self.word(), self.word(), self.word());
            (person.company, person.role) = (self.word(), self.word());
        }
        person
    }

    fn tie(&mut self) -> Option<Tie> {
        let kind = self.one_of(&["friend", "mentor", "sails with", "~12345678", "x"]);
        let key = TieKey::new(self.pid(), self.pid(), TieKind::from_slug(kind)?).ok()?;
        let since = self.day().to_string();
        let since = self.one_of(&["", &since, &since[..7], &since[..4]]).parse().ok();
        Some(Tie { key, note: self.word(), since })
    }

    fn moment(&mut self) -> Moment {
        let people: BTreeSet<PersonId> = (0..self.roll(3)).map(|_| self.pid()).collect();
        Moment {
            id: MomentId::from_random(self.roll(4)),
            day: self.day(),
            kind: self.one_of(&MomentKind::ALL),
            people,
            text: self.word(),
            habit: (self.roll(3) == 0).then(|| HabitId::from_random(self.roll(3))),
            part: self.one_of(&["", "2019", "2019-24"]).parse().ok(),
            over: (self.roll(3) == 0).then(|| self.day()),
        }
    }

    fn intention(&mut self) -> Intention {
        Intention {
            id: IntentionId::from_random(self.roll(3)),
            text: self.word(),
            people: (0..self.roll(3)).map(|_| self.pid()).collect(),
            due: self.one_of(&["when we meet", "2026-12-01"]).parse().unwrap(),
            outcome: self
                .one_of(&["open", "done 2026-12-01", "let go 2026-12-01"])
                .parse()
                .unwrap(),
            noted: self.day(),
            after: (self.roll(3) == 0).then(|| MomentId::from_random(self.roll(4))),
        }
    }

    fn household(&mut self) -> Household {
        Household {
            id: HouseholdId::from_random(self.roll(3)),
            name: self.word(),
            people: (0..self.roll(3)).map(|_| self.pid()).collect(),
            address: self.word(),
        }
    }

    fn habit(&mut self) -> Habit {
        let rhythm = self.one_of(&["daily", "MO,WE", "3/week"]);
        let id = HabitId::from_random(self.roll(3));
        let (word, kind) = (self.word(), self.one_of(&HabitKind::ALL));
        let habit = Habit::new(id, &word, kind, rhythm.parse().unwrap(), self.day());
        Habit {
            measure: self.one_of(Measure::ALL),
            target: self.amount(),
            unit: self.word(),
            group: self.word(),
            hue: Some(self.one_of(Hue::ALL)).filter(|_| self.roll(2) == 0),
            symbol: Some(self.one_of(Symbol::ALL)).filter(|_| self.roll(2) == 0),
            order: i32::try_from(self.roll(5)).unwrap() - 2,
            archived: (self.roll(3) == 0).then(|| self.day()),
            notes: self.word(),
            aim: self.one_of(&["kind", "nobody", "people", "ring 4"]).parse().unwrap(),
            reminders: self.one_of(&["", "07:30 daily", "07:30 MO;19:00 SA,SU"]).parse().unwrap(),
            rest_days: self.one_of(&["", "SA,SU", "daily"]).parse().unwrap(),
            ..habit
        }
    }

    fn amount(&mut self) -> Amount {
        Amount::from_thousandths(i64::try_from(self.roll(5000)).unwrap()).unwrap()
    }

    fn rest(&mut self) -> Rest {
        Rest {
            id: RestId::from_random(self.roll(3)),
            habit: (self.roll(2) == 0).then(|| HabitId::from_random(self.roll(3))),
            from: self.day(),
            until: (self.roll(2) == 0).then(|| self.day()),
            note: self.word(),
        }
    }

    fn view(&mut self) -> SavedView {
        let through = Filter::MetThrough(self.pid());
        SavedView {
            id: ViewId::from_random(self.roll(3)),
            name: self.word(),
            view: self.one_of(&View::ALL),
            filter: Filter::Any(vec![through, Filter::Name(self.word())]),
            grouping: self.one_of(&Grouping::ALL),
        }
    }

    fn group(&mut self) -> NamedGroup {
        let people = (0..self.roll(3)).map(|_| self.pid()).collect();
        NamedGroup { id: GroupId::from_random(self.roll(3)), name: self.word(), people }
    }

    fn change(&mut self, edit: &mut Edit<'_>) {
        match self.roll(27) {
            23 => edit.put_intention(&self.intention()),
            24 => edit.put_household(&self.household()),
            25 => edit.delete_intention(IntentionId::from_random(self.roll(3)), made()),
            26 => edit.delete_household(HouseholdId::from_random(self.roll(3)), made()),
            0..=2 => edit.put_person(&self.person()),
            3..=4 => self.tie().iter().for_each(|tie| edit.put_tie(tie)),
            5..=6 => edit.put_moment(&self.moment()),
            7 => edit.put_habit(&self.habit()),
            8..=9 => edit.check(HabitId::from_random(self.roll(3)), self.day()),
            10 => edit.put_settings(&Settings {
                theme: self.one_of(&Theme::ALL),
                keys_off: self.roll(2) == 0,
                week_start: self.one_of(&Weekday::ALL),
                rest_days: self.one_of(&["", "SU"]).parse().unwrap(),
                cadences: [(self.one_of(&Circle::ALL), Cadence::Never)].into(),
                tag_cadences: [(self.word(), Cadence::Never)].into(),
            }),
            11 => edit.delete_person(self.pid(), made()),
            12 => edit.delete_moment(MomentId::from_random(self.roll(4)), made()),
            13 => edit.restore(&Thing::Person(self.pid())),
            14 => edit.put_view(&self.view()),
            15 => edit.name_group(&self.group()),
            16 => edit.delete_view(ViewId::from_random(self.roll(3)), made()),
            17 => edit.delete_group_name(GroupId::from_random(self.roll(3)), made()),
            18 => edit.put_rest(&self.rest()),
            19 => edit.delete_rest(RestId::from_random(self.roll(3)), made()),
            20 => {
                edit.check_with(HabitId::from_random(self.roll(3)), self.day(), self.amount());
            }
            21 => {
                let mark = DayMark { rest: self.roll(2) == 0, note: self.word() };
                edit.mark_day(HabitId::from_random(self.roll(3)), self.day(), &mark);
            }
            _ => edit.purge(&Thing::Person(self.pid())),
        }
    }

    /// A notebook after a few steps.
    fn document(&mut self) -> Document {
        let mut document = Document::new(self.roll(u64::MAX));
        if self.roll(3) == 0 {
            document.edit("", |edit| {
                (0..4).for_each(|_| edit.put_person(&self.person()));
                (0..3).for_each(|_| self.tie().iter().for_each(|tie| edit.put_tie(tie)));
            });
        }
        for _ in 0..self.roll(6) {
            let changes = 1 + self.roll(4);
            document.edit("", |edit| (0..changes).for_each(|_| self.change(edit)));
        }
        if self.roll(8) == 0 {
            document.undo();
        }
        document
    }
}

fn bring(document: &mut Document, backup: &Backup) -> Notebook {
    let plan = backup.plan(document).unwrap();
    document.bring_in("", &plan.update, &Choices::default()).unwrap();
    document.notebook().clone()
}

fn sample() -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        let mut ada = Person::new(PersonId::from_random(1), "Ada Lovelace");
        ada.tags.insert("maths".into());
        ada.reach.insert("mailto:ada@example.org".into(), "home".into());
        edit.put_person(&ada);
        edit.put_person(&Person::new(PersonId::from_random(2), "Grace Hopper"));
        edit.put_person(&Person::new(PersonId::from_random(3), "Gone Away"));
        let friend = TieKind::from_slug("friend").unwrap();
        let key = TieKey::new(ada.id, PersonId::from_random(2), friend).unwrap();
        edit.put_tie(&Tie::new(key));
        let id = HabitId::from_random(1);
        let habit = Habit::new(id, "Listen", HabitKind::Listen, Rhythm::Daily, made());
        edit.put_habit(&habit);
        edit.check_for(&habit, made(), [ada.id], MomentId::from_random(1));
    });
    document.edit("", |edit| edit.delete_person(PersonId::from_random(3), made()));
    document
}

#[test]
fn fault_33_restored_into_an_empty_page_it_is_the_identical_notebook() {
    let seed = 0x6b69_7468;
    let mut seen = [0; 4];
    for n in 0..10_000 {
        let document = Dice(seed + n * 7919).document();
        let backup = read(write(&document, made()).as_bytes()).unwrap();
        assert_eq!(backup.by_hand, None, "state {n} of seed {seed:#x}");
        let mut empty = Document::new(u64::MAX);
        let restored = bring(&mut empty, &backup);
        assert_eq!(restored, *document.notebook(), "state {n} of seed {seed:#x}");
        if n % 16 == 0 {
            // fault 35: the same file again.
            assert!(backup.plan(&empty).unwrap().comparison.is_empty());
            assert_eq!(empty.bring_in("", &backup.update, &Choices::default()), Ok(None));
        }
        let things = [
            restored.people().count(),
            restored.ties().count(),
            restored.moments_len(),
            restored.trash(made()).len(),
        ];
        seen.iter_mut().zip(things).for_each(|(seen, here)| *seen += usize::from(here > 0));
    }
    assert!(seen.iter().all(|states| *states > 1_000), "too plain: {seen:?}");
}

#[test]
fn fault_33_its_readable_part_alone_gives_what_is_seen() {
    let seed = 0x7265_6164;
    for n in 0..1_000 {
        let document = Dice(seed + n * 7919).document();
        let mut file: Value = serde_json::from_str(&write(&document, made())).unwrap();
        file.as_object_mut().unwrap().remove("update");
        file.as_object_mut().unwrap().remove("checksums");
        let backup = read(file.to_string().as_bytes()).unwrap();
        let mut empty = Document::new(u64::MAX);
        bring(&mut empty, &backup);
        let (then, now) = (Readable::of(document.notebook()), Readable::of(empty.notebook()));
        assert_eq!(then, now, "state {n} of seed {seed:#x}");
    }
}

#[test]
fn fault_35_the_same_backup_twice_adds_nothing() {
    let document = sample();
    let text = write(&document, made());
    let mut other = Document::new(5);
    other.edit("", |edit| edit.put_person(&Person::new(PersonId::from_random(9), "Hedy")));
    let backup = read(text.as_bytes()).unwrap();
    let once = bring(&mut other, &backup);
    assert_eq!(once.people().count(), 3);
    assert_eq!(bring(&mut other, &read(text.as_bytes()).unwrap()), once);
    assert_eq!(other.undo_words(), Some(""));
    // One edited by hand is the same writer each time.
    let edited = text.replace("Grace Hopper", "Grace B. Hopper");
    let twice = bring(&mut other, &read(edited.as_bytes()).unwrap());
    assert_ne!(twice, once);
    assert_eq!(bring(&mut other, &read(edited.as_bytes()).unwrap()), twice);
    assert!(read(edited.as_bytes()).unwrap().plan(&other).unwrap().comparison.is_empty());
}

#[test]
fn fault_34_cut_at_any_byte_it_is_refused() {
    let text = write(&sample(), made());
    let end = text.trim_end().len();
    for cut in 0..end {
        assert!(read(&text.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
    assert_eq!(read(&text.as_bytes()[..end - 1]).unwrap_err(), Refusal::CutOff);
    assert_eq!(read(&text.as_bytes()[..0]).unwrap_err(), Refusal::Empty);
    assert!(read(&[text.as_bytes(), b"{}"].concat()).is_err());
}

#[test]
fn fault_34_any_byte_changed_is_refused_or_named_as_an_edit() {
    let document = sample();
    let text = write(&document, made());
    let (mut refused, mut named) = (0, 0);
    for at in 0..text.len() {
        for flip in [0x01, 0x02, 0x08, 0x20, 0x80] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= flip;
            let Ok(backup) = read(&bytes) else {
                refused += 1;
                continue;
            };
            let mut empty = Document::new(7);
            let restored = bring(&mut empty, &backup);
            let is_named = backup.by_hand.is_some_and(|by_hand| !by_hand.is_empty());
            assert!(is_named || restored == *document.notebook(), "byte {at} by {flip:#x}");
            named += usize::from(is_named);
        }
    }
    assert!(refused > 5_000 && named > 100, "{refused} refused, {named} named");
}

#[test]
fn what_was_edited_by_hand_is_named_and_merges() {
    let document = sample();
    let mut file: Value = serde_json::from_str(&write(&document, made())).unwrap();
    let notebook = &mut file["notebook"];
    notebook["people"][0]["company"] = json!("Analytical");
    notebook["people"].as_array_mut().unwrap().push(json!({"id": "hedyhedy", "name": "Hedy"}));
    notebook["ties"] = json!([]);
    notebook["habits"][0]["checks"] = json!(["2026-11-20"]);
    let bytes = serde_json::to_vec(&file).unwrap();
    let backup = read(&bytes).unwrap();
    let by_hand = backup.by_hand.clone().unwrap();
    assert_eq!(by_hand.new.len(), 1);
    assert_eq!(by_hand.gone.len(), 1);
    assert_eq!((by_hand.new_checks, by_hand.gone_checks), (1, 1));
    assert_eq!(by_hand.changed[0].what, "Ada Lovelace");

    // Meanwhile this page has gone on; both survive.
    let mut here = sample();
    let mut grace = Person::new(PersonId::from_random(2), "Grace Hopper");
    grace.company = "Navy".into();
    here.edit("", |edit| edit.put_person(&grace));
    let before = here.notebook().clone();
    let restored = bring(&mut here, &backup);
    assert_eq!(restored.person(PersonId::from_random(1)).unwrap().company, "Analytical");
    assert_eq!(restored.person(PersonId::from_random(2)).unwrap().company, "Navy");
    assert_eq!(restored.people().count(), 3);
    assert_eq!(restored.ties().count(), 0);
    assert_eq!(restored.moments_len(), 1, "the moment was left where it stood");
    assert_eq!(restored.trash(made()).len(), before.trash(made()).len() + 1);
    here.undo().unwrap();
    assert_eq!(*here.notebook(), before);
    // Another indentation, and another order of fields, is no edit.
    let plain: Value = serde_json::from_str(&write(&document, made())).unwrap();
    assert_eq!(read(plain.to_string().as_bytes()).unwrap().by_hand, None);
}

#[test]
fn what_can_not_be_understood_is_refused_with_its_place() {
    let check = |change: &dyn Fn(&mut Value), sentence: &str| {
        let mut file: Value = serde_json::from_str(&write(&sample(), made())).unwrap();
        change(&mut file);
        let refusal = read(file.to_string().as_bytes()).unwrap_err().to_string();
        assert!(refusal.contains(sentence), "{refusal}");
    };
    check(&|f| f["notebook"]["people"][0]["nmae"] = json!("Ada"), "entry 1 of “people”");
    check(&|f| f["notebook"]["people"][0]["nmae"] = json!("Ada"), "“nmae”");
    check(&|f| f["notebook"]["people"][1]["name"] = json!(5), "entry 2 of “people”");
    check(&|f| f["notebook"]["people"][1]["id"] = json!("short"), "eight letters");
    check(&|f| f["notebook"]["people"][1] = json!({"name": "Nobody"}), "it has no id");
    check(&|f| f["notebook"]["people"][1] = f["notebook"]["people"][0].clone(), "twice");
    check(&|f| f["notebook"]["people"] = json!({}), "it is no list");
    check(&|f| f["notebook"]["pets"] = json!([]), "no such list");
    check(&|f| f["notebook"] = json!([]), "the notebook");
    check(&|f| f["notebook"]["habits"][0]["checks"] = json!(["2026-02-30"]), "not a day");
    check(&|f| f["notebook"]["moments"][0]["day"] = json!("0000-01-01"), "not a day");
    check(&|f| f["notebook"]["ties"][0]["to"] = f["notebook"]["ties"][0]["from"].clone(), "two");
    check(&|f| f["notebook"]["settings"] = json!({"theme": "pink"}), "settings");
    let altered = Refusal::Altered.to_string();
    check(&|f| f["update"] = json!("AAA="), &altered);
    check(&|f| f["update"] = json!("not base64!"), &altered);
    check(&|f| f["checksums"]["update"] = json!("00000000"), &altered);
    check(&|f| f["made"] = json!("2026-02-30"), &altered);
    check(&|f| f["schema"] = json!(1), &altered);
    check(&|f| f["schema"] = json!("2"), &altered);
    check(&|f| f["surprise"] = json!(1), &altered);
    check(&|f| drop(f.as_object_mut().unwrap().remove("update")), &altered);
    let newer = Refusal::Newer.to_string();
    check(&|f| f["schema"] = json!(SCHEMA + 1), &newer);
    check(&|f| f["version"] = json!(2), &newer);
}

#[test]
fn what_is_no_backup_is_said_to_be_none() {
    for bytes in [&b"BEGIN:VCARD"[..], b"[1,2]", b"{}", b"null", b"{\"kith\": 5}", &[0xff; 9]] {
        let refusal = read(bytes).unwrap_err();
        assert!(matches!(refusal, Refusal::NotABackup | Refusal::Altered), "{refusal:?}");
    }
    assert_eq!(read(b" \n").unwrap_err(), Refusal::Empty);
    let deep = format!("{{\"kith\": {}", "[".repeat(10_000));
    assert_eq!(read(deep.as_bytes()).unwrap_err(), Refusal::Altered);
    let whole = write(&sample(), made());
    assert!(looks_like(whole.as_bytes()) && !looks_like(b"{\"people\": []}"));
    let with_mark = [b"\xef\xbb\xbf", whole.as_bytes()].concat();
    assert!(looks_like(&with_mark) && read(&with_mark).is_ok());
    assert_eq!(file_name(made()), "kith-2026-11-21.json");
}

#[test]
fn an_update_that_is_none_is_refused() {
    let mut file: Value = serde_json::from_str(&write(&sample(), made())).unwrap();
    let nonsense = b"not an update at all";
    file["update"] = json!(BASE64.encode(nonsense));
    file["checksums"]["update"] = json!(hex(crc32fast::hash(nonsense)));
    let refusal = read(file.to_string().as_bytes()).unwrap_err();
    assert_eq!(refusal, Refusal::Merge(MergeError::NotAnUpdate));
}

#[test]
fn a_backup_says_nothing_of_how_much() {
    let text = write(&sample(), made());
    assert!(text.contains("\"name\": \"Ada Lovelace\""));
    assert!(text.contains("\"2026-11-21\""));
    assert!(!text.contains("Gone Away"), "the trash stands in the update only");
    for word in ["total", "count", "score", "sum"] {
        assert!(!text.contains(&format!("\"{word}")), "{word}");
    }
}

#[test]
fn why_it_is_refused_is_said_in_a_sentence() {
    let all = [
        Refusal::TooLarge,
        Refusal::Empty,
        Refusal::NotABackup,
        Refusal::CutOff,
        Refusal::Altered,
        Refusal::Edited("entry 1 of “people”".into(), "it has no id".into()),
        Refusal::Newer,
        Refusal::Merge(MergeError::Refused),
    ];
    let said: BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), all.len());
    assert!(said.iter().all(|words| words.starts_with("Th") || words.starts_with("A newer")));
    assert!(said.iter().all(|words| words.ends_with('.')), "{said:?}");
    assert_eq!(Refusal::Merge(MergeError::Newer).to_string(), Refusal::Newer.to_string());
}

#[test]
fn whoever_is_written_back_by_hand_is_out_of_the_trash() {
    let mut document = sample();
    document.edit("", |edit| edit.delete_habit(HabitId::from_random(1), made()));
    let mut file: Value = serde_json::from_str(&write(&document, made())).unwrap();
    let gone = Person::new(PersonId::from_random(3), "Gone Away");
    let habit = document.notebook().what(&Thing::Habit(HabitId::from_random(1)));
    assert_eq!(habit.as_deref(), Some("Listen"));
    file["notebook"]["people"].as_array_mut().unwrap().push(json!(gone));
    file["notebook"]["habits"] = json!([{
        "id": HabitId::from_random(1), "name": "Listen", "kind": "listen", "rhythm": "daily",
        "started": "2026-11-21", "checks": ["2026-11-21"],
    }]);
    let backup = read(file.to_string().as_bytes()).unwrap();
    assert_eq!(backup.by_hand.as_ref().unwrap().new.len(), 2);
    let restored = bring(&mut document, &backup);
    assert_eq!(restored.trash(made()), []);
    assert_eq!((restored.people().count(), restored.habits().len()), (3, 1));
}
