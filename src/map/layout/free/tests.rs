//! What every free layout must keep, on graphs from nobody to 10,000.

use proptest::prelude::*;

use super::room::least_distance;
use super::*;
use crate::insight::fixtures::planted;

const LEAST: f32 = 43.5;

fn check(n: usize, edges: &[[u32; 2]], held: &[(usize, Point)]) -> Vec<Point> {
    let points = place(n, edges, 7, LEAST, held);
    assert_eq!(points.len(), n);
    assert!(points.iter().all(|point| point.is_finite()));
    for &(node, pin) in held {
        assert_eq!(points[node], pin);
    }
    if held.len() < 2 {
        let nearest = least_distance(&points);
        assert!(nearest >= LEAST * 0.999, "two are {nearest} apart");
    }
    points
}

fn mean_tie(points: &[Point], edges: &[[u32; 2]]) -> f32 {
    let length = |&[a, b]: &[u32; 2]| points[a as usize].distance(points[b as usize]);
    edges.iter().map(length).sum::<f32>() / edges.len().max(1) as f32
}

fn path(n: u32) -> Vec<[u32; 2]> {
    (1..n).map(|i| [i - 1, i]).collect()
}

fn star(n: u32) -> Vec<[u32; 2]> {
    (1..n).map(|i| [0, i]).collect()
}

fn complete(n: u32) -> Vec<[u32; 2]> {
    (0..n).flat_map(|a| (0..a).map(move |b| [a, b])).collect()
}

#[test]
fn degenerate_graphs_are_finite_and_have_room() {
    check(0, &[], &[]);
    check(0, &[[0, 1]], &[]);
    check(1, &[[0, 0]], &[]);
    check(2, &[], &[]);
    check(2, &[[0, 1], [1, 0], [0, 1], [1, 1], [0, 9]], &[]);
    check(500, &[], &[]);
    check(60, &complete(60), &[]);
    check(700, &path(700), &[]);
    check(2000, &star(2000), &[]);
    check(10_001, &star(10_001), &[]);
    let pairs: Vec<[u32; 2]> = (0..300).map(|i| [2 * i, 2 * i + 1]).collect();
    check(650, &pairs, &[]);
    let two_sided: Vec<[u32; 2]> = (0..30).flat_map(|a| (30..60).map(move |b| [a, b])).collect();
    check(60, &two_sided, &[]);
}

#[test]
fn a_path_is_long_and_a_star_has_its_hub_in_the_middle() {
    let points = check(30, &path(30), &[]);
    let length = points[0].distance(points[29]);
    assert!(length > 20.0 * mean_tie(&points, &path(30)), "{length}");
    let points = check(40, &star(40), &[]);
    let middle = points[1..].iter().fold(Point::ORIGIN, |sum, &p| sum + p * (1.0 / 39.0));
    let far = points[1..].iter().map(|point| point.distance(points[0])).fold(0.0, f32::max);
    assert!(points[0].distance(middle) < 0.2 * far, "{far}");
}

#[test]
fn the_same_graph_and_seed_give_the_same_bytes() {
    let graph = planted(400, 25, 5, |_| 0);
    let once = place(400, graph.edges(), 3, LEAST, &[]);
    assert_eq!(once, place(400, graph.edges(), 3, LEAST, &[]));
}

#[test]
fn ties_are_short_beside_other_distances() {
    for n in [100, 1000] {
        let graph = planted(n, 25, 11, |_| 0);
        let points = check(n, graph.edges(), &[]);
        let any: Vec<[u32; 2]> = (0..n as u32)
            .map(|i| [i, (i * 7919 + 13) % n as u32])
            .filter(|[a, b]| a != b)
            .collect();
        let share = mean_tie(&points, graph.edges()) / mean_tie(&points, &any);
        assert!(share < 0.5, "{n}: {share}");
    }
}

#[test]
fn parts_stand_beside_each_other() {
    // Forty rings of six, of nodes far from each other in number.
    let edges: Vec<[u32; 2]> =
        (0..240).map(|i| [i, if i < 200 { i + 40 } else { i - 200 }]).collect();
    let points = check(260, &edges, &[]);
    let boxed = |part: usize| {
        let own = points[..240].iter().skip(part).step_by(40);
        own.fold([f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY], |b, p| {
            [b[0].min(p.x), b[1].min(p.y), b[2].max(p.x), b[3].max(p.y)]
        })
    };
    for a in 0..40 {
        for b in 0..a {
            let (p, q) = (boxed(a), boxed(b));
            let apart = p[2] < q[0] || q[2] < p[0] || p[3] < q[1] || q[3] < p[1];
            assert!(apart, "{a} and {b} overlap: {p:?} {q:?}");
        }
    }
}

#[test]
fn pins_stand_and_their_part_goes_with_them() {
    let graph = planted(200, 25, 3, |_| 0);
    let pin = Point::new(4000.0, 3000.0);
    let points = check(200, graph.edges(), &[(5, pin)]);
    let part = Ties::new(200, graph.edges()).components().swap_remove(0);
    assert!(part.contains(&5));
    let far = part.iter().map(|&node| points[node as usize].distance(pin)).fold(0.0, f32::max);
    assert!(far < 3500.0, "{far}");
    check(3, &path(3), &[(0, pin), (1, pin), (2, Point::ORIGIN)]);
    check(3, &[], &[(0, pin), (2, pin)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn any_graph((n, edges, pinned) in (0_usize..90).prop_flat_map(|n| (
        Just(n),
        prop::collection::vec([0..95_u32, 0..95_u32], 0..=n * 3),
        prop::option::of((0..n.max(1), -500.0_f32..500.0, -500.0_f32..500.0)),
    ))) {
        let held: Vec<(usize, Point)> = pinned
            .filter(|pin| pin.0 < n)
            .map(|(node, x, y)| (node, Point::new(x, y)))
            .into_iter()
            .collect();
        check(n, &edges, &held);
    }
}
