//! What a card says of somebody else: `RELATED` (RFC 6350 §6.6.6) and what programs wrote before it.

use super::line::ContentLine;
use super::value::unescaped;

/// What a card says of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) number: usize,
    /// What they are to the card's person: "mother", "friend".
    pub(super) labels: Vec<String>,
    /// A name, a UID or a URI.
    pub(super) value: String,
    /// Whether it is a name for sure.
    pub(super) is_text: bool,
}

impl Relation {
    /// Somebody of this name.
    pub(super) fn named(number: usize, name: &str, label: &str) -> Self {
        let labels = vec![label.to_owned()];
        Self { number, labels, value: name.to_owned(), is_text: true }
    }
}

/// The relation a line tells of, if that is what it tells.
pub(super) fn relation_of(line: &ContentLine, group_label: Option<&str>) -> Option<Relation> {
    let value = unescaped(&line.value).trim().to_owned();
    let own = |label: &str| Some(Relation::named(line.number, &value, label));
    match line.name.as_str() {
        _ if value.is_empty() => None,
        "RELATED" => {
            let types = line.types().into_iter();
            let mut labels: Vec<String> =
                types.map(|kind| kind.trim_start_matches("x-").to_owned()).collect();
            labels.extend(group_label.map(str::to_owned));
            let text = line.param("VALUE").is_some_and(|value| value.eq_ignore_ascii_case("text"));
            Some(Relation { number: line.number, labels, value, is_text: text })
        }
        "X-ABRELATEDNAMES" => own(group_label.unwrap_or_default()),
        "X-SPOUSE" | "X-EVOLUTION-SPOUSE" | "X-KADDRESSBOOK-X-SPOUSESNAME" => own("spouse"),
        "X-MANAGER" | "X-EVOLUTION-MANAGER" | "X-KADDRESSBOOK-X-MANAGERSNAME" => own("manager"),
        "X-ASSISTANT" | "X-EVOLUTION-ASSISTANT" | "X-KADDRESSBOOK-X-ASSISTANTSNAME" => {
            own("assistant")
        }
        _ => None,
    }
}

/// Whether a value is a URI and so no name.
pub(super) fn has_scheme(value: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    value.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 1
            && scheme.chars().all(plain)
            && !rest.is_empty()
            && !rest.contains(char::is_whitespace)
    })
}
