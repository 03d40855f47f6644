//! Ties and people by the cells of a grid, kept as somebody moves: which ties a tie would cross, and
//! who stands nearest to a place. No awareness of what is better.

use super::range;
use super::ties::Ties;

/// A tie and where its ends are: side by side in memory, for this is what is looked at most.
#[derive(Clone, Copy)]
struct Line {
    ax: f32,
    ay: f32,
    bx: f32,
    by: f32,
    tie: u32,
}

/// Places, and what of a drawing is near each.
pub(super) struct Web<'a> {
    pub(super) ties: &'a Ties,
    pub(super) x: &'a mut [f32],
    pub(super) y: &'a mut [f32],
    pub(super) edges: Box<[[u32; 2]]>,
    /// The ties of each node, by number.
    own: Box<[Vec<u32>]>,
    low: (f32, f32),
    per: f32,
    columns: usize,
    rows: usize,
    /// In each cell, the ties that go through it, and who stands in it.
    // Slices, here and below: when size is sought, indexing a `Vec` is a call.
    through: Box<[Vec<Line>]>,
    inside: Box<[Vec<u32>]>,
    /// In which search each tie was crossed last.
    seen: Box<[u32]>,
    search: u32,
    path: Vec<u32>,
    /// How many ties have been looked at.
    pub(super) looked: usize,
}

impl<'a> Web<'a> {
    /// Cells are at least `least` wide.
    pub(super) fn new(ties: &'a Ties, x: &'a mut [f32], y: &'a mut [f32], least: f32) -> Self {
        let n = ties.len();
        let edges = ties.edges();
        let mut own = vec![Vec::new(); n];
        for (tie, edge) in edges.iter().enumerate() {
            for &node in edge {
                own[node as usize].push(tie as u32);
            }
        }
        let ((low_x, high_x), (low_y, high_y)) = (range(x), range(y));
        let (width, height) = (high_x - low_x, high_y - low_y);
        // About one person a cell, and never many more cells than people.
        let even = (width * height / n as f32).sqrt();
        let cell = even.max(width.max(height) / (4 * n) as f32).max(least);
        let (columns, rows) = ((width / cell) as usize + 3, (height / cell) as usize + 3);
        let seen = vec![0; edges.len()].into();
        let mut web = Self {
            ties,
            x,
            y,
            edges: edges.into(),
            own: own.into(),
            low: (low_x - cell, low_y - cell),
            per: 1.0 / cell,
            columns,
            rows,
            through: vec![Vec::new(); columns * rows].into(),
            inside: vec![Vec::new(); columns * rows].into(),
            seen,
            search: 0,
            path: Vec::new(),
            looked: 0,
        };
        for node in 0..n {
            let cell = web.cell(web.x[node], web.y[node]);
            web.inside[cell].push(node as u32);
        }
        for tie in 0..web.edges.len() {
            web.lay(tie as u32, true);
        }
        web
    }

    // What is left of the grid counts as its first column: a cast from below 0 gives 0.
    #[inline(always)]
    fn column(&self, x: f32) -> usize {
        (((x - self.low.0) * self.per) as usize).min(self.columns - 1)
    }

    #[inline(always)]
    fn row(&self, y: f32) -> usize {
        (((y - self.low.1) * self.per) as usize).min(self.rows - 1)
    }

    fn cell(&self, x: f32, y: f32) -> usize {
        self.row(y) * self.columns + self.column(x)
    }

    /// The cells a line goes through, into `path`.
    fn trace(&mut self, a: (f32, f32), b: (f32, f32)) {
        self.path.clear();
        let (a, b) = if a.1 <= b.1 { (a, b) } else { (b, a) };
        let (first, last) = (self.row(a.1), self.row(b.1));
        let slope = if last > first { (b.0 - a.0) / (b.1 - a.1) } else { 0.0 };
        let mut from = a.0;
        for row in first..=last {
            let edge = self.low.1 + (row + 1) as f32 / self.per;
            let to = if row == last { b.0 } else { a.0 + (edge - a.1) * slope };
            let (left, right) = if from < to { (from, to) } else { (to, from) };
            for column in self.column(left)..=self.column(right) {
                self.path.push((row * self.columns + column) as u32);
            }
            from = to;
        }
    }

    /// Puts a tie into its cells, or takes it out of them.
    fn lay(&mut self, tie: u32, down: bool) {
        let [a, b] = self.edges[tie as usize].map(|node| node as usize);
        let line = Line { ax: self.x[a], ay: self.y[a], bx: self.x[b], by: self.y[b], tie };
        self.trace((line.ax, line.ay), (line.bx, line.by));
        for &cell in &self.path {
            let lines = &mut self.through[cell as usize];
            if down {
                lines.push(line);
            } else if let Some(at) = lines.iter().position(|other| other.tie == tie) {
                lines.swap_remove(at);
            }
        }
    }

    /// How many ties the tie of `v`, were it to stand there, with `u` would cross.
    pub(super) fn crossings(&mut self, v: u32, (px, py): (f32, f32), u: u32) -> u32 {
        let (ux, uy) = (self.x[u as usize], self.y[u as usize]);
        self.trace((px, py), (ux, uy));
        self.search += 1;
        let (dx, dy) = (ux - px, uy - py);
        let mut count = 0;
        for &cell in &self.path {
            let lines = &self.through[cell as usize];
            self.looked += lines.len();
            for &Line { ax, ay, bx, by, tie } in lines {
                // On which sides of the one the ends of the other are.
                if (dx * (ay - py) - dy * (ax - px)) * (dx * (by - py) - dy * (bx - px)) >= 0.0 {
                    continue;
                }
                let (ex, ey) = (bx - ax, by - ay);
                if (ex * (py - ay) - ey * (px - ax)) * (ex * (uy - ay) - ey * (ux - ax)) >= 0.0 {
                    continue;
                }
                // Few come so far; some of them in several cells.
                let [a, b] = self.edges[tie as usize];
                let shared = a == v || b == v || a == u || b == u;
                let seen = std::mem::replace(&mut self.seen[tie as usize], self.search);
                count += u32::from(!shared && seen != self.search);
            }
        }
        count
    }

    /// The `count` who stand nearest to a place but `v`, with the square of their distance, nearest
    /// first; only those in the cells around.
    pub(super) fn nearest(
        &self,
        v: usize,
        (px, py): (f32, f32),
        count: usize,
        found: &mut Vec<(f32, u32)>,
    ) {
        found.clear();
        let (column, row) = (self.column(px), self.row(py));
        for row in row.saturating_sub(1)..(row + 2).min(self.rows) {
            for column in column.saturating_sub(1)..(column + 2).min(self.columns) {
                for &other in &self.inside[row * self.columns + column] {
                    let (dx, dy) = (self.x[other as usize] - px, self.y[other as usize] - py);
                    let d2 = dx * dx + dy * dy;
                    let full = found.len() == count;
                    if other as usize == v || (full && found.last().is_none_or(|f| d2 >= f.0)) {
                        continue;
                    }
                    if full {
                        found.pop();
                    }
                    let mut at = found.len();
                    while at > 0 && found[at - 1].0 > d2 {
                        at -= 1;
                    }
                    found.insert(at, (d2, other));
                }
            }
        }
    }

    /// Puts somebody somewhere else.
    pub(super) fn put(&mut self, v: usize, (x, y): (f32, f32)) {
        let own = std::mem::take(&mut self.own[v]);
        for &tie in &own {
            self.lay(tie, false);
        }
        let (from, to) = (self.cell(self.x[v], self.y[v]), self.cell(x, y));
        (self.x[v], self.y[v]) = (x, y);
        self.inside[from].retain(|&node| node as usize != v);
        self.inside[to].push(v as u32);
        for &tie in &own {
            self.lay(tie, true);
        }
        self.own[v] = own;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::layout::random::Random;

    #[test]
    fn crossings_and_nearest_as_by_looking_at_all() {
        let mut random = Random::new(5);
        let mut share = || random.share();
        let n = 60;
        let edges: Vec<[u32; 2]> =
            (0..140).map(|_| [share(), share()].map(|s| (s * n as f32) as u32)).collect();
        let ties = Ties::new(n, &edges);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) =
            (0..n).map(|_| (share() * 900.0, share() * 700.0)).unzip();
        let mut web = Web::new(&ties, &mut x, &mut y, 20.0);
        for round in 0..200 {
            let v = (share() * n as f32) as usize;
            let place = (share() * 1000.0 - 50.0, share() * 800.0 - 50.0);
            if round % 2 == 0 {
                web.put(v, place);
            }
            let at = |node: u32| (web.x[node as usize], web.y[node as usize]);
            let side = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| {
                (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
            };
            let mut wanted = Vec::new();
            for &u in ties.of(v) {
                let crossed = ties.edges().into_iter().filter(|&[a, b]| {
                    let free = ![a, b].contains(&u) && ![a, b].contains(&(v as u32));
                    let (p, q, a, b) = (place, at(u), at(a), at(b));
                    free && side(p, q, a) * side(p, q, b) < 0.0
                        && side(a, b, p) * side(a, b, q) < 0.0
                });
                wanted.push((u, crossed.count() as u32));
            }
            let mut all: Vec<f32> = (0..n as u32)
                .filter(|&other| other as usize != v)
                .map(|other| (at(other).0 - place.0).powi(2) + (at(other).1 - place.1).powi(2))
                .collect();
            all.sort_by(f32::total_cmp);
            let mut found = Vec::new();
            web.nearest(v, place, 1, &mut found);
            if let Some(one) = found.first() {
                assert_eq!(one.0, all[0]);
            }
            for (u, count) in wanted {
                assert_eq!(web.crossings(v as u32, place, u), count);
            }
        }
    }
}
