//! Warmth: how near two people are *now*, by the moments they have had. It is shown as a glow and
//! told in words, never as a number.

use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::Circle;

/// How warm it is between me and this person today, 0 (quiet) to 1 (glowing).
///
/// Each moment of contact adds one when it happens and fades by half in every cadence of the
/// person's circle (exponential smoothing, R. G. Brown 1956; the half-life is the span after which
/// people there begin to drift, so that nearness fades at the pace the user chose for it). The sum
/// `x` is bent to `1 - 2^-x`: one moment today is half of the way, a second a half of the rest, so
/// that many moments with one person never outshine everybody else.
///
/// Nor is it ever warmer than the last moment is fresh: from glowing at once, [`fresh`] falls to mild
/// when the cadence is over. So whoever drifts is told as mild or quiet, never as warm.
pub fn warmth(notebook: &Notebook, person: PersonId, today: Day) -> f32 {
    let circle = notebook.person(person).and_then(|person| person.circle);
    let half_life = half_life(circle);
    let (mut sum, mut last) = (0.0_f32, None);
    for moment in notebook.moments_of(person) {
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

/// How warm it can be at most when the last moment was so many days ago: 1 on that day, evenly down
/// to the least of [`Warmth::Warm`](crate::people::Warmth) when the cadence is over, mild from then on.
fn fresh(age: i32, cadence: i32) -> f32 {
    const WARM: f32 = 0.3;
    if age > cadence { WARM - 0.01 } else { 1.0 - (1.0 - WARM) * to_f32(age) / to_f32(cadence) }
}

fn half_life(circle: Option<Circle>) -> i32 {
    const OUTERMOST: i32 = 365;
    circle.and_then(Circle::cadence_days).unwrap_or(OUTERMOST)
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
    use crate::people::Person;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn after(ages: &[i32], kind: MomentKind, circle: Circle) -> f32 {
        let id = PersonId::from_random(1);
        let mut document = Document::new(1);
        document.edit("", |edit| {
            edit.put_person(&Person { circle: Some(circle), ..Person::new(id, "Ada") });
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
            let drifts = circle.cadence_days().is_some_and(|cadence| ago > cadence);
            assert!(!drifts || W::of(warmth) < W::Warm);
        }
    }

    #[test]
    fn notes_and_the_future_warm_nothing() {
        assert_eq!(after(&[0, 3], MomentKind::Note, Circle::Close), 0.0);
        assert_eq!(after(&[-5], MomentKind::Talked, Circle::Close), 0.0);
    }
}
