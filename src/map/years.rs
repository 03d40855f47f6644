//! The years of a network as steps of a month, for a hand that goes through them. No awareness of
//! what happened in them.

use crate::day::{Day, days_in_month};

/// The months from a first day to a last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    from: Day,
    to: Day,
}

fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + i32::from(month) - 1
}

impl Years {
    /// The months between these two days, both within; the earlier comes first.
    pub fn new(a: Day, b: Day) -> Self {
        Self { from: a.min(b), to: a.max(b) }
    }

    /// How many steps lead from the first month to the last; 0 where both are one.
    pub fn steps(&self) -> i32 {
        month_of(self.to) - month_of(self.from)
    }

    /// The last day of the month so many steps after the first, held within the years; after the
    /// last step it is the last day itself.
    pub fn day(&self, step: i32) -> Day {
        if step >= self.steps() {
            return self.to;
        }
        let month = month_of(self.from) + step.max(0);
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let month = u8::try_from(month).unwrap_or(1);
        let last = days_in_month(year, month).unwrap_or(28);
        Day::new(year, month, last).unwrap_or(self.from)
    }

    /// The step that a day falls in, held within the years.
    pub fn step(&self, day: Day) -> i32 {
        (month_of(day) - month_of(self.from)).clamp(0, self.steps())
    }

    /// By which day the network is to be seen at a step; none for the last, which is now.
    pub fn until(&self, step: i32) -> Option<Day> {
        (step < self.steps()).then(|| self.day(step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_step_is_a_month_and_the_last_is_now() {
        let years = Years::new(day("2023-12-20"), day("2026-02-10"));
        assert_eq!(years.steps(), 26);
        for (step, until) in [(-3, "2023-12-31"), (0, "2023-12-31"), (2, "2024-02-29")] {
            assert_eq!(years.day(step), day(until), "{step}");
            assert_eq!(years.until(step), Some(day(until)));
        }
        assert_eq!(years.day(25), day("2026-01-31"));
        assert_eq!(years.day(26), day("2026-02-10"));
        assert_eq!(years.until(26), None);
        for step in 0..=26 {
            assert_eq!(years.step(years.day(step)), step);
        }
        assert_eq!(years.step(day("1900-01-01")), 0);
        assert_eq!(years.step(day("2100-01-01")), 26);
    }

    #[test]
    fn one_day_has_no_way_to_go() {
        let years = Years::new(day("2026-02-10"), day("2026-02-10"));
        assert_eq!((years.steps(), years.until(0)), (0, None));
        assert_eq!(Years::new(day("2026-02-10"), day("2020-02-10")).steps(), 72);
    }
}
