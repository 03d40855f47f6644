//! Text as it may stand in XML 1.0 (fifth edition). No awareness of elements or of who writes them.

/// A text as content or as the value of an attribute. What XML must not hold becomes a space.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_a_name_says_is_markup() {
        assert_eq!(escaped("<a b='c' d=\"e\">&"), "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;");
        assert_eq!(escaped("a\u{0}b\u{1f}c\u{ffff}"), "a b c ");
        assert_eq!(escaped("王秀英 👩‍🚀"), "王秀英 👩‍🚀");
    }
}
