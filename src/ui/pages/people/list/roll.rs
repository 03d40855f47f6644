//! What is shown of everybody, in which order, and who is chosen; it lasts while one goes to someone's
//! page and comes back.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::collation;
use crate::id::PersonId;
use crate::insight::{Order, PeopleIndex, Sought, Under, fits, in_order};
use crate::people::{Circle, Filter, Person, Warmth, fold};
use crate::ui::desk::{Desk, use_desk};

/// How people stand who are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// However they stand.
    #[default]
    Everybody,
    /// Who drifts by now.
    Drifting,
    /// With whom it is quiet by now.
    Quiet,
    /// Who rests: "not now".
    NotNow,
}

impl Who {
    /// All of them.
    pub const ALL: [Who; 4] = [Who::Everybody, Who::Drifting, Who::Quiet, Who::NotNow];

    /// What they are called.
    pub fn words(self) -> &'static str {
        match self {
            Who::Everybody => "Everybody",
            Who::Drifting => "Drifting",
            Who::Quiet => "Quiet",
            Who::NotNow => "Not now",
        }
    }
}

/// Who is listed: their ids, each with what they stand under.
type Listed = Vec<(Option<Under>, PersonId)>;

/// The state of the list. A handle.
#[derive(Clone, Copy)]
pub struct Roll {
    desk: Desk,
    /// What is searched for.
    pub typed: RwSignal<String>,
    /// The circles that are shown; with none chosen, all.
    pub circles: RwSignal<BTreeSet<Option<Circle>>>,
    /// The tag that those shown have; empty for any.
    pub tag: RwSignal<String>,
    /// How they stand.
    pub who: RwSignal<Who>,
    /// Their order.
    pub order: RwSignal<Order>,
    /// All tags there are.
    pub tags: Memo<Vec<String>>,
    /// Those shown, in order.
    pub listed: Memo<Listed>,
    /// Whether those shown fit what is searched for but for a slip.
    pub is_near: Memo<bool>,
    /// Whether several are being chosen.
    pub choosing: RwSignal<bool>,
    /// Those chosen.
    pub chosen: RwSignal<BTreeSet<PersonId>>,
    /// Who was chosen, or let go, last: the other end of a range.
    last: StoredValue<Option<PersonId>>,
    /// By the first sign of a name.
    letters: StoredValue<HashMap<char, Option<char>>>,
}

impl Roll {
    /// Everybody by name, nobody chosen.
    pub fn new(desk: Desk) -> Self {
        let typed = RwSignal::new(String::new());
        let circles = RwSignal::new(BTreeSet::new());
        let (tag, who) = (RwSignal::new(String::new()), RwSignal::new(Who::default()));
        let order = RwSignal::new(Order::default());
        let index = Memo::new_with_compare(
            move |_| desk.with(|notebook| Arc::new(PeopleIndex::of(notebook))),
            |_, _| true,
        );
        // Only where a name has changed are all put in order anew.
        let names = desk.memo(|notebook| {
            notebook.people().map(|one| one.shown_name().to_owned()).collect::<Vec<_>>()
        });
        let places = Memo::new(move |_| {
            names.with(|names| Arc::new(collation::places(names.iter().map(String::as_str))))
        });
        let sought = Memo::new(move |_| {
            let sought = typed.with(|typed| Sought::new(typed));
            (!sought.is_empty()).then(|| {
                let (is_near, those) = index.with(|index| index.fitting(&sought));
                (is_near, those.into_iter().collect::<HashSet<_>>())
            })
        });
        let standing = Memo::new(move |_| {
            let filter = match who.get() {
                Who::Drifting => Filter::Drifting,
                Who::Quiet => Filter::Warmth(Warmth::Quiet),
                Who::Everybody | Who::NotNow => return None,
            };
            let today = desk.today();
            Some(desk.with(|notebook| fits(notebook, &filter, today)))
        });
        let listed = Memo::new(move |_| {
            let today = desk.today();
            let (circles, folded) = (circles.get(), tag.with(|tag| fold(tag)));
            let not_now = who.get() == Who::NotNow;
            let fits = |person: &&Arc<Person>| {
                (circles.is_empty() || circles.contains(&person.circle))
                    && (folded.is_empty() || person.tags.iter().any(|own| fold(own) == folded))
                    && (!not_now || person.resting.is_some_and(|rest| rest.is_on(today)))
                    && standing.with(|those| those.as_ref().is_none_or(|t| t.contains(&person.id)))
                    && sought
                        .with(|those| those.as_ref().is_none_or(|(_, t)| t.contains(&person.id)))
            };
            let places = places.get();
            let place = |name: &str| places.get(name).copied().unwrap_or(usize::MAX);
            desk.with(|notebook| {
                let people: Vec<_> = notebook.people().filter(fits).collect();
                in_order(notebook, &people, order.get(), today, &place)
            })
        });
        let tags = desk.memo(|notebook| {
            let all = notebook.people().flat_map(|person| person.tags.iter());
            let by_fold: BTreeMap<String, String> =
                all.map(|tag| (fold(tag), tag.clone())).collect();
            by_fold.into_values().collect()
        });
        let chosen = RwSignal::new(BTreeSet::new());
        // Who is deleted is chosen no more, and a tag that nobody has is no filter.
        Effect::new(move |_| {
            let there = |id: &PersonId| desk.with(|notebook| notebook.person(*id).is_some());
            if chosen.with(|chosen| !chosen.iter().all(there)) {
                chosen.update(|chosen| chosen.retain(there));
            }
            let gone = tag
                .with(|tag| !tag.is_empty() && tags.with(|tags: &Vec<String>| !tags.contains(tag)));
            if gone {
                tag.set(String::new());
            }
        });
        let is_near = Memo::new(move |_| {
            sought.with(|sought| sought.as_ref().is_some_and(|(near, _)| *near))
        });
        Self {
            desk,
            typed,
            circles,
            tag,
            who,
            order,
            tags,
            listed,
            is_near,
            choosing: RwSignal::new(false),
            chosen,
            last: StoredValue::new(None),
            letters: StoredValue::new(HashMap::new()),
        }
    }

    /// The letter somebody stands under, in a script that has capitals, as the reader's language has it.
    pub fn letter(self, id: PersonId) -> Option<char> {
        let first = self.desk.peek(|notebook| notebook.full_name(id).chars().next())?;
        if let Some(letter) = self.letters.with_value(|letters| letters.get(&first).copied()) {
            return letter;
        }
        let folded = fold(&first.to_string());
        let plain = folded.chars().next().filter(|_| folded.chars().nth(1).is_none());
        let plain = plain.unwrap_or(first);
        let is_same =
            plain == first || collation::is_one_letter(&plain.to_string(), &first.to_string());
        let letter = if is_same { plain } else { first };
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let mut capital = letter.to_uppercase();
        let letter = match (capital.next(), capital.next()) {
            (Some(one), None) if one != small => Some(one),
            _ => None,
        };
        self.letters.update_value(|letters| {
            letters.insert(first, letter);
        });
        letter
    }

    /// Whether somebody is chosen.
    pub fn is_chosen(self, id: PersonId) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// Chooses somebody, or lets them go; with `range`, all from the last one to them.
    pub fn toggle(self, id: PersonId, range: bool) {
        let choose = !self.chosen.with_untracked(|chosen| chosen.contains(&id));
        let those = match self.last.get_value().filter(|_| range) {
            Some(last) => self.between(last, id),
            None => vec![id],
        };
        self.last.set_value(Some(id));
        self.chosen.update(|chosen| {
            for one in those {
                if choose {
                    chosen.insert(one);
                } else {
                    chosen.remove(&one);
                }
            }
        });
    }

    fn between(self, from: PersonId, to: PersonId) -> Vec<PersonId> {
        self.listed.with_untracked(|listed| {
            let place = |id| listed.iter().position(|(_, one)| *one == id);
            let Some((from, to)) = place(from).zip(place(to)) else { return vec![to] };
            let range = listed.get(from.min(to)..=from.max(to)).unwrap_or_default();
            range.iter().map(|(_, id)| *id).collect()
        })
    }

    /// Who stands before or after somebody.
    pub fn beside(self, id: PersonId, after: bool) -> Option<PersonId> {
        self.listed.with_untracked(|listed| {
            let at = listed.iter().position(|(_, one)| *one == id)?;
            let at = if after { at + 1 } else { at.checked_sub(1)? };
            listed.get(at).map(|(_, id)| *id)
        })
    }

    /// Chooses all who are shown, besides those who are chosen.
    pub fn choose_shown(self) {
        let shown = self.listed.get_untracked();
        self.chosen.update(|chosen| chosen.extend(shown.into_iter().map(|(_, id)| id)));
    }

    /// Chooses no more, and nobody.
    pub fn stop_choosing(self) {
        self.choosing.set(false);
        self.chosen.set(BTreeSet::new());
        self.last.set_value(None);
    }
}

/// When somebody was last seen, in words.
pub fn seen_words(id: PersonId) -> Memo<String> {
    let desk = use_desk();
    Memo::new(move |_| {
        let today = desk.today();
        let last = desk.with(|notebook| notebook.last_contact(id, today));
        last.map_or_else(|| "not yet".to_owned(), |day| crate::ui::pieces::day_words(day, today))
    })
}
