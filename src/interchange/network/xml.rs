//! How an element of XML is written.

use crate::xml::escaped;

/// ` name="value"`, or nothing where there is no value.
pub(super) fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}
