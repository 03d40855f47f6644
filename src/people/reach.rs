//! Ways to reach a person: only addresses that a tap can safely follow.

use std::fmt;

/// What a way of reaching someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReachKind {
    /// `tel:`
    Phone,
    /// `mailto:`
    Email,
    /// `https:` or `http:`
    Web,
}

/// A way to reach a person, as a URI of one of three schemes (RFC 3966 `tel`, RFC 6068 `mailto`,
/// RFC 9110 `http(s)`). Anything else, `javascript:` and `data:` above all, is no way to reach
/// someone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach(String);

const LONGEST: usize = 2000;

impl Reach {
    /// An e-mail address. One `@` with something on both sides; no spaces or control characters.
    pub fn email(address: &str) -> Option<Self> {
        let address = address.trim();
        let address = strip_scheme(address, "mailto:").unwrap_or(address);
        let (name, host) = address.rsplit_once('@')?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"?&#".contains(c);
        let whole = !name.is_empty() && !host.is_empty() && address.chars().all(plain);
        (whole && address.len() <= LONGEST).then(|| Self(format!("mailto:{address}")))
    }

    /// A phone number: digits, with a leading `+` if it has one. What only makes it readable goes.
    pub fn phone(number: &str) -> Option<Self> {
        let number = number.trim();
        let number = strip_scheme(number, "tel:").unwrap_or(number);
        let mut plain = String::with_capacity(number.len());
        for (at, c) in number.char_indices() {
            match c {
                '0'..='9' | '*' | '#' | ',' | ';' => plain.push(c),
                '+' if at == 0 => plain.push(c),
                ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2010}'..='\u{2013}' => {}
                _ => return None,
            }
        }
        let dialled = plain.chars().filter(char::is_ascii_digit).count();
        ((2..=40).contains(&dialled)).then(|| Self(format!("tel:{plain}")))
    }

    /// A web address. Without a scheme it is taken as `https`.
    pub fn web(address: &str) -> Option<Self> {
        let address = address.trim();
        let lower = address.to_ascii_lowercase();
        let absolute = if lower.starts_with("https://") || lower.starts_with("http://") {
            address.to_owned()
        } else if address.split(['/', '?', '#']).next()?.contains(':') {
            return None;
        } else {
            format!("https://{address}")
        };
        let host = absolute.split_once("://")?.1.split(['/', '?', '#']).next()?;
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"`\\".contains(c);
        // No user part: `https://bank.example@evil.example` leads elsewhere than it says.
        let whole = host.contains('.')
            && !host.starts_with('.')
            && !host.contains('@')
            && absolute.chars().all(plain);
        (whole && absolute.len() <= LONGEST).then_some(Self(absolute))
    }

    /// Any of the three, told apart by what was typed.
    pub fn guess(typed: &str) -> Option<Self> {
        Self::email(typed).or_else(|| Self::phone(typed)).or_else(|| Self::web(typed))
    }

    /// The way this stored URI stands for, if it is one; canonical ones come back as they are.
    pub fn from_uri(uri: &str) -> Option<Self> {
        if strip_scheme(uri, "mailto:").is_some() {
            Self::email(uri)
        } else if strip_scheme(uri, "tel:").is_some() {
            Self::phone(uri)
        } else {
            Self::web(uri).filter(|web| web.uri() == uri)
        }
    }

    /// The URI: safe as the target of a link.
    pub fn uri(&self) -> &str {
        &self.0
    }

    /// What it is.
    pub fn kind(&self) -> ReachKind {
        match self.0.split_once(':') {
            Some(("mailto", _)) => ReachKind::Email,
            Some(("tel", _)) => ReachKind::Phone,
            _ => ReachKind::Web,
        }
    }

    /// As people write it: without `tel:`, `mailto:`, `https://`.
    pub fn shown(&self) -> &str {
        let bare = ["mailto:", "tel:", "https://", "http://"];
        let bare = bare.into_iter().find_map(|scheme| strip_scheme(&self.0, scheme));
        bare.unwrap_or(&self.0).trim_end_matches('/')
    }
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is the same for all spellings of an address: mail in small letters, a web address without
/// scheme, `www.` and the slash at its end.
pub fn reach_key(uri: &str) -> String {
    match Reach::from_uri(uri).map(|reach| reach.kind()) {
        Some(ReachKind::Phone) | None => uri.to_owned(),
        Some(ReachKind::Email) => uri.to_lowercase(),
        Some(ReachKind::Web) => {
            let bare = uri.split_once("://").map_or(uri, |(_, rest)| rest);
            let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
            let host = host.to_ascii_lowercase();
            let host = host.strip_prefix("www.").unwrap_or(&host);
            format!("{host}/{}", path.trim_end_matches('/'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        for (typed, uri) in [
            ("ada@example.org", "mailto:ada@example.org"),
            ("MAILTO:ada@example.org", "mailto:ada@example.org"),
            ("+44 (0)20 7946-0018", "tel:+4402079460018"),
            ("tel:112", "tel:112"),
            ("example.org/ada", "https://example.org/ada"),
            ("http://example.org", "http://example.org"),
            ("HTTPS://example.org/?q=1#a", "HTTPS://example.org/?q=1#a"),
        ] {
            let reach = Reach::guess(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(reach.uri(), uri);
            assert_eq!(Reach::from_uri(uri), Some(reach), "{uri}");
        }
    }

    #[test]
    fn fault_46_only_safe_schemes() {
        for typed in [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " javascript://example.org/%0aalert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "https:javascript",
            "ada",
            "ada@",
            "@example.org",
            "ada @example.org",
            "https://",
            "https://exa\nmple.org",
            "+",
            "",
        ] {
            assert_eq!(Reach::guess(typed), None, "{typed:?}");
            assert_eq!(Reach::from_uri(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn shown_as_people_write_it() {
        assert_eq!(Reach::guess("https://example.org/").unwrap().shown(), "example.org");
        assert_eq!(Reach::guess("+49 30 1234").unwrap().shown(), "+49301234");
    }

    #[test]
    fn spellings_of_one_address() {
        for (one, other) in [
            ("mailto:Ada@Example.org", "mailto:ada@example.org"),
            ("https://www.example.org/Ada/", "http://example.org/Ada"),
        ] {
            assert_eq!(reach_key(one), reach_key(other));
        }
        assert_ne!(reach_key("https://example.org/Ada"), reach_key("https://example.org/ada"));
    }
}
