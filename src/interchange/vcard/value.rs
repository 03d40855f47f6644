//! Values of vCard properties: escapes undone, lists and structures taken apart.

/// Undoes the escapes, from left to right (RFC 6350 §3.4): `\n` or `\N` is a line end; a comma, a
/// semicolon, a colon or a backslash stands for itself. A backslash before anything else is kept.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(c @ ('\\' | ',' | ';' | ':')) => text.push(c),
            Some(c) => text.extend(['\\', c]),
            None => text.push('\\'),
        }
    }
    text
}

/// The parts between separators that are not escaped, still escaped themselves.
pub(super) fn split(value: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    value.split(move |c| {
        let cut = c == separator && !escaped;
        escaped = c == '\\' && !escaped;
        cut
    })
}

/// The parts of a list, unescaped and without white space around them; empty ones are gone.
pub(super) fn list(value: &str) -> impl Iterator<Item = String> {
    let parts = split(value, ',').map(|part| unescaped(part).trim().to_owned());
    parts.filter(|part| !part.is_empty())
}

/// The components of a structure such as `N`; the several values of one are joined with spaces.
pub(super) fn components(value: &str) -> Vec<String> {
    split(value, ';').map(|part| list(part).collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_from_left_to_right() {
        for (value, text) in [
            (r"a\nb\Nc", "a\nb\nc"),
            (r"a\\nb", r"a\nb"),
            (r"a\\\nb", "a\\\nb"),
            (r"a\,b\;c\:d", "a,b;c:d"),
            (r"C:\temp", r"C:\temp"),
            (r"end\", r"end\"),
        ] {
            assert_eq!(unescaped(value), text, "{value}");
        }
    }

    #[test]
    fn lists_and_structures() {
        assert_eq!(list(r"a\, b, c ,,d\\,e").collect::<Vec<_>>(), ["a, b", "c", r"d\", "e"]);
        assert_eq!(
            components(r"Love\;lace;Ada;King,Noel;;"),
            ["Love;lace", "Ada", "King Noel", "", ""]
        );
        assert_eq!(split("a;b", ';').collect::<Vec<_>>(), ["a", "b"]);
    }
}
