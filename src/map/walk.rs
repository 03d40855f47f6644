//! Walking the map by keyboard, and what is said on the way. No awareness of keys or speech.

use super::layout::Positions;
use super::point::Point;
use crate::id::PersonId;
use crate::insight::Graph;
use crate::notebook::Notebook;
use crate::people::Circle;
use crate::sort;

/// Which way an arrow points, on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Direction {
    Left,
    Right,
    Up,
    Down,
}

impl Direction {
    fn unit(self) -> Point {
        match self {
            Direction::Left => Point::new(-1.0, 0.0),
            Direction::Right => Point::new(1.0, 0.0),
            Direction::Up => Point::new(0.0, -1.0),
            Direction::Down => Point::new(0.0, 1.0),
        }
    }
}

/// Somebody tied counts as this much nearer.
const TIED: f32 = 0.4;
/// Half of the cone's opening, as a slope: somewhat more than 45°, so that nobody is between two arrows.
const SLOPE: f32 = 1.2;

/// The person an arrow leads to from another, or from *me* in the middle, of those who are here: the
/// nearest in that direction, those tied before the others. `None` when nobody is there.
pub fn step(
    graph: &Graph,
    positions: &Positions,
    here: impl Fn(usize) -> bool,
    from: Option<usize>,
    direction: Direction,
) -> Option<usize> {
    let start = from.map_or(Point::ORIGIN, |node| positions.at(node));
    let unit = direction.unit();
    let reach = |node: usize| {
        let way = positions.at(node) - start;
        let along = way.x * unit.x + way.y * unit.y;
        let aside = (way.x * unit.y - way.y * unit.x).abs();
        let ahead = along > 0.0 && aside <= along * SLOPE && Some(node) != from && here(node);
        let tied = from.is_some_and(|from| graph.are_tied(from, node));
        ahead.then_some((along + 2.0 * aside) * if tied { TIED } else { 1.0 })
    };
    let reached = (0..graph.len()).filter_map(|node| Some((node, reach(node)?)));
    reached.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(node, _)| node)
}

/// The next person around the map, or the one before, of those who are here: the circles from the
/// heart outwards, each clockwise from the top. It comes round to everybody.
pub fn around(
    graph: &Graph,
    positions: &Positions,
    here: impl Fn(usize) -> bool,
    from: Option<usize>,
    forward: bool,
) -> Option<usize> {
    let mut all: Vec<usize> =
        (0..graph.len()).filter(|&node| here(node) || Some(node) == from).collect();
    sort::by(&mut all, |&a, &b| {
        let ring = |node| graph.circle(node).map_or(6, Circle::ring);
        ring(a).cmp(&ring(b)).then_with(|| {
            clockwise(positions.at(a)).total_cmp(&clockwise(positions.at(b))).then(a.cmp(&b))
        })
    });
    let here = from.and_then(|from| all.iter().position(|&node| node == from));
    match (here, forward) {
        (Some(here), true) => all.get(here + 1).or(all.first()),
        (Some(here), false) => {
            here.checked_sub(1).and_then(|before| all.get(before)).or(all.last())
        }
        (None, true) => all.first(),
        (None, false) => all.last(),
    }
    .copied()
}

/// Everybody tied to a person who is here, clockwise around them from the top.
pub fn ties_around(
    graph: &Graph,
    positions: &Positions,
    here: impl Fn(usize) -> bool,
    of: usize,
) -> Vec<usize> {
    let middle = positions.at(of);
    let nodes = graph.neighbours(of).iter().filter_map(|&node| usize::try_from(node).ok());
    let nodes = nodes.filter(|&node| here(node));
    let mut ties: Vec<usize> = nodes.collect();
    sort::by(&mut ties, |&a, &b| {
        let turn = |node| clockwise(positions.at(node) - middle);
        turn(a).total_cmp(&turn(b)).then(a.cmp(&b))
    });
    ties
}

/// Going from tie to tie: along all ties of whoever one began at, then on along those of whoever one
/// stands at, and to nobody twice. So it ends, and every step of it can be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Whose tie led to whom; the first has led to themselves.
    been: Vec<(PersonId, PersonId)>,
}

impl Trail {
    /// Whose ties are walked.
    pub fn hub(&self) -> Option<PersonId> {
        self.been.last().map(|&(hub, _)| hub)
    }

    /// The next step from where one stands: whose tie it is, and to whom it leads. `ties` are those of
    /// somebody, in order. `None` when all of this one's were walked.
    pub fn ahead(
        &self,
        here: PersonId,
        ties: &dyn Fn(PersonId) -> Vec<PersonId>,
    ) -> Option<(PersonId, PersonId)> {
        let new = |to: &PersonId| *to != here && self.been.iter().all(|(_, been)| been != to);
        let from = |hub: PersonId| Some((hub, ties(hub).into_iter().find(new)?));
        from(self.hub().unwrap_or(here)).or_else(|| from(here))
    }

    /// A step was taken from where one stood.
    pub fn go(&mut self, here: PersonId, step: (PersonId, PersonId)) {
        if self.been.is_empty() {
            self.been.push((here, here));
        }
        self.been.push(step);
    }

    /// Takes the last step back. Says whose tie led to where one stands then, and who that is; `None`
    /// where one began.
    pub fn back(&mut self) -> Option<(PersonId, PersonId)> {
        self.been.pop();
        self.been.last().copied()
    }
}

/// The angle from the top, clockwise, 0 to 2π.
fn clockwise(point: Point) -> f32 {
    (point.angle() + std::f32::consts::FRAC_PI_2).rem_euclid(std::f32::consts::TAU)
}

/// What is said when somebody is reached: their name and circle, the tie to whom one came from, or
/// else to the nearest, in words, and how many others there are.
///
/// "Grace Hopper, Close. Mentor of Ada Lovelace; tied to two others."
pub fn announce(notebook: &Notebook, person: PersonId, came_from: Option<PersonId>) -> String {
    let Some(who) = notebook.person(person) else { return String::new() };
    let circle = who.circle.map_or("not placed yet", Circle::word);
    let mut words: Vec<(PersonId, Vec<&str>)> = Vec::new();
    for tie in notebook.ties_of(person) {
        if let Some((other, said)) = tie.key.seen_from(person) {
            match words.iter_mut().find(|(known, _)| *known == other) {
                Some((_, all)) => all.push(said),
                None => words.push((other, vec![said])),
            }
        }
    }
    let nearness = |other: PersonId| {
        let other = notebook.person(other)?;
        Some((other.circle.map_or(6, Circle::ring), other.shown_name()))
    };
    let told = words.iter().min_by_key(|(other, _)| (came_from != Some(*other), nearness(*other)));
    let ties = match told {
        None => "No ties yet".to_owned(),
        Some((other, said)) => {
            let name = notebook.person(*other).map_or("someone", |other| other.shown_name());
            let tie = capitalized(&format!("{} {name}", said.join(" and ")));
            match words.len() - 1 {
                0 => tie,
                others => format!("{tie}; tied to {}", counted(others)),
            }
        }
    };
    format!("{}, {circle}. {ties}.", who.shown_name())
}

fn counted(others: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match WORDS.get(others) {
        Some(word) if others == 1 => format!("{word} other"),
        Some(word) => format!("{word} others"),
        None => format!("{others} others"),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::fixtures::{graph_of, lifelike, notebook, person_id, planted};
    use crate::map::layout::rings;
    use crate::people::Person;

    #[test]
    fn arrows_lead_where_they_point() {
        let graph = planted(300, 25, 5, lifelike);
        let positions = rings(&graph, 1, None, &[]);
        for from in (0..300).map(Some).chain([None]) {
            let start = from.map_or(Point::ORIGIN, |node| positions.at(node));
            for direction in [Direction::Left, Direction::Right, Direction::Up, Direction::Down] {
                if let Some(to) = step(&graph, &positions, |_| true, from, direction) {
                    let way = positions.at(to) - start;
                    let unit = direction.unit();
                    assert!(way.x * unit.x + way.y * unit.y > 0.0 && Some(to) != from);
                }
            }
        }
        assert!(step(&graph, &positions, |_| true, None, Direction::Up).is_some());
        assert_eq!(
            step(&graph_of(0, |_| 0, []), &Positions::default(), |_| true, None, Direction::Up),
            None
        );
    }

    #[test]
    fn those_tied_come_before_those_nearer() {
        let alone = graph_of(40, |_| 3, []);
        let positions = rings(&alone, 1, None, &[]);
        let first = step(&alone, &positions, |_| true, Some(0), Direction::Down).unwrap();
        let off = |node: usize| positions.at(node) - positions.at(0);
        let down = |node: &usize| off(*node).y > off(*node).x.abs();
        let others = (1..40).filter(|&node| node != first).filter(down);
        let tied = others.min_by(|&a, &b| off(a).length().total_cmp(&off(b).length()));
        let graph = graph_of(40, |_| 3, [(0, tied.unwrap())]);
        assert_eq!(step(&graph, &positions, |_| true, Some(0), Direction::Down), tied);
    }

    #[test]
    fn around_comes_to_everybody_and_back() {
        let graph = planted(60, 20, 5, lifelike);
        let positions = rings(&graph, 1, None, &[]);
        let mut at = around(&graph, &positions, |_| true, None, true);
        let mut seen = std::collections::BTreeSet::new();
        while let Some(node) = at
            && seen.insert(node)
        {
            let next = around(&graph, &positions, |_| true, at, true);
            assert_eq!(around(&graph, &positions, |_| true, next, false), at);
            at = next;
        }
        assert_eq!(seen.len(), 60);
    }

    #[test]
    fn ties_clockwise() {
        let graph = graph_of(30, |_| 2, (1..9).map(|i| (0, i)));
        let positions = rings(&graph, 1, None, &[]);
        let ties = ties_around(&graph, &positions, |_| true, 0);
        assert_eq!(ties.len(), 8);
        let turns: Vec<f32> =
            ties.iter().map(|&i| clockwise(positions.at(i) - positions.at(0))).collect();
        assert!(turns.is_sorted());
    }

    #[test]
    fn a_trail_goes_on_from_the_last_tie_and_all_the_way_back() {
        // 0 is tied to 1 and 2, 2 to 3 and 4, 4 to 0 and 3; 5 is tied to nobody.
        let tied = [&[1, 2, 4][..], &[0], &[0, 3, 4], &[2, 4], &[0, 2, 3], &[]];
        let number = |id: PersonId| (0..6).find(|&n| person_id(n) == id).unwrap();
        let ties = |id: PersonId| tied[number(id)].iter().map(|&n| person_id(n)).collect();
        let mut trail = Trail::default();
        let mut here = person_id(0);
        let mut walked = Vec::new();
        while let Some(step) = trail.ahead(here, &ties) {
            trail.go(here, step);
            here = step.1;
            walked.push((number(step.0), number(here)));
        }
        assert_eq!(walked, [(0, 1), (0, 2), (0, 4), (4, 3)]);
        assert_eq!(trail.hub(), Some(person_id(4)));
        let back: Vec<usize> =
            std::iter::from_fn(|| trail.back()).map(|(_, at)| number(at)).collect();
        assert_eq!(back, [4, 2, 1, 0]);
        assert_eq!(trail, Trail::default());
        assert_eq!(trail.ahead(person_id(5), &ties), None);
    }

    #[test]
    fn who_is_not_here_is_passed_over() {
        let graph = planted(200, 20, 3, lifelike);
        let positions = rings(&graph, 1, None, &[]);
        let here = |node: usize| node.is_multiple_of(3);
        for from in 0..200 {
            for direction in [Direction::Left, Direction::Right, Direction::Up, Direction::Down] {
                assert!(step(&graph, &positions, here, Some(from), direction).is_none_or(here));
            }
            assert!(ties_around(&graph, &positions, here, from).into_iter().all(here));
            // From somebody who has faded one gets back among the others.
            assert!(around(&graph, &positions, here, Some(from), true).is_some_and(here));
        }
        assert_eq!(around(&graph, &positions, |_| false, None, true), None);
    }

    #[test]
    fn said_on_the_way() {
        let person = |n, name: &str, circle| Person { circle, ..Person::new(person_id(n), name) };
        let people = [
            person(1, "Ada Lovelace", Some(Circle::Friends)),
            person(2, "Grace Hopper", Some(Circle::Close)),
            person(3, "George Boole", None),
            person(4, "Mary Somerville", Some(Circle::Heart)),
            person(5, "Alone", None),
        ];
        let ties = [(2, 1, "mentor"), (2, 1, "friend"), (3, 2, "colleague"), (2, 4, "parent")];
        let notebook = notebook(people, ties);
        let said =
            |who, from: Option<usize>| announce(&notebook, person_id(who), from.map(person_id));
        assert_eq!(
            said(2, Some(1)),
            "Grace Hopper, Close. Friend of and mentor of Ada Lovelace; tied to two others."
        );
        assert_eq!(
            said(2, None),
            "Grace Hopper, Close. Parent of Mary Somerville; tied to two others."
        );
        assert_eq!(said(4, Some(5)), "Mary Somerville, Heart. Child of Grace Hopper.");
        assert_eq!(said(3, Some(2)), "George Boole, not placed yet. Works with Grace Hopper.");
        assert_eq!(said(5, None), "Alone, not placed yet. No ties yet.");
        assert_eq!(said(9, None), "");
    }
}
