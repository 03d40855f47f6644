//! Tables (RFC 4180), under the column names that Gephi takes for its own. A cell that a program of
//! sheets would take for a formula has a `'` before it; so has one that begins with `'`, so that
//! taking one away gives back what was.

use csv::{Terminator, WriterBuilder};

use super::{Network, coordinate};

/// The people of the network, one a row.
pub fn csv_nodes(network: &Network) -> String {
    let head = ["Id", "Label", "Circle", "Company", "Tags", "Met", "X", "Y"];
    let rows = network.nodes.iter().enumerate().map(|(at, node)| {
        let (x, y) = node.place.map(|(x, y)| (coordinate(x), coordinate(y))).unwrap_or_default();
        vec![
            format!("n{}", at + 1),
            cell(&node.label),
            node.circle.to_owned(),
            cell(&node.company),
            cell(&node.tags.join("|")),
            node.met.map(|day| day.to_string()).unwrap_or_default(),
            x,
            y,
        ]
    });
    table(&head, rows)
}

/// The ties of the network, one a row.
pub fn csv_edges(network: &Network) -> String {
    let head = ["Source", "Target", "Type", "Id", "Label", "Family", "Since"];
    let rows = network.edges.iter().enumerate().map(|(at, edge)| {
        vec![
            format!("n{}", edge.from + 1),
            format!("n{}", edge.to + 1),
            if edge.directed { "Directed" } else { "Undirected" }.to_owned(),
            format!("e{}", at + 1),
            cell(&edge.kind),
            edge.family.to_owned(),
            edge.since.map(|day| day.to_string()).unwrap_or_default(),
        ]
    });
    table(&head, rows)
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Rows of one length, into memory: nothing can go wrong.
    let written = writer.write_record(head).is_ok()
        && rows.map(|row| writer.write_record(row)).all(|row| row.is_ok());
    let bytes = if written { writer.into_inner().unwrap_or_default() } else { Vec::new() };
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text that is no formula.
fn cell(text: &str) -> String {
    // Programs read the wide forms of these signs as the signs.
    let acts =
        |sign: char| matches!(sign, '=' | '+' | '-' | '@' | '\'' | '＝' | '＋' | '－' | '＠');
    let is_formula = text.trim_start().starts_with(acts);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
