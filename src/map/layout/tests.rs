//! What every layout by rings must keep, on graphs from nobody to 5,000 people.

use std::f32::consts::TAU;

use proptest::prelude::*;

use super::*;
use crate::insight::fixtures::{Dice, graph_of, group_of, lifelike, person_id, planted};
use crate::map::point::Point;
use crate::people::Circle;

/// Everybody on their band, nobody on top of another, all of it finite.
fn check(graph: &Graph, positions: &Positions) {
    assert_eq!(positions.points().len(), graph.len());
    for node in 0..graph.len() {
        let point = positions.at(node);
        assert!(point.is_finite());
        let bands = positions.bands().unwrap();
        let band = bands.of(graph.circle(node));
        let radius = point.length();
        let row =
            (0..band.rows).map(|row| band.row_radius(row) - radius).find(|off| off.abs() < 0.1);
        assert!(row.is_some(), "{radius} is on no row of {band:?}");
        assert_eq!(bands.circle_at(radius), graph.circle(node));
    }
    let nearest = least_distance(positions.points());
    assert!(nearest >= Bands::LEAST_DISTANCE, "two are {nearest} apart");
}

fn least_distance(points: &[Point]) -> f32 {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut least = f32::INFINITY;
    for (i, a) in sorted.iter().enumerate() {
        let near = sorted[i + 1..].iter().take_while(|b| b.x - a.x < least);
        least = near.map(|b| a.distance(*b)).fold(least, f32::min);
    }
    least
}

fn mean_tie(graph: &Graph, points: &[Point]) -> f32 {
    let length = |&[a, b]: &[u32; 2]| points[a as usize].distance(points[b as usize]);
    graph.edges().iter().map(length).sum::<f32>() / graph.edges().len().max(1) as f32
}

/// The same places, but dealt out at random among the people of each circle.
fn dealt(graph: &Graph, positions: &Positions) -> Vec<Point> {
    let mut points = positions.points().to_vec();
    let mut dice = Dice(99);
    for i in (1..points.len()).rev() {
        let same = (0..i).filter(|&j| graph.circle(j) == graph.circle(i)).collect::<Vec<_>>();
        if !same.is_empty() {
            points.swap(i, same[dice.below(same.len())]);
        }
    }
    points
}

/// How far the median of the people in both moved, as a share of the diagonal.
fn median_move(before: &Positions, after: &Positions, people: &[crate::id::PersonId]) -> f32 {
    let mut moves: Vec<f32> = people
        .iter()
        .filter_map(|&person| Some(before.of(person)?.distance(after.of(person)?)))
        .collect();
    moves.sort_by(f32::total_cmp);
    let size = before.bounds().size();
    moves[moves.len() / 2] / size.length()
}

#[test]
fn any_number_on_any_rings() {
    for n in [0, 1, 2, 3, 5, 12, 80, 300, 1000, 5000] {
        for ring in [|_| 0, |_| 1, |i: usize| (i % 6) as u8, lifelike] {
            let graph = planted(n, 25, 7, ring);
            check(&graph, &rings(&graph, 1, None, &[]));
        }
    }
}

#[test]
fn degenerate_graphs() {
    let star = graph_of(2000, lifelike, (1..2000).map(|i| (0, i)));
    let complete = graph_of(60, |_| 2, (0..60).flat_map(|a| (0..a).map(move |b| (a, b))));
    let pairs = graph_of(900, lifelike, (0..450).map(|i| (2 * i, 2 * i + 1)));
    let path = graph_of(700, |_| 3, (1..700).map(|i| (i - 1, i)));
    let bipartite = graph_of(
        100,
        |i| (i % 2) as u8,
        (0..50).flat_map(|a| (0..50).map(move |b| (2 * a, 2 * b + 1))),
    );
    for graph in [star, complete, pairs, path, bipartite] {
        let positions = rings(&graph, 1, None, &[]);
        check(&graph, &positions);
        check(&graph, &rings(&graph, 1, Some(&positions), &[]));
    }
}

#[test]
fn a_handful_stands_evenly() {
    for n in 2..=6 {
        let graph = graph_of(n, |_| 1, []);
        let positions = rings(&graph, 1, None, &[]);
        let mut angles: Vec<f32> = positions.points().iter().map(|p| p.angle()).collect();
        angles.sort_by(f32::total_cmp);
        let least = angles.windows(2).map(|w| w[1] - w[0]).fold(f32::INFINITY, f32::min);
        assert!(least > 0.8 * TAU / n as f32, "{n}: {angles:?}");
    }
}

#[test]
fn the_same_graph_and_seed_give_the_same_places() {
    let graph = planted(400, 20, 5, lifelike);
    assert_eq!(rings(&graph, 8, None, &[]), rings(&graph, 8, None, &[]));
    let before = rings(&graph, 8, None, &[]);
    assert_eq!(rings(&graph, 8, Some(&before), &[]), rings(&graph, 9, Some(&before), &[]));
}

#[test]
fn ties_are_short_and_groups_together() {
    for (n, size, ring) in [
        (300, 25, (|_| 0) as fn(usize) -> u8),
        (1000, 25, |_| 0),
        (1000, 25, lifelike),
        (150, 15, |_| 3),
    ] {
        let graph = planted(n, size, 11, ring);
        let positions = rings(&graph, 1, None, &[]);
        let ratio =
            mean_tie(&graph, positions.points()) / mean_tie(&graph, &dealt(&graph, &positions));
        println!("{n} in groups of {size}: {ratio}");
        assert!(ratio <= 0.6, "{n}: {ratio}");
    }
}

#[test]
fn a_group_on_one_row_stands_side_by_side() {
    // Ten groups of six, complete, and nothing between them.
    let within = (0..60).flat_map(|a| (0..a).map(move |b| (a, b)));
    let graph = graph_of(60, |_| 2, within.filter(|(a, b)| group_of(*a, 10) == group_of(*b, 10)));
    let positions = rings(&graph, 1, None, &[]);
    let band = positions.bands().unwrap().of(Some(Circle::Close));
    for row in 0..band.rows {
        let on_row = |i: &usize| (positions.at(*i).length() - band.row_radius(row)).abs() < 1.0;
        let mut people: Vec<usize> = (0..60).filter(on_row).collect();
        people.sort_by(|&a, &b| positions.at(a).angle().total_cmp(&positions.at(b).angle()));
        let next = |i: usize| people[(i + 1) % people.len()];
        let changes =
            (0..people.len()).filter(|&i| group_of(people[i], 10) != group_of(next(i), 10));
        let groups: std::collections::BTreeSet<usize> =
            people.iter().map(|&i| group_of(i, 10)).collect();
        assert_eq!(changes.count(), groups.len(), "row {row}");
    }
}

#[test]
fn colleagues_stand_together() {
    use crate::insight::fixtures::notebook;
    use crate::people::Person;
    let person = |n: usize| Person {
        company: format!("Company {}", n % 30),
        ..Person::new(person_id(n), format!("P{n}"))
    };
    let graph = Graph::of(&notebook((0..300).map(person), []));
    let positions = rings(&graph, 1, None, &[]);
    check(&graph, &positions);
    let length = |pairs: &[[u32; 2]]| {
        let length =
            |&[a, b]: &[u32; 2]| positions.at(a as usize).distance(positions.at(b as usize));
        pairs.iter().map(length).sum::<f32>() / pairs.len() as f32
    };
    let near = length(graph.hints());
    assert!(near < 120.0, "colleagues are {near} apart");
}

#[test]
fn one_more_moves_nearly_nobody() {
    for n in [5, 30, 150, 300, 1000] {
        for ring in [|_| 0, |_| 3, lifelike as fn(usize) -> u8] {
            let all = planted(n + 1, 25, 3, ring);
            let people = |until: usize| (0..until).map(|i| (person_id(i), all.circle(i)));
            let ties =
                || all.edges().iter().map(|&[a, b]| (person_id(a as usize), person_id(b as usize)));
            let graph = Graph::new(people(n), ties());
            let before = rings(&graph, 1, None, &[]);
            assert!(rings(&graph, 1, Some(&before), &[]) == before);
            let after = rings(&all, 1, Some(&before), &[]);
            check(&all, &after);
            let moved = median_move(&before, &after, graph.people());
            assert!(moved <= 0.02, "{n}: {moved}");
        }
    }
}

#[test]
fn a_growing_map_never_jumps() {
    let n = 420;
    let all = planted(n, 25, 3, lifelike);
    let part = |until: usize| {
        let people = (0..until).map(|i| (person_id(i), all.circle(i)));
        Graph::new(
            people,
            all.edges().iter().map(|&[a, b]| (person_id(a as usize), person_id(b as usize))),
        )
    };
    let mut before = rings(&part(60), 1, None, &[]);
    let mut jumps = 0;
    for until in 61..=n {
        let graph = part(until);
        let after = rings(&graph, 1, Some(&before), &[]);
        check(&graph, &after);
        let moved = median_move(&before, &after, graph.people());
        assert!(moved < 0.08, "{until}: {moved}");
        jumps += usize::from(moved > 0.02);
        before = after;
    }
    println!("{jumps} jumps");
    assert!(jumps <= 12, "{jumps} times a band grew");
}

#[test]
fn a_new_friend_comes_near() {
    let graph = planted(300, 25, 3, |_| 5);
    let before = rings(&graph, 1, None, &[]);
    let people = (0..301).map(|i| (person_id(i), Some(Circle::Known)));
    let old = graph.edges().iter().map(|&[a, b]| (person_id(a as usize), person_id(b as usize)));
    let all = Graph::new(people, old.chain([(person_id(300), person_id(17))]));
    let after = rings(&all, 1, Some(&before), &[]);
    let turn = spread::wrapped(after.at(300).angle() - after.at(17).angle());
    assert!(turn.abs() < 0.5, "{turn}");
}

#[test]
fn moved_to_another_ring_keeps_the_direction() {
    let graph = planted(200, 25, 3, |i| if i == 40 { 5 } else { lifelike(i) });
    let before = rings(&graph, 1, None, &[]);
    let moved = planted(200, 25, 3, |i| if i == 40 { 2 } else { lifelike(i) });
    let after = rings(&moved, 1, Some(&before), &[]);
    check(&moved, &after);
    let turn = spread::wrapped(after.at(40).angle() - before.at(40).angle());
    assert!(turn.abs() < 0.6, "{turn}");
}

#[test]
fn pins_are_angles_and_the_ring_is_kept() {
    let graph = planted(200, 25, 3, lifelike);
    let free = rings(&graph, 1, None, &[]);
    let pins = [(7, 1.0), (20, 1.0), (90, -3.0), (900, 0.0), (3, f32::NAN)];
    for before in [None, Some(&free)] {
        let pinned = rings(&graph, 1, before, &pins);
        check(&graph, &pinned);
        for (node, angle) in [(7, 1.0), (20, 1.0), (90, -3.0)] {
            let off = spread::wrapped(pinned.at(node).angle() - angle).abs();
            assert!(off * pinned.at(node).length() < 24.0, "{node} is {off} off");
        }
        assert!(median_move(&free, &pinned, graph.people()) <= 0.02);
        let again = rings(&graph, 1, Some(&pinned), &pins);
        assert!(median_move(&pinned, &again, graph.people()) <= 1e-4);
    }
}

#[test]
fn a_movement_starts_there_and_ends_here() {
    let graph = planted(50, 10, 3, lifelike);
    let (a, b) = (rings(&graph, 1, None, &[]), rings(&planted(60, 10, 4, lifelike), 2, None, &[]));
    assert_eq!(a.coming_from(&b, 1.0).points(), a.points());
    assert_eq!(a.coming_from(&b, 0.0).at(7), b.of(person_id(7)).unwrap());
    assert_eq!(a.coming_from(&Positions::default(), 0.5).points(), a.points());
}

prop_compose! {
    fn any_graph()(n in 0_usize..90)(
        n in Just(n),
        circles in prop::collection::vec(0_u8..6, n),
        edges in prop::collection::vec((0..n.max(1), 0..n.max(1)), 0..=n * 3),
    ) -> Graph {
        graph_of(n, |i| circles[i], edges)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_graph_after_any_other(a in any_graph(), b in any_graph(), seed: u64) {
        let first = rings(&a, seed, None, &[]);
        check(&a, &first);
        let second = rings(&b, seed, Some(&first), &[]);
        check(&b, &second);
        prop_assert_eq!(&second, &rings(&b, seed, Some(&first), &[]));
    }
}
