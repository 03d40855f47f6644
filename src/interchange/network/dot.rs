//! The DOT language of GraphViz (graphviz.org/doc/info/lang.html).

use super::{Network, coordinate};

/// The network as a digraph; ties that are the same from both sides have no arrow. Places are in
/// points and fixed, so that `neato -n` draws the picture that was seen.
pub fn dot(network: &Network) -> String {
    let mut text = "digraph \"Kith\" {\n  node [shape=ellipse];\n".to_owned();
    for (at, node) in network.nodes.iter().enumerate() {
        let mut also = String::new();
        let met = node.met.map(|day| day.to_string()).unwrap_or_default();
        let tags = node.tags.join("|");
        for (name, value) in
            [("circle", node.circle), ("company", &node.company), ("tags", &tags), ("met", &met)]
        {
            if !value.is_empty() {
                also += &format!(", {name}={}", quoted(value));
            }
        }
        if let Some((x, y)) = node.place {
            also += &format!(", pos=\"{},{}!\"", coordinate(x), coordinate(y));
        }
        text += &format!("  n{} [label={}{also}];\n", at + 1, quoted(&node.label));
    }
    for edge in &network.edges {
        let (from, to) = (edge.from + 1, edge.to + 1);
        let dir = if edge.directed { "" } else { ", dir=none" };
        let since = edge.since.map(|day| format!(", since=\"{day}\"")).unwrap_or_default();
        let (kind, family) = (quoted(&edge.kind), quoted(edge.family));
        text += &format!("  n{from} -> n{to} [label={kind}, family={family}{dir}{since}];\n");
    }
    text + "}\n"
}

/// A quoted string. In a label GraphViz reads `\N` and the like, and the entities of HTML.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    format!("\"{text}\"")
}
