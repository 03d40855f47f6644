//! Kith's keeper on the browser's own local storage, for `notebook.mjs` to time from outside.

use kith::browser::clock;
use kith::browser::shelf::LocalShelf;
use kith::day::Day;
use kith::id::{AnyId, HabitId, MomentId, PersonId};
use kith::life::{Moment, MomentKind};
use kith::notebook::Notebook;
use kith::people::{Circle, Person, Tie, TieKey, TieKind};
use kith::storage::Keeper;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

const GIVEN: [&str; 12] = [
    "Ada", "Björn", "Chidi", "Dilnoza", "Eun-ji", "Fatima", "Gustavo", "Hana", "Łucja", "Kwame",
    "王", "Olena",
];
const FAMILY: [&str; 10] = [
    "Sample", "Muster", "Ejemplo", "Próbka", "Exemple", "Voorbeeld", "Esempio", "秀英", "Örnek",
    "Minta",
];
const NOTES: [&str; 4] = [
    "",
    "Likes long walks, and tea without sugar.",
    "",
    "Moved here three years ago; has two cats and a garden by the river.",
];
const TALKED: [&str; 5] = [
    "",
    "Told me of the new job.",
    "",
    "We cooked together; the soup was better than last time.",
    "Asked how the exam went.",
];

fn id<T: AnyId>(kind: u64, at: usize) -> T {
    // Spread over all bits, as random ids are.
    T::from_random(((at as u64) << 8 | kind).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn at<T: Copy>(list: &[T], at: usize) -> T {
    list[at % list.len()]
}

/// A notebook on the browser's local storage.
#[wasm_bindgen]
pub struct Book {
    keeper: Keeper<LocalShelf>,
}

#[wasm_bindgen]
impl Book {
    /// What is stored, opened. Everything there is lies in the notebook then.
    pub fn open() -> Book {
        Book { keeper: Keeper::open(LocalShelf, clock::random()).0 }
    }

    /// People, and how many.
    pub fn people(&self) -> usize {
        self.keeper.notebook().people().count()
    }

    /// A notebook of so many, brought in as one edit like a file is.
    pub fn fill(&mut self, people: usize, ties: usize, moments: usize) {
        let today = today();
        self.keeper.edit("Brought in", |edit| {
            for n in 0..people {
                let mut person = Person::new(id(1, n), name(n));
                person.circle = [None, Some(Circle::Friends), Some(Circle::Known)][n % 3];
                person.company = at(&["", "Harbour Bakery", "City Library", "Studio Kite"], n / 5).into();
                person.role = at(&["", "Teacher", "Engineer"], n / 7).into();
                person.notes = at(&NOTES, n).into();
                person.met = (n % 4 == 0).then(|| today.plus(-(n as i32 % 3000)));
                if n % 2 == 0 {
                    person.reach.insert(format!("mailto:person.{n}@example.org"), "home".into());
                }
                edit.put_person(&person);
            }
            let kinds: Vec<TieKind> = TieKind::all().collect();
            for n in 0..ties {
                // Circles of 25, and every fifth tie across.
                let from = n * 7 % people;
                let near = from / 25 * 25 + (from + 1 + n / people) % 25;
                let to = if n % 5 == 0 { (from * 31 + n) % people } else { near % people };
                let kind = kinds[n % kinds.len().min(6)].clone();
                if let Ok(key) = TieKey::new(id(1, from), id(1, to), kind) {
                    edit.put_tie(&Tie::new(key));
                }
            }
            for n in 0..moments {
                let who: PersonId = id(1, n * 13 % people);
                edit.put_moment(&Moment {
                    id: id(2, n),
                    day: today.plus(-(n as i32 * 7 % 2000)),
                    kind: if n % 3 == 0 { MomentKind::Note } else { MomentKind::Talked },
                    people: [who].into(),
                    text: at(&TALKED, n).into(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
    }

    /// One edit of four that people make all day: a moment, a check, a note, a circle.
    pub fn edit(&mut self, n: usize) {
        let today = today();
        let people = self.people();
        let who: PersonId = id(1, n * 17 % people);
        self.keeper.edit("Edited", |edit| match n % 4 {
            0 => edit.put_moment(&Moment {
                id: id::<MomentId>(3, n),
                day: today,
                kind: MomentKind::Talked,
                people: [who].into(),
                text: at(&TALKED, n / 4).into(),
                habit: None,
                part: None,
                over: None,
            }),
            1 => edit.check(id::<HabitId>(4, 0), today.plus(-(n as i32))),
            step => {
                if let Some(known) = edit.before().person(who) {
                    let mut person = (**known).clone();
                    if step == 2 {
                        person.notes = format!("Met again at the market, {n}.");
                    } else {
                        person.circle = Some(if n % 8 == 3 { Circle::Close } else { Circle::Friends });
                    }
                    edit.put_person(&person);
                }
            }
        });
    }

    /// Tidies now.
    pub fn rewrite(&mut self) {
        self.keeper.rewrite();
    }

    /// The whole notebook as one JSON value: what others keep.
    pub fn json(&self) -> String {
        json(self.keeper.notebook()).to_string()
    }
}

fn today() -> Day {
    clock::today()
}

fn name(n: usize) -> String {
    format!("{} {} {}", at(&GIVEN, n), at(&FAMILY, n / GIVEN.len()), n)
}

fn json(notebook: &Notebook) -> serde_json::Value {
    json!({
        "people": notebook.people().map(|person| &**person).collect::<Vec<_>>(),
        "ties": notebook.ties().map(|tie| &**tie).collect::<Vec<_>>(),
        "moments": notebook.moments().map(|moment| &**moment).collect::<Vec<_>>(),
        "habits": notebook.habits().iter().map(|habit| &**habit).collect::<Vec<_>>(),
    })
}
