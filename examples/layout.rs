//! Prints where the constellation puts everybody, as one JSON object, without a browser.
//!
//! `cargo run --release --no-default-features --example layout -- GRAPH`, where GRAPH is a file of
//! `{"n": 3, "edges": [[0, 1], [1, 2]]}`. It prints `{"positions": [[x, y], ...]}` by node, in world
//! units, the same bytes each time; or says on the error stream what is amiss, with exit code 1.

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use kith::map::Bands;
use kith::map::layout::free::place;
use serde_json::{Value, json};

/// More than anybody knows: a slip of the hand is told before it takes hours.
const MOST: u64 = 1_000_000;
const SEED: u64 = 1;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: layout GRAPH");
        return ExitCode::from(2);
    };
    let graph = fs::read_to_string(&path)
        .map_err(|error| format!("The file can't be read: {error}."))
        .and_then(|text| graph_of(&text));
    let (n, edges) = match graph {
        Ok(graph) => graph,
        Err(sentence) => {
            eprintln!("{}: {sentence}", path.to_string_lossy());
            return ExitCode::FAILURE;
        }
    };
    let points = place(n, &edges, SEED, Bands::LEAST_DISTANCE, &[]);
    let positions: Vec<[f32; 2]> = points.iter().map(|point| [point.x, point.y]).collect();
    let written = writeln!(io::stdout(), "{}", json!({ "positions": positions }));
    if written.is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How many nodes, and the edges between them.
fn graph_of(text: &str) -> Result<(usize, Vec<[u32; 2]>), String> {
    let graph: Value =
        serde_json::from_str(text).map_err(|error| format!("This is no JSON: {error}."))?;
    let n = graph.get("n").and_then(Value::as_u64).ok_or("\"n\" has to be a whole number.")?;
    if n > MOST {
        return Err(format!("{n} people are more than {MOST}."));
    }
    let edges =
        graph.get("edges").and_then(Value::as_array).ok_or("\"edges\" has to be a list.")?;
    let node = |node: &Value| node.as_u64().filter(|&node| node < n)?.try_into().ok();
    let pair = |edge: &Value| match edge.as_array()?.as_slice() {
        [a, b] => Some([node(a)?, node(b)?]),
        _ => None,
    };
    let edge = |(at, edge): (usize, &Value)| {
        let amiss = || format!("Edge {at} has to be two numbers below {n}, and is {edge}.");
        pair(edge).ok_or_else(amiss)
    };
    let edges = edges.iter().enumerate().map(edge).collect::<Result<Vec<_>, _>>()?;
    let n = usize::try_from(n).map_err(|error| error.to_string())?;
    Ok((n, edges))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_or_a_sentence() {
        assert_eq!(graph_of(r#"{"n": 2, "edges": [[0, 1]]}"#), Ok((2, vec![[0, 1]])));
        assert_eq!(graph_of(r#"{"n": 0, "edges": []}"#), Ok((0, Vec::new())));
        for (text, word) in [
            ("{", "JSON"),
            ("[]", "\"n\""),
            (r#"{"n": -1, "edges": []}"#, "\"n\""),
            (r#"{"n": 99999999999, "edges": []}"#, "more than"),
            (r#"{"n": 2}"#, "\"edges\""),
            (r#"{"n": 2, "edges": [[0, 1], [1, 2]]}"#, "Edge 1"),
            (r#"{"n": 2, "edges": [[0, 1, 1]]}"#, "Edge 0"),
        ] {
            let sentence = graph_of(text).unwrap_err();
            assert!(sentence.contains(word), "{text}: {sentence}");
        }
    }
}
