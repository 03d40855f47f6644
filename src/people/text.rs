//! What may be written in a name, a line and a note. Anything a person types is text, never markup.

use std::fmt;

/// The longest name, in characters. A longer one comes from a broken file, not from a life.
pub const NAME_MAX: usize = 300;

/// Why a name can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing is left once spaces are gone.
    Empty,
    /// More than [`NAME_MAX`] characters; holds how many.
    TooLong(usize),
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NameError::Empty => f.write_str("There is no name."),
            NameError::TooLong(length) => {
                write!(f, "The name is {length} characters long; {NAME_MAX} is the most.")
            }
        }
    }
}

impl std::error::Error for NameError {}

/// A name in any script, as one line: white space and control characters become single spaces.
///
/// # Errors
/// When nothing is left, or it is longer than 300 characters.
pub fn clean_name(raw: &str) -> Result<String, NameError> {
    // Counted before anything is copied: a name may be a megabyte.
    let length = raw.trim().chars().count();
    if length > NAME_MAX {
        return Err(NameError::TooLong(length));
    }
    let name = clean_line(raw);
    if name.chars().any(|c| !is_invisible(c) && c != ' ') {
        Ok(name)
    } else {
        Err(NameError::Empty)
    }
}

/// A text as one line: white space and control characters become single spaces.
pub fn clean_line(raw: &str) -> String {
    let mut line = String::with_capacity(raw.len());
    for word in raw.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line
}

/// A text of several lines: line ends become `\n`, other control characters but tabs go, and so
/// does white space at its ends.
pub fn clean_text(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept = unified.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control());
    kept.collect::<String>().trim().to_owned()
}

/// Names in a row: "Ada", "Ada and Grace", "Ada, Grace and Mary"; nothing where there are none.
pub fn list_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A sentence with its point, unless a shortened name ends it with one.
pub fn ended(mut sentence: String) -> String {
    if !sentence.ends_with('.') {
        sentence.push('.');
    }
    sentence
}

/// Format characters that a name may contain (joiners, marks of direction) but not consist of.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text folded for comparing and searching: lower case, without the accents of the Latin
/// letters, invisible characters gone.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĵ' => folded.push('j'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            // Combining marks: an accent written apart from its letter.
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_script() {
        for name in
            ["Ada Lovelace", "王秀英", "محمد", "Prince", "Þórdís Gylfadóttir", "👩‍🚀", "O'Neil-Łęski"]
        {
            assert_eq!(clean_name(name).as_deref(), Ok(name));
        }
        assert_eq!(clean_name("  Ada\t\nLove\0lace ").as_deref(), Ok("Ada Love lace"));
    }

    #[test]
    fn no_name() {
        for raw in ["", "   ", "\n\t", "\u{200b}\u{202e}", "\0"] {
            assert_eq!(clean_name(raw), Err(NameError::Empty), "{raw:?}");
        }
        assert_eq!(clean_name(&"x".repeat(1 << 20)), Err(NameError::TooLong(1 << 20)));
    }

    #[test]
    fn accents_fold() {
        assert_eq!(fold("Ångström ÉCOLE Straße"), "angstrom ecole strasse");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("王秀英"), "王秀英");
    }

    #[test]
    fn names_in_a_row() {
        let names = ["Ada", "Grace", "Mary"].map(String::from);
        assert_eq!(list_words(&names[..0]), "");
        assert_eq!(list_words(&names[..1]), "Ada");
        assert_eq!(list_words(&names[..2]), "Ada and Grace");
        assert_eq!(list_words(&names), "Ada, Grace and Mary");
    }

    #[test]
    fn a_sentence_has_one_point() {
        assert_eq!(["So", "Ada B."].map(|text| ended(text.to_owned())), ["So.", "Ada B."]);
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(clean_text(" a\r\nb\rc\0\td "), "a\nb\nc\td");
    }
}
