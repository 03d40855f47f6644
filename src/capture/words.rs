//! A text as words, each with what stands before it. No awareness of people, days or any language
//! but the marks of English writing.

use std::ops::Range;

use crate::people::fold;

/// What stands between a word and the one before it, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    Space,
    Comma,
    /// A semicolon, a colon, a dash, a bracket.
    Pause,
    /// The end of a sentence or a line.
    Stop,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// As it is written, without the `'s` of owning.
    pub(super) text: &'a str,
    /// Folded for comparing; `&` is `and`.
    pub(super) folded: String,
    /// Where it stands in the text, in bytes, with its `'s`.
    pub(super) at: Range<usize>,
    /// Whether it begins as a name does: with a capital, or in a script that has none.
    pub(super) cap: bool,
    /// Whether it ends with an `'s`.
    pub(super) own: bool,
    /// What stands before it.
    pub(super) gap: Gap,
}

/// Short forms whose point ends no sentence.
const SHORT: &[&str] = &["dr", "mr", "mrs", "ms", "st", "prof", "e.g", "i.e"];

/// Marks that stand within a word when there are letters or digits on both sides.
fn joins(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' | '-' | '_' => is_letter(before) && is_letter(after),
        '.' => before.is_ascii_digit() && after.is_ascii_digit(),
        '/' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{65f}')
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut gap = Gap::Stop;
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            if matches!(first, '&' | '+') {
                let at = start..start + 1;
                let text = text.get(at.clone()).unwrap_or_default();
                found.push(Word { text, folded: "and".into(), at, cap: false, own: false, gap });
                gap = Gap::Space;
            } else {
                gap = gap.max(ends(first, text.get(start + 1..), found.last()));
            }
            continue;
        }
        let (mut end, mut last) = (start + first.len_utf8(), first);
        while let Some((at, c)) = chars.peek().copied() {
            let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            if !is_letter(c) && !after.is_some_and(|after| joins(last, c, after)) {
                break;
            }
            (end, last) = (at + c.len_utf8(), c);
            chars.next();
        }
        found.push(word(text, start, end, gap));
        gap = Gap::Space;
    }
    // Who writes all in capitals says nothing by them.
    if !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase) {
        found.iter_mut().for_each(|word| word.cap = false);
    }
    found
}

fn word(text: &str, start: usize, end: usize, gap: Gap) -> Word<'_> {
    let whole = text.get(start..end).unwrap_or_default();
    let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|own| whole.strip_suffix(own));
    // "James' mother": an apostrophe that ends no quotation.
    let rest = text.get(end..).unwrap_or_default();
    let owns_with_s = whole.ends_with('s') && (rest.starts_with("' ") || rest.starts_with("’ "));
    // "Let's" owns nothing.
    let bare = bare.filter(|bare| !bare.eq_ignore_ascii_case("let"));
    let own = bare.is_some() || owns_with_s;
    let shown = bare.unwrap_or(whole);
    let cap = shown.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    Word { text: shown, folded: fold(shown).replace('’', "'"), at: start..end, cap, own, gap }
}

/// How strongly a mark parts what stands on its two sides.
fn ends(mark: char, rest: Option<&str>, before: Option<&Word<'_>>) -> Gap {
    let rest = rest.unwrap_or_default();
    match mark {
        '\n' | '\r' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' => Gap::Stop,
        '.' => {
            let Some(before) = before else { return Gap::Space };
            let is_initial = before.text.chars().nth(1).is_none() && before.folded != "i";
            let is_date = before.text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                && before.text.contains('.');
            let next = rest.trim_start().chars().next();
            let goes_on = next.is_some_and(|next| !next.is_uppercase());
            let is_short = SHORT.contains(&before.folded.as_str()) || is_initial && before.cap;
            if is_short || is_date && goes_on { Gap::Space } else { Gap::Stop }
        }
        // "w/ Ada" is "with Ada".
        '/' if before.is_some_and(|before| before.folded == "w") => Gap::Space,
        ',' | '/' | '、' | '،' => Gap::Comma,
        ';' | ':' | '–' | '—' | '(' | ')' | '؛' => Gap::Pause,
        '-' if rest.starts_with(' ') => Gap::Pause,
        _ => Gap::Space,
    }
}

/// Whether the words from `at` on are these, with nothing but spaces between.
pub(super) fn are(words: &[Word<'_>], at: usize, phrase: &[&str]) -> bool {
    length_of(words, at, phrase.iter().copied()) == Some(phrase.len())
}

/// How many words the longest of these phrases has that stands at `at`; 0 for none.
pub(super) fn longest(words: &[Word<'_>], at: usize, phrases: &[&str]) -> usize {
    let lengths = phrases.iter().filter_map(|phrase| length_of(words, at, phrase.split(' ')));
    lengths.max().unwrap_or(0)
}

/// How many words the phrase has, if it stands here.
fn length_of<'a>(
    words: &[Word<'_>],
    at: usize,
    phrase: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    let mut length = 0;
    for expected in phrase {
        let word = words.get(at + length)?;
        if word.folded != expected || length > 0 && word.gap != Gap::Space {
            return None;
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_what_parts_them() {
        let shown = |text: &str| -> String {
            let mark = |gap| match gap {
                Gap::Space => "",
                Gap::Comma => ",",
                Gap::Pause => ";",
                Gap::Stop => ".",
            };
            let parts = words(text).into_iter().map(|word| {
                let own = if word.own { "'" } else { "" };
                let cap = if word.cap { "^" } else { "" };
                format!("{}{cap}{}{own}", mark(word.gap), word.folded)
            });
            parts.collect::<Vec<_>>().join(" ")
        };
        for (text, expected) in [
            ("Lunch with Zoë, Tom & O'Neil.", ".^lunch with ^zoe ,^tom and ^o'neil"),
            ("Grace's mother. James' too", ".^grace' mother .^james' too"),
            ("Dr. Who met Grace H. today", ".^dr ^who met ^grace ^h today"),
            ("On 3.3. lunch, 2026-11-03", ".^on 3.3 lunch ,2026-11-03"),
            ("On 3.3. Lunch", ".^on 3.3 .^lunch"),
            ("tea w/ ada", ".tea w ada"),
            ("LUNCH WITH ADA", ".lunch with ada"),
            ("和 王秀英 — محمد", ".^和 ^王秀英 ;^محمد"),
            ("👩‍🚀 <script>it’s</script>", ".script it' ,script"),
            ("Let’s go", ".^let's go"),
            ("a\nb", ".a .b"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
