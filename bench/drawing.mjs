// How smoothly the map moves: Kith's own page, and beside it d3 with SVG and sigma.js, all in Chromium, under a processor
// slowed down fourfold, with the same hands: pan, zoom, drag. Frame times are those of a trace. Prints Markdown.
//   node drawing.mjs FOLDER DIST     the folder with kith_bench.js; the page as it is built
// BENCH_RUNS=3, BENCH_SLOW=4, BENCH_ENGINES=kith,d3,sigma, BENCH_SIZES=1000,5000
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch } from "./chromium.mjs";
import { dice } from "./layout/measures.mjs";
import { at, median, pause, told, traced, TYPES } from "./trace.mjs";

const [folder, dist] = process.argv.slice(2);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const SLOW = Number(process.env.BENCH_SLOW ?? 4);
const ENGINES = (process.env.BENCH_ENGINES ?? "kith,d3,sigma").split(",");
const SIZES = (process.env.BENCH_SIZES ?? "1000,5000").split(",").map(Number);
const TIES = { 1000: 2_200, 5000: 11_000 };
const WINDOW = { width: 1440, height: 900 };

const require = createRequire(import.meta.url);
const home = (name) => {
  const entry = require.resolve(name);
  return entry.slice(0, entry.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}/`.length);
};
const PEERS = {
  "d3.js": () => join(home("d3"), "dist/d3.min.js"),
  "sigma.js": () => join(home("sigma"), "dist/sigma.min.js"),
  "graphology.js": () => join(home("graphology"), "dist/graphology.umd.min.js"),
};
/** The same graph for both peers: groups of 25 on a spiral, four in five ties within. */
function graph(n, m) {
  const random = dice(7);
  const nodes = Array.from({ length: n }, (_, i) => {
    const group = Math.floor(i / 25);
    const [turn, out] = [group * 2.4, 150 * Math.sqrt(group + 0.5)];
    const [angle, far] = [random() * 7, 60 * Math.sqrt(random())];
    return { x: out * Math.cos(turn) + far * Math.cos(angle), y: out * Math.sin(turn) + far * Math.sin(angle), name: `Body${i} Number` };
  });
  const links = [];
  const known = new Set();
  while (links.length < m) {
    const a = Math.floor(random() * n);
    const b = random() < 0.2 ? Math.floor(random() * n) : Math.min(n - 1, Math.floor(a / 25) * 25 + Math.floor(random() * 25));
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (a === b || known.has(key)) continue;
    known.add(key);
    links.push([a, b]);
  }
  return { nodes, links };
}

const PAGES = {
  d3: `<svg width="1440" height="900" style="display:block"></svg><script src="/d3.js"></script><script>
    const { nodes, links } = window.graph;
    const svg = d3.select("svg"), all = svg.append("g");
    const ties = all.append("g").attr("stroke", "#999").attr("stroke-opacity", 0.4);
    const line = ties.selectAll("line").data(links).join("line");
    const place = (line) => line.attr("x1", ([a]) => nodes[a].x).attr("y1", ([a]) => nodes[a].y).attr("x2", ([, b]) => nodes[b].x).attr("y2", ([, b]) => nodes[b].y);
    place(line);
    const dot = all.append("g").selectAll("circle").data(nodes).join("circle").attr("r", 8).attr("fill", "#3c7a5c").attr("cx", (d) => d.x).attr("cy", (d) => d.y);
    all.append("g").selectAll("text").data(nodes.filter((_, i) => i % 10 === 0)).join("text").attr("font-size", 12).attr("text-anchor", "middle").attr("x", (d) => d.x).attr("y", (d) => d.y + 20).text((d) => d.name);
    const zoom = d3.zoom().on("zoom", ({ transform }) => all.attr("transform", transform));
    svg.call(zoom).call(zoom.transform, d3.zoomIdentity.translate(720, 450).scale(0.45 * Math.sqrt(1000 / nodes.length)));
    dot.call(d3.drag().on("drag", function (event, d) {
      [d.x, d.y] = [event.x, event.y];
      d3.select(this).attr("cx", d.x).attr("cy", d.y);
      place(line.filter(([a, b]) => nodes[a] === d || nodes[b] === d));
    }));
    window.somebody = () => { const { x, y, width, height } = dot.nodes()[3].getBoundingClientRect(); return [x + width / 2, y + height / 2]; };
  </script>`,
  sigma: `<div id="map" style="width:1440px;height:900px"></div><script src="/graphology.js"></script><script src="/sigma.js"></script><script>
    const { nodes, links } = window.graph;
    const graph = new graphology.Graph();
    nodes.forEach(({ x, y, name }, i) => graph.addNode(i, { x, y: -y, size: 4, label: name, color: "#3c7a5c" }));
    links.forEach(([a, b]) => graph.addEdge(a, b, { size: 1, color: "#bbb" }));
    const map = new Sigma(graph, document.getElementById("map"));
    let held = null;
    map.on("downNode", ({ node }) => { held = node; });
    map.on("moveBody", ({ event }) => {
      if (held === null) return;
      const at = map.viewportToGraph(event);
      graph.setNodeAttribute(held, "x", at.x);
      graph.setNodeAttribute(held, "y", at.y);
      event.preventSigmaDefault(); event.original.preventDefault(); event.original.stopPropagation();
    });
    map.on("upNode", () => { held = null; });
    map.on("upStage", () => { held = null; });
    if (!map.getCustomBBox()) map.setCustomBBox(map.getBBox());
    window.somebody = () => { const { x, y } = map.graphToViewport(graph.getNodeAttributes(3)); return [x, y]; };
  </script>`,
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://x");
  const name = pathname.slice(1);
  const send = (file) => createReadStream(file).on("error", () => response.writeHead(404).end()).pipe(response);
  response.setHeader("content-type", TYPES[extname(name) || ".html"] ?? "application/octet-stream");
  if (name === "") response.end("<!doctype html><title>bench</title>");
  else if (PAGES[name]) {
    const n = Number(searchParams.get("n"));
    response.end(`<!doctype html><style>body { margin: 0 }</style><script>window.graph = ${JSON.stringify(graph(n, TIES[n] ?? n * 2))}</script>${PAGES[name]}`);
  } else if (PEERS[name]) send(PEERS[name]());
  else if (name.startsWith("app/")) send(join(dist, name.slice(4) || "index.html"));
  else send(join(folder, name));
});
await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
const url = `http://127.0.0.1:${server.address().port}/`;

/** A page that shows so many people, and where somebody is to be taken hold of. */
async function open(browser, engine, n) {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (engine !== "kith") {
    await page.goto(`${url}${engine}?n=${n}`);
    await page.waitForFunction(() => window.somebody);
    return { context, page, somebody: () => page.evaluate(() => window.somebody()) };
  }
  await page.goto(url);
  await page.evaluate(async ([n, m]) => {
    const module = await import("/kith_bench.js");
    await module.default();
    const book = module.Book.open();
    book.fill(n, m, 0);
    book.rewrite();
  }, [n, TIES[n] ?? n * 2]);
  await page.goto(`${url}app/index.html#/map`);
  await page.locator(".map-canvas").waitFor();
  await page.waitForTimeout(1500);
  return { context, page, somebody: () => scan(page) };
}

/** Where the hand is over somebody, found by moving it. */
async function scan(page) {
  for (let i = 0; i < 4000; i += 1) {
    const [x, y] = [620 + (i * 37) % 200, 330 + (i * 61) % 240];
    await page.mouse.move(x, y);
    if (await page.locator(".map-canvas").getAttribute("data-hand") === "over") return [x, y];
  }
  throw new Error("nobody found");
}

const mouse = (cdp, type, x, y, more = {}) =>
  cdp.send("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" && !more.buttons ? "none" : "left", pointerType: "mouse", ...more });

/** Sends something 90 times, at the pace of a hand: about every 16 ms, whether or not the page keeps up. */
async function paced(steps, act) {
  const began = performance.now();
  const sent = [];
  for (let i = 0; i < steps; i += 1) {
    sent.push(act(i).catch(() => {}));
    await pause(Math.max(0, began + (i + 1) * 16.7 - performance.now()));
  }
  await Promise.all(sent);
}

const HANDS = {
  async pan(cdp) {
    const at = (i) => [700 + 260 * Math.sin(i / 14), 450 + 160 * Math.sin(i / 9)];
    // From the corner, where nobody is.
    await mouse(cdp, "mousePressed", 1150, 840, { clickCount: 1, buttons: 1 });
    await paced(120, (i) => mouse(cdp, "mouseMoved", at(i)[0] + 450, at(i)[1] + 390, { buttons: 1 }));
    await mouse(cdp, "mouseReleased", 1150, 840, { clickCount: 1 });
  },
  async zoom(cdp) {
    await paced(120, (i) => mouse(cdp, "mouseWheel", 720, 450, { deltaX: 0, deltaY: i % 60 < 30 ? -40 : 40, button: "none" }));
  },
  async drag(cdp, { somebody, page }) {
    for (let i = 0; i < 8; i += 1) await mouse(cdp, "mouseWheel", 720, 450, { deltaX: 0, deltaY: -60, button: "none" });
    await page.waitForTimeout(700);
    const [x, y] = await somebody();
    await mouse(cdp, "mouseMoved", x, y);
    await mouse(cdp, "mousePressed", x, y, { clickCount: 1, buttons: 1 });
    return async () => {
      await paced(120, (i) => mouse(cdp, "mouseMoved", x + i / 2 + 60 * Math.sin(i / 10), y + 60 * Math.sin(i / 7), { buttons: 1 }));
      await page.keyboard.press("Escape");
      await mouse(cdp, "mouseReleased", x, y, { clickCount: 1 });
    };
  },
};

/** In the constellation everybody gives way to who is dragged: only Kith has that here. */
HANDS.live = async (cdp, stage) => {
  await stage.page.getByRole("radio", { name: "Constellation" }).check({ force: true });
  await stage.page.waitForTimeout(3000);
  return HANDS.drag(cdp, stage);
};
const has = (engine, hand) => hand !== "live" || engine === "kith";

/** How long the page's thread worked for each frame, how long it took to the next one, and how many came a second. */
function frames(events) {
  const { shown, work } = told(events);
  const between = shown.slice(1).map((time, i) => time - shown[i]).filter((gap) => gap < 1000);
  return { work, between, fps: shown.length / ((shown.at(-1) - shown[0]) / 1000) };
}

const results = new Map();
for (let run = 0; run < RUNS; run += 1) {
  for (const n of SIZES) {
    for (const engine of ENGINES) {
      for (const hand of Object.keys(HANDS).filter((hand) => has(engine, hand))) {
        const browser = await launch(engine === "sigma" ? ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"] : []);
        const stage = await open(browser, engine, n);
        const cdp = await stage.context.newCDPSession(stage.page);
        await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
        let act = () => HANDS[hand](cdp, stage);
        if (hand === "drag" || hand === "live") act = await HANDS[hand](cdp, stage);
        const events = await traced(cdp, act);
        const key = `${n} ${engine} ${hand}`;
        const result = frames(events);
        results.set(key, [...(results.get(key) ?? []), result]);
        console.error(`${key}: work p95 ${at(result.work, 0.95).toFixed(1)} ms, between p95 ${at(result.between, 0.95).toFixed(1)} ms, ${result.fps.toFixed(1)} fps`);
        if (process.env.BENCH_SHOT) await stage.page.screenshot({ path: `${process.env.BENCH_SHOT}/${key.replaceAll(" ", "-")}.png` });
        await browser.close();
      }
    }
  }
}
server.close();

const of = (key, value) => median((results.get(key) ?? []).map(value));
const cell = (n, engine, hand) => {
  if (!has(engine, hand)) return "–";
  const key = `${n} ${engine} ${hand}`;
  return `${of(key, (r) => at(r.work, 0.95)).toFixed(1)} · ${of(key, (r) => at(r.between, 0.95)).toFixed(1)} · ${of(key, (r) => r.fps).toFixed(0)}`;
};
console.log(`Processor slowed down ${SLOW} times; medians of ${RUNS} runs of 120 moves of the hand, 2 s each.
Each cell: work of the page's thread for a frame, p95, ms · time between frames shown, p95, ms · frames a second.

| people / ties | drawing | pan | zoom | drag | drag, all give way |
|---|---|--:|--:|--:|--:|`);
for (const n of SIZES) {
  for (const engine of ENGINES) console.log(`| ${n} / ${TIES[n]} | ${engine} | ${Object.keys(HANDS).map((hand) => cell(n, engine, hand)).join(" | ")} |`);
}
