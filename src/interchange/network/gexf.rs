//! GEXF 1.3 (gexf.net), as Gephi reads it: with places, parallel ties by their kind, and with time,
//! so that Gephi's own timeline shows how the network grew.

use super::xml::attribute;
use super::{Network, coordinate};
use crate::day::{Day, PartialDate};
use crate::xml::escaped;

/// The network as GEXF 1.3, made on this day. Who has no date is there at all times; a year or
/// a month begins with its first day. Several tags are joined by `|`.
pub fn gexf(network: &Network, made: Day) -> String {
    let dates = network.nodes.iter().map(|node| node.met);
    let is_dated =
        dates.chain(network.edges.iter().map(|edge| edge.since)).any(|day| day.is_some());
    let mode = match (is_dated, network.days) {
        (false, _) => "mode=\"static\"",
        (_, true) => "mode=\"dynamic\" timeformat=\"date\"",
        (_, false) => "mode=\"dynamic\" timeformat=\"double\"",
    };
    let mut text = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <meta lastmodifieddate="{made}">
    <creator>Kith</creator>
  </meta>
  <graph {mode} defaultedgetype="undirected">
    <attributes class="node" mode="static">
      <attribute id="circle" title="circle" type="string"/>
      <attribute id="company" title="company" type="string"/>
      <attribute id="tags" title="tags" type="string"/>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="family" title="family" type="string"/>
    </attributes>
    <nodes>
"#
    );
    // Its dates are whole days; years alone are numbers.
    let start = |date: Option<PartialDate>| {
        let told = date.map(|date| match network.days {
            true => date.first().to_string(),
            false => format!("{}.0", date.year()),
        });
        attribute("start", &told.unwrap_or_default())
    };
    let values = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let values = pairs.map(|(name, value)| {
            format!("<attvalue for=\"{name}\" value=\"{}\"/>", escaped(value))
        });
        let values: String = values.collect();
        if values.is_empty() { values } else { format!("<attvalues>{values}</attvalues>") }
    };
    for (at, node) in network.nodes.iter().enumerate() {
        let label = escaped(&node.label);
        text += &format!("      <node id=\"n{}\" label=\"{label}\"{}>", at + 1, start(node.met));
        let tags = node.tags.join("|");
        text += &values(&[("circle", node.circle), ("company", &node.company), ("tags", &tags)]);
        if let Some((x, y)) = node.place {
            let (x, y) = (coordinate(x), coordinate(y));
            text += &format!("<viz:position x=\"{x}\" y=\"{y}\" z=\"0.0\"/>");
        }
        text += "</node>\n";
    }
    text += "    </nodes>\n    <edges>\n";
    for (at, edge) in network.edges.iter().enumerate() {
        let (id, from, to) = (at + 1, edge.from + 1, edge.to + 1);
        let way = if edge.directed { "directed" } else { "undirected" };
        let kind = escaped(&edge.kind);
        text += &format!(
            "      <edge id=\"e{id}\" source=\"n{from}\" target=\"n{to}\" type=\"{way}\" \
             kind=\"{kind}\" label=\"{kind}\"{}>{}</edge>\n",
            start(edge.since),
            values(&[("family", edge.family)]),
        );
    }
    text + "    </edges>\n  </graph>\n</gexf>\n"
}
