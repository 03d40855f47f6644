//! Why somebody comes first today, and the sentence that says so. No awareness of who else there is.

use crate::day::Day;
use crate::id::IntentionId;
use crate::life::MomentKind;
use crate::people::{BIRTHDAY, Cadence, Circle, Person};

/// Why somebody comes first today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A date of theirs is today or comes up, and we were not in touch since it came into sight.
    Date {
        /// Its label: "birthday".
        label: String,
        /// In how many days: 0 to as many as it is worth a word ahead.
        in_days: i32,
    },
    /// Something one meant to do for them by today.
    Promise {
        /// Which intention it is.
        id: IntentionId,
        /// In the user's words.
        text: String,
        /// The day it was meant for.
        due: Day,
        /// The joy or the frustration that it follows up, and when that was.
        after: Option<(MomentKind, Day)>,
    },
    /// They told of a frustration some days ago, and we have not been in touch since.
    Frustration {
        /// When.
        on: Day,
    },
    /// They told of a joy lately, and we have not been in touch since.
    Joy {
        /// When.
        on: Day,
    },
    /// It is longer than one would like.
    Drifting {
        /// The last time that counts.
        since: Day,
        /// By which cadence.
        cadence: Cadence,
    },
    /// It is longer than it should be.
    LongUnseen {
        /// The last time that counts.
        since: Day,
        /// By which cadence.
        cadence: Cadence,
    },
    /// They are near, and nothing of the kind that counts is noted yet.
    NothingYet {
        /// By which cadence.
        cadence: Cadence,
    },
    /// They were placed, and it is a while ago; `None` when no moment is noted.
    AWhile {
        /// The last time we were in touch.
        since: Option<Day>,
    },
}

/// From so many days ahead on, a date is one of the near ones.
pub(super) const NEAR_DATE: i32 = 7;

impl Reason {
    /// Lower goes first; within a reason, the more pressing one, then the nearer circle.
    pub(super) fn rank(&self, person: &Person, today: Day) -> (u8, i32, u8) {
        let ring = person.circle.map_or(6, Circle::ring);
        let (kind, order) = match self {
            Reason::Date { in_days: 0, .. } => (0, 0),
            Reason::Promise { due, .. } => (1, today.since(*due)),
            Reason::Date { in_days, .. } if *in_days <= NEAR_DATE => (2, *in_days),
            Reason::Frustration { on } => (3, -today.since(*on)),
            Reason::Joy { on } => (4, -today.since(*on)),
            Reason::Date { in_days, .. } => (5, *in_days),
            Reason::Drifting { since, cadence } | Reason::LongUnseen { since, cadence } => {
                (6, -quarters(today.since(*since), *cadence))
            }
            Reason::NothingYet { .. } => (7, 0),
            // With whom nothing is noted, it is taken to be a year.
            Reason::AWhile { since } => (8, -since.map_or(12, |since| today.since(since) / 30)),
        };
        (kind, order, ring)
    }

    /// The reason as a sentence about the person, by the name to call them.
    pub fn sentence(&self, name: &str, today: Day) -> String {
        match self {
            Reason::Date { label, in_days: 0 } if label == BIRTHDAY => {
                format!("It's {name}'s birthday today.")
            }
            Reason::Date { label, in_days } => {
                let when = match in_days {
                    0 => "today".to_owned(),
                    1 => "tomorrow".to_owned(),
                    n => format!("in {n} days"),
                };
                format!("{name}'s {label} is {when}.")
            }
            Reason::Promise { text, after: Some((MomentKind::Frustration, on)), .. } => {
                let ago = ago(*on, today);
                format!("{name} told you of something hard {ago}, and you meant to: “{text}”.")
            }
            Reason::Promise { text, after: Some((MomentKind::Joy, on)), .. } => {
                format!("{name} shared a joy {}, and you meant to: “{text}”.", ago(*on, today))
            }
            Reason::Promise { text, due, .. } if *due == today => {
                format!("You meant to do this for {name} today: “{text}”.")
            }
            Reason::Promise { text, .. } => {
                format!("You meant to do this for {name}, and today is a good day: “{text}”.")
            }
            Reason::Frustration { on } => {
                format!("{name} told you of something hard {}. How is it now?", ago(*on, today))
            }
            Reason::Joy { on } => {
                format!("{name} shared a joy {}. Ask how it goes on.", ago(*on, today))
            }
            Reason::Drifting { since, cadence } => match is_together(*cadence) {
                true => format!("You were last together {}.", ago(*since, today)),
                false => format!("You were last in touch {}.", ago(*since, today)),
            },
            Reason::LongUnseen { since, cadence } => match is_together(*cadence) {
                true => {
                    format!("You were last together {}; even an hour would do.", ago(*since, today))
                }
                false => {
                    format!(
                        "You were last in touch {}; a short hello is enough.",
                        ago(*since, today)
                    )
                }
            },
            Reason::NothingYet { cadence } if is_together(*cadence) => {
                format!("You would like to see {name}, and no time together is noted yet.")
            }
            Reason::NothingYet { .. } => {
                format!("{name} is close to you, and no moment together is noted yet.")
            }
            Reason::AWhile { since: Some(since) } => {
                format!("You were last in touch {}. Why not say hello?", ago(*since, today))
            }
            Reason::AWhile { since: None } => {
                format!("No moment with {name} is noted yet. Why not say hello?")
            }
        }
    }
}

/// Whether only being together counts.
pub(super) fn is_together(cadence: Cadence) -> bool {
    matches!(cadence, Cadence::Every { together: true, .. })
}

/// How many quarters of the cadence have gone by, at most twelve: coarse, so that those with whom it
/// stands alike take turns by the day, and nobody stands first for ever.
fn quarters(days: i32, cadence: Cadence) -> i32 {
    let ideal = cadence.ideal().unwrap_or(365).max(1);
    days.saturating_mul(4).checked_div(ideal).unwrap_or(0).min(12)
}

/// "yesterday", "5 weeks ago".
pub(super) fn ago(day: Day, today: Day) -> String {
    match today.since(day) {
        ..=0 => "today".into(),
        1 => "yesterday".into(),
        n @ 2..=13 => format!("{n} days ago"),
        n @ 14..=59 => format!("{} weeks ago", n / 7),
        n @ 60..=729 => format!("{} months ago", n / 30),
        n => format!("{} years ago", n / 365),
    }
}
