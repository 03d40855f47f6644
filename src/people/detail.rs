//! What is said of one thing among several that are known of a person: how long it lasted, when it
//! was noted, whether it is done. No awareness of whose it is.

use std::fmt;
use std::str::FromStr;

use crate::day::{Day, PartialDate};
use crate::written::{Unknown, written};

/// From when until when something was so, as far as is known. Written as an interval of EDTF
/// (ISO 8601-2, level 1): `2014/2019-04`; where an end isn't known, nothing stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it began.
    pub from: Option<PartialDate>,
    /// When it ended; `None` also while it goes on.
    pub until: Option<PartialDate>,
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        write!(f, "{}/{}", end(self.from), end(self.until))
    }
}

impl FromStr for Period {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let end = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Unknown),
        };
        let (from, until) = text.split_once('/').ok_or(Unknown)?;
        Ok(Self { from: end(from)?, until: end(until)? })
    }
}

/// Something to come back to with a person, a question or a gift: since when, what for, and when it
/// was done. Written as `2026-11-22`, `2026-11-22/2026-12-10`, `2026-11-22 just because`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Jotting {
    /// The day it was noted.
    pub noted: Day,
    /// The day it was asked, or given.
    pub done: Option<Day>,
    /// What it is for: "birthday", "just because"; may be empty.
    pub occasion: String,
}

impl Jotting {
    /// Noted on this day, and open.
    pub fn on(noted: Day) -> Self {
        Self { noted, done: None, occasion: String::new() }
    }

    /// Whether it is still to come.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }
}

impl fmt::Display for Jotting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.noted.fmt(f)?;
        if let Some(done) = self.done {
            write!(f, "/{done}")?;
        }
        if self.occasion.is_empty() { Ok(()) } else { write!(f, " {}", self.occasion) }
    }
}

impl FromStr for Jotting {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let (days, occasion) = text.split_once(' ').unwrap_or((text, ""));
        let (noted, done) = match days.split_once('/') {
            Some((noted, done)) => (noted, Some(done.parse().map_err(|_| Unknown)?)),
            None => (days, None),
        };
        let noted = noted.parse().map_err(|_| Unknown)?;
        Ok(Self { noted, done, occasion: occasion.to_owned() })
    }
}

/// A time in which nobody is asked to think of somebody: "not now". Written as its last day, or
/// `open`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resting {
    /// Until it is taken back.
    Open,
    /// To the end of this day.
    Until(Day),
}

impl Resting {
    /// Whether it lasts on this day.
    pub fn is_on(self, today: Day) -> bool {
        match self {
            Self::Open => true,
            Self::Until(last) => today <= last,
        }
    }
}

impl fmt::Display for Resting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("open"),
            Self::Until(last) => last.fmt(f),
        }
    }
}

impl FromStr for Resting {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "open" => Ok(Self::Open),
            day => day.parse().map(Self::Until).map_err(|_| Unknown),
        }
    }
}

written!(Period, Jotting, Resting);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        for text in ["/", "2014/", "/2019-04", "2014-21/2019-04-12"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["2026-11-22", "2026-11-22/2026-12-10", "2026-11-22 just because"] {
            let jotting: Jotting = text.parse().unwrap();
            assert_eq!(jotting.to_string(), text);
            assert_eq!(jotting.is_open(), !text.contains('/'));
        }
        for text in ["open", "2026-11-22"] {
            assert_eq!(text.parse::<Resting>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["", "2014", "2014/x", "é/", "2014//"] {
            assert_eq!(text.parse::<Period>(), Err(Unknown), "{text}");
        }
        for text in ["", "x", "2026-11-22/", "2026-13-01 x"] {
            assert_eq!(text.parse::<Jotting>(), Err(Unknown), "{text}");
        }
        assert_eq!("soon".parse::<Resting>(), Err(Unknown));
    }

    #[test]
    fn a_rest_ends_with_its_last_day() {
        let last: Day = "2026-11-22".parse().unwrap();
        assert!(Resting::Until(last).is_on(last) && !Resting::Until(last).is_on(last.plus(1)));
        assert!(Resting::Open.is_on(last));
    }
}
