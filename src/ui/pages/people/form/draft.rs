//! A person, as they stand in the form.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::rows::Rows;
use super::ways::{self, Way};
use crate::day::Day;
use crate::insight::cadence;
use crate::people::{
    BIRTHDAY, Circle, Period, Person, Resting, clean_face, clean_line, clean_name, clean_text,
    put_work,
};
use crate::ui::desk::use_desk;
use crate::ui::pages::people::dates::{DateDraft, put};
use crate::ui::pages::people::places::{PairDraft, Pairs};
use crate::ui::pages::people::story::MetDraft;
use crate::ui::pages::people::tags;
use crate::ui::pages::people::work::WorkDraft;
use crate::ui::pieces::{CadenceDraft, SinceDraft};

/// Whether somebody rests, in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Rests {
    No,
    Open,
    Until,
}

/// A person, while they are being written.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "they are the fields of a person")]
pub struct Draft {
    /// As they were when the form was opened.
    start: StoredValue<Person>,
    /// The day of that.
    today: Day,
    pub name: RwSignal<String>,
    pub name_amiss: RwSignal<String>,
    pub given: RwSignal<String>,
    pub family: RwSignal<String>,
    pub nick: RwSignal<String>,
    pub former: RwSignal<String>,
    pub pronouns: RwSignal<String>,
    pub face: RwSignal<String>,
    pub circle: RwSignal<Option<Circle>>,
    pub role: RwSignal<String>,
    pub company: RwSignal<String>,
    pub work: Rows<WorkDraft>,
    pub tags: RwSignal<String>,
    pub ways: Rows<Way>,
    pub birthday: DateDraft,
    pub dates: Rows<DateDraft>,
    pub addresses: Rows<PairDraft>,
    pub met: MetDraft,
    pub cadence: CadenceDraft,
    pub rests: RwSignal<Rests>,
    pub rests_until: RwSignal<String>,
    pub rests_amiss: RwSignal<String>,
    pub has_died: RwSignal<bool>,
    pub died: SinceDraft,
    pub died_amiss: RwSignal<String>,
    pub off_map: RwSignal<bool>,
    pub own: Rows<PairDraft>,
    pub notes: RwSignal<String>,
}

impl Draft {
    /// A draft of this person.
    pub fn of(person: &Person) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let others = person.dates.keys().filter(|label| *label != BIRTHDAY);
        let pairs = |pairs: Pairs| {
            Rows::new(pairs.of(person).keys().map(|key| PairDraft::of(pairs, person, key)))
        };
        let until = match person.resting {
            Some(Resting::Until(last)) => last.to_string(),
            _ => String::new(),
        };
        let without_own = Person { cadence: None, ..person.clone() };
        let inherited = use_desk().peek(|notebook| cadence(notebook, &without_own));
        Self {
            start: StoredValue::new(person.clone()),
            today: untrack(|| use_desk().today()),
            name: text(&person.name),
            name_amiss: RwSignal::default(),
            given: text(&person.given),
            family: text(&person.family),
            nick: text(&person.nick),
            former: text(&person.former),
            pronouns: text(&person.pronouns),
            face: text(&person.face),
            circle: RwSignal::new(person.circle),
            role: text(&person.role),
            company: text(&person.company),
            work: Rows::new(person.work.keys().map(|key| WorkDraft::of(person, key))),
            tags: RwSignal::new(tags::written(&person.tags)),
            ways: Way::of(person),
            birthday: DateDraft::of(person, BIRTHDAY),
            dates: Rows::new(others.map(|label| DateDraft::of(person, label))),
            addresses: pairs(Pairs::Addresses),
            met: MetDraft::of(person),
            cadence: CadenceDraft::of(person.cadence, inherited),
            rests: RwSignal::new(match person.resting {
                None => Rests::No,
                Some(Resting::Open) => Rests::Open,
                Some(Resting::Until(_)) => Rests::Until,
            }),
            rests_until: RwSignal::new(until),
            rests_amiss: RwSignal::default(),
            has_died: RwSignal::new(person.died.is_some()),
            died: SinceDraft::of(person.died),
            died_amiss: RwSignal::default(),
            off_map: RwSignal::new(person.off_map),
            own: pairs(Pairs::Own),
            notes: text(&person.notes),
        }
    }

    /// The person as they are written now; `None` while something is amiss, which is then said.
    pub fn read(self) -> Option<Person> {
        let mut to = self.start.get_value();
        let line = |signal: RwSignal<String>| signal.with_untracked(|text| clean_line(text));
        // All of them are read, so that all that is amiss is said at once.
        let name = self.read_name();
        let reach = ways::read(self.ways);
        let dates = self.read_dates(&mut to);
        let work = all_read(self.work.all().into_iter().map(WorkDraft::read));
        let addresses = all_read(self.addresses.all().into_iter().map(PairDraft::read));
        let own = all_read(self.own.all().into_iter().map(PairDraft::read));
        let met = self.met.write(&mut to);
        let cadence = self.cadence.read();
        let resting = self.read_resting();
        let died = self.read_died(&mut to);
        dates?;
        met?;
        died?;
        // Parts of a name that a file told apart are no longer its parts once it is rewritten.
        let (given, family) = (line(self.given), line(self.family));
        let name = name?;
        let rewritten = name != to.name && (&given, &family) == (&to.given, &to.family);
        let part = |part: String| if rewritten { String::new() } else { part };
        Some(Person {
            name,
            given: part(given),
            family: part(family),
            nick: line(self.nick),
            former: line(self.former),
            pronouns: line(self.pronouns),
            face: self.face.with_untracked(|face| clean_face(face)),
            circle: self.circle.get_untracked(),
            role: line(self.role),
            company: line(self.company),
            work: all_work(work?),
            tags: self.tags.with_untracked(|text| tags::read(text)),
            reach: reach?,
            addresses: Pairs::Addresses.all(addresses?),
            cadence: cadence?,
            resting: resting?,
            off_map: self.off_map.get_untracked(),
            extra: Pairs::Own.all(own?),
            notes: self.notes.with_untracked(|notes| clean_text(notes)),
            ..to
        })
    }

    fn read_name(self) -> Option<String> {
        let name = self.name.with_untracked(|name| clean_name(name));
        self.name_amiss.set(name.as_ref().err().map(ToString::to_string).unwrap_or_default());
        name.ok()
    }

    fn read_dates(self, to: &mut Person) -> Option<()> {
        // Of two birthdays, the one in its own field is theirs.
        let all = [self.birthday].into_iter().chain(self.dates.all());
        let written = all_read(all.map(DateDraft::read))?;
        to.dates.clear();
        to.lead.clear();
        for date in written {
            put(to, None, date);
        }
        Some(())
    }

    fn read_resting(self) -> Option<Option<Resting>> {
        let until = self.rests_until.with_untracked(|until| until.parse::<Day>().ok());
        let read = match (self.rests.get_untracked(), until) {
            (Rests::No, _) => Ok(None),
            (Rests::Open, _) => Ok(Some(Resting::Open)),
            (Rests::Until, Some(last)) => Ok(Some(Resting::Until(last))),
            (Rests::Until, None) => Err("Until which day?"),
        };
        self.rests_amiss.set(read.err().unwrap_or_default().to_owned());
        read.ok()
    }

    fn read_died(self, to: &mut Person) -> Option<()> {
        self.died_amiss.set(String::new());
        if !self.has_died.get_untracked() {
            to.died = None;
            return Some(());
        }
        let died = self.died.read()?;
        let amiss = match died {
            None => "In which year? It may stand alone.",
            Some(died) if died.first() > self.today => "That day is still to come.",
            Some(_) => "",
        };
        self.died_amiss.set(amiss.to_owned());
        to.died = died;
        amiss.is_empty().then_some(())
    }
}

/// All that are written; none where one of them is amiss, and all have said so.
fn all_read<T>(read: impl Iterator<Item = Option<Option<T>>>) -> Option<Vec<T>> {
    let read: Vec<_> = read.collect();
    read.into_iter().collect::<Option<Vec<_>>>().map(|all| all.into_iter().flatten().collect())
}

fn all_work(written: Vec<(String, Period)>) -> BTreeMap<String, Period> {
    let mut all = BTreeMap::new();
    for (what, period) in written {
        put_work(&mut all, &what, period);
    }
    all
}
