//! Lines of a calendar: folded (RFC 5545, 3.1) and with escaped text (3.3.11).

/// Octets in a line, without its end.
const LONGEST: usize = 75;

/// Appends a line, folded so that no letter is cut in two.
pub(super) fn push(file: &mut String, line: &str) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text as a value: what would end it is escaped, a line end is `\n`, control letters are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(letter);
            }
            '\r' => {
                letters.next_if_eq(&'\n');
                value.push_str("\\n");
            }
            '\n' => value.push_str("\\n"),
            '\t' => value.push(letter),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_at_whole_letters() {
        for text in ["x".repeat(300), "ä€😀".repeat(60), String::new(), "x".repeat(75)] {
            let mut file = String::new();
            push(&mut file, &text);
            assert!(file.split("\r\n").all(|line| line.len() <= LONGEST));
            assert_eq!(file.replace("\r\n ", "").trim_end_matches("\r\n"), text);
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\r\ne\nf\rg\u{7}"), "a\\;b\\,c\\\\d\\ne\\nf\\ng");
        assert_eq!(escaped("END:VEVENT"), "END:VEVENT");
    }
}
