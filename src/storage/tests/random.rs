//! Random sequences of edits, merges, undos and tidyings, on shelves that fail at *every* write
//! in turn. What is found is what memory had, or what it had exactly one edit before.

use proptest::prelude::*;

use super::mirror::Mirror;
use super::*;
use crate::document::{Document, Done};

/// What may happen to a notebook on a shelf.
#[derive(Clone, Debug)]
enum Event {
    Put(u64, String),
    Delete(u64),
    Undo,
    Redo,
    Tidy,
    Rewrite,
    Reopen,
    SecondTab(u64, String),
    /// Another device's work is merged.
    Meet(u64, String),
}

fn event() -> impl Strategy<Value = Event> {
    let word = "[a-z]{1,3}";
    prop_oneof![
        5 => (0..5_u64, word).prop_map(|(n, w)| Event::Put(n, w)),
        1 => (0..5_u64).prop_map(Event::Delete),
        2 => Just(Event::Undo),
        1 => Just(Event::Redo),
        2 => Just(Event::Tidy),
        1 => Just(Event::Rewrite),
        1 => Just(Event::Reopen),
        1 => (0..5_u64, word).prop_map(|(n, w)| Event::SecondTab(n, w)),
        1 => (0..5_u64, word).prop_map(|(n, w)| Event::Meet(n, w)),
    ]
}

/// A page load: the keeper's parts apart, so that a test may tidy when it likes.
struct Page {
    document: Document,
    bag: Bag<FailingShelf>,
}

impl Page {
    fn open(shelf: FailingShelf, client: u64) -> Self {
        let (bag, opened) = Bag::open(shelf, client, None);
        let mut document = Document::new(client);
        document.merge(opened.updates.iter().map(|(_, update)| update.as_slice()));
        Self { document, bag }
    }

    fn put(&mut self, n: u64, name: &str) {
        let done = self.document.edit("", |edit| edit.put_person(&person(n, name)));
        self.save(done);
    }

    fn save(&mut self, done: Option<Done>) {
        if let Some(done) = done {
            self.bag.save(done.update).ok();
        }
    }
}

/// What was so after an event: how many writes had been made, and what memory held.
type State = (usize, Notebook);

/// Plays the events on a shelf. Answers the states, the first one empty, and the last page.
fn play(shelf: &FailingShelf, events: &[Event], mirror: &mut Mirror) -> (Vec<State>, Page) {
    let mut client = 1;
    let mut page = Page::open(shelf.clone(), client);
    let mut states = vec![(0, Notebook::default())];
    let today = "2026-11-21".parse().unwrap();
    for event in events {
        match event {
            Event::Put(n, name) => page.put(*n, name),
            Event::Delete(n) => {
                let id = PersonId::from_random(*n);
                let done = page.document.edit("", |edit| edit.delete_person(id, today));
                page.save(done);
            }
            Event::Undo => {
                let done = page.document.undo();
                page.save(done);
            }
            Event::Redo => {
                let done = page.document.redo();
                page.save(done);
            }
            Event::Tidy => {
                page.bag.tidy(&page.document.snapshot()).ok();
            }
            Event::Rewrite => {
                page.bag.rewrite(&page.document.snapshot(), &[]).ok();
            }
            Event::Reopen => {
                mirror.take(page.bag.drain_mirror());
                client += 1;
                page = Page::open(shelf.clone(), client);
            }
            Event::SecondTab(n, name) => {
                mirror.take(page.bag.drain_mirror());
                client += 1;
                let mut other = Page::open(shelf.clone(), client);
                other.put(*n, name);
                mirror.take(other.bag.drain_mirror());
                client += 1;
                page = Page::open(shelf.clone(), client);
            }
            Event::Meet(n, name) => {
                client += 1;
                let mut device = Document::new(1000 + client);
                device.merge([page.document.snapshot().as_slice()]);
                let done = device.edit("", |edit| edit.put_person(&person(*n, name)));
                if let Some(done) = done {
                    page.document.merge([done.update.as_slice()]);
                    page.save(Some(done));
                }
            }
        }
        states.push((shelf.writes.get(), page.document.notebook().clone()));
    }
    mirror.take(page.bag.drain_mirror());
    (states, page)
}

/// The events up to the one in which write `k` happens, and what memory held before and after it.
fn until<'a>(
    events: &'a [Event],
    states: &'a [State],
    k: usize,
) -> (&'a [Event], [&'a Notebook; 2]) {
    let at = states.iter().position(|(writes, _)| *writes > k).unwrap();
    (&events[..at], [&states[at - 1].1, &states[at].1])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Killed at each write, with or without a torn value: what is found is what memory had
    /// before that edit or after it.
    #[test]
    fn killed_at_every_write_it_is_before_or_after_an_edit(
        events in proptest::collection::vec(event(), 1..9),
        tear: bool,
    ) {
        let whole = FailingShelf::default();
        let (states, _) = play(&whole, &events, &mut Mirror::default());
        prop_assert_eq!(&found(&whole), &states.last().unwrap().1);
        for k in 0..whole.writes.get() {
            let shelf = FailingShelf::default();
            shelf.fault.set(if tear { Fault::TornAt(k) } else { Fault::KilledAt(k) });
            let (played, either) = until(&events, &states, k);
            // After the kill the tab still believes in what it did; only the shelf counts.
            play(&shelf, played, &mut Mirror::default());
            prop_assert!(either.contains(&&found(&shelf)), "killed at {}", k);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Full at each write, or forgetful: memory keeps all, and once there is room so does the shelf.
    #[test]
    fn a_write_that_does_not_happen_is_made_good(
        events in proptest::collection::vec(event(), 1..9),
        forgets: bool,
    ) {
        // In one page load: what is not saved is lost with its page, and said before.
        let events: Vec<Event> = events.into_iter()
            .filter(|event| !matches!(event, Event::Reopen | Event::SecondTab(..)))
            .collect();
        let whole = FailingShelf::default();
        let (states, _) = play(&whole, &events, &mut Mirror::default());
        for k in 0..whole.writes.get() {
            let shelf = FailingShelf::default();
            shelf.fault.set(if forgets { Fault::ForgetsAt(k) } else { Fault::FullAt(k) });
            let (_, mut page) = play(&shelf, &events, &mut Mirror::default());
            prop_assert_eq!(page.document.notebook(), &states.last().unwrap().1);
            page.bag.retry().unwrap();
            prop_assert_eq!(&found(&shelf), page.document.notebook(), "at {}", k);
        }
    }

    /// On a slow shelf, edits wait and are written as one, whatever came between.
    #[test]
    fn what_waits_on_a_slow_shelf_is_all_written(
        events in proptest::collection::vec((event(), any::<bool>()), 1..20),
    ) {
        let shelf = FailingShelf::default();
        let (mut keeper, _) = open(&shelf, 1);
        keeper.set_slow();
        let mut client = 1;
        let today = "2026-11-21".parse().unwrap();
        for (event, writes) in &events {
            match event {
                Event::Put(n, name) | Event::Meet(n, name) => put(&mut keeper, *n, name),
                Event::Delete(n) => {
                    let id = PersonId::from_random(*n);
                    keeper.edit("delete", |edit| edit.delete_person(id, today));
                }
                Event::Undo => drop(keeper.undo()),
                Event::Redo => drop(keeper.redo()),
                Event::Tidy => keeper.tidy(),
                Event::Rewrite => drop(keeper.rewrite()),
                Event::Reopen => {}
                Event::SecondTab(n, name) => {
                    client += 1;
                    put(&mut open(&shelf, client).0, *n, name);
                    for (key, text) in keeper.look() {
                        keeper.hear(&key, &text, None);
                    }
                }
            }
            if *writes {
                keeper.retry();
                prop_assert_eq!(keeper.saving(), Saving::Saved);
                prop_assert_eq!(&found(&shelf), keeper.notebook());
            }
        }
        keeper.retry();
        prop_assert_eq!(&found(&shelf), keeper.notebook());
        let (_, opening) = open(&shelf, 99);
        prop_assert_eq!(opening.missing, 0);
    }

    /// Any value damaged, or all gone: the second copy makes it good.
    #[test]
    fn what_one_copy_loses_the_other_gives_back(
        events in proptest::collection::vec(event(), 1..12),
        which: prop::sample::Index,
        at: prop::sample::Index,
        wipe: bool,
    ) {
        let shelf = FailingShelf::default();
        let mut mirror = Mirror::default();
        let (states, _) = play(&shelf, &events, &mut mirror);
        let memory = &states.last().unwrap().1;
        prop_assert_eq!(&mirror.0, &*shelf.texts.borrow());
        prop_assume!(!mirror.0.is_empty());
        if wipe {
            shelf.texts.borrow_mut().clear();
        } else {
            let mut texts = shelf.texts.borrow_mut();
            let text = texts.values_mut().nth(which.index(mirror.0.len())).unwrap();
            let mut letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len());
            letters[at] = if letters[at] == 'a' { 'b' } else { 'a' };
            *text = letters.into_iter().collect();
        }
        let (mut keeper, mut opening) = open(&shelf, 77);
        prop_assert!(!opening.is_new || wipe);
        keeper.heal(&mirror.0, &Unsealed::new(), &mut opening);
        prop_assert_eq!(keeper.notebook(), memory);
        prop_assert_eq!((opening.missing, opening.is_new), (0, false));
        prop_assert_eq!(&found(&shelf), memory);
        mirror.take(keeper.drain_mirror());
        let alone = FailingShelf::default();
        *alone.texts.borrow_mut() = mirror.0;
        prop_assert_eq!(&found(&alone), memory);
    }
}
