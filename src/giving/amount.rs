//! How much of a habit was done on a day. Exact: thousandths, as Loop Habit Tracker keeps them.

use std::fmt;
use std::str::FromStr;

use crate::written::{Unknown, written};

/// An amount in thousandths of a unit: 0 to a billion units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(u64);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);
    /// One unit.
    pub const ONE: Amount = Amount(1000);
    const MOST: u64 = 1_000_000_000_000;

    /// So many thousandths; `None` below zero or above a billion units.
    pub fn from_thousandths(thousandths: i64) -> Option<Self> {
        u64::try_from(thousandths).ok().filter(|many| *many <= Self::MOST).map(Self)
    }

    /// In thousandths.
    pub fn thousandths(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// In units.
    pub fn units(self) -> f64 {
        // 2^40 is exact in a double.
        u32::try_from(self.0 / 1000).map_or(0.0, f64::from)
            + u32::try_from(self.0 % 1000).map_or(0.0, f64::from) / 1000.0
    }

    /// Both together, at most a billion units.
    #[must_use]
    pub fn plus(self, other: Amount) -> Self {
        Self((self.0 + other.0).min(Self::MOST))
    }

    /// Without the other, and not below nothing.
    #[must_use]
    pub fn less(self, other: Amount) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Amount {
    /// `12`, `0.5`: no zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / 1000)?;
        let part = format!("{:03}", self.0 % 1000);
        match part.trim_end_matches('0') {
            "" => Ok(()),
            part => write!(f, ".{part}"),
        }
    }
}

impl FromStr for Amount {
    type Err = Unknown;

    /// Reads `12`, `12.5` or `12,5`; of more than three places after the point the rest is cut off.
    fn from_str(text: &str) -> Result<Self, Unknown> {
        let text = text.trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty()) || !plain(whole) || !plain(part) {
            return Err(Unknown);
        }
        let mut thousandths: u64 = 0;
        let places = part.bytes().chain(std::iter::repeat(b'0')).take(3);
        for digit in whole.bytes().chain(places) {
            thousandths = thousandths * 10 + u64::from(digit - b'0');
            if thousandths > Self::MOST {
                return Err(Unknown);
            }
        }
        Ok(Self(thousandths))
    }
}

written!(Amount);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back() {
        for (text, thousandths, again) in [
            ("12", 12_000, "12"),
            ("0.5", 500, "0.5"),
            ("2,50", 2_500, "2.5"),
            (".001", 1, "0.001"),
            ("1.23456", 1_234, "1.234"),
            ("1000000000", 1_000_000_000_000, "1000000000"),
            ("0", 0, "0"),
        ] {
            let amount: Amount = text.parse().unwrap();
            assert_eq!((amount.thousandths(), amount.to_string().as_str()), (thousandths, again));
        }
        for text in ["", ".", "-1", "1e3", "1.2.3", "1000000000.001", "99999999999999999999", "٣"]
        {
            assert_eq!(text.parse::<Amount>(), Err(Unknown), "{text}");
        }
        assert!((Amount::from_thousandths(1_500).unwrap().units() - 1.5).abs() < 1e-12);
        assert_eq!(Amount::from_thousandths(-1), None);
    }
}
