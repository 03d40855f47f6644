//! What is left of a text once words were taken out of it.

use crate::people::clean_text;

/// Another sentence of the same moment.
pub(super) fn join(text: &mut String, more: &str) {
    if more.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// What is left of a text once words were cut out: no two spaces, no comma in front, and a capital
/// where there is a new beginning.
pub(super) fn tidy(text: &str, is_cut: bool) -> String {
    let mut kept = clean_text(text);
    if is_cut {
        let mut spaced = String::with_capacity(kept.len());
        for c in kept.chars() {
            let ends = matches!(c, ',' | '.' | '!' | '?' | ';' | ':');
            if (ends || c == ' ') && spaced.ends_with(' ') {
                spaced.pop();
            }
            spaced.push(c);
        }
        kept = spaced;
    }
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '.' | '-');
    let front = kept.trim_start_matches(is_mark);
    let ended = front.trim_end_matches(|c: char| is_mark(c) && c != '.').to_owned();
    if is_cut { capital(&ended) } else { ended }
}

/// With a capital in front.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// Without a capital in front, where the first word is a small one: "Her mother is ill".
pub(super) fn lowered(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let small = ["Her", "His", "Their", "She", "He", "They", "The", "A", "It", "My", "Our"];
    if small.contains(&first) {
        text.to_lowercase().chars().take(1).chain(text.chars().skip(1)).collect()
    } else {
        text.to_owned()
    }
}
