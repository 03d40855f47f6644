//! Android's own lines: `X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Jane;1;;;…`, whose
//! numbers are those of `ContactsContract.CommonDataKinds` in the Android platform.

use super::line::ContentLine;
use super::relation::Relation;
use super::value::{split, unescaped};

/// What such a line says.
pub(super) enum Custom {
    Nickname(String),
    /// As if it were written in a standard line, and its label.
    Date(ContentLine, String),
    Relation(Relation),
}

/// Reads it; `None` for kinds that Kith doesn't know.
pub(super) fn read(line: &ContentLine) -> Option<Custom> {
    let parts: Vec<String> = split(&line.value, ';').map(unescaped).collect();
    let part = |index: usize| parts.get(index).map(|part| part.trim()).unwrap_or_default();
    let (value, kind, label) = (part(1), part(2), part(3));
    if value.is_empty() {
        return None;
    }
    match part(0).strip_prefix("vnd.android.cursor.item/")? {
        "nickname" => Some(Custom::Nickname(value.to_owned())),
        "contact_event" => {
            let name = match kind {
                "1" => "ANNIVERSARY",
                "3" => "BDAY",
                _ => "X-ABDATE",
            };
            Some(Custom::Date(line.renamed(name, value), label.to_owned()))
        }
        "relation" => {
            let label = relation(kind).unwrap_or(label);
            Some(Custom::Relation(Relation::named(line.number, value, label)))
        }
        _ => None,
    }
}

fn relation(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "1" => "assistant",
        "2" => "brother",
        "3" => "child",
        "4" => "domestic partner",
        "5" => "father",
        "6" => "friend",
        "7" => "manager",
        "8" => "mother",
        "9" => "parent",
        "10" => "partner",
        "11" => "referred by",
        "12" => "relative",
        "13" => "sister",
        "14" => "spouse",
        _ => return None,
    })
}
