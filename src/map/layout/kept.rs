//! Places as a text, so that another day begins where the last one ended. No awareness of where the
//! text is kept.
//!
//! A line for what it is: `free`, or `rings` and for each band its rows and the radius of the first;
//! then a line a person, by id: id, x, y and, where ties decide, the mark of their ties. All numbers
//! are 8 hexadecimal digits without a space: those of an `f32` are its bits, so that what is read is to
//! the last bit what was written. 32 characters a person.

use std::fmt::Write as _;

use super::bands::{BANDS, Bands};
use super::positions::Positions;
use crate::id::{AnyId, PersonId};
use crate::map::point::Point;

/// A longer text is not read, bytes: 20,000 people are shorter.
const LONGEST: usize = 1 << 20;
/// Nobody stands farther from the middle, world units.
const FARTHEST: f32 = 2e6;

impl Positions {
    /// The places of all who `stay`.
    pub fn to_text(&self, stays: &dyn Fn(PersonId) -> bool) -> String {
        let mut text = String::from(if self.bands().is_some() { "rings " } else { "free" });
        let hex = |text: &mut String, number: u32| write!(text, "{number:08x}").unwrap_or_default();
        for (rows, first) in self.bands().map(Bands::rows).into_iter().flatten() {
            hex(&mut text, u32::try_from(rows).unwrap_or_default());
            hex(&mut text, first.to_bits());
        }
        for (&person, at) in self.people().iter().zip(self.points()) {
            if stays(person) {
                text.push('\n');
                text.push_str(person.as_str());
                hex(&mut text, at.x.to_bits());
                hex(&mut text, at.y.to_bits());
                if let Some(ties) = self.ties_of(person) {
                    hex(&mut text, ties);
                }
            }
        }
        text
    }

    /// The places that a text tells; `None` if it is none, or anything in it is amiss.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines().filter(|_| text.len() <= LONGEST);
        let head = lines.next()?;
        let free = head == "free";
        let (mut people, mut at, mut ties) = (Vec::new(), Vec::new(), Vec::new());
        for line in lines {
            let person: PersonId = line.get(..8)?.parse().ok()?;
            let (x, y) = (real(line, 1)?, real(line, 2)?);
            // In order, as they are looked up; so nobody comes twice.
            if people.last().is_some_and(|before| *before >= person) {
                return None;
            }
            people.push(person);
            at.push(Point::new(x, y));
            if free {
                ties.push(number(line, 3)?);
            }
        }
        if free {
            return Some(Self::free(people, at, ties));
        }
        let head = head.strip_prefix("rings ")?;
        let mut rows = [(0, 0.0); BANDS];
        for (band, kept) in rows.iter_mut().enumerate() {
            *kept = (usize::try_from(number(head, 2 * band)?).ok()?, real(head, 2 * band + 1)?);
        }
        Some(Self::on_bands(people, at, Bands::of_rows(&rows)?))
    }
}

/// A text of such places without those who don't stay; what is none is left out.
pub fn without(text: &str, stays: &dyn Fn(PersonId) -> bool) -> String {
    let parts = text.split("\n\n").filter_map(Positions::from_text);
    parts.map(|places| places.to_text(stays)).collect::<Vec<_>>().join("\n\n")
}

/// The `at`th number of a line.
fn number(line: &str, at: usize) -> Option<u32> {
    u32::from_str_radix(line.get(8 * at..8 * at + 8)?, 16).ok()
}

fn real(line: &str, at: usize) -> Option<f32> {
    Some(f32::from_bits(number(line, at)?)).filter(|value| value.abs() <= FARTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Graph;
    use crate::insight::fixtures::{lifelike, person_id, planted};
    use crate::map::layout::{constellation, rings};
    use proptest::prelude::*;

    fn all(_: PersonId) -> bool {
        true
    }

    fn both(graph: &Graph) -> [Positions; 2] {
        [rings(graph, 1, None, &[]), constellation(graph, 1, None, &[])]
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        for n in [0, 1, 7, 150, 400] {
            for places in both(&planted(n, 25, 3, lifelike)) {
                let text = places.to_text(&all);
                assert!(text.len() <= 33 * n + 120, "{}", text.len());
                assert_eq!(Positions::from_text(&text), Some(places));
            }
        }
    }

    #[test]
    fn an_edit_on_another_day_moves_nearly_nobody() {
        let whole = planted(301, 25, 3, lifelike);
        let ids = |&[a, b]: &[u32; 2]| (person_id(a as usize), person_id(b as usize));
        let people = |n: usize| (0..n).map(|i| (person_id(i), whole.circle(i))).collect::<Vec<_>>();
        let graph = |n: usize, more: &[[u32; 2]]| {
            Graph::new(people(n), whole.edges().iter().chain(more).map(ids).collect::<Vec<_>>())
        };
        let first = graph(300, &[]);
        for (places, other) in both(&first).iter().zip([
            rings as fn(&Graph, u64, Option<&Positions>, &[(usize, f32)]) -> Positions,
            |graph, seed, before, _| constellation(graph, seed, before, &[]),
        ]) {
            let kept = Positions::from_text(&places.to_text(&all)).unwrap();
            assert_eq!(other(&first, 1, Some(&kept), &[]), *places);
            for edited in [graph(300, &[[3, 250]]), graph(301, &[]), graph(299, &[])] {
                let after = other(&edited, 1, Some(&kept), &[]);
                let moved = |&id: &PersonId| Some(places.of(id)?.distance(after.of(id)?));
                let mut moves: Vec<f32> = edited.people().iter().filter_map(moved).collect();
                moves.sort_by(f32::total_cmp);
                let share = moves[moves.len() / 2] / places.bounds().size().length();
                assert!(share <= 0.02, "{share}");
            }
        }
    }

    #[test]
    fn who_is_gone_is_in_no_text() {
        let graph = planted(60, 20, 3, lifelike);
        let text = both(&graph).map(|places| places.to_text(&all)).join("\n\n");
        let gone = graph.person(17).unwrap();
        let left = without(&text, &|person| person != gone);
        assert!(text.contains(gone.as_str()) && !left.contains(gone.as_str()));
        assert_eq!(left.split("\n\n").filter_map(Positions::from_text).count(), 2);
        assert_eq!(left.len(), text.len() - 25 - 33);
        assert_eq!(without("what is this", &all), "");
    }

    #[test]
    fn nonsense_is_nothing() {
        let text = both(&planted(9, 3, 3, lifelike)).map(|places| places.to_text(&all));
        let [on_rings, free] = text.each_ref().map(|text| text.as_str());
        let nan = format!("{:08x}", f32::NAN.to_bits());
        let far = format!("{:08x}", 3e6_f32.to_bits());
        let person = free.lines().nth(1).unwrap();
        let mut broken: Vec<String> = vec![
            String::new(),
            "rings".into(),
            "rings ".into(),
            "circles".into(),
            "free\n".to_owned() + &person[..31],
            format!("free\n{person}\n{person}"),
            format!("free\n{}{nan}{}", &person[..8], &person[16..]),
            format!("free\n{}{far}{}", &person[..8], &person[16..]),
            format!("free\n{}", "é".repeat(16)),
            on_rings.replacen("rings ", "rings f", 1),
            "x".repeat(LONGEST + 1),
        ];
        let people = |count: usize| (0..count).map(|i| format!("\n{i:08}{}", "0".repeat(24)));
        broken.push("free".to_owned() + &people(LONGEST / 33 + 1).collect::<String>());
        for text in broken {
            assert_eq!(Positions::from_text(&text), None, "{:.40}", text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn from_anything_comes_a_map(
            rings_too: bool,
            changes in prop::collection::vec((0..4000_usize, "[0-9a-f]"), 0..60),
        ) {
            let graph = planted(30, 9, 3, lifelike);
            let places = both(&graph)[usize::from(rings_too)].clone();
            let mut text = places.to_text(&all);
            for (at, digit) in changes {
                let at = at % (text.len() - 1);
                if text.as_bytes()[at] != b'\n' {
                    text.replace_range(at..=at, &digit);
                }
            }
            if let Some(kept) = Positions::from_text(&text) {
                for after in [rings(&graph, 1, Some(&kept), &[]), constellation(&graph, 1, Some(&kept), &[])] {
                    prop_assert!(after.points().iter().all(|point| point.is_finite()));
                    prop_assert_eq!(after.points().len(), 30);
                }
            }
        }
    }
}
