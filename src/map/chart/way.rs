//! What is on its way from where it was to where it goes. No awareness of what moves.

/// How long an edit, a step or a glance takes, milliseconds.
const SHORT: f64 = 180.0;
/// How long one view takes to become the other: long enough for the eye to follow somebody.
const LONG: f64 = 750.0;

/// Something on its way; it sets out with the next frame.
#[derive(Clone, Debug)]
pub(super) struct Way<T> {
    pub(super) from: T,
    began: Option<f64>,
    long: bool,
}

impl<T> Way<T> {
    /// A short way.
    pub(super) fn from(from: T) -> Self {
        Self { from, began: None, long: false }
    }

    /// As long a way as from one view to the other.
    pub(super) fn slowly(from: T) -> Self {
        Self { long: true, ..Self::from(from) }
    }

    /// How much of it is done, 0 to 1; it sets out if it hasn't.
    pub(super) fn go(&mut self, now: f64) -> f32 {
        self.began.get_or_insert(now);
        self.share(Some(now))
    }

    /// How much of it was done at a time: nothing before it set out. A short way slows down; a long
    /// one begins slowly too.
    #[allow(clippy::cast_possible_truncation, reason = "a share")]
    pub(super) fn share(&self, now: Option<f64>) -> f32 {
        let (Some(began), Some(now)) = (self.began, now) else { return 0.0 };
        let lasts = if self.long { LONG } else { SHORT };
        let done = ((now - began) / lasts).clamp(0.0, 1.0);
        let share = if self.long && done < 0.5 {
            4.0 * done * done * done
        } else {
            let left = 1.0 - done;
            1.0 - left * left * left * if self.long { 4.0 } else { 1.0 }
        };
        share as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_steady_and_ends() {
        for mut way in [Way::from(()), Way::slowly(())] {
            assert_eq!(way.share(Some(3.0)), 0.0);
            assert_eq!(way.go(1000.0), 0.0);
            let mut before = 0.0;
            for step in 1..=100 {
                let share = way.go(1000.0 + f64::from(step) * 7.5);
                assert!(share >= before && share - before < 0.13, "{before} {share}");
                before = share;
            }
            assert_eq!(before, 1.0);
        }
    }
}
