//! Names for the files Kith writes, such as every system takes.

use crate::people::{clean_line, is_invisible};

/// Bytes; file systems take 255, and what a browser adds for a second copy must fit in.
const LONGEST: usize = 120;

/// Names that Windows keeps to itself, with any ending.
const TAKEN: [&str; 24] = [
    "aux", "con", "nul", "prn", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name that is a file's name and nothing else, whatever was asked for: no folders, no control
/// characters, no marks that turn the direction of what is read (so that what looks like ".json"
/// ends in it), no name that is hidden or taken; at most 120 bytes, its ending kept where that is
/// short.
pub fn file_name(asked: &str) -> String {
    let seen: String = asked.chars().filter(|c| !is_invisible(*c) && *c != '\u{61c}').collect();
    let plain: String = clean_line(&seen)
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{2044}' | '\u{2215}' => '-',
            c => c,
        })
        .collect();
    let name = plain.trim_matches(['.', ' ']);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 10 => (stem, Some(ending)),
        _ => (name, None),
    };
    let room = LONGEST - ending.map_or(0, |ending| ending.len() + 1);
    let stem = match cut(stem, room) {
        whole if whole == stem => stem,
        start => start.trim_end_matches(['.', ' ']),
    };
    let first = stem.split('.').next().unwrap_or(stem).trim_end().to_lowercase();
    let stem = match stem {
        "" => "kith".to_owned(),
        _ if TAKEN.contains(&first.as_str()) => format!("kith-{}", cut(stem, room - 5)),
        _ => stem.to_owned(),
    };
    ending.map_or_else(|| stem.clone(), |ending| format!("{stem}.{ending}"))
}

/// Its start of at most so many bytes.
fn cut(text: &str, most: usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= most).last().unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_name_stays() {
        for name in ["kith-2026-11-22.json", "Þórdís.vcf", "王秀英", "a.tar.gz", "con air.txt"]
        {
            assert_eq!(file_name(name), name);
        }
    }

    #[test]
    fn fault_64_a_hostile_name_is_cleaned() {
        for (asked, name) in [
            ("../../etc/passwd", "-..-etc-passwd"),
            ("..\\..\\boot.ini", "-..-boot.ini"),
            ("/", "-"),
            ("a/b:c*d?e\"f<g>h|i", "a-b-c-d-e-f-g-h-i"),
            ("nosj.\u{202e}exe", "nosj.exe"),
            ("Ada\u{200b}\u{feff}.json", "Ada.json"),
            ("a\0b\n\tc.json", "a b c.json"),
            (".htaccess", "htaccess"),
            (" kith.json. ", "kith.json"),
            ("...", "kith"),
            ("", "kith"),
            ("\u{202e}", "kith"),
            ("NUL.json", "kith-NUL.json"),
            ("com1", "kith-com1"),
            ("Aux .txt", "kith-Aux .txt"),
            ("con.tar.gz", "kith-con.tar.gz"),
            ("javascript:alert(1)", "javascript-alert(1)"),
            ("a\u{2044}b\u{2215}c", "a-b-c"),
        ] {
            assert_eq!(file_name(asked), name, "{asked:?}");
        }
        let long = file_name(&format!("{}.json", "é".repeat(5000)));
        assert!(long.len() <= LONGEST && long.ends_with("éé.json"), "{long}");
        let no_ending = file_name(&format!("a.{}", "x".repeat(5000)));
        assert_eq!(no_ending.len(), LONGEST);
    }

    proptest! {
        #[test]
        fn fault_64_whatever_is_asked_for_it_is_one_name(asked in "(?s).{0,300}") {
            let name = file_name(&asked);
            prop_assert!(!name.is_empty() && name.len() <= LONGEST);
            prop_assert!(!name.starts_with(['.', ' ']) && !name.ends_with(['.', ' ']));
            prop_assert!(!name.chars().any(|c| c.is_control() || is_invisible(c)));
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']));
            prop_assert_eq!(file_name(&name), name.clone(), "cleaned once is clean");
        }
    }
}
