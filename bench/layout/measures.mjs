// How good a drawing of a graph is: stress, preservation, crossings, as bench/README.md defines them.

/** Neighbours of each node, each once, none of itself. */
export function neighbours(n, edges) {
  const sets = Array.from({ length: n }, () => new Set());
  for (const [a, b] of edges) {
    if (a === b) continue;
    sets[a].add(b);
    sets[b].add(a);
  }
  return sets.map((set) => Uint32Array.from(set));
}

/** Ties from one node to all; -1 where there is no way. */
function distances(near, from, far, queue) {
  far.fill(-1);
  far[from] = 0;
  queue[0] = from;
  for (let at = 0, end = 1; at < end; at++) {
    for (const other of near[queue[at]]) {
      if (far[other] >= 0) continue;
      far[other] = far[queue[at]] + 1;
      queue[end++] = other;
    }
  }
}

/** Mean over pairs with a way between them of (s·length/ties - 1)², at the scale s that makes it least: 0 is perfect. */
export function stress(near, x, y) {
  const n = near.length;
  const [far, queue] = [new Int32Array(n), new Uint32Array(n)];
  let [sum, squares, pairs] = [0, 0, 0];
  for (let a = 0; a < n; a++) {
    distances(near, a, far, queue);
    for (let b = a + 1; b < n; b++) {
      if (far[b] <= 0) continue;
      const ratio = Math.hypot(x[a] - x[b], y[a] - y[b]) / far[b];
      sum += ratio;
      squares += ratio * ratio;
      pairs += 1;
    }
  }
  return pairs && squares ? 1 - (sum * sum) / (squares * pairs) : 0;
}

/** Mean over tied nodes of the Jaccard index of their k neighbours and their k nearest in the plane; 1 is perfect. */
export function preservation(near, x, y) {
  const n = near.length;
  const square = new Float64Array(n);
  let [sum, count] = [0, 0];
  for (let a = 0; a < n; a++) {
    const k = near[a].length;
    if (k === 0) continue;
    for (let b = 0; b < n; b++) square[b] = (x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2;
    square[a] = Infinity;
    const limit = k < n - 1 ? nth(square, k) : Infinity;
    // Those equally far beyond the k-th count as much as there is room for.
    let [inside, on, insideTied, onTied] = [0, 0, 0, 0];
    for (let b = 0; b < n; b++) {
      if (b === a) continue;
      if (square[b] < limit) inside += 1;
      else if (square[b] === limit) on += 1;
    }
    for (const b of near[a]) {
      if (square[b] < limit) insideTied += 1;
      else if (square[b] === limit) onTied += 1;
    }
    const both = insideTied + (on ? (onTied * Math.min(on, k - inside)) / on : 0);
    sum += both / (2 * k - both);
    count += 1;
  }
  return count ? sum / count : 1;
}

/** The k-th least of many (k from 1), by a heap of k. */
function nth(values, k) {
  if (k * 8 > values.length) return Float64Array.from(values).sort()[k - 1];
  const heap = new Float64Array(k).fill(Infinity);
  for (const value of values) {
    if (value >= heap[0]) continue;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= k) break;
      if (child + 1 < k && heap[child + 1] > heap[child]) child += 1;
      if (heap[child] <= value) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = value;
  }
  return heap[0];
}

/** Crossings per thousand pairs of edges that share no end. Of very many pairs, 30 million taken by a seed. */
export function crossings(n, edges, x, y) {
  const seen = new Set();
  const list = [];
  for (const [a, b] of edges) {
    const key = Math.min(a, b) * n + Math.max(a, b);
    if (a !== b && !seen.has(key)) list.push([a, b]);
    seen.add(key);
  }
  const m = list.length;
  const side = (a, b, c) => Math.sign((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]));
  let [pairs, crossed] = [0, 0];
  const look = ([a, b], [c, d]) => {
    if (a === c || a === d || b === c || b === d) return;
    pairs += 1;
    if (Math.max(x[a], x[b]) < Math.min(x[c], x[d]) || Math.max(x[c], x[d]) < Math.min(x[a], x[b])) return;
    if (Math.max(y[a], y[b]) < Math.min(y[c], y[d]) || Math.max(y[c], y[d]) < Math.min(y[a], y[b])) return;
    if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) crossed += 1;
  };
  if (m * m < 150_000_000) {
    for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) look(list[i], list[j]);
  } else {
    const random = dice(1);
    for (let i = 0; i < 30_000_000; i++) look(list[Math.floor(random() * m)], list[Math.floor(random() * m)]);
  }
  return pairs ? (1000 * crossed) / pairs : 0;
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}
