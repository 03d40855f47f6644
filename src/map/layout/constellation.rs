//! Places by ties alone, and what of them stays after an edit. No awareness of circles, or of how
//! places are found from nothing.

#![allow(clippy::indexing_slicing, reason = "every index is a node of this graph")]
#![allow(clippy::cast_precision_loss, reason = "counts of people are small")]

use super::bands::Bands;
use super::free::{self, Fit, Sheet, TIE, Ties, room};
use super::positions::Positions;
use crate::id::{AnyId, PersonId};
use crate::insight::Graph;
use crate::map::point::Point;

/// Directions in which a newcomer looks for a free place.
const WAYS: usize = 12;
/// Whose nearest tie is longer than so many ties has come away from all of them.
const ASTRAY: f32 = 3.0;

/// Places everybody by their ties alone; *me* has no place. The same graph, seed, `before` and pins
/// give the same bytes, on every machine.
///
/// From nothing as [`free::place`] says. With `before`, itself a constellation: whoever was there
/// stays; newcomers stand beside those they are tied to, and so does who was tied for the first time;
/// others step aside where there is no room. When more than a third are new, or it has bands, it
/// begins afresh, turned as those known stood before.
///
/// `pins` stand exactly where they are given. Any two others are at least [`Bands::LEAST_DISTANCE`]
/// apart. Time: see `bench/README.md`; with `before` far less.
pub fn constellation(
    graph: &Graph,
    seed: u64,
    before: Option<&Positions>,
    pins: &[(usize, Point)],
) -> Positions {
    let n = graph.len();
    let ties: Vec<u32> = (0..n).map(|node| mark(graph, node)).collect();
    let before = before.filter(|before| before.bands().is_none());
    let old: Vec<Option<Point>> =
        graph.people().iter().map(|&person| before.and_then(|before| before.of(person))).collect();
    let known = old.iter().flatten().count();
    let at = match before {
        Some(before) if known > 0 && known * 3 >= n * 2 => {
            let was = |node: usize| before.ties_of(graph.people()[node]);
            let other: Vec<bool> = (0..n).map(|node| was(node) != Some(ties[node])).collect();
            warm(graph, &old, &other, pins)
        }
        _ => {
            let mut at = free::place(n, graph.edges(), seed, Bands::LEAST_DISTANCE, pins);
            if pins.is_empty() {
                turn_back(&mut at, &old);
            }
            at
        }
    };
    Positions::free(graph.people().to_vec(), at, ties)
}

/// Whom a node is tied to, as one number.
fn mark(graph: &Graph, node: usize) -> u32 {
    let one = |id: PersonId| {
        // FNV-1a (Fowler, Noll, Vo).
        id.as_str()
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    };
    let others = graph.neighbours(node).iter().filter_map(|&other| graph.person(other as usize));
    others.map(one).fold(0, u32::wrapping_add)
}

/// Turns all of it as those known stood before.
fn turn_back(at: &mut [Point], old: &[Option<Point>]) {
    let pairs = at.iter().zip(old).filter_map(|(&at, old)| Some((at, (*old)?)));
    if let Some(fit) = Fit::of(pairs) {
        at.iter_mut().for_each(|point| *point = fit.of_point(*point));
    }
}

fn warm(
    graph: &Graph,
    old: &[Option<Point>],
    other: &[bool],
    pins: &[(usize, Point)],
) -> Vec<Point> {
    let n = graph.len();
    let mut at: Vec<Option<Point>> = old.to_vec();
    for node in (0..n).filter(|&node| other[node]) {
        let Some(here) = at[node] else { continue };
        let near = graph.neighbours(node).iter().filter_map(|&other| old[other as usize]);
        let nearest = near.map(|there| there.distance(here)).fold(f32::INFINITY, f32::min);
        if nearest.is_finite() && nearest > ASTRAY * TIE {
            at[node] = None;
        }
    }
    let mut held = vec![false; n];
    for &(node, pin) in pins.iter().filter(|(node, pin)| *node < n && pin.is_finite()) {
        at[node] = Some(pin);
        held[node] = true;
    }
    place_newcomers(graph, &mut at);
    let (mut x, mut y): (Vec<f32>, Vec<f32>) =
        at.iter().map(|point| point.unwrap_or_default()).map(|point| (point.x, point.y)).unzip();
    room::make(&mut x, &mut y, &held, Bands::LEAST_DISTANCE);
    x.into_iter().zip(y).map(|(x, y)| Point::new(x, y)).collect()
}

/// Gives everybody without a place one: those tied to most who have one first.
fn place_newcomers(graph: &Graph, at: &mut [Option<Point>]) {
    let mut waiting: Vec<usize> = (0..at.len()).filter(|&node| at[node].is_none()).collect();
    if waiting.is_empty() {
        return;
    }
    let placed = |node: usize, at: &[Option<Point>]| {
        graph.neighbours(node).iter().filter(|&&other| at[other as usize].is_some()).count()
    };
    loop {
        let best = waiting.iter().map(|&node| (placed(node, at), node));
        let Some((count, node)) = best.max_by_key(|&(count, node)| (count, usize::MAX - node))
        else {
            return;
        };
        if count == 0 {
            break;
        }
        at[node] = Some(beside(graph, at, node));
        waiting.retain(|&other| other != node);
    }
    // Who is left hangs together with newcomers only, or with nobody.
    let ties = Ties::new(at.len(), graph.edges());
    let mut sheet = Sheet::default();
    let (mut alone, mut loners) = (Point::ORIGIN, 0.0);
    let parts = ties.components();
    for part in &parts {
        let points: Vec<Point> = part.iter().filter_map(|&node| at[node as usize]).collect();
        if points.len() == part.len() {
            sheet.take(&points, &ties.among(part).edges());
            if part.len() == 1 {
                alone = alone + points[0];
                loners += 1.0;
            }
        }
    }
    let wish = if loners > 0.0 { alone * (1.0 / loners) } else { Point::ORIGIN };
    for part in &parts {
        if at[part[0] as usize].is_some() {
            continue;
        }
        let ties = ties.among(part);
        let points = free::place(part.len(), &ties.edges(), 0, Bands::LEAST_DISTANCE, &[]);
        let wish = if part.len() == 1 { wish } else { Point::ORIGIN };
        let step = sheet.put(&points, &ties.edges(), wish);
        for (&node, point) in part.iter().zip(points) {
            at[node as usize] = Some(point + step);
        }
    }
}

/// A free place near those a newcomer is tied to; in a crowd, the place between them.
fn beside(graph: &Graph, at: &[Option<Point>], node: usize) -> Point {
    let friends: Vec<Point> =
        graph.neighbours(node).iter().filter_map(|&other| at[other as usize]).collect();
    let sum = friends.iter().fold(Point::ORIGIN, |sum, &point| sum + point);
    let middle = sum * (1.0 / friends.len().max(1) as f32);
    let near: Vec<Point> =
        at.iter().flatten().copied().filter(|point| point.distance(middle) < 4.0 * TIE).collect();
    let mut best = (f32::INFINITY, middle);
    for ring in 1..=6 {
        for way in 0..WAYS * ring {
            let (dx, dy) = free::around(way as f32 / (WAYS * ring) as f32);
            let place = middle + Point::new(dx, dy) * (ring as f32 * TIE / 3.0);
            let gap = near.iter().map(|point| point.distance(place)).fold(f32::INFINITY, f32::min);
            if gap < Bands::LEAST_DISTANCE {
                continue;
            }
            // Ties of their usual length, and no nearer to others than needed.
            let off = |friend: &Point| (friend.distance(place) - TIE) / TIE;
            let stress = friends.iter().map(|friend| off(friend) * off(friend)).sum::<f32>();
            let crowd = (1.0 - gap / TIE).max(0.0);
            let cost = stress / friends.len() as f32 + crowd;
            if cost < best.0 {
                best = (cost, place);
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{graph_of, person_id, planted};
    use crate::map::layout::free::room::least_distance;
    use crate::map::layout::rings;
    use proptest::prelude::*;

    /// How far the median of those in both moved, as a share of the diagonal.
    fn median_move(before: &Positions, after: &Positions, people: &[PersonId]) -> f32 {
        let both = people.iter().filter_map(|&id| Some(before.of(id)?.distance(after.of(id)?)));
        let mut moves: Vec<f32> = both.collect();
        moves.sort_by(f32::total_cmp);
        moves[moves.len() / 2] / before.bounds().size().length()
    }

    fn part(all: &Graph, until: usize) -> Graph {
        let people = (0..until).map(|i| (person_id(i), None));
        let ties = all.edges().iter().map(|&[a, b]| (person_id(a as usize), person_id(b as usize)));
        Graph::new(people, ties)
    }

    fn check(graph: &Graph, positions: &Positions) {
        assert_eq!(positions.points().len(), graph.len());
        assert!(positions.bands().is_none());
        for &point in positions.points() {
            assert!(point.is_finite() && positions.bounds().contains(point));
        }
        let least = least_distance(positions.points());
        assert!(least >= Bands::LEAST_DISTANCE * 0.999, "{least}");
    }

    #[test]
    fn one_more_moves_nearly_nobody() {
        for n in [2, 5, 30, 150, 300, 1000] {
            let all = planted(n + 1, 25, 3, |_| 0);
            let graph = part(&all, n);
            let before = constellation(&graph, 1, None, &[]);
            check(&graph, &before);
            assert_eq!(constellation(&graph, 9, Some(&before), &[]), before);
            let after = constellation(&all, 1, Some(&before), &[]);
            check(&all, &after);
            let moved = median_move(&before, &after, graph.people());
            assert!(moved <= 0.02, "{n}: {moved}");
        }
    }

    #[test]
    fn a_growing_map_never_jumps() {
        let all = planted(160, 25, 3, |_| 0);
        let mut before = constellation(&part(&all, 40), 1, None, &[]);
        for until in 41..=160 {
            let graph = part(&all, until);
            let after = constellation(&graph, 1, Some(&before), &[]);
            let moved = median_move(&before, &after, graph.people());
            assert!(moved <= 0.02, "{until}: {moved}");
            before = after;
        }
        check(&all, &before);
    }

    #[test]
    fn a_new_friend_and_a_new_tie_come_near() {
        let graph = planted(300, 25, 3, |_| 0);
        let ids = |&[a, b]: &[u32; 2]| (person_id(a as usize), person_id(b as usize));
        let ties =
            |more: &[[u32; 2]]| graph.edges().iter().chain(more).map(ids).collect::<Vec<_>>();
        let people = |n: usize| (0..n).map(|i| (person_id(i), None));
        // 300 comes tied to 17; 301 is tied to nobody, and later to 40.
        let first = Graph::new(people(302), ties(&[[17, 300]]));
        let before = constellation(&graph, 1, None, &[]);
        let after = constellation(&first, 1, Some(&before), &[]);
        check(&first, &after);
        assert!(after.at(300).distance(after.at(17)) < 2.5 * TIE);
        assert!(after.at(301).distance(after.at(40)) > 0.0);
        let second = Graph::new(people(302), ties(&[[17, 300], [40, 301]]));
        let last = constellation(&second, 1, Some(&after), &[]);
        check(&second, &last);
        assert!(last.at(301).distance(last.at(40)) < 2.5 * TIE);
        assert!(median_move(&after, &last, graph.people()) <= 0.001);
    }

    #[test]
    fn another_map_is_turned_as_the_one_before() {
        let all = planted(300, 25, 3, |_| 0);
        let before = constellation(&part(&all, 150), 1, None, &[]);
        let after = constellation(&all, 1, Some(&before), &[]);
        check(&all, &after);
    }

    #[test]
    fn pins_stand_exactly_and_the_nearest_step_aside() {
        let graph = planted(200, 25, 3, |_| 0);
        let before = constellation(&graph, 1, None, &[]);
        let pins = [(3, before.at(90) + Point::new(5.0, 0.0)), (8, Point::new(-700.0, 20.0))];
        for before in [None, Some(&before)] {
            let after = constellation(&graph, 1, before, &pins);
            check(&graph, &after);
            for (node, pin) in pins {
                assert_eq!(after.at(node), pin);
            }
        }
        let after = constellation(&graph, 1, Some(&before), &pins);
        assert!(median_move(&before, &after, graph.people()) <= 0.001);
        let nonsense = [(999, Point::ORIGIN), (0, Point::new(f32::NAN, 0.0))];
        assert_eq!(constellation(&graph, 1, Some(&before), &nonsense), before);
    }

    #[test]
    fn rings_are_no_constellation_before() {
        let graph = planted(80, 25, 3, |_| 0);
        let ringed = rings(&graph, 1, None, &[]);
        assert_eq!(
            constellation(&graph, 1, Some(&ringed), &[]),
            constellation(&graph, 1, None, &[])
        );
        let free = constellation(&graph, 1, None, &[]);
        assert_eq!(rings(&graph, 1, Some(&free), &[]), ringed);
        let way = free.coming_from(&ringed, 0.25);
        assert_eq!((way.presence(), way.bands().is_some()), (0.75, true));
        assert_eq!(ringed.coming_from(&free, 0.25).presence(), 0.25);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]

        #[test]
        fn any_graph_after_any_other(
            (n, edges, more) in (0_usize..60).prop_flat_map(|n| (
                Just(n),
                prop::collection::vec((0..n.max(1), 0..n.max(1)), 0..=n * 2),
                prop::collection::vec((0..n + 9, 0..n + 9), 0..9),
            )),
            pinned in prop::option::of((0..60_usize, -400.0_f32..400.0, -400.0_f32..400.0)),
        ) {
            let first = graph_of(n, |_| 0, edges.clone());
            let second = graph_of(n + 9, |_| 0, edges.into_iter().chain(more));
            let before = constellation(&first, 1, None, &[]);
            check(&first, &before);
            let pins: Vec<(usize, Point)> =
                pinned.map(|(node, x, y)| (node, Point::new(x, y))).into_iter().collect();
            let after = constellation(&second, 1, Some(&before), &pins);
            check(&second, &after);
            for &(node, pin) in pins.iter().filter(|pin| pin.0 < second.len()) {
                prop_assert_eq!(after.at(node), pin);
            }
            prop_assert_eq!(&after, &constellation(&second, 1, Some(&before), &pins));
        }
    }
}
