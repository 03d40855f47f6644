//! Whom to put first today: the choice of one person and a reason.

use std::sync::Arc;

use super::cadence::{Standing, cadence, standing};
use super::reason::{NEAR_DATE, Reason};
use crate::day::Day;
use crate::id::PersonId;
use crate::life::{Due, Intention, MomentKind, Outcome};
use crate::notebook::Notebook;
use crate::people::Person;

/// A person to put first, and the reason it is them.
#[derive(Clone, Debug, PartialEq)]
pub struct First {
    /// Who.
    pub person: Arc<Person>,
    /// Why.
    pub reason: Reason,
}

/// A joy or a frustration is asked after from the next day on, until so many days later; so long is a
/// promise a reason, too. Both stay where they are noted.
const ASK_AGAIN_WITHIN: i32 = 21;

/// Whom to put first: the same for a notebook and a day, whoever asks. `not` are those for whom it
/// is "not today". Never those who rest or died, nor who had their turn today: with whom we were in
/// touch, or for whom something was done that was meant for them. `None` when nobody is left with a
/// reason.
///
/// In this order: a date today; a promise; a date within a week; a frustration, a joy to come back to;
/// a date further ahead that needs time; drifting; nothing noted yet; a while ago.
pub fn first(notebook: &Notebook, today: Day, not: &[PersonId]) -> Option<First> {
    let promises = Promises::of(notebook, today);
    let people = notebook.people().filter(|person| !not.contains(&person.id));
    let candidates = people.filter_map(|person| {
        let reason = reason(notebook, &promises, person, today)?;
        // Among equals the day decides, so that it isn't always the same one.
        let order = (reason.rank(person, today), turn(person.id, today), person.id);
        Some((order, First { person: Arc::clone(person), reason }))
    });
    candidates.min_by_key(|(order, _)| *order).map(|(_, first)| first)
}

/// For whom one was there today, each once: with whom one was in touch, and for whom something was
/// done that was meant for them. They have had their turn: [`first`] names none of them.
pub fn there_for(notebook: &Notebook, today: Day) -> Vec<PersonId> {
    let moments = notebook.moments_on(today).filter(|moment| moment.kind.is_contact());
    let met = moments.flat_map(|moment| notebook.people_at(moment));
    let kept = notebook.intentions().filter(|one| one.outcome == Outcome::Done(today));
    let kept = kept.flat_map(|one| notebook.among(&one.people));
    let mut found: Vec<PersonId> = Vec::new();
    for person in met.chain(kept) {
        if !found.contains(&person.id) {
            found.push(person.id);
        }
    }
    found
}

/// The intentions that matter here: few of all.
struct Promises<'a>(Vec<&'a Arc<Intention>>);

impl<'a> Promises<'a> {
    fn of(notebook: &'a Notebook, today: Day) -> Self {
        let matters = |intention: &&Arc<Intention>| match intention.outcome {
            Outcome::Open => true,
            Outcome::Done(on) => on == today,
            Outcome::LetGo(_) => false,
        };
        Self(notebook.intentions().filter(matters).collect())
    }

    fn open(&self) -> impl Iterator<Item = &Intention> {
        self.0.iter().map(|one| &***one).filter(|one| one.outcome.is_open())
    }

    fn is_kept_for(&self, person: PersonId) -> bool {
        self.0.iter().any(|one| !one.outcome.is_open() && one.people.contains(&person))
    }

    /// What was meant for them by today, the latest first.
    fn due_for(&self, person: PersonId, today: Day) -> Option<(&Intention, Day)> {
        let due = self.open().filter(|one| one.people.contains(&person)).filter_map(|one| {
            let Due::On(day) = one.due else { return None };
            (0..=ASK_AGAIN_WITHIN).contains(&today.since(day)).then_some((one, day))
        });
        due.max_by_key(|(one, day)| (*day, std::cmp::Reverse(one.id)))
    }
}

fn reason(
    notebook: &Notebook,
    promises: &Promises<'_>,
    person: &Person,
    today: Day,
) -> Option<Reason> {
    let last = notebook.last_contact(person.id, today);
    if person.is_quiet(today) || last == Some(today) || promises.is_kept_for(person.id) {
        return None;
    }
    let reasons = [
        date(person, last, today),
        promise(notebook, promises, person.id, today),
        told(notebook, promises, person.id, today),
        stands(notebook, person, last, today),
    ];
    reasons.into_iter().flatten().min_by_key(|reason| reason.rank(person, today))
}

/// The nearest date that is worth a word. Who was in touch since it came into sight has had it, until
/// the day itself.
fn date(person: &Person, last: Option<Day>, today: Day) -> Option<Reason> {
    let ahead = person.dates.iter().filter_map(|(label, date)| {
        let on = date.next_on_or_after(today);
        let lead = person.lead.get(label).map_or(NEAR_DATE, |lead| i32::from(*lead));
        let in_days = on.since(today);
        let is_said = in_days > 0 && last.is_some_and(|last| last >= on.plus(-lead));
        (in_days <= lead && !is_said).then_some((in_days, label))
    });
    let (in_days, label) = ahead.min()?;
    Some(Reason::Date { label: label.clone(), in_days })
}

fn promise(
    notebook: &Notebook,
    promises: &Promises<'_>,
    person: PersonId,
    today: Day,
) -> Option<Reason> {
    let (intention, due) = promises.due_for(person, today)?;
    let after = intention.after.and_then(|id| notebook.moment(id));
    Some(Reason::Promise {
        id: intention.id,
        text: intention.text.clone(),
        due,
        after: after.map(|moment| (moment.kind, moment.day)),
    })
}

/// A joy or a frustration that they still carry and that nobody has come back to since. Where one
/// means to, the day that was chosen for it is awaited.
fn told(
    notebook: &Notebook,
    promises: &Promises<'_>,
    person: PersonId,
    today: Day,
) -> Option<Reason> {
    let on = notebook.last_contact(person, today)?;
    if !(1..=ASK_AGAIN_WITHIN).contains(&today.since(on)) {
        return None;
    }
    let then =
        notebook.moments_of(person).filter(|moment| moment.day == on && moment.is_carried(today));
    let then = then.filter(|moment| promises.open().all(|one| one.after != Some(moment.id)));
    // Of both on one day, the frustration.
    match then.map(|moment| moment.kind).max_by_key(|kind| *kind == MomentKind::Frustration)? {
        MomentKind::Frustration => Some(Reason::Frustration { on }),
        MomentKind::Joy => Some(Reason::Joy { on }),
        _ => None,
    }
}

/// How it stands between us.
fn stands(notebook: &Notebook, person: &Person, last: Option<Day>, today: Day) -> Option<Reason> {
    let cadence = cadence(notebook, person);
    let a_while = || person.circle.map(|_| Reason::AWhile { since: last });
    match standing(notebook, person, today) {
        Standing::Quiet => None,
        Standing::Drifting { since } => Some(Reason::Drifting { since, cadence }),
        Standing::LongUnseen { since } => Some(Reason::LongUnseen { since, cadence }),
        Standing::NothingYet if cadence.ideal().is_some_and(|ideal| ideal < 365) => {
            Some(Reason::NothingYet { cadence })
        }
        Standing::NothingYet | Standing::InTouch | Standing::AsItComes => a_while(),
    }
}

/// Whose turn it is among equals, the lowest first: an even spread over the people, another one each
/// day (a multiplicative hash: D. E. Knuth, The Art of Computer Programming 3, 6.4).
pub(super) fn turn(person: PersonId, today: Day) -> u32 {
    let id = crate::id::AnyId::as_str(&person).bytes();
    let seed = today.number().unsigned_abs();
    id.fold(seed, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(2_654_435_761).rotate_left(13))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::PartialDate;
    use crate::document::Document;
    use crate::id::{AnyId, IntentionId, MomentId};
    use crate::life::Moment;
    use crate::people::{Cadence, Circle, Resting};
    use proptest::prelude::*;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn pid(n: u64) -> PersonId {
        PersonId::from_random(n)
    }

    /// People by number, circle and birthday; moments by person, kind and age in days.
    fn notebook(
        people: &[(u64, Option<Circle>, Option<&str>)],
        moments: &[(u64, MomentKind, i32)],
    ) -> Notebook {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, circle, birthday) in people {
                let mut person = Person::new(pid(*n), format!("Person{n}"));
                person.circle = *circle;
                person.dates =
                    birthday.iter().map(|b| ("birthday".into(), b.parse().unwrap())).collect();
                edit.put_person(&person);
            }
            for (at, (n, kind, age)) in moments.iter().enumerate() {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(at as u64),
                    day: today().plus(-age),
                    kind: *kind,
                    people: [pid(*n)].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
        document.notebook().clone()
    }

    fn check(notebook: &Notebook, who: u64, sentence: &str) {
        let first = first(notebook, today(), &[]).unwrap();
        assert_eq!(first.person.id, pid(who));
        assert_eq!(first.reason.sentence(first.person.short_name(), today()), sentence);
    }

    #[test]
    fn each_reason_in_its_turn() {
        use MomentKind as M;
        let (heart, close, wider) = (Some(Circle::Heart), Some(Circle::Close), Some(Circle::Wider));
        let mut people = vec![(1, wider, None)];
        let mut moments = vec![(1, M::Met, 40)];
        check(
            &notebook(&people, &moments),
            1,
            "You were last in touch 5 weeks ago. Why not say hello?",
        );
        people.push((2, close, None));
        check(
            &notebook(&people, &moments),
            2,
            "Person2 is close to you, and no moment together is noted yet.",
        );
        people.push((3, close, None));
        moments.push((3, M::Talked, 70));
        check(&notebook(&people, &moments), 3, "You were last in touch 2 months ago.");
        // A heart drifts sooner than a close friend.
        people.push((4, heart, None));
        moments.push((4, M::Talked, 40));
        check(&notebook(&people, &moments), 4, "You were last in touch 5 weeks ago.");
        people.push((5, wider, None));
        moments.push((5, M::Joy, 2));
        check(
            &notebook(&people, &moments),
            5,
            "Person5 shared a joy 2 days ago. Ask how it goes on.",
        );
        people.push((6, wider, None));
        moments.push((6, M::Frustration, 1));
        check(
            &notebook(&people, &moments),
            6,
            "Person6 told you of something hard yesterday. How is it now?",
        );
        people.push((7, None, Some("--11-24")));
        check(&notebook(&people, &moments), 7, "Person7's birthday is in 3 days.");
        people.push((8, None, Some("1990-11-21")));
        check(&notebook(&people, &moments), 8, "It's Person8's birthday today.");
        // Who was in touch today has had their turn.
        moments.push((8, M::Talked, 0));
        check(&notebook(&people, &moments), 7, "Person7's birthday is in 3 days.");
    }

    /// The same, with what one meant to do: for whom, how many days ago it was due, after which moment.
    fn promised(
        people: &[(u64, Option<Circle>, Option<&str>)],
        moments: &[(u64, MomentKind, i32)],
        promises: &[(u64, i32, Option<u64>, Outcome)],
    ) -> Notebook {
        let mut document = Document::new(1);
        let before = notebook(people, moments);
        document.edit("", |edit| {
            before.people().for_each(|person| edit.put_person(person));
            before.moments().for_each(|moment| edit.put_moment(moment));
            for (at, (n, ago, after, outcome)) in promises.iter().enumerate() {
                edit.put_intention(&Intention {
                    id: IntentionId::from_random(at as u64),
                    text: format!("promise {at}"),
                    people: [pid(*n)].into(),
                    due: Due::On(today().plus(-ago)),
                    outcome: *outcome,
                    noted: today().plus(-30),
                    after: after.map(MomentId::from_random),
                });
            }
        });
        document.notebook().clone()
    }

    #[test]
    fn a_promise_comes_first_on_its_day_and_for_three_weeks() {
        let friends = Some(Circle::Friends);
        let people = [(1, friends, None), (2, friends, Some("--11-24"))];
        let met = [(1, MomentKind::Met, 60), (2, MomentKind::Met, 50)];
        let on = |ago, outcome| promised(&people, &met, &[(1, ago, None, outcome)]);
        let today_words = "You meant to do this for Person1 today: “promise 0”.";
        let later = "You meant to do this for Person1, and today is a good day: “promise 0”.";
        check(&on(0, Outcome::Open), 1, today_words);
        check(&on(1, Outcome::Open), 1, later);
        check(&on(21, Outcome::Open), 1, later);
        let birthday = "Person2's birthday is in 3 days.";
        for (ago, outcome) in [
            (22, Outcome::Open),
            (-1, Outcome::Open),
            (0, Outcome::LetGo(today())),
            (0, Outcome::Done(today())),
        ] {
            check(&on(ago, outcome), 2, birthday);
        }
        // Who had their turn by a promise that was kept today has had it.
        let kept = on(0, Outcome::Done(today()));
        assert_eq!(first(&kept, today(), &[pid(2)]), None);
        let kept = on(0, Outcome::Done(today().plus(-1)));
        assert!(first(&kept, today(), &[pid(2)]).is_some());
        // A birthday is today's alone.
        let people = [(1, friends, None), (2, friends, Some("--11-21"))];
        let both = promised(&people, &met, &[(1, 0, None, Outcome::Open)]);
        check(&both, 2, "It's Person2's birthday today.");
        // Of several, the latest.
        let two = [(1, 5, None, Outcome::Open), (1, 2, None, Outcome::Open)];
        let of_two = promised(&people[..1], &met, &two);
        check(
            &of_two,
            1,
            "You meant to do this for Person1, and today is a good day: “promise 1”.",
        );
    }

    #[test]
    fn for_whom_one_was_there_today() {
        use MomentKind as M;
        let people: Vec<_> = (0..6).map(|n| (n, Some(Circle::Friends), None)).collect();
        let moments = [(1, M::Met, 0), (2, M::Note, 0), (3, M::Met, 1), (1, M::Talked, 0)];
        let promises =
            [(4, 3, None, Outcome::Done(today())), (5, 0, None, Outcome::LetGo(today()))];
        let notebook = promised(&people, &moments, &promises);
        assert_eq!(there_for(&notebook, today()), [pid(1), pid(4)]);
        assert_eq!(there_for(&notebook, today().plus(1)), []);
    }

    #[test]
    fn the_day_that_was_chosen_to_ask_again_is_awaited() {
        let people = [(1, Some(Circle::Friends), None)];
        let moments = [(1, MomentKind::Frustration, 5)];
        let on = |ago| promised(&people, &moments, &[(1, ago, Some(0), Outcome::Open)]);
        let found = first(&on(-2), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::AWhile { .. }));
        let words = "Person1 told you of something hard 5 days ago, and you meant to: “promise 0”.";
        check(&on(0), 1, words);
    }

    #[test]
    fn what_is_over_is_not_asked_after() {
        let people = [(1, Some(Circle::Friends), None)];
        let mut document = Document::new(1);
        let before = notebook(&people, &[(1, MomentKind::Frustration, 5)]);
        document.edit("", |edit| {
            before.people().for_each(|person| edit.put_person(person));
            for moment in before.moments() {
                edit.put_moment(&Moment { over: Some(today()), ..(**moment).clone() });
            }
        });
        let found = first(document.notebook(), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::AWhile { .. }));
    }

    /// A notebook of these people, with moments by person, kind and age in days.
    fn of(people: &[Person], moments: &[(u64, MomentKind, i32)]) -> Notebook {
        let ids: Vec<_> = people.iter().map(|person| (person.id, person)).collect();
        let mut document = Document::new(1);
        document.edit("", |edit| {
            ids.iter().for_each(|(_, person)| edit.put_person(person));
            for (at, (n, kind, age)) in moments.iter().enumerate() {
                let moment =
                    Moment::new(MomentId::from_random(at as u64), today().plus(-age), *kind);
                edit.put_moment(&Moment { people: [pid(*n)].into(), ..moment });
            }
        });
        document.notebook().clone()
    }

    fn person(n: u64, circle: Circle) -> Person {
        Person { circle: Some(circle), ..Person::new(pid(n), format!("Person{n}")) }
    }

    #[test]
    fn drifting_and_long_unseen_by_the_cadence_of_each() {
        let friend = person(1, Circle::Friends);
        let seen = |person: &Person, kind, age| of(std::slice::from_ref(person), &[(1, kind, age)]);
        let talked = MomentKind::Talked;
        check(&seen(&friend, talked, 184), 1, "You were last in touch 6 months ago.");
        let long = "You were last in touch 12 months ago; a short hello is enough.";
        check(&seen(&friend, talked, 367), 1, long);
        let often = Person { cadence: Cadence::every(7, 14), ..friend.clone() };
        check(&seen(&often, talked, 8), 1, "You were last in touch 8 days ago.");
        let together = often.cadence.map(|cadence| cadence.together(true));
        let together = Person { cadence: together, ..friend.clone() };
        check(&seen(&together, MomentKind::Meal, 8), 1, "You were last together 8 days ago.");
        let words = "You would like to see Person1, and no time together is noted yet.";
        check(&seen(&together, talked, 8), 1, words);
        let free = Person { cadence: Some(Cadence::Never), ..friend };
        let words = "You were last in touch 24 months ago. Why not say hello?";
        check(&seen(&free, talked, 729), 1, words);
    }

    #[test]
    fn the_quiet_are_never_put_first() {
        let mut person = person(1, Circle::Heart);
        person.dates.insert("birthday".into(), "--11-21".parse().unwrap());
        let first = |person: &Person| {
            first(
                &of(std::slice::from_ref(person), &[(1, MomentKind::Frustration, 2)]),
                today(),
                &[],
            )
        };
        assert!(first(&person).is_some());
        for resting in [Resting::Open, Resting::Until(today())] {
            assert_eq!(first(&Person { resting: Some(resting), ..person.clone() }), None);
        }
        let over = Some(Resting::Until(today().plus(-1)));
        assert!(first(&Person { resting: over, ..person.clone() }).is_some());
        assert_eq!(first(&Person { died: Some(PartialDate::Year(2020)), ..person }), None);
    }

    #[test]
    fn dates_come_into_sight_as_far_ahead_as_they_need() {
        let met = |age| [(1, MomentKind::Met, age)];
        let mut person = person(1, Circle::Friends);
        person.dates.insert("birthday".into(), "--12-21".parse().unwrap());
        person.dates.insert("wedding day".into(), "--11-29".parse().unwrap());
        let is_date = |person: &Person, age| match first(
            &of(std::slice::from_ref(person), &met(age)),
            today(),
            &[],
        ) {
            Some(First { reason: Reason::Date { label, .. }, .. }) => Some(label),
            _ => None,
        };
        assert_eq!(is_date(&person, 60), None, "8 and 30 days ahead");
        person.lead.insert("birthday".into(), 31);
        assert_eq!(is_date(&person, 60).as_deref(), Some("birthday"));
        person.lead.insert("wedding day".into(), 9);
        assert_eq!(is_date(&person, 60).as_deref(), Some("wedding day"), "the nearer one");
        // It was said, for we were in touch since it came into sight.
        assert_eq!(is_date(&person, 1), None);
        person.dates.insert("birthday".into(), "--11-21".parse().unwrap());
        assert_eq!(is_date(&person, 1).as_deref(), Some("birthday"), "on the day itself, again");
        person.lead.insert("birthday".into(), 0);
        assert_eq!(is_date(&person, 1).as_deref(), Some("birthday"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// The choice is a function of notebook and day: whoever writes it in whichever order, and
        /// whoever else is passed over.
        #[test]
        fn the_choice_is_a_function_of_notebook_and_day(
            rings in prop::collection::vec(0_u8..6, 1..9),
            moments in prop::collection::vec((0_u64..9, 0_usize..11, -3_i32..800), 0..14),
            promises in prop::collection::vec((0_u64..9, -5_i32..30), 0..4),
            day in 0_i32..700,
            shuffle: u64,
        ) {
            let today = today().plus(day);
            let people: Vec<_> = rings
                .iter()
                .enumerate()
                .map(|(n, ring)| (n as u64, Circle::from_ring(*ring), (*ring == 3).then_some("--11-25")))
                .collect();
            let moments: Vec<_> = moments.iter().map(|(n, kind, age)| (*n, MomentKind::ALL[*kind], *age)).collect();
            let promises: Vec<_> = promises.iter().map(|(n, ago)| (*n, *ago, None, Outcome::Open)).collect();
            let here = promised(&people, &moments, &promises);
            let had = there_for(&here, today);
            let mut turned = people.clone();
            turned.rotate_left(usize::try_from(shuffle % people.len() as u64).unwrap());
            if shuffle % 2 == 0 {
                turned.reverse();
            }
            let there = promised(&turned, &moments, &promises);
            let mut not = Vec::new();
            loop {
                let chosen = first(&here, today, &not);
                prop_assert_eq!(&chosen, &first(&here, today, &not));
                prop_assert_eq!(&chosen, &first(&there, today, &not));
                let Some(chosen) = chosen else { break };
                prop_assert!(!not.contains(&chosen.person.id) && !had.contains(&chosen.person.id));
                // To pass over somebody else changes nothing.
                for other in here.people().filter(|other| other.id != chosen.person.id) {
                    let mut more = not.clone();
                    more.push(other.id);
                    prop_assert_eq!(first(&here, today, &more), Some(chosen.clone()));
                }
                not.push(chosen.person.id);
            }
        }
    }

    #[test]
    fn a_frustration_is_followed_up_until_we_were_in_touch() {
        let people = [(1, Some(Circle::Wider), None)];
        let asked = [(1, MomentKind::Frustration, 5), (1, MomentKind::Listened, 1)];
        let found = first(&notebook(&people, &asked), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::AWhile { .. }));
        // A note about them is not being in touch.
        let noted = [(1, MomentKind::Frustration, 5), (1, MomentKind::Note, 1)];
        let found = first(&notebook(&people, &noted), today(), &[]).unwrap();
        assert!(matches!(found.reason, Reason::Frustration { .. }));
    }

    #[test]
    fn not_today_offers_another_and_then_nobody() {
        let people: Vec<_> = (1..=3).map(|n| (n, Some(Circle::Friends), None)).collect();
        let notebook = notebook(&people, &[]);
        let mut not = Vec::new();
        while let Some(first) = first(&notebook, today(), &not) {
            assert!(!not.contains(&first.person.id));
            not.push(first.person.id);
        }
        assert_eq!(not.len(), 3);
    }

    #[test]
    fn nobody_placed_is_nobody_first() {
        assert_eq!(first(&notebook(&[(1, None, None)], &[]), today(), &[]), None);
        assert_eq!(first(&Notebook::default(), today(), &[]), None);
    }

    #[test]
    fn the_same_day_the_same_person_and_others_on_other_days() {
        let people: Vec<_> = (1..=20).map(|n| (n, Some(Circle::Friends), None)).collect();
        let notebook = notebook(&people, &[]);
        let on = |n| first(&notebook, today().plus(n), &[]).unwrap().person.id;
        assert_eq!(on(0), on(0));
        let mut different: Vec<_> = (0..14).map(on).collect();
        different.sort_unstable();
        different.dedup();
        assert!(different.len() > 5, "{} of 14 days", different.len());
    }
}
