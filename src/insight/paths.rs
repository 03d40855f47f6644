//! The way from one person to another, or from me: along the fewest ties, or along the warmest.

#![allow(clippy::indexing_slicing, reason = "every index is a node or an edge of this graph")]
#![allow(clippy::cast_possible_truncation, reason = "there are fewer than 2^32 people")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::graph::Graph;
use super::warmth::warmth;
use crate::day::Day;
use crate::id::PersonId;
use crate::notebook::Notebook;
use crate::people::{Circle, Known, Person, Tie, TieFamily, TieKind, Warmth, ended};

/// A way through the network, its people in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Whether it begins with me, who am none of the people.
    pub from_me: bool,
    /// Everybody on it, from the first to the last.
    pub people: Vec<PersonId>,
}

/// The way of the fewest ties; of several the warmest. `None` of `from` is me.
///
/// I am tied to everybody in a circle and to everybody with whom there was a moment. Between two
/// others I am left out: all are mine, and every way would lead through me. `None` when there is no
/// way, or one of the two isn't there. From somebody to themselves it is they alone.
pub fn shortest(
    notebook: &Notebook,
    from: Option<PersonId>,
    to: PersonId,
    today: Day,
) -> Option<Path> {
    way(notebook, from, to, today, |cost| (1, cost))
}

/// The way that costs least, where a tie costs little if it is close and those it ties are near and
/// warm to me:
///
/// - from me to somebody: `far` = their ring (1 to 5; 6 where none) · (2 - warmth, 0 to 1);
/// - between two people: 1 to 4 by the closest of their ties (love and kin 1, friends 2, mentors,
///   work and own words 3, the rest 4), and a quarter of what both are `far`.
///
/// So a warm way round goes before a cold straight one. Costs are told to nobody.
pub fn warmest(
    notebook: &Notebook,
    from: Option<PersonId>,
    to: PersonId,
    today: Day,
) -> Option<Path> {
    way(notebook, from, to, today, |cost| (cost, 1))
}

/// Two measures, added along a way; the first counts, the second decides among equals.
type Cost = (u32, u32);

/// Longer than any way.
const ENDLESS: Cost = (u32::MAX, u32::MAX);

/// E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
fn way(
    notebook: &Notebook,
    from: Option<PersonId>,
    to: PersonId,
    today: Day,
    measure: fn(u32) -> Cost,
) -> Option<Path> {
    let mut net = Net::of(notebook, today);
    let end = net.graph.node(to)?;
    let start = match from {
        Some(from) => Some(net.graph.node(from)?),
        None => None,
    };
    let mut best = vec![(ENDLESS, end); net.graph.len()];
    let mut queue: BinaryHeap<Reverse<(Cost, usize)>> = BinaryHeap::new();
    for (node, best) in best.iter_mut().enumerate() {
        let cost = match start {
            Some(start) if start == node => (0, 0),
            None if net.is_mine(node) => measure(net.far(node)),
            _ => continue,
        };
        *best = (cost, node);
        queue.push(Reverse((cost, node)));
    }
    while let Some(Reverse((cost, here))) = queue.pop() {
        if here == end {
            break;
        }
        if cost > best[here].0 {
            continue;
        }
        for at in 0..net.graph.neighbours(here).len() {
            let other = net.graph.neighbours(here)[at] as usize;
            let step = measure(net.cost(here, other));
            let sum = (cost.0.saturating_add(step.0), cost.1.saturating_add(step.1));
            if sum < best[other].0 {
                best[other] = (sum, here);
                queue.push(Reverse((sum, other)));
            }
        }
    }
    if best[end].0 == ENDLESS {
        return None;
    }
    // Each was come to from another, the first from itself.
    let mut nodes = vec![end];
    let mut here = end;
    while best[here].1 != here {
        here = best[here].1;
        nodes.push(here);
    }
    let people = nodes.into_iter().rev().filter_map(|node| net.graph.person(node)).collect();
    Some(Path { from_me: from.is_none(), people })
}

/// Whether I am tied to somebody: they are in a circle, or there was a moment.
pub(super) fn is_mine(notebook: &Notebook, person: &Person) -> bool {
    person.circle.is_some() || notebook.moments_of(person.id).next().is_some()
}

/// What ties cost, in thousandths.
struct Net<'a> {
    notebook: &'a Notebook,
    today: Day,
    graph: Graph,
    /// By edge, how far apart its closest tie leaves the two.
    apart: Vec<u8>,
    /// By node, once it was asked for.
    far: Vec<Option<u32>>,
}

impl<'a> Net<'a> {
    fn of(notebook: &'a Notebook, today: Day) -> Self {
        let people = notebook.people().map(|person| (person.id, person.circle));
        let ties = notebook.ties().map(|tie| (tie.key.from(), tie.key.to()));
        let graph = Graph::new(people, ties);
        let mut apart = vec![u8::MAX; graph.edges().len()];
        for tie in notebook.ties() {
            let ends = [tie.key.from(), tie.key.to()].map(|id| graph.node(id));
            if let [Some(a), Some(b)] = ends
                && let Some(edge) = edge(&graph, a, b)
            {
                apart[edge] = apart[edge].min(distance(tie.key.kind()));
            }
        }
        let far = vec![None; graph.len()];
        Self { notebook, today, graph, apart, far }
    }

    fn is_mine(&self, node: usize) -> bool {
        let person = self.graph.person(node).and_then(|id| self.notebook.person(id));
        person.is_some_and(|person| is_mine(self.notebook, person))
    }

    /// 1,000 (in the heart and glowing) to 12,000 (in no circle and quiet).
    fn far(&mut self, node: usize) -> u32 {
        if let Some(far) = self.far[node] {
            return far;
        }
        let ring = self.graph.circle(node).map_or(6, |circle| u32::from(circle.ring()));
        let person = self.graph.person(node);
        let warmth = person.map_or(0.0, |id| warmth(self.notebook, id, self.today));
        let far = ring * (2_000 - thousandths(warmth));
        self.far[node] = Some(far);
        far
    }

    fn cost(&mut self, a: usize, b: usize) -> u32 {
        let apart = edge(&self.graph, a, b).map_or(4, |edge| self.apart[edge]);
        1_000 * u32::from(apart) + (self.far(a) + self.far(b)) / 4
    }
}

fn edge(graph: &Graph, a: usize, b: usize) -> Option<usize> {
    graph.edges().binary_search(&[a.min(b) as u32, a.max(b) as u32]).ok()
}

#[allow(clippy::cast_sign_loss, reason = "from 0 to 1")]
pub(super) fn thousandths(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 1_000.0) as u32
}

/// How far apart a tie of this kind leaves two people: 1 to 4.
pub(super) fn distance(kind: &TieKind) -> u8 {
    match (kind, kind.family()) {
        (TieKind::Known(Known::Formerly), _) => 4,
        (TieKind::Known(Known::BestFriend | Known::Household), _) => 1,
        (_, TieFamily::Kin | TieFamily::Love) => 1,
        (_, TieFamily::Friend) => 2,
        (_, TieFamily::Guide | TieFamily::Work | TieFamily::Own) => 3,
        (_, TieFamily::Introduced | TieFamily::Acquaintance) => 4,
    }
}

/// Of the ties between two people the one that says most: the closest, then one whose beginning is
/// known, then the first in the order of kinds.
fn tie_between(notebook: &Notebook, a: PersonId, b: PersonId) -> Option<Arc<Tie>> {
    let ties = notebook.ties_of(a).filter(|tie| tie.key.has(b) && a != b);
    let first = ties.min_by_key(|tie| (distance(tie.key.kind()), tie.since.is_none(), &tie.key));
    first.cloned()
}

impl Path {
    /// Its ties as sentences, in order, each with its reason: "You know Grace well (close circle,
    /// warm now)." "Grace is a mentor of Ada L., since 2019." Of one person alone, one says so.
    pub fn steps(&self, notebook: &Notebook, today: Day) -> Vec<String> {
        let name = |id: PersonId| notebook.short_name(id);
        let mut steps = Vec::new();
        if self.from_me
            && let Some(person) = self.people.first().and_then(|id| notebook.person(*id))
        {
            steps.push(knows(notebook, person, &name(person.id), today));
        }
        for pair in self.people.windows(2) {
            let [a, b] = pair else { continue };
            let Some(tie) = tie_between(notebook, *a, *b) else { continue };
            let phrase = tie.key.kind().phrase(tie.key.from() == *a);
            let since =
                tie.since.map(|since| format!(", since {}", since.year())).unwrap_or_default();
            steps.push(ended(format!("{} {phrase} {}{since}", name(*a), name(*b))));
        }
        if let (true, Some(id)) = (steps.is_empty(), self.people.first()) {
            steps.push(format!("That is {} alone.", name(*id)));
        }
        steps
    }

    /// All of it, one sentence after the other.
    pub fn sentence(&self, notebook: &Notebook, today: Day) -> String {
        self.steps(notebook, today).join(" ")
    }
}

/// "You know Grace well (close circle, warm now)."
fn knows(notebook: &Notebook, person: &Person, name: &str, today: Day) -> String {
    let (how, circle) = match person.circle {
        Some(circle @ (Circle::Heart | Circle::Close)) => (" well", Some(circle)),
        Some(Circle::Known) => (" a little", Some(Circle::Known)),
        circle => ("", circle),
    };
    let circle = match circle {
        Some(circle) => format!("{} circle", circle.word().to_lowercase()),
        None => "not placed yet".to_owned(),
    };
    let warmth = Warmth::of(warmth(notebook, person.id, today)).word();
    format!("You know {name}{how} ({circle}, {warmth} now).")
}

/// What is said where there is no way: why, and what there is instead.
pub fn no_way(notebook: &Notebook, from: Option<PersonId>, to: PersonId) -> String {
    let person = |id| notebook.person(id);
    match (from.map(person), person(to)) {
        (Some(None), _) | (_, None) => "One of the two is no longer here.".to_owned(),
        (None, Some(to)) => {
            let name = notebook.short_name(to.id);
            ended(format!("{name} is in no circle yet, and nobody you know is tied to {name}"))
        }
        (Some(Some(from)), Some(to)) => {
            let (a, b) = (notebook.short_name(from.id), notebook.short_name(to.id));
            let through_me = is_mine(notebook, from) && is_mine(notebook, to);
            let but = if through_me { " You know them both, though." } else { "" };
            ended(format!("No tie that you know of leads from {a} to {b}")) + but
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::id::{AnyId, MomentId};
    use crate::insight::fixtures::{Dice, person_id};
    use crate::life::{Moment, MomentKind};
    use crate::people::TieKey;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn today() -> Day {
        "2026-11-21".parse().unwrap()
    }

    fn tie(a: usize, kind: &str, b: usize, since: &str) -> Tie {
        let key = TieKey::new(person_id(a), person_id(b), TieKind::from_slug(kind).unwrap());
        Tie { since: since.parse().ok(), ..Tie::new(key.unwrap()) }
    }

    fn talked(n: u64, with: usize) -> Moment {
        Moment {
            id: MomentId::from_random(n),
            day: today(),
            kind: MomentKind::Talked,
            people: [person_id(with)].into(),
            text: String::new(),
            habit: None,
            part: None,
            over: None,
        }
    }

    /// Grace (1) is near, Ada (2) far; Alan (3) and Joan (4) are known through others only; Kay (5)
    /// is tied to nobody.
    fn document() -> Document {
        let mut document = Document::new(1);
        document.edit("", |edit| {
            for (n, name, circle) in [
                (1, "Grace Hopper", Some(Circle::Close)),
                (2, "Ada Lovelace", Some(Circle::Known)),
                (3, "Alan", None),
                (4, "Ada Byron", None),
                (5, "Kay", None),
            ] {
                edit.put_person(&Person { circle, ..Person::new(person_id(n), name) });
            }
            edit.put_moment(&talked(1, 1));
            for tie in [
                tie(1, "mentor", 2, "2019-05-01"),
                tie(2, "colleague", 3, ""),
                tie(2, "acquaintance", 3, "2001-01-01"),
                tie(4, "manager", 3, ""),
            ] {
                edit.put_tie(&tie);
            }
        });
        document
    }

    fn told(path: Option<Path>, document: &Document) -> String {
        path.map_or_else(|| "none".to_owned(), |path| path.sentence(document.notebook(), today()))
    }

    #[test]
    fn told_with_reasons() {
        let document = document();
        let notebook = document.notebook();
        let short = |from: Option<usize>, to| {
            told(shortest(notebook, from.map(person_id), person_id(to), today()), &document)
        };
        let warm = |from: Option<usize>, to| {
            told(warmest(notebook, from.map(person_id), person_id(to), today()), &document)
        };
        assert_eq!(short(None, 2), "You know Ada L. a little (known circle, quiet now).");
        assert_eq!(
            warm(None, 2),
            "You know Grace well (close circle, warm now). Grace is a mentor of Ada L., since 2019."
        );
        assert_eq!(
            short(Some(4), 1),
            "Ada B. leads Alan. Alan works with Ada L. Ada L. is mentored by Grace, \
             since 2019."
        );
        assert_eq!(warm(Some(1), 1), "That is Grace alone.");
        assert_eq!((short(Some(1), 5), short(None, 5)), ("none".into(), "none".into()));
        assert_eq!((short(Some(9), 1), warm(None, 9)), ("none".into(), "none".into()));
    }

    #[test]
    fn where_there_is_no_way_it_is_said_why() {
        let mut document = document();
        let no = |document: &Document, from: Option<usize>, to| {
            no_way(document.notebook(), from.map(person_id), person_id(to))
        };
        assert_eq!(no(&document, Some(1), 5), "No tie that you know of leads from Grace to Kay.");
        assert_eq!(
            no(&document, None, 5),
            "Kay is in no circle yet, and nobody you know is tied to Kay."
        );
        assert_eq!(no(&document, Some(7), 5), "One of the two is no longer here.");
        document.edit("", |edit| edit.put_person(&Person::new(person_id(6), "Ada Yonath")));
        let said = "No tie that you know of leads from Ada Y. to Ada B.";
        assert_eq!(no(&document, Some(6), 4), said);
        document.edit("", |edit| edit.put_moment(&talked(2, 5)));
        assert_eq!(
            no(&document, Some(1), 5),
            "No tie that you know of leads from Grace to Kay. You know them both, though."
        );
        document.edit("", |edit| edit.delete_person(person_id(2), today()));
        let notebook = document.notebook();
        assert_eq!(shortest(notebook, Some(person_id(1)), person_id(3), today()), None);
        assert_eq!(no(&document, None, 2), "One of the two is no longer here.");
        // With a moment between us, Kay is mine, placed or not.
        let path = shortest(notebook, None, person_id(5), today()).unwrap();
        let said = "You know Kay (not placed yet, warm now).";
        assert_eq!(path.sentence(notebook, today()), said);
    }

    #[test]
    fn of_several_ties_the_one_that_says_most() {
        let mut document = Document::new(1);
        let said = |document: &Document| {
            let tie = tie_between(document.notebook(), person_id(1), person_id(2));
            tie.map(|tie| tie.key.kind().slug().to_owned())
        };
        document.edit("", |edit| {
            edit.put_person(&Person::new(person_id(1), "A"));
            edit.put_person(&Person::new(person_id(2), "B"));
        });
        for (kind, since, best) in [
            ("acquaintance", "2001-01-01", "acquaintance"),
            ("manager", "", "manager"),
            ("mentor", "2020-01-01", "mentor"),
            ("formerly", "1999-01-01", "mentor"),
            ("friend", "", "friend"),
            ("cousin", "", "cousin"),
        ] {
            document.edit("", |edit| edit.put_tie(&tie(2, kind, 1, since)));
            assert_eq!(said(&document).as_deref(), Some(best));
        }
    }

    /// Every way from one to another that meets nobody twice.
    fn all_ways(notebook: &Notebook, from: PersonId, to: PersonId) -> Vec<Vec<PersonId>> {
        let (mut ways, mut open) = (Vec::new(), vec![vec![from]]);
        while let Some(way) = open.pop() {
            let here = *way.last().unwrap();
            if here == to {
                ways.push(way);
                continue;
            }
            let others: BTreeSet<PersonId> =
                notebook.ties_of(here).map(|tie| tie.key.seen_from(here).unwrap().0).collect();
            let new = others.into_iter().filter(|other| !way.contains(other));
            open.extend(new.map(|other| [&way[..], &[other]].concat()));
        }
        ways
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn no_way_is_shorter_or_warmer(n in 2_usize..8, ties in 0_usize..14, seed: u64) {
            let mut dice = Dice(seed);
            let mut document = Document::new(1);
            document.edit("", |edit| {
                for n in 0..n {
                    let circle = Circle::from_ring(dice.below(7) as u8);
                    edit.put_person(&Person { circle, ..Person::new(person_id(n), "P") });
                }
                for at in 0..dice.below(5) {
                    edit.put_moment(&talked(at as u64, dice.below(n)));
                }
                for _ in 0..ties {
                    let (a, b) = (dice.below(n), dice.below(n));
                    let kind = ["friend", "mentor", "spouse", "acquaintance"][dice.below(4)];
                    if a != b {
                        edit.put_tie(&tie(a, kind, b, ""));
                    }
                }
            });
            let notebook = document.notebook();
            let mut net = Net::of(notebook, today());
            let mut cost = |way: &[PersonId], from_me: bool| -> u32 {
                let way: Vec<usize> = way.iter().map(|id| net.graph.node(*id).unwrap()).collect();
                let first = if from_me { net.far(way[0]) } else { 0 };
                first + way.windows(2).map(|pair| net.cost(pair[0], pair[1])).sum::<u32>()
            };
            let (from, to) = (person_id(0), person_id(n - 1));
            let between = all_ways(notebook, from, to);
            let mine = notebook.people().filter(|person| is_mine(notebook, person));
            let from_me: Vec<_> =
                mine.flat_map(|person| all_ways(notebook, person.id, to)).collect();
            for (start, ways) in [(Some(from), between), (None, from_me)] {
                let short = shortest(notebook, start, to, today());
                let warm = warmest(notebook, start, to, today());
                prop_assert_eq!(short.is_some(), !ways.is_empty());
                prop_assert_eq!(warm.is_some(), !ways.is_empty());
                let (Some(short), Some(warm)) = (short, warm) else { continue };
                prop_assert!(ways.contains(&short.people) && ways.contains(&warm.people));
                let mine = start.is_none();
                let warmth = cost(&warm.people, mine);
                for way in &ways {
                    let longer = (way.len(), cost(way, mine));
                    prop_assert!((short.people.len(), cost(&short.people, mine)) <= longer);
                    prop_assert!(warmth <= longer.1);
                }
            }
        }
    }
}
