//! A sample notebook to look around in: made-up people with a life of some years. It is put into a
//! notebook of its own that nobody keeps.

use std::collections::BTreeMap;

use crate::day::{Day, PartialDate};
use crate::document::Edit;
use crate::giving::{Habit, HabitKind, Hue, Rhythm};
use crate::id::{AnyId, HabitId, Ids, MomentId, PersonId};
use crate::life::{Due, Intention, Moment, MomentKind, Outcome};
use crate::people::{
    Circle, Household, Period, Person, Reach, Resting, Tie, TieKey, TieKind, Topic,
};

use Circle::{Close, Friends, Heart, Known, Wider};

/// Name, circle, where from, what they do, birthday, how many months ago we met (0: not noted).
type Row = (&'static str, Option<Circle>, &'static str, &'static str, &'static str, i32);

const PEOPLE: [Row; 44] = [
    ("Mira Halden", Some(Heart), "", "", "--11-27", 0),
    ("Jonas Halden", Some(Heart), "Halden Joinery", "Joiner", "1958-03-09", 0),
    ("Ruth Halden", Some(Heart), "", "Retired teacher", "1960-08-17", 0),
    ("Tomasz Wrona", Some(Heart), "Nordlicht Software", "Engineer", "1987-12-02", 101),
    ("Leila Farahani", Some(Heart), "City Library", "Librarian", "--06-21", 163),
    ("Oskar Halden", Some(Close), "", "Student", "2003-01-30", 0),
    ("Amara Okafor", Some(Close), "St. Anna Hospital", "Paediatrician", "1985-11-24", 88),
    ("Ben Okafor", Some(Close), "Riverside School", "Teacher", "", 92),
    ("Ingrid Solheim", Some(Close), "Solheim Bakery", "Baker", "--04-12", 70),
    ("Paul Adeyemi", Some(Close), "Nordlicht Software", "Designer", "1990-09-05", 99),
    ("Yuki Tanabe", Some(Close), "Nordlicht Software", "Team lead", "", 97),
    ("Clara Beaumont", Some(Close), "", "Potter", "--12-11", 121),
    ("Samir Haddad", Some(Close), "Haddad & Sons", "Carpenter", "", 190),
    ("Nora Lindqvist", Some(Close), "Open Table", "Runs the kitchen", "1979-02-14", 64),
    ("Dario Conti", Some(Friends), "Nordlicht Software", "Engineer", "", 52),
    ("Wei Zhang", Some(Friends), "Nordlicht Software", "Tester", "--10-08", 60),
    ("Fatou Diallo", Some(Friends), "Open Table", "Volunteer", "", 58),
    ("Henrik Dahl", Some(Friends), "Open Table", "Driver", "", 61),
    ("Sofia Marques", Some(Friends), "Choir of St. Mark", "Alto", "--05-19", 43),
    ("Emil Novak", Some(Friends), "Choir of St. Mark", "Conductor", "", 45),
    ("Grete Vogel", Some(Friends), "Choir of St. Mark", "Soprano", "--12-03", 44),
    ("Ravi Menon", Some(Friends), "City Library", "Archivist", "", 150),
    ("Hannah Weiss", Some(Friends), "St. Anna Hospital", "Nurse", "", 74),
    ("Luca Ferri", Some(Friends), "Climbing club", "Sets the routes", "", 84),
    ("Aoife Byrne", Some(Friends), "Climbing club", "", "--01-15", 80),
    ("Marek Kowal", Some(Friends), "Climbing club", "", "", 79),
    ("Salma Nasser", Some(Friends), "Riverside School", "Headmistress", "", 66),
    ("Peter Lang", Some(Friends), "Solheim Bakery", "Baker", "", 69),
    ("Olga Petrenko", Some(Wider), "Harbour Arts", "Curator", "", 35),
    ("Tobias Frey", Some(Wider), "Harbour Arts", "Photographer", "", 33),
    ("Chidi Eze", Some(Wider), "Fieldwork", "Founder", "", 26),
    ("Marta Rossi", Some(Wider), "Fieldwork", "Engineer", "", 25),
    ("Kenji Mori", Some(Wider), "Nordlicht Software", "Sales", "", 95),
    ("Elena Popescu", Some(Wider), "Riverside School", "Teacher", "", 62),
    ("Arjun Rao", Some(Wider), "City Council", "Town planner", "", 19),
    ("Birgit Olsen", Some(Wider), "City Council", "Clerk", "", 17),
    ("Matteo Greco", Some(Wider), "Choir of St. Mark", "Tenor", "", 40),
    ("Lena Fischer", Some(Wider), "Open Table", "Volunteer", "", 22),
    ("George Stamatis", Some(Known), "Harbour Arts", "Printer", "", 30),
    ("Anya Volkova", Some(Known), "Fieldwork", "Researcher", "", 14),
    ("Hugo Martin", Some(Known), "City Council", "", "", 16),
    ("Priya Shah", Some(Known), "St. Anna Hospital", "Surgeon", "", 11),
    ("Dmitri Orlov", None, "Harbour Arts", "", "", 5),
    ("Jun Park", None, "Fieldwork", "", "", 0),
];

/// Who, how, whom, and for how many years (0: not noted).
const TIES: [(&str, &str, &str, i32); 66] = [
    ("Jonas Halden", "parent", "Mira Halden", 0),
    ("Ruth Halden", "parent", "Mira Halden", 0),
    ("Jonas Halden", "parent", "Oskar Halden", 0),
    ("Ruth Halden", "parent", "Oskar Halden", 0),
    ("Jonas Halden", "spouse", "Ruth Halden", 36),
    ("Mira Halden", "sibling", "Oskar Halden", 0),
    ("Amara Okafor", "spouse", "Ben Okafor", 9),
    ("Tomasz Wrona", "best-friend", "Paul Adeyemi", 12),
    ("Tomasz Wrona", "colleague", "Paul Adeyemi", 0),
    ("Yuki Tanabe", "manager", "Tomasz Wrona", 8),
    ("Yuki Tanabe", "manager", "Paul Adeyemi", 0),
    ("Yuki Tanabe", "manager", "Dario Conti", 4),
    ("Yuki Tanabe", "manager", "Wei Zhang", 0),
    ("Dario Conti", "colleague", "Wei Zhang", 0),
    ("Tomasz Wrona", "mentor", "Dario Conti", 3),
    ("Paul Adeyemi", "colleague", "Wei Zhang", 0),
    ("Kenji Mori", "colleague", "Yuki Tanabe", 0),
    ("Leila Farahani", "colleague", "Ravi Menon", 0),
    ("Leila Farahani", "friend", "Mira Halden", 11),
    ("Leila Farahani", "friend", "Clara Beaumont", 10),
    ("Ingrid Solheim", "manager", "Peter Lang", 0),
    ("Ingrid Solheim", "neighbour", "Samir Haddad", 15),
    ("Samir Haddad", "friend", "Jonas Halden", 20),
    ("Nora Lindqvist", "colleague", "Fatou Diallo", 0),
    ("Nora Lindqvist", "colleague", "Henrik Dahl", 0),
    ("Nora Lindqvist", "mentor", "Lena Fischer", 1),
    ("Fatou Diallo", "friend", "Lena Fischer", 0),
    ("Henrik Dahl", "friend", "Fatou Diallo", 0),
    ("Nora Lindqvist", "friend", "Ingrid Solheim", 6),
    ("Emil Novak", "mentor", "Sofia Marques", 3),
    ("Emil Novak", "friend", "Grete Vogel", 0),
    ("Sofia Marques", "friend", "Grete Vogel", 0),
    ("Matteo Greco", "friend", "Sofia Marques", 0),
    ("Matteo Greco", "acquaintance", "Emil Novak", 0),
    ("Amara Okafor", "colleague", "Hannah Weiss", 0),
    ("Priya Shah", "colleague", "Hannah Weiss", 0),
    ("Amara Okafor", "colleague", "Priya Shah", 1),
    ("Ben Okafor", "colleague", "Elena Popescu", 0),
    ("Salma Nasser", "manager", "Ben Okafor", 5),
    ("Salma Nasser", "manager", "Elena Popescu", 0),
    ("Luca Ferri", "friend", "Aoife Byrne", 0),
    ("Luca Ferri", "friend", "Marek Kowal", 0),
    ("Aoife Byrne", "partner", "Marek Kowal", 5),
    ("Tomasz Wrona", "friend", "Luca Ferri", 7),
    ("Olga Petrenko", "colleague", "Tobias Frey", 9),
    ("Clara Beaumont", "friend", "Olga Petrenko", 3),
    ("Tobias Frey", "acquaintance", "George Stamatis", 0),
    ("Chidi Eze", "colleague", "Marta Rossi", 0),
    ("Chidi Eze", "mentor", "Anya Volkova", 2),
    ("Arjun Rao", "colleague", "Birgit Olsen", 0),
    ("Arjun Rao", "acquaintance", "Hugo Martin", 0),
    ("Paul Adeyemi", "introduced", "Chidi Eze", 2),
    ("Hannah Weiss", "introduced", "Ben Okafor", 6),
    ("Nora Lindqvist", "introduced", "Arjun Rao", 2),
    ("Leila Farahani", "introduced", "Emil Novak", 4),
    ("Tomasz Wrona", "climbs with", "Marek Kowal", 6),
    ("Grete Vogel", "neighbour", "Elena Popescu", 0),
    ("Olga Petrenko", "manager", "Dmitri Orlov", 4),
    ("Sofia Marques", "friend", "Clara Beaumont", 2),
    ("Aoife Byrne", "friend", "Fatou Diallo", 0),
    ("Hannah Weiss", "neighbour", "Peter Lang", 0),
    ("Wei Zhang", "friend", "Marta Rossi", 1),
    ("Ravi Menon", "acquaintance", "Arjun Rao", 0),
    ("Mira Halden", "friend", "Elena Popescu", 5),
    ("Oskar Halden", "climbs with", "Aoife Byrne", 2),
    ("Henrik Dahl", "neighbour", "Matteo Greco", 0),
];

/// What they care about, what to ask, what would please them.
const KNOWN_OF: [(&str, Topic, &str); 24] = [
    ("Mira Halden", Topic::Cares, "Her garden, and the bees next door"),
    ("Mira Halden", Topic::Questions, "Has she found a flat with a balcony?"),
    ("Mira Halden", Topic::Gifts, "Seeds of old tomatoes"),
    ("Mira Halden", Topic::Host, "No mushrooms"),
    ("Jonas Halden", Topic::Helps, "Anything of wood"),
    ("Jonas Halden", Topic::Cares, "His father's tools"),
    ("Ruth Halden", Topic::Gifts, "A subscription to the concert hall"),
    ("Tomasz Wrona", Topic::Cares, "Climbing, and his daughter's first climbs"),
    ("Tomasz Wrona", Topic::Helps, "Plain words for hard questions"),
    ("Tomasz Wrona", Topic::Questions, "How did the talk in Gdańsk go?"),
    ("Leila Farahani", Topic::Cares, "Persian poems"),
    ("Leila Farahani", Topic::Helps, "Finding any book"),
    ("Leila Farahani", Topic::Host, "Vegetarian; tea, never coffee"),
    ("Amara Okafor", Topic::Questions, "Is the ward better staffed now?"),
    ("Amara Okafor", Topic::Cares, "Sleep, and the small patients"),
    ("Amara Okafor", Topic::Host, "Allergic to nuts"),
    ("Amara Okafor", Topic::Gifts, "An evening off: we cook"),
    ("Ben Okafor", Topic::Helps, "Fractions, explained to anybody"),
    ("Ingrid Solheim", Topic::Helps, "Sourdough"),
    ("Clara Beaumont", Topic::Questions, "Who hangs the exhibition?"),
    ("Clara Beaumont", Topic::Gifts, "A good apron"),
    ("Nora Lindqvist", Topic::Helps, "Cooking for forty"),
    ("Paul Adeyemi", Topic::Cares, "Old type, new bicycles"),
    ("Ravi Menon", Topic::Questions, "How far is his Portuguese?"),
];

/// Who, how we met, and through whom.
const MET: [(&str, &str, &str); 4] = [
    ("Amara Okafor", "At Oskar's broken arm, in the hospital", "Hannah Weiss"),
    ("Tomasz Wrona", "First day at Nordlicht, the same lift", ""),
    ("Emil Novak", "After a concert, in the rain", "Leila Farahani"),
    ("Chidi Eze", "At Paul's birthday", "Paul Adeyemi"),
];

/// Who lives together, and where.
const HOUSEHOLDS: [(&str, &[&str], &str); 2] = [
    ("The Haldens", &["Jonas Halden", "Ruth Halden", "Oskar Halden"], "Mill Lane 4\nHarbour Town"),
    ("", &["Amara Okafor", "Ben Okafor"], "St. Anna Street 12\nHarbour Town"),
];

/// The hues of the habits, in their order.
const HUES: [Hue; 5] = [Hue::Teal, Hue::Amber, Hue::Indigo, Hue::Moss, Hue::Plum];

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

/// What is meant to be done, for whom, in how many days; without a number, when we meet.
const INTENTIONS: [(&str, &str, Option<i32>); 3] = [
    ("Send Nora the pictures of the long table", "Nora Lindqvist", Some(1)),
    ("Ask the joiner about frames for Clara", "Clara Beaumont", Some(3)),
    ("Give Leila the Hafez back", "Leila Farahani", None),
];

/// Puts the sample into an empty notebook.
pub fn put(edit: &mut Edit<'_>, today: Day, ids: &mut Ids<'_>) {
    let known: BTreeMap<&str, PersonId> = PEOPLE.iter().map(|row| (row.0, ids.fresh())).collect();
    for (name, circle, company, role, birthday, met) in PEOPLE {
        let Some(id) = known.get(name) else { continue };
        let mut person = Person::new(*id, name);
        person.circle = circle;
        person.company = company.to_owned();
        person.role = role.to_owned();
        person.met = (met > 0).then(|| today.plus(-30 * met).into());
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
        for (_, topic, text) in KNOWN_OF.iter().filter(|row| row.0 == name) {
            topic.add(&mut person, text, today.plus(-20));
        }
        if name == "Clara Beaumont" {
            Topic::Gifts.set_occasion(&mut person, "A good apron", "just because");
        }
        if name == "Tomasz Wrona" {
            let year = |ago: i32| Some(PartialDate::Year(today.ymd().0 - ago));
            let period = Period { from: year(14), until: year(9) };
            person.work.insert("Teacher of maths, Gdańsk".to_owned(), period);
        }
        if name == "Kenji Mori" {
            person.resting = Some(Resting::Until(today.plus(60)));
        }
        if let Some((_, how, through)) = MET.iter().find(|row| row.0 == name) {
            person.met_how = (*how).to_owned();
            person.through = known.get(through).copied();
        }
        edit.put_person(&person);
    }
    for (name, names, address) in HOUSEHOLDS {
        let people = names.iter().filter_map(|name| known.get(name).copied()).collect();
        let (name, address) = (name.to_owned(), address.to_owned());
        edit.put_household(&Household { id: ids.fresh(), name, people, address });
    }
    for (from, kind, to, years) in TIES {
        let pair = known.get(from).zip(known.get(to)).zip(TieKind::from_slug(kind));
        if let Some(Ok(key)) = pair.map(|((from, to), kind)| TieKey::new(*from, *to, kind)) {
            let since = (years > 0).then(|| PartialDate::Year(today.ymd().0 - years));
            edit.put_tie(&Tie { since, ..Tie::new(key) });
        }
    }
    for (ago, names, kind, text) in MOMENTS {
        let people = names.iter().filter_map(|name| known.get(name).copied()).collect();
        let (id, day) = (ids.fresh(), today.plus(-ago));
        edit.put_moment(&Moment { people, text: text.to_owned(), ..Moment::new(id, day, kind) });
    }
    for (text, name, ahead) in INTENTIONS {
        let due = ahead.map_or(Due::WhenWeMeet, |days| Due::On(today.plus(days)));
        edit.put_intention(&Intention {
            id: ids.fresh(),
            text: text.to_owned(),
            people: known.get(name).copied().into_iter().collect(),
            due,
            outcome: Outcome::Open,
            noted: today.plus(-3),
            after: None,
        });
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
        let hue = usize::try_from(at).ok().and_then(|at| HUES.get(at).copied());
        let habit = Habit { hue, ..Habit::new(id, name, kind, rhythm, started) };
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
    use crate::insight::{Graph, Grouping, groups, roles, timeline, warmest};

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
        let noted = notebook.people().flat_map(|one| Topic::ALL.map(|topic| topic.texts(one)));
        assert_eq!(noted.map(|texts| texts.len()).sum::<usize>(), KNOWN_OF.len());
        let met = notebook.people().filter(|person| !person.met_how.is_empty()).count();
        let through = MET.iter().filter(|row| !row.2.is_empty()).count();
        let met_through = notebook.people().filter(|person| person.through.is_some()).count();
        assert_eq!((met, met_through), (MET.len(), through));
        let together: usize = notebook.households().map(|one| one.people.len()).sum();
        assert_eq!(together, HOUSEHOLDS.iter().map(|row| row.1.len()).sum::<usize>());
        let meant: usize = notebook.intentions().map(|one| one.people.len()).sum();
        assert_eq!(meant, INTENTIONS.len());
        assert!(notebook.people().any(|person| person.is_quiet(today)));
        assert!(crate::insight::first(notebook, today, &[]).is_some());

        // The map has something to tell: groups, bridges, some alone, ways and years.
        let graph = Graph::of(notebook);
        let found = groups(notebook, &graph, Grouping::Found);
        let names: Vec<&str> = found.iter().map(|group| group.name.as_str()).collect();
        assert!(found.len() >= 5 && names.contains(&"Choir of St. Mark"), "{names:?}");
        let roles = roles(&graph);
        assert!(roles.only.iter().any(|only| *only));
        assert!((0..graph.len()).any(|node| graph.neighbours(node).is_empty()));
        let people = notebook.people_by_name();
        let dmitri = people.iter().find(|person| person.name == "Dmitri Orlov").unwrap();
        let way = warmest(notebook, None, dmitri.id, today).unwrap();
        assert_eq!(
            way.sentence(notebook, today),
            "You know Olga (wider circle, warm now). Olga leads Dmitri, since 2022."
        );
        let timeline = timeline(notebook, today).unwrap();
        assert!(today.since(timeline.from) > 10 * 365 && timeline.undated < 5);
    }
}
