//! Words one slip of the fingers apart. Texts come folded ([`fold`](super::fold)); no awareness of
//! what is searched.
//!
//! A slip is one letter wrong, missing or too many, or two that stand beside each other the wrong
//! way round: four of five misspelt words are no worse (F. J. Damerau, "A technique for computer
//! detection and correction of spelling errors", CACM 7(3), 1964). One such step apart is an
//! optimal string alignment distance of 1.

/// Shorter words are too near one another: Ann and Anna are two people.
const LEAST: usize = 4;

/// Whether what was typed is this word but for one slip at most. Both have four letters or more;
/// shorter ones are like nothing.
pub fn is_typo_of(typed: &str, word: &str) -> bool {
    slips(typed, word, |typed, word| typed == word)
}

/// Whether the word begins with what was typed, but for one slip at most. Both have four letters or
/// more; shorter ones are like nothing.
pub fn begins_like(typed: &str, word: &str) -> bool {
    slips(typed, word, |typed, word| word.starts_with(typed))
}

/// Past the letters both begin with, one slip is left out, and `same` looks at the rest. Wherever a
/// slip is, it is also one right behind those letters: among equal letters it can't be told which
/// of them is missing.
fn slips(typed: &str, word: &str, same: fn(&str, &str) -> bool) -> bool {
    if typed.chars().nth(LEAST - 1).is_none() || word.chars().nth(LEAST - 1).is_none() {
        return false;
    }
    let (mut typed, mut word) = (typed.chars(), word.chars());
    loop {
        let (rest, other) = (typed.as_str(), word.as_str());
        let (a, b) = (typed.next(), word.next());
        if a.is_some() && a == b {
            continue;
        }
        let (one, two) = (typed.as_str(), word.as_str());
        let (c, d) = (typed.next(), word.next());
        let swapped = a.is_some() && a == d && b.is_some() && b == c;
        // None; one too many; one missing; one wrong; two the wrong way round.
        return same(rest, other)
            || (a.is_some() && same(one, other))
            || (b.is_some() && same(rest, two))
            || (a.is_some() && b.is_some() && same(one, two))
            || (swapped && same(typed.as_str(), word.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip() {
        for (typed, word) in [
            ("grace", "grace"),
            ("grcae", "grace"),
            ("garce", "grace"),
            ("grce", "grace"),
            ("race", "grace"),
            ("gracee", "grace"),
            ("grade", "grace"),
            ("émil", "emil"),
            ("hannah", "hanna"),
        ] {
            assert!(is_typo_of(typed, word), "{typed} {word}");
        }
        for (typed, word) in
            [("ann", "anna"), ("anna", "ann"), ("garec", "grace"), ("", ""), ("grace", "gracious")]
        {
            assert!(!is_typo_of(typed, word), "{typed} {word}");
        }
    }

    #[test]
    fn one_slip_at_the_beginning_of_a_word() {
        for (typed, word) in [
            ("lvoe", "lovelace"),
            ("lovel", "lovelace"),
            ("lovlac", "lovelace"),
            ("hoper", "hopper"),
        ] {
            assert!(begins_like(typed, word), "{typed} {word}");
        }
        assert!(!begins_like("lvoa", "lovelace") && !begins_like("lov", "lovelace"));
    }

    /// The distance as its definition has it: Damerau's steps, none of them inside another.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = match (i, j) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let wrong = usize::from(a[i - 1] != b[j - 1]);
                        let mut least = (table[i - 1][j] + 1)
                            .min(table[i][j - 1] + 1)
                            .min(table[i - 1][j - 1] + wrong);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(table[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn as_the_definition_has_it(a in "[ab]{4,8}", b in "[ab]{4,8}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(is_typo_of(&a, &b), distance(&x, &y) <= 1);
            let begins = (0..=y.len()).any(|n| distance(&x, &y[..n]) <= 1);
            prop_assert_eq!(begins_like(&a, &b), begins);
        }
    }
}
