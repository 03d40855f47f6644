// The map's layout beside others: Kith compiled to wasm and every peer lay out each graph in turn, in this process.
//   node layout.mjs GRAPH...     files of {"n": 1000, "edges": [[0, 1], ...]}
// One JSON line an engine and graph; a last one with the geometric means of Kith over the best peer of each graph.
// KITH_LAYOUT: the folder with kith_bench.js; without it, where `make bench` puts it. ENGINES: only those with such a name.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ngraphOf, peers, sgd2 } from "./layout/engines.mjs";
import { crossings, neighbours, preservation, stress } from "./layout/measures.mjs";

const here = new URL(".", import.meta.url).pathname;
const folder = process.env.KITH_LAYOUT ?? join(here, "../target/bench/layout");
const python = process.env.KITH_PYTHON ?? join(here, "../target/bench/python/bin/python");
const only = process.env.ENGINES?.split(",");
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
/** Whoever takes longer than this is run fewer times. */
const LONG = 5_000;
/** Below this a measure is as good as nothing: it is added to both sides of a ratio. */
const FLOOR = { stress: 0.002, preservation: 0.01, crossings: 0.02, ms: 0 };

const files = process.argv.slice(2);
const say = (text) => console.error(text);
if (files.length === 0) {
  say("usage: node layout.mjs GRAPH...");
  process.exit(2);
}

function read(file) {
  const refuse = (why) => { say(`${file}: ${why}`); process.exit(1); };
  let graph;
  try { graph = JSON.parse(readFileSync(file, "utf8")); } catch (error) { refuse(error.message); }
  const { n, edges } = graph ?? {};
  if (!Number.isInteger(n) || n < 0) refuse('"n" has to be a whole number');
  const known = (node) => Number.isInteger(node) && node >= 0 && node < n;
  if (!Array.isArray(edges) || !edges.every((edge) => edge.length === 2 && edge.every(known))) {
    refuse('"edges" has to be pairs of numbers below "n"');
  }
  return { n, edges };
}

const module = await import(pathToFileURL(join(folder, "kith_bench.js")).href);
module.initSync({ module: readFileSync(join(folder, "kith_bench_bg.wasm")) });
const kith = ({ n, edges }) => {
  const found = module.layout(n, Uint32Array.from(edges.flat()), 1n);
  return { x: Float64Array.from({ length: n }, (_, i) => found[2 * i]), y: Float64Array.from({ length: n }, (_, i) => found[2 * i + 1]) };
};

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const round = (value) => Number(value.toPrecision(4));
const mean = (ratios) => Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

const engines = [...peers, { name: "kith", run: kith, most: Infinity }]
  .filter(({ name }) => !only || name === "kith" || only.some((word) => name.includes(word)));
const lines = [];

for (const file of files) {
  const graph = read(file);
  const name = basename(file, ".json");
  const near = neighbours(graph.n, graph.edges);
  const put = (engine, ms, { x, y }) => {
    const line = {
      graph: name, engine, n: graph.n, m: near.reduce((sum, list) => sum + list.length, 0) / 2, ms: round(ms),
      stress: round(stress(near, x, y)), preservation: round(preservation(near, x, y)), crossings: round(crossings(graph.n, graph.edges, x, y)),
    };
    lines.push(line);
    console.log(JSON.stringify(line));
  };
  const times = new Map();
  const drawn = new Map();
  const failed = new Set();
  for (let run = 0; run < RUNS; run++) {
    for (const { name: engine, run: lay, most } of engines) {
      const before = times.get(engine) ?? [];
      if (graph.n > most) {
        if (run === 0) say(`${name}: ${engine} is left out above ${most} people; it would take minutes.`);
        continue;
      }
      if (failed.has(engine) || before.reduce((sum, ms) => sum + ms, 0) > LONG) continue;
      const began = performance.now();
      let at;
      try { at = lay(graph); } catch (error) { say(`${name}: ${engine} stopped: ${error.message}`); }
      const ms = performance.now() - began;
      if (at === undefined || !at.x.every(Number.isFinite) || !at.y.every(Number.isFinite)) {
        failed.add(engine);
        say(`${name}: ${engine} gave no places.`);
        continue;
      }
      times.set(engine, [...before, ms]);
      drawn.set(engine, at);
    }
  }
  for (const [engine, at] of drawn) {
    const runs = times.get(engine);
    if (runs.length < RUNS) say(`${name}: ${engine} takes its time: ${runs.length} of ${RUNS} runs.`);
    put(engine, median(runs), at);
  }
  if (!only || only.some((word) => "s_gd2".includes(word))) {
    const found = existsSync(python) ? sgd2(python, file, graph.n > 2000 ? 1 : RUNS) : undefined;
    if (found) put("s_gd2 1.8.1", found.ms, found.at);
    else say(`${name}: s_gd2 is left out: ${existsSync(python) ? "it takes no graph in parts" : "no Python with it is here"}.`);
  }
}

const ratios = { ms: [], stress: [], preservation: [], crossings: [] };
for (const graph of new Set(lines.map((line) => line.graph))) {
  const of = lines.filter((line) => line.graph === graph);
  const own = of.find((line) => line.engine === "kith");
  const others = of.filter((line) => line.engine !== "kith");
  if (others.length === 0) continue;
  for (const measure of Object.keys(ratios)) {
    const best = (measure === "preservation" ? Math.max : Math.min)(...others.map((line) => line[measure]));
    ratios[measure].push((own[measure] + FLOOR[measure]) / (best + FLOOR[measure]));
  }
}
const means = Object.fromEntries(Object.entries(ratios).map(([measure, list]) => [measure, list.length ? round(mean(list)) : null]));
console.log(JSON.stringify({ graphs: ratios.ms.length, "kith over the best peer": means }));

if (process.env.TICKS !== "0") ticks();

/** A tick while somebody is carried, beside a step of ngraph, on the largest graph of at most 1,000 people. */
function ticks() {
  const graph = files.map(read).filter(({ n }) => n <= 1000).sort((a, b) => b.n - a.n)[0];
  if (!graph) return;
  const [own, other] = [[], []];
  const live = new module.LiveMap(graph.n, Uint32Array.from(graph.edges.flat()));
  const layout = ngraphOf(graph);
  for (let run = 0; run < RUNS; run++) {
    let began = performance.now();
    for (let i = 0; i < 200; i++) live.carry(17 % graph.n, 10 * i, 300 * (i % 3));
    own.push((performance.now() - began) / 200);
    began = performance.now();
    for (let i = 0; i < 200; i++) layout.step();
    other.push((performance.now() - began) / 200);
  }
  const [tick, step] = [median(own), median(other)];
  console.log(JSON.stringify({ n: graph.n, "live tick, ms": round(tick), "ngraph step, ms": round(step), ratio: round(tick / step) }));
  console.log(JSON.stringify({ n: graph.n, "one more moves the median other, share of the diagonal": round(live.steadiness()) }));
}
