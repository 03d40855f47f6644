//! Where somebody lives: `ADR` (RFC 6350 §6.3.1), as one writes it on a letter.

use super::line::ContentLine;
use super::reach::label;
use super::value::components;

/// The lines of the address, and a word for which one it is. `group_label` is Apple's `X-ABLabel` of
/// the line, which goes before its types. `None` where nothing is written in it.
///
/// The parts are post office box, extended address, street, locality, region, code and country, of
/// which the lines are: box and extension, street, code and locality with the region, country. Where the
/// card has the whole as its writer would have it on a letter (`LABEL`), that is taken.
pub(super) fn read(line: &ContentLine, group_label: Option<&str>) -> Option<(String, String)> {
    let parts = components(&line.value);
    let part = |at: usize| parts.get(at).map(|part| part.trim()).unwrap_or_default();
    let joined = |parts: &[&str], between: &str| {
        let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
        parts.join(between)
    };
    let town = joined(&[part(5), part(3)], " ");
    let lines = [
        joined(&[part(0), part(1)], ", "),
        part(2).to_owned(),
        joined(&[&town, part(4)], ", "),
        part(6).to_owned(),
    ];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let written = line.param("LABEL").map(|text| text.replace("\\n", "\n"));
    let text = written.filter(|text| !text.trim().is_empty()).unwrap_or_else(|| lines.join("\n"));
    let word = group_label.map(str::to_owned).or_else(|| label(line)).unwrap_or_default();
    (!text.trim().is_empty()).then_some((text, word))
}
