//! How strong a practice has become: a shape that fills, and how it came to. The number is told
//! only to who asks.

use leptos::prelude::*;

use super::Followed;
use crate::browser::dates;
use crate::day::Day;
use crate::giving::{Course, strength_word};
use crate::ui::desk::use_desk;

/// As many points are drawn at most.
const POINTS: i32 = 80;

/// The part.
#[component]
pub fn Growth(
    /// The course.
    course: Followed,
) -> impl IntoView {
    let desk = use_desk();
    let strength = move || course.with(|course| course.as_ref().map_or(0.0, |c| c.strength()));
    let welcome = move || course.with(|course| course.as_ref().and_then(|c| c.welcome()));
    let line = Memo::new(move |_| {
        let today = desk.today();
        course.with(|course| course.as_ref().map(|course| line(course, today)))
    });
    let path = move || line.get().map(|line| format!("M{line}"));
    let area = move || line.get().map(|line| format!("M0,40 L{line} L100,40 Z"));
    let began = move || {
        let first = course.with(|course| course.as_ref().map(|course| course.first()));
        first.map(|first| dates::short(first, desk.today()))
    };
    let told = move || format!("How it grew since {}", began().unwrap_or_default());
    let number = move || format!("{:.0} of 100", strength() * 100.0);
    view! {
        <section class="part growth">
            <h2>"How it grows"</h2>
            <p class="growth-word">
                <strong>{move || strength_word(strength())}</strong>
                {move || welcome().map(|words| format!(" · {words}"))}
            </p>
            <svg
                class="growth-line"
                viewBox="0 0 100 40"
                preserveAspectRatio="none"
                role="img"
                aria-label=told
            >
                <path class="growth-area" d=area />
                <path class="growth-edge" d=path />
            </svg>
            <p class="growth-ends faint small" aria-hidden="true">
                <span>{began}</span>
                <span>"today"</span>
            </p>
            <details class="as-number">
                <summary>"As a number"</summary>
                <p class="soft small">
                    {number}
                    ". It moves with each day of practice, slowly; rests leave it where it is."
                </p>
            </details>
        </section>
    }
}

/// The strength from its first day to today, in a field of 100 by 40: "0,40 1.3,38.2 ...".
fn line(course: &Course, today: Day) -> String {
    let days = today.since(course.first()).max(1);
    let points = days.min(POINTS);
    let point = |n: i32| {
        let part = f64::from(n) / f64::from(points);
        #[allow(clippy::cast_possible_truncation, reason = "a share of a number of days")]
        let day = course.first().plus((part * f64::from(days)).round() as i32);
        let strength = if day == today { course.strength() } else { course.strength_on(day) };
        format!("{:.1},{:.1}", part * 100.0, 39.0 - strength * 38.0)
    };
    (0..=points).map(point).collect::<Vec<_>>().join(" ")
}
