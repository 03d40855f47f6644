//! Places of the page and their addresses, `#/people/ID`. No awareness of what is there: an id in
//! an address may be anybody's or nobody's.

use std::fmt;

use crate::id::{HabitId, PersonId};

/// A place of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first page: one person to put first, and what today holds.
    Today,
    /// Everybody, drawn.
    Map,
    /// Everybody on the map, as a table.
    MapTable,
    /// Everybody, from A to Z.
    People,
    /// The form for someone new.
    PersonNew,
    /// One person in full.
    Person(PersonId),
    /// Who may be in the notebook twice.
    Duplicates,
    /// Two entries side by side, that may be one person: the first is the one who stays.
    Pair(PersonId, PersonId),
    /// What to know before one meets these people: at most [`MEET_MAX`], nobody twice, in this order.
    Meet(Vec<PersonId>),
    /// A meal with some of them: at most [`MEAL_MAX`], likewise.
    Meal(Vec<PersonId>),
    /// All habits.
    Giving,
    /// One habit in full.
    Habit(HabitId),
    /// How the notebook is kept: copies, sealing, what was deleted.
    Data,
    /// What was deleted in the last 30 days.
    Trash,
    /// How the page looks, and how often to be in touch.
    Settings,
    /// Shortcuts, and what Kith does with what it is told.
    Help,
    /// An address that leads nowhere, as it was written, cut at 200 characters.
    Unknown(String),
}

/// So many people are on one card.
pub const MEET_MAX: usize = 12;
/// So many sit at one table besides me.
pub const MEAL_MAX: usize = 6;

/// The longest part of an unknown address that is kept, in characters.
const UNKNOWN_MAX: usize = 200;

impl Route {
    /// The place of this fragment, with or without its `#`. What isn't one is [`Route::Unknown`].
    pub fn from_fragment(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let known = match fragment {
            "" | "/" => Some(Route::Today),
            "/map" => Some(Route::Map),
            "/map/table" => Some(Route::MapTable),
            "/people" => Some(Route::People),
            "/people/new" => Some(Route::PersonNew),
            "/people/duplicates" => Some(Route::Duplicates),
            "/meet" => Some(Route::Meet(Vec::new())),
            "/meal" => Some(Route::Meal(Vec::new())),
            "/giving" => Some(Route::Giving),
            "/data" => Some(Route::Data),
            "/data/trash" => Some(Route::Trash),
            "/settings" => Some(Route::Settings),
            "/help" => Some(Route::Help),
            _ => {
                let person = fragment.strip_prefix("/people/").and_then(|id| id.parse().ok());
                let habit = fragment.strip_prefix("/giving/").and_then(|id| id.parse().ok());
                let of =
                    |prefix, most| fragment.strip_prefix(prefix).and_then(|ids| several(ids, most));
                let meet = || of("/meet/", MEET_MAX).map(Route::Meet);
                let meal = || of("/meal/", MEAL_MAX).map(Route::Meal);
                let pair = || match of("/people/duplicates/", 2)?.as_slice() {
                    [one, other] => Some(Route::Pair(*one, *other)),
                    _ => None,
                };
                let of_one = person.map(Route::Person).or(habit.map(Route::Habit));
                of_one.or_else(meet).or_else(meal).or_else(pair)
            }
        };
        known.unwrap_or_else(|| Route::Unknown(fragment.chars().take(UNKNOWN_MAX).collect()))
    }
}

/// Ids with commas between, one to `most`, none twice.
fn several(text: &str, most: usize) -> Option<Vec<PersonId>> {
    let mut ids = Vec::new();
    for id in text.split(',') {
        let id = id.parse().ok()?;
        if ids.len() == most || ids.contains(&id) {
            return None;
        }
        ids.push(id);
    }
    Some(ids)
}

/// A place and the ids that belong to it.
fn place_of(f: &mut fmt::Formatter<'_>, place: &str, ids: &[PersonId]) -> fmt::Result {
    f.write_str(place)?;
    for (id, between) in ids.iter().zip(std::iter::once('/').chain(std::iter::repeat(','))) {
        write!(f, "{between}{id}")?;
    }
    Ok(())
}

/// The address, as the target of a link.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today => f.write_str("#/"),
            Route::Map => f.write_str("#/map"),
            Route::MapTable => f.write_str("#/map/table"),
            Route::People => f.write_str("#/people"),
            Route::PersonNew => f.write_str("#/people/new"),
            Route::Person(id) => write!(f, "#/people/{id}"),
            Route::Duplicates => f.write_str("#/people/duplicates"),
            Route::Pair(one, other) => write!(f, "#/people/duplicates/{one},{other}"),
            Route::Meet(people) => place_of(f, "#/meet", people),
            Route::Meal(people) => place_of(f, "#/meal", people),
            Route::Giving => f.write_str("#/giving"),
            Route::Habit(id) => write!(f, "#/giving/{id}"),
            Route::Data => f.write_str("#/data"),
            Route::Trash => f.write_str("#/data/trash"),
            Route::Settings => f.write_str("#/settings"),
            Route::Help => f.write_str("#/help"),
            Route::Unknown(fragment) => write!(f, "#{fragment}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AnyId;

    #[test]
    fn every_place_has_its_address() {
        for route in [
            Route::Today,
            Route::Map,
            Route::MapTable,
            Route::People,
            Route::PersonNew,
            Route::Person(PersonId::from_random(7)),
            Route::Duplicates,
            Route::Pair(PersonId::from_random(7), PersonId::from_random(8)),
            Route::Meet(vec![]),
            Route::Meet((0..12).map(PersonId::from_random).collect()),
            Route::Meal(vec![]),
            Route::Meal(vec![PersonId::from_random(7), PersonId::from_random(1)]),
            Route::Giving,
            Route::Habit(HabitId::from_random(7)),
            Route::Data,
            Route::Trash,
            Route::Settings,
            Route::Help,
            Route::Unknown("/nowhere".into()),
        ] {
            assert_eq!(Route::from_fragment(&route.to_string()), route);
        }
        assert_eq!(Route::from_fragment(""), Route::Today);
        assert_eq!(Route::from_fragment("#"), Route::Today);
    }

    #[test]
    fn fault_61_a_hostile_fragment_leads_nowhere() {
        // One more than a table has room for.
        let many: Vec<String> = (0..7).map(|n| PersonId::from_random(n).to_string()).collect();
        let many = format!("/meal/{}", many.join(","));
        let long = "/people/".to_owned() + &"é".repeat(1_000_000);
        for fragment in [
            "/people/",
            "/people/short",
            "/people/123456789",
            "/people/../../x",
            "/people/12345678/edit",
            "/people/duplicates/",
            "/people/duplicates/12345678",
            "/people/duplicates/12345678,12345678,12345678",
            "/people/1234567%00",
            "/people/<script>",
            "/giving/javascript:alert(1)",
            "/meet/",
            "/meet/12345678,",
            "/meet/12345678,12345678",
            "/meet/12345678,1234567é",
            "/meal/javascript:alert(1)",
            &many,
            "//evil.example",
            "/map/table/",
            "/data/",
            "/data/trash/1",
            "/settings/",
            "/MAP",
            "main",
            "##/map",
            "\u{202e}/map",
            "%E2%80%AE",
            "__proto__",
            &long,
        ] {
            let route = Route::from_fragment(fragment);
            assert!(matches!(&route, Route::Unknown(kept) if kept.chars().count() <= 200));
            assert_eq!(Route::from_fragment(&route.to_string()), route, "{fragment:.40}");
        }
    }
}
