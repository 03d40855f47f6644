//! Swapping seats as long as ties become shorter: a local search for the quadratic assignment of
//! people to seats. No awareness of bands but that everybody keeps to their own.

use super::random::Random;
use super::seats::Seats;
use super::weighted::Weighted;
use crate::map::point::Point;

/// Passes over everybody; most gain is in the first ten.
const SWEEPS: usize = 30;
/// Shortening by less is not worth a step, world units.
const LEAST: f32 = 0.01;

/// Each person in turn, in a seeded order, tries the seats on their band nearest to the middle of
/// those they are tied to.
pub(super) fn shorten_ties(seats: &mut Seats, graph: &Weighted, random: &mut Random) {
    let mut order: Vec<usize> = (0..graph.len()).filter(|&node| graph.degree(node) > 0).collect();
    let mut near = Vec::new();
    for _ in 0..SWEEPS {
        random.shuffle(&mut order);
        let mut moved = 0;
        for &node in &order {
            moved += usize::from(improve(seats, graph, node, &mut near));
        }
        if moved * 200 <= order.len() {
            break;
        }
    }
}

fn improve(seats: &mut Seats, graph: &Weighted, node: usize, near: &mut Vec<usize>) -> bool {
    let (mut sum, mut all) = (Point::ORIGIN, 0.0);
    for (other, weight) in graph.neighbours(node) {
        sum = sum + seats.place(other) * weight;
        all += weight;
    }
    seats.near(node, sum * (1.0 / all), near);
    let own = seats.seat(node);
    let mut best = (LEAST, own);
    for &seat in near.iter().filter(|&&seat| seat != own) {
        let other = seats.who(seat);
        // Nobody unseats one with far more ties: that is slow to weigh and never pays.
        if other.is_some_and(|other| graph.degree(other) > 32 + 4 * graph.degree(node)) {
            continue;
        }
        // Without the tie between the two, which a swap leaves as long as it is.
        let mut gain = length(seats, graph, node, seats.at(own), other)
            - length(seats, graph, node, seats.at(seat), other);
        if let Some(other) = other {
            gain += length(seats, graph, other, seats.at(seat), Some(node))
                - length(seats, graph, other, seats.at(own), Some(node));
        }
        if gain > best.0 {
            best = (gain, seat);
        }
    }
    if best.1 != own {
        seats.swap(node, best.1);
    }
    best.1 != own
}

/// How long a person's ties would be from here, but for the one to `without`.
fn length(
    seats: &Seats,
    graph: &Weighted,
    node: usize,
    from: Point,
    without: Option<usize>,
) -> f32 {
    let ties = graph.neighbours(node).filter(|(other, _)| Some(*other) != without);
    ties.map(|(other, weight)| weight * from.distance(seats.place(other))).sum()
}
