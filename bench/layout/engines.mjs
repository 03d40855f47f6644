// Every engine as a function of a graph: it makes its own model of it, lays it out, and returns places. All of that is timed.
// Each starts from the same places where it takes any. `most` is the largest graph worth waiting for.
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as d3 from "d3-force";
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import createGraph from "ngraph.graph";
import createLayout from "ngraph.forcelayout";
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { dice } from "./measures.mjs";

const require = createRequire(import.meta.url);
const antv = require("@antv/layout-wasm/pkg-node/antv_layout_wasm.js");
const cola = require("webcola");
cytoscape.use(fcose);

const start = (n) => {
  const random = dice(7);
  return Array.from({ length: n }, () => ({ x: random() * 300, y: random() * 300 }));
};
const places = (points) => ({ x: Float64Array.from(points, (p) => p.x), y: Float64Array.from(points, (p) => p.y) });

function d3force({ n, edges }) {
  const nodes = Array.from({ length: n }, () => ({}));
  const links = edges.map(([source, target]) => ({ source, target }));
  d3.forceSimulation(nodes)
    .force("charge", d3.forceManyBody())
    .force("link", d3.forceLink(links))
    .force("x", d3.forceX())
    .force("y", d3.forceY())
    .stop()
    .tick(300);
  return places(nodes);
}

export function ngraphOf({ n, edges }) {
  const graph = createGraph();
  for (let i = 0; i < n; i++) graph.addNode(i);
  for (const [a, b] of edges) graph.addLink(a, b);
  return createLayout(graph);
}

function ngraph(graph) {
  const layout = ngraphOf(graph);
  for (let i = 0; i < 300; i++) layout.step();
  return places(Array.from({ length: graph.n }, (_, i) => layout.getNodePosition(i)));
}

function graphology({ n, edges }) {
  const graph = new Graph({ type: "undirected" });
  start(n).forEach((place, i) => graph.addNode(i, place));
  for (const [a, b] of edges) if (!graph.hasEdge(a, b)) graph.addEdge(a, b);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true };
  const found = forceAtlas2(graph, { iterations: 300, settings });
  return places(Array.from({ length: n }, (_, i) => found[i]));
}

function antvWasm({ n, edges }) {
  // As its own ForceAtlas2Layout calls it, but that it makes 300 steps whatever moves.
  const masses = new Array(n).fill(1);
  for (const [a, b] of edges) { masses[a] += 1; masses[b] += 1; }
  const found = antv.force({
    name: 0, dimensions: 2, chunk_size: 256, min_movement: 0, distance_threshold_mode: 0,
    nodes: start(n).flatMap(({ x, y }) => [x, y]), edges: edges.map(([a, b]) => [b, a]), masses,
    weights: edges.map(() => 1), iterations: 300, center: [0, 0], ka: 1, kg: 1, kr: 5, speed: 0.1,
    prevent_overlapping: false, node_radius: 10, kr_prime: 10, strong_gravity: false, lin_log: false, dissuade_hubs: false,
    max_distance: Infinity, edge_strength: 0, link_distance: 0, node_strength: 0, coulomb_dis_scale: 0, factor: 0,
    interval: 0, damping: 0, max_speed: 0,
  });
  const points = Array.from({ length: n }, (_, i) => ({ x: found[2 * i], y: found[2 * i + 1] }));
  return points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) ? places(points) : undefined;
}

function cytoscapeFcose({ n, edges }) {
  const elements = [
    ...Array.from({ length: n }, (_, i) => ({ data: { id: String(i) } })),
    ...edges.map(([source, target]) => ({ data: { source: String(source), target: String(target) } })),
  ];
  const drawing = cytoscape({ headless: true, styleEnabled: true, elements });
  const random = Math.random;
  Math.random = dice(7);
  drawing.layout({ name: "fcose", animate: false, fit: false }).run();
  Math.random = random;
  const found = places(Array.from({ length: n }, (_, i) => drawing.getElementById(String(i)).position()));
  drawing.destroy();
  return found;
}

function webcola({ n, edges }) {
  const nodes = start(n);
  const links = edges.map(([source, target]) => ({ source, target }));
  new cola.Layout().nodes(nodes).links(links).linkDistance(30).convergenceThreshold(1e-4)
    .start(150, 0, 0, 0, false);
  return places(nodes);
}

/** s_gd2 is C++ behind Python: it measures itself, and takes only graphs that hang together. */
export function sgd2(python, file, runs) {
  const script = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "with_s_gd2.py");
  const { status, stdout } = spawnSync(python, [script, file, String(runs)], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) return undefined;
  const { ms, at } = JSON.parse(stdout);
  return { ms, at: places(at.map(([x, y]) => ({ x, y }))) };
}

export const peers = [
  { name: "d3-force 3.0.1", run: d3force, most: Infinity },
  { name: "ngraph.forcelayout 3.3.1", run: ngraph, most: Infinity },
  { name: "graphology-layout-forceatlas2 0.10.1", run: graphology, most: Infinity },
  { name: "@antv/layout-wasm 1.4.2", run: antvWasm, most: Infinity },
  { name: "cytoscape-fcose 2.2.0", run: cytoscapeFcose, most: 2000 },
  { name: "webcola 3.4.0", run: webcola, most: 2000 },
];
