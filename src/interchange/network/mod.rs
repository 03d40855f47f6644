//! The network as other programs read it: GraphML, GEXF, GraphViz dot, and tables of people and of
//! ties. Written only. No awareness of screens; who is in it, and where they stand, is handed in.
//!
//! People are `n1`, `n2` ... and never known by an id of the notebook. Notes, ways to reach somebody,
//! birthdays, moments and everything anyone gave or received stay out. Without names, so do
//! companies, tags and the user's own words for a tie, for those may name somebody, too; and of days
//! the year alone is told.

mod dot;
mod gexf;
mod graphml;
mod sheets;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use crate::day::{Day, PartialDate};
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Circle, Tie, TieFamily, TieKey, TieKind, clean_line};

pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use sheets::{csv_edges, csv_nodes};

/// Where people stand on the map: x to the right, y downwards.
pub type Places = BTreeMap<PersonId, (f32, f32)>;

/// Whom and what to write, all of it plain text of one line each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// Whether days are told, not years alone.
    days: bool,
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
struct Node {
    /// The name, or "Person 1".
    label: String,
    /// The circle's word, or nothing.
    circle: &'static str,
    company: String,
    /// In the alphabet's order.
    tags: Vec<String>,
    met: Option<PartialDate>,
    /// y upwards, as these programs have it.
    place: Option<(f32, f32)>,
}

/// A tie, by the places of its people among the nodes.
#[derive(Clone, Debug, PartialEq)]
struct Edge {
    from: usize,
    to: usize,
    /// "mentor of".
    kind: String,
    family: &'static str,
    directed: bool,
    since: Option<PartialDate>,
}

impl Network {
    /// The network of these people and the ties between them; of `ties` alone, where they are given.
    /// With `names` in the order of names; without, in that of ids, which is the same every time and
    /// tells nothing.
    pub fn of(
        notebook: &Notebook,
        who: &BTreeSet<PersonId>,
        ties: Option<&BTreeSet<TieKey>>,
        names: bool,
        places: &Places,
    ) -> Self {
        let mut people = notebook.people_by_name();
        people.retain(|person| who.contains(&person.id));
        if !names {
            crate::sort::by_key(&mut people, |person| person.id);
        }
        // An exact day may be known to others, and tell who it is.
        let told = |date: PartialDate| if names { date } else { PartialDate::Year(date.year()) };
        let mut index: BTreeMap<PersonId, usize> = BTreeMap::new();
        let mut nodes = Vec::with_capacity(people.len());
        for (at, person) in people.iter().enumerate() {
            index.insert(person.id, at);
            let place = places.get(&person.id).filter(|(x, y)| x.is_finite() && y.is_finite());
            let tags = person.tags.iter().filter(|_| names);
            nodes.push(Node {
                label: if names {
                    plain(person.shown_name())
                } else {
                    format!("Person {}", at + 1)
                },
                circle: person.circle.map_or("", Circle::word),
                company: if names { plain(&person.company) } else { String::new() },
                tags: tags.map(|tag| plain(tag)).filter(|tag| !tag.is_empty()).collect(),
                met: person.met.map(told),
                place: place.map(|(x, y)| (*x, -*y)),
            });
        }
        let stands = |tie: &&std::sync::Arc<Tie>| ties.is_none_or(|ties| ties.contains(&tie.key));
        let edges = notebook.ties().filter(stands).filter_map(|tie| {
            let kind = match tie.key.kind() {
                TieKind::Own(_) if !names => TieFamily::Own.word(),
                kind => kind.forward(),
            };
            Some(Edge {
                from: *index.get(&tie.key.from())?,
                to: *index.get(&tie.key.to())?,
                kind: plain(kind),
                family: tie.key.kind().family().word(),
                directed: !tie.key.kind().is_symmetric(),
                since: tie.since.map(told),
            })
        });
        let mut edges: Vec<Edge> = edges.collect();
        crate::sort::by(&mut edges, |a, b| (a.from, a.to, &a.kind).cmp(&(b.from, b.to, &b.kind)));
        Self { nodes, edges, days: names }
    }

    /// How many people and ties are in it.
    pub fn size(&self) -> (usize, usize) {
        (self.nodes.len(), self.edges.len())
    }
}

/// A text as one line without what no text of these formats may hold: control characters, and two
/// that are none (XML 1.0, 2.2).
fn plain(text: &str) -> String {
    clean_line(text).replace(['\u{fffe}', '\u{ffff}'], "")
}

/// A coordinate, in tenths of a unit.
fn coordinate(at: f32) -> String {
    let text = format!("{at:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// A form in which a network is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// GraphML.
    GraphMl,
    /// GEXF 1.3, with time: for Gephi.
    Gexf,
    /// GraphViz.
    Dot,
    /// A table of people.
    People,
    /// A table of ties.
    Ties,
}

impl Form {
    /// All of them, in the order of a menu.
    pub const ALL: [Form; 5] = [Form::GraphMl, Form::Gexf, Form::Dot, Form::People, Form::Ties];

    /// What it is called in a menu.
    pub fn word(self) -> &'static str {
        match self {
            Form::GraphMl => "GraphML",
            Form::Gexf => "GEXF, for Gephi",
            Form::Dot => "GraphViz dot",
            Form::People => "Table of people (CSV)",
            Form::Ties => "Table of ties (CSV)",
        }
    }

    /// The name of such a file made on this day.
    pub fn file_name(self, made: Day) -> String {
        match self {
            Form::GraphMl => format!("kith-network-{made}.graphml"),
            Form::Gexf => format!("kith-network-{made}.gexf"),
            Form::Dot => format!("kith-network-{made}.dot"),
            Form::People => format!("kith-people-{made}.csv"),
            Form::Ties => format!("kith-ties-{made}.csv"),
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::GraphMl => "application/graphml+xml",
            Form::Gexf => "application/gexf+xml",
            Form::Dot => "text/vnd.graphviz",
            Form::People | Form::Ties => "text/csv",
        }
    }

    /// The network in this form, made on this day, as UTF-8.
    pub fn write(self, network: &Network, made: Day) -> String {
        match self {
            Form::GraphMl => graphml(network),
            Form::Gexf => gexf(network, made),
            Form::Dot => dot(network),
            Form::People => csv_nodes(network),
            Form::Ties => csv_edges(network),
        }
    }
}

#[cfg(test)]
mod tests;
