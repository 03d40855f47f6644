// How the grid of a hundred habits with ten years of checks opens, scrolls and takes a tap: Kith's own page in Chromium,
// one build or several in turn. What is told is the time the page's thread worked, by a trace, which a busy machine
// changes least. Prints Markdown.
//   node giving.mjs DIST [DIST ...]     pages as they are built
// BENCH_RUNS=3, BENCH_SLOW=1,4, BENCH_HABITS=100, BENCH_YEARS=10
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { loadavg } from "node:os";
import { launch } from "./chromium.mjs";

const dists = process.argv.slice(2);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const SLOW = (process.env.BENCH_SLOW ?? "1,4").split(",").map(Number);
const HABITS = Number(process.env.BENCH_HABITS ?? 100);
const DAYS = Math.round(Number(process.env.BENCH_YEARS ?? 10) * 365.25);
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8", ".css": "text/css", ".json": "application/json", ".png": "image/png" };

/** Seven days of ten are done; every third habit asks for three times a week. */
function notebook() {
  let seed = 1;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const days = Array.from({ length: DAYS }, (_, ago) => day(ago));
  const habits = Array.from({ length: HABITS }, (_, n) => ({
    id: `H${String(n).padStart(7, "0")}`, name: `Habit number ${n + 1}`, kind: "listen", rhythm: n % 3 ? "daily" : "3/week",
    started: day(DAYS), order: n + 1, checks: days.filter(() => random() < 0.7).reverse(),
  }));
  const parts = { people: [], ties: [], moments: [], habits, settings: { theme: "system" } };
  return JSON.stringify({ kith: "backup", version: 1, made: day(0), schema: 2, notebook: parts });
}

async function serve(dist) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const file = join(dist, path === "/" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return server;
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;
const sum = (list) => list.reduce((all, one) => all + one, 0);
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What the page's thread did meanwhile: its tasks, and when frames were shown. */
async function traced(cdp, act) {
  const events = [];
  const add = ({ value }) => events.push(...value);
  cdp.on("Tracing.dataCollected", add);
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame", "devtools.timeline.frame"] } });
  await act();
  const done = new Promise((resolve) => { cdp.once("Tracing.tracingComplete", resolve); });
  await cdp.send("Tracing.end");
  await done;
  cdp.off("Tracing.dataCollected", add);
  const tasks = events.filter((e) => e.name === "RunTask" && e.ph === "X");
  const busy = new Map();
  for (const { pid, tid, dur } of tasks) busy.set(`${pid} ${tid}`, (busy.get(`${pid} ${tid}`) ?? 0) + dur);
  const threads = new Set(events.filter((e) => ["UpdateLayerTree", "PrePaint", "FireAnimationFrame"].includes(e.name)).map((e) => `${e.pid} ${e.tid}`));
  const main = [...threads].sort((a, b) => (busy.get(b) ?? 0) - (busy.get(a) ?? 0))[0];
  const own = tasks.filter((e) => `${e.pid} ${e.tid}` === main).map((e) => ({ from: e.ts / 1000, work: (e.tdur ?? e.dur) / 1000 }));
  const shown = sorted(events.filter((e) => e.name === "DrawFrame" && e.pid === Number(main?.split(" ")[0])).map((e) => e.ts / 1000));
  const work = shown.slice(1).map((time, i) => sum(own.filter((task) => task.from >= shown[i] && task.from < time).map((task) => task.work)));
  return { all: sum(own.map((task) => task.work)), longest: Math.max(0, ...own.map((task) => task.work)), work };
}

async function run(browser, dist, file) {
  const server = await serve(dist);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.locator("#main").waitFor({ state: "attached" });
  const chooser = page.waitForEvent("filechooser");
  await page.locator("label.bring:visible").first().click();
  await (await chooser).setFiles({ name: "ten-years.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Bring it in", exact: true }).click();
  await page.locator(".toast-words").waitFor();
  await pause(3000);
  await page.reload();
  await page.locator("#main").waitFor({ state: "attached" });
  await pause(7000);
  const cdp = await page.context().newCDPSession(page);
  const found = [];
  for (const slow of SLOW) {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slow });
    await page.evaluate(() => { location.hash = "#/help"; });
    await pause(2000);
    const opening = await traced(cdp, async () => {
      await page.evaluate(() => { location.hash = "#/giving"; });
      await page.locator('[role="gridcell"]').first().waitFor();
      await pause(1500);
    });
    const scrolling = await traced(cdp, async () => {
      for (let n = 0; n < 120; n += 1) {
        await cdp.send("Input.dispatchMouseEvent", { type: "mouseWheel", x: 720, y: 500, deltaX: 0, deltaY: 45 });
        await pause(12);
      }
      await pause(500);
    });
    await page.evaluate(() => scrollTo(0, 0));
    await pause(800);
    const taps = [];
    for (let n = 0; n < 12; n += 1) {
      const cell = page.locator(".long-row").nth(n).locator('[role="gridcell"]').nth(4);
      await cell.scrollIntoViewIfNeeded();
      const { x, y } = await cell.boundingBox();
      const tap = await traced(cdp, async () => {
        await page.mouse.click(x + 9, y + 9);
        await pause(400);
      });
      taps.push(tap.longest);
    }
    found.push({ slow, opening, scrolling, taps });
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.context().close();
  server.close();
  return found;
}

const browser = await launch();
const file = notebook();
const all = new Map(dists.map((dist) => [dist, []]));
for (let turn = 0; turn < RUNS; turn += 1) {
  for (const dist of dists) {
    console.error(`${turn + 1} of ${RUNS}: ${dist}, load ${loadavg()[0].toFixed(1)}`);
    all.get(dist).push(await run(browser, dist, file));
  }
}
await browser.close();
console.log(`Chromium ${browser.version()}, ${HABITS} habits, ${DAYS} days, medians of ${RUNS} runs, load ${loadavg()[0].toFixed(1)}\n`);
console.log("| page | slowed | opens: work, ms | longest task, ms | scrolls: work a frame, p95, ms | a tap: longest task, median, ms | p95, ms |\n|---|--:|--:|--:|--:|--:|--:|");
for (const [dist, runs] of all) {
  SLOW.forEach((slow, i) => {
    const of = (read) => at(runs.map((run) => read(run[i])), 0.5).toFixed(1);
    const cells = [(r) => r.opening.all, (r) => r.opening.longest, (r) => at(r.scrolling.work, 0.95), (r) => at(r.taps, 0.5), (r) => at(r.taps, 0.95)];
    console.log(`| ${dist} | ×${slow} | ${cells.map(of).join(" | ")} |`);
  });
}
