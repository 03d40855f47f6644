//! Updates that come in another order than they were made.

use super::*;

/// Random numbers of a seed (S. Vigna, splitmix64.c).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.roll(at + 1));
        }
    }
}

/// One moment and one person, written again and again by three tabs that hear of each other at times.
fn written(dice: &mut Dice) -> (Document, Vec<Vec<u8>>) {
    let mut tabs = [Document::new(1), Document::new(2), Document::new(3)];
    let mut updates = Vec::new();
    for n in 0..40 {
        let which = dice.roll(3);
        let (tab, text) = (&mut tabs[which], format!("words {n}"));
        let done = match dice.roll(6) {
            0..=2 => tab.edit("", |edit| edit.put_moment(&moment(0, &[], &text))),
            3 => tab.edit("", |edit| edit.put_person(&person(1, &text))),
            4 => tab.undo(),
            _ => {
                let all = tabs[(which + 1 + dice.roll(2)) % 3].snapshot();
                assert_eq!(tabs[which].merge([all.as_slice()]), []);
                None
            }
        };
        updates.extend(done.map(|done| done.update));
    }
    let [mut one, other, third] = tabs;
    one.merge([other.snapshot().as_slice(), &third.snapshot()]);
    (one, updates)
}

#[test]
fn updates_in_any_order_lose_nothing() {
    let seed = 0x6f72_6465;
    for n in 0..300 {
        let mut dice = Dice(seed + n * 7919);
        let (whole, mut updates) = written(&mut dice);
        dice.shuffle(&mut updates);
        // One by one, as a second copy brings them; as tabs hear of them; at once, as on opening.
        let mut late = Document::new(4);
        for update in &updates {
            assert_eq!(late.merge([update.as_slice()]), []);
        }
        let mut heard = Document::new(6);
        for update in &updates {
            assert_eq!(heard.hear([update.as_slice()]), Heard::default());
        }
        let mut opened = Document::new(5);
        assert_eq!(opened.merge(updates.iter().map(Vec::as_slice)), []);
        for document in [&late, &heard, &opened] {
            assert!(!document.is_waiting(), "{n} of seed {seed:#x}");
            assert_eq!(document.notebook(), whole.notebook(), "{n} of seed {seed:#x}");
        }
    }
}

#[test]
fn what_stands_on_nothing_missing_is_seen_beside_a_gap_and_the_gap_can_be_filled() {
    let mut writer = Document::new(1);
    let mut write = |n: u8, name: &str| {
        writer.edit("", |edit| edit.put_person(&person(n, name))).unwrap().update
    };
    let updates = [write(1, "Ada"), write(2, "one"), write(3, "Hedy"), write(2, "two")];
    let names = |document: &Document| -> Vec<String> {
        document.notebook().people().map(|person| person.name.clone()).collect()
    };
    let mut reader = Document::new(2);
    for at in [3, 2, 0] {
        assert_eq!(reader.merge([updates[at].as_slice()]), []);
    }
    assert!(reader.is_waiting());
    assert_eq!(names(&reader), ["Ada", "Hedy"]);
    assert_eq!(names(&reopened(&reader)), ["Ada", "Hedy"], "what is seen is in a snapshot");
    // What is done here meanwhile stands beside it, and is undone as ever.
    let own = reader.edit("own", |edit| edit.put_person(&person(4, "Mary"))).unwrap().update;
    // And another tab's, which has nothing to do with it.
    let mut tab = Document::new(8);
    let other = tab.edit("", |edit| edit.put_person(&person(5, "Joan"))).unwrap().update;
    reader.hear([other.as_slice()]);
    assert_eq!(names(&reader), ["Ada", "Hedy", "Mary", "Joan"]);
    let heard = reader.hear([updates[1].as_slice()]);
    assert_eq!(heard, Heard::default());
    assert!(!reader.is_waiting());
    assert_eq!(names(&reader), ["Ada", "two", "Hedy", "Mary", "Joan"]);
    assert_eq!(reopened(&reader).notebook(), reader.notebook());
    let mut again = Document::new(3);
    again.merge([other.as_slice(), &own].into_iter().chain(updates.iter().map(Vec::as_slice)));
    assert_eq!(again.notebook(), reader.notebook());
    assert_eq!(reader.undo().unwrap().words, "own");
    assert_eq!(names(&reader), ["Ada", "two", "Hedy", "Joan"]);
}

#[test]
fn a_notebook_is_brought_in_though_something_is_missing() {
    let mut writer = Document::new(1);
    let mut write =
        |n: u8| writer.edit("", |edit| edit.put_person(&person(n, "x"))).unwrap().update;
    let updates = [write(1), write(2), write(3)];
    let mut torn = Document::new(2);
    torn.merge([updates[0].as_slice(), &updates[2]]);
    assert!(torn.is_waiting());
    let mut here = Document::new(3);
    here.edit("", |edit| edit.put_person(&person(4, "y"))).unwrap();
    here.edit("tagged", |edit| edit.put_moment(&moment(2, &[4], "")));
    let before = here.notebook().clone();
    let done = here.bring_in("brought", &torn.snapshot(), &Choices::default()).unwrap().unwrap();
    assert_eq!(here.notebook().people().count(), 3);
    let mut opened = Document::new(5);
    opened.merge([done.update.as_slice()]);
    assert_eq!(opened.notebook(), here.notebook());
    here.merge([updates[1].as_slice()]);
    assert_eq!(here.notebook().people().count(), 4);
    let part = writer.edit("", |edit| edit.put_person(&person(1, "two"))).unwrap().update;
    let refused = Document::new(6).bring_in("", &part, &Choices::default());
    assert_eq!(refused, Err(MergeError::Refused), "a part is no notebook");
    here.undo().unwrap();
    assert_eq!(here.notebook().person(pid(4)), before.person(pid(4)));
    assert_eq!(here.notebook().people().count(), 2, "who came otherwise stays");
}
