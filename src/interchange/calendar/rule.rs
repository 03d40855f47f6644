//! A rhythm as a rule of recurrence (RFC 5545, 3.3.10).

use crate::day::Day;
use crate::giving::{Rhythm, Weekdays};

/// On which days a reminder rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// On these days of the week; all of them is every day.
    Weekly(Weekdays),
    /// Every so many days, from the first one on.
    Every(u16),
    /// On these days of the month, 1 to 28.
    Monthly(Vec<u8>),
}

impl Rule {
    /// The rule of a rhythm, on these days of the week and not on those of rest. `None` where no day
    /// is left. A rhythm that leaves the day open rings on all days that were chosen; where all were,
    /// so often as it wants, spread over the month or the days it has.
    pub(super) fn of(rhythm: &Rhythm, days: Weekdays, rest: Weekdays) -> Option<Self> {
        let chosen = Weekdays::of(days.iter().filter(|day| !rest.contains(*day)));
        let weekly = |days: Weekdays| (!days.is_empty()).then_some(Rule::Weekly(days));
        if chosen != Weekdays::ALL {
            return match rhythm {
                Rhythm::Weekdays(asked) => {
                    let both = chosen.iter().filter(|day| asked.contains(day));
                    weekly(Weekdays::of(both)).or_else(|| weekly(chosen))
                }
                _ => weekly(chosen),
            };
        }
        match rhythm {
            Rhythm::Daily | Rhythm::TimesAWeek(_) => weekly(chosen),
            Rhythm::Weekdays(asked) => weekly(Weekdays::of(asked.iter().copied())),
            Rhythm::TimesAMonth(times) if *times <= 14 => {
                Some(Rule::Monthly((0..*times).map(|n| 1 + n * (28 / times)).collect()))
            }
            Rhythm::TimesIn { times: 1, days } => Some(Rule::Every(*days)),
            Rhythm::TimesAMonth(_) | Rhythm::TimesIn { .. } => weekly(chosen),
        }
    }

    /// Whether it rings on this day, counted from that one where it counts days.
    pub(super) fn is_on(&self, day: Day, from: Day) -> bool {
        match self {
            Rule::Weekly(days) => days.contains(day.weekday()),
            Rule::Every(days) => day.since(from) % i32::from(*days) == 0,
            Rule::Monthly(dates) => dates.contains(&day.ymd().2),
        }
    }

    /// As it is written, up to this time or date where it ends.
    pub(super) fn text(&self, until: Option<&str>) -> String {
        let rule = match self {
            Rule::Weekly(days) if *days == Weekdays::ALL => "FREQ=DAILY".to_owned(),
            Rule::Weekly(days) => format!("FREQ=WEEKLY;BYDAY={days}"),
            Rule::Every(days) => format!("FREQ=DAILY;INTERVAL={days}"),
            Rule::Monthly(dates) => {
                let dates: Vec<String> = dates.iter().map(u8::to_string).collect();
                format!("FREQ=MONTHLY;BYMONTHDAY={}", dates.join(","))
            }
        };
        until.map_or_else(|| rule.clone(), |until| format!("{rule};UNTIL={until}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rhythm_has_its_rule() {
        for (rhythm, days, rest, rule) in [
            ("daily", "daily", "", "FREQ=DAILY"),
            ("daily", "MO,FR", "", "FREQ=WEEKLY;BYDAY=MO,FR"),
            ("daily", "daily", "SA,SU", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("MO,WE,FR", "daily", "", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
            ("MO,WE,FR", "FR,SA", "", "FREQ=WEEKLY;BYDAY=FR"),
            ("MO,WE,FR", "SA", "", "FREQ=WEEKLY;BYDAY=SA"),
            ("MO,WE,FR", "daily", "WE", "FREQ=WEEKLY;BYDAY=MO,FR"),
            ("3/week", "daily", "", "FREQ=DAILY"),
            ("3/week", "TU", "", "FREQ=WEEKLY;BYDAY=TU"),
            ("1/month", "daily", "", "FREQ=MONTHLY;BYMONTHDAY=1"),
            ("2/month", "daily", "", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
            ("3/month", "daily", "", "FREQ=MONTHLY;BYMONTHDAY=1,10,19"),
            ("20/month", "daily", "", "FREQ=DAILY"),
            ("2/month", "SU", "", "FREQ=WEEKLY;BYDAY=SU"),
            ("1/10", "daily", "", "FREQ=DAILY;INTERVAL=10"),
            ("3/10", "daily", "", "FREQ=DAILY"),
        ] {
            let (days, rest): (Weekdays, Weekdays) = (days.parse().unwrap(), rest.parse().unwrap());
            let found = Rule::of(&rhythm.parse().unwrap(), days, rest).unwrap();
            assert_eq!(found.text(None), rule, "{rhythm} on {days}, resting {rest}");
        }
        let all = Weekdays::ALL;
        assert_eq!(Rule::of(&Rhythm::Daily, all, all), None);
        assert_eq!(
            Rule::Weekly(all).text(Some("20261231T073000")),
            "FREQ=DAILY;UNTIL=20261231T073000"
        );
    }
}
