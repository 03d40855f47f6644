//! How a draft is filed: all of it in one step, and nothing that is not in it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Entry, Mention, Unready, What, Whom};
use crate::day::Day;
use crate::document::Edit;
use crate::id::{HabitId, Ids, MomentId, PersonId};
use crate::life::{Intention, Moment, MomentKind, Outcome};
use crate::notebook::Notebook;
use crate::people::{CalendarDate, Person, clean_line, clean_name, clean_text, fold, list_words};

impl Draft {
    /// Files it. Somebody new is added once, however often they are named.
    ///
    /// # Errors
    /// Where somebody has to be chosen first, or nothing is there to be filed; then nothing is
    /// written.
    pub fn file(&self, edit: &mut Edit<'_>, ids: &mut Ids<'_>, today: Day) -> Result<(), Unready> {
        if let Some(why) = self.unready() {
            return Err(why);
        }
        let mut new: BTreeMap<String, PersonId> = BTreeMap::new();
        let mut written: BTreeMap<PersonId, Person> = BTreeMap::new();
        for name in self.new_names() {
            let Ok(name) = clean_name(name) else { continue };
            new.entry(fold(&name)).or_insert_with(|| {
                let person = Person::new(ids.fresh(), name);
                let id = person.id;
                written.insert(id, person);
                id
            });
        }
        let id_of = |mention: &Mention| match mention.who.as_ref()? {
            Whom::Known(id) => Some(*id),
            Whom::New(name) => {
                clean_name(name).ok().and_then(|name| new.get(&fold(&name)).copied())
            }
        };
        let mut moments: BTreeMap<&str, MomentId> = BTreeMap::new();
        for entry in &self.entries {
            let people: BTreeSet<PersonId> = entry.people.iter().filter_map(id_of).collect();
            match &entry.what {
                What::Moment { kind, when, text, habit } => {
                    let mut moment = Moment::new(ids.fresh(), when.first(), *kind);
                    moment.set_when(*when);
                    moment.people = people;
                    moment.text = clean_text(text);
                    // Without its check it is a moment like any other.
                    moment.habit = habit.filter(|habit| self.checks(*habit, moment.day));
                    moments.insert(entry.key.as_str(), moment.id);
                    edit.put_moment(&moment);
                }
                What::Intention { text, due, after } => edit.put_intention(&Intention {
                    id: ids.fresh(),
                    text: clean_line(text),
                    people,
                    due: *due,
                    outcome: Outcome::Open,
                    noted: today,
                    after: after.as_deref().and_then(|key| moments.get(key).copied()),
                }),
                What::Check { habit, day } => edit.check(*habit, *day),
                What::Yearly { label, date, .. } => {
                    for id in people {
                        let known = || edit.before().person(id).map(|one| Person::clone(one));
                        let one = written.remove(&id).or_else(known);
                        let Some(mut one) = one else { continue };
                        remember(&mut one, label, *date);
                        written.insert(id, one);
                    }
                }
            }
        }
        written.values().for_each(|person| edit.put_person(person));
        Ok(())
    }

    fn checks(&self, of: HabitId, on: Day) -> bool {
        self.entries.iter().any(|entry| entry.what == What::Check { habit: of, day: on })
    }

    /// What will be filed, as a sentence without its full stop.
    pub fn words(&self, notebook: &Notebook) -> String {
        let mut said: Vec<String> =
            self.entries.iter().map(|entry| entry.words(notebook)).collect();
        said.extend(self.new_names().iter().map(|name| format!("{name} added")));
        format!("Filed: {}", said.join("; "))
    }
}

impl Entry {
    fn words(&self, notebook: &Notebook) -> String {
        let names: Vec<String> =
            self.people.iter().filter_map(|one| Some(one.who.as_ref()?.called(notebook))).collect();
        let names = list_words(&names);
        match &self.what {
            What::Moment { kind, .. } => {
                let with = match kind {
                    MomentKind::Listened => " to ",
                    MomentKind::Met
                    | MomentKind::Thanked
                    | MomentKind::Introduced
                    | MomentKind::Gave => " ",
                    MomentKind::Meal | MomentKind::Talked => " with ",
                    _ => ", ",
                };
                let with = if names.is_empty() { "" } else { with };
                format!("{}{with}{names}", kind.words())
            }
            What::Intention { text, .. } => format!("to do: {}", short(text)),
            What::Yearly { label, .. } => {
                let of = if names.is_empty() { "" } else { ", " };
                format!("{names}{of}{label}")
            }
            What::Check { habit, .. } => {
                let name = notebook.habit(*habit).map_or("a habit", |habit| habit.name.as_str());
                format!("{name}, done")
            }
        }
    }
}

impl Whom {
    /// What to call them.
    pub fn called(&self, notebook: &Notebook) -> String {
        match self {
            Whom::Known(id) => notebook.short_name(*id),
            Whom::New(name) => name.clone(),
        }
    }
}

/// Keeps a date with somebody. A year that is known already isn't lost.
fn remember(person: &mut Person, label: &str, date: CalendarDate) {
    let known = person.dates.get(label).copied();
    let known = known.filter(|known| date.year().is_none() && known.agrees(date));
    person.dates.insert(label.to_owned(), known.unwrap_or(date));
}

/// The first words of a text.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut))
}
