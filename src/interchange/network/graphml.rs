//! GraphML (U. Brandes et al., "GraphML Progress Report", 2001; graphml.graphdrawing.org).

use super::{Network, coordinate};
use crate::xml::escaped;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"#;

/// Id, for what, the name in other programs, type.
const KEYS: [[&str; 4]; 11] = [
    ["label", "node", "label", "string"],
    ["circle", "node", "circle", "string"],
    ["company", "node", "company", "string"],
    ["tags", "node", "tags", "string"],
    ["met", "node", "met", "string"],
    ["x", "node", "x", "double"],
    ["y", "node", "y", "double"],
    ["kind", "edge", "label", "string"],
    ["family", "edge", "family", "string"],
    ["mutual", "edge", "mutual", "boolean"],
    ["since", "edge", "since", "string"],
];

/// The network as GraphML 1.0. Several tags are joined by `|`. All ties are directed, and `mutual` says
/// which are the same from both sides: the standard allows both kinds side by side, but NetworkX and
/// igraph don't read such a graph.
pub fn graphml(network: &Network) -> String {
    let mut text = HEAD.to_owned();
    for [id, target, name, kind] in KEYS {
        text += &format!(
            "  <key id=\"{id}\" for=\"{target}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n"
        );
    }
    text += "  <graph id=\"kith\" edgedefault=\"directed\">\n";
    let data = |key: &str, value: &str| match value {
        "" => String::new(),
        value => format!("<data key=\"{key}\">{}</data>", escaped(value)),
    };
    for (at, node) in network.nodes.iter().enumerate() {
        let met = node.met.map(|day| day.to_string()).unwrap_or_default();
        text += &format!("    <node id=\"n{}\">{}", at + 1, data("label", &node.label));
        text += &data("circle", node.circle);
        text += &data("company", &node.company);
        text += &data("tags", &node.tags.join("|"));
        text += &data("met", &met);
        if let Some((x, y)) = node.place {
            text += &(data("x", &coordinate(x)) + &data("y", &coordinate(y)));
        }
        text += "</node>\n";
    }
    for (at, edge) in network.edges.iter().enumerate() {
        let (id, from, to) = (at + 1, edge.from + 1, edge.to + 1);
        let since = edge.since.map(|day| day.to_string()).unwrap_or_default();
        text += &format!("    <edge id=\"e{id}\" source=\"n{from}\" target=\"n{to}\">");
        text += &data("kind", &edge.kind);
        text += &data("family", edge.family);
        text += &data("mutual", if edge.directed { "false" } else { "true" });
        text += &data("since", &since);
        text += "</edge>\n";
    }
    text + "  </graph>\n</graphml>\n"
}
