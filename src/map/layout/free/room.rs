//! Room for everybody: people who stand too near step apart, each as little as it takes. After PRISM
//! (Gansner, Hu, "Efficient, Proximity-Preserving Node Overlap Removal", 2010), but by a grid: what
//! is never farther than one cell needs no triangulation. No awareness of ties.

use super::range;

/// Rounds of stepping apart before whoever still stands too near is given a free place.
const ROUNDS: usize = 120;
/// Who steps apart goes a little farther than asked for, so that the next push is no new trouble.
const AIR: f32 = 1.01;
/// Eight ways to go for two who stand on the same spot.
const WAYS: [(f32, f32); 8] = [
    (1.0, 0.0),
    (-0.7, 0.7),
    (0.0, -1.0),
    (0.7, 0.7),
    (-1.0, 0.0),
    (0.7, -0.7),
    (0.0, 1.0),
    (-0.7, -0.7),
];

/// Cells at least as wide as the least distance, and who is in each.
struct Grid {
    low: (f32, f32),
    per: f32,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Grid {
    fn new(x: &[f32], y: &[f32], least: f32) -> Self {
        let ((low_x, high_x), (low_y, high_y)) = (range(x), range(y));
        let (width, height) = (high_x - low_x, high_y - low_y);
        // At most some cells a person, however far they are spread.
        let cell = least.max((width * height / (4 * x.len() + 16) as f32).sqrt());
        let cell = cell.max(width.max(height) / (16 * x.len() + 64) as f32);
        let (columns, rows) = ((width / cell) as usize + 1, (height / cell) as usize + 1);
        let mut grid = Self {
            low: (low_x, low_y),
            per: 1.0 / cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            nodes: vec![0; x.len()],
        };
        let cells: Vec<u32> = (0..x.len()).map(|i| grid.cell(x[i], y[i]) as u32).collect();
        for &cell in &cells {
            grid.starts[cell as usize + 1] += 1;
        }
        for cell in 0..columns * rows {
            grid.starts[cell + 1] += grid.starts[cell];
        }
        let mut next = grid.starts.clone();
        for (node, &cell) in cells.iter().enumerate() {
            let next = &mut next[cell as usize];
            grid.nodes[*next as usize] = node as u32;
            *next += 1;
        }
        grid
    }

    fn place(&self, x: f32, y: f32) -> (usize, usize) {
        let column = ((x - self.low.0) * self.per) as usize;
        let row = ((y - self.low.1) * self.per) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }

    fn cell(&self, x: f32, y: f32) -> usize {
        let (column, row) = self.place(x, y);
        row * self.columns + column
    }

    /// Everybody in the nine cells around a place.
    fn around(&self, x: f32, y: f32) -> impl Iterator<Item = usize> {
        let (column, row) = self.place(x, y);
        let columns = column.saturating_sub(1)..(column + 2).min(self.columns);
        let rows = row.saturating_sub(1)..(row + 2).min(self.rows);
        rows.flat_map(move |row| {
            // The cells of a row follow one another, and so do their people.
            let first = self.starts[row * self.columns + columns.start] as usize;
            let last = self.starts[row * self.columns + columns.end] as usize;
            self.nodes[first..last].iter().map(|&node| node as usize)
        })
    }
}

/// One round: pairs nearer than `least` step apart, `held` not at all. Says how far they were too
/// near at most.
pub(crate) fn step_apart(x: &mut [f32], y: &mut [f32], held: &[bool], least: f32) -> f32 {
    if x.len() < 2 {
        return 0.0;
    }
    let grid = Grid::new(x, y, least);
    let mut worst = 0.0_f32;
    for row in 0..grid.rows {
        for column in 0..grid.columns {
            let cell = row * grid.columns + column;
            let (first, last) = (grid.starts[cell] as usize, grid.starts[cell + 1] as usize);
            for at in first..last {
                let i = grid.nodes[at] as usize;
                // Each pair once: those after it here and to the right, and the row below.
                let right = grid.starts[cell + 1 + usize::from(column + 1 < grid.columns)] as usize;
                let below = if row + 1 < grid.rows {
                    let under = cell + grid.columns;
                    let from = under - usize::from(column > 0);
                    let to = under + usize::from(column + 1 < grid.columns);
                    grid.starts[from] as usize..grid.starts[to + 1] as usize
                } else {
                    0..0
                };
                for other in (at + 1..right).chain(below) {
                    let j = grid.nodes[other] as usize;
                    worst = worst.max(part(x, y, held, (i, j), least));
                }
            }
        }
    }
    worst
}

/// Two who stand too near step apart evenly; says how far they were too near.
fn part(x: &mut [f32], y: &mut [f32], held: &[bool], (i, j): (usize, usize), least: f32) -> f32 {
    let (dx, dy) = (x[j] - x[i], y[j] - y[i]);
    let d2 = dx * dx + dy * dy;
    if d2 >= least * least || (held[i] && held[j]) {
        return 0.0;
    }
    let distance = d2.sqrt();
    let near = least * AIR - distance;
    let (ux, uy) = if distance > 1e-3 * least {
        (dx / distance, dy / distance)
    } else {
        WAYS[(i * 5 + j * 3) % WAYS.len()]
    };
    let (back, forth) = match (held[i], held[j]) {
        (true, _) => (0.0, near),
        (_, true) => (near, 0.0),
        _ => (near / 2.0, near / 2.0),
    };
    x[i] -= ux * back;
    y[i] -= uy * back;
    x[j] += ux * forth;
    y[j] += uy * forth;
    near
}

/// Brings everybody at least `least` apart, but for the `held` among themselves: they stay.
pub(crate) fn make(x: &mut [f32], y: &mut [f32], held: &[bool], least: f32) {
    for _ in 0..ROUNDS {
        if step_apart(x, y, held, least) == 0.0 {
            return;
        }
    }
    seat_the_rest(x, y, held, least);
}

/// Whoever still stands too near somebody goes to the nearest free place around.
fn seat_the_rest(x: &mut [f32], y: &mut [f32], held: &[bool], least: f32) {
    let n = x.len();
    let grid = Grid::new(x, y, least);
    // Who has come into each cell since, and who has left altogether.
    let mut moved: Vec<Vec<u32>> = vec![Vec::new(); grid.columns * grid.rows];
    let mut gone = vec![false; n];
    for i in (0..n).filter(|&i| !held[i]) {
        let (px, py) = (x[i], y[i]);
        let free = |px: f32, py: f32| {
            let apart = |j: usize, x: &[f32], y: &[f32]| {
                let (dx, dy) = (x[j] - px, y[j] - py);
                j == i || dx * dx + dy * dy >= least * least
            };
            let (column, row) = grid.place(px, py);
            let rows = row.saturating_sub(1)..(row + 2).min(grid.rows);
            let mut cells = rows.flat_map(|row| {
                (column.saturating_sub(1)..(column + 2).min(grid.columns))
                    .map(move |column| (row, column))
            });
            grid.around(px, py).all(|j| gone[j] || apart(j, x, y))
                && cells.all(|(row, column)| {
                    let come = &moved[row * grid.columns + column];
                    come.iter().all(|&j| apart(j as usize, x, y))
                })
        };
        if free(px, py) {
            continue;
        }
        let place = (1..).find_map(|ring| {
            let reach = ring as f32 * least * 0.55;
            let count = 6 * ring;
            (0..count)
                .map(|step| around(step as f32 / count as f32))
                .map(|(ux, uy)| (px + ux * reach, py + uy * reach))
                .find(|&(px, py)| free(px, py))
        });
        let (px, py) = place.unwrap_or((px, py));
        (x[i], y[i]) = (px, py);
        gone[i] = true;
        moved[grid.cell(px, py)].push(i as u32);
    }
}

/// A direction, `turn` 0 to 1 of the way round, nearly evenly. No sine, which differs by machine.
pub(crate) fn around(turn: f32) -> (f32, f32) {
    let turn = turn * 4.0;
    let part = turn.fract();
    let (x, y) = match turn as u32 {
        0 => (1.0 - part, part),
        1 => (-part, 1.0 - part),
        2 => (part - 1.0, -part),
        _ => (part, part - 1.0),
    };
    let length = (x * x + y * y).sqrt();
    (x / length, y / length)
}

/// The least distance between any two of these, or infinity.
#[cfg(test)]
pub(crate) fn least_distance(points: &[crate::map::point::Point]) -> f32 {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut least = f32::INFINITY;
    for (i, a) in sorted.iter().enumerate() {
        let near = sorted[i + 1..].iter().take_while(|b| b.x - a.x < least);
        least = near.map(|b| a.distance(*b)).fold(least, f32::min);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(points: &[(f32, f32)], held: &[bool], least: f32) {
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = points.iter().copied().unzip();
        make(&mut x, &mut y, held, least);
        for i in 0..points.len() {
            assert!(x[i].is_finite() && y[i].is_finite());
            assert!(!held[i] || (x[i], y[i]) == points[i]);
            for j in 0..i {
                let apart = (x[i] - x[j]).hypot(y[i] - y[j]);
                assert!(apart >= least * 0.999 || (held[i] && held[j]), "{i} and {j}: {apart}");
            }
        }
    }

    #[test]
    fn crowds_and_heaps() {
        check(&[(1.0, 1.0); 300], &[false; 300], 40.0);
        check(&[(1.0, 1.0); 50], &[true; 50], 40.0);
        let line: Vec<(f32, f32)> = (0..400).map(|i| (i as f32, 0.0)).collect();
        check(&line, &[false; 400], 40.0);
        check(&[(1e6, 0.0), (0.0, 0.0), (0.0, 3.0)], &[true, false, false], 40.0);
        check(&[], &[], 40.0);
    }

    #[test]
    fn who_has_room_stays() {
        let (mut x, mut y) = (vec![0.0, 50.0, 100.0], vec![0.0, 5.0, 0.0]);
        make(&mut x, &mut y, &[false; 3], 40.0);
        assert_eq!((x, y), (vec![0.0, 50.0, 100.0], vec![0.0, 5.0, 0.0]));
    }

    proptest! {
        #[test]
        fn nobody_is_too_near(
            points in prop::collection::vec(((-300.0_f32..300.0), (-300.0_f32..300.0), 0_u8..4), 0..150),
        ) {
            let held: Vec<bool> = points.iter().map(|point| point.2 == 0).collect();
            let points: Vec<(f32, f32)> = points.iter().map(|point| (point.0, point.1)).collect();
            check(&points, &held, 40.0);
        }
    }
}
