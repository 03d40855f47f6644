//! A sample notebook to look around in: made-up people with a life of some years. It is put into a
//! notebook of its own that nobody keeps.

use std::collections::BTreeMap;

use crate::day::Day;
use crate::document::Edit;
use crate::giving::{Habit, HabitKind, Rhythm};
use crate::id::{AnyId, HabitId, Ids, MomentId, PersonId};
use crate::life::{Moment, MomentKind};
use crate::people::{Circle, Person, Reach, Tie, TieKey, TieKind};

use Circle::{Close, Friends, Heart, Known, Wider};

/// Name, circle, where from, what they do, birthday.
type Row = (&'static str, Option<Circle>, &'static str, &'static str, &'static str);

const PEOPLE: [Row; 44] = [
    ("Mira Halden", Some(Heart), "", "", "--11-27"),
    ("Jonas Halden", Some(Heart), "Halden Joinery", "Joiner", "1958-03-09"),
    ("Ruth Halden", Some(Heart), "", "Retired teacher", "1960-08-17"),
    ("Tomasz Wrona", Some(Heart), "Nordlicht Software", "Engineer", "1987-12-02"),
    ("Leila Farahani", Some(Heart), "City Library", "Librarian", "--06-21"),
    ("Oskar Halden", Some(Close), "", "Student", "2003-01-30"),
    ("Amara Okafor", Some(Close), "St. Anna Hospital", "Paediatrician", "1985-11-24"),
    ("Ben Okafor", Some(Close), "Riverside School", "Teacher", ""),
    ("Ingrid Solheim", Some(Close), "Solheim Bakery", "Baker", "--04-12"),
    ("Paul Adeyemi", Some(Close), "Nordlicht Software", "Designer", "1990-09-05"),
    ("Yuki Tanabe", Some(Close), "Nordlicht Software", "Team lead", ""),
    ("Clara Beaumont", Some(Close), "", "Potter", "--12-11"),
    ("Samir Haddad", Some(Close), "Haddad & Sons", "Carpenter", ""),
    ("Nora Lindqvist", Some(Close), "Open Table", "Runs the kitchen", "1979-02-14"),
    ("Dario Conti", Some(Friends), "Nordlicht Software", "Engineer", ""),
    ("Wei Zhang", Some(Friends), "Nordlicht Software", "Tester", "--10-08"),
    ("Fatou Diallo", Some(Friends), "Open Table", "Volunteer", ""),
    ("Henrik Dahl", Some(Friends), "Open Table", "Driver", ""),
    ("Sofia Marques", Some(Friends), "Choir of St. Mark", "Alto", "--05-19"),
    ("Emil Novak", Some(Friends), "Choir of St. Mark", "Conductor", ""),
    ("Grete Vogel", Some(Friends), "Choir of St. Mark", "Soprano", "--12-03"),
    ("Ravi Menon", Some(Friends), "City Library", "Archivist", ""),
    ("Hannah Weiss", Some(Friends), "St. Anna Hospital", "Nurse", ""),
    ("Luca Ferri", Some(Friends), "Climbing club", "Sets the routes", ""),
    ("Aoife Byrne", Some(Friends), "Climbing club", "", "--01-15"),
    ("Marek Kowal", Some(Friends), "Climbing club", "", ""),
    ("Salma Nasser", Some(Friends), "Riverside School", "Headmistress", ""),
    ("Peter Lang", Some(Friends), "Solheim Bakery", "Baker", ""),
    ("Olga Petrenko", Some(Wider), "Harbour Arts", "Curator", ""),
    ("Tobias Frey", Some(Wider), "Harbour Arts", "Photographer", ""),
    ("Chidi Eze", Some(Wider), "Fieldwork", "Founder", ""),
    ("Marta Rossi", Some(Wider), "Fieldwork", "Engineer", ""),
    ("Kenji Mori", Some(Wider), "Nordlicht Software", "Sales", ""),
    ("Elena Popescu", Some(Wider), "Riverside School", "Teacher", ""),
    ("Arjun Rao", Some(Wider), "City Council", "Town planner", ""),
    ("Birgit Olsen", Some(Wider), "City Council", "Clerk", ""),
    ("Matteo Greco", Some(Wider), "Choir of St. Mark", "Tenor", ""),
    ("Lena Fischer", Some(Wider), "Open Table", "Volunteer", ""),
    ("George Stamatis", Some(Known), "Harbour Arts", "Printer", ""),
    ("Anya Volkova", Some(Known), "Fieldwork", "Researcher", ""),
    ("Hugo Martin", Some(Known), "City Council", "", ""),
    ("Priya Shah", Some(Known), "St. Anna Hospital", "Surgeon", ""),
    ("Dmitri Orlov", None, "Harbour Arts", "", ""),
    ("Jun Park", None, "Fieldwork", "", ""),
];

const TIES: [(&str, &str, &str); 52] = [
    ("Jonas Halden", "parent", "Mira Halden"),
    ("Ruth Halden", "parent", "Mira Halden"),
    ("Jonas Halden", "parent", "Oskar Halden"),
    ("Ruth Halden", "parent", "Oskar Halden"),
    ("Jonas Halden", "spouse", "Ruth Halden"),
    ("Mira Halden", "sibling", "Oskar Halden"),
    ("Amara Okafor", "spouse", "Ben Okafor"),
    ("Tomasz Wrona", "best-friend", "Paul Adeyemi"),
    ("Tomasz Wrona", "colleague", "Paul Adeyemi"),
    ("Yuki Tanabe", "manager", "Tomasz Wrona"),
    ("Yuki Tanabe", "manager", "Paul Adeyemi"),
    ("Yuki Tanabe", "manager", "Dario Conti"),
    ("Yuki Tanabe", "manager", "Wei Zhang"),
    ("Dario Conti", "colleague", "Wei Zhang"),
    ("Tomasz Wrona", "mentor", "Dario Conti"),
    ("Paul Adeyemi", "colleague", "Wei Zhang"),
    ("Kenji Mori", "colleague", "Yuki Tanabe"),
    ("Leila Farahani", "colleague", "Ravi Menon"),
    ("Leila Farahani", "friend", "Mira Halden"),
    ("Leila Farahani", "friend", "Clara Beaumont"),
    ("Ingrid Solheim", "manager", "Peter Lang"),
    ("Ingrid Solheim", "neighbour", "Samir Haddad"),
    ("Samir Haddad", "friend", "Jonas Halden"),
    ("Nora Lindqvist", "colleague", "Fatou Diallo"),
    ("Nora Lindqvist", "colleague", "Henrik Dahl"),
    ("Nora Lindqvist", "mentor", "Lena Fischer"),
    ("Fatou Diallo", "friend", "Lena Fischer"),
    ("Henrik Dahl", "friend", "Fatou Diallo"),
    ("Nora Lindqvist", "friend", "Ingrid Solheim"),
    ("Emil Novak", "mentor", "Sofia Marques"),
    ("Emil Novak", "friend", "Grete Vogel"),
    ("Sofia Marques", "friend", "Grete Vogel"),
    ("Matteo Greco", "friend", "Sofia Marques"),
    ("Matteo Greco", "acquaintance", "Emil Novak"),
    ("Amara Okafor", "colleague", "Hannah Weiss"),
    ("Priya Shah", "colleague", "Hannah Weiss"),
    ("Amara Okafor", "colleague", "Priya Shah"),
    ("Ben Okafor", "colleague", "Elena Popescu"),
    ("Salma Nasser", "manager", "Ben Okafor"),
    ("Salma Nasser", "manager", "Elena Popescu"),
    ("Luca Ferri", "friend", "Aoife Byrne"),
    ("Luca Ferri", "friend", "Marek Kowal"),
    ("Aoife Byrne", "partner", "Marek Kowal"),
    ("Tomasz Wrona", "friend", "Luca Ferri"),
    ("Olga Petrenko", "colleague", "Tobias Frey"),
    ("Clara Beaumont", "friend", "Olga Petrenko"),
    ("Tobias Frey", "acquaintance", "George Stamatis"),
    ("Chidi Eze", "colleague", "Marta Rossi"),
    ("Chidi Eze", "mentor", "Anya Volkova"),
    ("Arjun Rao", "colleague", "Birgit Olsen"),
    ("Arjun Rao", "acquaintance", "Hugo Martin"),
    ("Paul Adeyemi", "introduced", "Chidi Eze"),
];

const HABITS: [(&str, HabitKind, &str); 5] = [
    ("Listen to someone's day", HabitKind::Listen, "daily"),
    ("Thank someone by name", HabitKind::Thank, "MO,TU,WE,TH,FR"),
    ("Bring two people together", HabitKind::Introduce, "1/week"),
    ("Help at Open Table", HabitKind::Give, "TH"),
    ("Practise the cello", HabitKind::Craft, "4/week"),
];

/// Days ago, who, what kind, the words.
const MOMENTS: [(i32, &[&str], MomentKind, &str); 15] = [
    (1, &["Mira Halden"], MomentKind::Talked, "An hour on the phone about the move."),
    (
        2,
        &["Amara Okafor"],
        MomentKind::Frustration,
        "Night shifts again, and the ward is short of people.",
    ),
    (2, &["Tomasz Wrona", "Paul Adeyemi"], MomentKind::Meal, "Soup at the corner place."),
    (4, &["Leila Farahani"], MomentKind::Listened, ""),
    (5, &["Clara Beaumont"], MomentKind::Joy, "Her first own exhibition is set for spring!"),
    (
        6,
        &["Nora Lindqvist", "Fatou Diallo"],
        MomentKind::Gave,
        "Carried chairs and cooked for forty.",
    ),
    (9, &["Yuki Tanabe"], MomentKind::Thanked, "For standing up for the team."),
    (12, &["Ingrid Solheim"], MomentKind::Met, ""),
    (
        15,
        &["Chidi Eze", "Marta Rossi"],
        MomentKind::Introduced,
        "They both want cleaner water pumps.",
    ),
    (
        19,
        &["Emil Novak", "Sofia Marques", "Grete Vogel"],
        MomentKind::Met,
        "Rehearsal, and a long walk home.",
    ),
    (26, &["Jonas Halden", "Ruth Halden"], MomentKind::Meal, "Sunday lunch."),
    (40, &["Luca Ferri", "Aoife Byrne", "Marek Kowal"], MomentKind::Met, "The new wall."),
    (75, &["Samir Haddad"], MomentKind::Talked, ""),
    (120, &["Ravi Menon"], MomentKind::Talked, "He is learning Portuguese."),
    (200, &["Olga Petrenko"], MomentKind::Met, "At the opening."),
];

/// Puts the sample into an empty notebook.
pub fn put(edit: &mut Edit<'_>, today: Day, ids: &mut Ids<'_>) {
    let mut known: BTreeMap<&str, PersonId> = BTreeMap::new();
    for (name, circle, company, role, birthday) in PEOPLE {
        let mut person = Person::new(ids.fresh(), name);
        person.circle = circle;
        person.company = company.to_owned();
        person.role = role.to_owned();
        person.dates =
            birthday.parse().ok().map(|on| ("birthday".to_owned(), on)).into_iter().collect();
        let address = name.to_lowercase().replace(' ', ".") + "@example.org";
        person
            .reach
            .extend(Reach::email(&address).map(|reach| (reach.uri().to_owned(), String::new())));
        let tag = match company {
            "Nordlicht Software" => "work",
            "Open Table" => "volunteering",
            "Choir of St. Mark" => "choir",
            "Climbing club" => "climbing",
            _ => "",
        };
        person.tags.extend((!tag.is_empty()).then(|| tag.to_owned()));
        edit.put_person(&person);
        known.insert(name, person.id);
    }
    for (from, kind, to) in TIES {
        let pair = known.get(from).zip(known.get(to)).zip(TieKind::from_slug(kind));
        if let Some(Ok(key)) = pair.map(|((from, to), kind)| TieKey::new(*from, *to, kind)) {
            edit.put_tie(&Tie::new(key));
        }
    }
    for (ago, names, kind, text) in MOMENTS {
        let people = names.iter().filter_map(|name| known.get(name).copied()).collect();
        let (id, day) = (ids.fresh(), today.plus(-ago));
        edit.put_moment(&Moment { id, day, kind, people, text: text.to_owned(), habit: None });
    }
    let near: Vec<PersonId> =
        ["Leila Farahani", "Paul Adeyemi", "Wei Zhang", "Hannah Weiss", "Oskar Halden"]
            .iter()
            .filter_map(|name| known.get(name).copied())
            .collect();
    for (at, (name, kind, rhythm)) in (0_i32..).zip(HABITS) {
        let Ok(rhythm) = rhythm.parse::<Rhythm>() else { continue };
        let id: HabitId = ids.fresh();
        let started = today.plus(-40 + at);
        let habit = Habit::new(id, name, kind, rhythm, started);
        edit.put_habit(&habit);
        for ago in 1..40 - at {
            let day = today.plus(-ago);
            // Most days, not all: a week off some time ago, and a gap here and there.
            let off = (18..24).contains(&ago) || (ago * 7 + at * 5) % 9 == 0;
            let on = match &habit.rhythm {
                Rhythm::TimesAWeek(times) => (ago + at) % 7 < i32::from(*times),
                rhythm => rhythm.asks_for(day),
            };
            if on && !off {
                let for_whom = near.iter().cycle().nth(usize::try_from(ago + at).unwrap_or(0));
                let for_whom = for_whom.filter(|_| ago % 4 == 0).copied();
                let moment: MomentId = MomentId::from_random(0);
                let moment = if for_whom.is_some() { ids.fresh() } else { moment };
                edit.check_for(&habit, day, for_whom, moment);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn every_row_is_used() {
        let mut document = Document::new(1);
        let mut next = 0_u64;
        let mut source = || {
            next += 1;
            next
        };
        let today = "2026-11-21".parse().unwrap();
        document.edit("", |edit| put(edit, today, &mut Ids::new(&mut source)));
        let notebook = document.notebook();
        assert_eq!(notebook.people().count(), PEOPLE.len());
        assert_eq!(notebook.ties().count(), TIES.len());
        assert_eq!(notebook.habits().len(), HABITS.len());
        let written = notebook.moments().filter(|moment| moment.habit.is_none()).count();
        assert_eq!(written, MOMENTS.len());
        let dated = PEOPLE.iter().filter(|row| !row.4.is_empty()).count();
        assert_eq!(notebook.people().filter(|person| person.birthday().is_some()).count(), dated);
        for (_, names, ..) in MOMENTS {
            for name in names {
                assert!(PEOPLE.iter().any(|row| row.0 == *name), "{name}");
            }
        }
        assert!(crate::insight::first(notebook, today, &[]).is_some());
    }
}
