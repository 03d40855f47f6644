//! One drawing laid onto another as well as turning, mirroring and moving allow (the orthogonal
//! Procrustes problem, in the plane). No awareness of ties.

use crate::map::point::Point;

/// A turn, maybe a mirroring, and a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    from: Point,
    to: Point,
    cos: f32,
    sin: f32,
    mirrored: f32,
}

impl Fit {
    /// The best for these pairs of a place and where it should be; `None` without any.
    pub(crate) fn of(pairs: impl Iterator<Item = (Point, Point)> + Clone) -> Option<Self> {
        let count = pairs.clone().count() as f32;
        if count == 0.0 {
            return None;
        }
        let sums =
            pairs.clone().fold((Point::ORIGIN, Point::ORIGIN), |s, p| (s.0 + p.0, s.1 + p.1));
        let (from, to) = (sums.0 * (1.0 / count), sums.1 * (1.0 / count));
        // The turn's cosine and sine but for a factor: as it is, and mirrored.
        let (mut plain, mut mirror) = ((0.0, 0.0), (0.0, 0.0));
        for (a, b) in pairs {
            let (a, b) = (a - from, b - to);
            plain = (plain.0 + a.x * b.x + a.y * b.y, plain.1 + a.x * b.y - a.y * b.x);
            mirror = (mirror.0 + a.x * b.x - a.y * b.y, mirror.1 + a.x * b.y + a.y * b.x);
        }
        let length = |(x, y): (f32, f32)| (x * x + y * y).sqrt();
        let (turn, mirrored) =
            if length(mirror) > length(plain) * 1.001 { (mirror, -1.0) } else { (plain, 1.0) };
        let size = length(turn);
        let (cos, sin) = if size > 0.0 { (turn.0 / size, turn.1 / size) } else { (1.0, 0.0) };
        Some(Self { from, to, cos, sin, mirrored })
    }

    /// Where a place comes to lie.
    pub(crate) fn of_point(&self, point: Point) -> Point {
        let at = point - self.from;
        let y = at.y * self.mirrored;
        self.to + Point::new(at.x * self.cos - y * self.sin, at.x * self.sin + y * self.cos)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_turn_and_the_mirror() {
        let here = [(0.0, 0.0), (3.0, 0.0), (1.0, 2.0)].map(|(x, y)| Point::new(x, y));
        let there = here.map(|p| Point::new(10.0 + p.y, 5.0 + p.x));
        let fit = Fit::of(here.into_iter().zip(there)).unwrap();
        for (a, b) in here.into_iter().zip(there) {
            assert!(fit.of_point(a).distance(b) < 1e-4);
        }
        assert!(Fit::of(std::iter::empty()).is_none());
        let one = Fit::of([(Point::new(1.0, 1.0), Point::new(2.0, 5.0))].into_iter()).unwrap();
        assert_eq!(one.of_point(Point::new(2.0, 1.0)), Point::new(3.0, 5.0));
    }
}
