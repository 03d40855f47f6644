//! What the palette offers for what was typed: people, places, what can be done, moments; the group
//! that fits best first. Where nothing is typed, what was chosen lately, and all places and commands.

use std::sync::Arc;

use leptos::prelude::*;

use crate::id::{MomentId, PersonId};
use crate::insight::{Findable, Fit, MomentsIndex, PeopleIndex, Sought, excerpt};
use crate::notebook::Notebook;
use crate::people::Circle;
use crate::route::Route;
use crate::sort;
use crate::ui::desk::Desk;
use crate::ui::keeping::Seal;
use crate::ui::parts::Glyph;
use crate::ui::pieces::about;
use crate::ui::pieces::words::{day_words, list_words, moment_glyph, when_words};
use crate::ui::shortcuts::{Act, COMMANDS, Command, PLACES};

/// How many of a kind are offered.
const PEOPLE: usize = 7;
const OTHERS: usize = 6;
const MOMENTS: usize = 5;

/// What an offer leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Someone's page.
    Person(PersonId),
    /// A moment, on the page of one who was there.
    Moment(MomentId),
    /// A place, or something to do.
    Do(Act),
}

impl Target {
    /// The way to someone's page.
    pub(super) fn person(id: PersonId) -> Act {
        Act::Go(Route::Person(id))
    }
}

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it leads.
    pub target: Target,
    /// Its picture, where it isn't a face.
    pub glyph: Glyph,
    /// Its name.
    pub label: String,
    /// What tells it from another of that name; may be empty.
    pub more: String,
    /// Its keys, if it has any.
    pub keys: &'static [&'static str],
}

/// Offers of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are.
    pub title: &'static str,
    /// The best first.
    pub offers: Vec<Offer>,
}

/// What is looked through: made when it is first needed, and again when the notebook has changed.
#[derive(Clone, Copy)]
pub struct Offers {
    desk: Desk,
    people: Memo<Arc<PeopleIndex>>,
    moments: Memo<Arc<MomentsIndex>>,
}

impl Offers {
    /// Of this notebook.
    pub fn new(desk: Desk) -> Self {
        fn other<T>(before: Option<&Arc<T>>, now: Option<&Arc<T>>) -> bool {
            !matches!((before, now), (Some(before), Some(now)) if Arc::ptr_eq(before, now))
        }
        let people =
            move |_: Option<&Arc<_>>| desk.with(|notebook| Arc::new(PeopleIndex::of(notebook)));
        let moments =
            move |_: Option<&Arc<_>>| desk.with(|notebook| Arc::new(MomentsIndex::of(notebook)));
        Self {
            desk,
            people: Memo::new_with_compare(people, other),
            moments: Memo::new_with_compare(moments, other),
        }
    }

    /// Makes ready what is looked through, so that the first letter needn't wait for it.
    pub fn warm(self) {
        // Kith may have been locked before it came to this.
        self.people.try_with_untracked(|_| ());
        self.moments.try_with_untracked(|_| ());
    }

    /// What is offered for this text.
    pub fn of(self, typed: &str, lately: &[Target]) -> Vec<Group> {
        let mut sought = Sought::new(typed);
        let groups =
            if sought.is_empty() { self.at_first(lately) } else { self.found(&mut sought) };
        groups.into_iter().filter(|group| !group.offers.is_empty()).collect()
    }

    fn at_first(self, lately: &[Target]) -> Vec<Group> {
        let places = || PLACES.iter().map(|place| offer_of(place, None)).collect();
        let commands: Vec<Offer> = self.commands();
        let again = |target: &Target| match target {
            Target::Person(id) => self.desk.with(|notebook| person(notebook, *id)),
            Target::Moment(id) => self.moment(*id, &Sought::new("")),
            Target::Do(Act::Go(Route::Habit(_))) => {
                self.habits().into_iter().find(|habit| habit.target == *target)
            }
            Target::Do(act) => {
                let mut commands = commands.iter().cloned();
                let place = PLACES.iter().find(|place| place.act == *act);
                commands
                    .find(|offer| offer.target == *target)
                    .or_else(|| place.map(|place| offer_of(place, None)))
            }
        };
        vec![
            Group { title: "Lately", offers: lately.iter().filter_map(again).collect() },
            Group { title: "Commands", offers: commands.clone() },
            Group { title: "Places", offers: places() },
        ]
    }

    fn found(self, sought: &mut Sought) -> Vec<Group> {
        let (people, moments) = (self.people.get(), self.moments.get());
        let (best, people) = people.nearest(sought, PEOPLE);
        let people: Vec<Offer> = self
            .desk
            .with(|notebook| people.into_iter().filter_map(|id| person(notebook, id)).collect());
        let (moment, moments) = moments.latest(sought, MOMENTS);
        let moments: Vec<Offer> =
            moments.into_iter().filter_map(|id| self.moment(id, sought)).collect();
        let places = PLACES.iter().map(|place| offer_of(place, None)).chain(self.habits());
        let (place, places) = fitting(sought, places.collect());
        let (command, commands) = fitting(sought, self.commands());
        let mut groups = [
            (best, Group { title: "People", offers: people }),
            (place, Group { title: "Places", offers: places }),
            (command, Group { title: "Commands", offers: commands }),
            (moment, Group { title: "Moments", offers: moments }),
        ];
        // Groups that fit equally well keep their order.
        sort::by(&mut groups, |(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// What can be done now.
    fn commands(self) -> Vec<Offer> {
        let desk = self.desk;
        let (undo, redo) = desk.history();
        let sealed = desk.seal() == Seal::Sealed;
        let (theme, any_habit) =
            desk.with(|notebook| (notebook.settings().theme, !notebook.habits().is_empty()));
        let now = |command: &'static Command| match &command.act {
            Act::Undo => undo.as_ref().map(|done| offer_of(command, Some(done))),
            Act::Redo => redo.as_ref().map(|done| offer_of(command, Some(done))),
            Act::Lock | Act::SealedBackup if !sealed => None,
            Act::Colours(colours) if *colours == theme => None,
            Act::Rest if !any_habit => None,
            _ => Some(offer_of(command, None)),
        };
        COMMANDS.iter().filter_map(now).collect()
    }

    fn habits(self) -> Vec<Offer> {
        self.desk.with(|notebook| {
            let habit = |habit: &Arc<crate::giving::Habit>| Offer {
                target: Target::Do(Act::Go(Route::Habit(habit.id))),
                glyph: Glyph::Giving,
                label: habit.name.clone(),
                more: "Habit".to_owned(),
                keys: &[],
            };
            notebook.habits().iter().map(habit).collect()
        })
    }

    fn moment(self, id: MomentId, sought: &Sought) -> Option<Offer> {
        let today = self.desk.today();
        self.desk.with(|notebook| {
            let moment = notebook.moment(id)?;
            let names: Vec<String> = notebook
                .people_at(moment)
                .iter()
                .map(|person| person.shown_name().to_owned())
                .collect();
            let words = moment.kind.words();
            let (label, kind) = match moment.text.trim() {
                "" => (words.to_owned(), ""),
                text => (excerpt(text, sought), words),
            };
            let when = match moment.part {
                Some(_) => when_words(moment.when()),
                None => day_words(moment.day, today),
            };
            let more = [kind, list_words(&names).as_str(), when.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · ");
            // Nobody's page shows a moment of nobody.
            (!names.is_empty()).then(|| Offer {
                target: Target::Moment(id),
                glyph: moment_glyph(moment.kind),
                label,
                more,
                keys: &[],
            })
        })
    }
}

/// Who was there, for whose page shows this moment.
pub fn whose(desk: Desk, moment: MomentId) -> Option<(PersonId, Route)> {
    desk.peek(|notebook| {
        let moment = notebook.moment(moment)?;
        let id = notebook.people_at(moment).first()?.id;
        Some((id, Route::Person(id)))
    })
}

fn person(notebook: &Notebook, id: PersonId) -> Option<Offer> {
    let person = notebook.person(id)?;
    let about = about(person);
    let circle = person.circle.map_or("", Circle::word);
    let more = [circle, about.as_str()].into_iter().filter(|part| !part.is_empty());
    Some(Offer {
        target: Target::Person(id),
        glyph: Glyph::Person,
        label: person.shown_name().to_owned(),
        more: more.collect::<Vec<_>>().join(" · "),
        keys: &[],
    })
}

fn offer_of(command: &'static Command, more: Option<&String>) -> Offer {
    Offer {
        target: Target::Do(command.act.clone()),
        glyph: command.glyph,
        label: command.words.to_owned(),
        more: more.cloned().unwrap_or_default(),
        keys: command.keys,
    }
}

/// Those that fit, the best first, and how well that one does.
fn fitting(sought: &mut Sought, offers: Vec<Offer>) -> (Option<Fit>, Vec<Offer>) {
    let also = |offer: &Offer| {
        let mut commands = PLACES.iter().chain(COMMANDS);
        let target = &offer.target;
        let command =
            commands.find(|command| matches!(target, Target::Do(act) if *act == command.act));
        command.map_or("", |command| command.also)
    };
    let fits = offers.into_iter().filter_map(|offer| {
        let thing = Findable::new([offer.label.as_str()], also(&offer));
        Some((sought.fit(&thing)?, offer))
    });
    let mut fits: Vec<(Fit, Offer)> = fits.collect();
    sort::by(&mut fits, |(a, _), (b, _)| a.cmp(b));
    fits.truncate(OTHERS);
    let best = fits.first().map(|(fit, _)| *fit);
    (best, fits.into_iter().map(|(_, offer)| offer).collect())
}
