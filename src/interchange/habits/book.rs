//! What a file of habits says, while it is read: habits in its order, each with its days.

use std::collections::BTreeMap;

use crate::day::Day;
use crate::giving::{Amount, Check, CheckKey, DayMark, Habit, HabitKind, Hue, Measure, Rhythm};
use crate::id::{HabitId, Ids};
use crate::interchange::problem::{Problems, quoted};
use crate::interchange::{Draft, Format, Marked, Refusal};
use crate::people::clean_line;

/// More habits than a life holds.
const HABITS_MAX: usize = 2_000;

/// More days than a life of habits has.
const DAYS_MAX: usize = 2_000_000;

/// A habit as a file has it.
#[derive(Default)]
pub(super) struct Page {
    pub(super) name: String,
    pub(super) notes: String,
    pub(super) group: String,
    pub(super) unit: String,
    pub(super) rhythm: Option<Rhythm>,
    pub(super) measure: Option<Measure>,
    pub(super) target: Amount,
    pub(super) hue: Option<Hue>,
    pub(super) started: Option<Day>,
    pub(super) archived: bool,
    pub(super) checks: BTreeMap<Day, Option<Amount>>,
    pub(super) marks: BTreeMap<Day, DayMark>,
}

impl Page {
    /// A rest on this day.
    pub(super) fn rest(&mut self, day: Day) {
        self.marks.entry(day).or_default().rest = true;
    }

    /// A note on this day; an empty one says nothing.
    pub(super) fn note(&mut self, day: Day, note: &str) {
        if !note.trim().is_empty() {
            note.trim().clone_into(&mut self.marks.entry(day).or_default().note);
        }
    }

    fn first(&self) -> Option<Day> {
        let days = self.checks.keys().next().into_iter().chain(self.marks.keys().next());
        days.min().copied()
    }

    fn last(&self) -> Option<Day> {
        let days = self.checks.keys().next_back().into_iter().chain(self.marks.keys().next_back());
        days.max().copied()
    }
}

/// All of a file.
#[derive(Default)]
pub(super) struct Book {
    pub(super) pages: Vec<Page>,
    pub(super) problems: Problems,
}

impl Book {
    /// A problem with the habit of this number in the file, from 1.
    pub(super) fn problem(&mut self, number: usize, what: impl Into<String>, why: &str) {
        self.problems.add(format!("habit {number}"), what, why);
    }

    /// The draft. `made` is the day the file was made, where it says so: a habit that was never done
    /// begins then.
    pub(super) fn draft(
        mut self,
        format: Format,
        made: Option<Day>,
        ids: &mut Ids<'_>,
    ) -> Result<Draft, Refusal> {
        let days: usize = self.pages.iter().map(|page| page.checks.len() + page.marks.len()).sum();
        if self.pages.len() > HABITS_MAX || days > DAYS_MAX {
            return Err(Refusal::TooMany(HABITS_MAX));
        }
        let last = self.pages.iter().filter_map(Page::last).max();
        let (mut habits, mut checks, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        for (number, page) in (1..).zip(std::mem::take(&mut self.pages)) {
            let name = clean_line(&page.name);
            if name.is_empty() {
                self.problem(number, "A habit was left out", "It has no name.");
                continue;
            }
            let id: HabitId = ids.fresh();
            let (first, end) = (page.first(), page.last());
            let started = page.started.into_iter().chain(first).min().or(made).or(last);
            let habit = Habit {
                measure: page.measure.unwrap_or(Measure::YesNo),
                target: page.target,
                unit: clean_line(&page.unit),
                group: clean_line(&page.group),
                hue: page.hue,
                notes: page.notes.trim().to_owned(),
                order: i32::try_from(habits.len()).unwrap_or(i32::MAX).saturating_mul(1024),
                ..Habit::new(
                    id,
                    &name,
                    HabitKind::Craft,
                    page.rhythm.unwrap_or(Rhythm::Daily),
                    started.unwrap_or(Day::EPOCH),
                )
            };
            let archived = page.archived.then(|| made.or(end).unwrap_or(habit.started));
            habits.push(Habit { archived, ..habit });
            let its = page.checks.into_iter();
            checks.extend(its.map(|(day, amount)| Check { habit: id, day, amount }));
            let its = page.marks.into_iter().filter(|(_, mark)| *mark != DayMark::default());
            marks.extend(its.map(|(day, mark)| Marked { key: CheckKey { habit: id, day }, mark }));
        }
        Ok(Draft::of_habits(format, habits, checks, marks, self.problems.into_list()))
    }
}

/// How often, from so many times in so many days; what can't be is said and becomes daily.
pub(super) fn rhythm(times: Option<u32>, days: Option<u32>) -> Option<Rhythm> {
    let (times, days) = (u16::try_from(times?).ok()?, u16::try_from(days?).ok()?);
    match days {
        0 => None,
        30 | 31 if (1..=31).contains(&times) && times < days => {
            Rhythm::times_a_month(u8::try_from(times).ok()?)
        }
        _ => Rhythm::times_in(times.min(days), days),
    }
}

/// Said where a rhythm can't be told.
pub(super) fn no_rhythm(name: &str) -> String {
    format!("How often {} wants to be done became “every day”", quoted(name))
}

/// An amount as a number of another program has it; below nothing there is none.
pub(super) fn amount(number: f64) -> Option<Amount> {
    // Their numbers have few places; ours three.
    (number.is_finite() && (0.0..1e9).contains(&number))
        .then(|| format!("{number:.3}").parse().ok())
        .flatten()
}

/// The hues as colours, for programs that know no names: red, green, blue.
pub(super) const COLOURS: [(Hue, [u8; 3]); 8] = [
    (Hue::Amber, [0xe0, 0x9a, 0x2d]),
    (Hue::Olive, [0x8a, 0x8f, 0x2a]),
    (Hue::Moss, [0x4f, 0x8f, 0x45]),
    (Hue::Teal, [0x1f, 0x8f, 0x83]),
    (Hue::Sky, [0x3a, 0x8f, 0xc9]),
    (Hue::Indigo, [0x4b, 0x55, 0xb5]),
    (Hue::Plum, [0x94, 0x4a, 0x9c]),
    (Hue::Stone, [0x81, 0x76, 0x6a]),
];

/// The hue nearest to a colour as `#RRGGBB`.
pub(super) fn hue(colour: &str) -> Option<Hue> {
    let digits = colour.trim().strip_prefix('#')?;
    let part = |at: usize| i32::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let rgb = [part(0)?, part(2)?, part(4)?];
    let away = |colour: &[u8; 3]| -> i32 {
        let parts = rgb.iter().zip(colour);
        parts.map(|(one, other)| (one - i32::from(*other)) * (one - i32::from(*other))).sum()
    };
    COLOURS.iter().min_by_key(|(_, colour)| away(colour)).map(|(hue, _)| *hue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythms_of_parts() {
        for (times, days, expected) in [
            (1, 1, "daily"),
            (3, 7, "3/week"),
            (7, 7, "daily"),
            (9, 7, "daily"),
            (1, 30, "1/month"),
            (2, 31, "2/month"),
            (30, 30, "daily"),
            (2, 3, "2/3"),
            (1, 14, "1/14"),
        ] {
            let found = rhythm(Some(times), Some(days)).unwrap().to_string();
            assert_eq!(found, expected, "{times}/{days}");
        }
        for (times, days) in [(0, 7), (1, 0), (1, 10_000), (70_000, 70_000)] {
            assert_eq!(rhythm(Some(times), Some(days)), None);
        }
    }

    #[test]
    fn amounts_of_numbers() {
        assert_eq!(amount(12.5).unwrap().to_string(), "12.5");
        assert_eq!(amount(0.1 + 0.2).unwrap().to_string(), "0.3");
        for none in [-1.0, f64::NAN, f64::INFINITY, 1e9, -2_150_000_000.0] {
            assert_eq!(amount(none), None);
        }
    }

    #[test]
    fn colours_have_a_hue_each() {
        for (its, [r, g, b]) in COLOURS {
            assert_eq!(hue(&format!("#{r:02x}{g:02X}{b:02x}")), Some(its));
        }
        assert_eq!(hue("#1976D2"), Some(Hue::Sky));
        assert_eq!(hue("#FF8F00"), Some(Hue::Amber));
        assert_eq!(hue("#00897B"), Some(Hue::Teal));
        for none in ["", "red", "#12345", "#zzzzzz", "#ä12345"] {
            assert_eq!(hue(none), None, "{none}");
        }
    }
}
