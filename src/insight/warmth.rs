//! Warmth: how near two people are *now*, by the moments they have had. It is shown as a glow and
//! told in words, never as a number.

use super::cadence::cadence;
use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::Person;

/// How warm it is between me and this person today, 0 (quiet) to 1 (glowing).
///
/// Each moment of contact adds one when it happens and fades by half in every span of the person's
/// cadence (exponential smoothing, R. G. Brown 1956). With moments `ages` days ago and a half-life of
/// `h` days,
///
/// ```text
/// x      = sum of 2^(-age / h) over ages
/// warmth = min(1 - 2^-x, fresh(youngest age))
/// ```
///
/// The half-life is the span after which they begin to drift, so that nearness fades at the pace the
/// user chose: three weeks in the innermost circle, a year in the outer ones, unless it was chosen
/// otherwise; where one is in touch as it comes, the circle's usual one. All kinds of contact add the
/// same: a weight for a meal against a call would be keeping score. The bend `1 - 2^-x` makes one
/// moment today half of the way and a second one half of the rest, so that many moments with one
/// person never outshine everybody else.
///
/// Nor is it ever warmer than the last moment is fresh: from glowing at once, [`fresh`] falls to mild
/// when the cadence is over. So whoever drifts is told as mild or quiet, never as warm, unless theirs
/// is a cadence of being together: one can talk warmly and not have sat together for long.
///
/// Who died stays as warm as on that day (of a year or a month, on its last day): what was between us
/// doesn't cool. A rest changes nothing: it asks for nothing, and pretends nothing.
pub fn warmth(notebook: &Notebook, person: PersonId, today: Day) -> f32 {
    let Some(person) = notebook.person(person) else { return 0.0 };
    let half_life = half_life(notebook, person);
    let today = person.died.map_or(today, |died| died.last().min(today));
    let (mut sum, mut last) = (0.0_f32, None);
    for moment in notebook.moments_of(person.id) {
        let age = today.since(moment.day);
        if !moment.kind.is_contact() || age < 0 {
            continue;
        }
        // Latest first: after ten half-lives nothing is left to add.
        if age > 10 * half_life {
            break;
        }
        last.get_or_insert(age);
        sum += (-to_f32(age) / to_f32(half_life)).exp2();
    }
    let fresh = last.map_or(0.0, |age| fresh(age, half_life));
    (1.0 - (-sum).exp2()).min(fresh)
}

/// The same as it is shown around a face and on the map: who died is shown quietly, without a glow.
pub fn glow(notebook: &Notebook, person: PersonId, today: Day) -> f32 {
    let died = notebook.person(person).is_some_and(|person| person.died.is_some());
    if died { 0.0 } else { warmth(notebook, person, today) }
}

/// How warm it can be at most when the last moment was so many days ago: 1 on that day, evenly down
/// to the least of [`Warmth::Warm`](crate::people::Warmth) when the cadence is over, mild from then on.
fn fresh(age: i32, cadence: i32) -> f32 {
    const WARM: f32 = 0.3;
    if age > cadence { WARM - 0.01 } else { 1.0 - (1.0 - WARM) * to_f32(age) / to_f32(cadence) }
}

/// In days, 1 to 3,660.
fn half_life(notebook: &Notebook, person: &Person) -> i32 {
    const OUTERMOST: i32 = 365;
    let usual = || person.circle?.cadence().ideal();
    cadence(notebook, person).ideal().or_else(usual).unwrap_or(OUTERMOST)
}

// Days are far below 2^24, where f32 is exact.
#[allow(clippy::cast_precision_loss)]
fn to_f32(days: i32) -> f32 {
    days as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId};
    use crate::life::{Moment, MomentKind};
    use crate::notebook::Settings;
    use crate::people::{Cadence, Circle};

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn in_circle(circle: Circle) -> Person {
        Person { circle: Some(circle), ..Person::new(PersonId::from_random(1), "Ada") }
    }

    fn after(ages: &[i32], kind: MomentKind, circle: Circle) -> f32 {
        of(&in_circle(circle), &Settings::default(), ages, kind)
    }

    fn of(person: &Person, settings: &Settings, ages: &[i32], kind: MomentKind) -> f32 {
        let id = person.id;
        let mut document = Document::new(1);
        document.edit("", |edit| {
            edit.put_person(person);
            edit.put_settings(settings);
            for (n, age) in ages.iter().enumerate() {
                edit.put_moment(&Moment {
                    id: MomentId::from_random(n as u64),
                    day: today().plus(-age),
                    kind,
                    people: [id].into(),
                    text: String::new(),
                    habit: None,
                    part: None,
                    over: None,
                });
            }
        });
        warmth(document.notebook(), id, today())
    }

    #[test]
    fn who_died_is_shown_without_a_glow() {
        let alive = in_circle(Circle::Close);
        let died = Person { died: Some(today().into()), ..alive.clone() };
        for (person, glows) in [(alive, true), (died, false)] {
            let mut document = Document::new(1);
            document.edit("", |edit| {
                edit.put_person(&person);
                let moment = Moment::new(MomentId::from_random(1), today(), MomentKind::Met);
                edit.put_moment(&Moment { people: [person.id].into(), ..moment });
            });
            assert_eq!(glow(document.notebook(), person.id, today()) > 0.0, glows);
        }
    }

    #[test]
    fn fades_by_half_in_a_cadence() {
        let close = |ages: &[i32]| after(ages, MomentKind::Talked, Circle::Close);
        assert_eq!(close(&[]), 0.0);
        assert!((close(&[0]) - 0.5).abs() < 1e-6);
        assert!((close(&[0, 0]) - 0.75).abs() < 1e-6);
        assert!((close(&[61]) - (1.0 - 0.5_f32.sqrt())).abs() < 1e-6);
        assert!(close(&[1]) > close(&[30]) && close(&[30]) > close(&[300]));
        assert!(close(&[0; 50]) <= 1.0);
    }

    #[test]
    fn nearer_circles_fade_sooner() {
        let at = |circle| after(&[60], MomentKind::Talked, circle);
        assert!(at(Circle::Heart) < at(Circle::Close) && at(Circle::Close) < at(Circle::Wider));
    }

    #[test]
    fn who_drifts_is_never_told_as_warm() {
        use crate::people::Warmth as W;
        // How many days ago the last moment was, and how many there were before it, one a day.
        for (circle, ago, before, word) in [
            (Circle::Heart, 0, 30, W::Glowing),
            (Circle::Heart, 10, 30, W::Glowing),
            (Circle::Heart, 14, 30, W::Warm),
            (Circle::Heart, 21, 30, W::Warm),
            (Circle::Heart, 22, 30, W::Mild),
            (Circle::Heart, 22, 0, W::Mild),
            (Circle::Heart, 100, 0, W::Quiet),
            (Circle::Close, 61, 9, W::Warm),
            (Circle::Close, 62, 9, W::Mild),
            (Circle::Friends, 184, 9, W::Mild),
            (Circle::Wider, 366, 9, W::Mild),
            (Circle::Known, 100, 9, W::Glowing),
        ] {
            let ages: Vec<i32> = (ago..=ago + before).collect();
            let warmth = after(&ages, MomentKind::Talked, circle);
            assert_eq!(W::of(warmth), word, "{circle:?}, {ago} days ago, {before} before");
            let drifts = circle.cadence().ideal().is_some_and(|cadence| ago > cadence);
            assert!(!drifts || W::of(warmth) < W::Warm);
        }
    }

    #[test]
    fn fades_at_the_pace_that_was_chosen() {
        let talked = |person: &Person, settings: &Settings, age| {
            of(person, settings, &[age], MomentKind::Talked)
        };
        let half = 1.0 - 0.5_f32.sqrt();
        let near = |warmth: f32, wanted: f32| (warmth - wanted).abs() < 1e-6;
        let (close, mut settings) = (in_circle(Circle::Close), Settings::default());
        assert!(near(talked(&close, &settings, 61), half));
        settings.cadences.insert(Circle::Close, Cadence::every(30, 60).unwrap());
        assert!(near(talked(&close, &settings, 30), half));
        let own = Person { cadence: Cadence::every(10, 20), ..close.clone() };
        assert!(near(talked(&own, &settings, 10), half));
        // As it comes, it fades as is usual in the circle; who isn't placed fades slowest.
        let own = Person { cadence: Some(Cadence::Never), ..close.clone() };
        assert!(near(talked(&own, &settings, 61), half));
        assert!(near(talked(&Person { circle: None, ..close }, &settings, 365), half));
    }

    #[test]
    fn every_kind_of_contact_warms_alike() {
        for kind in MomentKind::ALL.into_iter().filter(|kind| kind.is_contact()) {
            let talked = after(&[3, 9], MomentKind::Talked, Circle::Close);
            assert_eq!(after(&[3, 9], kind, Circle::Close), talked, "{kind:?}");
        }
    }

    #[test]
    fn who_died_stays_as_warm_as_they_were_and_a_rest_changes_nothing() {
        let (heart, none) = (in_circle(Circle::Heart), Settings::default());
        let ages: Vec<i32> = (300..330).collect();
        let warm = |person: &Person| of(person, &none, &ages, MomentKind::Met);
        assert!(warm(&heart) < 0.1);
        let died = |when: &str| Person { died: Some(when.parse().unwrap()), ..heart.clone() };
        // 300 days before.
        assert!(warm(&died("2026-01-25")) > 0.9);
        assert!(warm(&died("2026-02")) < warm(&died("2026-01-26")), "of a month, its last day");
        assert_eq!(warm(&died("2026")), warm(&heart), "never later than today");
        let resting = Some(crate::people::Resting::Open);
        assert_eq!(warm(&Person { resting, ..heart.clone() }), warm(&heart));
    }

    #[test]
    fn notes_and_the_future_warm_nothing() {
        assert_eq!(after(&[0, 3], MomentKind::Note, Circle::Close), 0.0);
        assert_eq!(after(&[-5], MomentKind::Talked, Circle::Close), 0.0);
    }
}
